# SPDX-FileCopyrightText: 2026 The Awaitscope authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Sets that keep the order of insertion, and functions of asyncio rewritten to use them."""
import ast
import asyncio
import inspect
import textwrap


class OSet:
    """Insertion-ordered stand-in for set: asyncio iterates over sets of tasks, whose order is
    arbitrary (hash by address). The oracle's policy is creation/insertion order."""
    __slots__ = ("_d",)

    def __init__(self, it=()):
        it = list(it)
        try:
            self._d = dict.fromkeys(it)
        except TypeError:
            set(it)             # since 3.14 the words of a set are others than those of a dict
            raise

    def add(self, x): self._d[x] = None
    def discard(self, x): self._d.pop(x, None)
    def remove(self, x): del self._d[x]
    def clear(self): self._d.clear()
    def copy(self): return OSet(self._d)
    def __iter__(self): return iter(self._d)
    def __len__(self): return len(self._d)
    def __contains__(self, x): return x in self._d
    def __repr__(self): return "OSet(%r)" % list(self._d)


class _SetRewriter(ast.NodeTransformer):
    count = 0

    def visit_SetComp(self, node):
        self.generic_visit(node)
        self.count += 1
        return ast.Call(ast.Name("_oset_", ast.Load()), [ast.GeneratorExp(node.elt, node.generators)], [])

    def visit_Set(self, node):
        self.generic_visit(node)
        self.count += 1
        return ast.Call(ast.Name("_oset_", ast.Load()), [ast.List(node.elts, ast.Load())], [])

    def visit_Call(self, node):
        self.generic_visit(node)
        if isinstance(node.func, ast.Name) and node.func.id == "set":
            self.count += 1
            node.func.id = "_oset_"
        return node


def _rebuild(module, name, minimum):
    obj = getattr(module, name)
    tree = ast.parse(textwrap.dedent(inspect.getsource(obj)))
    rw = _SetRewriter()
    tree = ast.fix_missing_locations(rw.visit(tree))
    assert rw.count >= minimum, (module.__name__, name, rw.count)
    module.__dict__["_oset_"] = OSet
    ns = {}
    exec(compile(tree, inspect.getsourcefile(obj), "exec"), module.__dict__, ns)
    new = ns[name]
    setattr(module, name, new)
    if hasattr(asyncio, name):
        setattr(asyncio, name, new)
