#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Awaitscope authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Generated task sets, run by the program and by CPython's asyncio on a virtual clock: the traces must be equal.

differential.py --program P [--count N] [--seed S] [--profile P]...   N task sets per profile, with seeds S, S + 1, ...
differential.py --program P --traces FILE   what references.py wrote, in this interpreter or another
A difference is printed with its seed, and as the shortest task set that still shows one. The profile "wild" (wild.py) generates
programs without regard to sense, "exits" (exits.py) raises exceptions that end a program anywhere, "loops" (loops.py) calls asyncio.run
more than once; task sets of these three are skipped if the trace of the reference contains the address of an object or depends on the depth of its stack.
"""
import argparse
import contextlib
import io
import json
import os
import sys
import time

import exits
import loops
import program as under_test
import shrink
import wild
from program import Program, oracle

SHOWN = 3
PROFILES = [profile for profile in oracle.Rnd.PROFILES if sys.version_info >= oracle.Rnd.SINCE.get(profile, (3, 11))] + ["wild", "exits", "loops"]
WITHOUT_SENSE = {"wild": wild.generate, "exits": exits.generate, "loops": loops.generate}


def generate(seed, profile):
    return WITHOUT_SENSE[profile](seed) if profile in WITHOUT_SENSE else oracle.generate(seed, profile)


def reference(scenario):
    """The trace of a valid task set, else None."""
    if oracle.validate(scenario):
        return None
    try:
        with contextlib.redirect_stderr(io.StringIO()):  # the interpreter's warnings about objects that the reference leaves behind
            return oracle.run_scenario(json.loads(json.dumps(scenario)), ticks=True)
    except (oracle.GenError, SyntaxError):
        return None


def is_too_deep(trace):
    """Whether tasks that await one another in a circle were cancelled: how far CPython gets depends on the frames of the reference as well."""
    return any((event.get("exc") or {}).get("type") == "RecursionError" for event in trace)


def is_incomparable(profile, trace):
    return is_too_deep(trace) or profile in WITHOUT_SENSE and (wild.is_incomparable(trace) or (profile == "exits" and exits.is_incomparable(trace)))


def judge(job):
    path, profile, seed = job
    scenario = generate(seed, profile)
    expected = reference(scenario)
    if expected is None:
        return job, "broken", "the reference does not run it", 0
    if is_incomparable(profile, expected):
        return job, "left out", "", 0
    kind, words = under_test.verdict(Program(path), scenario, expected)
    return job, kind, words, len(expected)


def judge_stored(job):
    """Of a line of references.py."""
    path, line = job
    one = json.loads(line)
    named = (path, one["profile"], one["seed"])
    if "trace" not in one:
        return named, one["kind"], "", 0
    if is_too_deep(one["trace"]):
        return named, "left out", "", 0
    version = one["trace"][0]["python"]
    kind, words = under_test.verdict(Program(path, python=version), one["scenario"], one["trace"])
    return named, kind, words, len(one["trace"])


def shortest(path, scenario, kind, seconds):
    program = Program(path)

    def fails(shorter):
        expected = reference(shorter)
        return expected is not None and not (is_too_deep(expected) or wild.is_incomparable(expected) or exits.is_incomparable(expected)) and under_test.verdict(program, shorter, expected)[0] == kind

    return shrink.shrink(scenario, fails, seconds)


def report(job, kind, words, seconds):
    path, profile, seed = job
    print(f"\n{kind}: profile {profile}, seed {seed} (A is CPython, B is the program)\n{words}")
    scenario = shortest(path, generate(seed, profile), kind, seconds)
    words = under_test.verdict(Program(path), scenario, reference(scenario))[1]
    print(f"shortest found:\n{json.dumps(scenario)}\n{words}", flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--program", required=True)
    parser.add_argument("--count", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--profile", action="append", choices=PROFILES)
    parser.add_argument("--traces", metavar="FILE")
    parser.add_argument("--jobs", type=int, default=os.cpu_count())
    parser.add_argument("--shrink-seconds", type=float, default=40, help="for each of the first few failures")
    arguments = parser.parse_args()
    from concurrent.futures import ProcessPoolExecutor  # references.py runs where there are no processes
    path = os.path.abspath(arguments.program)
    if arguments.traces:
        with open(arguments.traces, encoding="utf-8") as file:
            jobs = [(path, line) for line in file]
    else:
        under_test.refuse_other_python()
        jobs = [(path, profile, seed) for seed in range(arguments.seed, arguments.seed + arguments.count)
                for profile in arguments.profile or PROFILES]
    began, events, left_out, failures = time.monotonic(), 0, 0, []
    with ProcessPoolExecutor(arguments.jobs) as pool:
        for done, (job, kind, words, length) in enumerate(pool.map(judge_stored if arguments.traces else judge, jobs, chunksize=8), 1):
            events += length
            if kind == "left out":
                left_out += 1
            elif kind != "ok":
                failures.append((job, kind, words))
                print(f"{kind}: {job[1]} {job[2]}: {(words.splitlines() or [''])[0][:200]}", flush=True)
            if sys.stderr.isatty():
                print(f"\r{done}/{len(jobs)}, {len(failures)} differ ", end="", file=sys.stderr)
    for job, kind, words in failures[:SHOWN]:
        if arguments.traces:  # made by another interpreter, perhaps: there is nothing to find a shorter one with
            print(f"\n{kind}: profile {job[1]}, seed {job[2]} (A is CPython, B is the program)\n{words}")
        else:
            report(job, kind, words, arguments.shrink_seconds)
    left = f" ({left_out} more cannot be compared)" if left_out else ""
    print(f"{len(jobs) - left_out} generated task sets{left}, {events} events, {len(failures)} differ, {time.monotonic() - began:.0f} s")
    sys.exit(1 if failures or left_out * 2 >= len(jobs) else 0)


if __name__ == "__main__":
    main()
