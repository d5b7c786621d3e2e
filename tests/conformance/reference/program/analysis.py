# SPDX-FileCopyrightText: 2026 The Awaitscope authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Names of a scenario: which hold lists, and which cannot be names of functions."""


def name_clashes(scen):
    """Coroutine names that cannot be function names: something else has the name where the coroutine is used."""
    bad = set(scen.get("objects", {})) | set(scen.get("exceptions", {})) | {"asyncio", "concurrent", "gc", "time", "print", "G", "LOOP"}

    def scope(body, params):
        bound, used = set(params), set()
        walk(body, bound, used)
        bad.update(bound & used)

    def walk(x, bound, used):
        if isinstance(x, list):
            for y in x:
                walk(y, bound, used)
        elif isinstance(x, dict):
            bound.update(x[k] for k in ("as", "index", "done", "pending") if isinstance(x.get(k), str))
            inline = isinstance(x.get("coro"), str) and "body" in x
            if isinstance(x.get("coro"), str):
                used.add(x["coro"])
            if inline:
                scope(x["body"], x.get("params", []))
            for k, y in x.items():
                if not (inline and k == "body"):
                    walk(y, bound, used)
    for c in scen["coros"].values():
        scope(c["body"], c.get("params", []))
    return bad


def list_names(code, params=(), deep=False):
    """Names that can only hold lists of tasks/coroutines (wait and cancel accept a name of either kind).
    Those of one coroutine, or (deep) the program-global ones of all coroutines."""
    lists, others = set(), set(params)

    def walk(x):
        if isinstance(x, list):
            for y in x:
                walk(y)
        elif isinstance(x, dict):
            made = x.get("op") in ("list", "all_tasks") or (x.get("op") == "spawn" and "times" in x)
            for k in ("as", "index", "done", "pending"):
                if isinstance(x.get(k), str):
                    (lists if k in ("done", "pending") or (k == "as" and made) else others).add(x[k])
            for k, y in x.items():
                if deep or k != "body" or "coro" not in x:      # an inline coroutine has its own names
                    walk(y)
    walk(code)
    return {n for n in lists - others if n.startswith("$") == deep}
