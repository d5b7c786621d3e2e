# SPDX-FileCopyrightText: 2026 The Awaitscope authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""More scenarios of make_construct_scenarios.py, which calls add_to(): Ctrl-C, conditions, barriers, semaphores and queues of other kinds, loops and values.

Each construct in its everyday use, in its failure and when it is cancelled.
"""
CONDITION = {"c": {"type": "condition"}}


def step(op, of, **more):
    return dict(op=op, of=of, **more)


def put(name, value):
    return {"op": "set", "as": name, "value": value}


def interrupts(*times):
    return [{"at": at, "op": "interrupt"} for at in times]


class Adding:
    def __init__(self, names):
        self.__dict__.update(names)  # the short functions of make_construct_scenarios.py

    def held(self, *body, of="c"):
        return step("condition", of, body=list(body))

    def waiter(self, *after):
        return {"coro": "waiter", "params": ["n"], "body": [self.held(self.tr([step("condition_wait", "c"), self.log("{n} woken"), *after],
                                                                              ("CancelledError", [self.log("{n} cancelled"), {"op": "reraise"}])))]}

    def waits(self, name, *after):
        return self.spawn(dict(self.waiter(*after), args={"n": name}), name)

    def ctrl_c(self):
        log, sleep, tr, spawn, C, V = self.log, self.sleep, self.tr, self.spawn, self.C, self.V
        cleanup = tr([sleep(100), log("NOT REACHED")], fin=[log("cleans up"), sleep(30), log("clean")])
        helper = spawn(C("helper", tr([sleep(500)], fin=[log("helper cleans up")])), "h")
        self.add("interrupt_once", "R1: the first Ctrl-C cancels main, which cleans up; then KeyboardInterrupt leaves asyncio.run", helper, cleanup, external=interrupts(20))
        self.add("interrupt_twice", "R1: the second one ends the cleanup: KeyboardInterrupt leaves the loop, and asyncio.run cancels what is left", helper, cleanup,
                 external=interrupts(20, 40))
        self.add("interrupt_is_caught", "R1: main catches the cancellation and goes on: no KeyboardInterrupt",
                 tr([sleep(100)], ("CancelledError", [log("not now")])), sleep(100), log("done"), self.ret("finished"), external=interrupts(20))
        self.add("interrupt_of_a_cancelled_main", "R1: main was cancelled by another task as well: CancelledError stays",
                 put("$main", V("@self")), spawn(C("other", sleep(20), self.cancel("$main"))), tr([sleep(100)], fin=[sleep(30), log("cleaned up")]), external=interrupts(20))
        self.add("interrupt_while_it_ends", "R1: after main has ended nobody catches it: the tasks that asyncio.run cancels are left as they are",
                 spawn(C("slow", tr([sleep(500)], fin=[log("slow cleans up"), sleep(100), log("NOT REACHED")])), "s"), sleep(10), external=interrupts(50))
        self.add("interrupt_and_a_call_that_blocks", "R1, L6: it arrives when the call has returned", self.block(50), log("blocked"), sleep(50), log("NOT REACHED"), external=interrupts(20))
        self.add("interrupt_in_a_group", "R1, P7: the body of a task group in main",
                 tr([self.tg("g", spawn(C("a", tr([sleep(100)], fin=[log("a cleans up")])), **{"in": "g"}), sleep(100))], fin=[log("group left")]), external=interrupts(30))
        self.add("interrupt_beside_a_timeout", "R1, O3: a timeout does not take it for its own; wait_for and gather pass it on",
                 tr([self.to(50, self.gather(C("x", sleep(100)), C("y", sleep(100))))], ("TimeoutError", [log("NOT REACHED")]), fin=[log("left")]), external=interrupts(30))
        self.add("interrupt_when_main_is_done", "R1: main has returned in the same moment", sleep(20), self.ret("in time"), external=interrupts(20))

    def conditions(self):
        log, sleep, tr, spawn, C, V, aw, wait, cancel = self.log, self.sleep, self.tr, self.spawn, self.C, self.V, self.aw, self.wait, self.cancel
        ready = {"op": "while", "cond": {"<": [V("$n"), 2]}, "body": [step("condition_wait", "c"), log("looks: {$n}")]}
        more = self.held(put("$n", {"+": [V("$n"), 1]}), step("notify", "c"))
        add = self.add
        add("condition_everyday", "Q5: wait in a loop that asks, notify with the lock held", put("$n", 0), spawn(C("consumer", self.held(ready, log("ready"))), "t"),
            sleep(10), more, sleep(10), more, aw("t"), objects=CONDITION)
        add("condition_notify_lost", "Q5: a waiter that is cancelled in the moment of the notify; since 3.13 another one is notified instead",
            self.waits("a"), self.waits("b"), sleep(50), self.held(step("notify", "c"), cancel("a")), wait(["a", "b"], ms=300, pending="p"), self.insp("b"), objects=CONDITION)
        add("condition_notify_all", "Q5: each needs the lock again, one after the other", self.waits("a", sleep(10)), self.waits("b", sleep(10)), self.waits("d", sleep(10)), sleep(5),
            self.held(step("notify", "c", all=True), log("notified, still held"), sleep(10)), wait(["a", "b", "d"]), objects=CONDITION)
        add("condition_cancelled_waiter", "Q5: the lock is taken again before the cancellation goes on", self.waits("a"), sleep(5),
            spawn(C("holder", self.held(sleep(30), log("holder leaves"))), "h"), sleep(5), cancel("a", "why"), log("cancelled"), tr([aw("a")], ("CancelledError", [log("{e}")], "e")),
            aw("h"), objects=CONDITION)
        add("condition_cancelled_while_it_takes_the_lock", "Q5: it waits for the lock all the same; 3.13 keeps the message of the cancellation",
            self.waits("a"), self.waits("b"), sleep(5), self.held(step("notify", "c"), sleep(10), cancel("a", "too late"), sleep(10), cancel("a", "later still"), sleep(10), log("leaves")),
            tr([aw("a")], ("CancelledError", [log("a: {e}")], "e")), sleep(50), self.insp("b"), objects=CONDITION)
        add("condition_without_lock", "Q5: RuntimeError", tr([step("condition_wait", "c")], ("RuntimeError", [log("{e}")], "e")),
            tr([step("notify", "c")], ("RuntimeError", [log("{e}")], "e")), tr([step("notify", "c", all=True)], ("RuntimeError", [log("{e}")], "e")),
            tr([step("release", "c")], ("RuntimeError", [log("{e}")], "e")), step("acquire", "c"), step("notify", "c"), step("release", "c"), objects=CONDITION)
        add("condition_fails_inside", "Q3: the lock is released however the block ends; released already, it is a RuntimeError",
            tr([self.held(self.rais("ValueError"))], ("ValueError", [log("{e}")], "e")), tr([self.held(step("release", "c"), self.rais("ValueError"))], ("RuntimeError", [log("{e}")], "e")),
            self.held(log("free")), objects=CONDITION)
        add("condition_never_notified", "Q5, L7: a deadlock", self.waits("a"), aw("a"), objects=CONDITION)
        add("condition_in_a_timeout", "Q5, O1: the timeout is delivered when the lock is free", spawn(C("holder", sleep(10), self.held(sleep(50))), "h"),
            tr([self.to(20, self.held(step("condition_wait", "c")))], ("TimeoutError", [log("too late")])), aw("h"), objects=CONDITION)

    def barriers(self):
        log, sleep, tr, aw, V, add = self.log, self.sleep, self.tr, self.aw, self.V, self.add
        of = {"b": {"type": "barrier", "parties": 2}}
        three = {"b": {"type": "barrier", "parties": 3}}
        passes = {"coro": "task", "params": ["n", "ms"], "body": [
            sleep(V("ms")), tr([step("barrier_wait", "b", **{"as": "place"}), log("{n} is number {place}")], ("BrokenBarrierError", [log("{n}: {e}")], "e"),
                               ("CancelledError", [log("{n} cancelled"), {"op": "reraise"}]))]}

        def at(n, ms):
            return self.spawn(dict(passes, args={"n": n, "ms": ms}), n)
        add("barrier_everyday", "Q6: nobody goes on before the last has come; wait() returns a place", at("a", 10), at("x", 30), at("y", 20), self.wait(["a", "x", "y"]), objects=three)
        add("barrier_again", "Q6: it is filled anew; who comes while it drains waits", at("a", 10), at("x", 10), at("y", 10), at("z", 20), self.wait(["a", "x", "y", "z"]), objects=of)
        add("barrier_cancelled", "Q6: a task that is cancelled leaves, and its place is free", at("a", 0), sleep(10), self.cancel("a"), at("x", 10), at("y", 20), self.wait(["a", "x", "y"]), objects=of)
        add("barrier_abort", "Q6: BrokenBarrierError for those that wait and for all that come", at("a", 0), at("x", 0), sleep(10), step("barrier_abort", "b"), at("y", 10), self.wait(["a", "x", "y"]),
            step("barrier_reset", "b"), log("reset"), at("z", 0), at("u", 0), at("v", 0), self.wait(["z", "u", "v"]), objects=three)
        add("barrier_reset", "Q6: those that wait get a BrokenBarrierError; it can be used again", at("a", 0), sleep(10), step("barrier_reset", "b"), at("x", 10), at("y", 10), self.wait(["a", "x", "y"]), objects=of)
        add("barrier_of_one_failed", "Q6: one party fails before it comes: a deadlock", at("a", 0), self.spawn(self.C("broken", self.rais("ValueError")), "k"), tr([aw("k")], ("ValueError", [])), aw("a"), objects=of)
        add("barrier_in_a_timeout", "Q6, O1", tr([self.to(20, step("barrier_wait", "b"))], ("TimeoutError", [log("nobody came")])), at("a", 0), at("x", 0), self.wait(["a", "x"]), objects=of)

    def guards(self):
        log, sleep, tr, aw, spawn, C, add = self.log, self.sleep, self.tr, self.aw, self.spawn, self.C, self.add
        bounded = {"s": {"type": "semaphore", "value": 1, "bounded": True}, "p": {"type": "semaphore", "value": 1}}
        lock = {"l": {"type": "lock"}}
        add("bounded_semaphore", "Q3: ValueError if it is released more often than acquired; a plain one counts on", step("acquire", "s"), step("release", "s"),
            tr([step("release", "s")], ("ValueError", [log("{e}")], "e")), step("release", "p"), step("acquire", "p"), step("acquire", "p"), log("p admits two now"),
            tr([step("semaphore", "s", body=[step("release", "s")])], ("ValueError", [log("at the end: {e}")], "e")), objects=bounded)
        use = [step("acquire", "l"), tr([sleep(10), log("has it")], fin=[step("release", "l")])]
        add("acquire_and_release", "Q1, Q3: as `async with` does it", spawn(C("a", *use), "a"), spawn(C("b", *use), "b"), aw("a"), aw("b"), objects=lock)
        add("acquire_without_release", "Q1: an error on the way: nobody gets the lock any more", tr([step("acquire", "l"), self.rais("ValueError")], ("ValueError", [])), step("acquire", "l"), objects=lock)
        add("acquire_cancelled", "Q2: the next one gets it", step("acquire", "l"), spawn(C("a", *use), "a"), spawn(C("b", *use), "b"), sleep(5), self.cancel("a"), step("release", "l"), aw("b"), objects=lock)
        add("release_of_a_free_lock", "Q3: RuntimeError", tr([step("release", "l")], ("RuntimeError", [log("{e}")], "e")),
            tr([step("lock", "l", body=[step("release", "l"), self.rais("ValueError")])], ("RuntimeError", [log("{e}")], "e")), objects=lock)

    def queues(self):
        log, sleep, tr, aw, spawn, C, add = self.log, self.sleep, self.tr, self.aw, self.spawn, self.C, self.add
        kinds = {"f": {"type": "queue"}, "l": {"type": "queue", "order": "lifo"}, "p": {"type": "queue", "order": "priority"}}
        get = {"as": "x"}

        def filled(name, *items):
            return [step("put_nowait", name, value=item) for item in items]
        steps = []
        for name in kinds:
            steps += filled(name, 3, 1, 2, 5, 4)
            steps += [{"op": "repeat", "times": 5, "body": [step("get_nowait", name, **get), log(name + ": {x}")]}]
        add("queue_orders", "Q7: first in first out, last in first out, smallest first", *steps, objects=kinds)
        add("queue_nowait", "Q7: QueueFull and QueueEmpty at once", tr([step("get_nowait", "q", **get)], ("QueueEmpty", [log("empty")])), *filled("q", "a"),
            tr(filled("q", "b"), ("QueueFull", [log("full")])), step("get_nowait", "q", **get), log("{x}"), objects={"q": {"type": "queue", "maxsize": 1}})
        add("queue_nowait_wakes", "Q7: who waits in get() or put() is woken",
            spawn(C("taker", step("get", "q", **get), log("took {x}")), "t"), sleep(5), *filled("q", "a"), log("put"), aw("t"), *filled("q", "b"),
            spawn(C("giver", step("put", "q", value="d"), log("given")), "g"), sleep(5), step("get_nowait", "q", **get), log("got {x}"), aw("g"), objects={"q": {"type": "queue", "maxsize": 1}})
        add("priority_of_pairs", "Q7: lists are compared element by element; equal ones keep no order of their own", *filled("p", [2, "b"], [1, "z"], [2, "a"], [1]),
            {"op": "repeat", "times": 4, "body": [step("get", "p", **get), log("{x}")]}, objects=kinds)
        add("priority_of_what_has_no_order", "Q7: TypeError from put, and the item is in the queue all the same", *filled("p", 1), tr(filled("p", "x"), ("TypeError", [log("{e}")], "e")),
            tr([step("get_nowait", "p", **get), log("{x}"), step("get_nowait", "p", **get), log("{x}")], ("TypeError", [log("{e}")], "e")),
            tr([step("put", "p", value=[1]), step("put", "p", value={"k": 1})], ("TypeError", [log("{e}")], "e")), objects=kinds)

    def values(self):
        log, tr, V, add = self.log, self.tr, self.V, self.add

        def fails(value):
            return tr([put("x", value), log("= {x}")], ("TypeError", [log("{e}")], "e"))

        def asks(cond):
            return tr([{"op": "if", "cond": cond, "then": [log("yes")], "else": [log("no")]}], ("TypeError", [log("{e}")], "e"))
        add("arithmetic", "X7: as Python", *[fails(v) for v in (
            {"+": [1, 2]}, {"-": [1, {"*": [2, 3]}]}, {"*": [{"+": [1, 2]}, 3]}, {"+": [1.5, 2]}, {"+": ["a", "b"]}, {"+": [[1], [2]]}, {"*": ["ab", 3]}, {"*": [2, [1, 2]]}, {"+": [True, True]},
            {"*": ["a", -1]}, {"+": [1, "a"]}, {"+": ["a", 1]}, {"+": [[1], 1]}, {"-": ["a", "b"]}, {"*": ["a", "b"]}, {"*": [1.5, "a"]}, {"*": [None, [1]]}, {"-": [None, 1]})])
        add("comparisons", "X7: as Python", *[asks(c) for c in (
            {"<": [1, 2]}, {"<=": [2, 2]}, {">": [1.5, True]}, {">=": ["b", "a"]}, {"<": [[1, 2], [1, 3]]}, {"<": [[1], [1, 0]]}, {">": [[[2]], [[1]]]}, {"<": [1, "a"]}, {">=": [None, None]},
            {"<": [[1, "a"], [1, 2]]}, {"in": [1, [2, 1]]}, {"in": ["b", "abc"]}, {"in": ["k", {"k": 1}]}, {"in": [1, "abc"]}, {"in": [1, 5]}, {"in": [[1], {"k": 1}]},
            {"and": [{"truthy": 1}, {"<": [1, 2]}]}, {"or": [{"<": [2, 1]}, {"not": {"in": [3, []]}}]})])
        add("conditions_stop_early", "X7: `and` and `or` evaluate no more than they need", asks({"or": [{"<": [1, 2]}, {"<": [1, "a"]}]}), asks({"and": [{"<": [2, 1]}, {"done": "nobody"}]}),
            asks({"and": [{"<": [1, 2]}, {"<": [1, "a"]}]}))
        add("while_everyday", "X7: a counter, break, continue", put("n", 0), {"op": "while", "cond": {"<": [V("n"), 10]}, "body": [
            put("n", {"+": [V("n"), 1]}), {"op": "if", "cond": {"eq": [V("n"), 2]}, "then": [{"op": "continue"}]},
            {"op": "if", "cond": {">": [V("n"), 3]}, "then": [{"op": "break"}]}, log("round {n}"), self.sleep({"*": [V("n"), 10]})]}, log("left at {n}"))
        add("while_cancelled", "X7: in a loop without an end", self.spawn(self.C("ticker", tr([{"op": "while", "cond": {"truthy": True}, "body": [self.sleep(10), log("tick")]}],
                                                                                          ("CancelledError", [log("stopped"), {"op": "reraise"}]))), "t"), self.sleep(35), self.cancel("t"),
            tr([self.aw("t")], ("CancelledError", [log("gone")])))
        add("while_of_an_error", "X7: the condition raises", tr([{"op": "while", "cond": {"<": [V("nobody"), 1]}, "body": []}], ("NameError", [log("no such name")])))
        kept = tr([self.rais("ValueError")], ("ValueError", [put("kept", V("e"))], "e"))
        add("raise_value_again", "X8: the same object, later", kept, tr([step("raise_value", "kept")], ("ValueError", [log("again: {e}")], "e")), put("x", 3),
            tr([step("raise_value", "x")], ("TypeError", [log("{e}")], "e")), tr([step("raise_value", "nobody")], ("NameError", [log("no such name")])), step("raise_value", "kept"))
        add("raise_value_from", "X8: with a cause", kept, tr([tr([self.rais("OSError", "cause")], ("OSError", [step("raise_value", "kept", **{"from": "o"})], "o"))], ("ValueError", [log("{e}")], "e")),
            tr([step("raise_value", "kept", **{"from": None})], ("ValueError", [log("{e}")], "e")), put("x", 3), tr([step("raise_value", "kept", **{"from": "x"})], ("TypeError", [log("{e}")], "e")))
        add("raise_value_of_another_task", "X8: what exception() returned is raised here as well", self.spawn(self.C("broken", self.rais("ValueError")), "t"), self.wait(["t"]),
            {"op": "exception", "of": "t", "as": "error"}, tr([step("raise_value", "error")], ("ValueError", [log("from the task: {e}")], "e")))

    def later(self):
        """Those that need a later Python."""
        log, sleep, tr, aw, spawn, C = self.log, self.sleep, self.tr, self.aw, self.spawn, self.C
        later, queue = self.later_, {"q": {"type": "queue"}}
        takes = {"op": "while", "cond": {"truthy": True}, "body": [step("get", "q", **{"as": "x"}), log("got {x}"), sleep(10), step("task_done", "q")]}
        consumer = spawn(C("consumer", tr([takes], ("QueueShutDown", [log("no more")]))), "t")
        later("queue_shutdown", "Q8: what is in the queue is still handed out", consumer, *[step("put", "q", value=i) for i in (1, 2, 3)], step("queue_shutdown", "q"), log("shut down"),
              tr([step("put", "q", value=4)], ("QueueShutDown", [log("not any more")])), aw("t"), step("join", "q"), objects=queue)
        later("queue_shutdown_immediate", "Q8: at once: the items are dropped, and join() returns", consumer, *[step("put", "q", value=i) for i in (1, 2, 3)], sleep(5),
              step("queue_shutdown", "q", immediate=True), aw("t"), step("join", "q"), log("joined"), tr([step("get_nowait", "q")], ("QueueShutDown", [log("empty")])), objects=queue)
        later("queue_shutdown_wakes", "Q8: who waits in get() and put() is woken", consumer, spawn(C("giver", tr([step("put", "r", value=1), step("put", "r", value=2)], ("QueueShutDown", [log("put ends")]))), "g"),
              sleep(5), step("queue_shutdown", "q"), step("queue_shutdown", "r"), aw("t"), aw("g"), objects=dict(queue, r={"type": "queue", "maxsize": 1}))
        started = {"eager_start": True}
        later("eager_start_of_one", "E1: only this task runs its first step at once", spawn(C("late", log("late"))), spawn(C("eager", log("inside create_task"), sleep(5), log("after")), "t", **started),
              log("create_task returned"), aw("t"))
        later("eager_start_fails", "E2: before create_task returns; awaited, it raises", spawn(C("a", self.rais("ValueError", "eager")), **started), log("after the report"),
              spawn(C("b", self.rais("ValueError", "kept")), "t", **started), tr([aw("t")], ("ValueError", [log("caught {e}")], "e")))
        later("eager_start_in_a_group", "E3", tr([self.tg("g", spawn(C("a", self.rais("ValueError")), **{"in": "g"}, **started), log("body goes on"), sleep(0), log("NOT REACHED"))],
                                                  ("ExceptionGroup", [log("caught {e}")], "e")))
        later("eager_start_cancelled", "K2, E1: it has begun, so its finally runs", spawn(C("a", tr([sleep(50)], fin=[log("cleaned up")])), "t", **started), self.cancel("t"),
              tr([aw("t")], ("CancelledError", [log("cancelled")])))


def add_to(names):
    adding = Adding(names)
    for part in (adding.ctrl_c, adding.conditions, adding.barriers, adding.guards, adding.queues, adding.values):
        part()


def later_to(names):
    Adding(names).later()
