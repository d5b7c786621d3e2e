#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Awaitscope authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""oracle.py - reference runner: the REAL CPython asyncio on a virtual clock.

    oracle.py run SCENARIO.json [-o OUT.jsonl] [--impl c|py] [--loop virtual|real]
                                [--ticks] [--max-ticks N] [--scale S]
    oracle.py run SCENARIO.json --no-trace  run the plain program; prints only the exit line, CPU seconds to stderr
    oracle.py emit SCENARIO.json            print the equivalent plain asyncio program
    oracle.py code SCENARIO.json            print the instrumented program that `run` executes
    oracle.py validate FILE.json...         check scenario files against the schema
    oracle.py gen --seed N [--count K] [--profile P] [--out DIR]
    oracle.py check A.jsonl B.jsonl [--mode exact|per-task|by-time] [--ignore f,f] [--only e,e]
    oracle.py selftest [--count N] [--seed S]
    oracle.py schema                        print the scenario schema and event vocabulary

Needs Python >= 3.11 (reference: 3.11.7); standard library only.
See `oracle.py schema` and ORACLE.md for the formats, the policies, and the modules of the package `reference`.
"""
import sys

from reference.check.checker import validate
from reference.command import main
from reference.compare import compare
from reference.files import dump, load, load_trace
from reference.generated.generator import Rnd, generate
from reference.interrupts import interrupt, own_sigint
from reference.invariants import invariants
from reference.loops import PlainLoop
from reference.orderedset import OSet
from reference.patches import _REAL, patch_asyncio, patch_ordered
from reference.program.gen import Gen
from reference.run import run_scenario
from reference.versions import PYVER, GenError, needs_version

# What the scripts beside this one use of it.
__all__ = ["_REAL", "Gen", "GenError", "OSet", "PYVER", "PlainLoop", "Rnd", "compare", "dump", "generate", "interrupt", "invariants", "load", "load_trace",
           "main", "needs_version", "own_sigint", "patch_asyncio", "patch_ordered", "run_scenario", "validate"]

if __name__ == "__main__":
    sys.exit(main(__doc__))
