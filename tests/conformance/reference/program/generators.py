# SPDX-FileCopyrightText: 2026 The Awaitscope authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Asynchronous generators."""


def has_yield(body):
    """Whether a coroutine with this body is an asynchronous generator."""
    if isinstance(body, list):
        return any(has_yield(s) for s in body)
    if not isinstance(body, dict):
        return False
    if body.get("op") == "yield":
        return True
    # the yields of a coroutine whose body is written inline are its own
    return any(has_yield(x) for k, x in body.items() if isinstance(x, list) and not (k == "body" and "coro" in body) and k != "of")


class Generators:
    """One method a step, and the body of a generator."""

    def generator_body(self, i, body):
        if self.plain:
            return self.block(i, body)
        k = next(self.k)
        self.w(i, "R.gen_begins(F)")
        self.w(i, "try:")
        self.block(i + 1, body)
        self.w(i, "except BaseException as E%d:" % k)
        self.w(i + 1, "R.gen_raises(F, E%d)" % k)
        self.w(i + 1, "raise")
        self.w(i, "finally:")
        self.w(i + 1, "R.gen_ends(F)")

    def op_yield(self, i, s):
        if self.plain:
            return self.w(i, ("yield %s" % self.value(s["value"])) if s.get("value") is not None else "yield")
        k = next(self.k)
        self.w(i, "R.gen_yields(F, %s)" % self.value(s.get("value")))
        self.w(i, "try:")
        self.w(i + 1, "yield R.gen_handed(F)")
        self.w(i, "except BaseException as E%d:" % k)
        self.w(i + 1, "R.gen_goes_on(F, E%d)" % k)
        self.w(i + 1, "raise")
        self.w(i, "else:")
        self.w(i + 1, "R.gen_goes_on(F)")

    def op_async_for(self, i, s):
        self.w(i, "async for %s in %s:" % (self.assign(s["as"]), self.aw(s["of"])))
        self.block(i + 1, s["body"])

    def op_anext(self, i, s):
        e = "await anext(%s)" % self.var(s["of"])
        self.w(i, "%s = %s" % (self.assign(s["as"]), e) if s.get("as") else e)

    def op_aclose(self, i, s):
        self.w(i, "await %s.aclose()" % self.var(s["of"]))
