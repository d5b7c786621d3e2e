// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/options.h"

#include <QCoreApplication>

#include <algorithm>
#include <iterator>
#include <utility>

namespace awaitscope {

namespace {

QString text(const char *source)
{
    return commandLineText(source);
}

QString unknownStrategy(const QString &name)
{
    return text("Unknown strategy %1: fail-fast, collect, task-group, sequential or as-written.").arg(name);
}

QString unknownPython(const QString &name)
{
    return text("Unknown Python %1: %2.").arg(name, PythonVersion::allInWords());
}

} // namespace

QString commandLineText(const char *source)
{
    return QCoreApplication::translate("CommandLine", source);
}

Options described(Options options, const char *text)
{
    for (Option &option : options)
        option.text = text;
    return options;
}

Options operator+(Options a, Options b)
{
    a.insert(a.end(), std::make_move_iterator(b.begin()), std::make_move_iterator(b.end()));
    return a;
}

ParsedOptions parseOptions(const QStringList &arguments, const Options &options)
{
    ParsedOptions result;
    bool onlyFiles = false;
    for (qsizetype i = 0; i < arguments.size() && result.wrong.isEmpty(); ++i) {
        const QString &argument = arguments[i];
        if (onlyFiles || !argument.startsWith(u'-') || argument == QLatin1String("-")) {
            result.files += argument;
            continue;
        }
        if (argument == QLatin1String("--")) {
            onlyFiles = true;
            continue;
        }
        if (argument == QLatin1String("--help") || argument == QLatin1String("-h")) {
            result.help = true;
            continue;
        }
        const qsizetype equals = argument.indexOf(u'=');
        const QString name = argument.left(equals);
        const auto option = std::ranges::find_if(options, [&name](const Option &each) { return each.names.contains(name); });
        if (option == options.end())
            result.wrong = text("Unknown option %1.").arg(name);
        else if (option->value.isEmpty() && equals >= 0)
            result.wrong = text("Option %1 takes no value.").arg(name);
        else if (option->value.isEmpty())
            result.wrong = option->take({});
        else if (equals < 0 && i + 1 == arguments.size())
            result.wrong = text("Option %1 needs a value.").arg(name);
        else
            result.wrong = option->take(equals < 0 ? arguments[++i] : argument.mid(equals + 1));
    }
    return result;
}

TakeValue toText(QString &target)
{
    return [&target](const QString &value) {
        target = value;
        return value.isEmpty() ? text("The value of an option is empty.") : QString();
    };
}

TakeValue toTrue(bool &target)
{
    return [&target](const QString &) {
        target = true;
        return QString();
    };
}

TakeValue toFalse(bool &target)
{
    return [&target](const QString &) {
        target = false;
        return QString();
    };
}

TakeValue toStrategy(Strategy &target)
{
    return [&target](const QString &value) {
        const std::optional<Strategy> strategy = strategyFromId(value);
        target = strategy.value_or(Strategy::AsWritten);
        return strategy ? QString() : unknownStrategy(value);
    };
}

TakeValue toStrategies(std::vector<Strategy> &target)
{
    return [&target](const QString &value) {
        target.clear();
        for (const QString &name : value.split(u',', Qt::SkipEmptyParts)) {
            const QString id = name.trimmed();
            const std::optional<Strategy> strategy = strategyFromId(id == QLatin1String("one-by-one") ? QStringLiteral("sequential") : id);
            if (!strategy)
                return unknownStrategy(id);
            target.push_back(*strategy);
        }
        return target.empty() ? text("--strategies needs comma-separated names.") : QString();
    };
}

TakeValue toPython(std::optional<PythonVersion> &target)
{
    return [&target](const QString &value) {
        target = PythonVersion::fromText(value);
        return target ? QString() : unknownPython(value);
    };
}

TakeValue toPythons(std::vector<PythonVersion> &target)
{
    return [&target](const QString &value) {
        target.clear();
        for (const QString &name : value.split(u',', Qt::SkipEmptyParts)) {
            const std::optional<PythonVersion> version = PythonVersion::fromText(name.trimmed());
            if (!version)
                return unknownPython(name.trimmed());
            target.push_back(*version);
        }
        return target.empty() ? text("--pythons needs comma-separated versions.") : QString();
    };
}

TakeValue toNumber(const char *name, qint64 least, qint64 most, std::function<void(qint64)> store)
{
    return [=, store = std::move(store)](const QString &value) {
        bool ok = false;
        const qint64 number = value.toLongLong(&ok);
        if (!ok || number < least || number > most)
            return text("%1 needs a whole number from %2 to %3, not %4.").arg(QLatin1String(name)).arg(least).arg(most).arg(value);
        store(number);
        return QString();
    };
}

TakeValue toFactor(const char *name, double least, double most, double &target)
{
    return [=, &target](const QString &value) {
        bool ok = false;
        target = value.toDouble(&ok);
        return ok && target >= least && target <= most
            ? QString()
            : text("%1 needs a number from %2 to %3, not %4.").arg(QLatin1String(name)).arg(least).arg(most).arg(value);
    };
}

TakeValue toWord(const char *name, QStringList words, std::function<void(qsizetype)> take)
{
    return [=, words = std::move(words), take = std::move(take)](const QString &value) {
        for (qsizetype i = 0; i < words.size(); ++i) {
            if (words[i].compare(value, Qt::CaseInsensitive) != 0)
                continue;
            take(i);
            return QString();
        }
        return text("%1 must be one of %2, not %3.").arg(QLatin1String(name), words.join(u' '), value);
    };
}

} // namespace awaitscope
