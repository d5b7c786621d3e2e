# SPDX-FileCopyrightText: 2026 The Awaitscope authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Context managers, observed."""
import contextlib

from ..values import exc_json, strip


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
