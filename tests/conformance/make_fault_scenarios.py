#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Awaitscope authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes the traces of scenarios/faults/*.json with CPython 3.11.7. Each of them once ran differently in the engine."""
import glob
import os

import oracle
from program import HERE

for path in sorted(glob.glob(os.path.join(HERE, "scenarios", "faults", "*.json"))):
    trace = oracle.run_scenario(oracle.load(path), ticks=True)
    with open(path[:-len("json")] + "jsonl", "w", encoding="utf-8") as file:
        oracle.dump(trace, file)
