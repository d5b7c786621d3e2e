# SPDX-FileCopyrightText: 2026 The Awaitscope authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Ctrl-C as an external action."""
import contextlib
import functools
import json
import signal

from .signals import Signals


def interrupt():
    """What SIGINT does while nothing of the program runs: the handler of the program, that which asyncio.Runner has installed, or that of Python."""
    handler = signal.getsignal(signal.SIGINT)
    if getattr(handler, "__func__", None) is Signals.on_signal:
        return handler(signal.SIGINT, None)
    if handler is not None and handler.__module__ == "asyncio.unix_events":
        return signal.raise_signal(signal.SIGINT)
    if not isinstance(handler, functools.partial):
        raise KeyboardInterrupt
    handler(signal.SIGINT, None)


@contextlib.contextmanager
def own_sigint(scen):
    """Whoever started this process may have made it ignore SIGINT: asyncio.Runner then installs nothing."""
    if '"add_signal_handler"' not in json.dumps(scen) and not any(x["op"] == "interrupt" for x in scen.get("external", [])):
        yield
        return
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def scen_raises_ki(scen):
    text = json.dumps(scen)
    return '"KeyboardInterrupt"' in text or '"interrupt"' in text
