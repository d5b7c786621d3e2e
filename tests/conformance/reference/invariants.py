# SPDX-FileCopyrightText: 2026 The Awaitscope authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What holds for every trace."""
from .compare import show

TERMINAL = ("succeeded", "raised", "cancelled")


def invariants(trace):
    """Properties every trace must have. Returns a list of violations."""
    bad = []
    state, started = {}, {}
    last = 0
    raised, closed = {}, {}
    has_generators = any(d["event"] == "continued" for d in trace)
    calls = set()           # in threads: an outcome may come when the loop has just ended
    ended = any(d["event"] in ("deadlock", "limit") for d in trace)
    for i, d in enumerate(trace):
        e, t = d["event"], d["task"]
        if d["t"] < last:
            bad.append("time goes back at %d" % i)
        last = d["t"]
        if d.get("gc") and not any(x["event"] == "destroyed_pending" for x in trace):
            bad.append("report left to the garbage collector: %s" % show(d))
        if e == "submitted":
            calls.add(t)
        if e in ("created", "submitted"):
            if t in state:
                bad.append("created twice: %s" % t)
            state[t] = "pending"
        elif e == "started":
            if state.get(t) != "pending" or t in started:
                bad.append("started out of order: %s" % t)
            started[t] = True
        elif e in TERMINAL:
            if state.get(t) != "pending":
                bad.append("terminal event for %s in state %s" % (t, state.get(t)))
            state[t] = e
            if e == "raised":
                raised[t] = i
            if e != "cancelled" and t not in started:
                bad.append("%s %s without having started" % (t, e))
        elif e in ("retrieved", "never_retrieved", "silenced") and t in state:
            if state[t] != "raised":
                bad.append("%s for %s in state %s" % (e, t, state[t]))
            if t in closed:
                bad.append("%s: %s after %s" % (t, e, closed[t]))
            closed[t] = e
        elif e in ("sleeping", "awaiting", "resumed", "log", "caught", "finally", "else", "enter", "leave"):
            if state.get(t) != "pending" and not (t is None and has_generators):  # a generator that ignored GeneratorExit, dropped outside of any task
                bad.append("activity of %s in state %s: %s" % (t, state.get(t), show(d)))
    if not ended:
        for t, s in state.items():
            if s == "pending" and not any(d["event"] == "destroyed_pending" and d["task"] == t for d in trace):
                bad.append("task %s never finished" % t)
        for t in raised:
            if t not in closed and t not in calls:
                bad.append("exception of %s neither retrieved nor reported" % t)
    return bad
