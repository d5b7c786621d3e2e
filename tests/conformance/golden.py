#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Awaitscope authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs the stored scenarios: each must run exactly as in CPython's asyncio. golden.py --program P FOLDER...

FOLDER is `seed` or `constructs`. A is the reference, B is the program. Scenarios with `eager` must be rejected.
"""
import argparse
import os
import sys
from concurrent.futures import ThreadPoolExecutor

import program as under_test
from program import HERE, Program, oracle


def scenarios(folder):
    folder = os.path.join(HERE, "scenarios", folder)
    return sorted(os.path.join(folder, name) for name in os.listdir(folder) if name.endswith(".json"))


def judge(program, path):
    if oracle.load(path).get("eager"):
        kind, words = under_test.verdict(program, path, [])
        if kind == "refused" and "3.12" in words:
            return "ok", ""
        return "different", f"eager tasks must be refused with the Python version they need; got {kind}: {words[:300]}"
    return under_test.verdict(program, path, oracle.load_trace(path[:-len(".json")] + ".jsonl"))


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--program", required=True)
    parser.add_argument("--jobs", type=int, default=os.cpu_count())
    parser.add_argument("--brief", action="store_true", help="one line per scenario")
    parser.add_argument("folders", nargs="+")
    arguments = parser.parse_args()
    program = Program(os.path.abspath(arguments.program))
    paths = [path for folder in arguments.folders for path in scenarios(folder)]
    with ThreadPoolExecutor(arguments.jobs) as pool:
        verdicts = list(pool.map(lambda path: judge(program, path), paths))
    wrong = 0
    for path, (kind, words) in zip(paths, verdicts):
        name = os.path.relpath(path, os.path.join(HERE, "scenarios"))
        wrong += kind != "ok"
        print(f"{kind:9} {name}" + (": " + (words.splitlines() or [""])[0] if arguments.brief and words else ""))
        if words and not arguments.brief:
            print("    " + words.replace("\n", "\n    "))
    print(f"{len(paths) - wrong} of {len(paths)} scenarios run exactly as CPython ran them")
    sys.exit(1 if wrong or not paths else 0)


if __name__ == "__main__":
    main()
