// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/helptext.h"

#include "app/cli/commandoptions.h"

#include <array>

namespace awaitscope {

namespace {

constexpr qsizetype TextColumn = 24; // of the text of an option
constexpr qsizetype Width = 120;

constexpr auto General = QT_TRANSLATE_NOOP("CommandLine", R"(Awaitscope: see what your async tasks do, and which errors nobody looked at.

  awaitscope [FILE]                       open the window
  awaitscope run FILE [options]           run a task set without a window
  awaitscope run FILE.py [options] [-- ARGUMENT...]
                                          run a Python program; its sleeps cost nothing
  awaitscope try FILE.py [options]        make each await of a Python program fail in turn, and report what happens
  awaitscope convert FILE -o X.taskset    make a task set of Python, without running it, or of a recorded run
  awaitscope export FILE -o OUT [options] write the timeline as a picture, or the run in another format
  awaitscope compare FILE... [options]    runs side by side: strategies of a task set, files, recorded runs
  awaitscope check FILE...                print every problem of the files
  awaitscope record -- COMMAND...         run a command, and record what the asyncio tasks of its Python programs do
  awaitscope --version | --help

'awaitscope run --help', and so on, describe the options.
Exit status: 0 success, 1 the task set ended with an unhandled exception (run), a file has problems (check) or runs differ
(compare --fail-on-difference), 2 wrong usage or a file that cannot be read, 3 a deadlock or a reached limit (run).
)");

//! Not an option, but among them.
Options argumentsOfProgram()
{
    return {{{QStringLiteral("--")}, QStringLiteral("ARGUMENT..."), QT_TRANSLATE_NOOP("CommandLine", "arguments of the program"), {}}};
}

CommandHelp runHelp()
{
    request::Run run;
    request::RunPython python;
    bool tryEach = false;
    return {QStringLiteral("awaitscope run FILE [options]"),
            {
                {QT_TRANSLATE_NOOP("CommandLine",
                                   "Runs the task set and prints what its program prints (standard output) and what is reported (standard error). FILE may"
                                   " also be a picture that holds a task set, which runs with the strategy that the picture shows, or a recorded run, as "
                                   "written by --events; its output is then printed again."),
                 runOptions(run)},
                {QT_TRANSLATE_NOOP("CommandLine",
                                   "A Python file (FILE.py) is executed by python3, and prints and returns what it does there. It runs in a process group "
                                   "of its own, without variables of the environment that are not on an allow list. Text that is not a whole program (a "
                                   "coroutine that nobody runs, await outside a function, prompts, a fenced block in prose) is completed, and each change "
                                   "is reported."),
                 runPythonOptions(python, tryEach) + argumentsOfProgram()},
                {QT_TRANSLATE_NOOP("CommandLine",
                                   "Exit status: that of python3 (0 success or SystemExit without a message, 1 an unhandled exception or SystemExit with a"
                                   " message, 130 KeyboardInterrupt); 2 wrong usage or a file that cannot be read, 3 a deadlock or a reached limit."),
                 {}},
            }};
}

CommandHelp tryHelp()
{
    request::TryAwaits trial;
    return {QStringLiteral("awaitscope try FILE.py [options] [-- ARGUMENT...]"),
            {
                {QT_TRANSLATE_NOOP("CommandLine",
                                   "Runs the program once as it is, and once for each of its awaits, which raises an exception the first time the program "
                                   "comes there. A table says what became of each: handled, lost, seen by no code, orphans left behind, the program ended "
                                   "or hung, and whether it printed something else. The program is executed each time, on the virtual clock, with standard"
                                   " input closed."),
                 tryOptions(trial, trial.run)},
                {QT_TRANSLATE_NOOP("CommandLine",
                                   "Exit status: 0 the table is complete, 2 wrong usage or a file that cannot be run, 130 interrupted by Ctrl+C; the table"
                                   " then has the awaits that were tried."),
                 {}},
            }};
}

CommandHelp exportHelp()
{
    request::Export what;
    return {QStringLiteral("awaitscope export FILE... -o OUT [options]"),
            {
                {QT_TRANSLATE_NOOP("CommandLine",
                                   "Runs each task set on the virtual clock and writes OUT. Its suffix selects the format: png svg pdf webp (the timeline;"
                                   " webp is animated), json (Chrome trace, for Perfetto and speedscope), jsonl (the trace), csv (the stretches of every "
                                   "lane), tsv (the events), md (results and exceptions), mmd (Mermaid gantt chart), py cpp (the program), html (a report:"
                                   " a web page with all of it, and each exception explained). FILE may also be a picture that holds a task set, a "
                                   "recorded run, as written by 'run --events' or 'record', for all formats except py and cpp, or FILE.py, which is "
                                   "executed on the virtual clock and recorded. '{name}' in OUT is replaced by the name of each FILE."),
                 exportRunOptions(what)},
                {QT_TRANSLATE_NOOP("CommandLine",
                                   "Content:"),
                 exportContentOptions(what)},
                {QT_TRANSLATE_NOOP("CommandLine",
                                   "Size (later options override those of a preset):"),
                 pictureSizeOptions(what.options) + animationOptions(what.options)},
                {QT_TRANSLATE_NOOP("CommandLine",
                                   "Data:"),
                 exportDataOptions(what)},
            }};
}

CommandHelp compareHelp()
{
    request::Compare what;
    return {QStringLiteral("awaitscope compare FILE... [options]"),
            {
                {QT_TRANSLATE_NOOP("CommandLine",
                                   "Runs each FILE with each strategy under each Python, and puts the runs above each other on one time axis: the first "
                                   "difference, every lane that differs from the first run, and a table that sums up. A FILE may also be a recorded run, "
                                   "as 'run --events' or 'record' write it, a picture that holds a task set, or FILE.py, which is executed once for each "
                                   "strategy (see 'run --help'). The ending of OUT says what is written: png svg pdf (a picture), html (a web page), md, "
                                   "json. Without -o, Markdown goes to standard output."),
                 compareOptions(what)},
                {QT_TRANSLATE_NOOP("CommandLine",
                                   "Exit status: 0 done, 1 the runs differ and --fail-on-difference was given, 2 wrong usage or a file that cannot be "
                                   "read."),
                 {}},
            }};
}

CommandHelp checkHelp()
{
    request::Check what;
    return {QStringLiteral("awaitscope check [options] FILE..."),
            {
                {QT_TRANSLATE_NOOP("CommandLine",
                                   "Prints every problem as FILE: JSON-pointer: message."),
                 checkOptions(what)},
                {QT_TRANSLATE_NOOP("CommandLine",
                                   "Exit status: 0 no problems, 1 a file has problems, 2 wrong usage or a file that cannot be read."),
                 {}},
            }};
}

CommandHelp convertHelp()
{
    request::Convert what;
    return {QStringLiteral("awaitscope convert FILE -o X.taskset [options]"),
            {
                {QT_TRANSLATE_NOOP("CommandLine",
                                   "From a Python file (FILE.py), makes a task set of the source, which python3 parses but does not execute. It can "
                                   "express what 'export -o X.py' writes, and much of what people write by hand. Each construct that it cannot express is "
                                   "printed as FILE: line N: why, and nothing is written."),
                 {}},
                {QT_TRANSLATE_NOOP("CommandLine",
                                   "From a recorded run (.awrec, .jsonl), or with --from-run from a run of FILE.py, which is then executed: each task "
                                   "becomes a coroutine with its sleeps, waits, outcome and cancellations. The task set is run, and the first difference "
                                   "from the recording is reported, if there is one. Waits for sockets, threads, queues and locks become sleeps; values "
                                   "are not in a recording."),
                 convertOptions(what)},
                {QT_TRANSLATE_NOOP("CommandLine",
                                   "Exit status: 0 success, 2 wrong usage, a construct that a task set cannot express, or no python3."),
                 {}},
            }};
}

CommandHelp recordHelp()
{
    request::Record what;
    QString process, interpreter;
    return {QStringLiteral("awaitscope record [-o FILE.awrec] [options] -- COMMAND [ARGUMENT...]\n"
                           "awaitscope record [-o FILE.awrec] [options] --attach PID"),
            {
                {QT_TRANSLATE_NOOP("CommandLine",
                                   "Runs the command, and records what the asyncio tasks of each Python program in it do: python3 script.py, python3 -m "
                                   "package, pytest, uvicorn, a shell script that starts them. The program is not changed: it prints, reports and returns "
                                   "the same, and an exception that nobody retrieves is still reported. Python 3.8 or later; asyncio, uvloop, anyio."),
                 {}},
                {QT_TRANSLATE_NOOP("CommandLine",
                                   "FILE can be opened, run and exported like any recorded run, also while the program runs. Only its owner can read it. "
                                   "Further processes of the command write files of their own, with their number in the name. Without asyncio there is no "
                                   "file. Python's options -I, -E and -S leave the probe out."),
                 recordOptions(what, process, interpreter)},
                {QT_TRANSLATE_NOOP("CommandLine",
                                   "'awaitscope probe --print-path' prints the folder to put into PYTHONPATH where the command cannot be run by this "
                                   "program (a container, a service). AWAITSCOPE_RECORD=FILE.awrec then names the file, and "
                                   "AWAITSCOPE_RECORD_OPTIONS=light,ring=64M the options. '%p' in FILE becomes the number of the process."),
                 {}},
                {QT_TRANSLATE_NOOP("CommandLine",
                                   "Exit status: that of the command; 126 it cannot be executed, 127 it was not found, 2 wrong usage. "
                                   "With --attach: 0 recorded, 1 the program cannot be recorded."),
                 {}},
            }};
}

struct Command
{
    const char *name;
    CommandHelp (*help)();
};
constexpr std::array Commands{
    Command{"run", runHelp},
    Command{"try", tryHelp},
    Command{"export", exportHelp},
    Command{"compare", compareHelp},
    Command{"check", checkHelp},
    Command{"convert", convertHelp},
    Command{"record", recordHelp},
};

//! In lines of at most Width columns, of which the first begins at \a column, and the others at \a indent.
QString wrapped(const QString &text, qsizetype column, qsizetype indent, const QString &between)
{
    QString out;
    const QStringList words = text.split(between, Qt::SkipEmptyParts);
    bool first = true;
    for (const QString &word : words) {
        if (!first && column + between.size() + word.size() > Width) {
            out += u'\n' + QString(indent, u' ') + word;
            column = indent + word.size();
            continue;
        }
        out += (first ? QString() : between) + word;
        column += (first ? 0 : between.size()) + word.size();
        first = false;
    }
    return out;
}

QString rowText(const HelpRow &row)
{
    constexpr qsizetype Indent = 2;
    const QString gap = QStringLiteral("  ");
    QString out = QString(Indent, u' ') + wrapped(row.forms.join(gap), Indent, Indent, gap);
    if (row.text.isEmpty())
        return out + u'\n';
    out = out.size() < TextColumn ? out.leftJustified(TextColumn) : out + u'\n' + QString(TextColumn, u' ');
    return out + wrapped(row.text, TextColumn, TextColumn, QStringLiteral(" ")) + u'\n';
}

} // namespace

QStringList commandNames()
{
    QStringList names;
    for (const Command &command : Commands)
        names += QLatin1String(command.name);
    return names;
}

std::optional<CommandHelp> helpOf(const QString &command)
{
    for (const Command &each : Commands)
        if (command == QLatin1String(each.name))
            return each.help();
    return {};
}

std::vector<HelpRow> rowsOf(const Options &options)
{
    std::vector<HelpRow> rows;
    const char *before = nullptr;
    for (const Option &option : options) {
        if (!option.text)
            continue;
        const QString form = option.value.isEmpty() ? option.names.first() : option.names.first() + u' ' + option.value;
        if (before && qstrcmp(before, option.text) == 0)
            rows.back().forms += form;
        else
            rows.push_back({{form}, commandLineText(option.text)});
        before = option.text;
    }
    return rows;
}

QString helpText(const QString &topic)
{
    const std::optional<CommandHelp> help = helpOf(topic);
    if (!help)
        return commandLineText(General);
    QString out = help->usage + u'\n';
    for (const HelpPart &part : help->parts) {
        const QString paragraph = commandLineText(part.paragraph);
        out += u'\n' + wrapped(paragraph, 0, 0, QStringLiteral(" ")) + u'\n';
        const std::vector<HelpRow> rows = rowsOf(part.options);
        if (!rows.empty() && !paragraph.endsWith(u':'))
            out += u'\n';
        for (const HelpRow &row : rows)
            out += rowText(row);
    }
    return out;
}

} // namespace awaitscope
