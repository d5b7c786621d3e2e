#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Awaitscope authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Python files on the command line: command.py PROGRAM"""
import json
import os
import subprocess
import sys
import tempfile
import unittest

PROGRAM = os.path.abspath(sys.argv.pop(1))
SECONDS = 60
SOURCE = ("import asyncio\n\nasync def work(n):\n    await asyncio.sleep(0.5)\n    print('work', n)\n    raise ValueError('broken')\n\n"
          "async def main():\n    await asyncio.gather(work(1), work(2), return_exceptions=True)\n    print('end')\n\nasyncio.run(main())\n")
RETOLD = """import asyncio
class Broken(Exception): pass
async def good():
    await asyncio.sleep(0.3)
async def bad():
    await asyncio.sleep(0.1)
    raise Broken('x')
async def slow():
    await asyncio.sleep(5)
async def main():
    try:
        await asyncio.gather(good(), bad())
    except Broken:
        await asyncio.sleep(0.1)
    task = asyncio.create_task(slow())
    await asyncio.sleep(0.2)
    task.cancel()
    try:
        await task
    except asyncio.CancelledError:
        pass
asyncio.run(main())
"""
TRIED = """import asyncio
async def fetch(delay):
    await asyncio.sleep(delay)
    return delay
async def audit():
    await asyncio.sleep(0.05)
async def retry(make):
    try:
        return make()
    except OSError:
        await asyncio.sleep(0.1)
async def main():
    task = asyncio.create_task(audit())
    print(await asyncio.gather(fetch(0.1), fetch(0.4)))
    try:
        await fetch(0.1)
    except (asyncio.TimeoutError, TimeoutError):
        print('late')
    done = asyncio.Event()
    async def signal():
        await asyncio.sleep(0.1)
        done.set()
    asyncio.ensure_future(signal())
    await done.wait()
    task = None
asyncio.run(main())
"""


class Command(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = folder.name

    def path(self, name, contents=None):
        path = os.path.join(self.folder, name)
        if contents is not None:
            with open(path, "w", encoding="utf-8") as file:
                file.write(contents)
        return path

    def awaitscope(self, *arguments, stdin="", **environment):
        return subprocess.run([PROGRAM, *arguments], capture_output=True, text=True, input=stdin, timeout=SECONDS, cwd=self.folder,
                              env=dict(os.environ, QT_QPA_PLATFORM="offscreen", LC_ALL="C.UTF-8", LANGUAGE="", **environment))

    def assertPrints(self, done, out, err="", status=0):
        self.assertEqual((out, err, status), (done.stdout, done.stderr, done.returncode))

    def test_run(self):
        self.assertPrints(self.awaitscope("run", self.path("x.py", SOURCE)), "work 1\nwork 2\nend\n")

    def test_run_with_input_arguments_and_status(self):
        path = self.path("x.py", "import sys\nprint(input(), sys.argv[1:])\nsys.exit(5)\n")
        self.assertPrints(self.awaitscope("run", path, "--", "-a", "--help", "b.py", stdin="hello\n"), "hello ['-a', '--help', 'b.py']\n", "", 5)

    def test_run_on_the_real_clock(self):
        path = self.path("x.py", "import time\nprint(type(time.sleep).__name__)\n")
        self.assertPrints(self.awaitscope("run", path, "--clock", "real"), "builtin_function_or_method\n")
        self.assertPrints(self.awaitscope("run", path, "--clock=virtual"), "function\n")

    def test_run_within_limits(self):
        path = self.path("x.py", "import asyncio\nasync def main():\n    while True: await asyncio.sleep(1)\nasyncio.run(main())\n")
        self.assertEqual(3, self.awaitscope("run", path, "--max-time", "5000").returncode)

    def test_run_completes_text(self):
        done = self.awaitscope("run", self.path("x.py", "async def main():\n    print('x')\n"))
        self.assertPrints(done, "x\n", "awaitscope: Nothing runs main(), so asyncio.run(main()) was added.\n")

    def test_events(self):
        done = self.awaitscope("run", self.path("x.py", SOURCE), "--events", self.path("out.jsonl"))
        self.assertPrints(done, "work 1\nwork 2\nend\n")
        with open(self.path("out.jsonl"), encoding="utf-8") as file:
            events = [json.loads(line) for line in file]
        raised = [event["t"] for event in events if event["event"] == "raised"]
        self.assertEqual([500, 500], [round(t) for t in raised])

    def test_compare_strategies(self):
        self.path("x.py", SOURCE)
        done = self.awaitscope("compare", "x.py", "--strategies", "fail-fast,collect")
        self.assertEqual((0, ""), (done.returncode, done.stderr))
        self.assertIn("First difference at 500 ms", done.stdout)
        done = self.awaitscope("compare", "x.py", "x.py", "--strategies", "collect", "--fail-on-difference")
        self.assertEqual((0, ""), (done.returncode, done.stderr))
        self.path("y.py", "import asyncio\nasyncio.run(asyncio.sleep(1))\n")
        self.assertPrints(self.awaitscope("compare", "y.py", "--strategies", "fail-fast,collect"), "",
                          "y.py: --strategy fail-fast: there is no call of gather\n", 2)

    def test_compare_a_recording_and_a_picture(self):
        self.path("x.py", SOURCE)
        self.awaitscope("convert", "x.py", "-o", "x.taskset")
        self.awaitscope("export", "x.taskset", "-o", "x.svg", "--strategy", "sequential")
        self.awaitscope("record", "-o", "x.awrec", "--", sys.executable, "x.py")
        for files in (("x.py", "x.svg"), ("x.awrec", "x.svg")):
            done = self.awaitscope("compare", *files)
            self.assertEqual((0, ""), (done.returncode, done.stderr), files)
            self.assertIn("First difference", done.stdout)
        self.awaitscope("run", "x.taskset", "--strategy", "sequential", "--events", "x.jsonl")
        done = self.awaitscope("compare", "x.svg", "x.jsonl", "--fail-on-difference")
        self.assertEqual((0, ""), (done.returncode, done.stderr))

    def test_convert_a_run(self):
        self.path("x.py", RETOLD)
        for command in (("convert", "x.py", "--from-run", "-o", "x.taskset"), ("convert", "x.awrec", "-o", "x.taskset")):
            done = self.awaitscope(*command)
            if command[1] == "x.py":
                self.assertRegex(done.stderr, r"^x\.taskset: The task set does exactly the same: \d\d events, in the same order, at the same times\.\n$")
                self.awaitscope("record", "-o", "x.awrec", "--", sys.executable, "x.py")
            self.assertEqual(("", 0), (done.stdout, done.returncode))
            self.assertRegex(done.stderr, r"^x\.taskset: The task set does (exactly )?the same: \d\d events, in the same order")
            with open(self.path("x.taskset"), encoding="utf-8") as file:
                made = json.load(file)
            self.assertEqual(["main", "good", "bad", "slow"], list(made["coros"]))
        self.assertEqual(2, self.awaitscope("convert", "x.awrec", "-o", "x.awrec").returncode)
        self.assertEqual(2, self.awaitscope("convert", self.path("text.txt", "nothing"), "-o", "y.taskset").returncode)

    def test_without_python(self):
        for arguments in (("run", "x.py"), ("convert", "x.py", "-o", "x.taskset"), ("export", "x.py", "-o", "x.svg")):
            self.path("x.py", SOURCE)
            done = self.awaitscope(*arguments, PATH=self.folder)
            self.assertPrints(done, "", "x.py: There is no python3, which runs Python; install it, or choose another one with --interpreter.\n", 2)
        self.assertIn("There is no python2.99", self.awaitscope("run", "x.py", "--interpreter", "python2.99").stderr)

    def test_file_that_is_not_there(self):
        self.assertEqual(2, self.awaitscope("run", "nothing.py").returncode)

    def test_convert(self):
        self.assertPrints(self.awaitscope("convert", self.path("x.py", SOURCE), "-o", "x.taskset"), "")
        self.assertPrints(self.awaitscope("run", "x.taskset"), "work 1\nwork 2\nend\n")

    def test_convert_what_cannot_be_expressed(self):
        self.path("x.py", SOURCE.replace("print('end')", "with x: pass"))
        self.assertPrints(self.awaitscope("convert", "x.py", "-o", "x.taskset"), "", "x.py: line 10: `with x` has no step.\n", 2)
        self.assertFalse(os.path.exists(self.path("x.taskset")))

    def test_export(self):
        self.path("x.py", SOURCE)
        for out, contents in (("x.svg", "work"), ("x.csv", "broken"), ("x.jsonl", "raised"), ("y.py", "async def work(n):"), ("x.cpp", "QCoro")):
            self.assertPrints(self.awaitscope("export", "x.py", "-o", out), "")
            with open(self.path(out), encoding="utf-8") as file:
                self.assertIn(contents, file.read())

    def test_export_does_not_overwrite_the_source(self):
        self.path("x.py", SOURCE)
        self.assertEqual(2, self.awaitscope("export", "x.py", "-o", "x.py").returncode)
        with open(self.path("x.py"), encoding="utf-8") as file:
            self.assertEqual(SOURCE, file.read())

    def test_strategy_and_fault(self):
        self.path("x.py", SOURCE)
        self.assertPrints(self.awaitscope("run", "x.py", "--strategy", "sequential@9", "--fail", "work@4=KeyError:x"), "", status=1,
                          err=self.awaitscope("run", "x.py", "--strategy=sequential", "--fail=4=KeyError:x").stderr)
        self.assertPrints(self.awaitscope("run", "x.py", "--fail", "5=KeyError"), "",
                          "awaitscope: x.py: --fail 5=KeyError: line 5 has no await; the nearest are in lines 4 and 9\n", 2)

    def test_each_await(self):
        self.path("x.py", TRIED)
        done = self.awaitscope("try", "x.py")
        self.assertEqual((0, ""), (done.returncode, done.stderr))
        found = {row.split()[0]: row.split("  ")[-1].strip() for row in done.stdout.splitlines()[1:-2]}
        self.assertEqual({"3": "leaves orphans: fetch#4; ends the program with status 1; the output changes", "6": "lost: the error of audit",
                          "11": "the program never reached it", "14": "ends the program with status 1; the output changes",
                          "16": "handled; the output changes",
                          "21": "hangs: it would wait forever, because nothing is left that could wake a task; lost: the error of signal",
                          "24": "ends the program with status 1"}, found)
        self.assertEqual("1 hang, 1 lost, 1 leave orphans, 2 end the program, 1 handled, 1 not reached", done.stdout.splitlines()[-1])

    def test_each_await_for_programs(self):
        self.path("x.py", TRIED)
        done = json.loads(self.awaitscope("run", "x.py", "--try-each-await", "--json", "--with", "OSError", "--each-time", "--strategy", "collect").stdout)
        self.assertEqual(["ends the program", "lost", "not reached", "ends the program", "ends the program", "hangs", "ends the program"],
                         [row["verdict"] for row in done["awaits"]])
        self.assertTrue(done["complete"] and done["each_time"])

    def test_each_await_says_why_not(self):
        self.path("x.py", "print(1)\n")
        self.assertPrints(self.awaitscope("try", "x.py"), "", "x.py: There is no await in this file.\n", 2)
        self.path("x.py", "print 1\n")
        self.assertPrints(self.awaitscope("try", "x.py"), "", "x.py: Line 1 is Python 2: print is a statement there; Python 3 has print(...).\n", 2)
        self.path("x.py", TRIED)
        self.assertPrints(self.awaitscope("try", "x.py", "--with", "Nothing"), "",
                          "x.py: --fail 3.1/1=Nothing: there is no exception Nothing, neither in Python nor in this file\n", 2)

    def test_each_await_with_an_interpreter_that_does_not_start(self):
        broken = self.path("python", "no program")
        os.chmod(broken, 0o755)
        done = self.awaitscope("try", "--interpreter", broken, self.path("x.py", TRIED))
        self.assertEqual((2, ""), (done.returncode, done.stdout))
        self.assertIn("Exec format error", done.stderr)

    def test_each_await_is_interrupted(self):
        """The program itself presses Ctrl+C, and would then go on for ever."""
        self.path("x.py", "import asyncio, os, signal, time\nos.kill(int(os.environ['PYTHONTRIER']), signal.SIGINT)\nasync def main():\n"
                          "    time.sleep(1000)\n    await asyncio.sleep(1)\nasyncio.run(main())\n")
        script = "import os, sys\nos.environ['PYTHONTRIER'] = str(os.getpid())\nos.execv(sys.argv[1], sys.argv[1:])\n"
        done = subprocess.run([sys.executable, "-c", script, PROGRAM, "try", "x.py", "--clock", "real"], cwd=self.folder, timeout=SECONDS,
                              capture_output=True, env=dict(os.environ, QT_QPA_PLATFORM="offscreen", LC_ALL="C.UTF-8", LANGUAGE=""))
        self.assertEqual((130, b"", b"x.py: It was interrupted.\n"), (done.returncode, done.stdout, done.stderr))

    def test_wrong_usage(self):
        for arguments in (("run", "x.py", "--strategy", "collect"), ("try",), ("try", "x.taskset", "--with"), ("run", "x.py", "--json"), ("run", "x.py", "y.py"), ("convert", "x.py"), ("run", "x.py", "--clock", "sun")):
            self.assertEqual(2, self.awaitscope(*arguments).returncode, arguments)


if __name__ == "__main__":
    unittest.main()
