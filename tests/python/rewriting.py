#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Awaitscope authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""rewrite.py: a strategy written into the text. The new text prints what the old one prints with `launch.py --strategy`; the rest of it stays."""
import os
import subprocess
import sys
import tempfile
import unittest

HERE = os.path.dirname(os.path.abspath(__file__))
PYTHON = os.path.join(HERE, "..", "..", "resources", "python")
sys.dont_write_bytecode = True
sys.path.insert(0, PYTHON)
from rewrite import rewrite  # noqa: E402

HEAD = ("import asyncio\n\n\nasync def work(n, fail=False):\n    await asyncio.sleep(n)\n    print('worked', n)\n    if fail:\n        raise ValueError(n)\n"
        "    return n\n\n\nasync def main():\n")
STRATEGIES = ["fail-fast", "collect", "sequential"] + (["task-group"] if sys.version_info >= (3, 11) else [])
# The bodies of main, each with one gather or more.
BODIES = {
    "unused": "await asyncio.gather(work(2), work(1))",
    "fails": "try:\n    await asyncio.gather(work(2), work(1, fail=True), work(3))\nexcept BaseException as error:\n    print(type(error).__name__)\nawait asyncio.sleep(5)",
    "used": "a, b = await asyncio.gather(work(2), work(1))\nprint(a, b)",
    "over lines": "x = await asyncio.gather(\n    work(2),  # the first\n    # between\n    work(1),\n)\nprint(x)",
    "aligned": "x = await asyncio.gather(work(2),\n                         work(1))  # end\nprint(x)",
    "list": "x = await asyncio.gather(*[work(i) for i in (3, 1, 2)])\nprint(x)",
    "generator": "x = await asyncio.gather(*(work(i) for i in (3, 1, 2) if i != 2))\nprint(x)",
    "mixed": "print(await asyncio.gather(work(3), *[work(i) for i in range(2)], work(1)))",
    "variable": "jobs = [work(i) for i in (2, 1)]\nprint(await asyncio.gather(*jobs))",
    "literal": "print(await asyncio.gather(*[work(2), work(1)]))",
    "in a loop": "for r in await asyncio.gather(work(2), work(1)):\n    print(r)",
    "argument": "print(sum(await asyncio.gather(work(2), work(1))))",
    "returned": "return await asyncio.gather(work(2), work(1))",
    "tasks": "x = await asyncio.gather(asyncio.create_task(work(2)), asyncio.create_task(work(1), name='two'))\nprint(x)",
    "with its keyword": "x = await asyncio.gather(work(2), work(1), return_exceptions=False)\nprint(x)",
    "keyword on a line": "x = await asyncio.gather(\n    work(2),\n    work(1),\n    return_exceptions=True,\n)\nprint(x)",
    "two": "await asyncio.gather(work(2), work(1))\nif True:\n    x = await asyncio.gather(work(4), work(3))\n    print(x)",
    "umlauts": "print('ä', await asyncio.gather(work(2), work(1)), 'ö')",
    "strings": "x = await asyncio.gather(\n    work(2),\n    work(1, fail='''\n'''),\n)\nprint(x)",
    "nothing": "print(await asyncio.gather())",
}


def with_body(body):
    return HEAD + "\n".join("    " + line if line.strip("'") or not line else line for line in body.split("\n")) + "\n\n\nasyncio.run(main())\n"


def applied(text, changes):
    lines = [line.encode() for line in text.split("\n")]
    for line, column, last, last_column, new in reversed(changes):
        lines[line - 1:last] = (lines[line - 1][:column] + new.encode() + lines[last - 1][last_column:]).split(b"\n")
    return b"\n".join(lines).decode()


def run(text, *options):
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "program.py")
        with open(path, "w", encoding="utf-8") as file:
            file.write(text)
        done = subprocess.run([sys.executable, "-B", os.path.join(PYTHON, "launch.py"), *options, path], stdin=subprocess.DEVNULL, capture_output=True, text=True,
                              env=dict(os.environ, PYTHONIOENCODING="utf-8"), encoding="utf-8")
        return done.returncode, done.stdout


def all_bodies():
    """One program of all: a launch for each would take minutes."""
    parts = [HEAD.partition("async def main():\n")[0].rstrip("\n") + "\n"]
    for number, body in enumerate(BODIES.values()):
        parts.append("async def main_%d():\n%s\n" % (number, "\n".join("    " + line if line.strip("'") or not line else line for line in body.split("\n"))))
    parts.append("for name, main in [%s]:\n    print('==', name)\n    try:\n        print(asyncio.run(main()))\n    except BaseException as error:\n        print(repr(error))\n"
                 % ", ".join("(%r, main_%d)" % (name, number) for number, name in enumerate(BODIES)))
    return "\n\n".join(parts)


class Same(unittest.TestCase):
    """The text does what the run with that strategy did."""

    def test_every_body_in_every_strategy(self):
        text, seen = all_bodies(), set()
        for strategy in STRATEGIES:
            made = rewrite(text.encode(), strategy)
            self.assertEqual([], made["refused"])
            new = applied(text, made["changes"])
            wanted, found = run(text, "--strategy", strategy), run(new)
            seen.add(wanted)
            self.assertEqual((0, 0), (wanted[0], found[0]))
            for name, first, second in zip(BODIES, wanted[1].split("== ")[1:], found[1].split("== ")[1:]):
                with self.subTest(body=name, strategy=strategy):
                    self.assertEqual(first, second)
            if strategy in ("collect", "fail-fast"):
                self.assertEqual([], rewrite(new.encode(), strategy)["changes"])
        self.assertEqual(len(STRATEGIES), len(seen))  # a rewriting that changes nothing would be noticed


class Untouched(unittest.TestCase):
    def made(self, body, strategy):
        text = with_body(body)
        made = rewrite(text.encode(), strategy)
        self.assertEqual([], made["refused"])
        new = applied(text, made["changes"])
        return new[len(HEAD):].replace("\n\n\nasyncio.run(main())\n", "")

    def test_comments_and_layout(self):
        self.assertEqual("    x = await asyncio.gather(\n        work(2),  # the first\n        # between\n        work(1),\n        return_exceptions=True,\n    )\n    print(x)",
                         self.made(BODIES["over lines"], "collect"))
        self.assertEqual("    x = [\n        await work(2),  # the first\n        # between\n        await work(1),\n    ]\n    print(x)", self.made(BODIES["over lines"], "sequential"))

    def test_a_comment_behind_the_last_argument(self):
        self.assertEqual("    await asyncio.gather(\n        work(2),\n        work(1),  # last\n        return_exceptions=True\n    )",
                         self.made("await asyncio.gather(\n    work(2),\n    work(1)  # last\n)", "collect"))

    def test_statements_of_their_own(self):
        self.assertEqual("    await work(2)\n    await work(1)", self.made(BODIES["unused"], "sequential"))
        self.assertEqual("    for i in range(3):\n        await work(i)", self.made("await asyncio.gather(*[work(i) for i in range(3)])", "sequential"))

    def test_a_name_of_a_loop_that_is_used_elsewhere(self):
        self.assertEqual("    i = 7\n    [await work(i) for i in range(3)]\n    print(i)", self.made("i = 7\nawait asyncio.gather(*[work(i) for i in range(3)])\nprint(i)", "sequential"))

    def test_the_keyword_only_changes(self):
        self.assertEqual("    x = await asyncio.gather(work(2), work(1), return_exceptions=True)\n    print(x)", self.made(BODIES["with its keyword"], "collect"))

    @unittest.skipIf(sys.version_info < (3, 11), "task groups")
    def test_task_group(self):
        self.assertEqual("    async with asyncio.TaskGroup() as group:\n        group.create_task(work(2))\n        group.create_task(work(1))", self.made(BODIES["unused"], "task-group"))
        self.assertEqual("    async with asyncio.TaskGroup() as group:\n        tasks = [\n            group.create_task(work(2)),  # the first\n            # between\n"
                         "            group.create_task(work(1)),\n        ]\n    x = [task.result() for task in tasks]\n    print(x)", self.made(BODIES["over lines"], "task-group"))

    @unittest.skipIf(sys.version_info < (3, 11), "task groups")
    def test_names_that_are_free(self):
        self.assertIn("as group_2:\n        tasks_2 = [", self.made("group = tasks = 1\nx = await asyncio.gather(work(2), work(1))\nprint(group, tasks, x)", "task-group"))

    def test_one_of_two(self):
        text = with_body(BODIES["two"])
        made = rewrite(text.encode(), "sequential@15")
        self.assertEqual([15], sorted({change[0] for change in made["changes"]}))


class Refused(unittest.TestCase):
    def assertRefused(self, body, strategy, words):
        made = rewrite(with_body(body).encode(), strategy)
        self.assertEqual([], made["changes"])
        self.assertIn(words, " ".join(sentence for _, sentence in made["refused"]))

    def test_a_gather_that_is_not_awaited(self):
        self.assertRefused("both = asyncio.gather(work(2), work(1))\nawait both", "sequential", "it is not awaited where it is called")

    def test_no_gather(self):
        self.assertRefused("await work(1)", "collect", "there is no call of gather")

    def test_not_python(self):
        made = rewrite(b"def f(:\n", "collect")
        self.assertTrue(made["refused"] and not made["changes"])

    def test_prompts(self):
        made = rewrite(b">>> import asyncio\n>>> async def a():\n...     await asyncio.sleep(1)\n>>> await asyncio.gather(a(), a())\n", "collect")
        self.assertIn("prompts or an indentation were left out", made["refused"][0][1])

    @unittest.skipIf(sys.version_info < (3, 11), "task groups")
    def test_what_no_task_group_can_take(self):
        self.assertRefused("tasks = [asyncio.create_task(work(i)) for i in range(2)]\nawait asyncio.gather(*tasks)", "task-group", "it waits for tasks that exist before it")
        self.assertRefused("import other\nawait asyncio.gather(other.fetch())", "task-group", "whether other.fetch() is a coroutine cannot be seen")
        self.assertRefused("x = True and await asyncio.gather(work(1))", "task-group", "give its result a name first")
        self.assertRefused("print(print('first'), await asyncio.gather(work(1)))", "task-group", "something else is computed before it")
        self.assertRefused("while await asyncio.gather():\n    pass", "task-group", "give its result a name first")
        self.assertRefused("pass; await asyncio.gather(work(1))", "task-group", "shares its line")
        self.assertRefused("await asyncio.gather(asyncio.gather(work(1)), work(2))", "task-group", "one gather stands inside another")

    @unittest.skipIf(sys.version_info >= (3, 11), "task groups")
    def test_no_task_groups(self):
        self.assertRefused(BODIES["unused"], "task-group", "there is no TaskGroup before Python 3.11")


class Notes(unittest.TestCase):
    def notes(self, body, strategy):
        return " ".join(sentence for _, sentence in rewrite(with_body(body).encode(), strategy)["notes"])

    def test_results(self):
        self.assertIn("Nothing looks at the results", self.notes(BODIES["unused"], "collect"))
        self.assertIn("its result is now the exception", self.notes(BODIES["used"], "collect"))

    def test_handlers(self):
        self.assertIn("This try no longer sees what the tasks of the gather", self.notes(BODIES["fails"], "collect"))

    @unittest.skipIf(sys.version_info < (3, 11), "task groups")
    def test_groups(self):
        self.assertIn("only with except*", self.notes(BODIES["fails"], "task-group"))

    def test_who_looks_for_exceptions(self):
        body = "for r in await asyncio.gather(work(1), return_exceptions=True):\n    if isinstance(r, Exception):\n        print(r)"
        self.assertIn("This looks for exceptions in results", self.notes(body, "sequential"))


if __name__ == "__main__":
    unittest.main()
