# SPDX-FileCopyrightText: 2026 The Awaitscope authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Generates task sets that raise, anywhere, exceptions that end a program or a coroutine in another way than an error does.

They come from the other generators, sensible and wild ones alternately, with some of the exceptions replaced by SystemExit,
KeyboardInterrupt, StopIteration, GeneratorExit or CancelledError, or a subclass of these, and a few more raised.
"""
import random

import oracle
import wild

DERIVED = {"Quit": "SystemExit", "Ctrl": "KeyboardInterrupt", "NoMore": "StopIteration", "Leave": "GeneratorExit", "Gone": "CancelledError",
           "Torn": "UnicodeDecodeError", "Short": "IncompleteReadError", "Bundle": "BaseExceptionGroup"}
LEAVING = ["SystemExit", "KeyboardInterrupt", "Quit", "Ctrl"]
TYPES = LEAVING + LEAVING + ["StopIteration", "NoMore", "GeneratorExit", "Leave", "Gone", "CancelledError", "Torn", "Short", "Bundle"]
CAUGHT = [["BaseException"], ["SystemExit"], ["KeyboardInterrupt"], ["Quit"], ["NoMore"], ["GeneratorExit"], ["Gone"], ["RuntimeError"]]
RAISING = ("raise", "raise_first", "set_exception")
SENSIBLE = ["default", "ties", "cancel", "groups", "simple", "callbacks", "deadlines", "collected", "threadsafe"]


class Exits:
    def __init__(self, seed):
        self.random = random.Random(f"exits/{seed}")
        self.left = self.random.choice([1, 1, 2, 3, 6])  # how many are replaced: most programs end with the first
        self.seed = seed

    def chance(self, probability):
        return self.random.random() < probability

    def type(self):
        return self.random.choice(TYPES)

    def block(self, steps):
        if self.left > 0 and self.chance(0.06):
            self.left -= 1
            steps.insert(self.random.randint(0, len(steps)), dict({"op": "raise", "type": self.type()}, **({"msg": "x"} if self.chance(0.5) else {})))

    def change(self, node):
        if isinstance(node, list):
            if node and all(isinstance(one, dict) and "op" in one for one in node):
                self.block(node)
            for one in node:
                self.change(one)
        elif isinstance(node, dict):
            raises = node.get("op") in RAISING or (node.get("op") == "callback" and node.get("do") == "raise")
            if raises and "type" in node and self.left > 0 and self.chance(0.4):
                self.left -= 1
                node["type"] = self.type()
                if self.chance(0.3):
                    node.pop("msg", None)
            if "types" in node and "body" in node and self.chance(0.2):
                node["types"] = self.random.choice(CAUGHT)
            for key, one in list(node.items()):
                if key not in ("types", "exceptions", "objects", "external"):
                    self.change(one)

    def task_set(self):
        scenario = oracle.generate(self.seed, self.random.choice(SENSIBLE)) if self.seed % 2 else wild.generate(self.seed)
        self.change(scenario["coros"])
        scenario["exceptions"] = dict(scenario.get("exceptions") or {}, **DERIVED)
        scenario["name"] = f"exits_{self.seed}"
        return scenario


def is_incomparable(trace):
    """Whether an exception was thrown in that the reference's own coroutines, which wrap those of the program, handle differently."""
    return any(event["event"] == "resumed" and (event.get("exc") or {}).get("type") in ("GeneratorExit", "Leave", "NoMore", "StopIteration")
               for event in trace)


def generate(seed):
    return Exits(seed).task_set()
