#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Awaitscope authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A folder holds at most 30 source units and has a line in ARCHITECTURE.md, and every .cpp has a header of its name or says which
header it is a part of.

A unit is a name: frame.h and frame.cpp are one. A .cpp without a header of its own begins, right after the licence, with
`// Part of model/engine/steps/interpreter.h: what it does.`"""
import os
import re

import tree

LIMIT = 30
HEADER = re.compile(r"\A(?://[^\n]*\n){2}// Part of (\S+): \S[^\n]*\.\n")
PRODUCT = ("app", "model", "views")
ENTRY_POINT = "app/main.cpp"


def check(path, text, exists=None):
    """What is wrong with a .cpp that has no header of its name."""
    exists = exists or (lambda name: os.path.isfile(os.path.join(tree.ROOT, name)))
    if not path.endswith(".cpp") or path.split("/")[0] not in PRODUCT or path == ENTRY_POINT:
        return []
    own = path[:-len(".cpp")] + ".h"
    part = HEADER.match(text)
    if exists(own):
        return [(3, f"has a header of its own, {own}, and is no part of another")] if part else []
    if not part:
        return [(3, f"no header {own}: name the file after what it declares, or say '// Part of HEADER: what.' in the third line")]
    if not part.group(1).endswith(".h") or not exists(part.group(1)):
        return [(3, f"part of {part.group(1)}, which does not exist")]
    return []


def crowded(paths):
    """(path, line, message) for each folder with too many units."""
    folders = {}
    for path in paths:
        if path.split("/")[0] in PRODUCT:
            folders.setdefault(os.path.dirname(path), set()).add(os.path.splitext(os.path.basename(path))[0])
    for folder, units in sorted(folders.items()):
        if len(units) > LIMIT:
            yield min(p for p in paths if os.path.dirname(p) == folder), 1, f"{folder} holds {len(units)} units: make folders in it, the limit is {LIMIT}"


def described(text):
    """The folders that have a line in the first listing of ARCHITECTURE.md."""
    folders = []  # of the line before, outermost first
    for line in text.split("```")[1].splitlines():
        match = re.match(r"((?:  )*)(\S+)/ +\S", line)
        if match:
            folders[len(match.group(1)) // 2:] = [match.group(2)]
            yield "/".join(folders)


def unlike(paths, architecture):
    """(path, line, message) for each folder that the listing lacks, or that only the listing has."""
    present = {os.path.dirname(path) for path in paths if path.split("/")[0] in PRODUCT}
    told = {folder for folder in described(architecture) if folder.split("/")[0] in PRODUCT}
    for folder in sorted(present - told):
        yield "ARCHITECTURE.md", 1, f"no line for {folder}"
    for folder in sorted(told - present):
        if not any(path.startswith(folder + "/") for path in present):
            yield "ARCHITECTURE.md", 1, f"a line for {folder}, which there is not"


if __name__ == "__main__":
    PATHS = tree.cpp_files()
    tree.main(check, PATHS, [*crowded(PATHS), *unlike(PATHS, tree.read("ARCHITECTURE.md"))])
