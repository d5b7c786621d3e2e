<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<!-- SPDX-FileCopyrightText: 2026 The Awaitscope authors -->
<!-- SPDX-License-Identifier: GPL-3.0-or-later -->
<TS version="2.1" language="de_DE" sourcelanguage="en">
<context>
    <name>CommandLine</name>
    <message>
        <source>Cannot be written: %1.</source>
        <translation>Kann nicht geschrieben werden: %1.</translation>
    </message>
    <message>
        <source>Try &apos;awaitscope --help&apos; for usage.
</source>
        <translation>Try &apos;awaitscope --help&apos; for usage.
</translation>
    </message>
    <message>
        <source>There is not enough memory.</source>
        <translation>There is not enough memory.</translation>
    </message>
    <message>
        <source>There is no display for the window.</source>
        <translation>Es gibt keinen Bildschirm für das Fenster.</translation>
    </message>
    <message>
        <source>Awaitscope: see what your async tasks do, and which errors nobody looked at.

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

&apos;awaitscope run --help&apos;, and so on, describe the options.
Exit status: 0 success, 1 the task set ended with an unhandled exception (run), a file has problems (check) or runs differ
(compare --fail-on-difference), 2 wrong usage or a file that cannot be read, 3 a deadlock or a reached limit (run).
</source>
        <translation>Awaitscope: see what your async tasks do, and which errors nobody looked at.

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

&apos;awaitscope run --help&apos;, and so on, describe the options.
Exit status: 0 success, 1 the task set ended with an unhandled exception (run), a file has problems (check) or runs differ
(compare --fail-on-difference), 2 wrong usage or a file that cannot be read, 3 a deadlock or a reached limit (run).
</translation>
    </message>
    <message>
        <source>A recorded run is over, so it cannot be given another Python.</source>
        <translation>Ein aufgezeichneter Lauf ist vorbei; er kann kein anderes Python erhalten.</translation>
    </message>
    <message>
        <source>A recorded run is over, so it cannot be given a strategy.</source>
        <translation>Ein aufgezeichneter Lauf ist vorbei; er kann keine Strategie erhalten.</translation>
    </message>
    <message>
        <source>how its calls of gather wait: fail-fast, collect, task-group, sequential; all of them, or the one in that line. The text is not changed. May be repeated</source>
        <translation>how its calls of gather wait: fail-fast, collect, task-group, sequential; all of them, or the one in that line. The text is not changed. May be repeated</translation>
    </message>
    <message>
        <source>an await that fails. NAME: of the task or function, else all; N: the Nth await of the line; TIME: only that time, else each time. EFFECT: TYPE or TYPE:MESSAGE, delay:DURATION, never, cancel; for example fetch@12=TimeoutError:slow, 12/1=delay:2s. May be repeated</source>
        <translation>an await that fails. NAME: of the task or function, else all; N: the Nth await of the line; TIME: only that time, else each time. EFFECT: TYPE or TYPE:MESSAGE, delay:DURATION, never, cancel; for example fetch@12=TimeoutError:slow, 12/1=delay:2s. May be repeated</translation>
    </message>
    <message>
        <source>which Python&apos;s asyncio the runs follow, also with a patch level, as 3.13.5; default: that of each task set. Names the rules behind the first difference: what changes with an upgrade</source>
        <translation>which Python&apos;s asyncio the runs follow, also with a patch level, as 3.13.5; default: that of each task set. Names the rules behind the first difference: what changes with an upgrade</translation>
    </message>
    <message>
        <source>arguments of the program</source>
        <translation>arguments of the program</translation>
    </message>
    <message>
        <source>Runs the task set and prints what its program prints (standard output) and what is reported (standard error). FILE may also be a picture that holds a task set, which runs with the strategy that the picture shows, or a recorded run, as written by --events; its output is then printed again.</source>
        <translation>Runs the task set and prints what its program prints (standard output) and what is reported (standard error). FILE may also be a picture that holds a task set, which runs with the strategy that the picture shows, or a recorded run, as written by --events; its output is then printed again.</translation>
    </message>
    <message>
        <source>A Python file (FILE.py) is executed by python3, and prints and returns what it does there. It runs in a process group of its own, without variables of the environment that are not on an allow list. Text that is not a whole program (a coroutine that nobody runs, await outside a function, prompts, a fenced block in prose) is completed, and each change is reported.</source>
        <translation>A Python file (FILE.py) is executed by python3, and prints and returns what it does there. It runs in a process group of its own, without variables of the environment that are not on an allow list. Text that is not a whole program (a coroutine that nobody runs, await outside a function, prompts, a fenced block in prose) is completed, and each change is reported.</translation>
    </message>
    <message>
        <source>Exit status: that of python3 (0 success or SystemExit without a message, 1 an unhandled exception or SystemExit with a message, 130 KeyboardInterrupt); 2 wrong usage or a file that cannot be read, 3 a deadlock or a reached limit.</source>
        <translation>Exit status: that of python3 (0 success or SystemExit without a message, 1 an unhandled exception or SystemExit with a message, 130 KeyboardInterrupt); 2 wrong usage or a file that cannot be read, 3 a deadlock or a reached limit.</translation>
    </message>
    <message>
        <source>Runs the program once as it is, and once for each of its awaits, which raises an exception the first time the program comes there. A table says what became of each: handled, lost, seen by no code, orphans left behind, the program ended or hung, and whether it printed something else. The program is executed each time, on the virtual clock, with standard input closed.</source>
        <translation>Runs the program once as it is, and once for each of its awaits, which raises an exception the first time the program comes there. A table says what became of each: handled, lost, seen by no code, orphans left behind, the program ended or hung, and whether it printed something else. The program is executed each time, on the virtual clock, with standard input closed.</translation>
    </message>
    <message>
        <source>Exit status: 0 the table is complete, 2 wrong usage or a file that cannot be run, 130 interrupted by Ctrl+C; the table then has the awaits that were tried.</source>
        <translation>Exit status: 0 the table is complete, 2 wrong usage or a file that cannot be run, 130 interrupted by Ctrl+C; the table then has the awaits that were tried.</translation>
    </message>
    <message>
        <source>Runs each task set on the virtual clock and writes OUT. Its suffix selects the format: png svg pdf webp (the timeline; webp is animated), json (Chrome trace, for Perfetto and speedscope), jsonl (the trace), csv (the stretches of every lane), tsv (the events), md (results and exceptions), mmd (Mermaid gantt chart), py cpp (the program), html (a report: a web page with all of it, and each exception explained). FILE may also be a picture that holds a task set, a recorded run, as written by &apos;run --events&apos; or &apos;record&apos;, for all formats except py and cpp, or FILE.py, which is executed on the virtual clock and recorded. &apos;{name}&apos; in OUT is replaced by the name of each FILE.</source>
        <translation>Runs each task set on the virtual clock and writes OUT. Its suffix selects the format: png svg pdf webp (the timeline; webp is animated), json (Chrome trace, for Perfetto and speedscope), jsonl (the trace), csv (the stretches of every lane), tsv (the events), md (results and exceptions), mmd (Mermaid gantt chart), py cpp (the program), html (a report: a web page with all of it, and each exception explained). FILE may also be a picture that holds a task set, a recorded run, as written by &apos;run --events&apos; or &apos;record&apos;, for all formats except py and cpp, or FILE.py, which is executed on the virtual clock and recorded. &apos;{name}&apos; in OUT is replaced by the name of each FILE.</translation>
    </message>
    <message>
        <source>Content:</source>
        <translation>Content:</translation>
    </message>
    <message>
        <source>Size (later options override those of a preset):</source>
        <translation>Size (later options override those of a preset):</translation>
    </message>
    <message>
        <source>Data:</source>
        <translation>Data:</translation>
    </message>
    <message>
        <source>Runs each FILE with each strategy under each Python, and puts the runs above each other on one time axis: the first difference, every lane that differs from the first run, and a table that sums up. A FILE may also be a recorded run, as &apos;run --events&apos; or &apos;record&apos; write it, a picture that holds a task set, or FILE.py, which is executed once for each strategy (see &apos;run --help&apos;). The ending of OUT says what is written: png svg pdf (a picture), html (a web page), md, json. Without -o, Markdown goes to standard output.</source>
        <translation>Runs each FILE with each strategy under each Python, and puts the runs above each other on one time axis: the first difference, every lane that differs from the first run, and a table that sums up. A FILE may also be a recorded run, as &apos;run --events&apos; or &apos;record&apos; write it, a picture that holds a task set, or FILE.py, which is executed once for each strategy (see &apos;run --help&apos;). The ending of OUT says what is written: png svg pdf (a picture), html (a web page), md, json. Without -o, Markdown goes to standard output.</translation>
    </message>
    <message>
        <source>Exit status: 0 done, 1 the runs differ and --fail-on-difference was given, 2 wrong usage or a file that cannot be read.</source>
        <translation>Exit status: 0 done, 1 the runs differ and --fail-on-difference was given, 2 wrong usage or a file that cannot be read.</translation>
    </message>
    <message>
        <source>Prints every problem as FILE: JSON-pointer: message.</source>
        <translation>Prints every problem as FILE: JSON-pointer: message.</translation>
    </message>
    <message>
        <source>Exit status: 0 no problems, 1 a file has problems, 2 wrong usage or a file that cannot be read.</source>
        <translation>Exit status: 0 no problems, 1 a file has problems, 2 wrong usage or a file that cannot be read.</translation>
    </message>
    <message>
        <source>From a Python file (FILE.py), makes a task set of the source, which python3 parses but does not execute. It can express what &apos;export -o X.py&apos; writes, and much of what people write by hand. Each construct that it cannot express is printed as FILE: line N: why, and nothing is written.</source>
        <translation>From a Python file (FILE.py), makes a task set of the source, which python3 parses but does not execute. It can express what &apos;export -o X.py&apos; writes, and much of what people write by hand. Each construct that it cannot express is printed as FILE: line N: why, and nothing is written.</translation>
    </message>
    <message>
        <source>From a recorded run (.awrec, .jsonl), or with --from-run from a run of FILE.py, which is then executed: each task becomes a coroutine with its sleeps, waits, outcome and cancellations. The task set is run, and the first difference from the recording is reported, if there is one. Waits for sockets, threads, queues and locks become sleeps; values are not in a recording.</source>
        <translation>From a recorded run (.awrec, .jsonl), or with --from-run from a run of FILE.py, which is then executed: each task becomes a coroutine with its sleeps, waits, outcome and cancellations. The task set is run, and the first difference from the recording is reported, if there is one. Waits for sockets, threads, queues and locks become sleeps; values are not in a recording.</translation>
    </message>
    <message>
        <source>Exit status: 0 success, 2 wrong usage, a construct that a task set cannot express, or no python3.</source>
        <translation>Exit status: 0 success, 2 wrong usage, a construct that a task set cannot express, or no python3.</translation>
    </message>
    <message>
        <source>Runs the command, and records what the asyncio tasks of each Python program in it do: python3 script.py, python3 -m package, pytest, uvicorn, a shell script that starts them. The program is not changed: it prints, reports and returns the same, and an exception that nobody retrieves is still reported. Python 3.8 or later; asyncio, uvloop, anyio.</source>
        <translation>Runs the command, and records what the asyncio tasks of each Python program in it do: python3 script.py, python3 -m package, pytest, uvicorn, a shell script that starts them. The program is not changed: it prints, reports and returns the same, and an exception that nobody retrieves is still reported. Python 3.8 or later; asyncio, uvloop, anyio.</translation>
    </message>
    <message>
        <source>FILE can be opened, run and exported like any recorded run, also while the program runs. Only its owner can read it. Further processes of the command write files of their own, with their number in the name. Without asyncio there is no file. Python&apos;s options -I, -E and -S leave the probe out.</source>
        <translation>FILE can be opened, run and exported like any recorded run, also while the program runs. Only its owner can read it. Further processes of the command write files of their own, with their number in the name. Without asyncio there is no file. Python&apos;s options -I, -E and -S leave the probe out.</translation>
    </message>
    <message>
        <source>&apos;awaitscope probe --print-path&apos; prints the folder to put into PYTHONPATH where the command cannot be run by this program (a container, a service). AWAITSCOPE_RECORD=FILE.awrec then names the file, and AWAITSCOPE_RECORD_OPTIONS=light,ring=64M the options. &apos;%p&apos; in FILE becomes the number of the process.</source>
        <translation>&apos;awaitscope probe --print-path&apos; prints the folder to put into PYTHONPATH where the command cannot be run by this program (a container, a service). AWAITSCOPE_RECORD=FILE.awrec then names the file, and AWAITSCOPE_RECORD_OPTIONS=light,ring=64M the options. &apos;%p&apos; in FILE becomes the number of the process.</translation>
    </message>
    <message>
        <source>Exit status: that of the command; 126 it cannot be executed, 127 it was not found, 2 wrong usage. With --attach: 0 recorded, 1 the program cannot be recorded.</source>
        <translation>Exit status: that of the command; 126 it cannot be executed, 127 it was not found, 2 wrong usage. With --attach: 0 recorded, 1 the program cannot be recorded.</translation>
    </message>
    <message>
        <source>it is not a file</source>
        <translation>es ist keine Datei</translation>
    </message>
    <message>
        <source>default python3; 3.8 or later</source>
        <translation>default python3; 3.8 or later</translation>
    </message>
    <message>
        <source>sleeps cost nothing, and time.time() and similar calls follow it; sockets, threads and processes take real time. Default virtual</source>
        <translation>sleeps cost nothing, and time.time() and similar calls follow it; sockets, threads and processes take real time. Default virtual</translation>
    </message>
    <message>
        <source>stop it after MS milliseconds on its virtual clock</source>
        <translation>stop it after MS milliseconds on its virtual clock</translation>
    </message>
    <message>
        <source>stop it after MS milliseconds</source>
        <translation>stop it after MS milliseconds</translation>
    </message>
    <message>
        <source>limit its address space</source>
        <translation>limit its address space</translation>
    </message>
    <message>
        <source>stop it when it has printed more</source>
        <translation>stop it when it has printed more</translation>
    </message>
    <message>
        <source>leave out the title, the legend or the ruler</source>
        <translation>leave out the title, the legend or the ruler</translation>
    </message>
    <message>
        <source>part of the run, for example 100ms..2s</source>
        <translation>part of the run, for example 100ms..2s</translation>
    </message>
    <message>
        <source>title; default that of the task set</source>
        <translation>title; default that of the task set</translation>
    </message>
    <message>
        <source>auto: an SVG follows the mode of its viewer, other pictures are light</source>
        <translation>auto: an SVG follows the mode of its viewer, other pictures are light</translation>
    </message>
    <message>
        <source>no background; legible on light and on dark</source>
        <translation>no background; legible on light and on dark</translation>
    </message>
    <message>
        <source>how main waits for its tasks; default as-written</source>
        <translation>how main waits for its tasks; default as-written</translation>
    </message>
    <message>
        <source>the rules of that version; default what the task set says, else 3.14</source>
        <translation>the rules of that version; default what the task set says, else 3.14</translation>
    </message>
    <message>
        <source>exact times without waiting, or real time; default virtual</source>
        <translation>exact times without waiting, or real time; default virtual</translation>
    </message>
    <message>
        <source>write the trace as JSON lines; &apos;-&apos; is standard output, without the console unless --console is given</source>
        <translation>write the trace as JSON lines; &apos;-&apos; is standard output, without the console unless --console is given</translation>
    </message>
    <message>
        <source>print the console (default); with --events - all of it goes to standard error</source>
        <translation>print the console (default); with --events - all of it goes to standard error</translation>
    </message>
    <message>
        <source>add the loop iteration to every event of the trace</source>
        <translation>add the loop iteration to every event of the trace</translation>
    </message>
    <message>
        <source>end the run after N iterations of the event loop; default 100000</source>
        <translation>end the run after N iterations of the event loop; default 100000</translation>
    </message>
    <message>
        <source>end the run after N events</source>
        <translation>end the run after N events</translation>
    </message>
    <message>
        <source>end the run when it creates more than N tasks</source>
        <translation>end the run when it creates more than N tasks</translation>
    </message>
    <message>
        <source>end the run after MS milliseconds on its clock</source>
        <translation>end the run after MS milliseconds on its clock</translation>
    </message>
    <message>
        <source>record the run, and write its trace; with &apos;-&apos; the program&apos;s standard output goes nowhere</source>
        <translation>record the run, and write its trace; with &apos;-&apos; the program&apos;s standard output goes nowhere</translation>
    </message>
    <message>
        <source>as &apos;awaitscope try&apos;, which has its own help</source>
        <translation>as &apos;awaitscope try&apos;, which has its own help</translation>
    </message>
    <message>
        <source>the exception; default TimeoutError:made to fail</source>
        <translation>the exception; default TimeoutError:made to fail</translation>
    </message>
    <message>
        <source>each time the program comes there, not only the first time</source>
        <translation>each time the program comes there, not only the first time</translation>
    </message>
    <message>
        <source>the table for programs</source>
        <translation>the table for programs</translation>
    </message>
    <message>
        <source>as for &apos;run FILE.py&apos;; a run that takes longer than 20 s, or --max-elapsed, counts as one that hangs</source>
        <translation>as for &apos;run FILE.py&apos;; a run that takes longer than 20 s, or --max-elapsed, counts as one that hangs</translation>
    </message>
    <message>
        <source>the file to write; with several FILEs it contains {name}</source>
        <translation>the file to write; with several FILEs it contains {name}</translation>
    </message>
    <message>
        <source>how main waits for its tasks</source>
        <translation>how main waits for its tasks</translation>
    </message>
    <message>
        <source>the rules of that version</source>
        <translation>the rules of that version</translation>
    </message>
    <message>
        <source>runs FILE.py; default python3</source>
        <translation>runs FILE.py; default python3</translation>
    </message>
    <message>
        <source>keep running, and export a FILE again when it changes</source>
        <translation>keep running, and export a FILE again when it changes</translation>
    </message>
    <message>
        <source>only these lanes</source>
        <translation>only these lanes</translation>
    </message>
    <message>
        <source>list the events below the timeline</source>
        <translation>list the events below the timeline</translation>
    </message>
    <message>
        <source>do not embed the task set, which lets the window open the picture</source>
        <translation>do not embed the task set, which lets the window open the picture</translation>
    </message>
    <message>
        <source>the size of the picture in pixels, and a factor for it</source>
        <translation>the size of the picture in pixels, and a factor for it</translation>
    </message>
    <message>
        <source>the pages of a pdf</source>
        <translation>the pages of a pdf</translation>
    </message>
    <message>
        <source>width, height and scale for a purpose</source>
        <translation>width, height and scale for a purpose</translation>
    </message>
    <message>
        <source>for printing: a scale of N / 96, with N stored in a PNG</source>
        <translation>for printing: a scale of N / 96, with N stored in a PNG</translation>
    </message>
    <message>
        <source>pages of a pdf: the size of the picture, one page, as wide as a page, or tiles</source>
        <translation>pages of a pdf: the size of the picture, one page, as wide as a page, or tiles</translation>
    </message>
    <message>
        <source>of a webp: seconds of the run per second, and frames per second</source>
        <translation>of a webp: seconds of the run per second, and frames per second</translation>
    </message>
    <message>
        <source>of a json: asynchronous tracks, which Perfetto shows below one process, instead of threads</source>
        <translation>of a json: asynchronous tracks, which Perfetto shows below one process, instead of threads</translation>
    </message>
    <message>
        <source>the file to write; default Markdown on standard output</source>
        <translation>the file to write; default Markdown on standard output</translation>
    </message>
    <message>
        <source>default: as written; of one task set alone, all four that it allows</source>
        <translation>default: as written; of one task set alone, all four that it allows</translation>
    </message>
    <message>
        <source>exit status 1 when any run differs from the first: a test for documentation and teaching</source>
        <translation>exit status 1 when any run differs from the first: a test for documentation and teaching</translation>
    </message>
    <message>
        <source>leave out the lanes in which no run differs</source>
        <translation>leave out the lanes in which no run differs</translation>
    </message>
    <message>
        <source>leave out the table</source>
        <translation>leave out the table</translation>
    </message>
    <message>
        <source>as for export</source>
        <translation>as for export</translation>
    </message>
    <message>
        <source>also print what that version lacks</source>
        <translation>also print what that version lacks</translation>
    </message>
    <message>
        <source>the file to write</source>
        <translation>the file to write</translation>
    </message>
    <message>
        <source>default python3</source>
        <translation>default python3</translation>
    </message>
    <message>
        <source>run FILE.py, and make the task set of the run</source>
        <translation>run FILE.py, and make the task set of the run</translation>
    </message>
    <message>
        <source>default run.awrec, or run-2.awrec ...; an existing FILE is replaced</source>
        <translation>default run.awrec, or run-2.awrec ...; an existing FILE is replaced</translation>
    </message>
    <message>
        <source>costs less: without the places where tasks were made and wait, and without who cancelled</source>
        <translation>costs less: without the places where tasks were made and wait, and without who cancelled</translation>
    </message>
    <message>
        <source>note where each coroutine was made, for those that are never awaited; costs a little everywhere</source>
        <translation>note where each coroutine was made, for those that are never awaited; costs a little everywhere</translation>
    </message>
    <message>
        <source>print at the end, on standard error, how much of the CPU time recording took</source>
        <translation>print at the end, on standard error, how much of the CPU time recording took</translation>
    </message>
    <message>
        <source>keep only the newest SIZE bytes, for example 64M</source>
        <translation>keep only the newest SIZE bytes, for example 64M</translation>
    </message>
    <message>
        <source>write no more than SIZE bytes, default 1G; what is dropped is counted</source>
        <translation>write no more than SIZE bytes, default 1G; what is dropped is counted</translation>
    </message>
    <message>
        <source>open a window that shows the tasks while the command runs; &apos;awaitscope --follow FILE.awrec&apos; waits for one</source>
        <translation>open a window that shows the tasks while the command runs; &apos;awaitscope --follow FILE.awrec&apos; waits for one</translation>
    </message>
    <message>
        <source>with --attach: a Python of the program&apos;s version, which reaches it; default: the program&apos;s own</source>
        <translation>with --attach: a Python of the program&apos;s version, which reaches it; default: the program&apos;s own</translation>
    </message>
    <message>
        <source>record a program of yours that is already running, from now until it ends or Ctrl+C is pressed; the program goes on. Needs Python 3.14 or later, and a system that lets you debug your processes. What happened before is not known</source>
        <translation>record a program of yours that is already running, from now until it ends or Ctrl+C is pressed; the program goes on. Needs Python 3.14 or later, and a system that lets you debug your processes. What happened before is not known</translation>
    </message>
    <message>
        <source>%1 and %2 more</source>
        <translation>%1 und %2 weitere</translation>
    </message>
    <message>
        <source>hang</source>
        <translation>hängen</translation>
    </message>
    <message>
        <source>lost</source>
        <translation>verloren</translation>
    </message>
    <message>
        <source>leave orphans</source>
        <translation>hinterlassen Waisen</translation>
    </message>
    <message>
        <source>seen by no code</source>
        <translation>von keinem Code gesehen</translation>
    </message>
    <message>
        <source>end the program</source>
        <translation>beenden das Programm</translation>
    </message>
    <message>
        <source>leave something behind</source>
        <translation>hinterlassen etwas</translation>
    </message>
    <message>
        <source>handled</source>
        <translation>behandelt</translation>
    </message>
    <message>
        <source>not reached</source>
        <translation>nicht erreicht</translation>
    </message>
    <message>
        <source>lost: the error of %1</source>
        <translation>verloren: der Fehler von %1</translation>
    </message>
    <message>
        <source>seen by no code: the error of %1</source>
        <translation>von keinem Code gesehen: der Fehler von %1</translation>
    </message>
    <message>
        <source>leaves orphans: %1</source>
        <translation>hinterlässt Waisen: %1</translation>
    </message>
    <message>
        <source>destroyed while pending: %1</source>
        <translation>noch unfertig zerstört: %1</translation>
    </message>
    <message>
        <source>never awaited: %1</source>
        <translation>nie abgewartet: %1</translation>
    </message>
    <message>
        <source>the program never reached it</source>
        <translation>das Programm kam nie dorthin</translation>
    </message>
    <message>
        <source>hangs: %1</source>
        <translation>hängt: %1</translation>
    </message>
    <message>
        <source>ends the program with status %1</source>
        <translation>beendet das Programm mit Status %1</translation>
    </message>
    <message>
        <source>the output changes</source>
        <translation>die Ausgabe ändert sich</translation>
    </message>
    <message>
        <source>%1 events</source>
        <translation>%1 Ereignisse</translation>
    </message>
    <message>
        <source>The task set does exactly the same: %1, in the same order, at the same times.</source>
        <translation>Das Task-Set tut genau dasselbe: %1, in derselben Reihenfolge, zu denselben Zeiten.</translation>
    </message>
    <message>
        <source>The task set does the same: %1, in the same order; times differ by up to %2.</source>
        <translation>Das Task-Set tut dasselbe: %1, in derselben Reihenfolge; die Zeiten weichen um bis zu %2 ab.</translation>
    </message>
    <message>
        <source>The runs first differ at %1, after %2. Recorded: %3. Task set: %4.</source>
        <translation>Die Läufe unterscheiden sich zuerst bei %1, nach %2. Aufgezeichnet: %3. Task-Set: %4.</translation>
    </message>
</context>
<context>
    <name>Compare</name>
    <message>
        <source>no more events</source>
        <translation>keine weiteren Ereignisse</translation>
    </message>
    <message>
        <source>No difference.</source>
        <translation>Kein Unterschied.</translation>
    </message>
    <message>
        <source>First difference at %1: %2</source>
        <translation>Erster Unterschied bei %1: %2</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>%1, compared with %2</source>
        <translation>%1, verglichen mit %2</translation>
    </message>
    <message>
        <source>and %1 more</source>
        <translation>und %1 weitere</translation>
    </message>
    <message>
        <source>%1, was: %2</source>
        <translation>%1, zuvor: %2</translation>
    </message>
    <message>
        <source>orphan until %1, raised %2</source>
        <translation>Waise bis %1, %2 geworfen</translation>
    </message>
    <message>
        <source>raised %1 at %2</source>
        <translation>%1 geworfen bei %2</translation>
    </message>
    <message>
        <source>an exception</source>
        <translation>eine Exception</translation>
    </message>
    <message>
        <source>still running</source>
        <translation>läuft noch</translation>
    </message>
    <message>
        <source>running when the run was stopped</source>
        <translation>lief noch, als der Lauf beendet wurde</translation>
    </message>
    <message>
        <source>never ended</source>
        <translation>nie beendet</translation>
    </message>
    <message>
        <source>orphan until %1</source>
        <translation>Waise bis %1</translation>
    </message>
    <message>
        <source>orphan until %1, returned %2</source>
        <translation>Waise bis %1, gab %2 zurück</translation>
    </message>
    <message>
        <source>succeeded at %1</source>
        <translation>gelungen bei %1</translation>
    </message>
    <message>
        <source>returned %1 at %2</source>
        <translation>gab %1 zurück bei %2</translation>
    </message>
    <message>
        <source>cancelled at %1</source>
        <translation>abgebrochen bei %1</translation>
    </message>
    <message>
        <source>cancelled at %1 before its first step</source>
        <translation>abgebrochen bei %1 vor dem ersten Schritt</translation>
    </message>
    <message>
        <source>timed out at %1</source>
        <translation>Zeit abgelaufen bei %1</translation>
    </message>
    <message>
        <source>never awaited</source>
        <translation>nie abgewartet</translation>
    </message>
    <message>
        <source>destroyed while pending at %1</source>
        <translation>unfertig zerstört bei %1</translation>
    </message>
    <message>
        <source>awaited inline</source>
        <translation>ohne eigenen Task abgewartet</translation>
    </message>
    <message>
        <source>awaited inline by %1</source>
        <translation>ohne eigenen Task abgewartet von %1</translation>
    </message>
    <message>
        <source>a task</source>
        <translation>ein Task</translation>
    </message>
    <message>
        <source>a coroutine object</source>
        <translation>ein Coroutine-Objekt</translation>
    </message>
    <message>
        <source>called without arguments</source>
        <translation>ohne Argumente aufgerufen</translation>
    </message>
    <message>
        <source>called with %1</source>
        <translation>aufgerufen mit %1</translation>
    </message>
    <message>
        <source>nothing more</source>
        <translation>nichts weiter</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>%1 from %2 to %3</source>
        <translation>%1 von %2 bis %3</translation>
    </message>
    <message>
        <source>the end</source>
        <translation>das Ende</translation>
    </message>
    <message>
        <source>printed &quot;%1&quot; at %2</source>
        <translation>„%1“ ausgegeben bei %2</translation>
    </message>
    <message>
        <source>%1 at %2</source>
        <translation>%1 bei %2</translation>
    </message>
    <message>
        <source>begins at %1</source>
        <translation>beginnt bei %1</translation>
    </message>
    <message>
        <source>in the list of results</source>
        <translation>in der Ergebnisliste</translation>
    </message>
    <message>
        <source>in the exception group</source>
        <translation>in der ExceptionGroup</translation>
    </message>
    <message>
        <source>ended the program</source>
        <translation>beendete das Programm</translation>
    </message>
    <message>
        <source>not looked at</source>
        <translation>nicht angesehen</translation>
    </message>
    <message>
        <source>swallowed</source>
        <translation>verschluckt</translation>
    </message>
    <message>
        <source>lost</source>
        <translation>verloren</translation>
    </message>
    <message>
        <source>silenced</source>
        <translation>verstummt</translation>
    </message>
    <message>
        <source>not started</source>
        <translation>nicht gestartet</translation>
    </message>
    <message>
        <source>the error of %1: %2</source>
        <translation>der Fehler von %1: %2</translation>
    </message>
    <message>
        <source>main: %1</source>
        <translation>main: %1</translation>
    </message>
    <message>
        <source>%1 · the same as %2</source>
        <translation>%1 · gleich wie %2</translation>
    </message>
    <message>
        <source>%1 · the same lanes as %2, in another order of events from %3 on</source>
        <translation>%1 · dieselben Spuren wie %2, ab %3 in anderer Reihenfolge der Ereignisse</translation>
    </message>
    <message>
        <source>%1 · lanes that differ from %2: %3, first at %4</source>
        <translation>%1 · Spuren, die von %2 abweichen: %3, zuerst bei %4</translation>
    </message>
    <message>
        <source>Comparison</source>
        <translation>Vergleich</translation>
    </message>
    <message>
        <source>first difference</source>
        <translation>erster Unterschied</translation>
    </message>
    <message>
        <source>%1 in all</source>
        <translation>insgesamt %1</translation>
    </message>
    <message>
        <source>Succeeded</source>
        <translation>Gelungen</translation>
    </message>
    <message>
        <source>Raised</source>
        <translation>Geworfen</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Abgebrochen</translation>
    </message>
    <message>
        <source>Timed out</source>
        <translation>Zeit abgelaufen</translation>
    </message>
    <message>
        <source>Orphans</source>
        <translation>Waisen</translation>
    </message>
    <message>
        <source>Not started</source>
        <translation>Nicht gestartet</translation>
    </message>
    <message>
        <source>Never awaited</source>
        <translation>Nie abgewartet</translation>
    </message>
    <message>
        <source>Destroyed while pending</source>
        <translation>Unfertig zerstört</translation>
    </message>
    <message>
        <source>Never ended</source>
        <translation>Nie geendet</translation>
    </message>
    <message>
        <source>Error lost</source>
        <translation>Fehler verloren</translation>
    </message>
    <message>
        <source>Error seen by no code</source>
        <translation>Fehler von keinem Code gesehen</translation>
    </message>
    <message>
        <source>Error not looked at</source>
        <translation>Fehler nicht angesehen</translation>
    </message>
    <message>
        <source>%1, deadlock</source>
        <translation>%1, Deadlock</translation>
    </message>
    <message>
        <source>%1, a limit was reached</source>
        <translation>%1, eine Grenze wurde erreicht</translation>
    </message>
    <message>
        <source>%1 so far</source>
        <translation>%1 bisher</translation>
    </message>
    <message>
        <source>%1, stopped</source>
        <translation>%1, gestoppt</translation>
    </message>
    <message>
        <source>no list: the gather failed</source>
        <translation>keine Liste: Das gather scheiterte</translation>
    </message>
    <message>
        <source>no list: the gather was cancelled</source>
        <translation>keine Liste: Das gather wurde abgebrochen</translation>
    </message>
    <message>
        <source>%1 lines in all</source>
        <translation>insgesamt %1 Zeilen</translation>
    </message>
    <message>
        <source>Main</source>
        <translation>Main</translation>
    </message>
    <message>
        <source>The run ends</source>
        <translation>Der Lauf endet</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>Ergebnisse</translation>
    </message>
    <message>
        <source>Printed</source>
        <translation>Ausgegeben</translation>
    </message>
    <message>
        <source>Reported</source>
        <translation>Gemeldet</translation>
    </message>
    <message>
        <source>Rules behind the first difference</source>
        <translation>Regeln hinter dem ersten Unterschied</translation>
    </message>
    <message>
        <source>Rule behind it</source>
        <translation>Regel dahinter</translation>
    </message>
    <message>
        <source>other events, or in another order: %1, was: %2</source>
        <translation>andere Ereignisse oder in anderer Reihenfolge: %1, zuvor: %2</translation>
    </message>
    <message>
        <source>waits forever</source>
        <translation>wartet ewig</translation>
    </message>
</context>
<context>
    <name>CoroutineSettings</name>
    <message>
        <source>coroutine</source>
        <translation>Coroutine</translation>
    </message>
    <message>
        <source>The program starts with “%1”, so it cannot be deleted.</source>
        <translation>Das Programm beginnt mit „%1“; es lässt sich nicht löschen.</translation>
    </message>
    <message numerus="yes">
        <source>“%1” is called in %n places; remove those calls first.</source>
        <translation>
            <numerusform>„%1“ wird an einer Stelle aufgerufen; zuerst diesen Aufruf entfernen.</numerusform>
            <numerusform>„%1“ wird an %n Stellen aufgerufen; zuerst diese Aufrufe entfernen.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CppWriter</name>
    <message>
        <source>%1 cannot be written in C++ with QCoro</source>
        <translation>%1 kann nicht in C++ mit QCoro geschrieben werden</translation>
    </message>
    <message>
        <source>an external action</source>
        <translation>ein äußerer Eingriff</translation>
    </message>
    <message>
        <source>the operator %1</source>
        <translation>der Operator %1</translation>
    </message>
</context>
<context>
    <name>Definitions</name>
    <message>
        <source>%1 of at most %2</source>
        <translation>%1 mit höchstens %2</translation>
    </message>
    <message>
        <source>at %1 cancels %2: %3</source>
        <translation>bricht bei %1 %2 ab: %3</translation>
    </message>
    <message>
        <source>at %1 cancels %2</source>
        <translation>bricht bei %1 %2 ab</translation>
    </message>
    <message>
        <source>at %1 sets %2 = %3</source>
        <translation>setzt bei %1 %2 = %3</translation>
    </message>
    <message>
        <source>at %1 sets the event %2</source>
        <translation>setzt bei %1 das Ereignis %2</translation>
    </message>
    <message>
        <source>semaphore</source>
        <translation>semaphore</translation>
    </message>
    <message>
        <source>lock</source>
        <translation>lock</translation>
    </message>
    <message>
        <source>queue</source>
        <translation>queue</translation>
    </message>
    <message>
        <source>event</source>
        <translation>event</translation>
    </message>
    <message>
        <source>cancels</source>
        <translation>bricht ab</translation>
    </message>
    <message>
        <source>sets the result</source>
        <translation>setzt das Ergebnis</translation>
    </message>
    <message>
        <source>sets the event</source>
        <translation>setzt das Ereignis</translation>
    </message>
    <message>
        <source>There is no exception type “%1”.</source>
        <translation>Es gibt keinen Exception-Typ „%1“.</translation>
    </message>
    <message numerus="yes">
        <source>%1 with %n slots</source>
        <translation>
            <numerusform>%1 mit %n Platz</numerusform>
            <numerusform>%1 mit %n Plätzen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>“%1” is used by %n steps; remove those first.</source>
        <translation>
            <numerusform>„%1“ wird von einem Schritt verwendet; zuerst diesen entfernen.</numerusform>
            <numerusform>„%1“ wird von %n Schritten verwendet; zuerst diese entfernen.</numerusform>
        </translation>
    </message>
    <message>
        <source>An exception type cannot be derived from itself.</source>
        <translation>Ein Exception-Typ kann nicht von sich selbst abgeleitet sein.</translation>
    </message>
    <message>
        <source>The task no longer exists.</source>
        <translation>Den Task gibt es nicht mehr.</translation>
    </message>
    <message>
        <source>“%1” stands for several tasks; only a single task can be chosen.</source>
        <translation>„%1“ steht für mehrere Tasks; wählbar ist nur ein einzelner.</translation>
    </message>
    <message>
        <source>“%1” runs inside main, not as a task of its own.</source>
        <translation>„%1“ läuft in main, nicht als eigener Task.</translation>
    </message>
    <message>
        <source>%1, last in first out</source>
        <translation>%1, zuletzt hinein, zuerst heraus</translation>
    </message>
    <message>
        <source>%1, smallest first</source>
        <translation>%1, Kleinstes zuerst</translation>
    </message>
    <message>
        <source>bounded %1</source>
        <translation>begrenzte %1</translation>
    </message>
    <message numerus="yes">
        <source>%1 for %n tasks</source>
        <translation>
                <numerusform>%1 für %n Task</numerusform>
                <numerusform>%1 für %n Tasks</numerusform>
            </translation>
    </message>
    <message>
        <source>at %1 presses Ctrl+C</source>
        <translation>drückt bei %1 Strg+C</translation>
    </message>
    <message>
        <source>condition</source>
        <translation>condition</translation>
    </message>
    <message>
        <source>barrier</source>
        <translation>barrier</translation>
    </message>
    <message>
        <source>presses Ctrl+C</source>
        <translation>drückt Strg+C</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n threads</source>
        <translation>
                <numerusform>%1 mit %n Thread</numerusform>
                <numerusform>%1 mit %n Threads</numerusform>
            </translation>
    </message>
    <message>
        <source>executor</source>
        <translation>Executor</translation>
    </message>
    <message>
        <source>%1, default %2</source>
        <translation>%1, Vorgabe %2</translation>
    </message>
    <message>
        <source>context variable</source>
        <translation>Kontextvariable</translation>
    </message>
</context>
<context>
    <name>Duration</name>
    <message>
        <source>Type a duration, for instance 250ms, 1.5s or 2m.</source>
        <translation>Geben Sie eine Dauer ein, zum Beispiel 250ms, 1.5s oder 2m.</translation>
    </message>
    <message>
        <source>A duration cannot be negative.</source>
        <translation>Eine Dauer kann nicht negativ sein.</translation>
    </message>
    <message>
        <source>A duration must be a whole number of milliseconds.</source>
        <translation>Eine Dauer muss eine ganze Zahl von Millisekunden sein.</translation>
    </message>
    <message>
        <source>The number %1 needs a unit: ms, s, m or h.</source>
        <translation>Die Zahl %1 braucht eine Einheit: ms, s, m oder h.</translation>
    </message>
    <message>
        <source>A duration can be at most a hundred years.</source>
        <translation>Eine Dauer kann höchstens hundert Jahre betragen.</translation>
    </message>
    <message>
        <source>“%1” is not a duration; try 250ms, 1.5s or 2m.</source>
        <translation>„%1“ ist keine Dauer; etwa 250ms, 1.5s oder 2m.</translation>
    </message>
    <message>
        <source>“%1” is not a unit of time; use ms, s, m or h.</source>
        <translation>„%1“ ist keine Zeiteinheit; ms, s, m oder h verwenden.</translation>
    </message>
    <message>
        <source>“%1” is not a number.</source>
        <translation>„%1“ ist keine Zahl.</translation>
    </message>
</context>
<context>
    <name>EventSentence</name>
    <message>
        <source>lock %1</source>
        <translation>Lock %1</translation>
    </message>
    <message>
        <source>semaphore %1</source>
        <translation>Semaphore %1</translation>
    </message>
    <message>
        <source>event %1</source>
        <translation>Event %1</translation>
    </message>
    <message>
        <source>an item of queue %1</source>
        <translation>ein Element aus Queue %1</translation>
    </message>
    <message>
        <source>room in queue %1</source>
        <translation>Platz in Queue %1</translation>
    </message>
    <message>
        <source>queue %1 to be finished</source>
        <translation>das Abarbeiten von Queue %1</translation>
    </message>
    <message>
        <source>CancelledError was raised in %1, which was waiting for %2</source>
        <translation>CancelledError wurde in %1 geworfen, während auf %2 gewartet wurde</translation>
    </message>
    <message>
        <source>%3 was raised in %1, which awaited %2</source>
        <translation>%3 wurde in %1 geworfen, beim Warten auf %2</translation>
    </message>
    <message>
        <source>%1 got %2</source>
        <translation>%1 bekam %2</translation>
    </message>
    <message>
        <source>%1 got %2: %3</source>
        <translation>%1 bekam %2: %3</translation>
    </message>
    <message>
        <source>%1 went on after its sleep</source>
        <translation>%1 lief nach dem Schlafen weiter</translation>
    </message>
    <message>
        <source>%1 went on: %2 was done</source>
        <translation>%1 lief weiter: %2 war fertig</translation>
    </message>
    <message>
        <source>%1 went on at once: %2 was done already</source>
        <translation>%1 lief sofort weiter: %2 war schon fertig</translation>
    </message>
    <message>
        <source>the coroutine %2 returned to %1</source>
        <translation>die Coroutine %2 kehrte zu %1 zurück</translation>
    </message>
    <message>
        <source>CancelledError left the coroutine %2 in %1</source>
        <translation>CancelledError verließ die Coroutine %2 in %1</translation>
    </message>
    <message>
        <source>%3 left the coroutine %2 in %1</source>
        <translation>%3 verließ die Coroutine %2 in %1</translation>
    </message>
    <message>
        <source>the gather took the exception of %1 and passes it on</source>
        <translation>das gather nahm die Exception von %1 und gibt sie weiter</translation>
    </message>
    <message>
        <source>the gather put the exception of %1 into its list of results</source>
        <translation>das gather legte die Exception von %1 in seine Ergebnisliste</translation>
    </message>
    <message>
        <source>the gather, which had ended, looked at the exception of %1 and dropped it</source>
        <translation>das gather, das schon zu Ende war, sah die Exception von %1 an und verwarf sie</translation>
    </message>
    <message>
        <source>the task group collected the exception of %1</source>
        <translation>die Task-Gruppe sammelte die Exception von %1</translation>
    </message>
    <message>
        <source>the exception of %1 was dropped: a cancellation had reached the waiter first</source>
        <translation>die Exception von %1 wurde verworfen: Ein Abbruch hatte den Wartenden zuerst erreicht</translation>
    </message>
    <message>
        <source>asyncio.run took the exception of %1</source>
        <translation>asyncio.run nahm die Exception von %1</translation>
    </message>
    <message>
        <source>asyncio.run looked at the exception of %1 when it cleaned up</source>
        <translation>asyncio.run sah beim Aufräumen die Exception von %1 an</translation>
    </message>
    <message>
        <source>asyncio.wait looked at the exception of %1</source>
        <translation>asyncio.wait sah die Exception von %1 an</translation>
    </message>
    <message>
        <source>the shield, whose waiter was gone, reported the exception of %1</source>
        <translation>das shield, auf das niemand mehr wartete, meldete die Exception von %1</translation>
    </message>
    <message>
        <source>the shield took the exception of %1 and passes it on</source>
        <translation>das shield nahm die Exception von %1 und gibt sie weiter</translation>
    </message>
    <message>
        <source>wait_for took the exception of %1 and passes it on</source>
        <translation>wait_for nahm die Exception von %1 und gibt sie weiter</translation>
    </message>
    <message>
        <source>the exception of %1 was retrieved</source>
        <translation>die Exception von %1 wurde abgeholt</translation>
    </message>
    <message>
        <source>the exception of %1 was retrieved by %2</source>
        <translation>die Exception von %1 wurde von %2 abgeholt</translation>
    </message>
    <message>
        <source>the cancellation of %1 was requested %2</source>
        <translation>der Abbruch von %1 wurde verlangt %2</translation>
    </message>
    <message>
        <source>cancel() was called on %1, which was done already, %2</source>
        <translation>cancel() wurde auf %1 aufgerufen, obwohl schon fertig, %2</translation>
    </message>
    <message>
        <source>by %1</source>
        <translation>von %1</translation>
    </message>
    <message>
        <source>%1, with the message “%2”</source>
        <translation>%1, mit der Nachricht „%2“</translation>
    </message>
    <message>
        <source>%1 left its timeout in time</source>
        <translation>%1 verließ seinen Timeout rechtzeitig</translation>
    </message>
    <message>
        <source>the timeout of %1 raised %2</source>
        <translation>der Timeout von %1 warf %2</translation>
    </message>
    <message>
        <source>%1 left its timeout, whose time was up, %2</source>
        <translation>%1 verließ seinen Timeout, dessen Zeit abgelaufen war, %2</translation>
    </message>
    <message>
        <source>%1 reached the end of its task group and waits for its tasks</source>
        <translation>%1 erreichte das Ende seiner Task-Gruppe und wartet auf deren Tasks</translation>
    </message>
    <message>
        <source>CancelledError ended the body of the task group of %1, which cancels its tasks</source>
        <translation>CancelledError beendete den Rumpf der Task-Gruppe von %1, die ihre Tasks abbricht</translation>
    </message>
    <message>
        <source>an exception ended the body of the task group of %1, which cancels its tasks</source>
        <translation>eine Exception beendete den Rumpf der Task-Gruppe von %1, die ihre Tasks abbricht</translation>
    </message>
    <message>
        <source>the task group of %1 was done</source>
        <translation>die Task-Gruppe von %1 war fertig</translation>
    </message>
    <message>
        <source>CancelledError left the task group of %1</source>
        <translation>CancelledError verließ die Task-Gruppe von %1</translation>
    </message>
    <message>
        <source>an exception left the task group of %1</source>
        <translation>eine Exception verließ die Task-Gruppe von %1</translation>
    </message>
    <message>
        <source>the task group of %1 raised %2</source>
        <translation>die Task-Gruppe von %1 warf %2</translation>
    </message>
    <message>
        <source>%1 was created</source>
        <translation>%1 wurde erzeugt</translation>
    </message>
    <message>
        <source>%2 created %1 in a task group</source>
        <translation>%2 erzeugte %1 in einer Task-Gruppe</translation>
    </message>
    <message>
        <source>%2 created %1</source>
        <translation>%2 erzeugte %1</translation>
    </message>
    <message>
        <source>%2 was dropped in a finally block of %1</source>
        <translation>%2 wurde in einem finally-Block von %1 verworfen</translation>
    </message>
    <message>
        <source>%3 took the place of %2 in a finally block of %1</source>
        <translation>%3 trat in einem finally-Block von %1 an die Stelle von %2</translation>
    </message>
    <message>
        <source>%3 took the place of %2 in an except clause of %1</source>
        <translation>%3 trat in einem except-Zweig von %1 an die Stelle von %2</translation>
    </message>
    <message>
        <source>%1 ran its first step</source>
        <translation>%1 führte den ersten Schritt aus</translation>
    </message>
    <message>
        <source>%1 awaited the coroutine %2 inline</source>
        <translation>%1 wartete ohne eigenen Task auf die Coroutine %2</translation>
    </message>
    <message>
        <source>%1 went to sleep for %2</source>
        <translation>%1 begann, %2 zu schlafen</translation>
    </message>
    <message>
        <source>%1 began to wait for %2</source>
        <translation>%1 begann, auf %2 zu warten</translation>
    </message>
    <message>
        <source>%1 went on: asyncio.wait returned</source>
        <translation>%1 lief weiter: asyncio.wait kehrte zurück</translation>
    </message>
    <message>
        <source>%1 returned %2</source>
        <translation>%1 gab %2 zurück</translation>
    </message>
    <message>
        <source>%1 printed “%2”</source>
        <translation>%1 gab „%2“ aus</translation>
    </message>
    <message>
        <source>%1 entered an else block</source>
        <translation>%1 betrat einen else-Block</translation>
    </message>
    <message>
        <source>%1 entered a finally block</source>
        <translation>%1 betrat einen finally-Block</translation>
    </message>
    <message>
        <source>%1 looked at the state of %2</source>
        <translation>%1 sah sich den Zustand von %2 an</translation>
    </message>
    <message>
        <source>%1 took a request for its cancellation back with uncancel()</source>
        <translation>%1 nahm ein Verlangen nach dem eigenen Abbruch mit uncancel() zurück</translation>
    </message>
    <message>
        <source>a done callback of %1 was called</source>
        <translation>ein Done-Callback von %1 wurde aufgerufen</translation>
    </message>
    <message>
        <source>%1 entered a task group</source>
        <translation>%1 betrat eine Task-Gruppe</translation>
    </message>
    <message>
        <source>%1 entered a timeout without a limit</source>
        <translation>%1 betrat einen Timeout ohne Grenze</translation>
    </message>
    <message>
        <source>%1 entered a timeout of %2</source>
        <translation>%1 betrat einen Timeout von %2</translation>
    </message>
    <message>
        <source>%1 released %2</source>
        <translation>%1 gab %2 frei</translation>
    </message>
    <message>
        <source>%1 completed %2</source>
        <translation>%1 schloss %2 ab</translation>
    </message>
    <message>
        <source>%1 made a coroutine object of %2</source>
        <translation>%1 erzeugte ein Coroutine-Objekt von %2</translation>
    </message>
    <message>
        <source>%1 ended with %2</source>
        <translation>%1 endete mit %2</translation>
    </message>
    <message>
        <source>%1 ended as cancelled</source>
        <translation>%1 endete als abgebrochen</translation>
    </message>
    <message>
        <source>that switched off the report about the exception of %1</source>
        <translation>das schaltete die Meldung über die Exception von %1 ab</translation>
    </message>
    <message>
        <source>%1 was destroyed, and %2 was reported as never retrieved</source>
        <translation>%1 wurde zerstört, und %2 wurde als nie abgeholt gemeldet</translation>
    </message>
    <message>
        <source>the coroutine object of %1 was destroyed: never awaited</source>
        <translation>das Coroutine-Objekt von %1 wurde zerstört: nie abgewartet</translation>
    </message>
    <message>
        <source>%1 was destroyed while it was pending</source>
        <translation>%1 wurde unfertig zerstört</translation>
    </message>
    <message>
        <source>%1 caught %2 and tries again: attempt %3 failed</source>
        <translation>%1 fing %2 und versucht es wieder: Versuch %3 scheiterte</translation>
    </message>
    <message>
        <source>%1 used up its %3 attempts, and %2 goes on</source>
        <translation>%1 verbrauchte alle %3 Versuche, und %2 wird weitergegeben</translation>
    </message>
    <message>
        <source>the shield of %1 reported %2, because its waiter was gone</source>
        <translation>das shield von %1 meldete %2, weil niemand mehr darauf wartete</translation>
    </message>
    <message>
        <source>asyncio.run reported %1</source>
        <translation>asyncio.run meldete %1</translation>
    </message>
    <message>
        <source>the event loop reported %1</source>
        <translation>die Ereignisschleife meldete %1</translation>
    </message>
    <message>
        <source>main was done, and asyncio.run cancelled the tasks that were left</source>
        <translation>main war fertig, und asyncio.run brach die übrigen Tasks ab</translation>
    </message>
    <message>
        <source>the program ended</source>
        <translation>das Programm endete</translation>
    </message>
    <message>
        <source>the program ended with %1</source>
        <translation>das Programm endete mit %1</translation>
    </message>
    <message>
        <source>nothing was left that could run, and no timer was set</source>
        <translation>nichts Lauffähiges war mehr da, und kein Timer war gestellt</translation>
    </message>
    <message>
        <source>the run was ended: %1</source>
        <translation>der Lauf wurde beendet: %1</translation>
    </message>
    <message>
        <source>something</source>
        <translation>etwas</translation>
    </message>
    <message>
        <source>an exception</source>
        <translation>eine Exception</translation>
    </message>
    <message>
        <source>%1 blocked the event loop for %2</source>
        <translation>%1 blockierte die Ereignisschleife %2 lang</translation>
    </message>
    <message>
        <source>the lock of condition %1</source>
        <translation>das Lock der Condition %1</translation>
    </message>
    <message>
        <source>condition %1</source>
        <translation>Condition %1</translation>
    </message>
    <message>
        <source>barrier %1</source>
        <translation>Barriere %1</translation>
    </message>
    <message>
        <source>the reset of barrier %1</source>
        <translation>das Zurücksetzen der Barriere %1</translation>
    </message>
    <message>
        <source>the abort of barrier %1</source>
        <translation>den Abbruch der Barriere %1</translation>
    </message>
    <message>
        <source>%1 went on: %2 was notified, and its lock was free</source>
        <translation>%1 lief weiter: %2 wurde benachrichtigt, und das Lock war frei</translation>
    </message>
    <message>
        <source>%1 passed %2</source>
        <translation>%1 passierte %2</translation>
    </message>
    <message>
        <source>%1 went on after %2</source>
        <translation>%1 lief nach dem Warten auf %2 weiter</translation>
    </message>
    <message>
        <source>%1 left its timeout of %2 in time</source>
        <translation>%1 verließ seinen Timeout von %2 rechtzeitig</translation>
    </message>
    <message>
        <source>%1 left its timeout of %2, which had not expired</source>
        <translation>%1 verließ seinen Timeout von %2, der nicht abgelaufen war</translation>
    </message>
    <message>
        <source>from outside: Ctrl+C</source>
        <translation>von außen: Strg+C</translation>
    </message>
    <message>
        <source>%1 was given to a thread</source>
        <translation>%1 wurde einem Thread übergeben</translation>
    </message>
    <message>
        <source>%2 gave %1 to a thread</source>
        <translation>%2 übergab %1 einem Thread</translation>
    </message>
    <message>
        <source>%1 began in its thread</source>
        <translation>%1 begann in seinem Thread</translation>
    </message>
    <message>
        <source>%1 had begun before the recording</source>
        <translation>%1 hatte vor der Aufzeichnung begonnen</translation>
    </message>
    <message>
        <source>%1 took %2 in its thread</source>
        <translation>%1 brauchte %2 in seinem Thread</translation>
    </message>
    <message>
        <source>nobody waited any more for %1: its exception is dropped</source>
        <translation>niemand wartete mehr auf %1: seine Exception wird verworfen</translation>
    </message>
    <message>
        <source>%1 went on after %2, which %3 suppressed</source>
        <translation>%1 lief nach %2 weiter, weil %3 sie unterdrückte</translation>
    </message>
    <message>
        <source>%1 caught %2 with %3</source>
        <translation>%1 fing %2 mit %3</translation>
    </message>
    <message>
        <source>%1 added the note “%2” to %3</source>
        <translation>%1 fügte %3 die Notiz „%2“ hinzu</translation>
    </message>
    <message>
        <source>%1 already existed when the recording began</source>
        <translation>%1 gab es schon, als die Aufzeichnung begann</translation>
    </message>
    <message>
        <source>the result of %1, which the loop runs</source>
        <translation>das Ergebnis von %1, das die Schleife ausführt</translation>
    </message>
    <message>
        <source>from outside: event %1 was set</source>
        <translation>von außen: Event %1 wurde gesetzt</translation>
    </message>
    <message>
        <source>from outside: %1 got its result</source>
        <translation>von außen: %1 bekam sein Ergebnis</translation>
    </message>
    <message>
        <source>from outside: %1 was cancelled</source>
        <translation>von außen: %1 wurde abgebrochen</translation>
    </message>
    <message>
        <source>CancelledError was raised in %1, which was sleeping</source>
        <translation>CancelledError wurde in %1 geworfen, während es schlief</translation>
    </message>
    <message>
        <source>run_coroutine_threadsafe stored the exception of %1 in the thread&apos;s future</source>
        <translation>run_coroutine_threadsafe hat die Exception von %1 im Future des Threads abgelegt</translation>
    </message>
    <message>
        <source>%1 was given to the event loop</source>
        <translation>%1 wurde der Ereignisschleife übergeben</translation>
    </message>
    <message>
        <source>%2 gave %1 to the event loop</source>
        <translation>%2 hat %1 der Ereignisschleife übergeben</translation>
    </message>
    <message>
        <source>the event loop called its exception handler %1</source>
        <translation>die Ereignisschleife hat ihren Exception-Handler %1 aufgerufen</translation>
    </message>
    <message>
        <source>%1 set the context variable %2 to %3</source>
        <translation>%1 hat die Kontextvariable %2 auf %3 gesetzt</translation>
    </message>
    <message>
        <source>%1 reset the context variable %2</source>
        <translation>%1 hat die Kontextvariable %2 zurückgesetzt</translation>
    </message>
    <message>
        <source>the event loop called %1</source>
        <translation>die Ereignisschleife hat %1 aufgerufen</translation>
    </message>
    <message>
        <source>%1 asked the generator %2 for its first value</source>
        <translation>%1 verlangte vom Generator %2 den ersten Wert</translation>
    </message>
    <message>
        <source>the generator %2 gave %3 to %1</source>
        <translation>der Generator %2 gab %3 an %1</translation>
    </message>
    <message>
        <source>%3 was raised at the yield of the generator %2 in %1</source>
        <translation>am yield des Generators %2 in %1 wurde %3 geworfen</translation>
    </message>
    <message>
        <source>%1 asked the generator %2 for its next value</source>
        <translation>%1 verlangte vom Generator %2 den nächsten Wert</translation>
    </message>
    <message>
        <source>the last reference to the generator %1 was gone</source>
        <translation>die letzte Referenz auf den Generator %1 war weg</translation>
    </message>
    <message>
        <source>%1 let go of the last reference to the generator %2, which was suspended at its yield</source>
        <translation>%1 ließ die letzte Referenz auf den Generator %2 los, der an seinem yield stand</translation>
    </message>
    <message>
        <source>%1 returned</source>
        <translation>%1 kehrte zurück</translation>
    </message>
    <message>
        <source>%1 entered a timeout that ends at %2 on the clock of the loop</source>
        <translation>%1 hat einen Timeout betreten, der um %2 auf der Uhr der Schleife endet</translation>
    </message>
    <message>
        <source>asyncio.run cancelled every task that was left, main too</source>
        <translation>asyncio.run brach alle übrigen Tasks ab, auch main</translation>
    </message>
    <message>
        <source>the generator %2 gave a value to %1</source>
        <translation>der Generator %2 gab %1 einen Wert</translation>
    </message>
    <message>
        <source>the event loop reported that a callback raised %1</source>
        <translation>die Ereignisschleife meldete, dass ein Callback %1 geworfen hat</translation>
    </message>
    <message>
        <source>%1 called the function %2</source>
        <translation>%1 rief die Funktion %2 auf</translation>
    </message>
    <message>
        <source>asyncio.run returned, and the next one began with a loop of its own</source>
        <translation>asyncio.run war zurückgekehrt, und das nächste begann mit einer eigenen Schleife</translation>
    </message>
</context>
<context>
    <name>EventText</name>
    <message>
        <source>created</source>
        <translation>erzeugt</translation>
    </message>
    <message>
        <source>started</source>
        <translation>gestartet</translation>
    </message>
    <message>
        <source>enters</source>
        <translation>betritt</translation>
    </message>
    <message>
        <source>leaves</source>
        <translation>verlässt</translation>
    </message>
    <message>
        <source>sleeps</source>
        <translation>schläft</translation>
    </message>
    <message>
        <source>awaits</source>
        <translation>wartet</translation>
    </message>
    <message>
        <source>resumes</source>
        <translation>läuft weiter</translation>
    </message>
    <message>
        <source>succeeded</source>
        <translation>gelungen</translation>
    </message>
    <message>
        <source>raised</source>
        <translation>geworfen</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>abgebrochen</translation>
    </message>
    <message>
        <source>retrieved</source>
        <translation>abgeholt</translation>
    </message>
    <message>
        <source>silenced</source>
        <translation>verstummt</translation>
    </message>
    <message>
        <source>never retrieved</source>
        <translation>nie abgeholt</translation>
    </message>
    <message>
        <source>never awaited</source>
        <translation>nie abgewartet</translation>
    </message>
    <message>
        <source>destroyed pending</source>
        <translation>unfertig zerstört</translation>
    </message>
    <message>
        <source>log</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>caught</source>
        <translation>gefangen</translation>
    </message>
    <message>
        <source>else</source>
        <translation>else</translation>
    </message>
    <message>
        <source>finally</source>
        <translation>finally</translation>
    </message>
    <message>
        <source>state</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>cancel requested</source>
        <translation>Abbruch verlangt</translation>
    </message>
    <message>
        <source>uncancelled</source>
        <translation>Abbruch zurückgenommen</translation>
    </message>
    <message>
        <source>callback</source>
        <translation>Callback</translation>
    </message>
    <message>
        <source>callback error</source>
        <translation>Fehler im Callback</translation>
    </message>
    <message>
        <source>group begins</source>
        <translation>Gruppe beginnt</translation>
    </message>
    <message>
        <source>group body ends</source>
        <translation>Rumpf der Gruppe endet</translation>
    </message>
    <message>
        <source>group done</source>
        <translation>Gruppe fertig</translation>
    </message>
    <message>
        <source>timeout begins</source>
        <translation>Timeout beginnt</translation>
    </message>
    <message>
        <source>timeout ends</source>
        <translation>Timeout endet</translation>
    </message>
    <message>
        <source>retry</source>
        <translation>neuer Versuch</translation>
    </message>
    <message>
        <source>retries exhausted</source>
        <translation>Versuche erschöpft</translation>
    </message>
    <message>
        <source>released</source>
        <translation>freigegeben</translation>
    </message>
    <message>
        <source>future set</source>
        <translation>Future gesetzt</translation>
    </message>
    <message>
        <source>shutdown</source>
        <translation>Herunterfahren</translation>
    </message>
    <message>
        <source>shutdown exception</source>
        <translation>Exception beim Herunterfahren</translation>
    </message>
    <message>
        <source>external</source>
        <translation>von außen</translation>
    </message>
    <message>
        <source>exit</source>
        <translation>Ende</translation>
    </message>
    <message>
        <source>deadlock</source>
        <translation>Deadlock</translation>
    </message>
    <message>
        <source>limit</source>
        <translation>Grenze</translation>
    </message>
    <message>
        <source>loop error</source>
        <translation>Fehler der Schleife</translation>
    </message>
    <message>
        <source>made</source>
        <translation>erzeugt</translation>
    </message>
    <message>
        <source>well</source>
        <translation>gut</translation>
    </message>
    <message>
        <source>with an exception</source>
        <translation>mit einer Exception</translation>
    </message>
    <message>
        <source>by the event loop</source>
        <translation>von der Ereignisschleife</translation>
    </message>
    <message>
        <source>by %1</source>
        <translation>von %1</translation>
    </message>
    <message>
        <source>from %1</source>
        <translation>aus %1</translation>
    </message>
    <message>
        <source>from %1, without waiting</source>
        <translation>von %1, ohne zu warten</translation>
    </message>
    <message>
        <source>from %1: %2</source>
        <translation>von %1: %2</translation>
    </message>
    <message>
        <source>awaited</source>
        <translation>abgewartet</translation>
    </message>
    <message>
        <source>by result()</source>
        <translation>durch result()</translation>
    </message>
    <message>
        <source>by exception()</source>
        <translation>durch exception()</translation>
    </message>
    <message>
        <source>by its gather, which passes it on</source>
        <translation>durch sein gather, das sie weitergibt</translation>
    </message>
    <message>
        <source>into the gather&apos;s list of results</source>
        <translation>in die Ergebnisliste des gather</translation>
    </message>
    <message>
        <source>swallowed: the gather had already ended</source>
        <translation>verschluckt: das gather war schon zu Ende</translation>
    </message>
    <message>
        <source>by its task group</source>
        <translation>durch seine Task-Gruppe</translation>
    </message>
    <message>
        <source>by asyncio.wait</source>
        <translation>durch asyncio.wait</translation>
    </message>
    <message>
        <source>by a shield, which passes it on</source>
        <translation>durch ein shield, das sie weitergibt</translation>
    </message>
    <message>
        <source>by wait_for, which passes it on</source>
        <translation>durch wait_for, das sie weitergibt</translation>
    </message>
    <message>
        <source>by the end of the program</source>
        <translation>durch das Ende des Programms</translation>
    </message>
    <message>
        <source>by asyncio.run, which raises it</source>
        <translation>durch asyncio.run, das sie wirft</translation>
    </message>
    <message>
        <source>swallowed: a cancellation came first</source>
        <translation>verschluckt: ein Abbruch kam zuvor</translation>
    </message>
    <message>
        <source>%1, attempt %2, again in %3</source>
        <translation>%1, Versuch %2, wieder in %3</translation>
    </message>
    <message>
        <source>%1 after %2 attempts</source>
        <translation>%1 nach %2 Versuchen</translation>
    </message>
    <message>
        <source>%1, returns %2</source>
        <translation>%1, gibt %2 zurück</translation>
    </message>
    <message>
        <source>no limit</source>
        <translation>keine Grenze</translation>
    </message>
    <message>
        <source>returns %1</source>
        <translation>gibt %1 zurück</translation>
    </message>
    <message>
        <source>replaced</source>
        <translation>ersetzt</translation>
    </message>
    <message>
        <source>%1, dropped in finally</source>
        <translation>%1, in finally verworfen</translation>
    </message>
    <message>
        <source>%1, by %2 in finally</source>
        <translation>%1, durch %2 in finally</translation>
    </message>
    <message>
        <source>%1, by %2 in except</source>
        <translation>%1, durch %2 in except</translation>
    </message>
    <message>
        <source>exception behind a shield</source>
        <translation>Exception hinter einem shield</translation>
    </message>
    <message>
        <source>timeout expired, %1</source>
        <translation>Timeout abgelaufen, %1</translation>
    </message>
    <message>
        <source>only to report it: the waiter behind the shield is gone</source>
        <translation>nur zum Melden: der Wartende hinter dem shield ist nicht mehr da</translation>
    </message>
    <message>
        <source>blocks</source>
        <translation>blockiert</translation>
    </message>
    <message>
        <source>given to a thread</source>
        <translation>einem Thread übergeben</translation>
    </message>
    <message>
        <source>note added</source>
        <translation>Notiz hinzugefügt</translation>
    </message>
    <message>
        <source>%1, suppressed by %2</source>
        <translation>%1, unterdrückt von %2</translation>
    </message>
    <message>
        <source>%1 by %2</source>
        <translation>%1 durch %2</translation>
    </message>
    <message>
        <source>yields</source>
        <translation>liefert</translation>
    </message>
    <message>
        <source>goes on</source>
        <translation>läuft weiter</translation>
    </message>
    <message>
        <source>generator left at its yield</source>
        <translation>Generator am yield verlassen</translation>
    </message>
    <message>
        <source>scheduled</source>
        <translation>eingeplant</translation>
    </message>
    <message>
        <source>tells the handler</source>
        <translation>unterrichtet den Handler</translation>
    </message>
    <message>
        <source>context variable set</source>
        <translation>Kontextvariable gesetzt</translation>
    </message>
    <message>
        <source>context variable reset</source>
        <translation>Kontextvariable zurückgesetzt</translation>
    </message>
    <message>
        <source>%1, with %2</source>
        <translation>%1, mit %2</translation>
    </message>
    <message>
        <source>by a thread, to which run_coroutine_threadsafe passes it on</source>
        <translation>von einem Thread, an den run_coroutine_threadsafe sie weiterreicht</translation>
    </message>
    <message>
        <source>next asyncio.run</source>
        <translation>nächstes asyncio.run</translation>
    </message>
    <message>
        <source>%1, after %2 was returned</source>
        <translation>%1, nachdem %2 zurückgegeben wurde</translation>
    </message>
</context>
<context>
    <name>Examples</name>
    <message>
        <source>There is no example “%1”.</source>
        <translation>Es gibt kein Beispiel „%1“.</translation>
    </message>
    <message>
        <source>First look: six tasks, three errors, one that nobody looks at</source>
        <translation>Ein erster Blick: sechs Tasks, drei Fehler, einer davon ungesehen</translation>
    </message>
    <message>
        <source>Start here</source>
        <translation>Hier anfangen</translation>
    </message>
    <message>
        <source>Four fetches run under one gather, a logger is started and forgotten, and a ping is called but never awaited. Follow the red of the logger: its error is reported when it is raised, and no code ever gets to handle it.</source>
        <translation>Vier Abrufe laufen unter einem gather, ein Logger wird gestartet und vergessen, und ein Ping wird aufgerufen, aber nie abgewartet. Folgen Sie dem Rot des Loggers: Sein Fehler wird gemeldet, sobald er geworfen ist, und kein Code kommt dazu, ihn zu behandeln.</translation>
    </message>
    <message>
        <source>The failure of B ends the gather but no other task: A still succeeds, C fails unseen, and D runs until the program ends and cancels it.</source>
        <translation>Der Fehler von B beendet das gather, aber keinen anderen Task: A gelingt noch, C scheitert ungesehen, und D läuft, bis das Programm endet und ihn abbricht.</translation>
    </message>
    <message>
        <source>An exception caught at the await</source>
        <translation>Eine Exception, am await gefangen</translation>
    </message>
    <message>
        <source>Basics</source>
        <translation>Grundlagen</translation>
    </message>
    <message>
        <source>The coroutine sleeps for a second and raises; the try around the await in main catches the error. No task is created, so there is nothing that could stay unretrieved.</source>
        <translation>Die Coroutine schläft eine Sekunde und wirft; das try um das await in main fängt den Fehler. Es entsteht kein Task, also kann nichts unabgeholt bleiben.</translation>
    </message>
    <message>
        <source>Tutorials present this as a special way to handle async errors; an exception that arrives at an await is an ordinary exception.</source>
        <translation>Anleitungen stellen das als besondere Art dar, asynchrone Fehler zu behandeln; eine Exception, die an einem await ankommt, ist eine gewöhnliche Exception.</translation>
    </message>
    <message>
        <source>A fail-fast gather that nobody guards</source>
        <translation>Ein Fail-fast-gather, das niemand schützt</translation>
    </message>
    <message>
        <source>Gather</source>
        <translation>Gather</translation>
    </message>
    <message>
        <source>Three tasks end in the same moment; the error of the second one ends main, and the program with it. The two successes are never used.</source>
        <translation>Drei Tasks enden im selben Augenblick; der Fehler des zweiten beendet main und damit das Programm. Die beiden Erfolge werden nie verwendet.</translation>
    </message>
    <message>
        <source>“Crashes the program as soon as the error is raised” is true only because no try stands around the await, and only after the remaining tasks have been cancelled and have cleaned up.</source>
        <translation>„Das Programm stürzt ab, sobald der Fehler geworfen wird“ stimmt nur, weil kein try um das await steht, und erst nachdem die übrigen Tasks abgebrochen wurden und aufgeräumt haben.</translation>
    </message>
    <message>
        <source>The siblings of a failed gather run on</source>
        <translation>Die Geschwister eines gescheiterten gather laufen weiter</translation>
    </message>
    <message>
        <source>Main catches the error of B at 100 ms, and A, C and D keep running behind the line where the gather ended. C fails at 200 ms and no code ever sees it: the gather retrieved it silently.</source>
        <translation>Main fängt den Fehler von B bei 100 ms, und A, C und D laufen hinter der Linie weiter, an der das gather endete. C scheitert bei 200 ms, und kein Code sieht es je: Das gather hat den Fehler still abgeholt.</translation>
    </message>
    <message>
        <source>Many articles say that the other tasks are cancelled, or run until the program exits; in truth they run on, and only the end of the program cancels what is left.</source>
        <translation>Viele Artikel sagen, die anderen Tasks würden abgebrochen oder liefen bis zum Ende des Programms; in Wahrheit laufen sie weiter, und erst das Ende des Programms bricht ab, was übrig ist.</translation>
    </message>
    <message>
        <source>Collecting: exceptions become results</source>
        <translation>Sammeln: Exceptions werden zu Ergebnissen</translation>
    </message>
    <message>
        <source>With return_exceptions the gather waits for all three tasks and gives back a list in which the second element is the exception. The loop tells the two kinds apart.</source>
        <translation>Mit return_exceptions wartet das gather auf alle drei Tasks und gibt eine Liste zurück, deren zweites Element die Exception ist. Die Schleife unterscheidet beide Arten.</translation>
    </message>
    <message>
        <source>The flag is said to keep one failure from stopping the others; a failure never stops them, with or without it. The flag only decides what the waiting code gets, and when.</source>
        <translation>Vom Schalter heißt es, er verhindere, dass ein Fehler die anderen anhält; ein Fehler hält sie nie an, mit ihm oder ohne ihn. Der Schalter entscheidet nur, was der wartende Code bekommt und wann.</translation>
    </message>
    <message>
        <source>A cancelled child slips through the result loop</source>
        <translation>Ein abgebrochenes Kind rutscht durch die Ergebnisschleife</translation>
    </message>
    <message>
        <source>The second task is cancelled at 100 ms, so the list holds a CancelledError. The loop prints it as a success.</source>
        <translation>Der zweite Task wird bei 100 ms abgebrochen, also enthält die Liste einen CancelledError. Die Schleife gibt ihn als Erfolg aus.</translation>
    </message>
    <message>
        <source>The popular test isinstance(result, Exception) misses CancelledError, which is a BaseException; test for BaseException.</source>
        <translation>Die beliebte Prüfung isinstance(result, Exception) übersieht CancelledError, der eine BaseException ist; prüfen Sie auf BaseException.</translation>
    </message>
    <message>
        <source>A collecting gather can raise after all</source>
        <translation>Ein sammelndes gather kann doch werfen</translation>
    </message>
    <message>
        <source>The gather itself is cancelled at 100 ms. It passes the cancellation on to both children and then raises CancelledError in main.</source>
        <translation>Das gather selbst wird bei 100 ms abgebrochen. Es gibt den Abbruch an beide Kinder weiter und wirft dann CancelledError in main.</translation>
    </message>
    <message>
        <source>“With return_exceptions=True gather will not raise” is false when the gather, or the task that awaits it, is cancelled or times out.</source>
        <translation>„Mit return_exceptions=True wirft gather nicht“ ist falsch, wenn das gather oder der Task, der darauf wartet, abgebrochen wird oder seine Zeit abläuft.</translation>
    </message>
    <message>
        <source>Fire and forget: the error nobody looks at</source>
        <translation>Fire and forget: der Fehler, den niemand ansieht</translation>
    </message>
    <message>
        <source>Unretrieved errors</source>
        <translation>Nicht abgeholte Fehler</translation>
    </message>
    <message>
        <source>The task fails at 1 s and nobody holds a reference, so the report “Task exception was never retrieved” comes in the same moment. Main does not notice and sleeps on.</source>
        <translation>Der Task scheitert bei 1 s und niemand hält eine Referenz, also kommt die Meldung „Task exception was never retrieved“ im selben Augenblick. Main merkt nichts und schläft weiter.</translation>
    </message>
    <message>
        <source>The report is said to come when the program exits, or to be a warning; it comes when the task object is destroyed, and it is an error record of the asyncio logger.</source>
        <translation>Es heißt, die Meldung komme beim Ende des Programms oder sei eine Warnung; sie kommt, wenn das Task-Objekt zerstört wird, und ist ein Fehlereintrag des Loggers von asyncio.</translation>
    </message>
    <message>
        <source>Main ends first: no error, no report</source>
        <translation>Main endet zuerst: kein Fehler, keine Meldung</translation>
    </message>
    <message>
        <source>Main ends at 200 ms, long before the task would fail. The task is cancelled, never raises, and nothing is reported.</source>
        <translation>Main endet bei 200 ms, lange bevor der Task scheitern würde. Der Task wird abgebrochen, wirft nie, und nichts wird gemeldet.</translation>
    </message>
    <message>
        <source>A main that ends before its task is often given as the cause of the report; in that case there is none, because the task never fails.</source>
        <translation>Ein main, das vor seinem Task endet, gilt oft als Ursache der Meldung; in diesem Fall gibt es keine, denn der Task scheitert nie.</translation>
    </message>
    <message>
        <source>A kept reference delays the report</source>
        <translation>Eine behaltene Referenz verzögert die Meldung</translation>
    </message>
    <message>
        <source>The same failing task, but main keeps it in a variable. The red grows from 1 s to 2 s: the report comes when the variable dies at the end of main.</source>
        <translation>Derselbe scheiternde Task, aber main behält ihn in einer Variablen. Das Rot wächst von 1 s bis 2 s: Die Meldung kommt, wenn die Variable am Ende von main verschwindet.</translation>
    </message>
    <message>
        <source>Keeping a reference is recommended as the cure; it keeps the task alive, but only looking at the result retrieves the exception.</source>
        <translation>Eine Referenz zu behalten wird als Heilmittel empfohlen; es hält den Task am Leben, aber nur wer das Ergebnis ansieht, holt die Exception ab.</translation>
    </message>
    <message>
        <source>A coroutine that was never awaited</source>
        <translation>Eine Coroutine, auf die nie gewartet wurde</translation>
    </message>
    <message>
        <source>Main calls the coroutine and drops the object: the ghost lane shows that not one of its steps ran. Its exception cannot be lost, because it was never raised.</source>
        <translation>Main ruft die Coroutine auf und lässt das Objekt fallen: Die Geisterspur zeigt, dass keiner ihrer Schritte lief. Ihre Exception kann nicht verloren gehen, denn sie wurde nie geworfen.</translation>
    </message>
    <message>
        <source>The message “Task was never awaited” does not exist; it is the coroutine that was never awaited, and that is a warning, while a lost exception of a task is an error record.</source>
        <translation>Die Meldung „Task was never awaited“ gibt es nicht; nie abgewartet wurde die Coroutine, und das ist eine Warnung, während die verlorene Exception eines Tasks ein Fehlereintrag ist.</translation>
    </message>
    <message>
        <source>The fix: await the task</source>
        <translation>Die Abhilfe: auf den Task warten</translation>
    </message>
    <message>
        <source>Main awaits the task inside a try, so the exception is retrieved in the moment in which it is raised. No red is left.</source>
        <translation>Main wartet in einem try auf den Task, also wird die Exception in dem Augenblick abgeholt, in dem sie geworfen wird. Kein Rot bleibt.</translation>
    </message>
    <message>
        <source>Awaiting is called essential; gather, wait, a task group, or a callback that asks for the exception retrieve it as well.</source>
        <translation>Das Warten gilt als unentbehrlich; gather, wait, eine Task-Gruppe oder ein Callback, der nach der Exception fragt, holen sie ebenso ab.</translation>
    </message>
    <message>
        <source>A done callback counts only if it asks</source>
        <translation>Ein Done-Callback zählt nur, wenn er fragt</translation>
    </message>
    <message>
        <source>Two tasks fail, each with a callback. The first callback only prints and the error is still reported; the second one asks for the exception and nothing is.</source>
        <translation>Zwei Tasks scheitern, jeder mit einem Callback. Der erste Callback gibt nur etwas aus, und der Fehler wird trotzdem gemeldet; der zweite fragt nach der Exception, und nichts wird gemeldet.</translation>
    </message>
    <message>
        <source>Attaching a callback is recommended as a fix by itself; only exception() or result() retrieves, and a careful callback asks cancelled() first.</source>
        <translation>Einen Callback anzuhängen wird als Abhilfe für sich empfohlen; nur exception() oder result() holt ab, und ein umsichtiger Callback fragt zuerst cancelled().</translation>
    </message>
    <message>
        <source>A coroutine awaited by main</source>
        <translation>Eine Coroutine, auf die main wartet</translation>
    </message>
    <message>
        <source>Main awaits fetch_data inline: it runs in the task of main and is nested under it. There is only one task.</source>
        <translation>Main wartet ohne eigenen Task auf fetch_data: Sie läuft im Task von main und ist darunter eingerückt. Es gibt nur einen Task.</translation>
    </message>
    <message>
        <source>Nothing wrong here; but an await by itself makes nothing concurrent.</source>
        <translation>Daran ist nichts falsch; aber ein await allein macht nichts nebenläufig.</translation>
    </message>
    <message>
        <source>try, except and finally in a coroutine</source>
        <translation>try, except und finally in einer Coroutine</translation>
    </message>
    <message>
        <source>The coroutine handles its own error and cleans up, so main sees a normal end. Look at the order: handler first, then finally.</source>
        <translation>Die Coroutine behandelt ihren eigenen Fehler und räumt auf, also sieht main ein gewöhnliches Ende. Achten Sie auf die Reihenfolge: zuerst der Handler, dann finally.</translation>
    </message>
    <message>
        <source>Articles say that exceptions in awaits may need special handling; the one that does is CancelledError, which except Exception does not catch.</source>
        <translation>Artikel sagen, Exceptions an awaits brauchten womöglich besondere Behandlung; die einzige, die sie braucht, ist CancelledError, den except Exception nicht fängt.</translation>
    </message>
    <message>
        <source>Not concurrent: a list of coroutines awaited in turn</source>
        <translation>Nicht nebenläufig: eine Liste von Coroutinen, nacheinander abgewartet</translation>
    </message>
    <message>
        <source>One by one</source>
        <translation>Nacheinander</translation>
    </message>
    <message>
        <source>Three coroutine objects wait in a list and run one after the other: 3 s in all. Each failure is caught before the next one starts.</source>
        <translation>Drei Coroutine-Objekte liegen in einer Liste und laufen nacheinander: zusammen 3 s. Jeder Fehler wird gefangen, bevor das nächste beginnt.</translation>
    </message>
    <message>
        <source>The list is presented as concurrent tasks, of which the others go on when one fails; nothing else is running, and the third only starts because the loop goes on.</source>
        <translation>Die Liste wird als nebenläufige Tasks vorgestellt, von denen die anderen weiterlaufen, wenn einer scheitert; es läuft nichts anderes, und die dritte beginnt nur, weil die Schleife weitergeht.</translation>
    </message>
    <message>
        <source>The coroutine behind the failure is never awaited</source>
        <translation>Auf die Coroutine hinter dem Fehler wird nie gewartet</translation>
    </message>
    <message>
        <source>The second coroutine raises and the loop ends. The third was never started: it appears as a ghost, and Python warns about it.</source>
        <translation>Die zweite Coroutine wirft, und die Schleife endet. Die dritte wurde nie gestartet: Sie erscheint als Geist, und Python warnt vor ihr.</translation>
    </message>
    <message>
        <source>The output printed in tutorials shows all three completing; after an uncaught error the rest of the list never runs.</source>
        <translation>Die in Anleitungen abgedruckte Ausgabe zeigt, dass alle drei fertig werden; nach einem nicht gefangenen Fehler läuft der Rest der Liste nie.</translation>
    </message>
    <message>
        <source>Collecting from a list of coroutines</source>
        <translation>Aus einer Liste von Coroutinen sammeln</translation>
    </message>
    <message>
        <source>All three run at the same time and end at 1 s; the results are looked at afterwards, in the order of the list. The exception is printed once, in its place.</source>
        <translation>Alle drei laufen gleichzeitig und enden bei 1 s; die Ergebnisse werden danach angesehen, in der Reihenfolge der Liste. Die Exception wird einmal ausgegeben, an ihrem Platz.</translation>
    </message>
    <message>
        <source>The printed output of the article shows the error in the middle of the run; results of a gather can only be looked at when all tasks are done.</source>
        <translation>Die abgedruckte Ausgabe des Artikels zeigt den Fehler mitten im Lauf; die Ergebnisse eines gather kann man erst ansehen, wenn alle Tasks fertig sind.</translation>
    </message>
    <message>
        <source>A gather does not cancel the other tasks</source>
        <translation>Ein gather bricht die anderen Tasks nicht ab</translation>
    </message>
    <message>
        <source>Task 2 fails at 100 ms and the gather with it; the states printed right after show the others neither done nor cancelled. At 300 ms they complete.</source>
        <translation>Task 2 scheitert bei 100 ms und mit ihm das gather; die gleich danach ausgegebenen Zustände zeigen die anderen weder fertig noch abgebrochen. Bei 300 ms werden sie fertig.</translation>
    </message>
    <message>
        <source>“The other tasks will be cancelled” is the most common mistake about gather; it is a task group that cancels its siblings.</source>
        <translation>„Die anderen Tasks werden abgebrochen“ ist der häufigste Irrtum über gather; es ist die Task-Gruppe, die ihre Geschwister abbricht.</translation>
    </message>
    <message>
        <source>Tasks awaited one after the other</source>
        <translation>Tasks, auf die nacheinander gewartet wird</translation>
    </message>
    <message>
        <source>Three tasks start at once and main awaits each in turn, with its own try: 1 s in all. The error of the second is retrieved when its turn comes.</source>
        <translation>Drei Tasks beginnen zugleich, und main wartet der Reihe nach auf jeden, mit eigenem try: zusammen 1 s. Der Fehler des zweiten wird abgeholt, wenn er an der Reihe ist.</translation>
    </message>
    <message>
        <source>It is often left out that an error waits for its turn: while main awaits the first task it cannot see that the second has failed long ago.</source>
        <translation>Oft wird verschwiegen, dass ein Fehler wartet, bis er an der Reihe ist: Während main auf den ersten Task wartet, kann es nicht sehen, dass der zweite längst gescheitert ist.</translation>
    </message>
    <message>
        <source>A custom exception before the general handler</source>
        <translation>Eine eigene Exception vor dem allgemeinen Handler</translation>
    </message>
    <message>
        <source>CustomError is caught by the first handler that fits; the general one is not reached. Change the order and the general handler takes it.</source>
        <translation>CustomError wird vom ersten passenden Handler gefangen; der allgemeine kommt nicht dran. Vertauschen Sie die beiden, und der allgemeine Handler nimmt ihn.</translation>
    </message>
    <message>
        <source>Nothing wrong here; keep the special handlers above the general ones.</source>
        <translation>Daran ist nichts falsch; lassen Sie die besonderen Handler über den allgemeinen.</translation>
    </message>
    <message>
        <source>Fetch many with a limit</source>
        <translation>Viele Abrufe mit einer Grenze</translation>
    </message>
    <message>
        <source>Templates</source>
        <translation>Vorlagen</translation>
    </message>
    <message>
        <source>Twelve fetches start at once, but the semaphore lets only three work at the same time. Look at the staircase of waiting lanes; one fetch fails and its error comes back as a result.</source>
        <translation>Zwölf Abrufe beginnen zugleich, aber das Semaphor lässt nur drei gleichzeitig arbeiten. Achten Sie auf die Treppe der wartenden Spuren; ein Abruf scheitert, und sein Fehler kommt als Ergebnis zurück.</translation>
    </message>
    <message>
        <source>Producer and consumer with a queue</source>
        <translation>Erzeuger und Verbraucher mit einer Warteschlange</translation>
    </message>
    <message>
        <source>The producer puts jobs into a queue of two places and has to wait while it is full. When all jobs are done main cancels the idle consumers, which would otherwise wait for ever.</source>
        <translation>Der Erzeuger legt Aufträge in eine Warteschlange mit zwei Plätzen und muss warten, solange sie voll ist. Wenn alle Aufträge erledigt sind, bricht main die müßigen Verbraucher ab, die sonst ewig warten würden.</translation>
    </message>
    <message>
        <source>Timeout with cleanup</source>
        <translation>Timeout mit Aufräumen</translation>
    </message>
    <message>
        <source>The download is cut off after 300 ms: the cancellation arrives at its sleep, and the finally block still runs. Outside of the timeout the cancellation has become a TimeoutError.</source>
        <translation>Der Download wird nach 300 ms abgeschnitten: Der Abbruch kommt bei seinem sleep an, und der finally-Block läuft noch. Außerhalb des Timeouts ist aus dem Abbruch ein TimeoutError geworden.</translation>
    </message>
    <message>
        <source>Retry with backoff</source>
        <translation>Wiederholen mit wachsenden Pausen</translation>
    </message>
    <message>
        <source>The first two attempts fail, the third one succeeds; the pause between them doubles. Only a ConnectionError is worth another attempt, anything else would go straight through.</source>
        <translation>Die ersten beiden Versuche scheitern, der dritte gelingt; die Pause dazwischen verdoppelt sich. Nur ein ConnectionError ist einen weiteren Versuch wert, alles andere ginge geradewegs durch.</translation>
    </message>
    <message>
        <source>Fan out, and the first one wins</source>
        <translation>Auffächern, und der Erste gewinnt</translation>
    </message>
    <message>
        <source>Three mirrors are asked at the same time and the first answer is taken. The others are cancelled and awaited, so that nothing is left running and no error is lost.</source>
        <translation>Drei Spiegel werden zugleich gefragt, und die erste Antwort wird genommen. Die anderen werden abgebrochen und erwartet, damit nichts weiterläuft und kein Fehler verloren geht.</translation>
    </message>
    <message>
        <source>A supervisor that restarts</source>
        <translation>Ein Aufseher, der neu startet</translation>
    </message>
    <message>
        <source>The worker crashes twice; the supervisor sees each crash, waits a moment and starts it again, until it ends well. Every exception is retrieved by the supervisor, so no red remains.</source>
        <translation>Der Arbeiter stürzt zweimal ab; der Aufseher sieht jeden Absturz, wartet einen Augenblick und startet ihn neu, bis er gut endet. Der Aufseher holt jede Exception ab, also bleibt kein Rot.</translation>
    </message>
    <message>
        <source>Graceful shutdown</source>
        <translation>Geordnetes Herunterfahren</translation>
    </message>
    <message>
        <source>At 450 ms the user asks the program to stop: the event ends the wait in main, which cancels the workers and lets them finish their cleanup. Gathering them with return_exceptions keeps one bad cleanup from hiding the others.</source>
        <translation>Bei 450 ms bittet der Benutzer das Programm aufzuhören: Das Ereignis beendet das Warten in main, das die Arbeiter abbricht und sie ihr Aufräumen beenden lässt. Ein gather mit return_exceptions sorgt dafür, dass ein misslungenes Aufräumen die anderen nicht verdeckt.</translation>
    </message>
    <message>
        <source>A call that blocks the event loop</source>
        <translation>Ein Aufruf, der die Ereignisschleife blockiert</translation>
    </message>
    <message>
        <source>parse blocks for 160 ms, as time.sleep() or a long calculation does. Nothing else runs meanwhile: the heartbeat is held up, and a fetch that takes 90 ms exceeds its limit of 120 ms.</source>
        <translation>parse blockiert 160 ms lang, wie es time.sleep() oder eine lange Berechnung tut. Währenddessen läuft nichts anderes: Der Herzschlag wird aufgehalten, und ein fetch, das 90 ms dauert, überschreitet seine Grenze von 120 ms.</translation>
    </message>
    <message>
        <source>A coroutine is not in the background: only an await lets others run. Await asyncio.sleep() for a pause, and asyncio.to_thread() for a function that blocks.</source>
        <translation>Eine Coroutine läuft nicht im Hintergrund: Nur ein await lässt andere laufen. Für eine Pause asyncio.sleep() abwarten, für eine Funktion, die blockiert, asyncio.to_thread().</translation>
    </message>
    <message>
        <source>Ctrl+C, and once more during the cleanup</source>
        <translation>Strg+C, und noch einmal während des Aufräumens</translation>
    </message>
    <message>
        <source>Cancellation</source>
        <translation>Abbruch</translation>
    </message>
    <message>
        <source>At 250 ms the user presses Ctrl+C: asyncio.run cancels main, the gather passes that on, and everyone cleans up. The second Ctrl+C at 300 ms ends the cleanup: “saved” is never printed.</source>
        <translation>Bei 250 ms drückt der Benutzer Strg+C: asyncio.run bricht main ab, das gather gibt das weiter, und alle räumen auf. Das zweite Strg+C bei 300 ms beendet das Aufräumen: „saved“ wird nie ausgegeben.</translation>
    </message>
    <message>
        <source>Since Python 3.11 the first Ctrl+C arrives as a CancelledError at the await of main, so an except KeyboardInterrupt there never runs. The KeyboardInterrupt leaves asyncio.run afterwards.</source>
        <translation>Seit Python 3.11 kommt das erste Strg+C als CancelledError am await von main an; ein except KeyboardInterrupt dort läuft also nie. Der KeyboardInterrupt verlässt danach asyncio.run.</translation>
    </message>
    <message>
        <source>A notify that nobody gets</source>
        <translation>Ein notify, das niemand bekommt</translation>
    </message>
    <message>
        <source>Two tasks wait for a condition. The notify wakes a, which is cancelled in the same moment: a ends without using it, and b still waits when main ends.</source>
        <translation>Zwei Tasks warten auf eine Condition. Das notify weckt a, das im selben Moment abgebrochen wird: a endet, ohne es zu nutzen, und b wartet noch, wenn main endet.</translation>
    </message>
    <message>
        <source>A notify wakes one task and is not kept, so it is lost with that task. Since Python 3.13 the cancelled task passes it on; choose 3.13 and b wakes.</source>
        <translation>Ein notify weckt einen Task und wird nicht aufgehoben; mit diesem Task geht es also verloren. Seit Python 3.13 gibt der abgebrochene Task es weiter: mit 3.13 wacht b auf.</translation>
    </message>
    <message>
        <source>A thread that outlives its await</source>
        <translation>Ein Thread überlebt sein await</translation>
    </message>
    <message>
        <source>resize blocks for 160 ms, but in a thread of its own: the heartbeat is never held up. main waits for it for 60 ms at most, and ends at 100 ms; the program ends when the thread is done.</source>
        <translation>resize blockiert 160 ms lang, aber in einem eigenen Thread: heartbeat wird nie aufgehalten. main wartet höchstens 60 ms darauf und endet nach 100 ms; das Programm endet, wenn der Thread fertig ist.</translation>
    </message>
    <message>
        <source>A timeout or cancel() ends only the await. The function in the thread cannot be stopped, and asyncio.run() waits for it before it returns.</source>
        <translation>Ein Timeout oder cancel() beendet nur das await. Die Funktion im Thread lässt sich nicht anhalten, und asyncio.run() wartet auf sie, bevor es zurückkehrt.</translation>
    </message>
    <message>
        <source>The third connection fails: who closes the other two?</source>
        <translation>Die dritte Verbindung scheitert: Wer schließt die anderen beiden?</translation>
    </message>
    <message>
        <source>An exit stack opens three connections one after the other. The third is refused: the stack closes cache and then database, and each close is told the exception. The note says that nothing is left open.</source>
        <translation>Ein Exit-Stack öffnet drei Verbindungen nacheinander. Die dritte wird abgelehnt: Der Stack schließt cache und dann database, und jedem close wird die Exception mitgeteilt. Die Notiz sagt, dass nichts offen bleibt.</translation>
    </message>
    <message>
        <source>Closing at the end of the steps would leave two connections open, because an exception skips the rest. What is entered in an exit stack is always left, the last first.</source>
        <translation>Das Schließen am Ende der Schritte ließe zwei Verbindungen offen, denn eine Exception überspringt den Rest. Was in einem Exit-Stack betreten wird, wird immer verlassen, das Letzte zuerst.</translation>
    </message>
    <message>
        <source>I set a context variable in a task. Why does the caller not see it?</source>
        <translation>Ich habe in einem Task eine Kontextvariable gesetzt. Warum sieht der Aufrufer sie nicht?</translation>
    </message>
    <message>
        <source>Two requests run side by side, and each sets request_id: neither sees the value of the other, and main still has its own. After audit(), which main awaits directly, main sees what audit has set.</source>
        <translation>Zwei Anfragen laufen nebeneinander, und jede setzt request_id: Keine sieht den Wert der anderen, und main hat noch den eigenen. Nach audit(), auf das main direkt wartet, sieht main, was audit gesetzt hat.</translation>
    </message>
    <message>
        <source>A task runs in a copy of the context in which it was created, so what it sets never reaches its creator. Only a coroutine that is awaited directly shares the context.</source>
        <translation>Ein Task läuft in einer Kopie des Kontexts, in dem er erzeugt wurde; was er setzt, erreicht seinen Erzeuger also nie. Nur eine Coroutine, auf die direkt gewartet wird, teilt den Kontext.</translation>
    </message>
    <message>
        <source>Which errors reach the exception handler, and when?</source>
        <translation>Welche Fehler erreichen den Exception-Handler, und wann?</translation>
    </message>
    <message>
        <source>The handler logs what the loop reports. It is told of the lost job at once, because nobody holds that task; of the kept one only when main ends; of the callback when it raises. The error that main awaits never reaches it.</source>
        <translation>Der Handler schreibt auf, was die Ereignisschleife meldet. Vom verlorenen Job erfährt er sofort, weil niemand diesen Task hält; vom behaltenen erst, wenn main endet; vom Callback, wenn er die Exception wirft. Der Fehler, auf den main wartet, erreicht ihn nie.</translation>
    </message>
    <message>
        <source>A handler is not told when a task fails, but when the failed task is destroyed and nobody has looked. Whoever keeps the task in a variable delays the report.</source>
        <translation>Ein Handler erfährt nicht, wenn ein Task scheitert, sondern wenn der gescheiterte Task zerstört wird und niemand nachgesehen hat. Wer den Task in einer Variablen behält, verzögert die Meldung.</translation>
    </message>
    <message>
        <source>Three requests, one deadline</source>
        <translation>Drei Anfragen, eine Frist</translation>
    </message>
    <message>
        <source>The deadline is computed once, 250 ms from the start, and each request waits until then at most. Two answer in time; the third has 50 ms left, and is ended at 250 ms.</source>
        <translation>Die Frist wird einmal berechnet, 250 ms nach dem Start, und jede Anfrage wartet höchstens bis dahin. Zwei antworten rechtzeitig; der dritten bleiben 50 ms, und sie wird bei 250 ms beendet.</translation>
    </message>
    <message>
        <source>A timeout of 250 ms for each request would let the three take 750 ms together. asyncio.timeout_at() takes a moment of the loop&apos;s clock, not a length: a number that was not computed from loop.time() lies in the past or far in the future.</source>
        <translation>Ein Timeout von 250 ms je Anfrage ließe den dreien zusammen 750 ms. asyncio.timeout_at() erwartet einen Zeitpunkt auf der Uhr der Schleife, keine Dauer: Eine Zahl, die nicht aus loop.time() berechnet wurde, liegt in der Vergangenheit oder weit in der Zukunft.</translation>
    </message>
    <message>
        <source>A task that vanishes in mid-run</source>
        <translation>Ein Task, der mitten im Lauf verschwindet</translation>
    </message>
    <message>
        <source>Nobody keeps the task reply, and nobody else knows the future that it waits for: the two refer only to each other. At 120 ms the garbage collector destroys both, while the rest goes on. Its finally block runs in the step that collects.</source>
        <translation>Niemand hält den Task reply, und niemand sonst kennt das Future, auf das er wartet: Die beiden verweisen nur aufeinander. Bei 120 ms zerstört die Speicherbereinigung beide, während der Rest weiterläuft. Der finally-Block des Tasks läuft in dem Schritt, der die Speicherbereinigung ausführt.</translation>
    </message>
    <message>
        <source>“Task was destroyed but it is pending!” looks like an error at the end of the program. Here it comes in the middle, at a moment that nobody chooses in real programs. The loop keeps only weak references: keep the task in a variable.</source>
        <translation>„Task was destroyed but it is pending!“ sieht nach einem Fehler am Programmende aus. Hier kommt die Meldung mittendrin, zu einem Zeitpunkt, den in echten Programmen niemand wählt. Die Schleife hält nur schwache Referenzen: Halten Sie den Task in einer Variablen.</translation>
    </message>
    <message>
        <source>A thread that gives up waiting for the loop</source>
        <translation>Ein Thread, der nicht länger auf die Schleife wartet</translation>
    </message>
    <message>
        <source>A thread gives the loop a coroutine and waits 60 ms for its result. The first time the timeout ends only the wait: the record is stored all the same. The second time the thread also cancels the future, and the task is cancelled.</source>
        <translation>Ein Thread gibt der Schleife eine Coroutine und wartet 60 ms auf ihr Ergebnis. Beim ersten Mal beendet der Timeout nur das Warten: Der Datensatz wird trotzdem gespeichert. Beim zweiten Mal bricht der Thread auch das Future ab, und der Task wird abgebrochen.</translation>
    </message>
    <message>
        <source>future.result(timeout) is mistaken for a limit on the work. It limits only how long the thread waits: without future.cancel() the coroutine goes on, and what the thread then tries again may be done twice.</source>
        <translation>future.result(timeout) wird für eine Grenze der Arbeit gehalten. Es begrenzt nur, wie lange der Thread wartet; ohne future.cancel() läuft die Coroutine weiter und tut womöglich doppelt, was der Thread noch einmal versucht.</translation>
    </message>
    <message>
        <source>An async for that is left early</source>
        <translation>Ein async for, das vorzeitig verlassen wird</translation>
    </message>
    <message>
        <source>It looks as if the try around the loop would see what the clean-up raises. It was left long before: the ConnectionError belongs to a task that nobody awaits, and is only reported. With contextlib.aclosing() the clean-up runs before the next line, and its error is raised there.</source>
        <translation>Es sieht so aus, als sähe das try um die Schleife, was das Aufräumen auslöst. Es wurde aber längst verlassen: Der ConnectionError gehört einem Task, den niemand abwartet, und wird nur gemeldet. Mit contextlib.aclosing() läuft das Aufräumen vor der nächsten Zeile, und sein Fehler wird dort ausgelöst.</translation>
    </message>
    <message>
        <source>main takes the first row and leaves the loop at 10 ms. The generator is not closed there: the event loop makes the task rows.aclose for it, and its finally runs there, from 10 to 40 ms, while main goes on.</source>
        <translation>main nimmt die erste Zeile und verlässt die Schleife bei 10 ms. Der Generator wird dort nicht geschlossen: Die Ereignisschleife legt für ihn den Task rows.aclose an, und dort läuft sein finally, von 10 bis 40 ms, während main weiterläuft.</translation>
    </message>
    <message>
        <source>A job is cancelled while it holds a connection: does the with give it back?</source>
        <translation>Ein Auftrag wird abgebrochen, während er eine Verbindung hält: Gibt das with sie zurück?</translation>
    </message>
    <message>
        <source>Two jobs borrow the two connections. B loses its own after 60 ms, and the with suppresses the error; A is cancelled at 120 ms. In both cases give_back runs at once and is told the exception, so a connection is free for the next job.</source>
        <translation>Zwei Aufträge leihen sich die beiden Verbindungen. B verliert die eigene nach 60 ms, und das with unterdrückt den Fehler; A wird bei 120 ms abgebrochen. In beiden Fällen läuft give_back sofort und erfährt die Exception, daher ist für den nächsten Auftrag eine Verbindung frei.</translation>
    </message>
    <message>
        <source>A function that a with calls cannot await, so nothing can interrupt it. If closing takes time, it would block the event loop: use async with.</source>
        <translation>Eine Funktion, die ein with aufruft, kann nicht warten, daher kann nichts sie unterbrechen. Dauert das Schließen, so blockiert sie die Ereignisschleife: dann gehört async with hierher.</translation>
    </message>
    <message>
        <source>A lock that belongs to another event loop</source>
        <translation>Ein Lock einer anderen Ereignisschleife</translation>
    </message>
    <message>
        <source>Two asyncio.run, one lock. In the first one the second job waits for the lock, which binds it to that event loop. In the second one page 3 finds it free and is printed; page 5 would have to wait, and gets RuntimeError.</source>
        <translation>Zweimal asyncio.run, ein Lock. Im ersten wartet der zweite job auf das Lock, und das bindet es an diese Ereignisschleife. Im zweiten findet Seite 3 es frei und wird gedruckt; Seite 5 müsste warten und bekommt RuntimeError.</translation>
    </message>
    <message>
        <source>Each asyncio.run() makes an event loop of its own. Locks, queues and futures that outlive it cannot be waited for in the next: make them in main, or call asyncio.run() once.</source>
        <translation>Jedes asyncio.run() macht eine eigene Ereignisschleife. Auf Locks, Queues und Futures, die es überleben, kann im nächsten nicht gewartet werden: Man macht sie in main oder ruft asyncio.run() nur einmal auf.</translation>
    </message>
</context>
<context>
    <name>ExceptionStory</name>
    <message>
        <source>part of %1, %2</source>
        <translation>Teil von %1, %2</translation>
    </message>
    <message>
        <source>part of %1</source>
        <translation>Teil von %1</translation>
    </message>
    <message>
        <source>handled by %1, which tried again</source>
        <translation>behandelt von %1 mit einem neuen Versuch</translation>
    </message>
    <message>
        <source>ended the program</source>
        <translation>beendete das Programm</translation>
    </message>
    <message>
        <source>swallowed</source>
        <translation>verschluckt</translation>
    </message>
    <message>
        <source>lost</source>
        <translation>verloren</translation>
    </message>
    <message>
        <source>silenced</source>
        <translation>verstummt</translation>
    </message>
    <message>
        <source>pending</source>
        <translation>ausstehend</translation>
    </message>
    <message>
        <source>replaced</source>
        <translation>ersetzt</translation>
    </message>
    <message>
        <source>reported</source>
        <translation>gemeldet</translation>
    </message>
    <message>
        <source>part of a group</source>
        <translation>Teil einer Gruppe</translation>
    </message>
    <message>
        <source>handled</source>
        <translation>behandelt</translation>
    </message>
    <message>
        <source>retrieved</source>
        <translation>abgeholt</translation>
    </message>
    <message>
        <source>handled by %1</source>
        <translation>behandelt von %1</translation>
    </message>
    <message>
        <source>raised by asyncio.run: it ended the program</source>
        <translation>von asyncio.run geworfen: sie beendete das Programm</translation>
    </message>
</context>
<context>
    <name>Explain</name>
    <message>
        <source>1 second</source>
        <translation>1 Sekunde</translation>
    </message>
    <message>
        <source>1 millisecond</source>
        <translation>1 Millisekunde</translation>
    </message>
    <message>
        <source>1 microsecond</source>
        <translation>1 Mikrosekunde</translation>
    </message>
    <message>
        <source>%1 microseconds</source>
        <translation>%1 Mikrosekunden</translation>
    </message>
    <message>
        <source>%1 milliseconds</source>
        <translation>%1 Millisekunden</translation>
    </message>
    <message>
        <source>%1 seconds</source>
        <translation>%1 Sekunden</translation>
    </message>
    <message>
        <source>%1 was never retrieved</source>
        <translation>%1 wurde nie abgeholt</translation>
    </message>
    <message>
        <source>destroyed while pending</source>
        <translation>unfertig zerstört</translation>
    </message>
    <message>
        <source>swallowed: a cancellation came first</source>
        <translation>verschluckt: ein Abbruch kam zuvor</translation>
    </message>
    <message>
        <source>At</source>
        <translation>Bei</translation>
    </message>
    <message>
        <source>never awaited</source>
        <translation>nie abgewartet</translation>
    </message>
    <message>
        <source>not retrieved</source>
        <translation>nicht abgeholt</translation>
    </message>
    <message>
        <source>%1 never ended</source>
        <translation>%1 hat nie geendet</translation>
    </message>
    <message>
        <source>%1 is running</source>
        <translation>%1 läuft</translation>
    </message>
    <message>
        <source>%1 succeeded</source>
        <translation>%1 ist gelungen</translation>
    </message>
    <message>
        <source>%1 raised %2</source>
        <translation>%1 hat %2 geworfen</translation>
    </message>
    <message>
        <source>%1 raised</source>
        <translation>%1 hat geworfen</translation>
    </message>
    <message>
        <source>%1 was cancelled</source>
        <translation>%1 wurde abgebrochen</translation>
    </message>
    <message>
        <source>%1 timed out</source>
        <translation>Die Zeit von %1 lief ab</translation>
    </message>
    <message>
        <source>%1 was never awaited</source>
        <translation>Auf %1 wurde nie gewartet</translation>
    </message>
    <message>
        <source>%1 was destroyed while pending</source>
        <translation>%1 wurde unfertig zerstört</translation>
    </message>
    <message>
        <source>It asked for its own cancellation.</source>
        <translation>Er verlangte seinen eigenen Abbruch.</translation>
    </message>
    <message>
        <source>%1 asked for the cancellation.</source>
        <translation>%1 verlangte den Abbruch.</translation>
    </message>
    <message>
        <source>The user cancelled it from outside.</source>
        <translation>Der Benutzer hat ihn von außen abgebrochen.</translation>
    </message>
    <message>
        <source>asyncio.run cancels every task that is left when main has ended.</source>
        <translation>asyncio.run bricht jeden Task ab, der übrig ist, wenn main geendet hat.</translation>
    </message>
    <message>
        <source>A sibling in the task group failed, so the group cancelled the rest.</source>
        <translation>Ein Geschwister in der Task-Gruppe scheiterte, darum brach die Gruppe die übrigen ab.</translation>
    </message>
    <message>
        <source>The event loop asked for it: a timeout, or a task group.</source>
        <translation>Die Ereignisschleife verlangte es: ein Timeout oder eine Task-Gruppe.</translation>
    </message>
    <message>
        <source>Nobody asked for it: a CancelledError was raised inside, or passed on by what it awaited.</source>
        <translation>Niemand verlangte es: Ein CancelledError wurde innen geworfen oder von dem weitergegeben, worauf er wartete.</translation>
    </message>
    <message>
        <source>Coroutine</source>
        <translation>Coroutine</translation>
    </message>
    <message>
        <source>Arguments</source>
        <translation>Argumente</translation>
    </message>
    <message>
        <source>Awaited by</source>
        <translation>Erwartet von</translation>
    </message>
    <message>
        <source>Made by</source>
        <translation>Erzeugt von</translation>
    </message>
    <message>
        <source>Begins</source>
        <translation>Beginnt</translation>
    </message>
    <message>
        <source>Ends</source>
        <translation>Endet</translation>
    </message>
    <message>
        <source>Lasts</source>
        <translation>Dauert</translation>
    </message>
    <message>
        <source>Exception</source>
        <translation>Exception</translation>
    </message>
    <message>
        <source>Unretrieved</source>
        <translation>Nicht abgeholt</translation>
    </message>
    <message>
        <source>%1, to the end</source>
        <translation>%1, bis zum Ende</translation>
    </message>
    <message>
        <source>Fate</source>
        <translation>Schicksal</translation>
    </message>
    <message>
        <source>Its code runs here. On the virtual clock that takes no time.</source>
        <translation>Hier läuft sein Code. Auf der virtuellen Uhr kostet das keine Zeit.</translation>
    </message>
    <message>
        <source>It waits for the children of its task group.</source>
        <translation>Er wartet auf die Kinder seiner Task-Gruppe.</translation>
    </message>
    <message>
        <source>It waits for %1.</source>
        <translation>Er wartet auf %1.</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Meldung</translation>
    </message>
    <message>
        <source>%1 caught %2</source>
        <translation>%1 fing %2</translation>
    </message>
    <message>
        <source>Handler</source>
        <translation>Handler</translation>
    </message>
    <message>
        <source>%1 prints</source>
        <translation>%1 gibt aus</translation>
    </message>
    <message>
        <source>the gather of %1 failed</source>
        <translation>das gather von %1 scheiterte</translation>
    </message>
    <message>
        <source>%1 waits forever</source>
        <translation>%1 wartet ewig</translation>
    </message>
    <message>
        <source>%1: awaiting %2</source>
        <translation>%1: wartet auf %2</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Aus</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Bis</translation>
    </message>
    <message>
        <source>the end</source>
        <translation>das Ende</translation>
    </message>
    <message>
        <source>awaited by %1</source>
        <translation>abgewartet von %1</translation>
    </message>
    <message>
        <source>child of gather</source>
        <translation>Kind eines gather</translation>
    </message>
    <message>
        <source>made by %1</source>
        <translation>erzeugt von %1</translation>
    </message>
    <message>
        <source>raised %1 at %2</source>
        <translation>%1 geworfen bei %2</translation>
    </message>
    <message>
        <source>succeeded at %1</source>
        <translation>gelungen bei %1</translation>
    </message>
    <message>
        <source>cancelled at %1</source>
        <translation>abgebrochen bei %1</translation>
    </message>
    <message>
        <source>timed out at %1</source>
        <translation>Zeit abgelaufen bei %1</translation>
    </message>
    <message>
        <source>raised at %1</source>
        <translation>geworfen bei %1</translation>
    </message>
    <message>
        <source>not ended</source>
        <translation>nicht beendet</translation>
    </message>
    <message>
        <source>orphan</source>
        <translation>Waise</translation>
    </message>
    <message>
        <source>, orphan</source>
        <translation>, Waise</translation>
    </message>
    <message>
        <source>%1 at %2</source>
        <translation>%1 bei %2</translation>
    </message>
    <message>
        <source>%1 from %2 to %3</source>
        <translation>%1 von %2 bis %3</translation>
    </message>
    <message>
        <source>raised by asyncio.run: it ended the program</source>
        <translation>von asyncio.run geworfen: sie beendete das Programm</translation>
    </message>
    <message>
        <source>retrieved by asyncio.run when it cleaned up</source>
        <translation>von asyncio.run beim Aufräumen abgeholt</translation>
    </message>
    <message>
        <source>put into the list of results of a gather</source>
        <translation>in die Ergebnisliste eines gather gelegt</translation>
    </message>
    <message>
        <source>looked at by asyncio.wait</source>
        <translation>von asyncio.wait angesehen</translation>
    </message>
    <message>
        <source>looked at by a done callback</source>
        <translation>von einem Done-Callback angesehen</translation>
    </message>
    <message>
        <source>retrieved</source>
        <translation>abgeholt</translation>
    </message>
    <message>
        <source>collected by the task group of %1</source>
        <translation>von der Task-Gruppe von %1 gesammelt</translation>
    </message>
    <message>
        <source>retrieved by %1</source>
        <translation>abgeholt von %1</translation>
    </message>
    <message>
        <source>retrieved by %1, handled by except %2</source>
        <translation>abgeholt von %1, behandelt durch except %2</translation>
    </message>
    <message>
        <source>somebody</source>
        <translation>jemand</translation>
    </message>
    <message>
        <source>Code looked at the exception, so no report will come.</source>
        <translation>Code hat die Exception angesehen, also kommt keine Meldung.</translation>
    </message>
    <message>
        <source>%1 awaited the task and received the exception.</source>
        <translation>%1 wartete auf den Task und bekam die Exception.</translation>
    </message>
    <message>
        <source>%1 called result(), which raised the exception there.</source>
        <translation>%1 rief result() auf, das dort die Exception warf.</translation>
    </message>
    <message>
        <source>Code called exception(), which counts as looking at it.</source>
        <translation>Code rief exception() auf, was als Ansehen zählt.</translation>
    </message>
    <message>
        <source>It was the first failure of a gather, which passed it on to its waiter. The other children were not cancelled.</source>
        <translation>Es war der erste Fehler eines gather, das ihn an den Wartenden weitergab. Die anderen Kinder wurden nicht abgebrochen.</translation>
    </message>
    <message>
        <source>The gather collects exceptions as results, so it raised nothing; the exception is an element of the list.</source>
        <translation>Das gather sammelt Exceptions als Ergebnisse, also warf es nichts; die Exception ist ein Element der Liste.</translation>
    </message>
    <message>
        <source>The task group collected it, cancelled the other children and raises all errors together as a group.</source>
        <translation>Die Task-Gruppe sammelte sie, brach die anderen Kinder ab und wirft alle Fehler zusammen als Gruppe.</translation>
    </message>
    <message>
        <source>The shield passed it on to %1.</source>
        <translation>Das shield gab sie an %1 weiter.</translation>
    </message>
    <message>
        <source>wait_for passed it on to %1.</source>
        <translation>wait_for gab sie an %1 weiter.</translation>
    </message>
    <message>
        <source>asyncio.run cancelled the task at the end, waited for it, and reported what it raised.</source>
        <translation>asyncio.run brach den Task am Ende ab, wartete auf ihn und meldete, was er warf.</translation>
    </message>
    <message>
        <source>Nothing is above the main task: asyncio.run raised the exception and the program ended with it.</source>
        <translation>Über dem Task main ist nichts: asyncio.run warf die Exception, und das Programm endete mit ihr.</translation>
    </message>
    <message>
        <source>The gather had already ended when this error came. It looked at it and threw it away: no code saw it, and no report will come.</source>
        <translation>Das gather war schon zu Ende, als dieser Fehler kam. Es sah ihn an und warf ihn weg: Kein Code sah ihn, und keine Meldung wird kommen.</translation>
    </message>
    <message>
        <source>A cancellation reached the waiter first. The error was looked at and thrown away: no code saw it, and no report will come.</source>
        <translation>Ein Abbruch erreichte den Wartenden zuerst. Der Fehler wurde angesehen und weggeworfen: Kein Code sah ihn, und keine Meldung wird kommen.</translation>
    </message>
    <message>
        <source>Only a reference cycle kept it alive, so the error was reported when the garbage collector found it at the very end.</source>
        <translation>Nur ein Referenzzyklus hielt ihn am Leben, also wurde der Fehler erst gemeldet, als die Speicherbereinigung ihn ganz am Ende fand.</translation>
    </message>
    <message>
        <source>A global variable held it until the program was over. Only then was it destroyed, and the error reported.</source>
        <translation>Eine globale Variable hielt ihn, bis das Programm zu Ende war. Erst dann wurde er zerstört und der Fehler gemeldet.</translation>
    </message>
    <message>
        <source>Nobody held a reference, so the error was reported the moment the task was destroyed.</source>
        <translation>Niemand hielt eine Referenz, also wurde der Fehler in dem Augenblick gemeldet, in dem der Task zerstört wurde.</translation>
    </message>
    <message>
        <source>Something still referred to it. The error was reported when the last reference was dropped, %1 after the raise.</source>
        <translation>Etwas verwies noch darauf. Der Fehler wurde gemeldet, als die letzte Referenz verschwand, %1 nach dem Werfen.</translation>
    </message>
    <message>
        <source>not retrieved when the run ended</source>
        <translation>nicht abgeholt, als der Lauf endete</translation>
    </message>
    <message>
        <source>not retrieved so far</source>
        <translation>bisher nicht abgeholt</translation>
    </message>
    <message>
        <source>swallowed: the gather had already failed</source>
        <translation>verschluckt: das gather war schon gescheitert</translation>
    </message>
    <message>
        <source>never retrieved: reported when the task was destroyed</source>
        <translation>nie abgeholt: gemeldet, als der Task zerstört wurde</translation>
    </message>
    <message>
        <source>never retrieved: reported when it was destroyed</source>
        <translation>nie abgeholt: gemeldet, als es zerstört wurde</translation>
    </message>
    <message>
        <source>silenced: cancel() on the failed task, seen by no code</source>
        <translation>verstummt: cancel() auf dem gescheiterten Task, von keinem Code gesehen</translation>
    </message>
    <message>
        <source>No code has looked at the exception: nobody awaited the task or asked for its result.</source>
        <translation>Kein Code hat die Exception angesehen: Niemand wartete auf den Task oder fragte nach seinem Ergebnis.</translation>
    </message>
    <message>
        <source>A report is all that is left of it: no code can handle this error any more.</source>
        <translation>Eine Meldung ist alles, was davon bleibt: Kein Code kann diesen Fehler mehr behandeln.</translation>
    </message>
    <message>
        <source>cancel() was called on the task when it had already failed. That does nothing but suppress the report.</source>
        <translation>cancel() wurde auf dem Task aufgerufen, als er schon gescheitert war. Das bewirkt nur, dass keine Meldung kommt.</translation>
    </message>
    <message>
        <source>ends the program</source>
        <translation>beendet das Programm</translation>
    </message>
    <message>
        <source>swallowed by a cancellation: seen by no code</source>
        <translation>von einem Abbruch verschluckt: von keinem Code gesehen</translation>
    </message>
    <message>
        <source>swallowed by the gather: seen by no code</source>
        <translation>vom gather verschluckt: von keinem Code gesehen</translation>
    </message>
    <message>
        <source>silenced by cancel(): seen by no code</source>
        <translation>durch cancel() verstummt: von keinem Code gesehen</translation>
    </message>
    <message>
        <source>lock %1</source>
        <translation>Lock %1</translation>
    </message>
    <message>
        <source>semaphore %1</source>
        <translation>Semaphore %1</translation>
    </message>
    <message>
        <source>event %1, which will never be set</source>
        <translation>Event %1, das nie gesetzt wird</translation>
    </message>
    <message>
        <source>an item from queue %1, which will never come</source>
        <translation>ein Element aus Queue %1, das nie kommt</translation>
    </message>
    <message>
        <source>space in queue %1, which will never be freed</source>
        <translation>Platz in Queue %1, der nie frei wird</translation>
    </message>
    <message>
        <source>queue %1 to be done</source>
        <translation>das Abarbeiten von Queue %1</translation>
    </message>
    <message>
        <source>%1 was running when the run was stopped</source>
        <translation>%1 lief noch, als der Lauf beendet wurde</translation>
    </message>
    <message>
        <source>asyncio.wait returned while it was still running and does not cancel it, so it kept running in the background.</source>
        <translation>asyncio.wait kehrte zurück, während er noch lief, und bricht ihn nicht ab; er lief im Hintergrund weiter.</translation>
    </message>
    <message>
        <source>The timeout of as_completed expired while it was still running and does not cancel it, so it kept running in the background.</source>
        <translation>Die Zeit von as_completed lief ab, während er noch lief, und bricht ihn nicht ab; er lief im Hintergrund weiter.</translation>
    </message>
    <message>
        <source>Its gather ended while it was still running and does not wait for the others, so it kept running in the background.</source>
        <translation>Sein gather endete, während er noch lief, und wartet nicht auf die anderen; er lief im Hintergrund weiter.</translation>
    </message>
    <message>
        <source>It handled %1 and carried on, so it succeeded.</source>
        <translation>Er hat %1 behandelt und weitergemacht; so ist er gelungen.</translation>
    </message>
    <message>
        <source>Waits for</source>
        <translation>Wartet auf</translation>
    </message>
    <message>
        <source>Chain</source>
        <translation>Kette</translation>
    </message>
    <message>
        <source>Its code runs here, and no other task can run.</source>
        <translation>Sein Code läuft hier, und kein anderer Task kann laufen.</translation>
    </message>
    <message>
        <source>%1: cancellation ignored</source>
        <translation>%1: Abbruch ignoriert</translation>
    </message>
    <message>
        <source>%1: cancellation requested</source>
        <translation>%1: Abbruch angefordert</translation>
    </message>
    <message>
        <source>%1: cancellation swallowed</source>
        <translation>%1: Abbruch verschluckt</translation>
    </message>
    <message>
        <source>%1: cancellation takes effect</source>
        <translation>%1: Abbruch wird wirksam</translation>
    </message>
    <message>
        <source>It failed with another exception instead.</source>
        <translation>Stattdessen schlug er mit einer anderen Exception fehl.</translation>
    </message>
    <message>
        <source>It carried on and succeeded, so the cancellation had no effect.</source>
        <translation>Er machte weiter und gelang; der Abbruch blieb wirkungslos.</translation>
    </message>
    <message>
        <source>an exception</source>
        <translation>eine Exception</translation>
    </message>
    <message>
        <source>%1: %2 was replaced</source>
        <translation>%1: %2 wurde ersetzt</translation>
    </message>
    <message>
        <source>a done callback of %1 raised %2</source>
        <translation>ein Done-Callback von %1 löste %2 aus</translation>
    </message>
    <message>
        <source>the gather of %1 was cancelled</source>
        <translation>das gather von %1 wurde abgebrochen</translation>
    </message>
    <message>
        <source>now, %1</source>
        <translation>jetzt, %1</translation>
    </message>
    <message>
        <source>the stop, %1</source>
        <translation>das Beenden, %1</translation>
    </message>
    <message>
        <source>Its sleep of %1 was cut short after %2.</source>
        <translation>Sein sleep von %1 wurde nach %2 verkürzt.</translation>
    </message>
    <message>
        <source>another exception</source>
        <translation>eine andere Exception</translation>
    </message>
    <message>
        <source>by itself</source>
        <translation>durch sich selbst</translation>
    </message>
    <message>
        <source>by the task group of %1</source>
        <translation>durch die Taskgruppe von %1</translation>
    </message>
    <message>
        <source>by its timeout</source>
        <translation>durch sein timeout</translation>
    </message>
    <message>
        <source>by the timeout of %1</source>
        <translation>durch das timeout von %1</translation>
    </message>
    <message>
        <source>by the wait_for of %1</source>
        <translation>durch das wait_for von %1</translation>
    </message>
    <message>
        <source>by the user</source>
        <translation>von außen</translation>
    </message>
    <message>
        <source>by asyncio.run at its end</source>
        <translation>durch asyncio.run an seinem Ende</translation>
    </message>
    <message>
        <source>The body of the task group of %1 ended with an exception or a cancellation, so the group cancelled its children.</source>
        <translation>Der Rumpf der Taskgruppe von %1 endete mit einer Exception oder einem Abbruch; die Gruppe brach daher ihre Kinder ab.</translation>
    </message>
    <message>
        <source>A timeout in %1 expired.</source>
        <translation>Ein timeout in %1 lief ab.</translation>
    </message>
    <message>
        <source>A wait_for in %1 timed out.</source>
        <translation>Ein wait_for in %1 lief ab.</translation>
    </message>
    <message>
        <source>%1 was waiting for it, and passed the request on.</source>
        <translation>%1 wartete darauf und gab die Anforderung weiter.</translation>
    </message>
    <message>
        <source>but the task went on</source>
        <translation>aber der Task machte weiter</translation>
    </message>
    <message>
        <source>but CancelledError came out</source>
        <translation>aber heraus kam CancelledError</translation>
    </message>
    <message>
        <source>but %1 came out</source>
        <translation>aber heraus kam %1</translation>
    </message>
    <message>
        <source>%1 exceptions</source>
        <translation>%1 Exceptions</translation>
    </message>
    <message>
        <source>others</source>
        <translation>andere</translation>
    </message>
    <message>
        <source>%1, which it holds itself</source>
        <translation>%1, das er selbst hält</translation>
    </message>
    <message>
        <source>%1, held by %2</source>
        <translation>%1, gehalten von %2</translation>
    </message>
    <message>
        <source>its task group</source>
        <translation>seine Taskgruppe</translation>
    </message>
    <message>
        <source>its task group: %1</source>
        <translation>seine Taskgruppe: %1</translation>
    </message>
    <message>
        <source>dropped in finally: seen by no code</source>
        <translation>in finally verworfen: von keinem Code gesehen</translation>
    </message>
    <message>
        <source>replaced by %1 in finally</source>
        <translation>durch %1 in finally ersetzt</translation>
    </message>
    <message>
        <source>replaced by %1 in except</source>
        <translation>durch %1 in except ersetzt</translation>
    </message>
    <message>
        <source>A return, break or continue in finally discarded the exception that was propagating. No report follows.</source>
        <translation>Ein return, break oder continue in finally verwarf die Exception, die unterwegs war. Keine Meldung folgt.</translation>
    </message>
    <message>
        <source>It was on its way when the finally block raised another exception. Only that one goes on; Python keeps this one as its context.</source>
        <translation>Der finally-Block löste eine andere Exception aus, während diese unterwegs war. Nur die andere geht weiter; Python behält diese als ihren Kontext.</translation>
    </message>
    <message>
        <source>The handler that caught it raised another exception. Only that one goes on; Python keeps this one as its context.</source>
        <translation>Der Handler, der sie fing, löste eine andere Exception aus. Nur die andere geht weiter; Python behält diese als ihren Kontext.</translation>
    </message>
    <message>
        <source>not retrieved when the run was stopped</source>
        <translation>nicht abgeholt, als der Lauf beendet wurde</translation>
    </message>
    <message>
        <source>raised outside of any task: reported at once</source>
        <translation>außerhalb jedes Tasks ausgelöst: sofort gemeldet</translation>
    </message>
    <message>
        <source>raised by the callback %1: reported at once</source>
        <translation>vom Callback %1 ausgelöst: sofort gemeldet</translation>
    </message>
    <message>
        <source>%1 until the stop</source>
        <translation>%1 bis zum Beenden</translation>
    </message>
    <message>
        <source>Nothing awaits a callback. The event loop passed the error to its exception handler, which printed it, and continued.</source>
        <translation>Nichts wartet ein Callback ab. Die Ereignisschleife gab den Fehler an ihren Exception-Handler, der ihn ausgab, und machte weiter.</translation>
    </message>
    <message>
        <source>Raised</source>
        <translation>Geworfen</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Ausgang</translation>
    </message>
    <message>
        <source>%1 left the as_completed loop when %2 came out of it. That cancels none of the others, so it kept running in the background, and nobody looks at its result.</source>
        <translation>%1 verließ die as_completed-Schleife, als %2 herauskam. Das bricht keinen der anderen ab; er lief im Hintergrund weiter, und niemand sieht sich sein Ergebnis an.</translation>
    </message>
    <message>
        <source>An exception left the coroutine. It goes on in %1, which awaits it inline.</source>
        <translation>Eine Exception verließ die Coroutine. Sie geht in %1 weiter, wo ohne eigenen Task auf die Coroutine gewartet wird.</translation>
    </message>
    <message>
        <source>A CancelledError left the coroutine. It goes on in %1, which awaits it inline.</source>
        <translation>Ein CancelledError verließ die Coroutine. Er geht in %1 weiter, wo ohne eigenen Task auf die Coroutine gewartet wird.</translation>
    </message>
    <message>
        <source>%1: timeout expired, %2</source>
        <translation>%1: Zeit abgelaufen, %2</translation>
    </message>
    <message>
        <source>wait_for cancelled it because its timeout expired.</source>
        <translation>wait_for brach ihn ab, weil die Zeit ablief.</translation>
    </message>
    <message>
        <source>The timeout expired: the cancellation that it requested becomes a TimeoutError here.</source>
        <translation>Die Zeit lief ab: Der dadurch angeforderte Abbruch wird hier zum TimeoutError.</translation>
    </message>
    <message>
        <source>%1 failed, so its task group cancelled %2, which runs the body of the group.</source>
        <translation>%1 scheiterte, also brach die Task-Gruppe %2 ab, den Task, der den Rumpf der Gruppe ausführt.</translation>
    </message>
    <message>
        <source>%1 failed, so its task group cancelled the others.</source>
        <translation>%1 scheiterte, also brach die Task-Gruppe die anderen ab.</translation>
    </message>
    <message>
        <source>by its wait_for</source>
        <translation>von seinem wait_for</translation>
    </message>
    <message>
        <source>A timeout of its own expired.</source>
        <translation>Ein eigener Timeout lief ab.</translation>
    </message>
    <message>
        <source>Whoever awaited the shield had been cancelled. The event loop reported the error at once.</source>
        <translation>Wer auf das shield wartete, war abgebrochen worden. Die Ereignisschleife meldete den Fehler sofort.</translation>
    </message>
    <message>
        <source>%1 called cancel() on the task when it had already failed. That does nothing but suppress the report.</source>
        <translation>%1 rief cancel() auf dem Task auf, als er schon gescheitert war. Das unterdrückt nur die Meldung und bewirkt sonst nichts.</translation>
    </message>
    <message>
        <source>The run was stopped here.</source>
        <translation>Der Lauf wurde hier gestoppt.</translation>
    </message>
    <message>
        <source>Succeeded</source>
        <translation>Gelungen</translation>
    </message>
    <message>
        <source>Not retrieved</source>
        <translation>Nicht abgeholt</translation>
    </message>
    <message>
        <source>%1 creates %2</source>
        <translation>%1 erzeugt %2</translation>
    </message>
    <message>
        <source>%1 is done: %2 goes on</source>
        <translation>%1 ist fertig: %2 läuft weiter</translation>
    </message>
    <message>
        <source>%1 cancels %2</source>
        <translation>%1 bricht %2 ab</translation>
    </message>
    <message>
        <source>The exception of %1 reaches %2</source>
        <translation>Die Exception von %1 erreicht %2</translation>
    </message>
    <message>
        <source>by %1</source>
        <translation>von %1</translation>
    </message>
    <message>
        <source>It was ready to run, but %1 blocked the event loop.</source>
        <translation>Es war bereit zu laufen, aber %1 blockierte die Ereignisschleife.</translation>
    </message>
    <message>
        <source>A blocking call: until it returns, no other task can run, and timers fire late.</source>
        <translation>Ein Aufruf, der blockiert: Bis er zurückkehrt, kann kein anderer Task laufen, und Timer kommen zu spät.</translation>
    </message>
    <message>
        <source>by the event loop</source>
        <translation>von der Ereignisschleife</translation>
    </message>
    <message>
        <source>%1 so far</source>
        <translation>%1 bisher</translation>
    </message>
    <message>
        <source>the lock of condition %1</source>
        <translation>das Lock der Condition %1</translation>
    </message>
    <message>
        <source>condition %1, which will never be notified</source>
        <translation>Condition %1, die nie benachrichtigt wird</translation>
    </message>
    <message>
        <source>barrier %1, which needs more tasks</source>
        <translation>Barriere %1, die mehr Tasks braucht</translation>
    </message>
    <message>
        <source>A return, break or continue in its finally clause discarded %1.</source>
        <translation>Ein return, break oder continue in seiner finally-Klausel verwarf %1.</translation>
    </message>
    <message>
        <source>It was ready to run, but held up for %1, because the event loop was blocked by: %2.</source>
        <translation>Er war bereit, wurde aber %1 lang aufgehalten, weil die Ereignisschleife blockiert war von: %2.</translation>
    </message>
    <message>
        <source>The timeout of %1 expired: the cancellation that it requested becomes a TimeoutError here.</source>
        <translation>Der Timeout von %1 lief ab: Der von ihm verlangte Abbruch wird hier zu einem TimeoutError.</translation>
    </message>
    <message>
        <source>%1: %2 was dropped in finally</source>
        <translation>%1: %2 wurde in finally verworfen</translation>
    </message>
    <message>
        <source>Its shield passed the error to the exception handler of the event loop as soon as the task failed, because whoever had waited was gone.</source>
        <translation>Sein shield gab den Fehler an den Exception-Handler der Ereignisschleife weiter, sobald der Task scheiterte, weil niemand mehr wartete.</translation>
    </message>
    <message>
        <source>never retrieved: reported by its shield</source>
        <translation>nie abgeholt: von seinem shield gemeldet</translation>
    </message>
    <message>
        <source>%1 waits for %2</source>
        <translation>%1 wartet auf %2</translation>
    </message>
    <message>
        <source>%1 waits for %2.</source>
        <translation>%1 wartet auf %2.</translation>
    </message>
    <message>
        <source>the lock of barrier %1</source>
        <translation>das Lock der Barriere %1</translation>
    </message>
    <message>
        <source>A return, break or continue in finally discarded the exception, so no code outside ever sees it. After the try statement, it would discard nothing.</source>
        <translation>Ein return, break oder continue in finally verwarf die Exception, daher sieht sie außerhalb kein Code. Hinter der try-Anweisung würde es nichts verwerfen.</translation>
    </message>
    <message>
        <source>It runs in a thread, beside the event loop: tasks go on meanwhile.</source>
        <translation>Er läuft in einem Thread, neben dem Event-Loop: Tasks laufen inzwischen weiter.</translation>
    </message>
    <message>
        <source>no task_done() by %1</source>
        <translation>kein task_done() von %1</translation>
    </message>
    <message>
        <source>an item left in it</source>
        <translation>ein Element ist noch darin</translation>
    </message>
    <message>
        <source>%1 items left in it</source>
        <translation>%1 Elemente sind noch darin</translation>
    </message>
    <message>
        <source>retrieved by %1, suppressed by %2</source>
        <translation>abgeholt von %1, unterdrückt von %2</translation>
    </message>
    <message>
        <source>The future that stood for the thread had been cancelled, or its event loop was closed: the exception reached nobody, and nothing reports it.</source>
        <translation>Das Future, das für den Thread stand, war abgebrochen, oder sein Event-Loop war geschlossen: Die Exception erreichte niemanden, und nichts meldet sie.</translation>
    </message>
    <message>
        <source>never retrieved: reported when the future of the thread was destroyed</source>
        <translation>nie abgeholt: gemeldet, als das Future des Threads zerstört wurde</translation>
    </message>
    <message>
        <source>nobody waited any more: seen by no code</source>
        <translation>niemand wartete mehr: von keinem Code gesehen</translation>
    </message>
    <message>
        <source>dropped: nobody waited for the thread any more</source>
        <translation>verworfen: niemand wartete mehr auf den Thread</translation>
    </message>
    <message>
        <source>never retrieved: reported when it ended, because nobody held a reference</source>
        <translation>nie abgeholt: gemeldet, als er endete, denn niemand hielt eine Referenz</translation>
    </message>
    <message>
        <source>never retrieved: reported when %1 ended, which held the last reference</source>
        <translation>nie abgeholt: gemeldet, als %1 endete und damit die letzte Referenz verschwand</translation>
    </message>
    <message>
        <source>never retrieved: reported when %1() in %2 ended, which held the last reference</source>
        <translation>nie abgeholt: gemeldet, als %1() in %2 endete und damit die letzte Referenz verschwand</translation>
    </message>
    <message>
        <source>never retrieved: reported when %1 let go of the last reference</source>
        <translation>nie abgeholt: gemeldet, als %1 die letzte Referenz losließ</translation>
    </message>
    <message>
        <source>never retrieved: a global variable held it until the program ended</source>
        <translation>nie abgeholt: eine globale Variable hielt ihn bis zum Ende des Programms</translation>
    </message>
    <message>
        <source>never retrieved: reported by the garbage collector, at the end</source>
        <translation>nie abgeholt: gemeldet von der Speicherbereinigung, am Ende</translation>
    </message>
    <message>
        <source>%1 held the last reference, in a variable. When it ended, the variable went, and the error was reported, %2 after the raise.</source>
        <translation>%1 hielt die letzte Referenz in einer Variablen. Als er endete, verschwand die Variable und der Fehler wurde gemeldet, %2 nach dem Werfen.</translation>
    </message>
    <message>
        <source>%1(), which %2 awaited, held the last reference, in a variable. When it ended, the variable went, and the error was reported, %3 after the raise.</source>
        <translation>%1(), worauf %2 wartete, hielt die letzte Referenz in einer Variablen. Als es endete, verschwand die Variable und der Fehler wurde gemeldet, %3 nach dem Werfen.</translation>
    </message>
    <message>
        <source>%1 let go of the last reference, for example by giving its variable another value. The error was reported then, %2 after the raise.</source>
        <translation>%1 ließ die letzte Referenz los, zum Beispiel indem die Variable einen anderen Wert bekam. Da wurde der Fehler gemeldet, %2 nach dem Werfen.</translation>
    </message>
    <message>
        <source>the result of %1, which the loop runs</source>
        <translation>das Ergebnis von %1, das die Schleife ausführt</translation>
    </message>
    <message>
        <source>%1 was left at its yield</source>
        <translation>%1 wurde am yield verlassen</translation>
    </message>
    <message>
        <source>%1 is suspended at its yield</source>
        <translation>%1 steht an seinem yield</translation>
    </message>
    <message>
        <source>The gather around its own gather ended while it was still running and does not wait for the others, so it kept running in the background.</source>
        <translation>Das gather um sein eigenes gather endete, während er noch lief, und wartet nicht auf die anderen; darum lief er im Hintergrund weiter.</translation>
    </message>
    <message>
        <source>The garbage collector found it: only what it waited for referred to it, and nothing else referred to that.</source>
        <translation>Die Speicherbereinigung hat ihn gefunden: Nur das, worauf er wartete, verwies auf ihn, und darauf verwies sonst nichts.</translation>
    </message>
    <message>
        <source>The event loop calls this function. Until it returns, no task can run.</source>
        <translation>Die Ereignisschleife ruft diese Funktion auf. Bis sie zurückkehrt, kann kein Task laufen.</translation>
    </message>
    <message>
        <source>The event loop called this function: nobody awaits it, so its exception reaches no code, and the loop reported it.</source>
        <translation>Die Ereignisschleife hat diese Funktion aufgerufen: Niemand wartet auf sie, also erreicht ihre Exception keinen Code, und die Ereignisschleife hat sie gemeldet.</translation>
    </message>
    <message>
        <source>the gather of %1 passed a cancellation on</source>
        <translation>das gather von %1 gab einen Abbruch weiter</translation>
    </message>
    <message>
        <source>Somebody pressed Ctrl+C, and asyncio.run cancelled main.</source>
        <translation>Jemand drückte Strg+C, und asyncio.run brach main ab.</translation>
    </message>
    <message>
        <source>%1 sets the context variable %2</source>
        <translation>%1 setzt die Kontextvariable %2</translation>
    </message>
    <message>
        <source>%1 resets the context variable %2</source>
        <translation>%1 setzt die Kontextvariable %2 zurück</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>An awaited coroutine runs in the context of its task: the caller sees this value.</source>
        <translation>Eine Coroutine, auf die direkt gewartet wird, läuft im Kontext ihres Tasks: Der Aufrufer sieht diesen Wert.</translation>
    </message>
    <message>
        <source>An awaited coroutine runs in the context of its task: the caller sees this change.</source>
        <translation>Eine Coroutine, auf die direkt gewartet wird, läuft im Kontext ihres Tasks: Der Aufrufer sieht diese Änderung.</translation>
    </message>
    <message>
        <source>The exception handler has no context of its own: since Python 3.12 it runs in that of the task or callback that the report is about; before, it ran in that of whatever was running.</source>
        <translation>Der Exception-Handler hat keinen eigenen Kontext: Seit Python 3.12 läuft er in dem des Tasks oder Callbacks, um den es in der Meldung geht; davor lief er in dem, der gerade galt.</translation>
    </message>
    <message>
        <source>The callback runs in a copy of the context in which it was scheduled: whoever scheduled it does not see this value.</source>
        <translation>Der Callback läuft in einer Kopie des Kontexts, in dem er eingeplant wurde: Wer ihn eingeplant hat, sieht diesen Wert nicht.</translation>
    </message>
    <message>
        <source>The callback runs in a copy of the context in which it was scheduled: whoever scheduled it does not see this change.</source>
        <translation>Der Callback läuft in einer Kopie des Kontexts, in dem er eingeplant wurde: Wer ihn eingeplant hat, sieht diese Änderung nicht.</translation>
    </message>
    <message>
        <source>The task runs in a copy of the context of %1, made when the task was created: %1 does not see this value.</source>
        <translation>Der Task läuft in einer Kopie des Kontexts von %1, die bei seiner Erzeugung entstand: %1 sieht diesen Wert nicht.</translation>
    </message>
    <message>
        <source>The task runs in a copy of the context of %1, made when the task was created: %1 does not see this change.</source>
        <translation>Der Task läuft in einer Kopie des Kontexts von %1, die bei seiner Erzeugung entstand: %1 sieht diese Änderung nicht.</translation>
    </message>
    <message>
        <source>Tasks and callbacks that it creates from now on start with this value.</source>
        <translation>Tasks und Callbacks, die er von nun an erzeugt, beginnen mit diesem Wert.</translation>
    </message>
    <message>
        <source>Tasks and callbacks that it creates from now on start with the value restored here.</source>
        <translation>Tasks und Callbacks, die er von nun an erzeugt, beginnen mit dem Wert, der hier wiederhergestellt ist.</translation>
    </message>
    <message>
        <source>barrier %1, where %2 of %3 tasks wait</source>
        <translation>Barriere %1, an der %2 von %3 Tasks warten</translation>
    </message>
    <message>
        <source>asyncio.wait in FIRST_EXCEPTION mode looked at it to know that it may return. That counts as retrieved: no report will come, even if no code handles it.</source>
        <translation>asyncio.wait sah sie im Modus FIRST_EXCEPTION an, um zu wissen, dass es zurückkehren darf. Damit gilt sie als abgeholt: Es kommt keine Meldung, auch wenn kein Code sie behandelt.</translation>
    </message>
    <message>
        <source>run_coroutine_threadsafe stored it in the future of %1: result() raises it there, if it is called.</source>
        <translation>run_coroutine_threadsafe hat sie im Future von %1 abgelegt: result() löst sie dort aus, wenn es aufgerufen wird.</translation>
    </message>
    <message>
        <source>No code has looked at the exception.</source>
        <translation>Kein Code hat die Exception angesehen.</translation>
    </message>
    <message>
        <source>It left the event loop at once: asyncio.run cancelled all the other tasks, main too, and the program ended with it.</source>
        <translation>Sie verließ die Ereignisschleife sofort: asyncio.run brach alle anderen Tasks ab, auch main, und das Programm endete mit ihr.</translation>
    </message>
    <message>
        <source>Nothing awaits a callback. The event loop passed the error to the exception handler of the program, and continued.</source>
        <translation>Auf einen Callback wartet niemand. Die Ereignisschleife gab den Fehler an den Exception-Handler des Programms weiter und machte weiter.</translation>
    </message>
    <message>
        <source>At %1 the last reference to the generator %2, which was suspended at its yield, was gone.</source>
        <translation>Bei %1 war die letzte Referenz auf den Generator %2 weg, der an seinem yield stand.</translation>
    </message>
    <message>
        <source>At %1 %2 left the generator %3 at its yield, and nothing referred to it any more.</source>
        <translation>Bei %1 verließ %2 den Generator %3 an seinem yield, und nichts verwies mehr auf ihn.</translation>
    </message>
    <message>
        <source>So the event loop made this task to close it. Its finally runs here, not where the loop was left.</source>
        <translation>Deshalb legte die Ereignisschleife diesen Task an, um ihn zu schließen. Sein finally läuft hier, nicht dort, wo die Schleife verlassen wurde.</translation>
    </message>
    <message>
        <source>The event loop made this task to close the generator %1.</source>
        <translation>Die Ereignisschleife legte diesen Task an, um den Generator %1 zu schließen.</translation>
    </message>
    <message>
        <source>The task was cancelled before its first step, so the yield raised CancelledError, not GeneratorExit.</source>
        <translation>Der Task wurde vor seinem ersten Schritt abgebrochen, deshalb warf das yield CancelledError und nicht GeneratorExit.</translation>
    </message>
    <message>
        <source>It was left at its yield, and nothing referred to it any more: a break, a return or an exception leaves an async for without closing the generator.</source>
        <translation>Er wurde an seinem yield verlassen, und nichts verwies mehr auf ihn: Ein break, ein return oder eine Exception verlässt ein async for, ohne den Generator zu schließen.</translation>
    </message>
    <message>
        <source>It is suspended at its yield: nobody asked it for another value.</source>
        <translation>Er steht an seinem yield: Niemand verlangte einen weiteren Wert.</translation>
    </message>
    <message>
        <source>It was suspended at its yield; %1 went on with it at %2.</source>
        <translation>Er stand an seinem yield; %1 führte ihn bei %2 fort.</translation>
    </message>
    <message>
        <source>It ended with its task, which was destroyed while it waited here.</source>
        <translation>Sie endete mit ihrem Task, der zerstört wurde, während er hier wartete.</translation>
    </message>
    <message>
        <source>%1 came out of it.</source>
        <translation>%1 kam heraus.</translation>
    </message>
    <message>
        <source>Nobody awaits the task, and the async for had already been left: a try around it does not see this exception.</source>
        <translation>Niemand wartet auf den Task, und das async for war schon verlassen: Ein try darum herum sieht diese Exception nicht.</translation>
    </message>
    <message>
        <source>No code can catch it; only the loop&apos;s exception handler is told.</source>
        <translation>Kein Code kann sie fangen; nur der Exception-Handler der Schleife erfährt davon.</translation>
    </message>
    <message>
        <source>Something still referred to the generator %1 when main was done. asyncio.run then made this task to close it, as it does for every generator that is left.</source>
        <translation>Als main fertig war, wurde der Generator %1 noch von etwas gehalten. asyncio.run legte dann diesen Task an, der ihn schließt, wie jeden Generator, der übrig ist.</translation>
    </message>
    <message>
        <source>So the event loop made this task to close it. Its clean-up runs here, not where the loop was left.</source>
        <translation>Darum legte die Ereignisschleife diesen Task an, der ihn schließt. Er räumt hier auf, nicht dort, wo die Schleife verlassen wurde.</translation>
    </message>
    <message>
        <source>Its finally runs here.</source>
        <translation>Sein finally läuft hier.</translation>
    </message>
    <message>
        <source>Its clean-up runs here.</source>
        <translation>Er räumt hier auf.</translation>
    </message>
    <message>
        <source>The event loop never got to close it, so its clean-up did not run.</source>
        <translation>Die Ereignisschleife kam nicht mehr dazu, ihn zu schließen; aufgeräumt hat er deshalb nicht.</translation>
    </message>
    <message>
        <source>Its finally runs in %1, a task that the event loop made, %2.</source>
        <translation>Sein finally läuft in %1, einem Task, den die Ereignisschleife angelegt hat, %2.</translation>
    </message>
    <message>
        <source>Its clean-up runs in %1, a task that the event loop made, %2.</source>
        <translation>Er räumt in %1 auf, einem Task, den die Ereignisschleife angelegt hat, %2.</translation>
    </message>
    <message>
        <source>from %1 on</source>
        <translation>ab %1</translation>
    </message>
    <message>
        <source>from %1 to %2</source>
        <translation>von %1 bis %2</translation>
    </message>
    <message>
        <source>never retrieved: reported when %1 collected garbage</source>
        <translation>nie abgeholt: gemeldet, als %1 die Speicherbereinigung ausführte</translation>
    </message>
    <message>
        <source>Only a reference cycle kept it alive. %1 collected garbage, and the error was reported then, %2 after the raise.</source>
        <translation>Nur ein Referenzzyklus hielt ihn am Leben. %1 führte die Speicherbereinigung aus, und da wurde der Fehler gemeldet, %2 nach dem Werfen.</translation>
    </message>
    <message>
        <source>asyncio.run waited for the task and reported what it raised.</source>
        <translation>asyncio.run wartete auf den Task und meldete, was er warf.</translation>
    </message>
    <message>
        <source>An exception left the function. It goes on in %1, which called it.</source>
        <translation>Eine Exception verließ die Funktion. Sie geht in %1 weiter, wo die Funktion aufgerufen wurde.</translation>
    </message>
</context>
<context>
    <name>Export</name>
    <message numerus="yes">
        <source>%n running</source>
        <translation>
            <numerusform>%n läuft</numerusform>
            <numerusform>%n laufen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n succeeded</source>
        <translation>
            <numerusform>%n gelungen</numerusform>
            <numerusform>%n gelungen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n raised</source>
        <translation>
            <numerusform>%n mit Exception</numerusform>
            <numerusform>%n mit Exception</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n cancelled</source>
        <translation>
            <numerusform>%n abgebrochen</numerusform>
            <numerusform>%n abgebrochen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n never awaited</source>
        <translation>
            <numerusform>%n nie abgewartet</numerusform>
            <numerusform>%n nie abgewartet</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unretrieved</source>
        <translation>
            <numerusform>%n nicht abgeholt</numerusform>
            <numerusform>%n nicht abgeholt</numerusform>
        </translation>
    </message>
    <message>
        <source>there is not enough memory for the picture</source>
        <translation>der Speicher reicht für das Bild nicht</translation>
    </message>
    <message>
        <source>the picture could not be compressed</source>
        <translation>das Bild konnte nicht komprimiert werden</translation>
    </message>
    <message>
        <source>%1 cannot be written: %2</source>
        <translation>%1 kann nicht geschrieben werden: %2</translation>
    </message>
    <message>
        <source>at %1</source>
        <translation>bei %1</translation>
    </message>
    <message>
        <source>%1 to %2 (%3)</source>
        <translation>%1 bis %2 (%3)</translation>
    </message>
    <message>
        <source>%1: %2 spans, %3</source>
        <translation>%1: %2 Abschnitte, %3</translation>
    </message>
    <message>
        <source>%1, orphan</source>
        <translation>%1, Waise</translation>
    </message>
    <message>
        <source>%1: %2, %3</source>
        <translation>%1: %2, %3</translation>
    </message>
    <message>
        <source>%1: %2, at %3</source>
        <translation>%1: %2, bei %3</translation>
    </message>
    <message>
        <source>Task set</source>
        <translation>Task-Set</translation>
    </message>
    <message>
        <source>Timeline over %1: %2.</source>
        <translation>Zeitachse über %1: %2.</translation>
    </message>
    <message>
        <source>And %1 more.</source>
        <translation>Und %1 weitere.</translation>
    </message>
    <message>
        <source>%1 %2 %3</source>
        <translation>%1 %2 %3</translation>
    </message>
    <message>
        <source>the name must end in one of: %1</source>
        <translation>der Name muss auf eines davon enden: %1</translation>
    </message>
    <message>
        <source>a program can only be exported from a task set, not from a recorded run</source>
        <translation>ein Programm lässt sich nur aus einem Task-Set exportieren, nicht aus einem aufgezeichneten Lauf</translation>
    </message>
    <message>
        <source>this is a picture format, not a text format</source>
        <translation>das ist ein Bildformat, kein Textformat</translation>
    </message>
    <message numerus="yes">
        <source>deadlock: %n waiting</source>
        <translation>
            <numerusform>Deadlock: %n wartet</numerusform>
            <numerusform>Deadlock: %n warten</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 and %2 more</source>
        <translation>%1 und %2 weitere</translation>
    </message>
    <message>
        <source>the animation would be %1 × %2 pixels; WebP allows at most %3 per side</source>
        <translation>die Animation hätte %1 × %2 Pixel; WebP erlaubt höchstens %3 je Seite</translation>
    </message>
    <message>
        <source>the animation would have %1 frames; the limit is %2: choose a higher speed</source>
        <translation>die Animation hätte %1 Bilder; höchstens %2 sind möglich: eine höhere Geschwindigkeit wählen</translation>
    </message>
    <message>
        <source>the animation could not be compressed</source>
        <translation>die Animation ließ sich nicht komprimieren</translation>
    </message>
    <message>
        <source>the picture would be %1 × %2 pixels; the limit is %3 per side</source>
        <translation>das Bild hätte %1 × %2 Pixel; höchstens %3 je Seite sind möglich</translation>
    </message>
    <message>
        <source>the picture would have %1 million pixels; the limit is %2 million</source>
        <translation>das Bild hätte %1 Millionen Pixel; höchstens %2 Millionen sind möglich</translation>
    </message>
    <message>
        <source>The page would be %1 × %2 points; a PDF page can have at most %3 points per side.</source>
        <translation>Die Seite hätte %1 × %2 Punkt; eine PDF-Seite hat höchstens %3 Punkt je Seite.</translation>
    </message>
    <message>
        <source>The PDF could not be started.</source>
        <translation>Das PDF konnte nicht begonnen werden.</translation>
    </message>
    <message>
        <source>there is not enough memory</source>
        <translation>der Speicher reicht nicht aus</translation>
    </message>
    <message>
        <source>%1 is damaged: its task set cannot be read.</source>
        <translation>%1 ist beschädigt: Sein Task-Set lässt sich nicht lesen.</translation>
    </message>
    <message>
        <source>%1 contains no task set: it was made by another program, or exported without one.</source>
        <translation>%1 enthält kein Task-Set: Es stammt von einem anderen Programm oder wurde ohne exportiert.</translation>
    </message>
    <message>
        <source>the name of a picture must end in png, svg, pdf or webp</source>
        <translation>der Name eines Bildes muss auf png, svg, pdf oder webp enden</translation>
    </message>
    <message>
        <source>%1, and %2 more here</source>
        <translation>%1, und %2 weitere hier</translation>
    </message>
    <message>
        <source>%1 lanes, up to %2 per pixel line</source>
        <translation>%1 Spuren, bis zu %2 je Bildzeile</translation>
    </message>
    <message>
        <source>%1 is not a PNG, SVG, PDF or WebP picture.</source>
        <translation>%1 ist kein PNG-, SVG-, PDF- oder WebP-Bild.</translation>
    </message>
    <message numerus="yes">
        <source>%n unfinished</source>
        <translation>
                <numerusform>%n unbeendet</numerusform>
                <numerusform>%n unbeendet</numerusform>
            </translation>
    </message>
    <message>
        <source>ended by a limit</source>
        <translation>durch eine Grenze beendet</translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message>
        <source>Print %1</source>
        <translation>%1 drucken</translation>
    </message>
</context>
<context>
    <name>ExportFormat</name>
    <message>
        <source>PNG picture</source>
        <translation>PNG-Bild</translation>
    </message>
    <message>
        <source>SVG picture</source>
        <translation>SVG-Bild</translation>
    </message>
    <message>
        <source>PDF document</source>
        <translation>PDF-Dokument</translation>
    </message>
    <message>
        <source>Animated WebP</source>
        <translation>Animiertes WebP</translation>
    </message>
    <message>
        <source>Chrome trace, for Perfetto</source>
        <translation>Chrome-Trace, für Perfetto</translation>
    </message>
    <message>
        <source>Trace, JSON lines</source>
        <translation>Trace, JSON-Zeilen</translation>
    </message>
    <message>
        <source>CSV table</source>
        <translation>CSV-Tabelle</translation>
    </message>
    <message>
        <source>Markdown tables</source>
        <translation>Markdown-Tabellen</translation>
    </message>
    <message>
        <source>Mermaid chart</source>
        <translation>Mermaid-Diagramm</translation>
    </message>
    <message>
        <source>Python program, asyncio</source>
        <translation>Python-Programm, asyncio</translation>
    </message>
    <message>
        <source>C++ program, QCoro</source>
        <translation>C++-Programm, QCoro</translation>
    </message>
    <message>
        <source>Report, a web page</source>
        <translation>Bericht, eine Webseite</translation>
    </message>
    <message>
        <source>Events, tab-separated</source>
        <translation>Ereignisse, durch Tabulatoren getrennt</translation>
    </message>
</context>
<context>
    <name>ExportLog</name>
    <message>
        <source>succeeded</source>
        <translation>gelungen</translation>
    </message>
    <message>
        <source>raised %1</source>
        <translation>%1 geworfen</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>abgebrochen</translation>
    </message>
    <message>
        <source>caught %1</source>
        <translation>%1 gefangen</translation>
    </message>
    <message>
        <source>%1 was never retrieved</source>
        <translation>%1 wurde nie abgeholt</translation>
    </message>
    <message>
        <source>coroutine ‘%1’ was never awaited</source>
        <translation>auf die Coroutine ‚%1‘ wurde nie gewartet</translation>
    </message>
    <message>
        <source>destroyed while pending</source>
        <translation>unfertig zerstört</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>Nothing was logged.</source>
        <translation>Es wurde nichts protokolliert.</translation>
    </message>
    <message>
        <source>… and %1 more lines</source>
        <translation>… und %1 weitere Zeilen</translation>
    </message>
</context>
<context>
    <name>ExportPages</name>
    <message>
        <source>Page %1 of %2</source>
        <translation>Seite %1 von %2</translation>
    </message>
</context>
<context>
    <name>ExportPreset</name>
    <message>
        <source>Slide, 16:9</source>
        <translation>Folie, 16:9</translation>
    </message>
    <message>
        <source>Document column</source>
        <translation>Textspalte</translation>
    </message>
    <message>
        <source>Print, 300 dpi</source>
        <translation>Druck, 300 dpi</translation>
    </message>
    <message>
        <source>Social post, 1200 × 675</source>
        <translation>Beitrag, 1200 × 675</translation>
    </message>
</context>
<context>
    <name>ExprText</name>
    <message>
        <source>Unexpected “%1” after the value.</source>
        <translation>Unerwartetes „%1“ nach dem Wert.</translation>
    </message>
    <message>
        <source>line 1, column %1</source>
        <translation>Zeile 1, Spalte %1</translation>
    </message>
    <message>
        <source>Nested too deeply.</source>
        <translation>Zu tief verschachtelt.</translation>
    </message>
    <message>
        <source>A closing ] is missing.</source>
        <translation>Eine schließende ] fehlt.</translation>
    </message>
    <message>
        <source>A value is missing.</source>
        <translation>Ein Wert fehlt.</translation>
    </message>
    <message>
        <source>Unexpected “%1”.</source>
        <translation>Unerwartetes „%1“.</translation>
    </message>
    <message>
        <source>A key in quotes is missing.</source>
        <translation>Ein Schlüssel in Anführungszeichen fehlt.</translation>
    </message>
    <message>
        <source>A colon is missing after the key.</source>
        <translation>Nach dem Schlüssel fehlt ein Doppelpunkt.</translation>
    </message>
    <message>
        <source>A closing } is missing.</source>
        <translation>Eine schließende } fehlt.</translation>
    </message>
    <message>
        <source>“%1” is not a name.</source>
        <translation>„%1“ ist kein Name.</translation>
    </message>
    <message>
        <source>“%1” is not a number.</source>
        <translation>„%1“ ist keine Zahl.</translation>
    </message>
    <message>
        <source>The closing quote is missing.</source>
        <translation>Das schließende Anführungszeichen fehlt.</translation>
    </message>
    <message>
        <source>Four hexadecimal digits are missing after \u.</source>
        <translation>Nach \u fehlen vier hexadezimale Ziffern.</translation>
    </message>
    <message>
        <source>A closing ) is missing.</source>
        <translation>Eine schließende ) fehlt.</translation>
    </message>
    <message>
        <source>There is no function “%1”.</source>
        <translation>Es gibt keine Funktion „%1“.</translation>
    </message>
    <message>
        <source>A comma is missing.</source>
        <translation>Ein Komma fehlt.</translation>
    </message>
</context>
<context>
    <name>Fixes</name>
    <message>
        <source>Await %1 at the end</source>
        <translation>Am Ende auf %1 warten</translation>
    </message>
    <message>
        <source>%1: %2.</source>
        <translation>%1: %2.</translation>
    </message>
    <message>
        <source>%1.</source>
        <translation>%1.</translation>
    </message>
    <message>
        <source>The program ends at %1.</source>
        <translation>Das Programm endet bei %1.</translation>
    </message>
    <message>
        <source>Look at the exception of %1 in a done callback</source>
        <translation>Die Exception von %1 in einem Done-Callback ansehen</translation>
    </message>
    <message>
        <source>Handle %1 inside %2</source>
        <translation>%1 in %2 behandeln</translation>
    </message>
    <message>
        <source>Collect the exceptions of the gather</source>
        <translation>Die Exceptions des gather sammeln</translation>
    </message>
    <message>
        <source>Use a task group instead of the gather</source>
        <translation>Eine Task-Gruppe statt des gather verwenden</translation>
    </message>
    <message>
        <source>Look at %1 before cancelling it</source>
        <translation>%1 vor dem Abbrechen ansehen</translation>
    </message>
    <message>
        <source>Do not cancel %1</source>
        <translation>%1 nicht abbrechen</translation>
    </message>
    <message>
        <source>Handle %1 before the clean-up</source>
        <translation>%1 vor dem Aufräumen behandeln</translation>
    </message>
    <message>
        <source>Log in the callback instead of raising</source>
        <translation>Im Callback protokollieren statt werfen</translation>
    </message>
    <message>
        <source>Await %1</source>
        <translation>Auf %1 warten</translation>
    </message>
    <message>
        <source>Let %1 begin first</source>
        <translation>%1 zuerst beginnen lassen</translation>
    </message>
    <message>
        <source>Allow %1</source>
        <translation>%1 erlauben</translation>
    </message>
    <message>
        <source>Call task_done() in finally</source>
        <translation>task_done() in finally aufrufen</translation>
    </message>
    <message>
        <source>Raise CancelledError again in %1</source>
        <translation>CancelledError in %1 erneut werfen</translation>
    </message>
    <message>
        <source>failed: {%1}</source>
        <translation>gescheitert: {%1}</translation>
    </message>
    <message>
        <source>Collect the exceptions with a gather instead of the task group</source>
        <translation>Die Exceptions mit einem gather statt der Task-Gruppe sammeln</translation>
    </message>
    <message>
        <source>Start %1 eagerly</source>
        <translation>%1 sofort beginnen lassen (eager)</translation>
    </message>
    <message>
        <source>Let %1 clean up when it is cancelled, too</source>
        <translation>%1 auch bei einem Abbruch aufräumen lassen</translation>
    </message>
    <message>
        <source>Acquire %1 using async with in %2</source>
        <translation>%1 in %2 mit async with nehmen</translation>
    </message>
    <message>
        <source>Give executor %1 one more thread</source>
        <translation>Executor %1 einen Thread mehr geben</translation>
    </message>
    <message>
        <source>Run what blocks in a thread</source>
        <translation>Was blockiert, in einem Thread ausführen</translation>
    </message>
    <message>
        <source>Notify every task that waits for condition %1</source>
        <translation>Jeden Task benachrichtigen, der auf Condition %1 wartet</translation>
    </message>
    <message>
        <source>Set event %1 in finally</source>
        <translation>Event %1 in finally setzen</translation>
    </message>
    <message>
        <source>Set event %1 before the task group ends</source>
        <translation>Event %1 setzen, bevor die Task-Gruppe endet</translation>
    </message>
    <message>
        <source>Take %1 only once</source>
        <translation>%1 nur einmal nehmen</translation>
    </message>
    <message>
        <source>Take %1 before %2 in %3</source>
        <translation>%1 vor %2 nehmen, in %3</translation>
    </message>
    <message>
        <source>Release %1 before waiting in %2</source>
        <translation>%1 vor dem Warten freigeben, in %2</translation>
    </message>
    <message>
        <source>Handle %1 in %2 before the barrier</source>
        <translation>%1 in %2 vor der Barriere behandeln</translation>
    </message>
    <message>
        <source>Let barrier %1 wait for %2 tasks</source>
        <translation>Barriere %1 auf %2 Tasks warten lassen</translation>
    </message>
    <message>
        <source>Handle %1 of each item in %2</source>
        <translation>%1 jedes Elements in %2 behandeln</translation>
    </message>
    <message>
        <source>Put None when no more items come</source>
        <translation>None einreihen, wenn keine Elemente mehr kommen</translation>
    </message>
    <message>
        <source>Put None for each of %1 consumers when no more items come</source>
        <translation>Für jeden der %1 Verbraucher None einreihen, wenn keine Elemente mehr kommen</translation>
    </message>
    <message>
        <source>Complete the future only if it is not done</source>
        <translation>Das Future nur abschließen, wenn es nicht fertig ist</translation>
    </message>
    <message>
        <source>Leave %1 only after its finally clause</source>
        <translation>%1 erst nach der finally-Klausel verlassen</translation>
    </message>
</context>
<context>
    <name>Hints</name>
    <message>
        <source>it was cancelled</source>
        <translation>es wurde abgebrochen</translation>
    </message>
    <message>
        <source>failed: {%1}</source>
        <translation>gescheitert: {%1}</translation>
    </message>
    <message numerus="yes">
        <source>%n independent coroutines are awaited one after the other; a gather runs them at the same time.</source>
        <translation>
            <numerusform>Auf %n unabhängige Coroutine wird einzeln gewartet; ein gather führt sie gleichzeitig aus.</numerusform>
            <numerusform>Auf %n unabhängige Coroutinen wird nacheinander gewartet; ein gather führt sie gleichzeitig aus.</numerusform>
        </translation>
    </message>
    <message>
        <source>Run them in a gather</source>
        <translation>In einem gather ausführen</translation>
    </message>
    <message>
        <source>Await it</source>
        <translation>Darauf warten</translation>
    </message>
    <message>
        <source>Keep it and await it at the end</source>
        <translation>Behalten und am Ende darauf warten</translation>
    </message>
    <message>
        <source>“%1” is cancelled, and “except Exception” does not catch its CancelledError.</source>
        <translation>„%1“ wird abgebrochen, und „except Exception“ fängt den CancelledError darin nicht.</translation>
    </message>
    <message>
        <source>“%1” is cancelled, and “except Exception” does not catch the CancelledError that its await then raises.</source>
        <translation>„%1“ wird abgebrochen, und „except Exception“ fängt den CancelledError nicht, den sein await dann wirft.</translation>
    </message>
    <message>
        <source>Catch Exception instead</source>
        <translation>Stattdessen Exception fangen</translation>
    </message>
    <message>
        <source>Raise it again</source>
        <translation>Noch einmal werfen</translation>
    </message>
    <message>
        <source>Use a task group</source>
        <translation>Eine Task-Gruppe verwenden</translation>
    </message>
    <message>
        <source>A task of the gather is cancelled, and isinstance(…, Exception) is false for its CancelledError.</source>
        <translation>Ein Task des gather wird abgebrochen, und isinstance(…, Exception) ist falsch für seinen CancelledError.</translation>
    </message>
    <message>
        <source>The loop awaits one coroutine after the other; a gather runs them at the same time.</source>
        <translation>Die Schleife wartet auf eine Coroutine nach der anderen; ein gather führt sie gleichzeitig aus.</translation>
    </message>
    <message>
        <source>“%1” is called but never awaited, so none of its steps runs.</source>
        <translation>„%1“ wird aufgerufen, aber nie abgewartet; keiner seiner Schritte läuft.</translation>
    </message>
    <message>
        <source>Nothing ever looks at the task “%1”: if it fails, no code notices.</source>
        <translation>Niemand sieht je nach dem Task „%1“: Schlägt er fehl, bemerkt es kein Code.</translation>
    </message>
    <message>
        <source>Nothing keeps a reference to the task “%1”: it may disappear, and if it fails, no code notices.</source>
        <translation>Nichts hält eine Referenz auf den Task „%1“: Er kann verschwinden, und schlägt er fehl, bemerkt es kein Code.</translation>
    </message>
    <message>
        <source>Nothing awaits this gather, so its results and its exception are lost.</source>
        <translation>Nichts wartet dieses gather ab; seine Ergebnisse und seine Exception gehen verloren.</translation>
    </message>
    <message>
        <source>Catch CancelledError too</source>
        <translation>Auch CancelledError fangen</translation>
    </message>
    <message>
        <source>“except BaseException” swallows a cancellation, so the request to cancel has no effect.</source>
        <translation>„except BaseException“ verschluckt einen Abbruch, sodass die Anforderung wirkungslos bleibt.</translation>
    </message>
    <message>
        <source>The handler swallows the CancelledError, so cancelling this task has no effect.</source>
        <translation>Der Handler verschluckt den CancelledError; diesen Task abzubrechen bleibt wirkungslos.</translation>
    </message>
    <message>
        <source>When “%1” fails, the other tasks of this gather keep running, and nothing waits for them.</source>
        <translation>Schlägt „%1“ fehl, laufen die übrigen Tasks dieses gather weiter, und nichts wartet auf sie.</translation>
    </message>
    <message>
        <source>Collect the exceptions and check them</source>
        <translation>Die Exceptions sammeln und prüfen</translation>
    </message>
    <message>
        <source>Test for BaseException</source>
        <translation>Auf BaseException prüfen</translation>
    </message>
    <message>
        <source>This gather returns a cancellation as a result, and nothing checks for it.</source>
        <translation>Dieses gather liefert einen Abbruch als Ergebnis, und nichts prüft darauf.</translation>
    </message>
    <message>
        <source>This gather returns the exception of “%1” as a result, and nothing checks for it.</source>
        <translation>Dieses gather liefert die Exception von „%1“ als Ergebnis, und nichts prüft darauf.</translation>
    </message>
    <message>
        <source>Check the results</source>
        <translation>Die Ergebnisse prüfen</translation>
    </message>
    <message>
        <source>This call blocks the event loop: no other task runs until it returns, and no timeout can interrupt it. Await a sleep, or run what has to block in asyncio.to_thread().</source>
        <translation>Dieser Aufruf blockiert die Ereignisschleife: Kein anderer Task läuft, bis er zurückkehrt, und kein Timeout kann ihn unterbrechen. Stattdessen einen sleep abwarten, oder mit asyncio.to_thread() ausführen, was blockieren muss.</translation>
    </message>
    <message>
        <source>Sleep instead</source>
        <translation>Stattdessen schlafen</translation>
    </message>
    <message>
        <source>Use a block</source>
        <translation>Einen Block verwenden</translation>
    </message>
    <message>
        <source>If a step between acquire and release raises or is cancelled, “%1” is never released. A block always releases it, however it ends.</source>
        <translation>Wenn ein Schritt zwischen acquire und release wirft oder abgebrochen wird, wird „%1“ nie freigegeben. Ein Block gibt es immer frei, wie auch immer er endet.</translation>
    </message>
    <message>
        <source>Suppress Exception instead</source>
        <translation>Stattdessen Exception unterdrücken</translation>
    </message>
    <message>
        <source>contextlib.suppress() swallows the CancelledError too, so cancelling this task has no effect.</source>
        <translation>contextlib.suppress() verschluckt auch den CancelledError; diesen Task abzubrechen hat daher keine Wirkung.</translation>
    </message>
    <message>
        <source>The loop can be left early, which does not close “%1”: its finally runs later, in another task, where nobody sees its exception.</source>
        <translation>Die Schleife kann vorzeitig verlassen werden, und das schließt „%1“ nicht: Sein finally läuft später, in einem anderen Task, wo niemand seine Exception sieht.</translation>
    </message>
    <message>
        <source>Close it with aclose()</source>
        <translation>Mit aclose() schließen</translation>
    </message>
</context>
<context>
    <name>JsonText</name>
    <message>
        <source>The number is too large: whole numbers have at most 64 bits.</source>
        <translation>Die Zahl ist zu groß: Ganze Zahlen haben höchstens 64 Bit.</translation>
    </message>
    <message>
        <source>The key “%1” appears twice.</source>
        <translation>Der Schlüssel „%1“ kommt zweimal vor.</translation>
    </message>
    <message>
        <source>line %1, column %2</source>
        <translation>Zeile %1, Spalte %2</translation>
    </message>
    <message>
        <source>This is not JSON: %1.</source>
        <translation>Das ist kein JSON: %1.</translation>
    </message>
    <message>
        <source>The file is larger than %1 MiB.</source>
        <translation>Die Datei ist größer als %1 MiB.</translation>
    </message>
    <message>
        <source>The file contains more than %1 values.</source>
        <translation>Die Datei enthält mehr als %1 Werte.</translation>
    </message>
    <message>
        <source>Values in the file are nested more than %1 levels deep.</source>
        <translation>Werte in der Datei sind mehr als %1 Ebenen tief verschachtelt.</translation>
    </message>
</context>
<context>
    <name>NameMenu</name>
    <message>
        <source>Type a few letters of the name</source>
        <translation>Ein paar Buchstaben des Namens tippen</translation>
    </message>
    <message>
        <source>Find a name</source>
        <translation>Namen suchen</translation>
    </message>
    <message>
        <source>Names</source>
        <translation>Namen</translation>
    </message>
    <message>
        <source>No matching name</source>
        <translation>Kein passender Name</translation>
    </message>
</context>
<context>
    <name>PanelTable</name>
    <message>
        <source>Copy Rows</source>
        <translation>Zeilen kopieren</translation>
    </message>
</context>
<context>
    <name>PythonVersion</name>
    <message>
        <source>%1 or %2</source>
        <translation>%1 oder %2</translation>
    </message>
</context>
<context>
    <name>QFileDialog</name>
    <message>
        <source>Look in:</source>
        <translation>Suchen in:</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>Vor</translation>
    </message>
    <message>
        <source>Go back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Go forward</source>
        <translation>Vor</translation>
    </message>
    <message>
        <source>Parent Directory</source>
        <translation>Übergeordneter Ordner</translation>
    </message>
    <message>
        <source>Go to the parent directory</source>
        <translation>Zum übergeordneten Ordner</translation>
    </message>
    <message>
        <source>Create New Folder</source>
        <translation>Neuen Ordner anlegen</translation>
    </message>
    <message>
        <source>Create a New Folder</source>
        <translation>Neuen Ordner anlegen</translation>
    </message>
    <message>
        <source>List View</source>
        <translation>Liste</translation>
    </message>
    <message>
        <source>Detail View</source>
        <translation>Einzelheiten</translation>
    </message>
    <message>
        <source>Change to list view mode</source>
        <translation>Als Liste zeigen</translation>
    </message>
    <message>
        <source>Change to detail view mode</source>
        <translation>Mit Einzelheiten zeigen</translation>
    </message>
    <message>
        <source>Sidebar</source>
        <translation>Seitenleiste</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Dateien</translation>
    </message>
    <message>
        <source>File &amp;name:</source>
        <translation>Datei&amp;name:</translation>
    </message>
    <message>
        <source>Files of type:</source>
        <translation>Dateityp:</translation>
    </message>
    <message>
        <source>Directory:</source>
        <translation>Ordner:</translation>
    </message>
    <message>
        <source>&amp;Open</source>
        <translation>Ö&amp;ffnen</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Speichern</translation>
    </message>
    <message>
        <source>&amp;Choose</source>
        <translation>&amp;Auswählen</translation>
    </message>
    <message>
        <source>&amp;New Folder</source>
        <translation>&amp;Neuer Ordner</translation>
    </message>
    <message>
        <source>&amp;Rename</source>
        <translation>&amp;Umbenennen</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>&amp;Löschen</translation>
    </message>
    <message>
        <source>Show &amp;hidden files</source>
        <translation>&amp;Versteckte Dateien zeigen</translation>
    </message>
    <message>
        <source>New Folder</source>
        <translation>Neuer Ordner</translation>
    </message>
    <message>
        <source>My Computer</source>
        <translation>Computer</translation>
    </message>
    <message>
        <source>All Files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
    <message>
        <source>%1 already exists.
Do you want to replace it?</source>
        <translation>%1 gibt es schon.
Soll die Datei ersetzt werden?</translation>
    </message>
    <message>
        <source>%1
File not found.
Please verify the correct file name was given.</source>
        <translation>%1
Die Datei gibt es nicht.
Bitte den Namen prüfen.</translation>
    </message>
</context>
<context>
    <name>QFileSystemModel</name>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Typ</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Date Modified</source>
        <translation>Geändert</translation>
    </message>
</context>
<context>
    <name>QLineEdit</name>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Rückgängig</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Wiederholen</translation>
    </message>
    <message>
        <source>Cu&amp;t</source>
        <translation>&amp;Ausschneiden</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Kopieren</translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation>&amp;Einfügen</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Select All</source>
        <translation>Alles auswählen</translation>
    </message>
</context>
<context>
    <name>QPlatformTheme</name>
    <message>
        <source>OK</source>
        <translation>OK</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Save All</source>
        <translation>Alles speichern</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>&amp;Yes</source>
        <translation>&amp;Ja</translation>
    </message>
    <message>
        <source>Yes to &amp;All</source>
        <translation>Ja, &amp;alle</translation>
    </message>
    <message>
        <source>&amp;No</source>
        <translation>&amp;Nein</translation>
    </message>
    <message>
        <source>N&amp;o to All</source>
        <translation>N&amp;ein, keine</translation>
    </message>
    <message>
        <source>Abort</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>Wiederholen</translation>
    </message>
    <message>
        <source>Ignore</source>
        <translation>Ignorieren</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Verwerfen</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Hilfe</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>Anwenden</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>Zurücksetzen</translation>
    </message>
    <message>
        <source>Restore Defaults</source>
        <translation>Voreinstellungen</translation>
    </message>
</context>
<context>
    <name>QShortcut</name>
    <message>
        <source>Ctrl</source>
        <translation>Strg</translation>
    </message>
    <message>
        <source>Shift</source>
        <translation>Umschalt</translation>
    </message>
    <message>
        <source>Alt</source>
        <translation>Alt</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>Leertaste</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>Tab</source>
        <translation>Tab</translation>
    </message>
    <message>
        <source>Backspace</source>
        <translation>Rück</translation>
    </message>
    <message>
        <source>Return</source>
        <translation>Eingabe</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>Ins</source>
        <translation>Einfg</translation>
    </message>
    <message>
        <source>Del</source>
        <translation>Entf</translation>
    </message>
    <message>
        <source>Home</source>
        <translation>Pos1</translation>
    </message>
    <message>
        <source>End</source>
        <translation>Ende</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>Links</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>Hoch</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>Rechts</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>Runter</translation>
    </message>
    <message>
        <source>PgUp</source>
        <translation>Bild auf</translation>
    </message>
    <message>
        <source>PgDown</source>
        <translation>Bild ab</translation>
    </message>
</context>
<context>
    <name>QWidgetTextControl</name>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Rückgängig</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Wiederholen</translation>
    </message>
    <message>
        <source>Cu&amp;t</source>
        <translation>&amp;Ausschneiden</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Kopieren</translation>
    </message>
    <message>
        <source>Copy &amp;Link Location</source>
        <translation>&amp;Link kopieren</translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation>&amp;Einfügen</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Select All</source>
        <translation>Alles auswählen</translation>
    </message>
</context>
<context>
    <name>Reasons</name>
    <message>
        <source>%1 was cancelled %2 while its clean-up was waiting, so the CancelledError took the place of %3. It lives on as the __context__ of that CancelledError only.</source>
        <translation>%1 wurde %2 abgebrochen, während das Aufräumen wartete, also trat der CancelledError an die Stelle von %3. Nur als __context__ dieses CancelledError lebt die Exception weiter.</translation>
    </message>
    <message>
        <source>The result was there in the very moment of the request, so wait_for returned it and the cancellation was lost: %1 goes on.</source>
        <translation>Das Ergebnis war genau im Augenblick der Anforderung da, also gab wait_for es zurück, und der Abbruch ging verloren: %1 läuft weiter.</translation>
    </message>
    <message>
        <source>%1 had cancelled %2 itself and was waiting for it, so its except clause took this CancelledError for the one of %2. The request to cancel %1 got lost.</source>
        <translation>%1 hatte %2 selbst abgebrochen und wartete darauf, also hielt die except-Klausel diesen CancelledError für den von %2. Die Anforderung, %1 abzubrechen, ging verloren.</translation>
    </message>
    <message>
        <source>There were %1 requests, %2, and one CancelledError. The timeout took back only its own, so the cancellation won and no TimeoutError came.</source>
        <translation>Es gab %1 Anforderungen, %2, und einen CancelledError. Der Timeout nahm nur die eigene zurück, also setzte sich der Abbruch durch, und es kam kein TimeoutError.</translation>
    </message>
    <message>
        <source> and </source>
        <translation> und </translation>
    </message>
    <message>
        <source>%1 was leaving a task group whose own task had failed. The request %2 arrived in the same CancelledError, for which the group raised %3. The request is lost: what handles %3 goes on, and so does the code after it.</source>
        <translation>%1 verließ gerade eine Task-Gruppe, deren eigener Task gescheitert war. Die Anforderung %2 kam im selben CancelledError an, an dessen Stelle die Gruppe %3 warf. Die Anforderung ist verloren: Was %3 behandelt, läuft weiter, und ebenso der Code danach.</translation>
    </message>
    <message>
        <source>%1 was done already, so it saw no cancellation and no message.</source>
        <translation>%1 war schon fertig und sah daher weder Abbruch noch Nachricht.</translation>
    </message>
    <message>
        <source>The CancelledError that reached %1 has no message.</source>
        <translation>Der CancelledError, der %1 erreichte, hat keine Nachricht.</translation>
    </message>
    <message>
        <source>The CancelledError that reached %1 has the message.</source>
        <translation>Der CancelledError, der %1 erreichte, hat die Nachricht.</translation>
    </message>
    <message>
        <source>%1, which awaited %2, got a new CancelledError without the message.</source>
        <translation>%1 wartete auf %2 und bekam einen neuen CancelledError ohne die Nachricht.</translation>
    </message>
    <message>
        <source>%1 had failed first, with %2, and only that was passed on.</source>
        <translation>%1 war zuerst gescheitert, mit %2, und nur das wurde weitergegeben.</translation>
    </message>
    <message>
        <source>The cancellation reached the task group, and %1 failed with %2 while it was being cancelled. So the group raised an ExceptionGroup, and only a CancelledError becomes a TimeoutError.</source>
        <translation>Der Abbruch erreichte die Task-Gruppe, und %1 scheiterte mit %2 noch während des eigenen Abbruchs. Also warf die Gruppe eine ExceptionGroup, und nur ein CancelledError wird zum TimeoutError.</translation>
    </message>
    <message>
        <source>%1 has %2 already and waits for itself to release it.</source>
        <translation>%1 hat %2 schon und wartet auf die eigene Freigabe.</translation>
    </message>
    <message>
        <source>an item</source>
        <translation>ein Element</translation>
    </message>
    <message>
        <source>%1 waited for it through asyncio.shield() and was cancelled. The shield kept the cancellation from %2, which went on alone; since then, nobody waits for it.</source>
        <translation>%1 wartete durch asyncio.shield() auf ihn und wurde abgebrochen. Das shield hielt den Abbruch von %2 fern, der allein weiterlief; seitdem wartet niemand auf ihn.</translation>
    </message>
    <message>
        <source>%1 waited for it with asyncio.wait(), which only says that it is done: it raises nothing, and the exception stays in the task until somebody awaits the task or calls result().</source>
        <translation>%1 wartete mit asyncio.wait() auf ihn, das nur sagt, dass er fertig ist: Es wirft nichts, und die Exception bleibt im Task, bis jemand ihn abwartet oder result() aufruft.</translation>
    </message>
    <message>
        <source>ended with %1</source>
        <translation>endete mit %1</translation>
    </message>
    <message>
        <source>was cancelled</source>
        <translation>wurde abgebrochen</translation>
    </message>
    <message>
        <source>got stuck itself</source>
        <translation>blieb selbst hängen</translation>
    </message>
    <message>
        <source>ended</source>
        <translation>endete</translation>
    </message>
    <message>
        <source>%1 took %2 from the queue and then %3.</source>
        <translation>%1 nahm %2 aus der Queue und %3 dann.</translation>
    </message>
    <message>
        <source>It did not call task_done() for everything it took, and nobody else will.</source>
        <translation>Er rief task_done() nicht für alles auf, was er nahm, und niemand sonst wird es tun.</translation>
    </message>
    <message>
        <source>Unless it had called task_done() before, nobody will for that item.</source>
        <translation>Falls er task_done() nicht schon vorher aufgerufen hat, ruft es für dieses Element niemand mehr auf.</translation>
    </message>
    <message>
        <source>An item is still in the queue, and no task takes it.</source>
        <translation>Ein Element ist noch in der Queue, und kein Task entnimmt es.</translation>
    </message>
    <message>
        <source>%1 items are still in the queue, and no task takes them.</source>
        <translation>%1 Elemente sind noch in der Queue, und kein Task entnimmt sie.</translation>
    </message>
    <message>
        <source>%1 put its last item at %2 and then %3.</source>
        <translation>%1 legte bei %2 sein letztes Element ein und %3 dann.</translation>
    </message>
    <message>
        <source>%1 took its last item at %2 and then %3.</source>
        <translation>%1 entnahm bei %2 sein letztes Element und %3 dann.</translation>
    </message>
    <message>
        <source>%1 took %2 and %3 without releasing it.</source>
        <translation>%1 nahm %2 und %3, ohne es freizugeben.</translation>
    </message>
    <message>
        <source>%1 awaited %2 before: what is awaited in this way runs one after the other, in the same task.</source>
        <translation>%1 wartete vorher auf %2: Worauf so gewartet wird, das läuft nacheinander, im selben Task.</translation>
    </message>
    <message>
        <source>by the group around it, because %1 failed,</source>
        <translation>von der umgebenden Gruppe, weil %1 scheiterte,</translation>
    </message>
    <message>
        <source>The time was up at %1, but the block did not end until %2 later: a timeout waits until what it has cancelled has cleaned up.</source>
        <translation>Die Zeit war bei %1 um, aber der Block endete erst %2 später: Ein Timeout wartet, bis das, was er abgebrochen hat, aufgeräumt hat.</translation>
    </message>
    <message>
        <source>It did not end as cancelled until %1 after the request. Until then done() and cancelled() are False.</source>
        <translation>Er endete erst %1 nach der Anforderung als abgebrochen. Bis dahin sind done() und cancelled() False.</translation>
    </message>
    <message>
        <source>Its gather puts exceptions into the list of results when all of its tasks are done. Not done yet: %1.</source>
        <translation>Sein gather legt Exceptions in die Ergebnisliste, wenn alle seine Tasks fertig sind. Noch nicht fertig: %1.</translation>
    </message>
    <message>
        <source>%1 stopped waiting for it at %2, when it was cancelled. The function in the thread went on: nothing can interrupt it.</source>
        <translation>%1 hörte bei %2 auf, darauf zu warten, wegen eines Abbruchs. Die Funktion im Thread lief weiter: Nichts kann sie unterbrechen.</translation>
    </message>
    <message>
        <source>It waited %1 for a thread: all threads of the executor were busy, with %2.</source>
        <translation>Sie wartete %1 auf einen Thread: Alle Threads des Executors waren beschäftigt, mit %2.</translation>
    </message>
    <message>
        <source>Its acquire() of %1 was cancelled, and it called release() all the same: since then one task more than intended can have it.</source>
        <translation>Sein acquire() von %1 wurde abgebrochen, und er rief trotzdem release() auf: Seitdem kann ein Task mehr als vorgesehen es haben.</translation>
    </message>
    <message>
        <source>Its acquire() of %1 was cancelled, and it called release() all the same: it took the lock away from the task that had it.</source>
        <translation>Sein acquire() von %1 wurde abgebrochen, und er rief trotzdem release() auf: Damit nahm er dem Task, der es hatte, das Lock weg.</translation>
    </message>
    <message>
        <source>It had taken %1 and did not release it: %2 waits for it forever.</source>
        <translation>Er hatte %1 genommen und nicht freigegeben: %2 wartet ewig darauf.</translation>
    </message>
    <message>
        <source>It is an eager task: its first steps ran inside create_task(), before %1 went on.</source>
        <translation>Er ist ein sofort beginnender Task (eager): Seine ersten Schritte liefen innerhalb von create_task(), bevor %1 weiterlief.</translation>
    </message>
    <message>
        <source>%1 had waited for it through asyncio.shield() until it was cancelled. The shield kept that cancellation from %2, but not the one at the end.</source>
        <translation>%1 hatte durch asyncio.shield() auf ihn gewartet, bis es abgebrochen wurde. Das shield hielt diesen Abbruch von %2 fern, aber nicht den am Ende.</translation>
    </message>
    <message>
        <source>Its gather put the CancelledError into the list of results. isinstance(result, Exception) is False for it, so it can pass for a success.</source>
        <translation>Sein gather legte den CancelledError in die Ergebnisliste. isinstance(result, Exception) ist dafür False, also kann er als Erfolg durchgehen.</translation>
    </message>
    <message>
        <source>%1 had called release() before without having acquired it: its acquire() was cancelled. So this release() was one too many.</source>
        <translation>%1 hatte vorher release() aufgerufen, ohne es genommen zu haben: Das acquire() war abgebrochen worden. Also war dieses release() eines zu viel.</translation>
    </message>
    <message>
        <source>%1 had completed %2 at %3 already.</source>
        <translation>%1 hatte %2 schon bei %3 abgeschlossen.</translation>
    </message>
    <message>
        <source>%2 was cancelled at %3, when the wait of %1 for it ended: since then it is done, and takes no result.</source>
        <translation>%2 wurde bei %3 abgebrochen, als %1 nicht mehr darauf wartete: Seitdem ist es fertig und nimmt kein Ergebnis an.</translation>
    </message>
    <message>
        <source>%1 was cancelled, and %2, which awaited it, received its CancelledError. Nobody had asked to cancel %2.</source>
        <translation>%1 wurde abgebrochen, und %2, das darauf wartete, erhielt den CancelledError. Niemand hatte verlangt, %2 abzubrechen.</translation>
    </message>
    <message>
        <source>%1 was cancelled, and its gather passed the CancelledError on to %2 like a failure. Nobody had asked to cancel %2 or the gather, and the other tasks of the gather were not cancelled.</source>
        <translation>%1 wurde abgebrochen, und das gather gab den CancelledError wie einen Fehler an %2 weiter. Niemand hatte verlangt, %2 oder das gather abzubrechen, und die anderen Tasks des gather wurden nicht abgebrochen.</translation>
    </message>
    <message>
        <source>An exception left the event loop, and asyncio.run cancelled every task that was left, main too.</source>
        <translation>Eine Exception verließ die Ereignisschleife, und asyncio.run brach alle übrigen Tasks ab, auch main.</translation>
    </message>
    <message>
        <source>%1 of %2 left the event loop at once, and asyncio.run cancelled every other task, main too.</source>
        <translation>%1 von %2 verließ die Ereignisschleife sofort, und asyncio.run brach jeden anderen Task ab, auch main.</translation>
    </message>
    <message>
        <source>The time was up at %1. The event loop was blocked by %2 then, so the timeout came %3 late.</source>
        <translation>Die Zeit war bei %1 um. Da blockierte %2 die Ereignisschleife, also kam der Timeout %3 zu spät.</translation>
    </message>
    <message>
        <source>%1 was to be cancelled %2 at %3, but caught the CancelledError with %4 and went on.</source>
        <translation>%1 sollte bei %3 abgebrochen werden (%2), fing aber den CancelledError mit %4 und lief weiter.</translation>
    </message>
    <message>
        <source>%1, with %2</source>
        <translation>%1, mit %2</translation>
    </message>
    <message>
        <source>These tasks failed before, and did nothing after that: %1.</source>
        <translation>Diese Tasks waren vorher gescheitert und taten danach nichts mehr: %1.</translation>
    </message>
    <message>
        <source>%1 and one other</source>
        <translation>%1 und ein weiterer</translation>
    </message>
    <message>
        <source>%1 and %2 others</source>
        <translation>%1 und %2 weitere</translation>
    </message>
    <message>
        <source>%1 waits for %2</source>
        <translation>%1 wartet auf %2</translation>
    </message>
    <message>
        <source>%1 others wait as well</source>
        <translation>%1 weitere warten ebenfalls</translation>
    </message>
    <message>
        <source>%1 ran the same coroutine as %2, and %3 before it came there.</source>
        <translation>%1 führte dieselbe Coroutine aus wie %2, und %3, bevor er dorthin kam.</translation>
    </message>
    <message>
        <source>Waiting at %1: %2.</source>
        <translation>An %1 warten: %2.</translation>
    </message>
    <message>
        <source>%1 needs %2 tasks, and these wait there: %3.</source>
        <translation>%1 braucht %2 Tasks, und diese warten dort: %3.</translation>
    </message>
    <message>
        <source>One is missing</source>
        <translation>Einer fehlt</translation>
    </message>
    <message>
        <source>%1 are missing</source>
        <translation>%1 fehlen</translation>
    </message>
    <message>
        <source>%1, and nobody is left who could come: all other tasks have ended.</source>
        <translation>%1, und niemand ist übrig, der kommen könnte: Alle anderen Tasks haben geendet.</translation>
    </message>
    <message>
        <source>%1, and nobody can come: %2.</source>
        <translation>%1, und niemand kann kommen: %2.</translation>
    </message>
    <message>
        <source>%1 came last, at %2, and %3 opened.</source>
        <translation>%1 kam als Letzter, bei %2, und %3 öffnete sich.</translation>
    </message>
    <message>
        <source>%1 had it.</source>
        <translation>%1 hatte es.</translation>
    </message>
    <message>
        <source>%1 took its place.</source>
        <translation>%1 trat an ihre Stelle.</translation>
    </message>
    <message>
        <source>%1 took its place: that came out of %2.</source>
        <translation>%1 trat an ihre Stelle: Das kam aus %2.</translation>
    </message>
    <message>
        <source>A return, break or continue in its finally clause discarded the CancelledError.</source>
        <translation>Ein return, break oder continue in der finally-Klausel verwarf den CancelledError.</translation>
    </message>
    <message>
        <source>%1 has %2, and waits for %3.</source>
        <translation>%1 hat %2 und wartet auf %3.</translation>
    </message>
    <message>
        <source>This task failed before, and did nothing after that: %1.</source>
        <translation>Dieser Task war vorher gescheitert und tat danach nichts mehr: %1.</translation>
    </message>
    <message>
        <source>and one other waits as well</source>
        <translation>und ein weiterer wartet ebenfalls</translation>
    </message>
</context>
<context>
    <name>RebuildMain</name>
    <message>
        <source>main starts no task that a new main could wait for.</source>
        <translation>main startet keinen Task, auf den ein neues main warten könnte.</translation>
    </message>
</context>
<context>
    <name>Recording</name>
    <message>
        <source>byte %1</source>
        <translation>Byte %1</translation>
    </message>
    <message>
        <source>This is no recording of Awaitscope.</source>
        <translation>Das ist keine Aufzeichnung von Awaitscope.</translation>
    </message>
    <message>
        <source>The file ends before the recording begins.</source>
        <translation>Die Datei endet, bevor die Aufzeichnung beginnt.</translation>
    </message>
    <message>
        <source>The recording was made by another version of Awaitscope, and its format is not known.</source>
        <translation>Die Aufzeichnung stammt von einer anderen Version von Awaitscope, und ihr Format ist nicht bekannt.</translation>
    </message>
    <message>
        <source>The sizes of the recording&apos;s parts are not those of its format.</source>
        <translation>Die Größen der Teile der Aufzeichnung passen nicht zu ihrem Format.</translation>
    </message>
    <message>
        <source>The tables lie outside of the file.</source>
        <translation>Die Tabellen liegen außerhalb der Datei.</translation>
    </message>
    <message>
        <source>The events lie outside of the file.</source>
        <translation>Die Ereignisse liegen außerhalb der Datei.</translation>
    </message>
    <message>
        <source>The newest part of the ring lies outside of it.</source>
        <translation>Der neueste Teil des Rings liegt außerhalb von ihm.</translation>
    </message>
    <message>
        <source>Cannot be read: %1.</source>
        <translation>Kann nicht gelesen werden: %1.</translation>
    </message>
    <message>
        <source>A record is damaged.</source>
        <translation>Ein Eintrag ist beschädigt.</translation>
    </message>
    <message>
        <source>A text is too long.</source>
        <translation>Ein Text ist zu lang.</translation>
    </message>
    <message>
        <source>A text is not UTF-8.</source>
        <translation>Ein Text ist kein UTF-8.</translation>
    </message>
</context>
<context>
    <name>Report</name>
    <message>
        <source>A run in Awaitscope</source>
        <translation>Ein Lauf in Awaitscope</translation>
    </message>
    <message>
        <source>en</source>
        <translation>de</translation>
    </message>
    <message>
        <source>Made with Awaitscope.</source>
        <translation>Erstellt mit Awaitscope.</translation>
    </message>
    <message>
        <source>%1 more are left out.</source>
        <translation>%1 weitere sind ausgelassen.</translation>
    </message>
    <message>
        <source>How it came about</source>
        <translation>Wie es dazu kam</translation>
    </message>
    <message>
        <source>The rules</source>
        <translation>Die Regeln</translation>
    </message>
    <message>
        <source>What would change it</source>
        <translation>Was es ändern würde</translation>
    </message>
    <message>
        <source>Exceptions</source>
        <translation>Exceptions</translation>
    </message>
    <message>
        <source>No exception was raised.</source>
        <translation>Keine Exception wurde geworfen.</translation>
    </message>
    <message>
        <source>Tasks</source>
        <translation>Tasks</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>Task</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Aus</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Bis</translation>
    </message>
    <message>
        <source>What became of it</source>
        <translation>Was daraus wurde</translation>
    </message>
    <message>
        <source>not ended</source>
        <translation>nicht beendet</translation>
    </message>
    <message>
        <source>Console</source>
        <translation>Konsole</translation>
    </message>
    <message>
        <source>Nothing was printed.</source>
        <translation>Nichts wurde ausgegeben.</translation>
    </message>
    <message>
        <source>Program</source>
        <translation>Programm</translation>
    </message>
    <message>
        <source>No difference.</source>
        <translation>Kein Unterschied.</translation>
    </message>
    <message>
        <source>Not in this run.</source>
        <translation>Nicht in diesem Lauf.</translation>
    </message>
    <message>
        <source>Runs in Awaitscope, compared</source>
        <translation>Läufe in Awaitscope, verglichen</translation>
    </message>
    <message>
        <source>Summary</source>
        <translation>Zusammenfassung</translation>
    </message>
    <message>
        <source>As Python prints it</source>
        <translation>Wie Python es ausgibt</translation>
    </message>
    <message>
        <source>≠: not the same in all runs.</source>
        <translation>≠: nicht in allen Läufen gleich.</translation>
    </message>
    <message>
        <source>Raised on line %1:</source>
        <translation>Geworfen in Zeile %1:</translation>
    </message>
</context>
<context>
    <name>RowClipboard</name>
    <message>
        <source>The task set has no main coroutine.</source>
        <translation>Das Task-Set hat keine Coroutine main.</translation>
    </message>
    <message>
        <source>The clipboard holds no tasks.</source>
        <translation>Die Zwischenablage enthält keine Tasks.</translation>
    </message>
</context>
<context>
    <name>Rules</name>
    <message>
        <source>Creating a task runs nothing yet: its first step runs in the next iteration of the event loop.</source>
        <translation>Einen Task zu erzeugen führt noch nichts aus: Sein erster Schritt läuft im nächsten Durchlauf der Ereignisschleife.</translation>
    </message>
    <message>
        <source>A task is done when its coroutine returns or raises.</source>
        <translation>Ein Task ist fertig, wenn seine Coroutine zurückkehrt oder wirft.</translation>
    </message>
    <message>
        <source>Whoever awaits a task receives its result, or has its exception raised at the await.</source>
        <translation>Wer einen Task abwartet, erhält sein Ergebnis, oder dessen Exception wird am await geworfen.</translation>
    </message>
    <message>
        <source>result() returns the value of a finished task, or raises its exception.</source>
        <translation>result() gibt den Wert eines fertigen Tasks zurück oder wirft seine Exception.</translation>
    </message>
    <message>
        <source>exception() returns the exception of a finished task without raising it. That counts as retrieving it.</source>
        <translation>exception() gibt die Exception eines fertigen Tasks zurück, ohne sie zu werfen. Damit gilt sie als abgeholt.</translation>
    </message>
    <message>
        <source>The event loop keeps only weak references to tasks. Save a reference to every task, or it can disappear before it is done.</source>
        <translation>Die Ereignisschleife hält nur schwache Referenzen auf Tasks. Zu jedem Task eine Referenz behalten, sonst kann er verschwinden, bevor er fertig ist.</translation>
    </message>
    <message>
        <source>An exception of a task waits until somebody awaits the task or asks for its result. If the task is destroyed first, all that happens is a report to the loop&apos;s exception handler.</source>
        <translation>Die Exception eines Tasks wartet, bis jemand den Task abwartet oder nach seinem Ergebnis fragt. Wird der Task vorher zerstört, folgt nur eine Meldung an den Exception-Handler der Ereignisschleife.</translation>
    </message>
    <message>
        <source>Calling a coroutine function only makes an object. Nothing runs until it is awaited or made a task.</source>
        <translation>Der Aufruf einer Coroutine-Funktion erzeugt nur ein Objekt. Nichts läuft, bis es abgewartet oder zu einem Task gemacht wird.</translation>
    </message>
    <message>
        <source>A task that nobody refers to any more, or that the end of the program leaves, is destroyed while it is pending.</source>
        <translation>Ein Task, auf den nichts mehr verweist oder den das Ende des Programms zurücklässt, wird unfertig zerstört.</translation>
    </message>
    <message>
        <source>cancel() is a request. It arranges for a CancelledError to be raised where the task waits, in a later iteration.</source>
        <translation>cancel() ist eine Bitte. Sie sorgt dafür, dass in einem späteren Durchlauf dort, wo der Task wartet, ein CancelledError geworfen wird.</translation>
    </message>
    <message>
        <source>The request goes to what the task waits for. If that is another task, that one is cancelled, and the waiter receives whatever it ends with.</source>
        <translation>Die Bitte geht an das, worauf der Task wartet. Ist das ein anderer Task, wird dieser abgebrochen, und der Wartende erhält, womit er endet.</translation>
    </message>
    <message>
        <source>Requests that come before the task runs again are counted by cancelling(), but raise a single CancelledError.</source>
        <translation>Bitten, die eintreffen, bevor der Task wieder läuft, zählt cancelling(), aber sie werfen nur einen einzigen CancelledError.</translation>
    </message>
    <message>
        <source>A task that is cancelled before its first step ends without entering its coroutine: no line of it runs, and no finally.</source>
        <translation>Ein Task, der vor seinem ersten Schritt abgebrochen wird, endet, ohne seine Coroutine zu betreten: Keine Zeile davon läuft, auch kein finally.</translation>
    </message>
    <message>
        <source>cancel() on a task that is done returns False and cancels nothing.</source>
        <translation>cancel() auf einem fertigen Task gibt False zurück und bricht nichts ab.</translation>
    </message>
    <message>
        <source>Every call of cancel() switches off the report about an exception that was never retrieved, even if the task is already done.</source>
        <translation>Jeder Aufruf von cancel() schaltet die Meldung über eine nie abgeholte Exception ab, auch wenn der Task schon fertig ist.</translation>
    </message>
    <message>
        <source>A task that catches CancelledError and does not raise it again goes on as if nobody had asked. except CancelledError cannot tell its own cancellation from that of the task it awaits.</source>
        <translation>Ein Task, der CancelledError fängt und nicht erneut wirft, läuft weiter, als hätte niemand gebeten. except CancelledError kann den eigenen Abbruch nicht von dem des abgewarteten Tasks unterscheiden.</translation>
    </message>
    <message>
        <source>The message travels with the CancelledError of the task that was asked. Others that wait for it can get a new CancelledError without it, and a task that is done sees nothing.</source>
        <translation>Die Nachricht reist mit dem CancelledError des Tasks, der gebeten wurde. Andere, die auf ihn warten, können einen neuen CancelledError ohne sie erhalten, und ein fertiger Task sieht nichts.</translation>
    </message>
    <message>
        <source>A running task that cancels itself gets the CancelledError at its next await that suspends. If it returns first, its result is lost.</source>
        <translation>Ein laufender Task, der sich selbst abbricht, erhält den CancelledError am nächsten await, das ihn anhält. Kehrt er vorher zurück, geht sein Ergebnis verloren.</translation>
    </message>
    <message>
        <source>Without return_exceptions, the first exception is raised to whoever awaits the gather. The other awaitables are not cancelled and continue to run, and nobody sees what they raise.</source>
        <translation>Ohne return_exceptions wird die erste Exception bei dem geworfen, der das gather abwartet. Die anderen Awaitables werden nicht abgebrochen und laufen weiter, und niemand sieht, was sie werfen.</translation>
    </message>
    <message>
        <source>With return_exceptions=True, exceptions are put into the list of results as if they were values, and nothing is raised.</source>
        <translation>Mit return_exceptions=True kommen Exceptions wie Werte in die Ergebnisliste, und nichts wird geworfen.</translation>
    </message>
    <message>
        <source>If a gather is cancelled, every awaitable in it that is not done is cancelled too.</source>
        <translation>Wird ein gather abgebrochen, wird auch jedes Awaitable darin abgebrochen, das noch nicht fertig ist.</translation>
    </message>
    <message>
        <source>The first task of a group that fails cancels all the others and the body of the group. When they are done, the failures are raised together as an ExceptionGroup.</source>
        <translation>Der erste scheiternde Task einer Gruppe bricht alle anderen und den Rumpf der Gruppe ab. Sind sie fertig, werden die Fehler zusammen als ExceptionGroup geworfen.</translation>
    </message>
    <message>
        <source>To stop the body, a failing group cancels the task that runs it, and takes that request back at the end of the block.</source>
        <translation>Um den Rumpf anzuhalten, bricht eine scheiternde Gruppe den Task ab, der ihn ausführt, und nimmt diese Bitte am Ende des Blocks zurück.</translation>
    </message>
    <message>
        <source>If a group is cancelled from outside while its own tasks fail, the ExceptionGroup takes the place of the CancelledError. Up to Python 3.12 the request is then lost; since 3.13 the group cancels its task again, so that the next await raises CancelledError.</source>
        <translation>Wird eine Gruppe von außen abgebrochen, während ihre eigenen Tasks scheitern, tritt die ExceptionGroup an die Stelle des CancelledError. Bis Python 3.12 ist die Bitte dann verloren; seit 3.13 bricht die Gruppe ihren Task erneut ab, sodass das nächste await CancelledError wirft.</translation>
    </message>
    <message>
        <source>When the time is up, the task is cancelled. At the end of the block that CancelledError becomes a TimeoutError.</source>
        <translation>Ist die Zeit um, wird der Task abgebrochen. Am Ende des Blocks wird aus diesem CancelledError ein TimeoutError.</translation>
    </message>
    <message>
        <source>Only a CancelledError that leaves the block becomes a TimeoutError. Any other exception passes unchanged, and a block that catches the CancelledError ends normally.</source>
        <translation>Nur ein CancelledError, der den Block verlässt, wird zu einem TimeoutError. Jede andere Exception geht unverändert durch, und ein Block, der den CancelledError fängt, endet normal.</translation>
    </message>
    <message>
        <source>A timeout takes back its own request only (uncancel()). If another one remains, the CancelledError goes on: a cancellation from outside wins over the timeout.</source>
        <translation>Ein Timeout nimmt nur seine eigene Bitte zurück (uncancel()). Bleibt eine andere, geht der CancelledError weiter: Ein Abbruch von außen hat Vorrang vor dem Timeout.</translation>
    </message>
    <message>
        <source>When the time is up, wait_for cancels what it waits for, waits until that has ended, and raises TimeoutError.</source>
        <translation>Ist die Zeit um, bricht wait_for ab, worauf es wartet, wartet dessen Ende ab und wirft TimeoutError.</translation>
    </message>
    <message>
        <source>Up to Python 3.11, a wait_for that is cancelled when the awaited task is already done returns the result, and the cancellation is lost. Since 3.12, CancelledError is raised.</source>
        <translation>Bis Python 3.11 gibt ein wait_for, das abgebrochen wird, wenn der abgewartete Task schon fertig ist, das Ergebnis zurück, und der Abbruch geht verloren. Seit 3.12 wird CancelledError geworfen.</translation>
    </message>
    <message>
        <source>wait() returns the tasks that are done and those that are pending. It neither raises their exceptions nor cancels them.</source>
        <translation>wait() gibt die fertigen und die ausstehenden Tasks zurück. Es wirft weder ihre Exceptions noch bricht es sie ab.</translation>
    </message>
    <message>
        <source>Each await gives the next task that is done. Leaving the loop early, by an exception, a break or a timeout, cancels none of the others.</source>
        <translation>Jedes await liefert den nächsten fertigen Task. Die Schleife vorzeitig zu verlassen, durch eine Exception, ein break oder einen Timeout, bricht keinen der anderen ab.</translation>
    </message>
    <message>
        <source>If the waiter is cancelled, the shielded task goes on. Nobody then waits for it any more, so keep a reference and await it later.</source>
        <translation>Wird der Wartende abgebrochen, läuft der durch shield geschützte Task weiter. Dann wartet niemand mehr auf ihn, also eine Referenz behalten und ihn später abwarten.</translation>
    </message>
    <message>
        <source>The first except clause that matches handles the exception. If it raises another one, only that one goes on, and the first is kept as its __context__.</source>
        <translation>Die erste passende except-Klausel behandelt die Exception. Wirft sie eine andere, geht nur diese weiter, und die erste bleibt als ihr __context__ erhalten.</translation>
    </message>
    <message>
        <source>An exception that is raised in finally takes the place of the one that was on its way, which is kept as its __context__. A return, break or continue in finally discards it.</source>
        <translation>Eine in finally geworfene Exception tritt an die Stelle derjenigen, die unterwegs war; diese bleibt als ihr __context__ erhalten. Ein return, break oder continue in finally verwirft sie.</translation>
    </message>
    <message>
        <source>except* takes the matching exceptions out of a group. What is left is raised again; if nothing is left, the code goes on.</source>
        <translation>except* nimmt die passenden Exceptions aus einer Gruppe heraus. Der Rest wird erneut geworfen; bleibt nichts übrig, geht der Code weiter.</translation>
    </message>
    <message>
        <source>A retry catches the exception and tries again until its attempts are used up; then the last exception is raised.</source>
        <translation>Eine Wiederholung fängt die Exception und versucht es erneut, bis ihre Versuche aufgebraucht sind; dann wird die letzte Exception geworfen.</translation>
    </message>
    <message>
        <source>The event loop calls done callbacks. Nobody awaits them, so what they raise goes to the loop&apos;s exception handler.</source>
        <translation>Die Ereignisschleife ruft Done-Callbacks auf. Niemand wartet sie ab, also geht, was sie werfen, an den Exception-Handler der Ereignisschleife.</translation>
    </message>
    <message>
        <source>What nobody can catch is passed to loop.call_exception_handler(), which prints it.</source>
        <translation>Was niemand fangen kann, geht an loop.call_exception_handler(), und das gibt es aus.</translation>
    </message>
    <message>
        <source>When main is done, asyncio.run cancels all tasks that are left, waits for them, and reports what they raise.</source>
        <translation>Wenn main fertig ist, bricht asyncio.run alle übrigen Tasks ab, wartet auf sie und meldet, was sie werfen.</translation>
    </message>
    <message>
        <source>asyncio.run returns the result of main, or raises its exception.</source>
        <translation>asyncio.run gibt das Ergebnis von main zurück oder wirft dessen Exception.</translation>
    </message>
    <message>
        <source>A lock belongs to nobody in particular and cannot be taken twice, not even by the same task: acquire() waits until it is released.</source>
        <translation>Ein Lock gehört niemandem im Besonderen und kann nicht zweimal genommen werden, auch nicht vom selben Task: acquire() wartet, bis es freigegeben ist.</translation>
    </message>
    <message>
        <source>acquire() waits while the counter is 0, until somebody calls release().</source>
        <translation>acquire() wartet, solange der Zähler 0 ist, bis jemand release() aufruft.</translation>
    </message>
    <message>
        <source>wait() blocks until somebody calls set().</source>
        <translation>wait() blockiert, bis jemand set() aufruft.</translation>
    </message>
    <message>
        <source>get() waits until there is an item, put() until there is room.</source>
        <translation>get() wartet, bis ein Element da ist, put(), bis Platz ist.</translation>
    </message>
    <message>
        <source>join() waits until task_done() was called for every item that was put. A consumer that ends without calling it leaves the queue unfinished forever.</source>
        <translation>join() wartet, bis task_done() für jedes eingereihte Element aufgerufen wurde. Ein Verbraucher, der endet, ohne es aufzurufen, lässt die Queue für immer unfertig.</translation>
    </message>
    <message>
        <source>An await has no time limit of its own: it ends when what is awaited is done.</source>
        <translation>Ein await hat kein eigenes Zeitlimit: Es endet, wenn das Abgewartete fertig ist.</translation>
    </message>
    <message>
        <source>sleep() always suspends the task and lets the event loop run others.</source>
        <translation>sleep() hält den Task immer an und lässt die Ereignisschleife andere ausführen.</translation>
    </message>
    <message>
        <source>The event loop runs one step at a time. Between two awaits that suspend, no other task can run.</source>
        <translation>Die Ereignisschleife führt einen Schritt nach dem anderen aus. Zwischen zwei await, die den Task anhalten, kann kein anderer laufen.</translation>
    </message>
    <message>
        <source>Awaiting a coroutine runs it in the same task, like a function call.</source>
        <translation>Eine Coroutine abzuwarten führt sie im selben Task aus, wie ein Funktionsaufruf.</translation>
    </message>
    <message>
        <source>The program prints a line.</source>
        <translation>Das Programm gibt eine Zeile aus.</translation>
    </message>
    <message>
        <source>Await the task</source>
        <translation>Den Task abwarten</translation>
    </message>
    <message>
        <source>Keep it in a variable and await it: its exception is then raised there, where code can handle it.</source>
        <translation>Ihn in einer Variablen behalten und abwarten: Seine Exception wird dann dort geworfen, wo Code sie behandeln kann.</translation>
    </message>
    <message>
        <source>Look at the exception in a done callback</source>
        <translation>Die Exception in einem Done-Callback ansehen</translation>
    </message>
    <message>
        <source>Where nobody can await the task, add_done_callback() with a callback that calls task.exception() and logs it.</source>
        <translation>Wo niemand den Task abwarten kann: add_done_callback() mit einem Callback, der task.exception() aufruft und sie protokolliert.</translation>
    </message>
    <message>
        <source>Keep a reference to the task</source>
        <translation>Eine Referenz auf den Task behalten</translation>
    </message>
    <message>
        <source>Put it into a variable or a set, and remove it when it is done.</source>
        <translation>Ihn in eine Variable oder ein set legen und entfernen, wenn er fertig ist.</translation>
    </message>
    <message>
        <source>Await the coroutine</source>
        <translation>Die Coroutine abwarten</translation>
    </message>
    <message>
        <source>Write await before the call, or pass the object to create_task().</source>
        <translation>await vor den Aufruf schreiben oder das Objekt an create_task() übergeben.</translation>
    </message>
    <message>
        <source>Collect the exceptions</source>
        <translation>Die Exceptions sammeln</translation>
    </message>
    <message>
        <source>gather(..., return_exceptions=True) waits for all, and every exception is an element of the list.</source>
        <translation>gather(..., return_exceptions=True) wartet auf alle, und jede Exception ist ein Element der Liste.</translation>
    </message>
    <message>
        <source>async with asyncio.TaskGroup() cancels the others at the first failure, waits for all, and raises every failure.</source>
        <translation>async with asyncio.TaskGroup() bricht beim ersten Fehler die anderen ab, wartet auf alle und wirft jeden Fehler.</translation>
    </message>
    <message>
        <source>Handle the exception where it is raised</source>
        <translation>Die Exception dort behandeln, wo sie geworfen wird</translation>
    </message>
    <message>
        <source>A try and except inside the coroutine: then it does not leave its task.</source>
        <translation>Ein try und except in der Coroutine: Dann verlässt sie ihren Task nicht.</translation>
    </message>
    <message>
        <source>Handle the group with except*</source>
        <translation>Die Gruppe mit except* behandeln</translation>
    </message>
    <message>
        <source>except* looks into an ExceptionGroup and takes out the exceptions that match.</source>
        <translation>except* sieht in eine ExceptionGroup hinein und nimmt die passenden Exceptions heraus.</translation>
    </message>
    <message>
        <source>Look at the task before cancelling it</source>
        <translation>Den Task vor dem Abbrechen ansehen</translation>
    </message>
    <message>
        <source>Await it after the cancel(), or call task.exception() if task.done(): then its error is seen.</source>
        <translation>Ihn nach dem cancel() abwarten oder task.exception() aufrufen, wenn task.done(): Dann wird sein Fehler gesehen.</translation>
    </message>
    <message>
        <source>Raise CancelledError again</source>
        <translation>CancelledError erneut werfen</translation>
    </message>
    <message>
        <source>End the except clause with raise. Then the task ends as cancelled, as it was asked to.</source>
        <translation>Die except-Klausel mit raise beenden. Dann endet der Task als abgebrochen, wie er gebeten wurde.</translation>
    </message>
    <message>
        <source>Ask whose cancellation it is</source>
        <translation>Fragen, wessen Abbruch es ist</translation>
    </message>
    <message>
        <source>In the except clause: if asyncio.current_task().cancelling(): raise. Then the task&apos;s own cancellation goes on.</source>
        <translation>In der except-Klausel: if asyncio.current_task().cancelling(): raise. Dann geht der eigene Abbruch des Tasks weiter.</translation>
    </message>
    <message>
        <source>Wait without receiving its exception</source>
        <translation>Warten, ohne seine Exception zu erhalten</translation>
    </message>
    <message>
        <source>await asyncio.wait([task]) raises nothing of the task: a CancelledError there is always the waiter&apos;s own.</source>
        <translation>await asyncio.wait([task]) wirft nichts aus dem Task: Ein CancelledError dort gehört immer dem Wartenden selbst.</translation>
    </message>
    <message>
        <source>Shield it</source>
        <translation>Ihn mit shield schützen</translation>
    </message>
    <message>
        <source>await asyncio.shield(task) keeps the cancellation of the waiter away from the task. Keep a reference to it.</source>
        <translation>await asyncio.shield(task) hält den Abbruch des Wartenden vom Task fern. Eine Referenz darauf behalten.</translation>
    </message>
    <message>
        <source>Shield the clean-up</source>
        <translation>Das Aufräumen mit shield schützen</translation>
    </message>
    <message>
        <source>await asyncio.shield(...) in finally, and log the exception before: a cancellation then cannot take its place unseen.</source>
        <translation>await asyncio.shield(...) in finally, und die Exception vorher protokollieren: Ein Abbruch kann dann nicht ungesehen an ihre Stelle treten.</translation>
    </message>
    <message>
        <source>Do not cancel it</source>
        <translation>Nicht abbrechen</translation>
    </message>
    <message>
        <source>Without the cancel() the task goes on to its end.</source>
        <translation>Ohne das cancel() läuft der Task bis zu seinem Ende weiter.</translation>
    </message>
    <message>
        <source>Allow more time</source>
        <translation>Mehr Zeit geben</translation>
    </message>
    <message>
        <source>A longer limit lets it end before the time is up.</source>
        <translation>Mit einer längeren Frist endet er, bevor die Zeit um ist.</translation>
    </message>
    <message>
        <source>Catch the TimeoutError</source>
        <translation>Den TimeoutError fangen</translation>
    </message>
    <message>
        <source>An except TimeoutError around the block or the wait_for.</source>
        <translation>Ein except TimeoutError um den Block oder das wait_for.</translation>
    </message>
    <message>
        <source>Use asyncio.timeout()</source>
        <translation>asyncio.timeout() verwenden</translation>
    </message>
    <message>
        <source>async with asyncio.timeout(...) awaits in the same task, so that no cancellation gets lost. So does wait_for since Python 3.12.</source>
        <translation>async with asyncio.timeout(...) wartet im selben Task, sodass kein Abbruch verloren geht. Seit Python 3.12 tut das auch wait_for.</translation>
    </message>
    <message>
        <source>Cancel the rest</source>
        <translation>Die übrigen abbrechen</translation>
    </message>
    <message>
        <source>Keep the tasks in a list, and in finally cancel() and await those that are not done; or use a task group.</source>
        <translation>Die Tasks in einer Liste halten und in finally die noch nicht fertigen mit cancel() abbrechen und mit await abwarten; oder eine Task-Gruppe verwenden.</translation>
    </message>
    <message>
        <source>Let the exception go on</source>
        <translation>Die Exception weitergehen lassen</translation>
    </message>
    <message>
        <source>Log it first, and catch what the handler or the clean-up itself may raise; raise ... from keeps it as the cause.</source>
        <translation>Sie zuerst protokollieren und fangen, was der Handler oder das Aufräumen selbst werfen kann; raise ... from behält sie als Ursache.</translation>
    </message>
    <message>
        <source>Catch it in the callback</source>
        <translation>Im Callback fangen</translation>
    </message>
    <message>
        <source>Let it begin first</source>
        <translation>Zuerst beginnen lassen</translation>
    </message>
    <message>
        <source>await asyncio.sleep(0) after creating the task lets its first step run.</source>
        <translation>await asyncio.sleep(0) nach dem Erzeugen des Tasks lässt dessen ersten Schritt laufen.</translation>
    </message>
    <message>
        <source>Open and close in the same place</source>
        <translation>An derselben Stelle öffnen und schließen</translation>
    </message>
    <message>
        <source>Acquire inside the coroutine what its finally releases, or release it where it was acquired.</source>
        <translation>In der Coroutine belegen, was ihr finally freigibt, oder es dort freigeben, wo es belegt wurde.</translation>
    </message>
    <message>
        <source>Do not rely on the message</source>
        <translation>Sich nicht auf die Meldung verlassen</translation>
    </message>
    <message>
        <source>Keep the reason in a variable of your own, or cancel the tasks themselves.</source>
        <translation>Den Grund in einer eigenen Variablen festhalten oder die Tasks selbst abbrechen.</translation>
    </message>
    <message>
        <source>Look at the cancellation after the inner block</source>
        <translation>Nach dem inneren Block auf Abbruch prüfen</translation>
    </message>
    <message>
        <source>After the inner except*, raise CancelledError if asyncio.current_task().cancelling(). Python 3.13 and later do it at the next await.</source>
        <translation>Nach dem inneren except* CancelledError werfen, falls asyncio.current_task().cancelling(). Ab Python 3.13 geschieht das beim nächsten await.</translation>
    </message>
    <message>
        <source>Call task_done() in finally</source>
        <translation>task_done() in finally aufrufen</translation>
    </message>
    <message>
        <source>try: ... finally: queue.task_done() after every get(), so that a failing item counts as done as well.</source>
        <translation>try: ... finally: queue.task_done() nach jedem get(), damit auch ein scheiterndes Element als erledigt zählt.</translation>
    </message>
    <message>
        <source>Take the lock once</source>
        <translation>Das Lock nur einmal nehmen</translation>
    </message>
    <message>
        <source>Take it outside only, and call a version of the inner code that expects to be called with the lock held.</source>
        <translation>Es nur außen nehmen und eine Fassung des inneren Codes aufrufen, die das Lock als schon gehalten voraussetzt.</translation>
    </message>
    <message>
        <source>Set the event</source>
        <translation>Das Event setzen</translation>
    </message>
    <message>
        <source>Some task must call set(), also when it fails: in finally.</source>
        <translation>Irgendein Task muss set() aufrufen, auch wenn er scheitert: in finally.</translation>
    </message>
    <message>
        <source>Serve the queue</source>
        <translation>Die Queue bedienen</translation>
    </message>
    <message>
        <source>Take the locks in one order</source>
        <translation>Die Locks in einer Reihenfolge nehmen</translation>
    </message>
    <message>
        <source>If every task takes them in the same order, none can wait for another in a circle.</source>
        <translation>Wenn alle Tasks sie in derselben Reihenfolge nehmen, können sie nicht im Kreis aufeinander warten.</translation>
    </message>
    <message>
        <source>Do not wait while holding it</source>
        <translation>Nicht warten, solange es gehalten wird</translation>
    </message>
    <message>
        <source>Leave the block of the lock or semaphore before awaiting something that needs it.</source>
        <translation>Den Block des Locks oder Semaphors verlassen, bevor auf etwas gewartet wird, das es braucht.</translation>
    </message>
    <message>
        <source>Complete the future</source>
        <translation>Das Future erfüllen</translation>
    </message>
    <message>
        <source>Some task must call set_result() or set_exception(), also when it fails: in finally.</source>
        <translation>Irgendein Task muss set_result() oder set_exception() aufrufen, auch wenn er scheitert: in finally.</translation>
    </message>
    <message>
        <source>Await it before main ends</source>
        <translation>Vor dem Ende von main abwarten</translation>
    </message>
    <message>
        <source>asyncio.run waits for main only. What must be finished has to be awaited by main, or be in a task group.</source>
        <translation>asyncio.run wartet nur auf main. Was fertig werden muss, muss main abwarten, oder es muss in einer Task-Gruppe sein.</translation>
    </message>
    <message>
        <source>Use a task group</source>
        <translation>Eine Task-Gruppe verwenden</translation>
    </message>
    <message>
        <source>Do not block the event loop</source>
        <translation>Die Ereignisschleife nicht blockieren</translation>
    </message>
    <message>
        <source>Pause with await asyncio.sleep(), and run a function that blocks with await asyncio.to_thread(function).</source>
        <translation>Mit await asyncio.sleep() pausieren, und eine Funktion, die blockiert, mit await asyncio.to_thread(funktion) ausführen.</translation>
    </message>
    <message>
        <source>wait() releases the lock, waits for a notify() and then for the lock again. A notify() wakes one task that waits at that moment and is not kept for later. Before Python 3.13 it is lost if that task is cancelled meanwhile.</source>
        <translation>wait() gibt das Lock frei, wartet auf ein notify() und dann wieder auf das Lock. Ein notify() weckt einen Task, der in diesem Moment wartet, und wird nicht aufgehoben. Vor Python 3.13 geht es verloren, wenn dieser Task inzwischen abgebrochen wird.</translation>
    </message>
    <message>
        <source>wait() waits until as many tasks as the barrier has parties wait there. abort() and reset() make them raise BrokenBarrierError; a task that is cancelled just leaves.</source>
        <translation>wait() wartet, bis so viele Tasks dort warten, wie die Barriere Teilnehmer hat. Nach abort() und reset() werfen sie BrokenBarrierError; ein abgebrochener Task geht einfach.</translation>
    </message>
    <message>
        <source>Notify every waiter</source>
        <translation>Jeden Wartenden benachrichtigen</translation>
    </message>
    <message>
        <source>Change what is waited for and call notify_all() while holding the lock, and wait in a loop that asks for it: while not ready: await condition.wait().</source>
        <translation>Mit gehaltenem Lock ändern, worauf gewartet wird, und notify_all() aufrufen; in einer Schleife warten, die danach fragt: while not ready: await condition.wait().</translation>
    </message>
    <message>
        <source>Every task of the barrier must reach wait(), also when it fails: call abort() in its except.</source>
        <translation>Jeder Task der Barriere muss wait() erreichen, auch wenn er scheitert: in seinem except abort() aufrufen.</translation>
    </message>
    <message>
        <source>Bring enough tasks to the barrier</source>
        <translation>Genug Tasks zur Barriere bringen</translation>
    </message>
    <message>
        <source>A function in a thread runs beside the event loop. It cannot be cancelled: cancelling whoever awaits it ends only the await. asyncio.run() waits for the threads of to_thread() before it returns.</source>
        <translation>Eine Funktion in einem Thread läuft neben dem Event-Loop. Sie kann nicht abgebrochen werden: Wer auf sie wartet, kann abgebrochen werden, und nur sein Warten endet. asyncio.run() wartet auf die Threads von to_thread(), bevor es zurückkehrt.</translation>
    </message>
    <message>
        <source>Clean up in finally</source>
        <translation>In finally aufräumen</translation>
    </message>
    <message>
        <source>async with releases it however the block ends. After acquire(), release() must be in a finally.</source>
        <translation>async with gibt es frei, wie auch immer der Block endet. Nach acquire() muss release() in einem finally stehen.</translation>
    </message>
    <message>
        <source>Let them run at the same time</source>
        <translation>Sie gleichzeitig laufen lassen</translation>
    </message>
    <message>
        <source>await asyncio.gather(first(), second()), or a task group, starts both before it waits.</source>
        <translation>await asyncio.gather(first(), second()) oder eine Task-Gruppe startet beide, bevor gewartet wird.</translation>
    </message>
    <message>
        <source>CancelledError is a BaseException, not an Exception: except Exception does not catch it, so the code in that clause does not run.</source>
        <translation>CancelledError ist eine BaseException, keine Exception: except Exception fängt ihn nicht, also läuft der Code in diesem Zweig nicht.</translation>
    </message>
    <message>
        <source>Some task must put an item for every get(), and get one for every put() into a full queue. When no more items will come, put a sentinel for each consumer, call shutdown() (since Python 3.13), or cancel the consumers.</source>
        <translation>Zu jedem get() muss irgendein Task ein Element einlegen und zu jedem put() in eine volle Queue eines entnehmen. Wenn keine mehr kommen: für jeden Verbraucher eine Endmarke einlegen, shutdown() aufrufen (seit Python 3.13) oder die Verbraucher abbrechen.</translation>
    </message>
    <message>
        <source>Acquire it using async with</source>
        <translation>Mit async with belegen</translation>
    </message>
    <message>
        <source>The exception handler is told of errors that reach no code: when a failed task or future is destroyed and its exception was never retrieved, when a callback raises, when a pending task is destroyed, and when asyncio.run() ends. The exception of a task that somebody awaits never reaches it.</source>
        <translation>Der Exception-Handler erfährt von Fehlern, die keinen Code erreichen: wenn ein gescheiterter Task oder ein gescheitertes Future zerstört wird und niemand die Exception abgeholt hat, wenn ein Callback eine wirft, wenn ein Task unfertig zerstört wird und wenn asyncio.run() endet. Die Exception eines Tasks, auf den jemand wartet, erreicht ihn nie.</translation>
    </message>
    <message>
        <source>A task runs in a copy of the context in which it was created, and a callback in a copy of the one in which it was scheduled. What it sets there is seen by itself, by the coroutines that it awaits, and by what it creates later.</source>
        <translation>Ein Task läuft in einer Kopie des Kontexts, in dem er erzeugt wurde, ein Callback in einer Kopie dessen, in dem er eingeplant wurde. Was er dort setzt, sehen er selbst, die Coroutinen, auf die er wartet, und was er später erzeugt.</translation>
    </message>
    <message>
        <source>The loop runs the coroutine as a task, and the thread gets a future of concurrent.futures. result() of that future blocks the thread. If its timeout ends, the task goes on; cancel() of the future cancels the task.</source>
        <translation>Die Schleife führt die Coroutine als Task aus, und der Thread erhält ein Future von concurrent.futures. result() dieses Futures blockiert den Thread. Läuft dessen Timeout ab, läuft der Task weiter; cancel() des Futures bricht den Task ab.</translation>
    </message>
    <message>
        <source>An async for that is left early does not close its generator. When nothing refers to the generator any more, the event loop makes a task that awaits its aclose(): GeneratorExit is raised at the yield, and finally runs there.</source>
        <translation>Ein async for, das vorzeitig verlassen wird, schließt seinen Generator nicht. Wenn nichts mehr auf den Generator verweist, legt die Ereignisschleife einen Task an, der auf dessen aclose() wartet: Am yield wird GeneratorExit geworfen, und finally läuft dort.</translation>
    </message>
    <message>
        <source>At its end, asyncio.run closes every generator that was begun and is still referred to, all at the same time. It reports their exceptions and raises none of them.</source>
        <translation>An seinem Ende schließt asyncio.run jeden Generator, der begonnen wurde und auf den noch etwas verweist, alle gleichzeitig. Es meldet ihre Exceptions und wirft keine davon.</translation>
    </message>
    <message>
        <source>If one of the awaitables is cancelled, that counts as if it had raised CancelledError: the gather raises it to whoever awaits it, and the other awaitables are not cancelled.</source>
        <translation>Wird eines der Awaitables abgebrochen, zählt das, als hätte es CancelledError geworfen: Das gather wirft ihn bei dem, der es abwartet, und die anderen Awaitables werden nicht abgebrochen.</translation>
    </message>
    <message>
        <source>SystemExit and KeyboardInterrupt leave the event loop at once, whichever task raises them. asyncio.run() then cancels every task, main too, and raises the exception.</source>
        <translation>SystemExit und KeyboardInterrupt verlassen die Ereignisschleife sofort, egal welcher Task sie wirft. asyncio.run() bricht dann jeden Task ab, auch main, und wirft die Exception.</translation>
    </message>
    <message>
        <source>An eager task runs inside create_task() up to its first await that suspends, and may be done when create_task() returns.</source>
        <translation>Ein sofort beginnender Task (eager) läuft innerhalb von create_task() bis zum ersten await, das ihn anhält, und kann fertig sein, wenn create_task() zurückkehrt.</translation>
    </message>
    <message>
        <source>A finally block, or async with, runs also when the task is cancelled; except Exception does not. For what is to be done only after a failure, add except asyncio.CancelledError, which ends with raise.</source>
        <translation>Ein finally-Block oder async with läuft auch, wenn der Task abgebrochen wird; except Exception nicht. Was nur nach einem Fehler zu tun ist, gehört auch in ein except asyncio.CancelledError, das mit raise endet.</translation>
    </message>
    <message>
        <source>Start it eagerly</source>
        <translation>Ihn sofort beginnen lassen (eager)</translation>
    </message>
    <message>
        <source>Since Python 3.14, create_task(..., eager_start=True) runs it up to its first await before it returns: no cancellation can come earlier.</source>
        <translation>Seit Python 3.14 führt create_task(..., eager_start=True) ihn bis zum ersten await aus, bevor es zurückkehrt: Kein Abbruch kann früher kommen.</translation>
    </message>
    <message>
        <source>Let the barrier wait for fewer tasks</source>
        <translation>Die Barriere auf weniger Tasks warten lassen</translation>
    </message>
    <message>
        <source>asyncio.Barrier(n) opens when n tasks wait at it: n has to be the number of tasks that call wait().</source>
        <translation>asyncio.Barrier(n) öffnet sich, wenn n Tasks an ihr warten: n muss die Zahl der Tasks sein, die wait() aufrufen.</translation>
    </message>
    <message>
        <source>Handle the exception of each item</source>
        <translation>Die Exception jedes Elements behandeln</translation>
    </message>
    <message>
        <source>A try and except inside the loop of the consumer: it then goes on with the next item.</source>
        <translation>Ein try und except innerhalb der Schleife des Verbrauchers: Dann macht er mit dem nächsten Element weiter.</translation>
    </message>
    <message>
        <source>Leave after the finally clause</source>
        <translation>Nach der finally-Klausel verlassen</translation>
    </message>
    <message>
        <source>A return, break or continue in finally discards the exception that is on its way, CancelledError too. After the try statement it discards nothing.</source>
        <translation>Ein return, break oder continue in finally verwirft die Exception, die unterwegs ist, auch CancelledError. Nach der try-Anweisung verwirft es nichts.</translation>
    </message>
    <message>
        <source>Ask whether the future is done</source>
        <translation>Fragen, ob das Future fertig ist</translation>
    </message>
    <message>
        <source>if not future.done(): future.set_result(...). A future that was cancelled or has a result takes no other one.</source>
        <translation>if not future.done(): future.set_result(...). Ein Future, das abgebrochen wurde oder ein Ergebnis hat, nimmt kein anderes an.</translation>
    </message>
    <message>
        <source>Give the executor more threads</source>
        <translation>Dem Executor mehr Threads geben</translation>
    </message>
    <message>
        <source>ThreadPoolExecutor(max_workers) says how many functions run at the same time. asyncio.to_thread() uses an executor with 5 threads or more.</source>
        <translation>ThreadPoolExecutor(max_workers) sagt, wie viele Funktionen gleichzeitig laufen. asyncio.to_thread() verwendet einen Executor mit 5 oder mehr Threads.</translation>
    </message>
    <message>
        <source>Ask for BaseException</source>
        <translation>Nach BaseException fragen</translation>
    </message>
    <message>
        <source>isinstance(result, BaseException) is true for a CancelledError as well.</source>
        <translation>isinstance(result, BaseException) ist auch für einen CancelledError wahr.</translation>
    </message>
    <message>
        <source>On the first Ctrl+C, asyncio.run() cancels the main task, so that code can clean up. If main then ends with that CancelledError, asyncio.run() raises KeyboardInterrupt: the tasks only see CancelledError.</source>
        <translation>Beim ersten Strg+C bricht asyncio.run() den Task main ab, damit der Code aufräumen kann. Endet main dann mit diesem CancelledError, wirft asyncio.run() KeyboardInterrupt: Die Tasks sehen nur CancelledError.</translation>
    </message>
    <message>
        <source>Close the generator where you leave it</source>
        <translation>Den Generator dort schließen, wo er verlassen wird</translation>
    </message>
    <message>
        <source>async with contextlib.aclosing(gen()) as items: async for item in items: ... Its finally then runs before the next line, and its exception is raised there.</source>
        <translation>async with contextlib.aclosing(gen()) as items: async for item in items: ... Sein finally läuft dann vor der nächsten Zeile, und seine Exception wird dort geworfen.</translation>
    </message>
    <message>
        <source>A callback should handle its own errors: nobody else can.</source>
        <translation>Ein Callback sollte seine Fehler selbst behandeln: Niemand sonst kann es.</translation>
    </message>
    <message>
        <source>call_soon() makes the event loop call a function in its next iteration; call_later(), after a delay; call_at(), at a moment of its clock; add_done_callback(), when the task or future is done. The function cannot await. If it raises, the loop reports the exception and goes on.</source>
        <translation>call_soon() lässt die Ereignisschleife eine Funktion im nächsten Durchlauf aufrufen, call_later() nach einer Verzögerung, call_at() zu einem Zeitpunkt ihrer Uhr, add_done_callback() sobald der Task oder das Future fertig ist. Die Funktion kann nicht warten. Wirft sie eine Exception, meldet die Schleife sie und läuft weiter.</translation>
    </message>
</context>
<context>
    <name>Signs</name>
    <message>
        <source>It waits for something: a task, a gather, a lock.</source>
        <translation>Er wartet auf etwas: einen Task, ein gather, ein Lock.</translation>
    </message>
    <message>
        <source>Whatever waited for it has stopped waiting without cancelling it, so it keeps running in the background.</source>
        <translation>Was auf ihn wartete, wartet nicht mehr und hat ihn nicht abgebrochen; er läuft im Hintergrund weiter.</translation>
    </message>
    <message>
        <source>Calling a coroutine function only makes an object. Nobody awaited it or made it a task, so none of its steps ran.</source>
        <translation>Eine Coroutine-Funktion aufzurufen erzeugt nur ein Objekt. Niemand wartete es ab oder machte einen Task daraus; keiner seiner Schritte lief.</translation>
    </message>
    <message>
        <source>The task failed, and no code has looked at its exception.</source>
        <translation>Der Task schlug fehl, und kein Code hat seine Exception angesehen.</translation>
    </message>
    <message>
        <source>The task was destroyed before any code looked at its exception. Only the report is left.</source>
        <translation>Der Task wurde zerstört, bevor ein Code seine Exception ansah. Nur die Meldung bleibt.</translation>
    </message>
    <message>
        <source>The task failed, and code looked at its exception.</source>
        <translation>Der Task schlug fehl, und Code hat seine Exception angesehen.</translation>
    </message>
    <message>
        <source>asyncio retrieved the exception and discarded it: no code saw it, and no report follows.</source>
        <translation>asyncio holte die Exception ab und verwarf sie: Kein Code sah sie, und keine Meldung folgt.</translation>
    </message>
    <message>
        <source>silenced by cancel()</source>
        <translation>durch cancel() verstummt</translation>
    </message>
    <message>
        <source>An except clause caught an exception.</source>
        <translation>Eine except-Klausel fing eine Exception.</translation>
    </message>
    <message>
        <source>exception replaced</source>
        <translation>Exception ersetzt</translation>
    </message>
    <message>
        <source>Another exception was raised in except or finally and replaced it, so no code outside ever sees it.</source>
        <translation>In except oder finally wurde eine andere Exception ausgelöst und ersetzte sie; kein Code außerhalb sieht sie je.</translation>
    </message>
    <message>
        <source>It returned.</source>
        <translation>Er kehrte zurück.</translation>
    </message>
    <message>
        <source>It ended with CancelledError.</source>
        <translation>Er endete mit CancelledError.</translation>
    </message>
    <message>
        <source>cancelled before its first step</source>
        <translation>vor seinem ersten Schritt abgebrochen</translation>
    </message>
    <message>
        <source>It was cancelled before its first step: none of its code ran, not even a finally block.</source>
        <translation>Er wurde vor seinem ersten Schritt abgebrochen: Nichts davon lief, nicht einmal ein finally.</translation>
    </message>
    <message>
        <source>The timeout expired and requested the cancellation, but something other than a TimeoutError came out.</source>
        <translation>Die Zeit lief ab und der Abbruch wurde angefordert, aber heraus kam etwas anderes als ein TimeoutError.</translation>
    </message>
    <message>
        <source>Cancellation was requested. A CancelledError will be raised where the task waits.</source>
        <translation>Der Abbruch wurde angefordert. Ein CancelledError wird dort ausgelöst, wo der Task wartet.</translation>
    </message>
    <message>
        <source>cancellation ignored</source>
        <translation>Abbruch ignoriert</translation>
    </message>
    <message>
        <source>The task had already ended, so the request has no effect.</source>
        <translation>Der Task war schon beendet; die Anforderung bleibt wirkungslos.</translation>
    </message>
    <message>
        <source>cancellation swallowed</source>
        <translation>Abbruch verschluckt</translation>
    </message>
    <message>
        <source>The CancelledError was raised where the task waited, but the task did not end with it.</source>
        <translation>Der CancelledError wurde ausgelöst, wo der Task wartete, aber der Task endete nicht damit.</translation>
    </message>
    <message>
        <source>gather cancelled</source>
        <translation>gather abgebrochen</translation>
    </message>
    <message>
        <source>Nothing failed: the gather was cancelled and passed the request on to all its children.</source>
        <translation>Nichts schlug fehl: Das gather wurde abgebrochen und gab die Anforderung an alle Kinder weiter.</translation>
    </message>
    <message>
        <source>It prints a line.</source>
        <translation>Er gibt eine Zeile aus.</translation>
    </message>
    <message>
        <source>unretrieved exception in hidden lanes</source>
        <translation>nicht abgeholte Exception in verborgenen Spuren</translation>
    </message>
    <message>
        <source>A hidden or collapsed lane has an exception that was never retrieved.</source>
        <translation>Eine verborgene oder eingeklappte Spur hat eine Exception, die nie abgeholt wurde.</translation>
    </message>
    <message>
        <source>end of the run</source>
        <translation>Ende des Laufs</translation>
    </message>
    <message>
        <source>The program ends here.</source>
        <translation>Hier endet das Programm.</translation>
    </message>
    <message>
        <source>idle time left out</source>
        <translation>Leerlauf ausgelassen</translation>
    </message>
    <message>
        <source>Nothing happened here, so the time is not drawn to scale.</source>
        <translation>Hier geschah nichts; die Zeit ist nicht maßstäblich gezeichnet.</translation>
    </message>
    <message>
        <source>where time is counted from</source>
        <translation>Nullpunkt der Zeit</translation>
    </message>
    <message>
        <source>The ruler counts from this moment.</source>
        <translation>Das Lineal zählt ab diesem Moment.</translation>
    </message>
    <message>
        <source>marker</source>
        <translation>Markierung</translation>
    </message>
    <message>
        <source>A marker that you set.</source>
        <translation>Eine selbst gesetzte Markierung.</translation>
    </message>
    <message>
        <source>The task at the start of the arrow created the one at its end.</source>
        <translation>Der Task am Anfang des Pfeils erzeugte den an seinem Ende.</translation>
    </message>
    <message>
        <source>The task at the end of the arrow waited for the one at its start, and goes on.</source>
        <translation>Der Task am Ende des Pfeils wartete auf den an seinem Anfang und macht weiter.</translation>
    </message>
    <message>
        <source>The task at the start of the arrow asked the one at its end to stop.</source>
        <translation>Der Task am Anfang des Pfeils forderte den Abbruch dessen an seinem Ende.</translation>
    </message>
    <message>
        <source>The exception of the task at the start of the arrow reaches the one at its end.</source>
        <translation>Die Exception des Tasks am Anfang des Pfeils erreicht den an seinem Ende.</translation>
    </message>
    <message>
        <source>The timeout expired, and a TimeoutError came out.</source>
        <translation>Der Timeout lief ab, und ein TimeoutError kam heraus.</translation>
    </message>
    <message>
        <source>timeout expired, but no TimeoutError</source>
        <translation>Timeout abgelaufen, aber kein TimeoutError</translation>
    </message>
    <message>
        <source>created, not yet started</source>
        <translation>erzeugt, noch nicht gestartet</translation>
    </message>
    <message>
        <source>The task exists; its first step runs in the next iteration of the event loop.</source>
        <translation>Der Task besteht; sein erster Schritt läuft im nächsten Durchgang der Ereignisschleife.</translation>
    </message>
    <message>
        <source>running a step</source>
        <translation>führt einen Schritt aus</translation>
    </message>
    <message>
        <source>sleeping</source>
        <translation>schläft</translation>
    </message>
    <message>
        <source>It sleeps, and the event loop runs others meanwhile.</source>
        <translation>Er schläft, und die Ereignisschleife führt inzwischen andere aus.</translation>
    </message>
    <message>
        <source>awaiting</source>
        <translation>wartet</translation>
    </message>
    <message>
        <source>awaiting a coroutine inline</source>
        <translation>wartet ohne eigenen Task auf eine Coroutine</translation>
    </message>
    <message>
        <source>It awaits a coroutine inline: the same task, shown in the lane below.</source>
        <translation>Er wartet ohne eigenen Task auf eine Coroutine: derselbe Task, in der Spur darunter gezeigt.</translation>
    </message>
    <message>
        <source>held up</source>
        <translation>aufgehalten</translation>
    </message>
    <message>
        <source>It is ready to run, but another task blocks the event loop: only one step runs at a time.</source>
        <translation>Er ist bereit zu laufen, aber ein anderer Task blockiert die Ereignisschleife: Nur ein Schritt läuft zu einer Zeit.</translation>
    </message>
    <message>
        <source>orphan</source>
        <translation>Waise</translation>
    </message>
    <message>
        <source>cancelling</source>
        <translation>wird abgebrochen</translation>
    </message>
    <message>
        <source>Its cancellation was requested and has not taken effect yet: what it awaits must end first.</source>
        <translation>Sein Abbruch wurde verlangt und wirkt noch nicht: Zuerst muss enden, worauf er wartet.</translation>
    </message>
    <message>
        <source>never awaited</source>
        <translation>nie abgewartet</translation>
    </message>
    <message>
        <source>raised, not retrieved</source>
        <translation>geworfen, nicht abgeholt</translation>
    </message>
    <message>
        <source>lost: never retrieved</source>
        <translation>verloren: nie abgeholt</translation>
    </message>
    <message>
        <source>raised, retrieved</source>
        <translation>geworfen, abgeholt</translation>
    </message>
    <message>
        <source>swallowed: seen by no code</source>
        <translation>verschluckt: von keinem Code gesehen</translation>
    </message>
    <message>
        <source>cancel() was called on the task when it had already failed. That does nothing but suppress the report.</source>
        <translation>cancel() wurde auf dem Task aufgerufen, als er schon gescheitert war. Das bewirkt nur, dass keine Meldung kommt.</translation>
    </message>
    <message>
        <source>exception caught</source>
        <translation>Exception gefangen</translation>
    </message>
    <message>
        <source>succeeded</source>
        <translation>gelungen</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>abgebrochen</translation>
    </message>
    <message>
        <source>timed out</source>
        <translation>Zeit abgelaufen</translation>
    </message>
    <message>
        <source>destroyed while pending</source>
        <translation>unfertig zerstört</translation>
    </message>
    <message>
        <source>The program ended before the task did, and nothing resumed it.</source>
        <translation>Das Programm war zu Ende, und nichts führte ihn mehr aus.</translation>
    </message>
    <message>
        <source>waits forever: deadlock</source>
        <translation>wartet ewig: Deadlock</translation>
    </message>
    <message>
        <source>Nothing is ready and no timer is set, so what it waits for cannot come.</source>
        <translation>Nichts ist bereit und kein Timer ist gestellt, also kann nicht kommen, worauf er wartet.</translation>
    </message>
    <message>
        <source>cancellation requested</source>
        <translation>Abbruch verlangt</translation>
    </message>
    <message>
        <source>cancellation takes effect</source>
        <translation>Abbruch wirkt</translation>
    </message>
    <message>
        <source>A CancelledError is raised where it waited. It may clean up, or even refuse.</source>
        <translation>Wo er wartete, wird ein CancelledError geworfen. Er kann aufräumen oder sich sogar weigern.</translation>
    </message>
    <message>
        <source>gather failed</source>
        <translation>gather gescheitert</translation>
    </message>
    <message>
        <source>Its first failure ends the gather. Children that are still running are not cancelled: they go on as orphans.</source>
        <translation>Sein erster Fehler beendet das gather. Kinder, die noch laufen, werden nicht abgebrochen: Sie laufen als Waisen weiter.</translation>
    </message>
    <message>
        <source>log</source>
        <translation>log</translation>
    </message>
    <message>
        <source>creates</source>
        <translation>erzeugt</translation>
    </message>
    <message>
        <source>is awaited</source>
        <translation>wird abgewartet</translation>
    </message>
    <message>
        <source>cancels</source>
        <translation>bricht ab</translation>
    </message>
    <message>
        <source>passes its exception</source>
        <translation>gibt seine Exception weiter</translation>
    </message>
    <message>
        <source>waits for, in the deadlock</source>
        <translation>wartet auf, im Deadlock</translation>
    </message>
    <message>
        <source>The task at the start of the arrow waits for the one at its end, or for something that it holds. That will never come.</source>
        <translation>Der Task am Anfang des Pfeils wartet auf den am Ende oder auf etwas, das dieser hält. Das kommt nie.</translation>
    </message>
    <message>
        <source>Its code runs here, and no other task can run; a call in a thread, such as work@thread-1, holds up nobody. On the virtual clock a step takes no time unless it blocks.</source>
        <translation>Sein Code läuft hier, und kein anderer Task kann laufen; ein Aufruf in einem Thread, etwa work@thread-1, hält niemanden auf. Auf der virtuellen Uhr dauert ein Schritt keine Zeit, es sei denn, er blockiert.</translation>
    </message>
    <message>
        <source>error in a callback</source>
        <translation>Fehler in einem Callback</translation>
    </message>
    <message>
        <source>A callback raised. The event loop reports it and goes on; no code can catch it.</source>
        <translation>Ein Callback warf eine Exception. Die Ereignisschleife meldet sie und macht weiter; kein Code kann sie fangen.</translation>
    </message>
    <message>
        <source>generator left at its yield</source>
        <translation>Generator am yield verlassen</translation>
    </message>
    <message>
        <source>context variable set</source>
        <translation>Kontextvariable gesetzt</translation>
    </message>
    <message>
        <source>It sets or resets a context variable: for itself, and for what it creates from then on.</source>
        <translation>Setzt eine Kontextvariable oder setzt sie zurück: für sich selbst, und für alles, was von da an erzeugt wird.</translation>
    </message>
    <message>
        <source>Nothing refers to the generator any more. The event loop closes it in a task of its own, and its clean-up runs there.</source>
        <translation>Nichts hält den Generator mehr. Die Ereignisschleife schließt ihn in einem eigenen Task, und dort räumt er auf.</translation>
    </message>
</context>
<context>
    <name>StepClipboard</name>
    <message>
        <source>The clipboard holds no steps.</source>
        <translation>Die Zwischenablage enthält keine Schritte.</translation>
    </message>
    <message>
        <source>Steps and members of a gather cannot be exchanged.</source>
        <translation>Schritte und Elemente eines gather lassen sich nicht austauschen.</translation>
    </message>
</context>
<context>
    <name>StepDefaults</name>
    <message>
        <source>here</source>
        <translation>hier</translation>
    </message>
    <message>
        <source>done</source>
        <translation>fertig</translation>
    </message>
    <message>
        <source>it failed</source>
        <translation>es scheiterte</translation>
    </message>
    <message>
        <source>what was tried</source>
        <translation>was versucht wurde</translation>
    </message>
</context>
<context>
    <name>StepEdits</name>
    <message>
        <source>A step cannot be moved into itself.</source>
        <translation>Ein Schritt kann nicht in sich selbst verschoben werden.</translation>
    </message>
    <message>
        <source>Select the steps to wrap.</source>
        <translation>Wählen Sie die Schritte zum Einpacken.</translation>
    </message>
    <message>
        <source>Only steps that follow each other in one block can be wrapped.</source>
        <translation>Nur Schritte, die in einem Block aufeinander folgen, können eingepackt werden.</translation>
    </message>
    <message>
        <source>Only steps can be wrapped.</source>
        <translation>Nur Schritte können eingepackt werden.</translation>
    </message>
    <message>
        <source>Only a step with a block can be unwrapped.</source>
        <translation>Nur ein Schritt mit einem Block kann ausgepackt werden.</translation>
    </message>
    <message>
        <source>Steps and members of a gather cannot be exchanged.</source>
        <translation>Schritte und Elemente eines gather lassen sich nicht austauschen.</translation>
    </message>
</context>
<context>
    <name>StepForm</name>
    <message>
        <source>a coroutine</source>
        <translation>eine Coroutine</translation>
    </message>
    <message>
        <source>a variable</source>
        <translation>eine Variable</translation>
    </message>
    <message>
        <source>a new task</source>
        <translation>ein neuer Task</translation>
    </message>
    <message>
        <source>gather</source>
        <translation>gather</translation>
    </message>
    <message>
        <source>shield</source>
        <translation>shield</translation>
    </message>
    <message>
        <source>wait for</source>
        <translation>wait for</translation>
    </message>
    <message>
        <source>sleep</source>
        <translation>sleep</translation>
    </message>
    <message>
        <source>each of a list</source>
        <translation>jedes einer Liste</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>of</source>
        <translation>von</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>Parameter</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>not given</source>
        <translation>nicht angegeben</translation>
    </message>
    <message>
        <source>Call a coroutine instead</source>
        <translation>Stattdessen eine Coroutine aufrufen</translation>
    </message>
    <message>
        <source>Write its steps here</source>
        <translation>Ihre Schritte hier schreiben</translation>
    </message>
    <message>
        <source>A whole number from 0 to 1,000,000 is needed.</source>
        <translation>Eine ganze Zahl von 0 bis 1.000.000 wird gebraucht.</translation>
    </message>
    <message>
        <source>@self is the running task and cannot be assigned.</source>
        <translation>@self ist der laufende Task und kann nicht zugewiesen werden.</translation>
    </message>
    <message>
        <source>There is no exception type “%1”.</source>
        <translation>Es gibt keinen Exception-Typ „%1“.</translation>
    </message>
    <message>
        <source>There is no such shared object “%1”.</source>
        <translation>Es gibt kein gemeinsames Objekt „%1“.</translation>
    </message>
    <message>
        <source>There is no coroutine “%1”.</source>
        <translation>Es gibt keine Coroutine „%1“.</translation>
    </message>
    <message>
        <source>A name is needed.</source>
        <translation>Ein Name wird gebraucht.</translation>
    </message>
    <message>
        <source>no message</source>
        <translation>keine Meldung</translation>
    </message>
    <message>
        <source>At least one name is needed.</source>
        <translation>Mindestens ein Name wird gebraucht.</translation>
    </message>
    <message>
        <source>250ms, 1.5s, 2m</source>
        <translation>250ms, 1.5s, 2m</translation>
    </message>
    <message>
        <source>never</source>
        <translation>nie</translation>
    </message>
    <message>
        <source>no limit</source>
        <translation>keine Grenze</translation>
    </message>
    <message>
        <source>once</source>
        <translation>einmal</translation>
    </message>
    <message>
        <source>A number of 0 or more is needed.</source>
        <translation>Eine Zahl von 0 an wird gebraucht.</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>nichts</translation>
    </message>
    <message>
        <source>is true</source>
        <translation>ist wahr</translation>
    </message>
    <message>
        <source>equals</source>
        <translation>gleicht</translation>
    </message>
    <message>
        <source>is an instance</source>
        <translation>ist eine Instanz</translation>
    </message>
    <message>
        <source>is done</source>
        <translation>ist fertig</translation>
    </message>
    <message>
        <source>is cancelled</source>
        <translation>ist abgebrochen</translation>
    </message>
    <message>
        <source>Condition</source>
        <translation>Bedingung</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>The user</source>
        <translation>Der Benutzer</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Titel</translation>
    </message>
    <message>
        <source>Starts with</source>
        <translation>Beginnt mit</translation>
    </message>
    <message>
        <source>Eager tasks</source>
        <translation>Eager Tasks</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>Exception</source>
        <translation>Exception</translation>
    </message>
    <message>
        <source>Exceptions</source>
        <translation>Exceptions</translation>
    </message>
    <message>
        <source>On</source>
        <translation>Auf</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Meldung</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Aus</translation>
    </message>
    <message>
        <source>How often</source>
        <translation>Wie oft</translation>
    </message>
    <message>
        <source>Counter</source>
        <translation>Zähler</translation>
    </message>
    <message>
        <source>In</source>
        <translation>In</translation>
    </message>
    <message>
        <source>Keep as</source>
        <translation>Behalten als</translation>
    </message>
    <message>
        <source>Index as</source>
        <translation>Index als</translation>
    </message>
    <message>
        <source>Times</source>
        <translation>Anzahl</translation>
    </message>
    <message>
        <source>Task name</source>
        <translation>Name des Tasks</translation>
    </message>
    <message>
        <source>Collect exceptions</source>
        <translation>Exceptions sammeln</translation>
    </message>
    <message>
        <source>Await it</source>
        <translation>Darauf warten</translation>
    </message>
    <message>
        <source>Done as</source>
        <translation>Fertige als</translation>
    </message>
    <message>
        <source>Pending as</source>
        <translation>Offene als</translation>
    </message>
    <message>
        <source>One flat list</source>
        <translation>Eine flache Liste</translation>
    </message>
    <message>
        <source>Each element</source>
        <translation>Jedes Element</translation>
    </message>
    <message>
        <source>Attempts</source>
        <translation>Versuche</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Factor</source>
        <translation>Faktor</translation>
    </message>
    <message>
        <source>At most</source>
        <translation>Höchstens</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>Links</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>Rechts</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>Task</translation>
    </message>
    <message>
        <source>Coroutine</source>
        <translation>Coroutine</translation>
    </message>
    <message>
        <source>List</source>
        <translation>Liste</translation>
    </message>
    <message>
        <source>Variable</source>
        <translation>Variable</translation>
    </message>
    <message>
        <source>At</source>
        <translation>Bei</translation>
    </message>
    <message>
        <source>Most items</source>
        <translation>Höchstens Elemente</translation>
    </message>
    <message>
        <source>logs the state</source>
        <translation>protokolliert den Zustand</translation>
    </message>
    <message>
        <source>raises</source>
        <translation>wirft</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>Bis</translation>
    </message>
    <message>
        <source>all are done</source>
        <translation>alle fertig sind</translation>
    </message>
    <message>
        <source>the first is done</source>
        <translation>das Erste fertig ist</translation>
    </message>
    <message>
        <source>the first fails, or all are done</source>
        <translation>das Erste scheitert oder alle fertig sind</translation>
    </message>
    <message>
        <source>+ else</source>
        <translation>+ else</translation>
    </message>
    <message>
        <source>+ except</source>
        <translation>+ except</translation>
    </message>
    <message>
        <source>+ except*</source>
        <translation>+ except*</translation>
    </message>
    <message>
        <source>+ finally</source>
        <translation>+ finally</translation>
    </message>
    <message>
        <source>+ member</source>
        <translation>+ Mitglied</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Object</source>
        <translation>Objekt</translation>
    </message>
    <message>
        <source>Of</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>“%1” is not a valid name: use letters, digits and _.</source>
        <translation>„%1“ ist kein gültiger Name: Buchstaben, Ziffern und _ verwenden.</translation>
    </message>
    <message>
        <source>“%1” already exists.</source>
        <translation>„%1“ gibt es schon.</translation>
    </message>
    <message>
        <source>Derived from</source>
        <translation>Abgeleitet von</translation>
    </message>
    <message>
        <source>“%1” is not a valid parameter name.</source>
        <translation>„%1“ ist kein gültiger Parametername.</translation>
    </message>
    <message>
        <source>“%1” is not a valid variable name.</source>
        <translation>„%1“ ist kein gültiger Variablenname.</translation>
    </message>
    <message>
        <source>not kept</source>
        <translation>nicht behalten</translation>
    </message>
    <message>
        <source>&quot;text&quot;, 42, True, x</source>
        <translation>&quot;text&quot;, 42, True, x</translation>
    </message>
    <message>
        <source>is false</source>
        <translation>ist falsch</translation>
    </message>
    <message>
        <source>An exception type cannot be derived from itself.</source>
        <translation>Ein Exception-Typ kann nicht von sich selbst abgeleitet sein.</translation>
    </message>
    <message>
        <source>Slots</source>
        <translation>Plätze</translation>
    </message>
    <message>
        <source>Nothing named “%1” can be reached from outside.</source>
        <translation>Nichts mit dem Namen „%1“ ist von außen erreichbar.</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>Aktion</translation>
    </message>
    <message>
        <source>retrieves the exception</source>
        <translation>holt die Exception ab</translation>
    </message>
    <message>
        <source>Change to except*</source>
        <translation>In except* ändern</translation>
    </message>
    <message>
        <source>Change to except</source>
        <translation>In except ändern</translation>
    </message>
    <message>
        <source>compares</source>
        <translation>vergleicht</translation>
    </message>
    <message>
        <source>all of these</source>
        <translation>alle von diesen</translation>
    </message>
    <message>
        <source>any of these</source>
        <translation>eine von diesen</translation>
    </message>
    <message>
        <source>Operator</source>
        <translation>Operator</translation>
    </message>
    <message>
        <source>+ condition</source>
        <translation>+ Bedingung</translation>
    </message>
    <message>
        <source>− last condition</source>
        <translation>− letzte Bedingung</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>Reihenfolge</translation>
    </message>
    <message>
        <source>first in, first out</source>
        <translation>zuerst hinein, zuerst heraus</translation>
    </message>
    <message>
        <source>last in, first out</source>
        <translation>zuletzt hinein, zuerst heraus</translation>
    </message>
    <message>
        <source>smallest first</source>
        <translation>Kleinstes zuerst</translation>
    </message>
    <message>
        <source>Start at once (Python 3.14)</source>
        <translation>Sofort beginnen (Python 3.14)</translation>
    </message>
    <message>
        <source>All waiters</source>
        <translation>Alle Wartenden</translation>
    </message>
    <message>
        <source>Immediately</source>
        <translation>Sofort</translation>
    </message>
    <message>
        <source>Bounded</source>
        <translation>Begrenzt</translation>
    </message>
    <message>
        <source>Tasks</source>
        <translation>Tasks</translation>
    </message>
    <message>
        <source>to a thread</source>
        <translation>in einen Thread</translation>
    </message>
    <message>
        <source>run in an executor</source>
        <translation>in einem Executor</translation>
    </message>
    <message>
        <source>the exception</source>
        <translation>die Exception</translation>
    </message>
    <message>
        <source>is being cancelled</source>
        <translation>wird abgebrochen</translation>
    </message>
    <message>
        <source>Index or key</source>
        <translation>Index oder Schlüssel</translation>
    </message>
    <message>
        <source>From number</source>
        <translation>Ab Zahl</translation>
    </message>
    <message>
        <source>Below</source>
        <translation>Unter</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>Schrittweite</translation>
    </message>
    <message>
        <source>To enter</source>
        <translation>Zum Betreten</translation>
    </message>
    <message>
        <source>To leave</source>
        <translation>Zum Verlassen</translation>
    </message>
    <message>
        <source>Threads</source>
        <translation>Threads</translation>
    </message>
    <message>
        <source>Executor</source>
        <translation>Executor</translation>
    </message>
    <message>
        <source>Without this one</source>
        <translation>Ohne diesen</translation>
    </message>
    <message>
        <source>Waiters</source>
        <translation>Wartende</translation>
    </message>
    <message>
        <source>the message of the report</source>
        <translation>der Text der Meldung</translation>
    </message>
    <message>
        <source>Default</source>
        <translation>Vorgabe</translation>
    </message>
    <message>
        <source>time() + 1000, or never</source>
        <translation>time() + 1000 oder nie</translation>
    </message>
    <message>
        <source>With async for (Python 3.13)</source>
        <translation>Mit async for (Python 3.13)</translation>
    </message>
    <message>
        <source>This must be a computed moment, such as time() + 1000, or never.</source>
        <translation>Dies muss ein berechneter Zeitpunkt sein, etwa time() + 1000, oder nie.</translation>
    </message>
    <message>
        <source>This must be a computed moment, such as time() + 1000.</source>
        <translation>Dies muss ein berechneter Zeitpunkt sein, etwa time() + 1000.</translation>
    </message>
    <message>
        <source>time() + 1000</source>
        <translation>time() + 1000</translation>
    </message>
    <message>
        <source>Without await (functions)</source>
        <translation>Ohne await (Funktionen)</translation>
    </message>
    <message>
        <source>Then runs</source>
        <translation>Führt danach aus</translation>
    </message>
    <message>
        <source>“%1” needs arguments.</source>
        <translation>„%1“ braucht Argumente.</translation>
    </message>
</context>
<context>
    <name>StepKinds</name>
    <message>
        <source>Common</source>
        <translation>Häufig</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Flow and variables</source>
        <translation>Ablauf und Variablen</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Warten</translation>
    </message>
    <message>
        <source>Locks, queues, events</source>
        <translation>Sperren, Warteschlangen, Ereignisse</translation>
    </message>
    <message>
        <source>log</source>
        <translation>log</translation>
    </message>
    <message>
        <source>Writes a line to the console.</source>
        <translation>Schreibt eine Zeile in die Konsole.</translation>
    </message>
    <message>
        <source>sleep</source>
        <translation>sleep</translation>
    </message>
    <message>
        <source>Waits for a while and lets other tasks run.</source>
        <translation>Wartet eine Weile und lässt andere Tasks laufen.</translation>
    </message>
    <message>
        <source>return</source>
        <translation>return</translation>
    </message>
    <message>
        <source>Ends the coroutine with a value.</source>
        <translation>Beendet die Coroutine mit einem Wert.</translation>
    </message>
    <message>
        <source>raise</source>
        <translation>raise</translation>
    </message>
    <message>
        <source>Raises an exception.</source>
        <translation>Wirft eine Exception.</translation>
    </message>
    <message>
        <source>reraise</source>
        <translation>reraise</translation>
    </message>
    <message>
        <source>raise first</source>
        <translation>raise first</translation>
    </message>
    <message>
        <source>try</source>
        <translation>try</translation>
    </message>
    <message>
        <source>Runs steps with except, else and finally branches.</source>
        <translation>Führt Schritte mit except-, else- und finally-Zweigen aus.</translation>
    </message>
    <message>
        <source>if</source>
        <translation>if</translation>
    </message>
    <message>
        <source>Runs steps when a condition holds.</source>
        <translation>Führt Schritte aus, wenn eine Bedingung gilt.</translation>
    </message>
    <message>
        <source>for</source>
        <translation>for</translation>
    </message>
    <message>
        <source>Runs steps for each element of a list.</source>
        <translation>Führt Schritte für jedes Element einer Liste aus.</translation>
    </message>
    <message>
        <source>repeat</source>
        <translation>repeat</translation>
    </message>
    <message>
        <source>Runs steps a number of times.</source>
        <translation>Führt Schritte mehrmals aus.</translation>
    </message>
    <message>
        <source>break</source>
        <translation>break</translation>
    </message>
    <message>
        <source>Leaves the innermost loop.</source>
        <translation>Verlässt die innerste Schleife.</translation>
    </message>
    <message>
        <source>continue</source>
        <translation>continue</translation>
    </message>
    <message>
        <source>set</source>
        <translation>set</translation>
    </message>
    <message>
        <source>drop</source>
        <translation>drop</translation>
    </message>
    <message>
        <source>await</source>
        <translation>await</translation>
    </message>
    <message>
        <source>Waits for a coroutine, a task or a future.</source>
        <translation>Wartet auf eine Coroutine, einen Task oder ein Future.</translation>
    </message>
    <message>
        <source>let</source>
        <translation>let</translation>
    </message>
    <message>
        <source>list</source>
        <translation>list</translation>
    </message>
    <message>
        <source>call</source>
        <translation>call</translation>
    </message>
    <message>
        <source>Awaits a coroutine inline, in the same task.</source>
        <translation>Wartet ohne eigenen Task auf eine Coroutine.</translation>
    </message>
    <message>
        <source>make</source>
        <translation>make</translation>
    </message>
    <message>
        <source>create task</source>
        <translation>create task</translation>
    </message>
    <message>
        <source>Starts a coroutine as a task of its own.</source>
        <translation>Startet eine Coroutine als eigenen Task.</translation>
    </message>
    <message>
        <source>gather</source>
        <translation>gather</translation>
    </message>
    <message>
        <source>Runs several awaitables at once and waits for all.</source>
        <translation>Führt mehrere Awaitables zugleich aus und wartet auf alle.</translation>
    </message>
    <message>
        <source>shield</source>
        <translation>shield</translation>
    </message>
    <message>
        <source>Waits for a task and protects it from cancellation.</source>
        <translation>Wartet auf einen Task und schützt ihn vor dem Abbruch.</translation>
    </message>
    <message>
        <source>wait for</source>
        <translation>wait for</translation>
    </message>
    <message>
        <source>wait</source>
        <translation>wait</translation>
    </message>
    <message>
        <source>Waits until some or all of the tasks are done.</source>
        <translation>Wartet, bis einige oder alle Tasks fertig sind.</translation>
    </message>
    <message>
        <source>as completed</source>
        <translation>as completed</translation>
    </message>
    <message>
        <source>task group</source>
        <translation>task group</translation>
    </message>
    <message>
        <source>Tasks that end together: the first failure cancels the others.</source>
        <translation>Tasks, die zusammen enden: Der erste Fehler bricht die anderen ab.</translation>
    </message>
    <message>
        <source>timeout</source>
        <translation>timeout</translation>
    </message>
    <message>
        <source>Limits how long its steps may take.</source>
        <translation>Begrenzt, wie lange seine Schritte dauern dürfen.</translation>
    </message>
    <message>
        <source>reschedule</source>
        <translation>reschedule</translation>
    </message>
    <message>
        <source>Moves the deadline of a timeout.</source>
        <translation>Verschiebt die Frist eines Timeouts.</translation>
    </message>
    <message>
        <source>cancel</source>
        <translation>cancel</translation>
    </message>
    <message>
        <source>uncancel</source>
        <translation>uncancel</translation>
    </message>
    <message>
        <source>done callback</source>
        <translation>Done-Callback</translation>
    </message>
    <message>
        <source>result</source>
        <translation>result</translation>
    </message>
    <message>
        <source>exception</source>
        <translation>exception</translation>
    </message>
    <message>
        <source>inspect</source>
        <translation>inspect</translation>
    </message>
    <message>
        <source>Logs the state of a task.</source>
        <translation>Protokolliert den Zustand eines Tasks.</translation>
    </message>
    <message>
        <source>future</source>
        <translation>future</translation>
    </message>
    <message>
        <source>set result</source>
        <translation>set result</translation>
    </message>
    <message>
        <source>Completes a future with a value.</source>
        <translation>Erfüllt ein Future mit einem Wert.</translation>
    </message>
    <message>
        <source>set exception</source>
        <translation>set exception</translation>
    </message>
    <message>
        <source>Completes a future with an exception.</source>
        <translation>Erfüllt ein Future mit einer Exception.</translation>
    </message>
    <message>
        <source>retry</source>
        <translation>neuer Versuch</translation>
    </message>
    <message>
        <source>Tries a coroutine several times with growing pauses.</source>
        <translation>Versucht eine Coroutine mehrmals mit wachsenden Pausen.</translation>
    </message>
    <message>
        <source>semaphore</source>
        <translation>semaphore</translation>
    </message>
    <message>
        <source>lock</source>
        <translation>lock</translation>
    </message>
    <message>
        <source>put</source>
        <translation>put</translation>
    </message>
    <message>
        <source>Puts a value into a queue.</source>
        <translation>Legt einen Wert in eine Warteschlange.</translation>
    </message>
    <message>
        <source>get</source>
        <translation>get</translation>
    </message>
    <message>
        <source>Takes a value from a queue.</source>
        <translation>Nimmt einen Wert aus einer Warteschlange.</translation>
    </message>
    <message>
        <source>task done</source>
        <translation>task done</translation>
    </message>
    <message>
        <source>event set</source>
        <translation>event set</translation>
    </message>
    <message>
        <source>event clear</source>
        <translation>event clear</translation>
    </message>
    <message>
        <source>event wait</source>
        <translation>event wait</translation>
    </message>
    <message>
        <source>Waits until an event is set.</source>
        <translation>Wartet, bis ein Event gesetzt ist.</translation>
    </message>
    <message>
        <source>Creating tasks</source>
        <translation>Tasks erzeugen</translation>
    </message>
    <message>
        <source>Timeouts and cancellation</source>
        <translation>Timeouts und Abbruch</translation>
    </message>
    <message>
        <source>Inspecting tasks, futures</source>
        <translation>Tasks prüfen, Futures</translation>
    </message>
    <message>
        <source>Raises the exception being handled once more.</source>
        <translation>Wirft die gerade behandelte Exception erneut.</translation>
    </message>
    <message>
        <source>Raises the first few times only, to try out retries.</source>
        <translation>Löst nur die ersten Male eine Exception aus, um Wiederholungen zu erproben.</translation>
    </message>
    <message>
        <source>Continues with the next iteration of the loop.</source>
        <translation>Fährt mit dem nächsten Durchlauf der Schleife fort.</translation>
    </message>
    <message>
        <source>Assigns a value to a variable.</source>
        <translation>Weist einer Variablen einen Wert zu.</translation>
    </message>
    <message>
        <source>Deletes a variable, which may destroy its value.</source>
        <translation>Löscht eine Variable, womit ihr Wert zerstört werden kann.</translation>
    </message>
    <message>
        <source>Creates an awaitable without waiting for it.</source>
        <translation>Erzeugt ein Awaitable, ohne darauf zu warten.</translation>
    </message>
    <message>
        <source>Creates a list of coroutine objects or tasks.</source>
        <translation>Erzeugt eine Liste von Coroutine-Objekten oder Tasks.</translation>
    </message>
    <message>
        <source>Creates a coroutine object without starting it.</source>
        <translation>Erzeugt ein Coroutine-Objekt, ohne es zu starten.</translation>
    </message>
    <message>
        <source>Waits for at most a given time.</source>
        <translation>Wartet höchstens eine bestimmte Zeit.</translation>
    </message>
    <message>
        <source>Handles awaitables in the order in which they finish.</source>
        <translation>Behandelt Awaitables in der Reihenfolge, in der sie fertig werden.</translation>
    </message>
    <message>
        <source>Cancels a task, a future or a list of them.</source>
        <translation>Bricht einen Task, ein Future oder eine Liste davon ab.</translation>
    </message>
    <message>
        <source>Withdraws one cancellation request.</source>
        <translation>Nimmt eine Abbruchanforderung zurück.</translation>
    </message>
    <message>
        <source>Runs a callback when a task is done.</source>
        <translation>Ruft ein Callback auf, wenn ein Task fertig ist.</translation>
    </message>
    <message>
        <source>Retrieves the result of a finished task.</source>
        <translation>Holt das Ergebnis eines fertigen Tasks ab.</translation>
    </message>
    <message>
        <source>Retrieves the exception of a finished task.</source>
        <translation>Holt die Exception eines fertigen Tasks ab.</translation>
    </message>
    <message>
        <source>Creates a future that other code completes.</source>
        <translation>Erzeugt ein Future, das anderer Code abschließt.</translation>
    </message>
    <message>
        <source>Holds one slot of a semaphore while its steps run.</source>
        <translation>Belegt einen Platz einer Semaphore, solange seine Schritte laufen.</translation>
    </message>
    <message>
        <source>Holds a lock while its steps run.</source>
        <translation>Hält ein Lock, solange seine Schritte laufen.</translation>
    </message>
    <message>
        <source>Reports to a queue that an item has been processed.</source>
        <translation>Meldet einer Warteschlange, dass ein Element verarbeitet ist.</translation>
    </message>
    <message>
        <source>Waits until every item of a queue has been processed.</source>
        <translation>Wartet, bis jedes Element einer Warteschlange verarbeitet ist.</translation>
    </message>
    <message>
        <source>Sets an event, which wakes every task that waits for it.</source>
        <translation>Setzt ein Event und weckt damit jeden Task, der darauf wartet.</translation>
    </message>
    <message>
        <source>Clears an event, so that tasks wait for it again.</source>
        <translation>Setzt ein Event zurück, sodass Tasks wieder darauf warten.</translation>
    </message>
    <message>
        <source>queue.join()</source>
        <translation>queue.join()</translation>
    </message>
    <message>
        <source>block</source>
        <translation>block</translation>
    </message>
    <message>
        <source>A call that takes time and does not await: nothing else can run.</source>
        <translation>Ein Aufruf, der Zeit braucht und nichts abwartet: Nichts anderes kann laufen.</translation>
    </message>
    <message>
        <source>raise value</source>
        <translation>raise value</translation>
    </message>
    <message>
        <source>Raises the exception that a variable holds.</source>
        <translation>Wirft die Exception, die eine Variable enthält.</translation>
    </message>
    <message>
        <source>while</source>
        <translation>while</translation>
    </message>
    <message>
        <source>Runs steps as long as a condition holds.</source>
        <translation>Führt Schritte aus, solange eine Bedingung gilt.</translation>
    </message>
    <message>
        <source>acquire</source>
        <translation>acquire</translation>
    </message>
    <message>
        <source>Takes a slot of a semaphore, a lock or the lock of a condition; a release gives it back.</source>
        <translation>Nimmt einen Platz einer Semaphore, ein Lock oder das Lock einer Condition; ein release gibt es zurück.</translation>
    </message>
    <message>
        <source>release</source>
        <translation>release</translation>
    </message>
    <message>
        <source>Gives back what an acquire took.</source>
        <translation>Gibt zurück, was ein acquire genommen hat.</translation>
    </message>
    <message>
        <source>condition</source>
        <translation>condition</translation>
    </message>
    <message>
        <source>Holds the lock of a condition while its steps run.</source>
        <translation>Hält das Lock einer Condition, solange seine Schritte laufen.</translation>
    </message>
    <message>
        <source>condition wait</source>
        <translation>condition wait</translation>
    </message>
    <message>
        <source>Releases the lock of a condition until it is notified, then takes it again.</source>
        <translation>Gibt das Lock einer Condition frei, bis sie benachrichtigt wird, und nimmt es dann wieder.</translation>
    </message>
    <message>
        <source>notify</source>
        <translation>notify</translation>
    </message>
    <message>
        <source>barrier wait</source>
        <translation>barrier wait</translation>
    </message>
    <message>
        <source>Waits until as many tasks have come as the barrier needs.</source>
        <translation>Wartet, bis so viele Tasks da sind, wie die Barriere braucht.</translation>
    </message>
    <message>
        <source>barrier reset</source>
        <translation>barrier reset</translation>
    </message>
    <message>
        <source>Empties a barrier; tasks that wait there get a BrokenBarrierError.</source>
        <translation>Leert eine Barriere; Tasks, die dort warten, erhalten einen BrokenBarrierError.</translation>
    </message>
    <message>
        <source>barrier abort</source>
        <translation>barrier abort</translation>
    </message>
    <message>
        <source>Breaks a barrier: every wait there raises BrokenBarrierError.</source>
        <translation>Macht eine Barriere unbrauchbar: Jedes Warten dort wirft BrokenBarrierError.</translation>
    </message>
    <message>
        <source>put_nowait</source>
        <translation>put_nowait</translation>
    </message>
    <message>
        <source>Puts a value into a queue at once, or raises QueueFull.</source>
        <translation>Legt einen Wert sofort in eine Warteschlange oder wirft QueueFull.</translation>
    </message>
    <message>
        <source>get_nowait</source>
        <translation>get_nowait</translation>
    </message>
    <message>
        <source>Takes a value from a queue at once, or raises QueueEmpty.</source>
        <translation>Nimmt einen Wert sofort aus einer Warteschlange oder wirft QueueEmpty.</translation>
    </message>
    <message>
        <source>queue shutdown</source>
        <translation>queue shutdown</translation>
    </message>
    <message>
        <source>Ends a queue: no more puts, and gets raise QueueShutDown once it is empty. From Python 3.13 on.</source>
        <translation>Beendet eine Warteschlange: kein put mehr, und get wirft QueueShutDown, sobald sie leer ist. Ab Python 3.13.</translation>
    </message>
    <message>
        <source>condition wait for</source>
        <translation>Bedingung: wait_for</translation>
    </message>
    <message>
        <source>all tasks</source>
        <translation>alle Tasks</translation>
    </message>
    <message>
        <source>Makes a list of all tasks that are not done.</source>
        <translation>Bildet eine Liste aller Tasks, die nicht fertig sind.</translation>
    </message>
    <message>
        <source>to thread</source>
        <translation>in einen Thread</translation>
    </message>
    <message>
        <source>run in executor</source>
        <translation>in einem Executor</translation>
    </message>
    <message>
        <source>Runs a function in a thread of an executor, which has a limited number of threads.</source>
        <translation>Führt eine Funktion in einem Thread eines Executors aus, der eine begrenzte Zahl von Threads hat.</translation>
    </message>
    <message>
        <source>append</source>
        <translation>append</translation>
    </message>
    <message>
        <source>Adds a value to the end of a list.</source>
        <translation>Hängt einen Wert an eine Liste an.</translation>
    </message>
    <message>
        <source>extend</source>
        <translation>extend</translation>
    </message>
    <message>
        <source>Adds every element of a value to the end of a list.</source>
        <translation>Hängt jedes Element eines Werts an eine Liste an.</translation>
    </message>
    <message>
        <source>pop</source>
        <translation>pop</translation>
    </message>
    <message>
        <source>set item</source>
        <translation>set item</translation>
    </message>
    <message>
        <source>Assigns to one item of a list or a dictionary.</source>
        <translation>Weist einem Element einer Liste oder eines Dictionarys einen Wert zu.</translation>
    </message>
    <message>
        <source>remove</source>
        <translation>remove</translation>
    </message>
    <message>
        <source>Removes the first item of a list that equals a value.</source>
        <translation>Entfernt das erste Element einer Liste, das einem Wert gleicht.</translation>
    </message>
    <message>
        <source>for range</source>
        <translation>for range</translation>
    </message>
    <message>
        <source>Runs steps for each number from one up to, but not including, another.</source>
        <translation>Führt Schritte für jede Zahl von einer bis vor eine andere aus.</translation>
    </message>
    <message>
        <source>add note</source>
        <translation>add note</translation>
    </message>
    <message>
        <source>Adds a note to an exception; Python prints it below the exception.</source>
        <translation>Fügt einer Exception eine Notiz hinzu; Python gibt sie unter der Exception aus.</translation>
    </message>
    <message>
        <source>with</source>
        <translation>with</translation>
    </message>
    <message>
        <source>Runs steps between two coroutines, one that enters and one that always leaves; the latter can suppress an exception.</source>
        <translation>Führt Schritte zwischen zwei Coroutinen aus, einer zum Betreten und einer, die immer verlässt; diese kann eine Exception unterdrücken.</translation>
    </message>
    <message>
        <source>exit stack</source>
        <translation>exit stack</translation>
    </message>
    <message>
        <source>Runs steps, then leaves everything that they entered, the last first.</source>
        <translation>Führt Schritte aus und verlässt dann alles, was sie betreten haben, das Letzte zuerst.</translation>
    </message>
    <message>
        <source>enter context</source>
        <translation>enter context</translation>
    </message>
    <message>
        <source>Enters a context manager, which an exit stack leaves at its end.</source>
        <translation>Betritt einen Context-Manager, den ein Exit-Stack an seinem Ende verlässt.</translation>
    </message>
    <message>
        <source>push callback</source>
        <translation>push callback</translation>
    </message>
    <message>
        <source>suppress</source>
        <translation>suppress</translation>
    </message>
    <message>
        <source>Runs steps and ignores exceptions of the given types.</source>
        <translation>Führt Schritte aus und ignoriert Exceptions der angegebenen Typen.</translation>
    </message>
    <message>
        <source>Waits on a condition until something holds, which is checked again after each notify.</source>
        <translation>Wartet auf eine Condition, bis etwas gilt; das wird nach jedem notify neu geprüft.</translation>
    </message>
    <message>
        <source>Runs a blocking function in a thread and awaits it; other tasks go on meanwhile.</source>
        <translation>Führt eine blockierende Funktion in einem Thread aus und wartet auf sie; andere Tasks laufen währenddessen weiter.</translation>
    </message>
    <message>
        <source>Wakes one, several or all of the tasks that wait for a condition.</source>
        <translation>Weckt einen, mehrere oder alle Tasks, die auf eine Condition warten.</translation>
    </message>
    <message>
        <source>Takes an item out of a list or a dictionary: the last one of a list, or the one at the given index or key.</source>
        <translation>Nimmt ein Element aus einer Liste oder einem Dictionary: das letzte einer Liste oder das mit dem angegebenen Index oder Schlüssel.</translation>
    </message>
    <message>
        <source>Registers a coroutine that an exit stack awaits at its end.</source>
        <translation>Meldet eine Coroutine an, auf die ein Exit-Stack an seinem Ende wartet.</translation>
    </message>
    <message>
        <source>timeout at</source>
        <translation>timeout at</translation>
    </message>
    <message>
        <source>Ends its steps at a moment of the loop&apos;s clock: several waits can share one deadline.</source>
        <translation>Beendet seine Schritte zu einem Zeitpunkt auf der Uhr der Schleife: Mehrere Wartezeiten können sich eine Frist teilen.</translation>
    </message>
    <message>
        <source>reschedule at</source>
        <translation>reschedule at</translation>
    </message>
    <message>
        <source>Moves the deadline of a timeout to a moment of the loop&apos;s clock.</source>
        <translation>Verschiebt die Frist eines Timeouts auf einen Zeitpunkt der Uhr der Schleife.</translation>
    </message>
    <message>
        <source>collect garbage</source>
        <translation>collect garbage</translation>
    </message>
    <message>
        <source>Runs the garbage collector, which destroys tasks that nothing else refers to.</source>
        <translation>Führt die Speicherbereinigung aus, die Tasks zerstört, auf die sonst nichts verweist.</translation>
    </message>
    <message>
        <source>run coroutine threadsafe</source>
        <translation>run coroutine threadsafe</translation>
    </message>
    <message>
        <source>In a thread: gives the loop a coroutine to run as a task.</source>
        <translation>In einem Thread: gibt der Schleife eine Coroutine, die sie als Task ausführt.</translation>
    </message>
    <message>
        <source>threadsafe result</source>
        <translation>threadsafe result</translation>
    </message>
    <message>
        <source>In a thread: waits for the result of a coroutine that the loop runs.</source>
        <translation>In einem Thread: wartet auf das Ergebnis einer Coroutine, die die Schleife ausführt.</translation>
    </message>
    <message>
        <source>threadsafe cancel</source>
        <translation>threadsafe cancel</translation>
    </message>
    <message>
        <source>In a thread: cancels a coroutine that the loop runs.</source>
        <translation>In einem Thread: bricht eine Coroutine ab, die die Schleife ausführt.</translation>
    </message>
    <message>
        <source>call soon</source>
        <translation>call soon</translation>
    </message>
    <message>
        <source>Has the event loop call a function in its next iteration.</source>
        <translation>Lässt die Ereignisschleife eine Funktion im nächsten Durchlauf aufrufen.</translation>
    </message>
    <message>
        <source>call later</source>
        <translation>call later</translation>
    </message>
    <message>
        <source>Has the event loop call a function after some time; the handle can be cancelled.</source>
        <translation>Lässt die Ereignisschleife eine Funktion nach einiger Zeit aufrufen; der Handle kann abgebrochen werden.</translation>
    </message>
    <message>
        <source>Once a task or future is done, the event loop calls a function with it.</source>
        <translation>Sobald ein Task oder Future fertig ist, ruft die Ereignisschleife eine Funktion damit auf.</translation>
    </message>
    <message>
        <source>exception handler</source>
        <translation>Exception-Handler</translation>
    </message>
    <message>
        <source>From now on, the event loop calls a function for every error that it would otherwise report.</source>
        <translation>Von nun an ruft die Ereignisschleife für jeden Fehler, den sie sonst melden würde, eine Funktion auf.</translation>
    </message>
    <message>
        <source>set context</source>
        <translation>Kontext setzen</translation>
    </message>
    <message>
        <source>Sets a context variable for this task and for what it creates from now on.</source>
        <translation>Setzt eine Kontextvariable für diesen Task und für alles, was er von nun an erzeugt.</translation>
    </message>
    <message>
        <source>reset context</source>
        <translation>Kontext zurücksetzen</translation>
    </message>
    <message>
        <source>Gives a context variable the value that it had before the token was made.</source>
        <translation>Gibt einer Kontextvariablen den Wert, den sie hatte, bevor das Token entstand.</translation>
    </message>
    <message>
        <source>yield</source>
        <translation>yield</translation>
    </message>
    <message>
        <source>Hands out a value and waits until the next one is asked for. It makes the coroutine an async generator.</source>
        <translation>Gibt einen Wert heraus und wartet, bis der nächste verlangt wird. Damit wird die Coroutine ein asynchroner Generator.</translation>
    </message>
    <message>
        <source>async for</source>
        <translation>async for</translation>
    </message>
    <message>
        <source>Runs steps for each value that an async generator yields. Left early, it does not close the generator.</source>
        <translation>Führt Schritte für jeden Wert aus, den ein asynchroner Generator liefert. Wird die Schleife vorzeitig verlassen, schließt das den Generator nicht.</translation>
    </message>
    <message>
        <source>anext</source>
        <translation>anext</translation>
    </message>
    <message>
        <source>Asks an async generator for its next value. At its end, it raises StopAsyncIteration.</source>
        <translation>Verlangt von einem asynchronen Generator den nächsten Wert. An dessen Ende wirft es StopAsyncIteration.</translation>
    </message>
    <message>
        <source>aclose</source>
        <translation>aclose</translation>
    </message>
    <message>
        <source>Closes an async generator: GeneratorExit is raised at its yield, and its finally runs here.</source>
        <translation>Schließt einen asynchronen Generator: An seinem yield wird GeneratorExit geworfen, und sein finally läuft hier.</translation>
    </message>
    <message>
        <source>call at</source>
        <translation>call at</translation>
    </message>
    <message>
        <source>Has the event loop call a function at a moment of its clock; the handle can be cancelled.</source>
        <translation>Lässt die Ereignisschleife eine Funktion zu einem Zeitpunkt ihrer Uhr aufrufen; der Handle kann abgebrochen werden.</translation>
    </message>
    <message>
        <source>signal handler</source>
        <translation>Signal-Handler</translation>
    </message>
    <message>
        <source>From now on, Ctrl+C has the event loop call a function; it no longer cancels main.</source>
        <translation>Von nun an lässt Strg+C die Ereignisschleife eine Funktion aufrufen; es bricht main nicht mehr ab.</translation>
    </message>
    <message>
        <source>remove signal handler</source>
        <translation>Signal-Handler entfernen</translation>
    </message>
    <message>
        <source>Ctrl+C raises KeyboardInterrupt again.</source>
        <translation>Strg+C wirft wieder KeyboardInterrupt.</translation>
    </message>
</context>
<context>
    <name>StepRows</name>
    <message>
        <source>Add a step…</source>
        <translation>Schritt hinzufügen…</translation>
    </message>
    <message>
        <source>else</source>
        <translation>else</translation>
    </message>
    <message>
        <source>do</source>
        <translation>do</translation>
    </message>
    <message>
        <source>Add a member…</source>
        <translation>Mitglied hinzufügen…</translation>
    </message>
    <message>
        <source>enter</source>
        <translation>betreten</translation>
    </message>
    <message>
        <source>leave</source>
        <translation>verlassen</translation>
    </message>
</context>
<context>
    <name>StepWords</name>
    <message numerus="yes">
        <source>%n awaitables</source>
        <translation>
            <numerusform>%n Awaitable</numerusform>
            <numerusform>%n Awaitables</numerusform>
        </translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>nichts</translation>
    </message>
    <message>
        <source>task %1</source>
        <translation>task %1</translation>
    </message>
    <message>
        <source>%1 in %2</source>
        <translation>%1 in %2</translation>
    </message>
    <message>
        <source>gather %1</source>
        <translation>gather %1</translation>
    </message>
    <message>
        <source>%1 (collects exceptions)</source>
        <translation>%1 (sammelt Exceptions)</translation>
    </message>
    <message>
        <source>shield %1</source>
        <translation>shield %1</translation>
    </message>
    <message>
        <source>%1 for at most %2</source>
        <translation>%1 höchstens %2 lang</translation>
    </message>
    <message>
        <source>%1 without a limit</source>
        <translation>%1 ohne Grenze</translation>
    </message>
    <message>
        <source>sleep %1</source>
        <translation>sleep %1</translation>
    </message>
    <message>
        <source>each of %1</source>
        <translation>jedes von %1</translation>
    </message>
    <message>
        <source>not %1</source>
        <translation>nicht %1</translation>
    </message>
    <message>
        <source>%1 is a %2</source>
        <translation>%1 ist ein %2</translation>
    </message>
    <message>
        <source>%1 is done</source>
        <translation>%1 ist fertig</translation>
    </message>
    <message>
        <source>%1 was cancelled</source>
        <translation>%1 wurde abgebrochen</translation>
    </message>
    <message>
        <source>(not awaited)</source>
        <translation>(nicht abgewartet)</translation>
    </message>
    <message numerus="yes">
        <source>%1, %n times</source>
        <translation>
            <numerusform>%1, %n-mal</numerusform>
            <numerusform>%1, %n-mal</numerusform>
        </translation>
    </message>
    <message>
        <source>, pause %1</source>
        <translation>, Pause %1</translation>
    </message>
    <message>
        <source>, on %1</source>
        <translation>, bei %1</translation>
    </message>
    <message>
        <source>%1 until the first is done</source>
        <translation>%1, bis das Erste fertig ist</translation>
    </message>
    <message>
        <source>%1 until the first exception</source>
        <translation>%1 bis zur ersten Exception</translation>
    </message>
    <message>
        <source>%1 on %2</source>
        <translation>%1 bei %2</translation>
    </message>
    <message>
        <source>%1, logs</source>
        <translation>%1, protokolliert</translation>
    </message>
    <message>
        <source>%1, retrieves the exception</source>
        <translation>%1, holt die Exception ab</translation>
    </message>
    <message>
        <source>%1, raises %2</source>
        <translation>%1, wirft %2</translation>
    </message>
    <message>
        <source>%1 from %2</source>
        <translation>%1 aus %2</translation>
    </message>
    <message>
        <source>the exception being handled</source>
        <translation>die gerade behandelte Exception</translation>
    </message>
    <message numerus="yes">
        <source>the first %n times: %1</source>
        <translation>
            <numerusform>das erste Mal: %1</numerusform>
            <numerusform>die ersten %n Male: %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n times</source>
        <translation>
            <numerusform>%n-mal</numerusform>
            <numerusform>%n-mal</numerusform>
        </translation>
    </message>
    <message>
        <source>(collects exceptions)</source>
        <translation>(sammelt Exceptions)</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>as %1</source>
        <translation>als %1</translation>
    </message>
    <message>
        <source>%1 as %2</source>
        <translation>%1 als %2</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 auf %2</translation>
    </message>
    <message>
        <source>of %1</source>
        <translation>von %1</translation>
    </message>
    <message>
        <source>%1 into %2</source>
        <translation>%1 in %2</translation>
    </message>
    <message>
        <source>from %1</source>
        <translation>aus %1</translation>
    </message>
    <message>
        <source>never</source>
        <translation>nie</translation>
    </message>
    <message>
        <source>%1, returning %2</source>
        <translation>%1, liefert %2</translation>
    </message>
    <message>
        <source>%1 and %2</source>
        <translation>%1 und %2</translation>
    </message>
    <message>
        <source>%1 or %2</source>
        <translation>%1 oder %2</translation>
    </message>
    <message>
        <source>(starts at once)</source>
        <translation>(beginnt sofort)</translation>
    </message>
    <message>
        <source>all of %1</source>
        <translation>alle von %1</translation>
    </message>
    <message>
        <source>%1 at once</source>
        <translation>%1 sofort</translation>
    </message>
    <message>
        <source>%1 in a thread of %2</source>
        <translation>%1 in einem Thread von %2</translation>
    </message>
    <message>
        <source>%1 in a thread</source>
        <translation>%1 in einem Thread</translation>
    </message>
    <message>
        <source>%1 is being cancelled</source>
        <translation>%1 wird abgebrochen</translation>
    </message>
    <message>
        <source>%1, then %2</source>
        <translation>%1, dann %2</translation>
    </message>
    <message>
        <source>%1 until %2</source>
        <translation>%1, bis %2</translation>
    </message>
    <message>
        <source>%1, without this one</source>
        <translation>%1, ohne diesen</translation>
    </message>
    <message>
        <source>%1 onto %2</source>
        <translation>%1 an %2</translation>
    </message>
    <message>
        <source>%1 by %2</source>
        <translation>%1 um %2</translation>
    </message>
    <message>
        <source>%1, with async for</source>
        <translation>%1, mit async for</translation>
    </message>
    <message>
        <source>%1 after %2</source>
        <translation>%1 nach %2</translation>
    </message>
    <message>
        <source>%1 when %2 is done</source>
        <translation>%1, wenn %2 fertig ist</translation>
    </message>
    <message>
        <source>%1 with %2</source>
        <translation>%1 mit %2</translation>
    </message>
    <message>
        <source>%1 at %2</source>
        <translation>%1 bei %2</translation>
    </message>
    <message>
        <source>(without await)</source>
        <translation>(ohne await)</translation>
    </message>
</context>
<context>
    <name>Strategy</name>
    <message>
        <source>As written</source>
        <translation>Wie geschrieben</translation>
    </message>
    <message>
        <source>Fail fast</source>
        <translation>Fail fast</translation>
    </message>
    <message>
        <source>Collect</source>
        <translation>Sammeln</translation>
    </message>
    <message>
        <source>Task group</source>
        <translation>Task-Gruppe</translation>
    </message>
    <message>
        <source>One by one</source>
        <translation>Nacheinander</translation>
    </message>
    <message>
        <source>A gather with return_exceptions: main waits for all, and exceptions become results.</source>
        <translation>Ein gather mit return_exceptions: main wartet auf alle, und Exceptions werden zu Ergebnissen.</translation>
    </message>
    <message>
        <source>A task group: the first failure cancels the other tasks, and main gets an exception group.</source>
        <translation>Eine Task-Gruppe: Der erste Fehler bricht die anderen Tasks ab, und main bekommt eine ExceptionGroup.</translation>
    </message>
    <message>
        <source>Each coroutine is awaited before the next one starts; an exception stops the rest.</source>
        <translation>Auf jede Coroutine wird gewartet, bevor die nächste beginnt; eine Exception hält den Rest auf.</translation>
    </message>
    <message>
        <source>Main waits for no tasks: it has no gather, no task group and no sequence of calls.</source>
        <translation>Main wartet auf keine Tasks: Es hat kein gather, keine Task-Gruppe und keine Folge von Aufrufen.</translation>
    </message>
    <message>
        <source>There is no task yet that could be awaited.</source>
        <translation>Es gibt noch keinen Task, auf den gewartet werden könnte.</translation>
    </message>
    <message>
        <source>Other steps use the gather “%1”.</source>
        <translation>Andere Schritte verwenden das gather „%1“.</translation>
    </message>
    <message>
        <source>Other steps use the tasks in the list “%1”.</source>
        <translation>Andere Schritte verwenden die Tasks in der Liste „%1“.</translation>
    </message>
    <message>
        <source>Other steps use the task “%1”.</source>
        <translation>Andere Schritte verwenden den Task „%1“.</translation>
    </message>
    <message>
        <source>The task group does more than start tasks (“%1”).</source>
        <translation>Die Task-Gruppe tut mehr, als Tasks zu starten („%1“).</translation>
    </message>
    <message>
        <source>Other steps use the task group “%1”.</source>
        <translation>Andere Schritte verwenden die Task-Gruppe „%1“.</translation>
    </message>
    <message>
        <source>Later steps use “%1”, which “%2” returns.</source>
        <translation>Spätere Schritte verwenden „%1“, das „%2“ zurückgibt.</translation>
    </message>
    <message>
        <source>A call is repeated more than a million times.</source>
        <translation>Ein Aufruf wird mehr als eine Million Mal wiederholt.</translation>
    </message>
    <message>
        <source>Later steps use the result “%1”.</source>
        <translation>Spätere Schritte verwenden das Ergebnis „%1“.</translation>
    </message>
    <message>
        <source>The loop does more with each task than wait for it.</source>
        <translation>Die Schleife tut mit jedem Task mehr, als auf ihn zu warten.</translation>
    </message>
    <message>
        <source>“%1” is created by a step that is not possible in a task group.</source>
        <translation>„%1“ entsteht in einem Schritt, der in einer Task-Gruppe nicht möglich ist.</translation>
    </message>
    <message>
        <source>A task group can only start coroutines, not a gather or a shield.</source>
        <translation>Eine Task-Gruppe kann nur Coroutinen starten, kein gather oder shield.</translation>
    </message>
    <message>
        <source>“%1” needs an index, which a sequence of calls does not provide.</source>
        <translation>„%1“ braucht einen Index, den eine Folge von Aufrufen nicht liefert.</translation>
    </message>
    <message>
        <source>Later steps use the list of results “%1”, which only a gather provides.</source>
        <translation>Spätere Schritte verwenden die Ergebnisliste „%1“, die nur ein gather liefert.</translation>
    </message>
    <message>
        <source>Main does not show what the list “%1” contains.</source>
        <translation>Aus main geht nicht hervor, was die Liste „%1“ enthält.</translation>
    </message>
    <message>
        <source>Main does not show to which coroutine “%1” belongs.</source>
        <translation>Aus main geht nicht hervor, zu welcher Coroutine „%1“ gehört.</translation>
    </message>
    <message>
        <source>Runs the task set exactly as written.</source>
        <translation>Führt das Task-Set genau so aus, wie es geschrieben ist.</translation>
    </message>
    <message>
        <source>A gather: the first exception reaches main immediately, the other tasks keep running.</source>
        <translation>Ein gather: Die erste Exception erreicht main sofort, die anderen Tasks laufen weiter.</translation>
    </message>
    <message>
        <source>Later steps use “%1”, which the function in a thread returns.</source>
        <translation>Spätere Schritte verwenden „%1“, was die Funktion in einem Thread zurückgibt.</translation>
    </message>
</context>
<context>
    <name>Tables</name>
    <message>
        <source>succeeded</source>
        <translation>gelungen</translation>
    </message>
    <message>
        <source>raised %1</source>
        <translation>%1 geworfen</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>abgebrochen</translation>
    </message>
    <message>
        <source>destroyed while pending</source>
        <translation>unfertig zerstört</translation>
    </message>
    <message>
        <source>never awaited</source>
        <translation>nie abgewartet</translation>
    </message>
    <message>
        <source>timed out</source>
        <translation>Zeit abgelaufen</translation>
    </message>
    <message>
        <source>%1 succeeded</source>
        <translation>%1 ist gelungen</translation>
    </message>
    <message>
        <source>%1 raised</source>
        <translation>%1 hat geworfen</translation>
    </message>
    <message>
        <source>Begins</source>
        <translation>Beginnt</translation>
    </message>
    <message>
        <source>Ends</source>
        <translation>Endet</translation>
    </message>
    <message>
        <source>Lasts</source>
        <translation>Dauert</translation>
    </message>
    <message>
        <source>Exception</source>
        <translation>Exception</translation>
    </message>
    <message>
        <source>Unretrieved</source>
        <translation>Nicht abgeholt</translation>
    </message>
    <message>
        <source>Fate</source>
        <translation>Schicksal</translation>
    </message>
    <message>
        <source>not ended</source>
        <translation>nicht beendet</translation>
    </message>
    <message>
        <source>orphan</source>
        <translation>Waise</translation>
    </message>
    <message>
        <source>returned %1</source>
        <translation>gab %1 zurück</translation>
    </message>
    <message>
        <source>%1 not ended</source>
        <translation>%1 nicht beendet</translation>
    </message>
    <message>
        <source>%1 cancelled</source>
        <translation>%1 abgebrochen</translation>
    </message>
    <message>
        <source>%1 never awaited</source>
        <translation>%1 nie abgewartet</translation>
    </message>
    <message>
        <source>%1 unretrieved</source>
        <translation>%1 nicht abgeholt</translation>
    </message>
    <message>
        <source>Raised</source>
        <translation>Geworfen</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>Task</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>Ergebnisse</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Ausgang</translation>
    </message>
    <message>
        <source>Exceptions</source>
        <translation>Exceptions</translation>
    </message>
    <message>
        <source>Mermaid draws at most %1 characters unless its option maxTextSize is raised; these are %2.</source>
        <translation>Mermaid zeichnet höchstens %1 Zeichen, sofern die Option maxTextSize nicht erhöht ist; dies sind %2.</translation>
    </message>
    <message>
        <source>deadlock: %1 waiting</source>
        <translation>Deadlock: %1 warten</translation>
    </message>
</context>
<context>
    <name>TaskSetReader</name>
    <message>
        <source>More than %1 coroutines await each other inline in a chain.</source>
        <translation>Mehr als %1 Coroutinen warten ohne eigenen Task in einer Kette aufeinander.</translation>
    </message>
    <message>
        <source>“%1” takes no argument “%2”.</source>
        <translation>„%1“ hat kein Argument „%2“.</translation>
    </message>
    <message>
        <source>“%1” needs the argument %2.</source>
        <translation>„%1“ braucht das Argument %2.</translation>
    </message>
    <message>
        <source>“each” is only allowed in the list of gather, as_completed or list.</source>
        <translation>„each“ ist nur in der Liste von gather, as_completed oder list erlaubt.</translation>
    </message>
    <message>
        <source>The key “ms” is missing.</source>
        <translation>Der Schlüssel „ms“ fehlt.</translation>
    </message>
    <message>
        <source>“times” is only allowed in the list of gather, as_completed or list, and in the step “spawn”.</source>
        <translation>„times“ ist nur in der Liste von gather, as_completed oder list und im Schritt „spawn“ erlaubt.</translation>
    </message>
    <message>
        <source>“times” needs a coroutine, or a “spawn” of one.</source>
        <translation>„times“ braucht eine Coroutine oder ein „spawn“ davon.</translation>
    </message>
    <message>
        <source>A coroutine has at most %1 parameters.</source>
        <translation>Eine Coroutine hat höchstens %1 Parameter.</translation>
    </message>
    <message>
        <source>The parameter “%1” appears twice.</source>
        <translation>Der Parameter „%1“ kommt zweimal vor.</translation>
    </message>
    <message>
        <source>The key “coro” is missing.</source>
        <translation>Der Schlüssel „coro“ fehlt.</translation>
    </message>
    <message>
        <source>A coroutine must have a name.</source>
        <translation>Eine Coroutine braucht einen Namen.</translation>
    </message>
    <message>
        <source>Arguments must be an object of names and values.</source>
        <translation>Argumente müssen ein Objekt aus Namen und Werten sein.</translation>
    </message>
    <message>
        <source>There is no coroutine “%1”.</source>
        <translation>Es gibt keine Coroutine „%1“.</translation>
    </message>
    <message>
        <source>This must be a coroutine: an object with the key “coro”.</source>
        <translation>Das muss eine Coroutine sein: ein Objekt mit dem Schlüssel „coro“.</translation>
    </message>
    <message>
        <source>There is no object “%1”.</source>
        <translation>Es gibt kein Objekt „%1“.</translation>
    </message>
    <message>
        <source>“%1” is not an object that “%2” can use.</source>
        <translation>„%1“ ist kein Objekt, das „%2“ verwenden kann.</translation>
    </message>
    <message>
        <source>The list must name at least one variable.</source>
        <translation>Die Liste muss mindestens eine Variable nennen.</translation>
    </message>
    <message>
        <source>This must be a list of exception types.</source>
        <translation>Das muss eine Liste von Exception-Typen sein.</translation>
    </message>
    <message>
        <source>This must be a number, 0 or more.</source>
        <translation>Das muss eine Zahl sein, 0 oder größer.</translation>
    </message>
    <message>
        <source>This must be “log”, “retrieve” or “raise”.</source>
        <translation>Das muss „log“, „retrieve“ oder „raise“ sein.</translation>
    </message>
    <message>
        <source>This must be “ALL_COMPLETED”, “FIRST_COMPLETED” or “FIRST_EXCEPTION”.</source>
        <translation>Das muss „ALL_COMPLETED“, „FIRST_COMPLETED“ oder „FIRST_EXCEPTION“ sein.</translation>
    </message>
    <message>
        <source>A handler must be an object with “types” and a “body”.</source>
        <translation>Ein Handler muss ein Objekt mit „types“ und „body“ sein.</translation>
    </message>
    <message>
        <source>A handler must name at least one exception type.</source>
        <translation>Ein Handler muss mindestens einen Exception-Typ nennen.</translation>
    </message>
    <message>
        <source>This must be a list of handlers.</source>
        <translation>Das muss eine Liste von Handlern sein.</translation>
    </message>
    <message>
        <source>The key “%1” is missing.</source>
        <translation>Der Schlüssel „%1“ fehlt.</translation>
    </message>
    <message>
        <source>A “try” needs “except”, “except_star” or “finally”.</source>
        <translation>Ein „try“ braucht „except“, „except_star“ oder „finally“.</translation>
    </message>
    <message>
        <source>“else” needs an “except”.</source>
        <translation>„else“ braucht ein „except“.</translation>
    </message>
    <message>
        <source>“%1” cannot leave an “except_star” handler: Python does not allow it.</source>
        <translation>„%1“ kann einen „except_star“-Handler nicht verlassen: Python erlaubt es nicht.</translation>
    </message>
    <message>
        <source>There is no step “%1”.</source>
        <translation>Es gibt keinen Schritt „%1“.</translation>
    </message>
    <message>
        <source>A step must be an object with the key “op”.</source>
        <translation>Ein Schritt muss ein Objekt mit dem Schlüssel „op“ sein.</translation>
    </message>
    <message>
        <source>The key “op” is missing.</source>
        <translation>Der Schlüssel „op“ fehlt.</translation>
    </message>
    <message>
        <source>This must be a list of steps.</source>
        <translation>Das muss eine Liste von Schritten sein.</translation>
    </message>
    <message>
        <source>A variable must be given by its name.</source>
        <translation>Eine Variable muss mit ihrem Namen angegeben werden.</translation>
    </message>
    <message>
        <source>An item needs a list and an index: [LIST, INDEX].</source>
        <translation>Ein Element braucht eine Liste und einen Index: [LISTE, INDEX].</translation>
    </message>
    <message>
        <source>“isinstance” needs a list of a value and an exception type.</source>
        <translation>„isinstance“ braucht eine Liste aus einem Wert und einem Exception-Typ.</translation>
    </message>
    <message>
        <source>This must be a list of names.</source>
        <translation>Das muss eine Liste von Namen sein.</translation>
    </message>
    <message>
        <source>This must be a whole number, 0 or more.</source>
        <translation>Das muss eine ganze Zahl sein, 0 oder größer.</translation>
    </message>
    <message>
        <source>This must be a whole number from 0 to %1.</source>
        <translation>Das muss eine ganze Zahl von 0 bis %1 sein.</translation>
    </message>
    <message>
        <source>A duration must be a number of milliseconds.</source>
        <translation>Eine Dauer muss eine Zahl von Millisekunden sein.</translation>
    </message>
    <message>
        <source>A duration must be a whole number of milliseconds.</source>
        <translation>Eine Dauer muss eine ganze Zahl von Millisekunden sein.</translation>
    </message>
    <message>
        <source>A duration cannot be negative.</source>
        <translation>Eine Dauer kann nicht negativ sein.</translation>
    </message>
    <message>
        <source>This must be true or false.</source>
        <translation>Das muss true oder false sein.</translation>
    </message>
    <message>
        <source>An exception type must be given by its name.</source>
        <translation>Ein Exception-Typ muss mit seinem Namen angegeben werden.</translation>
    </message>
    <message>
        <source>There is no exception type “%1”.</source>
        <translation>Es gibt keinen Exception-Typ „%1“.</translation>
    </message>
    <message>
        <source>The key “schema” is missing: this is not a task set.</source>
        <translation>Der Schlüssel „schema“ fehlt: Das ist kein Task-Set.</translation>
    </message>
    <message>
        <source>This program reads task sets of schema 1.</source>
        <translation>Dieses Programm liest Task-Sets mit Schema 1.</translation>
    </message>
    <message>
        <source>Exception types must be an object of names and bases.</source>
        <translation>Exception-Typen müssen ein Objekt aus Namen und Basistypen sein.</translation>
    </message>
    <message>
        <source>A task set has at most %1 exception types.</source>
        <translation>Ein Task-Set hat höchstens %1 Exception-Typen.</translation>
    </message>
    <message>
        <source>The base “%1” must be declared before “%2”.</source>
        <translation>Der Basistyp „%1“ muss vor „%2“ deklariert sein.</translation>
    </message>
    <message>
        <source>Objects must be an object of names and descriptions.</source>
        <translation>Objekte müssen ein Objekt aus Namen und Beschreibungen sein.</translation>
    </message>
    <message>
        <source>This must be an object with the key “type”.</source>
        <translation>Das muss ein Objekt mit dem Schlüssel „type“ sein.</translation>
    </message>
    <message>
        <source>Coroutines must be an object of names and bodies.</source>
        <translation>Coroutinen müssen ein Objekt aus Namen und Rümpfen sein.</translation>
    </message>
    <message>
        <source>A coroutine must be an object with a “body”.</source>
        <translation>Eine Coroutine muss ein Objekt mit einem „body“ sein.</translation>
    </message>
    <message>
        <source>The main coroutine must be a name, or an object with the key “coro”.</source>
        <translation>Die Coroutine main muss ein Name oder ein Objekt mit dem Schlüssel „coro“ sein.</translation>
    </message>
    <message>
        <source>“%1” is not allowed in the main coroutine.</source>
        <translation>„%1“ ist in der Coroutine main nicht erlaubt.</translation>
    </message>
    <message>
        <source>External actions must be a list.</source>
        <translation>Äußere Eingriffe müssen eine Liste sein.</translation>
    </message>
    <message>
        <source>An external action must be an object with “at”, “op” and “of”.</source>
        <translation>Ein äußerer Eingriff muss ein Objekt mit „at“, „op“ und „of“ sein.</translation>
    </message>
    <message>
        <source>A task set must be a JSON object.</source>
        <translation>Ein Task-Set muss ein JSON-Objekt sein.</translation>
    </message>
    <message>
        <source>These coroutines await each other inline in a cycle: %1.</source>
        <translation>Diese Coroutines warten einander im Kreis ab: %1.</translation>
    </message>
    <message>
        <source>“times” belongs next to “spawn”, not inside it.</source>
        <translation>„times“ gehört neben „spawn“, nicht hinein.</translation>
    </message>
    <message>
        <source>An awaitable must be an object.</source>
        <translation>Ein Awaitable muss ein Objekt sein.</translation>
    </message>
    <message>
        <source>Steps and awaitables are nested more than %1 levels deep.</source>
        <translation>Schritte und Awaitables sind mehr als %1 Ebenen tief verschachtelt.</translation>
    </message>
    <message>
        <source>This must be a list of awaitables.</source>
        <translation>Das muss eine Liste von Awaitables sein.</translation>
    </message>
    <message>
        <source>A “try” cannot have both “except” and “except_star”.</source>
        <translation>Ein „try“ kann nicht zugleich „except“ und „except_star“ haben.</translation>
    </message>
    <message>
        <source>“%1” is outside a loop.</source>
        <translation>„%1“ steht außerhalb einer Schleife.</translation>
    </message>
    <message>
        <source>The key “op” must be the name of a step.</source>
        <translation>Der Schlüssel „op“ muss der Name eines Schritts sein.</translation>
    </message>
    <message>
        <source>Python allows at most %1 nested loops, “try” and “with” blocks.</source>
        <translation>Python erlaubt höchstens %1 verschachtelte Schleifen, „try“- und „with“-Blöcke.</translation>
    </message>
    <message>
        <source>Variables cannot be used here: no step has run yet.</source>
        <translation>Variablen sind hier nicht möglich: Noch kein Schritt ist gelaufen.</translation>
    </message>
    <message>
        <source>The list of an item must be a non-empty list or a variable.</source>
        <translation>Die Liste eines item muss eine nicht leere Liste oder eine Variable sein.</translation>
    </message>
    <message>
        <source>This must be a string.</source>
        <translation>Das muss ein Text sein.</translation>
    </message>
    <message>
        <source>A duration can be at most 100 years.</source>
        <translation>Eine Dauer beträgt höchstens 100 Jahre.</translation>
    </message>
    <message>
        <source>Conditions are nested more than %1 levels deep.</source>
        <translation>Bedingungen sind mehr als %1 Ebenen tief verschachtelt.</translation>
    </message>
    <message>
        <source>Unknown key “%1”; use a key that starts with “_” for notes.</source>
        <translation>Unbekannter Schlüssel „%1“; für Notizen einen Schlüssel verwenden, der mit „_“ beginnt.</translation>
    </message>
    <message>
        <source>Unknown key “%1”; only keys that start with “x-” are kept.</source>
        <translation>Unbekannter Schlüssel „%1“; nur Schlüssel, die mit „x-“ beginnen, werden behalten.</translation>
    </message>
    <message>
        <source>“python” must be the text %1.</source>
        <translation>„python“ muss der Text %1 sein.</translation>
    </message>
    <message>
        <source>“%1” needs a list of two values.</source>
        <translation>„%1“ braucht eine Liste aus zwei Werten.</translation>
    </message>
    <message>
        <source>“%1” needs a list of conditions.</source>
        <translation>„%1“ braucht eine Liste von Bedingungen.</translation>
    </message>
    <message>
        <source>A condition must be an object with one key: %1.</source>
        <translation>Eine Bedingung muss ein Objekt mit einem Schlüssel sein: %1.</translation>
    </message>
    <message>
        <source>There is no condition “%1”; known are %2.</source>
        <translation>Es gibt keine Bedingung „%1“; bekannt sind %2.</translation>
    </message>
    <message>
        <source>The order must be fifo, lifo or priority.</source>
        <translation>Die Reihenfolge muss fifo, lifo oder priority sein.</translation>
    </message>
    <message>
        <source>A barrier needs at least one task.</source>
        <translation>Eine Barriere braucht mindestens einen Task.</translation>
    </message>
    <message>
        <source>An external action must be cancel, set_result, event_set or interrupt.</source>
        <translation>Ein äußerer Eingriff muss cancel, set_result, event_set oder interrupt sein.</translation>
    </message>
    <message>
        <source>An interrupt acts on the whole program: “of” is not allowed.</source>
        <translation>Eine Unterbrechung betrifft das ganze Programm: „of“ ist nicht erlaubt.</translation>
    </message>
    <message>
        <source>“%1” is not an executor.</source>
        <translation>„%1“ ist kein Executor.</translation>
    </message>
    <message>
        <source>A task can only be created from a coroutine, a “wait_for”, a “sleep” or a “to_thread”.</source>
        <translation>Ein Task kann nur aus einer Coroutine, einem „wait_for“, einem „sleep“ oder einem „to_thread“ entstehen.</translation>
    </message>
    <message>
        <source>An awaitable needs exactly one of coro, var, spawn, gather, shield, wait_for, sleep, to_thread, run_in_executor and each.</source>
        <translation>Ein Awaitable braucht genau eines von coro, var, spawn, gather, shield, wait_for, sleep, to_thread, run_in_executor und each.</translation>
    </message>
    <message>
        <source>“notify” wakes up “n” waiters or all of them, not both.</source>
        <translation>„notify“ weckt „n“ Wartende oder alle, nicht beides.</translation>
    </message>
    <message>
        <source>“%1” cannot be used here: no step has run yet.</source>
        <translation>„%1“ ist hier nicht möglich: Noch kein Schritt ist gelaufen.</translation>
    </message>
    <message>
        <source>“%1” needs a list of one value.</source>
        <translation>„%1“ braucht eine Liste mit einem Wert.</translation>
    </message>
    <message>
        <source>The index of an item must be a whole number, or computed from variables.</source>
        <translation>Der Index eines Elements muss eine ganze Zahl sein oder aus Variablen berechnet werden.</translation>
    </message>
    <message>
        <source>An executor needs at least one thread.</source>
        <translation>Ein Executor braucht mindestens einen Thread.</translation>
    </message>
    <message>
        <source>“%1” cannot run in a thread: it needs the event loop.</source>
        <translation>„%1“ kann nicht in einem Thread laufen: Es braucht den Event-Loop.</translation>
    </message>
    <message>
        <source>“%1” runs in a thread here and is a coroutine elsewhere; a thread needs a function of its own.</source>
        <translation>„%1“ läuft hier in einem Thread und ist anderswo eine Coroutine; ein Thread braucht eine eigene Funktion.</translation>
    </message>
    <message>
        <source>A coroutine with a “yield” is an async generator, which cannot return a value.</source>
        <translation>Eine Coroutine mit einem „yield“ ist ein asynchroner Generator und kann keinen Wert zurückgeben.</translation>
    </message>
    <message>
        <source>“async_for” needs a call of an async generator, or a variable that holds one.</source>
        <translation>„async_for“ braucht einen Aufruf eines asynchronen Generators oder eine Variable, die einen enthält.</translation>
    </message>
    <message>
        <source>“%1” has a “yield”: it is an async generator, which cannot be awaited. Use “async_for”, or “make” and “anext”.</source>
        <translation>„%1“ hat ein „yield“: Das ist ein asynchroner Generator, auf den man nicht warten kann. Verwenden Sie „async_for“, oder „make“ und „anext“.</translation>
    </message>
    <message>
        <source>“%1” has a “yield”: it is an async generator, which cannot be the main coroutine.</source>
        <translation>„%1“ hat ein „yield“: Das ist ein asynchroner Generator, der nicht die Haupt-Coroutine sein kann.</translation>
    </message>
    <message>
        <source>The first parameter of “%1” receives what is done: it takes no argument here.</source>
        <translation>Der erste Parameter von „%1“ erhält, was fertig ist: Er nimmt hier kein Argument.</translation>
    </message>
    <message>
        <source>“%1” needs a parameter, which receives the task or future that is done.</source>
        <translation>„%1“ braucht einen Parameter, der den Task oder das Future erhält, das fertig ist.</translation>
    </message>
    <message>
        <source>This must be null or computed, as {&quot;+&quot;: [{&quot;time()&quot;: []}, 1000]}: the loop&apos;s clock does not start at zero.</source>
        <translation>Das muss null oder berechnet sein, etwa {&quot;+&quot;: [{&quot;time()&quot;: []}, 1000]}: Die Uhr der Schleife beginnt nicht bei null.</translation>
    </message>
    <message>
        <source>“%1” needs an empty list.</source>
        <translation>„%1“ braucht eine leere Liste.</translation>
    </message>
    <message>
        <source>“%1” needs a context variable.</source>
        <translation>„%1“ braucht eine Kontextvariable.</translation>
    </message>
    <message>
        <source>The type must be semaphore, lock, queue, event, condition, barrier, executor or context_var.</source>
        <translation>Der Typ muss semaphore, lock, queue, event, condition, barrier, executor oder context_var sein.</translation>
    </message>
    <message>
        <source>The default must be a number, a text, true, false or null.</source>
        <translation>Die Vorgabe muss eine Zahl, ein Text, true, false oder null sein.</translation>
    </message>
    <message>
        <source>“%1” needs a thread: it belongs in a function that to_thread or run_in_executor calls.</source>
        <translation>„%1“ braucht einen Thread: Es gehört in eine Funktion, die to_thread oder run_in_executor aufruft.</translation>
    </message>
    <message>
        <source>“%1” cannot be in a function that the event loop calls: such a function cannot wait.</source>
        <translation>„%1“ kann nicht in einer Funktion stehen, die die Ereignisschleife aufruft: Eine solche Funktion kann nicht warten.</translation>
    </message>
    <message>
        <source>The event loop calls “%1” here, and it is a coroutine elsewhere; the loop needs a function of its own.</source>
        <translation>Die Ereignisschleife ruft „%1“ hier auf, und anderswo ist es eine Coroutine; die Ereignisschleife braucht eine eigene Funktion.</translation>
    </message>
    <message>
        <source>“%1” has a “yield”: the event loop can only call an ordinary function.</source>
        <translation>„%1“ hat ein „yield“: Die Ereignisschleife kann nur eine gewöhnliche Funktion aufrufen.</translation>
    </message>
    <message>
        <source>“%1” is not supported in a function that runs in a thread.</source>
        <translation>„%1“ wird in einer Funktion, die in einem Thread läuft, nicht unterstützt.</translation>
    </message>
    <message>
        <source>“%1” is not supported in a function that the event loop calls.</source>
        <translation>„%1“ wird in einer Funktion, die die Ereignisschleife aufruft, nicht unterstützt.</translation>
    </message>
    <message>
        <source>This must be computed, as {&quot;+&quot;: [{&quot;time()&quot;: []}, 1000]}: the loop&apos;s clock does not start at zero.</source>
        <translation>Das muss berechnet sein, etwa {&quot;+&quot;: [{&quot;time()&quot;: []}, 1000]}: Die Uhr der Schleife beginnt nicht bei null.</translation>
    </message>
    <message>
        <source>“%1” has a “yield”: “sync” needs an ordinary function.</source>
        <translation>„%1“ hat ein „yield“: „sync“ braucht eine gewöhnliche Funktion.</translation>
    </message>
    <message>
        <source>“%1” cannot be in a function of a context manager with “sync”: such a function cannot wait.</source>
        <translation>„%1“ kann nicht in einer Funktion eines Context-Managers mit „sync“ stehen: Eine solche Funktion kann nicht warten.</translation>
    </message>
    <message>
        <source>“%1” is a function of a context manager here and a coroutine elsewhere; “sync” needs a function of its own.</source>
        <translation>„%1“ ist hier eine Funktion eines Context-Managers und anderswo eine Coroutine; „sync“ braucht eine eigene Funktion.</translation>
    </message>
    <message>
        <source>“then” must be a list of coroutine names.</source>
        <translation>„then“ muss eine Liste von Namen von Coroutinen sein.</translation>
    </message>
    <message>
        <source>asyncio.run can follow %1 times at most.</source>
        <translation>asyncio.run kann höchstens %1-mal folgen.</translation>
    </message>
</context>
<context>
    <name>TaskTable</name>
    <message>
        <source>A duration cannot be negative.</source>
        <translation>Eine Dauer kann nicht negativ sein.</translation>
    </message>
    <message>
        <source>There is no exception type “%1”.</source>
        <translation>Es gibt keinen Exception-Typ „%1“.</translation>
    </message>
    <message>
        <source>A task needs a name.</source>
        <translation>Ein Task braucht einen Namen.</translation>
    </message>
    <message>
        <source>There is already a coroutine “%1”.</source>
        <translation>Es gibt schon eine Coroutine „%1“.</translation>
    </message>
    <message>
        <source>cleaning up</source>
        <translation>räumt auf</translation>
    </message>
    <message>
        <source>handled: {e}</source>
        <translation>behandelt: {e}</translation>
    </message>
    <message>
        <source>task</source>
        <translation>task</translation>
    </message>
    <message>
        <source>failing</source>
        <translation>scheitert</translation>
    </message>
    <message>
        <source>something went wrong</source>
        <translation>etwas ging schief</translation>
    </message>
    <message>
        <source>careful</source>
        <translation>vorsichtig</translation>
    </message>
    <message>
        <source>tidy</source>
        <translation>ordentlich</translation>
    </message>
    <message>
        <source>background</source>
        <translation>Hintergrund</translation>
    </message>
    <message>
        <source>disk full</source>
        <translation>Festplatte voll</translation>
    </message>
    <message>
        <source>forgotten</source>
        <translation>vergessen</translation>
    </message>
    <message>
        <source>watched</source>
        <translation>beobachtet</translation>
    </message>
    <message>
        <source>seen by the callback</source>
        <translation>vom Callback gesehen</translation>
    </message>
    <message>
        <source>The task set has no main coroutine.</source>
        <translation>Das Task-Set hat keine Coroutine main.</translation>
    </message>
    <message>
        <source>varies</source>
        <translation>verschieden</translation>
    </message>
    <message>
        <source>This task sleeps more than once: edit its steps.</source>
        <translation>Dieser Task schläft mehr als einmal: Bearbeiten Sie seine Schritte.</translation>
    </message>
    <message>
        <source>The duration is computed when the task runs: edit its steps.</source>
        <translation>Die Dauer wird berechnet, wenn der Task läuft: Bearbeiten Sie seine Schritte.</translation>
    </message>
    <message>
        <source>Other steps use this task: edit the steps of main.</source>
        <translation>Andere Schritte verwenden diesen Task: Bearbeiten Sie die Schritte von main.</translation>
    </message>
    <message>
        <source>How this task ends depends on several steps: edit them.</source>
        <translation>Wie dieser Task endet, hängt von mehreren Schritten ab: Bearbeiten Sie diese.</translation>
    </message>
    <message>
        <source>This task handles errors in more than one way: edit its steps.</source>
        <translation>Dieser Task behandelt Fehler auf mehr als eine Weise: Bearbeiten Sie seine Schritte.</translation>
    </message>
    <message>
        <source>The count must be between 1 and 1,000,000.</source>
        <translation>Die Anzahl muss zwischen 1 und 1.000.000 liegen.</translation>
    </message>
    <message>
        <source>A callback cannot be added to several tasks at once here. Edit the steps of main.</source>
        <translation>Mehrere Tasks auf einmal können hier kein Callback bekommen. Die Schritte von main bearbeiten.</translation>
    </message>
    <message>
        <source>A callback needs a task, and this coroutine is awaited without one.</source>
        <translation>Ein Callback braucht einen Task, und diese Coroutine wird ohne einen abgewartet.</translation>
    </message>
    <message>
        <source>Other uses of a task can be edited in the steps of main.</source>
        <translation>Andere Verwendungen eines Tasks lassen sich in den Schritten von main bearbeiten.</translation>
    </message>
    <message>
        <source>A coroutine that is never awaited is a single object. Set the count to 1 first.</source>
        <translation>Eine nie abgewartete Coroutine ist ein einzelnes Objekt. Zuerst die Anzahl auf 1 setzen.</translation>
    </message>
    <message>
        <source>This task no longer exists.</source>
        <translation>Diesen Task gibt es nicht mehr.</translation>
    </message>
    <message>
        <source>Other steps use “%1”. Change them first.</source>
        <translation>Andere Schritte verwenden „%1“. Zuerst diese ändern.</translation>
    </message>
    <message>
        <source>Other steps use its result “%1”. Change them first.</source>
        <translation>Andere Schritte verwenden sein Ergebnis „%1“. Zuerst diese ändern.</translation>
    </message>
    <message>
        <source>Main keeps this task in a variable, so its count is always 1.</source>
        <translation>Main hält diesen Task in einer Variablen, darum ist seine Anzahl immer 1.</translation>
    </message>
    <message>
        <source>Only tasks in a gather, a group or a sequence can have a count.</source>
        <translation>Nur Tasks in einem gather, einer Gruppe oder einer Folge können eine Anzahl haben.</translation>
    </message>
    <message>
        <source>It is inside another step: edit the steps of main.</source>
        <translation>Er steht in einem anderen Schritt: Die Schritte von main bearbeiten.</translation>
    </message>
</context>
<context>
    <name>TraceReader</name>
    <message>
        <source>line %1</source>
        <translation>Zeile %1</translation>
    </message>
    <message>
        <source>the field &quot;%1&quot; is missing or of the wrong type</source>
        <translation>das Feld &quot;%1&quot; fehlt oder hat den falschen Typ</translation>
    </message>
    <message>
        <source>this is not valid JSON (%1)</source>
        <translation>das ist kein gültiges JSON (%1)</translation>
    </message>
    <message>
        <source>there are no events</source>
        <translation>es gibt keine Ereignisse</translation>
    </message>
    <message>
        <source>the time goes back</source>
        <translation>die Zeit läuft rückwärts</translation>
    </message>
    <message>
        <source>the task &quot;%1&quot; is created a second time</source>
        <translation>der Task &quot;%1&quot; wird ein zweites Mal erzeugt</translation>
    </message>
    <message>
        <source>the task &quot;%1&quot; was never created</source>
        <translation>der Task &quot;%1&quot; wurde nie erzeugt</translation>
    </message>
    <message>
        <source>&quot;meta&quot; is only allowed in the first line</source>
        <translation>&quot;meta&quot; ist nur in der ersten Zeile erlaubt</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not an outcome</source>
        <translation>&quot;%1&quot; ist kein Ausgang</translation>
    </message>
    <message>
        <source>this is not a JSON object</source>
        <translation>das ist kein JSON-Objekt</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not an event that this version knows</source>
        <translation>&quot;%1&quot; ist kein Ereignis, das diese Version kennt</translation>
    </message>
</context>
<context>
    <name>TraceStore</name>
    <message>
        <source>the program</source>
        <translation>das Programm</translation>
    </message>
    <message numerus="yes">
        <source>gather of %n</source>
        <translation>
            <numerusform>gather von %n</numerusform>
            <numerusform>gather von %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>wait for %n</source>
        <translation>
            <numerusform>wait auf %n</numerusform>
            <numerusform>wait auf %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n task(s)</source>
        <translation>
            <numerusform>%n Task</numerusform>
            <numerusform>%n Tasks</numerusform>
        </translation>
    </message>
    <message>
        <source>shield of %1</source>
        <translation>shield von %1</translation>
    </message>
    <message>
        <source>wait_for of %1</source>
        <translation>wait_for von %1</translation>
    </message>
</context>
<context>
    <name>awaitscope::AdviceList</name>
    <message>
        <source>Show</source>
        <translation>Zeigen</translation>
    </message>
    <message numerus="yes">
        <source>%n hints</source>
        <translation>
            <numerusform>%n Hinweis</numerusform>
            <numerusform>%n Hinweise</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n problems</source>
        <translation>
            <numerusform>%n Problem</numerusform>
            <numerusform>%n Probleme</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>awaitscope::CodePanel</name>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Copy the whole program</source>
        <translation>Das ganze Programm kopieren</translation>
    </message>
    <message>
        <source>Python</source>
        <translation>Python</translation>
    </message>
    <message>
        <source>C++</source>
        <translation>C++</translation>
    </message>
    <message>
        <source>Show the program in %1</source>
        <translation>Das Programm in %1 zeigen</translation>
    </message>
    <message>
        <source>The program in Python</source>
        <translation>Das Programm in Python</translation>
    </message>
    <message>
        <source>The program in C++</source>
        <translation>Das Programm in C++</translation>
    </message>
    <message>
        <source>The same program in Python: it prints what the console shows.</source>
        <translation>Dasselbe Programm in Python: Es gibt aus, was die Konsole zeigt.</translation>
    </message>
    <message>
        <source>The same program in C++ with QCoro: it prints what the console shows.</source>
        <translation>Dasselbe Programm in C++ mit QCoro: Es gibt aus, was die Konsole zeigt.</translation>
    </message>
    <message>
        <source>This task set cannot be exported to C++:</source>
        <translation>Dieses Task-Set lässt sich nicht nach C++ exportieren:</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>Select something in the timeline to see its line of the program.</source>
        <translation>Etwas in der Zeitachse auswählen, um die zugehörige Programmzeile zu sehen.</translation>
    </message>
    <message>
        <source>%1: changed since the recording</source>
        <translation>%1: seit der Aufzeichnung geändert</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>Open in Editor</source>
        <translation>Im Editor öffnen</translation>
    </message>
    <message>
        <source>Open this line of the file in your editor</source>
        <translation>Diese Zeile der Datei im Editor öffnen</translation>
    </message>
</context>
<context>
    <name>awaitscope::CommandPalette</name>
    <message>
        <source>Commands</source>
        <translation>Befehle</translation>
    </message>
    <message>
        <source>Type a command</source>
        <translation>Einen Befehl eintippen</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>Befehl</translation>
    </message>
    <message>
        <source>No matching command</source>
        <translation>Kein passender Befehl</translation>
    </message>
</context>
<context>
    <name>awaitscope::Commands</name>
    <message>
        <source>&amp;New</source>
        <translation>&amp;Neu</translation>
    </message>
    <message>
        <source>New from E&amp;xample…</source>
        <translation>Neu aus Be&amp;ispiel…</translation>
    </message>
    <message>
        <source>&amp;Open…</source>
        <translation>Ö&amp;ffnen…</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Speichern</translation>
    </message>
    <message>
        <source>Save &amp;As…</source>
        <translation>Speichern &amp;unter…</translation>
    </message>
    <message>
        <source>Re&amp;vert</source>
        <translation>Auf &amp;Gespeichertes zurücksetzen</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>&amp;Exportieren…</translation>
    </message>
    <message>
        <source>&amp;Clear List</source>
        <translation>Liste &amp;leeren</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Beenden</translation>
    </message>
    <message>
        <source>Close the window</source>
        <translation>Das Fenster schließen</translation>
    </message>
    <message>
        <source>Dup&amp;licate	Ctrl+D</source>
        <translation>Dupli&amp;zieren	Strg+D</translation>
    </message>
    <message>
        <source>Select &amp;All	Ctrl+A</source>
        <translation>Alles a&amp;uswählen	Strg+A</translation>
    </message>
    <message>
        <source>Cu&amp;t	Ctrl+X</source>
        <translation>&amp;Ausschneiden	Strg+X</translation>
    </message>
    <message>
        <source>Move the selection to the clipboard</source>
        <translation>Die Auswahl in die Zwischenablage verschieben</translation>
    </message>
    <message>
        <source>&amp;Copy	Ctrl+C</source>
        <translation>&amp;Kopieren	Strg+C</translation>
    </message>
    <message>
        <source>Copy the selection</source>
        <translation>Die Auswahl kopieren</translation>
    </message>
    <message>
        <source>&amp;Paste	Ctrl+V</source>
        <translation>&amp;Einfügen	Strg+V</translation>
    </message>
    <message>
        <source>&amp;Delete	Del</source>
        <translation>&amp;Löschen	Entf</translation>
    </message>
    <message>
        <source>Remove the selection</source>
        <translation>Die Auswahl entfernen</translation>
    </message>
    <message>
        <source>&amp;Run</source>
        <translation>&amp;Ausführen</translation>
    </message>
    <message>
        <source>Run the task set at the chosen speed</source>
        <translation>Das Task-Set im gewählten Tempo ausführen</translation>
    </message>
    <message>
        <source>&amp;Pause</source>
        <translation>&amp;Pause</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>St&amp;oppen</translation>
    </message>
    <message>
        <source>&amp;Cancel Task</source>
        <translation>Task abbre&amp;chen</translation>
    </message>
    <message>
        <source>Wall Cloc&amp;k</source>
        <translation>Echte &amp;Uhr</translation>
    </message>
    <message>
        <source>&amp;Write Strategy into main</source>
        <translation>Strategie in main sch&amp;reiben</translation>
    </message>
    <message>
        <source>&amp;Fit</source>
        <translation>&amp;Einpassen</translation>
    </message>
    <message>
        <source>Show the whole run</source>
        <translation>Den ganzen Lauf zeigen</translation>
    </message>
    <message>
        <source>Zoom &amp;In</source>
        <translation>&amp;Vergrößern</translation>
    </message>
    <message>
        <source>Zoom &amp;Out</source>
        <translation>Ver&amp;kleinern</translation>
    </message>
    <message>
        <source>&amp;Zoom to Selection</source>
        <translation>Auf die Aus&amp;wahl zoomen</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>&amp;Zurück</translation>
    </message>
    <message>
        <source>For&amp;ward</source>
        <translation>V&amp;orwärts</translation>
    </message>
    <message>
        <source>Fo&amp;llow</source>
        <translation>&amp;Mitlaufen</translation>
    </message>
    <message>
        <source>Fi&amp;nd…</source>
        <translation>&amp;Suchen…</translation>
    </message>
    <message>
        <source>Search tasks, events and exceptions in the timeline</source>
        <translation>Tasks, Ereignisse und Exceptions in der Zeitachse suchen</translation>
    </message>
    <message>
        <source>N&amp;ext Error</source>
        <translation>&amp;Nächster Fehler</translation>
    </message>
    <message>
        <source>Select the next exception</source>
        <translation>Die nächste Exception auswählen</translation>
    </message>
    <message>
        <source>&amp;Previous Error</source>
        <translation>Vorherige&amp;r Fehler</translation>
    </message>
    <message>
        <source>W&amp;heel Zooms</source>
        <translation>Rad zoom&amp;t</translation>
    </message>
    <message>
        <source>&amp;Lock Panels</source>
        <translation>Bereiche &amp;sperren</translation>
    </message>
    <message>
        <source>&amp;Reset Layout</source>
        <translation>Anordnung &amp;zurücksetzen</translation>
    </message>
    <message>
        <source>&amp;Commands…</source>
        <translation>B&amp;efehle…</translation>
    </message>
    <message>
        <source>&amp;Keyboard and Mouse</source>
        <translation>&amp;Tastatur und Maus</translation>
    </message>
    <message>
        <source>&amp;About Awaitscope</source>
        <translation>&amp;Über Awaitscope</translation>
    </message>
    <message>
        <source>Close Recor&amp;ded Run</source>
        <translation>Aufgezeichneten &amp;Lauf schließen</translation>
    </message>
    <message>
        <source>Create a task set with one task</source>
        <translation>Ein Task-Set mit einem Task anlegen</translation>
    </message>
    <message>
        <source>Open an example or a template, with notes</source>
        <translation>Ein Beispiel oder eine Vorlage öffnen, mit Hinweisen</translation>
    </message>
    <message>
        <source>Reload the file and discard the changes</source>
        <translation>Die Datei neu laden und die Änderungen verwerfen</translation>
    </message>
    <message>
        <source>Return to the task set and run it again</source>
        <translation>Zum Task-Set zurückkehren und es erneut ausführen</translation>
    </message>
    <message>
        <source>Save the timeline as a picture, or the run in another format</source>
        <translation>Die Zeitachse als Bild speichern oder den Lauf in einem anderen Format</translation>
    </message>
    <message>
        <source>Clear the list of recent files</source>
        <translation>Die Liste der zuletzt geöffneten Dateien leeren</translation>
    </message>
    <message>
        <source>Insert the contents of the clipboard</source>
        <translation>Den Inhalt der Zwischenablage einfügen</translation>
    </message>
    <message>
        <source>Insert a copy of the selection below it</source>
        <translation>Eine Kopie der Auswahl darunter einfügen</translation>
    </message>
    <message>
        <source>Select everything in the focused list or field</source>
        <translation>Alles in der aktiven Liste oder im aktiven Feld auswählen</translation>
    </message>
    <message>
        <source>Pause or resume the run</source>
        <translation>Den Lauf anhalten oder fortsetzen</translation>
    </message>
    <message>
        <source>Cancel the selected task of the current run, as task.cancel() does</source>
        <translation>Den gewählten Task des jetzigen Laufs abbrechen, wie task.cancel()</translation>
    </message>
    <message>
        <source>Run in real time and show measured times, including latency</source>
        <translation>In Echtzeit ausführen und gemessene Zeiten zeigen, Latenz eingeschlossen</translation>
    </message>
    <message>
        <source>Replace the steps of main with what the selected strategy runs</source>
        <translation>Die Schritte von main durch das ersetzen, was die gewählte Strategie ausführt</translation>
    </message>
    <message>
        <source>Show a shorter time in more detail</source>
        <translation>Eine kürzere Zeit genauer zeigen</translation>
    </message>
    <message>
        <source>Show a longer time in less detail</source>
        <translation>Eine längere Zeit gröber zeigen</translation>
    </message>
    <message>
        <source>Zoom the timeline to the selection</source>
        <translation>Die Zeitachse auf die Auswahl zoomen</translation>
    </message>
    <message>
        <source>Go back to the previous view</source>
        <translation>Zur vorigen Ansicht zurückgehen</translation>
    </message>
    <message>
        <source>Go forward to the next view</source>
        <translation>Zur nächsten Ansicht vorgehen</translation>
    </message>
    <message>
        <source>Keep the latest event in view</source>
        <translation>Das neueste Ereignis im Blick behalten</translation>
    </message>
    <message>
        <source>Select the previous exception</source>
        <translation>Die vorige Exception auswählen</translation>
    </message>
    <message>
        <source>Zoom with the mouse wheel and scroll with Ctrl+wheel</source>
        <translation>Mit dem Mausrad zoomen und mit Strg+Rad scrollen</translation>
    </message>
    <message>
        <source>Unlocked panels have a title bar for moving and floating them</source>
        <translation>Entsperrte Panels haben eine Titelleiste zum Verschieben und Lösen</translation>
    </message>
    <message>
        <source>Restore the default arrangement of the panels</source>
        <translation>Die Standardanordnung der Panels wiederherstellen</translation>
    </message>
    <message>
        <source>Find a command by name</source>
        <translation>Einen Befehl nach Namen suchen</translation>
    </message>
    <message>
        <source>List all keyboard shortcuts and mouse gestures</source>
        <translation>Alle Tastenkürzel und Mausgesten auflisten</translation>
    </message>
    <message>
        <source>Show the version and the license</source>
        <translation>Version und Lizenz zeigen</translation>
    </message>
    <message>
        <source>New P&amp;ython</source>
        <translation>Neues P&amp;ython</translation>
    </message>
    <message>
        <source>Write a Python program, and see what its tasks do when you run it</source>
        <translation>Ein Python-Programm schreiben und beim Ausführen sehen, was seine Tasks tun</translation>
    </message>
    <message>
        <source>Open a task set, a Python file, a recorded run, or a picture that holds a task set</source>
        <translation>Ein Task-Set, eine Python-Datei, einen aufgezeichneten Lauf oder ein Bild mit einem Task-Set öffnen</translation>
    </message>
    <message>
        <source>Save the open document</source>
        <translation>Das offene Dokument speichern</translation>
    </message>
    <message>
        <source>Save the open document under another name</source>
        <translation>Das offene Dokument unter einem anderen Namen speichern</translation>
    </message>
    <message>
        <source>Record a Pro&amp;gram…</source>
        <translation>Programm aufzei&amp;chnen…</translation>
    </message>
    <message>
        <source>Run a Python program, and show what its asyncio tasks do while it runs</source>
        <translation>Ein Python-Programm ausführen und zeigen, was seine asyncio-Tasks tun, während es läuft</translation>
    </message>
    <message>
        <source>Stop the run, or the program that is being recorded</source>
        <translation>Den Lauf beenden, oder das Programm, das aufgezeichnet wird</translation>
    </message>
    <message>
        <source>Open in Editor</source>
        <translation>Im Editor öffnen</translation>
    </message>
    <message>
        <source>Open the line of the selected span in your editor, for a recorded program</source>
        <translation>Bei einem aufgezeichneten Programm die Zeile des ausgewählten Balkens im Editor öffnen</translation>
    </message>
    <message>
        <source>Source Editor…</source>
        <translation>Quelltext-Editor…</translation>
    </message>
    <message>
        <source>Choose the command that opens a line of source</source>
        <translation>Den Befehl wählen, der eine Zeile des Quelltexts öffnet</translation>
    </message>
    <message>
        <source>&amp;Compare Runs</source>
        <translation>&amp;Läufe vergleichen</translation>
    </message>
    <message>
        <source>Show several runs side by side, and what differs</source>
        <translation>Mehrere Läufe nebeneinander zeigen, und worin sie sich unterscheiden</translation>
    </message>
    <message>
        <source>Strategies at a &amp;Glance</source>
        <translation>Strategien auf einen Bli&amp;ck</translation>
    </message>
    <message>
        <source>Show what each strategy does, and choose one</source>
        <translation>Zeigen, was jede Strategie bewirkt, und eine wählen</translation>
    </message>
    <message>
        <source>&amp;Guide</source>
        <translation>&amp;Handbuch</translation>
    </message>
    <message>
        <source>Read how to use Awaitscope, with examples to open</source>
        <translation>Lesen, wie man Awaitscope benutzt, mit Beispielen zum Öffnen</translation>
    </message>
    <message>
        <source>P&amp;redict</source>
        <translation>Vorhersa&amp;gen</translation>
    </message>
    <message>
        <source>Cover what happens after the playhead, predict it, then reveal it</source>
        <translation>Verdecken, was nach dem Abspielzeiger geschieht, sagen, was geschehen wird, und es dann aufdecken</translation>
    </message>
    <message>
        <source>Predict Wh&amp;at Changes</source>
        <translation>Vorhersagen, was sich ändert</translation>
    </message>
    <message>
        <source>Compare with another strategy, which is covered: predict what changes, then reveal it</source>
        <translation>Mit einer anderen, verdeckten Strategie vergleichen: vorhersagen, was sich ändert, dann aufdecken</translation>
    </message>
    <message>
        <source>Attac&amp;h to a Running Program…</source>
        <translation>An laufendes Programm an&amp;hängen…</translation>
    </message>
    <message>
        <source>Record a Python program that is already running, from now on</source>
        <translation>Ein schon laufendes Python-Programm von jetzt an aufzeichnen</translation>
    </message>
</context>
<context>
    <name>awaitscope::ConsolePanel</name>
    <message>
        <source>Console</source>
        <translation>Konsole</translation>
    </message>
    <message>
        <source>The program printed and reported nothing.</source>
        <translation>Das Programm hat nichts ausgegeben und nichts gemeldet.</translation>
    </message>
</context>
<context>
    <name>awaitscope::CoroutineChooser</name>
    <message>
        <source>Choose the coroutine to edit</source>
        <translation>Die Coroutine zum Bearbeiten wählen</translation>
    </message>
    <message>
        <source>New Coroutine</source>
        <translation>Neue Coroutine</translation>
    </message>
    <message>
        <source>Name and Parameters…</source>
        <translation>Name und Parameter…</translation>
    </message>
    <message>
        <source>Delete Coroutine</source>
        <translation>Coroutine löschen</translation>
    </message>
</context>
<context>
    <name>awaitscope::DefinitionsPage</name>
    <message>
        <source>Edit %1</source>
        <translation>%1 bearbeiten</translation>
    </message>
    <message>
        <source>Exception Type</source>
        <translation>Exception-Typ</translation>
    </message>
    <message>
        <source>Shared Object</source>
        <translation>Gemeinsames Objekt</translation>
    </message>
    <message>
        <source>External Action</source>
        <translation>Äußerer Eingriff</translation>
    </message>
    <message>
        <source>+ Exception type</source>
        <translation>+ Exception-Typ</translation>
    </message>
    <message>
        <source>Add Exception Type</source>
        <translation>Exception-Typ hinzufügen</translation>
    </message>
    <message>
        <source>+ Semaphore</source>
        <translation>+ Semaphor</translation>
    </message>
    <message>
        <source>+ Lock</source>
        <translation>+ Lock</translation>
    </message>
    <message>
        <source>+ Queue</source>
        <translation>+ Warteschlange</translation>
    </message>
    <message>
        <source>+ Event</source>
        <translation>+ Ereignis</translation>
    </message>
    <message>
        <source>Add Shared Object</source>
        <translation>Gemeinsames Objekt hinzufügen</translation>
    </message>
    <message>
        <source>+ Cancel…</source>
        <translation>+ Abbruch…</translation>
    </message>
    <message>
        <source>The user cancels a task at a given time</source>
        <translation>Der Benutzer bricht einen Task zu einer gegebenen Zeit ab</translation>
    </message>
    <message>
        <source>+ Set event</source>
        <translation>+ Ereignis setzen</translation>
    </message>
    <message>
        <source>+ Set result</source>
        <translation>+ Ergebnis setzen</translation>
    </message>
    <message>
        <source>The user sets an event at a given time</source>
        <translation>Der Benutzer setzt zu einer gegebenen Zeit ein Ereignis</translation>
    </message>
    <message>
        <source>The user completes a future at a given time</source>
        <translation>Der Benutzer erfüllt zu einer gegebenen Zeit ein Future</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Add External Action</source>
        <translation>Äußeren Eingriff hinzufügen</translation>
    </message>
    <message>
        <source>The task %1</source>
        <translation>Der Task %1</translation>
    </message>
    <message>
        <source>A built-in type</source>
        <translation>Ein eingebauter Typ</translation>
    </message>
    <message>
        <source>Delete %1</source>
        <translation>%1 löschen</translation>
    </message>
    <message>
        <source>Move Exception Type</source>
        <translation>Exception-Typ verschieben</translation>
    </message>
    <message>
        <source>No shared objects yet.</source>
        <translation>Noch keine gemeinsamen Objekte.</translation>
    </message>
    <message>
        <source>No external actions yet.</source>
        <translation>Noch keine Aktionen von außen.</translation>
    </message>
    <message>
        <source>Add a type derived from the selected one</source>
        <translation>Einen vom gewählten abgeleiteten Typ hinzufügen</translation>
    </message>
    <message>
        <source>Admits a limited number of tasks at a time</source>
        <translation>Lässt eine begrenzte Zahl von Tasks zugleich ein</translation>
    </message>
    <message>
        <source>Admits one task at a time</source>
        <translation>Lässt immer nur einen Task ein</translation>
    </message>
    <message>
        <source>Passes values between tasks</source>
        <translation>Gibt Werte zwischen Tasks weiter</translation>
    </message>
    <message>
        <source>Makes tasks wait until it is set</source>
        <translation>Lässt Tasks warten, bis es gesetzt ist</translation>
    </message>
    <message>
        <source>Delete the selected entry</source>
        <translation>Den gewählten Eintrag löschen</translation>
    </message>
    <message>
        <source>There is no event yet. Add one to the shared objects.</source>
        <translation>Es gibt noch kein Event. Eines unter den gemeinsamen Objekten hinzufügen.</translation>
    </message>
    <message>
        <source>No global variable, such as $f, holds a future yet.</source>
        <translation>Noch keine globale Variable, etwa $f, hält ein Future.</translation>
    </message>
    <message>
        <source>No tasks yet</source>
        <translation>Noch keine Tasks</translation>
    </message>
    <message>
        <source>Drag it onto its new base type, or use Alt+Left and Alt+Right</source>
        <translation>Auf den neuen Basistyp ziehen, oder Alt+Links und Alt+Rechts</translation>
    </message>
    <message>
        <source>+ Condition</source>
        <translation>+ Condition</translation>
    </message>
    <message>
        <source>+ Barrier</source>
        <translation>+ Barriere</translation>
    </message>
    <message>
        <source>A lock with a waiting room: tasks wait until they are notified</source>
        <translation>Ein Lock, bei dem Tasks warten, bis sie benachrichtigt werden</translation>
    </message>
    <message>
        <source>Makes tasks wait for each other</source>
        <translation>Lässt Tasks aufeinander warten</translation>
    </message>
    <message>
        <source>+ Ctrl+C</source>
        <translation>+ Strg+C</translation>
    </message>
    <message>
        <source>The user interrupts the program at a given time</source>
        <translation>Der Benutzer unterbricht das Programm zu einer gegebenen Zeit</translation>
    </message>
</context>
<context>
    <name>awaitscope::DetailsPanel</name>
    <message>
        <source>Cancel This Task</source>
        <translation>Diesen Task abbrechen</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Einzelheiten</translation>
    </message>
    <message>
        <source>Select something in the timeline to see its details.</source>
        <translation>Etwas in der Zeitachse auswählen, um seine Details zu sehen.</translation>
    </message>
    <message>
        <source>Cancel the task now, as task.cancel() does</source>
        <translation>Den Task jetzt abbrechen, wie task.cancel()</translation>
    </message>
    <message>
        <source>How it came about</source>
        <translation>Wie es dazu kam</translation>
    </message>
    <message>
        <source>The rule</source>
        <translation>Die Regel</translation>
    </message>
    <message>
        <source>What would change it</source>
        <translation>Was es ändern würde</translation>
    </message>
    <message>
        <source>Facts</source>
        <translation>Fakten</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Quelle</translation>
    </message>
    <message>
        <source>%1, line %2</source>
        <translation>%1, Zeile %2</translation>
    </message>
    <message>
        <source>The rules</source>
        <translation>Die Regeln</translation>
    </message>
    <message>
        <source>Shows what changes before anything does.</source>
        <translation>Zeigt, was sich ändert, bevor etwas geschieht.</translation>
    </message>
    <message>
        <source>Depends on the Python version</source>
        <translation>Hängt von der Python-Version ab</translation>
    </message>
</context>
<context>
    <name>awaitscope::DockTitle</name>
    <message>
        <source>Float or dock this panel</source>
        <translation>Dieses Panel lösen oder andocken</translation>
    </message>
    <message>
        <source>Hide this panel. To show it again, choose View → Panels.</source>
        <translation>Dieses Panel verbergen. Wieder zeigen: Ansicht → Panels.</translation>
    </message>
</context>
<context>
    <name>awaitscope::Document</name>
    <message>
        <source>Untitled</source>
        <translation>Unbenannt</translation>
    </message>
</context>
<context>
    <name>awaitscope::Duration</name>
    <message>
        <source>second</source>
        <translation>Sekunde</translation>
    </message>
    <message>
        <source>millisecond</source>
        <translation>Millisekunde</translation>
    </message>
    <message>
        <source>microsecond</source>
        <translation>Mikrosekunde</translation>
    </message>
    <message>
        <source>nanosecond</source>
        <translation>Nanosekunde</translation>
    </message>
    <message>
        <source>seconds</source>
        <translation>Sekunden</translation>
    </message>
    <message>
        <source>milliseconds</source>
        <translation>Millisekunden</translation>
    </message>
    <message>
        <source>microseconds</source>
        <translation>Mikrosekunden</translation>
    </message>
    <message>
        <source>nanoseconds</source>
        <translation>Nanosekunden</translation>
    </message>
</context>
<context>
    <name>awaitscope::EditorPanel</name>
    <message>
        <source>Add Task That Succeeds</source>
        <translation>Task hinzufügen, der gelingt</translation>
    </message>
    <message>
        <source>Add Task That Raises</source>
        <translation>Task hinzufügen, der eine Exception wirft</translation>
    </message>
    <message>
        <source>Add Task That Handles Its Error</source>
        <translation>Task hinzufügen, der seinen Fehler behandelt</translation>
    </message>
    <message>
        <source>Add Task That Cleans Up</source>
        <translation>Task hinzufügen, der aufräumt</translation>
    </message>
    <message>
        <source>Add Fire-and-Forget Task</source>
        <translation>Fire-and-forget-Task hinzufügen</translation>
    </message>
    <message>
        <source>Add Task With Done Callback</source>
        <translation>Task mit Done-Callback hinzufügen</translation>
    </message>
    <message>
        <source>Task set</source>
        <translation>Task-Set</translation>
    </message>
    <message>
        <source>Edit Settings</source>
        <translation>Einstellungen bearbeiten</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Schritte</translation>
    </message>
    <message>
        <source>The task set&apos;s own exception types</source>
        <translation>Die eigenen Exception-Typen des Task-Sets</translation>
    </message>
    <message>
        <source>Locks, semaphores, queues and events</source>
        <translation>Sperren, Semaphore, Warteschlangen und Ereignisse</translation>
    </message>
    <message>
        <source>What the user does while the program runs</source>
        <translation>Was der Benutzer tut, während das Programm läuft</translation>
    </message>
    <message numerus="yes">
        <source>%n tasks</source>
        <translation>
            <numerusform>%n Task</numerusform>
            <numerusform>%n Tasks</numerusform>
        </translation>
    </message>
    <message>
        <source>Exceptions</source>
        <translation>Exceptions</translation>
    </message>
    <message>
        <source>Shared</source>
        <translation>Objekte</translation>
    </message>
    <message>
        <source>User</source>
        <translation>Benutzer</translation>
    </message>
    <message>
        <source>Add Never-Awaited Coroutine</source>
        <translation>Nie abgewartete Coroutine hinzufügen</translation>
    </message>
</context>
<context>
    <name>awaitscope::ExamplesPage</name>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Examples and templates</source>
        <translation>Beispiele und Vorlagen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>What to look at</source>
        <translation>Worauf zu achten ist</translation>
    </message>
    <message>
        <source>Where popular tutorials get it wrong</source>
        <translation>Wo verbreitete Anleitungen irren</translation>
    </message>
    <message>
        <source>No matching example</source>
        <translation>Kein passendes Beispiel</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Start</translation>
    </message>
    <message>
        <source>Recent work</source>
        <translation>Letzte Arbeiten</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Ordner</translation>
    </message>
</context>
<context>
    <name>awaitscope::ExceptionsModel</name>
    <message>
        <source>0 ms</source>
        <translation>0 ms</translation>
    </message>
    <message>
        <source>%1, never</source>
        <translation>%1, nie</translation>
    </message>
    <message>
        <source>%1, lost</source>
        <translation>%1, verloren</translation>
    </message>
    <message>
        <source>Raised</source>
        <translation>Geworfen</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>Task</translation>
    </message>
    <message>
        <source>Exception</source>
        <translation>Exception</translation>
    </message>
    <message>
        <source>Unretrieved</source>
        <translation>Nicht abgeholt</translation>
    </message>
    <message>
        <source>Fate</source>
        <translation>Schicksal</translation>
    </message>
    <message>
        <source>%1, line %2</source>
        <translation>%1, Zeile %2</translation>
    </message>
    <message>
        <source>%1
Click to show this line in the Code panel</source>
        <translation>%1
Klicken zeigt diese Zeile im Code-Bereich</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Code</translation>
    </message>
</context>
<context>
    <name>awaitscope::ExceptionsPanel</name>
    <message>
        <source>Exceptions</source>
        <translation>Exceptions</translation>
    </message>
    <message>
        <source>Show exceptions by what became of them</source>
        <translation>Exceptions danach zeigen, was aus ihnen wurde</translation>
    </message>
    <message>
        <source>No exception ended like that.</source>
        <translation>Keine Exception endete so.</translation>
    </message>
    <message>
        <source>No exception was raised.</source>
        <translation>Keine Exception wurde geworfen.</translation>
    </message>
    <message>
        <source>All exceptions: %1</source>
        <translation>Alle Exceptions: %1</translation>
    </message>
    <message>
        <source>Seen by no code: %1</source>
        <translation>Von keinem Code gesehen: %1</translation>
    </message>
    <message>
        <source>No task has run.</source>
        <translation>Noch kein Task ist gelaufen.</translation>
    </message>
</context>
<context>
    <name>awaitscope::ExportDialog</name>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>Preset</source>
        <translation>Voreinstellung</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>Speichern…</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Kopieren</translation>
    </message>
    <message>
        <source>Copy as image, SVG and text together</source>
        <translation>Als Bild, SVG und Text zugleich kopieren</translation>
    </message>
    <message>
        <source>&amp;Print…</source>
        <translation>&amp;Drucken…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>E&amp;xport…</source>
        <translation>E&amp;xportieren…</translation>
    </message>
    <message>
        <source>Save preset</source>
        <translation>Voreinstellung speichern</translation>
    </message>
    <message>
        <source>Name of the preset:</source>
        <translation>Name der Voreinstellung:</translation>
    </message>
    <message>
        <source>Cancelled. Nothing was written.</source>
        <translation>Abgebrochen. Es wurde nichts geschrieben.</translation>
    </message>
    <message>
        <source>Exporting…</source>
        <translation>Wird exportiert…</translation>
    </message>
    <message>
        <source>Copied.</source>
        <translation>Kopiert.</translation>
    </message>
    <message>
        <source>Copied as image, SVG and text.</source>
        <translation>Als Bild, SVG und Text kopiert.</translation>
    </message>
    <message>
        <source>1 page</source>
        <translation>1 Seite</translation>
    </message>
    <message>
        <source>%1 pages</source>
        <translation>%1 Seiten</translation>
    </message>
    <message>
        <source>%1 × %2 pixels</source>
        <translation>%1 × %2 Pixel</translation>
    </message>
    <message>
        <source>Save these settings as a preset</source>
        <translation>Diese Einstellungen als Vorlage speichern</translation>
    </message>
    <message>
        <source>Delete the selected custom preset</source>
        <translation>Die gewählte eigene Vorlage löschen</translation>
    </message>
    <message>
        <source>Last used settings</source>
        <translation>Zuletzt verwendete Einstellungen</translation>
    </message>
    <message>
        <source>Default settings</source>
        <translation>Standardeinstellungen</translation>
    </message>
</context>
<context>
    <name>awaitscope::ExportForm</name>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>Aussehen</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>&amp;Format</source>
        <translation>&amp;Format</translation>
    </message>
    <message>
        <source>Whole run</source>
        <translation>Ganzer Lauf</translation>
    </message>
    <message>
        <source>Visible range</source>
        <translation>Sichtbarer Bereich</translation>
    </message>
    <message>
        <source>Measured range</source>
        <translation>Gemessener Bereich</translation>
    </message>
    <message>
        <source>&amp;Time</source>
        <translation>&amp;Zeit</translation>
    </message>
    <message>
        <source>&amp;Lanes</source>
        <translation>S&amp;puren</translation>
    </message>
    <message>
        <source>Tasks as threads</source>
        <translation>Tasks als Threads</translation>
    </message>
    <message>
        <source>For viewers that cannot show asynchronous tracks. Perfetto can.</source>
        <translation>Für Betrachter, die asynchrone Spuren nicht zeigen können. Perfetto kann es.</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>Selected</source>
        <translation>Gewählte</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Auswählen…</translation>
    </message>
    <message>
        <source>Lanes in the picture</source>
        <translation>Spuren im Bild</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>An SVG follows the reader&apos;s light or dark mode. Other pictures are light.</source>
        <translation>Ein SVG folgt dem hellen oder dunklen Modus des Lesers. Andere Bilder sind hell.</translation>
    </message>
    <message>
        <source>Th&amp;eme</source>
        <translation>&amp;Farben</translation>
    </message>
    <message>
        <source>Transparent background</source>
        <translation>Durchsichtiger Hintergrund</translation>
    </message>
    <message>
        <source>T&amp;itle</source>
        <translation>T&amp;itel</translation>
    </message>
    <message>
        <source>Text of the title</source>
        <translation>Text des Titels</translation>
    </message>
    <message>
        <source>Le&amp;gend</source>
        <translation>&amp;Legende</translation>
    </message>
    <message>
        <source>&amp;Ruler</source>
        <translation>Li&amp;neal</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>Automatisch</translation>
    </message>
    <message>
        <source> px</source>
        <translation> px</translation>
    </message>
    <message>
        <source>&amp;Width</source>
        <translation>&amp;Breite</translation>
    </message>
    <message>
        <source>&amp;Height</source>
        <translation>&amp;Höhe</translation>
    </message>
    <message>
        <source>%1×</source>
        <translation>%1×</translation>
    </message>
    <message>
        <source>&amp;Scale</source>
        <translation>&amp;Maßstab</translation>
    </message>
    <message>
        <source> dpi</source>
        <translation> dpi</translation>
    </message>
    <message>
        <source>Resol&amp;ution</source>
        <translation>A&amp;uflösung</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Seiten</translation>
    </message>
    <message>
        <source>Fit one page</source>
        <translation>Auf eine Seite einpassen</translation>
    </message>
    <message>
        <source>Tiles at full size</source>
        <translation>Kacheln in voller Größe</translation>
    </message>
    <message>
        <source>F&amp;it</source>
        <translation>&amp;Einpassen</translation>
    </message>
    <message>
        <source>&amp;Paper</source>
        <translation>Pa&amp;pier</translation>
    </message>
    <message>
        <source>Landscape</source>
        <translation>Querformat</translation>
    </message>
    <message>
        <source>Portrait</source>
        <translation>Hochformat</translation>
    </message>
    <message>
        <source>&amp;Orientation</source>
        <translation>Aus&amp;richtung</translation>
    </message>
    <message>
        <source>×</source>
        <translation>×</translation>
    </message>
    <message>
        <source>S&amp;peed</source>
        <translation>&amp;Tempo</translation>
    </message>
    <message>
        <source> per second</source>
        <translation> je Sekunde</translation>
    </message>
    <message>
        <source>F&amp;rames</source>
        <translation>Bil&amp;der</translation>
    </message>
    <message>
        <source>Can be reopened in Awaitscope</source>
        <translation>Lässt sich in Awaitscope wieder öffnen</translation>
    </message>
    <message>
        <source>Embeds the task set in the picture. Turn this off before sharing the picture with people who must not see the task set.</source>
        <translation>Bettet das Task-Set in das Bild ein. Vor der Weitergabe an Personen ausschalten, die das Task-Set nicht sehen sollen.</translation>
    </message>
    <message>
        <source>Log &amp;below</source>
        <translation>Protokoll &amp;darunter</translation>
    </message>
    <message>
        <source>Print resolution</source>
        <translation>Druckauflösung</translation>
    </message>
    <message>
        <source>One page, as large as the picture</source>
        <translation>Eine Seite in der Größe des Bildes</translation>
    </message>
    <message>
        <source>Fit the width, over several pages</source>
        <translation>An die Breite anpassen, über mehrere Seiten</translation>
    </message>
    <message>
        <source>Animation</source>
        <translation>Animation</translation>
    </message>
</context>
<context>
    <name>awaitscope::ExportPreview</name>
    <message>
        <source>Preview of the picture</source>
        <translation>Vorschau des Bildes</translation>
    </message>
</context>
<context>
    <name>awaitscope::FileLoader</name>
    <message>
        <source>There is not enough memory to open it.</source>
        <translation>Der Speicher reicht nicht, um es zu öffnen.</translation>
    </message>
    <message>
        <source>Cannot be read: %1.</source>
        <translation>Kann nicht gelesen werden: %1.</translation>
    </message>
    <message>
        <source>A line is longer than %1 MiB.</source>
        <translation>Eine Zeile ist länger als %1 MiB.</translation>
    </message>
    <message>
        <source>A trace of another program cannot be opened if it has more than %1 MiB.</source>
        <translation>Der Trace eines anderen Programms kann nicht geöffnet werden, wenn er größer als %1 MiB ist.</translation>
    </message>
</context>
<context>
    <name>awaitscope::FixPreview</name>
    <message>
        <source>Changes in the code</source>
        <translation>Änderungen im Code</translation>
    </message>
    <message>
        <source>Timeline after the change</source>
        <translation>Zeitachse nach der Änderung</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>Anwenden</translation>
    </message>
    <message>
        <source>The run after it</source>
        <translation>Der Lauf danach</translation>
    </message>
</context>
<context>
    <name>awaitscope::HandlingEditor</name>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>try/except</source>
        <translation>try/except</translation>
    </message>
    <message>
        <source>finally</source>
        <translation>finally</translation>
    </message>
    <message>
        <source>done callback</source>
        <translation>Done-Callback</translation>
    </message>
    <message>
        <source>retry</source>
        <translation>neuer Versuch</translation>
    </message>
    <message>
        <source>what it raises</source>
        <translation>was er wirft</translation>
    </message>
    <message>
        <source>The exception types to catch, separated by commas</source>
        <translation>Die zu fangenden Exception-Typen, durch Kommas getrennt</translation>
    </message>
    <message>
        <source> times</source>
        <translation>-mal</translation>
    </message>
    <message>
        <source>There is no exception type “%1”.</source>
        <translation>Es gibt keinen Exception-Typ „%1“.</translation>
    </message>
</context>
<context>
    <name>awaitscope::LegendBar</name>
    <message>
        <source>Legend</source>
        <translation>Legende</translation>
    </message>
    <message>
        <source>Show what the signs in the timeline mean</source>
        <translation>Zeigt, was die Zeichen der Zeitachse bedeuten</translation>
    </message>
    <message>
        <source>Fold the legend away</source>
        <translation>Die Legende einklappen</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>awaitscope::LoadingBar</name>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Opening %1</source>
        <translation>%1 wird geöffnet</translation>
    </message>
    <message>
        <source>Stop loading and keep the current document</source>
        <translation>Das Laden abbrechen und das jetzige Dokument behalten</translation>
    </message>
    <message>
        <source>%1 %</source>
        <comment>part of the work that is done</comment>
        <translation>%1 %</translation>
    </message>
</context>
<context>
    <name>awaitscope::LogModel</name>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>Task</translation>
    </message>
    <message>
        <source>Event</source>
        <translation>Ereignis</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>Was geschah</translation>
    </message>
</context>
<context>
    <name>awaitscope::LogPanel</name>
    <message>
        <source>Filter: task, event or text</source>
        <translation>Filter: Task, Ereignis oder Text</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Protokoll</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n event(s)</source>
        <translation>
            <numerusform>%1 von %n Ereignis</numerusform>
            <numerusform>%1 von %n Ereignissen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n event(s)</source>
        <translation>
            <numerusform>%n Ereignis</numerusform>
            <numerusform>%n Ereignisse</numerusform>
        </translation>
    </message>
    <message>
        <source>Log filter</source>
        <translation>Protokollfilter</translation>
    </message>
    <message>
        <source>Problems only</source>
        <translation>Nur Probleme</translation>
    </message>
    <message>
        <source>Show only failures, cancellations and coroutines that were never awaited</source>
        <translation>Nur Fehler, Abbrüche und nie abgewartete Coroutines zeigen</translation>
    </message>
</context>
<context>
    <name>awaitscope::MainWindow</name>
    <message>
        <source>Exported to %1</source>
        <translation>Exportiert nach %1</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Rückgängig</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Wiederholen</translation>
    </message>
    <message>
        <source>&amp;System</source>
        <translation>&amp;System</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>&amp;Hell</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>&amp;Dunkel</translation>
    </message>
    <message>
        <source>&amp;High Contrast</source>
        <translation>Hoher &amp;Kontrast</translation>
    </message>
    <message>
        <source>Write Strategy into main</source>
        <translation>Strategie in main schreiben</translation>
    </message>
    <message>
        <source>About Awaitscope</source>
        <translation>Über Awaitscope</translation>
    </message>
    <message>
        <source>See what your async tasks do, and which errors nobody looked at.

Free software under the GNU General Public License, version 3 or later.</source>
        <translation>Sehen Sie, was Ihre asynchronen Tasks tun und welche Fehler niemand angesehen hat.

Freie Software unter der GNU General Public License, Version 3 oder neuer.</translation>
    </message>
    <message>
        <source>Task sets (*.taskset *.json)</source>
        <translation>Task-Sets (*.taskset *.json)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Changed by another program</source>
        <translation>Von einem anderen Programm geändert</translation>
    </message>
    <message>
        <source>Another program has changed “%1” since it was opened here.</source>
        <translation>Ein anderes Programm hat „%1“ geändert, seit es hier geöffnet wurde.</translation>
    </message>
    <message>
        <source>Overwrite</source>
        <translation>Überschreiben</translation>
    </message>
    <message>
        <source>Save As</source>
        <translation>Speichern unter</translation>
    </message>
    <message>
        <source>Unsaved changes</source>
        <translation>Nicht gespeicherte Änderungen</translation>
    </message>
    <message>
        <source>Save the changes to “%1”?</source>
        <translation>Die Änderungen an „%1“ speichern?</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>und %n weiteres</numerusform>
            <numerusform>und %n weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>%1 was changed by another program</source>
        <translation>%1 wurde von einem anderen Programm geändert</translation>
    </message>
    <message>
        <source>Open Anyway</source>
        <translation>Trotzdem öffnen</translation>
    </message>
    <message>
        <source>Keep Mine</source>
        <translation>Meines behalten</translation>
    </message>
    <message>
        <source>an unsaved task set</source>
        <translation>ein nicht gespeichertes Task-Set</translation>
    </message>
    <message>
        <source>Unsaved work was found</source>
        <translation>Nicht gespeicherte Arbeit wurde gefunden</translation>
    </message>
    <message>
        <source>Recover</source>
        <translation>Wiederherstellen</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Verwerfen</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Bearbeiten</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>Open &amp;Recent</source>
        <translation>&amp;Zuletzt geöffnet</translation>
    </message>
    <message>
        <source>E&amp;xamples</source>
        <translation>&amp;Beispiele</translation>
    </message>
    <message>
        <source>New from &amp;Template</source>
        <translation>Neu aus &amp;Vorlage</translation>
    </message>
    <message>
        <source>&amp;Task</source>
        <translation>&amp;Task</translation>
    </message>
    <message>
        <source>Sleeps, then returns a value</source>
        <translation>Schläft und gibt dann einen Wert zurück</translation>
    </message>
    <message>
        <source>Sleeps, then raises an exception</source>
        <translation>Schläft und wirft dann eine Exception</translation>
    </message>
    <message>
        <source>D&amp;uplicate</source>
        <translation>Dupli&amp;zieren</translation>
    </message>
    <message>
        <source>Rena&amp;me</source>
        <translation>&amp;Umbenennen</translation>
    </message>
    <message>
        <source>Edit the name of the selected row</source>
        <translation>Den Namen der gewählten Zeile bearbeiten</translation>
    </message>
    <message>
        <source>Move U&amp;p</source>
        <translation>Nach &amp;oben</translation>
    </message>
    <message>
        <source>Move the selected rows up</source>
        <translation>Die gewählten Zeilen nach oben schieben</translation>
    </message>
    <message>
        <source>Move Do&amp;wn</source>
        <translation>Nach un&amp;ten</translation>
    </message>
    <message>
        <source>Move the selected rows down</source>
        <translation>Die gewählten Zeilen nach unten schieben</translation>
    </message>
    <message>
        <source>De&amp;lete Rows</source>
        <translation>Zeilen &amp;löschen</translation>
    </message>
    <message>
        <source>&amp;Edit the Steps of main</source>
        <translation>Die &amp;Schritte von main bearbeiten</translation>
    </message>
    <message>
        <source>Show how main waits for the tasks, step by step</source>
        <translation>Schritt für Schritt zeigen, wie main auf die Tasks wartet</translation>
    </message>
    <message>
        <source>T&amp;itle and Settings…</source>
        <translation>T&amp;itel und Einstellungen…</translation>
    </message>
    <message>
        <source>Remove the selected rows</source>
        <translation>Die gewählten Zeilen entfernen</translation>
    </message>
    <message>
        <source>&amp;Run</source>
        <translation>&amp;Ausführen</translation>
    </message>
    <message>
        <source>S&amp;trategy</source>
        <translation>&amp;Strategie</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
    <message>
        <source>Ti&amp;meline</source>
        <translation>Zeit&amp;achse</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>&amp;Farben</translation>
    </message>
    <message>
        <source>Pa&amp;nels</source>
        <translation>&amp;Bereiche</translation>
    </message>
    <message>
        <source>Show or hide this panel</source>
        <translation>Diesen Bereich ein- oder ausblenden</translation>
    </message>
    <message>
        <source>Go to %1</source>
        <translation>Zu %1 gehen</translation>
    </message>
    <message>
        <source>Show this panel below the timeline</source>
        <translation>Diesen Bereich unter der Zeitachse zeigen</translation>
    </message>
    <message>
        <source>wall clock</source>
        <translation>echte Uhr</translation>
    </message>
    <message>
        <source>virtual clock</source>
        <translation>virtuelle Uhr</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Bereit</translation>
    </message>
    <message>
        <source>Running: %1</source>
        <translation>Läuft: %1</translation>
    </message>
    <message>
        <source>Paused at %1</source>
        <translation>Angehalten bei %1</translation>
    </message>
    <message>
        <source>Finished at %1</source>
        <translation>Beendet bei %1</translation>
    </message>
    <message>
        <source>Stopped at %1</source>
        <translation>Gestoppt bei %1</translation>
    </message>
    <message>
        <source>edited since</source>
        <translation>seither geändert</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Zeigen</translation>
    </message>
    <message>
        <source>Toolbar</source>
        <translation>Werkzeugleiste</translation>
    </message>
    <message>
        <source>Strategy</source>
        <translation>Strategie</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Ausführen</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>Tempo</translation>
    </message>
    <message>
        <source>Instant</source>
        <translation>Sofort</translation>
    </message>
    <message>
        <source>Strategy “%1”</source>
        <translation>Strategie „%1“</translation>
    </message>
    <message>
        <source>Replace &amp;main</source>
        <translation>&amp;main ersetzen</translation>
    </message>
    <message>
        <source>Replace main</source>
        <translation>main ersetzen</translation>
    </message>
    <message>
        <source>Custom</source>
        <translation>Eigene</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>Zeitachse</translation>
    </message>
    <message>
        <source>Change Markers</source>
        <translation>Marken ändern</translation>
    </message>
    <message>
        <source>Task set</source>
        <translation>Task-Set</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Einzelheiten</translation>
    </message>
    <message>
        <source>Close Recording</source>
        <translation>Aufzeichnung schließen</translation>
    </message>
    <message>
        <source>Recorded: %1</source>
        <translation>Aufgezeichnet: %1</translation>
    </message>
    <message>
        <source>Unsaved changes are not backed up</source>
        <translation>Nicht gespeicherte Änderungen werden nicht gesichert</translation>
    </message>
    <message>
        <source>They would be lost if the program ended unexpectedly. %1</source>
        <translation>Sie gingen verloren, wenn das Programm unerwartet endete. %1</translation>
    </message>
    <message>
        <source>Undo the last edit</source>
        <translation>Die letzte Bearbeitung rückgängig machen</translation>
    </message>
    <message>
        <source>Redo the last undone edit</source>
        <translation>Die zuletzt rückgängig gemachte Bearbeitung wiederherstellen</translation>
    </message>
    <message>
        <source>Light or dark, like the desktop</source>
        <translation>Hell oder dunkel, wie der Desktop</translation>
    </message>
    <message>
        <source>Dark text on a light background</source>
        <translation>Dunkler Text auf hellem Grund</translation>
    </message>
    <message>
        <source>Light text on a dark background</source>
        <translation>Heller Text auf dunklem Grund</translation>
    </message>
    <message>
        <source>The strongest contrast, light or dark like the desktop</source>
        <translation>Der stärkste Kontrast, hell oder dunkel wie der Desktop</translation>
    </message>
    <message>
        <source>All supported files (%1)</source>
        <translation>Alle unterstützten Dateien (%1)</translation>
    </message>
    <message>
        <source>Could not open %1</source>
        <translation>%1 konnte nicht geöffnet werden</translation>
    </message>
    <message>
        <source>Use Strategy of the Picture</source>
        <translation>Strategie des Bildes verwenden</translation>
    </message>
    <message>
        <source>Could not save %1</source>
        <translation>%1 konnte nicht gespeichert werden</translation>
    </message>
    <message>
        <source>Saving overwrites that change.</source>
        <translation>Speichern überschreibt diese Änderung.</translation>
    </message>
    <message>
        <source>Your changes will be lost if you do not save them.</source>
        <translation>Die Änderungen gehen verloren, wenn sie nicht gespeichert werden.</translation>
    </message>
    <message>
        <source>%1 was deleted</source>
        <translation>%1 wurde gelöscht</translation>
    </message>
    <message>
        <source>The open task set is the only copy until you save it.</source>
        <translation>Das geöffnete Task-Set ist die einzige Kopie, bis es gespeichert wird.</translation>
    </message>
    <message>
        <source>The older version is open here. Reloading the file discards it.</source>
        <translation>Hier ist die ältere Fassung geöffnet. Neu laden verwirft sie.</translation>
    </message>
    <message>
        <source>Reload</source>
        <translation>Neu laden</translation>
    </message>
    <message>
        <source>There is not enough memory</source>
        <translation>Der Speicher reicht nicht aus</translation>
    </message>
    <message>
        <source>The last command was not carried out, and the run was stopped. Save your work before you continue.</source>
        <translation>Der letzte Befehl wurde nicht ausgeführt, und der Lauf wurde beendet. Vor dem Weiterarbeiten speichern.</translation>
    </message>
    <message>
        <source>The program ended before the changes to %1 were saved.</source>
        <translation>Das Programm endete, bevor die Änderungen an %1 gespeichert waren.</translation>
    </message>
    <message>
        <source>Discard unsaved work</source>
        <translation>Nicht gespeicherte Arbeit verwerfen</translation>
    </message>
    <message>
        <source>Discard the unsaved changes to “%1”?</source>
        <translation>Die nicht gespeicherten Änderungen an „%1“ verwerfen?</translation>
    </message>
    <message>
        <source>This is the only copy and cannot be restored.</source>
        <translation>Dies ist die einzige Kopie; sie lässt sich nicht wiederherstellen.</translation>
    </message>
    <message>
        <source>Add a Task That &amp;Succeeds</source>
        <translation>Task hinzufügen, der &amp;gelingt</translation>
    </message>
    <message>
        <source>Add a Task That &amp;Raises</source>
        <translation>Task hinzufügen mit E&amp;xception</translation>
    </message>
    <message>
        <source>Add a Task That &amp;Handles Its Own Error</source>
        <translation>Task hinzufügen, der seinen Fehler &amp;behandelt</translation>
    </message>
    <message>
        <source>Catches its own exception</source>
        <translation>Fängt seine eigene Exception</translation>
    </message>
    <message>
        <source>Add a Task That &amp;Cleans Up</source>
        <translation>Task hinzufügen, der &amp;aufräumt</translation>
    </message>
    <message>
        <source>Cleans up in a finally block</source>
        <translation>Räumt in einem finally-Block auf</translation>
    </message>
    <message>
        <source>Add a &amp;Fire-and-Forget Task</source>
        <translation>&amp;Fire-and-Forget-Task hinzufügen</translation>
    </message>
    <message>
        <source>Starts a task without keeping a reference</source>
        <translation>Startet einen Task, ohne eine Referenz zu behalten</translation>
    </message>
    <message>
        <source>Add a &amp;Never-Awaited Coroutine</source>
        <translation>&amp;Nie abgewartete Coroutine hinzufügen</translation>
    </message>
    <message>
        <source>Creates a coroutine object that never starts</source>
        <translation>Erzeugt ein Coroutine-Objekt, das nie startet</translation>
    </message>
    <message>
        <source>Add a Task With a &amp;Done Callback</source>
        <translation>Task mit &amp;Done-Callback hinzufügen</translation>
    </message>
    <message>
        <source>Retrieves its exception in a done callback</source>
        <translation>Holt seine Exception in einem Done-Callback ab</translation>
    </message>
    <message>
        <source>Edit the title and the settings of the task set</source>
        <translation>Titel und Einstellungen des Task-Sets bearbeiten</translation>
    </message>
    <message>
        <source>Insert a copy of the selected rows below them</source>
        <translation>Eine Kopie der gewählten Zeilen darunter einfügen</translation>
    </message>
    <message>
        <source>No recent files</source>
        <translation>Keine zuletzt geöffneten Dateien</translation>
    </message>
    <message>
        <source>Could not reload %1</source>
        <translation>%1 konnte nicht neu geladen werden</translation>
    </message>
    <message>
        <source>Recorded run: %1</source>
        <translation>Aufgezeichneter Lauf: %1</translation>
    </message>
    <message>
        <source>%1 events. A recording cannot be run or edited. The task set “%2” is still open; run it to return to it.</source>
        <translation>%1 Ereignisse. Eine Aufzeichnung lässt sich nicht ausführen oder bearbeiten. Das Task-Set „%2“ ist noch geöffnet; ausführen, um dorthin zurückzukehren.</translation>
    </message>
    <message>
        <source>A recording does not contain its program</source>
        <translation>Eine Aufzeichnung enthält ihr Programm nicht</translation>
    </message>
    <message>
        <source>Not run yet</source>
        <translation>Noch nicht ausgeführt</translation>
    </message>
    <message>
        <source>This task set cannot be run. The previous run is still shown.</source>
        <translation>Dieses Task-Set lässt sich nicht ausführen. Der vorige Lauf wird weiter gezeigt.</translation>
    </message>
    <message>
        <source>How fast the run is played: seconds of the program per second. Instant does not wait at all.</source>
        <translation>Wie schnell der Lauf abgespielt wird: Sekunden des Programms je Sekunde. „Sofort“ wartet gar nicht.</translation>
    </message>
    <message>
        <source>main is written this way.</source>
        <translation>main ist so geschrieben.</translation>
    </message>
    <message>
        <source>main follows none of the strategies and runs as written. Click to replace it with a main that follows one.</source>
        <translation>main folgt keiner der Strategien und läuft wie geschrieben. Klicken, um es durch ein main zu ersetzen, das einer folgt.</translation>
    </message>
    <message>
        <source>Recording while the program runs: %1</source>
        <translation>Aufzeichnung bei laufendem Programm: %1</translation>
    </message>
    <message>
        <source>What it does appears as it happens. The task set “%1” is still open; run it to return to it.</source>
        <translation>Was es tut, erscheint, während es geschieht. Das Task-Set „%1“ ist noch offen; ein Ausführen kehrt zu ihm zurück.</translation>
    </message>
    <message>
        <source>Recording: %1</source>
        <translation>Aufzeichnung: %1</translation>
    </message>
    <message>
        <source>Blocked for %1 in %2, since line %3</source>
        <translation>Blockiert seit %1 in %2, ab Zeile %3</translation>
    </message>
    <message>
        <source>Blocked for %1 in %2</source>
        <translation>Blockiert seit %1 in %2</translation>
    </message>
    <message>
        <source>Python %1</source>
        <translation>Python %1</translation>
    </message>
    <message>
        <source>Awaitscope pictures (*.png *.svg *.pdf *.webp)</source>
        <translation>Awaitscope-Bilder (*.png *.svg *.pdf *.webp)</translation>
    </message>
    <message>
        <source>no record was dropped</source>
        <translation>kein Eintrag wurde verworfen</translation>
    </message>
    <message>
        <source>%1 records were dropped because it reached its limit</source>
        <translation>%1 Einträge wurden verworfen, weil die Grenze erreicht war</translation>
    </message>
    <message>
        <source>light, without source lines</source>
        <translation>leicht, ohne Quelltextzeilen</translation>
    </message>
    <message>
        <source>The program runs: %1</source>
        <translation>Das Programm läuft: %1</translation>
    </message>
    <message>
        <source>Its tasks appear here as soon as it uses asyncio. What it prints is in the Console panel.</source>
        <translation>Seine Tasks erscheinen hier, sobald es asyncio benutzt. Was es ausgibt, steht in der Konsole.</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stopp</translation>
    </message>
    <message>
        <source>A program is being recorded</source>
        <translation>Ein Programm wird aufgezeichnet</translation>
    </message>
    <message>
        <source>Stop the program “%1”?</source>
        <translation>Das Programm „%1“ beenden?</translation>
    </message>
    <message>
        <source>It was started by this window and ends with it. What was recorded so far is kept.</source>
        <translation>Es wurde von diesem Fenster gestartet und endet mit ihm. Was bisher aufgezeichnet wurde, bleibt erhalten.</translation>
    </message>
    <message>
        <source>Stop and Close</source>
        <translation>Beenden und schließen</translation>
    </message>
    <message>
        <source>Waiting for the recording %1</source>
        <translation>Es wird auf die Aufzeichnung %1 gewartet</translation>
    </message>
    <message>
        <source>The tasks of the program appear here as soon as it uses asyncio.</source>
        <translation>Die Tasks des Programms erscheinen hier, sobald es asyncio benutzt.</translation>
    </message>
    <message>
        <source>Do Not Wait</source>
        <translation>Nicht warten</translation>
    </message>
    <message>
        <source>The program has ended, and nothing was recorded</source>
        <translation>Das Programm ist beendet, und nichts wurde aufgezeichnet</translation>
    </message>
    <message>
        <source>It did not use asyncio, or its Python is older than 3.8 or was started with -I, -E or -S.</source>
        <translation>Es hat asyncio nicht benutzt, oder sein Python ist älter als 3.8 oder wurde mit -I, -E oder -S gestartet.</translation>
    </message>
    <message>
        <source>The program has ended.</source>
        <translation>Das Programm ist beendet.</translation>
    </message>
    <message>
        <source>Nothing was recorded: it did not use asyncio, or its Python is older than 3.8 or does not read PYTHONPATH.</source>
        <translation>Nichts wurde aufgezeichnet: Es hat asyncio nicht benutzt, oder sein Python ist älter als 3.8 oder liest PYTHONPATH nicht.</translation>
    </message>
    <message>
        <source>The recording is in %1.</source>
        <translation>Die Aufzeichnung ist in %1.</translation>
    </message>
    <message numerus="yes">
        <source>%n more recording(s) of other processes are beside it.</source>
        <translation>
                <numerusform>Eine weitere Aufzeichnung eines anderen Prozesses liegt daneben.</numerusform>
                <numerusform>%n weitere Aufzeichnungen anderer Prozesse liegen daneben.</numerusform>
            </translation>
    </message>
    <message>
        <source>an unsaved Python program</source>
        <translation>ein ungespeichertes Python-Programm</translation>
    </message>
    <message>
        <source>%1 records were dropped</source>
        <translation>%1 Einträge wurden verworfen</translation>
    </message>
    <message>
        <source>Paused at %1, while the program goes on</source>
        <translation>Angehalten bei %1, während das Programm weiterläuft</translation>
    </message>
    <message>
        <source>The program runs as it is written.</source>
        <translation>Das Programm läuft so, wie es geschrieben ist.</translation>
    </message>
    <message>
        <source>Each gather of the program runs in this way. The text stays as it is.</source>
        <translation>Jedes gather des Programms läuft auf diese Weise. Der Text bleibt, wie er ist.</translation>
    </message>
    <message>
        <source>P&amp;ython</source>
        <translation>P&amp;ython</translation>
    </message>
    <message>
        <source>Python files (*.py)</source>
        <translation>Python-Dateien (*.py)</translation>
    </message>
    <message>
        <source>Covered after %1</source>
        <translation>Verdeckt nach %1</translation>
    </message>
    <message>
        <source>recording took about %1 % of the CPU time</source>
        <translation>die Aufzeichnung brauchte etwa %1 % der CPU-Zeit</translation>
    </message>
    <message>
        <source>Recorded runs (*.awrec *.jsonl *.ndjson *.json)</source>
        <translation>Aufgezeichnete Läufe (*.awrec *.jsonl *.ndjson *.json)</translation>
    </message>
    <message>
        <source>Attaching to process %1: %2</source>
        <translation>Anhängen an Prozess %1: %2</translation>
    </message>
    <message>
        <source>Its tasks appear here as soon as it executes its next instruction.</source>
        <translation>Seine Tasks erscheinen hier, sobald es seine nächste Anweisung ausführt.</translation>
    </message>
    <message>
        <source>Process %1 has not executed anything since</source>
        <translation>Prozess %1 hat seitdem nichts ausgeführt</translation>
    </message>
    <message>
        <source>It waits, or a call blocks it. The recording ends with its next instruction.</source>
        <translation>Er wartet, oder ein Aufruf blockiert ihn. Die Aufzeichnung endet mit seiner nächsten Anweisung.</translation>
    </message>
    <message>
        <source>It waits, or a call blocks it. The recording begins with its next instruction.</source>
        <translation>Er wartet, oder ein Aufruf blockiert ihn. Die Aufzeichnung beginnt mit seiner nächsten Anweisung.</translation>
    </message>
    <message>
        <source>Process %1 cannot be recorded</source>
        <translation>Prozess %1 kann nicht aufgezeichnet werden</translation>
    </message>
    <message>
        <source>began while the program ran</source>
        <translation>begann, während das Programm lief</translation>
    </message>
    <message>
        <source>The recording has ended. The program goes on.</source>
        <translation>Die Aufzeichnung ist zu Ende. Das Programm läuft weiter.</translation>
    </message>
    <message>
        <source>A recorded run is over: main cannot wait in another way. Make a task set of it to try that.</source>
        <translation>Ein aufgezeichneter Lauf ist vorbei: main kann nicht anders warten. Um das zu versuchen, ein Task-Set daraus machen.</translation>
    </message>
</context>
<context>
    <name>awaitscope::MessageBar</name>
    <message>
        <source>Close this message</source>
        <translation>Diese Meldung schließen</translation>
    </message>
    <message>
        <source>Less</source>
        <translation>Weniger</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Mehr</translation>
    </message>
    <message>
        <source>Show one line of this message</source>
        <translation>Eine Zeile dieser Meldung zeigen</translation>
    </message>
    <message>
        <source>Show all of this message</source>
        <translation>Die ganze Meldung zeigen</translation>
    </message>
</context>
<context>
    <name>awaitscope::Minimap</name>
    <message>
        <source>Overview</source>
        <translation>Überblick</translation>
    </message>
    <message>
        <source>The whole run; the left and right keys move the visible part</source>
        <translation>Der ganze Lauf; die Tasten links und rechts verschieben den sichtbaren Teil</translation>
    </message>
</context>
<context>
    <name>awaitscope::OutcomeEditor</name>
    <message>
        <source>returns</source>
        <translation>gibt zurück</translation>
    </message>
    <message>
        <source>raises</source>
        <translation>wirft</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>nichts</translation>
    </message>
    <message>
        <source>message</source>
        <translation>Meldung</translation>
    </message>
    <message>
        <source>There is no exception type “%1”.</source>
        <translation>Es gibt keinen Exception-Typ „%1“.</translation>
    </message>
    <message>
        <source>A Python literal: &quot;text&quot;, 42, True, [1, 2]. A single word is taken as text.</source>
        <translation>Ein Python-Literal: &quot;text&quot;, 42, True, [1, 2]. Ein einzelnes Wort gilt als Text.</translation>
    </message>
</context>
<context>
    <name>awaitscope::PythonBox</name>
    <message>
        <source>Python</source>
        <translation>Python</translation>
    </message>
    <message>
        <source>The Python version whose asyncio the task set runs under. Versions differ, for example in wait_for and task groups.</source>
        <translation>Die Python-Version, unter deren asyncio das Task-Set läuft. Die Versionen unterscheiden sich, zum Beispiel bei wait_for und Task-Gruppen.</translation>
    </message>
    <message>
        <source>Python %1</source>
        <translation>Python %1</translation>
    </message>
</context>
<context>
    <name>awaitscope::ResultsPanel</name>
    <message>
        <source>Place</source>
        <translation>Ort</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>Task</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>Ergebnisse</translation>
    </message>
    <message>
        <source>gather of %1</source>
        <translation>gather von %1</translation>
    </message>
    <message>
        <source>no list: it ended at %1 with the first exception</source>
        <translation>keine Liste: Es endete bei %1 mit der ersten Exception</translation>
    </message>
    <message>
        <source>a list of %1 at %2</source>
        <translation>eine Liste von %1 bei %2</translation>
    </message>
    <message>
        <source>and %1 more</source>
        <translation>und %1 weitere</translation>
    </message>
    <message>
        <source>the program</source>
        <translation>das Programm</translation>
    </message>
    <message>
        <source>No results yet.</source>
        <translation>Noch keine Ergebnisse.</translation>
    </message>
    <message>
        <source>no list: it was cancelled at %1</source>
        <translation>keine Liste: bei %1 abgebrochen</translation>
    </message>
    <message>
        <source>CancelledError: isinstance(…, Exception) does not recognize it as a failure</source>
        <translation>CancelledError: isinstance(…, Exception) erkennt ihn nicht als Fehler</translation>
    </message>
</context>
<context>
    <name>awaitscope::Run</name>
    <message>
        <source>Eager tasks need Python 3.12 or later; this task set runs under Python %1.</source>
        <translation>Eager Tasks brauchen Python 3.12 oder neuer; dieses Task-Set läuft unter Python %1.</translation>
    </message>
    <message>
        <source>%1 needs Python 3.%2 or later; this task set runs under Python %3.</source>
        <translation>%1 braucht Python 3.%2 oder neuer; dieses Task-Set läuft unter Python %3.</translation>
    </message>
</context>
<context>
    <name>awaitscope::SearchBar</name>
    <message>
        <source>Search tasks, coroutines and exceptions</source>
        <translation>Tasks, Coroutinen und Exceptions suchen</translation>
    </message>
    <message>
        <source>Search the timeline</source>
        <translation>In der Zeitachse suchen</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Gescheitert</translation>
    </message>
    <message>
        <source>Only lanes that ended with an exception</source>
        <translation>Nur Spuren, die mit einer Exception endeten</translation>
    </message>
    <message>
        <source>Unretrieved</source>
        <translation>Nicht abgeholt</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Abgebrochen</translation>
    </message>
    <message>
        <source>Only lanes that were cancelled or timed out</source>
        <translation>Nur Spuren, die abgebrochen wurden oder deren Zeit ablief</translation>
    </message>
    <message>
        <source>Only hits</source>
        <translation>Nur Treffer</translation>
    </message>
    <message>
        <source>Close the search and show all lanes (Esc)</source>
        <translation>Die Suche schließen und alle Spuren zeigen (Esc)</translation>
    </message>
    <message>
        <source>Close search</source>
        <translation>Suche schließen</translation>
    </message>
    <message>
        <source>no hits</source>
        <translation>keine Treffer</translation>
    </message>
    <message>
        <source>1 hit</source>
        <translation>1 Treffer</translation>
    </message>
    <message>
        <source>%1 hits</source>
        <translation>%1 Treffer</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>Only lanes whose exception was not retrieved</source>
        <translation>Nur Spuren, deren Exception nicht abgeholt wurde</translation>
    </message>
    <message>
        <source>Only lanes whose name contains the search text</source>
        <translation>Nur Spuren, deren Name den Suchtext enthält</translation>
    </message>
</context>
<context>
    <name>awaitscope::ShortcutsDialog</name>
    <message>
        <source>Ctrl+wheel, pinch</source>
        <translation>Strg+Mausrad, Spreizen</translation>
    </message>
    <message>
        <source>Zoom at the cursor</source>
        <translation>Am Zeiger zoomen</translation>
    </message>
    <message>
        <source>Wheel</source>
        <translation>Mausrad</translation>
    </message>
    <message>
        <source>Scroll the lanes</source>
        <translation>Spuren rollen</translation>
    </message>
    <message>
        <source>Shift+wheel</source>
        <translation>Umschalt+Mausrad</translation>
    </message>
    <message>
        <source>Click, Ctrl+click</source>
        <translation>Klick, Strg+Klick</translation>
    </message>
    <message>
        <source>Select, add to the selection</source>
        <translation>Auswählen, zur Auswahl hinzufügen</translation>
    </message>
    <message>
        <source>Clear the selection</source>
        <translation>Auswahl aufheben</translation>
    </message>
    <message>
        <source>Double-click</source>
        <translation>Doppelklick</translation>
    </message>
    <message>
        <source>Double-click on a name</source>
        <translation>Doppelklick auf einen Namen</translation>
    </message>
    <message>
        <source>Open the task</source>
        <translation>Task öffnen</translation>
    </message>
    <message>
        <source>Drag</source>
        <translation>Ziehen</translation>
    </message>
    <message>
        <source>Middle-drag, Space+drag, Shift+drag</source>
        <translation>Mittlere Taste, Leertaste oder Umschalt + Ziehen</translation>
    </message>
    <message>
        <source>Keyboard and Mouse</source>
        <translation>Tastatur und Maus</translation>
    </message>
    <message>
        <source>Mouse in the timeline</source>
        <translation>Maus in der Zeitachse</translation>
    </message>
    <message>
        <source>Scroll in time</source>
        <translation>In der Zeit scrollen</translation>
    </message>
    <message>
        <source>Esc, click on an empty area</source>
        <translation>Esc, Klick auf eine leere Stelle</translation>
    </message>
    <message>
        <source>Zoom to the span and back</source>
        <translation>Auf den Abschnitt zoomen und zurück</translation>
    </message>
    <message>
        <source>Measure; hold Alt to disable snapping</source>
        <translation>Messen; Alt halten, um das Einrasten auszuschalten</translation>
    </message>
    <message>
        <source>Drag the end of a sleep or a failure</source>
        <translation>Das Ende eines sleep oder einen Fehler ziehen</translation>
    </message>
    <message>
        <source>Change the duration of the sleep; Esc cancels</source>
        <translation>Die Dauer des sleep ändern; Esc bricht ab</translation>
    </message>
    <message>
        <source>Pan the view</source>
        <translation>Die Ansicht verschieben</translation>
    </message>
</context>
<context>
    <name>awaitscope::SleepDrag</name>
    <message>
        <source>Change Sleep to %1</source>
        <translation>Schlaf auf %1 ändern</translation>
    </message>
    <message>
        <source>Move Failure: Sleep %1 Before It</source>
        <translation>Fehler verschieben: davor %1 schlafen</translation>
    </message>
</context>
<context>
    <name>awaitscope::StatusLine</name>
    <message numerus="yes">
        <source>%n running</source>
        <translation>
            <numerusform>%n läuft</numerusform>
            <numerusform>%n laufen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n succeeded</source>
        <translation>
            <numerusform>%n gelungen</numerusform>
            <numerusform>%n gelungen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n raised</source>
        <translation>
            <numerusform>%n mit Exception</numerusform>
            <numerusform>%n mit Exception</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n cancelled</source>
        <translation>
            <numerusform>%n abgebrochen</numerusform>
            <numerusform>%n abgebrochen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n never awaited</source>
        <translation>
            <numerusform>%n nie abgewartet</numerusform>
            <numerusform>%n nie abgewartet</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unretrieved</source>
        <translation>
            <numerusform>%n nicht abgeholt</numerusform>
            <numerusform>%n nicht abgeholt</numerusform>
        </translation>
    </message>
    <message>
        <source>These exceptions were never retrieved. Click to show them.</source>
        <translation>Diese Exceptions wurden nie abgeholt. Klicken, um sie zu zeigen.</translation>
    </message>
    <message numerus="yes">
        <source>deadlock: %n waiting</source>
        <translation>
            <numerusform>Deadlock: %n wartet</numerusform>
            <numerusform>Deadlock: %n warten</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>awaitscope::StepChooser</name>
    <message>
        <source>Type a few letters: sleep, try, gather…</source>
        <translation>Tippen Sie einige Buchstaben: sleep, try, gather…</translation>
    </message>
    <message>
        <source>Find a step</source>
        <translation>Einen Schritt finden</translation>
    </message>
    <message>
        <source>Kinds of steps</source>
        <translation>Arten von Schritten</translation>
    </message>
    <message>
        <source>No matching step</source>
        <translation>Kein passender Schritt</translation>
    </message>
</context>
<context>
    <name>awaitscope::StepCommands</name>
    <message>
        <source>Cut</source>
        <translation>Ausschneiden</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>Einfügen</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>Duplizieren</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Move Up</source>
        <translation>Nach oben</translation>
    </message>
    <message>
        <source>Move Down</source>
        <translation>Nach unten</translation>
    </message>
    <message>
        <source>Move Out of the Block</source>
        <translation>Aus dem Block heraus</translation>
    </message>
    <message>
        <source>Move into the Block Above</source>
        <translation>In den Block darüber hinein</translation>
    </message>
    <message>
        <source>Unwrap</source>
        <translation>Auspacken</translation>
    </message>
    <message>
        <source>Add a Member</source>
        <translation>Mitglied hinzufügen</translation>
    </message>
    <message>
        <source>Insert a Step…</source>
        <translation>Schritt einfügen…</translation>
    </message>
    <message>
        <source>Member</source>
        <translation>Mitglied</translation>
    </message>
    <message>
        <source>Add Member</source>
        <translation>Mitglied hinzufügen</translation>
    </message>
    <message>
        <source>Add %1</source>
        <translation>%1 hinzufügen</translation>
    </message>
    <message>
        <source>Extend %1</source>
        <translation>%1 erweitern</translation>
    </message>
    <message>
        <source>Edit %1</source>
        <translation>%1 bearbeiten</translation>
    </message>
    <message>
        <source>Move %1</source>
        <translation>%1 verschieben</translation>
    </message>
    <message>
        <source>Move Steps</source>
        <translation>Schritte verschieben</translation>
    </message>
    <message>
        <source>Paste Steps</source>
        <translation>Schritte einfügen</translation>
    </message>
    <message>
        <source>Cut %1</source>
        <translation>%1 ausschneiden</translation>
    </message>
    <message>
        <source>Cut Steps</source>
        <translation>Schritte ausschneiden</translation>
    </message>
    <message>
        <source>Duplicate %1</source>
        <translation>%1 duplizieren</translation>
    </message>
    <message>
        <source>Duplicate Steps</source>
        <translation>Schritte duplizieren</translation>
    </message>
    <message>
        <source>Delete %1</source>
        <translation>%1 löschen</translation>
    </message>
    <message>
        <source>Delete Steps</source>
        <translation>Schritte löschen</translation>
    </message>
    <message>
        <source>Wrap in %1</source>
        <translation>In %1 einpacken</translation>
    </message>
    <message>
        <source>Unwrap %1</source>
        <translation>%1 auspacken</translation>
    </message>
    <message>
        <source>Wrap in</source>
        <translation>Einpacken in</translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation>Bearbeiten…</translation>
    </message>
    <message>
        <source>Fold All</source>
        <translation>Alle einklappen</translation>
    </message>
    <message>
        <source>Unfold All</source>
        <translation>Alle ausklappen</translation>
    </message>
    <message>
        <source>The step above has no block.</source>
        <translation>Der Schritt darüber hat keinen Block.</translation>
    </message>
</context>
<context>
    <name>awaitscope::StepEditor</name>
    <message>
        <source>Steps of</source>
        <translation>Schritte von</translation>
    </message>
    <message>
        <source>Rename Coroutine</source>
        <translation>Coroutine umbenennen</translation>
    </message>
    <message>
        <source>Change Parameters</source>
        <translation>Parameter ändern</translation>
    </message>
    <message>
        <source>Add Coroutine</source>
        <translation>Coroutine hinzufügen</translation>
    </message>
    <message>
        <source>Delete Coroutine</source>
        <translation>Coroutine löschen</translation>
    </message>
    <message>
        <source>…</source>
        <translation>…</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Notiz</translation>
    </message>
    <message>
        <source>The strategy “%1” replaces these steps in the run.</source>
        <translation>Die Strategie „%1“ ersetzt diese Schritte im Lauf.</translation>
    </message>
</context>
<context>
    <name>awaitscope::StepListModel</name>
    <message>
        <source>level %1: %2</source>
        <translation>Ebene %1: %2</translation>
    </message>
</context>
<context>
    <name>awaitscope::StepListView</name>
    <message>
        <source>Steps</source>
        <translation>Schritte</translation>
    </message>
    <message>
        <source>Select a task to see its steps.</source>
        <translation>Wählen Sie einen Task, um seine Schritte zu sehen.</translation>
    </message>
</context>
<context>
    <name>awaitscope::TaskDelegate</name>
    <message>
        <source>250ms, 1.5s, 2m</source>
        <translation>250ms, 1.5s, 2m</translation>
    </message>
</context>
<context>
    <name>awaitscope::TaskPalette</name>
    <message>
        <source>+ Succeeds</source>
        <translation>+ Gelingt</translation>
    </message>
    <message>
        <source>A task that sleeps and returns</source>
        <translation>Ein Task, der schläft und zurückkehrt</translation>
    </message>
    <message>
        <source>+ Raises</source>
        <translation>+ Wirft</translation>
    </message>
    <message>
        <source>A task that sleeps and raises an exception</source>
        <translation>Ein Task, der schläft und eine Exception wirft</translation>
    </message>
    <message>
        <source>+ Handles</source>
        <translation>+ Behandelt</translation>
    </message>
    <message>
        <source>A task that catches its own exception</source>
        <translation>Ein Task, der seine eigene Exception fängt</translation>
    </message>
    <message>
        <source>+ Cleans up</source>
        <translation>+ Räumt auf</translation>
    </message>
    <message>
        <source>A task that cleans up in finally</source>
        <translation>Ein Task, der in finally aufräumt</translation>
    </message>
    <message>
        <source>+ Fire &amp;&amp; forget</source>
        <translation>+ Fire &amp;&amp; forget</translation>
    </message>
    <message>
        <source>+ Never awaited</source>
        <translation>+ Nie abgewartet</translation>
    </message>
    <message>
        <source>A coroutine object that never starts</source>
        <translation>Ein Coroutine-Objekt, das nie startet</translation>
    </message>
    <message>
        <source>+ Done callback</source>
        <translation>+ Done-Callback</translation>
    </message>
    <message>
        <source>More…</source>
        <translation>Mehr…</translation>
    </message>
    <message>
        <source>Duplicate the selected tasks</source>
        <translation>Die gewählten Tasks duplizieren</translation>
    </message>
    <message>
        <source>Paste tasks</source>
        <translation>Tasks einfügen</translation>
    </message>
    <message>
        <source>Edit the steps of main</source>
        <translation>Die Schritte von main bearbeiten</translation>
    </message>
    <message>
        <source>Title and settings…</source>
        <translation>Titel und Einstellungen…</translation>
    </message>
    <message>
        <source>A task that is neither awaited nor referenced</source>
        <translation>Ein Task, der weder abgewartet noch referenziert wird</translation>
    </message>
    <message>
        <source>A task whose done callback retrieves its exception</source>
        <translation>Ein Task, dessen Done-Callback seine Exception abholt</translation>
    </message>
</context>
<context>
    <name>awaitscope::TaskTableModel</name>
    <message>
        <source>Rename Task</source>
        <translation>Task umbenennen</translation>
    </message>
    <message>
        <source>Change Sleep</source>
        <translation>Schlaf ändern</translation>
    </message>
    <message>
        <source>Change Outcome</source>
        <translation>Ausgang ändern</translation>
    </message>
    <message>
        <source>Change Handling</source>
        <translation>Behandlung ändern</translation>
    </message>
    <message>
        <source>Change Start</source>
        <translation>Start ändern</translation>
    </message>
    <message>
        <source>Change How Many</source>
        <translation>Anzahl ändern</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Sleep</source>
        <translation>Schlaf</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Ausgang</translation>
    </message>
    <message>
        <source>Handling</source>
        <translation>Behandlung</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Start</translation>
    </message>
    <message>
        <source>How many</source>
        <translation>Anzahl</translation>
    </message>
    <message>
        <source>Move Task</source>
        <translation>Task verschieben</translation>
    </message>
    <message>
        <source>Move Tasks</source>
        <translation>Tasks verschieben</translation>
    </message>
    <message>
        <source>Paste Tasks</source>
        <translation>Tasks einfügen</translation>
    </message>
    <message>
        <source>never awaited</source>
        <translation>nie abgewartet</translation>
    </message>
    <message>
        <source>returns %1</source>
        <translation>gibt %1 zurück</translation>
    </message>
    <message>
        <source>returns</source>
        <translation>gibt zurück</translation>
    </message>
    <message>
        <source>see the steps</source>
        <translation>siehe Schritte</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>try/except</source>
        <translation>try/except</translation>
    </message>
    <message>
        <source>except %1</source>
        <translation>except %1</translation>
    </message>
    <message>
        <source>finally</source>
        <translation>finally</translation>
    </message>
    <message>
        <source>done callback</source>
        <translation>Done-Callback</translation>
    </message>
    <message numerus="yes">
        <source>retry %n times</source>
        <translation>
            <numerusform>%n-mal versuchen</numerusform>
            <numerusform>%n-mal versuchen</numerusform>
        </translation>
    </message>
    <message>
        <source>awaited</source>
        <translation>abgewartet</translation>
    </message>
    <message>
        <source>fire and forget</source>
        <translation>fire and forget</translation>
    </message>
    <message>
        <source>see main</source>
        <translation>siehe main</translation>
    </message>
</context>
<context>
    <name>awaitscope::TaskTableView</name>
    <message>
        <source>Tasks</source>
        <translation>Tasks</translation>
    </message>
    <message>
        <source>Cut</source>
        <translation>Ausschneiden</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>Einfügen</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>Duplizieren</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Umbenennen</translation>
    </message>
    <message>
        <source>Move Up</source>
        <translation>Nach oben</translation>
    </message>
    <message>
        <source>Move Down</source>
        <translation>Nach unten</translation>
    </message>
    <message>
        <source>Cut Task</source>
        <translation>Task ausschneiden</translation>
    </message>
    <message>
        <source>Cut Tasks</source>
        <translation>Tasks ausschneiden</translation>
    </message>
    <message>
        <source>Delete Task</source>
        <translation>Task löschen</translation>
    </message>
    <message>
        <source>Delete Tasks</source>
        <translation>Tasks löschen</translation>
    </message>
    <message>
        <source>Duplicate Task</source>
        <translation>Task duplizieren</translation>
    </message>
    <message>
        <source>Duplicate Tasks</source>
        <translation>Tasks duplizieren</translation>
    </message>
    <message>
        <source>%1…</source>
        <translation>%1…</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Start</translation>
    </message>
    <message>
        <source>No tasks yet.
Add one with a button below.</source>
        <translation>Noch keine Tasks.
Fügen Sie mit einem Knopf darunter einen hinzu.</translation>
    </message>
</context>
<context>
    <name>awaitscope::Timeline</name>
    <message>
        <source>cancelled</source>
        <translation>abgebrochen</translation>
    </message>
    <message>
        <source>coroutine ‘%1’ was never awaited</source>
        <translation>auf die Coroutine ‚%1‘ wurde nie gewartet</translation>
    </message>
    <message>
        <source>destroyed while pending</source>
        <translation>unfertig zerstört</translation>
    </message>
    <message>
        <source>exception</source>
        <translation>exception</translation>
    </message>
    <message>
        <source>sleeping %1</source>
        <translation>schläft %1</translation>
    </message>
    <message>
        <source>sleeping</source>
        <translation>schläft</translation>
    </message>
    <message>
        <source>awaiting</source>
        <translation>wartet</translation>
    </message>
    <message>
        <source>awaiting gather</source>
        <translation>wartet auf gather</translation>
    </message>
    <message>
        <source>awaiting wait</source>
        <translation>wartet auf wait</translation>
    </message>
    <message>
        <source>awaiting %1</source>
        <translation>wartet auf %1</translation>
    </message>
    <message>
        <source>%1, passed on to the caller</source>
        <translation>%1, an den Aufrufer weitergegeben</translation>
    </message>
    <message>
        <source>seen by no code</source>
        <translation>von keinem Code gesehen</translation>
    </message>
    <message>
        <source>a coroutine</source>
        <translation>eine Coroutine</translation>
    </message>
    <message>
        <source>created</source>
        <translation>erzeugt</translation>
    </message>
    <message>
        <source>running</source>
        <translation>läuft</translation>
    </message>
    <message>
        <source>in %1</source>
        <translation>in %1</translation>
    </message>
    <message>
        <source>in a coroutine</source>
        <translation>in einer Coroutine</translation>
    </message>
    <message>
        <source>never awaited</source>
        <translation>nie abgewartet</translation>
    </message>
    <message>
        <source>cancelling</source>
        <translation>wird abgebrochen</translation>
    </message>
    <message>
        <source>not retrieved</source>
        <translation>nicht abgeholt</translation>
    </message>
    <message>
        <source>%1 · never retrieved, reported at %2: lost</source>
        <translation>%1 · nie abgeholt, bei %2 gemeldet: verloren</translation>
    </message>
    <message>
        <source>%1 · not retrieved when the run ended</source>
        <translation>%1 · nicht abgeholt, als der Lauf endete</translation>
    </message>
    <message>
        <source>%1 · nobody has looked so far</source>
        <translation>%1 · bisher hat niemand hingesehen</translation>
    </message>
    <message>
        <source>%1 · pending for %2</source>
        <translation>%1 · offen für %2</translation>
    </message>
    <message>
        <source>orphan: finished in the background</source>
        <translation>Waise: im Hintergrund fertig geworden</translation>
    </message>
    <message>
        <source>timed out</source>
        <translation>Zeit abgelaufen</translation>
    </message>
    <message>
        <source>waits forever: deadlock</source>
        <translation>wartet ewig: Deadlock</translation>
    </message>
    <message>
        <source>orphan, %1</source>
        <translation>Waise, %1</translation>
    </message>
    <message>
        <source>deadlock</source>
        <translation>Deadlock</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>%1, %2 at %3</source>
        <translation>%1, %2 bei %3</translation>
    </message>
    <message>
        <source>sleeping, cut short: %1 of %2</source>
        <translation>schläft, verkürzt: %1 von %2</translation>
    </message>
    <message>
        <source>%1, seen by no code</source>
        <translation>%1, von keinem Code gesehen</translation>
    </message>
    <message>
        <source>%1 of %2: never retrieved, lost</source>
        <translation>%1 von %2: nie abgeholt, verloren</translation>
    </message>
    <message>
        <source>%1 of %2: lost</source>
        <translation>%1 von %2: verloren</translation>
    </message>
    <message>
        <source>cancelled %1</source>
        <translation>abgebrochen %1</translation>
    </message>
    <message>
        <source>cancelled before its first step: nothing of it ran</source>
        <translation>vor dem ersten Schritt abgebrochen: nichts davon lief</translation>
    </message>
    <message>
        <source>cancelled: nothing of it ran</source>
        <translation>abgebrochen: nichts davon lief</translation>
    </message>
    <message>
        <source>nothing of it ran</source>
        <translation>nichts davon lief</translation>
    </message>
    <message>
        <source>cancelled %1 before its first step: nothing of it ran</source>
        <translation>abgebrochen %1 vor dem ersten Schritt: nichts davon lief</translation>
    </message>
    <message>
        <source>handled %1</source>
        <translation>%1 behandelt</translation>
    </message>
    <message>
        <source>handled</source>
        <translation>behandelt</translation>
    </message>
    <message>
        <source>deadlock: waits for %1</source>
        <translation>Deadlock: wartet auf %1</translation>
    </message>
    <message>
        <source>%1 in a done callback</source>
        <translation>%1 in einem Done-Callback</translation>
    </message>
    <message>
        <source>%1 dropped</source>
        <translation>%1 verworfen</translation>
    </message>
    <message>
        <source>%1 replaced by %2</source>
        <translation>%1 ersetzt durch %2</translation>
    </message>
    <message>
        <source>%1 · never retrieved: lost</source>
        <translation>%1 · nie abgeholt: verloren</translation>
    </message>
    <message>
        <source>%1 · lost</source>
        <translation>%1 · verloren</translation>
    </message>
    <message>
        <source>%1 · not retrieved when the run was stopped</source>
        <translation>%1 · nicht abgeholt, als der Lauf beendet wurde</translation>
    </message>
    <message>
        <source>%1 · not retrieved</source>
        <translation>%1 · nicht abgeholt</translation>
    </message>
    <message>
        <source>%1 · pending for %2 · %3</source>
        <translation>%1 · %2 offen · %3</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>cancellation swallowed</source>
        <translation>Abbruch verschluckt</translation>
    </message>
    <message>
        <source>1 hidden lane</source>
        <translation>1 verborgene Spur</translation>
    </message>
    <message>
        <source>%1 hidden lanes</source>
        <translation>%1 verborgene Spuren</translation>
    </message>
    <message>
        <source>%1 hidden</source>
        <translation>%1 verborgen</translation>
    </message>
    <message>
        <source>%1, 1 pending exception</source>
        <translation>%1, 1 offene Exception</translation>
    </message>
    <message>
        <source>%1, %2 pending exceptions</source>
        <translation>%1, %2 offene Exceptions</translation>
    </message>
    <message>
        <source>%1 hidden, %2 pending</source>
        <translation>%1 verborgen, %2 offen</translation>
    </message>
    <message>
        <source>%1 pending</source>
        <translation>%1 offen</translation>
    </message>
    <message>
        <source>%1, then by %2</source>
        <translation>%1, dann durch %2</translation>
    </message>
    <message>
        <source>timeout expired, %1</source>
        <translation>Timeout abgelaufen, %1</translation>
    </message>
    <message>
        <source>timeout expired</source>
        <translation>Timeout abgelaufen</translation>
    </message>
    <message>
        <source>orphan</source>
        <translation>Waise</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>blocks the loop for %1</source>
        <translation>blockiert die Schleife %1 lang</translation>
    </message>
    <message>
        <source>held up by %1</source>
        <translation>aufgehalten von %1</translation>
    </message>
    <message>
        <source>held up</source>
        <translation>aufgehalten</translation>
    </message>
    <message>
        <source>blocks</source>
        <translation>blockiert</translation>
    </message>
    <message>
        <source>%1 unretrieved</source>
        <translation>%1 nicht abgeholt</translation>
    </message>
    <message>
        <source>%1 raised</source>
        <translation>%1 hat geworfen</translation>
    </message>
    <message>
        <source>%1 cancelled</source>
        <translation>%1 abgebrochen</translation>
    </message>
    <message>
        <source>%1 running</source>
        <translation>%1 laufen</translation>
    </message>
    <message>
        <source>%1 not finished</source>
        <translation>%1 nicht beendet</translation>
    </message>
    <message>
        <source>%1 succeeded</source>
        <translation>%1 ist gelungen</translation>
    </message>
    <message>
        <source>made at %1</source>
        <translation>erzeugt bei %1</translation>
    </message>
    <message>
        <source>works for %1</source>
        <translation>arbeitet %1</translation>
    </message>
    <message>
        <source>waits for a thread</source>
        <translation>wartet auf einen Thread</translation>
    </message>
    <message>
        <source>works</source>
        <translation>arbeitet</translation>
    </message>
    <message>
        <source>waits to be called</source>
        <translation>wartet auf den Aufruf</translation>
    </message>
    <message>
        <source>left at its yield, closed later</source>
        <translation>am yield verlassen, später geschlossen</translation>
    </message>
    <message>
        <source>left at its yield</source>
        <translation>am yield verlassen</translation>
    </message>
</context>
<context>
    <name>awaitscope::TimelineTableModel</name>
    <message>
        <source>task</source>
        <translation>task</translation>
    </message>
    <message>
        <source>awaited inline</source>
        <translation>ohne eigenen Task abgewartet</translation>
    </message>
    <message>
        <source>coroutine, never awaited</source>
        <translation>Coroutine, nie abgewartet</translation>
    </message>
    <message>
        <source>Lane</source>
        <translation>Spur</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Aus</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Bis</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>Beschreibung</translation>
    </message>
    <message>
        <source>tasks made at the same line</source>
        <translation>Tasks, die eine Zeile erzeugt hat</translation>
    </message>
    <message>
        <source>function, called</source>
        <translation>Funktion, aufgerufen</translation>
    </message>
</context>
<context>
    <name>awaitscope::TimelineWidget</name>
    <message>
        <source>Fit</source>
        <translation>Einpassen</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>Vergrößern</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>Verkleinern</translation>
    </message>
    <message>
        <source>Earlier</source>
        <translation>Früher</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>Später</translation>
    </message>
    <message>
        <source>Previous lane</source>
        <translation>Vorige Spur</translation>
    </message>
    <message>
        <source>Next lane</source>
        <translation>Nächste Spur</translation>
    </message>
    <message>
        <source>Zoom to the selection, and back</source>
        <translation>Auf die Auswahl zoomen und zurück</translation>
    </message>
    <message>
        <source>Open the task</source>
        <translation>Task öffnen</translation>
    </message>
    <message>
        <source>Next event of the lane</source>
        <translation>Nächstes Ereignis der Spur</translation>
    </message>
    <message>
        <source>Previous event of the lane</source>
        <translation>Voriges Ereignis der Spur</translation>
    </message>
    <message>
        <source>Next error</source>
        <translation>Nächster Fehler</translation>
    </message>
    <message>
        <source>Previous error</source>
        <translation>Voriger Fehler</translation>
    </message>
    <message>
        <source>Follow the arrow to the cause</source>
        <translation>Dem Pfeil zur Ursache folgen</translation>
    </message>
    <message>
        <source>Follow the arrow to the effect</source>
        <translation>Dem Pfeil zur Wirkung folgen</translation>
    </message>
    <message>
        <source>Search the timeline</source>
        <translation>In der Zeitachse suchen</translation>
    </message>
    <message>
        <source>Follow the run</source>
        <translation>Dem Lauf folgen</translation>
    </message>
    <message>
        <source>Collapse or expand the lane</source>
        <translation>Die Spur ein- oder ausklappen</translation>
    </message>
    <message>
        <source>Hide the lane</source>
        <translation>Die Spur ausblenden</translation>
    </message>
    <message>
        <source>Show hidden lanes</source>
        <translation>Ausgeblendete Spuren zeigen</translation>
    </message>
    <message>
        <source>Move the lane up</source>
        <translation>Die Spur nach oben schieben</translation>
    </message>
    <message>
        <source>Move the lane down</source>
        <translation>Die Spur nach unten schieben</translation>
    </message>
    <message>
        <source>All arrows</source>
        <translation>Alle Pfeile</translation>
    </message>
    <message>
        <source>Hide idle time</source>
        <translation>Leere Zeit ausblenden</translation>
    </message>
    <message>
        <source>Reduce motion</source>
        <translation>Weniger Bewegung</translation>
    </message>
    <message>
        <source>Show the timeline as a table</source>
        <translation>Die Zeitachse als Tabelle zeigen</translation>
    </message>
    <message>
        <source>Measure up to the next edge</source>
        <translation>Bis zur nächsten Kante messen</translation>
    </message>
    <message>
        <source>Measure from the next edge</source>
        <translation>Von der nächsten Kante an messen</translation>
    </message>
    <message>
        <source>Marker %1</source>
        <translation>Marke %1</translation>
    </message>
    <message>
        <source>Nothing has run yet</source>
        <translation>Es ist noch nichts gelaufen</translation>
    </message>
    <message>
        <source>Add a task on the left or press Run: every task gets a lane here.</source>
        <translation>Fügen Sie links einen Task hinzu oder drücken Sie Ausführen: Jeder Task bekommt hier eine Spur.</translation>
    </message>
    <message>
        <source>1 event</source>
        <translation>1 Ereignis</translation>
    </message>
    <message>
        <source>%1 events</source>
        <translation>%1 Ereignisse</translation>
    </message>
    <message>
        <source>  ·  %1 raised</source>
        <translation>  ·  %1 mit Exception</translation>
    </message>
    <message>
        <source>, %1 unretrieved</source>
        <translation>, %1 nicht abgeholt</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>Zeitachse</translation>
    </message>
    <message>
        <source>Follow</source>
        <translation>Folgen</translation>
    </message>
    <message>
        <source>Keep the newest moment in view</source>
        <translation>Den neuesten Augenblick im Blick behalten</translation>
    </message>
    <message>
        <source>%1, as before</source>
        <translation>%1, wie zuvor</translation>
    </message>
    <message>
        <source>%1, was %2</source>
        <translation>%1, zuvor %2</translation>
    </message>
    <message>
        <source>Sleeps %1. Drag to change it.</source>
        <translation>Schläft %1. Ziehen ändert das.</translation>
    </message>
    <message>
        <source>in %1 tasks</source>
        <translation>in %1 Tasks</translation>
    </message>
    <message>
        <source>Pin or unpin the lane</source>
        <translation>Die Spur anheften oder lösen</translation>
    </message>
    <message>
        <source>Show the legend</source>
        <translation>Die Legende zeigen</translation>
    </message>
    <message>
        <source>Count time from here, or from the start</source>
        <translation>Die Zeit von hier oder vom Anfang an zählen</translation>
    </message>
    <message>
        <source>Add or remove a marker</source>
        <translation>Eine Markierung hinzufügen oder entfernen</translation>
    </message>
    <message>
        <source>Edit the marker&apos;s text</source>
        <translation>Den Text der Markierung bearbeiten</translation>
    </message>
    <message>
        <source>Measure the selection, or clear the measurement</source>
        <translation>Die Auswahl messen oder die Messung löschen</translation>
    </message>
    <message>
        <source>Measure up to the previous edge</source>
        <translation>Bis zur vorigen Kante messen</translation>
    </message>
    <message>
        <source>Measure from the previous edge</source>
        <translation>Ab der vorigen Kante messen</translation>
    </message>
    <message>
        <source>Extend the selection up</source>
        <translation>Die Auswahl nach oben erweitern</translation>
    </message>
    <message>
        <source>Extend the selection down</source>
        <translation>Die Auswahl nach unten erweitern</translation>
    </message>
    <message>
        <source>Text of the marker; leave it empty to remove the marker</source>
        <translation>Text der Markierung; leer lassen, um sie zu entfernen</translation>
    </message>
    <message>
        <source>No lanes match the filter</source>
        <translation>Keine Spur entspricht dem Filter</translation>
    </message>
    <message>
        <source>Turn off a filter above, or show hidden lanes from the context menu.</source>
        <translation>Oben einen Filter ausschalten oder verborgene Spuren über das Kontextmenü zeigen.</translation>
    </message>
    <message>
        <source>Unfold or fold the tasks made at the same line</source>
        <translation>Die übrigen hier erzeugten Tasks zeigen oder falten</translation>
    </message>
    <message>
        <source>Fold tasks made at the same line</source>
        <translation>Tasks falten, die in derselben Zeile erzeugt wurden</translation>
    </message>
</context>
<context>
    <name>awaitscope::TimelineWithTable</name>
    <message>
        <source>Timeline as a table</source>
        <translation>Zeitachse als Tabelle</translation>
    </message>
</context>
<context>
    <name>awaitscope::Tip</name>
    <message>
        <source>%1 stretches share this place: zoom in to tell them apart.</source>
        <translation>%1 Abschnitte teilen sich diese Stelle: Vergrößern Sie, um sie zu unterscheiden.</translation>
    </message>
</context>
<context>
    <name>awaitscope::DifferenceTable</name>
    <message>
        <source>Differences</source>
        <translation>Unterschiede</translation>
    </message>
    <message>
        <source>Choose a second run above to compare with.</source>
        <translation>Oben einen zweiten Lauf zum Vergleichen wählen.</translation>
    </message>
    <message>
        <source>The runs do not differ: the same events in the same order.</source>
        <translation>Die Läufe unterscheiden sich nicht: dieselben Ereignisse in derselben Reihenfolge.</translation>
    </message>
</context>
<context>
    <name>Files</name>
    <message>
        <source>Cannot be written: %1.</source>
        <translation>Kann nicht geschrieben werden: %1.</translation>
    </message>
    <message>
        <source>Cannot be read: %1.</source>
        <translation>Kann nicht gelesen werden: %1.</translation>
    </message>
    <message>
        <source>Larger than %1 MiB, the limit for this kind of file.</source>
        <translation>Größer als %1 MiB, die Grenze für solche Dateien.</translation>
    </message>
    <message>
        <source>This is a folder, not a file.</source>
        <translation>Das ist ein Ordner, keine Datei.</translation>
    </message>
    <message>
        <source>This is a pipe, not a file.</source>
        <translation>Das ist eine Pipe, keine Datei.</translation>
    </message>
    <message>
        <source>This is a device, not a file.</source>
        <translation>Das ist ein Gerät, keine Datei.</translation>
    </message>
</context>
<context>
    <name>Findings</name>
    <message>
        <source>before %1</source>
        <translation>vor %1</translation>
    </message>
    <message>
        <source>Nobody looked at %1</source>
        <translation>Niemand hat sich %1 angesehen</translation>
    </message>
    <message>
        <source>Nobody looked at %1 of %2</source>
        <translation>Niemand hat sich %1 von %2 angesehen</translation>
    </message>
    <message>
        <source>Nobody looked at the exceptions of %1: %2</source>
        <translation>Niemand hat sich die Exceptions von %1 angesehen: %2</translation>
    </message>
    <message>
        <source>%1 blocked the event loop for %2</source>
        <translation>%1 blockierte die Ereignisschleife %2 lang</translation>
    </message>
    <message>
        <source>%1 blocked the event loop, for up to %2</source>
        <translation>%1 blockierte die Ereignisschleife, bis zu %2 lang</translation>
    </message>
    <message>
        <source>%1 was called and never awaited</source>
        <translation>%1 wurde aufgerufen und nie abgewartet</translation>
    </message>
    <message>
        <source>%1 was destroyed while it was pending</source>
        <translation>%1 wurde zerstört, bevor er beendet war</translation>
    </message>
    <message>
        <source>%1 was cancelled and went on</source>
        <translation>%1 wurde abgebrochen und lief weiter</translation>
    </message>
    <message>
        <source>No code saw %1</source>
        <translation>Kein Code sah %1</translation>
    </message>
    <message>
        <source>No code saw %1 of %2</source>
        <translation>Kein Code sah %1 von %2</translation>
    </message>
    <message>
        <source>The event loop reported: %1</source>
        <translation>Die Ereignisschleife meldete: %1</translation>
    </message>
    <message>
        <source>Tasks ran %1 % of the time</source>
        <translation>Tasks liefen %1 % der Zeit</translation>
    </message>
    <message>
        <source>longest step: %1 in %2</source>
        <translation>längster Schritt: %1 in %2</translation>
    </message>
    <message>
        <source>longest step: %1 in %2, from %3</source>
        <translation>längster Schritt: %1 in %2, ab %3</translation>
    </message>
    <message>
        <source>longest delay after an awaited task: %1 in %2</source>
        <translation>längste Verzögerung nach einem abgewarteten Task: %1 in %2</translation>
    </message>
    <message>
        <source>%1 only grows: %2 items in the end</source>
        <translation>%1 wächst nur: zuletzt %2 Einträge</translation>
    </message>
    <message>
        <source>%1 waits forever for %2</source>
        <translation>%1 wartet ewig auf %2</translation>
    </message>
    <message>
        <source>%1 tasks wait forever: %2 for %3</source>
        <translation>%1 Tasks warten ewig: %2 auf %3</translation>
    </message>
</context>
<context>
    <name>PythonRules</name>
    <message>
        <source>a timeout in a task that was cancelled before still raises TimeoutError.</source>
        <translation>wirft ein timeout in einem Task, der schon einmal abgebrochen wurde, dennoch TimeoutError.</translation>
    </message>
    <message>
        <source>an exception that one handler of except* raises leaves the block as it is, not in a group.</source>
        <translation>verlässt eine Exception, die ein Handler von except* wirft, den Block so, wie sie ist, und nicht in einer Gruppe.</translation>
    </message>
    <message>
        <source>wait_for awaits a coroutine in the same task, within a timeout: the coroutine does not get a task of its own.</source>
        <translation>wartet wait_for eine Coroutine im selben Task ab, innerhalb eines Timeouts: Die Coroutine ist kein eigener Task.</translation>
    </message>
    <message>
        <source>gather takes the results of tasks that are already done at once, without waiting an iteration.</source>
        <translation>übernimmt gather die Ergebnisse von Tasks, die schon fertig sind, sofort, ohne eine Iteration zu warten.</translation>
    </message>
    <message>
        <source>the traceback of a task that was cancelled before its first step keeps its callers alive, so what asyncio.run leaves after a second exit is reported by the garbage collector.</source>
        <translation>hält der Traceback eines Tasks, der vor seinem ersten Schritt abgebrochen wurde, dessen Aufrufer am Leben; was asyncio.run nach einem zweiten Ende übrig lässt, meldet deshalb die Speicherbereinigung.</translation>
    </message>
    <message>
        <source>set_exception(StopIteration) sets a RuntimeError instead of being refused.</source>
        <translation>setzt set_exception(StopIteration) einen RuntimeError, statt abgelehnt zu werden.</translation>
    </message>
    <message>
        <source>an eager task that fails at once aborts its task group an iteration later, not within create_task().</source>
        <translation>bricht ein eager Task, der sofort scheitert, seine Task-Gruppe eine Iteration später ab, nicht innerhalb von create_task().</translation>
    </message>
    <message>
        <source>uncancel() down to 0 withdraws a cancellation that has not been delivered to the task yet.</source>
        <translation>nimmt uncancel() bis auf 0 einen Abbruch zurück, der den Task noch nicht erreicht hat.</translation>
    </message>
    <message>
        <source>a task group that raises errors although it was cancelled from outside cancels its parent again.</source>
        <translation>bricht eine Task-Gruppe, die Fehler wirft, obwohl sie von außen abgebrochen wurde, ihren Elterntask noch einmal ab.</translation>
    </message>
    <message>
        <source>a coroutine that a task group refuses is closed, and is not reported as never awaited.</source>
        <translation>wird eine Coroutine, die eine Task-Gruppe ablehnt, geschlossen und nicht als nie abgewartet gemeldet.</translation>
    </message>
    <message>
        <source>timeouts and task groups treat a subclass of CancelledError as a cancellation.</source>
        <translation>behandeln Timeouts und Task-Gruppen eine Unterklasse von CancelledError als Abbruch.</translation>
    </message>
    <message>
        <source>as_completed keeps neither its arguments nor its last task, so lost errors are reported earlier.</source>
        <translation>behält as_completed weder seine Argumente noch seinen letzten Task, sodass verlorene Fehler früher gemeldet werden.</translation>
    </message>
    <message>
        <source>a task that acquires a semaphore wakes as many waiters as there are free slots.</source>
        <translation>weckt ein Task, der einen Platz einer Semaphore bekommt, so viele Wartende, wie Plätze frei sind.</translation>
    </message>
    <message>
        <source>an exception behind a shield whose waiter was cancelled is reported at once.</source>
        <translation>wird eine Exception hinter einem shield, dessen Wartender abgebrochen wurde, sofort gemeldet.</translation>
    </message>
    <message>
        <source>what is awaited refers to the task that awaits it, so the errors of such a task are reported later.</source>
        <translation>verweist, was abgewartet wird, auf den Task, der es abwartet; die Fehler eines solchen Tasks werden deshalb später gemeldet.</translation>
    </message>
    <message>
        <source>some built-in exceptions have different messages, for example a division by zero.</source>
        <translation>haben manche Exceptions von Python andere Meldungen, zum Beispiel die einer Division durch null.</translation>
    </message>
    <message>
        <source>the message of a float modulo zero is &quot;float modulo by zero&quot;.</source>
        <translation>lautet die Meldung bei einem Float modulo null „float modulo by zero“.</translation>
    </message>
    <message>
        <source>where no type of a handler of except* matches, the next handler receives a copy of the group.</source>
        <translation>erhält, wo kein Typ eines Handlers von except* passt, der nächste Handler eine Kopie der Gruppe.</translation>
    </message>
    <message>
        <source>Since Python %1, %2</source>
        <translation>Seit Python %1 %2</translation>
    </message>
    <message>
        <source>a task group withdraws its cancellation of the parent only after waiting, even if a child fails in the meantime.</source>
        <translation>nimmt eine Task-Gruppe ihren Abbruch des Elterntasks erst zurück, nachdem sie gewartet hat, auch wenn währenddessen ein Kind scheitert.</translation>
    </message>
    <message>
        <source>a task group that was left refers neither to its task nor to its errors, so what these keep alive is reported earlier.</source>
        <translation>verweist eine verlassene Task-Gruppe weder auf ihren Task noch auf ihre Fehler, sodass früher gemeldet wird, was nur diese am Leben halten.</translation>
    </message>
    <message>
        <source>a task that is cancelled while it waits for a condition passes a notify on to another waiter, instead of losing it.</source>
        <translation>gibt ein Task, der beim Warten auf eine Condition abgebrochen wird, ein notify an einen anderen Wartenden weiter, statt es zu verlieren.</translation>
    </message>
    <message>
        <source>%1 (Not yet in Python %2.)</source>
        <translation>%1 (Noch nicht in Python %2.)</translation>
    </message>
    <message>
        <source>asyncio.run waits for the threads of to_thread for five minutes at most.</source>
        <translation>asyncio.run wartet höchstens fünf Minuten auf die Threads von to_thread.</translation>
    </message>
    <message>
        <source>contextlib.suppress also takes the members of an exception group.</source>
        <translation>contextlib.suppress nimmt auch die Mitglieder einer Exception-Gruppe.</translation>
    </message>
    <message>
        <source>the aclose() of a generator that is cancelled before its first step lets the clean-up of the generator finish, instead of raising GeneratorExit at its first await.</source>
        <translation>lässt das aclose() eines Generators, das vor seinem ersten Schritt abgebrochen wird, das Aufräumen des Generators zu Ende laufen, statt an dessen erstem await GeneratorExit zu werfen.</translation>
    </message>
    <message>
        <source>the exception handler of the loop runs in the context of the task or the callback that it is told of.</source>
        <translation>läuft der Exception-Handler der Ereignisschleife im Kontext des Tasks oder Callbacks, von dem er erfährt.</translation>
    </message>
    <message>
        <source>gather refuses tasks and futures of an earlier event loop, also those that are done.</source>
        <translation>gather lehnt Tasks und Futures einer früheren Ereignisschleife ab, auch solche, die fertig sind.</translation>
    </message>
</context>
<context>
    <name>Statistics</name>
    <message>
        <source>From its creation to its end, of those that have ended</source>
        <translation>Von der Erzeugung bis zum Ende, unter denen, die beendet sind</translation>
    </message>
    <message>
        <source>Coroutine</source>
        <translation>Coroutine</translation>
    </message>
    <message>
        <source>Count</source>
        <translation>Anzahl</translation>
    </message>
    <message>
        <source>Shortest</source>
        <translation>Kürzeste</translation>
    </message>
    <message>
        <source>Median</source>
        <translation>Median</translation>
    </message>
    <message>
        <source>Longest</source>
        <translation>Längste</translation>
    </message>
    <message>
        <source>Succeeded</source>
        <translation>Gelungen</translation>
    </message>
    <message>
        <source>Raised</source>
        <translation>Geworfen</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Abgebrochen</translation>
    </message>
    <message>
        <source>Never awaited</source>
        <translation>Nie abgewartet</translation>
    </message>
    <message>
        <source>Unfinished</source>
        <translation>Unbeendet</translation>
    </message>
</context>
<context>
    <name>awaitscope::ComparisonChoice</name>
    <message>
        <source>Python %1</source>
        <translation>Python %1</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Jetzt</translation>
    </message>
    <message>
        <source>At most %1 runs can be compared at once.</source>
        <translation>Höchstens %1 Läufe können zugleich verglichen werden.</translation>
    </message>
    <message>
        <source>At least one run must be chosen.</source>
        <translation>Ein Lauf muss bleiben.</translation>
    </message>
    <message>
        <source>All &amp;Strategies</source>
        <translation>Alle &amp;Strategien</translation>
    </message>
    <message>
        <source>Before and After the Last &amp;Edit</source>
        <translation>Vor und nach der letzten &amp;Änderung</translation>
    </message>
    <message>
        <source>All &amp;Python Versions</source>
        <translation>Alle &amp;Python-Versionen</translation>
    </message>
    <message>
        <source>Strategies</source>
        <translation>Strategien</translation>
    </message>
    <message>
        <source>The task set as it runs in the window</source>
        <translation>Das Task-Set, wie es im Fenster läuft</translation>
    </message>
    <message>
        <source>Python &amp;Versions</source>
        <translation>Python-&amp;Versionen</translation>
    </message>
    <message>
        <source>Earlier S&amp;tates</source>
        <translation>Frühere S&amp;tände</translation>
    </message>
    <message>
        <source>Add &amp;File…</source>
        <translation>&amp;Datei hinzufügen…</translation>
    </message>
    <message>
        <source>Compare with another task set, or with a recorded run</source>
        <translation>Mit einem anderen Task-Set oder einem aufgezeichneten Lauf vergleichen</translation>
    </message>
    <message>
        <source>%1 is a Python file. Only task sets and recorded runs can be compared here.</source>
        <translation>%1 ist eine Python-Datei. Hier können nur Task-Sets und aufgezeichnete Läufe verglichen werden.</translation>
    </message>
</context>
<context>
    <name>awaitscope::ComparisonMode</name>
    <message>
        <source>The file cannot be compared</source>
        <translation>Die Datei kann nicht verglichen werden</translation>
    </message>
    <message>
        <source>Return to an Earlier State</source>
        <translation>Zu einem früheren Stand zurückkehren</translation>
    </message>
    <message>
        <source>Add File</source>
        <translation>Datei hinzufügen</translation>
    </message>
    <message>
        <source>%1 compared</source>
        <translation>%1 verglichen</translation>
    </message>
    <message>
        <source>Export Comparison</source>
        <translation>Vergleich exportieren</translation>
    </message>
    <message>
        <source>The comparison was not saved</source>
        <translation>Der Vergleich wurde nicht gespeichert</translation>
    </message>
    <message>
        <source>Exported to %1</source>
        <translation>Exportiert nach %1</translation>
    </message>
</context>
<context>
    <name>awaitscope::ComparisonPane</name>
    <message>
        <source>Timeline of %1</source>
        <translation>Zeitachse von %1</translation>
    </message>
    <message>
        <source>covered</source>
        <translation>verdeckt</translation>
    </message>
</context>
<context>
    <name>awaitscope::ComparisonView</name>
    <message>
        <source>Runs</source>
        <translation>Läufe</translation>
    </message>
    <message>
        <source>Choose what is compared: strategies, earlier states, versions of Python, files</source>
        <translation>Wählen, was verglichen wird: Strategien, frühere Stände, Python-Versionen, Dateien</translation>
    </message>
    <message>
        <source>Runs ▾</source>
        <translation>Läufe ▾</translation>
    </message>
    <message>
        <source>Only Differences</source>
        <translation>Nur Unterschiede</translation>
    </message>
    <message>
        <source>Hide the lanes that are the same in all runs</source>
        <translation>Die Spuren ausblenden, die in allen Läufen gleich sind</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Spalten</translation>
    </message>
    <message>
        <source>Put the runs beside each other instead of above each other</source>
        <translation>Die Läufe nebeneinander statt übereinander anordnen</translation>
    </message>
    <message>
        <source>At a Glance</source>
        <translation>Auf einen Blick</translation>
    </message>
    <message>
        <source>Show what the task set does with each strategy, and choose one</source>
        <translation>Zeigen, was das Task-Set unter jeder Strategie tut, und eine wählen</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportieren…</translation>
    </message>
    <message>
        <source>Save the comparison as a picture or as text</source>
        <translation>Den Vergleich als Bild oder als Text speichern</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Return to the timeline of one run</source>
        <translation>Zur Zeitachse eines Laufs zurückkehren</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Warum</translation>
    </message>
    <message>
        <source>Differences</source>
        <translation>Unterschiede</translation>
    </message>
    <message>
        <source>Summary</source>
        <translation>Zusammenfassung</translation>
    </message>
    <message>
        <source>Use</source>
        <translation>Verwenden</translation>
    </message>
    <message>
        <source>Return the task set to this state</source>
        <translation>Das Task-Set auf diesen Stand zurücksetzen</translation>
    </message>
    <message>
        <source>Run the task set this way from now on</source>
        <translation>Das Task-Set von jetzt an so ausführen</translation>
    </message>
    <message>
        <source>Differences (%1)</source>
        <translation>Unterschiede (%1)</translation>
    </message>
    <message>
        <source>Running…</source>
        <translation>Läuft…</translation>
    </message>
    <message>
        <source>Not in this run.</source>
        <translation>Nicht in diesem Lauf.</translation>
    </message>
    <message>
        <source>Select a lane, a bar or a difference: this says what happened there in each run, and why.</source>
        <translation>Eine Spur, einen Balken oder einen Unterschied auswählen: Hier steht, was dort in jedem Lauf geschah, und warum.</translation>
    </message>
    <message>
        <source>Predict</source>
        <translation>Vorhersagen</translation>
    </message>
    <message>
        <source>Cover the second run, predict what becomes of each task, then reveal it</source>
        <translation>Den zweiten Lauf verdecken, vorhersagen, was aus jedem Task wird, dann aufdecken</translation>
    </message>
    <message>
        <source>What happens with each strategy. Click one to use it.</source>
        <translation>Was mit jeder Strategie geschieht. Ein Klick wählt sie.</translation>
    </message>
    <message>
        <source>The second run is covered.</source>
        <translation>Der zweite Lauf ist verdeckt.</translation>
    </message>
</context>
<context>
    <name>awaitscope::DifferenceModel</name>
    <message>
        <source>From</source>
        <translation>Aus</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Ausführen</translation>
    </message>
    <message>
        <source>What is different</source>
        <translation>Was verschieden ist</translation>
    </message>
</context>
<context>
    <name>awaitscope::EditHistory</name>
    <message>
        <source>Before “%1”</source>
        <translation>Vor „%1“</translation>
    </message>
    <message>
        <source>Before undo of “%1”</source>
        <translation>Vor dem Rückgängigmachen von „%1“</translation>
    </message>
</context>
<context>
    <name>awaitscope::FaultDialog</name>
    <message>
        <source>Only the first time</source>
        <translation>Nur beim ersten Mal</translation>
    </message>
    <message>
        <source>Make It Fail</source>
        <translation>Scheitern lassen</translation>
    </message>
    <message>
        <source>raises an exception</source>
        <translation>wirft eine Exception</translation>
    </message>
    <message>
        <source>takes longer</source>
        <translation>dauert länger</translation>
    </message>
    <message>
        <source>never returns</source>
        <translation>kehrt nie zurück</translation>
    </message>
    <message>
        <source>is cancelled here</source>
        <translation>wird hier abgebrochen</translation>
    </message>
    <message>
        <source>each task that comes here</source>
        <translation>jeder Task, der hierher kommt</translation>
    </message>
    <message>
        <source>Line %1: %2</source>
        <translation>Zeile %1: %2</translation>
    </message>
    <message>
        <source>This await</source>
        <translation>Dieses await</translation>
    </message>
    <message>
        <source>Only in</source>
        <translation>Nur in</translation>
    </message>
    <message>
        <source>TYPE or TYPE:MESSAGE</source>
        <translation>TYP oder TYP:MELDUNG</translation>
    </message>
</context>
<context>
    <name>awaitscope::FindBar</name>
    <message>
        <source>Find in the program</source>
        <translation>Im Programm suchen</translation>
    </message>
    <message>
        <source>Previous match (Shift+Return)</source>
        <translation>Vorheriger Treffer (Umschalt+Eingabe)</translation>
    </message>
    <message>
        <source>Next match (Return)</source>
        <translation>Nächster Treffer (Eingabe)</translation>
    </message>
    <message>
        <source>Not found</source>
        <translation>Nicht gefunden</translation>
    </message>
</context>
<context>
    <name>awaitscope::FindingsModel</name>
    <message>
        <source>made at %1</source>
        <translation>erzeugt bei %1</translation>
    </message>
    <message>
        <source>Finding</source>
        <translation>Befund</translation>
    </message>
    <message>
        <source>Times</source>
        <translation>Anzahl</translation>
    </message>
    <message>
        <source>First at</source>
        <translation>Zuerst bei</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Wo</translation>
    </message>
    <message>
        <source>Made at</source>
        <translation>Erzeugt bei</translation>
    </message>
</context>
<context>
    <name>awaitscope::FindingsPanel</name>
    <message>
        <source>Findings</source>
        <translation>Befunde</translation>
    </message>
    <message>
        <source>Nothing to report so far.</source>
        <translation>Bisher nichts zu melden.</translation>
    </message>
    <message>
        <source>No task has run.</source>
        <translation>Noch kein Task ist gelaufen.</translation>
    </message>
    <message>
        <source>Nothing to report: no exception was overlooked, nothing blocked the event loop, and no task waits forever.</source>
        <translation>Nichts zu melden: Keine Exception wurde übersehen, nichts hat die Ereignisschleife blockiert, und kein Task wartet ewig.</translation>
    </message>
</context>
<context>
    <name>awaitscope::GuideBrowser</name>
    <message>
        <source>Page of the guide</source>
        <translation>Seite des Handbuchs</translation>
    </message>
</context>
<context>
    <name>awaitscope::GuideWindow</name>
    <message>
        <source>Guide</source>
        <translation>Handbuch</translation>
    </message>
    <message>
        <source>Search the guide</source>
        <translation>Im Handbuch suchen</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Seiten</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>Vor</translation>
    </message>
    <message>
        <source>No page has these words</source>
        <translation>Keine Seite enthält diese Wörter</translation>
    </message>
</context>
<context>
    <name>Retelling</name>
    <message>
        <source>nothing more</source>
        <translation>nichts weiter</translation>
    </message>
    <message>
        <source>%1 is created</source>
        <translation>%1 wird erzeugt</translation>
    </message>
    <message>
        <source>%1 is created by %2</source>
        <translation>%1 wird von %2 erzeugt</translation>
    </message>
    <message>
        <source>%1 starts</source>
        <translation>%1 beginnt</translation>
    </message>
    <message>
        <source>%1 succeeds</source>
        <translation>%1 ist erfolgreich</translation>
    </message>
    <message>
        <source>%1 is cancelled</source>
        <translation>%1 wird abgebrochen</translation>
    </message>
    <message>
        <source>%1 begins to wait</source>
        <translation>%1 beginnt zu warten</translation>
    </message>
    <message>
        <source>%1 begins to sleep</source>
        <translation>%1 beginnt zu schlafen</translation>
    </message>
    <message>
        <source>%1 resumes</source>
        <translation>%1 läuft weiter</translation>
    </message>
    <message>
        <source>%1 resumes with an exception</source>
        <translation>%1 läuft mit einer Exception weiter</translation>
    </message>
    <message>
        <source>%1 resumes with a cancellation</source>
        <translation>%1 läuft mit einem Abbruch weiter</translation>
    </message>
    <message>
        <source>%1 raises %2</source>
        <translation>%1 wirft %2</translation>
    </message>
    <message>
        <source>the error of %1 is lost: %2</source>
        <translation>der Fehler von %1 geht verloren: %2</translation>
    </message>
    <message>
        <source>%1 is asked to cancel</source>
        <translation>%1 soll abgebrochen werden</translation>
    </message>
    <message>
        <source>%1 is destroyed while it is pending</source>
        <translation>%1 wird zerstört, während er aussteht</translation>
    </message>
    <message>
        <source>There is no task in this run.</source>
        <translation>In diesem Lauf gibt es keinen Task.</translation>
    </message>
    <message>
        <source>There are %1 tasks in this run; a task set is made of at most %2.</source>
        <translation>In diesem Lauf gibt es %1 Tasks; ein Task-Set entsteht aus höchstens %2.</translation>
    </message>
    <message>
        <source>What happened in %1</source>
        <translation>Was in %1 geschah</translation>
    </message>
</context>
<context>
    <name>awaitscope::PolicyGlance</name>
    <message>
        <source>Policies at a glance</source>
        <translation>Strategien auf einen Blick</translation>
    </message>
</context>
<context>
    <name>awaitscope::ProgramOutput</name>
    <message>
        <source>Output of the program</source>
        <translation>Ausgabe des Programms</translation>
    </message>
    <message>
        <source>The program has printed nothing.</source>
        <translation>Das Programm hat nichts ausgegeben.</translation>
    </message>
    <message>
        <source>Input for the program</source>
        <translation>Eingabe für das Programm</translation>
    </message>
    <message>
        <source>The program is waiting for input: Return sends the line, Ctrl+D ends the input</source>
        <translation>Das Programm wartet auf Eingabe: Die Eingabetaste sendet die Zeile, Strg+D beendet die Eingabe</translation>
    </message>
    <message>
        <source>Input</source>
        <translation>Eingabe</translation>
    </message>
</context>
<context>
    <name>awaitscope::PythonDocument</name>
    <message>
        <source>Untitled</source>
        <translation>Unbenannt</translation>
    </message>
    <message>
        <source>The file declares an encoding that lacks some of its characters. Declare utf-8 instead.</source>
        <translation>Die Datei gibt eine Kodierung an, in der einige ihrer Zeichen fehlen. Geben Sie stattdessen utf-8 an.</translation>
    </message>
</context>
<context>
    <name>awaitscope::PythonEdit</name>
    <message>
        <source>Python program</source>
        <translation>Python-Programm</translation>
    </message>
    <message>
        <source>Here: %1</source>
        <translation>Hier: %1</translation>
    </message>
</context>
<context>
    <name>awaitscope::PythonFiles</name>
    <message>
        <source>Could not save %1</source>
        <translation>%1 konnte nicht gespeichert werden</translation>
    </message>
    <message>
        <source>Changed by another program</source>
        <translation>Von einem anderen Programm geändert</translation>
    </message>
    <message>
        <source>Another program has changed “%1” since it was opened here.</source>
        <translation>Ein anderes Programm hat „%1“ geändert, seit es hier geöffnet wurde.</translation>
    </message>
    <message>
        <source>Saving overwrites that change.</source>
        <translation>Speichern überschreibt diese Änderung.</translation>
    </message>
    <message>
        <source>Overwrite</source>
        <translation>Überschreiben</translation>
    </message>
    <message>
        <source>Save As</source>
        <translation>Speichern unter</translation>
    </message>
    <message>
        <source>Python files (*.py)</source>
        <translation>Python-Dateien (*.py)</translation>
    </message>
    <message>
        <source>Unsaved changes</source>
        <translation>Nicht gespeicherte Änderungen</translation>
    </message>
    <message>
        <source>Save the changes to “%1”?</source>
        <translation>Die Änderungen an „%1“ speichern?</translation>
    </message>
    <message>
        <source>Your changes will be lost if you do not save them.</source>
        <translation>Die Änderungen gehen verloren, wenn sie nicht gespeichert werden.</translation>
    </message>
    <message>
        <source>%1 was deleted</source>
        <translation>%1 wurde gelöscht</translation>
    </message>
    <message>
        <source>The open text is the only copy until you save it.</source>
        <translation>Der offene Text ist die einzige Kopie, bis er gespeichert wird.</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>%1 was changed by another program</source>
        <translation>%1 wurde von einem anderen Programm geändert</translation>
    </message>
    <message>
        <source>The older version is open here. Reloading the file discards it.</source>
        <translation>Hier ist die ältere Fassung geöffnet. Neu laden verwirft sie.</translation>
    </message>
    <message>
        <source>Reload</source>
        <translation>Neu laden</translation>
    </message>
    <message>
        <source>Keep Mine</source>
        <translation>Meines behalten</translation>
    </message>
</context>
<context>
    <name>awaitscope::PythonLinks</name>
    <message>
        <source>%1 in line %2</source>
        <translation>%1 in Zeile %2</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>und %n weiteres</numerusform>
            <numerusform>und %n weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>At %1: %2</source>
        <translation>Bei %1: %2</translation>
    </message>
    <message>
        <source>Point at the timeline to see where each task stands.</source>
        <translation>Auf die Zeitachse zeigen, um zu sehen, wo jeder Task steht.</translation>
    </message>
</context>
<context>
    <name>awaitscope::PythonMode</name>
    <message>
        <source>Open what this program does as a task set, without running it</source>
        <translation>Was dieses Programm tut, als Task-Set öffnen, ohne es auszuführen</translation>
    </message>
    <message>
        <source>Run While T&amp;yping</source>
        <translation>Beim T&amp;ippen ausführen</translation>
    </message>
    <message>
        <source>After the first Run, run again whenever you pause in typing</source>
        <translation>Nach dem ersten Ausführen bei jeder Pause im Tippen wieder ausführen</translation>
    </message>
    <message>
        <source>&amp;Insert the Added Lines</source>
        <translation>Hin&amp;zugefügtes in den Text schreiben</translation>
    </message>
    <message>
        <source>Insert the lines that the last run added to make the text a complete program</source>
        <translation>Fügt die Zeilen ein, die der letzte Lauf hinzugefügt hat, um aus dem Text ein Programm zu machen</translation>
    </message>
    <message>
        <source>&amp;Options…</source>
        <translation>&amp;Optionen…</translation>
    </message>
    <message>
        <source>Limits, arguments and environment of Python runs</source>
        <translation>Grenzen, Argumente und Umgebung von Python-Läufen</translation>
    </message>
    <message>
        <source>Make It &amp;Fail…</source>
        <translation>Scheitern &amp;lassen…</translation>
    </message>
    <message>
        <source>Let the selected await, or one in the line of the cursor, raise, take longer, never return or be cancelled</source>
        <translation>Das ausgewählte await, oder eines in der Zeile des Cursors, werfen, länger dauern, nie zurückkehren oder abgebrochen werden lassen</translation>
    </message>
    <message>
        <source>import asyncio


async def main():
    await asyncio.sleep(1)
    print(&quot;done&quot;)


asyncio.run(main())
</source>
        <translation>import asyncio


async def main():
    await asyncio.sleep(1)
    print(&quot;done&quot;)


asyncio.run(main())
</translation>
    </message>
    <message>
        <source>This looks like Python</source>
        <translation>Das sieht nach Python aus</translation>
    </message>
    <message>
        <source>Opened as a document of its own, it can be edited and run here. Opening it runs nothing.</source>
        <translation>Als eigenes Dokument geöffnet, kann es hier bearbeitet und ausgeführt werden. Beim Öffnen wird nichts ausgeführt.</translation>
    </message>
    <message>
        <source>Open as Python</source>
        <translation>Als Python öffnen</translation>
    </message>
    <message>
        <source>Python</source>
        <translation>Python</translation>
    </message>
    <message>
        <source>Task set</source>
        <translation>Task-Set</translation>
    </message>
    <message>
        <source>Convert to &amp;Task Set</source>
        <translation>In &amp;Task-Set umwandeln</translation>
    </message>
    <message>
        <source>Task Set</source>
        <translation>Task-Set</translation>
    </message>
    <message>
        <source>Try &amp;Each Await</source>
        <translation>&amp;Jedes await probieren</translation>
    </message>
    <message>
        <source>&amp;Write Strategy into the Code</source>
        <translation>Strategie in den Code sch&amp;reiben</translation>
    </message>
    <message>
        <source>Change each gather in the text so that it waits in the chosen way</source>
        <translation>Jedes gather im Text so ändern, dass es auf die gewählte Weise wartet</translation>
    </message>
    <message>
        <source>Write Strategy into This &amp;Gather</source>
        <translation>Strategie in dieses &amp;gather schreiben</translation>
    </message>
    <message>
        <source>Change the gather in the line of the cursor so that it waits in the chosen way</source>
        <translation>Das gather in der Zeile des Cursors so ändern, dass es auf die gewählte Weise wartet</translation>
    </message>
    <message>
        <source>Trying each await runs the program</source>
        <translation>Jedes await zu probieren führt das Programm aus</translation>
    </message>
    <message>
        <source>This is real code, and it would run once for each of its awaits. Run it once before that.</source>
        <translation>Das ist echter Code, und er liefe einmal für jedes seiner awaits. Führen Sie ihn vorher einmal aus.</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Ausführen</translation>
    </message>
    <message>
        <source>The program runs as it is written</source>
        <translation>Das Programm läuft, wie es geschrieben ist</translation>
    </message>
    <message>
        <source>Choose a strategy above the timeline; this command then writes it into the text.</source>
        <translation>Wählen Sie über der Zeitachse eine Strategie; dieser Befehl schreibt sie dann in den Text.</translation>
    </message>
    <message>
        <source>Converted to a task set</source>
        <translation>In ein Task-Set umgewandelt</translation>
    </message>
    <message>
        <source>Run the program once for each of its awaits, make that await fail, and list what happens</source>
        <translation>Das Programm einmal für jedes seiner awaits ausführen, dieses scheitern lassen und auflisten, was geschieht</translation>
    </message>
</context>
<context>
    <name>awaitscope::PythonOptions</name>
    <message>
        <source>Options of Python Runs</source>
        <translation>Optionen für Python-Läufe</translation>
    </message>
    <message>
        <source> s</source>
        <translation> s</translation>
    </message>
    <message>
        <source> MB</source>
        <translation> MB</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>What follows the file name on a command line</source>
        <translation>Was auf einer Befehlszeile nach dem Dateinamen steht</translation>
    </message>
    <message>
        <source>names, separated by spaces</source>
        <translation>Namen, durch Leerzeichen getrennt</translation>
    </message>
    <message>
        <source>Time limit</source>
        <translation>Beenden nach</translation>
    </message>
    <message>
        <source>Memory limit</source>
        <translation>Speicher höchstens</translation>
    </message>
    <message>
        <source>Output limit</source>
        <translation>Ausgabe höchstens</translation>
    </message>
    <message>
        <source>Arguments</source>
        <translation>Argumente</translation>
    </message>
    <message>
        <source>Extra variables</source>
        <translation>Weitere Variablen</translation>
    </message>
    <message>
        <source>A program sees only PATH, HOME, the locale, the terminal and what begins with PYTHON, so that keys and tokens stay outside. Name here what else it needs.</source>
        <translation>Ein Programm sieht nur PATH, HOME, die Spracheinstellung, das Terminal und was mit PYTHON beginnt, damit Schlüssel und Token draußen bleiben. Hier steht, was es sonst noch braucht.</translation>
    </message>
</context>
<context>
    <name>awaitscope::PythonPanel</name>
    <message>
        <source>Interpreter</source>
        <translation>Interpreter</translation>
    </message>
    <message>
        <source>The Python that runs the program</source>
        <translation>Das Python, mit dem das Programm ausgeführt wird</translation>
    </message>
    <message>
        <source>More commands for this program</source>
        <translation>Weitere Befehle für dieses Programm</translation>
    </message>
    <message>
        <source>Lines that a task set cannot express</source>
        <translation>Zeilen, die ein Task-Set nicht ausdrücken kann</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Awaits that are to fail</source>
        <translation>Awaits, die scheitern sollen</translation>
    </message>
    <message>
        <source>What if it failed?</source>
        <translation>Was, wenn es scheiterte?</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Leeren</translation>
    </message>
    <message>
        <source>Line %1: %2</source>
        <translation>Zeile %1: %2</translation>
    </message>
    <message>
        <source>Copy as --fail</source>
        <translation>Als --fail kopieren</translation>
    </message>
    <message>
        <source>Copy what is switched on as options of “awaitscope run”</source>
        <translation>Was eingeschaltet ist, als Optionen von „awaitscope run“ kopieren</translation>
    </message>
</context>
<context>
    <name>awaitscope::PythonRuns</name>
    <message>
        <source>The program cannot be run</source>
        <translation>Das Programm kann nicht ausgeführt werden</translation>
    </message>
    <message>
        <source>There is no %1, which runs Python. Install it, or choose another one above the text.</source>
        <translation>Es gibt kein %1, das Python ausführt. Installieren Sie es, oder wählen Sie über dem Text ein anderes.</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Ausführen</translation>
    </message>
    <message>
        <source>This is real code: it runs when you press Run.</source>
        <translation>Das ist echter Code: Er läuft, wenn Ausführen gedrückt wird.</translation>
    </message>
    <message>
        <source>The program was not run.</source>
        <translation>Das Programm wurde nicht ausgeführt.</translation>
    </message>
    <message>
        <source>The program was not run. The console says why.</source>
        <translation>Das Programm wurde nicht ausgeführt. Die Konsole sagt, warum.</translation>
    </message>
    <message>
        <source>The program ended before it used asyncio. The error is marked in the text, and the console has the whole report.</source>
        <translation>Das Programm endete, bevor es asyncio benutzte. Der Fehler ist im Text markiert, und die Konsole enthält den ganzen Bericht.</translation>
    </message>
    <message>
        <source>The program ended without using asyncio, so there is nothing to draw. The console has what it printed.</source>
        <translation>Das Programm endete, ohne asyncio zu benutzen; es gibt nichts zu zeichnen. Die Konsole enthält, was es ausgegeben hat.</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Gestoppt</translation>
    </message>
    <message>
        <source>Stopped at %1</source>
        <translation>Gestoppt bei %1</translation>
    </message>
    <message>
        <source>Stopped by a limit or waiting forever: see the console</source>
        <translation>Durch eine Grenze gestoppt, oder wartet für immer: siehe Konsole</translation>
    </message>
    <message>
        <source>Finished</source>
        <translation>Beendet</translation>
    </message>
    <message>
        <source>Finished at %1</source>
        <translation>Beendet bei %1</translation>
    </message>
    <message>
        <source>signal %1</source>
        <translation>Signal %1</translation>
    </message>
    <message>
        <source>exit status %1</source>
        <translation>Exit-Status %1</translation>
    </message>
    <message>
        <source>Not run yet</source>
        <translation>Noch nicht ausgeführt</translation>
    </message>
    <message>
        <source>real clock</source>
        <translation>echte Uhr</translation>
    </message>
    <message>
        <source>virtual clock</source>
        <translation>virtuelle Uhr</translation>
    </message>
    <message>
        <source>Waiting for input</source>
        <translation>Wartet auf Eingabe</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>Läuft</translation>
    </message>
    <message>
        <source>Reading the recording</source>
        <translation>Die Aufzeichnung wird gelesen</translation>
    </message>
    <message>
        <source>Python %1</source>
        <translation>Python %1</translation>
    </message>
</context>
<context>
    <name>awaitscope::RecordDialog</name>
    <message>
        <source>&amp;Light: without source lines</source>
        <translation>&amp;Leicht: ohne Quelltextzeilen</translation>
    </message>
    <message>
        <source>Note where each co&amp;routine is made</source>
        <translation>Notieren, wo jede C&amp;oroutine erzeugt wird</translation>
    </message>
    <message>
        <source>Record a Program</source>
        <translation>Programm aufzeichnen</translation>
    </message>
    <message>
        <source>Runs a Python program and shows what its asyncio tasks do. What the program does, prints and returns stays the same.</source>
        <translation>Führt ein Python-Programm aus und zeigt, was seine asyncio-Tasks tun. Was das Programm tut, ausgibt und zurückgibt, bleibt gleich.</translation>
    </message>
    <message>
        <source>python3 server.py --port 8000</source>
        <translation>python3 server.py --port 8000</translation>
    </message>
    <message>
        <source>Split into words as a shell would, but no shell is involved. The list has the programs that were recorded last.</source>
        <translation>Wird in Wörter geteilt wie von einer Shell, aber ohne Shell ausgeführt. Die Liste enthält die zuletzt aufgezeichneten Programme.</translation>
    </message>
    <message>
        <source>&amp;Command</source>
        <translation>&amp;Befehl</translation>
    </message>
    <message>
        <source>&amp;Folder</source>
        <translation>O&amp;rdner</translation>
    </message>
    <message>
        <source>Takes the place of python3 in the command, and runs what is installed beside it, such as pytest or uvicorn</source>
        <translation>Tritt im Befehl an die Stelle von python3 und führt aus, was daneben installiert ist, etwa pytest oder uvicorn</translation>
    </message>
    <message>
        <source>&amp;Interpreter</source>
        <translation>&amp;Interpreter</translation>
    </message>
    <message>
        <source>NAME=VALUE, one in each line</source>
        <translation>NAME=WERT, je Zeile einer</translation>
    </message>
    <message>
        <source>Additions to the environment. They are kept with the recent programs, as plain text in the settings.</source>
        <translation>Ergänzungen der Umgebung. Sie werden mit den letzten Programmen gespeichert, als Klartext in den Einstellungen.</translation>
    </message>
    <message>
        <source>&amp;Environment</source>
        <translation>&amp;Umgebung</translation>
    </message>
    <message>
        <source>Save &amp;to</source>
        <translation>S&amp;peichern in</translation>
    </message>
    <message>
        <source>Costs the program less: the places where tasks are made and wait are not recorded, nor who cancelled</source>
        <translation>Kostet das Programm weniger: Stellen, an denen Tasks erzeugt werden und warten, werden nicht aufgezeichnet, auch nicht, wer abbrach</translation>
    </message>
    <message>
        <source>For coroutines that are never awaited. Costs a little everywhere.</source>
        <translation>Für Coroutinen, die nie abgewartet werden. Kostet überall ein wenig.</translation>
    </message>
    <message>
        <source>&amp;Browse…</source>
        <translation>&amp;Durchsuchen…</translation>
    </message>
    <message>
        <source>A new file in %1</source>
        <translation>Eine neue Datei in %1</translation>
    </message>
    <message>
        <source>Only you can read the file. An existing file is not replaced: a number is added to the name.</source>
        <translation>Nur Sie können die Datei lesen. Eine vorhandene wird nicht ersetzt: Die neue bekommt eine Nummer.</translation>
    </message>
    <message>
        <source>Bro&amp;wse…</source>
        <translation>Durch&amp;suchen…</translation>
    </message>
    <message>
        <source>&amp;Start</source>
        <translation>&amp;Start</translation>
    </message>
    <message>
        <source>As the command says</source>
        <translation>Wie der Befehl sagt</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Auswählen…</translation>
    </message>
    <message>
        <source>Choose a Python Interpreter</source>
        <translation>Python-Interpreter wählen</translation>
    </message>
    <message>
        <source>Choose a Folder</source>
        <translation>Ordner wählen</translation>
    </message>
    <message>
        <source>Save the Recording To</source>
        <translation>Aufzeichnung speichern unter</translation>
    </message>
    <message>
        <source>Recorded runs (*.awrec)</source>
        <translation>Aufgezeichnete Läufe (*.awrec)</translation>
    </message>
    <message>
        <source>Runs: %1</source>
        <translation>Läuft: %1</translation>
    </message>
</context>
<context>
    <name>awaitscope::RecordSession</name>
    <message>
        <source>The program ended with status %1.</source>
        <translation>Das Programm endete mit Status %1.</translation>
    </message>
    <message>
        <source>The program was ended by %1.</source>
        <translation>Das Programm wurde durch %1 beendet.</translation>
    </message>
    <message>
        <source>The program could not be started: %1</source>
        <translation>Das Programm konnte nicht gestartet werden: %1</translation>
    </message>
</context>
<context>
    <name>awaitscope::Recovery</name>
    <message>
        <source>Cannot be written: %1.</source>
        <translation>Kann nicht geschrieben werden: %1.</translation>
    </message>
</context>
<context>
    <name>awaitscope::RunCard</name>
    <message>
        <source>%1, in use</source>
        <translation>%1, in Gebrauch</translation>
    </message>
    <message>
        <source>✓ in use</source>
        <translation>✓ in Gebrauch</translation>
    </message>
</context>
<context>
    <name>awaitscope::SourceEditor</name>
    <message>
        <source>The command must contain {file}, for example: kate --line {line} {file}</source>
        <translation>Der Befehl muss {file} enthalten, zum Beispiel: kate --line {line} {file}</translation>
    </message>
    <message>
        <source>There is no program %1.</source>
        <translation>Es gibt kein Programm %1.</translation>
    </message>
    <message>
        <source>Source Editor</source>
        <translation>Quelltext-Editor</translation>
    </message>
    <message>
        <source>The command that opens a file in your editor. {file} and {line} stand for the place.</source>
        <translation>Der Befehl, der eine Datei im Editor öffnet. {file} und {line} stehen für die Stelle.</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>Befehl</translation>
    </message>
    <message>
        <source>Choose Editor…</source>
        <translation>Editor wählen…</translation>
    </message>
    <message>
        <source>There is no file %1.</source>
        <translation>Es gibt keine Datei %1.</translation>
    </message>
    <message>
        <source>%1 could not be started.</source>
        <translation>%1 konnte nicht gestartet werden.</translation>
    </message>
    <message>
        <source>%1 was changed since the recording</source>
        <translation>%1 wurde seit der Aufzeichnung geändert</translation>
    </message>
    <message>
        <source>Its lines may differ from those that ran.</source>
        <translation>Ihre Zeilen können andere sein als die, die liefen.</translation>
    </message>
</context>
<context>
    <name>awaitscope::StatisticsPanel</name>
    <message>
        <source>No coroutine has run yet.</source>
        <translation>Noch keine Coroutine ist gelaufen.</translation>
    </message>
    <message>
        <source>Statistics of coroutines</source>
        <translation>Statistik der Coroutinen</translation>
    </message>
    <message>
        <source>Statistics</source>
        <translation>Statistik</translation>
    </message>
</context>
<context>
    <name>awaitscope::SummaryTable</name>
    <message>
        <source>Summary</source>
        <translation>Zusammenfassung</translation>
    </message>
    <message>
        <source>The runs differ in this</source>
        <translation>Die Läufe unterscheiden sich darin</translation>
    </message>
</context>
<context>
    <name>awaitscope::Endings</name>
    <message>
        <source>succeeds</source>
        <translation>ist erfolgreich</translation>
    </message>
    <message>
        <source>raises</source>
        <translation>wirft</translation>
    </message>
    <message>
        <source>raises, unseen</source>
        <translation>wirft, ungesehen</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>abgebrochen</translation>
    </message>
    <message>
        <source>orphan</source>
        <translation>Waise</translation>
    </message>
    <message>
        <source>never ends</source>
        <translation>endet nie</translation>
    </message>
    <message>
        <source>never starts</source>
        <translation>beginnt nie</translation>
    </message>
    <message>
        <source>It returns.</source>
        <translation>Er kehrt zurück.</translation>
    </message>
    <message>
        <source>It ends with an exception that some code sees.</source>
        <translation>Er endet mit einer Exception, die irgendein Code sieht.</translation>
    </message>
    <message>
        <source>It ends with an exception that no code ever sees: lost, swallowed or silenced.</source>
        <translation>Er endet mit einer Exception, die nie ein Code sieht: verloren, verschluckt oder verstummt.</translation>
    </message>
    <message>
        <source>It ends because it is cancelled.</source>
        <translation>Er wird abgebrochen und endet damit.</translation>
    </message>
    <message>
        <source>What waited for it stops waiting, and it goes on alone.</source>
        <translation>Was auf ihn wartete, wartet nicht mehr, und er läuft allein weiter.</translation>
    </message>
    <message>
        <source>It still waits when the program ends.</source>
        <translation>Er wartet noch, wenn das Programm endet.</translation>
    </message>
    <message>
        <source>None of its code is executed.</source>
        <translation>Nichts von seinem Code wird ausgeführt.</translation>
    </message>
</context>
<context>
    <name>awaitscope::PredictPanel</name>
    <message>
        <source>Predict</source>
        <translation>Vorhersagen</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Warum</translation>
    </message>
    <message>
        <source>Covered &amp;after</source>
        <translation>Verdeckt n&amp;ach</translation>
    </message>
    <message>
        <source>Covered after</source>
        <translation>Verdeckt nach</translation>
    </message>
    <message>
        <source>Nothing that happens after this moment is shown</source>
        <translation>Nichts, was nach diesem Zeitpunkt geschieht, wird gezeigt</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Show the whole run again (Esc)</source>
        <translation>Wieder den ganzen Lauf zeigen (Esc)</translation>
    </message>
    <message>
        <source>Reveal</source>
        <translation>Aufdecken</translation>
    </message>
    <message>
        <source>Show the whole run, and which answers are right</source>
        <translation>Den ganzen Lauf zeigen, und welche Antworten richtig sind</translation>
    </message>
    <message>
        <source>Nothing is covered: the program has ended by then. Choose an earlier moment.</source>
        <translation>Nichts ist verdeckt: Bis dahin ist das Programm beendet. Wählen Sie einen früheren Zeitpunkt.</translation>
    </message>
    <message>
        <source>What will become of the first %1 tasks? Choose, then reveal.</source>
        <translation>Was wird aus den ersten %1 Tasks? Wählen, dann aufdecken.</translation>
    </message>
    <message>
        <source>What will become of each task, and when does main end? Choose, then reveal.</source>
        <translation>Was wird aus jedem Task, und wann endet main? Wählen, dann aufdecken.</translation>
    </message>
    <message>
        <source>What will become of each task? Choose, then reveal.</source>
        <translation>Was wird aus jedem Task? Wählen, dann aufdecken.</translation>
    </message>
    <message>
        <source>What becomes of %1</source>
        <translation>Was aus %1 wird</translation>
    </message>
    <message>
        <source>main ends at</source>
        <translation>main endet bei</translation>
    </message>
    <message>
        <source>When main ends</source>
        <translation>Wann main endet</translation>
    </message>
    <message>
        <source>Cover Again</source>
        <translation>Wieder verdecken</translation>
    </message>
    <message>
        <source>Cover the same part of the run for another try</source>
        <translation>Denselben Teil des Laufs für einen neuen Versuch verdecken</translation>
    </message>
    <message>
        <source>✓ right: %1</source>
        <translation>✓ richtig: %1</translation>
    </message>
    <message>
        <source>✗ wrong: %1</source>
        <translation>✗ falsch: %1</translation>
    </message>
    <message>
        <source>Show why</source>
        <translation>Zeigen, warum</translation>
    </message>
    <message>
        <source>never</source>
        <translation>nie</translation>
    </message>
    <message>
        <source>main ends at: %1</source>
        <translation>main endet bei: %1</translation>
    </message>
    <message>
        <source>This is what happened. Choose a line to see why.</source>
        <translation>Das ist geschehen. Eine Zeile wählen, um zu sehen, warum.</translation>
    </message>
    <message>
        <source>Right: %1 of %2. Choose a line to see why.</source>
        <translation>Richtig: %1 von %2. Eine Zeile wählen, um zu sehen, warum.</translation>
    </message>
    <message>
        <source>%1 was never created: main did not get that far.</source>
        <translation>%1 wurde nie erzeugt: So weit kam main nicht.</translation>
    </message>
    <message>
        <source>What will change under “%1”? Choose what becomes of each task there, then reveal.</source>
        <translation>Was ändert sich mit „%1“? Wählen, was dort aus jedem Task wird, dann aufdecken.</translation>
    </message>
    <message>
        <source>When main ends, such as 600 ms or 1.5 s from the start. Leave it at ? for no answer.</source>
        <translation>Wann main endet, etwa 600 ms oder 1.5 s nach dem Start. Für keine Antwort ? stehen lassen.</translation>
    </message>
</context>
<context>
    <name>ForeignTrace</name>
    <message>
        <source>There are too many tasks.</source>
        <translation>Es gibt zu viele Tasks.</translation>
    </message>
    <message>
        <source>An event is not an object.</source>
        <translation>Ein Ereignis ist kein Objekt.</translation>
    </message>
    <message>
        <source>There are too many events.</source>
        <translation>Es gibt zu viele Ereignisse.</translation>
    </message>
    <message>
        <source>A time is missing or is not a number.</source>
        <translation>Eine Zeit fehlt oder ist keine Zahl.</translation>
    </message>
    <message>
        <source>A time is out of range.</source>
        <translation>Eine Zeit liegt außerhalb des zulässigen Bereichs.</translation>
    </message>
    <message>
        <source>The task of an event is missing or is not a text.</source>
        <translation>Der Task eines Ereignisses fehlt oder ist kein Text.</translation>
    </message>
    <message>
        <source>The kind of an event is missing or is not a text.</source>
        <translation>Die Art eines Ereignisses fehlt oder ist kein Text.</translation>
    </message>
    <message>
        <source>An asynchronous event has no id.</source>
        <translation>Ein asynchrones Ereignis hat keine ID.</translation>
    </message>
    <message>
        <source>There are too many threads and asynchronous tracks.</source>
        <translation>Es gibt zu viele Threads und asynchrone Spuren.</translation>
    </message>
    <message>
        <source>The kind of an event is missing or is not one letter.</source>
        <translation>Die Art eines Ereignisses fehlt oder ist kein einzelner Buchstabe.</translation>
    </message>
    <message>
        <source>Its JSON is nested too deeply.</source>
        <translation>Das JSON ist zu tief verschachtelt.</translation>
    </message>
    <message>
        <source>byte %1</source>
        <translation>Byte %1</translation>
    </message>
    <message>
        <source>The list of events is missing.</source>
        <translation>Die Liste der Ereignisse fehlt.</translation>
    </message>
    <message>
        <source>It has no events that a run could be made of.</source>
        <translation>Es gibt keine Ereignisse, aus denen sich ein Lauf ergibt.</translation>
    </message>
    <message>
        <source>Not shown: slices within others (%1), events that have no place in a run (%2).</source>
        <translation>Nicht gezeigt: Abschnitte innerhalb anderer (%1), Ereignisse ohne Platz in einem Lauf (%2).</translation>
    </message>
    <message>
        <source>Not shown: slices within others (%1).</source>
        <translation>Nicht gezeigt: Abschnitte innerhalb anderer (%1).</translation>
    </message>
    <message>
        <source>Not shown: events that have no place in a run (%1).</source>
        <translation>Nicht gezeigt: Ereignisse ohne Platz in einem Lauf (%1).</translation>
    </message>
    <message>
        <source>This is not valid JSON (%1).</source>
        <translation>Das ist kein gültiges JSON (%1).</translation>
    </message>
    <message>
        <source>A time is earlier than that of the event before it.</source>
        <translation>Eine Zeit liegt vor der des vorhergehenden Ereignisses.</translation>
    </message>
</context>
<context>
    <name>awaitscope::PythonComparison</name>
    <message>
        <source>with %1</source>
        <translation>mit %1</translation>
    </message>
    <message>
        <source>as written</source>
        <translation>wie geschrieben</translation>
    </message>
    <message>
        <source>Run %1: %2</source>
        <translation>Lauf %1: %2</translation>
    </message>
    <message>
        <source>This is real code, and it would run once for each strategy. Run it once before it is compared.</source>
        <translation>Das ist echter Code, und er liefe einmal für jede Strategie. Führen Sie ihn einmal aus, bevor er verglichen wird.</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Ausführen</translation>
    </message>
    <message>
        <source>Comparing</source>
        <translation>Vergleichen</translation>
    </message>
    <message>
        <source>The program runs with each strategy: %1 of %2</source>
        <translation>Das Programm läuft mit jeder Strategie: %1 von %2</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Now: %1.</source>
        <translation>Jetzt: %1.</translation>
    </message>
    <message>
        <source>The exit status is %1 instead of %2.</source>
        <translation>Der Exit-Status ist %1 statt %2.</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Vergleichen</translation>
    </message>
    <message>
        <source>All &amp;Strategies</source>
        <translation>Alle &amp;Strategien</translation>
    </message>
    <message>
        <source>The Last &amp;Two Runs</source>
        <translation>Die letzten &amp;zwei Läufe</translation>
    </message>
    <message>
        <source>Strategies</source>
        <translation>Strategien</translation>
    </message>
    <message>
        <source>Runs the program in this way</source>
        <translation>Führt das Programm auf diese Weise aus</translation>
    </message>
    <message>
        <source>Run &amp;Again</source>
        <translation>Noch einmal &amp;ausführen</translation>
    </message>
    <message>
        <source>A comparison runs the program</source>
        <translation>Ein Vergleich führt das Programm aus</translation>
    </message>
    <message>
        <source>The runs cannot be compared</source>
        <translation>Die Läufe können nicht verglichen werden</translation>
    </message>
    <message>
        <source>The recording of one of them cannot be read.</source>
        <translation>Die Aufzeichnung eines der beiden kann nicht gelesen werden.</translation>
    </message>
    <message>
        <source>Compared with the previous run</source>
        <translation>Verglichen mit dem vorigen Lauf</translation>
    </message>
</context>
<context>
    <name>awaitscope::ComparedRuns</name>
    <message>
        <source>A recorded run cannot be covered: it is not executed here.</source>
        <translation>Ein aufgezeichneter Lauf kann nicht verdeckt werden: Er wird nicht hier ausgeführt.</translation>
    </message>
</context>
<context>
    <name>awaitscope::PredictChange</name>
    <message>
        <source>Only a task set can be covered: choose one as the second run.</source>
        <translation>Nur ein Task-Set kann verdeckt werden: Wählen Sie eines als zweiten Lauf.</translation>
    </message>
    <message>
        <source>As under “%1”.</source>
        <translation>Wie mit „%1“.</translation>
    </message>
</context>
<context>
    <name>awaitscope::PythonChanges</name>
    <message>
        <source>It was not compared with the program, which has not run as it is written now.</source>
        <translation>Es wurde nicht mit dem Programm verglichen, das nicht so gelaufen ist, wie es jetzt dasteht.</translation>
    </message>
    <message>
        <source>The text has changed since its run. Run it, then convert it again.</source>
        <translation>Der Text wurde seit seinem Lauf geändert. Führen Sie ihn aus und wandeln Sie ihn dann noch einmal um.</translation>
    </message>
    <message>
        <source>Nothing was converted.</source>
        <translation>Nichts wurde umgewandelt.</translation>
    </message>
    <message>
        <source>The run cannot be converted:</source>
        <translation>Der Lauf kann nicht umgewandelt werden:</translation>
    </message>
    <message>
        <source>A task set cannot express this program:</source>
        <translation>Ein Task-Set kann dieses Programm nicht ausdrücken:</translation>
    </message>
    <message>
        <source>Convert the Run Instead</source>
        <translation>Stattdessen den Lauf umwandeln</translation>
    </message>
    <message>
        <source>The strategy was not written</source>
        <translation>Die Strategie wurde nicht geschrieben</translation>
    </message>
    <message>
        <source>Nothing was written:</source>
        <translation>Nichts wurde geschrieben:</translation>
    </message>
    <message>
        <source>Written into the text. Please note:</source>
        <translation>In den Text geschrieben. Bitte beachten:</translation>
    </message>
    <message>
        <source>The text has changed in the meantime. Choose the command again.</source>
        <translation>Der Text wurde inzwischen geändert. Wählen Sie den Befehl noch einmal.</translation>
    </message>
    <message>
        <source>Every gather is already written that way.</source>
        <translation>Jedes gather ist schon so geschrieben.</translation>
    </message>
</context>
<context>
    <name>awaitscope::PythonFaults</name>
    <message>
        <source>%1: its line is gone</source>
        <translation>%1: Seine Zeile gibt es nicht mehr</translation>
    </message>
</context>
<context>
    <name>awaitscope::PythonTrials</name>
    <message>
        <source>%1 of %2 awaits tried</source>
        <translation>%1 von %2 awaits probiert</translation>
    </message>
    <message>
        <source>Each raised a TimeoutError once: %1.</source>
        <translation>Jedes warf einmal einen TimeoutError: %1.</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>Cancelled after %1 of %2 awaits. %3</source>
        <translation>Nach %1 von %2 awaits abgebrochen. %3</translation>
    </message>
    <message>
        <source>The first %1 of %2 awaits were tried. %3</source>
        <translation>Die ersten %1 von %2 awaits wurden probiert. %3</translation>
    </message>
    <message>
        <source>Cancelled.</source>
        <translation>Abgebrochen.</translation>
    </message>
</context>
<context>
    <name>awaitscope::QueueRows</name>
    <message>
        <source>Queues</source>
        <translation>Warteschlangen</translation>
    </message>
    <message>
        <source>items: %1, at most %2</source>
        <translation>Einträge: %1, höchstens %2</translation>
    </message>
    <message>
        <source>items: %1, at most %2; room for %3</source>
        <translation>Einträge: %1, höchstens %2; Platz für %3</translation>
    </message>
    <message>
        <source>waiting tasks: %1, at most %2</source>
        <translation>wartende Tasks: %1, höchstens %2</translation>
    </message>
    <message>
        <source>calls not begun: %1, at most %2; threads: %3</source>
        <translation>nicht begonnene Aufrufe: %1, höchstens %2; Threads: %3</translation>
    </message>
    <message>
        <source>Shorter ones not shown: %1</source>
        <translation>Kürzere, nicht gezeigt: %1</translation>
    </message>
</context>
<context>
    <name>awaitscope::TrialTable</name>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Keep what was tried so far</source>
        <translation>Behalten, was bisher probiert wurde</translation>
    </message>
    <message>
        <source>Try Again</source>
        <translation>Noch einmal</translation>
    </message>
    <message>
        <source>Run the program once for each await again</source>
        <translation>Das Programm noch einmal für jedes await ausführen</translation>
    </message>
    <message>
        <source>Each await made to fail</source>
        <translation>Jedes await zum Scheitern gebracht</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Close this table</source>
        <translation>Diese Tabelle schließen</translation>
    </message>
    <message>
        <source>What happens if an await fails</source>
        <translation>Was geschieht, wenn ein await scheitert</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>Zeile</translation>
    </message>
    <message>
        <source>Await</source>
        <translation>await</translation>
    </message>
    <message>
        <source>What happens</source>
        <translation>Was geschieht</translation>
    </message>
    <message>
        <source>Running the program…</source>
        <translation>Das Programm läuft…</translation>
    </message>
</context>
<context>
    <name>ToolSentences</name>
    <message>
        <source>The gather stays as written: %1.</source>
        <translation>Das gather bleibt, wie es geschrieben ist: %1.</translation>
    </message>
    <message>
        <source>The gather in line %1 stays as written: %2.</source>
        <translation>Das gather in Zeile %1 bleibt, wie es geschrieben ist: %2.</translation>
    </message>
    <message>
        <source>The result would not be valid Python; make this change by hand.</source>
        <translation>Das Ergebnis wäre kein gültiges Python; diese Änderung bitte von Hand vornehmen.</translation>
    </message>
    <message>
        <source>A task group raises an ExceptionGroup, which this try catches only with except*.</source>
        <translation>Eine Task-Gruppe wirft eine ExceptionGroup, die dieses try nur mit except* fängt.</translation>
    </message>
    <message>
        <source>This try no longer sees what the tasks of the gather in line %1 raise.</source>
        <translation>Dieses try sieht nicht mehr, was die Tasks des gather in Zeile %1 werfen.</translation>
    </message>
    <message>
        <source>Nothing looks at the results of this gather, so no code sees its exceptions.</source>
        <translation>Nichts sieht sich die Ergebnisse dieses gather an, also sieht kein Code seine Exceptions.</translation>
    </message>
    <message>
        <source>Where a task fails, its result is now the exception.</source>
        <translation>Wo ein Task scheitert, ist sein Ergebnis jetzt die Exception.</translation>
    </message>
    <message>
        <source>This looks for exceptions in results; now the first one is raised instead.</source>
        <translation>Hier werden Exceptions in Ergebnissen gesucht; jetzt wird stattdessen die erste geworfen.</translation>
    </message>
    <message>
        <source>there is no call of gather in line %1; there is one in line %2</source>
        <translation>in Zeile %1 wird gather nicht aufgerufen; es gibt einen Aufruf in Zeile %2</translation>
    </message>
    <message>
        <source>there is no call of gather in line %1</source>
        <translation>in Zeile %1 wird gather nicht aufgerufen</translation>
    </message>
    <message>
        <source>there is no call of gather</source>
        <translation>gather wird nicht aufgerufen</translation>
    </message>
    <message>
        <source>line %1: %2</source>
        <translation>Zeile %1: %2</translation>
    </message>
    <message>
        <source>its keywords are known only when it runs</source>
        <translation>seine Schlüsselwörter sind erst bekannt, wenn es läuft</translation>
    </message>
    <message>
        <source>it is not awaited where it is called</source>
        <translation>darauf wird nicht gewartet, wo es aufgerufen wird</translation>
    </message>
    <message>
        <source>there is no TaskGroup before Python 3.11</source>
        <translation>vor Python 3.11 gibt es keine TaskGroup</translation>
    </message>
    <message>
        <source>it is part of an f-string</source>
        <translation>es ist Teil eines f-Strings</translation>
    </message>
    <message>
        <source>a comment stands in its keywords</source>
        <translation>in seinen Schlüsselwörtern steht ein Kommentar</translation>
    </message>
    <message>
        <source>a comment stands between await and its arguments</source>
        <translation>zwischen await und seinen Argumenten steht ein Kommentar</translation>
    </message>
    <message>
        <source>whether %1 is a coroutine cannot be seen in this file, and a task group takes nothing else</source>
        <translation>ob %1 eine Coroutine ist, ist in dieser Datei nicht zu sehen, und eine Task-Gruppe nimmt nichts anderes</translation>
    </message>
    <message>
        <source>whether %1 are coroutines cannot be seen in this file, and a task group takes nothing else</source>
        <translation>ob %1 Coroutinen sind, ist in dieser Datei nicht zu sehen, und eine Task-Gruppe nimmt nichts anderes</translation>
    </message>
    <message>
        <source>it waits for tasks that exist before it; a task group makes its own</source>
        <translation>es wartet auf Tasks, die es vorher schon gibt; eine Task-Gruppe macht ihre eigenen</translation>
    </message>
    <message>
        <source>asyncio is not imported by that name</source>
        <translation>asyncio ist nicht unter diesem Namen importiert</translation>
    </message>
    <message>
        <source>it shares its line with another statement</source>
        <translation>es teilt seine Zeile mit einer anderen Anweisung</translation>
    </message>
    <message>
        <source>it is part of an expression that decides about it; give its result a name first</source>
        <translation>es ist Teil eines Ausdrucks, der darüber entscheidet; zuerst dem Ergebnis einen Namen geben</translation>
    </message>
    <message>
        <source>it is part of a larger statement; give its result a name first</source>
        <translation>es ist Teil einer größeren Anweisung; zuerst dem Ergebnis einen Namen geben</translation>
    </message>
    <message>
        <source>something else is computed before it in the same statement; give its result a name first</source>
        <translation>in derselben Anweisung wird vorher etwas anderes berechnet; zuerst dem Ergebnis einen Namen geben</translation>
    </message>
    <message>
        <source>one gather stands inside another; write them one by one</source>
        <translation>ein gather steht in einem anderen; sie einzeln schreiben</translation>
    </message>
    <message>
        <source>prompts or an indentation were left out before it could run; write the text as a program first</source>
        <translation>Eingabezeichen oder eine Einrückung wurden weggelassen, bevor es laufen konnte; den Text zuerst als Programm schreiben</translation>
    </message>
</context>
<context>
    <name>awaitscope::AttachDialog</name>
    <message>
        <source>&amp;Light: without source lines</source>
        <translation>&amp;Leicht: ohne Quelltextzeilen</translation>
    </message>
    <message>
        <source>Attach to a Running Program</source>
        <translation>An laufendes Programm anhängen</translation>
    </message>
    <message>
        <source>Records one of your Python programs from now on. It need not be restarted, and goes on when the recording ends. What happened before is not known; tasks that already exist are marked.</source>
        <translation>Zeichnet eines Ihrer Python-Programme von jetzt an auf. Es muss nicht neu gestartet werden und läuft nach dem Ende der Aufzeichnung weiter. Was vorher geschah, ist nicht bekannt; Tasks, die es schon gibt, sind gekennzeichnet.</translation>
    </message>
    <message>
        <source>Needs Python 3.14 or later. This has not been tried with a released Python 3.14 yet.</source>
        <translation>Benötigt Python 3.14 oder neuer. Mit einem veröffentlichten Python 3.14 wurde dies noch nicht erprobt.</translation>
    </message>
    <message>
        <source>Filter by command or number</source>
        <translation>Nach Befehl oder Nummer filtern</translation>
    </message>
    <message>
        <source>Process</source>
        <translation>Prozess</translation>
    </message>
    <message>
        <source>Python</source>
        <translation>Python</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>Befehl</translation>
    </message>
    <message>
        <source>Running Python programs</source>
        <translation>Laufende Python-Programme</translation>
    </message>
    <message>
        <source>&amp;Refresh</source>
        <translation>&amp;Neu laden</translation>
    </message>
    <message>
        <source>&amp;Attach</source>
        <translation>&amp;Anhängen</translation>
    </message>
    <message>
        <source>No Python program of yours is running. Start it, and press Refresh.</source>
        <translation>Es läuft kein Python-Programm von Ihnen. Starten Sie es, und drücken Sie Neu laden.</translation>
    </message>
    <message>
        <source>No program matches the filter.</source>
        <translation>Kein Programm passt zum Filter.</translation>
    </message>
    <message>
        <source>The program has ended.</source>
        <translation>Das Programm ist beendet.</translation>
    </message>
    <message>
        <source>Costs the program less: the places where tasks are made and wait are not recorded, nor who cancelled them</source>
        <translation>Kostet das Programm weniger: Wo Tasks erzeugt werden und warten, wird nicht aufgezeichnet, auch nicht, wer sie abgebrochen hat</translation>
    </message>
</context>
<context>
    <name>Attach</name>
    <message>
        <source>The system does not permit it: kernel.yama.ptrace_scope is %1. &apos;sudo sysctl kernel.yama.ptrace_scope=0&apos; permits it until the next start.</source>
        <translation>Das System erlaubt es nicht: kernel.yama.ptrace_scope ist %1. „sudo sysctl kernel.yama.ptrace_scope=0“ erlaubt es bis zum nächsten Start.</translation>
    </message>
    <message>
        <source>The system does not permit this program to look into that process.</source>
        <translation>Das System erlaubt diesem Programm nicht, in diesen Prozess zu sehen.</translation>
    </message>
    <message>
        <source>Its Python is %1; a running program can be recorded from Python 3.14 on.</source>
        <translation>Sein Python ist %1; ein laufendes Programm kann ab Python 3.14 aufgezeichnet werden.</translation>
    </message>
    <message>
        <source>Remote debugging is switched off in that program (PYTHON_DISABLE_REMOTE_DEBUG, or -X disable-remote-debug).</source>
        <translation>In diesem Programm ist das Debuggen von außen abgeschaltet (PYTHON_DISABLE_REMOTE_DEBUG oder -X disable-remote-debug).</translation>
    </message>
    <message>
        <source>The interpreter was built without remote debugging, or it is switched off.</source>
        <translation>Der Interpreter wurde ohne Debuggen von außen gebaut, oder es ist abgeschaltet.</translation>
    </message>
    <message>
        <source>The interpreter is not of the program&apos;s version: %1</source>
        <translation>Der Interpreter hat nicht die Version des Programms: %1</translation>
    </message>
    <message>
        <source>There is no such process.</source>
        <translation>Diesen Prozess gibt es nicht.</translation>
    </message>
    <message>
        <source>Python could not reach the program: %1</source>
        <translation>Python konnte das Programm nicht erreichen: %1</translation>
    </message>
    <message>
        <source>It is already being recorded.</source>
        <translation>Es wird schon aufgezeichnet.</translation>
    </message>
    <message>
        <source>It has not imported asyncio, so there are no tasks to record yet.</source>
        <translation>Es hat asyncio nicht importiert, darum gibt es noch keine Tasks aufzuzeichnen.</translation>
    </message>
    <message>
        <source>The recorder could not start in the program: %1</source>
        <translation>Der Rekorder konnte im Programm nicht starten: %1</translation>
    </message>
    <message>
        <source>It runs in a container or another sandbox, where other files may have the same names.</source>
        <translation>Es läuft in einem Container oder einer anderen Sandbox, in der andere Dateien dieselben Namen haben können.</translation>
    </message>
    <message>
        <source>Its interpreter was replaced or deleted since it started. Restart the program.</source>
        <translation>Sein Interpreter wurde seit dem Start ersetzt oder gelöscht. Starten Sie das Programm neu.</translation>
    </message>
    <message>
        <source>It belongs to another user. Record it as that user.</source>
        <translation>Er gehört einem anderen Benutzer. Zeichnen Sie ihn als dieser Benutzer auf.</translation>
    </message>
    <message>
        <source>The system does not let this program look at it.</source>
        <translation>Das System lässt dieses Programm ihn nicht ansehen.</translation>
    </message>
    <message>
        <source>It does not run Python, but %1.</source>
        <translation>Er führt nicht Python aus, sondern %1.</translation>
    </message>
</context>
<context>
    <name>Python</name>
    <message>
        <source>There is no %1, which runs Python; install it, or choose another one with --interpreter.</source>
        <translation>Es gibt kein %1, das Python ausführt; installieren Sie es, oder wählen Sie mit --interpreter ein anderes.</translation>
    </message>
    <message>
        <source>The Python code of this program is missing: share/awaitscope/python beside the program&apos;s folder.</source>
        <translation>Der Python-Code dieses Programms fehlt: share/awaitscope/python neben dem Ordner des Programms.</translation>
    </message>
    <message>
        <source>It was interrupted.</source>
        <translation>Es wurde unterbrochen.</translation>
    </message>
    <message>
        <source>The program never imported asyncio, so nothing was recorded.</source>
        <translation>Das Programm hat asyncio nie importiert, daher wurde nichts aufgezeichnet.</translation>
    </message>
    <message>
        <source>Cannot be read as Python.</source>
        <translation>Kann nicht als Python gelesen werden.</translation>
    </message>
    <message>
        <source>There is no await in this file.</source>
        <translation>In dieser Datei gibt es kein await.</translation>
    </message>
    <message>
        <source>%1, beside the file</source>
        <translation>%1, neben der Datei</translation>
    </message>
    <message>
        <source>%1 (active environment)</source>
        <translation>%1 (aktive Umgebung)</translation>
    </message>
    <message>
        <source>%1 (pyenv)</source>
        <translation>%1 (pyenv)</translation>
    </message>
    <message>
        <source>This is not a text: it contains zero bytes.</source>
        <translation>Das ist kein Text: Er enthält Nullbytes.</translation>
    </message>
    <message>
        <source>This is not UTF-8 text, and its first lines name no other encoding that can be kept.</source>
        <translation>Das ist kein UTF-8-Text, und seine ersten Zeilen nennen keine andere Kodierung, die erhalten werden kann.</translation>
    </message>
</context>
<context>
    <name>Record</name>
    <message>
        <source>column %1</source>
        <translation>Spalte %1</translation>
    </message>
    <message>
        <source>There is no folder %1.</source>
        <translation>Es gibt keinen Ordner %1.</translation>
    </message>
    <message>
        <source>%1 is not a folder that can be entered.</source>
        <translation>%1 ist kein Ordner, der betreten werden kann.</translation>
    </message>
    <message>
        <source>%1 is not of the form NAME=VALUE.</source>
        <translation>%1 hat nicht die Form NAME=WERT.</translation>
    </message>
    <message>
        <source>%1 is set by the recording itself.</source>
        <translation>%1 wird von der Aufzeichnung selbst gesetzt.</translation>
    </message>
    <message>
        <source>%1 is not a program.</source>
        <translation>%1 ist kein Programm.</translation>
    </message>
    <message>
        <source>Enter the command that starts the program, for example: python3 server.py</source>
        <translation>Geben Sie den Befehl ein, der das Programm startet, zum Beispiel: python3 server.py</translation>
    </message>
    <message>
        <source>There is no program %1.</source>
        <translation>Es gibt kein Programm %1.</translation>
    </message>
    <message>
        <source>%1 cannot be executed.</source>
        <translation>%1 kann nicht ausgeführt werden.</translation>
    </message>
    <message>
        <source>There is no file %1 in the folder.</source>
        <translation>Im Ordner gibt es keine Datei %1.</translation>
    </message>
    <message>
        <source>With -%1 Python does not load the recorder: leave it out.</source>
        <translation>Mit -%1 lädt Python den Rekorder nicht: Lassen Sie es weg.</translation>
    </message>
    <message>
        <source>%1 is a folder.</source>
        <translation>%1 ist ein Ordner.</translation>
    </message>
    <message>
        <source>The recording cannot be written to %1: %2.</source>
        <translation>Die Aufzeichnung kann nicht nach %1 geschrieben werden: %2.</translation>
    </message>
    <message>
        <source>The probe is missing: share/awaitscope/python beside the program&apos;s folder.</source>
        <translation>Die Sonde fehlt: share/awaitscope/python neben dem Ordner des Programms.</translation>
    </message>
    <message>
        <source>The command ends with a backslash.</source>
        <translation>Der Befehl endet mit einem Backslash.</translation>
    </message>
    <message>
        <source>No shell is involved, so %1 has no meaning here. Put it in single quotes to pass it on unchanged.</source>
        <translation>Es ist keine Shell beteiligt, daher hat %1 hier keine Bedeutung. In einfachen Anführungszeichen wird es unverändert weitergegeben.</translation>
    </message>
    <message>
        <source>The quotation mark %1 is never closed.</source>
        <translation>Das Anführungszeichen %1 wird nie geschlossen.</translation>
    </message>
</context>
<context>
    <name>awaitscope::AttachSession</name>
    <message>
        <source>%1 cannot be executed.</source>
        <translation>%1 kann nicht ausgeführt werden.</translation>
    </message>
    <message>
        <source>The probe is missing: share/awaitscope/python beside the program&apos;s folder.</source>
        <translation>Die Sonde fehlt: share/awaitscope/python neben dem Ordner des Programms.</translation>
    </message>
    <message>
        <source>The program has ended before it could be recorded.</source>
        <translation>Das Programm ist zu Ende gegangen, bevor es aufgezeichnet werden konnte.</translation>
    </message>
</context>
<context>
    <name>awaitscope::TimelineAccess</name>
    <message>
        <source>%1 tasks, %2 succeeded, %3 raised, %4 not retrieved. Up and down choose a lane, comma and period its events.</source>
        <translation>%1 Tasks, %2 erfolgreich, %3 mit Exception, %4 nicht abgeholt. Auf und Ab wählen eine Spur, Komma und Punkt ihre Ereignisse.</translation>
    </message>
</context>
<context>
    <name>StepPlaces</name>
    <message>
        <source>Not in a thread: it needs the event loop.</source>
        <translation>Nicht in einem Thread: Es braucht die Ereignisschleife.</translation>
    </message>
    <message>
        <source>Not in a function that the event loop calls.</source>
        <translation>Nicht in einer Funktion, die die Ereignisschleife aufruft.</translation>
    </message>
    <message>
        <source>Only in a function that runs in a thread.</source>
        <translation>Nur in einer Funktion, die in einem Thread läuft.</translation>
    </message>
    <message>
        <source>Only in a loop.</source>
        <translation>Nur in einer Schleife.</translation>
    </message>
    <message>
        <source>Not in a coroutine that is awaited.</source>
        <translation>Nicht in einer Coroutine, auf die gewartet wird.</translation>
    </message>
    <message>
        <source>Not in a function that runs in a thread.</source>
        <translation>Nicht in einer Funktion, die in einem Thread läuft.</translation>
    </message>
    <message>
        <source>Not in a function of a context manager: it cannot wait.</source>
        <translation>Nicht in einer Funktion eines Context-Managers: Sie kann nicht warten.</translation>
    </message>
</context>
</TS>
