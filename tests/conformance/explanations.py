#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Awaitscope authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Checks what is said about generated task sets: explanations.py BUILD [--count N] [--seed S] [--profile P]... [--only NAME]

Writes N task sets, of each profile of differential.py in turn, and runs the tests of the explanations (no mark lacks one, and none names
what the trace does not have) and of the fixes (each one that is offered removes what it promises to) over them, besides what is stored.
"""
import argparse
import json
import os
import subprocess
import sys
import tempfile

import differential

TESTS = {"explanations": "tests/words/tst_explanations", "fixes": "tests/fixes/tst_fixes"}


def write(folder, profiles, first, count):
    for number in range(count):
        profile, seed = profiles[number % len(profiles)], first + number // len(profiles)
        with open(os.path.join(folder, f"{profile}-{seed}.json"), "w", encoding="utf-8") as out:
            json.dump(differential.generate(seed, profile), out)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("build", help="the build folder with the tests")
    parser.add_argument("--count", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--profile", action="append", choices=differential.PROFILES)
    parser.add_argument("--only", choices=TESTS)
    arguments = parser.parse_args()
    failed = False
    with tempfile.TemporaryDirectory() as folder:
        write(folder, arguments.profile or list(differential.PROFILES), arguments.seed, arguments.count)
        environment = dict(os.environ, AWAITSCOPE_PROGRAMS=folder, QT_QPA_PLATFORM="offscreen", LC_ALL="C.UTF-8",
                           QTEST_FUNCTION_TIMEOUT="86400000")
        for name, program in TESTS.items():
            if arguments.only in (None, name):
                failed |= subprocess.run([os.path.join(arguments.build, program)], env=environment, check=False).returncode != 0
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
