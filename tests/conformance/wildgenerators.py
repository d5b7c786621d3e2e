# SPDX-FileCopyrightText: 2026 The Awaitscope authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The part of wild.py with asynchronous generators: asked by anybody, or something else in their place."""

LEAVES = "anext anext aclose".split()
TREES = "async_for async_for generator".split()


class WildGenerators:
    """One method a kind of step, as in Wild."""

    def generator(self, place):
        """Steps of any kind, some of them yields; a return has no value."""
        names = {name: kind for name, kind in place.names.items() if name.startswith("$")}
        inner = type(place)(names, place.depth + 1)
        body = []
        for _ in range(self.random.randint(1, 3)):
            body += self.block(inner, self.random.randint(0, 1))
            body.append({"op": "yield", "value": self.value(inner)})
        body = self.without_values(body)
        if self.chance(0.6):
            body = [{"op": "try", "body": body, "finally": self.without_values(self.block(inner, self.random.randint(0, 2)))}]
        return {"coro": self.fresh("g"), "body": body}

    def without_values(self, x):
        """The same steps, with returns as in a generator."""
        if isinstance(x, list):
            return [self.without_values(y) for y in x]
        if not isinstance(x, dict) or "coro" in x:
            return x
        if x.get("op") == "return":
            return {"op": "return"}
        return {k: self.without_values(y) for k, y in x.items()}

    def make_generator(self, place):
        return self.named(dict(op="make", **self.generator(place)), place, 0.9, "gen")

    def make_async_for(self, place):
        of = self.generator(place) if self.chance(0.5) else {"var": self.name(place, "gen")}
        step = {"op": "async_for", "of": of, "as": self.bind(place, "value")}
        return dict(step, body=self.block(place.inner(loop=True)))

    def make_anext(self, place):
        return self.named({"op": "anext", "of": self.name(place, "gen")}, place, 0.6, "value")

    def make_aclose(self, place):
        return {"op": "aclose", "of": self.name(place, "gen")}
