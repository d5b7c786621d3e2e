#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Awaitscope authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Common misspellings in code, comments and documents, found by codespell. Not in German, and not in what is made or wrong on purpose."""
import re

import tree
from outside import Outside

SEEN = (".h", ".cpp", ".py", ".md", ".in", "CMakeLists.txt", "dev")
NOT_SEEN = re.compile(r"^(tests/(data|fuzz|conformance/scenarios)/|tests/lint/selftest|docs/gallery/|docs/guide/de/)")
# Words of the tests, misspelt on purpose, one of Python's documentation, and parts of patterns.
KNOWN = "alph,boddy,caf,falsy,ine,parms,wrok"
NAME = re.compile(r"\b\w*[a-z][A-Z]\w*\b|\b\w*_\w*\b|\\[nt]")


def prepare(text):
    """Without names of the code and the marks of menu keys."""
    return NAME.sub(" ", text.replace("&", ""))


def paths():
    return [path for path in tree.files(*SEEN) if not NOT_SEEN.search(path)]


OUTSIDE = Outside("codespell", ["--ignore-words-list=" + KNOWN], paths, prepare)
check = OUTSIDE.check

if __name__ == "__main__":
    OUTSIDE.main()
