#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Awaitscope authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""oracle.py - reference runner: the REAL CPython asyncio on a virtual clock.

    oracle.py run SCENARIO.json [-o OUT.jsonl] [--impl c|py] [--loop virtual|real]
                                [--ticks] [--max-ticks N] [--scale S]
    oracle.py run SCENARIO.json --no-trace  run the plain program; prints only the exit line, CPU seconds to stderr
    oracle.py emit SCENARIO.json            print the equivalent plain asyncio program
    oracle.py code SCENARIO.json            print the instrumented program that `run` executes
    oracle.py validate FILE.json...         check scenario files against the schema
    oracle.py gen --seed N [--count K] [--profile P] [--out DIR]
    oracle.py check A.jsonl B.jsonl [--mode exact|per-task|by-time] [--ignore f,f] [--only e,e]
    oracle.py selftest [--count N] [--seed S]
    oracle.py schema                        print the scenario schema and event vocabulary

Needs Python >= 3.11 (reference: 3.11.7); standard library only.
See `oracle.py schema` (SCHEMA below) and ORACLE.md for the formats and the policies.
"""
import argparse
import ast
import asyncio
import builtins
import collections
import contextlib
import functools
import gc
import heapq
import inspect
import itertools
import json
import keyword
import operator
import os
import random
import re
import signal
import subprocess
import sys
import textwrap
import time
import warnings
import weakref
from asyncio import base_events, events, futures, runners, taskgroups, tasks

PYVER = "%d.%d.%d" % sys.version_info[:3]

SCHEMA = r"""
SCENARIO (JSON object)
  schema      1
  name,title  strings (optional); source: any (optional, ignored)
  exceptions  {"CustomError": "Exception", "SubError": "CustomError"}   custom types -> base
  objects     {"sem": {"type":"semaphore","value":2}, "l": {"type":"lock"},
               "q": {"type":"queue","maxsize":0}, "ev": {"type":"event"}, "c": {"type":"condition"},
               "b": {"type":"barrier","parties":2}}    parties: 1 or more, default 2
              a semaphore with "bounded": true, a queue with "order": "fifo" | "lifo" | "priority"
  coros       {"work": {"params":["ok"], "body":[STEP...]}, "main": {"body":[...]}}
  main        "main" | {"coro":"main","args":{...}}
  eager       false | true   (true needs Python >= 3.12: eager task factory)
  python      "3.11" ... "3.14": the version it is meant for (ignored here: the interpreter decides)
  external    [{"at":500,"op":"cancel","of":"$t","msg":null}, {"at":..,"op":"set_result","of":"$f","value":1},
               {"at":..,"op":"event_set","of":"ev"},
               {"at":..,"op":"interrupt"}]                  things the user does, at absolute ms; interrupt: Ctrl-C

NAMES   x        local variable of the current coroutine call (or one of its params)
        $x       program-global variable (lives until interpreter exit)
        @self    the current task
        A local dies when its coroutine call ends (normally or not), in order of first binding.
VALUES  JSON scalars/lists, or {"var":"x"}. Strings are literal, except "text" and "msg" where
        {x} is replaced by the value of x (an exception prints its message).
        {"item":[LIST,VALUE]}  = LIST[VALUE % len(LIST)]; LIST: a literal non-empty JSON list (of VALUES) or
        {"var":"x"}. The VALUE must be an integer; % is Python's (never negative); a variable that holds
        an empty list raises ZeroDivisionError. Usable wherever a VALUE is: args, sleep ms, the values of
        return/set/put/set_result/{"sleep":..}, operands of cond, elements of lists.
        {"+":[A,B]} {"-":[A,B]} {"*":[A,B]}  = Python's A + B, A - B, A * B; A and B: VALUES
CORO    {"coro":"work","args":{"ok":false}}            or inline {"coro":"anything","body":[...]}
AWAITABLE
        CORO                              a fresh coroutine object
        {"var":"x"}                       whatever x holds
        {"spawn":CORO,"name":"n"}         create_task(...)
        {"gather":[AWAITABLE...],"return_exceptions":false}
        {"shield":AWAITABLE}   {"wait_for":AWAITABLE,"ms":100}   {"sleep":100,"value":1}
        {"each":"xs"}                     only inside gather/as_completed/list: every element of list xs
TIMES   only inside the lists of gather/as_completed/list (ops and the nested {"gather":[..]}):
        CORO with "times":N               N (0..1000000) fresh coroutine objects in a row
        {"spawn":CORO,"times":N,..}       N tasks in a row
        If the coroutine has a parameter "index" which is not in args, it is bound to 0,1,..,N-1 (counted
        anew for every "times"). args are evaluated for every object, in the coroutine that makes them.
        The op spawn takes times as well: {"op":"spawn","coro":"work","times":N}: N tasks; with "as" a list of them.

STEP = {"op": ...}
  log{text} | sleep{ms: number or VALUE} | block{ms: number or VALUE} | return{value?} | raise{type,msg?,from?} | reraise
  raise_value{of,from?}                   raises what a variable holds
  raise_first{n,counter,type,msg?}        raises on the first n executions (program-wide counter)
  try{body, except:[{types,as?,body}] | except_star:[...], else?, finally?}
  if{cond,then,else?}   cond: {"truthy":V} {"eq":[V,V]} {"not":cond} {"isinstance":[V,"Type"]}
                              {"done":"t"} {"cancelled":"t"} {"<":[V,V]} {"<=":[V,V]} {">":[V,V]} {">=":[V,V]} {"in":[V,V]}
                              {"and":[cond..]} {"or":[cond..]}
  for{in,as,index?,body} | repeat{times,body} | while{cond,body} | break | continue | set{as,value} | drop{of}
  await{of:AWAITABLE,as?} | let{of:AWAITABLE,as?}     let = evaluate without awaiting
  list{of:[AWAITABLE..],as}               a list of coroutine objects / tasks, nothing awaited
  sugar: call{coro,args?,body?,as?}  make{coro,..,as?}  spawn{coro,..,times?,name?,as?,in?,eager_start?}  (in = task_group var; eager_start needs Python >= 3.14)
         gather{of:[..],return_exceptions?,as?,await?}  shield{of,as?,await?}  wait_for{of,ms,as?}
  wait{of:[x..],ms?,return_when?,done?,pending?}      x: variable names (tasks or lists of tasks)
  as_completed{of:[AWAITABLE..],ms?,as,body}          body must await {"var":as} itself
  task_group{as?,body} | timeout{ms,as?,body} | reschedule{of,ms}
  cancel{of,msg?} (a task, future or list) | uncancel{of?} | callback{of,id,do?:"log"|"retrieve"|"raise",type?,msg?}
  result{of,as?} | exception{of,as?} | inspect{of}
  future{as} | set_result{of,value?} | set_exception{of,type,msg?}
  retry{of:CORO,attempts,delay,factor?,max?,on:[types],as?}
  semaphore{of,body} | lock{of,body} | put{of,value} | get{of,as?} | task_done{of} | join{of}
  event_set{of} | event_clear{of} | event_wait{of} | acquire{of} | release{of}
  condition{of,body} | condition_wait{of} | notify{of,all?} | barrier_wait{of,as?} | barrier_reset{of} | barrier_abort{of}
  put_nowait{of,value} | get_nowait{of,as?} | queue_shutdown{of,immediate?} (needs Python >= 3.13)

TRACE (JSON lines; every line has t = virtual ms, task = who it is about, event; n = loop iteration with --ticks)
  meta            first line: python, impl, loop, scenario
  created         task, coro, args?, by           create_task/gather/wait_for/... made a task
  started         task                            first step of the task entered its coroutine
  enter / leave   task, coro, args? / outcome, value|exc     a coroutine awaited inline
  sleeping        task, ms
  blocking        task, ms                        about to call time.sleep: the clock moves, nothing else runs
  awaiting        task, on                        about to await a task/future/primitive
  resumed         task, on, outcome: ok|raised|cancelled, exc?, suspended
  succeeded       task, value     raised  task, exc     cancelled  task          terminal states
  retrieved       task            its exception was consumed for the first time
  silenced        task            cancel() on a finished failed task: suppresses the report
  never_retrieved task, exc       the "... exception was never retrieved" report
  never_awaited   coro, args?     the "coroutine ... was never awaited" warning (never de-duplicated)
  destroyed_pending task          "Task was destroyed but it is pending!"
  log text | caught exc, handler | else | finally | state of,done,cancelled,cancelling
  cancel_requested task(target), by, pending(=return value for a task), msg?
  uncancelled     task, cancelling
  callback        task(target), id, state      callback_error  exc, id?
  tg_enter | tg_exit body | tg_done outcome,exc?      timeout_enter ms | timeout_exit expired,outcome,exc?
  retry attempt,delay,exc | retry_exhausted attempts,exc | released of | future_set of
  shutdown tasks[] | shutdown_exception task,exc | external op,of? | exit outcome,value|exc
  deadlock pending[] | limit                    (real asyncio would hang here)
"""

# --------------------------------------------------------------------------- ordered sets in asyncio


class OSet:
    """Insertion-ordered stand-in for set: asyncio iterates over sets of tasks, whose order is
    arbitrary (hash by address). The oracle's policy is creation/insertion order."""
    __slots__ = ("_d",)

    def __init__(self, it=()):
        it = list(it)
        try:
            self._d = dict.fromkeys(it)
        except TypeError:
            set(it)             # since 3.14 the words of a set are others than those of a dict
            raise

    def add(self, x): self._d[x] = None
    def discard(self, x): self._d.pop(x, None)
    def remove(self, x): del self._d[x]
    def clear(self): self._d.clear()
    def copy(self): return OSet(self._d)
    def __iter__(self): return iter(self._d)
    def __len__(self): return len(self._d)
    def __contains__(self, x): return x in self._d
    def __repr__(self): return "OSet(%r)" % list(self._d)


class _SetRewriter(ast.NodeTransformer):
    count = 0

    def visit_SetComp(self, node):
        self.generic_visit(node)
        self.count += 1
        return ast.Call(ast.Name("_oset_", ast.Load()), [ast.GeneratorExp(node.elt, node.generators)], [])

    def visit_Set(self, node):
        self.generic_visit(node)
        self.count += 1
        return ast.Call(ast.Name("_oset_", ast.Load()), [ast.List(node.elts, ast.Load())], [])

    def visit_Call(self, node):
        self.generic_visit(node)
        if isinstance(node.func, ast.Name) and node.func.id == "set":
            self.count += 1
            node.func.id = "_oset_"
        return node


def _rebuild(module, name, minimum):
    obj = getattr(module, name)
    tree = ast.parse(textwrap.dedent(inspect.getsource(obj)))
    rw = _SetRewriter()
    tree = ast.fix_missing_locations(rw.visit(tree))
    assert rw.count >= minimum, (module.__name__, name, rw.count)
    module.__dict__["_oset_"] = OSet
    ns = {}
    exec(compile(tree, inspect.getsourcefile(obj), "exec"), module.__dict__, ns)
    new = ns[name]
    setattr(module, name, new)
    if hasattr(asyncio, name):
        setattr(asyncio, name, new)


_REAL = {}


def patch_asyncio():
    """Once per process. Only iteration order of sets is changed, no logic; plus observation hooks."""
    if _REAL:
        return
    _REAL["wait"] = tasks.wait
    _REAL["handle_run"] = events.Handle._run
    _REAL["cancel_all"] = runners._cancel_all_tasks
    _REAL["all_tasks"] = tasks.all_tasks
    _REAL["warn"] = warnings._warn_unawaited_coroutine
    if hasattr(base_events, "MAXIMUM_SELECT_TIMEOUT"):
        base_events.MAXIMUM_SELECT_TIMEOUT = 10 ** 15   # our unit is ms, not s

    def _run(self):
        rt = getattr(self._loop, "rt", None)
        cb = self._callback
        touched = rt.before_handle(cb, self._args) if rt is not None and rt.failed else None
        try:
            return _REAL["handle_run"](self)
        finally:
            if rt is not None:
                rt.after_handle(cb, touched)
            # A handle that ran lets go of its callback (stock: as_completed(timeout) leaves a cycle
            # fired timer -> _on_timeout -> ... -> timer that only the collector would break).
            self._callback = self._args = None
            self = cb = None        # this frame may be kept alive by a traceback (f_back)
    events.Handle._run = _run

    def _cancel_all_tasks(loop):
        rt = getattr(loop, "rt", None)
        if rt is not None:
            rt.on_shutdown(loop)
        return _REAL["cancel_all"](loop)
    runners._cancel_all_tasks = _cancel_all_tasks

    def _warn(coro):
        rt = RT.current
        if rt is not None:
            rt.on_never_awaited(coro)
        else:
            _REAL["warn"](coro)
    warnings._warn_unawaited_coroutine = _warn


_ORDERED = False


def patch_ordered():
    global _ORDERED
    if _ORDERED:
        return
    _ORDERED = True
    _rebuild(tasks, "wait", 1)
    _rebuild(tasks, "_wait", 2)
    if hasattr(tasks, "_AsCompletedIterator"):
        _rebuild(tasks, "_AsCompletedIterator", 2)
    else:
        _rebuild(tasks, "as_completed", 2)
    _rebuild(taskgroups, "TaskGroup", 1)

    def all_tasks(loop=None):
        ts = list(_REAL["all_tasks"](loop))
        ts.sort(key=lambda t: getattr(t, "_oseq", 1 << 60))
        return OSet(ts)
    tasks.all_tasks = all_tasks
    asyncio.all_tasks = all_tasks


# --------------------------------------------------------------------------- loops


class Deadlock(BaseException):
    pass


class StableTimer(events.TimerHandle):
    """TimerHandle ordered by (when, creation number): FIFO among equal deadlines.
    The stock TimerHandle compares `when` only and heapq is not stable."""
    __slots__ = ("_oseq",)

    def __lt__(self, other):
        a, b = self._when, other._when
        return a < b or (a == b and self._oseq < other._oseq)

    def __hash__(self):
        return id(self)


class _VSelector:
    def __init__(self, loop):
        self.loop = loop

    def select(self, timeout):
        if timeout is None:
            self.loop.rt.on_deadlock()
            raise Deadlock()
        if timeout > 0:
            self.loop._now += timeout
        return []

    def close(self):
        pass


class VirtualLoop(base_events.BaseEventLoop):
    """The stock BaseEventLoop._run_once with a selector whose select() advances the clock."""

    def __init__(self, rt):
        self.rt = rt
        super().__init__()
        self._now = 0
        self._clock_resolution = 0.5        # integer milliseconds
        self._selector = _VSelector(self)
        self._tseq = itertools.count()

    def time(self):
        return self._now

    def _process_events(self, event_list):
        pass

    def _write_to_self(self):
        pass

    def call_at(self, when, callback, *args, context=None):
        self._check_closed()
        timer = StableTimer(when, callback, args, self, context)
        timer._oseq = next(self._tseq)
        heapq.heappush(self._scheduled, timer)
        timer._scheduled = True
        return timer

    def stand_still(self, ms):
        """What time.sleep does to the clock."""
        self._now += ms

    def create_future(self):
        return self.rt.future_class(loop=self)

    def _run_once(self):
        self.rt.on_tick()
        super()._run_once()


class PlainLoop(base_events.BaseEventLoop):
    """The virtual clock for an unmodified program (run --no-trace): stock asyncio, C Task and Future.
    The clock counts whole milliseconds and shows them in seconds, so that equal deadlines stay equal."""

    def __init__(self, max_ticks=100000):
        super().__init__()
        self.ms = self.tick = 0
        self.max_ticks = max_ticks
        self.ended = self.pending = None
        self._now = 0.0
        self._clock_resolution = 0.0005
        self._selector = self._Selector(self)
        self._tseq = itertools.count()

    class _Selector:
        def __init__(self, loop):
            self.loop = loop

        def select(self, timeout):
            lp = self.loop
            if timeout is None:
                if not lp.ended:
                    lp.ended = "deadlock"
                    lp.pending = sorted(plain_val(t)["task"] for t in tasks.all_tasks(lp))
                raise Deadlock()
            if timeout > 0:
                lp.ms += round(timeout * 1000)
                lp._now = lp.ms / 1000
            return []

        def close(self):
            pass

    def time(self):
        return self._now

    def stand_still(self, seconds):
        self.ms += round(seconds * 1000)
        self._now = self.ms / 1000

    def _process_events(self, event_list):
        pass

    def _write_to_self(self):
        pass

    def call_at(self, when, callback, *args, context=None):
        self._check_closed()
        timer = StableTimer(round(when * 1000) / 1000, callback, args, self, context)
        timer._oseq = next(self._tseq)
        heapq.heappush(self._scheduled, timer)
        timer._scheduled = True
        return timer

    def _run_once(self):
        self.tick += 1
        if self.tick > self.max_ticks:
            self.ended = self.ended or "limit"
            raise Deadlock()
        super()._run_once()


class _ScaledSelector:
    def __init__(self, real, rt):
        self.real, self.rt = real, rt

    def select(self, timeout):
        if timeout is None:
            # nothing but I/O could wake the loop: same condition as the virtual loop's deadlock
            self.rt.on_deadlock()
            raise Deadlock()
        return self.real.select(timeout * self.rt.scale / 1000.0)

    def __getattr__(self, name):
        return getattr(self.real, name)


class RealLoop(asyncio.SelectorEventLoop):
    """The stock selector loop in real time (scaled); no ordered sets, stock heap."""

    def __init__(self, rt):
        self.rt = rt
        super().__init__()
        self._t0 = time.monotonic()
        self._selector = _ScaledSelector(self._selector, rt)

    def stand_still(self, ms):
        time.sleep(ms * self.rt.scale / 1000.0)

    def time(self):
        return (time.monotonic() - self._t0) * 1000.0 / self.rt.scale

    def create_future(self):
        return self.rt.future_class(loop=self)

    def _run_once(self):
        self.rt.on_tick()
        super()._run_once()


# --------------------------------------------------------------------------- runtime


def strip(exc):
    """Drop tracebacks all over the chain, so that no dead frame keeps a task alive.
    (CPython keeps the locals of every frame an exception passed through alive as long as the
    exception lives; the oracle's policy is that locals die when their coroutine call ends.)"""
    seen, todo = set(), [exc]
    while todo:
        e = todo.pop()
        if e is None or id(e) in seen:
            continue
        seen.add(id(e))
        e.__traceback__ = None
        todo.append(e.__context__)
        todo.append(e.__cause__)
        if isinstance(e, BaseExceptionGroup):
            todo.extend(e.exceptions)


def exc_json(e):
    if isinstance(e, BaseExceptionGroup):
        return {"type": type(e).__name__, "msg": str(e), "excs": [exc_json(x) for x in e.exceptions]}
    return {"type": type(e).__name__, "msg": exc_msg(e)}


def exc_msg(e):
    if isinstance(e, BaseExceptionGroup):
        return str(e)
    if len(e.args) == 1 and isinstance(e.args[0], str):
        return e.args[0]
    return str(e)


QUEUES = {"fifo": "Queue", "lifo": "LifoQueue", "priority": "PriorityQueue"}


class Frame:
    """Locals of one coroutine call."""
    __slots__ = ("v", "args", "name")

    def __init__(self, name, args):
        self.name, self.args, self.v = name, args, {}


class Unbound(NameError):
    pass


class RT:
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
        self.objs = {}
        self.kinds = {}         # id of an object -> "lock:name"
        for n, o in scen.get("objects", {}).items():
            k = o["type"]
            self.objs[n] = {
                "semaphore": lambda: (asyncio.BoundedSemaphore if o.get("bounded") else asyncio.Semaphore)(o.get("value", 1)),
                "lock": asyncio.Lock, "event": asyncio.Event, "condition": asyncio.Condition,
                "queue": lambda: getattr(asyncio, QUEUES[o.get("order", "fifo")])(o.get("maxsize", 0)),
                "barrier": lambda: asyncio.Barrier(o.get("parties", 2)),
            }[k]()
            self.kinds[id(self.objs[n])] = "%s:%s" % (k, n)
        self.fns = {}

    # ---- emission

    def now(self):
        if self.loop is None:
            return 0
        if self.loopkind == "virtual":
            return self.loop._now
        return int(self.loop.time()) if not self.loop.is_closed() else -1

    def ev(self, event, task=None, **kw):
        if self.muted:
            return
        if self.collecting and event not in ("never_retrieved", "never_awaited", "destroyed_pending"):
            return
        self.scan()
        d = {"t": self.now()}
        if self.ticks:
            d["n"] = self.tick
        d["task"] = task
        d["event"] = event
        for k, v in kw.items():
            if v is not None or k in ("value", "by"):
                d[k] = v
        self.out.append(d)

    SCAN_LIMIT = 64

    def scan(self):
        """Reports the exceptions that were consumed since the last scan: nothing tells the oracle, so it looks at
        the flag of every failed task. When there are many of them it looks only at those that the code
        which ran since then may have touched (see touch); tests compare the two ways."""
        if self.scanning or not self.failed:
            return
        self.scanning = True
        try:
            if self.scan_all or len(self.failed) <= self.SCAN_LIMIT:
                labs = self.failed
            else:
                labs = [lab for lab in self.touched if lab in self.failed]
            hits = []
            for lab in labs:
                t = self.failed[lab][1]()
                if t is None or not t._log_traceback:      # died without a report: was retrieved
                    hits.append(lab)
                t = None
            if len(hits) > 1:
                hits.sort(key=lambda lab: self.failed[lab][0])
            self.touched.clear()
            self.scan_all = self.ending
            for lab in hits:
                self.forget(lab)
            for lab in hits:
                self.ev("retrieved", lab)
        finally:
            self.scanning = False

    def forget(self, lab):
        hit = self.failed.pop(lab, None)
        if hit is not None:
            self.byexc[hit[2]].remove(lab)
            if not self.byexc[hit[2]]:
                del self.byexc[hit[2]]

    def touch(self, exc):
        """An await raised exc: whatever task it came from."""
        self.touched.update(self.byexc.get(id(exc), ()))

    def before_handle(self, cb, args):
        """What the handle about to run may consume: labels, or None for anything. (A step of a coroutine: the future
        it waited for; what it consumes otherwise goes through get, _aw or x_gather. A done callback: its future.)"""
        owner = getattr(cb, "__self__", None)
        labs = [self.label(a) for a in args or () if isinstance(a, self.Task)]
        if isinstance(owner, self.Task):
            known = getattr(owner, "_olabel", None) != "internal"
        elif getattr(cb, "__name__", "") == "_done_callback":       # of gather; the last one looks at all children
            cells = dict(zip(cb.__code__.co_freevars, cb.__closure__ or ()))
            known = "nfuts" in cells and cells["nfinished"].cell_contents + 1 < cells["nfuts"].cell_contents
        else:
            known = isinstance(owner, asyncio.Timeout) or any(futures.isfuture(a) for a in args or ())
        if not known:
            self.scan_all = True
            return None
        self.touched.update(labs)
        return labs

    def cur(self):
        try:
            t = asyncio.current_task()
        except RuntimeError:
            return None
        return None if t is None else self.label(t)

    def label(self, obj):
        lab = getattr(obj, "_olabel", None)
        if lab is None:
            if isinstance(obj, self.Task) and self.pending_label is not None:
                lab = obj._olabel = self.pending_label
                return lab
            if futures.isfuture(obj):
                self.fseq += 1
                lab = "future#%d" % self.fseq
                try:
                    obj._olabel = lab
                except AttributeError:
                    pass
                return lab
            lab = repr(obj)
        return lab

    def val(self, v):
        if isinstance(v, BaseException):
            return {"exc": exc_json(v)}
        if futures.isfuture(v):
            return {"task": self.label(v)}
        if isinstance(v, (list, tuple, OSet, set)):
            return [self.val(x) for x in v]
        if isinstance(v, dict):
            return {k: self.val(x) for k, x in v.items()}
        if inspect.iscoroutine(v):
            return {"coro": v.__qualname__}
        if v is None or isinstance(v, (int, float, str, bool)):
            return v
        return {"object": type(v).__name__}

    # ---- hooks

    def on_tick(self):
        self.tick += 1
        if self.tick > self.max_ticks:
            self.scan()
            self.ev("limit")
            self.muted = True
            self.ended = "limit"
            raise Deadlock()

    def on_deadlock(self):
        if self.ended:
            return
        self.ended = "deadlock"
        pend = [self.label(t) for t in tasks.all_tasks(self.loop) if hasattr(t, "_oseq")]
        pend.sort(key=lambda s: s)
        self.ev("deadlock", None, pending=pend)
        self.muted = True

    def factory(self, loop, coro, **kw):
        if self.eager and loop.is_running() and sys.version_info >= (3, 12):
            kw.setdefault("eager_start", True)
        if not self.is_ours(coro):
            kw.pop("eager_start", None)
            t = self.Task(coro, loop=loop, **kw)
            t._olabel, t._ofin, t._ostarted = "internal", True, True
            return t
        self.seq += 1
        info = coro.cr_frame.f_locals if coro.cr_frame is not None else {}
        cname = coro.__qualname__
        lab = info.get("label") or "%s#%d" % (cname, self.seq)
        if lab in self.used:
            lab = "%s#%d" % (lab, self.seq)
        self.used.add(lab)
        args = info.get("args") or None
        box = info.get("box")
        info = None
        self.ev("created", lab, coro=cname, args=self.val(args), by=self.cur())
        prev, self.pending_label = self.pending_label, lab
        seq = self.seq
        try:
            t = self.Task(coro, loop=loop, **kw)
        finally:
            self.pending_label = prev
        t._olabel = lab
        t._oseq = seq
        t._obox = box           # what a coroutine that never starts would have awaited
        self.live.append(weakref.ref(t))
        if t.done():
            self.finished(t)
        return t

    def is_ours(self, coro):
        code = getattr(coro, "cr_code", None)
        return code is RT._run.__code__ or code is RT._std.__code__

    def finished(self, t):
        if getattr(t, "_ofin", False):
            return
        t._ofin = True
        lab = self.label(t)
        box = getattr(t, "_obox", None)
        t._obox = None
        if t.cancelled():
            self.ev("cancelled", lab)
        elif t._exception is not None:
            self.ev("raised", lab, exc=exc_json(t._exception))
            if t._log_traceback:
                self.failed[lab] = (self.nfailed, weakref.ref(t), id(t._exception))
                self.nfailed += 1
                self.byexc.setdefault(id(t._exception), []).append(lab)
                self.touched.add(lab)       # eager: create_task of a group looks at it at once
        else:
            self.ev("succeeded", lab, value=self.val(t._result))
        if box:
            box.clear()         # (else a traceback would keep it alive for some time)

    def after_handle(self, cb, touched):
        if self.failed:
            if touched is None:
                self.scan_all = True
            else:
                self.touched.update(touched)
        t = getattr(cb, "__self__", None)
        if isinstance(t, self.Task) and t.done():
            self.finished(t)
        self.scan()

    def on_cancel(self, t, msg):
        if getattr(t, "_olabel", None) == "internal":
            return
        lab = self.label(t)
        self.ev("cancel_requested", lab, by=self.cur(), pending=not t.done(), msg=msg)
        if t.done() and not t.cancelled() and t._log_traceback:
            self.forget(lab)
            self.ev("silenced", lab)

    def on_shutdown(self, loop):
        self.ending = self.scan_all = True
        ts = [self.label(t) for t in tasks.all_tasks(loop)]
        if ts:
            self.ev("shutdown", None, tasks=ts)

    def on_never_awaited(self, coro):
        args = None
        if self.is_ours(coro) and coro.cr_frame is not None:
            args = self.val(coro.cr_frame.f_locals.get("args")) or None
        self.ev("never_awaited", None, coro=coro.__qualname__, args=args)

    def on_loop_error(self, loop, ctx):
        m = ctx["message"]
        e = ctx.get("exception")
        ej = exc_json(e) if e is not None else None
        if m.endswith("exception was never retrieved"):
            lab = self.label(ctx["future"])
            self.forget(lab)    # the finalizer clears the flag itself
            self.ev("never_retrieved", lab, exc=ej)
        elif m.startswith("Task was destroyed"):
            self.ev("destroyed_pending", self.label(ctx["task"]))
        elif m.startswith("Exception in callback"):
            cb = getattr(ctx.get("handle"), "_callback", None)
            i = cb.args[0] if isinstance(cb, functools.partial) else None
            strip(e)            # else: exception -> Handle._run frame -> context dict -> exception, a cycle
            self.ev("callback_error", None, id=i, exc=ej)
        elif m.startswith("unhandled exception during asyncio.run()"):
            self.ev("shutdown_exception", self.label(ctx["task"]), exc=ej)
        elif m.endswith("exception in shielded future"):
            self.ev("shield_exception", self.label(ctx["future"]), exc=ej)
        else:
            task = ctx.get("task")
            self.ev("loop_error", self.label(task) if task is not None else None,
                    message=re.sub(r"<.*>", "<...>", m), exc=ej)

    # ---- names and values

    def T(self, name):
        if name in self.types:
            return self.types[name]
        t = getattr(asyncio, name, None) or getattr(builtins, name, None)
        if not (isinstance(t, type) and issubclass(t, BaseException)):
            raise ValueError("unknown exception type %r" % name)
        return t

    def TT(self, *names):
        return tuple(self.T(n) for n in names)

    def get(self, F, name):
        if name == "@self":
            return asyncio.current_task()
        if name.startswith("$"):
            d = self.g
        elif name in F.v:
            d = F.v
        elif name in F.args:
            d = F.args
        elif name in self.objs:
            d = self.objs
        else:
            d = F.v
        if name not in d:
            raise Unbound("name '%s' is not defined" % name)
        v = d[name]
        if self.failed and isinstance(v, self.Task):
            self.touched.add(self.label(v))     # for V.result(), V.exception()
        return v

    def put(self, F, name, value):
        if name.startswith("$"):
            self.g[name] = value
        else:
            F.v[name] = value

    def drop(self, F, name):
        d = self.g if name.startswith("$") else F.v
        d.pop(name, None)

    def fmt(self, F, text):
        def rep(m):
            v = self.get(F, m.group(1))
            if isinstance(v, BaseException):
                return exc_msg(v)
            if futures.isfuture(v):
                return self.label(v)
            return str(v)
        return re.sub(r"\{([$@]?\w+)\}", rep, text)

    def mk(self, F, type_, msg=None):
        t = self.T(type_)
        if issubclass(t, BaseExceptionGroup):
            return t(self.fmt(F, msg or "group"), [ValueError("inner")])
        return t() if msg is None else t(self.fmt(F, msg))

    # ---- coroutines

    def coro(self, name, args=None, label=None):
        co = self._run(name, args or {}, label)
        co.__name__ = co.__qualname__ = name
        return co

    def _prologue(self, name, args):
        t = asyncio.current_task()
        lab = self.label(t)
        if not getattr(t, "_ostarted", False):
            t._ostarted = True
            self.ev("started", lab)
            return False
        self.ev("enter", lab, coro=name, args=self.val(args) or None)
        return True

    def _epilogue(self, name, exc, value=None):
        lab = self.cur()
        if exc is None:
            self.ev("leave", lab, coro=name, outcome="ok", value=self.val(value))
        else:
            self.ev("leave", lab, coro=name, outcome=outcome(exc), exc=exc_json(exc))

    async def _run(self, name, args, label):
        inline = self._prologue(name, args)
        F = Frame(name, args)
        try:
            r = await self.fns[name](F)
        except BaseException as e:
            strip(e)
            clear(F.v)
            if inline:
                self._epilogue(name, e)
            raise
        clear(F.v)
        if inline:
            self._epilogue(name, None, r)
        return r

    async def _std(self, name, args, label, box, fn):
        """A stdlib coroutine (wait_for, sleep) made observable."""
        inline = self._prologue(name, args)
        try:
            r = await fn(box)
        except BaseException as e:
            strip(e)
            if inline:
                self._epilogue(name, e)
            raise
        if inline:
            self._epilogue(name, None, r)
        return r

    def _mkstd(self, name, args, box, fn):
        co = self._std(name, args, None, box, fn)
        co.__name__ = co.__qualname__ = name
        return co

    async def _wait_for(self, ms, box):
        on = "wait_for(%s,%s)" % (self.lab_aw(box[0]), ms)
        lab = self.cur()
        self.ev("awaiting", lab, on=on)
        n = self.tick
        try:
            r = await asyncio.wait_for(box.pop(), ms)
        except BaseException as e:
            strip(e)
            self.touch(e)
            self.ev("resumed", lab, on=on, outcome=outcome(e), exc=exc_json(e), suspended=self.tick != n)
            raise
        self.ev("resumed", lab, on=on, outcome="ok", suspended=self.tick != n)
        return r

    def x_wait_for(self, F, aw, ms):
        return self._mkstd("wait_for", {}, [aw], functools.partial(self._wait_for, ms))

    async def _sleep_value(self, ms, value, box):
        await self.sleep(None, ms)
        return value

    def x_sleep(self, F, ms, value=None):
        return self._mkstd("sleep", {"ms": ms}, [], functools.partial(self._sleep_value, ms, value))

    def x_spawn(self, F, co, name=None, tg=None, eager=False):
        kw = {"eager_start": True} if eager else {}
        if tg is not None:
            return self.get(F, tg).create_task(co, **kw)
        return asyncio.create_task(co, **kw)

    def x_gather(self, F, items, rex):
        f = asyncio.gather(*items, return_exceptions=rex)
        self.scan_all = True        # since 3.12 gather looks at children that are done
        f._olabel = "gather[%s]" % ",".join(self.label(c) for c in getattr(f, "_children", ()))
        return f

    def x_shield(self, F, aw):
        # label the inner task/future: asyncio.shield() may create it, so do that step ourselves
        inner = asyncio.ensure_future(aw)
        f = asyncio.shield(inner)
        if f is not inner:
            f._olabel = "shield[%s]" % self.label(inner)
        return f

    def lab_aw(self, obj):
        if inspect.iscoroutine(obj):
            return obj.__qualname__
        return self.label(obj)

    def aw(self, F, obj):
        if inspect.iscoroutine(obj) and self.is_ours(obj):
            return self._aw_inline(obj)
        return self._aw("as_completed" if inspect.iscoroutine(obj) else self.label(obj), obj)

    async def _aw_inline(self, obj):
        try:
            return await obj
        except BaseException as e:
            strip(e)
            raise
        finally:
            obj = None

    async def _aw(self, on, obj, value=False):
        lab = self.cur()
        self.ev("awaiting", lab, on=on)
        n = self.tick
        try:
            r = await obj
        except BaseException as e:
            strip(e)
            self.touch(e)
            obj = None
            self.ev("resumed", lab, on=on, outcome=outcome(e), exc=exc_json(e), suspended=self.tick != n)
            raise
        obj = None
        self.ev("resumed", lab, on=on, outcome="ok", value=self.val(r) if value else None, suspended=self.tick != n)
        return r

    def block(self, F, ms):
        if isinstance(ms, (int, float)) and ms >= 0:
            self.ev("blocking", self.cur(), ms=ms)
            self.loop.stand_still(ms)
        else:
            time.sleep(ms)      # says what is wrong with it

    async def sleep(self, F, ms):
        lab = self.cur()
        self.ev("sleeping", lab, ms=ms)
        try:
            await asyncio.sleep(ms)
        except BaseException as e:
            strip(e)
            self.ev("resumed", lab, on="sleep", outcome=outcome(e), exc=exc_json(e), suspended=True)
            raise
        self.ev("resumed", lab, on="sleep", outcome="ok", suspended=True)

    # ---- statements

    def log(self, F, text):
        self.ev("log", self.cur(), text=self.fmt(F, text))

    def mark(self, F, what):
        self.ev(what, self.cur())

    def caught(self, F, e, handler):
        strip(e)
        self.ev("caught", self.cur(), exc=exc_json(e), handler=handler)

    def raise_first(self, F, n, counter, type_, msg):
        self.counters[counter] += 1
        if self.counters[counter] <= n:
            raise self.mk(F, type_, msg)

    def cond(self, F, c):
        (k, v), = c.items()
        if k == "truthy":
            return bool(self.ev_val(F, v))
        if k == "eq":
            return self.ev_val(F, v[0]) == self.ev_val(F, v[1])
        if k == "not":
            return not self.cond(F, v)
        if k == "isinstance":
            return isinstance(self.ev_val(F, v[0]), self.T(v[1]))
        if k == "done":
            return self.get(F, v).done()
        if k == "cancelled":
            return self.get(F, v).cancelled()
        if k in COMPARE:
            return COMPARE[k](self.ev_val(F, v[0]), self.ev_val(F, v[1]))
        if k == "and":
            return all(self.cond(F, x) for x in v)
        if k == "or":
            return any(self.cond(F, x) for x in v)
        raise ValueError(k)

    def ev_val(self, F, v):
        if isinstance(v, dict):
            if set(v) == {"var"}:
                return self.get(F, v["var"])
            if set(v) == {"item"}:
                return self.item(*[self.ev_val(F, x) for x in v["item"]])
            op = math_op(v)
            if op:
                return MATH[op](self.ev_val(F, v[op][0]), self.ev_val(F, v[op][1]))
            return {k: self.ev_val(F, x) for k, x in v.items()}
        if isinstance(v, list):
            return [self.ev_val(F, x) for x in v]
        return v

    @staticmethod
    def item(xs, i):
        return xs[i % len(xs)]

    def flat(self, F, names):
        out = []
        for n in names:
            v = self.get(F, n)
            if isinstance(v, (list, OSet, set)):
                out.extend(v)
            else:
                out.append(v)
        return out

    async def wait(self, F, names, ms, rw, done, pending):
        fs = self.flat(F, names)
        lab = self.cur()
        on = "wait[%s]" % ",".join(self.label(f) for f in fs)
        self.ev("awaiting", lab, on=on, return_when=rw, ms=ms)
        n = self.tick
        try:
            d, p = await asyncio.wait(fs, timeout=ms, return_when=rw)
        except BaseException as e:
            strip(e)
            fs = None
            self.ev("resumed", lab, on=on, outcome=outcome(e), exc=exc_json(e), suspended=self.tick != n)
            raise
        order = {id(f): i for i, f in enumerate(fs)}
        fs = None
        d = sorted(d, key=lambda f: order[id(f)])
        p = sorted(p, key=lambda f: order[id(f)])
        self.ev("resumed", lab, on=on, outcome="ok", suspended=self.tick != n,
                done=[self.label(f) for f in d], pending=[self.label(f) for f in p])
        if done:
            self.put(F, done, d)
        if pending:
            self.put(F, pending, p)

    def as_completed(self, F, items, ms):
        return asyncio.as_completed(items, timeout=ms)

    def iter(self, F, name):
        v = self.get(F, name)
        return iter(v)

    def cancel(self, F, name, msg):
        v = self.get(F, name)
        for t in (list(v) if isinstance(v, (list, OSet, set)) else [v]):
            if isinstance(t, self.Task):
                t.cancel(msg)
            elif futures.isfuture(t):
                self.ev("cancel_requested", self.label(t), by=self.cur(), pending=not t.done(), msg=msg)
                t.cancel(msg)
            else:
                raise TypeError("cannot cancel a %s" % type(t).__name__)

    def uncancel(self, F, name):
        t = self.get(F, name or "@self")
        n = t.uncancel()
        self.ev("uncancelled", self.label(t), cancelling=n)

    def callback(self, F, name, id_, do, type_, msg):
        t = self.get(F, name)
        t.add_done_callback(functools.partial(self._cb, id_, do, type_, msg))

    def _cb(self, id_, do, type_, msg, fut):
        st = "cancelled" if fut.cancelled() else "raised" if fut._exception is not None else "succeeded"
        self.ev("callback", self.label(fut), id=id_, state=st)
        if do == "retrieve":
            if not fut.cancelled():
                fut.exception()
        elif do == "raise":
            raise self.mk(None, type_ or "RuntimeError", msg)

    def inspect(self, F, name):
        v = self.get(F, name)
        kw = {}
        if hasattr(v, "cancelling"):
            kw["cancelling"] = v.cancelling()
        self.ev("state", self.cur(), of=self.label(v), done=v.done(), cancelled=v.cancelled(), **kw)

    def future(self, F, name):
        f = asyncio.get_running_loop().create_future()
        self.label(f)
        self.put(F, name, f)

    def set_result(self, F, name, value):
        f = self.get(F, name)
        f.set_result(self.ev_val(F, value))
        self.ev("future_set", self.cur(), of=self.label(f))

    def set_exception(self, F, name, type_, msg):
        f = self.get(F, name)
        f.set_exception(self.mk(F, type_, msg))
        self.ev("future_set", self.cur(), of=self.label(f))

    async def retry(self, F, make, attempts, delay, factor, maxd, on):
        for a in range(1, attempts + 1):
            try:
                return await self.aw(F, make())
            except on as e:
                strip(e)
                if a == attempts:
                    self.ev("retry_exhausted", self.cur(), attempts=a, exc=exc_json(e))
                    raise
                self.ev("retry", self.cur(), attempt=a, delay=delay, exc=exc_json(e))
            await self.sleep(F, delay)
            delay = int(delay * factor)
            if maxd is not None:
                delay = min(delay, maxd)

    def reschedule(self, F, name, ms):
        when = None if ms is None else asyncio.get_running_loop().time() + ms
        self.get(F, name).cm.reschedule(when)

    async def put_q(self, F, name, value):
        await self._aw("queue_put:%s" % name, self.get(F, name).put(self.ev_val(F, value)))

    async def get_q(self, F, name):
        return await self._aw("queue_get:%s" % name, self.get(F, name).get(), value=True)

    async def acquire(self, F, name):
        s = self.get(F, name)
        w = s.acquire()
        await self._aw(self.kinds[id(s)], w)

    def release(self, F, name):
        s = self.get(F, name)
        s.release()
        self.ev("released", self.cur(), of=self.kinds[id(s)])

    # ---- external

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


COMPARE = {"<": operator.lt, "<=": operator.le, ">": operator.gt, ">=": operator.ge, "in": lambda a, b: a in b}
MATH = {"+": operator.add, "-": operator.sub, "*": operator.mul}


def math_op(v):
    """"+" of {"+": [A, B]}, else None."""
    return next(iter(v)) if isinstance(v, dict) and len(v) == 1 and next(iter(v)) in MATH else None


def T_of(name):
    return getattr(asyncio, name, None) or getattr(builtins, name, None)


def interrupt():
    """What SIGINT does while nothing of the program runs: the handler that asyncio.Runner has installed, or that of Python."""
    handler = signal.getsignal(signal.SIGINT)
    if not isinstance(handler, functools.partial):
        raise KeyboardInterrupt
    handler(signal.SIGINT, None)


@contextlib.contextmanager
def own_sigint(scen):
    """Whoever started this process may have made it ignore SIGINT: asyncio.Runner then installs nothing."""
    if not any(x["op"] == "interrupt" for x in scen.get("external", [])):
        yield
        return
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def outcome(e):
    return "cancelled" if isinstance(e, asyncio.CancelledError) else "raised"


def clear(d):
    """Locals die one by one, in order of first binding."""
    for k in list(d):
        d.pop(k, None)


class TG:
    def __init__(self, rt, F, var):
        self.rt, self.F, self.var, self.tg = rt, F, var, asyncio.TaskGroup()

    async def __aenter__(self):
        self.rt.ev("tg_enter", self.rt.cur())
        await self.tg.__aenter__()
        if self.var:
            self.rt.put(self.F, self.var, self)
        self.F = None  # see TO
        return self

    def create_task(self, co, **kw):
        return self.tg.create_task(co, **kw)

    async def __aexit__(self, et, e, tb):
        rt = self.rt
        lab = rt.cur()
        rt.ev("tg_exit", lab, body="ok" if et is None else outcome(e))
        n = rt.tick
        try:
            r = await self.tg.__aexit__(et, e, tb)
        except BaseException as x:
            # The stock __aexit__ frame keeps a caught CancelledError in a local: frame -> exception ->
            # traceback -> frame, a cycle that would keep the parent task alive.
            fr = x.__traceback__.tb_next.tb_frame if x.__traceback__ and x.__traceback__.tb_next else None
            strip(x)
            if fr is not None and fr.f_code is taskgroups.TaskGroup.__aexit__.__code__:
                fr.clear()
            fr = None
            rt.ev("tg_done", lab, outcome=outcome(x), exc=exc_json(x), suspended=rt.tick != n)
            raise
        finally:
            e = tb = None
        rt.ev("tg_done", lab, outcome="ok" if et is None else outcome_t(et), suspended=rt.tick != n)
        return r


def outcome_t(et):
    return "cancelled" if issubclass(et, asyncio.CancelledError) else "raised"


class TO:
    def __init__(self, rt, F, ms, var):
        self.rt, self.F, self.ms, self.var = rt, F, ms, var
        self.cm = asyncio.timeout(ms)

    async def __aenter__(self):
        self.rt.ev("timeout_enter", self.rt.cur(), ms=self.ms)
        await self.cm.__aenter__()
        if self.var:
            self.rt.put(self.F, self.var, self)
        self.F = None  # asyncio's timeout does not refer to the variables of whoever opened it
        return self

    async def __aexit__(self, et, e, tb):
        rt = self.rt
        lab = rt.cur()
        try:
            r = await self.cm.__aexit__(et, e, tb)
        except BaseException as x:
            strip(x)
            rt.ev("timeout_exit", lab, expired=self.cm.expired(), outcome=outcome(x), exc=exc_json(x))
            raise
        finally:
            e = tb = None
        rt.ev("timeout_exit", lab, expired=self.cm.expired(), outcome="ok" if et is None else outcome_t(et))
        return r


TG.__name__, TO.__name__ = "TaskGroup", "Timeout"  # as messages name them


class Held:
    """async with semaphore/lock, observed."""

    def __init__(self, rt, F, name, kind):
        self.rt, self.name, self.kind = rt, name, kind
        self.s = rt.get(F, name)

    async def __aenter__(self):
        await self.rt._aw("%s:%s" % (self.kind, self.name), self.s.acquire())

    async def __aexit__(self, et, e, tb):
        self.s.release()
        self.rt.ev("released", self.rt.cur(), of="%s:%s" % (self.kind, self.name))


# --------------------------------------------------------------------------- code generation


class GenError(Exception):
    pass


OPS = {}


class Gen:
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
        self.raise_first = self.blocks = False
        self.pynames = {}
        self.clashes = name_clashes(scen) if plain else ()

    # -- helpers
    def w(self, ind, s):
        self.lines.append("    " * ind + s)

    def block(self, ind, steps):
        if not steps:
            self.w(ind, "pass")
        for s in steps:
            self.step(ind, s)

    def pyname(self, n):
        """the name of the function of coroutine n"""
        p = "".join(c if ("_" + c).isidentifier() else "_" for c in n)  # \w has more than identifiers
        if not self.plain:
            return p
        if n not in self.pynames:
            while keyword.iskeyword(p) or p in self.clashes or p in self.pynames.values():
                p += "_"
            self.pynames[n] = p
        return self.pynames[n]

    def var(self, n):
        """expression reading a variable"""
        if not self.plain:
            return "R.get(F, %r)" % n
        return "asyncio.current_task()" if n == "@self" else self.plain_name(n)

    def assign(self, n):
        """assignment target"""
        if not self.plain:
            return "R.g[%r]" % n if n.startswith("$") else "F.v[%r]" % n
        return self.plain_name(n)

    def plain_name(self, n):
        """a variable under its own name: no name becomes code, and Python's own words mean no variable"""
        bare = n[1:] if n.startswith("$") else n
        if not bare.isidentifier() or keyword.iskeyword(bare):
            raise GenError("%r is not an identifier: the plain program keeps all names" % n)
        return "G." + bare if n.startswith("$") else n

    def value(self, v):
        if isinstance(v, dict):
            if set(v) == {"var"}:
                return self.var(v["var"])
            if set(v) == {"item"}:
                xs, i = v["item"]
                if not self.plain:
                    return "R.item(%s, %s)" % (self.value(xs), self.value(i))
                n = len(xs) if isinstance(xs, list) else "len(%s)" % self.value(xs)
                return "%s[%s %% %s]" % (self.value(xs), self.operand(i), n)
            op = math_op(v)
            if op:
                return "%s %s %s" % (self.operand(v[op][0]), op, self.operand(v[op][1]))
            return "{%s}" % ", ".join("%r: %s" % (k, self.value(x)) for k, x in v.items())
        if isinstance(v, list):
            return "[%s]" % ", ".join(self.value(x) for x in v)
        return repr(v)

    def operand(self, v):
        return ("(%s)" if math_op(v) else "%s") % self.value(v)

    def text(self, s):
        """f-string (plain only)"""
        parts = re.split(r"\{([$@]?\w+)\}", s)
        if len(parts) == 1:
            return repr(s)
        out = ""
        for i, p in enumerate(parts):
            out += p.replace("{", "{{").replace("}", "}}") if i % 2 == 0 else "{%s}" % self.var(p)
        return "f" + repr(out) if "'" not in out or '"' in out else 'f"%s"' % out.replace("\n", "\\n")

    def secs(self, ms):
        return "None" if ms is None else repr(ms / 1000)

    def coro_ref(self, c):
        n = c["coro"]
        if "body" in c:
            base, i = n, 1
            while n in self.coros and self.coros[n] is not c:
                i += 1
                n = "%s_%d" % (base, i)
            if n not in self.coros:
                self.coros[n] = c
                self.queue.append(n)
        elif n not in self.coros:
            raise GenError("unknown coroutine %r" % n)
        return n

    def coro(self, c, label=None, index=None):
        """index: the loop variable, when this is the body of a `times` loop"""
        n = self.coro_ref(c)
        args = {k: self.value(v) for k, v in (c.get("args") or {}).items()}
        if index and self.takes_index(c):
            args["index"] = index
        if self.plain:
            return "%s(%s)" % (self.pyname(n), ", ".join("%s=%s" % kv for kv in args.items()))
        return "R.coro(%r, {%s}%s)" % (n, ", ".join("%r: %s" % kv for kv in args.items()), ", %r" % label if label else "")

    def takes_index(self, c):
        return "index" in self.coros[self.coro_ref(c)].get("params", []) and "index" not in (c.get("args") or {})

    def loopvar(self, a):
        """A name for the loop variable of `times`, free in the coroutine that is being written."""
        if not self.plain:
            return "_i"
        c = a["spawn"] if "spawn" in a else a
        names = (["i", "j", "k"] if self.takes_index(c) else ["_"]) + ["_i%d" % n for n in range(len(self.words) + 1)]
        return next(n for n in names if n not in self.words)

    def items(self, of):
        """the list expression for a list of awaitables"""
        if len(of) == 1 and "times" in of[0]:
            return self.aw(of[0])[1:]
        return "[%s]" % ", ".join(self.aw(a) for a in of)

    def aw(self, a, index=None):
        """awaitable expression; with `times` (or each) a starred list"""
        if "each" in a:
            return "*" + self.var(a["each"])
        if "times" in a and not index:
            i = self.loopvar(a)
            return "*[%s for %s in range(%d)]" % (self.aw(a, i), i, a["times"])
        if "coro" in a:
            return self.coro(a, None, index)
        if "var" in a:
            return self.var(a["var"])
        if "spawn" in a:
            c = a["spawn"]
            co = self.coro(c, a.get("name"), index) if "coro" in c else self.aw(c)
            if self.plain:
                eager = ", eager_start=True" if a.get("eager_start") else ""
                if a.get("in"):
                    return "%s.create_task(%s%s)" % (self.var(a["in"]), co, eager)
                return "asyncio.create_task(%s%s%s)" % (co, ", name=%r" % a["name"] if a.get("name") else "", eager)
            return "R.x_spawn(F, %s, %r, %r%s)" % (co, a.get("name"), a.get("in"), ", True" if a.get("eager_start") else "")
        if "gather" in a:
            rex = bool(a.get("return_exceptions"))
            if self.plain:
                return "asyncio.gather(%s)" % ", ".join([self.aw(x) for x in a["gather"]] + (["return_exceptions=True"] if rex else []))
            return "R.x_gather(F, %s, %r)" % (self.items(a["gather"]), rex)
        if "shield" in a:
            return ("asyncio.shield(%s)" if self.plain else "R.x_shield(F, %s)") % self.aw(a["shield"])
        if "wait_for" in a:
            if self.plain:
                return "asyncio.wait_for(%s, %s)" % (self.aw(a["wait_for"]), self.secs(a["ms"]))
            return "R.x_wait_for(F, %s, %r)" % (self.aw(a["wait_for"]), a["ms"])
        if "sleep" in a:
            if self.plain:
                return "asyncio.sleep(%s%s)" % (self.secs(a["sleep"]), ", %s" % self.value(a["value"]) if "value" in a else "")
            return "R.x_sleep(F, %r, %s)" % (a["sleep"], self.value(a.get("value")))
        raise GenError("not an awaitable: %r" % (a,))

    def await_(self, ind, expr, as_):
        e = "await " + (expr if self.plain else "R.aw(F, %s)" % expr)
        self.w(ind, "%s = %s" % (self.assign(as_), e) if as_ else e)

    def types(self, ts):
        if self.plain:
            ts = [t if hasattr(builtins, t) or t in self.scen.get("exceptions", {}) else "asyncio." + t for t in ts]
            return ts[0] if len(ts) == 1 else "(%s)" % ", ".join(ts)
        return "R.TT(%s)" % ", ".join(map(repr, ts))

    def mkexc(self, s):
        if self.plain:
            return "%s(%s)" % (self.types([s["type"]]), self.text(s["msg"]) if s.get("msg") is not None else "")
        return "R.mk(F, %r, %r)" % (s["type"], s.get("msg"))

    # -- program
    def source(self):
        main = self.scen["main"]
        mainref = {"coro": main} if isinstance(main, str) else main
        body = []
        self.words, self.lists = set(), set()
        glists = list_names(self.scen["coros"], deep=True)
        entry = self.coro(mainref)
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
            if self.plain:
                self.w(0, "async def %s(%s):" % (self.pyname(n), ", ".join(params)))
            else:
                self.w(0, "async def c_%s(F):" % self.pyname(n))
            self.block(1, c["body"])
            if not self.plain:
                self.w(0, "FNS[%r] = c_%s" % (n, self.pyname(n)))
            body.append("\n".join(self.lines))
        if not self.plain:
            return "\n\n".join(["FNS = {}"] + body) + "\n"
        head = ["import asyncio", "import types"] + (["import functools"] if "functools" in "".join(body) else [])
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
            ctor = {"semaphore": "asyncio.%sSemaphore(%d)" % ("Bounded" if o.get("bounded") else "", o.get("value", 1)), "lock": "asyncio.Lock()",
                    "event": "asyncio.Event()", "queue": "asyncio.%s(%d)" % (QUEUES[o.get("order", "fifo")], o.get("maxsize", 0)),
                    "condition": "asyncio.Condition()", "barrier": "asyncio.Barrier(%d)" % o.get("parties", 2)}[o["type"]]
            head.append("%s = %s" % (n, ctor))
        if "raise_first(" in txt:
            head.append("_counts = {}\n\ndef raise_first(n, key, exc):\n    _counts[key] = _counts.get(key, 0) + 1\n"
                        "    if _counts[key] <= n:\n        raise exc\n")
        if "_callback(" in txt:
            head.append("def _callback(id_, do, exc, fut):\n"
                        "    state = 'cancelled' if fut.cancelled() else 'raised' if fut._exception is not None else 'succeeded'\n"
                        "    print('callback', id_, state)\n    if do == 'retrieve' and not fut.cancelled():\n        fut.exception()\n"
                        "    elif do == 'raise':\n        raise exc\n")
        ext = self.scen.get("external", [])
        if ext:
            head.append("# NOTE: the scenario also has external (user) actions: %s" % json.dumps(ext))
        if self.scen.get("eager"):
            tail = ("async def _eager_main():\n    asyncio.get_running_loop().set_task_factory(asyncio.eager_task_factory)\n"
                    "    return await %s\n\nasyncio.run(_eager_main())" % entry)
        else:
            tail = "asyncio.run(%s)" % entry
        return "\n".join(head) + "\n" + txt + "\n\n" + tail + "\n"

    # -- statements
    def step(self, ind, s):
        op = s.get("op")
        m = getattr(self, "op_" + str(op), None)
        if m is None:
            raise GenError("unknown op %r" % (op,))
        m(ind, s)

    def op_log(self, i, s):
        self.w(i, "print(%s)" % self.text(s["text"]) if self.plain else "R.log(F, %r)" % s["text"])

    def op_sleep(self, i, s):
        if self.plain:
            self.w(i, "await asyncio.sleep(%s)" % ("%s / 1000" % self.operand(s["ms"]) if isinstance(s["ms"], dict) else self.secs(s["ms"])))
        else:
            self.w(i, "await R.sleep(F, %s)" % self.value(s["ms"]))

    def op_block(self, i, s):
        self.blocks = True
        if self.plain:
            self.w(i, "time.sleep(%s)" % ("%s / 1000" % self.operand(s["ms"]) if isinstance(s["ms"], dict) else self.secs(s["ms"])))
        else:
            self.w(i, "R.block(F, %s)" % self.value(s["ms"]))

    def op_return(self, i, s):
        self.w(i, "return %s" % self.value(s.get("value")) if s.get("value") is not None else "return None")

    def op_raise(self, i, s):
        f = ""
        if "from" in s:
            f = " from %s" % ("None" if s["from"] is None else self.var(s["from"]))
        self.w(i, "raise %s%s" % (self.mkexc(s), f))

    def op_raise_value(self, i, s):
        f = ""
        if "from" in s:
            f = " from %s" % ("None" if s["from"] is None else self.var(s["from"]))
        self.w(i, "raise %s%s" % (self.var(s["of"]), f))

    def op_reraise(self, i, s):
        self.w(i, "raise")

    def op_raise_first(self, i, s):
        if self.plain:
            self.w(i, "raise_first(%r, %r, %s)" % (s["n"], s["counter"], self.mkexc(s)))
        else:
            self.w(i, "R.raise_first(F, %r, %r, %r, %r)" % (s["n"], s["counter"], s["type"], s.get("msg")))

    def op_try(self, i, s):
        self.w(i, "try:")
        self.block(i + 1, s["body"])
        star = "except_star" in s
        for h in s.get("except_star") or s.get("except") or []:
            k = next(self.k)
            kw = "except*" if star else "except"
            if self.plain:
                self.w(i, "%s %s%s:" % (kw, self.types(h["types"]), " as %s" % h["as"] if h.get("as") else ""))
                self.block(i + 1, h["body"])
                continue
            self.w(i, "%s %s as E%d:" % (kw, self.types(h["types"]), k))
            self.w(i + 1, "R.caught(F, E%d, %r)" % (k, ",".join(h["types"])))
            if h.get("as"):
                self.w(i + 1, "%s = E%d" % (self.assign(h["as"]), k))
                self.w(i + 1, "try:")
                self.block(i + 2, h["body"])
                self.w(i + 1, "finally:")
                self.w(i + 2, "R.drop(F, %r)" % h["as"])
            else:
                self.block(i + 1, h["body"])
        if "else" in s:
            self.w(i, "else:")
            if not self.plain:
                self.w(i + 1, "R.mark(F, 'else')")
            self.block(i + 1, s["else"])
        if "finally" in s:
            self.w(i, "finally:")
            if not self.plain:
                self.w(i + 1, "R.mark(F, 'finally')")
            self.block(i + 1, s["finally"])

    def cond(self, c):
        if not self.plain:
            return "R.cond(F, %r)" % (c,)
        (k, v), = c.items()
        return {"truthy": lambda: self.value(v), "eq": lambda: "%s == %s" % (self.value(v[0]), self.value(v[1])),
                "not": lambda: "not (%s)" % self.cond(v),
                "isinstance": lambda: "isinstance(%s, %s)" % (self.value(v[0]), self.types([v[1]])),
                **{c: lambda c=c: "%s %s %s" % (self.value(v[0]), c, self.value(v[1])) for c in COMPARE},
                **{c: lambda c=c: (" %s " % c).join("(%s)" % self.cond(x) for x in v) for c in ("and", "or")},
                "done": lambda: "%s.done()" % self.var(v), "cancelled": lambda: "%s.cancelled()" % self.var(v)}[k]()

    def op_if(self, i, s):
        self.w(i, "if %s:" % self.cond(s["cond"]))
        self.block(i + 1, s["then"])
        if s.get("else"):
            self.w(i, "else:")
            self.block(i + 1, s["else"])

    def op_list(self, i, s):
        self.w(i, "%s = %s" % (self.assign(s["as"]), self.items(s["of"])))

    def op_for(self, i, s):
        it = self.var(s["in"]) if self.plain else "R.iter(F, %r)" % s["in"]
        if s.get("index"):
            self.w(i, "for %s, %s in enumerate(%s):" % (self.assign(s["index"]), self.assign(s["as"]), it))
        else:
            self.w(i, "for %s in %s:" % (self.assign(s["as"]), it))
        self.block(i + 1, s["body"])

    def op_repeat(self, i, s):
        self.w(i, "for _i%d in range(%d):" % (next(self.k), s["times"]))
        self.block(i + 1, s["body"])

    def op_while(self, i, s):
        self.w(i, "while %s:" % self.cond(s["cond"]))
        self.block(i + 1, s["body"])

    def op_break(self, i, s):
        self.w(i, "break")

    def op_continue(self, i, s):
        self.w(i, "continue")

    def op_set(self, i, s):
        self.w(i, "%s = %s" % (self.assign(s["as"]), self.value(s["value"])))

    def op_drop(self, i, s):
        self.w(i, "%s = None" % self.assign(s["of"]) if self.plain else "R.drop(F, %r)" % s["of"])

    def op_await(self, i, s):
        self.await_(i, self.aw(s["of"]), s.get("as"))

    def op_let(self, i, s):
        e = self.aw(s["of"])
        self.w(i, "%s = %s" % (self.assign(s["as"]), e) if s.get("as") else e)

    @staticmethod
    def _c(s):
        return {k: s[k] for k in ("coro", "args", "body", "params") if k in s}

    def op_call(self, i, s):
        self.await_(i, self.aw(self._inline(s)), s.get("as"))

    def _inline(self, s):
        # keep identity for inline bodies: cache the CORO object on the step
        key = "_coro_%d" % id(s)
        if not hasattr(self, key):
            setattr(self, key, self._c(s))
        return getattr(self, key)

    def op_make(self, i, s):
        self.op_let(i, {"of": self._inline(s), "as": s.get("as")})

    def op_spawn(self, i, s):
        a = {"spawn": self._inline(s)}
        if s.get("name"):
            a["name"] = s["name"]
        if s.get("in"):
            a["in"] = s["in"]
        if s.get("eager_start"):
            a["eager_start"] = True
        if "times" not in s:
            self.op_let(i, {"of": a, "as": s.get("as")})
            return
        v = self.loopvar(a)
        if s.get("as"):
            self.w(i, "%s = [%s for %s in range(%d)]" % (self.assign(s["as"]), self.aw(a, v), v, s["times"]))
        else:
            self.w(i, "for %s in range(%d):" % (v, s["times"]))
            self.w(i + 1, self.aw(a, v))

    def op_gather(self, i, s):
        a = {"gather": s["of"], "return_exceptions": s.get("return_exceptions", False)}
        (self.op_await if s.get("await", True) else self.op_let)(i, {"of": a, "as": s.get("as")})

    def op_shield(self, i, s):
        (self.op_await if s.get("await", True) else self.op_let)(i, {"of": {"shield": s["of"]}, "as": s.get("as")})

    def op_wait_for(self, i, s):
        self.op_await(i, {"of": {"wait_for": s["of"], "ms": s["ms"]}, "as": s.get("as")})

    def op_wait(self, i, s):
        rw = s.get("return_when", "ALL_COMPLETED")
        if self.plain:
            if s.get("flat") or (len(s["of"]) == 1 and s["of"][0] in self.lists):
                fs = self.var(s["of"][0])
            else:
                fs = "[%s]" % ", ".join(("*" if x in self.lists else "") + self.var(x) for x in s["of"])
            self.w(i, "%s, %s = await asyncio.wait(%s, timeout=%s, return_when=asyncio.%s)" % (
                self.assign(s["done"]) if s.get("done") else "_done", self.assign(s["pending"]) if s.get("pending") else "_pending",
                fs, self.secs(s.get("ms")), rw))
            return
        self.w(i, "await R.wait(F, %r, %r, %r, %r, %r)" % (s["of"], s.get("ms"), rw, s.get("done"), s.get("pending")))

    def op_as_completed(self, i, s):
        items = self.items(s["of"])
        if self.plain:
            self.w(i, "for %s in asyncio.as_completed(%s, timeout=%s):" % (self.assign(s["as"]), items, self.secs(s.get("ms"))))
        else:
            self.w(i, "for %s in R.as_completed(F, %s, %r):" % (self.assign(s["as"]), items, s.get("ms")))
        self.block(i + 1, s["body"])

    def op_task_group(self, i, s):
        if self.plain:
            self.w(i, "async with asyncio.TaskGroup()%s:" % (" as " + self.assign(s["as"]) if s.get("as") else ""))
        else:
            self.w(i, "async with TG(R, F, %r):" % s.get("as"))
        self.block(i + 1, s["body"])

    def op_timeout(self, i, s):
        if self.plain:
            self.w(i, "async with asyncio.timeout(%s)%s:" % (self.secs(s["ms"]), " as " + self.assign(s["as"]) if s.get("as") else ""))
        else:
            self.w(i, "async with TO(R, F, %r, %r):" % (s["ms"], s.get("as")))
        self.block(i + 1, s["body"])

    def op_reschedule(self, i, s):
        if self.plain:
            self.w(i, "%s.reschedule(%s)" % (self.var(s["of"]), "None" if s["ms"] is None else
                                             "asyncio.get_running_loop().time() + %s" % self.secs(s["ms"])))
        else:
            self.w(i, "R.reschedule(F, %r, %r)" % (s["of"], s["ms"]))

    def op_cancel(self, i, s):
        if self.plain:
            m = repr(s["msg"]) if s.get("msg") is not None else ""
            if s.get("each") or s["of"] in self.lists:
                self.w(i, "for _t in %s:" % self.var(s["of"]))
                self.w(i + 1, "_t.cancel(%s)" % m)
            else:
                self.w(i, "%s.cancel(%s)" % (self.var(s["of"]), m))
        else:
            self.w(i, "R.cancel(F, %r, %r)" % (s["of"], s.get("msg")))

    def op_uncancel(self, i, s):
        self.w(i, "%s.uncancel()" % self.var(s.get("of") or "@self") if self.plain else "R.uncancel(F, %r)" % s.get("of"))

    def op_callback(self, i, s):
        if self.plain:
            exc = self.mkexc({"type": s.get("type", "RuntimeError"), "msg": s.get("msg")}) if s.get("do") == "raise" else "None"
            self.w(i, "%s.add_done_callback(functools.partial(_callback, %r, %r, %s))" % (self.var(s["of"]), s["id"], s.get("do", "log"), exc))
        else:
            self.w(i, "R.callback(F, %r, %r, %r, %r, %r)" % (s["of"], s["id"], s.get("do", "log"), s.get("type"), s.get("msg")))

    def _sync(self, i, s, what):
        e = "%s.%s()" % (self.var(s["of"]), what)
        self.w(i, "%s = %s" % (self.assign(s["as"]), e) if s.get("as") else e)

    def op_result(self, i, s):
        self._sync(i, s, "result")

    def op_exception(self, i, s):
        self._sync(i, s, "exception")

    def op_inspect(self, i, s):
        v = self.var(s["of"])
        self.w(i, "print('state', %s.done(), %s.cancelled())" % (v, v) if self.plain else "R.inspect(F, %r)" % s["of"])

    def op_future(self, i, s):
        self.w(i, "%s = asyncio.get_running_loop().create_future()" % self.assign(s["as"]) if self.plain else "R.future(F, %r)" % s["as"])

    def op_set_result(self, i, s):
        if self.plain:
            self.w(i, "%s.set_result(%s)" % (self.var(s["of"]), self.value(s.get("value"))))
        else:
            self.w(i, "R.set_result(F, %r, %r)" % (s["of"], s.get("value")))

    def op_set_exception(self, i, s):
        if self.plain:
            self.w(i, "%s.set_exception(%s)" % (self.var(s["of"]), self.mkexc(s)))
        else:
            self.w(i, "R.set_exception(F, %r, %r, %r)" % (s["of"], s["type"], s.get("msg")))

    def op_retry(self, i, s):
        co = self.coro(s["of"])
        n, d, f, mx = s["attempts"], s["delay"], s.get("factor", 2), s.get("max")
        if not self.plain:
            e = "await R.retry(F, lambda: %s, %r, %r, %r, %r, %s)" % (co, n, d, f, mx, self.types(s["on"]))
            self.w(i, "%s = %s" % (self.assign(s["as"]), e) if s.get("as") else e)
            return
        k = next(self.k)
        self.w(i, "_delay%d = %s" % (k, self.secs(d)))
        self.w(i, "for _attempt%d in range(1, %d):" % (k, n + 1))
        self.w(i + 1, "try:")
        self.w(i + 2, ("%s = " % self.assign(s["as"]) if s.get("as") else "") + "await " + co)
        self.w(i + 2, "break")
        self.w(i + 1, "except %s:" % self.types(s["on"]))
        self.w(i + 2, "if _attempt%d == %d:" % (k, n))
        self.w(i + 3, "raise")
        self.w(i + 1, "await asyncio.sleep(_delay%d)" % k)
        self.w(i + 1, "_delay%d = %s" % (k, ("min(int(_delay%d * 1000 * %r), %r) / 1000" % (k, f, mx)) if mx is not None
                                         else "int(_delay%d * 1000 * %r) / 1000" % (k, f)))

    def _held(self, i, s, kind):
        self.w(i, "async with %s:" % (self.var(s["of"]) if self.plain else "Held(R, F, %r, %r)" % (s["of"], kind)))
        self.block(i + 1, s["body"])

    def op_semaphore(self, i, s):
        self._held(i, s, "semaphore")

    def op_lock(self, i, s):
        self._held(i, s, "lock")

    def op_condition(self, i, s):
        self._held(i, s, "condition")

    def op_acquire(self, i, s):
        self.w(i, "await %s.acquire()" % self.var(s["of"]) if self.plain else "await R.acquire(F, %r)" % s["of"])

    def op_release(self, i, s):
        self.w(i, "%s.release()" % self.var(s["of"]) if self.plain else "R.release(F, %r)" % s["of"])

    def _waits(self, i, s, what, method, as_=None):
        e = "await %s.%s()" % (self.var(s["of"]), method) if self.plain else \
            "await R._aw(%r, %s.%s()%s)" % ("%s:%s" % (what, s["of"]), self.var(s["of"]), method, ", True" if what == "barrier" else "")
        self.w(i, "%s = %s" % (self.assign(as_), e) if as_ else e)

    def op_condition_wait(self, i, s):
        self._waits(i, s, "condition_wait", "wait")

    def op_notify(self, i, s):
        self.w(i, "%s.%s()" % (self.var(s["of"]), "notify_all" if s.get("all") else "notify"))

    def op_barrier_wait(self, i, s):
        self._waits(i, s, "barrier", "wait", s.get("as"))

    def op_barrier_reset(self, i, s):
        self._waits(i, s, "barrier_reset", "reset")

    def op_barrier_abort(self, i, s):
        self._waits(i, s, "barrier_abort", "abort")

    def op_put_nowait(self, i, s):
        self.w(i, "%s.put_nowait(%s)" % (self.var(s["of"]), self.value(s["value"])))

    def op_get_nowait(self, i, s):
        self._sync(i, s, "get_nowait")

    def op_queue_shutdown(self, i, s):
        self.w(i, "%s.shutdown(%s)" % (self.var(s["of"]), "immediate=True" if s.get("immediate") else ""))

    def op_put(self, i, s):
        if self.plain:
            self.w(i, "await %s.put(%s)" % (self.var(s["of"]), self.value(s["value"])))
        else:
            self.w(i, "await R.put_q(F, %r, %r)" % (s["of"], s["value"]))

    def op_get(self, i, s):
        e = "await %s.get()" % self.var(s["of"]) if self.plain else "await R.get_q(F, %r)" % s["of"]
        self.w(i, "%s = %s" % (self.assign(s["as"]), e) if s.get("as") else e)

    def op_task_done(self, i, s):
        self.w(i, "%s.task_done()" % self.var(s["of"]))

    def op_join(self, i, s):
        self.w(i, "await %s.join()" % self.var(s["of"]) if self.plain else
               "await R._aw(%r, %s.join())" % ("queue_join:" + s["of"], self.var(s["of"])))

    def op_event_set(self, i, s):
        self.w(i, "%s.set()" % self.var(s["of"]))

    def op_event_clear(self, i, s):
        self.w(i, "%s.clear()" % self.var(s["of"]))

    def op_event_wait(self, i, s):
        self.w(i, "await %s.wait()" % self.var(s["of"]) if self.plain else
               "await R._aw(%r, %s.wait())" % ("event:" + s["of"], self.var(s["of"])))


def name_clashes(scen):
    """Coroutine names that cannot be function names: something else has the name where the coroutine is used."""
    bad = set(scen.get("objects", {})) | set(scen.get("exceptions", {})) | {"asyncio", "time", "print", "G"}

    def scope(body, params):
        bound, used = set(params), set()
        walk(body, bound, used)
        bad.update(bound & used)

    def walk(x, bound, used):
        if isinstance(x, list):
            for y in x:
                walk(y, bound, used)
        elif isinstance(x, dict):
            bound.update(x[k] for k in ("as", "index", "done", "pending") if isinstance(x.get(k), str))
            inline = isinstance(x.get("coro"), str) and "body" in x
            if isinstance(x.get("coro"), str):
                used.add(x["coro"])
            if inline:
                scope(x["body"], x.get("params", []))
            for k, y in x.items():
                if not (inline and k == "body"):
                    walk(y, bound, used)
    for c in scen["coros"].values():
        scope(c["body"], c.get("params", []))
    return bad


def list_names(code, params=(), deep=False):
    """Names that can only hold lists of tasks/coroutines (wait and cancel accept a name of either kind).
    Those of one coroutine, or (deep) the program-global ones of all coroutines."""
    lists, others = set(), set(params)

    def walk(x):
        if isinstance(x, list):
            for y in x:
                walk(y)
        elif isinstance(x, dict):
            made = x.get("op") == "list" or (x.get("op") == "spawn" and "times" in x)
            for k in ("as", "index", "done", "pending"):
                if isinstance(x.get(k), str):
                    (lists if k in ("done", "pending") or (k == "as" and made) else others).add(x[k])
            for k, y in x.items():
                if deep or k != "body" or "coro" not in x:      # an inline coroutine has its own names
                    walk(y)
    walk(code)
    return {n for n in lists - others if n.startswith("$") == deep}


OPNAMES = sorted(n[3:] for n in dir(Gen) if n.startswith("op_"))

# --------------------------------------------------------------------------- validation

# op -> (required, optional)
FIELDS = {
    "log": ("text", ""), "sleep": ("ms", ""), "block": ("ms", ""), "return": ("", "value"), "raise": ("type", "msg from"), "reraise": ("", ""),
    "raise_first": ("n counter type", "msg"), "try": ("body", "except except_star else finally"),
    "if": ("cond then", "else"), "for": ("in as body", "index"), "list": ("of as", ""), "repeat": ("times body", ""), "break": ("", ""), "continue": ("", ""),
    "set": ("as value", ""), "drop": ("of", ""), "await": ("of", "as"), "let": ("of", "as"),
    "call": ("coro", "args body params as"), "make": ("coro", "args body params as"),
    "spawn": ("coro", "args body params as name in times eager_start"), "gather": ("of", "return_exceptions as await"),
    "shield": ("of", "as await"), "wait_for": ("of ms", "as"), "wait": ("of", "ms return_when done pending flat"),
    "as_completed": ("of as body", "ms"), "task_group": ("body", "as"), "timeout": ("ms body", "as"), "reschedule": ("of ms", ""),
    "cancel": ("of", "msg each"), "uncancel": ("", "of"), "callback": ("of id", "do type msg"), "result": ("of", "as"),
    "exception": ("of", "as"), "inspect": ("of", ""), "future": ("as", ""), "set_result": ("of", "value"),
    "set_exception": ("of type", "msg"), "retry": ("of attempts delay on", "factor max as"), "semaphore": ("of body", ""),
    "lock": ("of body", ""), "put": ("of value", ""), "get": ("of", "as"), "task_done": ("of", ""), "join": ("of", ""),
    "raise_value": ("of", "from"), "while": ("cond body", ""), "acquire": ("of", ""), "release": ("of", ""), "condition": ("of body", ""),
    "condition_wait": ("of", ""), "notify": ("of", "all"), "barrier_wait": ("of", "as"), "barrier_reset": ("of", ""), "barrier_abort": ("of", ""),
    "put_nowait": ("of value", ""), "get_nowait": ("of", "as"), "queue_shutdown": ("of", "immediate"),
    "event_set": ("of", ""), "event_clear": ("of", ""), "event_wait": ("of", ""),
}
assert sorted(FIELDS) == OPNAMES, set(FIELDS) ^ set(OPNAMES)


_STR = {"as", "type", "msg", "text", "name", "in", "id", "counter", "done", "pending", "index", "coro", "do", "return_when", "from"}
_NUM = {"ms", "n", "times", "attempts", "delay", "factor", "max"}
_LIST = {"body", "then", "else", "finally", "except", "except_star", "on", "params"}
MAX_TIMES = 1000000
# steps of an object, and the types of object that they go with
OBJECT_OPS = {"semaphore": ("semaphore", "lock"), "lock": ("semaphore", "lock"), "acquire": ("semaphore", "lock", "condition"), "release": ("semaphore", "lock", "condition"),
              "condition": ("condition",), "condition_wait": ("condition",), "notify": ("condition",), "barrier_wait": ("barrier",), "barrier_reset": ("barrier",),
              "barrier_abort": ("barrier",), "put_nowait": ("queue",), "get_nowait": ("queue",), "queue_shutdown": ("queue",)}
_OF_STR = {*OBJECT_OPS, "raise_value", "drop", "reschedule", "cancel", "uncancel", "callback", "result", "exception", "inspect", "set_result", "set_exception",
           "semaphore", "lock", "put", "get", "task_done", "join", "event_set", "event_clear", "event_wait"}


def field_type(op, k, v):
    """None if v may be the value of field k of op, else what it must be."""
    num = isinstance(v, (int, float)) and not isinstance(v, bool)
    if k in ("msg", "from") and v is None:
        return None
    if k in _STR:
        return None if isinstance(v, str) else "a string"
    if k == "ms":
        if v is None and op in ("timeout", "wait_for", "wait", "as_completed", "reschedule"):
            return None
        if op in ("sleep", "block") and isinstance(v, dict) and set(v) == {"var"} and isinstance(v["var"], str):
            return None
        if op in ("sleep", "block") and isinstance(v, dict) and (set(v) == {"item"} or math_op(v)):
            return None
        return None if num else "a number"
    if k == "max" and v is None:
        return None
    if k == "times" and op != "repeat":
        return None if times_ok(v) else "an integer from 0 to %d" % MAX_TIMES
    if k in _NUM:
        return None if num and v >= 0 and (k not in ("n", "times", "attempts") or isinstance(v, int)) else "a number >= 0"
    if k in _LIST:
        return None if isinstance(v, list) else "a list"
    if k == "of":
        if op in _OF_STR:
            return None if isinstance(v, str) else "a name"
        if op == "wait":
            return None if isinstance(v, list) and v and all(isinstance(x, str) for x in v) else "a non-empty list of names"
        if op in ("gather", "as_completed", "list"):
            return None if isinstance(v, list) else "a list of awaitables"
        return None if isinstance(v, dict) else "an awaitable"
    if k in ("args", "cond"):
        return None if isinstance(v, dict) else "an object"
    if k in ("return_exceptions", "await", "each", "flat", "all", "immediate", "eager_start"):
        return None if isinstance(v, bool) else "true or false"
    return None


def times_ok(v):
    return isinstance(v, int) and not isinstance(v, bool) and 0 <= v <= MAX_TIMES


def validate(scen):
    try:
        return _validate(scen)
    except Exception as e:      # a shape nobody thought of
        return ["malformed scenario: %s: %s" % (type(e).__name__, e)]


def _validate(scen):
    errs = []

    def err(path, msg):
        errs.append("%s: %s" % (path, msg))

    if not isinstance(scen, dict):
        return ["scenario must be an object"]
    for k in scen:
        if k not in ("schema", "name", "title", "source", "exceptions", "objects", "coros", "main", "eager", "python", "external", "notes", "expect"):
            err("/", "unknown key %r" % k)
    if scen.get("schema") != 1:
        err("/schema", "must be 1")
    for k, t in (("coros", dict), ("exceptions", dict), ("objects", dict), ("external", list), ("main", (str, dict))):
        if k in scen and not isinstance(scen[k], t) or k in ("coros", "main") and k not in scen:
            err("/" + k, "missing or of the wrong type")
    if errs:
        return errs
    for n, o in scen.get("objects", {}).items():
        if not isinstance(o, dict) or o.get("type") not in ("semaphore", "lock", "queue", "event", "condition", "barrier"):
            err("/objects/" + n, "type must be semaphore, lock, queue, event, condition or barrier")
        elif any(not isinstance(o.get(k, 0), int) or o.get(k, 0) < 0 for k in ("value", "maxsize")):
            err("/objects/" + n, "value/maxsize must be a number >= 0")
        elif isinstance(o.get("parties", 1), bool) or not isinstance(o.get("parties", 1), int) or o.get("parties", 1) < 1:
            err("/objects/" + n, "parties must be a number >= 1")
        elif not isinstance(o.get("bounded", False), bool) or o.get("order", "fifo") not in QUEUES:
            err("/objects/" + n, "bounded must be true or false, order fifo, lifo or priority")
    customs = scen.get("exceptions", {})

    def typ(p, n):
        if not isinstance(n, str):
            return err(p, "an exception type must be a string")
        if n in customs:
            return
        t = T_of(n)
        if not (isinstance(t, type) and issubclass(t, BaseException)):
            err(p, "unknown exception type %r" % n)
    seen = set()
    for n, b in customs.items():
        if b in customs and b not in seen:
            err("/exceptions/" + n, "base %r must be declared before" % b)
        typ("/exceptions/" + n, b)
        seen.add(n)

    def value(p, v, names=True):
        """Only {"var":..} and {"item":..} have a shape to check. names: variables may be used here."""
        if isinstance(v, list):
            for i, x in enumerate(v):
                value("%s/%d" % (p, i), x, names)
        elif isinstance(v, dict) and set(v) == {"item"}:
            v, p = v["item"], p + "/item"
            if not isinstance(v, list) or len(v) != 2:
                return err(p, "item needs [LIST, VALUE]")
            xs, i = v
            if isinstance(xs, dict) and set(xs) == {"var"} and isinstance(xs["var"], str):
                if not names:
                    err(p, "no variables here")
            elif not isinstance(xs, list) or not xs:
                err(p, "the list of item must be a non-empty list or a variable")
            else:
                value(p + "/0", xs, names)
            if isinstance(i, dict) and set(i) == {"var"} and isinstance(i["var"], str):
                if not names:
                    err(p, "no variables here")
            elif isinstance(i, dict) and (set(i) == {"item"} or math_op(i)):
                value(p + "/1", i, names)
            elif isinstance(i, bool) or not isinstance(i, int):
                err(p, "the index of item must be an integer, a variable or an item")
        elif math_op(v):
            v, p = v[math_op(v)], p + "/" + math_op(v)
            if not isinstance(v, list) or len(v) != 2:
                return err(p, "needs two operands")
            value(p, v, names)
        elif isinstance(v, dict) and set(v) == {"var"} and not isinstance(v["var"], str):
            err(p, "var must be a name")
        elif isinstance(v, dict):
            for k, x in v.items():
                value("%s/%s" % (p, k), x, names)

    def awaitable(p, a, each=False):
        if not isinstance(a, dict):
            return err(p, "awaitable must be an object")
        if "times" in a:
            c = a.get("spawn", a)
            if not each:
                return err(p, "'times' is only allowed inside gather/as_completed/list (and in the op spawn)")
            if not times_ok(a["times"]):
                return err(p, "'times' must be an integer from 0 to %d" % MAX_TIMES)
            if "each" in a or not isinstance(c, dict) or "coro" not in c:
                return err(p, "'times' needs a coroutine or a spawn of one")
        if "each" in a:
            if not isinstance(a["each"], str):
                return err(p, "each must be a name")
            return None if each else err(p, "'each' is only allowed inside gather/as_completed/list")
        kinds = [k for k in ("coro", "var", "spawn", "gather", "shield", "wait_for", "sleep") if k in a]
        if len(kinds) != 1:
            return err(p, "awaitable needs exactly one of coro/var/spawn/gather/shield/wait_for/sleep")
        k = kinds[0]
        if k == "coro":
            coro(p, a, "times" in a)
        elif k == "var":
            if not isinstance(a["var"], str):
                err(p, "var must be a name")
        elif k == "sleep":
            if isinstance(a["sleep"], bool) or not isinstance(a["sleep"], (int, float)):
                err(p, "sleep must be a number")
            value(p + "/value", a.get("value"))
        elif k == "spawn":
            if "times" in a and "times" not in a["spawn"]:
                coro(p + "/spawn", a["spawn"], True)
            else:
                awaitable(p + "/spawn", a["spawn"])
            if isinstance(a["spawn"], dict) and not {"coro", "wait_for", "sleep"} & set(a["spawn"]):
                err(p, "spawn needs a coroutine")
            for x in ("name", "in"):
                if a.get(x) is not None and not isinstance(a[x], str):
                    err(p, "%s must be a string" % x)
        elif k == "gather":
            if not isinstance(a["gather"], list):
                return err(p, "gather must be a list")
            for i, x in enumerate(a["gather"]):
                awaitable("%s/gather/%d" % (p, i), x, True)
        elif k in ("shield", "wait_for"):
            awaitable(p + "/" + k, a[k])
            if k == "wait_for" and (isinstance(a.get("ms", ""), bool) or not isinstance(a.get("ms", ""), (int, float, type(None)))):
                err(p, "wait_for needs ms: a number or null")

    def coro(p, c, times=False, names=True):
        if not isinstance(c.get("coro"), str) or not c["coro"] or not isinstance(c.get("args") or {}, dict):
            return err(p, "coro must be a name, args an object")
        if "body" in c:
            params = c.get("params", [])
            steps(p + "/body", c["body"])
        elif c["coro"] not in scen["coros"]:
            return err(p, "unknown coroutine %r" % c["coro"])
        else:
            params = scen["coros"][c["coro"]].get("params", [])
        given = sorted(c.get("args") or {})
        for k in given:
            value("%s/args/%s" % (p, k), c["args"][k], names)
        if times and "index" in params and "index" not in given:
            given = sorted(given + ["index"])
        if given != sorted(params):
            err(p, "%s takes arguments %s, got %s" % (c["coro"], list(params), list(c.get("args") or {})))

    def condition(p, c):
        if not isinstance(c, dict) or len(c) != 1 or next(iter(c)) not in ("truthy", "eq", "not", "isinstance", "done", "cancelled", "and", "or", *COMPARE):
            return err(p, "bad condition")
        (k, v), = c.items()
        if k == "isinstance" and isinstance(v, list):
            value(p, v[:1])
        elif k in ("truthy", "eq", *COMPARE):
            value(p, v)
        if k == "not":
            condition(p, v)
        elif k in ("and", "or"):
            if not isinstance(v, list) or not v:
                return err(p, "%s needs a list of conditions" % k)
            for i, x in enumerate(v):
                condition("%s/%d" % (p, i), x)
        elif k in ("eq", "isinstance", *COMPARE) and not (isinstance(v, list) and len(v) == 2):
            err(p, "%s needs two operands" % k)
        elif k == "isinstance":
            typ(p, v[1])
        elif k in ("done", "cancelled") and not isinstance(v, str):
            err(p, "%s needs a name" % k)

    def steps(p, ss):
        if not isinstance(ss, list):
            return err(p, "must be a list of steps")
        for i, s in enumerate(ss):
            q = "%s/%d" % (p, i)
            if not isinstance(s, dict) or s.get("op") not in FIELDS:
                err(q, "unknown op %r" % (s.get("op") if isinstance(s, dict) else s))
                continue
            op = s["op"]
            q += "(%s)" % op
            req, opt = FIELDS[op][0].split(), FIELDS[op][1].split()
            for k in req:
                if k not in s:
                    err(q, "missing %r" % k)
            for k in s:
                if k != "op" and k not in req and k not in opt and not k.startswith("_"):
                    err(q, "unexpected %r" % k)
            n = len(errs)
            for k in req + opt:
                if k in s:
                    want = field_type(op, k, s[k])
                    if want:
                        err(q, "%r must be %s" % (k, want))
            if any(k not in s for k in req) or len(errs) > n:
                continue
            if op in ("await", "let", "shield", "wait_for", "retry"):
                awaitable(q + "/of", s["of"])
            if op == "retry" and "coro" not in s["of"]:
                err(q, "retry.of must be a coroutine")
            if op in ("gather", "as_completed", "list"):
                for j, a in enumerate(s["of"]):
                    awaitable("%s/of/%d" % (q, j), a, True)
            if op in ("call", "make", "spawn"):
                coro(q, s, "times" in s)
            if op in ("sleep", "block"):
                value(q + "/ms", s["ms"])
            if op in ("return", "set", "put", "put_nowait", "set_result"):
                value(q + "/value", s.get("value"))
            if op in ("raise", "raise_first", "set_exception") or (op == "callback" and "type" in s):
                typ(q, s["type"])
            if op == "retry":
                for t in s["on"]:
                    typ(q, t)
            if op in ("if", "while"):
                condition(q, s["cond"])
            if op == "wait" and s.get("return_when", "ALL_COMPLETED") not in ("ALL_COMPLETED", "FIRST_COMPLETED", "FIRST_EXCEPTION"):
                err(q, "bad return_when")
            if op == "try":
                if "except" in s and "except_star" in s:
                    err(q, "except and except_star exclude each other")
                hs = s.get("except") or s.get("except_star") or []
                if not hs and "finally" not in s:
                    err(q, "needs except or finally")
                if "else" in s and not hs:
                    err(q, "else needs except")
                for j, h in enumerate(hs):
                    if not h.get("types"):
                        err(q, "handler without types")
                    for t in h.get("types", []):
                        typ("%s/except/%d" % (q, j), t)
                    steps("%s/except/%d" % (q, j), h.get("body", []))
            if op in ("semaphore", "lock", "put", "get", "join", "task_done", "event_set", "event_clear", "event_wait"):
                if s["of"] not in scen.get("objects", {}):
                    err(q, "unknown object %r" % s["of"])
            elif op in OBJECT_OPS:
                if scen.get("objects", {}).get(s["of"], {}).get("type") not in OBJECT_OPS[op]:
                    err(q, "%r is no %s" % (s["of"], " or ".join(OBJECT_OPS[op])))
            for k in ("body", "then", "else", "finally"):
                if k in s and op not in ("call", "make", "spawn"):
                    steps("%s/%s" % (q, k), s[k])
    for n, c in scen["coros"].items():
        if not isinstance(c, dict) or "body" not in c or not all(isinstance(x, str) for x in c.get("params", [])):
            err("/coros/" + n, "needs body (and params must be names)")
            continue
        steps("/coros/" + n, c["body"])
    m = scen.get("main")
    mn = m if isinstance(m, str) else (m or {}).get("coro")
    if mn not in scen["coros"]:
        err("/main", "unknown coroutine %r" % (mn,))
    else:
        coro("/main", {"coro": m} if isinstance(m, str) else m, names=False)
        if isinstance(m, dict) and "times" in m:
            err("/main", "'times' is not allowed here")
    for i, x in enumerate(scen.get("external", [])):
        if isinstance(x, dict) and x.get("op") == "interrupt" and "of" not in x and isinstance(x.get("at"), (int, float)) and not isinstance(x["at"], bool):
            continue
        if not isinstance(x, dict) or not isinstance(x.get("of"), str) or isinstance(x.get("at"), bool) or not isinstance(x.get("at"), (int, float)):
            err("/external/%d" % i, "bad external action")
        elif x.get("op") not in ("cancel", "set_result", "event_set") or "at" not in x or "of" not in x:
            err("/external/%d" % i, "bad external action")
        else:
            value("/external/%d/value" % i, x.get("value"))
    return errs


# --------------------------------------------------------------------------- running


def needs_version(scen):
    text = json.dumps(scen.get("coros"))
    needed = 14 if '"eager_start": true' in text else 13 if '"op": "queue_shutdown"' in text else 12 if scen.get("eager") else 11
    if sys.version_info < (3, needed):
        raise GenError("needs Python >= 3.%d (this is %s)" % (needed, PYVER))


def run_scenario(scen, impl="c", loop="virtual", ticks=False, max_ticks=100000, scale=1.0):
    """Returns the trace: a list of dicts."""
    errs = validate(scen)
    if errs:
        raise GenError("invalid scenario:\n  " + "\n  ".join(errs[:20]))
    needs_version(scen)
    patch_asyncio()
    if loop == "virtual":
        patch_ordered()
    try:
        src = Gen(scen).source()
    except GenError:
        raise
    except Exception as e:
        raise GenError("malformed scenario: %s: %s" % (type(e).__name__, e))
    try:
        code = compile(src, "<scenario %s>" % scen.get("name", "?"), "exec")
    except SyntaxError as e:
        raise GenError("not a valid program (%s): %s" % (e.msg, (e.text or "").strip()))
    rt = RT(scen, impl, loop, ticks, max_ticks, scale)
    ns = {"R": rt, "TG": TG, "TO": TO, "Held": Held, "asyncio": asyncio}
    exec(code, ns)
    rt.fns = ns["FNS"]
    gc.collect()
    gc.disable()
    RT.current = rt
    rt.out.append({"t": 0, "task": None, "event": "meta", "python": PYVER, "impl": impl, "loop": loop,
                   "scenario": scen.get("name")})
    result = exc = None
    try:
        def factory():
            lp = VirtualLoop(rt) if loop == "virtual" else RealLoop(rt)
            rt.loop = lp
            lp.set_task_factory(rt.factory)
            lp.set_exception_handler(rt.on_loop_error)
            for x in scen.get("external", []):
                lp.call_at(x["at"], rt.on_external, x)
            return lp
        main = scen["main"]
        mref = {"coro": main} if isinstance(main, str) else main
        try:
            with own_sigint(scen), asyncio.Runner(loop_factory=factory) as runner:
                result = runner.run(rt.coro(mref["coro"], main_args(mref.get("args") or {})))
        except Deadlock:
            pass
        except BaseException as e:
            if isinstance(e, KeyboardInterrupt) and rt.ended is None and not scen_raises_ki(scen):
                raise
            strip(e)
            exc = e
        if not rt.ended:
            if exc is None:
                rt.ev("exit", None, outcome="ok", value=rt.val(result))
            else:
                rt.ev("exit", None, outcome=outcome(exc), exc=exc_json(exc))
        result = exc = None
        # interpreter exit: module globals go, in order of binding
        clear(rt.g)
        if not rt.muted:
            # Tasks that are pending now are leftovers of the shutdown phase, kept alive by reference
            # cycles; CPython's collector would report them. (It would also run their finally blocks
            # with GeneratorExit; that is not part of the trace.)
            rt.collecting = True
            for ref in sorted(rt.live, key=lambda r: getattr(r(), "_oseq", 0)):     # eager tasks are added after those that they made
                t = ref()
                if t is not None and not t.done():
                    rt.ev("destroyed_pending", rt.label(t))
                    t._log_destroy_pending = False
                t = None
            n = len(rt.out)
            hook, sys.unraisablehook = sys.unraisablehook, lambda u: None
            try:
                gc.collect()
            finally:
                sys.unraisablehook = hook
            tail = rt.out[n:]
            tail.sort(key=lambda d: json.dumps(d, sort_keys=True))
            rt.out[n:] = tail
            for d in tail:
                d["gc"] = True
    finally:
        RT.current = None
        gc.enable()
        out = rt.out
        rt.muted = True
        if rt.loop is not None and not rt.loop.is_closed():
            try:
                rt.loop._ready.clear()
                rt.loop._scheduled.clear()
                rt.loop.close()
            except Exception:
                pass
        ns.clear()
        RT.current = _Mute()
        rt = None
        hook, sys.unraisablehook = sys.unraisablehook, lambda u: None
        try:
            gc.collect()
        finally:
            sys.unraisablehook = hook
            RT.current = None
    return out


def main_args(v):
    if isinstance(v, list):
        return [main_args(x) for x in v]
    if isinstance(v, dict):
        if set(v) == {"item"}:
            return RT.item(*main_args(v["item"]))
        if math_op(v):
            return MATH[math_op(v)](*main_args(v[math_op(v)]))
        return {k: main_args(x) for k, x in v.items()}
    return v


def scen_raises_ki(scen):
    text = json.dumps(scen)
    return '"KeyboardInterrupt"' in text or '"interrupt"' in text


def run_plain(scen, max_ticks=100000, out=None):
    """The program that `emit` shows, unchanged, on the virtual clock with the stock asyncio (no ordered sets, no hooks,
    cyclic collector on). Returns (its last trace line, CPU seconds, wall seconds of asyncio.run).
    out: list that gets (ms, text) of every print."""
    errs = validate(scen)
    if errs:
        raise GenError("invalid scenario:\n  " + "\n  ".join(errs[:20]))
    needs_version(scen)
    try:
        gen = Gen(scen, plain=True)
        code = compile(gen.source(), "<scenario %s>" % scen.get("name", "?"), "exec")
        values = [compile(gen.value(x.get("value")), "<external>", "eval") for x in scen.get("external", [])]
    except GenError:
        raise
    except SyntaxError as e:
        raise GenError("not a valid program (%s): %s" % (e.msg, (e.text or "").strip()))
    except Exception as e:
        raise GenError("malformed scenario: %s: %s" % (type(e).__name__, e))
    loop = PlainLoop(max_ticks)
    loop.set_exception_handler(lambda loop, ctx: None)

    def pr(*a):
        if out is not None and not loop.ended:
            out.append((loop.ms, " ".join(map(str, a))))
    ns = {"__name__": "__main__", "__builtins__": dict(vars(builtins), print=pr)}
    ret = []
    cpu = wall = 0.0

    def external(x, value):
        if x["op"] == "interrupt":
            return interrupt()
        of = x["of"]
        obj = getattr(ns.get("G"), of[1:], None) if of.startswith("$") else ns.get(of)
        if obj is None:
            return
        if x["op"] == "cancel":
            for t in (obj if isinstance(obj, (list, set)) else [obj]):
                t.cancel(*([x["msg"]] if x.get("msg") is not None else []))
        elif x["op"] == "event_set":
            obj.set()
        elif not obj.done():
            obj.set_result(eval(value, ns))

    def run(coro):
        nonlocal cpu, wall
        for x, v in zip(scen.get("external", []), values):
            loop.call_at(x["at"] / 1000, external, x, v)
        c, w = time.process_time(), time.perf_counter()
        try:
            with own_sigint(scen), asyncio.Runner(loop_factory=lambda: loop) as runner:
                ret.append(runner.run(coro))
        finally:
            cpu, wall = time.process_time() - c, time.perf_counter() - w

    def stand_still(seconds):
        stock_sleep(seconds if not isinstance(seconds, (int, float)) or seconds < 0 else 0)     # says what is wrong with it
        loop.stand_still(seconds)

    stock, asyncio.run = asyncio.run, run
    stock_sleep, time.sleep = time.sleep, stand_still
    hook, sys.unraisablehook = sys.unraisablehook, lambda u: None
    last = {"t": 0, "task": None, "event": "exit"}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            exec(code, ns)
            last.update(outcome="ok", value=plain_val(ret.pop()))
        except Deadlock:
            last["event"] = loop.ended
            if loop.pending is not None:
                last["pending"] = loop.pending
        except BaseException as e:
            if isinstance(e, KeyboardInterrupt) and not scen_raises_ki(scen):
                raise
            last.update(outcome=outcome(e), exc=exc_json(e))
        finally:
            asyncio.run, time.sleep = stock, stock_sleep
            last["t"] = loop.ms
            loop.ended = loop.ended or "exit"
            if not loop.is_closed():
                loop._ready.clear()
                loop._scheduled.clear()
                loop.close()
            ns.clear()
            gc.collect()        # what is left of the program goes silently
            sys.unraisablehook = hook
    return last, cpu, wall


def plain_val(v):
    """RT.val without labels of its own: a task is shown as coroname#k, k from CPython's Task-k."""
    if isinstance(v, BaseException):
        return {"exc": exc_json(v)}
    if isinstance(v, asyncio.Task):
        return {"task": re.sub(r"^Task-", v.get_coro().__qualname__ + "#", v.get_name())}
    if futures.isfuture(v):
        return {"task": "future"}
    if isinstance(v, (list, tuple, OSet, set)):
        return [plain_val(x) for x in v]
    if isinstance(v, dict):
        return {k: plain_val(x) for k, x in v.items()}
    if inspect.iscoroutine(v):
        return {"coro": v.__qualname__}
    if v is None or isinstance(v, (int, float, str, bool)):
        return v
    return {"object": type(v).__name__}


class _Mute:
    def on_never_awaited(self, coro):
        pass


def dump(trace, fh):
    encode = json.JSONEncoder(separators=(",", ":")).encode
    for d in trace:
        fh.write(encode(d) + "\n")


# --------------------------------------------------------------------------- comparing


def load_trace(path):
    out = []
    with (contextlib.nullcontext(sys.stdin) if path == "-" else open(path)) as fh:
        for ln, line in enumerate(fh, 1):
            line = line.strip()
            if not line:
                continue
            try:
                out.append(json.loads(line))
            except ValueError as e:
                raise SystemExit("%s:%d: not JSON: %s" % (path, ln, e))
    return out


def norm(trace, ignore, only=None):
    out = []
    for d in trace:
        if d.get("event") == "meta":
            continue
        if only and d.get("event") not in only:
            continue
        out.append({k: v for k, v in sorted(d.items()) if k not in ignore and v is not None})
    # 'retrieved' events of one moment carry no order of their own
    i = 0
    while i < len(out):
        j = i
        while j < len(out) and out[j].get("event") == "retrieved":
            j += 1
        if j - i > 1:
            out[i:j] = sorted(out[i:j], key=lambda d: json.dumps(d, sort_keys=True))
        i = max(j, i + 1)
    return out


def show(d):
    return json.dumps(d, separators=(",", ":")) if d is not None else "(end of trace)"


def compare(a, b, mode="exact", ignore=("n",), only=None):
    """Returns None when equal, else a readable description of the first difference."""
    A, B = norm(a, set(ignore), only), norm(b, set(ignore), only)
    if mode == "exact":
        for i in range(max(len(A), len(B))):
            x = A[i] if i < len(A) else None
            y = B[i] if i < len(B) else None
            if x != y:
                ctx = "".join("      = %s\n" % show(d) for d in A[max(0, i - 4):i])
                keys = "" if x is None or y is None else " (fields: %s)" % ", ".join(
                    sorted(k for k in set(x) | set(y) if x.get(k) != y.get(k)))
                return "first difference at event %d%s\n%s    A > %s\n    B > %s" % (i, keys, ctx, show(x), show(y))
        return None
    if mode == "per-task":
        def split(T):
            m = {}
            for d in T:
                m.setdefault(d.get("task"), []).append(d)
            return m
        SA, SB = split(A), split(B)
        for k in list(SA) + [k for k in SB if k not in SA]:
            r = compare(SA.get(k, []), SB.get(k, []), "exact", ignore)
            if r:
                return "task %s: %s" % (k, r)
        return None
    if mode == "by-time":
        def group(T):
            m = {}
            for d in T:
                m.setdefault(d.get("t"), collections.Counter())[json.dumps(d, sort_keys=True)] += 1
            return m
        GA, GB = group(A), group(B)
        for t in sorted(set(GA) | set(GB), key=lambda x: (x is None, x)):
            x, y = GA.get(t, collections.Counter()), GB.get(t, collections.Counter())
            if x != y:
                return "t=%s: only in A: %s; only in B: %s" % (t, list((x - y).elements())[:5], list((y - x).elements())[:5])
        return None
    raise ValueError(mode)


# --------------------------------------------------------------------------- random scenarios


class Rnd:
    """Random scenario generator. Deterministic in (seed, profile)."""

    PROFILES = ("default", "ties", "noties", "cancel", "groups", "simple", "eager", "many", "blocking", "objects", "shutdown", "eager_start")
    # those that need a later Python than 3.11
    SINCE = {"eager": (3, 12), "shutdown": (3, 13), "eager_start": (3, 14)}

    def __init__(self, seed, profile="default"):
        self.r = random.Random("%s/%s" % (profile, seed))
        self.seed, self.profile = seed, profile
        self.budget = self.r.randint(14, 46) if profile != "simple" else self.r.randint(6, 18)
        self.n = itertools.count(1)
        self.exceptions = {"CustomError": "Exception", "SubError": "CustomError", "NetError": "ConnectionError"}
        self.objects = {}
        self.types = ["ValueError", "TypeError", "KeyError", "RuntimeError", "ZeroDivisionError", "CustomError", "SubError",
                      "NetError", "TimeoutError", "OSError"]
        self.handlers = [["ValueError"], ["Exception"], ["Exception"], ["LookupError"], ["ArithmeticError"], ["CustomError"],
                         ["ValueError", "TypeError"], ["OSError"], ["CancelledError"], ["BaseException"], ["TimeoutError"],
                         ["SubError"], ["RuntimeError"]]
        self.globals = []
        self.cnum = itertools.count(1)
        self.mult = 1           # many: how often the code being written runs (about)
        self.named = {}         # many: coroutines of their own

    def nm(self, p):
        return "%s%d" % (p, next(self.n))

    def ms(self):
        r = self.r
        if self.profile == "noties":
            return r.randint(1, 60) * 7 + r.randint(0, 6)
        if self.profile == "ties":
            return r.choice([0, 10, 10, 10, 20, 20, 30])
        return r.choice([0, 0, 1, 2, 5, 10, 10, 10, 20, 20, 30, 50, 100, r.randint(1, 200)])

    def long(self):
        return self.r.choice([1, 5, 10, 15, 20, 40, 80, 150])

    def chance(self, p):
        return self.r.random() < p

    def msg(self):
        return "e%d" % next(self.n)

    def exc(self):
        return {"type": self.r.choice(self.types), "msg": self.msg()}

    # -- coroutines
    def coro(self, depth, globs):
        name = "c%d" % next(self.cnum)
        ctx = {"vars": {}, "depth": depth, "handler": False, "star": False, "loop": False, "globs": list(globs), "tg": []}
        return {"coro": name, "body": self.body(ctx, top=True)}

    def body(self, ctx, top=False, n=None):
        r = self.r
        steps = []
        hi = max(1, 5 - ctx["depth"]) if not top else max(2, 5 - ctx["depth"])
        n = n if n is not None else r.randint(1, hi)
        for _ in range(n):
            if self.budget <= 0:
                break
            s = self.stmt(ctx)
            if s is None:
                continue
            steps.extend(s if isinstance(s, list) else [s])
            if steps and steps[-1]["op"] in ("return", "raise", "reraise", "break", "continue"):
                return steps
        if top:
            k = r.random()
            if not steps or (k < 0.5 and not any(s["op"] in ("sleep", "await", "gather") for s in steps)):
                steps.append({"op": "sleep", "ms": self.ms()})
            k = r.random()
            if k < 0.38:
                steps.append(dict(op="raise", **self.exc()))
            elif k < 0.85:
                steps.append({"op": "return", "value": r.choice([r.randint(0, 99), "ok", None, [1, 2]])})
        if not steps:
            steps.append({"op": "log", "text": self.nm("m")})
        return steps

    def sub(self, ctx, **kw):
        c = dict(ctx)
        c["vars"] = dict(ctx["vars"])
        c["globs"] = list(ctx["globs"])
        c["tg"] = list(ctx["tg"])
        c["depth"] = ctx["depth"] + 1
        c.update(kw)
        return c

    def pick(self, ctx, *kinds, glob=True):
        c = [v for v, k in ctx["vars"].items() if k in kinds]
        if glob:
            c += [g for g, k in ctx["globs"] if k in kinds]
        return self.r.choice(c) if c else None

    def awaitable(self, ctx, d=0):
        r = self.r
        k = r.random()
        if k < 0.52 or d > 2:
            return self.coro(ctx["depth"] + 1, ctx["globs"])
        if k < 0.70:
            v = self.pick(ctx, "task", "future")
            if v:
                return {"var": v}
            return {"spawn": self.coro(ctx["depth"] + 1, ctx["globs"])}
        if k < 0.78:
            return {"shield": self.awaitable(ctx, d + 1)}
        if k < 0.86:
            return {"wait_for": self.awaitable(ctx, d + 1), "ms": r.choice([0, self.long(), self.long(), self.long(), None])}
        if k < 0.92:
            return {"gather": [self.awaitable(ctx, d + 1) for _ in range(r.randint(0, 3))], "return_exceptions": self.chance(.5)}
        if k < 0.96:
            return {"sleep": self.ms(), "value": r.randint(0, 9)}
        return {"spawn": self.coro(ctx["depth"] + 1, ctx["globs"])}

    # -- statements
    def stmt(self, ctx):
        self.budget -= 1
        deep = ctx["depth"] >= 5
        w = [("sleep", 14), ("log", 3), ("try", 12 if not deep else 3), ("spawn", 12 if not deep else 1), ("await_var", 9),
             ("gather", 8 if not deep else 0), ("call", 6 if not deep else 0), ("raise", 2), ("cancel", 5), ("tg", 6 if not deep else 0),
             ("timeout", 6 if not deep else 1), ("wait_for", 4 if not deep else 0), ("shield", 4 if not deep else 0), ("wait", 8),
             ("as_completed", 3 if not deep else 0), ("callback", 9), ("retry", 2 if not deep else 0), ("make", 2), ("list", 4 if not deep else 0),
             ("inspect", 4), ("sync", 5), ("drop", 5), ("future", 2), ("uncancel", 1), ("reraise", 3), ("repeat", 2 if not deep else 0),
             ("sem", 2), ("queue", 2), ("event", 2), ("if", 2), ("pending", 3), ("gspawn", 4 if not deep else 0), ("ret", 1),
             ("reschedule", 1), ("let", 2 if not deep else 0), ("lock", 1), ("star", 3 if not deep else 0), ("selfcancel", 1)]
        if self.profile == "cancel":
            w += [("cancel", 14), ("selfcancel", 3), ("uncancel", 3), ("timeout", 6), ("shield", 5), ("spawn", 6)]
        if self.profile == "groups":
            w += [("tg", 16), ("star", 10), ("gather", 10)]
        if self.profile == "blocking":
            w += [("block", 24), ("sleep", 16), ("timeout", 6), ("wait_for", 6)]
        if self.profile in ("objects", "shutdown"):
            w += [("condition", 18), ("barrier", 14), ("heap", 10), ("nowait", 12), ("acquire", 14), ("while", 8 if not deep else 0), ("math", 8),
                  ("kept", 10 if not deep else 0), ("decide", 8), ("sleep", 10)]
        if self.profile == "shutdown":
            w += [("shutdown", 30)]
        if self.profile == "simple":
            w = [("sleep", 10), ("log", 3), ("try", 12), ("spawn", 10), ("await_var", 10), ("gather", 10), ("call", 6), ("raise", 3),
                 ("make", 3), ("callback", 3)]
        if self.profile == "many":
            w += [("many", 45), ("item", 14)]
        names = [a for a, _ in w]
        op = self.r.choices(names, [b for _, b in w])[0]
        return getattr(self, "s_" + op)(ctx)

    def s_sleep(self, ctx):
        return {"op": "sleep", "ms": self.ms()}

    def s_block(self, ctx):
        return {"op": "block", "ms": self.some_ms(ctx) if self.chance(0.2) else self.ms()}

    def s_log(self, ctx):
        v = self.pick(ctx, "value", "exc", glob=False)
        return {"op": "log", "text": "%s {%s}" % (self.nm("m"), v) if v else self.nm("m")}

    def s_try(self, ctx):
        r = self.r
        s = {"op": "try", "body": self.body(self.sub(ctx))}
        if self.chance(0.85):
            hs = []
            for _ in range(r.choice([1, 1, 1, 2, 2, 3])):
                h = {"types": r.choice(self.handlers)}
                c = self.sub(ctx, handler=True)
                if self.chance(0.5):
                    h["as"] = self.nm("e")
                    c["vars"][h["as"]] = "exc"
                h["body"] = self.body(c, n=r.choice([0, 1, 1, 2]))
                hs.append(h)
            s["except"] = hs
            if self.chance(0.3):
                s["else"] = self.body(self.sub(ctx), n=1)
        if "except" not in s or self.chance(0.5):
            s["finally"] = self.body(self.sub(ctx, handler=False), n=r.choice([0, 1, 1]))
            if not ctx["star"] and self.chance(0.06):
                s["finally"].append({"op": "return", "value": "from finally"})
        return s

    def s_star(self, ctx):
        s = {"op": "try", "body": [self.s_tg(self.sub(ctx))], "except_star": []}
        for _ in range(self.r.choice([1, 1, 2])):
            h = {"types": self.r.choice([x for x in self.handlers if "Cancelled" not in x[0]])}
            c = self.sub(ctx, handler=True, star=True, loop=False)
            if self.chance(0.5):
                h["as"] = self.nm("e")
                c["vars"][h["as"]] = "exc"
            h["body"] = [x for x in self.body(c, n=1) if x["op"] not in ("return", "break", "continue")] or [{"op": "log", "text": "star"}]
            s["except_star"].append(h)
        if self.chance(0.4):
            s["finally"] = [{"op": "log", "text": self.nm("f")}]
        return s

    def s_spawn(self, ctx):
        s = dict(op="spawn", **self.coro(ctx["depth"] + 1, ctx["globs"]))
        if self.profile == "eager_start" and self.chance(0.6):
            s["eager_start"] = True
        if ctx["tg"] and self.chance(0.5):
            s["in"] = self.r.choice(ctx["tg"])
        if self.chance(0.75):
            s["as"] = self.nm("t")
            ctx["vars"][s["as"]] = "task"
        return s

    def s_gspawn(self, ctx):
        if self.profile == "simple":
            return self.s_spawn(ctx)
        s = dict(op="spawn", **self.coro(ctx["depth"] + 1, ctx["globs"]))
        s["as"] = "$" + self.nm("g")
        ctx["globs"].append((s["as"], "task"))
        return s

    def s_await_var(self, ctx):
        v = self.pick(ctx, "task", "task", "future", "coro")
        if not v:
            return self.s_spawn(ctx)
        s = {"op": "await", "of": {"var": v}}
        if self.chance(0.5):
            s["as"] = self.nm("r")
            ctx["vars"][s["as"]] = "value"
        return s

    def s_gather(self, ctx):
        s = {"op": "gather", "of": [self.awaitable(ctx) for _ in range(self.r.choice([1, 2, 2, 3, 3, 4]))],
             "return_exceptions": self.chance(0.45)}
        if self.chance(0.2):
            s["await"] = False
            s["as"] = self.nm("g")
            ctx["vars"][s["as"]] = "future"
        elif self.chance(0.5):
            s["as"] = self.nm("r")
            ctx["vars"][s["as"]] = "value"
        return s

    def s_call(self, ctx):
        s = dict(op="call", **self.coro(ctx["depth"] + 1, ctx["globs"]))
        if self.chance(0.5):
            s["as"] = self.nm("r")
            ctx["vars"][s["as"]] = "value"
        return s

    def s_raise(self, ctx):
        s = dict(op="raise", **self.exc())
        v = self.pick(ctx, "exc", glob=False)
        if v and self.chance(0.5):
            s["from"] = v
        return s

    def s_reraise(self, ctx):
        return {"op": "reraise"} if ctx["handler"] else None

    def s_ret(self, ctx):
        if ctx["star"]:
            return None
        v = self.pick(ctx, "value", glob=False)
        return {"op": "return", "value": {"var": v} if v else self.r.randint(0, 9)}

    def s_cancel(self, ctx):
        v = self.pick(ctx, "task", "task", "future")
        if not v:
            return None
        s = {"op": "cancel", "of": v}
        if self.chance(0.3):
            s["msg"] = self.nm("why")
        return s

    def s_selfcancel(self, ctx):
        return {"op": "cancel", "of": self.r.choice(["@self", "$main"])}

    def s_uncancel(self, ctx):
        return {"op": "uncancel"}

    def s_tg(self, ctx):
        v = self.nm("tg")
        c = self.sub(ctx, tg=ctx["tg"] + [v])
        steps = []
        for _ in range(self.r.choice([1, 2, 2, 3])):
            s = dict(op="spawn", **self.coro(ctx["depth"] + 1, ctx["globs"]))
            s["in"] = v
            if self.chance(0.4):
                s["as"] = self.nm("t")
                c["vars"][s["as"]] = "task"
            steps.append(s)
        if self.chance(0.6):
            steps += self.body(c, n=self.r.choice([1, 1, 2]))
        return {"op": "task_group", "as": v, "body": steps}

    def s_timeout(self, ctx):
        s = {"op": "timeout", "ms": self.r.choice([0, self.long(), self.long(), self.long(), None])}
        c = self.sub(ctx)
        if self.chance(0.4):
            s["as"] = self.nm("cm")
            c["vars"][s["as"]] = "cm"
        s["body"] = self.body(c)
        if "as" in s and self.chance(0.5):
            s["body"].insert(self.r.randint(0, len(s["body"]) - (s["body"][-1]["op"] in ("raise", "return", "reraise"))),
                             {"op": "reschedule", "of": s["as"], "ms": self.r.choice([None, 0, self.long(), 200])})
        return s

    def s_reschedule(self, ctx):
        v = self.pick(ctx, "cm", glob=False)
        return {"op": "reschedule", "of": v, "ms": self.r.choice([None, 0, self.long()])} if v else None

    def s_wait_for(self, ctx):
        return {"op": "wait_for", "of": self.awaitable(ctx), "ms": self.r.choice([0, self.long(), self.long(), self.long(), None])}

    def s_shield(self, ctx):
        s = {"op": "shield", "of": self.awaitable(ctx)}
        if self.chance(0.2):
            s["await"] = False
            s["as"] = self.nm("s")
            ctx["vars"][s["as"]] = "future"
        return s

    def s_let(self, ctx):
        s = {"op": "let", "of": self.awaitable(ctx)}
        if self.chance(0.7):
            s["as"] = self.nm("x")
            kind = next(iter(s["of"]))
            ctx["vars"][s["as"]] = {"coro": "coro", "wait_for": "coro", "sleep": "coro", "spawn": "task", "var": "alias"}.get(kind, "future")
        return s

    def s_wait(self, ctx):
        vs = [v for v, k in ctx["vars"].items() if k == "task"] + [g for g, k in ctx["globs"] if k == "task" and g != "$main"]
        if not vs:
            return self.s_spawn(ctx)
        self.r.shuffle(vs)
        s = {"op": "wait", "of": vs[:self.r.randint(1, 4)],
             "return_when": self.r.choice(["ALL_COMPLETED", "FIRST_COMPLETED", "FIRST_EXCEPTION"])}
        if self.chance(0.6):
            s["ms"] = self.long()
        out = [s]
        if self.chance(0.6):
            s["done"] = self.nm("d")
            s["pending"] = self.nm("p")
            if self.chance(0.6):
                v = self.nm("t")
                inner = self.r.choice([
                    [{"op": "exception", "of": v}],
                    [{"op": "try", "body": [{"op": "await", "of": {"var": v}}], "except": [{"types": ["Exception", "CancelledError"], "body": []}]}],
                    [{"op": "inspect", "of": v}]])
                out.append({"op": "for", "in": s["done"], "as": v, "body": inner})
            if self.chance(0.5):
                out.append({"op": "cancel", "of": s["pending"], "each": True})
        return out

    def s_list(self, ctx):
        v, x = self.nm("l"), self.nm("x")
        k = self.r.randint(2, 3)
        if self.chance(0.5):
            items = [self.coro(ctx["depth"] + 1, ctx["globs"]) for _ in range(k)]
        else:
            items = [{"spawn": self.coro(ctx["depth"] + 1, ctx["globs"])} for _ in range(k)]
        mk = {"op": "list", "of": items, "as": v}
        how = self.r.random()
        if how < 0.4:
            return [mk, {"op": "gather", "of": [{"each": v}], "return_exceptions": self.chance(0.5)}]
        if how < 0.8:
            body = [{"op": "await", "of": {"var": x}}]
            if self.chance(0.6):
                body = [{"op": "try", "body": body, "except": [{"types": self.r.choice(self.handlers), "body": []}]}]
            return [mk, {"op": "for", "in": v, "index": self.nm("i"), "as": x, "body": body}]
        if "spawn" in items[0]:
            return [mk, {"op": "sleep", "ms": self.ms()}, {"op": "cancel", "of": v, "each": True}]
        return [mk, {"op": "sleep", "ms": self.ms()}]

    def s_as_completed(self, ctx):
        v = self.nm("n")
        body = [{"op": "await", "of": {"var": v}}]
        if self.chance(0.6):
            body = [{"op": "try", "body": body, "except": [{"types": self.r.choice(self.handlers), "body": []}]}]
        if self.chance(0.1):
            body.append({"op": "break"})
        items = []
        for _ in range(self.r.choice([1, 2, 3, 3])):
            a = self.awaitable(ctx)
            items.append(a)
        s = {"op": "as_completed", "of": items, "as": v, "body": body}
        if self.chance(0.4):
            s["ms"] = self.long()
        return s

    def s_callback(self, ctx):
        v = self.pick(ctx, "task", "task", "future")
        if not v:
            return None
        do = self.r.choice(["log", "log", "retrieve", "raise"])
        s = {"op": "callback", "of": v, "id": self.nm("cb"), "do": do}
        if do == "raise":
            s.update(self.exc())
        return s

    def s_retry(self, ctx):
        c = self.coro(ctx["depth"] + 1, ctx["globs"])
        typ = self.r.choice(self.types)
        c["body"].insert(0, {"op": "raise_first", "n": self.r.randint(0, 4), "counter": self.nm("k"), "type": typ, "msg": self.msg()})
        c["body"].insert(0, {"op": "sleep", "ms": self.ms()})
        return {"op": "retry", "of": c, "attempts": self.r.randint(1, 4), "delay": self.long(), "factor": self.r.choice([1, 2, 3]),
                "on": self.r.choice([[typ], ["Exception"], ["ValueError"]])}

    def s_make(self, ctx):
        s = dict(op="make", **self.coro(ctx["depth"] + 1, ctx["globs"]))
        if self.chance(0.6):
            s["as"] = self.nm("co")
            ctx["vars"][s["as"]] = "coro"
        return s

    def s_inspect(self, ctx):
        v = self.pick(ctx, "task", "future")
        return {"op": "inspect", "of": v} if v else None

    def s_sync(self, ctx):
        v = self.pick(ctx, "task")
        if not v:
            return None
        return {"op": "if", "cond": {"done": v},
                "then": [{"op": self.r.choice(["result", "exception"]), "of": v}]} if self.chance(0.8) else {"op": "result", "of": v}

    def s_drop(self, ctx):
        v = self.pick(ctx, "task", "future", "coro", glob=False)
        if not v:
            return None
        del ctx["vars"][v]
        return {"op": "drop", "of": v}

    def s_future(self, ctx):
        v = self.nm("f")
        g = "$" + v
        ctx["globs"].append((g, "future"))
        setter = {"coro": "c%d" % next(self.cnum), "body": [
            {"op": "sleep", "ms": self.ms()},
            {"op": "if", "cond": {"not": {"done": g}}, "then": [
                {"op": "set_result", "of": g, "value": 7} if self.chance(0.5) else dict(op="set_exception", of=g, **self.exc())]}]}
        return [{"op": "future", "as": g}, dict(op="spawn", **setter)]

    def s_repeat(self, ctx):
        self.mult *= 3
        b = self.body(self.sub(ctx, loop=True), n=self.r.choice([1, 2]))
        self.mult //= 3
        if self.chance(0.2) and b[-1]["op"] not in ("raise", "return", "reraise"):
            b.append({"op": self.r.choice(["break", "continue"])})
        return {"op": "repeat", "times": self.r.randint(2, 3), "body": b}

    def s_if(self, ctx):
        v = self.pick(ctx, "task")
        if not v:
            return None
        return {"op": "if", "cond": {"done": v}, "then": self.body(self.sub(ctx), n=1), "else": self.body(self.sub(ctx), n=1)}

    def s_pending(self, ctx):
        """a child that does something with a global task after a while"""
        g = self.pick(ctx, "none") or (self.r.choice(ctx["globs"])[0] if ctx["globs"] else None)
        if not g:
            return None
        kind = dict(ctx["globs"])[g]
        act = [{"op": "cancel", "of": g}]
        if kind in ("task", "future") and g != "$main" and self.chance(0.5):
            act = [{"op": "await", "of": {"var": g}}]
        return dict(op="spawn", coro="c%d" % next(self.cnum), body=[{"op": "sleep", "ms": self.ms()}] + act)

    def obj(self, kind):
        names = [n for n, o in self.objects.items() if o["type"] == kind]
        if names and self.chance(0.7):
            return self.r.choice(names)
        n = {"semaphore": "sem", "lock": "lck", "queue": "q", "event": "ev", "condition": "cv", "barrier": "br"}[kind] + str(len(self.objects) + 1)
        self.objects[n] = {"type": kind}
        if kind == "semaphore":
            self.objects[n]["value"] = self.r.randint(1, 2)
        if kind == "queue":
            self.objects[n]["maxsize"] = self.r.choice([0, 0, 1, 2])
        if self.profile in ("objects", "shutdown"):
            if kind == "semaphore" and self.chance(0.5):
                self.objects[n]["bounded"] = True
            if kind == "queue" and self.chance(0.6):
                self.objects[n]["order"] = self.r.choice(["fifo", "lifo", "priority", "priority"])
            if kind == "barrier":
                self.objects[n]["parties"] = self.r.choice([1, 2, 2, 3])
        return n

    def s_sem(self, ctx):
        n = self.obj("semaphore")
        body = [{"op": "semaphore", "of": n, "body": [{"op": "sleep", "ms": self.ms()}]}]
        return {"op": "gather", "of": [{"coro": "c%d" % next(self.cnum), "body": body} for _ in range(self.r.randint(2, 4))]} if self.chance(0.6) else body

    def s_lock(self, ctx):
        n = self.obj("lock")
        return {"op": "lock", "of": n, "body": [{"op": "sleep", "ms": self.ms()}]}

    def s_queue(self, ctx):
        n = self.obj("queue")
        k = self.r.randint(1, 3)
        if self.chance(0.3):
            cons = {"coro": "c%d" % next(self.cnum), "body": [{"op": "repeat", "times": k, "body": [
                {"op": "get", "of": n, "as": "item"}, {"op": "sleep", "ms": self.ms()}, {"op": "task_done", "of": n}]}]}
            return [dict(op="spawn", **cons)] + [{"op": "put", "of": n, "value": i} for i in range(k)] + [
                {"op": "join", "of": n}, {"op": "log", "text": "joined"}]
        prod = {"coro": "c%d" % next(self.cnum), "body": [{"op": "repeat", "times": k, "body": [
            {"op": "put", "of": n, "value": self.r.randint(0, 9)}, {"op": "sleep", "ms": self.ms()}]}]}
        cons = {"coro": "c%d" % next(self.cnum), "body": [{"op": "repeat", "times": k, "body": [
            {"op": "get", "of": n, "as": "item"}, {"op": "log", "text": "got {item}"}, {"op": "sleep", "ms": self.ms()}]}]}
        ps = [prod, cons]
        self.r.shuffle(ps)
        return {"op": "gather", "of": ps} if self.chance(0.6) else [dict(op="spawn", **ps[0]), dict(op="spawn", **ps[1])]

    def s_event(self, ctx):
        n = self.obj("event")
        setter = {"coro": "c%d" % next(self.cnum), "body": [{"op": "sleep", "ms": self.ms()}, {"op": "event_set", "of": n}]}
        out = [dict(op="spawn", **setter), {"op": "event_wait", "of": n}]
        if self.chance(0.4):
            out.insert(self.r.choice([0, 2]), {"op": "event_clear", "of": n})
        return out

    # -- profile objects: conditions, barriers, heaps, calls that do not wait; loops, arithmetic, exceptions that are kept
    def own(self, *body):
        return {"coro": "c%d" % next(self.cnum), "body": list(body)}

    def started(self, ctx, kind, *cs):
        """These coroutines as tasks, whose names are known, or gathered."""
        out = []
        for c in cs:
            s = dict(op="spawn", **c)
            s["as"] = self.nm("t")
            ctx["vars"][s["as"]] = "task"
            out.append(s)
        return out

    def unless(self, steps, types=("Exception",), ms=None):
        """The steps, within a timeout or a try or both."""
        if ms is not None or self.chance(0.4):
            steps = [{"op": "timeout", "ms": ms if ms is not None else self.long(), "body": steps}]
        if self.chance(0.75):
            e = self.nm("e")
            steps = [{"op": "try", "body": steps, "except": [{"types": list(types), "as": e, "body": [{"op": "log", "text": "%s {%s}" % (self.nm("m"), e)}]}]}]
        return steps

    def s_condition(self, ctx):
        n = self.obj("condition")
        if self.chance(0.06):       # without the lock
            return self.unless([self.r.choice([{"op": "condition_wait", "of": n}, {"op": "notify", "of": n}, {"op": "release", "of": n}])])
        waits = [{"op": "condition_wait", "of": n}, {"op": "log", "text": self.nm("woken")}]
        if self.chance(0.3):
            waits = self.unless(waits)
        if self.chance(0.2):
            waits.append({"op": "sleep", "ms": self.ms()})
        ws = [self.own({"op": "sleep", "ms": self.ms()}, {"op": "condition", "of": n, "body": waits}) for _ in range(self.r.choice([1, 2, 2, 3]))]
        out = self.started(ctx, "task", *ws)
        tells = [{"op": "notify", "of": n}]
        if self.chance(0.5):
            tells[0]["all"] = True
        if self.chance(0.4):
            tells.insert(self.r.choice([0, 1]), {"op": "cancel", "of": self.r.choice(out)["as"]})
        if self.chance(0.3):
            tells.append({"op": "sleep", "ms": self.ms()})
        notifier = [{"op": "sleep", "ms": self.ms()}, {"op": "condition", "of": n, "body": tells}]
        if self.chance(0.3):
            return out + [dict(op="spawn", **self.own(*notifier))]
        return out + notifier

    def s_barrier(self, ctx):
        n = self.obj("barrier")
        k = self.objects[n]["parties"] + self.r.choice([0, 0, 0, 1, -1])
        cs = []
        for _ in range(max(k, 1)):
            v = self.nm("place")
            waits = [{"op": "barrier_wait", "of": n, "as": v}, {"op": "log", "text": "%s {%s}" % (self.nm("m"), v)}]
            if self.chance(0.3):
                waits = self.unless(waits)
            cs.append(self.own({"op": "sleep", "ms": self.ms()}, *waits))
        out = self.started(ctx, "task", *cs)
        if self.chance(0.3):
            out += [{"op": "sleep", "ms": self.ms()}, {"op": self.r.choice(["barrier_abort", "barrier_reset", "barrier_reset"]), "of": n}]
        if self.chance(0.25):
            out += [{"op": "sleep", "ms": self.ms()}, {"op": "cancel", "of": self.r.choice(out[:len(cs)])["as"]}]
        if self.chance(0.3):
            out += self.unless([{"op": "barrier_wait", "of": n}], ms=self.long())
        return out

    def thing(self):
        """What is put into a queue; mostly of one kind, so that they can be compared."""
        k = self.r.random()
        if k < 0.6:
            return self.r.randint(-9, 9)
        if k < 0.8:
            return [self.r.randint(0, 2), self.r.choice(["a", "b", 1])]
        return self.r.choice(["x", "y", 1.5, True, None, {"k": 1}])

    def s_heap(self, ctx):
        n = self.obj("queue")
        out = [{"op": "put_nowait", "of": n, "value": self.thing()} for _ in range(self.r.randint(1, 5))]
        for _ in range(self.r.randint(1, 5)):
            v = self.nm("x")
            out.append({"op": self.r.choice(["get_nowait", "get_nowait", "get"]), "of": n, "as": v})
            out.append({"op": "log", "text": "{%s}" % v})
        return self.unless(out, ms=self.long())

    def s_nowait(self, ctx):
        n = self.obj("queue")
        v = self.nm("x")
        s = {"op": "put_nowait", "of": n, "value": self.r.randint(0, 9)} if self.chance(0.5) else {"op": "get_nowait", "of": n, "as": v}
        return self.unless([s], self.r.choice([("QueueFull", "QueueEmpty"), ("Exception",), ("QueueEmpty",)]))

    def s_shutdown(self, ctx):
        n = self.obj("queue")
        s = {"op": "queue_shutdown", "of": n}
        if self.chance(0.4):
            s["immediate"] = True
        v = self.nm("x")
        takes = [{"op": "repeat", "times": 3, "body": [{"op": "get", "of": n, "as": v}, {"op": "log", "text": "{%s}" % v}, {"op": "sleep", "ms": self.ms()},
                                                       {"op": "task_done", "of": n}]}]
        gives = [{"op": "repeat", "times": self.r.randint(1, 4), "body": [{"op": "put", "of": n, "value": self.r.randint(0, 9)}, {"op": "sleep", "ms": self.ms()}]}]
        out = self.started(ctx, "task", *[self.own(*self.unless(x, ("QueueShutDown",))) for x in self.r.sample([takes, gives, takes], self.r.randint(1, 3))])
        out += [{"op": "sleep", "ms": self.ms()}, s]
        if self.chance(0.3):
            out += self.unless([{"op": "join", "of": n}], ms=self.long())
        return out

    def s_acquire(self, ctx):
        n = self.obj(self.r.choice(["semaphore", "lock", "condition"]))
        body = [{"op": "acquire", "of": n}, {"op": "sleep", "ms": self.ms()}, {"op": "release", "of": n}]
        if self.chance(0.2):
            body.pop(self.r.choice([0, 2]))
        if self.chance(0.3):
            body = [body[0], {"op": "try", "body": body[1:-1] + [{"op": "log", "text": self.nm("m")}], "finally": [body[-1]]}]
        if self.chance(0.5):
            return self.started(ctx, "task", *[self.own(*self.unless(body)) for _ in range(self.r.randint(1, 3))])
        return self.unless(body, ms=self.long())

    def number(self, ctx, d=0):
        k = self.r.random()
        v = self.pick(ctx, "int", glob=False)
        if v and k < 0.4:
            return {"var": v}
        if k < 0.6 and d < 2:
            return {self.r.choice("+-*"): [self.number(ctx, d + 1), self.number(ctx, d + 1)]}
        if k < 0.68:
            return self.r.choice(["a", "bc", [1, 2], 1.5, True, None])
        return self.r.randint(-3, 9)

    def s_math(self, ctx):
        v = self.nm("k")
        s = [{"op": "set", "as": v, "value": {self.r.choice("++-*"): [self.number(ctx), self.number(ctx)]}}, {"op": "log", "text": "%s = {%s}" % (v, v)}]
        if self.chance(0.6):
            return self.unless(s, ("TypeError",))
        ctx["vars"][v] = "int"
        return s

    def decision(self, ctx, d=0):
        k = self.r.random()
        if k < 0.3 and d < 2:
            return {self.r.choice(["and", "or"]): [self.decision(ctx, d + 1) for _ in range(self.r.randint(1, 3))]}
        if k < 0.4 and d < 2:
            return {"not": self.decision(ctx, d + 1)}
        if k < 0.55:
            return {"in": [self.number(ctx), self.r.choice([[1, 2, 3], ["a", True], [], "abc", {"k": 1, "a": 2}, 7])]}
        if k < 0.85:
            return {self.r.choice(["<", "<=", ">", ">="]): [self.number(ctx), self.number(ctx)]}
        t = self.pick(ctx, "task")
        return {"done": t} if t else {"eq": [self.number(ctx), self.number(ctx)]}

    def s_decide(self, ctx):
        s = [{"op": "if", "cond": self.decision(ctx), "then": [{"op": "log", "text": self.nm("yes")}], "else": [{"op": "log", "text": self.nm("no")}]}]
        return self.unless(s, ("TypeError",))

    def s_while(self, ctx):
        v = self.nm("k")
        c = self.sub(ctx, loop=True)
        c["vars"][v] = "int"
        body = [{"op": "set", "as": v, "value": {"+": [{"var": v}, self.r.choice([1, 1, 2])]}}] + self.body(c, n=self.r.choice([1, 1, 2]))
        if self.chance(0.2):
            body.insert(1, {"op": "if", "cond": {">": [{"var": v}, 1]}, "then": [{"op": self.r.choice(["break", "continue"])}]})
        less = {"<": [{"var": v}, self.r.randint(1, 4)]}
        return [{"op": "set", "as": v, "value": 0}, {"op": "while", "cond": less if self.chance(0.7) else {"and": [less, self.decision(ctx, 1)]}, "body": body}]

    def s_kept(self, ctx):
        v, e = self.nm("kept"), self.nm("e")
        ctx["vars"][v] = "exc"
        keep = [{"op": "try", "body": [dict(op="raise", **self.exc())] if self.chance(0.5) else self.body(self.sub(ctx), n=1) + [dict(op="raise", **self.exc())],
                 "except": [{"types": ["Exception"], "as": e, "body": [{"op": "set", "as": v, "value": {"var": e}}]}]}]
        again = {"op": "raise_value", "of": v}
        other = self.pick(ctx, "exc", glob=False)
        if self.chance(0.4):
            again["from"] = self.r.choice([None, other, v])
        between = [{"op": "sleep", "ms": self.ms()}] if self.chance(0.4) else []
        return keep + between + (self.unless([again]) if self.chance(0.8) else self.started(ctx, "task", self.own(*keep, again)))

    # -- profile many: times and item
    def count(self):
        n = self.r.choice([0, 1, 2, 3, 3, 4, 5, 8, 13, 20, 40, self.r.randint(2, 40)])
        return min(n, 160 // self.mult)

    def item(self, ctx, vals=None):
        """A VALUE item that evaluates without an error."""
        r = self.r
        lists = [v for v, k in ctx["vars"].items() if k == "ints"]
        if vals is None and lists and self.chance(0.4):
            xs = {"var": r.choice(lists)}
        else:
            xs = vals or [r.randint(0, 9) for _ in range(r.choice([1, 2, 3, 3, 5]))]
        nums = [v for v, k in ctx["vars"].items() if k == "int"]
        k = r.random()
        if nums and k < 0.7:
            return {"item": [xs, {"var": r.choice(nums)}]}
        if k < 0.8:
            return {"item": [xs, {"item": [[r.randint(-3, 12), r.randint(-3, 12)], {"var": r.choice(nums)} if nums else r.randint(0, 5)]}]}
        return {"item": [xs, r.randint(-3, 9)]}

    def some_ms(self, ctx):
        return self.item(ctx, [self.ms() for _ in range(self.r.choice([1, 2, 3, 4]))])

    def some_cond(self, ctx):
        c = {"eq": [self.item(ctx), self.r.randint(0, 9)]} if self.chance(0.3) else \
            {"truthy": self.item(ctx, [self.r.choice([0, 1, True, False, "", "x"]) for _ in range(self.r.randint(1, 4))])}
        return {"not": c} if self.chance(0.3) else c

    def many_coro(self, ctx, n):
        r = self.r
        old = [k for k, c in self.named.items() if not re.search('"(times|spawn|coro)"', json.dumps(c))]
        if old and self.chance(0.3):
            name = r.choice(old)
            c = {"coro": name}
            params = self.named[name]["params"]
        else:
            params = r.choice([["index"], ["index"], ["index", "x"], ["x", "index"], ["x"], []])
            name = "w%d" % next(self.cnum)
            mult, self.mult = self.mult, self.mult * max(n, 1)
            sub = {"vars": {p: "int" for p in params}, "depth": ctx["depth"] + 1, "handler": False, "star": False, "loop": False,
                   "globs": list(ctx["globs"]), "tg": []}
            body = []
            if self.chance(0.8):
                body.append({"op": "sleep", "ms": self.some_ms(sub)})
            if self.chance(0.45):
                act = r.choice([dict(op="raise", **self.exc()), {"op": "return", "value": self.item(sub)}, {"op": "cancel", "of": "@self"},
                                {"op": "sleep", "ms": self.some_ms(sub)}, dict(op="raise", **self.exc())])
                body.append({"op": "if", "cond": self.some_cond(sub), "then": [act]})
            if self.chance(0.6) or not body:
                body += self.body(sub, n=r.choice([1, 1, 2]))
            if body[-1]["op"] not in ("return", "raise", "reraise") and self.chance(0.5):
                body.append(r.choice([{"op": "return", "value": self.item(sub)}, dict(op="raise", **self.exc()),
                                      {"op": "return", "value": {"var": "index"} if "index" in params else "w"}]))
            self.mult = mult
            c = {"coro": name, "params": params, "body": body}
            if self.chance(0.5):
                self.named[name] = {"params": params, "body": body}
                c = {"coro": name}
        args = {}
        if "x" in params:
            args["x"] = self.item(ctx) if self.chance(0.7) else r.randint(0, 9)
        if "index" in params and self.chance(0.1):
            args["index"] = r.randint(0, 9)
        if args:
            c["args"] = args
        return c

    def times(self, ctx, spawn=None):
        """an element for a list of awaitables"""
        n = self.count()
        c = self.many_coro(ctx, n)
        if spawn or (spawn is None and self.chance(0.3)):
            s = {"spawn": c, "times": n}
            if ctx["tg"] and self.chance(0.3):
                s["in"] = self.r.choice(ctx["tg"])
            elif self.chance(0.1):
                s["name"] = self.nm("name")
            return s
        return dict(c, times=n)

    def spawn_many(self, ctx, **kw):
        n = self.count()
        return dict({"op": "spawn"}, **self.many_coro(ctx, n), times=n, **kw)

    def use_list(self, ctx, v, tasks):
        """what is done with a list of tasks or coroutine objects"""
        r, x = self.r, self.nm("x")
        k = r.random()
        body = [{"op": "await", "of": {"var": x}}]
        if self.chance(0.6):
            body = [{"op": "try", "body": body, "except": [{"types": r.choice(self.handlers + [["Exception", "CancelledError"]]), "body": []}]}]
        if tasks and k < 0.35:
            s = {"op": "wait", "of": [v], "return_when": r.choice(["ALL_COMPLETED", "FIRST_COMPLETED", "FIRST_EXCEPTION"])}
            t = self.pick(ctx, "task", glob=False)
            if t and self.chance(0.3):
                s["of"].insert(r.choice([0, 1]), t)
            if self.chance(0.5):
                s["ms"] = self.long()
            out = [s]
            if self.chance(0.5):
                s["done"], s["pending"] = self.nm("d"), self.nm("p")
                if self.chance(0.5):
                    out.append({"op": "for", "in": s["done"], "as": x, "body": [
                        {"op": "try", "body": [{"op": r.choice(["exception", "result"]), "of": x}],
                         "except": [{"types": ["Exception", "CancelledError"], "body": []}]}]})
                if self.chance(0.5):
                    out.append({"op": "cancel", "of": s["pending"], "each": True})
            return out
        if tasks and k < 0.5:
            out = [{"op": "sleep", "ms": self.ms()}, {"op": "cancel", "of": v, "each": True}]
            if self.chance(0.5):
                out.append({"op": "gather", "of": [{"each": v}], "return_exceptions": True})
            return out
        if tasks and k < 0.6:
            t = self.nm("t")
            ctx["vars"][t] = "task"
            return [{"op": "set", "as": t, "value": {"item": [{"var": v}, self.r.randint(-2, 50)]}}]
        if k < 0.75:
            return [{"op": "gather", "of": [{"each": v}], "return_exceptions": self.chance(0.5)}]
        if k < 0.88:
            s = {"op": "for", "in": v, "as": x, "body": body}
            if self.chance(0.3):
                s["index"] = self.nm("i")
                s["body"].insert(0, {"op": "log", "text": "at {%s}" % s["index"]})
            return [s]
        s = {"op": "as_completed", "of": [{"each": v}], "as": x, "body": body}
        if self.chance(0.3):
            s["ms"] = self.long()
        return [s]

    def s_many(self, ctx):
        r = self.r
        if ctx["depth"] >= 5 or self.mult > 80:
            return self.s_item(ctx)
        k = r.random()
        if k < 0.26:        # gather
            of = [self.times(ctx)]
            for _ in range(r.choice([0, 0, 1, 2])):
                of.insert(r.randint(0, len(of)), self.times(ctx) if self.chance(0.4) else self.awaitable(ctx))
            s = {"op": "gather", "of": of, "return_exceptions": self.chance(0.5)}
            if self.chance(0.2):
                s["await"] = False
                s["as"] = self.nm("g")
                ctx["vars"][s["as"]] = "future"
            elif self.chance(0.5):
                s["as"] = self.nm("r")
                ctx["vars"][s["as"]] = "value"
            return s
        if k < 0.34:        # gather inside something
            g = {"gather": [self.times(ctx)], "return_exceptions": self.chance(0.5)}
            return r.choice([
                {"op": "wait_for", "of": g, "ms": self.long()}, {"op": "shield", "of": g},
                {"op": "gather", "of": [g, {"sleep": self.ms(), "value": self.item(ctx)}], "return_exceptions": self.chance(0.5)},
                {"op": "timeout", "ms": self.long(), "body": [{"op": "await", "of": g}]}])
        if k < 0.50:        # list
            v = self.nm("l")
            tasks = self.chance(0.5)
            of = [self.times(ctx, tasks)]
            if self.chance(0.3):
                of.insert(r.choice([0, 1]), {"spawn": self.coro(ctx["depth"] + 1, ctx["globs"])} if tasks else self.coro(ctx["depth"] + 1, ctx["globs"]))
            return [{"op": "list", "of": of, "as": v}] + self.use_list(ctx, v, tasks)
        if k < 0.62:        # spawn, kept
            v = self.nm("ts") if self.chance(0.8) else "$" + self.nm("ts")
            s = self.spawn_many(ctx)
            s["as"] = v
            return [s] + (self.use_list(ctx, v, True) if self.chance(0.85) else [])
        if k < 0.70:        # spawn, forgotten
            s = self.spawn_many(ctx)
            if ctx["tg"] and self.chance(0.5):
                s["in"] = r.choice(ctx["tg"])
            return s
        if k < 0.84:        # group
            v = self.nm("tg")
            c = self.sub(ctx, tg=ctx["tg"] + [v])
            steps = []
            for _ in range(r.choice([1, 1, 2])):
                s = self.spawn_many(c)
                s["in"] = v
                if self.chance(0.3):
                    s["as"] = self.nm("ts")
                steps.append(s)
            if self.chance(0.5):
                steps += self.body(c, n=1)
            s = {"op": "task_group", "as": v, "body": steps}
            if self.chance(0.3):
                return {"op": "try", "body": [s], "except_star": [{"types": ["Exception"], "body": [{"op": "log", "text": self.nm("star")}]}]}
            return s
        if k < 0.93:        # as_completed
            v = self.nm("n")
            body = [{"op": "await", "of": {"var": v}}]
            if self.chance(0.6):
                body = [{"op": "try", "body": body, "except": [{"types": r.choice(self.handlers), "body": []}]}]
            if self.chance(0.1):
                body.append({"op": "break"})
            s = {"op": "as_completed", "of": [self.times(ctx)] + ([self.awaitable(ctx)] if self.chance(0.3) else []), "as": v, "body": body}
            if self.chance(0.3):
                s["ms"] = self.long()
            return s
        n = self.obj("semaphore")
        k = self.count()
        return {"op": "gather", "of": [{"coro": "u%d" % next(self.cnum), "params": ["index"], "times": k, "body": [
            {"op": "semaphore", "of": n, "body": [{"op": "sleep", "ms": self.some_ms({"vars": {"index": "int"}})}]}]}]}

    def s_item(self, ctx):
        r = self.r
        k = r.random()
        if k < 0.3:
            v = self.nm("xs")
            s = {"op": "set", "as": v, "value": [r.randint(0, 30) for _ in range(r.randint(1, 4))]}
            if self.chance(0.3):
                s["value"][0] = self.item(ctx)
            ctx["vars"][v] = "ints"
            return s
        if k < 0.5:
            return {"op": "sleep", "ms": self.some_ms(ctx)}
        if k < 0.65:
            return {"op": "if", "cond": self.some_cond(ctx), "then": [{"op": "log", "text": self.nm("m")}], "else": [{"op": "sleep", "ms": 0}]}
        if k < 0.8:
            v = self.nm("k")
            s = [{"op": "set", "as": v, "value": self.item(ctx)}, {"op": "log", "text": "%s = {%s}" % (v, v)}]
            ctx["vars"][v] = "int"
            return s
        if k < 0.9:
            n = self.obj("queue")
            return [{"op": "timeout", "ms": self.long(), "body": [{"op": "put", "of": n, "value": self.item(ctx)}]}]
        return {"op": "await", "of": {"sleep": self.ms(), "value": self.item(ctx)}, "as": self.nm("r")}

    def scenario(self):
        ctx = {"vars": {}, "depth": 0, "handler": False, "star": False, "loop": False, "globs": [], "tg": []}
        body = [{"op": "set", "as": "$main", "value": {"var": "@self"}}]
        if self.profile != "simple":
            ctx["globs"].append(("$main", "main"))
        else:
            body = []
        while self.budget > 0 and len(body) < 14:
            s = self.stmt(ctx)
            if s is None:
                continue
            s = s if isinstance(s, list) else [s]
            # main should survive most errors, so that more is exercised
            risky = any(x["op"] in ("await", "gather", "call", "wait_for", "shield", "task_group", "timeout", "as_completed", "retry", "result")
                        for x in s)
            if risky and self.chance(0.65):
                s = [{"op": "try", "body": s, "except": [{"types": ["Exception"], "body": []}]}]
            if any(x["op"] in ("return", "raise") for x in s) and self.chance(0.8):
                continue
            body += s
            if any(x["op"] in ("return", "raise") for x in s):
                break
        if self.chance(0.5):
            body.append({"op": "sleep", "ms": self.r.choice([50, 100, 300, 1000])})
        sc = {"schema": 1, "name": "gen_%s_%d" % (self.profile, self.seed), "exceptions": self.exceptions}
        if self.objects:
            sc["objects"] = self.objects
        sc["coros"] = {"main": {"body": body}}
        sc["coros"].update(self.named)
        sc["main"] = "main"
        if self.profile not in ("simple",) and self.chance(0.15):
            g = [x for x, k in ctx["globs"] if k in ("task", "main")]
            if g:
                sc["external"] = [{"at": self.ms(), "op": "cancel", "of": self.r.choice(g)}]
        if self.profile in ("objects", "shutdown") and self.chance(0.3):
            sc["external"] = sc.get("external", []) + [{"at": self.ms(), "op": "interrupt"} for _ in range(self.r.choice([1, 1, 2, 3]))]
        if self.profile == "eager":
            sc["eager"] = True
        return sc


def generate(seed, profile="default"):
    return Rnd(seed, profile).scenario()


# --------------------------------------------------------------------------- self test


def compare_impls(a, b):
    """C and pure-Python Task/Future must agree in everything but the moment of the finalizer reports
    (the Python version has more reference cycles) and one message text."""
    fin = ("never_retrieved", "never_awaited", "destroyed_pending")

    def split(tr):
        s = json.dumps(tr).replace("Result is not ready.", "Result is not set.")
        tr = json.loads(s)
        return ([d for d in tr if d["event"] not in fin],
                sorted(json.dumps({k: v for k, v in d.items() if k not in ("t", "n", "gc")}, sort_keys=True) for d in tr if d["event"] in fin))
    (x, fx), (y, fy) = split(a), split(b)
    return compare(x, y, ignore=()) or (None if fx == fy else "finalizer reports differ: %s" % sorted(set(fx) ^ set(fy)))

TERMINAL = ("succeeded", "raised", "cancelled")


def invariants(trace):
    """Properties every trace must have. Returns a list of violations."""
    bad = []
    state, started = {}, {}
    last = 0
    raised, closed = {}, {}
    ended = any(d["event"] in ("deadlock", "limit") for d in trace)
    for i, d in enumerate(trace):
        e, t = d["event"], d["task"]
        if d["t"] < last:
            bad.append("time goes back at %d" % i)
        last = d["t"]
        if d.get("gc") and not any(x["event"] == "destroyed_pending" for x in trace):
            bad.append("report left to the garbage collector: %s" % show(d))
        if e == "created":
            if t in state:
                bad.append("created twice: %s" % t)
            state[t] = "pending"
        elif e == "started":
            if state.get(t) != "pending" or t in started:
                bad.append("started out of order: %s" % t)
            started[t] = True
        elif e in TERMINAL:
            if state.get(t) != "pending":
                bad.append("terminal event for %s in state %s" % (t, state.get(t)))
            state[t] = e
            if e == "raised":
                raised[t] = i
            if e != "cancelled" and t not in started:
                bad.append("%s %s without having started" % (t, e))
        elif e in ("retrieved", "never_retrieved", "silenced") and t in state:
            if state[t] != "raised":
                bad.append("%s for %s in state %s" % (e, t, state[t]))
            if t in closed:
                bad.append("%s: %s after %s" % (t, e, closed[t]))
            closed[t] = e
        elif e in ("sleeping", "awaiting", "resumed", "log", "caught", "finally", "else", "enter", "leave"):
            if state.get(t) != "pending":
                bad.append("activity of %s in state %s: %s" % (t, state.get(t), show(d)))
    if not ended:
        for t, s in state.items():
            if s == "pending" and not any(d["event"] == "destroyed_pending" and d["task"] == t for d in trace):
                bad.append("task %s never finished" % t)
        for t in raised:
            if t not in closed:
                bad.append("exception of %s neither retrieved nor reported" % t)
    return bad


def plain_differs(sc, trace):
    """Does the plain program (run --no-trace) do the same? Compared: when it prints what (first words) and how it ends, up to
    the shutdown phase (its order is arbitrary in CPython). None, or a description."""
    if any(d.get("exc") and d["exc"].get("type") == "Unbound" for d in trace):
        return None             # a dropped variable is None there
    want = []
    for i, d in enumerate(trace):
        if d["event"] == "log":
            want.append((d["t"], d["text"].split()[0]))
        elif d["event"] in ("state", "callback"):
            want.append((d["t"], d["event"]))
        elif d["event"] in ("shutdown", "exit", "deadlock", "limit"):
            break
    out = []
    last, _, _ = run_plain(sc, out=out)
    got = [(t, x.split()[0]) for t, x in out]
    if want != (got[:len(want)] if d["event"] == "shutdown" else got):
        return "prints %s, not %s" % (got, want)
    end = next(d for d in trace if d["event"] in ("exit", "deadlock", "limit"))
    if d["event"] == "shutdown":
        last["t"] = end["t"]
    keys = ("t", "event", "outcome", "exc")
    if [last.get(k) for k in keys] != [end.get(k) for k in keys]:
        return "ends with %s, not %s" % (show(last), show(end))
    return None


def selftest(count, seed0, verbose=False):
    me = os.path.abspath(__file__)
    stats = collections.Counter()
    opsused = collections.Counter()
    fails = []
    t0 = time.time()
    profiles = [p for p in Rnd.PROFILES if sys.version_info >= Rnd.SINCE.get(p, (3, 11))]
    jobs = []
    for k in range(count):
        prof = profiles[k % len(profiles)]
        jobs.append((seed0 + k, prof))

    def ops(x):
        if isinstance(x, dict):
            if "op" in x:
                opsused[x["op"]] += 1
            for v in x.values():
                ops(v)
        elif isinstance(x, list):
            for v in x:
                ops(v)
    hashes = {}
    for s, p in jobs:
        sc = generate(s, p)
        ops(sc["coros"])
        if generate(s, p) != sc:
            fails.append((s, p, "generator is not deterministic"))
        try:
            a = run_scenario(json.loads(json.dumps(sc)), "c", ticks=True)
            b = run_scenario(sc, "py", ticks=True)
        except GenError as e:
            fails.append((s, p, str(e)))
            continue
        r = compare_impls(a, b)
        if r:
            fails.append((s, p, "C and Python Task/Future differ: " + r))
        limit, RT.SCAN_LIMIT = RT.SCAN_LIMIT, -1
        r = compare(a, run_scenario(sc, "c", ticks=True), ignore=())
        RT.SCAN_LIMIT = limit
        if r:
            fails.append((s, p, "the two ways to look for retrieved exceptions differ: " + r))
        for v in invariants(a):
            fails.append((s, p, v))
        for d in a:
            stats[d["event"]] += 1
        try:
            compile(Gen(sc, plain=True).source(), "plain", "exec")
            r = plain_differs(sc, a)
            if r:
                fails.append((s, p, "the plain program %s" % r))
        except Exception as e:
            fails.append((s, p, "plain program: %s: %s" % (type(e).__name__, e)))
        hashes["%s/%s" % (p, s)] = json.dumps(a)
    # determinism across processes with different hash seeds / addresses
    for hs in ("0", "12345"):
        env = dict(os.environ, PYTHONHASHSEED=hs, ORACLE_SALT=hs)
        out = subprocess.run([sys.executable, me, "_traces", "--jobs", json.dumps(jobs)], capture_output=True, text=True, env=env)
        if out.returncode:
            fails.append(("*", "*", "subprocess failed: " + out.stderr[-500:]))
            continue
        other = json.loads(out.stdout)
        for k, v in hashes.items():
            if other.get(k) != v:
                fails.append((k, "hashseed " + hs, "trace differs between processes"))
    print("python %s: %d scenarios, %d failures, %.1fs" % (PYVER, len(jobs), len(fails), time.time() - t0))
    for f in fails[:20]:
        print("  FAIL", *f)
    if verbose:
        print("events:", dict(stats.most_common()))
        print("ops:", dict(opsused.most_common()))
        print("ops never used:", [o for o in OPNAMES if o not in opsused])
    return not fails


# --------------------------------------------------------------------------- command line


def main(argv=None):
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    sub = ap.add_subparsers(dest="cmd", required=True)
    p = sub.add_parser("run")
    p.add_argument("scenario")
    p.add_argument("-o", "--out")
    p.add_argument("--impl", choices=["c", "py"], default="c")
    p.add_argument("--loop", choices=["virtual", "real"], default="virtual")
    p.add_argument("--ticks", action="store_true")
    p.add_argument("--max-ticks", type=int, default=100000)
    p.add_argument("--scale", type=float, default=1.0, help="--loop real: real ms per scenario ms")
    p.add_argument("--no-trace", action="store_true", help="run the plain program with the stock asyncio; print only how it ends, "
                   "and the CPU seconds (stderr)")
    for n in ("emit", "code"):
        p = sub.add_parser(n)
        p.add_argument("scenario")
    p = sub.add_parser("validate")
    p.add_argument("files", nargs="+")
    p = sub.add_parser("gen")
    p.add_argument("--seed", type=int, required=True)
    p.add_argument("--count", type=int, default=1)
    p.add_argument("--profile", choices=Rnd.PROFILES, default="default")
    p.add_argument("--out", help="directory: writes NAME.json and NAME.jsonl")
    p = sub.add_parser("check")
    p.add_argument("a")
    p.add_argument("b")
    p.add_argument("--mode", choices=["exact", "per-task", "by-time"], default="exact")
    p.add_argument("--ignore", default="n")
    p.add_argument("--only", default="")
    p = sub.add_parser("selftest")
    p.add_argument("--count", type=int, default=300)
    p.add_argument("--seed", type=int, default=1)
    p.add_argument("-v", action="store_true")
    p = sub.add_parser("schema")
    p = sub.add_parser("_traces")
    p.add_argument("--jobs", required=True)
    a = ap.parse_args(argv)
    try:
        return command(a)
    except GenError as e:
        print("oracle: %s" % e, file=sys.stderr)
        return 2
    except FileNotFoundError as e:
        print("oracle: %s" % e, file=sys.stderr)
        return 2
    except BrokenPipeError:
        return 0


def load(path):
    try:
        with (sys.stdin if path == "-" else open(path)) as fh:
            return json.load(fh)
    except ValueError as e:
        raise GenError("%s: not JSON: %s" % (path, e))


def command(a):
    if a.cmd == "schema":
        print(SCHEMA)
    elif a.cmd == "run" and a.no_trace:
        if a.impl != "c" or a.loop != "virtual" or a.ticks:
            raise GenError("--no-trace goes with the C implementation on the virtual clock, without --ticks")
        last, cpu, wall = run_plain(load(a.scenario), a.max_ticks)
        with (open(a.out, "w") if a.out else contextlib.nullcontext(sys.stdout)) as fh:
            dump([last], fh)
        print("cpu %.3f s, wall %.3f s (asyncio.run of the plain program); whole process cpu %.3f s"
              % (cpu, wall, time.process_time()), file=sys.stderr)
    elif a.cmd == "run":
        tr = run_scenario(load(a.scenario), a.impl, a.loop, a.ticks, a.max_ticks, a.scale)
        if a.out:
            with open(a.out, "w") as fh:
                dump(tr, fh)
        else:
            dump(tr, sys.stdout)
    elif a.cmd in ("emit", "code"):
        sc = load(a.scenario)
        errs = validate(sc)
        if errs:
            raise GenError("invalid scenario:\n  " + "\n  ".join(errs))
        print(Gen(sc, plain=a.cmd == "emit").source(), end="")
    elif a.cmd == "validate":
        rc = 0
        for f in a.files:
            errs = validate(load(f))
            print("%s: %s" % (f, "ok" if not errs else "INVALID"))
            for e in errs:
                print("   ", e)
                rc = 1
        return rc
    elif a.cmd == "gen":
        for k in range(a.count):
            sc = generate(a.seed + k, a.profile)
            if a.out:
                os.makedirs(a.out, exist_ok=True)
                base = os.path.join(a.out, sc["name"])
                with open(base + ".json", "w") as fh:
                    json.dump(sc, fh, indent=1)
                with open(base + ".jsonl", "w") as fh:
                    dump(run_scenario(sc, ticks=True), fh)
            else:
                print(json.dumps(sc, indent=1))
    elif a.cmd == "check":
        r = compare(load_trace(a.a), load_trace(a.b), a.mode, [x for x in a.ignore.split(",") if x],
                    set(x for x in a.only.split(",") if x) or None)
        if r:
            print("DIFFERENT: " + r)
            return 1
        print("same")
    elif a.cmd == "selftest":
        return 0 if selftest(a.count, a.seed, a.v) else 1
    elif a.cmd == "_traces":
        salt = [object() for _ in range(int(os.environ.get("ORACLE_SALT", "0")) % 1000)]  # moves addresses
        out = {}
        for s, p in json.loads(a.jobs):
            out["%s/%s" % (p, s)] = json.dumps(run_scenario(generate(s, p), ticks=True))
        json.dump(out, sys.stdout)
        salt.clear()
    return 0


if __name__ == "__main__":
    sys.exit(main())
