# SPDX-FileCopyrightText: 2026 The Awaitscope authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The source of a program: instrumented as oracle.py runs it, or plain."""
import itertools
import json
import re

from ..runtime.objects import QUEUES
from ..versions import GenError
from .analysis import list_names, name_clashes
from .calls import Calls, by_loop
from .changes import Changes, by_with
from .expressions import Expressions
from .flow import Flow
from .generators import Generators, has_yield
from .loop import Loop
from .objects import Objects
from .tasks import Tasks
from .threads import Threads, in_threads


class Gen(Expressions, Flow, Tasks, Objects, Changes, Threads, Calls, Loop, Generators):
    """Scenario -> Python source. plain=False: instrumented (calls R.*). plain=True: a readable asyncio program."""

    def __init__(self, scen, plain=False):
        self.scen, self.plain = scen, plain
        self.lines = []
        self.k = itertools.count(1)
        self.coros = {}
        for n, c in scen["coros"].items():
            self.coros[n] = c
        self.queue = list(self.coros)
        self.done = set()
        self.params = {}
        self.functions, _ = in_threads(scen)
        self.functions |= by_loop(scen) | by_with(scen)
        self.raise_first = self.blocks = self.in_generator = False
        self.pynames = {}
        self.clashes = name_clashes(scen) if plain else ()

    def w(self, ind, s):
        self.lines.append("    " * ind + s)

    def block(self, ind, steps):
        if not steps:
            self.w(ind, "pass")
        for s in steps:
            self.step(ind, s)

    def source(self):
        main = self.scen["main"]
        mainref = {"coro": main} if isinstance(main, str) else main
        body = []
        self.words, self.lists = set(), set()
        glists = list_names(self.scen["coros"], deep=True)
        entry = self.coro(mainref)
        then = self.scen.get("then", [])
        entries = [entry] + [self.coro({"coro": n}) for n in then]
        mains = [mainref["coro"], *then]
        while self.queue:
            n = self.queue.pop(0)
            if n in self.done:
                continue
            self.done.add(n)
            self.lines = []
            c = self.coros[n]
            params = c.get("params", [])
            self.words = set(re.findall(r"\w+", json.dumps([params, c["body"]])))
            self.lists = list_names(c["body"], params) | glists
            word = "def" if n in self.functions else "async def"
            if self.plain:
                self.w(0, "%s %s(%s):" % (word, self.pyname(n), ", ".join(params)))
                if n in mains and '"run_coroutine_threadsafe"' in json.dumps(self.scen["coros"]):
                    self.w(1, "global LOOP")
                    self.w(1, "LOOP = asyncio.get_running_loop()")
            else:
                self.w(0, "%s c_%s(F):" % (word, self.pyname(n)))
            self.in_generator = has_yield(c["body"])
            if self.in_generator:
                self.generator_body(1, c["body"])
            else:
                self.block(1, c["body"])
            if not self.plain:
                self.w(0, "FNS[%r] = c_%s" % (n, self.pyname(n)))
            body.append("\n".join(self.lines))
        if not self.plain:
            return "\n\n".join(["FNS = {}"] + body) + "\n"
        head = ["import asyncio", "import types"] + (["import functools"] if "functools" in "".join(body) else [])
        if "contextlib." in "".join(body):
            head.append("import contextlib")
        if any(o["type"] == "context_var" for o in self.scen.get("objects", {}).values()):
            head.append("import contextvars")
        if "gc.collect()" in "".join(body):
            head.append("import gc")
        if "_signal_handler(signal.SIGINT" in "".join(body):
            head.append("import signal")
        if any(o["type"] == "executor" for o in self.scen.get("objects", {}).values()) or "concurrent.futures." in "".join(body):
            head.append("import concurrent.futures")
        if self.blocks:
            head.append("import time")
        head.append("")
        txt = "\n\n".join(body)
        if "G." in txt:
            head.append("G = types.SimpleNamespace()   # program-global variables")
        else:
            head.remove("import types")
        for n, b in self.scen.get("exceptions", {}).items():
            head.append("\nclass %s(%s):\n    pass\n" % (n, self.types([b])))
        for n, o in self.scen.get("objects", {}).items():
            if o["type"] == "context_var":
                head.append("%s = contextvars.ContextVar(%r%s)" % (n, n, ", default=%r" % (o["default"],) if "default" in o else ""))
                continue
            ctor = {"semaphore": "asyncio.%sSemaphore(%d)" % ("Bounded" if o.get("bounded") else "", o.get("value", 1)), "lock": "asyncio.Lock()",
                    "event": "asyncio.Event()", "queue": "asyncio.%s(%d)" % (QUEUES[o.get("order", "fifo")], o.get("maxsize", 0)),
                    "condition": "asyncio.Condition()", "executor": "concurrent.futures.ThreadPoolExecutor(%d)" % o.get("max_workers", 1), "barrier": "asyncio.Barrier(%d)" % o.get("parties", 2)}[o["type"]]
            head.append("%s = %s" % (n, ctor))
        if "raise_first(" in txt:
            head.append("_counts = {}\n\ndef raise_first(n, key, exc):\n    _counts[key] = _counts.get(key, 0) + 1\n"
                        "    if _counts[key] <= n:\n        raise exc\n")
        if "_callback(" in txt:
            head.append("def _callback(id_, do, exc, fut):\n"
                        "    state = 'cancelled' if fut.cancelled() else 'raised' if fut._exception is not None else 'succeeded'\n"
                        "    print('callback', id_, state)\n    if do == 'retrieve' and not fut.cancelled():\n        fut.exception()\n"
                        "    elif do == 'raise':\n        raise exc\n")
        if re.search(r"\b_Manager\(", txt):
            head.append("class _Manager:\n    def __init__(self, enter, exit, tells=None):\n        self.enter, self.exit, self.tells = enter, exit, tells\n\n"
                        "    async def __aenter__(self):\n        return await self.enter()\n\n"
                        "    async def __aexit__(self, type_, exc, traceback):\n"
                        "        return await self.exit(**({self.tells: exc} if self.tells else {}))\n")
        if "_SyncManager(" in txt:
            head.append("class _SyncManager:\n    def __init__(self, enter, exit, tells=None):\n        self.enter, self.exit, self.tells = enter, exit, tells\n\n"
                        "    def __enter__(self):\n        return self.enter()\n\n"
                        "    def __exit__(self, type_, exc, traceback):\n"
                        "        return self.exit(**({self.tells: exc} if self.tells else {}))\n")
        ext = self.scen.get("external", [])
        if ext:
            head.append("# NOTE: the scenario also has external (user) actions: %s" % json.dumps(ext))
        if self.scen.get("eager"):
            names = ["_eager_main"] + ["_eager_main_%d" % (i + 2) for i in range(len(then))]
            tail = "".join("async def %s():\n    asyncio.get_running_loop().set_task_factory(asyncio.eager_task_factory)\n"
                           "    return await %s\n\n" % (name, entry) for name, entry in zip(names, entries))
            entries = [name + "()" for name in names]
        else:
            tail = ""
        tail += "\n".join("asyncio.run(%s)" % entry for entry in entries)
        return "\n".join(head) + "\n" + txt + "\n\n" + tail + "\n"

    def step(self, ind, s):
        op = s.get("op")
        m = getattr(self, "op_" + str(op), None)
        if m is None:
            raise GenError("unknown op %r" % (op,))
        m(ind, s)
