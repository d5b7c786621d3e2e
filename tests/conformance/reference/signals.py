# SPDX-FileCopyrightText: 2026 The Awaitscope authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""loop.add_signal_handler(signal.SIGINT, ...) of the loops on a virtual clock, which have no pipe to wake them up."""
import contextvars
import signal
from asyncio import events


class Signals:
    """As the loop of Unix: a pipe with a signal is read in the iteration that finds it, before timers, and the function is called an iteration later."""
    _sigint = None
    _unread = 0

    def add_signal_handler(self, number, callback, *args):
        self._check_closed()
        self._sigint = callback, args, contextvars.copy_context()
        signal.signal(number, self.on_signal)

    def remove_signal_handler(self, number):
        if self._sigint is None:
            return False
        self._sigint = None
        signal.signal(number, signal.default_int_handler)
        return True

    def on_signal(self, number, frame):
        """Where asyncio installs a function that does nothing, and the signal is in the pipe."""
        self._unread += 1

    def _read_signals(self):
        unread, self._unread = self._unread, 0
        for _ in range(unread):
            if self._sigint is not None:
                call, args, context = self._sigint
                if hasattr(call, "queued"):
                    call = call.queued()
                self._ready.append(events.Handle(call, args, self, context))    # asyncio has one handle, which it runs again and again

    def _process_events(self, event_list):
        if self._unread:
            self._ready.append(events.Handle(self._read_signals, (), self, None))

    def close(self):
        super().close()
        self.remove_signal_handler(signal.SIGINT)
