#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Awaitscope authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes the traces of the stored scenarios under this interpreter, where they differ from those of the version before.

make_traces.py [FOLDER]..., run by 3.11.7, 3.12, 3.13 and 3.14 in this order. NAME.jsonl is that of 3.11, NAME.py312.jsonl of 3.12, and so on.
"""
import os
import sys

import golden
import program
from program import oracle


def main():
    version = "%d.%d" % sys.version_info[:2]
    number = program.VERSIONS.index(version)
    before = program.VERSIONS[number - 1] if number else None
    written = []
    for path in [path for folder in sys.argv[1:] or golden.FOLDERS for path in golden.scenarios(folder)]:
        stored = path[:-len("json")] + (f"py{version.replace('.', '')}.jsonl" if number else "jsonl")
        if os.path.exists(stored):
            os.remove(stored)
        try:
            trace = oracle.run_scenario(oracle.load(path), ticks=True)
        except oracle.GenError:  # it needs a later version
            continue
        older = before and program.stored_trace(path, before)
        if older and not oracle.compare(oracle.load_trace(older), trace, "exact", ()):
            continue
        with open(stored, "w", encoding="utf-8") as out:
            oracle.dump(trace, out)
        written.append(os.path.basename(stored))
    print(f"Python {oracle.PYVER}: {len(written)} traces differ from those of {before or 'nothing'}: {' '.join(written)}")


if __name__ == "__main__":
    main()
