#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Awaitscope authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Text as people paste it: what completion.py makes of it, and which sentence it says."""
import os
import sys
import unittest

HERE = os.path.dirname(os.path.abspath(__file__))
sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(HERE, "..", "..", "resources", "python"))
from completion import complete  # noqa: E402

WHOLE = "import asyncio\nasync def main():\n    print('x')\nasyncio.run(main())\n"


class Whole(unittest.TestCase):
    """Nothing is changed in a program."""

    def test_program(self):
        self.assertEqual([], complete(WHOLE).notes)

    def test_line_ends_and_mark(self):
        made = complete(b"\xef\xbb\xbf" + WHOLE.replace("\n", "\r\n").encode())
        self.assertEqual((WHOLE, []), (made.source, made.notes))

    def test_declared_encoding(self):
        self.assertIn("é", complete("# coding: latin-1\nx = 'é'\n".encode("latin-1")).source)

    def test_tabs_alone(self):
        self.assertEqual([], complete(WHOLE.replace("    ", "\t")).notes)

    def test_prompts_and_fences_in_strings(self):
        text = WHOLE + "x = '''\n>>> y\n```\n%time\n```\n'''\n"
        self.assertEqual((text, []), (complete(text).source, complete(text).notes))

    def test_loop_methods_run_it_too(self):
        self.assertIsNone(complete("import asyncio\nasync def main(): pass\nasyncio.get_event_loop().run_until_complete(main())\n").entry)


class Completed(unittest.TestCase):
    def assertMade(self, text, source, *notes):
        made = complete(text)
        self.assertIsNone(made.error)
        self.assertEqual(source, made.source)
        self.assertEqual(list(notes), made.notes)
        return made

    def test_no_run(self):
        text = "import asyncio\nasync def main():\n    pass\n"
        self.assertEqual("main", self.assertMade(text, text, "Nothing runs main(), so asyncio.run(main()) was added.").entry)

    def test_the_coroutine_that_nobody_calls(self):
        text = "import asyncio\nasync def a():\n    pass\nasync def b():\n    await a()\n"
        self.assertEqual("b", complete(text).entry)

    def test_arguments_are_not_invented(self):
        made = complete("import asyncio\nasync def work(n):\n    await asyncio.sleep(n)\n")
        self.assertIsNone(made.entry)
        self.assertIn("work() (line 2) needs arguments", made.notes[0])

    def test_await_outside(self):
        text = "import asyncio\nx = await asyncio.sleep(1)\n"
        self.assertTrue(self.assertMade(text, text, "The text awaits outside a function (line 2), as notebooks do: all of it is run as one coroutine.").awaits)

    def test_import(self):
        text = "await asyncio.sleep(1)\n"
        self.assertTrue(complete(text).imports_asyncio)
        self.assertIn("import asyncio was added.", complete(text).notes)

    def test_prompts(self):
        self.assertMade(">>> import asyncio\n>>> async def main():\n...     print('x')\n...\n>>> asyncio.run(main())\nx\n",
                        "import asyncio\nasync def main():\n    print('x')\n\nasyncio.run(main())\n\n",
                        "The prompts and the output of the interactive session were left out.")

    def test_prompts_of_notebooks(self):
        self.assertEqual("x = 1\nif x:\n    y = 2\n", complete("In [1]: x = 1\nIn [2]: if x:\n   ...:     y = 2\n").source)

    def test_indented(self):
        self.assertMade("".join("    " + line for line in WHOLE.splitlines(True)), WHOLE, "The indentation of the whole text was removed.")

    def test_all_but_the_first_line(self):
        lines = WHOLE.splitlines(True)
        self.assertMade(lines[0] + "".join("    " + line for line in lines[1:]), WHOLE, "The indentation of all lines but the first was removed.")

    def test_mixed_tabs(self):
        self.assertMade("if 1:\n\tx = 1\n        y = 2\n", "if 1:\n        x = 1\n        y = 2\n", "Tabs and spaces are mixed; a tab was taken as 8 columns.")

    def test_commands_of_notebooks(self):
        made = complete("%matplotlib inline\n!pip install aiohttp\nimport asyncio\n%time await asyncio.sleep(1)\n")
        self.assertEqual("\n\nimport asyncio\nawait asyncio.sleep(1)\n", made.source)
        self.assertEqual("3 commands of a notebook were left out, the first in line 1.", made.notes[0])

    def test_fence(self):
        self.assertMade("Look:\n\n```python\n" + WHOLE + "```\nNice.\n", "\n\n\n" + WHOLE + "\n\n", "Only the fenced block in lines 4 to 7 is run.")

    def test_fence_with_prompts(self):
        self.assertEqual("\nx = 1\n\n", complete("```pycon\n>>> x = 1\n```\n").source)

    def test_fences_of_other_languages(self):
        self.assertEqual("\n\n\n\nx = 1\n", complete("```sh\npip install x\n```\n```py\nx = 1\n```").source)

    def test_lines_keep_their_numbers(self):
        for text in ("a\n```\nx = 1\n```", ">>> x = 1\n>>> y\n3", "  x = 1\n  y = 2", "%time x\ny = 1"):
            self.assertEqual(text.count("\n"), complete(text).source.count("\n"), text)


class Refused(unittest.TestCase):
    """One sentence that helps, and where."""

    def assertHint(self, text, line, words):
        error = complete(text).error
        self.assertIsNotNone(error)
        self.assertEqual(line, error["line"])
        self.assertIn(words, error["hint"])

    def test_python_2(self):
        self.assertHint("import asyncio\nprint 'x'\n", 2, "Line 2 is Python 2: print is a statement there")
        self.assertHint("try:\n    pass\nexcept ValueError, e:\n    pass\n", 3, "after a comma")
        self.assertHint("raise ValueError, 'x'\n", 1, "raise takes a comma there")

    def test_async_as_a_name(self):
        self.assertHint("import asyncio\nasyncio.async(f())\n", 2, "async as a name")

    def test_half_a_function(self):
        error = complete("async def main():\n    pass\nasync def other():\n").error
        self.assertEqual("The text ends after line 3: the function other has no body yet; add the rest, or pass.", error["hint"])

    def test_half_a_call(self):
        error = complete("import asyncio\nasync def main():\n    await asyncio.gather(\n        a(),\n").error
        self.assertEqual("The text ends too early: the ( of line 3 is never closed; copy the rest as well.", error["hint"])

    def test_body_without_its_beginning(self):
        self.assertHint("x = 1\nreturn x\n", 2, "belongs inside a function or loop")

    def test_prose(self):
        self.assertHint("This is how it works\n", 1, "looks like prose")

    def test_position(self):
        error = complete("x = 1\ny = (1 +* 2)\n").error
        self.assertEqual((2, 9), (error["line"], error["column"]))

    def test_never_an_exception(self):
        for text in ("", "\0", "\x1b[", "(" * 3000, "```", ">>> ", "'''", "\\", "%", "!", "async", "\u2028", "if 1:\n\t x\n        y", "x" * 100000):
            made = complete(text)
            self.assertTrue(made.error is None or made.error["hint"], text[:20])
        complete(bytes(range(256)))
        complete(b"# coding: nothing\n")


if __name__ == "__main__":
    unittest.main()
