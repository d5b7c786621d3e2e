# SPDX-FileCopyrightText: 2026 The Awaitscope authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs task sets in the program under test, and compares the result with a reference trace."""
import json
import os
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
sys.dont_write_bytecode = True
sys.path.insert(0, HERE)
import oracle  # noqa: E402

SECONDS = 60
# The versions whose asyncio the engine follows. Each interpreter is compared with the rules of its own version, down to the patch level.
VERSIONS = ("3.11", "3.12", "3.13", "3.14")
SKIPPED = 77  # the exit status for ctest, see CMakeLists.txt


def refuse_other_python():
    """Says which Python is the reference. One that the engine does not follow is none."""
    if "%d.%d" % sys.version_info[:2] not in VERSIONS:
        print(f"skipped: the reference is asyncio of Python {VERSIONS[0]} to {VERSIONS[-1]}, and this is {oracle.PYVER}")
        sys.exit(SKIPPED)
    print(f"compared with asyncio of Python {oracle.PYVER}", flush=True)


def stored_trace(path, version=VERSIONS[-1]):
    """The file with the trace of a stored scenario under a version: where versions agree only the oldest has one. None: it lacks something."""
    base = path[:-len(".json")]
    for candidate in reversed(VERSIONS[:VERSIONS.index(version) + 1]):
        ending = ".jsonl" if candidate == VERSIONS[0] else f".py{candidate.replace('.', '')}.jsonl"
        if os.path.exists(base + ending):
            return base + ending
    return None


class Refused(Exception):
    """The program rejected the task set."""


class Broken(Exception):
    """The program crashed, hung, or did not write a trace."""


class Program:
    def __init__(self, path, *options, python=oracle.PYVER):
        """`python`: under which version it runs task sets; by default this interpreter's. None: that of the task set."""
        self.path = path
        self.options = [*options, *(["--python", python] if python else [])]

    def command(self, file):
        # The engine's test program takes a file and prints the trace; the real program has a command for that.
        if os.path.basename(self.path) in ("runscenario", "runmutant"):
            return [self.path, *self.options, file]
        return [self.path, "run", file, "--events", "-", "--ticks", *self.options]

    def run(self, *arguments):
        environment = dict(os.environ, QT_QPA_PLATFORM="offscreen", LC_ALL="C.UTF-8", LANGUAGE="")
        try:
            return subprocess.run([self.path, *arguments], capture_output=True, text=True, timeout=SECONDS,
                                  env=environment, stdin=subprocess.DEVNULL, encoding="utf-8", errors="replace")
        except subprocess.TimeoutExpired:
            raise Broken(f"still running after {SECONDS} s")

    def trace(self, file):
        done = self.run(*self.command(file)[1:])
        if done.returncode == 2:
            raise Refused(done.stderr.strip() or "exit status 2 without a message")
        if done.returncode not in (0, 1, 3, 130):
            raise Broken(f"exit status {done.returncode}: {done.stderr.strip()[-1000:]}")
        try:
            return [json.loads(line) for line in done.stdout.splitlines() if line.strip()]
        except ValueError as error:
            raise Broken(f"not a trace: {error}")

    def trace_of(self, scenario):
        """The same for a task set in memory."""
        with tempfile.NamedTemporaryFile("w", suffix=".taskset", encoding="utf-8") as file:
            json.dump(scenario, file)
            file.flush()
            return self.trace(file.name)


def difference(reference, actual):
    """The first difference as text, or None. Iterations are compared if both sides have them."""
    counted = any("n" in event for event in reference) and any("n" in event for event in actual)
    return oracle.compare(reference, actual, "exact", () if counted else ("n",))


def verdict(program, scenario, reference):
    """(kind, words): kind is "ok", "different", "refused" or "broken". `scenario` is a path or a task set."""
    try:
        actual = program.trace(scenario) if isinstance(scenario, str) else program.trace_of(scenario)
    except Refused as error:
        return "refused", str(error)
    except Broken as error:
        return "broken", str(error)
    words = difference(reference, actual)
    return ("different", words) if words else ("ok", "")
