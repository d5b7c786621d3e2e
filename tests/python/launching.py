#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Awaitscope authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""launch.py: the virtual clock, the limits, and what a program sees of its surroundings."""
import os
import re
import signal
import subprocess
import sys
import tempfile
import time
import unittest

HERE = os.path.dirname(os.path.abspath(__file__))
LAUNCH = os.path.join(HERE, "..", "..", "resources", "python", "launch.py")
SECONDS = 60

MAIN = "import asyncio, os, sys, time\nasync def main():\n%s\nasyncio.run(main())\n"


class Launching(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.path = os.path.join(folder.name, "program.py")

    def write(self, source):
        with open(self.path, "w", encoding="utf-8") as file:
            file.write(source)

    def launch(self, source, *options, arguments=(), stdin="", env=None):
        self.write(source)
        return subprocess.run([sys.executable, "-B", LAUNCH, *options, self.path, *arguments], input=stdin, capture_output=True, text=True,
                              timeout=SECONDS, env=dict(os.environ, **(env or {})))

    def body(self, *lines, **more):
        return self.launch(MAIN % "\n".join("    " + line for line in lines), **more)

    def assertPrints(self, done, out, err="", status=0):
        self.assertEqual((out, err, status), (done.stdout, done.stderr, done.returncode))


class Clock(Launching):
    def test_sleeps_cost_nothing(self):
        begun = time.monotonic()
        done = self.body("for n in range(100): await asyncio.sleep(3600)", "time.sleep(3600)", "print('done')")
        self.assertPrints(done, "done\n")
        self.assertLess(time.monotonic() - begun, SECONDS)

    def test_all_clocks_follow(self):
        clocks = "time.time, time.monotonic, time.perf_counter, asyncio.get_running_loop().time"
        done = self.body("clocks = [%s]" % clocks, "before = [c() for c in clocks]", "whole = time.monotonic_ns()", "await asyncio.sleep(2.5)",
                         "print(*('%.3f' % (c() - b) for c, b in zip(clocks, before)), (time.monotonic_ns() - whole) // 1000000)")
        self.assertPrints(done, "2.500 2.500 2.500 2.500 2500\n")

    def test_time_of_day_follows(self):
        done = self.body("from datetime import datetime", "a, d = time.strftime('%s'), datetime.now()", "await asyncio.sleep(60)",
                         "print(int(time.strftime('%s')) - int(a), (datetime.now() - d).seconds, type(d).__name__, repr(d)[:18])")
        self.assertRegex(done.stdout, r"^60 60 datetime datetime\.datetime\(\n$")

    def test_in_order_of_creation(self):
        done = self.body("async def work(n):", "    await asyncio.sleep(1)", "    print(n, end=' ')", "await asyncio.gather(*map(work, range(50)))")
        self.assertEqual(" ".join(map(str, range(50))) + " ", done.stdout)

    def test_threads_are_awaited(self):
        done = self.body("import threading", "run = asyncio.get_running_loop().run_in_executor", "t = time.monotonic()",
                         "print(await asyncio.wait_for(run(None, lambda: time.sleep(0.2) or 7), 30), time.monotonic() - t >= 0.2)",
                         "await asyncio.sleep(5000)", "print(time.monotonic() - t < 5030)")
        self.assertPrints(done, "7 True\nTrue\n")

    def test_child_processes_are_awaited(self):
        done = self.body("p = await asyncio.create_subprocess_exec(sys.executable, '-c', 'import time; time.sleep(0.2); print(5)', stdout=-1)",
                         "print(await asyncio.wait_for(p.communicate(), 30))")
        self.assertPrints(done, "(b'5\\n', None)\n")

    def test_sockets_are_awaited(self):
        done = self.body("async def echo(r, w):", "    w.write(await r.readline())", "    w.close()", "s = await asyncio.start_server(echo, '127.0.0.1', 0)",
                         "r, w = await asyncio.open_connection(*s.sockets[0].getsockname())", "w.write(b'hello\\n')",
                         "print(await asyncio.wait_for(r.readline(), 30))", "w.close()", "s.close()")
        self.assertPrints(done, "b'hello\\n'\n")

    def test_looking_at_the_clock(self):
        self.assertPrints(self.launch("import time\nt = time.time()\nwhile time.time() < t + 0.05: pass\nprint('done')\n"), "done\n")

    def test_traceback_is_that_of_python(self):
        self.write(MAIN % "    await asyncio.sleep(9)\n    1/0")
        plain = subprocess.run([sys.executable, self.path.replace("9", "0")], capture_output=True, text=True, timeout=SECONDS)
        self.write(MAIN % "    await asyncio.sleep(0)\n    1/0")
        plain = subprocess.run([sys.executable, self.path], capture_output=True, text=True, timeout=SECONDS)
        done = self.launch(MAIN % "    await asyncio.sleep(0)\n    1/0")
        self.assertPrints(done, plain.stdout, plain.stderr, 1)

    def test_real_clock(self):
        done = self.launch(MAIN % "    t = time.perf_counter()\n    await asyncio.sleep(0.2)\n    print(time.perf_counter() - t >= 0.19, type(time.time).__name__)",
                           "--clock", "real")
        self.assertPrints(done, "True builtin_function_or_method\n")

    def test_uvloop_has_its_own(self):
        self.assertIn("real clock", self.launch("try:\n    import uvloop\nexcept ImportError: pass\n").stderr)

    def test_waiting_for_nothing(self):
        done = self.body("print('x')", "await asyncio.Event().wait()")
        self.assertPrints(done, "x\n", "awaitscope: the program was stopped: it would wait forever, because nothing is left that could wake a task\n", 3)


class Completing(Launching):
    def test_coroutine_without_run(self):
        done = self.launch("async def main():\n    await asyncio.sleep(1)\n    print(__name__, __file__)\n")
        self.assertEqual("__main__ %s\n" % self.path, done.stdout)
        self.assertEqual(["awaitscope: Nothing runs main(), so asyncio.run(main()) was added.", "awaitscope: import asyncio was added."], done.stderr.splitlines())

    def test_notebook(self):
        done = self.launch("from __future__ import annotations\nimport asyncio\nx = await asyncio.sleep(1, 5)\nprint(x)\n")
        self.assertEqual("5\n", done.stdout)

    def test_traceback_without_our_frames(self):
        done = self.launch("def f():\n    1/0\nawait asyncio.sleep(1)\nf()\n")
        self.assertEqual(1, done.returncode)
        self.assertNotIn("snippet.py", done.stderr)
        self.assertIn('program.py", line 4, in <module>', done.stderr)

    def test_syntax_error(self):
        done = self.launch("print 'x'\n")
        self.assertEqual(1, done.returncode)
        self.assertIn("SyntaxError", done.stderr)
        self.assertTrue(done.stderr.endswith("awaitscope: Line 1 is Python 2: print is a statement there; Python 3 has print(...).\n"), done.stderr)


class Surroundings(Launching):
    def test_arguments_input_and_status(self):
        done = self.launch("import sys\nprint(sys.argv[1:], input())\nsys.exit(7)\n", arguments=("-x", "--clock", "2"), stdin="hello\n")
        self.assertPrints(done, "['-x', '--clock', '2'] hello\n", "", 7)

    def test_neighbours_are_imported(self):
        with open(os.path.join(os.path.dirname(self.path), "neighbour.py"), "w") as file:
            file.write("x = 3\n")
        self.assertPrints(self.launch("import neighbour\nprint(neighbour.x)\n"), "3\n")

    def test_secrets_stay_outside(self):
        done = self.launch("import os\nprint(sorted(k for k in os.environ if 'TOKEN' in k or 'AWAITSCOPE' in k), os.environ['LC_ALL'], 'PYTHONPATH' in os.environ)\n"
                           "print(b'TOKEN' in open('/proc/self/environ', 'rb').read())\n",
                           env={"SECRET_TOKEN": "x", "AWAITSCOPE_X": "y", "LC_ALL": "C.UTF-8", "PYTHONPATH": ""})
        self.assertPrints(done, "[] C.UTF-8 False\nFalse\n")

    def test_a_variable_on_request(self):
        self.assertPrints(self.launch("import os\nprint(os.environ['MINE'])\n", "--env", "MINE", env={"MINE": "x"}), "x\n")

    def test_own_group(self):
        self.assertPrints(self.launch("import os\nprint(os.getpgrp() == os.getpid() == os.getsid(0))\n"), "True\n")


class Limits(Launching):
    def test_elapsed_time(self):
        done = self.launch("print('x', flush=True)\nwhile True: pass\n", "--max-elapsed", "700")
        self.assertPrints(done, "x\n", "awaitscope: the program was stopped: it ran for more than 0.7 s\n", 3)

    def test_time_of_its_clock(self):
        done = self.launch(MAIN % "    while True: await asyncio.sleep(1)", "--max-time", "60000")
        self.assertPrints(done, "", "awaitscope: the program was stopped: its clock passed the limit of 60 s\n", 3)

    def test_memory(self):
        done = self.launch("x = bytearray(1 << 30)\n", "--max-memory", "500")
        self.assertEqual(1, done.returncode)
        self.assertIn("MemoryError", done.stderr)

    def test_output(self):
        done = self.launch("while True: print('x' * 99)\n", "--max-output", "50000")
        self.assertEqual((3, "awaitscope: the program was stopped: it printed more than 50000 bytes\n"), (done.returncode, done.stderr))
        self.assertLessEqual(len(done.stdout), 50000)

    def test_output_below_the_limit(self):
        done = self.launch("import sys\nprint('é', sys.stdout.isatty(), sys.stdout.name, sys.stdout.line_buffering)\nsys.stderr.write('y\\n')\n", "--max-output", "50000")
        plain = subprocess.run([sys.executable, self.path], capture_output=True, text=True)
        self.assertPrints(done, plain.stdout, plain.stderr)

    def test_nothing_is_left_behind(self):
        done = self.launch("import subprocess, sys\np = subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(1000)'])\nprint(p.pid)\n")
        self.assertFalse(self.runs(int(done.stdout)))

    def test_interrupt(self):
        self.write("import time, sys, threading\nprint('ready', flush=True)\nthreading.Event().wait(50)\n")
        process = subprocess.Popen([sys.executable, LAUNCH, self.path], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        process.stdout.readline()
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=SECONDS)
        self.assertIn("KeyboardInterrupt", err)
        self.assertEqual(130, process.returncode)

    def test_stop_ends_all_of_it(self):
        self.write("import subprocess, sys, time\np = subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(1000)'])\n"
                   "print(p.pid, flush=True)\np.wait()\n")
        process = subprocess.Popen([sys.executable, LAUNCH, self.path], stdout=subprocess.PIPE, text=True)
        pid = int(process.stdout.readline())
        process.terminate()
        self.assertEqual(143, process.wait(SECONDS))
        process.stdout.close()
        self.assertFalse(self.runs(pid))

    def runs(self, pid):
        """Whether the process is there and no zombie, after it had time to vanish."""
        for attempt in range(200):
            try:
                with open("/proc/%d/stat" % pid) as file:
                    if re.search(r"\) [ZX]", file.read()):
                        return False
            except OSError:
                return False
            time.sleep(0.05)
        return True


if __name__ == "__main__":
    unittest.main()
