#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Awaitscope authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Compares what the exported C++ program prints and reports with `awaitscope run`. cplusplus.py --program P --compile COMMAND [FILE...]
Programs in C++ wait as asyncio of Python 3.11 does, whichever version the task set names.

Every FILE that the writer accepts becomes a part of one program, because most of the time is spent on the headers; COMMAND compiles
the file that is appended to it. The others must be rejected by name, without writing anything.
"""
import argparse
import json
import os
import re
import shlex
import subprocess
import sys
import tempfile

import console
import golden
import hostilenames
from program import HERE, Program, oracle

sys.path.insert(0, os.path.join(HERE, "..", "lint"))
sys.dont_write_bytecode = True
import coroutines  # noqa: E402

REFUSED = re.compile(r": /[^\s:]*: .* cannot be written in C\+\+ with QCoro")
# Errors about a value of the wrong kind have other messages in C++ than in Python. Only the runner for Python detects a deadlock.
NOT_COMPARED = ("attribute_error_keeps_its_object.json", "iterate_over_a_task.json", "wait_for_what_is_no_future.json", "block_what_is_no_length.json",
                "deadlock.json")
OWN_PART = re.compile(r"^(?=(?://.*\n)?namespace program \{$)", re.M)


def export(program, path, out):
    """The source, or None if it was rejected as expected. Raises otherwise."""
    done = program.run("export", path, "-o", out)
    if done.returncode == 0:
        with open(out, encoding="utf-8") as file:
            return file.read()
    if done.returncode != 2 or os.path.exists(out) or not REFUSED.search(done.stderr):
        raise SystemExit(f"{path}: exit status {done.returncode}, {done.stderr}")
    return None


def combined(sources):
    """One program that runs the one whose number is its first argument."""
    parts, calls, longest = [], [], ""
    for i, source in enumerate(sources):
        prelude, own = OWN_PART.split(source, maxsplit=1)
        longest = max(longest, prelude, key=len)  # not all of them contain the whole prelude
        own = re.sub(r"(?<!\w)program(?=::| \{$|$)", f"program{i}", own, flags=re.M)
        parts.append(own.replace("int main(int argc, char **argv)", f"static int main{i}(int argc, char **argv)"))
        calls.append(f"    case {i}:\n        return main{i}(argc, argv);\n")
    return (longest + "\n".join(parts) + "\nint main(int argc, char **argv)\n{\n    switch (std::atoi(argv[1])) {\n" + "".join(calls)
            + "    }\n    return 3;\n}\n")


CHAINED = ("During handling of the above exception, another exception occurred:",
           "The above exception was the direct cause of the following exception:")


def last_of_chains(lines):
    """The last exception of each chain, because C++ has no context and no cause."""
    kept = []
    for line in lines:
        if line in CHAINED:
            kept.pop()  # the exception to which the line belongs
        else:
            kept.append(line)
    return kept


def sorted_reports(done):
    """Variables, and what they hold, may be destroyed in another order than in Python: compares the lines in any order."""
    lines = last_of_chains(console.reports(done.stderr))
    return subprocess.CompletedProcess([], done.returncode, done.stdout, "\n".join(sorted(lines)))


def run(binary, number):
    return subprocess.run([binary, str(number), "--instant"], capture_output=True, text=True, encoding="utf-8", errors="replace", timeout=20)


def stored():
    return (golden.scenarios("seed") + golden.scenarios("constructs")
            + [os.path.join(HERE, name) for name in ("hostile.json", "tasknames.json")])


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--program", required=True)
    parser.add_argument("--compile", required=True)
    parser.add_argument("--generated", type=int, default=0, help="number of additional generated task sets")
    parser.add_argument("--at-least", type=int, default=1, help="minimum number of task sets that C++ can express")
    parser.add_argument("--keep", help="a folder for the programs")
    parser.add_argument("files", nargs="*")
    arguments = parser.parse_args()
    program = Program(os.path.abspath(arguments.program))
    with tempfile.TemporaryDirectory() as folder:
        folder = arguments.keep or folder
        os.makedirs(folder, exist_ok=True)
        paths = arguments.files or stored()
        for seed in range(9000, 9000 + arguments.generated):
            paths.append(os.path.join(folder, f"generated_{seed}.taskset"))
            with open(paths[-1], "w", encoding="utf-8") as file:
                json.dump(oracle.generate(seed, "simple" if seed % 2 else "default"), file)
        for scenario in [] if arguments.files else hostilenames.for_cplusplus():
            paths.append(os.path.join(folder, f"names_{scenario['name']}.taskset"))
            with open(paths[-1], "w", encoding="utf-8") as file:
                json.dump(scenario, file)
        return judge(program, paths, folder, arguments)


def judge(program, paths, folder, arguments):
    written = {}
    for path in paths:
        if oracle.load(path).get("eager") or os.path.basename(path) in NOT_COMPARED:
            continue
        out = os.path.join(folder, os.path.basename(path).split(".")[0] + ".cpp")
        source = export(program, path, out)
        if source:
            written[path] = source
            for line, message in coroutines.check(out, source):
                raise SystemExit(f"{out}:{line}: {message}")
    print(f"{len(written)} of {len(paths)} task sets can be written in C++, the others are rejected by name", flush=True)
    if len(written) < arguments.at_least:
        return 1
    source, binary = os.path.join(folder, "all.cpp"), os.path.join(folder, "all")
    with open(source, "w", encoding="utf-8") as file:
        file.write(combined(list(written.values())))
    subprocess.run(shlex.split(arguments.compile.replace("OUT", binary).replace("SOURCE", source)), check=True)
    wrong = 0
    for number, path in enumerate(written):
        found = console.differences(sorted_reports(program.run("run", path, "--python", "3.11")), sorted_reports(run(binary, number)))
        if found:
            wrong += 1
            print(f"{os.path.basename(path)} (- awaitscope, + C++):\n  " + "\n  ".join(found[0:]))
    print(f"{len(written) - wrong} of {len(written)} programs in C++ print and report what the console shows")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
