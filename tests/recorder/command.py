#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Awaitscope authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""`awaitscope record` and what the program makes of a recording: command.py PROGRAM"""
import json
import os
import signal
import stat
import subprocess
import sys
import tempfile
import unittest

HERE = os.path.dirname(os.path.abspath(__file__))
sys.dont_write_bytecode = True
sys.path.insert(0, HERE)
import records  # noqa: E402

PROGRAM = os.path.abspath(sys.argv.pop())
DEMO = os.path.join(HERE, "programs", "demo.py")
GROUP = """import asyncio

async def fails():
    await asyncio.sleep(0.01)
    raise ValueError("one of them")

async def main():
    left = asyncio.create_task(asyncio.sleep(10), name="left")
    try:
        async with asyncio.timeout(0.01):
            await asyncio.sleep(10)
    except TimeoutError:
        pass
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(asyncio.sleep(10), name="slow")
            group.create_task(fails())
    except ExceptionGroup:
        pass

asyncio.run(main())
"""


class Command(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = folder.name

    def run_program(self, *arguments, **keywords):
        environment = dict(os.environ, QT_QPA_PLATFORM="offscreen", LC_ALL="C.UTF-8", LANGUAGE="")
        return subprocess.run([PROGRAM, *arguments], cwd=self.folder, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                              timeout=120, **keywords)

    def record(self, *arguments, **keywords):
        return self.run_program("record", "-o", "x.awrec", *arguments, **keywords)

    def path(self, name="x.awrec"):
        return os.path.join(self.folder, name)

    def test_passes_input_output_and_status_through(self):
        done = self.record("--", sys.executable, "-c", "import sys; print(input()); sys.exit(7)", input=b"hello\n")
        self.assertEqual((done.returncode, done.stdout, done.stderr), (7, b"hello\n", b""))
        self.assertFalse(os.path.exists(self.path()), "there is a recording of a program without asyncio")

    def test_passes_signals_through(self):
        self.assertEqual(self.record("--", "sh", "-c", "kill -TERM $$").returncode, -signal.SIGTERM)

    def test_says_why_a_command_does_not_run(self):
        self.assertEqual(self.record("--", "/no/such/command").returncode, 127)
        self.assertEqual(self.record("--", "/").returncode, 126)
        self.assertEqual(self.record("command").returncode, 2)
        self.assertEqual(self.run_program("record", "--ring", "much", "--", "true").returncode, 2)
        self.assertEqual(self.run_program("record", "-o", "/no/such/folder/x.awrec", "--", "true").returncode, 2)

    def test_file_is_the_owners_and_replaces_an_older_one(self):
        with open(self.path(), "w") as file:
            file.write("older")
        self.record("--", sys.executable, DEMO)
        self.assertEqual(stat.S_IMODE(os.stat(self.path()).st_mode), 0o600)
        records.Recording(self.path())
        self.run_program("record", "--", sys.executable, DEMO)
        self.run_program("record", "--", sys.executable, DEMO)
        self.assertTrue(os.path.exists(self.path("run.awrec")) and os.path.exists(self.path("run-2.awrec")))

    def test_shell_script_with_two_programs_makes_two_files(self):
        self.record("--", "sh", "-c", "%s %s; %s %s" % (sys.executable, DEMO, sys.executable, DEMO))
        self.assertEqual(len([name for name in os.listdir(self.folder) if name.endswith(".awrec")]), 2)

    def test_module_and_own_sitecustomize(self):
        with open(self.path("sitecustomize.py"), "w") as file:
            file.write("print('the other one')\n")
        with open(self.path("package.py"), "w") as file:
            file.write("import asyncio, sys\nasyncio.run(asyncio.sleep(0))\nprint(sys.argv[1:])\n")
        done = self.record("--", "env", "PYTHONPATH=%s:." % self.run_program("probe", "--print-path").stdout.decode().strip(),
                           sys.executable, "-m", "package", "word")
        self.assertEqual(done.stdout, b"the other one\n['word']\n")
        self.assertTrue(records.Recording(self.path()).of("end"))

    def test_run_is_what_was_recorded(self):
        self.record("--", sys.executable, DEMO)
        done = self.run_program("run", "x.awrec", "--events", "-")
        self.assertEqual(done.returncode, 0, done.stderr)
        events = [json.loads(line) for line in done.stdout.splitlines()]
        fates = [fate for fate in records.fates_of_trace(events) if fate[0] != "future#1"]
        self.assertEqual(fates, records.Recording(self.path()).fates())
        self.assertEqual(sum(fate[1] == "never_retrieved" for fate in fates), 2)
        done = self.run_program("export", "x.awrec", "-o", "x.svg")
        self.assertEqual(done.returncode, 0, done.stderr)
        with open(self.path("x.svg"), encoding="utf-8") as file:
            picture = file.read()
        for words in ("E: forgotten", "never retrieved", "swallowed", "was never awaited"):
            self.assertIn(words, picture)

    def test_killed_program_leaves_a_whole_recording(self):
        """Also one that is blocked: what came before is there while it is, and who blocks."""
        with open(self.path("p.py"), "w") as file:
            file.write("import asyncio, time\nasync def before(): await asyncio.sleep(0)\n"
                       "async def blocks():\n    await asyncio.sleep(0)\n    print('now', flush=True)\n    time.sleep(100)\n"
                       "async def main(): await asyncio.gather(before(), blocks())\nasyncio.run(main())\n")
        process = subprocess.Popen([PROGRAM, "record", "-o", "x.awrec", "--", sys.executable, "p.py"], cwd=self.folder, stdout=subprocess.PIPE)
        self.assertEqual(process.stdout.readline(), b"now\n")
        recording = records.Recording(self.path())
        labels = recording.tasks()
        self.assertEqual(sorted(labels.values()), ["before#2", "blocks#3", "main#1"])
        self.assertEqual(labels[recording.present[0]], "blocks#3")
        self.assertEqual(self.run_program("run", "x.awrec", "--events", "-").returncode, 0)
        os.kill(process.pid, signal.SIGKILL)
        process.wait()
        process.stdout.close()
        done = self.run_program("run", "x.awrec", "--events", "-")
        names = [json.loads(line)["task"] for line in done.stdout.splitlines() if b"succeeded" in line]
        self.assertEqual((done.returncode, names), (0, ["before#2"]))

    def many(self, options=""):
        with open(self.path("p.py"), "w") as file:
            file.write("import asyncio\nasync def w(i):\n    await asyncio.sleep(0)\n    return i\n"
                       "async def main():\n    for n in range(20):\n        await asyncio.gather(*[w(i) for i in range(1000)])\n    await last()\n"
                       "async def last(): await asyncio.create_task(the_last())\nasync def the_last(): pass\nasyncio.run(main())\n")
        if os.path.exists(self.path()):
            os.unlink(self.path())
        probe = self.run_program("probe", "--print-path").stdout.decode().strip()
        # No callback is slow: how many are depends on the machine.
        environment = dict(os.environ, PYTHONPATH=probe, AWAITSCOPE_RECORD=self.path(), AWAITSCOPE_RECORD_OPTIONS=options + ",slow=1000000000000")
        subprocess.run([sys.executable, "p.py"], cwd=self.folder, env=environment, check=True)
        return records.Recording(self.path())

    @unittest.skipIf(sys.version_info < (3, 11), "there are no task groups")
    def test_says_which_code_of_asyncio_cancelled(self):
        with open(self.path("group.py"), "w") as file:
            file.write(GROUP)
        self.record("--", sys.executable, "group.py")
        done = self.run_program("export", "x.awrec", "-o", "x.csv")
        self.assertEqual(done.returncode, 0, done.stderr)
        with open(self.path("x.csv"), encoding="utf-8") as file:
            text = file.read()
        for words in ("slow", "left"):
            self.assertIn(words, text)
        for words in ("by the task group of main", "by its timeout", "by asyncio.run at its end"):
            self.assertIn(words, text)

    def test_error_of_main_is_raised_by_run(self):
        self.record("--", sys.executable, "-c", "import asyncio\nasync def main():\n    raise ValueError('x')\nasyncio.run(main())")
        self.assertEqual(self.run_program("export", "x.awrec", "-o", "x.md").returncode, 0)
        with open(self.path("x.md"), encoding="utf-8") as file:
            self.assertIn("raised by asyncio.run", file.read())

    def test_limit_counts_what_it_drops(self):
        whole, cut = self.many(), self.many("limit=1M")
        self.assertEqual(whole.dropped, 0)
        self.assertLessEqual(os.path.getsize(self.path()), 1 << 20)
        self.assertGreater(cut.dropped, 0)
        everything = sum(1 for kind in whole.all_kinds if kind)
        self.assertEqual(sum(1 for kind in cut.all_kinds if kind) + cut.dropped, everything)

    def test_ring_keeps_the_newest(self):
        ring = self.many("ring=256K")
        self.assertGreater(ring.laps, 1)
        self.assertIn("the_last", [ring.texts[r.a] for r in ring.of("begin")])
        times = [r.time for r in ring.of("task", "cancel", "begin")]
        self.assertEqual(times, sorted(times))
        self.assertGreater(len(ring.records), 4000)
        self.assertEqual(self.run_program("run", "x.awrec", "--events", "-").returncode, 0)


if __name__ == "__main__":
    unittest.main()
