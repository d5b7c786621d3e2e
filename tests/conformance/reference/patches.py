# SPDX-FileCopyrightText: 2026 The Awaitscope authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What is changed in asyncio itself: the order of its sets, and where it can be observed."""
import asyncio
import warnings
from asyncio import base_events, events, mixins, runners, taskgroups, tasks

from .orderedset import OSet, _rebuild
from .runtime.runtime import RT
from .threads import patch_chain
from .values import without_address

_REAL = {}


def patch_asyncio():
    """Once per process. Only iteration order of sets is changed, no logic; plus observation hooks."""
    if _REAL:
        return
    _REAL["wait"] = tasks.wait
    _REAL["handle_run"] = events.Handle._run
    _REAL["cancel_all"] = runners._cancel_all_tasks
    _REAL["all_tasks"] = tasks.all_tasks
    _REAL["get_loop"] = mixins._LoopBoundMixin._get_loop
    _REAL["warn"] = warnings._warn_unawaited_coroutine
    if hasattr(base_events, "MAXIMUM_SELECT_TIMEOUT"):
        base_events.MAXIMUM_SELECT_TIMEOUT = 10 ** 15   # our unit is ms, not s

    def _run(self):
        rt = getattr(self._loop, "rt", None)
        cb = self._callback
        touched = rt.before_handle(cb, self._args) if rt is not None and rt.failed else None
        if rt is not None:
            rt.on_step(cb)
        try:
            return _REAL["handle_run"](self)
        finally:
            if rt is not None:
                rt.after_handle(cb, touched)
            # A handle that ran lets go of its callback (stock: as_completed(timeout) leaves a cycle
            # fired timer -> _on_timeout -> ... -> timer that only the collector would break).
            self._callback = self._args = None
            self = cb = None        # this frame may be kept alive by a traceback (f_back)
    events.Handle._run = _run

    patch_chain()

    def _get_loop(self):
        refused = None
        try:
            return _REAL["get_loop"](self)
        except RuntimeError as e:
            refused = without_address(str(e))
        raise RuntimeError(refused)
    mixins._LoopBoundMixin._get_loop = _get_loop

    def _cancel_all_tasks(loop):
        rt = getattr(loop, "rt", None)
        if rt is not None:
            rt.on_shutdown(loop)
        return _REAL["cancel_all"](loop)
    runners._cancel_all_tasks = _cancel_all_tasks

    def _warn(coro):
        rt = RT.current
        if rt is not None:
            rt.on_never_awaited(coro)
        else:
            _REAL["warn"](coro)
    warnings._warn_unawaited_coroutine = _warn


_ORDERED = False


def patch_ordered():
    global _ORDERED
    if _ORDERED:
        return
    _ORDERED = True
    _rebuild(tasks, "wait", 1)
    _rebuild(tasks, "_wait", 2)
    if hasattr(tasks, "_AsCompletedIterator"):
        _rebuild(tasks, "_AsCompletedIterator", 2)
    else:
        _rebuild(tasks, "as_completed", 2)
    _rebuild(taskgroups, "TaskGroup", 1)

    def all_tasks(loop=None):
        ts = list(_REAL["all_tasks"](loop))
        ts.sort(key=lambda t: getattr(t, "_oseq", 1 << 60))
        return OSet(ts)
    tasks.all_tasks = all_tasks
    asyncio.all_tasks = all_tasks
