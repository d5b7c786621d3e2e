// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The first part of the prelude of every C++ program (cppwriter.h); it is never a part of Awaitscope itself.
//--- from here on it is written into the programs
// What asyncio provides and QCoro does not: values that print as in Python, exceptions by name, tasks that start in the next
// iteration of the loop and can be cancelled, gather, and reports of errors that were never retrieved. The program itself is at the end.

#include <QCoreApplication>
#include <QHash>
#include <QString>
#include <QStringDecoder>
#include <QStringList>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdio>
#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <qcoro/qcorotask.h>
#include <qcoro/qcorotimer.h>
#include <string_view>
#include <thread>
#include <variant>
#include <vector>

namespace aio {

struct Value;
struct Future;
struct Coroutine;
struct Object;
using List = std::vector<Value>;
using Dict = std::vector<std::pair<Value, Value>>;

//! An exception, or none. Types are names, because a program may define its own; see addErrors().
class Error
{
public:
    Error() = default;
    template <typename... Parts>
    explicit Error(const QString &type, const Parts &...message);
    //! An exception group.
    Error(const QString &message, std::vector<Error> members);
    explicit operator bool() const { return m_data != nullptr; }
    bool operator==(const Error &) const = default; // the same object, not an equal one
    QString type() const { return m_data ? m_data->type : QString(); }
    QString message() const;
    QString repr() const;
    QString traceback() const;
    bool is(const QStringList &types) const;
    void raise() const
    {
        if (m_data)
            throw *this;
    }

private:
    QString lastLine() const;
    QString tree(int depth) const;

    struct Data
    {
        QString type;
        QString text;
        bool empty = true;
        std::vector<Error> members = {}; // of a group
    };
    std::shared_ptr<const Data> m_data;
};

//! The value of a variable.
struct Value
{
    using Any = std::variant<std::monostate, bool, qint64, double, QString, List, Dict, Error, std::shared_ptr<Future>, std::shared_ptr<Coroutine>,
                             std::shared_ptr<Object>>;
    Any v;

    Value() = default;
    Value(bool b)
        : v(b) {}
    Value(int n)
        : v(qint64(n)) {}
    Value(qint64 n)
        : v(n) {}
    Value(double d)
        : v(d) {}
    Value(const QString &s)
        : v(s) {}
    template <std::size_t N>
    Value(const char (&s)[N])
        : v(QString(QStringDecoder(QStringDecoder::Utf8, QStringDecoder::Flag::ConvertInitialBom)(QByteArrayView(s, qsizetype(N - 1)))))
    {}
    Value(List list)
        : v(std::move(list)) {}
    Value(Dict dict)
        : v(std::move(dict)) {}
    Value(Error e)
        : v(std::move(e)) {}
    template <typename F, typename = std::enable_if_t<std::is_base_of_v<Future, F>>>
    Value(std::shared_ptr<F> f)
        : v(std::shared_ptr<Future>(std::move(f)))
    {}
    Value(std::shared_ptr<Coroutine> c)
        : v(std::move(c)) {}
    template <typename O, typename = void, typename = std::enable_if_t<std::is_base_of_v<Object, O>>>
    Value(std::shared_ptr<O> o)
        : v(std::shared_ptr<Object>(std::move(o)))
    {}

    bool operator==(const Value &other) const;
};
inline const Value none;

inline std::map<QString, QString> &errorBases()
{
    static std::map<QString, QString> bases{
        {"Exception", "BaseException"},
        {"CancelledError", "BaseException"},
        {"GeneratorExit", "BaseException"},
        {"TypeError", "Exception"},
        {"RuntimeError", "Exception"},
        {"InvalidStateError", "Exception"},
        {"ValueError", "Exception"},
        {"OSError", "Exception"},
        {"TimeoutError", "OSError"},
        {"ExceptionGroup", "Exception"},
        {"BaseExceptionGroup", "BaseException"},
        {"ArithmeticError", "Exception"},
        {"ZeroDivisionError", "ArithmeticError"},
        {"NameError", "Exception"},
        {"UnboundLocalError", "NameError"},
        {"AttributeError", "Exception"},
    };
    return bases;
}

//! Registers types, each with its base.
inline void addErrors(const std::map<QString, QString> &types)
{
    for (const auto &[type, base] : types)
        errorBases()[type] = base;
}

inline bool isSubclass(QString type, const QString &base)
{
    if (type == QLatin1String("ExceptionGroup")) // the only type with two bases
        return QStringList{"ExceptionGroup", "BaseExceptionGroup", "Exception", "BaseException"}.contains(base);
    while (type != base && errorBases().contains(type))
        type = errorBases()[type];
    return type == base;
}

inline bool Error::is(const QStringList &types) const
{
    return m_data && std::any_of(types.begin(), types.end(), [this](const QString &t) { return isSubclass(type(), t); });
}

//! A text as Python's repr() shows it.
inline QString repr(const QString &text)
{
    const QChar quote = text.contains(u'\'') && !text.contains(u'"') ? u'"' : u'\'';
    QString out(quote);
    for (const char32_t c : text.toUcs4()) {
        const bool hidden = !QChar::isPrint(c) || (QChar::isSpace(c) && c != U' ');
        if (c == U'\n' || c == U'\r' || c == U'\t')
            out += c == U'\n' ? QStringLiteral("\\n") : c == U'\r' ? QStringLiteral("\\r")
                                                                   : QStringLiteral("\\t");
        else if (c == U'\\' || c == quote.unicode())
            out += QStringLiteral("\\") + QChar(char16_t(c));
        else if (hidden && c < 0x100)
            out += QStringLiteral("\\x%1").arg(uint(c), 2, 16, QLatin1Char('0'));
        else if (hidden)
            out += QStringLiteral("\\%1%2").arg(QLatin1Char(c < 0x10000 ? 'u' : 'U')).arg(uint(c), c < 0x10000 ? 4 : 8, 16, QLatin1Char('0'));
        else
            out += QChar::fromUcs4(c);
    }
    return out + quote;
}

inline QString repr(double d)
{
    if (!std::isfinite(d))
        return std::isnan(d) ? QStringLiteral("nan") : d > 0 ? QStringLiteral("inf")
                                                             : QStringLiteral("-inf");
    char buffer[400];
    const double size = std::fabs(d);
    const bool scientific = size != 0 && (size >= 1e16 || size < 1e-4);
    const auto end = std::to_chars(buffer, buffer + sizeof buffer, d, scientific ? std::chars_format::scientific : std::chars_format::fixed);
    const QString out = QString::fromLatin1(buffer, end.ptr - buffer);
    return scientific || out.contains(u'.') ? out : out + QStringLiteral(".0");
}

QString repr(const Value &value);
QString repr(const std::shared_ptr<Future> &future);
QString repr(const std::shared_ptr<Coroutine> &coroutine);

//! Something that has methods but no value, such as a task group.
struct Object
{
    virtual ~Object() = default;
    virtual QString repr() const = 0;
};

//! What a variable holds that has no value yet, or no longer.
inline const Value unset = std::shared_ptr<Object>();

inline QString repr(const std::shared_ptr<Object> &object)
{
    return object->repr();
}

//! A value as print() shows it.
inline QString str(const Value &value)
{
    if (const auto *text = std::get_if<QString>(&value.v))
        return *text;
    const auto *error = std::get_if<Error>(&value.v);
    return error ? error->message() : repr(value);
}

template <typename... Parts>
QString joined(const Parts &...parts)
{
    return (QString() + ... + str(parts));
}

template <typename... Parts>
Error::Error(const QString &type, const Parts &...message)
    : m_data(std::make_shared<Data>(Data{type, joined(message...), sizeof...(message) == 0}))
{
}

inline Error::Error(const QString &message, std::vector<Error> members)
{
    const bool all = std::all_of(members.begin(), members.end(), [](const Error &e) { return e.is({"Exception"}); });
    m_data = std::make_shared<Data>(Data{all ? QStringLiteral("ExceptionGroup") : QStringLiteral("BaseExceptionGroup"), message, false, std::move(members)});
}

//! str() of a KeyError quotes its argument, str() of a group includes the number of members.
inline QString Error::message() const
{
    if (!m_data)
        return {};
    if (const std::size_t n = m_data->members.size(); n > 0)
        return QStringLiteral("%1 (%2 sub-exception%3)").arg(m_data->text).arg(n).arg(n == 1 ? QString() : QStringLiteral("s"));
    return type() == QLatin1String("KeyError") && !m_data->empty ? aio::repr(m_data->text) : m_data->text;
}

inline QString Error::repr() const
{
    if (!m_data || m_data->empty)
        return type() + QStringLiteral("()");
    QStringList members;
    for (const Error &member : m_data->members)
        members += member.repr();
    const QString rest = members.isEmpty() ? QString() : QStringLiteral(", [%1]").arg(members.join(QStringLiteral(", ")));
    return type() + QLatin1Char('(') + aio::repr(m_data->text) + rest + QLatin1Char(')');
}

inline QString Error::lastLine() const
{
    const bool ofAsyncio = type() == QLatin1String("CancelledError") || type() == QLatin1String("InvalidStateError");
    const QString name = ofAsyncio ? QStringLiteral("asyncio.exceptions.") + type() : type();
    return name + (message().isEmpty() ? QString() : QStringLiteral(": ") + message());
}

//! A group as Python prints it: \a depth 1 is the whole group.
inline QString Error::tree(int depth) const
{
    const QString margin(depth * 2, QLatin1Char(' '));
    QString out = margin + (depth == 1 ? QStringLiteral("+ ") : QStringLiteral("| ")) + QStringLiteral("Exception Group Traceback (most recent call last):\n");
    out += margin + QStringLiteral("| ") + lastLine();
    for (std::size_t i = 0; i < m_data->members.size(); ++i) {
        const Error &member = m_data->members[i];
        const QString corner = i == 0 ? QStringLiteral("+-+") : QStringLiteral("  +");
        out += QStringLiteral("\n%1%2---------------- %3 ----------------\n").arg(margin, corner).arg(i + 1);
        const QString bar = margin + QStringLiteral("  | ");
        out += member.m_data->members.empty() ? bar + QStringLiteral("Traceback (most recent call last):\n") + bar + member.lastLine() : member.tree(depth + 1);
    }
    if (m_data->members.back().m_data->members.empty())
        out += QLatin1Char('\n') + margin + QStringLiteral("  +------------------------------------");
    return out;
}

inline QString Error::traceback() const
{
    return m_data && !m_data->members.empty() ? tree(1) : QStringLiteral("Traceback (most recent call last):\n") + lastLine();
}

inline QString repr(const List &list)
{
    QStringList parts;
    for (const Value &x : list)
        parts += repr(x);
    return QLatin1Char('[') + parts.join(QStringLiteral(", ")) + QLatin1Char(']');
}

inline QString repr(const Dict &dict)
{
    QStringList parts;
    for (const auto &[key, x] : dict)
        parts += repr(key) + QStringLiteral(": ") + repr(x);
    return QLatin1Char('{') + parts.join(QStringLiteral(", ")) + QLatin1Char('}');
}

inline QString repr(std::monostate)
{
    return QStringLiteral("None");
}
inline QString repr(bool b)
{
    return b ? QStringLiteral("True") : QStringLiteral("False");
}
inline QString repr(qint64 n)
{
    return QString::number(n);
}
inline QString repr(const Error &e)
{
    return e.repr();
}

inline QString repr(const Value &value)
{
    return std::visit([](const auto &x) { return repr(x); }, value.v);
}

inline void writeLine(std::FILE *stream, const QString &text)
{
    const QByteArray utf8 = text.toUtf8() + '\n';
    std::fwrite(utf8.constData(), 1, std::size_t(utf8.size()), stream);
    std::fflush(stream);
}

template <typename... Parts>
void print(const Parts &...parts)
{
    writeLine(stdout, joined(parts...));
}

inline std::optional<double> numberOf(const Value &value)
{
    if (const auto *b = std::get_if<bool>(&value.v))
        return *b ? 1 : 0;
    if (const auto *n = std::get_if<qint64>(&value.v))
        return double(*n);
    const auto *d = std::get_if<double>(&value.v);
    return d ? std::optional(*d) : std::nullopt;
}

inline bool Value::operator==(const Value &other) const
{
    const auto a = numberOf(*this);
    const auto b = numberOf(other);
    return a && b ? *a == *b : v == other.v;
}

inline bool truthy(const Value &value)
{
    if (const auto n = numberOf(value))
        return *n != 0;
    if (const auto *text = std::get_if<QString>(&value.v))
        return !text->isEmpty();
    if (const auto *list = std::get_if<List>(&value.v))
        return !list->empty();
    const auto *dict = std::get_if<Dict>(&value.v);
    return dict ? !dict->empty() : value.v.index() != 0;
}

inline bool isInstance(const Value &value, const QString &type)
{
    const auto *error = std::get_if<Error>(&value.v);
    return error && error->is({type});
}

inline const List &listOf(const Value &value)
{
    if (const auto *list = std::get_if<List>(&value.v))
        return *list;
    throw Error("TypeError", "this is not a list: ", value);
}

inline bool isUnset(const Value &value)
{
    const auto *object = std::get_if<std::shared_ptr<Object>>(&value.v);
    return object && !*object;
}

//! The variable, if it has a value. Its name is no QString: GCC 13 takes the reference for one to that temporary.
inline const Value &bound(const Value &variable, const char *name)
{
    if (isUnset(variable))
        throw Error("UnboundLocalError", "cannot access local variable '", QString::fromUtf8(name), "' where it is not associated with a value");
    return variable;
}

//! The same for one that all coroutines share.
inline const Value &boundGlobal(const Value &variable, const char *name)
{
    if (isUnset(variable))
        throw Error("AttributeError", "'types.SimpleNamespace' object has no attribute '", QString::fromUtf8(name), "'");
    return variable;
}

//! list[index % len(list)], as in Python.
inline Value itemOf(const Value &list, const Value &index)
{
    const List &all = listOf(list);
    const auto n = numberOf(index);
    if (!n || std::holds_alternative<double>(index.v))
        throw Error("TypeError", "list indices must be integers");
    if (all.empty())
        throw Error("ZeroDivisionError", "integer modulo by zero");
    const qint64 size = qint64(all.size());
    return all[std::size_t(((qint64(*n) % size) + size) % size)];
}

//! Counts calls by key, and raises in the first \a n of each.
inline void raiseFirst(int n, const QString &key, const Error &error)
{
    static QHash<QString, int> counts;
    if (++counts[key] <= n)
        error.raise();
}

} // namespace aio
