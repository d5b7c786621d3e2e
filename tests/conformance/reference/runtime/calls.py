# SPDX-FileCopyrightText: 2026 The Awaitscope authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Functions that the event loop calls, its exception handler, and context variables, observed."""
import asyncio
import contextvars
import signal
import weakref

from ..values import exc_json, strip, without_address
from .frame import Frame, clear


class Call:
    """A function with its arguments, as the loop calls it."""

    def __init__(self, rt, name, args, how, receives=None):
        rt.calls += 1
        self.rt, self.name, self.args, self.receives = rt, name, args, receives
        self.label = "%s@%s-%d" % (name, how, rt.calls)

    def __call__(self, *future):
        args, self.args = self.args, None
        if self.receives:
            args = dict(args, **{self.receives: future[0]})
        future = None
        self.rt.run_call(self.label, self.name, args)


class OnSignal:
    """A function with its arguments, which the loop calls for each signal."""

    def __init__(self, rt, name, args):
        self.rt, self.name, self.args = rt, name, args

    def queued(self):
        call = Call(self.rt, self.name, dict(self.args), "signal")
        self.rt.scheduled(call, call.args)
        return call

    def __call__(self):     # by the stock loop
        self.queued()()


class Calls:
    """Callbacks, the exception handler, and contexts."""

    def running(self):
        return asyncio.get_running_loop()

    def delay(self, ms):
        if not isinstance(ms, (int, float)):
            raise TypeError("unsupported operand type(s) for /: '%s' and 'int'" % type(ms).__name__)
        return ms

    def adder(self, F, name):
        return self.get(F, name).add_done_callback

    def scheduled(self, call, shown):
        self.ev("scheduled", call.label, coro=call.name, args=self.val(shown) or None, by=self.cur())

    def handle(self, h, call):
        self.handles[id(h)] = (weakref.ref(call), call.label)
        return h

    def x_call_soon(self, loop, name, args):
        call = Call(self, name, args, "soon")
        self.scheduled(call, args)
        return self.handle(loop.call_soon(call), call)

    def x_call_later(self, loop, ms, name, args):
        call = Call(self, name, args, "later")
        self.scheduled(call, args)
        return self.handle(loop.call_later(ms, call), call)

    def x_call_at(self, loop, when, name, args):
        call = Call(self, name, args, "at")
        self.scheduled(call, args)
        return self.handle(loop.call_at(when, call), call)

    def x_done(self, add, name, args, receives):
        call = Call(self, name, args, "done", receives)
        self.scheduled(call, {receives: add.__self__, **args})
        add(call)

    def cancel_handle(self, h, msg):
        if msg is not None:
            raise TypeError("%s.cancel() takes 1 positional argument but 2 were given" % type(h).__name__)
        ref, label = self.handles[id(h)]
        call = ref()
        waits = call is not None and call.args is not None
        self.ev("cancel_requested", label, by=self.cur(), pending=waits)
        h.cancel()
        if waits:
            call.args = None
            self.ev("cancelled", label)

    def run_call(self, label, name, args):
        try:
            task = asyncio.current_task()
        except RuntimeError:
            task = None
        self.in_calls.append((label, task, self.threads.running))
        task = None
        try:
            self.ev("started", label)
            F = Frame(name, args)
            try:
                r = self.fns[name](F)
            except BaseException as e:
                strip(e)
                clear(F.v)
                clear(F.args)
                self.ev("raised", label, exc=exc_json(e))
                raise
            clear(F.v)
            clear(F.args)
            self.ev("succeeded", label, value=self.val(r))
        finally:
            self.in_calls.pop()

    # -- the exception handler
    def x_handler(self, loop, name, args, told):
        self.loop_handlers[loop] = (name, args, told)

    def tell(self, loop, message, exc, in_destructor=False):
        """What the handler of the program is told; loop.call_exception_handler has called on_loop_error."""
        if loop not in self.loop_handlers or self.collecting or self.muted:
            return
        name, args, told = self.loop_handlers[loop]
        args = dict(args)
        if "message" in told:
            args["message"] = message
        if "exception" in told:
            args["exception"] = exc
        self.calls += 1
        label = "%s@handler-%d" % (name, self.calls)
        self.ev("handling", label, coro=name, args=self.val(args) or None)
        try:
            self.run_call(label, name, args)
        except (SystemExit, KeyboardInterrupt) as e:
            strip(e)
            if in_destructor:
                self.ev("loop_error", None, message="Exception ignored in exception handler", exc=exc_json(e))
            raise
        except BaseException as e:
            strip(e)
            self.ev("loop_error", None, message="Unhandled error in exception handler", exc=exc_json(e))

    # -- signals
    def x_signal(self, loop, name, args):
        loop.add_signal_handler(signal.SIGINT, OnSignal(self, name, args))

    def x_no_signal(self, loop):
        loop.remove_signal_handler(signal.SIGINT)

    # -- context variables
    def variable(self, F, name, method):
        v = self.get(F, name)
        if not isinstance(v, contextvars.ContextVar):
            raise AttributeError("'%s' object has no attribute '%s'" % (type(v).__name__, method))
        return v

    def context_set(self, v, value):
        token = v.set(value)
        self.ev("context_set", self.cur(), of=v.name, value=self.val(value))
        return token

    def context_reset(self, v, token):
        failed = None
        try:
            v.reset(token)
        except (RuntimeError, ValueError) as e:
            failed = type(e)(without_address(str(e)))
        if failed is not None:
            raise failed
        self.ev("context_reset", self.cur(), of=v.name)
