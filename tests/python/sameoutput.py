#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Awaitscope authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Compares what launch.py prints on the virtual clock with what `python3 FILE` prints. sameoutput.py --program P [FILE...]

The programs are the exported ones of all stored task sets and examples that end by themselves within a few seconds. Standard output,
standard error and exit status must be equal. CPython's order of sets is arbitrary, and on a busy machine a real clock is late. So a
program that differs is run again by `python3`, up to 22 times, each time with objects at other addresses, at last in slow motion. One of
the runs must be equal, or the runs of `python3` must differ from each other, and one of them have the same lines in another order.
"""
import argparse
import collections
import concurrent.futures
import glob
import json
import os
import re
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
LAUNCH = os.path.join(ROOT, "resources", "python", "launch.py")
sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(ROOT, "tests", "conformance"))
import golden  # noqa: E402
from program import Program, oracle  # noqa: E402

LONGEST = 3000  # ms
SECONDS = 60


def suits(scenario):
    """Whether the program ends by itself soon. Eager tasks need Python 3.12; what threads do beside each other,
    and what the clock of the loop says, differs from run to run."""
    if scenario.get("eager") or re.search(r'"(to_thread|run_in_executor)"|"value": {"time\(\)"', json.dumps(scenario)):
        return False
    try:
        oracle.needs_version(scenario)
    except oracle.GenError:
        return False
    events = oracle.run_scenario(json.loads(json.dumps(scenario)))
    return not {event["event"] for event in events} & {"deadlock", "limit"} and events[-1]["t"] <= LONGEST


def stored():
    paths = golden.scenarios("seed") + golden.scenarios("constructs") + golden.scenarios("faults")
    return paths + sorted(glob.glob(os.path.join(ROOT, "resources", "*", "*.taskset")))


# Memory of each size is in use, so that later objects have other addresses, which set the order of CPython's sets. With PYTHONSLOW, seconds
# of the event loop take that many times as long: on a busy machine, timers that are close to each other would otherwise be due at once.
# launch.py passes on variables with such names.
SHIFT = """import asyncio, os, selectors, time
shift = int(os.environ.get('PYTHONSHIFT', '0'))
kept = [bytes(size) for size in range(0, 600, 8) for n in range(shift)]
slow, select = int(os.environ.get('PYTHONSLOW', '1')), selectors.DefaultSelector.select
if slow > 1:
    asyncio.BaseEventLoop.time = lambda self: time.monotonic() / slow
    selectors.DefaultSelector.select = lambda self, timeout=None: select(self, timeout and timeout * slow)
"""


def make_shift(folder):
    os.mkdir(os.path.join(folder, "shift"))
    with open(os.path.join(folder, "shift", "sitecustomize.py"), "w", encoding="utf-8") as file:
        file.write(SHIFT)


def shifted(path, attempt):
    """Variables for a run of the program with objects at other addresses, for each attempt others."""
    return {"PYTHONPATH": os.path.join(os.path.dirname(path), "shift"), "PYTHONSHIFT": str(attempt)} if attempt else {}


def run(command, **more):
    environment = dict(os.environ, PYTHONDONTWRITEBYTECODE="1", PYTHONHASHSEED="0", **more)
    done = subprocess.run(command, capture_output=True, text=True, errors="replace", timeout=SECONDS, stdin=subprocess.DEVNULL, env=environment)
    # An uncaught KeyboardInterrupt ends python3 by its signal; a shell and launch.py say 128 + N.
    status = 128 - done.returncode if done.returncode < 0 else done.returncode
    return done.stdout, re.sub(r"(?<=<TimerHandle when=)[\d.]+", "0", re.sub(r"0x[0-9a-f]{6,}", "0x0", done.stderr)), status


def lines_of(result):
    return [sorted(text.splitlines()) for text in result[:2]], result[2]


def compare(path):
    """The kind of the result, and if it is "different" the results of both."""
    actual = run([sys.executable, LAUNCH, path])
    seen = []
    for attempt in range(23):
        shift = shifted(path, attempt)
        if attempt >= 20:
            shift["PYTHONSLOW"] = "10"
        expected = run([sys.executable, path], **shift)
        if expected == actual:
            return "repeated" if seen else "same", None
        if expected not in seen:
            seen.append(expected)
    if len(seen) > 1 and lines_of(actual) in map(lines_of, seen):
        return "reordered", None
    return "different", (seen[0], actual)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--program", required=True)
    parser.add_argument("--at-least", type=int, default=1)
    parser.add_argument("files", nargs="*")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        paths = []
        for index, path in enumerate(arguments.files or stored()):
            scenario = oracle.load(path)
            if suits(scenario):
                paths.append(os.path.join(folder, "%03d_%s.taskset" % (index, os.path.basename(path).split(".")[0])))
                with open(paths[-1], "w", encoding="utf-8") as file:
                    json.dump(scenario, file)
        exported = Program(os.path.abspath(arguments.program)).run("export", *paths, "-o", os.path.join(folder, "{name}.py"))
        if exported.returncode:
            print("cannot export:", exported.stderr)
            return 1
        make_shift(folder)
        programs = [path[:-len("taskset")] + "py" for path in paths]
        with concurrent.futures.ThreadPoolExecutor(8) as pool:  # most of the time the real ones sleep
            results = list(pool.map(compare, programs))
    for program, (kind, both) in zip(programs, results):
        if kind == "different":
            print("== %s: python3 and launch.py" % os.path.basename(program))
            for name, expected, actual in zip(("stdout", "stderr", "status"), *both):
                if expected != actual:
                    print("-- %s\n%s\n--\n%s" % (name, expected, actual))
    counts = collections.Counter(kind for kind, both in results)
    print("%d of %d programs print the same on the virtual clock, %d of them as a repeated run, %d in another order of a set" %
          (len(programs) - counts["different"], len(programs), counts["repeated"], counts["reordered"]))
    return 1 if counts["different"] or counts["reordered"] * 20 > len(programs) or len(programs) < arguments.at_least else 0


if __name__ == "__main__":
    sys.exit(main())
