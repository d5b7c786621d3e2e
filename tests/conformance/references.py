#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Awaitscope authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs generated task sets in asyncio of this interpreter: references.py OUT [--count N] [--seed S] [--profile P]...

Writes one line a task set, for `differential.py --traces OUT`. For interpreters that cannot start others, as CPython in WebAssembly.
"""
import argparse
import json

import differential


def line(profile, seed):
    scenario = differential.generate(seed, profile)
    trace = differential.reference(scenario)
    if trace is None:
        return {"profile": profile, "seed": seed, "kind": "broken"}
    if differential.is_incomparable(profile, trace):
        return {"profile": profile, "seed": seed, "kind": "left out"}
    return {"profile": profile, "seed": seed, "scenario": scenario, "trace": trace}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out")
    parser.add_argument("--count", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--profile", action="append", choices=differential.PROFILES)
    arguments = parser.parse_args()
    with open(arguments.out, "w", encoding="utf-8") as out:
        for seed in range(arguments.seed, arguments.seed + arguments.count):
            for profile in arguments.profile or differential.PROFILES:
                out.write(json.dumps(line(profile, seed)) + "\n")


if __name__ == "__main__":
    main()
