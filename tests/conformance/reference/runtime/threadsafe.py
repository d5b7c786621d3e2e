# SPDX-FileCopyrightText: 2026 The Awaitscope authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Coroutines that a thread gives to the loop: run_coroutine_threadsafe, observed."""
import asyncio
import concurrent.futures
import contextlib

from ..values import exc_json, outcome, strip


class Threadsafe:
    """Steps of functions that run in threads."""
    sending = None          # the call in a thread that tells the loop something
    told_by = None          # the same of what the loop does just now

    @contextlib.contextmanager
    def as_sender(self):
        self.sending = self.cur()
        try:
            yield
        finally:
            self.sending = None

    def told(self, callback):
        """What the loop is to call, so that its events name the thread."""
        by = self.sending or self.told_by
        if by is None:
            return callback

        def call(*args):
            self.told_by = by
            try:
                callback(*args)
            finally:
                self.told_by = None
        return call

    def run_threadsafe(self, co):
        with self.as_sender():
            f = asyncio.run_coroutine_threadsafe(co, self.loop)
        f._oname = co.__qualname__
        return f

    def threadsafe_result(self, F, name, ms):
        f = self.get(F, name)
        if not isinstance(f, concurrent.futures.Future):
            getattr(f, "result")  # AttributeError
            raise TypeError("cannot wait for a %s in a thread" % type(f).__name__)
        lab, on, waits = self.cur(), "threadsafe:" + f._oname, not f.done() and (ms is None or ms > 0)
        self.ev("awaiting", lab, on=on, ms=ms)
        try:
            r = f.result(ms)
        except BaseException as e:
            strip(e)
            f = None
            self.touch(e)
            self.ev("resumed", lab, on=on, outcome=outcome(e), exc=exc_json(e), suspended=waits)
            raise
        f = None
        self.ev("resumed", lab, on=on, outcome="ok", value=self.val(r), suspended=waits)
        return r

    def threadsafe_cancel(self, F, name):
        f = self.get(F, name)
        if not isinstance(f, concurrent.futures.Future):
            getattr(f, "cancel")  # AttributeError
            raise TypeError("cannot cancel a %s" % type(f).__name__)
        with self.as_sender():
            f.cancel()
