#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Awaitscope authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The examples and templates that come with the program: each must run exactly as in CPython's asyncio, and end by
itself. shipped.py --program P
"""
import argparse
import glob
import os
import subprocess
import sys
import tempfile

import program as under_test
from program import HERE, Program, oracle

RESOURCES = os.path.join(HERE, "..", "..", "resources")


def reference(path):
    with tempfile.TemporaryDirectory() as folder:
        trace = os.path.join(folder, "trace.jsonl")
        subprocess.run([sys.executable, "-B", os.path.join(HERE, "oracle.py"), "run", path, "--ticks", "-o", trace],
                       check=True, timeout=under_test.SECONDS)
        return oracle.load_trace(trace)


def judge(program, path):
    expected = reference(path)
    if expected[-1]["event"] in ("deadlock", "limit"):
        return "different", "it never ends"
    return under_test.verdict(program, path, expected)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--program", required=True)
    arguments = parser.parse_args()
    under_test.refuse_other_python()
    program = Program(os.path.abspath(arguments.program))
    paths = sorted(glob.glob(os.path.join(RESOURCES, "*", "*.taskset")))
    wrong = 0
    for path in paths:
        kind, words = judge(program, path)
        if kind != "ok":
            wrong += 1
            print(f"{kind:9} {os.path.basename(path)}: {words}")
    print(f"{len(paths) - wrong} of {len(paths)} examples and templates run exactly as CPython runs them")
    sys.exit(1 if wrong or not paths else 0)


if __name__ == "__main__":
    main()
