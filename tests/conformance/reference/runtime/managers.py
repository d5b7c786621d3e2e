# SPDX-FileCopyrightText: 2026 The Awaitscope authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Context managers, observed."""
import contextlib

from ..values import exc_json, strip
from .frame import Frame, clear


class Own:
    """async with an object whose __aenter__ and __aexit__ are coroutines of the program."""

    def __init__(self, rt, enter, leave, tells):
        self.rt, self.enter, self.leave, self.tells = rt, enter, leave, tells

    async def __aenter__(self):
        (name, args), self.enter = self.enter, None
        co = self.rt.coro(name, args)
        args = None
        try:
            return await co
        except BaseException as x:
            strip(x)
            raise
        finally:
            co = None

    async def __aexit__(self, et, e, tb):
        rt = self.rt
        del et, tb
        if e is not None:
            strip(e)
        (name, args), self.leave = self.leave, None
        if self.tells:
            args = dict(args, exc=e)
        co = rt.coro(name, args)
        args = None
        try:
            taken = bool(await co)
        except BaseException as x:
            strip(x)
            raise
        else:
            if taken and e is not None:
                rt.suppressed(e, name)
            return taken
        finally:
            co = e = None


class SyncOwn:
    """with an object whose __enter__ and __exit__ are functions of the program."""

    def __init__(self, rt, enter, leave, tells):
        self.rt, self.enter, self.leave, self.tells = rt, enter, leave, tells

    def __enter__(self):
        call, self.enter = self.enter, None
        try:
            return self.rt.call_inline(call)
        except BaseException as x:
            strip(x)
            raise
        finally:
            call = None

    def __exit__(self, et, e, tb):
        rt = self.rt
        del et, tb
        if e is not None:
            strip(e)
        (name, args), self.leave = self.leave, None
        if self.tells:
            args = dict(args, exc=e)
        call, args = [name, args], None
        try:
            taken = bool(rt.call_inline(call))
        except BaseException as x:
            strip(x)
            raise
        else:
            if taken and e is not None:
                rt.suppressed(e, name)
            return taken
        finally:
            call = e = None


class Suppress(contextlib.suppress):
    def __init__(self, rt, types, names):
        super().__init__(*types)
        self.rt, self.by = rt, "suppress(%s)" % ", ".join(names)

    def __exit__(self, et, e, tb):
        try:
            taken = super().__exit__(et, e, tb)
            if taken:
                self.rt.suppressed(e, self.by)
            elif e is not None:
                strip(e)
            return taken
        except BaseException as x:
            strip(x)
            raise
        finally:
            e = tb = None


class Managers:
    """Notes, and what context managers need."""

    def suppressed(self, e, by):
        strip(e)
        self.ev("caught", self.cur(), exc=exc_json(e), handler="with " + by)

    def add_note(self, F, name, text):
        e = self.get(F, name)
        add = e.add_note
        note = self.text(F, text)
        add(note)
        self.ev("noted", self.cur(), exc=exc_json(e), text=note)

    def call_inline(self, call):
        """A function of the program in the task that runs; its events are those of a coroutine awaited inline."""
        name, args = call
        call = None
        inline = self._prologue(name, args, True)
        F = Frame(name, args)
        args = None
        try:
            r = self.fns[name](F)
        except BaseException as e:
            strip(e)
            clear(F.v)
            clear(F.args)
            if inline:
                self._epilogue(name, e)
            raise
        clear(F.v)
        clear(F.args)
        if inline:
            self._epilogue(name, None, r)
        return r

    def pushed_function(self, call):
        try:
            self.call_inline(call)
        except BaseException as x:
            strip(x)
            raise
        finally:
            call = None

    async def pushed(self, call):
        name, args = call
        co = self.coro(name, args)
        call = args = None
        try:
            await co
        except BaseException as x:
            strip(x)
            raise
        finally:
            co = None
