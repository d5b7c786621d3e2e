#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Awaitscope authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Rejects the co_await and co_yield forms that GCC 12.2 miscompiles, and uses of QCoro that break with other releases. CONTRIBUTING.md
describes the dialect."""
import re

import tree

ALLOWED = re.compile(r"""^(?:            # what may stand before co_await in its statement
    co_return                               # co_return co_await f();
  | (?:\[\[maybe_unused\]\]\s*)?[\w:<>,&*\s]*[\w\].>-]\s*[+-]?=\s*   # [const auto] x = co_await f();
  | (?:const\s+)?auto\s*&?\s*\[[\w\s,]+\]\s*=\s*                     # auto [a, b] = co_await f();
)?$""", re.X)
CAPTURING = re.compile(r"\[[^\[\]]*\w[^\[\]]*\]\s*\([^()]*\)\s*(?:mutable\s*)?->\s*[\w:]*(?:Task|Generator)\b")


INTERNALS = re.compile(r"\bQCoro\s*::\s*detail\b|\bQCoro\s*::\s*Task\s*<[^<>;]*>\s*::\s*promise_type\b"
                       r"|\bcoroutine_traits\s*<\s*(?:QCoro\s*::\s*)?Task\b|\bTask(?:Promise|FinalSuspend|Awaiter)\w*\b")
ENGINE = re.compile(r"model/engine/(?!run\.(?:h|cpp)$)")


def uses_of_qcoro(path, text):
    """(offset, message) of each use of QCoro that breaks with another release, or blocks."""
    for match in INTERNALS.finditer(text):
        yield match.start(), "QCoro's internals change from release to release: use its documented interface"
    if not path.startswith("tests/"):
        for match in re.finditer(r"\bQCoro\s*::\s*waitFor\b", text):
            yield match.start(), "QCoro::waitFor never returns when the task throws"
    if ENGINE.match(path):
        for match in re.finditer(r"\bQCoro\s*::", text):
            yield match.start(), "the bodies of tasks are BodyTasks: only run.cpp uses QCoro"


def handlers(text):
    """The ranges of text between the braces of catch blocks."""
    for match in re.finditer(r"\bcatch\s*\([^)]*\)\s*\{", text):
        depth, end = 1, match.end()
        while end < len(text) and depth:
            depth += {"{": 1, "}": -1}.get(text[end], 0)
            end += 1
        yield match.end(), end


def opens_a_list(text, brace):
    """Whether the brace at this offset begins a braced list, not a block."""
    head = text[max(text.rfind(c, 0, brace) for c in ";{}") + 1:brace].rstrip()
    if not head or head.endswith((")", ":")) or "->" in head:
        return False
    return not re.search(r"\b(?:else|do|try|const|noexcept|override|final|mutable)$", head)


def check(path, text):
    text = tree.without_literals(text)
    bad = []

    def line(offset):
        return text.count("\n", 0, offset) + 1

    for match in re.finditer(r"(?<!operator )\bco_(await|yield)\b", text):  # not the operator's own name
        start = max(text.rfind(c, 0, match.start()) for c in ";{}") + 1
        before = text[start:match.start()].strip()
        after = text[match.end():text.find(";", match.end())]
        before = re.sub(r"^(?:case\s+[\w:]+|default)\s*:", "", before).strip()
        if match.group(1) == "await" and not ALLOWED.match(before):
            bad.append((line(match.start()), "co_await must start a statement, an auto/assignment initialiser or co_return"))
        if start and text[start - 1] == "{" and opens_a_list(text, start - 1):
            bad.append((line(match.start()), "co_await in a braced list: name the value first"))
        if "{" in after:
            bad.append((line(match.start()), "braced temporary or lambda in a co_await/co_yield expression: name it first"))
        if "?" in after:
            bad.append((line(match.start()), "?: in a co_await/co_yield expression: use if/else"))
        if re.search(r"\[[^\]]*\]\s*[({]", after):
            bad.append((line(match.start()), "lambda in a co_await/co_yield expression: name it first"))
    for match in CAPTURING.finditer(text):
        bad.append((line(match.start()), "coroutine lambda must not capture: pass arguments"))
    for start, message in uses_of_qcoro(path, text):
        bad.append((line(start), message))
    for start, end in handlers(text):
        if re.search(r"\bco_(?:await|yield)\b", text[start:end]):
            bad.append((line(start), "co_await in a catch block: store the exception_ptr and leave the block first"))
    return sorted(set(bad))


if __name__ == "__main__":
    tree.main(check, tree.cpp_files())
