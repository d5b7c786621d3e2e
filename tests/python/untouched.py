#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Awaitscope authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A fault that never happens must change nothing. untouched.py --program P [FILE...]

The programs are the exported ones of all stored task sets and examples that end by themselves. Each is run on the virtual clock as it is, and
with a fault at each of its awaits for a task that is never made. Standard output, standard error and exit status must be equal; programs in which
the order of a set shows are run again, with objects at other addresses, and at most a twentieth may be equal only without order.
"""
import argparse
import concurrent.futures
import json
import os
import subprocess
import sys
import tempfile

import sameoutput

HERE = os.path.dirname(os.path.abspath(__file__))


def compare(path):
    listed = subprocess.run([sys.executable, sameoutput.LAUNCH, "--list-awaits", path], stdout=subprocess.PIPE, check=True)
    faults = [word for place in map(json.loads, listed.stdout.splitlines()) for kind in ("KeyError:x", "delay:1s")
              for word in ("--fail", "nobody@%d.%d=%s" % (place["line"], place["nth"], kind))]
    seen = []
    for attempt in range(20):
        changed = sameoutput.run([sys.executable, sameoutput.LAUNCH, *faults, "--hits", path + ".hits", path])
        plain = sameoutput.run([sys.executable, sameoutput.LAUNCH, path], **sameoutput.shifted(path, attempt))
        seen.append(plain)
        if changed in seen:
            return "same", None
    return ("reordered" if sameoutput.lines_of(changed) in map(sameoutput.lines_of, seen) else "different"), (plain, changed)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--program", required=True)
    parser.add_argument("--at-least", type=int, default=1)
    parser.add_argument("--every", type=int, default=1, metavar="N", help="only each Nth program")
    parser.add_argument("files", nargs="*")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        paths = []
        for index, path in enumerate((arguments.files or sameoutput.stored())[::arguments.every]):
            scenario = sameoutput.oracle.load(path)
            if sameoutput.suits(scenario):
                paths.append(os.path.join(folder, "%03d_%s.taskset" % (index, os.path.basename(path).split(".")[0])))
                with open(paths[-1], "w", encoding="utf-8") as file:
                    json.dump(scenario, file)
        exported = sameoutput.Program(os.path.abspath(arguments.program)).run("export", *paths, "-o", os.path.join(folder, "{name}.py"))
        if exported.returncode:
            print("cannot export:", exported.stderr)
            return 1
        sameoutput.make_shift(folder)
        programs = [path[:-len("taskset")] + "py" for path in paths]
        with concurrent.futures.ThreadPoolExecutor(4) as pool:
            results = list(pool.map(compare, programs))
        happened = [program for program in programs if os.path.exists(program + ".hits")]
    for program, (kind, both) in zip(programs, results):
        if kind == "different":
            print("== %s: as it is, and with faults that do not happen" % os.path.basename(program))
            for expected, actual in zip(*both):
                if expected != actual:
                    print("%s\n--\n%s" % (expected, actual))
    counts = [kind for kind, both in results]
    print("%d of %d programs are untouched by faults that do not happen, %d of them in another order of a set" %
          (len(programs) - counts.count("different"), len(programs), counts.count("reordered")))
    bad = "different" in counts or counts.count("reordered") * 20 > len(programs) or happened
    return 1 if bad or len(programs) < arguments.at_least else 0


if __name__ == "__main__":
    sys.exit(main())
