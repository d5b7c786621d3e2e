# SPDX-FileCopyrightText: 2026 The Awaitscope authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Scenarios of make_construct_scenarios.py, which calls add_to(): lists and dictionaries in place, exceptions as values, context managers.

Each construct in its everyday use, in its failure and when it is cancelled.
"""


def step(op, **more):
    return dict(op=op, **more)


def put(name, value):
    return step("set", **{"as": name, "value": value})


def text(s):
    return {"text()": s}


def append(of, value):
    return step("append", of=of, value=value)


class Adding:
    def __init__(self, names):
        self.__dict__.update(names)  # the short functions of make_construct_scenarios.py

    def of(self, function, name, *more):
        """The function of a variable, or of another value."""
        return {function + "()": [self.V(name) if isinstance(name, str) else name, *more]}

    def grouped(self, *types):
        """A task group whose tasks raise these."""
        return self.tg("g", *[self.spawn(self.C("t", self.rais(t, t.lower())), **{"in": "g"}) for t in types])

    def tries(self, *steps):
        """Each on its own, with what it raises."""
        return [self.tr([s], ("Exception", [put("kind", self.of("type", "e")), self.log("{kind}: {e}")], "e")) for s in steps]

    def misses(self, *steps):
        """Each of them reads a variable that is not there."""
        return [self.tr([s], ("NameError", [self.log("no such variable")])) for s in steps]

    def range_(self, name, stop, *body, **more):
        return step("for_range", **{"as": name, "stop": stop, "body": list(body), **more})

    def lists(self):
        log, sleep, tr, spawn, C, V, aw, of = self.log, self.sleep, self.tr, self.spawn, self.C, self.V, self.aw, self.of
        worker = {"coro": "worker", "params": ["n", "ms"], "body": [sleep(V("ms")), append("$results", V("n")), step("set_item", of="$times", key=V("n"), value=V("ms"))]}
        self.add("list_collects_results", "V2: tasks append to one list in the order in which they finish",
                 put("$results", []), put("$times", {}), spawn(dict(worker, args={"n": "a", "ms": 30}), "a"), spawn(dict(worker, args={"n": "b", "ms": 10}), "b"),
                 spawn(dict(worker, args={"n": "c", "ms": 20}), "c"), self.wait(["a", "b", "c"]), log("{$results} {$times}"))
        self.add("list_has_two_names", "V2: an assignment copies no list, copy() does", put("xs", [1]), put("ys", V("xs")), put("zs", of("copy", "xs")),
                 append("ys", 2), append("zs", 3), log("{xs} {ys} {zs}"),
                 spawn({"coro": "other", "params": ["shared"], "args": {"shared": V("xs")}, "body": [append("shared", "from a task")]}, "t"), aw("t"), log("{xs}"))
        self.add("list_of_a_loop_is_new", "V1: a literal makes a new list each time", self.range_("i", 3, put("xs", [0]), append("xs", V("i")), log("{xs}")))
        self.add("list_changes", "V2", put("xs", [3, 1, 2]), step("extend", of="xs", value=["a", 1.0]), step("extend", of="xs", value="bc"), step("extend", of="xs", value=V("xs")), log("{xs}"),
                 step("pop", **{"of": "xs", "as": "last"}), step("pop", **{"of": "xs", "key": 0, "as": "first"}), step("pop", **{"of": "xs", "key": -2, "as": "x"}), log("{first} {last} {x} {xs}"),
                 step("remove", of="xs", value=True), step("set_item", of="xs", key=-1, value={"k": [1]}), step("set_item", of="xs", key=True, value=None), log("{xs}"))
        self.add("list_changes_fail", "V2", put("xs", [1]), put("n", 5), put("d", {"k": 1}), *self.tries(
            append("n", 1), append("d", 1), step("extend", of="xs", value=5), step("pop", of="xs", key=7), step("pop", of="xs", key="a"),
            step("pop", of="n"), step("remove", of="xs", value=2), step("set_item", of="xs", key=1, value=0), step("set_item", of="xs", key="a", value=0), step("set_item", of="n", key=0, value=0),
            step("pop", of="d"), step("pop", of="d", key="z"), step("pop", of="d", key=[1])), self.tr([step("pop", of="d", key=1)], ("KeyError", [log("no such key")])), step("pop", of="xs"), *self.tries(step("pop", of="xs")),
                 *self.misses(append("missing", 1), append("xs", V("missing"))), log("{xs} {d}"))
        self.add("list_grows_while_it_is_read", "V3: a loop sees what is appended", put("xs", [1]),
                 step("for", **{"in": "xs", "as": "x", "body": [{"op": "if", "cond": {"<": [of("len", "xs"), 4]}, "then": [append("xs", {"+": [V("x"), 1]})]}, log("{x}")]}), log("{xs}"))
        self.add("list_shrinks_while_it_is_read", "V3: a loop skips what moves to the place that it has passed", put("xs", [1, 2, 3, 4]),
                 step("for", **{"in": "xs", "as": "x", "body": [log("{x}"), step("remove", of="xs", value=V("x"))]}), log("{xs}"))
        self.add("dictionary_changes_while_it_is_read", "V3", put("d", {"a": 1, "b": 2}), *self.tries(
            step("for", **{"in": "d", "as": "k", "body": [log("{k}"), step("set_item", of="d", key="c", value=3)]})),
            step("for", **{"in": "d", "as": "k", "body": [step("set_item", of="d", key=V("k"), value=text("{k}!"))]}), log("{d}"))
        self.add("list_in_two_tasks_cancelled", "V2: what was appended before the cancellation stays", put("$log", []),
                 spawn(C("t", append("$log", "begins"), tr([sleep(50), append("$log", "NOT REACHED")], fin=[append("$log", "cleans up"), sleep(10), append("$log", "clean")])), "t"),
                 sleep(20), self.cancel("t"), append("$log", "cancelled"), tr([aw("t")], ("CancelledError", [log("{$log}")])))

    def ranges(self):
        log, sleep, spawn, C, V, tr = self.log, self.sleep, self.spawn, self.C, self.V, self.tr
        self.add("range_everyday", "V4", self.range_("i", 3, log("{i}")), self.range_("i", 7, log("{i}"), start=2, step=3), self.range_("i", -1, log("{i}"), start=2, step=-1), self.range_("i", 0, log("NOT REACHED")),
                 log("after: {i}"), put("i", 9), self.range_("j", self.of("len", ["a", "b"]), put("j", 5)), log("{j}"))
        self.add("range_fails", "V4", *self.tries(self.range_("i", 3, step=0), self.range_("i", 2.5), self.range_("i", "3"), self.range_("i", None), self.range_("i", True, log("{i}"))))
        self.add("range_cancelled", "V4, K3", spawn(C("t", self.range_("i", 10, log("round {i}"), sleep(10))), "t"), sleep(25), self.cancel("t"),
                 tr([self.aw("t")], ("CancelledError", [log("cancelled")])))
        self.add("range_break_and_continue", "V4", self.range_("i", 9, {"op": "if", "cond": {"eq": [V("i"), 1]}, "then": [step("continue")]},
                                                              {"op": "if", "cond": {">": [V("i"), 3]}, "then": [step("break")]}, log("{i}")))

    def functions(self):
        log, of = self.log, self.of
        whole = put("xs", ["a", "b", "c"]), put("d", {"k": [1, 2]}), put("s", "süß"), put("n", 7)
        self.add("values_are_asked", "V5", *whole, put("all", [of("at", "xs", 0), of("at", "xs", -1), of("at", of("at", "d", "k"), 1), of("at", "s", 1), of("len", "xs"), of("len", "d"), of("len", "s"),
                                                              of("copy", "d"), of("copy", "s"), of("type", "n"), of("type", "s"), of("type", None), text("<{s}> {xs} {n}")]), log("{all}"))
        self.add("values_are_asked_and_fail", "V5", *whole, *self.tries(*[put("x", v) for v in (
            of("at", "xs", 3), of("at", "xs", "a"), of("at", "d", "z"), of("at", "d", []), of("at", "n", 0), of("at", "s", 9), of("at", "s", "a"), of("len", "n"), of("copy", "n"), of("cause", "n"),
            of("context", "xs"), of("members", "s"), of("at", "xs", 1.0))]), *self.misses(put("x", text("{nothing}"))), put("x", of("notes", "n")), log("{x}"))

    def errors(self):
        log, sleep, tr, spawn, C, V, aw, of, rais = self.log, self.sleep, self.tr, self.spawn, self.C, self.V, self.aw, self.of, self.rais
        tells = [put("all", [of("type", "e"), text("{e}"), of("notes", "e"), of("cause", "e"), of("context", "e")]), log("{all}")]
        note = lambda of, text: step("add_note", of=of, text=text)
        inner = tr([rais("KeyError", "k")], ("KeyError", [rais("ValueError", "v")], "k"))
        caused = tr([rais("KeyError", "k")], ("KeyError", [rais("ValueError", "v", **{"from": "k"})], "k"))
        hidden = tr([rais("KeyError", "k")], ("KeyError", [rais("ValueError", "v", **{"from": None})], "k"))
        for name, body in (("context", inner), ("cause", caused), ("hidden_context", hidden)):
            self.add("error_" + name, "X12", tr([body], ("ValueError", tells, "e")), put("n", 1))
        self.add("error_of_a_task", "X12: a task that fails while its waiter handles another exception", spawn(C("t", sleep(10), rais("ValueError", "v")), "t"),
                 tr([tr([rais("KeyError", "k")], ("KeyError", [aw("t")]))], ("ValueError", tells, "e")))
        self.add("error_of_a_timeout", "X12, O3", tr([self.to(10, sleep(50))], ("TimeoutError", [*tells, put("kind", of("type", of("cause", "e"))), log("{kind}")], "e")))
        self.add("error_is_raised_again_elsewhere", "X12: the context is that of the last raise", tr([rais("ValueError", "v")], ("ValueError", [put("kept", V("e"))], "e")),
                 tr([tr([rais("KeyError", "k")], ("KeyError", [step("raise_value", of="kept")]))], ("ValueError", tells, "e")),
                 tr([step("raise_value", of="kept")], ("ValueError", tells, "e")))
        self.add("error_notes", "X11: notes are kept in order, whoever adds them", spawn(C("t", tr([rais("ValueError", "v")], ("ValueError", [note("e", "in the task"), step("reraise")], "e"))), "t"),
                 tr([aw("t")], ("ValueError", [note("e", "in main: {e}"), *tells, step("reraise")], "e")))
        asks = [note("e", "whole"), put("ms", of("members", "e")), put("m", of("at", "ms", 0)), note("m", "member"), step("reraise")]
        self.add("error_notes_of_a_group", "X11: the parts of a group have its notes",
                 tr([self.star([tr([self.grouped("ValueError", "KeyError")], ("ExceptionGroup", asks, "e"))], ("ValueError", [put("n", of("notes", "e")), log("{n}")], "e"))],
                    ("ExceptionGroup", [put("n", [of("notes", "e"), of("members", "e")]), log("{n}")], "e")))
        self.add("error_notes_never_retrieved", "X11, N3: the report has the notes", spawn(C("t", tr([rais("ValueError", "v")], ("ValueError", [note("e", "two\nlines"), note("e", ""), step("reraise")], "e")))), sleep(10), log("main ends"))
        self.add("error_notes_fail", "X11", put("n", 1), *self.tries(note("n", "x")), *self.misses(note("missing", "x")), tr([rais("ValueError", "v")], ("ValueError", [put("error", V("e")), *self.misses(note("error", "{missing}"))], "e")))
        self.add("error_kept_when_cancelled", "X12, K1: a cancellation while an exception is handled",
                 spawn(C("t", tr([tr([rais("ValueError", "v")], ("ValueError", [sleep(50)]))], ("CancelledError", [*tells, step("reraise")], "e"))), "t"), sleep(10), self.cancel("t"),
                 tr([aw("t")], ("CancelledError", [log("cancelled")])))

    def managers(self):
        log, sleep, tr, spawn, C, aw, rais, ret = self.log, self.sleep, self.tr, self.spawn, self.C, self.aw, self.rais, self.ret
        opened = {"coro": "connect", "params": ["n"], "body": [log("connect {n}"), sleep(10), ret(text("connection {n}"))]}
        closed = {"coro": "close", "params": ["n", "exc"], "body": [log("close {n}: {exc}"), sleep(5), log("closed {n}")]}
        quiet = {"coro": "close", "params": ["exc"], "body": [log("takes {exc}"), ret(True)]}
        self.coros = {"connect": {k: opened[k] for k in ("params", "body")}, "close": {k: closed[k] for k in ("params", "body")}}
        enter, leave = lambda n: {"coro": "connect", "args": {"n": n}}, lambda n: {"coro": "close", "args": {"n": n}}
        with_ = lambda *body, n=1, leave=leave, **more: step("with", enter=enter(n), exit=leave(n) if callable(leave) else leave, body=list(body), **more)
        add = lambda *a, **k: self.add(*a, coros=self.coros, **k)
        add("with_everyday", "X8", with_(log("in {c}"), sleep(20), **{"as": "c"}), log("after"))
        add("with_fails", "X8: the exit runs, and the exception goes on", tr([with_(sleep(5), rais("ValueError", "v"))], ("ValueError", [log("caught {e}")], "e")))
        add("with_suppresses", "X8", with_(rais("ValueError", "v"), leave=quiet), log("after"), with_(log("nothing to take"), leave=quiet))
        add("with_cancelled", "X8, K3: the exit is told the cancellation, and may wait", spawn(C("t", with_(tr([sleep(50)], fin=[log("leaves the body")]))), "t"), sleep(20), self.cancel("t"),
            tr([aw("t")], ("CancelledError", [log("cancelled")])))
        add("with_cancelled_while_it_enters", "X8: what was not entered is not left", spawn(C("t", with_(log("NOT REACHED"))), "t"), sleep(5), self.cancel("t"), tr([aw("t")], ("CancelledError", [log("cancelled")])))
        add("with_cancelled_while_it_leaves", "X8", spawn(C("t", with_(log("body"))), "t"), sleep(12), self.cancel("t"), tr([aw("t")], ("CancelledError", [log("cancelled")])))
        add("with_exit_fails", "X8, X12: what the exit raises replaces the exception, which is its context", tr([with_(rais("ValueError", "v"), leave=C("close", rais("OSError", "close")))],
            ("OSError", [put("was", self.of("context", "e")), log("{e} {was}")], "e")))
        add("with_swallows_a_cancellation", "X8, K6: an exit that suppresses a cancellation", spawn(C("t", with_(sleep(50), leave=quiet), log("goes on"), sleep(10), ret("done")), "t"), sleep(20), self.cancel("t"), aw("t", "r"), log("{r}"))
        add("with_and_return", "X8: a return waits for the exit", spawn({"coro": "t", "body": [with_(ret("from inside"))]}, "t"), aw("t", "r"), log("{r}"), self.range_("i", 3, with_(step("break"))), log("left"))
        self.stacks(add, enter, leave, quiet)

    def stacks(self, add, enter, leave, quiet):
        log, sleep, tr, spawn, C, aw, rais = self.log, self.sleep, self.tr, self.spawn, self.C, self.aw, self.rais
        into = lambda n, leave=leave, **more: step("enter_context", **{"in": "stack", "enter": enter(n), "exit": leave(n) if callable(leave) else leave, **more})
        push = lambda *b, **args: step("push_async_callback", **{"in": "stack", "of": {"coro": "callback", "params": sorted(args), "args": args, "body": list(b)}})
        stack = lambda *b: step("exit_stack", **{"as": "stack", "body": list(b)})
        add("stack_everyday", "X10: the last first", stack(self.range_("i", 2, into(self.V("i"), **{"as": "c"}), log("has {c}")), push(log("callback {x}"), x=1), log("body")), log("after"))
        add("stack_second_enter_fails", "X10: what was entered is left", tr([stack(into(1), step("enter_context", **{"in": "stack", "enter": C("broken", rais("OSError", "no")), "exit": leave(2)}))], ("OSError", [log("{e}")], "e")))
        add("stack_suppresses", "X10: the exits before are told nothing", stack(into(1), into(2, quiet), rais("ValueError", "v")), log("after"))
        failing = [push(rais("KeyError", "first")), push(rais("OSError", "second"))]
        told = ("Exception", [put("was", self.of("context", "e")), put("before", [self.of("type", "e"), self.of("type", "was")]), log("{e} {was} {before}")], "e")
        add("stack_exits_fail", "X10, X12: each names as its context what was passing", tr([stack(*failing, rais("ValueError", "v"))], told), tr([stack(*failing)], told))
        add("stack_cancelled", "X10, K3", spawn(C("t", stack(into(1), into(2), sleep(50))), "t"), sleep(30), self.cancel("t"), tr([aw("t")], ("CancelledError", [log("cancelled")])))
        add("stack_cancelled_while_it_leaves", "X10: the exits that are left still run", spawn(C("t", stack(into(1), into(2), log("body"))), "t"), sleep(22), self.cancel("t"), tr([aw("t")], ("CancelledError", [log("cancelled")])))
        add("stack_is_no_stack", "X10", put("n", 1), *self.tries(step("enter_context", **{"in": "n", "enter": enter(1), "exit": leave(1)}), step("push_async_callback", **{"in": "n", "of": enter(1)})))
        suppress = lambda *b, types=("ValueError",): step("suppress", types=list(types), body=list(b))
        add("suppress_everyday", "X9", suppress(log("raises"), rais("ValueError", "v"), log("NOT REACHED")), log("after"), suppress(log("nothing")),
            tr([suppress(rais("KeyError", "k"), types=["ValueError", "OSError"])], ("KeyError", [log("{e}")], "e")))
        add("suppress_a_group", "X9: since 3.12 also the members of a group", tr([suppress(self.grouped("ValueError", "KeyError"))],
                                                                               ("ExceptionGroup", [put("ms", self.of("members", "e")), log("{e} {ms}")], "e")),
            tr([suppress(self.grouped("ValueError")), log("all of it")], ("ExceptionGroup", [log("not taken: {e}")], "e")),
            tr([suppress(self.grouped("KeyError"))], ("ExceptionGroup", [log("nothing of it: {e}")], "e")))
        add("suppress_a_cancellation", "X9, K6", spawn(C("t", suppress(sleep(50), types=["CancelledError"]), log("goes on"), sleep(10)), "t"), sleep(20), self.cancel("t"), aw("t"), log("done"))


def add_to(names):
    adding = Adding(names)
    for part in (adding.lists, adding.ranges, adding.functions, adding.errors, adding.managers):
        part()
