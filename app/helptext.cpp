// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/commandline.h"

#include <QCoreApplication>

namespace awaitscope {

namespace {

constexpr auto General = QT_TRANSLATE_NOOP("CommandLine", R"(Awaitscope: see what your async tasks do, and which errors nobody looked at.

  awaitscope [FILE]                       open the window
  awaitscope run FILE [options]           run without a window
  awaitscope export FILE -o OUT [options] write the timeline as a picture, or the run in another format
  awaitscope check FILE...                print each problem of the files
  awaitscope --version | --help

'awaitscope run --help', 'export --help' and 'check --help' say more.
Exit status: 0 done, 1 the task set ended with an unhandled exception (run) or a file has problems (check),
2 wrong usage or a file that cannot be read, 3 a deadlock or a reached limit (run).
)");

constexpr auto RunHelp = QT_TRANSLATE_NOOP("CommandLine", R"(awaitscope run FILE [options]

Runs the task set and prints what its program prints (standard output) and reports (standard error). A recorded run, as
--events writes it, is printed once more.

  --strategy fail-fast|collect|task-group|sequential|as-written
                        how main waits for its tasks; default as-written
  --clock virtual|wall  exact times at once, or sleeping for real; default virtual
  --events PATH|-       write the trace as JSON lines; with '-' the console goes nowhere unless --console asks for it
  --console             the console (default), also with --events -: then everything goes to standard error
  --ticks               add the number of the loop iteration to every event
  --max-iterations N    end the run after N iterations of the event loop; default 100000
  --max-events N        end the run after N events
  --max-tasks N         end the run when it makes more than N tasks
  --max-time MS         end the run after MS milliseconds on its clock

Exit status: what python3 would give: 0 done or SystemExit without a message, 1 an unhandled exception or SystemExit with a
message, 130 KeyboardInterrupt; 2 wrong usage or a file that cannot be read, 3 a deadlock or a reached limit.
)");

constexpr auto ExportHelp = QT_TRANSLATE_NOOP("CommandLine", R"(awaitscope export FILE... -o OUT [options]

Runs each task set on the virtual clock and writes OUT; its ending says what: png svg pdf webp (the timeline; webp plays the
run), json (Chrome trace, for Perfetto and speedscope), jsonl (the trace), csv (the stretches of every lane), md (results and
exceptions), mmd (Mermaid gantt chart), py cpp (the program). A FILE may also be a recorded run, as 'run --events' writes it:
it gives all of these but the program. '{name}' in OUT stands for the name of each FILE.

  --strategy fail-fast|collect|task-group|sequential|as-written
  --watch               go on, and write again when a FILE changes

What is to be seen:
  --range FROM..TO      part of the run, for instance 100ms..2s
  --lanes NAME,NAME     only these lanes
  --title TEXT          instead of the title of the task set
  --no-title  --no-legend  --no-ruler
  --log                 the events beneath the timeline, in words
  --theme light|dark|auto   auto: an SVG follows its reader, other pictures are light
  --transparent         no ground; legible on light and on dark
  --no-embed            do not put the task set into the picture, from which the window can open it

How large (later options win over those of a preset):
  --preset slide|document|print|social
  --width PX  --height PX  --scale N
  --dpi N               for print: N / 96 pixels for each, and N recorded in a PNG
  --fit picture|page|width|tiles    pages of a pdf: one of the picture's size, one sheet, sheets below each other, or tiles
  --paper A3|A4|A5|Letter|Legal|Tabloid  --portrait
  --speed N  --fps N    of a webp: seconds of the run for each second, and frames

  --tasks-as-tracks     of a json: asynchronous tracks, which Perfetto shows beneath one process, instead of threads
)");

constexpr auto CheckHelp = QT_TRANSLATE_NOOP("CommandLine", R"(awaitscope check FILE...

Prints each problem as FILE: JSON-pointer: message.
Exit status: 0 no problem, 1 a file has problems, 2 wrong usage or a file that cannot be read.
)");

} // namespace

QString helpText(const QString &topic)
{
    const char *source = topic == QLatin1String("run") ? RunHelp
        : topic == QLatin1String("export")             ? ExportHelp
        : topic == QLatin1String("check")              ? CheckHelp
                                                       : General;
    return QCoreApplication::translate("CommandLine", source);
}

} // namespace awaitscope
