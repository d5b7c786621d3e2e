# SPDX-FileCopyrightText: 2026 The Awaitscope authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The trace: events, the labels of tasks in them, and which exceptions were consumed."""
import asyncio
import inspect
from asyncio import futures

from ..orderedset import OSet
from ..values import exc_json


class Recorder:
    """Writes events."""

    SCAN_LIMIT = 64

    def now(self):
        if self.loop is None:
            return 0
        if self.loopkind == "virtual":
            now = self.loop._now  # a float where a moment of call_at is one
            return int(now) if now == int(now) else now
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

    def scan(self):
        """Reports the exceptions that were consumed since the last scan: nothing tells the oracle, so it looks at
        the flag of every failed task. When there are many of them it looks only at those that the code
        which ran since then may have touched (see touch); tests compare the two ways."""
        if self.scanning or not self.failed:
            return
        self.scanning = True
        try:
            if self.scan_all or self.jobs or len(self.failed) <= self.SCAN_LIMIT:
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

    def cur(self):
        running = self.threads.running
        if running:
            if self.in_calls and self.in_calls[-1][2] is running:
                return self.in_calls[-1][0]
            return running.job.label if running.job else None
        try:
            t = asyncio.current_task()
        except RuntimeError:
            t = None
        if self.in_calls and self.in_calls[-1][1] is t and self.in_calls[-1][2] is None:
            return self.in_calls[-1][0]
        return self.told_by if t is None else self.label(t)

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
