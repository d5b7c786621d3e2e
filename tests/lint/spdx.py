#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Awaitscope authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Checks that every source file begins with the two SPDX lines for copyright and licence."""
import tree

LINES = ("SPDX-FileCopyrightText: 2026 The Awaitscope authors", "SPDX-License-Identifier: GPL-3.0-or-later")
MARK = {".h": "// ", ".cpp": "// "}


def check(path, text):
    mark = next((m for ending, m in MARK.items() if path.endswith(ending)), "# ")
    lines = text.splitlines()
    if lines and lines[0].startswith("#!"):
        lines = lines[1:]
    if lines[:2] != [mark + line for line in LINES]:
        return [(1, "must begin with the two SPDX lines")]
    return []


def sources():
    generated = ("tests/conformance/scenarios/",)  # the output of `oracle.py emit`
    paths = tree.files(".h", ".cpp", ".py", "CMakeLists.txt", ".cmake", ".sh")
    paths += [path for path in tree.files("dev", ".ci/run") if path in ("dev", ".ci/run")]
    return [path for path in paths if not path.startswith(generated)]


if __name__ == "__main__":
    tree.main(check, sources())
