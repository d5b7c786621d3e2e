# SPDX-FileCopyrightText: 2026 The Awaitscope authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Checks the functions of context managers that do not await."""
from ..program.changes import by_with, sync_calls

AT_ONCE = set("""log block return raise reraise raise_first raise_value try if while for for_range repeat break continue set drop append extend pop set_item remove
    add_note make spawn let list cancel uncancel callback result exception inspect future set_result set_exception all_tasks event_set event_clear put_nowait
    get_nowait queue_shutdown task_done notify release call_soon call_later add_done_callback set_exception_handler context_set context_reset reschedule
    reschedule_at collect suppress""".split())


def waiting(p, steps):
    """The places of the steps that such a function cannot have."""
    for i, s in enumerate(steps if isinstance(steps, list) else []):
        q = "%s/%d(%s)" % (p, i, s["op"])
        if s["op"] not in AT_ONCE and not (s["op"] == "with" and s.get("sync") is True):
            yield q
        for k in ("then", "else", "finally") + (() if isinstance(s.get("coro"), str) else ("body",)):
            yield from waiting("%s/%s" % (q, k), s.get(k))
        for h in s.get("except") or s.get("except_star") or []:
            yield from waiting(q + "/except", h.get("body"))


def manager_functions(checker):
    """Their steps cannot await, and no coroutine is such a function."""
    coros = checker.scen["coros"]
    names = by_with(checker.scen)

    def at_once(p, steps):
        for q in waiting(p, steps):
            checker.err(q, "a function of a context manager cannot await")

    def walk(p, x):
        if isinstance(x, list):
            for i, y in enumerate(x):
                walk("%s/%d" % (p, i), y)
        elif isinstance(x, dict):
            called = sync_calls(x)
            for k, c in called:
                if "body" in c:
                    at_once("%s/%s/body" % (p, k), c["body"])
            inside = [id(c) for _, c in called]
            if isinstance(x.get("coro"), str) and "body" not in x and x["coro"] in names and id(x) not in functions:
                checker.err(p, "%s is a function of a context manager, and a coroutine here" % x["coro"])
            functions.update(inside)
            for k, y in x.items():
                walk("%s/%s" % (p, k), y)

    functions = set()
    for n, c in coros.items():
        walk("/coros/" + n, c.get("body"))
        if n in names:
            at_once("/coros/%s/body" % n, c.get("body"))
