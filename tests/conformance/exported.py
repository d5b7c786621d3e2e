#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Awaitscope authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Compares what the exported Python program prints under python3 with `awaitscope run`. exported.py --program P [--count N] [FILE...]

All stored task sets, the examples, generated ones of every profile and those of hostilenames.py are exported by one command, and run
on a virtual clock, each in a process of its own. Standard output and exit status must be equal; of standard error, what console.py
compares. If an exception and the frames of its traceback refer to each other, the collector determines whether its report comes before
or after that of the end of the program, so some programs may report in another order.
"""
import argparse
import glob
import json
import os
import subprocess
import sys
import tempfile

import console
import golden
import hostilenames
import program as under_test
from cplusplus import sorted_reports
from program import HERE, Program, oracle

PROFILES = "default ties noties cancel groups simple many".split()
RESOURCES = os.path.join(HERE, "..", "..", "resources")


def needs_another(scenario):
    """Whether it uses something that this Python does not have."""
    try:
        oracle.needs_version(scenario)
    except oracle.GenError:
        return True
    return False


def would_hang(scenario):
    events = {event["event"] for event in oracle.run_scenario(json.loads(json.dumps(scenario)))}
    return bool(events & {"deadlock", "limit"})


def stored():
    return (golden.scenarios("seed") + golden.scenarios("constructs") + golden.scenarios("faults") + [os.path.join(HERE, name) for name in ("hostile.json", "tasknames.json")]
            + sorted(glob.glob(os.path.join(RESOURCES, "*", "*.taskset"))))


def gather(folder, arguments):
    """Writes the task sets to files with unique names in the folder."""
    paths, index = [], 0
    wanted = [(os.path.basename(path).split(".")[0], oracle.load(path)) for path in arguments.files or stored()]
    if not arguments.files:
        for seed in range(arguments.seed, arguments.seed + arguments.count):
            profile = PROFILES[seed % len(PROFILES)]
            wanted.append((f"{profile}_{seed}", oracle.generate(seed, profile)))
        wanted += [(f"names_{scenario['name']}", scenario) for scenario in hostilenames.for_python()]
    for name, scenario in wanted:
        if name in ("except_star_without_a_match", "block_what_is_no_length", "error_that_refers_to_a_scope",
                    "handler_keeps_its_arguments"):  # see console.OTHER_PROGRAM
            continue
        if name in ("loops_external", "loops_signals"):  # an exported program has what the user does in its first asyncio.run alone
            continue
        if scenario.get("eager") or needs_another(scenario) or would_hang(scenario):
            continue
        index += 1
        paths.append(os.path.join(folder, f"{index}_{name}.taskset"))
        with open(paths[-1], "w", encoding="utf-8") as file:
            json.dump(scenario, file)
    return paths


def outcome(source):
    """The output files of runprograms.py."""
    def text(suffix):
        with open(f"{source}.{suffix}", encoding="utf-8", errors="replace") as file:
            return file.read()

    return subprocess.CompletedProcess([source], int(text("status")), text("out"), text("err"))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--program", required=True)
    parser.add_argument("--count", type=int, default=200, help="generated task sets")
    parser.add_argument("--seed", type=int, default=7000)
    parser.add_argument("--keep", help="a folder for the programs")
    parser.add_argument("files", nargs="*")
    arguments = parser.parse_args()
    under_test.refuse_other_python()
    program = Program(os.path.abspath(arguments.program))
    with tempfile.TemporaryDirectory() as folder:
        folder = arguments.keep or folder
        os.makedirs(folder, exist_ok=True)
        paths = gather(folder, arguments)
        done = program.run("export", *paths, "-o", os.path.join(folder, "{name}.py"))
        if done.returncode:
            print("cannot export:", done.stderr)
            return 1
        sources = [path[:-len("taskset")] + "py" for path in paths]
        subprocess.run([sys.executable, "-B", os.path.join(HERE, "runprograms.py"), *sources], check=True)
        wrong = reordered = 0
        for path, source in zip(paths, sources):
            expected, actual = outcome(source), program.run("run", path, *program.options)
            found = console.differences(expected, actual)
            if found and not console.differences(sorted_reports(expected), sorted_reports(actual)):
                reordered += 1
            elif found:
                wrong += 1
                print(f"{os.path.basename(path)}:\n  " + "\n  ".join(found), flush=True)
    print(f"{len(paths) - wrong} of {len(paths)} exported programs print and report what the console shows, "
          f"{reordered} of them in another order of the reports")
    return 1 if wrong or not paths or reordered * 5 > len(paths) else 0


if __name__ == "__main__":
    sys.exit(main())
