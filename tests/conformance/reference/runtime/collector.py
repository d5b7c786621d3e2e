# SPDX-FileCopyrightText: 2026 The Awaitscope authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The garbage collector at a chosen moment. Before it ends, a run of the reference collects at no other moment."""
import contextlib
import gc
import sys


class Collector:
    """The step collect."""

    def collect(self):
        pending = {self.label(t): t._oseq for t in (ref() for ref in self.live) if t is not None and not t.done()}
        me, begin, futures = self.cur(), len(self.out), self.fseq
        pending.pop(me, None)
        with ignoring(sys):
            gc.collect()
        made = {"future#%d" % n for n in range(futures + 1, self.fseq + 1)}
        self.out[begin:] = in_order(self.out[begin:], pending, me, made, self.now())


def in_order(events, pending, me, made, now):
    """The oldest task first, each closed and then reported; after all of them the errors that were lost, by their labels. The order in which
    CPython takes them depends on what was collected before. A coroutine that waits while it is closed is closed once more; what it does then
    is left out: in a plain program there is no coroutine around it, and it is closed once."""
    groups, lost, current, again = {}, [], None, False
    for d in events:
        if d["event"] == "never_retrieved" and d["task"] not in made:
            lost.append(dict(d, t=now))
            continue
        closed = (d.get("exc") or {}).get("type") == "GeneratorExit"
        if d["task"] in pending and (closed or d["event"] == "destroyed_pending"):
            current, again = d["task"], False
        elif closed and d["event"] == "resumed" and d["task"] == me:
            again = True
        if not again:
            groups.setdefault(current, []).append(d)
    out = []
    for task in sorted(groups, key=lambda label: pending.get(label, 0)):
        out += sorted(groups[task], key=lambda d: d["event"] == "destroyed_pending" and d["task"] == task)
    return out + sorted(lost, key=lambda d: d["task"])


@contextlib.contextmanager
def ignoring(system):
    """Nobody gets what a coroutine raises while it is closed."""
    hook, system.unraisablehook = system.unraisablehook, lambda unraisable: None
    try:
        yield
    finally:
        system.unraisablehook = hook
