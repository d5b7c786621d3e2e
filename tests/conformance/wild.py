# SPDX-FileCopyrightText: 2026 The Awaitscope authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Generates task sets without regard to sense: every step and form of the grammar anywhere, with names of the wrong kind or undefined.

The reference's own generator writes plausible programs. This one tests what happens when a program iterates over a task, awaits a
string, cancels a number or gathers a list: the engine must do the same as Python.
"""
import json
import random

import wildgenerators
import wildloop
import wildvalues

TYPES = ["ValueError", "TypeError", "KeyError", "RuntimeError", "CustomError", "SubError", "NetError", "TimeoutError", "OSError",
         "CancelledError", "LookupError", "ZeroDivisionError", "AssertionError", "StopAsyncIteration"]
CAUGHT = [["ValueError"], ["Exception"], ["Exception"], ["BaseException"], ["CancelledError"], ["TimeoutError"], ["LookupError"],
          ["CustomError", "KeyError"], ["OSError"], ["SubError"], ["RuntimeError"], ["NameError"], ["AttributeError"], ["TypeError"],
          ["Exception", "CancelledError"], ["ExceptionGroup"], ["BaseExceptionGroup"]]
LEAVES = ("sleep sleep sleep sleep log log log return raise raise reraise raise_first set drop cancel cancel uncancel callback callback "
          "result exception inspect future set_result set_exception put get task_done join event_set event_clear event_wait "
          "reschedule await_var await_var await_var wait break continue raise_value acquire release condition_wait notify barrier_wait "
          "barrier_reset barrier_abort put_nowait get_nowait").split() + wildvalues.LEAVES + wildloop.LEAVES + wildgenerators.LEAVES
TREES = ("try try try try try try star star if for repeat list await await let let call make spawn spawn spawn spawn gather gather "
         "shield wait_for as_completed task_group task_group timeout timeout retry semaphore lock condition condition while").split() + wildvalues.TREES + wildloop.TREES + wildgenerators.TREES
MODES = ["ALL_COMPLETED", "FIRST_COMPLETED", "FIRST_EXCEPTION"]
# What a variable bound to an awaitable holds.
KINDS = {"coro": "coro", "wait_for": "coro", "sleep": "coro", "spawn": "task", "gather": "future", "shield": "future", "var": "any"}
# Text that occurs only in the repr of an object: an address or a path differs in every run. And the depth of a recursion depends on
# the frames of the reference, which has more of them than the program.
INCOMPARABLE = (" object at 0x", "<Task ", "<Future ", "<_GatheringFuture", "<coroutine object", "<async_generator object", "RecursionError")


def is_incomparable(trace):
    """Whether a trace of the reference contains something that no other program can reproduce."""
    try:
        text = json.dumps(trace)
    except TypeError:  # it contains an object
        return True
    return any(one in text for one in INCOMPARABLE)


class Place:
    """The context of a step: the names that are bound there (name -> kind), and what is allowed."""

    def __init__(self, names=(), depth=0, loop=False, handler=False, star=False):
        self.names = dict(names)
        self.depth, self.loop, self.handler, self.star = depth, loop, handler, star

    def inner(self, **changes):
        """A block of the same coroutine: the names are shared."""
        place = Place((), self.depth + 1, self.loop, self.handler, self.star)
        place.names = self.names
        for name, value in changes.items():
            setattr(place, name, value)
        return place

    def has(self, kind):
        return kind in self.names.values()


class Wild(wildvalues.WildValues, wildloop.WildLoop, wildgenerators.WildGenerators):
    """Deterministic for a seed. `sense` is how often a name of a suitable kind is used, if there is one."""

    def __init__(self, seed, sense=0.85):
        self.random = random.Random(f"wild/{seed}")
        self.seed, self.sense = seed, sense
        self.steps_left = self.random.randint(10, 45)
        self.numbered = 0
        self.shared = {}

    # -- small choices

    def chance(self, probability):
        return self.random.random() < probability

    def one(self, *choices):
        return self.random.choice(choices)

    def fresh(self, prefix):
        self.numbered += 1
        return f"{prefix}{self.numbered}"

    def ms(self):
        return self.one(0, 0, 1, 5, 10, 10, 10, 20, 20, 30, 50, 100)

    def limit(self):
        return self.one(None, 0, 1, 10, 15, 20, 25, 40, 100)

    def name(self, place, *kinds):
        fitting = [name for name, kind in place.names.items() if kind in kinds]
        if fitting and self.chance(self.sense):
            return self.one(*fitting)
        if place.names and self.chance(0.8):
            return self.one(*place.names)
        return self.one("a", "b", "c", "$g", "$h", "@self", "nobody")

    def bind(self, place, kind, local=False):
        name = self.fresh("v") if local or self.chance(0.5) else self.one("a", "b", "c", "d", "$g", "$h")
        place.names[name] = kind
        return name

    def value(self, place, depth=0):
        form = self.one("plain", "plain", "plain", "var", "var", "var", "list", "dict", "item", "number", "math", "asked")
        if form == "var" and place.names:
            return {"var": self.name(place, "value", "exc", "list")}
        if depth < 2 and form == "list":
            return [self.value(place, depth + 1) for _ in range(self.random.randint(0, 3))]
        if depth < 2 and form == "dict":
            return {"k": self.value(place, depth + 1)}
        if depth < 2 and form == "item":
            items = [self.value(place, depth + 1) for _ in range(self.random.randint(1, 3))]
            return {"item": [items, self.one(0, 1, -1, 5, {"var": self.name(place, "value")})]}
        if depth < 2 and form == "math":
            if self.chance(0.3):
                return {"*": [self.value(place, depth + 1), self.one(0, 1, 2, -1, "x", None)]}
            return {self.one("+", "-"): [self.value(place, depth + 1), self.value(place, depth + 1)]}
        if depth < 2 and form == "asked" and place.names:
            return self.asked(place, depth)
        if form == "number":
            return self.random.randint(0, 99)
        return self.one(0, 1, 2, -1, 7, 3.5, True, False, None, "", "x", "e", "two words")

    def exception(self, place):
        result = {"type": self.one(*TYPES)}
        if self.chance(0.8):
            result["msg"] = self.fresh("e")
            if place.names and self.chance(0.15):
                result["msg"] += " {%s}" % self.name(place, "value", "exc")
        return result

    def condition(self, place, depth=0):
        form = self.one("truthy", "eq", "not", "isinstance", "done", "cancelled", "<", "<=", ">", ">=", "in", "in", "and", "or")
        if form == "truthy":
            return {form: self.value(place)}
        if form in ("eq", "<", "<=", ">", ">=", "in"):
            return {form: [self.value(place), self.value(place)]}
        if form in ("and", "or") and depth < 2:
            return {form: [self.condition(place, depth + 1) for _ in range(self.random.randint(1, 3))]}
        if form == "not" and depth < 2:
            return {form: self.condition(place, depth + 1)}
        if form == "isinstance":
            what = {"var": self.name(place, "exc", "value")} if place.names else self.value(place)
            return {form: [what, self.one(*TYPES, "Exception", "ExceptionGroup")]}
        return {self.one("done", "cancelled"): self.name(place, "task", "future")}

    # -- coroutines and awaitables

    def coroutine(self, place, times=False):
        if self.shared and self.chance(0.2):
            name = self.one(*self.shared)
            result, params = {"coro": name}, self.shared[name]["params"]
        else:
            params = self.one([], [], [], ["x"], ["index"], ["x", "y"])
            names = {name: kind for name, kind in place.names.items() if name.startswith("$")}
            names.update((p, "value") for p in params)
            result = {"coro": self.fresh("c"), "params": params, "body": self.block(Place(names, place.depth + 1))}
        args = {}
        for p in params:
            if not (p == "index" and times and self.chance(0.8)):
                passes = place.names and self.chance(0.5)
                args[p] = {"var": self.name(place, "task", "coro", "future", "exc")} if passes else self.value(place)
        return dict(result, args=args) if args else result

    def awaitable(self, place, in_list=False, depth=0):
        if in_list and self.chance(0.08):
            return {"each": self.name(place, "list")}
        if in_list and self.chance(0.08):
            made = self.coroutine(place, True)
            return dict(made if self.chance(0.5) else {"spawn": made}, times=self.random.randint(0, 3))
        form = self.one("coro", "coro", "coro", "var", "var", "spawn", "shield", "wait_for", "gather", "sleep")
        if form == "var" and place.names:
            return {"var": self.name(place, "task", "future", "coro", "any")}
        if depth > 2 or form in ("coro", "var"):
            return self.coroutine(place)
        if form == "spawn":
            return self.spawned(place, depth)
        if form == "shield":
            return {"shield": self.awaitable(place, depth=depth + 1)}
        if form == "wait_for":
            return {"wait_for": self.awaitable(place, depth=depth + 1), "ms": self.limit()}
        if form == "gather":
            result = {"gather": [self.awaitable(place, True, depth + 1) for _ in range(self.random.randint(0, 3))]}
            return dict(result, return_exceptions=self.chance(0.5)) if self.chance(0.6) else result
        return {"sleep": self.ms(), "value": self.value(place)} if self.chance(0.6) else {"sleep": self.ms()}

    def spawned(self, place, depth):
        what = self.one("coro", "coro", "sleep", "wait_for")
        if what == "coro":
            made = self.coroutine(place)
        elif what == "sleep":
            made = {"sleep": self.ms(), "value": self.value(place)}
        else:
            made = {"wait_for": self.awaitable(place, depth=depth + 1), "ms": self.limit()}
        return dict({"spawn": made}, **self.spawn_options(place, 0.15))

    def spawn_options(self, place, into_group):
        options = {"name": self.one("same", "other", self.fresh("n"))} if self.chance(0.15) else {}
        if place.has("group") and self.chance(into_group):
            options["in"] = self.name(place, "group")
        return options

    # -- steps

    def block(self, place, count=None):
        steps = []
        for _ in range(self.random.randint(0, max(1, 5 - place.depth // 2)) if count is None else count):
            if self.steps_left > 0:
                self.steps_left -= 1
                steps += self.step(place)
        return steps

    def step(self, place):
        """A step, or None if the chosen one is not allowed here."""
        op = self.one(*(LEAVES + TREES if place.depth < 7 else LEAVES))
        return [one for one in [getattr(self, "make_" + op)(place)] if one]

    def named(self, step, place, probability, kind, local=False):
        if self.chance(probability):
            step["as"] = self.bind(place, kind, local)
        return step

    def make_sleep(self, place):
        if self.chance(0.85):
            return {"op": "sleep", "ms": self.ms()}
        if place.names and self.chance(0.5):
            return {"op": "sleep", "ms": {"var": self.name(place, "value")}}
        return {"op": "sleep", "ms": {"item": [[self.ms(), self.ms()], self.one(0, 1, 3)]}}

    def make_log(self, place):
        hole = " {%s}" % self.name(place, "value", "exc", "task", "list") if place.names and self.chance(0.6) else ""
        return {"op": "log", "text": self.fresh("m") + hole}

    def make_return(self, place):
        if not place.star:
            return {"op": "return", "value": self.value(place)} if self.chance(0.7) else {"op": "return"}

    def make_raise(self, place):
        step = dict(op="raise", **self.exception(place))
        if self.chance(0.2):
            step["from"] = None if self.chance(0.3) else self.name(place, "exc")
        return step

    def make_reraise(self, place):
        return {"op": "reraise"} if place.handler or self.chance(0.2) else None

    def make_raise_first(self, place):
        return dict(op="raise_first", n=self.random.randint(0, 3), counter=self.one("k", "l"), **self.exception(place))

    def make_set(self, place):
        value = self.value(place)
        return {"op": "set", "value": value, "as": self.bind(place, "list" if isinstance(value, list) else "value")}

    def make_drop(self, place):
        return {"op": "drop", "of": self.name(place, *place.names.values())}

    def make_cancel(self, place):
        step = {"op": "cancel", "of": self.name(place, "task", "future", "list") if self.chance(0.85) else "@self"}
        return dict(step, msg=self.fresh("why")) if self.chance(0.3) else step

    def make_uncancel(self, place):
        return {"op": "uncancel", "of": self.name(place, "task")} if self.chance(0.4) else {"op": "uncancel"}

    def make_callback(self, place):
        step = {"op": "callback", "of": self.name(place, "task", "future"), "id": self.fresh("cb"), "do": self.one("log", "retrieve", "raise")}
        return dict(step, **self.exception(Place())) if step["do"] == "raise" and self.chance(0.7) else step

    def make_result(self, place):
        return self.named({"op": "result", "of": self.name(place, "task", "future")}, place, 0.5, "value")

    def make_exception(self, place):
        return self.named({"op": "exception", "of": self.name(place, "task", "future")}, place, 0.5, "exc")

    def make_inspect(self, place):
        return {"op": "inspect", "of": self.name(place, "task", "future")}

    def make_future(self, place):
        return {"op": "future", "as": self.bind(place, "future")}

    def make_set_result(self, place):
        return {"op": "set_result", "of": self.name(place, "future"), "value": self.value(place)}

    def make_set_exception(self, place):
        return dict(op="set_exception", of=self.name(place, "future"), **self.exception(place))

    def make_put(self, place):
        return {"op": "put", "of": "queue", "value": self.value(place)}

    def make_get(self, place):
        return self.named({"op": "get", "of": "queue"}, place, 0.6, "value")

    def make_task_done(self, _):
        return {"op": "task_done", "of": "queue"}

    def make_join(self, _):
        return {"op": "join", "of": "queue"}

    def make_event_set(self, _):
        return {"op": "event_set", "of": "event"}

    def make_event_clear(self, _):
        return {"op": "event_clear", "of": "event"}

    def make_event_wait(self, _):
        return {"op": "event_wait", "of": "event"}

    def make_reschedule(self, place):
        if place.has("timeout") or self.chance(0.2):
            return {"op": "reschedule", "of": self.name(place, "timeout"), "ms": self.limit()}

    def make_await_var(self, place):
        return self.named({"op": "await", "of": {"var": self.name(place, "task", "future", "coro", "any")}}, place, 0.4, "value")

    def make_wait(self, place):
        step = {"op": "wait", "of": [self.name(place, "task", "future", "list") for _ in range(self.random.randint(1, 3))],
                "return_when": self.one(*MODES)}
        if self.chance(0.6):
            step["ms"] = self.limit()
        for what in ("done", "pending"):
            if self.chance(0.4):
                step[what] = self.bind(place, "list")
        return step

    def make_break(self, place):
        return {"op": "break"} if place.loop else None

    def make_continue(self, place):
        return {"op": "continue"} if place.loop else None

    def make_if(self, place):
        step = {"op": "if", "cond": self.condition(place), "then": self.block(place.inner())}
        return dict(step, **{"else": self.block(place.inner())}) if self.chance(0.5) else step

    def make_for(self, place):
        step = {"op": "for", "in": self.name(place, "list"), "as": self.bind(place, "any")}
        if self.chance(0.3):
            step["index"] = self.bind(place, "value")
        return dict(step, body=self.block(place.inner(loop=True)))

    def make_while(self, place):
        counter = self.fresh("k")  # a name that nothing else assigns, so that the loop ends
        step = {"op": "while", "cond": {"and": [{"<": [{"var": counter}, self.random.randint(0, 3)]}, self.condition(place)]}}
        count = {"op": "set", "as": counter, "value": {"+": [{"var": counter}, 1]}}
        return {"op": "if", "cond": {"truthy": True}, "then": [{"op": "set", "as": counter, "value": 0}, dict(step, body=[count] + self.block(place.inner(loop=True)))]}

    def make_raise_value(self, place):
        step = {"op": "raise_value", "of": self.name(place, "exc")}
        if self.chance(0.3):
            step["from"] = None if self.chance(0.3) else self.name(place, "exc")
        return step

    def make_acquire(self, _):
        return {"op": "acquire", "of": self.one("semaphore", "lock", "condition")}

    def make_release(self, _):
        return {"op": "release", "of": self.one("semaphore", "lock", "condition")}

    def make_condition(self, place):
        return {"op": "condition", "of": "condition", "body": self.block(place.inner())}

    def make_condition_wait(self, place):
        wait = {"op": "condition_wait", "of": "condition"}
        return {"op": "condition", "of": "condition", "body": [wait] + self.block(place.inner(), 1)} if self.chance(0.8) else wait

    def make_notify(self, place):
        notify = {"op": "notify", "of": "condition"}
        if self.chance(0.5):
            notify["all"] = True
        return {"op": "condition", "of": "condition", "body": [notify] + self.block(place.inner(), 1)} if self.chance(0.8) else notify

    def make_barrier_wait(self, place):
        return self.named({"op": "barrier_wait", "of": "barrier"}, place, 0.5, "value")

    def make_barrier_reset(self, _):
        return {"op": "barrier_reset", "of": "barrier"}

    def make_barrier_abort(self, _):
        return {"op": "barrier_abort", "of": "barrier"} if self.chance(0.3) else {"op": "barrier_reset", "of": "barrier"}

    def make_put_nowait(self, place):
        return {"op": "put_nowait", "of": "queue", "value": self.value(place)}

    def make_get_nowait(self, place):
        return self.named({"op": "get_nowait", "of": "queue"}, place, 0.6, "value")

    def make_repeat(self, place):
        return {"op": "repeat", "times": self.random.randint(0, 3), "body": self.block(place.inner(loop=True))}

    def make_list(self, place):
        return {"op": "list", "of": [self.awaitable(place, True) for _ in range(self.random.randint(0, 3))], "as": self.bind(place, "list")}

    def make_await(self, place):
        return self.named({"op": "await", "of": self.awaitable(place)}, place, 0.5, "value")

    def make_let(self, place):
        what = self.awaitable(place)
        return self.named({"op": "let", "of": what}, place, 0.7, next(KINDS[key] for key in KINDS if key in what))

    def make_call(self, place):
        return self.named(dict(op="call", **self.coroutine(place)), place, 0.5, "value")

    def make_make(self, place):
        return self.named(dict(op="make", **self.coroutine(place)), place, 0.8, "coro")

    def make_spawn(self, place):
        many = self.chance(0.15)
        step = dict(op="spawn", **self.coroutine(place, many), **self.spawn_options(place, 0.4))
        if many:
            step["times"] = self.random.randint(0, 3)
        return self.named(step, place, 0.75, "list" if many else "task")

    def make_gather(self, place):
        step = {"op": "gather", "of": [self.awaitable(place, True) for _ in range(self.random.randint(0, 4))],
                "return_exceptions": self.chance(0.4), "await": self.chance(0.75)}
        return self.named(step, place, 0.6, "list" if step["await"] else "future")

    def make_shield(self, place):
        step = {"op": "shield", "of": self.awaitable(place), "await": self.chance(0.75)}
        return self.named(step, place, 0.6, "value" if step["await"] else "future")

    def make_wait_for(self, place):
        return self.named({"op": "wait_for", "of": self.awaitable(place), "ms": self.limit()}, place, 0.4, "value")

    def make_as_completed(self, place):
        step = {"op": "as_completed", "of": [self.awaitable(place, True) for _ in range(self.random.randint(0, 4))], "as": self.bind(place, "any")}
        if self.chance(0.4):
            step["ms"] = self.limit()
        body = [{"op": "await", "of": {"var": step["as"]}}] if self.chance(0.9) else []
        if self.chance(0.5):
            body = [{"op": "try", "body": body, "except": [{"types": self.one(*CAUGHT), "body": []}]}]
        return dict(step, body=body + self.block(place.inner(loop=True), self.one(0, 0, 1)))

    def make_task_group(self, place):
        # Only local names: the reference's own wrapper keeps the frame of the group alive.
        step = self.named({"op": "task_group"}, place, 0.9, "group", local=True)
        body = self.block(place.inner())
        if "as" in step and self.chance(0.7):
            body.insert(0, dict(op="spawn", **self.coroutine(place), **{"in": step["as"]}))
        return dict(step, body=body)

    def make_timeout(self, place):
        step = self.named({"op": "timeout", "ms": self.limit()}, place, 0.5, "timeout", local=True)
        return dict(step, body=self.block(place.inner()))

    def make_retry(self, place):
        step = {"op": "retry", "of": self.coroutine(place), "attempts": self.random.randint(0, 3), "delay": self.ms(),
                "on": [self.one(*TYPES, "Exception")]}
        if self.chance(0.4):
            step["factor"] = self.one(0, 1, 1.5, 3)
        if self.chance(0.3):
            step["max"] = self.one(None, 5, 30)
        return self.named(step, place, 0.4, "value")

    def make_semaphore(self, place):
        return {"op": "semaphore", "of": "semaphore", "body": self.block(place.inner())}

    def make_lock(self, place):
        return {"op": "lock", "of": "lock", "body": self.block(place.inner())}

    def handlers(self, place, star):
        result = []
        for _ in range(self.one(1, 1, 2)):
            types = self.one(*CAUGHT)
            if star:  # which must not catch groups
                types = [one for one in types if "Group" not in one] or ["Exception"]
            handler = {"types": types}
            if self.chance(0.5):
                handler["as"] = self.bind(place, "exc")
            inner = place.inner(handler=True, star=True, loop=False) if star else place.inner(handler=True)
            result.append(dict(handler, body=self.block(inner, self.random.randint(0, 2))))
        return result

    def make_try(self, place, star=False):
        step = {"op": "try", "body": self.block(place.inner(), self.random.randint(1, 4))}
        if star or self.chance(0.85):
            step["except_star" if star else "except"] = self.handlers(place, star)
            if self.chance(0.3):
                step["else"] = self.block(place.inner(), self.random.randint(0, 2))
        if len(step) == 2 or self.chance(0.4):
            step["finally"] = self.block(place.inner(), self.random.randint(0, 3))
        return step

    def make_star(self, place):
        return self.make_try(place, True)

    # -- the whole task set

    def external(self, place):
        globals_ = [name for name in place.names if name.startswith("$")] or ["$g"]
        op = self.one("cancel", "cancel", "cancel", "set_result", "event_set", "interrupt")
        if op == "interrupt":
            return {"at": self.ms(), "op": op}
        action = {"at": self.ms(), "op": op, "of": "event" if op == "event_set" else self.one(*globals_)}
        if op == "set_result":
            action["value"] = self.one(1, "x", [1, 2], None)
        elif op == "cancel" and self.chance(0.3):
            action["msg"] = self.fresh("user")
        return action

    def task_set(self):
        for number in range(self.random.randint(0, 2)):
            params = self.one([], ["x"], ["index"])
            body = self.block(Place(dict.fromkeys(params, "value"), 3))
            self.shared[f"w{number}"] = {"params": params, "body": body}
        self.steps_left = max(self.steps_left, 15)
        place, body = Place(), []
        while self.steps_left > 0 and len(body) < 14:
            self.steps_left -= 1
            for step in self.step(place):
                if step["op"] in ("return", "raise", "reraise"):
                    continue
                if step["op"] not in ("spawn", "let", "make", "list", "future", "set") and self.chance(0.5):
                    types = ["Exception"] if self.chance(0.7) else ["BaseException"]  # so that more of it is visible
                    step = {"op": "try", "body": [step], "except": [{"types": types, "body": []}]}
                body.append(step)
        if self.chance(0.5):
            body.append({"op": "sleep", "ms": self.one(50, 100, 300)})
        queue = {"type": "queue", "maxsize": self.random.randint(0, 2)}
        if self.chance(0.4):
            queue["order"] = self.one("lifo", "priority")
        result = {"schema": 1, "name": f"wild_{self.seed}",
                  "exceptions": {"CustomError": "Exception", "SubError": "CustomError", "NetError": "ConnectionError"},
                  "objects": {"semaphore": {"type": "semaphore", "value": self.random.randint(0, 2)}, "lock": {"type": "lock"},
                              "queue": queue, "event": {"type": "event"},
                              "condition": {"type": "condition"}, "barrier": {"type": "barrier", "parties": self.random.randint(1, 3)}},
                  "coros": dict({"main": {"body": body}}, **self.shared), "main": "main"}
        if self.chance(0.3):
            result["external"] = [self.external(place) for _ in range(self.random.randint(1, 3))]
        return result


def generate(seed, sense=0.85):
    return Wild(seed, sense).task_set()
