# SPDX-FileCopyrightText: 2026 The Awaitscope authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs a scenario, instrumented: its trace."""
import asyncio
import contextlib
import gc
import json
import re
import sys
import warnings

from .check.checker import validate
from .interrupts import own_sigint, scen_raises_ki
from .loops import Deadlock, RealLoop, VirtualLoop
from .patches import patch_asyncio, patch_ordered
from .program.gen import Gen
from .runtime.frame import clear
from .runtime.managers import Own, Suppress, SyncOwn
from .runtime.objects import Held
from .runtime.runtime import RT, _Mute
from .runtime.scopes import TG, TO, Until
from .threads import install, uninstall
from .values import exc_json, main_args, outcome, strip
from .versions import PYVER, GenError, needs_version


@contextlib.contextmanager
def late_threads(rt):
    """What shutdown_default_executor says about threads that it does not wait for any longer."""
    def show(message, category, *rest, **more):
        if "did not finish" in str(message):
            rt.ev("loop_error", None, message=re.sub(r"(\d+)000 seconds", r"\1 seconds", str(message)))
        else:
            shown(message, category, *rest, **more)
    with warnings.catch_warnings():
        warnings.simplefilter("always", RuntimeWarning)
        shown, warnings.showwarning = warnings.showwarning, show
        yield


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
    if rt.uses_threads and (loop != "virtual" or sys.platform == "emscripten"):
        raise GenError("needs threads, and the virtual clock")
    install(rt.threads)
    if hasattr(asyncio.constants, "THREAD_JOIN_TIMEOUT"):
        asyncio.constants.THREAD_JOIN_TIMEOUT *= 1000       # our unit is ms
    ns = {"R": rt, "TG": TG, "TO": TO, "Until": Until, "Held": Held, "Own": Own, "SyncOwn": SyncOwn, "Suppress": Suppress, "asyncio": asyncio, "contextlib": contextlib}
    exec(code, ns)
    rt.fns = ns["FNS"]
    gc.collect()
    gc.disable()
    RT.current = rt
    rt.out.append({"t": 0, "task": None, "event": "meta", "python": PYVER, "impl": impl, "loop": loop,
                   "scenario": scen.get("name")})
    result = exc = None
    waiting = list(scen.get("external", []))

    def external(x):
        waiting.remove(x)
        rt.on_external(x)
    try:
        def factory():
            lp = VirtualLoop(rt) if loop == "virtual" else RealLoop(rt)
            rt.begin_loop(lp)
            for x in waiting:
                lp.call_at(x["at"], external, x)
            return lp

        def run(coro):
            with own_sigint(scen), late_threads(rt), asyncio.Runner(loop_factory=factory) as runner:
                return runner.run(coro)
        main = scen["main"]
        mref = {"coro": main} if isinstance(main, str) else main
        try:
            result = run(rt.coro(mref["coro"], main_args(mref.get("args") or {})))
            for n in scen.get("then", []):
                if rt.ended:
                    break
                rt.ev("next_run", None, value=rt.val(result), coro=n)
                result = None
                result = run(rt.coro(n))
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
        try:
            while not rt.ended and rt.threads.pass_time():      # Python waits for its threads
                pass
            if rt.threads.waiting:
                rt.on_deadlock()
        except Deadlock:
            pass
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
            rt.loop_handlers.clear()    # the loops are gone, and their handlers with them
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
        uninstall()
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
