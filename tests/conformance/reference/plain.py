# SPDX-FileCopyrightText: 2026 The Awaitscope authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs the plain program of a scenario on the virtual clock."""
import asyncio
import builtins
import gc
import sys
import time
import warnings

from .check.checker import validate
from .interrupts import interrupt, own_sigint, scen_raises_ki
from .loops import Deadlock, PlainLoop
from .program.gen import Gen
from .threads import install, uninstall
from .values import exc_json, outcome, plain_val
from .versions import GenError, needs_version


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
    loop = None
    waiting = list(zip(scen.get("external", []), values))

    def new_loop():
        nonlocal loop
        before, loop = loop, PlainLoop(max_ticks)
        loop.set_exception_handler(lambda loop, ctx: None)
        if before is not None:
            loop.go_on_after(before)
        for x, v in waiting:
            loop.call_at(x["at"] / 1000, external, x, v)
        return loop

    def pr(*a):
        if out is not None and not loop.ended:
            out.append((loop.ms, " ".join(map(str, a))))
    ns = {"__name__": "__main__", "__builtins__": dict(vars(builtins), print=pr)}
    ret = []
    cpu = wall = 0.0

    def external(x, value):
        waiting.remove((x, value))
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
        if loop.is_closed():
            new_loop()
        ret.clear()
        c, w = time.process_time(), time.perf_counter()
        try:
            with own_sigint(scen), asyncio.Runner(loop_factory=lambda: loop) as runner:
                ret.append(runner.run(coro))
        finally:
            cpu, wall = cpu + time.process_time() - c, wall + time.perf_counter() - w

    def stand_still(seconds):
        stock_sleep(seconds if not isinstance(seconds, (int, float)) or seconds < 0 else 0)     # says what is wrong with it
        loop.stand_still(seconds)

    install(new_loop().threads)
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
            last["t"] = loop.ms
            try:
                while not loop.ended and loop.threads.pass_time():
                    pass
            except Deadlock:
                pass
            uninstall()
            asyncio.run, time.sleep = stock, stock_sleep
            loop.ended = loop.ended or "exit"
            if not loop.is_closed():
                loop._ready.clear()
                loop._scheduled.clear()
                loop.close()
            ns.clear()
            gc.collect()        # what is left of the program goes silently
            sys.unraisablehook = hook
    return last, cpu, wall
