#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Awaitscope authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""whatif.py: a program that waits in another way, and one whose awaits fail; both leave the rest of it as it is."""
import json
import os
import re
import subprocess
import sys
import tempfile
import unittest

HERE = os.path.dirname(os.path.abspath(__file__))
LAUNCH = os.path.join(HERE, "..", "..", "resources", "python", "launch.py")
SECONDS = 60
GROUPS = sys.version_info >= (3, 11)

WORKERS = """import asyncio
async def fetch(n):
    await asyncio.sleep(n / 10)
    if n == 2:
        raise ValueError(n)
    print('fetched', n)
    return n
async def main():
    try:
        print(await asyncio.gather(
            fetch(1),
            *[fetch(i) for i in (2, 3)]))
    except Exception as error:
        print('caught', type(error).__name__)
    await asyncio.sleep(1)
    print('end')
asyncio.run(main())
"""
CALM = WORKERS.replace("if n == 2", "if n == 0")
MANAGERS = """import asyncio
class Connection:
    async def __aenter__(self):
        await asyncio.sleep(0.1)
        print('opened')
        return self
    async def __aexit__(self, *error):
        print('closed')
    async def lines(self):
        for n in range(3):
            await asyncio.sleep(0.1)
            yield n
async def main():
    try:
        async with Connection() as c:
            async for line in c.lines():
                print(line)
            print([n async for n in c.lines()])
    except OSError as error:
        print('caught', error)
asyncio.run(main())
"""


class WhatIf(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.path = os.path.join(folder.name, "program.py")

    def launch(self, source, *options):
        with open(self.path, "w", encoding="utf-8") as file:
            file.write(source)
        done = subprocess.run([sys.executable, "-B", LAUNCH, *options, self.path], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
                              timeout=SECONDS, stdin=subprocess.DEVNULL)
        self.assertNotIn("whatif.py", done.stderr)
        self.assertNotIn("never awaited", done.stderr)
        return done

    def assertPrints(self, source, options, *lines):
        done = self.launch(source, *options)
        self.assertEqual((list(lines), "", 0), (done.stdout.splitlines(), done.stderr, done.returncode))

    def assertRefused(self, source, options, *words):
        done = self.launch(source, *options)
        self.assertEqual(("", 2), (done.stdout, done.returncode))
        for each in words + (self.path,):
            self.assertIn(each, done.stderr)
        self.assertEqual(1, done.stderr.count("\n"), done.stderr)


class Strategies(WhatIf):
    def test_each_strategy(self):
        self.assertPrints(WORKERS, ["--strategy", "fail-fast"], "fetched 1", "caught ValueError", "fetched 3", "end")
        self.assertPrints(WORKERS, ["--strategy", "collect"], "fetched 1", "fetched 3", "[1, ValueError(2), 3]", "end")
        self.assertPrints(WORKERS, ["--strategy", "sequential"], "fetched 1", "caught ValueError", "end")
        if GROUPS:
            self.assertPrints(WORKERS, ["--strategy", "task-group"], "fetched 1", "caught ExceptionGroup", "end")

    def test_each_strategy_without_a_failure(self):
        for name in ("fail-fast", "collect", "sequential") + ("task-group",) * GROUPS:
            self.assertPrints(CALM, ["--strategy", name], "fetched 1", "fetched 2", "fetched 3", "[1, 2, 3]", "end")

    def test_one_gather_by_its_line(self):
        source = WORKERS.replace("    await asyncio.sleep(1)\n", "    print(await asyncio.gather(fetch(4), fetch(2)))\n")
        self.assertPrints(source, ["--strategy", "collect@10", "--strategy", "collect@15"], "fetched 1", "fetched 3", "[1, ValueError(2), 3]",
                          "fetched 4", "[4, ValueError(2)]", "end")
        done = self.launch(source, "--strategy", "collect@10")
        self.assertEqual(1, done.returncode)
        self.assertIn("ValueError: 2", done.stderr)

    def test_what_was_written_is_replaced(self):
        source = WORKERS.replace("(2, 3)]))", "(2, 3)], return_exceptions=True))")
        self.assertPrints(source, ["--strategy", "fail-fast"], "fetched 1", "caught ValueError", "fetched 3", "end")
        self.assertPrints(source, ["--strategy", "as-written"], "fetched 1", "fetched 3", "[1, ValueError(2), 3]", "end")

    def test_other_names_of_gather(self):
        for line, called in (("from asyncio import gather as g", "g"), ("import asyncio as a", "a.gather"), ("from asyncio import *", "gather"),
                             ("import asyncio.tasks", "asyncio.tasks.gather")):
            source = line + "\n" + WORKERS.replace("asyncio.gather", called)
            self.assertPrints(source, ["--strategy", "collect"], "fetched 1", "fetched 3", "[1, ValueError(2), 3]", "end")

    def test_list_made_before(self):
        source = CALM.replace("        print(await asyncio.gather(\n            fetch(1),\n            *[fetch(i) for i in (2, 3)]))\n",
                              "        calls = [fetch(1), asyncio.ensure_future(fetch(2))]\n        print(await asyncio.gather(*calls))\n")
        for name in ("sequential",) + ("task-group",) * GROUPS:
            self.assertPrints(source, ["--strategy", name], "fetched 1", "fetched 2", "[1, 2]", "end")

    def test_refusals(self):
        self.assertRefused(WORKERS, ["--strategy", "collect@3"], "no call of gather in line 3", "line 10")
        self.assertRefused("import asyncio\n", ["--strategy", "collect"], "no call of gather")
        self.assertRefused(WORKERS, ["--strategy", "rush"], "unknown strategy rush")
        self.assertRefused(WORKERS, ["--strategy", "collect@x"], "x is not a line number")
        self.assertRefused(WORKERS.replace("await asyncio.gather", "await asyncio.shield(asyncio.gather").replace("3)]))", "3)])))"),
                           ["--strategy", "sequential"], "line 10: it is not awaited where it is called")
        if not GROUPS:
            self.assertRefused(WORKERS, ["--strategy", "task-group"], "no TaskGroup before Python 3.11")

    def test_traceback_names_the_line(self):
        if GROUPS:
            done = self.launch(WORKERS.replace("except Exception", "except KeyError"), "--strategy", "task-group")
            self.assertIn('program.py", line 10, in main', done.stderr)


class Faults(WhatIf):
    def test_raises(self):
        self.assertPrints(CALM, ["--fail", "fetch@3=TimeoutError:slow"], "caught TimeoutError", "end")
        self.assertPrints(CALM, ["--fail", "10=OSError:no"], "caught OSError", "fetched 1", "fetched 2", "fetched 3", "end")

    def test_once_and_each_time(self):
        collect = ["--strategy", "collect"]
        self.assertPrints(CALM, collect + ["--fail", "3/2=KeyError:k"], "fetched 1", "fetched 3", "[1, KeyError('k'), 3]", "end")
        self.assertPrints(CALM, collect + ["--fail", "3=KeyError:k"], "[KeyError('k'), KeyError('k'), KeyError('k')]", "end")

    def test_of_one_task(self):
        collect = ["--strategy", "collect"]
        for name in ("Task-3", "fetch#3"):
            self.assertPrints(CALM, collect + ["--fail", name + "@3=KeyError:k"], "fetched 1", "fetched 3", "[1, KeyError('k'), 3]", "end")
        source = CALM.replace("fetch(1)", "asyncio.create_task(fetch(1), name='the first')")
        self.assertPrints(source, collect + ["--fail", "the first@3=KeyError:k"], "fetched 2", "fetched 3", "[KeyError('k'), 2, 3]", "end")

    def test_of_a_helper_in_one_task(self):
        source = CALM.replace("    await asyncio.sleep(n / 10)\n", "    await nap(n)\n").replace("async def main", "async def nap(n):\n    await asyncio.sleep(n / 10)\nasync def main")
        self.assertPrints(source, ["--strategy", "collect", "--fail", "fetch@9/1=KeyError:k"], "fetched 2", "fetched 3", "[KeyError('k'), 2, 3]", "end")

    def test_takes_longer(self):
        self.assertPrints(CALM, ["--fail", "3/1=delay:5s"], "fetched 2", "fetched 3", "fetched 1", "[1, 2, 3]", "end")
        self.assertPrints(CALM, ["--fail", "3/1=delay:250ms"], "fetched 2", "fetched 3", "fetched 1", "[1, 2, 3]", "end")
        self.assertPrints(CALM, ["--strategy", "collect", "--fail", "3/1=delay:250ms,KeyError:late"], "fetched 2", "fetched 3", "[KeyError('late'), 2, 3]", "end")

    def test_never_returns(self):
        done = self.launch(CALM, "--fail", "15=never")
        self.assertEqual((3, "fetched 1\nfetched 2\nfetched 3\n[1, 2, 3]\n"), (done.returncode, done.stdout))
        self.assertIn("wait forever", done.stderr)

    def test_is_cancelled(self):
        done = self.launch(CALM, "--strategy", "collect", "--fail", "3/1=cancel")
        self.assertRegex(done.stdout, r"^fetched 2\nfetched 3\n\[CancelledError\((''|)\), 2, 3\]\nend\n$")
        done = self.launch(CALM, "--fail", "10=cancel")
        self.assertIn("CancelledError", done.stderr)
        self.assertEqual("", done.stdout)  # whoever awaits a gather and is cancelled cancels its children

    def test_managers_and_loops(self):
        whole = ["opened", "0", "1", "2", "[0, 1, 2]", "closed"]
        self.assertPrints(MANAGERS, [], *whole)
        self.assertPrints(MANAGERS, ["--fail", "main@15=OSError:no"], "caught no")
        self.assertPrints(MANAGERS, ["--fail", "16/2=OSError:no"], "opened", "0", "closed", "caught no")
        self.assertPrints(MANAGERS, ["--fail", "18=OSError:no"], "opened", "0", "1", "2", "closed", "caught no")
        self.assertPrints(MANAGERS, ["--fail", "15=delay:1s", "--fail", "16=delay:1s"], *whole)

    def test_what_is_not_awaited_is_no_lost_coroutine(self):
        source = CALM.replace("    await asyncio.sleep(1)\n", "    await asyncio.wait_for(fetch(5), 1)\n")
        done = self.launch(source, "--fail", "15=OSError")
        self.assertEqual(1, done.returncode)

    def test_exceptions_of_the_program(self):
        source = "class Broken(Exception):\n    def __init__(self, code, text):\n        pass\n" + CALM
        self.assertPrints(source, ["--fail", "13=Broken:x"], "caught Broken", "fetched 1", "fetched 2", "fetched 3", "end")
        self.assertPrints(CALM, ["--fail", "10=asyncio.QueueFull"], "caught QueueFull", "fetched 1", "fetched 2", "fetched 3", "end")

    def test_traceback_is_that_of_the_line(self):
        done = self.launch(CALM, "--fail", "15=RuntimeError:broken")
        self.assertEqual(1, done.returncode)
        self.assertRegex(done.stderr, r'line 15, in main\n    await asyncio\.sleep\(1\)\n(?: *\^+\n)?RuntimeError: broken\n$')
        self.assertNotIn("snippet.py", done.stderr)

    def test_refusals_name_the_place(self):
        for spec, words in (("7=KeyError", "line 7 has no await; the nearest are in lines 3 and 10"), ("3.2=KeyError", "line 3 has only one await"),
                            ("3=Nothing", "no exception Nothing"), ("3=print", "print is not an exception"), ("3", "it must be"),
                            ("3=delay:x", "is not an effect"), ("3=delay:1.2.3", "is not a duration"), ("0=KeyError", "counted from 1"), ("3=StopIteration", "StopIteration")):
            self.assertRefused(CALM, ["--fail", spec], "--fail %s: " % spec, words)
        self.assertRefused(CALM, ["--strategy", "sequential", "--fail", "10=KeyError"], "becomes a sequence")

    def test_a_fault_that_does_not_happen_is_told(self):
        done = self.launch(CALM, "--fail", "nobody@3=KeyError")
        self.assertEqual("awaitscope: --fail nobody@3=KeyError: the program never reached it\n", done.stderr)
        self.assertEqual(0, done.returncode)

    def test_completed_text(self):
        self.assertIn("caught", self.launch(CALM.replace("asyncio.run(main())\n", ""), "--fail", "10=KeyError").stdout)
        done = self.launch("import asyncio\nawait asyncio.sleep(1)\n", "--fail", "2=KeyError:k")
        self.assertRegex(done.stderr, r"line 2, in <module>\n    await asyncio\.sleep\(1\)\n(?: *\^+\n)?KeyError: 'k'\n$")

    def test_list(self):
        found = [json.loads(line) for line in self.launch(MANAGERS, "--list-awaits").stdout.splitlines()]
        self.assertEqual([(4, "await", "Connection.__aenter__"), (11, "await", "Connection.lines"), (15, "async with", "main"),
                          (16, "async for", "main"), (18, "async for", "main")], [(f["line"], f["kind"], f["function"]) for f in found])
        self.assertEqual("async with Connection()", found[2]["code"])
        self.assertTrue(all(not re.search(r"\n", f["code"]) for f in found))


if __name__ == "__main__":
    unittest.main()
