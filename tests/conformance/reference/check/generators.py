# SPDX-FileCopyrightText: 2026 The Awaitscope authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Checks where asynchronous generators are called, and what they return."""
from ..program.generators import has_yield


def generator_calls(checker):
    """Generators stand only where Python takes one; main is none."""
    scen = checker.scen
    names = {n for n, c in scen["coros"].items() if isinstance(c, dict) and has_yield(c.get("body"))}

    def is_generator(c):
        return has_yield(c["body"]) if "body" in c else c.get("coro") in names

    def call(p, c, allowed):
        if is_generator(c) and not allowed:
            checker.err(p, "%s is an async generator" % c["coro"])
        if "body" in c:
            steps(p + "/body", c["body"], has_yield(c["body"]))

    def walk(p, x, allowed, generator):
        """allowed: whether a call may be of a generator here; generator: whether the steps are those of one"""
        if isinstance(x, list):
            for i, y in enumerate(x):
                walk("%s/%d" % (p, i), y, allowed, generator)
        elif isinstance(x, dict) and "op" in x:
            step(p, x, generator)
        elif isinstance(x, dict) and isinstance(x.get("coro"), str):
            call(p, x, allowed)
        elif isinstance(x, dict):
            for k, y in x.items():
                walk("%s/%s" % (p, k), y, False, generator)

    def steps(p, body, generator):
        walk(p, body, False, generator)

    def step(p, s, generator):
        op = s["op"]
        if op == "return" and generator and s.get("value") is not None:
            checker.err(p, "a generator returns no value")
        if op == "async_for" and not (isinstance(s.get("of"), dict) and ("coro" in s["of"] or set(s["of"]) == {"var"})):
            checker.err(p, "async_for needs a call or a variable")
        if isinstance(s.get("coro"), str):
            return call(p, s, op == "make")
        for k, y in s.items():
            walk("%s/%s" % (p, k), y, k == "of" and op in ("let", "async_for", "list"), generator)

    for n, c in scen["coros"].items():
        if isinstance(c, dict):
            steps("/coros/" + n, c.get("body"), n in names)
    m = scen.get("main")
    if (m if isinstance(m, str) else (m or {}).get("coro")) in names:
        checker.err("/main", "main is an async generator")
    for i, n in enumerate(scen.get("then", [])):
        if n in names:
            checker.err("/then/%d" % i, "%s is an async generator" % n)
