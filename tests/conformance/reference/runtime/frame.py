# SPDX-FileCopyrightText: 2026 The Awaitscope authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The variables of a coroutine call."""


class Frame:
    """Locals of one coroutine call."""
    __slots__ = ("v", "args", "name")

    def __init__(self, name, args):
        self.name, self.args, self.v = name, args, {}


class Unbound(NameError):
    pass


def clear(d):
    """Locals die one by one, in order of first binding."""
    for k in list(d):
        d.pop(k, None)
