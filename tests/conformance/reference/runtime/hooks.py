# SPDX-FileCopyrightText: 2026 The Awaitscope authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the loop, the tasks and the warnings of asyncio report."""
import functools
import re
import sys
import weakref
from asyncio import tasks

from ..loops import Deadlock
from ..values import exc_json, strip
from .calls import Call


class Hooks:
    """Called by asyncio."""

    def on_tick(self):
        self.scan()     # what was consumed between two runs of the loop belongs to the iteration before
        self.tick += 1
        if self.tick > self.max_ticks:
            self.on_limit()

    def on_limit(self):
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
        pend += [t.job.label for t in self.threads.waiting if t.job]
        pend.sort(key=lambda s: s)
        self.ev("deadlock", None, pending=pend)
        self.muted = True

    def factory(self, loop, coro, **kw):
        if self.eager and loop.is_running() and sys.version_info >= (3, 12):
            kw.setdefault("eager_start", True)
        closing = self.closed_by(coro)
        if closing is None and not self.is_ours(coro):
            kw.pop("eager_start", None)
            t = self.Task(coro, loop=loop, **kw)
            t._olabel, t._ofin, t._ostarted = "internal", True, True
            return t
        self.seq += 1
        info = coro.cr_frame.f_locals if closing is None and coro.cr_frame is not None else {}
        cname = coro.__qualname__ if closing is None else closing[0] + ".aclose"
        lab = info.get("label") or "%s#%d" % (cname, self.seq)
        if lab in self.used:
            lab = "%s#%d" % (lab, self.seq)
        self.used.add(lab)
        args = info.get("args") or None
        box = info.get("box")
        info = None
        self.ev("created", lab, coro=cname, args=self.val(args), by=self.cur() if closing is None else None)
        if closing is not None:
            self.closed[closing[1]] = lab
            if kw.get("eager_start"):
                self.ev("started", lab)
        prev, self.pending_label = self.pending_label, lab
        seq = self.seq
        try:
            t = self.Task(coro, loop=loop, **kw)
        finally:
            self.pending_label = prev
        t._olabel = lab
        t._oseq = seq
        t._oclosing = closing is not None
        if t._oclosing:
            t._ostarted = bool(kw.get("eager_start"))
        t._obox = box           # what a coroutine that never starts would have awaited
        self.live.append(weakref.ref(t))
        if t.done():
            self.finished(t)
        return t

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
            lab = getattr(ctx["future"], "_ojob", None) or self.label(ctx["future"])
            self.forget(lab)    # the finalizer clears the flag itself
            self.ev("never_retrieved", lab, exc=ej)
            self.tell(loop, m, e, True)
        elif m.startswith("Task was destroyed"):
            self.ev("destroyed_pending", self.label(ctx["task"]))
            self.tell(loop, m, None, True)
        elif m.startswith("Exception in callback"):
            cb = getattr(ctx.get("handle"), "_callback", None)
            i = cb.args[0] if isinstance(cb, functools.partial) else cb.label if isinstance(cb, Call) else None
            strip(e)            # else: exception -> Handle._run frame -> context dict -> exception, a cycle
            self.ev("callback_error", None, id=i, exc=ej)
            self.tell(loop, "Exception in callback" + (" %s()" % cb.name if isinstance(cb, Call) else " " + i if i else ""), e)
        elif m.startswith("unhandled exception during asyncio.run()"):
            self.ev("shutdown_exception", self.label(ctx["task"]), exc=ej)
            self.tell(loop, m, e)
        elif m.endswith("exception in shielded future"):
            self.ev("shield_exception", self.label(ctx["future"]), exc=ej)
            self.tell(loop, m, e)
        else:
            task = ctx.get("task")
            closer = self.closed.get(id(ctx["asyncgen"])) if "asyncgen" in ctx else None
            self.ev("loop_error", self.label(task) if task is not None else closer,
                    message=re.sub(r"<.*>", "<...>", m), exc=ej)
            if "asyncgen" in ctx:
                self.tell(loop, re.sub(r"<.*>", "<...>", m), e)
