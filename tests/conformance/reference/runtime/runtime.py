# SPDX-FileCopyrightText: 2026 The Awaitscope authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The runtime of one program: its state, and all that the program calls."""
import collections
import json
from asyncio import futures, tasks

from ..interrupts import interrupt
from ..threads import Threads
from .calls import Calls
from .collector import Collector
from .coroutines import Coroutines
from .frame import Frame
from .generators import Generators
from .hooks import Hooks
from .jobs import Jobs
from .managers import Managers
from .names import Names
from .objects import Objects, make_object
from .recorder import Recorder
from .statements import Statements
from .threadsafe import Threadsafe


class RT(Recorder, Hooks, Names, Coroutines, Statements, Objects, Managers, Jobs, Calls, Collector, Threadsafe, Generators):
    current = None

    def __init__(self, scen, impl="c", loop="virtual", ticks=False, max_ticks=100000, scale=1.0):
        self.scen = scen
        self.impl, self.loopkind, self.ticks, self.scale = impl, loop, ticks, scale
        self.max_ticks = max_ticks
        self.out = []
        self.g = {}
        self.counters = collections.Counter()
        self.tick = 0
        self.seq = 0
        self.fseq = 0
        self.used = set()
        self.nfailed = 0
        self.ending = False
        self.failed = {}        # label -> (number, weakref, id of the exception): failed tasks nobody looked at so far, in order
        self.byexc = {}         # id of an exception -> labels in failed
        self.touched = set()    # labels whose exception may have been consumed since the last scan
        self.scan_all = False
        self.muted = False
        self.scanning = False
        self.pending_label = None
        self.loop = None
        self.ended = None
        self.live = []          # weakrefs of all tasks, in creation order
        self.collecting = False
        base = tasks.Task if impl == "c" else tasks._PyTask
        self.future_class = futures.Future if impl == "c" else futures._PyFuture
        self.eager = bool(scen.get("eager"))

        class Task(base):
            def cancel(self, msg=None):
                rt = getattr(self.get_loop(), "rt", None)
                if rt is not None:
                    rt.on_cancel(self, msg)
                return super().cancel(msg=msg)
        self.Task = Task
        self.types = {}
        for n, b in scen.get("exceptions", {}).items():
            self.types[n] = type(n, (self.T(b),), {})
        self.jobs = self.calls = 0
        self.loop_handlers = {}     # loop -> its exception handler
        self.handles = {}       # id of a handle -> weakref of its Call, label
        self.in_calls = []      # (label, task below, thread) of the functions that the loop calls, innermost last
        self.threads = Threads(max_ticks, self.on_limit)
        self.threads.per_second = 1     # it counts milliseconds, and so do the programs
        self.threads.on_submit = self.on_submit
        self.uses_threads = '"to_thread"' in json.dumps(scen) or '"run_in_executor"' in json.dumps(scen)
        self.objs = {}
        self.kinds = {}         # id of an object -> "lock:name"
        for n, o in scen.get("objects", {}).items():
            self.objs[n] = make_object(o, n)
            self.kinds[id(self.objs[n])] = "%s:%s" % (o["type"], n)
        self.fns = {}
        self.ngens = 0
        self.dropped = None     # the name of a generator whose aclose() the loop is about to schedule
        self.closers = {}       # id of such an aclose() -> the name
        self.shutting = []      # names and ids of the generators that asyncio.run is about to close
        self.closed = {}        # id of a generator -> label of the task in which asyncio.run closes it

    def begin_loop(self, loop):
        """The loop of an asyncio.run: the first one, or the next, whose clock goes on."""
        if self.loop is not None:
            loop.go_on_after(self.loop)
        self.loop, self.ending = loop, False
        loop.set_task_factory(self.factory)
        loop.set_exception_handler(self.on_loop_error)

    def on_external(self, x):
        op, of = x["op"], x.get("of")
        self.ev("external", None, op=op, of=of)
        if op == "interrupt":
            return interrupt()
        d = self.g if of.startswith("$") else self.objs
        if of not in d:
            return
        F = Frame("external", {})
        if op == "cancel":
            self.cancel(F, of, x.get("msg"))
        elif op == "set_result":
            if not d[of].done():
                self.set_result(F, of, x.get("value"))
        elif op == "event_set":
            d[of].set()


class _Mute:
    def on_never_awaited(self, coro):
        pass
