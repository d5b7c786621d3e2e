#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Awaitscope authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""translate.py: Python as people write it by hand, and the constructs that a task set cannot express, each with its line."""
import os
import sys
import unittest

HERE = os.path.dirname(os.path.abspath(__file__))
sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(HERE, "..", "..", "resources", "python"))
from translate import translate  # noqa: E402

FRAME = "import asyncio\nasync def work(n, fail=False):\n    await asyncio.sleep(1)\n    return n\nasync def main():\n%s\nasyncio.run(main())\n"


class Translation(unittest.TestCase):
    def body(self, *lines):
        made, problems = translate(FRAME % "\n".join("    " + line for line in lines))
        self.assertEqual([], problems)
        return made["coros"]["main"]["body"]

    def assertSteps(self, lines, *steps):
        self.assertEqual(list(steps), self.body(*lines.split("\n")))

    def problems(self, *lines):
        made, problems = translate(FRAME % "\n".join("    " + line for line in lines))
        self.assertIsNone(made)
        return [(line - 5, why) for line, why in problems]  # counted from the first of these lines


# What a task set says of a source that names no version.
THIS_PYTHON = {"python": "3.%d" % sys.version_info.minor} if (3, 11) <= sys.version_info[:2] <= (3, 14) else {}


class ByHand(Translation):
    def test_a_call_that_blocks(self):
        self.assertSteps("time.sleep(0.25)\nawait asyncio.sleep(0.25)", {"op": "block", "ms": 250}, {"op": "sleep", "ms": 250})
        made, problems = translate("import asyncio, time\nasync def nap(seconds):\n    time.sleep(seconds)\nasync def main():\n    await nap(1.5)\nasyncio.run(main())\n")
        self.assertEqual([], problems)
        self.assertEqual([{"op": "block", "ms": {"var": "seconds"}}], made["coros"]["nap"]["body"])
        self.assertEqual([{"op": "call", "coro": "nap", "args": {"seconds": 1500}}], made["coros"]["main"]["body"])

    def test_whole_program(self):
        made, problems = translate('"""Two tasks"""\nimport asyncio\n\nclass Broken(Exception):\n    """A fault."""\n\nlock = asyncio.Lock()\n\n'
                                   "async def a():\n    async with lock:\n        raise Broken('x')\n\n"
                                   "async def main():\n    await a()\n\nif __name__ == '__main__':\n    asyncio.run(main())\n", "two")
        self.assertEqual([], problems)
        self.assertEqual({"schema": 1, "name": "two", "title": "Two tasks", "exceptions": {"Broken": "Exception"}, "objects": {"lock": {"type": "lock"}},
                          "coros": {"a": {"body": [{"op": "lock", "of": "lock", "body": [{"op": "raise", "type": "Broken", "msg": "x"}]}]},
                                    "main": {"body": [{"op": "call", "coro": "a"}]}}, "main": "main", **THIS_PYTHON}, made)

    def test_which_python(self):
        source = "%simport asyncio\nasync def main():\n    pass\nasyncio.run(main())\n# For Python 3.11; this is no head\n"
        exported = "# For Python %s; asyncio of other versions may behave differently.\n"
        self.assertEqual("3.12", translate(source % (exported % "3.12"))[0]["python"])
        self.assertEqual("3.11.2", translate(source % (exported % "3.11.2"))[0]["python"])
        for head in ("", exported % "3.10", exported % "3.99"):
            made = translate(source % head)[0]
            self.assertEqual(THIS_PYTHON, {key: made[key] for key in made if key == "python"})

    def test_positional_arguments_and_defaults(self):
        self.assertSteps("await work(3)", {"op": "call", "coro": "work", "args": {"n": 3, "fail": False}})

    def test_tasks(self):
        self.assertSteps("t = asyncio.create_task(work(1, True), name='x')\nx = await t",
                         {"op": "spawn", "coro": "work", "args": {"n": 1, "fail": True}, "name": "x", "as": "t"},
                         {"op": "await", "of": {"var": "t"}, "as": "x"})

    def test_comprehension_of_different_arguments(self):
        calls = [{"coro": "work", "args": {"n": n, "fail": False}} for n in (0, 1)]
        for text in ("await asyncio.gather(*[work(i) for i in range(2)])", "await asyncio.gather(*(work(i) for i in [0, 1]))"):
            self.assertSteps(text, {"op": "gather", "of": calls})

    def test_group(self):
        self.assertSteps("async with asyncio.TaskGroup() as tg:\n    tg.create_task(work(1))",
                         {"op": "task_group", "as": "tg", "body": [{"op": "spawn", "coro": "work", "args": {"n": 1, "fail": False}, "in": "tg"}]})

    def test_two_managers(self):
        body = self.body("async with asyncio.timeout(1), asyncio.TaskGroup() as tg:", "    pass")
        self.assertEqual(("timeout", 1000, "task_group"), (body[0]["op"], body[0]["ms"], body[0]["body"][0]["op"]))

    def test_printing(self):
        self.assertSteps("x = 1\nprint('x is', x, f'{x}!', 3)", {"op": "set", "as": "x", "value": 1}, {"op": "log", "text": "x is {x} {x}! 3"})

    def test_seconds_as_a_parameter(self):
        made, problems = translate("import asyncio\nasync def nap(delay):\n    await asyncio.sleep(delay)\nasync def main():\n    await nap(0.25)\nasyncio.run(main())\n")
        self.assertEqual([], problems)
        self.assertEqual([{"op": "sleep", "ms": {"var": "delay"}}], made["coros"]["nap"]["body"])
        self.assertEqual([{"op": "call", "coro": "nap", "args": {"delay": 250}}], made["coros"]["main"]["body"])

    def test_names_from_asyncio(self):
        made, problems = translate("from asyncio import run, sleep, gather as g\nasync def main():\n    await g(sleep(1), sleep(2))\nrun(main())\n")
        self.assertEqual(([], [{"op": "gather", "of": [{"sleep": 1000}, {"sleep": 2000}]}]), (problems, made["coros"]["main"]["body"]))

    def test_a_name_alone(self):
        self.assertSteps("t = asyncio.create_task(work(1))\nt", {"op": "spawn", "coro": "work", "args": {"n": 1, "fail": False}, "as": "t"},
                         {"op": "let", "of": {"var": "t"}})

    def test_loops(self):
        self.assertSteps("for i in range(2):\n    print(i)", {"op": "for_range", "as": "i", "stop": 2, "body": [{"op": "log", "text": "{i}"}]})
        self.assertSteps("for i in range(n, len(xs), -1):\n    pass", {"op": "for_range", "as": "i", "stop": {"len()": [{"var": "xs"}]}, "start": {"var": "n"}, "step": -1, "body": []})
        self.assertSteps("for _ in range(2):\n    print('x')", {"op": "repeat", "times": 2, "body": [{"op": "log", "text": "x"}]})

    def test_while(self):
        self.assertSteps("n = 0\nwhile n < 3 and not (n in [7] or n == 2):\n    n += 1\n    await asyncio.sleep(0.1 * n)", {"op": "set", "as": "n", "value": 0},
                         {"op": "while", "cond": {"and": [{"<": [{"var": "n"}, 3]}, {"not": {"or": [{"in": [{"var": "n"}, [7]]}, {"eq": [{"var": "n"}, 2]}]}}]},
                          "body": [{"op": "set", "as": "n", "value": {"+": [{"var": "n"}, 1]}}, {"op": "sleep", "ms": {"*": [{"var": "n"}, 100]}}]})

    def test_threads(self):
        source = ("import asyncio, concurrent.futures, functools, time\npool = concurrent.futures.ThreadPoolExecutor(max_workers=2)\n"
                  "def read(path, seconds=0.1):\n    time.sleep(seconds)\n    return path\nasync def main():\n    loop = 1\n    text = await asyncio.to_thread(read, 'a', seconds=0.5)\n"
                  "    f = asyncio.get_running_loop().run_in_executor(pool, functools.partial(read, path='b'))\n    await asyncio.get_running_loop().run_in_executor(None, read, 'c')\n"
                  "    await asyncio.wait_for(asyncio.to_thread(read, 'd'), 1)\n    await f\nasyncio.run(main())\n")
        made, problems = translate(source)
        self.assertEqual([], problems)
        self.assertEqual({"pool": {"type": "executor", "max_workers": 2}}, made["objects"])
        self.assertEqual({"params": ["path", "seconds"], "body": [{"op": "block", "ms": {"var": "seconds"}}, {"op": "return", "value": {"var": "path"}}]}, made["coros"]["read"])

        def call(path, ms=100):
            return {"coro": "read", "args": {"path": path, "seconds": ms}}
        self.assertEqual([{"op": "to_thread", **call("a", 500), "as": "text"}, {"op": "run_in_executor", **call("b"), "executor": "pool", "await": False, "as": "f"},
                          {"op": "run_in_executor", **call("c")}, {"op": "wait_for", "of": {"to_thread": call("d")}, "ms": 1000}, {"op": "await", "of": {"var": "f"}}],
                         made["coros"]["main"]["body"][1:])
        made, problems = translate(source.replace("    await f\n", "    read('e')\n"))
        self.assertEqual([12], [line for line, _ in problems])

    def test_deadlines(self):
        source = ("import asyncio\nasync def fetch(n, deadline):\n    async with asyncio.timeout_at(deadline):\n        await asyncio.sleep(n)\n"
                  "async def main():\n    loop = asyncio.get_running_loop()\n    deadline = loop.time() + 0.25\n    await fetch(1, deadline)\n    await fetch(2, loop.time() + 1)\n"
                  "    async with asyncio.timeout_at(None) as limit:\n        limit.reschedule(deadline + 0.5)\n        limit.reschedule(loop.time() + 2)\nasyncio.run(main())\n")
        made, problems = translate(source)
        self.assertEqual([], problems)
        self.assertEqual([{"op": "timeout_at", "at": {"var": "deadline"}, "body": [{"op": "sleep", "ms": {"var": "n"}}]}], made["coros"]["fetch"]["body"])
        self.assertEqual([{"op": "set", "as": "deadline", "value": {"+": [{"time()": []}, 250]}},
                          {"op": "call", "coro": "fetch", "args": {"n": 1000, "deadline": {"var": "deadline"}}},
                          {"op": "call", "coro": "fetch", "args": {"n": 2000, "deadline": {"+": [{"time()": []}, 1000]}}},
                          {"op": "timeout_at", "at": None, "as": "limit", "body": [{"op": "reschedule_at", "of": "limit", "at": {"+": [{"var": "deadline"}, 500]}},
                                                                                    {"op": "reschedule", "of": "limit", "ms": 2000}]}], made["coros"]["main"]["body"])
        for change in ("    print(deadline)\n", "    deadline += 2\n", "    deadline = 5\n", "    for deadline in [1]:\n        pass\n", "    show(deadline)\n"):
            problems = translate(source.replace("    await fetch(1, deadline)\n", change) + "async def show(x):\n    print(x)\n")[1]
            self.assertTrue(problems, change)
        problems = translate(source.replace("await fetch(1, deadline)", "await fetch(1, 5)"))[1]
        self.assertEqual([8], [line for line, _ in problems])

    def test_coroutines_from_threads(self):
        source = ("import asyncio, gc\ndef work(loop, n):\n    future = asyncio.run_coroutine_threadsafe(store(n), loop)\n    try:\n        return future.result(timeout=0.5)\n"
                  "    except TimeoutError:\n        future.cancel()\nasync def store(n):\n    gc.collect()\n    return n\n"
                  "async def main():\n    loop = asyncio.get_running_loop()\n    await asyncio.to_thread(work, loop, 3)\nasyncio.run(main())\n")
        made, problems = translate(source)
        self.assertEqual([], problems)
        self.assertEqual({"op": "to_thread", "coro": "work", "args": {"n": 3}}, made["coros"]["main"]["body"][0])
        self.assertEqual(["n"], made["coros"]["work"]["params"])
        submit, guarded = made["coros"]["work"]["body"]
        self.assertEqual({"op": "run_coroutine_threadsafe", "coro": "store", "args": {"n": {"var": "n"}}, "as": "future"}, submit)
        self.assertEqual({"op": "threadsafe_result", "of": "future", "ms": 500, "as": "_result"}, guarded["body"][0])
        self.assertEqual([{"op": "threadsafe_cancel", "of": "future"}], guarded["except"][0]["body"])
        self.assertEqual({"op": "collect"}, made["coros"]["store"]["body"][0])
        problems = translate(source.replace("run_coroutine_threadsafe(store(n), loop)", "run_coroutine_threadsafe(coro=store(n), loop=loop)"))[1]
        self.assertTrue(problems)
        for asked in ("future.exception()", "print(future.done())", "x = future.done()"):
            problems = translate(source.replace("        future.cancel()", "        " + asked))[1]
            self.assertEqual([7], [line for line, _ in problems], asked)

    def test_tasks_and_waiters(self):
        self.assertSteps("ts = list(asyncio.all_tasks())\nothers = [t for t in asyncio.all_tasks() if t is not asyncio.current_task()]",
                         {"op": "all_tasks", "as": "ts"}, {"op": "all_tasks", "as": "others", "others": True})
        self.assertSteps("t = asyncio.create_task(work(1))\nif t.cancelling() > 0 and t.cancelling() == 0:\n    pass", {"op": "spawn", "coro": "work", "args": {"n": 1, "fail": False}, "as": "t"},
                         {"op": "if", "cond": {"and": [{"cancelling": "t"}, {"not": {"cancelling": "t"}}]}, "then": []})
        made, problems = translate("import asyncio\nc = asyncio.Condition()\nasync def main():\n    n = 1\n    async with c:\n        await c.wait_for(lambda: n < 2)\n        c.notify(3)\nasyncio.run(main())\n")
        self.assertEqual([], problems)
        self.assertEqual([{"op": "condition_wait_for", "of": "c", "cond": {"<": [{"var": "n"}, 2]}}, {"op": "notify", "of": "c", "n": 3}], made["coros"]["main"]["body"][1]["body"])

    def test_conditions(self):
        for text, cond in {"x >= 1": {">=": [{"var": "x"}, 1]}, "x not in 'ab'": {"not": {"in": [{"var": "x"}, "ab"]}},
                           "x * 2 - 1 > y": {">": [{"-": [{"*": [{"var": "x"}, 2]}, 1]}, {"var": "y"}]}}.items():
            self.assertSteps("if %s:\n    pass" % text, {"op": "if", "cond": cond, "then": []})

    def test_a_stored_exception(self):
        self.assertSteps("try:\n    pass\nexcept ValueError as e:\n    kept = e\nraise kept from None",
                         {"op": "try", "body": [], "except": [{"types": ["ValueError"], "as": "e", "body": [{"op": "set", "as": "kept", "value": {"var": "e"}}]}]},
                         {"op": "raise_value", "of": "kept", "from": None})

    def test_objects(self):
        made, problems = translate("import asyncio\ns = asyncio.BoundedSemaphore(2)\nq = asyncio.PriorityQueue(maxsize=3)\nc = asyncio.Condition()\nb = asyncio.Barrier(2)\n"
                                   "async def main():\n    await s.acquire()\n    s.release()\n    q.put_nowait(1)\n    x = q.get_nowait()\n    q.shutdown(immediate=True)\n"
                                   "    async with c:\n        await c.wait()\n        c.notify()\n        c.notify_all()\n    place = await b.wait()\n    await b.abort()\n    await b.reset()\n"
                                   "asyncio.run(main())\n")
        self.assertEqual([], problems)
        self.assertEqual({"s": {"type": "semaphore", "bounded": True, "value": 2}, "q": {"type": "queue", "order": "priority", "maxsize": 3},
                          "c": {"type": "condition"}, "b": {"type": "barrier", "parties": 2}}, made["objects"])
        body = made["coros"]["main"]["body"]
        self.assertEqual(["acquire", "release", "put_nowait", "get_nowait", "queue_shutdown", "condition", "barrier_wait", "barrier_abort", "barrier_reset"], [s["op"] for s in body])
        self.assertEqual([{"op": "condition_wait", "of": "c"}, {"op": "notify", "of": "c"}, {"op": "notify", "of": "c", "all": True}], body[5]["body"])

    def test_eager_start(self):
        self.assertSteps("asyncio.create_task(work(1), eager_start=True)", {"op": "spawn", "coro": "work", "args": {"n": 1, "fail": False}, "eager_start": True})

    def test_interrupt(self):
        made, problems = translate("import asyncio\nimport signal\nasync def main():\n    pass\nwith asyncio.Runner() as runner:\n    after = runner.get_loop().call_later\n"
                                   "    after(0.02, lambda: signal.raise_signal(signal.SIGINT))\n    runner.run(main())\n")
        self.assertEqual(([], [{"at": 20, "op": "interrupt"}]), (problems, made["external"]))

    def test_handlers(self):
        self.assertSteps("try:\n    await work(1)\nexcept (ValueError, asyncio.TimeoutError) as e:\n    raise RuntimeError('x') from e\nfinally:\n    print('end')",
                         {"op": "try", "body": [{"op": "call", "coro": "work", "args": {"n": 1, "fail": False}}],
                          "except": [{"types": ["ValueError", "TimeoutError"], "as": "e", "body": [{"op": "raise", "type": "RuntimeError", "msg": "x", "from": "e"}]}],
                          "finally": [{"op": "log", "text": "end"}]})

    def test_lists_that_change(self):
        self.assertSteps("xs = []\nxs.append(f'<{n}>')\nxs.extend([1])\nxs += [2]\nxs.remove(1)\ny = xs.pop()\nxs.pop(0)",
                         {"op": "set", "as": "xs", "value": []}, {"op": "append", "of": "xs", "value": {"text()": "<{n}>"}}, {"op": "extend", "of": "xs", "value": [1]},
                         {"op": "extend", "of": "xs", "value": [2]}, {"op": "remove", "of": "xs", "value": 1}, {"op": "pop", "of": "xs", "as": "y"}, {"op": "pop", "of": "xs", "key": 0})
        self.assertSteps("d = {}\nd['k'] = xs[-1]\nd['k'] += 1", {"op": "set", "as": "d", "value": {}},
                         {"op": "set_item", "of": "d", "key": "k", "value": {"at()": [{"var": "xs"}, -1]}},
                         {"op": "set_item", "of": "d", "key": "k", "value": {"+": [{"at()": [{"var": "d"}, "k"]}, 1]}})

    def test_exceptions_are_asked(self):
        self.assertSteps("e.add_note(f'of {x}')\na = type(e).__name__\nb = [e.__cause__, e.__context__]\nc = list(getattr(e, '__notes__', []))\nd = list(e.exceptions)\nf = list(d)",
                         {"op": "add_note", "of": "e", "text": "of {x}"}, {"op": "set", "as": "a", "value": {"type()": [{"var": "e"}]}},
                         {"op": "set", "as": "b", "value": [{"cause()": [{"var": "e"}]}, {"context()": [{"var": "e"}]}]}, {"op": "set", "as": "c", "value": {"notes()": [{"var": "e"}]}},
                         {"op": "set", "as": "d", "value": {"members()": [{"var": "e"}]}}, {"op": "set", "as": "f", "value": {"copy()": [{"var": "d"}]}})

    def test_context_managers(self):
        self.assertSteps("with contextlib.suppress(ValueError, asyncio.CancelledError):\n    pass", {"op": "suppress", "types": ["ValueError", "CancelledError"], "body": []})
        self.assertSteps("async with contextlib.AsyncExitStack() as stack:\n    stack.push_async_callback(work, n=1)\n    x = await stack.enter_async_context(_Manager(main, functools.partial(work, n=2)))",
                         {"op": "exit_stack", "as": "stack", "body": [{"op": "push_async_callback", "in": "stack", "of": {"coro": "work", "args": {"n": 1, "fail": False}}},
                                                                      {"op": "enter_context", "in": "stack", "enter": {"coro": "main"}, "exit": {"coro": "work", "args": {"n": 2, "fail": False}}, "as": "x"}]})
        self.assertSteps("async with _Manager(main, main, 'exc') as m:\n    pass", {"op": "with", "enter": {"coro": "main"}, "exit": {"coro": "main"}, "as": "m", "body": []})
        self.assertIn("has no step", self.problems("with open('x') as f:", "    pass")[0][1])

    def test_context_managers_that_do_not_await(self):
        made, problems = translate("import asyncio, contextlib, functools\n\nclass _SyncManager:\n    pass\n\ndef take(n):\n    return n\n\ndef give(n, exc):\n    print(n, exc)\n\n"
                                   "def say():\n    print('said')\n\nasync def main():\n    with _SyncManager(functools.partial(take, n=1), functools.partial(give, n=1), 'exc') as m:\n"
                                   "        await asyncio.sleep(1)\n    async with contextlib.AsyncExitStack() as stack:\n"
                                   "        stack.enter_context(_SyncManager(functools.partial(take, n=2), functools.partial(give, n=2), 'exc'))\n        stack.callback(say)\n\nasyncio.run(main())\n")
        self.assertEqual([], problems)
        two = {"enter": {"coro": "take", "args": {"n": 2}}, "exit": {"coro": "give", "args": {"n": 2}}}
        self.assertEqual([{"op": "with", "sync": True, "enter": {"coro": "take", "args": {"n": 1}}, "exit": {"coro": "give", "args": {"n": 1}}, "as": "m", "body": [{"op": "sleep", "ms": 1000}]},
                          {"op": "exit_stack", "as": "stack", "body": [{"op": "enter_context", "in": "stack", "sync": True, **two},
                                                                       {"op": "push_async_callback", "in": "stack", "sync": True, "of": {"coro": "say"}}]}],
                         made["coros"]["main"]["body"])
        self.assertIn("has no step", self.problems("with _Manager(main, main):", "    pass")[0][1])

    SEAT = ("import asyncio, contextlib\n\nclass Seat:\n    def __init__(self, n, quiet=False):\n        self.n = n\n        self.silent = quiet\n\n"
            "    def __enter__(self):\n        print(f'take {self.n}')\n        return self%s\n\n    def __exit__(self, kind, error, tb):\n"
            "        if kind is not None:\n            print(f'{error}')\n        return isinstance(error, ValueError)\n\n"
            "async def main(n):\n    with Seat(n)%s:\n        pass\n    async with contextlib.AsyncExitStack() as stack:\n        stack.enter_context(Seat(2, quiet=True))\n\nasyncio.run(main(1))\n")

    def test_a_class_with_enter_and_exit_becomes_two_functions(self):
        made, problems = translate(self.SEAT % (".n", " as s"))
        self.assertEqual([], problems)
        self.assertEqual({"params": ["n", "quiet"], "body": [{"op": "log", "text": "take {n}"}, {"op": "return", "value": {"var": "n"}}]}, made["coros"]["Seat_enter"])
        self.assertEqual(["n", "quiet", "exc"], made["coros"]["Seat_exit"]["params"])
        self.assertEqual({"not": {"eq": [{"var": "exc"}, None]}}, made["coros"]["Seat_exit"]["body"][0]["cond"])
        self.assertEqual({"op": "if", "cond": {"isinstance": [{"var": "exc"}, "ValueError"]}, "then": [{"op": "return", "value": True}], "else": [{"op": "return", "value": False}]},
                         made["coros"]["Seat_exit"]["body"][1])
        given = {"n": {"var": "n"}, "quiet": False}
        self.assertEqual({"op": "with", "sync": True, "enter": {"coro": "Seat_enter", "args": given}, "exit": {"coro": "Seat_exit", "args": given}, "as": "s", "body": []},
                         made["coros"]["main"]["body"][0])
        entered = made["coros"]["main"]["body"][1]["body"][0]
        self.assertEqual(("enter_context", {"n": 2, "quiet": True}), (entered["op"], entered["exit"]["args"]))

    def test_a_class_that_awaits_becomes_two_coroutines(self):
        source = (self.SEAT % (".n", " as s")).replace("def __enter__", "async def __aenter__").replace("def __exit__", "async def __aexit__")
        made, problems = translate(source.replace("with Seat(n)", "async with Seat(n)").replace("stack.enter_context", "await stack.enter_async_context"))
        self.assertEqual([], problems)
        step = made["coros"]["main"]["body"][0]
        self.assertEqual(("with", "Seat_enter", "Seat_exit", "s"), (step["op"], step["enter"]["coro"], step["exit"]["coro"], step["as"]))
        self.assertNotIn("sync", step)
        self.assertEqual("enter_context", made["coros"]["main"]["body"][1]["body"][0]["op"])
        self.assertIn("has no step", translate(source)[1][0][1])  # with, where Python needs async with

    def test_a_class_whose_object_matters_is_refused(self):
        self.assertEqual([], translate(self.SEAT % ("", ""))[1])  # nobody has a name for it
        for source, words in ((self.SEAT % ("", " as s"), "entered as itself"),
                              ((self.SEAT % (".n", "")).replace("print(f'take {self.n}')", "self.n = 2"), "cannot be expressed"),
                              ((self.SEAT % (".n", "")).replace("print(f'take {self.n}')", "n = 2"), "`n` in a method"),
                              ((self.SEAT % (".n", "")).replace("isinstance(error, ValueError)", "kind is ValueError"), "kind"),
                              ((self.SEAT % (".n", "")).replace("self.silent = quiet", "self.silent = not quiet"), "can only keep what it was given"),
                              ((self.SEAT % (".n", "")).replace("Seat(n)", "Seat([n])"), "give a context manager names and constants"),
                              ((self.SEAT % (".n", "")).replace("class Seat:", "class Seat(dict):"), "has more than")):
            with self.subTest(words):
                problems = translate(source)[1]
                self.assertTrue(problems and words in " ".join(text for _, text in problems), problems)

    def test_generators(self):
        made, problems = translate("import asyncio, contextlib\nasync def ticks(n):\n    try:\n        for i in range(n):\n            yield i\n        yield\n        return\n"
                                   "    finally:\n        print('end')\n"
                                   "async def main():\n    async for x in ticks(3):\n        break\n    g = ticks(2)\n    async for y in g:\n        print(y)\n    z = await anext(g)\n"
                                   "    await g.__anext__()\n    await g.aclose()\n    async with contextlib.aclosing(ticks(1)) as h:\n        async for x in h:\n            pass\n"
                                   "    async for done in asyncio.as_completed([asyncio.sleep(1)], timeout=2):\n        await done\nasyncio.run(main())\n")
        self.assertEqual([], problems)
        loop = {"op": "for_range", "as": "i", "stop": {"var": "n"}, "body": [{"op": "yield", "value": {"var": "i"}}]}
        self.assertEqual([{"op": "try", "body": [loop, {"op": "yield"}, {"op": "return", "value": None}], "finally": [{"op": "log", "text": "end"}]}], made["coros"]["ticks"]["body"])
        body = made["coros"]["main"]["body"]
        self.assertEqual(["async_for", "make", "async_for", "anext", "anext", "aclose", "make", "try", "as_completed"], [s["op"] for s in body])
        self.assertEqual({"op": "async_for", "of": {"coro": "ticks", "args": {"n": 3}}, "as": "x", "body": [{"op": "break"}]}, body[0])
        self.assertEqual(({"var": "g"}, "z", [{"op": "aclose", "of": "h"}], True, 2000), (body[2]["of"], body[3]["as"], body[7]["finally"], body[8]["async"], body[8]["ms"]))
        self.assertIn("has no step", self.problems("async for x in y():", "    pass")[0][1])
        self.assertIn("else", self.problems("async for x in y:", "    pass", "else:", "    pass")[0][1])

    def test_a_snippet_is_completed(self):
        made, problems = translate(">>> async def main():\n...     await asyncio.sleep(1)\n")
        self.assertEqual(([], "main"), (problems, made["main"]))

    def test_nothing_is_executed(self):
        mark = os.path.join(HERE, "executed")
        translate("import asyncio\nopen(%r, 'w')\nasync def main(x=open(%r, 'w')):\n    pass\nasyncio.run(main())\n" % (mark, mark))
        self.assertFalse(os.path.exists(mark))


class Callbacks(unittest.TestCase):
    def body(self, lines, more=""):
        made, problems = translate("import asyncio, contextvars, functools\n%sasync def main():\n%s\nasyncio.run(main())\n" % (more, "\n".join("    " + line for line in lines.split("\n"))))
        self.assertEqual([], problems)
        self.made = made
        return made["coros"]["main"]["body"]

    TICK = "def tick(n=1):\n    print(f'tick {n}')\n"

    def test_call_soon_and_later(self):
        self.assertEqual([{"op": "call_soon", "coro": "tick", "args": {"n": 2}}, {"op": "call_later", "ms": 500, "coro": "tick", "args": {"n": 1}, "as": "h"},
                          {"op": "call_at", "at": {"+": [{"time()": []}, 1000]}, "coro": "tick", "args": {"n": 3}}, {"op": "cancel", "of": "h"}],
                         self.body("loop = asyncio.get_running_loop()\nloop.call_soon(tick, 2)\nh = loop.call_later(0.5, tick)\n"
                                   "loop.call_at(loop.time() + 1, functools.partial(tick, n=3))\nh.cancel()", self.TICK))
        self.assertEqual([{"op": "log", "text": "tick {n}"}], self.made["coros"]["tick"]["body"])

    def test_methods_as_callbacks(self):
        self.assertEqual([{"op": "future", "as": "f"},
                          {"op": "call_later", "ms": 1000, "coro": "cancel", "params": ["what"], "args": {"what": {"var": "f"}}, "body": [{"op": "cancel", "of": "what"}]}],
                         self.body("loop = asyncio.get_running_loop()\nf = loop.create_future()\nloop.call_later(1, f.cancel)"))

    def test_moments(self):
        self.assertEqual([{"op": "set", "as": "due", "value": {"+": [{"time()": []}, 2000]}}, {"op": "call_at", "at": {"-": [{"var": "due"}, 500]}, "coro": "tick", "args": {"n": 1}}],
                         self.body("loop = asyncio.get_running_loop()\ndue = loop.time() + 2\nloop.call_at(due - 0.5, tick)", self.TICK))
        for moment in ("5", "None", "tick"):
            with self.subTest(moment):
                source = "import asyncio\n%sasync def main():\n    asyncio.get_running_loop().call_at(%s, tick)\nasyncio.run(main())\n" % (self.TICK, moment)
                self.assertIn("loop.time()", translate(source)[1][0][1])

    def test_signal_handlers(self):
        self.assertEqual([{"op": "add_signal_handler", "coro": "tick", "args": {"n": 2}}, {"op": "remove_signal_handler"}],
                         self.body("loop = asyncio.get_running_loop()\nloop.add_signal_handler(signal.SIGINT, tick, 2)\nloop.remove_signal_handler(signal.SIGINT)", "import signal\n" + self.TICK))
        source = "import asyncio, signal\n%sasync def main():\n    asyncio.get_running_loop().add_signal_handler(%s, tick)\nasyncio.run(main())\n"
        self.assertIn("SIGINT", translate(source % (self.TICK, "signal.SIGHUP"))[1][0][1])

    def test_done_callback(self):
        steps = self.body("t = asyncio.create_task(main())\nt.add_done_callback(told)\nt.add_done_callback(functools.partial(told, why='x'))", "def told(task, why='y'):\n    print(f'{why}')\n")
        self.assertEqual([{"op": "add_done_callback", "of": "t", "coro": "told", "args": {"why": why}} for why in "yx"], steps[1:])

    def test_exception_handler(self):
        for given, more in (("lambda l, c: print('handler:', c['message'])", ""), ("handler", "def handler(loop, context):\n    print('handler:', context['message'])\n"),
                            ("lambda loop, context: handler(message=context['message'])", "def handler(message):\n    print('handler:', message)\n")):
            with self.subTest(given):
                step, = self.body("asyncio.get_running_loop().set_exception_handler(%s)" % given, more)
                function = step if "body" in step else self.made["coros"][step["coro"]]
                self.assertEqual((["message"], [{"op": "log", "text": "handler: {message}"}]), (function["params"], function["body"]))
        frame = "import asyncio\n%sasync def main():\n    asyncio.get_running_loop().set_exception_handler(%s)\nasyncio.run(main())\n"
        for use in ("c['task']", "c", "c.get('future')", "c['exception']", "c.get('exception', 'none')", "l.time()"):
            for more, given in (("", "lambda l, c: print(%s)" % use), ("def told(l, c):\n    print(%s)\n" % use, "told")):
                with self.subTest(given + more):
                    self.assertIn("message and the exception", translate(frame % (more, given))[1][0][1])
        told = "def told(l, %s):\n    %s\n    print(%s['message'], message)\n"
        self.assertEqual([], translate(frame % (told % ("c", "message = c['message']", "c"), "told"))[1])
        for context, other in (("c", "message = 'own'"), ("c", "for message in []:\n        pass"), ("c", "try:\n        pass\n    except ValueError as message:\n        pass"),
                               ("message", "pass")):
            with self.subTest(other):
                made, problems = translate(frame % (told % (context, other, context), "told"))
                self.assertIsNone(made)
                self.assertTrue("something else" in problems[0][1] or "message and the exception" in problems[0][1], problems)

    def test_context_variables(self):
        self.assertEqual([{"op": "context_set", "of": "v", "value": 1, "as": "t"}, {"op": "set", "as": "v_seen", "value": {"get()": [{"var": "v"}]}},
                          {"op": "log", "text": "now {v_seen}"}, {"op": "set", "as": "x", "value": {"get()": [{"var": "v"}]}}, {"op": "context_reset", "of": "v", "token": "t"}],
                         self.body("t = v.set(1)\nprint('now', v.get())\nx = v.get()\nv.reset(t)", "v = contextvars.ContextVar('v', default='none')\n"))
        self.assertEqual({"v": {"type": "context_var", "default": "none"}}, self.made["objects"])
        self.assertEqual("v_seen_", self.body("v_seen = 1\nprint(v.get())", "v = contextvars.ContextVar('v')\n")[1]["as"])
        self.assertIn("ContextVar('v')", translate("import asyncio, contextvars\nv = contextvars.ContextVar('w')\nasync def main():\n    pass\nasyncio.run(main())\n")[1][0][1])


class Outside(Translation):
    def test_each_with_its_line(self):
        found = self.problems("x = sum([1])", "print('fine')", "with open('x'):", "    pass", "y = 1 / x", "print(f'{x:.2f}')", "await asyncio.open_connection('a', 1)")
        self.assertEqual([1, 3, 5, 6, 7], [line for line, why in found])

    def test_reasons(self):
        for text, words in {"with open('x'):\n        pass": "has no step", "while True:\n        pass\n    else:\n        pass": "while with else", "x -= [1]": "has no step", "x //= 2": "has no step", "x = [n * 2 for n in (1, 2)]": "is not a variable",
                            "await asyncio.sleep(x)": "known only when it runs", "print('{x}')": "a text with a name in braces",
                            "if x is y:\n        pass": "cannot be expressed",
                            "await asyncio.gather(*[work(n) for n in names])": "known only when it runs",
                            "await asyncio.to_thread(print)": "not something that a task set can await", "del x": "assign None",
                            "x.y = 1": "not a variable", "a = b = 1": "one name at a time", "lambda: 1": "has no step"}.items():
            with self.subTest(text):
                self.assertIn(words.lower(), self.problems(text)[0][1].lower())

    def test_outside_coroutines(self):
        made, problems = translate("import asyncio, socket\nx = 5\ndef helper():\n    pass\nclass A:\n    y = 1\nasync def main(*rest):\n    pass\nprint('x')\nasyncio.run(main())\n")
        self.assertIsNone(made)
        self.assertEqual([1, 2, 3, 5, 7, 9], [line for line, why in problems])

    def test_syntax_error(self):
        self.assertEqual((None, [(1, "Line 1 is Python 2: print is a statement there; Python 3 has print(...).")]), translate("print 'x'\n"))

    def test_nothing_runs(self):
        self.assertIn("needs asyncio.run(main())", translate("import asyncio\n")[1][0][1])

    def test_several_runs(self):
        functions = "import asyncio\nasync def main(x): pass\nasync def more(): pass\n"
        made, problems = translate(functions + "asyncio.run(main(1))\nasyncio.run(more())\nasyncio.run(more())\n")
        self.assertEqual(({"coro": "main", "args": {"x": 1}}, ["more", "more"], []), (made["main"], made["then"], problems))
        self.assertIn("Only the first asyncio.run()", translate(functions + "asyncio.run(more())\nasyncio.run(main(1))\n")[1][0][1])
        self.assertIn("of its own", translate(functions + "with asyncio.Runner() as runner:\n  runner.run(more())\n  runner.run(more())\n")[1][0][1])

    def test_several_eager_runs(self):
        eager = "".join("async def %s():\n    asyncio.get_running_loop().set_task_factory(asyncio.eager_task_factory)\n    return await %s()\n" % (name, of)
                        for name, of in (("_eager_main", "main"), ("_eager_main_2", "more")))
        made, problems = translate("import asyncio\nasync def main(): pass\nasync def more(): pass\n" + eager + "asyncio.run(_eager_main())\nasyncio.run(_eager_main_2())\n")
        self.assertEqual(("main", ["more"], True, ["main", "more"], []), (made["main"], made["then"], made["eager"], list(made["coros"]), problems))

    def test_never_an_exception(self):
        for text in ("", "\0", "async def f(): await f", "import asyncio\nasyncio.run()\n", "import asyncio\nasyncio.run(*a)\n", "G = types.SimpleNamespace(1)", "X = type('a', (), {})",
                     "async def main():\n  async with asyncio.timeout(): pass", "async def main():\n  raise_first()", "async def main():\n  await asyncio.sleep()",
                     "async def main():\n  await asyncio.wait()", "async def main():\n  x.add_done_callback()", "async def main():\n  x.reschedule()",
                     "async def main():\n  for x in asyncio.as_completed(): pass", "async def main():\n  for a in range(): pass", "async def main():\n  q.put()",
                     "q = asyncio.Queue()\nasync def main():\n  await q.put()", "async def main():\n  (yield)", "async def main():\n  try: pass\n  except f(): pass",
                     "async def main():\n  isinstance()\n  if isinstance(): pass", "with asyncio.Runner() as runner:\n  runner.run()", "async def _eager_main(): pass",
                     "async def main():\n  await asyncio.gather(*[f(i) for i in range(1.5)])", "async def main():\n  await asyncio.shield()",
                     "with asyncio.Runner() as runner:\n  after(1)", "async def main():\n  for _ in range(): asyncio.create_task(main())", "async def main():\n  for i in range(1, 2, 0): pass"):
            with self.subTest(text):
                made, problems = translate(text)
                self.assertTrue(made is not None or problems)


if __name__ == "__main__":
    unittest.main()
