# SPDX-FileCopyrightText: 2026 The Awaitscope authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""More scenarios of make_construct_scenarios.py, which calls add_to(): threads, Condition.wait_for and notify(n), all_tasks, cancelling().

Each construct in its everyday use, in its failure and when it is cancelled.
"""
import json

POOL = {"pool": {"type": "executor", "max_workers": 2}}
ONE = {"pool": {"type": "executor"}}
CONDITION = {"c": {"type": "condition"}}


def step(op, of, **more):
    return dict(op=op, of=of, **more)


def put(name, value):
    return {"op": "set", "as": name, "value": value}


def names_as(name):
    return {"as": name} if name else {}


class Adding:
    def __init__(self, names):
        self.__dict__.update({name: value for name, value in names.items() if name != "add"})  # the short functions of make_construct_scenarios.py
        self.add_scenario = names["add"]

    def function(self, name, *body, **args):
        return {"coro": name, "body": list(body), **({"params": list(args), "args": args} if args else {})}

    def work(self, n, ms, *after):
        """A call of the function `work`, or of one with another end."""
        if after:
            return self.function("breaks", self.log("{n} begins"), self.block(self.V("ms")), *after, n=n, ms=ms)
        return {"coro": "work", "args": {"n": n, "ms": ms}}

    def add(self, name, rules, *main, **more):
        calls = '"coro": "work"' in json.dumps(main)
        body = [self.log("{n} begins"), self.block(self.V("ms")), self.log("{n} ends"), self.ret(self.V("n"))]
        self.add_scenario(name, rules, *main, coros={"work": {"params": ["n", "ms"], "body": body}} if calls else {}, **more)

    def thread(self, function, as_=None):
        return dict(op="to_thread", **function, **names_as(as_))

    def submit(self, function, as_=None, executor=None):
        return dict(op="run_in_executor", **function, **{"await": False}, **({"executor": executor} if executor else {}), **names_as(as_))

    def ticks(self, n, ms):
        return self.C("ticks", {"op": "repeat", "times": n, "body": [self.sleep(ms), self.log("tick")]})

    def everyday(self):
        log, sleep, tr, aw, spawn, V, add, block = self.log, self.sleep, self.tr, self.aw, self.spawn, self.V, self.add, self.block
        work = self.work
        add("thread_everyday", "H1, H3: a call that blocks, in a thread: the loop goes on", spawn(self.ticks(4, 10), "t"), self.thread(work("a", 25), "r"), log("got {r}"), aw("t"))
        add("thread_in_a_gather", "H3: threads run side by side", self.gather({"to_thread": work("a", 30)}, {"to_thread": work("b", 10)}, {"to_thread": work("c", 20)}, as_="r"), log("{r}"))
        add("thread_same_moment", "H3: those due at one moment run in the order in which they became due, before the timers of that moment",
            spawn(self.C("timer", sleep(10), log("timer")), "t"), self.submit(work("a", 10), "a"), self.submit(work("b", 10), "b"), log("submitted"), sleep(10), log("main"), self.wait(["a", "b", "t"]))
        add("thread_beside_a_block", "H3, L6: while a coroutine blocks, threads go on at their times", self.submit(work("a", 10), "a"), self.submit(work("b", 30), "b"),
            log("blocks"), block(20), log("blocked"), block(10), log("blocked again"), self.wait(["a", "b"]))
        add("thread_of_globals", "H1: it shares the variables of the program", put("$n", 1),
            self.thread(self.function("add", {"op": "while", "cond": {"<": [V("$n"), 4]}, "body": [put("$n", {"+": [V("$n"), 1]}), block(5)]}, self.ret(V("$n"))), "r"), log("{r} {$n}"))
        add("thread_steps", "H1: what a function does without a loop", self.thread(self.function(
            "f", tr([self.rais("ValueError", "inner")], ("ValueError", [log("caught {e}")], "e"), fin=[log("finally")]), {"op": "if", "cond": {"eq": [V("x"), 1]}, "then": [log("one")], "else": [log("other")]},
            {"op": "for", "in": "xs", "as": "y", "body": [log("{y}")]}, {"op": "raise_first", "n": 1, "counter": "k", "type": "OSError"}, x=1, xs=[1, 2]), "r"))
        add("thread_without_loop", "H1: there is no current task", tr([self.thread(self.function("f", log("{@self}")))], ("RuntimeError", [log("{e}")], "e")))
        add("thread_futures_in_waits", "H1: the future is one like any other", self.submit(work("a", 10), "a"), self.submit(work("b", 20), "b"), self.submit(work("c", 30), "c"),
            {"op": "wait", "of": ["a", "b"], "return_when": "FIRST_COMPLETED", "done": "d", "pending": "p"}, self.insp("b"),
            {"op": "shield", "of": V("b"), "as": "r"}, log("{r}"), self.gather("b", "c", as_="r"), log("{r}"), step("result", "c", **{"as": "x"}), log("{x}"))
        add("thread_as_a_task", "H1: to_thread is a coroutine, and begins with its task", {"op": "let", "of": {"spawn": {"to_thread": work("a", 10)}}, "as": "t"}, log("made"), sleep(0), log("began"),
            aw("t", "r"), log("{r}"))

    def failures(self):
        log, sleep, tr, aw, add, cancel = self.log, self.sleep, self.tr, self.aw, self.add, self.cancel
        work = self.work
        fails = (self.rais("ValueError", "{n} broke"),)
        add("thread_fails", "H4: whoever awaits it gets the exception", tr([self.thread(work("a", 10, *fails))], ("ValueError", [log("{e}")], "e")))
        add("thread_fails_and_nobody_looks", "H4, N3: the future reports it", self.submit(work("a", 10, *fails)), sleep(20), log("main ends"))
        add("thread_fails_in_a_gather", "H4, G3: the other thread goes on", tr([self.gather({"to_thread": work("a", 10, *fails)}, {"to_thread": work("b", 30)})], ("ValueError", [log("{e}")], "e")), log("main ends"))
        add("thread_fails_and_is_silenced", "H4, F5: cancel() of the future that has failed", self.submit(work("a", 10, *fails), "f"), sleep(20), cancel("f"), sleep(10))
        add("thread_error_that_nobody_waits_for", "H5: the await was cancelled: the exception is dropped without a word", self.submit(work("a", 20, *fails), "f"), sleep(10), cancel("f"),
            tr([aw("f")], ("CancelledError", [log("cancelled at once")])), sleep(20), log("main ends"))
        add("thread_raises_system_exit", "H4: it leaves the loop where it is awaited", self.thread(work("a", 10, self.rais("SystemExit", "out"))), log("NOT REACHED"))
        add("thread_raises_stop_iteration", "H4, F6: the future refuses it before 3.12.6", self.submit(work("a", 10, self.rais("StopIteration", "5")), "f"), {"op": "wait", "of": ["f"], "ms": 50}, self.insp("f"))
        add("thread_raises_cancelled_error", "H4: as an exception of the future", tr([self.thread(work("a", 10, self.rais("CancelledError", "odd")))], ("CancelledError", [log("{e}")], "e")))
        add("thread_future_set_by_hand", "H4: the outcome comes too late", self.submit(work("a", 20), "f"), sleep(10), {"op": "set_result", "of": "f", "value": "mine"}, aw("f", "r"), log("{r}"), sleep(20))
        add("thread_never_awaited", "C2: to_thread() alone runs nothing", {"op": "let", "of": {"to_thread": work("a", 10)}, "as": "c"}, sleep(5), self.dropped("c"), log("dropped"))
        add("thread_beyond_main_fails", "H6: main fails; asyncio.run waits for the thread", self.submit(work("a", 40)), sleep(10), self.rais("ValueError", "main"))
        add("thread_takes_too_long", "H6: since 3.13 asyncio.run waits for five minutes", self.submit(work("a", 400000)), log("main ends"))

    def dropped(self, name):
        return {"op": "drop", "of": name}

    def cancellations(self):
        log, sleep, tr, aw, spawn, add, cancel, C = self.log, self.sleep, self.tr, self.aw, self.spawn, self.add, self.cancel, self.C
        work = self.work
        add("thread_goes_on", "H5, H6: cancelling the await does not stop the thread; asyncio.run waits for it", self.submit(work("a", 100), "f"), sleep(50), cancel("f"),
            tr([aw("f")], ("CancelledError", [log("cancelled at once")])), log("main ends"))
        add("thread_of_a_cancelled_task", "H5", spawn(C("t", tr([self.thread(work("a", 30))], fin=[log("task left")])), "t"), sleep(10), cancel("t"), tr([aw("t")], ("CancelledError", [log("task cancelled")])),
            sleep(30), log("main ends"))
        add("thread_in_a_wait_for", "H5, O8: the time limit ends the wait alone", tr([{"op": "wait_for", "of": {"to_thread": work("a", 50)}, "ms": 20}], ("TimeoutError", [log("too long")])), log("main goes on"),
            sleep(50), log("main ends"))
        add("thread_in_a_timeout", "H5, O1", tr([self.to(20, self.thread(work("a", 50)))], ("TimeoutError", [log("too long")])), log("main ends"))
        add("thread_at_shutdown", "H6: the tasks are cancelled first; their finally may use threads", spawn(C("t", tr([self.thread(work("a", 30))], fin=[self.thread(work("cleanup", 20), "r"), log("{r}")])), "t"), sleep(10))
        late = spawn(C("late", sleep(20), tr([self.thread(work("c", 5))], ("RuntimeError", [log("{e}")], "e")), tr([self.submit(work("d", 5), "f")], ("RuntimeError", [log("{e}")], "e"))), "$late")
        add("thread_after_the_shutdown", "H6: a task that begins in the cleanup goes on while asyncio.run waits; the executor takes no calls any more",
            spawn(C("t", tr([sleep(500)], fin=[late])), "t"), self.submit(work("a", 60)), sleep(10))
        add("thread_cancelled_in_the_moment_it_ends", "H5", self.submit(work("a", 20), "f"), sleep(20), cancel("f"), self.insp("f"), tr([aw("f", "r"), log("{r}")], ("CancelledError", [log("cancelled")])))
        add("thread_group_fails", "H5, P2: a task group waits for its task, not for the thread", tr([self.tg("g", {"op": "let", "of": {"spawn": {"to_thread": work("a", 50)}, "in": "g"}}, sleep(10), self.rais("ValueError"))],
                                                                                                    ("ExceptionGroup", [log("{e}")], "e")), log("main ends"))

    def executors(self):
        log, sleep, tr, aw, add, cancel = self.log, self.sleep, self.tr, self.aw, self.add, self.cancel
        work, submit = self.work, self.submit
        add("executor_of_two", "H2: as many at once as it has threads", *[submit(work("job%d" % i, 10), "f%d" % i, "pool") for i in range(5)], self.wait(["f%d" % i for i in range(5)]), objects=POOL)
        add("executor_awaited", "H2", dict(op="run_in_executor", executor="pool", **work("a", 10), **names_as("r")), log("{r}"),
            {"op": "await", "of": {"run_in_executor": work("b", 10), "executor": "pool"}, "as": "r"}, log("{r}"), objects=ONE)
        add("executor_queued_call_cancelled", "H5: a call that no thread has taken is never made", submit(work("a", 30), "a", "pool"), submit(work("b", 30), "b", "pool"), submit(work("c", 10), "c", "pool"),
            sleep(10), cancel("b"), sleep(0), tr([aw("b")], ("CancelledError", [log("b is not made")])), aw("c"), objects=ONE)
        add("executor_outlives_main", "H6: asyncio.run waits for no other executor; Python does, before it exits", submit(work("a", 50), None, "pool"), submit(work("b", 50), None, "pool"), sleep(10), log("main ends"), objects=ONE)
        add("executor_error_after_main", "H6: the loop is closed: nobody hears of it", submit(work("a", 50, self.rais("ValueError", "late")), None, "pool"), sleep(10), log("main ends"), objects=ONE)
        add("executor_beside_the_default", "H6", submit(work("a", 50), None, "pool"), submit(work("b", 20)), log("main ends"), objects=ONE)
        add("executor_fails", "H2, H4: the thread takes the next call", submit(work("a", 10, self.rais("ValueError")), "a", "pool"), submit(work("b", 10), "b", "pool"), tr([aw("a")], ("ValueError", [log("a failed")])), aw("b"), objects=ONE)

    def waiter(self, n, *body):
        return self.spawn({"coro": "waiter", "params": ["n"], "args": {"n": n}, "body": [step("condition", "c", body=[self.tr(
            [*body, self.log("{n} goes on")], ("CancelledError", [self.log("{n} cancelled"), {"op": "reraise"}]))])]}, n)

    def conditions(self):
        log, sleep, tr, aw, add, V, cancel = self.log, self.sleep, self.tr, self.aw, self.add, self.V, self.cancel
        until = step("condition_wait_for", "c", cond={">=": [V("$n"), 2]})
        more = step("condition", "c", body=[put("$n", {"+": [V("$n"), 1]}), step("notify", "c")])
        wait = step("condition_wait", "c")

        def notify(n, *after):
            return step("condition", "c", body=[step("notify", "c", n=n), *after])
        three = [self.waiter(n, wait) for n in ("a", "b", "d")]
        add("condition_notify_several", "Q5: notify(n)", *three, sleep(10), notify(2), sleep(10), self.insp("d"), notify(5), self.wait(["a", "b", "d"]), objects=CONDITION)
        add("condition_notify_none", "Q5: notify(0) wakes nobody", self.waiter("a", wait), sleep(10), notify(0), sleep(10), self.insp("a"), notify(1), aw("a"), objects=CONDITION)
        add("condition_notify_several_cancelled", "Q5: one of them is cancelled in that moment; since 3.13 another one is notified instead", *three, sleep(10), notify(2, cancel("a")), sleep(10), self.insp("b"), self.insp("d"),
            notify(1), self.wait(["a", "b", "d"], ms=50), objects=CONDITION)
        add("condition_wait_for_everyday", "Q5: asked after each notify", put("$n", 0), self.waiter("a", until), sleep(10), more, sleep(10), log("only one so far"), more, aw("a"), objects=CONDITION)
        add("condition_wait_for_what_holds", "Q5: it does not wait, and needs no lock", put("$n", 2), until, log("at once"), put("$n", 0), tr([until], ("RuntimeError", [log("{e}")], "e")), objects=CONDITION)
        add("condition_wait_for_cancelled", "Q5", put("$n", 0), self.waiter("a", until), self.waiter("b", until), sleep(10), cancel("a"), sleep(10), more, more, aw("b"), objects=CONDITION)
        add("condition_wait_for_fails", "Q5: an error of what it asks", put("$n", 0), self.waiter("a", tr([step("condition_wait_for", "c", cond={"<": [V("$n"), V("$limit")]})], ("NameError", [log("{e}")], "e"))), aw("a"),
            put("$limit", "x"), self.waiter("b", tr([step("condition_wait_for", "c", cond={"<": [V("$n"), V("$limit")]})], ("TypeError", [log("{e}")], "e"))), aw("b"), objects=CONDITION)
        add("condition_wait_for_fails_later", "Q5: the lock is held then", put("$n", 0), self.waiter("a", tr([until], ("TypeError", [log("{e}")], "e"))), sleep(10),
            step("condition", "c", body=[put("$n", "x"), step("notify", "c")]), aw("a"), objects=CONDITION)
        add("condition_wait_for_in_a_timeout", "Q5, O1", put("$n", 0), tr([self.to(20, step("condition", "c", body=[until]))], ("TimeoutError", [log("too late")])), objects=CONDITION)
        add("condition_wait_for_ever", "Q5, L7: a deadlock", put("$n", 0), step("condition", "c", body=[until]), objects=CONDITION)

    def tasks(self):
        log, sleep, tr, aw, add, V, cancel, spawn, C = self.log, self.sleep, self.tr, self.aw, self.add, self.V, self.cancel, self.spawn, self.C
        loop = {"op": "for", "in": "ts", "as": "t", "body": [self.insp("t")]}
        quiet = tr([sleep(50)], ("CancelledError", [log("cleans up"), {"op": "reraise"}]))
        add("all_tasks_everyday", "T7: all that are not done, in the order in which they were made", spawn(C("a", sleep(20)), "a"), spawn(C("b", sleep(5)), "b"), sleep(10), spawn(C("d", sleep(1)), "d"),
            {"op": "all_tasks", "as": "ts"}, loop, {"op": "drop", "of": "ts"}, {"op": "drop", "of": "t"}, self.wait(["a", "d"]))
        add("all_tasks_cancelled", "T7: every other task is cancelled and awaited", spawn(C("a", quiet)), spawn(C("b", quiet)), sleep(10), {"op": "all_tasks", "as": "ts", "others": True},
            {"op": "cancel", "of": "ts", "each": True}, self.gather({"each": "ts"}, rex=True, as_="r"), log("{r}"))
        add("all_tasks_alone", "T7: nobody else", {"op": "all_tasks", "as": "ts", "others": True}, log("{ts}"), {"op": "all_tasks", "as": "ts"}, loop)
        add("all_tasks_keeps_them", "T7, N3: the list refers to them: a failed one is reported when it goes", spawn(C("a", sleep(5), self.rais("ValueError"))), {"op": "all_tasks", "as": "ts", "others": True}, sleep(10), log("failed"),
            {"op": "drop", "of": "ts"}, log("dropped"))
        asks = {"op": "if", "cond": {"cancelling": "@self"}, "then": [log("being cancelled")], "else": [log("not cancelled")]}
        add("cancelling_everyday", "K7: was it this task that was cancelled, or what it awaits?", spawn(C("inner", sleep(50)), "i"),
            put("$i", V("i")),
            spawn(C("t", asks, tr([aw("$i")], ("CancelledError", [asks]))), "t"), sleep(10), cancel("i"), aw("t"))
        add("cancelling_of_itself", "K7", spawn(C("t", tr([sleep(50)], ("CancelledError", [asks, {"op": "uncancel"}, asks]))), "t"), sleep(10), cancel("t"),
            {"op": "if", "cond": {"and": [{"cancelling": "t"}, {"not": {"done": "t"}}]}, "then": [log("t is being cancelled")]}, aw("t"))
        add("cancelling_of_what_is_no_task", "K7: AttributeError", {"op": "future", "as": "f"}, tr([{"op": "if", "cond": {"cancelling": "f"}, "then": []}], ("AttributeError", [log("{e}")], "e")))


def add_to(names):
    adding = Adding(names)
    for part in (adding.everyday, adding.failures, adding.cancellations, adding.executors, adding.conditions, adding.tasks):
        part()
