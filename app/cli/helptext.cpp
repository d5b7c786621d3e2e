// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Part of app/cli/commandline.h: the help.

#include "app/cli/commandline.h"

#include <QCoreApplication>

namespace awaitscope {

namespace {

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

constexpr auto RunHelp = QT_TRANSLATE_NOOP("CommandLine", R"(awaitscope run FILE [options]

Runs the task set and prints what its program prints (standard output) and what is reported (standard error). FILE may also
be a picture that holds a task set, which runs with the strategy that the picture shows, or
a recorded run, as written by --events; its output is then printed again.

  --strategy fail-fast|collect|task-group|sequential|as-written
                        how main waits for its tasks; default as-written
  --python 3.11|3.12|3.13|3.14
                        the rules of that version; default what the task set says, else 3.14
  --clock virtual|wall  exact times without waiting, or real time; default virtual
  --events PATH|-       write the trace as JSON lines; '-' is standard output, without the console unless --console is given
  --console             print the console (default); with --events - all of it goes to standard error
  --ticks               add the loop iteration to every event of the trace
  --max-iterations N    end the run after N iterations of the event loop; default 100000
  --max-events N        end the run after N events
  --max-tasks N         end the run when it creates more than N tasks
  --max-time MS         end the run after MS milliseconds on its clock

A Python file (FILE.py) is executed by python3, and prints and returns what it does there. It runs in a process group of its own,
without variables of the environment that are not on an allow list. Text that is not a whole program (a coroutine that nobody
runs, await outside a function, prompts, a fenced block in prose) is completed, and each change is reported.

  --interpreter PYTHON  default python3; 3.8 or later
  --clock virtual|real  sleeps cost nothing, and time.time() and similar calls follow it; sockets, threads and processes take real time.
                        Default virtual
  --events PATH|-       record the run, and write its trace; with '-' the program's standard output goes nowhere
  --max-time MS         stop it after MS milliseconds on its virtual clock
  --max-elapsed MS      stop it after MS milliseconds
  --max-memory MB       limit its address space
  --max-output BYTES    stop it when it has printed more
  --strategy NAME[@LINE]
                        how its calls of gather wait: fail-fast, collect, task-group, sequential; all of them, or the one in
                        that line. The text is not changed. May be repeated
  --fail [NAME@]LINE[.N][/TIME]=EFFECT
                        an await that fails. NAME: of the task or function, else all; N: the Nth await of the line; TIME: only
                        that time, else each time. EFFECT: TYPE or TYPE:MESSAGE, delay:DURATION, never, cancel;
                        for example fetch@12=TimeoutError:slow, 12/1=delay:2s. May be repeated
  --try-each-await      as 'awaitscope try', which has its own help
  -- ARGUMENT...        arguments of the program

Exit status: that of python3 (0 success or SystemExit without a message, 1 an unhandled exception or SystemExit with a
message, 130 KeyboardInterrupt); 2 wrong usage or a file that cannot be read, 3 a deadlock or a reached limit.
)");

constexpr auto TryHelp = QT_TRANSLATE_NOOP("CommandLine", R"(awaitscope try FILE.py [options] [-- ARGUMENT...]

Runs the program once as it is, and once for each of its awaits, which raises an exception the first time the program comes
there. A table says what became of each: handled, lost, seen by no code, orphans left behind, the program ended or hung, and
whether it printed something else. The program is executed each time, on the virtual clock, with standard input closed.

  --with TYPE[:MESSAGE] the exception; default TimeoutError:made to fail
  --each-time           each time the program comes there, not only the first time
  --json                the table for programs
  --interpreter, --clock, --strategy, --fail, --max-time, --max-elapsed, --max-memory, --max-output
                        as for 'run FILE.py'; a run that takes longer than 20 s, or --max-elapsed, counts as one that hangs

Exit status: 0 the table is complete, 2 wrong usage or a file that cannot be run, 130 interrupted by Ctrl+C; the table then has
the awaits that were tried.
)");

constexpr auto ConvertHelp = QT_TRANSLATE_NOOP("CommandLine", R"(awaitscope convert FILE -o X.taskset [--interpreter PYTHON] [--from-run]

From a Python file (FILE.py), makes a task set of the source, which python3 parses but does not execute. It can express what 'export -o X.py' writes, and much
of what people write by hand. Each construct that it cannot express is printed as FILE: line N: why, and nothing is written.

From a recorded run (.awrec, .jsonl), or with --from-run from a run of FILE.py, which is then executed: each task becomes a coroutine with
its sleeps, waits, outcome and cancellations. The task set is run, and the first difference from the recording is reported,
if there is one. Waits for sockets, threads, queues and locks become sleeps; values are not in a recording.

Exit status: 0 success, 2 wrong usage, a construct that a task set cannot express, or no python3.
)");

constexpr auto ExportHelp = QT_TRANSLATE_NOOP("CommandLine", R"(awaitscope export FILE... -o OUT [options]

Runs each task set on the virtual clock and writes OUT. Its suffix selects the format: png svg pdf webp (the timeline; webp
is animated), json (Chrome trace, for Perfetto and speedscope), jsonl (the trace), csv (the stretches of every lane), tsv (the
events), md (results and exceptions), mmd (Mermaid gantt chart), py cpp (the program), html (a report: a web page with all of it, and each
exception explained). FILE may also be a picture that holds a task set, a recorded run, as written by 'run --events' or
'record', for all formats except py and cpp, or FILE.py, which is executed on the virtual clock and recorded. '{name}' in OUT
is replaced by the name of each FILE.

  --strategy fail-fast|collect|task-group|sequential|as-written
  --python 3.11|3.12|3.13|3.14   the rules of that version
  --watch               keep running, and export a FILE again when it changes

Content:
  --range FROM..TO      part of the run, for example 100ms..2s
  --lanes NAME,NAME     only these lanes
  --title TEXT          title; default that of the task set
  --no-title  --no-legend  --no-ruler
  --log                 list the events below the timeline
  --theme light|dark|auto   auto: an SVG follows the mode of its viewer, other pictures are light
  --transparent         no background; legible on light and on dark
  --no-embed            do not embed the task set, which lets the window open the picture

Size (later options override those of a preset):
  --preset slide|document|print|social
  --width PX  --height PX  --scale N
  --dpi N               for printing: a scale of N / 96, with N stored in a PNG
  --fit picture|page|width|tiles    pages of a pdf: the size of the picture, one page, as wide as a page, or tiles
  --paper A3|A4|A5|Letter|Legal|Tabloid  --portrait
  --speed N  --fps N    of a webp: seconds of the run per second, and frames per second

  --tasks-as-tracks     of a json: asynchronous tracks, which Perfetto shows below one process, instead of threads
)");

constexpr auto CompareHelp = QT_TRANSLATE_NOOP("CommandLine", R"(awaitscope compare FILE... [--strategies A,B] [--pythons A,B] [-o OUT] [options]

Runs each FILE with each strategy under each Python, and puts the runs above each other on one time axis: the first difference, every lane that
differs from the first run, and a table that sums up. A FILE may also be a recorded run, as 'run --events' or 'record' write it, a
picture that holds a task set, or FILE.py, which is executed once for each strategy (see 'run --help'). The ending
of OUT says what is written: png svg pdf (a picture), html (a web page), md, json. Without -o, Markdown goes to standard output.

  --strategies fail-fast,collect,task-group,sequential,as-written
                        default: as written; of one task set alone, all four that it allows
  --pythons 3.11,3.14   which Python's asyncio the runs follow, also with a patch level, as 3.13.5; default: that of each task set.
                        Names the rules behind the first difference: what changes with an upgrade
  --fail-on-difference  exit status 1 when any run differs from the first: a test for documentation and teaching
  --only-differences    leave out the lanes in which no run differs
  --no-table            leave out the table
  --range FROM..TO  --title TEXT  --no-title  --no-legend  --no-ruler  --theme light|dark|auto  --transparent
  --width PX  --height PX  --scale N  --dpi N  --preset NAME  --fit MODE  --paper SIZE  --portrait
                        as for export

Exit status: 0 done, 1 the runs differ and --fail-on-difference was given, 2 wrong usage or a file that cannot be read.
)");

constexpr auto CheckHelp = QT_TRANSLATE_NOOP("CommandLine", R"(awaitscope check [--python 3.11|3.12|3.13|3.14] FILE...

Prints every problem as FILE: JSON-pointer: message. With --python also what that version lacks.
Exit status: 0 no problems, 1 a file has problems, 2 wrong usage or a file that cannot be read.
)");

constexpr auto RecordHelp = QT_TRANSLATE_NOOP("CommandLine", R"(awaitscope record [-o FILE.awrec] [options] -- COMMAND [ARGUMENT...]
awaitscope record [-o FILE.awrec] [options] --attach PID

Runs the command, and records what the asyncio tasks of each Python program in it do: python3 script.py, python3 -m package,
pytest, uvicorn, a shell script that starts them. The program is not changed: it prints, reports and returns the same, and an
exception that nobody retrieves is still reported. Python 3.8 or later; asyncio, uvloop, anyio.

FILE can be opened, run and exported like any recorded run, also while the program runs. Only its owner can read it. Further
processes of the command write files of their own, with their number in the name. Without asyncio there is no file. Python's
options -I, -E and -S leave the probe out.

  -o FILE.awrec     default run.awrec, or run-2.awrec ...; an existing FILE is replaced
  --light           costs less: without the places where tasks were made and wait, and without who cancelled
  --origins         note where each coroutine was made, for those that are never awaited; costs a little everywhere
  --cost            print at the end, on standard error, how much of the CPU time recording took
  --ring SIZE       keep only the newest SIZE bytes, for example 64M
  --limit SIZE      write no more than SIZE bytes, default 1G; what is dropped is counted
  --live            open a window that shows the tasks while the command runs; 'awaitscope --follow FILE.awrec' waits for one
  --attach PID      record a program of yours that runs already, from now on, until it ends or Ctrl+C is pressed; it goes on. Needs
                    Python 3.14 or later, and a system that lets you debug your processes. What happened before is not known
  --interpreter PY  with --attach: a Python of the program's version, which reaches it; default: the program's own

'awaitscope probe --print-path' prints the folder to put into PYTHONPATH where the command cannot be run by this program
(a container, a service). AWAITSCOPE_RECORD=FILE.awrec then names the file, and AWAITSCOPE_RECORD_OPTIONS=light,ring=64M
the options. '%p' in FILE becomes the number of the process.

Exit status: that of the command; 126 it cannot be executed, 127 it was not found, 2 wrong usage. With --attach: 0 recorded,
1 the program cannot be recorded.
)");

} // namespace

QString helpText(const QString &topic)
{
    const char *source = topic == QLatin1String("run") ? RunHelp
        : topic == QLatin1String("export")             ? ExportHelp
        : topic == QLatin1String("compare")            ? CompareHelp
        : topic == QLatin1String("check")              ? CheckHelp
        : topic == QLatin1String("try")                ? TryHelp
        : topic == QLatin1String("convert")            ? ConvertHelp
        : topic == QLatin1String("record")             ? RecordHelp
                                                       : General;
    return QCoreApplication::translate("CommandLine", source);
}

} // namespace awaitscope
