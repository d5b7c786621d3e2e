# SPDX-FileCopyrightText: 2026 The Awaitscope authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Programs that call asyncio.run more than once, with the shared objects, tasks and futures of the loop before: loops.py --seed N"""
import argparse
import copy
import json
import random
import sys

import oracle

SENSIBLE = ("default", "cancel", "groups", "objects", "shutdown", "blocking", "threads", "values", "managers", "callbacks", "deadlines", "generators")


def generate(seed):
    """What main does is done once or twice more, in a random order of its steps."""
    chance = random.Random(seed)
    profile = chance.choice(SENSIBLE)
    if sys.version_info < oracle.Rnd.SINCE.get(profile, (3, 11)):
        profile = "objects"
    scenario = oracle.generate(seed, profile)
    scenario["name"], scenario["then"] = f"loops_{seed}", []
    for number in range(chance.choice((1, 1, 2))):
        body = copy.deepcopy(scenario["coros"]["main"]["body"])
        if chance.random() < 0.5:
            at = chance.randrange(len(body) + 1)
            body = body[at:] + body[:at]
        scenario["coros"][f"then_{number}"] = {"body": body}
        scenario["then"].append(f"then_{number}")
    return scenario


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, required=True)
    print(json.dumps(generate(parser.parse_args().seed), indent=1))
