# SPDX-FileCopyrightText: 2026 The Awaitscope authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Reduces a failing task set: removes parts as long as it still fails and is valid."""
import copy
import time


def nodes(value, path=()):
    """Every list and object of a JSON value with its path, outermost first."""
    if isinstance(value, (dict, list)):
        yield path, value
        for key, child in (value.items() if isinstance(value, dict) else enumerate(value)):
            yield from nodes(child, path + (key,))


def at(value, path):
    for key in path:
        value = value[key]
    return value


def edited(scenario, path, edit):
    changed = copy.deepcopy(scenario)
    edit(at(changed, path))
    return changed


def without(key, count=1):
    def edit(node):
        if isinstance(node, dict):
            del node[key]
        else:
            del node[key:key + count]
    return edit


def instead(key, value):
    def edit(node):
        node[key] = copy.deepcopy(value)
    return edit


def spliced(index, steps):
    """Replaces a block by its steps."""
    def edit(node):
        node[index:index + 1] = copy.deepcopy(steps)
    return edit


def candidates(scenario):
    """Shorter task sets, those with the most removed first. Many are invalid, which the caller checks."""
    tree = list(nodes(scenario))
    lists = [(path, node) for path, node in tree if isinstance(node, list) and node]
    for path, node in lists:
        size = len(node) // 2
        while size >= 2:
            for start in range(0, len(node) - size + 1, size):
                yield edited(scenario, path, without(start, size))
            size //= 2
    for path, node in lists:
        for index in range(len(node)):
            yield edited(scenario, path, without(index))
    for path, node in lists:
        for index, step in enumerate(node):
            for _, inner in nodes(step):
                if isinstance(inner, list) and inner and all(isinstance(one, dict) for one in inner):
                    yield edited(scenario, path, spliced(index, inner))
    for path, node in tree:
        if isinstance(node, dict):
            for key in node:
                yield edited(scenario, path, without(key))
    for path, node in tree:
        for key, child in (node.items() if isinstance(node, dict) else enumerate(node)):
            if isinstance(child, int) and not isinstance(child, bool):
                yield from (edited(scenario, path, instead(key, smaller)) for smaller in (0, 1, 10, 100) if smaller < child)


def shrink(scenario, fails, seconds=60):
    """The shortest task set found for which fails() is still true. Greedy; in the worst case the original."""
    deadline = time.monotonic() + seconds
    progress = True
    while progress:
        progress = False
        for shorter in candidates(scenario):
            if time.monotonic() > deadline:
                return scenario
            if fails(shorter):
                scenario, progress = shorter, True
                break
    return scenario
