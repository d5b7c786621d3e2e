#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Awaitscope authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A recording that begins while the program runs: attaching.py [--program PROGRAM] [PYTHON]...

sys.remote_exec exists from Python 3.14 on. Here a stand-in plays it, so that everything else is tried under each Python: the program executes the
same script at the same kind of moment, in a signal handler. PROGRAM is awaitscope, whose `record --attach` is tried then too.
"""
import os
import re
import shutil
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
sys.argv[:] = [word for word in sys.argv[1:] if word not in ("-I", "-S")]
runpy.run_path(sys.argv[0], run_name="__main__")
"""


def wait_for(what):
    end = time.monotonic() + PATIENCE
    while not what():
        if time.monotonic() > end:
            raise TimeoutError(what)
        time.sleep(0.005)


class Case(unittest.TestCase):
    python = sys.executable
    program = None

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

    def start(self, file=PROGRAM, python=None, **environment):
        environment = dict(os.environ, PYTHONUNBUFFERED="1", PYTHONHASHSEED="0", **environment)
        self.process = subprocess.Popen([python or self.python, file, self.folder], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
                                        env=environment)
        self.addCleanup(self.end)
        wait_for(lambda: os.path.exists(self.path("ready")))

    def end(self):
        self.process.kill()
        self.process.wait()
        self.process.stdout.close()


class Attaching(Case):
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
        self.assertEqual({name.split("#")[0] for name in labels.values()} - existed, {"later"})  # no task of the recorder's own
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

    def test_tasks_written_in_python_are_left_alone(self):
        # What nest_asyncio does. The steps of such tasks are methods like any other.
        program = ("import asyncio, sys\nasyncio.Task = asyncio.tasks.Task = asyncio.tasks._PyTask\nsys.path.insert(0, %r)\n"
                   "class Told:\n    def hear(self, word):\n        print(word)\n"
                   "async def main():\n    asyncio.get_running_loop().call_soon(Told().hear, 'heard')\n    await asyncio.sleep(0.001)\n"
                   "try:\n    import awaitscope_probe\n    awaitscope_probe.install(%r)\nexcept ImportError as error:\n    print(error)\n"
                   "asyncio.run(main())\n") % (os.path.dirname(ATTACH), self.path("x.awrec"))
        done = subprocess.run([self.python, "-B", "-c", program], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, universal_newlines=True)
        self.assertEqual((done.stdout, done.returncode), ("tasks written in Python cannot be recorded\nheard\n", 0))
        self.assertFalse(os.path.exists(self.path("x.awrec")))

    def test_a_file_that_cannot_be_written_leaves_the_program_as_it_was(self):
        self.start()
        answer = self.request("/no/such/folder/x.awrec")[2]
        self.assertTrue(answer.startswith("failed FileNotFoundError"), answer)
        self.assertEqual(self.request(self.path("x.awrec"))[2], "recording")


class Command(Case):
    """`awaitscope record --attach`, of a program whose interpreter has the name of Python 3.14."""

    def setUp(self):
        super().setUp()
        if not self.program:
            self.skipTest("no --program")
        words = subprocess.check_output([self.python, "-c", "import os, sys; print(os.path.realpath(sys.executable)); print(sys.base_prefix)"], text=True)
        binary, prefix = words.splitlines()
        self.newer = self.path("python3.14")
        shutil.copy(binary, self.newer)
        self.home = {"PYTHONHOME": prefix}
        self.stand_in = self.path("stand-in")
        with open(self.stand_in, "w") as file:
            file.write("#!%s\n%s" % (self.python, STAND_IN))
        os.chmod(self.stand_in, 0o700)

    def begin(self, *arguments, process=None, **environment):
        environment = dict(os.environ, QT_QPA_PLATFORM="offscreen", LC_ALL="C.UTF-8", LANGUAGE="", REQUESTS=self.folder, **environment)
        command = [self.program, "record", "--attach", str(process or self.process.pid), "-o", self.path("x.awrec"), "--interpreter", self.stand_in]
        attached = subprocess.Popen([*command, *arguments], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment, cwd=self.folder)
        self.addCleanup(lambda: (attached.kill(), attached.communicate()))
        return attached

    def refusal(self, *arguments, process=None, **environment):
        attached = self.begin(*arguments, process=process, **environment)
        words = attached.communicate(timeout=PATIENCE)[1]
        self.assertEqual(attached.returncode, 1, words)
        self.assertFalse(os.path.exists(self.path("x.awrec")))
        return words

    def whole(self):
        self.tell("go")
        self.tell("end")
        words = self.process.communicate(timeout=PATIENCE)[0]
        self.assertEqual(self.process.returncode, 0, words)
        self.assertNotIn("script", words)

    def test_records_until_the_program_ends(self):
        self.start(python=self.newer, **self.home)
        attached = self.begin()
        wait_for(lambda: os.path.exists(self.path("x.awrec")))
        self.assertEqual(os.stat(self.path("x.awrec")).st_mode & 0o777, 0o600)
        self.assertIn("is being recorded", attached.stderr.readline())
        self.tell("attached")
        self.whole()
        self.assertEqual(attached.wait(PATIENCE), 0)
        self.assertTrue(records.Recording(self.path("x.awrec")).of("end"))
        done = subprocess.run([self.program, "export", "x.awrec", "-o", "x.md"], cwd=self.folder, stderr=subprocess.PIPE,
                              env=dict(os.environ, QT_QPA_PLATFORM="offscreen", LC_ALL="C.UTF-8", LANGUAGE=""))
        self.assertEqual(done.returncode, 0, done.stderr)

    def test_interrupted_it_leaves_the_program_alone(self):
        self.start(python=self.newer, **self.home)
        attached = self.begin("--light", "--limit", "4M")
        self.assertIn("is being recorded", attached.stderr.readline())
        self.tell("attached")
        attached.send_signal(signal.SIGINT)
        self.assertEqual(attached.wait(PATIENCE), 0)
        recording = records.Recording(self.path("x.awrec"))
        self.assertTrue(recording.flags & CLOSED and recording.flags & 1)
        self.whole()
        self.assertEqual(len(records.Recording(self.path("x.awrec")).records), len(recording.records))

    def test_one_that_does_nothing_is_waited_for_and_left(self):
        self.start(python=self.newer, **self.home)
        self.process.send_signal(signal.SIGSTOP)
        attached = self.begin()
        self.assertIn("has not executed anything", attached.stderr.readline())
        attached.send_signal(signal.SIGINT)
        self.assertEqual(attached.wait(PATIENCE), 0)
        self.process.send_signal(signal.SIGCONT)
        self.tell("attached")
        self.whole()
        self.assertFalse(os.path.exists(self.path("x.awrec")))

    def test_says_why_not(self):
        self.start()
        self.assertIn("from Python 3.14 on", self.refusal())
        self.assertIn("There is no such process", self.refusal(process=2 ** 22 - 1))
        sleeping = subprocess.Popen(["sleep", "100"])
        self.addCleanup(lambda: (sleeping.kill(), sleeping.wait()))
        wait_for(lambda: os.readlink("/proc/%d/exe" % sleeping.pid).endswith("sleep"))
        self.assertIn("It does not run Python, but ", self.refusal(process=sleeping.pid))
        if os.geteuid() == 0 and shutil.which("setpriv"):
            other = subprocess.Popen(["setpriv", "--reuid=65534", "--clear-groups", "sleep", "100"])
            self.addCleanup(lambda: (other.kill(), other.wait()))
            wait_for(lambda: os.stat("/proc/%d" % other.pid).st_uid == 65534)
            self.assertIn("belongs to another user", self.refusal(process=other.pid))

    def test_says_why_python_refuses(self):
        self.start(python=self.newer, **self.home)
        self.assertIn("does not permit", self.refusal(TROUBLE="permission"))
        self.assertIn("Remote debugging is switched off in that program", self.refusal(TROUBLE="Remote debugging is not enabled in the remote process"))
        self.assertIn("The interpreter was built without", self.refusal(TROUBLE="Remote debugging support has not been compiled in"))
        self.assertIn("could not reach the program: RuntimeError: no thread", self.refusal(TROUBLE="no thread"))
        done = self.begin("--interpreter", "/no/such/python")
        self.assertIn("cannot be executed", done.communicate(timeout=PATIENCE)[1])
        done = self.begin("--interpreter", self.python)  # an older one
        self.assertIn("from Python 3.14 on", done.communicate(timeout=PATIENCE)[1])
        os.unlink(self.newer)
        self.assertIn("was replaced or deleted", self.refusal())

    def test_wrong_usage(self):
        for words in (["--attach", "x"], ["--attach", "-3"], ["--attach", "1", "--cost"], ["--attach", "1", "--", "true"], ["--interpreter", "x", "--", "true"]):
            done = subprocess.run([self.program, "record", *words], stderr=subprocess.PIPE, cwd=self.folder)
            self.assertEqual(done.returncode, 2, words)


if __name__ == "__main__":
    arguments = sys.argv[1:]
    if arguments[:1] == ["--program"]:
        Case.program = os.path.abspath(arguments[1])
        del arguments[:2]
    failed = False
    for Case.python in arguments or [sys.executable]:
        print(subprocess.check_output([Case.python, "--version"], text=True).strip(), flush=True)
        failed |= not unittest.main(argv=sys.argv[:1], exit=False).result.wasSuccessful()
    sys.exit(failed)
