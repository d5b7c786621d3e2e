// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/commandoptions.h"

#include <QRegularExpression>

#include <utility>

#define HELP(text) QT_TRANSLATE_NOOP("CommandLine", text)

namespace awaitscope {

namespace {

constexpr qint64 MostCounted = 4'000'000'000, MostMs = 1'000'000'000'000, MostOfLauncher = 1'000'000'000;
const QString StrategyNames = QStringLiteral("fail-fast|collect|task-group|sequential|as-written");
const QString PythonNames = QStringLiteral("3.11|3.12|3.13|3.14");
const QString Number = QStringLiteral("N"), Milliseconds = QStringLiteral("MS"), Pixels = QStringLiteral("PX");

Option outputOption(QString &target, const char *text)
{
    return {{QStringLiteral("-o"), QStringLiteral("--output")}, QStringLiteral("OUT"), text, toText(target)};
}

TakeValue toClock(ClockKind &target)
{
    return [&target](const QString &value) {
        target = value == QLatin1String("wall") ? ClockKind::Wall : ClockKind::Virtual;
        const bool known = value == QLatin1String("wall") || value == QLatin1String("virtual");
        return known ? QString() : commandLineText("Unknown clock %1: virtual or wall.").arg(value);
    };
}

//! The clock of a Python program.
TakeValue toProgramClock(QStringList &options)
{
    return [&options](const QString &value) {
        options += {QStringLiteral("--clock"), value == QLatin1String("virtual") ? value : QStringLiteral("real")};
        const bool known = value == QLatin1String("virtual") || value == QLatin1String("real") || value == QLatin1String("wall");
        return known ? QString() : commandLineText("Unknown clock %1: virtual or real.").arg(value);
    };
}

//! Options that launch.py gets as they are. What is wrong with a strategy or a fault, it says with the line.
Options launchOptions(PythonRun &run)
{
    const auto number = [&run](const char *name) {
        return toNumber(name, 1, MostOfLauncher, [&run, name](qint64 n) { run.options += {QLatin1String(name), QString::number(n)}; });
    };
    const auto words = [&run](const char *name) {
        return [&run, name](const QString &value) {
            run.options += QLatin1String(name) + u'=' + value;
            return QString();
        };
    };
    return {
        {{QStringLiteral("--interpreter")}, QStringLiteral("PYTHON"), HELP("default python3; 3.8 or later"), toText(run.interpreter)},
        {{QStringLiteral("--clock")},
         QStringLiteral("virtual|real"),
         HELP("sleeps cost nothing, and time.time() and similar calls follow it; sockets, threads and processes take real time. Default virtual"),
         toProgramClock(run.options)},
        {{QStringLiteral("--max-time")}, Milliseconds, HELP("stop it after MS milliseconds on its virtual clock"), number("--max-time")},
        {{QStringLiteral("--max-elapsed")}, Milliseconds, HELP("stop it after MS milliseconds"), number("--max-elapsed")},
        {{QStringLiteral("--max-memory")}, QStringLiteral("MB"), HELP("limit its address space"), number("--max-memory")},
        {{QStringLiteral("--max-output")}, QStringLiteral("BYTES"), HELP("stop it when it has printed more"), number("--max-output")},
        {{QStringLiteral("--strategy")},
         QStringLiteral("NAME[@LINE]"),
         QT_TRANSLATE_NOOP("CommandLine",
                           "how its calls of gather wait: fail-fast, collect, task-group, sequential; all of them, or the one in"
                           " that line. The text is not changed. May be repeated"),
         words("--strategy")},
        {{QStringLiteral("--fail")},
         QStringLiteral("[NAME@]LINE[.N][/TIME]=EFFECT"),
         QT_TRANSLATE_NOOP("CommandLine",
                           "an await that fails. NAME: of the task or function, else all; N: the Nth await of the line; TIME: "
                           "only that time, else each time. EFFECT: TYPE or TYPE:MESSAGE, delay:DURATION, never, cancel; for "
                           "example fetch@12=TimeoutError:slow, 12/1=delay:2s. May be repeated"),
         words("--fail")},
    };
}

//! Options for the content and the look of a picture.
Options lookOptions(ExportOptions &options)
{
    const auto theme = [&options](const QString &value) {
        const std::optional<ExportTheme> known = parseExportTheme(value);
        options.theme = known.value_or(ExportTheme::Auto);
        return known ? QString() : commandLineText("Unknown theme %1: light, dark or auto.").arg(value);
    };
    const auto range = [&options](const QString &value) {
        options.range = parseTimeRange(value);
        return options.range ? QString() : commandLineText("--range needs FROM..TO, for example 100ms..2s, not %1.").arg(value);
    };
    const char *without = HELP("leave out the title, the legend or the ruler");
    return {
        {{QStringLiteral("--range")}, QStringLiteral("FROM..TO"), HELP("part of the run, for example 100ms..2s"), range},
        {{QStringLiteral("--title")}, QStringLiteral("TEXT"), HELP("title; default that of the task set"), toText(options.titleText)},
        {{QStringLiteral("--no-title")}, {}, without, toFalse(options.title)},
        {{QStringLiteral("--no-legend")}, {}, without, toFalse(options.legend)},
        {{QStringLiteral("--no-ruler")}, {}, without, toFalse(options.ruler)},
        {{QStringLiteral("--theme")},
         QStringLiteral("light|dark|auto"),
         HELP("auto: an SVG follows the mode of its viewer, other pictures are light"),
         theme},
        {{QStringLiteral("--transparent")}, {}, HELP("no background; legible on light and on dark"), toTrue(options.transparent)},
    };
}

//! A number of bytes, passed on to the probe: 512K, 64M, 1G.
TakeValue toBytes(const QString &name, QStringList &options)
{
    return [=, &options](const QString &value) {
        static const QRegularExpression bytes(QStringLiteral("^[1-9][0-9]{0,9}[KMG]?$"));
        if (!bytes.match(value).hasMatch())
            return commandLineText("--%1 needs a size, for example 64M, not %2.").arg(name, value);
        options += name + u'=' + value;
        return QString();
    };
}

TakeValue toWordIn(const QString &name, QStringList &options)
{
    return [=, &options](const QString &) {
        options += name;
        return QString();
    };
}

} // namespace

Options windowOptions(request::Window &window, bool &version)
{
    const auto size = [&window](const QString &value) {
        const QStringList parts = value.split(u'x');
        window.size = parts.size() == 2 ? QSize(parts[0].toInt(), parts[1].toInt()) : QSize();
        return window.size.width() >= 320 && window.size.height() >= 240 && window.size.width() <= 8000 && window.size.height() <= 8000
            ? QString()
            : commandLineText("--size needs WIDTHxHEIGHT, not %1.").arg(value);
    };
    return {
        {{QStringLiteral("--version")}, {}, nullptr, toTrue(version)},
        {{QStringLiteral("--screenshot")}, QStringLiteral("FILE"), nullptr, toText(window.screenshot)},
        {{QStringLiteral("--theme")}, QStringLiteral("light|dark"), nullptr, toText(window.theme)},
        {{QStringLiteral("--follow")}, QStringLiteral("FILE.awrec"), nullptr, toText(window.follow)},
        {{QStringLiteral("--process")}, QStringLiteral("PID"), nullptr, toText(window.process)},
        {{QStringLiteral("--size")}, QStringLiteral("WIDTHxHEIGHT"), nullptr, size},
    };
}

Options runOptions(request::Run &run)
{
    RunLimits &limits = run.options.limits;
    const auto count = [](const char *name, auto &target) {
        return toNumber(name, 1, MostCounted, [&target](qint64 n) { target = static_cast<quint32>(n); });
    };
    return {
        {{QStringLiteral("--strategy")}, StrategyNames, HELP("how main waits for its tasks; default as-written"), toStrategy(run.strategy)},
        {{QStringLiteral("--python")},
         PythonNames,
         HELP("the rules of that version; default what the task set says, else 3.14"),
         toPython(run.python)},
        {{QStringLiteral("--clock")},
         QStringLiteral("virtual|wall"),
         HELP("exact times without waiting, or real time; default virtual"),
         toClock(run.options.clock)},
        {{QStringLiteral("--events")},
         QStringLiteral("PATH|-"),
         HELP("write the trace as JSON lines; '-' is standard output, without the console unless --console is given"),
         toText(run.events)},
        {{QStringLiteral("--console")}, {}, HELP("print the console (default); with --events - all of it goes to standard error"), toTrue(run.console)},
        {{QStringLiteral("--ticks")}, {}, HELP("add the loop iteration to every event of the trace"), toTrue(run.ticks)},
        {{QStringLiteral("--max-iterations")},
         Number,
         HELP("end the run after N iterations of the event loop; default 100000"),
         count("--max-iterations", limits.maxIterations)},
        {{QStringLiteral("--max-events")}, Number, HELP("end the run after N events"), count("--max-events", limits.maxEvents)},
        {{QStringLiteral("--max-tasks")}, Number, HELP("end the run when it creates more than N tasks"), count("--max-tasks", limits.maxTasks)},
        {{QStringLiteral("--max-time")},
         Milliseconds,
         HELP("end the run after MS milliseconds on its clock"),
         toNumber("--max-time", 1, MostMs, [&limits](qint64 n) { limits.maxTime = std::chrono::milliseconds(n); })},
    };
}

Options runPythonOptions(request::RunPython &run, bool &tryEachAwait)
{
    return launchOptions(run.run)
        + Options{
            {{QStringLiteral("--events")},
             QStringLiteral("PATH|-"),
             HELP("record the run, and write its trace; with '-' the program's standard output goes nowhere"),
             toText(run.events)},
            {{QStringLiteral("--try-each-await")}, {}, HELP("as 'awaitscope try', which has its own help"), toTrue(tryEachAwait)},
        };
}

Options tryOptions(request::TryAwaits &trial, PythonRun &run)
{
    return Options{
               {{QStringLiteral("--with")},
                QStringLiteral("TYPE[:MESSAGE]"),
                HELP("the exception; default TimeoutError:made to fail"),
                toText(trial.failure)},
               {{QStringLiteral("--each-time")}, {}, HELP("each time the program comes there, not only the first time"), toTrue(trial.eachTime)},
               {{QStringLiteral("--json")}, {}, HELP("the table for programs"), toTrue(trial.json)},
           }
    + described(launchOptions(run), HELP("as for 'run FILE.py'; a run that takes longer than 20 s, or --max-elapsed, counts as one that hangs"));
}

Options exportRunOptions(request::Export &what)
{
    return {
        outputOption(what.output, HELP("the file to write; with several FILEs it contains {name}")),
        {{QStringLiteral("--strategy")}, StrategyNames, HELP("how main waits for its tasks"), toStrategy(what.strategy)},
        {{QStringLiteral("--python")}, PythonNames, HELP("the rules of that version"), toPython(what.python)},
        {{QStringLiteral("--interpreter")}, QStringLiteral("PYTHON"), HELP("runs FILE.py; default python3"), toText(what.interpreter)},
        {{QStringLiteral("--watch")}, {}, HELP("keep running, and export a FILE again when it changes"), toTrue(what.watch)},
    };
}

Options exportContentOptions(request::Export &what)
{
    const auto lanes = [&what](const QString &value) {
        what.lanes = value.split(u',', Qt::SkipEmptyParts);
        return what.lanes.isEmpty() ? commandLineText("--lanes needs comma-separated names.") : QString();
    };
    return lookOptions(what.options)
        + Options{
            {{QStringLiteral("--lanes")}, QStringLiteral("NAME,NAME"), HELP("only these lanes"), lanes},
            {{QStringLiteral("--log")}, {}, HELP("list the events below the timeline"), toTrue(what.options.log)},
            {{QStringLiteral("--no-embed")},
             {},
             HELP("do not embed the task set, which lets the window open the picture"),
             toFalse(what.options.embed)},
        };
}

Options pictureSizeOptions(ExportOptions &options)
{
    QStringList presets, papers;
    for (const ExportPreset &preset : exportPresets())
        presets += QLatin1String(preset.name);
    for (const QPageSize::PageSizeId id : exportPapers())
        papers += QPageSize::key(id);
    const QStringList fits{QStringLiteral("picture"), QStringLiteral("page"), QStringLiteral("width"), QStringLiteral("tiles")};
    const auto preset = [&options](qsizetype i) { applyPreset(exportPresets()[std::size_t(i)], options); };
    const auto paper = [&options](qsizetype i) {
        options.page.setPageSize(QPageSize(exportPapers()[std::size_t(i)]), options.page.margins());
    };
    const auto portrait = [&options](const QString &) {
        options.page.setOrientation(QPageLayout::Portrait);
        return QString();
    };
    const auto dpi = [&options](qint64 n) {
        options.dpi = int(n);
        options.scale = double(n) / 96;
    };
    const char *sizes = HELP("the size of the picture in pixels, and a factor for it"), *pages = HELP("the pages of a pdf");
    return {
        {{QStringLiteral("--preset")}, presets.join(u'|'), HELP("width, height and scale for a purpose"), toWord("--preset", presets, preset)},
        {{QStringLiteral("--width")}, Pixels, sizes, toNumber("--width", 100, 32'000, [&options](qint64 n) { options.width = int(n); })},
        {{QStringLiteral("--height")}, Pixels, sizes, toNumber("--height", 50, 32'000, [&options](qint64 n) { options.height = int(n); })},
        {{QStringLiteral("--scale")}, Number, sizes, toFactor("--scale", 0.1, 16, options.scale)},
        {{QStringLiteral("--dpi")},
         Number,
         HELP("for printing: a scale of N / 96, with N stored in a PNG"),
         toNumber("--dpi", 10, 2400, dpi)},
        {{QStringLiteral("--fit")},
         fits.join(u'|'),
         HELP("pages of a pdf: the size of the picture, one page, as wide as a page, or tiles"),
         toWord("--fit", fits, [&options](qsizetype i) { options.fit = PageFit(i); })},
        {{QStringLiteral("--paper")}, papers.join(u'|'), pages, toWord("--paper", papers, paper)},
        {{QStringLiteral("--portrait")}, {}, pages, portrait},
    };
}

Options animationOptions(ExportOptions &options)
{
    const char *animation = HELP("of a webp: seconds of the run per second, and frames per second");
    return {
        {{QStringLiteral("--speed")}, Number, animation, toFactor("--speed", 0.001, 1000, options.playSpeed)},
        {{QStringLiteral("--fps")}, Number, animation, toNumber("--fps", 1, 60, [&options](qint64 n) { options.framesPerSecond = int(n); })},
    };
}

Options exportDataOptions(request::Export &what)
{
    return {
        {{QStringLiteral("--tasks-as-tracks")},
         {},
         HELP("of a json: asynchronous tracks, which Perfetto shows below one process, instead of threads"),
         toFalse(what.options.tasksAsThreads)},
        {{QStringLiteral("--tasks-as-threads")}, {}, nullptr, toTrue(what.options.tasksAsThreads)},
    };
}

Options exportOptions(request::Export &what)
{
    return exportRunOptions(what) + exportContentOptions(what) + pictureSizeOptions(what.options) + animationOptions(what.options) + exportDataOptions(what);
}

Options compareOptions(request::Compare &what)
{
    return Options{
               outputOption(what.output, HELP("the file to write; default Markdown on standard output")),
               {{QStringLiteral("--strategies")},
                QStringLiteral("fail-fast,collect,task-group,sequential,as-written"),
                HELP("default: as written; of one task set alone, all four that it allows"),
                toStrategies(what.strategies)},
               {{QStringLiteral("--pythons")},
                QStringLiteral("3.11,3.14"),
                QT_TRANSLATE_NOOP("CommandLine",
                                  "which Python's asyncio the runs follow, also with a patch level, as 3.13.5; default: that of each "
                                  "task set. Names the rules behind the first difference: what changes with an upgrade"),
                toPythons(what.pythons)},
               {{QStringLiteral("--fail-on-difference")},
                {},
                HELP("exit status 1 when any run differs from the first: a test for documentation and teaching"),
                toTrue(what.failOnDifference)},
               {{QStringLiteral("--only-differences")}, {}, HELP("leave out the lanes in which no run differs"), toTrue(what.options.onlyDifferences)},
               {{QStringLiteral("--no-table")}, {}, HELP("leave out the table"), toFalse(what.options.table)},
           }
    + described(lookOptions(what.options.picture) + pictureSizeOptions(what.options.picture), HELP("as for export"))
        + described(animationOptions(what.options.picture), nullptr); // without effect
}

Options checkOptions(request::Check &check)
{
    return {{{QStringLiteral("--python")}, PythonNames, HELP("also print what that version lacks"), toPython(check.python)}};
}

Options convertOptions(request::Convert &convert)
{
    return {
        {{QStringLiteral("-o"), QStringLiteral("--output")}, QStringLiteral("X.taskset"), HELP("the file to write"), toText(convert.output)},
        {{QStringLiteral("--interpreter")}, QStringLiteral("PYTHON"), HELP("default python3"), toText(convert.interpreter)},
        {{QStringLiteral("--from-run")}, {}, HELP("run FILE.py, and make the task set of the run"), toTrue(convert.fromRun)},
    };
}

Options recordOptions(request::Record &record, QString &process, QString &interpreter)
{
    return {
        {{QStringLiteral("-o"), QStringLiteral("--output")},
         QStringLiteral("FILE.awrec"),
         HELP("default run.awrec, or run-2.awrec ...; an existing FILE is replaced"),
         toText(record.output)},
        {{QStringLiteral("--light")},
         {},
         HELP("costs less: without the places where tasks were made and wait, and without who cancelled"),
         toWordIn(QStringLiteral("light"), record.options)},
        {{QStringLiteral("--origins")},
         {},
         HELP("note where each coroutine was made, for those that are never awaited; costs a little everywhere"),
         toWordIn(QStringLiteral("origins"), record.options)},
        {{QStringLiteral("--cost")},
         {},
         HELP("print at the end, on standard error, how much of the CPU time recording took"),
         toWordIn(QStringLiteral("cost"), record.options)},
        {{QStringLiteral("--ring")},
         QStringLiteral("SIZE"),
         HELP("keep only the newest SIZE bytes, for example 64M"),
         toBytes(QStringLiteral("ring"), record.options)},
        {{QStringLiteral("--limit")},
         QStringLiteral("SIZE"),
         HELP("write no more than SIZE bytes, default 1G; what is dropped is counted"),
         toBytes(QStringLiteral("limit"), record.options)},
        {{QStringLiteral("--live")},
         {},
         HELP("open a window that shows the tasks while the command runs; 'awaitscope --follow FILE.awrec' waits for one"),
         toTrue(record.live)},
        {{QStringLiteral("--attach")},
         QStringLiteral("PID"),
         QT_TRANSLATE_NOOP("CommandLine",
                           "record a program of yours that is already running, from now until it ends or Ctrl+C is pressed; the program goes on. Needs "
                           "Python 3.14 or later, and a system that lets you debug your processes. What happened before is not known"),
         toText(process)},
        {{QStringLiteral("--interpreter")},
         QStringLiteral("PYTHON"),
         HELP("with --attach: a Python of the program's version, which reaches it; default: the program's own"),
         toText(interpreter)},
    };
}

Options probeOptions(bool &path)
{
    return {{{QStringLiteral("--print-path")}, {}, nullptr, toTrue(path)}};
}

} // namespace awaitscope
