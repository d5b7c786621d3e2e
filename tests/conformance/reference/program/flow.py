# SPDX-FileCopyrightText: 2026 The Awaitscope authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Steps of the flow of control: log, sleep, exceptions, branches, loops, variables."""


class Flow:
    """One method a step."""

    def op_log(self, i, s):
        self.w(i, "print(%s)" % self.text(s["text"]) if self.plain else "R.log(F, %r)" % s["text"])

    def op_sleep(self, i, s):
        if self.plain:
            self.w(i, "await asyncio.sleep(%s)" % ("%s / 1000" % self.operand(s["ms"]) if isinstance(s["ms"], dict) else self.secs(s["ms"])))
        else:
            self.w(i, "await R.sleep(F, %s)" % self.value(s["ms"]))

    def op_block(self, i, s):
        self.blocks = True
        if self.plain:
            self.w(i, "time.sleep(%s)" % ("%s / 1000" % self.operand(s["ms"]) if isinstance(s["ms"], dict) else self.secs(s["ms"])))
        else:
            self.w(i, "R.block(F, %s)" % self.value(s["ms"]))

    def op_return(self, i, s):
        if self.in_generator:
            return self.w(i, "return")
        self.w(i, "return %s" % self.value(s.get("value")) if s.get("value") is not None else "return None")

    def op_raise(self, i, s):
        f = ""
        if "from" in s:
            f = " from %s" % ("None" if s["from"] is None else self.var(s["from"]))
        self.w(i, "raise %s%s" % (self.mkexc(s), f))

    def op_raise_value(self, i, s):
        f = ""
        if "from" in s:
            f = " from %s" % ("None" if s["from"] is None else self.var(s["from"]))
        self.w(i, "raise %s%s" % (self.var(s["of"]), f))

    def op_reraise(self, i, s):
        self.w(i, "raise")

    def op_raise_first(self, i, s):
        if self.plain:
            self.w(i, "raise_first(%r, %r, %s)" % (s["n"], s["counter"], self.mkexc(s)))
        else:
            self.w(i, "R.raise_first(F, %r, %r, %r, %r)" % (s["n"], s["counter"], s["type"], s.get("msg")))

    def op_try(self, i, s):
        self.w(i, "try:")
        self.block(i + 1, s["body"])
        star = "except_star" in s
        for h in s.get("except_star") or s.get("except") or []:
            k = next(self.k)
            kw = "except*" if star else "except"
            if self.plain:
                self.w(i, "%s %s%s:" % (kw, self.types(h["types"]), " as %s" % h["as"] if h.get("as") else ""))
                self.block(i + 1, h["body"])
                continue
            self.w(i, "%s %s as E%d:" % (kw, self.types(h["types"]), k))
            self.w(i + 1, "R.caught(F, E%d, %r)" % (k, ",".join(h["types"])))
            if h.get("as"):
                self.w(i + 1, "%s = E%d" % (self.assign(h["as"]), k))
                self.w(i + 1, "try:")
                self.block(i + 2, h["body"])
                self.w(i + 1, "finally:")
                self.w(i + 2, "R.drop(F, %r)" % h["as"])
            else:
                self.block(i + 1, h["body"])
        if "else" in s:
            self.w(i, "else:")
            if not self.plain:
                self.w(i + 1, "R.mark(F, 'else')")
            self.block(i + 1, s["else"])
        if "finally" in s:
            self.w(i, "finally:")
            if not self.plain:
                self.w(i + 1, "R.mark(F, 'finally')")
            self.block(i + 1, s["finally"])

    def op_if(self, i, s):
        self.w(i, "if %s:" % self.cond(s["cond"]))
        self.block(i + 1, s["then"])
        if s.get("else"):
            self.w(i, "else:")
            self.block(i + 1, s["else"])

    def op_list(self, i, s):
        self.w(i, "%s = %s" % (self.assign(s["as"]), self.items(s["of"])))

    def op_for(self, i, s):
        it = self.var(s["in"]) if self.plain else "R.iter(F, %r)" % s["in"]
        if s.get("index"):
            self.w(i, "for %s, %s in enumerate(%s):" % (self.assign(s["index"]), self.assign(s["as"]), it))
        else:
            self.w(i, "for %s in %s:" % (self.assign(s["as"]), it))
        self.block(i + 1, s["body"])

    def op_repeat(self, i, s):
        self.w(i, "for _i%d in range(%d):" % (next(self.k), s["times"]))
        self.block(i + 1, s["body"])

    def op_while(self, i, s):
        self.w(i, "while %s:" % self.cond(s["cond"]))
        self.block(i + 1, s["body"])

    def op_break(self, i, s):
        self.w(i, "break")

    def op_continue(self, i, s):
        self.w(i, "continue")

    def op_set(self, i, s):
        self.w(i, "%s = %s" % (self.assign(s["as"]), self.value(s["value"])))

    def op_drop(self, i, s):
        self.w(i, "%s = None" % self.assign(s["of"]) if self.plain else "R.drop(F, %r)" % s["of"])
