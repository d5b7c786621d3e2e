#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Awaitscope authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Reject co_await/co_yield forms that GCC 12.2 miscompiles. Usage: lint_coroutines.py FILE..."""
import re, sys

ALLOWED = re.compile(r"""^(?:            # what may stand before co_await in its statement
    co_return\s+                            # co_return co_await f();
  | (?:\[\[maybe_unused\]\]\s*)?[\w:<>,&*\s]*[\w\].>-]\s*[+-]?=\s*   # [const auto] x = co_await f();
  | (?:const\s+)?auto\s*&?\s*\[[\w\s,]+\]\s*=\s*                     # auto [a, b] = co_await f();
)?$""", re.X)

def strip(text):                            # blank out comments and literals, keep offsets
    pat = re.compile(r'//[^\n]*|/\*.*?\*/|R"(\w*)\(.*?\)\1"|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])*\'', re.S)
    return pat.sub(lambda m: re.sub(r'[^\n]', ' ', m.group()), text)

def check(path):
    text = strip(open(path, encoding='utf-8').read())
    bad = []
    for m in re.finditer(r'\bco_(await|yield)\b', text):
        start = max(text.rfind(c, 0, m.start()) for c in ';{}') + 1
        end = text.find(';', m.end())
        before, after = text[start:m.start()].strip(), text[m.end():end]
        line = text.count('\n', 0, m.start()) + 1
        if m.group(1) == 'await' and not ALLOWED.match(before):
            bad.append((line, 'co_await must start a statement, an auto/assignment initialiser or co_return'))
        if '{' in after:
            bad.append((line, 'braced temporary or lambda in a co_await/co_yield expression: name it first'))
        if '?' in after:
            bad.append((line, '?: in a co_await/co_yield expression: use if/else'))
        if re.search(r'\[[^\]]*\]\s*[({]', after):
            bad.append((line, 'lambda in a co_await/co_yield expression: name it first'))
    for m in re.finditer(r'\[[^\[\]]*\w[^\[\]]*\]\s*\([^()]*\)\s*(?:mutable\s*)?->\s*[\w:]*(?:Task|Generator)\b', text):
        bad.append((text.count('\n', 0, m.start()) + 1, 'coroutine lambda must not capture: pass arguments'))
    return sorted(set(bad))

if __name__ == '__main__':
    failed = False
    for path in sys.argv[1:]:
        for line, why in check(path):
            failed = True
            print(f'{path}:{line}: {why}')
    sys.exit(failed)
