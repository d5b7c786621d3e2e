#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Awaitscope authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes task sets and their plain programs as the reference runner gives them: emitprograms.py CONFORMANCE FOLDER

All stored scenarios and generated ones of every profile, as N.json and N.py; prints how many.
"""
import glob
import json
import os
import sys

here, out = sys.argv[1:3]
sys.path.insert(0, here)
import oracle  # noqa: E402

scenarios = [oracle.load(f) for f in sorted(glob.glob(here + "scenarios/*/*.json"))]
for profile in "default ties noties cancel groups simple many".split():
    scenarios += [oracle.generate(seed, profile) for seed in range(4000, 4040)]
for i, scenario in enumerate(scenarios):
    with open(os.path.join(out, "%d.json" % i), "w") as file:
        json.dump(scenario, file)
    with open(os.path.join(out, "%d.py" % i), "w", encoding="utf-8") as file:
        file.write(oracle.Gen(scenario, plain=True).source())
print(len(scenarios))
