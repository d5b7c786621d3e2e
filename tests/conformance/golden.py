#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Awaitscope authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The stored scenarios: each must run exactly as CPython's asyncio ran it. golden.py --program P [--python V]... FOLDER...

FOLDER is `seed`, `constructs`, `faults` or `versions`; V a version, by default each. A is the reference, B is the program. What a version lacks must be
refused with the one that it needs.
"""
import argparse
import os
import sys
from concurrent.futures import ThreadPoolExecutor

import program as under_test
from program import HERE, Program, oracle


FOLDERS = ("seed", "constructs", "faults", "versions")


def scenarios(folder):
    folder = os.path.join(HERE, "scenarios", folder)
    return sorted(os.path.join(folder, name) for name in os.listdir(folder) if name.endswith(".json"))


def judge(program, path, version):
    stored = under_test.stored_trace(path, version)
    if not stored:
        kind, words = under_test.verdict(program, path, [])
        needed = next(later for later in under_test.VERSIONS if under_test.stored_trace(path, later))
        if kind == "refused" and needed in words:
            return "ok", ""
        return "different", f"must be refused with the Python version that it needs, {needed}; got {kind}: {words[:300]}"
    return under_test.verdict(program, path, oracle.load_trace(stored))


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--program", required=True)
    parser.add_argument("--jobs", type=int, default=os.cpu_count())
    parser.add_argument("--python", action="append", choices=under_test.VERSIONS)
    parser.add_argument("--brief", action="store_true", help="one line per scenario")
    parser.add_argument("folders", nargs="+")
    arguments = parser.parse_args()
    programs = {version: Program(os.path.abspath(arguments.program), python=version) for version in arguments.python or under_test.VERSIONS}
    jobs = [(path, version) for folder in arguments.folders for path in scenarios(folder) for version in programs]
    with ThreadPoolExecutor(arguments.jobs) as pool:
        verdicts = list(pool.map(lambda job: judge(programs[job[1]], *job), jobs))
    wrong = 0
    for (path, version), (kind, words) in zip(jobs, verdicts):
        name = f"{version:5} {os.path.relpath(path, os.path.join(HERE, 'scenarios'))}"
        wrong += kind != "ok"
        print(f"{kind:9} {name}" + (": " + (words.splitlines() or [""])[0] if arguments.brief and words else ""))
        if words and not arguments.brief:
            print("    " + words.replace("\n", "\n    "))
    print(f"{len(jobs) - wrong} of {len(jobs)} runs of scenarios are exactly those of CPython {', '.join(programs)}")
    sys.exit(1 if wrong or not jobs else 0)


if __name__ == "__main__":
    main()
