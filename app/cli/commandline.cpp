// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/commandline.h"

#include "app/cli/optiontable.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <functional>
#include <map>

namespace awaitscope {

namespace {

QString text(const char *source)
{
    return QCoreApplication::translate("CommandLine", source);
}

//! One option: whether it needs a value, and how it is applied; returns what is wrong, or nothing.
struct Option
{
    bool wantsValue = true;
    std::function<QString(const QString &)> take;
};
using Options = std::map<QString, Option>;

struct Parsed
{
    QStringList files;
    QString wrong;
    bool help = false;
};

//! Long options as `--name value` or `--name=value`; `--` ends them, "-" is a value.
Parsed parse(const QStringList &arguments, const Options &options)
{
    Parsed result;
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
        const auto option = options.find(name);
        if (option == options.end())
            result.wrong = text("Unknown option %1.").arg(name);
        else if (!option->second.wantsValue && equals >= 0)
            result.wrong = text("Option %1 takes no value.").arg(name);
        else if (!option->second.wantsValue)
            result.wrong = option->second.take({});
        else if (equals < 0 && i + 1 == arguments.size())
            result.wrong = text("Option %1 needs a value.").arg(name);
        else
            result.wrong = option->second.take(equals < 0 ? arguments[++i] : argument.mid(equals + 1));
    }
    return result;
}

Option textOption(QString &target)
{
    return {true, [&target](const QString &value) {
                target = value;
                return value.isEmpty() ? text("The value of an option is empty.") : QString();
            }};
}

Option flag(bool &target)
{
    return {false, [&target](const QString &) {
                target = true;
                return QString();
            }};
}

Option strategyOption(Strategy &target)
{
    return {true, [&target](const QString &value) {
                const std::optional<Strategy> strategy = strategyFromId(value);
                target = strategy.value_or(Strategy::AsWritten);
                return strategy ? QString() : text("Unknown strategy %1: fail-fast, collect, task-group, sequential or as-written.").arg(value);
            }};
}

Option pythonOption(std::optional<PythonVersion> &target)
{
    return {true, [&target](const QString &value) {
                target = PythonVersion::fromText(value);
                return target ? QString() : text("Unknown Python %1: %2.").arg(value, PythonVersion::allInWords());
            }};
}

//! A whole number from \a least to \a most.
Option numberOption(const char *name, qint64 least, qint64 most, std::function<void(qint64)> store)
{
    return {true, [=, store = std::move(store)](const QString &value) {
                bool ok = false;
                const qint64 number = value.toLongLong(&ok);
                if (!ok || number < least || number > most)
                    return text("%1 needs a whole number from %2 to %3, not %4.").arg(QLatin1String(name)).arg(least).arg(most).arg(value);
                store(number);
                return QString();
            }};
}

Option clockOption(ClockKind &target)
{
    return {true, [&target](const QString &value) {
                target = value == QLatin1String("wall") ? ClockKind::Wall : ClockKind::Virtual;
                return value == QLatin1String("wall") || value == QLatin1String("virtual") ? QString() : text("Unknown clock %1: virtual or wall.").arg(value);
            }};
}

//! Options that launch.py gets as they are. What is wrong with a strategy or a fault, it says with the line.
Options launchOptions(PythonRun &run)
{
    const auto number = [&run](const char *option) {
        return numberOption(option, 1, 1'000'000'000, [&run, option](qint64 n) { run.options += {QLatin1String(option), QString::number(n)}; });
    };
    const auto words = [&run](const char *option) {
        return Option{true, [&run, option](const QString &value) {
                          run.options += QLatin1String(option) + u'=' + value;
                          return QString();
                      }};
    };
    const auto clock = [&run](const QString &value) {
        run.options += {QStringLiteral("--clock"), value == QLatin1String("virtual") ? value : QStringLiteral("real")};
        const bool known = value == QLatin1String("virtual") || value == QLatin1String("real") || value == QLatin1String("wall");
        return known ? QString() : text("Unknown clock %1: virtual or real.").arg(value);
    };
    return {
        {QStringLiteral("--interpreter"), textOption(run.interpreter)},
        {QStringLiteral("--clock"), {true, clock}},
        {QStringLiteral("--strategy"), words("--strategy")},
        {QStringLiteral("--fail"), words("--fail")},
        {QStringLiteral("--max-time"), number("--max-time")},
        {QStringLiteral("--max-elapsed"), number("--max-elapsed")},
        {QStringLiteral("--max-memory"), number("--max-memory")},
        {QStringLiteral("--max-output"), number("--max-output")},
    };
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
    Options options = launchOptions(run);
    tryEachAwait = tryEachAwait || own.contains(QLatin1String("--try-each-await"));
    if (tryEachAwait) {
        options[QStringLiteral("--try-each-await")] = flag(tryEachAwait);
        options[QStringLiteral("--with")] = textOption(trial.failure);
        options[QStringLiteral("--json")] = flag(trial.json);
        options[QStringLiteral("--each-time")] = flag(trial.eachTime);
    } else {
        options[QStringLiteral("--events")] = textOption(python.events);
    }
    const Parsed parsed = parse(own, options);
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
    const Parsed parsed = parse(arguments,
                                {
                                    {QStringLiteral("-o"), textOption(convert.output)},
                                    {QStringLiteral("--output"), textOption(convert.output)},
                                    {QStringLiteral("--interpreter"), textOption(convert.interpreter)},
                                    {QStringLiteral("--from-run"), flag(convert.fromRun)},
                                });
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
    RunLimits &limits = run.options.limits;
    const Parsed parsed = parse(
        arguments,
        {
            {QStringLiteral("--strategy"), strategyOption(run.strategy)},
            {QStringLiteral("--python"), pythonOption(run.python)},
            {QStringLiteral("--clock"), clockOption(run.options.clock)},
            {QStringLiteral("--events"), textOption(run.events)},
            {QStringLiteral("--console"), flag(run.console)},
            {QStringLiteral("--ticks"), flag(run.ticks)},
            {QStringLiteral("--max-iterations"),
             numberOption("--max-iterations", 1, 4'000'000'000, [&](qint64 n) { limits.maxIterations = quint32(n); })},
            {QStringLiteral("--max-events"),
             numberOption("--max-events", 1, 4'000'000'000, [&](qint64 n) { limits.maxEvents = quint32(n); })},
            {QStringLiteral("--max-tasks"),
             numberOption("--max-tasks", 1, 4'000'000'000, [&](qint64 n) { limits.maxTasks = quint32(n); })},
            {QStringLiteral("--max-time"),
             numberOption("--max-time", 1, 1'000'000'000'000,
                          [&](qint64 n) { limits.maxTime = std::chrono::milliseconds(n); })},
        });
    if (parsed.help)
        return request::Print{helpText(QStringLiteral("run"))};
    if (!parsed.wrong.isEmpty())
        return request::Wrong{parsed.wrong};
    if (parsed.files.size() != 1)
        return request::Wrong{text("run needs one FILE.")};
    run.file = parsed.files.first();
    return run;
}

//! One of several words; \a take gets its index.
Option wordOption(const QString &name, const QStringList &words, std::function<void(qsizetype)> take)
{
    return {true, [=, take = std::move(take)](const QString &value) {
                for (qsizetype i = 0; i < words.size(); ++i) {
                    if (words[i].compare(value, Qt::CaseInsensitive) != 0)
                        continue;
                    take(i);
                    return QString();
                }
                return text("%1 must be one of %2, not %3.").arg(name, words.join(u' '), value);
            }};
}

Option factorOption(const char *name, double least, double most, double &target)
{
    return {true, [=, &target](const QString &value) {
                bool ok = false;
                target = value.toDouble(&ok);
                return ok && target >= least && target <= most
                    ? QString()
                    : text("%1 needs a number from %2 to %3, not %4.").arg(QLatin1String(name)).arg(least).arg(most).arg(value);
            }};
}

Option off(bool &target)
{
    return {false, [&target](const QString &) {
                target = false;
                return QString();
            }};
}

//! Options for the size of the picture and of its pages, if it has any.
void addSizeOptions(ExportOptions &options, Options &out)
{
    QStringList presets;
    for (const ExportPreset &preset : exportPresets())
        presets += QLatin1String(preset.name);
    const auto preset = [&options](qsizetype i) { applyPreset(exportPresets()[std::size_t(i)], options); };
    out[QStringLiteral("--preset")] = wordOption(QStringLiteral("--preset"), presets, preset);
    out[QStringLiteral("--width")] = numberOption("--width", 100, 32'000, [&options](qint64 n) { options.width = int(n); });
    out[QStringLiteral("--height")] = numberOption("--height", 50, 32'000, [&options](qint64 n) { options.height = int(n); });
    out[QStringLiteral("--scale")] = factorOption("--scale", 0.1, 16, options.scale);
    out[QStringLiteral("--dpi")] = numberOption("--dpi", 10, 2400, [&options](qint64 n) {
        options.dpi = int(n);
        options.scale = double(n) / 96;
    });
    const QStringList fits{QStringLiteral("picture"), QStringLiteral("page"), QStringLiteral("width"), QStringLiteral("tiles")};
    out[QStringLiteral("--fit")] = wordOption(QStringLiteral("--fit"), fits, [&options](qsizetype i) { options.fit = PageFit(i); });
    QStringList papers;
    for (const QPageSize::PageSizeId id : exportPapers())
        papers += QPageSize::key(id);
    out[QStringLiteral("--paper")] = wordOption(QStringLiteral("--paper"), papers, [&options](qsizetype i) {
        options.page.setPageSize(QPageSize(exportPapers()[std::size_t(i)]), options.page.margins());
    });
    out[QStringLiteral("--portrait")] = {false, [&options](const QString &) {
                                             options.page.setOrientation(QPageLayout::Portrait);
                                             return QString();
                                         }};
    out[QStringLiteral("--speed")] = factorOption("--speed", 0.001, 1000, options.playSpeed);
    out[QStringLiteral("--fps")] = numberOption("--fps", 1, 60, [&options](qint64 n) { options.framesPerSecond = int(n); });
}

//! Options for the content and the look of the picture.
void addLookOptions(ExportOptions &options, Options &out)
{
    out[QStringLiteral("--theme")] = {true, [&options](const QString &value) {
                                          const std::optional<ExportTheme> theme = parseExportTheme(value);
                                          options.theme = theme.value_or(ExportTheme::Auto);
                                          return theme ? QString() : text("Unknown theme %1: light, dark or auto.").arg(value);
                                      }};
    out[QStringLiteral("--range")] = {true, [&options](const QString &value) {
                                          options.range = parseTimeRange(value);
                                          return options.range ? QString() : text("--range needs FROM..TO, for example 100ms..2s, not %1.").arg(value);
                                      }};
    out[QStringLiteral("--title")] = textOption(options.titleText);
    out[QStringLiteral("--no-title")] = off(options.title);
    out[QStringLiteral("--no-legend")] = off(options.legend);
    out[QStringLiteral("--no-ruler")] = off(options.ruler);
    out[QStringLiteral("--transparent")] = flag(options.transparent);
}

Options exportOptions(request::Export &what)
{
    Options out{
        {QStringLiteral("-o"), textOption(what.output)},
        {QStringLiteral("--output"), textOption(what.output)},
        {QStringLiteral("--strategy"), strategyOption(what.strategy)},
        {QStringLiteral("--python"), pythonOption(what.python)},
        {QStringLiteral("--interpreter"), textOption(what.interpreter)},
        {QStringLiteral("--no-embed"), off(what.options.embed)},
        {QStringLiteral("--tasks-as-threads"), flag(what.options.tasksAsThreads)},
        {QStringLiteral("--tasks-as-tracks"), off(what.options.tasksAsThreads)},
        {QStringLiteral("--watch"), flag(what.watch)},
    };
    addSizeOptions(what.options, out);
    addLookOptions(what.options, out);
    out[QStringLiteral("--lanes")] = {true, [&what](const QString &value) {
                                          what.lanes = value.split(u',', Qt::SkipEmptyParts);
                                          return what.lanes.isEmpty() ? text("--lanes needs comma-separated names.") : QString();
                                      }};
    out[QStringLiteral("--log")] = flag(what.options.log);
    return out;
}

Invocation parseExport(const QStringList &arguments)
{
    request::Export what;
    const Parsed parsed = parse(arguments, exportOptions(what));
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

//! Names of strategies, separated by commas.
Option strategiesOption(std::vector<Strategy> &target)
{
    return {true, [&target](const QString &value) {
                target.clear();
                for (const QString &name : value.split(u',', Qt::SkipEmptyParts)) {
                    const QString id = name.trimmed();
                    const std::optional<Strategy> strategy = strategyFromId(id == QLatin1String("one-by-one") ? QStringLiteral("sequential") : id);
                    if (!strategy)
                        return text("Unknown strategy %1: fail-fast, collect, task-group, sequential or as-written.").arg(id);
                    target.push_back(*strategy);
                }
                return target.empty() ? text("--strategies needs comma-separated names.") : QString();
            }};
}

//! Versions, separated by commas.
Option pythonsOption(std::vector<PythonVersion> &target)
{
    return {true, [&target](const QString &value) {
                target.clear();
                for (const QString &name : value.split(u',', Qt::SkipEmptyParts)) {
                    const std::optional<PythonVersion> version = PythonVersion::fromText(name.trimmed());
                    if (!version)
                        return text("Unknown Python %1: %2.").arg(name.trimmed(), PythonVersion::allInWords());
                    target.push_back(*version);
                }
                return target.empty() ? text("--pythons needs comma-separated versions.") : QString();
            }};
}

Invocation parseCompare(const QStringList &arguments)
{
    request::Compare what;
    Options options{
        {QStringLiteral("-o"), textOption(what.output)},
        {QStringLiteral("--output"), textOption(what.output)},
        {QStringLiteral("--strategies"), strategiesOption(what.strategies)},
        {QStringLiteral("--pythons"), pythonsOption(what.pythons)},
        {QStringLiteral("--fail-on-difference"), flag(what.failOnDifference)},
        {QStringLiteral("--only-differences"), flag(what.options.onlyDifferences)},
        {QStringLiteral("--no-table"), off(what.options.table)},
    };
    addSizeOptions(what.options.picture, options);
    addLookOptions(what.options.picture, options);
    const Parsed parsed = parse(arguments, options);
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
    const Parsed parsed = parse(arguments, {{QStringLiteral("--python"), pythonOption(check.python)}});
    if (parsed.help)
        return request::Print{helpText(QStringLiteral("check"))};
    if (!parsed.wrong.isEmpty())
        return request::Wrong{parsed.wrong};
    if (parsed.files.isEmpty())
        return request::Wrong{text("check needs a FILE.")};
    check.files = parsed.files;
    return check;
}

//! A number of bytes, passed on to the probe: 512K, 64M, 1G.
Option bytesOption(const QString &name, QStringList &options)
{
    return {true, [=, &options](const QString &value) {
                static const QRegularExpression bytes(QStringLiteral("^[1-9][0-9]{0,9}[KMG]?$"));
                if (!bytes.match(value).hasMatch())
                    return text("--%1 needs a size, for example 64M, not %2.").arg(name, value);
                options += name + u'=' + value;
                return QString();
            }};
}

Option word(const QString &name, QStringList &options)
{
    return {false, [=, &options](const QString &) {
                options += name;
                return QString();
            }};
}

//! Of `record --attach PID`.
Invocation attachTo(const request::Record &record, const QString &process, const QString &interpreter)
{
    request::Attach attach{process.toLongLong(), interpreter, record.output, record.options, record.live};
    if (attach.process <= 0)
        return request::Wrong{text("--attach needs the number of a process, not %1.").arg(process)};
    if (attach.options.contains(QLatin1String("cost")))
        return request::Wrong{text("--cost is for a COMMAND: a program that ran before does not print it.")};
    return attach;
}

Invocation parseRecord(const QStringList &arguments)
{
    request::Record record;
    QString process, interpreter;
    const qsizetype end = arguments.indexOf(QLatin1String("--"));
    const Parsed parsed = parse(arguments.first(end < 0 ? arguments.size() : end),
                                {
                                    {QStringLiteral("-o"), textOption(record.output)},
                                    {QStringLiteral("--output"), textOption(record.output)},
                                    {QStringLiteral("--light"), word(QStringLiteral("light"), record.options)},
                                    {QStringLiteral("--origins"), word(QStringLiteral("origins"), record.options)},
                                    {QStringLiteral("--cost"), word(QStringLiteral("cost"), record.options)},
                                    {QStringLiteral("--ring"), bytesOption(QStringLiteral("ring"), record.options)},
                                    {QStringLiteral("--limit"), bytesOption(QStringLiteral("limit"), record.options)},
                                    {QStringLiteral("--live"), flag(record.live)},
                                    {QStringLiteral("--attach"), textOption(process)},
                                    {QStringLiteral("--interpreter"), textOption(interpreter)},
                                });
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
    const Parsed parsed = parse(arguments, {{QStringLiteral("--print-path"), flag(path)}});
    if (parsed.help)
        return request::Print{helpText(QStringLiteral("record"))};
    if (!parsed.wrong.isEmpty())
        return request::Wrong{parsed.wrong};
    if (!path || !parsed.files.isEmpty())
        return request::Wrong{text("probe needs --print-path.")};
    return request::Probe{};
}

QString takeSize(QSize &size, const QString &value)
{
    const QStringList parts = value.split(u'x');
    size = parts.size() == 2 ? QSize(parts[0].toInt(), parts[1].toInt()) : QSize();
    return size.width() >= 320 && size.height() >= 240 && size.width() <= 8000 && size.height() <= 8000
        ? QString()
        : text("--size needs WIDTHxHEIGHT, not %1.").arg(value);
}

Invocation parseWindow(const QStringList &arguments)
{
    request::Window window;
    bool version = false;
    const Parsed parsed = parse(arguments, {
                                               {QStringLiteral("--version"), flag(version)},
                                               {QStringLiteral("--screenshot"), textOption(window.screenshot)},
                                               {QStringLiteral("--theme"), textOption(window.theme)},
                                               {QStringLiteral("--follow"), textOption(window.follow)},
                                               {QStringLiteral("--process"), textOption(window.process)},
                                               {QStringLiteral("--size"), {true, [&window](const QString &value) { return takeSize(window.size, value); }}},
                                           });
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
