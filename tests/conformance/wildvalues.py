# SPDX-FileCopyrightText: 2026 The Awaitscope authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The part of wild.py with lists and dictionaries that change, exceptions that are asked, and context managers.

No list gets into itself, and keys are texts where a dictionary may be: the program ends a run there, and Python does not.
"""
from reference.check.managers import waiting

LEAVES = "append append extend pop pop set_item remove add_note push_async_callback".split()
TREES = "for_range with with exit_stack exit_stack enter_context suppress".split()


class WildValues:
    """One method a kind of step, as in Wild."""

    def asked(self, place, depth):
        """A function of a value, or a text."""
        what = {"var": self.name(place, "value", "exc", "exc", "list")} if place.names and self.chance(0.8) else self.value(place, depth + 1)
        function = self.one("len", "len", "at", "at", "copy", "type", "notes", "cause", "context", "members", "text")
        if function == "text":
            return {"text()": "%s {%s}" % (self.fresh("t"), self.name(place, "value", "exc", "list"))}
        if function == "at":
            return {"at()": [what, self.one(0, 1, -1, 9, "k", "x", None, 1.5, [], True)]}
        return {function + "()": [what]}

    def safe(self, place):
        """What may be put into any list."""
        return self.one(0, 1, True, "x", None, [], {"k": 1}, {"var": "@self"}, {"copy()": [{"var": self.name(place, "list")}]}, {"type()": [{"var": self.name(place, "exc")}]})

    def make_append(self, place):
        return {"op": "append", "of": self.name(place, "list"), "value": self.safe(place)}

    def make_extend(self, place):
        return {"op": "extend", "of": self.name(place, "list"), "value": self.one([1, "x"], "xy", {"k": 1}, 5, None, {"var": "@self"}, [])}

    def make_pop(self, place):
        step = {"op": "pop", "of": self.name(place, "list", "value")}
        if self.chance(0.5):
            step["key"] = self.one(0, 1, -1, 9, "k", None, [], 1.5, True)
        return self.named(step, place, 0.5, "value")

    def make_set_item(self, place):
        if self.chance(0.4):
            return {"op": "set_item", "of": self.name(place, "value", "list"), "key": self.one("k", "l", "m", []), "value": self.safe(place)}
        name = self.fresh("xs")
        place.names[name] = "list"
        return {"op": "if", "cond": {"truthy": True}, "then": [{"op": "set", "as": name, "value": [1, "x", None]},
                                                               {"op": "set_item", "of": name, "key": self.one(0, -1, 5, True, 1.5, "k", None), "value": self.safe(place)}]}

    def make_remove(self, place):
        return {"op": "remove", "of": self.name(place, "list"), "value": self.value(place)}

    def make_add_note(self, place):
        hole = " {%s}" % self.name(place, "value", "exc", "list") if place.names and self.chance(0.5) else ""
        return {"op": "add_note", "of": self.name(place, "exc"), "text": self.fresh("note") + hole}

    def make_for_range(self, place):
        step = {"op": "for_range", "as": self.bind(place, "value"), "stop": self.one(0, 1, 2, 3, -2, self.value(place) if self.chance(0.2) else 2)}
        if isinstance(step["stop"], int) and step["stop"] > 3:
            step["stop"] = 3
        if self.chance(0.3):
            step["start"] = self.one(0, 1, -1, None)
        if self.chance(0.3):
            step["step"] = self.one(1, 2, -1, 0, None)
        return dict(step, body=self.block(place.inner(loop=True)))

    def ending(self, place):
        """The exit of a context manager."""
        names = {name: kind for name, kind in place.names.items() if name.startswith("$")}
        params = ["exc"] if self.chance(0.8) else []
        names.update(dict.fromkeys(params, "exc"))
        body = self.block(type(place)(names, place.depth + 1), self.random.randint(0, 2))
        if self.chance(0.5):
            body.append({"op": "return", "value": self.one(True, True, False, None, "x", 0, [])})
        return {"coro": self.fresh("x"), "params": params, "body": body}

    def maybe_sync(self, step):
        """Functions instead of coroutines, if they happen to await nothing."""
        calls = [step[k] for k in ("enter", "exit", "of") if k in step]
        fit = all("body" in c and not any(waiting("", c["body"])) for c in calls)
        return dict(step, sync=True) if fit and self.chance(0.8) else step

    def make_with(self, place):
        step = self.named(self.maybe_sync({"op": "with", "enter": self.coroutine(place), "exit": self.ending(place)}), place, 0.4, "value")
        return dict(step, body=self.block(place.inner()))

    def make_exit_stack(self, place):
        step = {"op": "exit_stack", "as": self.bind(place, "stack", local=True)}
        pushes = [self.one(self.make_enter_context, self.make_push_async_callback)(place) for _ in range(self.random.randint(0, 2))]
        return dict(step, body=[one for one in pushes if one] + self.block(place.inner()))

    def make_enter_context(self, place):
        if place.has("stack") or self.chance(0.1):
            step = {"op": "enter_context", "in": self.name(place, "stack"), "enter": self.coroutine(place), "exit": self.ending(place)}
            return self.named(self.maybe_sync(step), place, 0.4, "value")
        return None

    def make_push_async_callback(self, place):
        if place.has("stack") or self.chance(0.1):
            return self.maybe_sync({"op": "push_async_callback", "in": self.name(place, "stack"), "of": self.coroutine(place)})
        return None

    def make_suppress(self, place):
        types = [self.one("ValueError", "Exception", "CancelledError", "LookupError", "TimeoutError", "NameError", "BaseException") for _ in range(self.random.randint(1, 2))]
        return {"op": "suppress", "types": types, "body": self.block(place.inner())}
