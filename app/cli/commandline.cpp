// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/commandline.h"

#include "app/cli/commandoptions.h"
#include "app/cli/helptext.h"
#include "app/cli/optiontable.h"

#include <algorithm>

namespace awaitscope {

namespace {

QString text(const char *source)
{
    return commandLineText(source);
}

//! What `run` takes for a Python file, and `try`, which makes each await fail in turn.
Invocation parseRunPython(const QStringList &arguments, bool tryEachAwait)
{
    request::RunPython python;
    request::TryAwaits trial;
    PythonRun &run = python.run;
    const QString command = tryEachAwait ? QStringLiteral("try") : QStringLiteral("run");
    const qsizetype end = arguments.indexOf(QLatin1String("--"));
    const QStringList own = arguments.first(end < 0 ? arguments.size() : end);
    tryEachAwait = tryEachAwait || own.contains(QLatin1String("--try-each-await"));
    bool again = false;
    Options options = tryEachAwait ? tryOptions(trial, run) : runPythonOptions(python, tryEachAwait);
    if (tryEachAwait) // what `run` needs for it
        options.push_back({{QStringLiteral("--try-each-await")}, {}, nullptr, toTrue(again)});
    const ParsedOptions parsed = parseOptions(own, options);
    if (parsed.help)
        return request::Print{helpText(command)};
    if (!parsed.wrong.isEmpty())
        return request::Wrong{parsed.wrong};
    if (parsed.files.size() != 1)
        return request::Wrong{text("%1 needs one FILE.").arg(command)};
    run.file = parsed.files.first();
    run.arguments = end < 0 ? QStringList() : arguments.mid(end + 1);
    trial.run = run;
    if (tryEachAwait)
        return trial;
    return python;
}

Invocation parseConvert(const QStringList &arguments)
{
    request::Convert convert;
    const ParsedOptions parsed = parseOptions(arguments, convertOptions(convert));
    if (parsed.help)
        return request::Print{helpText(QStringLiteral("convert"))};
    if (!parsed.wrong.isEmpty())
        return request::Wrong{parsed.wrong};
    if (parsed.files.size() != 1)
        return request::Wrong{text("convert needs one FILE.")};
    if (convert.output.isEmpty())
        return request::Wrong{text("convert needs -o OUT.taskset.")};
    convert.file = parsed.files.first();
    return convert;
}

Invocation parseRun(const QStringList &arguments)
{
    const auto behind = std::find(arguments.begin(), arguments.end(), QLatin1String("--"));
    if (std::any_of(arguments.begin(), behind, isPythonFile))
        return parseRunPython(arguments, false);
    request::Run run;
    const ParsedOptions parsed = parseOptions(arguments, runOptions(run));
    if (parsed.help)
        return request::Print{helpText(QStringLiteral("run"))};
    if (!parsed.wrong.isEmpty())
        return request::Wrong{parsed.wrong};
    if (parsed.files.size() != 1)
        return request::Wrong{text("run needs one FILE.")};
    run.file = parsed.files.first();
    return run;
}

Invocation parseExport(const QStringList &arguments)
{
    request::Export what;
    const ParsedOptions parsed = parseOptions(arguments, exportOptions(what));
    what.files = parsed.files;
    if (parsed.help)
        return request::Print{helpText(QStringLiteral("export"))};
    if (!parsed.wrong.isEmpty())
        return request::Wrong{parsed.wrong};
    if (what.files.isEmpty())
        return request::Wrong{text("export needs a FILE.")};
    if (what.output.isEmpty())
        return request::Wrong{text("export needs -o OUT.")};
    if (!formatOf(what.output))
        return request::Wrong{text("%1: the file extension must be one of %2.").arg(what.output, exportSuffixes().join(u' '))};
    if (what.files.size() > 1 && !what.output.contains(QLatin1String("{name}")))
        return request::Wrong{text("With several files, OUT must contain {name}, for example 'pictures/{name}.svg'.")};
    return what;
}

Invocation parseCompare(const QStringList &arguments)
{
    request::Compare what;
    const ParsedOptions parsed = parseOptions(arguments, compareOptions(what));
    what.files = parsed.files;
    if (parsed.help)
        return request::Print{helpText(QStringLiteral("compare"))};
    if (!parsed.wrong.isEmpty())
        return request::Wrong{parsed.wrong};
    if (what.files.isEmpty())
        return request::Wrong{text("compare needs a FILE.")};
    if (what.files.size() == 1 && what.strategies.size() <= 1 && what.strategies.size() + what.pythons.size() > 0 && what.pythons.size() <= 1)
        return request::Wrong{text("compare needs two runs: another FILE, another strategy or another Python.")};
    if (!what.output.isEmpty() && !comparisonFormatOf(what.output))
        return request::Wrong{text("%1: the file extension must be one of %2.").arg(what.output, comparisonSuffixes().join(u' '))};
    return what;
}

Invocation parseCheck(const QStringList &arguments)
{
    request::Check check;
    const ParsedOptions parsed = parseOptions(arguments, checkOptions(check));
    if (parsed.help)
        return request::Print{helpText(QStringLiteral("check"))};
    if (!parsed.wrong.isEmpty())
        return request::Wrong{parsed.wrong};
    if (parsed.files.isEmpty())
        return request::Wrong{text("check needs a FILE.")};
    check.files = parsed.files;
    return check;
}

//! Of `record --attach PID`.
Invocation attachTo(const request::Record &record, const QString &process, const QString &interpreter)
{
    request::Attach attach{process.toLongLong(), interpreter, record.output, record.options, record.live};
    if (attach.process <= 0)
        return request::Wrong{text("--attach needs the number of a process, not %1.").arg(process)};
    if (attach.options.contains(QLatin1String("cost")))
        return request::Wrong{text("--cost needs a COMMAND: a program that is already running does not print it.")};
    return attach;
}

Invocation parseRecord(const QStringList &arguments)
{
    request::Record record;
    QString process, interpreter;
    const qsizetype end = arguments.indexOf(QLatin1String("--"));
    const ParsedOptions parsed = parseOptions(arguments.first(end < 0 ? arguments.size() : end), recordOptions(record, process, interpreter));
    if (parsed.help)
        return request::Print{helpText(QStringLiteral("record"))};
    if (!parsed.wrong.isEmpty())
        return request::Wrong{parsed.wrong};
    if (!process.isEmpty() && parsed.files.isEmpty() && end < 0)
        return attachTo(record, process, interpreter);
    if (!process.isEmpty())
        return request::Wrong{text("record takes --attach or -- COMMAND, not both.")};
    if (!interpreter.isEmpty())
        return request::Wrong{text("--interpreter needs --attach.")};
    if (!parsed.files.isEmpty() || end < 0 || end + 1 == arguments.size())
        return request::Wrong{text("record needs -- COMMAND.")};
    record.command = arguments.sliced(end + 1);
    return record;
}

Invocation parseProbe(const QStringList &arguments)
{
    bool path = false;
    const ParsedOptions parsed = parseOptions(arguments, probeOptions(path));
    if (parsed.help)
        return request::Print{helpText(QStringLiteral("record"))};
    if (!parsed.wrong.isEmpty())
        return request::Wrong{parsed.wrong};
    if (!path || !parsed.files.isEmpty())
        return request::Wrong{text("probe needs --print-path.")};
    return request::Probe{};
}

Invocation parseWindow(const QStringList &arguments)
{
    request::Window window;
    bool version = false;
    const ParsedOptions parsed = parseOptions(arguments, windowOptions(window, version));
    if (parsed.help)
        return request::Print{helpText({})};
    if (!parsed.wrong.isEmpty())
        return request::Wrong{parsed.wrong};
    if (version)
        return request::Print{QStringLiteral("awaitscope " AWAITSCOPE_VERSION "\n")};
    if (parsed.files.size() > 1)
        return request::Wrong{text("The window opens one FILE.")};
    window.file = parsed.files.value(0);
    return window;
}

} // namespace

Invocation parseArguments(const QStringList &arguments)
{
    const QString first = arguments.value(0);
    if (first == QLatin1String("run"))
        return parseRun(arguments.mid(1));
    if (first == QLatin1String("try"))
        return parseRunPython(arguments.mid(1), true);
    if (first == QLatin1String("export"))
        return parseExport(arguments.mid(1));
    if (first == QLatin1String("compare"))
        return parseCompare(arguments.mid(1));
    if (first == QLatin1String("check"))
        return parseCheck(arguments.mid(1));
    if (first == QLatin1String("convert"))
        return parseConvert(arguments.mid(1));
    if (first == QLatin1String("record"))
        return parseRecord(arguments.mid(1));
    if (first == QLatin1String("probe"))
        return parseProbe(arguments.mid(1));
    if (first == QLatin1String("--options-json"))
        return request::Print{QString::fromUtf8(optionsAsJson())};
    return parseWindow(arguments);
}

} // namespace awaitscope
