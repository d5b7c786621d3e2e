// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/formats/program/pythonidentifiers.h"

#include "model/formats/program/pythonnames.h"
#include "model/program/grammar/exceptiontypes.h"
#include "model/text/pythontext.h"

#include <algorithm>

namespace awaitscope {

namespace {

constexpr qsizetype longest = 80; // of an identifier that is not the name itself; longer ones are unreadable

// Python normalizes every identifier to this form, so that two spellings of one name are the same identifier.
QString normal(const QString &name)
{
    return name.normalized(QString::NormalizationForm_KC);
}

bool isIdentifier(const QString &name)
{
    const QList<uint> characters = name.toUcs4();
    return !characters.isEmpty() && startsPythonName(characters.front()) && std::ranges::all_of(characters, continuesPythonName) && normal(name) == name;
}

// Characters that are not allowed in an identifier become an underscore, several in a row a single one.
QString spelled(const QString &name, const QString &fallback)
{
    QString out;
    for (const uint c : normal(name).toUcs4()) {
        if (continuesPythonName(c))
            out += QChar::fromUcs4(c);
        else if (!out.isEmpty() && !out.endsWith(QLatin1Char('_')))
            out += QLatin1Char('_');
        if (out.size() >= longest)
            break;
    }
    while (out.endsWith(QLatin1Char('_')))
        out.chop(1);
    if (out.isEmpty())
        return fallback;
    return normal(startsPythonName(out.toUcs4().front()) ? out : QLatin1Char('_') + out);
}

bool isBuiltin(const QString &name)
{
    static const QSet<QString> names = [] {
        const QStringList words = QStringLiteral("abs aiter all anext any ascii bin bool breakpoint bytearray bytes callable chr classmethod compile complex "
                                                 "delattr dict dir divmod enumerate eval exec filter float format frozenset getattr "
                                                 "globals hasattr hash hex id input int isinstance issubclass iter len list locals map max "
                                                 "memoryview min next object oct open ord pow print property range repr reversed round set setattr "
                                                 "slice sorted staticmethod str sum super tuple type vars zip NotImplemented Ellipsis")
                                      .split(QLatin1Char(' '));
        return QSet<QString>(words.begin(), words.end());
    }();
    return names.contains(name);
}

bool isSpecial(const QString &name)
{
    return name.startsWith(QLatin1String("__")) && name.size() > 2;
}

QString withoutUnderscores(QString name, const QString &fallback)
{
    while (name.startsWith(QLatin1Char('_')))
        name.remove(0, 1);
    while (name.endsWith(QLatin1Char('_')))
        name.chop(1);
    if (name.isEmpty())
        return fallback;
    return startsPythonName(name.toUcs4().front()) ? name : QLatin1Char('_') + name;
}

// A type of the set may have the name of a Python type, and then replaces it in the program too.
bool isReservedForTypes(const QString &name)
{
    return isPythonKeyword(name) || isSpecial(name) || isBuiltin(name) || isCalledByPrograms(name);
}

bool isReserved(const QString &name)
{
    return isReservedForTypes(name) || builtinBase(name).has_value();
}

bool isReservedForAttributes(const QString &name)
{
    return isPythonKeyword(name) || isSpecial(name);
}

QStringList sorted(const QSet<QString> &names)
{
    QStringList out(names.begin(), names.end());
    out.sort();
    return out;
}

} // namespace

QString PythonIdentifiers::give(const QString &name, const QString &fallback, bool (*reserved)(const QString &), QSet<QString> &taken)
{
    if (isIdentifier(name) && !reserved(name) && !taken.contains(name)) {
        taken += name;
        return name;
    }
    QString out = isIdentifier(name) && name.size() <= longest ? name : spelled(name, fallback);
    const bool isAttribute = &taken == &m_takenAttributes; // attributes can only clash with each other
    const auto isFree = [&](const QString &identifier) {
        const bool isMeant = !isAttribute && (m_words.contains(identifier) || m_clashes.contains(identifier));
        return !reserved(identifier) && !taken.contains(identifier) && !isMeant;
    };
    if (isSpecial(out)) // it would stay special whatever is appended
        out = withoutUnderscores(out, fallback);
    if (!isFree(out) && (reserved(out) || isIdentifier(name)))
        out += QLatin1Char('_');
    if (!isFree(out)) {
        const QString base = out.endsWith(QLatin1Char('_')) ? out : out + QLatin1Char('_');
        for (int number = 2; !isFree(out); ++number)
            out = base + QString::number(number);
    }
    taken += out;
    return out;
}

PythonIdentifiers::PythonIdentifiers(const TaskSet &set)
    : m_clashes(clashingNames(set))
{
    QSet<QString> variables;
    QSet<QString> globals;
    for (const QString &name : variableNames(set))
        name.startsWith(QLatin1Char('$')) ? globals += name.mid(1) : variables += name;
    for (const SharedObject &o : set.objects.value_or(std::vector<SharedObject>()))
        variables += o.name;
    m_words = variables;
    for (const Coroutine &c : set.coros)
        m_words += wordsOf(c.body, c.params.value_or(QStringList())) + QSet<QString>{c.name};
    // Names that are already identifiers come first, and are kept.
    for (const bool asItIs : {true, false}) {
        const auto isNow = [asItIs](const QString &name) { return isIdentifier(name) == asItIs; };
        for (const ExceptionType &e : set.exceptions.value_or(std::vector<ExceptionType>()))
            if (isNow(e.name))
                type(e.name);
        for (const QString &name : sorted(variables))
            if (isNow(name))
                variable(name);
        for (const QString &name : sorted(globals))
            if (isNow(name))
                attribute(name);
    }
}

QString PythonIdentifiers::variable(const QString &name)
{
    QString &out = m_variables[name];
    if (out.isEmpty()) {
        out = give(name, QStringLiteral("variable"), isReserved, m_taken);
        if (out != name)
            m_substitutes += out;
    }
    return out;
}

QString PythonIdentifiers::attribute(const QString &name)
{
    QString &out = m_attributes[name];
    if (out.isEmpty())
        out = give(name, QStringLiteral("variable"), isReservedForAttributes, m_takenAttributes);
    return out;
}

QString PythonIdentifiers::type(const QString &name)
{
    QString &out = m_types[name];
    if (out.isEmpty()) {
        out = give(name, QStringLiteral("Error"), isReservedForTypes, m_taken);
        if (out != name)
            m_substitutes += out;
    }
    return out;
}

QString PythonIdentifiers::function(const QString &coroutine)
{
    QString &out = m_functions[coroutine];
    if (!out.isEmpty())
        return out;
    // A local variable of the same name does not hide it, because the coroutine is not used there.
    const bool isFree = isIdentifier(coroutine) && !isReserved(coroutine) && !m_clashes.contains(coroutine) && !m_substitutes.contains(coroutine);
    out = isFree && !m_takenFunctions.contains(coroutine) ? coroutine : give(coroutine, QStringLiteral("coroutine"), isReserved, m_taken);
    m_takenFunctions += out;
    m_taken += out;
    return out;
}

} // namespace awaitscope
