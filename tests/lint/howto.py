#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Awaitscope authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The lists of CONTRIBUTING.md that say how to add something: each file is there, and contains what the line names."""
import os
import re

import tree

HEADING = re.compile(r"^### (.+)$")
ENTRY = re.compile(r"^- `([^`]+)`: (.*)$")


def check(path, text):
    bad, title, entries = [], None, 0
    lines = text.splitlines()
    for number, line in enumerate(lines + ["### end"], 1):
        if heading := HEADING.match(line):
            if title and not entries:
                bad.append((number, f"“{title}” has no list of files"))
            title, entries = heading.group(1), 0
        entry = ENTRY.match(line) if title else None
        if not entry:
            continue
        entries += 1
        file = os.path.join(tree.ROOT, entry.group(1))
        if not os.path.isfile(file):
            bad.append((number, f"{entry.group(1)} is not there"))
            continue
        with open(file, encoding="utf-8") as opened:
            content = opened.read()
        bad += [(number, f"{entry.group(1)} does not contain {name}") for name in re.findall(r"`([^`]+)`", entry.group(2)) if name not in content]
    return bad


if __name__ == "__main__":
    tree.main(check, ["CONTRIBUTING.md"])
