#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Awaitscope authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A recording that begins while the program runs: attaching.py [PYTHON]...

sys.remote_exec exists from Python 3.14 on. Here a stand-in plays it, so that everything else is tried under each Python: the program executes the
same script at the same kind of moment, in a signal handler. Where Python has sys.remote_exec, it is used.
"""
import os
import re
import signal
import subprocess
import sys
import tempfile
import time
import unittest

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
sys.dont_write_bytecode = True
sys.path.insert(0, HERE)
import records  # noqa: E402

ATTACH = os.path.join(ROOT, "resources", "python", "attach.py")
PROGRAM = os.path.join(HERE, "midrun.py")
PATIENCE = 60
EXISTED = 1  # the flag of a record of a task
CLOSED, ATTACHED = 8, 32  # of a recording

# Plays an interpreter that has sys.remote_exec: standin.py attach.py ARGUMENTS...
STAND_IN = """
import os, runpy, signal, sys
def remote_exec(process, path):
    trouble = os.environ.get("TROUBLE")
    if trouble == "permission":
        raise RuntimeError("Failed to find the PyRuntime section") from PermissionError(1, "Operation not permitted")
    if trouble:
        raise RuntimeError(trouble)
    with open(os.path.join(os.environ["REQUESTS"], "request"), "w") as file:
        file.write(path)
    os.kill(process, signal.SIGUSR1)
sys.remote_exec = remote_exec
del sys.argv[0]
runpy.run_path(sys.argv[0], run_name="__main__")
"""


def wait_for(what):
    end = time.monotonic() + PATIENCE
    while not what():
        if time.monotonic() > end:
            raise TimeoutError(what)
        time.sleep(0.005)


class Attaching(unittest.TestCase):
    python = sys.executable

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = folder.name
        self.requests = 0
        self.process = None

    def path(self, name):
        return os.path.join(self.folder, name)

    def tell(self, name):
        with open(self.path(name), "w"):
            pass

    def start(self, file=PROGRAM):
        self.process = subprocess.Popen([self.python, file, self.folder], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
                                        env=dict(os.environ, PYTHONUNBUFFERED="1", PYTHONHASHSEED="0"))
        self.addCleanup(self.end)
        wait_for(lambda: os.path.exists(self.path("ready")))

    def end(self):
        self.process.kill()
        self.process.wait()
        self.process.stdout.close()

    def request(self, *arguments, **environment):
        """(status, what was printed, answer)"""
        self.requests += 1
        folder = self.path("request%d" % self.requests)
        os.mkdir(folder, 0o700)
        command = [self.python, "-c", STAND_IN, ATTACH, str(self.process.pid), folder, *arguments]
        done = subprocess.run(command, stdout=subprocess.PIPE, text=True, env=dict(os.environ, REQUESTS=self.folder, **environment))
        if done.returncode:
            return done.returncode, done.stdout.strip(), ""
        answer = os.path.join(folder, "answer")
        wait_for(lambda: os.path.exists(answer))
        with open(answer, encoding="utf-8") as file:
            return done.returncode, done.stdout.strip(), file.read()

    def whole_run(self, *options, attach=True):
        self.start()
        if attach:
            self.assertEqual(self.request(self.path("x.awrec"), *options), (0, "", "recording"))
        self.tell("attached")
        self.tell("go")
        self.tell("end")
        words = self.process.communicate(timeout=PATIENCE)[0]
        self.assertEqual(self.process.returncode, 0, words)
        return re.sub("0x[0-9a-f]+", "0x", words)

    def test_the_program_does_what_it_does_without(self):
        bare = self.whole_run(attach=False)
        for name in ("ready", "attached", "go", "end"):
            os.unlink(self.path(name))
        self.assertEqual(self.whole_run(), bare)
        self.assertIn("exception was never retrieved", bare)

    def test_what_was_there_is_said_to_have_been_there(self):
        self.whole_run()
        recording = records.Recording(self.path("x.awrec"))
        self.assertTrue(recording.flags & ATTACHED and recording.flags & CLOSED)
        self.assertEqual(recording.dropped, 0)
        labels = recording.tasks()
        existed = {labels[r.id].split("#")[0] for r in recording.of("task") if r.flag == EXISTED}
        self.assertEqual(existed, {"main", "kept", "forgotten", "awaited", "sleeps", "passes", "fails", "consumes", "collects", "awaits", "never_begun", "in_thread"})
        self.assertNotIn("later", existed)
        fates = [(task.split("#")[0], *fate) for task, *fate in recording.fates()]
        for fate in (("kept", "raised", "ValueError", "at once"), ("kept", "retrieved"), ("forgotten", "raised", "ValueError", "go"),
                     ("forgotten", "never_retrieved"), ("awaited", "retrieved"), ("fails", "retrieved"), ("never_begun", "succeeded"),
                     ("in_thread", "succeeded"), ("main", "succeeded"), ("later", "succeeded"), ("sleeps", "cancelled")):
            self.assertIn(fate, fates)
        self.assertNotIn(("forgotten", "retrieved"), fates)

    def test_where_they_wait_is_known_at_once(self):
        self.start()
        self.assertEqual(self.request(self.path("x.awrec"))[2], "recording")
        recording = records.Recording(self.path("x.awrec"))
        labels = recording.tasks()
        waits = {labels[r.id].split("#")[0]: records.WAITS[r.flag] for r in recording.of("step")}
        self.assertEqual(waits["consumes"], "object")
        self.assertEqual(waits["collects"], "gather")
        self.assertEqual(waits["awaits"], "task")
        self.assertEqual((waits["forgotten"], waits["sleeps"]), ("object", "future"))
        self.assertNotIn("main", waits)  # its step is not over
        self.assertNotIn("never_begun", labels.values())
        self.tell("attached")
        main = next(i for i, name in labels.items() if name.startswith("main"))
        wait_for(lambda: any(r.id == main for r in records.Recording(self.path("x.awrec")).of("step")))
        loops = [(recording.texts[r.b], r.flag) for r in recording.of("loop")]
        self.assertEqual(sorted(loops), [("MainThread", 1), ("second", 0)])

    def test_stops_and_begins_anew(self):
        self.start()
        self.assertEqual(self.request("--stop")[2], "not recorded")
        self.assertEqual(self.request(self.path("x.awrec"))[2], "recording")
        self.assertEqual(self.request(self.path("y.awrec"))[2], "recorded")
        self.assertEqual(self.request("--stop")[2], "stopped")
        first = records.Recording(self.path("x.awrec"))
        self.assertTrue(first.flags & CLOSED)
        self.assertFalse(first.of("end"))
        size = os.path.getsize(self.path("x.awrec"))
        self.assertLess(size, 1 << 20)
        self.tell("attached")
        self.assertEqual(self.request(self.path("y.awrec"), "light")[2], "recording")
        self.tell("go")
        self.tell("end")
        words = self.process.communicate(timeout=PATIENCE)[0]
        self.assertEqual(self.process.returncode, 0, words)
        second = records.Recording(self.path("y.awrec"))
        self.assertEqual(len(records.Recording(self.path("x.awrec")).records), len(first.records))
        names = {name.split("#")[0] for name in second.tasks().values()}
        self.assertLessEqual({"main", "forgotten", "later", "collects"}, names)
        self.assertTrue(second.of("end"))

    def test_says_why_not(self):
        with open(PROGRAM, encoding="utf-8") as file:
            source = file.read()
        source = source[:source.index("async def")].replace("import asyncio\n", "")
        with open(self.path("p.py"), "w", encoding="utf-8") as file:
            file.write(source + "tell('ready')\nwhile True:\n    time.sleep(0.01)\n")
        self.start(self.path("p.py"))
        self.assertEqual(self.request(self.path("x.awrec")), (0, "", "no asyncio"))
        self.assertEqual(self.request("/no/such/folder/x.awrec")[2][:10], "no asyncio")
        self.assertEqual(self.request(self.path("x.awrec"), TROUBLE="permission")[0], 4)
        self.assertEqual(self.request(self.path("x.awrec"), TROUBLE="Remote debugging is not enabled in the remote process")[0], 5)
        self.assertEqual(self.request(self.path("x.awrec"), TROUBLE="Remote debugging is not enabled")[0], 6)
        self.assertEqual(self.request(self.path("x.awrec"), TROUBLE="Can't send commands from a Python 3.14 process to a Python 3.15 process, version")[0], 7)
        self.assertEqual(self.request(self.path("x.awrec"), TROUBLE="no thread")[:2], (9, "RuntimeError: no thread"))
        if not hasattr(sys, "remote_exec"):
            done = subprocess.run([self.python, "-I", "-S", ATTACH, "1", self.folder, "x"], stdout=subprocess.PIPE, text=True)
            self.assertEqual((done.returncode, bool(re.fullmatch(r"3\.\d+\.\d+\n", done.stdout))), (3, True))
        self.assertFalse(os.path.exists(self.path("x.awrec")))

    def test_a_file_that_cannot_be_written_leaves_the_program_as_it_was(self):
        self.start()
        answer = self.request("/no/such/folder/x.awrec")[2]
        self.assertTrue(answer.startswith("failed FileNotFoundError"), answer)
        self.assertEqual(self.request(self.path("x.awrec"))[2], "recording")


if __name__ == "__main__":
    pythons = sys.argv[1:] or [sys.executable]
    failed = False
    for Attaching.python in pythons:
        print(subprocess.check_output([Attaching.python, "--version"], text=True).strip(), flush=True)
        failed |= not unittest.main(argv=sys.argv[:1], exit=False).result.wasSuccessful()
    sys.exit(failed)
