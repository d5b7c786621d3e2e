# SPDX-FileCopyrightText: 2026 The Awaitscope authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Calls in threads: to_thread and run_in_executor, observed."""
import asyncio
import functools
import weakref

from ..values import exc_json, outcome, strip
from .frame import Frame, clear


class Job:
    """A function with its arguments, as it is given to a thread."""

    def __init__(self, rt, name, args):
        self.rt, self.name, self.args = rt, name, args
        self.label = self.waiter = self.loop = None
        self.failed = False

    def __call__(self):
        rt, args = self.rt, self.args
        self.args = None
        rt.ev("started", self.label)
        F = Frame(self.name, args)
        try:
            r = rt.fns[self.name](F)
        except BaseException as e:
            strip(e)
            clear(F.v)
            self.failed = True
            rt.ev("raised", self.label, exc=exc_json(e))
            if self.loop.is_closed():
                rt.ev("silenced", self.label)
            raise
        clear(F.v)
        rt.ev("succeeded", self.label, value=rt.val(r))
        return r

    def withdrawn(self, source):
        if source.cancelled():
            self.args = None
            self.rt.ev("cancelled", self.label)

    def delivered(self, dest, lost):
        if lost and self.failed:
            self.rt.ev("silenced", self.label)
        elif self.failed:
            self.rt.note_failed(self.label, dest)


def job_of(call):
    """The Job in what an executor is asked to call."""
    while isinstance(call, functools.partial):
        for a in call.args:
            if isinstance(a, Job):
                return a
        call = call.func
    return call if isinstance(call, Job) else None


class Jobs:
    """Functions in threads."""

    def x_to_thread(self, F, name, args):
        return self._mkstd("to_thread", {}, [Job(self, name, args)], self._to_thread)

    async def _to_thread(self, box):
        job, lab, n = box.pop(), self.cur(), self.tick
        job.waiter = lab
        try:
            r = await asyncio.to_thread(job)
        except BaseException as e:
            strip(e)
            self.touch(e)
            if job.label:       # else the loop has refused it
                self.ev("resumed", lab, on="executor[%s]" % job.label, outcome=outcome(e), exc=exc_json(e), suspended=self.tick != n)
            raise
        self.ev("resumed", lab, on="executor[%s]" % job.label, outcome="ok", value=self.val(r), suspended=self.tick != n)
        return r

    def x_run_in_executor(self, F, name, args, executor):
        pool = None if executor is None else self.get(F, executor)
        return asyncio.get_running_loop().run_in_executor(pool, Job(self, name, args))

    def on_submit(self, executor, source, call):
        """A call is given to an executor."""
        job = job_of(call)
        if job is None:
            return
        self.jobs += 1
        job.label = "%s@%s-%d" % (job.name, executor.name, self.jobs)
        job.loop = self.loop
        source._job = job
        source.add_done_callback(job.withdrawn)
        self.ev("submitted", job.label, coro=job.name, args=self.val(job.args) or None, by=self.cur())

    def on_wrapped(self, future, job):
        """The future that asyncio made for it."""
        if job is None:
            return
        future._olabel, future._ojob = "executor[%s]" % job.label, job.label
        if job.waiter:
            self.ev("awaiting", job.waiter, on=future._olabel)

    def note_failed(self, label, future):
        if future._log_traceback:
            self.failed[label] = (self.nfailed, weakref.ref(future), id(future._exception))
            self.nfailed += 1
            self.byexc.setdefault(id(future._exception), []).append(label)
            self.touched.add(label)
