#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Awaitscope authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Task sets exported as Python and read back must be equal and run the same. roundtrip.py --program P [--count N] [FILE...]

Equal: the export of what was read is the same text, so only names that Python does not allow may differ. The same: equal traces.
"""
import argparse
import glob
import json
import os
import re
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
sys.dont_write_bytecode = True
sys.path[:0] = [os.path.join(ROOT, "tests", "conformance"), os.path.join(ROOT, "resources", "python")]
import golden  # noqa: E402
import translate  # noqa: E402
from program import Broken, Program, oracle  # noqa: E402

# For sets that have none: notes must come back as they are.
NOTES = ["One line", "Two\n\nlines, \"quoted\", it's", "C:\\new\\temp \\\"x\\\" \\", "a\rprint('not code')\x0c\u2028\t\x00end", "ä 😀 # no\n#\n  indented  "]
PROFILES = "default ties noties cancel groups simple many".split()


def stored():
    paths = golden.scenarios("seed") + golden.scenarios("constructs") + golden.scenarios("faults")
    return paths + sorted(glob.glob(os.path.join(ROOT, "resources", "*", "*.taskset")))


def write(path, scenario):
    with open(path, "w", encoding="utf-8") as file:
        json.dump(scenario, file)


def read(path):
    with open(path, encoding="utf-8") as file:
        return file.read()


def events(program, path):
    """The trace without its first line, which names the file."""
    lines = program.run("run", path, "--events", "-").stdout.splitlines()
    if not lines:
        raise Broken("there is no trace")
    return [json.loads(line) for line in lines[1:]]


def respelled(first, second):
    """The events of the first trace, with tasks and coroutines called as in the second one. A name must stand for one name."""
    names = {}
    for a, b in zip(first, second):
        for key in ("task", "coro"):
            if a.get(key) and b.get(key):
                old, new = a[key].partition("#")[0], b[key].partition("#")[0]
                if names.setdefault(old, new) != new:
                    return first
    changed = {old: new for old, new in names.items() if old != new}
    if not changed:
        return first
    pattern = re.compile("(?<![\\w ])(%s)(?=#\\d)" % "|".join(map(re.escape, sorted(changed, key=len, reverse=True))))

    def respell(value):
        if isinstance(value, dict):
            return {key: respell(x) for key, x in value.items()}
        if isinstance(value, list):
            return [respell(x) for x in value]
        if isinstance(value, str):
            return changed[value] if value in changed else pattern.sub(lambda m: changed[m.group()], value)
        return value

    return respell(first)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--program", required=True)
    parser.add_argument("--count", type=int, default=300, help="generated task sets")
    parser.add_argument("--seed", type=int, default=17000)
    parser.add_argument("--no-trace", action="store_true")
    parser.add_argument("--quiet", action="store_true")
    parser.add_argument("files", nargs="*")
    arguments = parser.parse_args()
    program = Program(os.path.abspath(arguments.program))
    with tempfile.TemporaryDirectory() as folder:
        scenarios = [("%03d_%s" % (i, os.path.basename(p).split(".")[0]), oracle.load(p)) for i, p in enumerate(arguments.files or stored())]
        if not arguments.files:
            for seed in range(arguments.seed, arguments.seed + arguments.count):
                profile = PROFILES[seed % len(PROFILES)]
                scenarios.append(("%s_%d" % (profile, seed), oracle.generate(seed, profile)))
        scenarios = [(name, scenario) for name, scenario in scenarios if not scenario.get("eager")]  # needs the rules of 3.12
        for index, (name, scenario) in enumerate(scenarios):
            scenario.setdefault("notes", NOTES[index % len(NOTES)])
            write(os.path.join(folder, name + ".taskset"), scenario)

        def export(suffix, names):
            for at in range(0, len(names), 25):
                done = program.run("export", *[os.path.join(folder, n + suffix + ".taskset") for n in names[at:at + 25]], "-o", os.path.join(folder, "{name}.py"))
                if done.returncode:
                    print("cannot export:", done.stderr[:2000])

        wrong = {}
        export("", [name for name, _ in scenarios])
        read_back = []
        for name, scenario in scenarios:
            made, problems = translate.translate(read(os.path.join(folder, name + ".py")), name)
            if problems:
                wrong[name] = "outside: " + "; ".join("line %d: %s" % p for p in problems)
                continue
            if isinstance(scenario["notes"], str) and made.get("notes") != scenario["notes"]:
                wrong[name] = "other notes: %r, %r" % (scenario["notes"], made.get("notes"))
                continue
            write(os.path.join(folder, name + "-2.taskset"), made)
            read_back.append((name, scenario, made))
        export("-2", [name for name, _, _ in read_back])
        for name, scenario, made in read_back:
            again = os.path.join(folder, name + "-2.py")
            first, second = read(os.path.join(folder, name + ".py")), read(again) if os.path.exists(again) else "not exported"
            if first != second:
                pairs = [(a, b) for a, b in zip(first.split("\n"), second.split("\n")) if a != b]
                wrong[name] = "another program: %r" % (pairs[:1] or "longer")
                continue
            if arguments.no_trace:
                continue
            try:
                second = events(program, os.path.join(folder, name + "-2.taskset"))
                both = respelled(events(program, os.path.join(folder, name + ".taskset")), second), second
                if both[0] != both[1]:
                    at = next((i for i, (a, b) in enumerate(zip(*both)) if a != b), min(map(len, both)))
                    wrong[name] = "another trace at event %d: %r" % (at, [t[at:at + 1] for t in both])
            except (Broken, ValueError) as error:
                wrong[name] = str(error)
    for name, why in wrong.items():
        if not arguments.quiet:
            print("%s: %s" % (name, why))
    print("%d of %d task sets are equal after export and reading back" % (len(scenarios) - len(wrong), len(scenarios)))
    return 1 if wrong or not scenarios else 0


if __name__ == "__main__":
    sys.exit(main())
