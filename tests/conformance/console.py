#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Awaitscope authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Compares what `awaitscope run FILE` prints and reports with the plain program under Python. console.py --program P [FILE...]

Standard output and exit status must be equal. On standard error, the reports and their order must be equal, without addresses, file
names, line numbers and the frames of tracebacks; chains of exceptions and the trees of groups are compared exactly.
"""
import argparse
import difflib
import os
import re
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor

import golden
import program as under_test
from program import HERE, Program, oracle

FRAME = re.compile(r"^\s*(?:\|\s*)*(?:File \"|  \S)|^    |^\s*[~^]+$")
SUBSTITUTES = [
    (re.compile(r"(<(?:async_generator|coroutine) object \w+) at 0x[0-9a-f]+>"), r"\1>"),
    (re.compile(r"0x[0-9a-f]+"), "0x"),
    (re.compile(r",? (?:defined|running|created) at [^>\s]*:\d+"), ""),
    (re.compile(r"^\S+:\d+: (\w*Warning: )"), r"\1"),
    (re.compile(r"^(?:sys:1: )(\w*Warning: )"), r"\1"),
    (re.compile(r"^Exception in callback .*"), "Exception in callback"),
    (re.compile(r"^Exception ignored .*call_exception_handler.*"), "Exception ignored in exception handler"),
    # Such a task is left over from the end of asyncio.run, whose own two tasks (shutdown_asyncgens, shutdown_default_executor)
    # are numbered as well. Of what it waits for, only a task is compared; other futures and callbacks are not part of a trace.
    (re.compile(r"^task: <Task (pending|cancelling) name='Task-\d+' coro=<(\w+)\(\)[^>]*> wait_for=<Task (\w+) name='Task-\d+' coro=<(\w+)\(\).*"),
     r"task: <Task \1 coro=<\2()> wait_for=<Task \3 coro=<\4()>"),
    (re.compile(r"^task: <Task (pending|cancelling) name='Task-\d+' coro=<(\w+)\(\).*"), r"task: <Task \1 coro=<\2()>"),
    (re.compile(r"^(\s*(?:\|\s*)*)asyncio\.exceptions\.(?=CancelledError)"), r"\1"),
]
LEFT_OUT = re.compile(r"^RuntimeWarning: Enable tracemalloc|^handle: |^context: |^[\s|]*Traceback \(most recent call last\):$")


def reports(text):
    """The lines of standard error that are compared."""
    kept = []
    for line in text.splitlines():
        if re.sub(r"^[\s|]*", "", line) and not LEFT_OUT.match(line) and not FRAME.match(re.sub(r"^(?:\s*[|+])+ ?", "", line)):
            for pattern, substitute in SUBSTITUTES:
                line = pattern.sub(substitute, line)
            kept.append(line)
    return kept


def reference(path):
    with tempfile.TemporaryDirectory() as folder:
        return subprocess.run([sys.executable, "-B", os.path.join(HERE, "plainrun.py"), path, os.path.join(folder, "program.py")],
                              capture_output=True, text=True, timeout=under_test.SECONDS)


def differences(expected, actual, is_sorted=False):
    """What differs. With is_sorted, the reports may have another order: traces sort what the last collection finds, whose order depends on
    earlier collections."""
    found = []
    for title, a, b in (("standard output", expected.stdout.splitlines(), actual.stdout.splitlines()),
                        ("reports", reports(expected.stderr), reports(actual.stderr))):
        if a != b and not (is_sorted and title == "reports" and sorted(a) == sorted(b)):
            found.append(f"{title} (- Python, + awaitscope):")
            found += ["  " + line for line in list(difflib.unified_diff(a, b, lineterm="", n=1))[2:]]
    status = 130 if expected.returncode == -2 else expected.returncode  # a shell's exit status for a program terminated by SIGINT
    if status != actual.returncode:
        found.append(f"exit status {actual.returncode}, Python's is {status}")
    return found


# Scenarios whose plain program is another one than the one that the reference traces; their stored traces are compared all the same.
OTHER_PROGRAM = {
    "names_without_a_value": "a name that is never set is a global there",
    "block_what_is_no_length": "its length is divided by 1000 there before time.sleep() sees it",
    "handler_keeps_its_arguments": "the exception handler is told of what the last collection finds there (B4 in docs/engine.md)",
    "error_that_refers_to_a_scope": "the tracebacks of its errors hold the tasks until the last collection",
    "except_star_without_a_match": "a type derived from BaseExceptionGroup cannot be raised with a message alone",
}


def judge(program, path):
    if os.path.basename(path).split(".")[0] in OTHER_PROGRAM:
        return None
    stored = under_test.stored_trace(path, "%d.%d" % sys.version_info[:2])
    if not stored:
        return None
    trace = oracle.load_trace(stored)
    if {event["event"] for event in trace} & {"deadlock", "limit"}:
        return None  # Python would hang
    return differences(reference(path), program.run("run", path, *program.options), sum(event.get("gc", False) for event in trace) > 1)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--program", required=True)
    parser.add_argument("--jobs", type=int, default=os.cpu_count())
    parser.add_argument("files", nargs="*")
    arguments = parser.parse_args()
    under_test.refuse_other_python()
    program = Program(os.path.abspath(arguments.program))
    paths = arguments.files or [path for folder in golden.FOLDERS for path in golden.scenarios(folder)]
    with ThreadPoolExecutor(arguments.jobs) as pool:
        results = [(path, found) for path, found in zip(paths, pool.map(lambda path: judge(program, path), paths)) if found is not None]
    wrong = [(path, found) for path, found in results if found]
    for path, found in wrong:
        print(f"{os.path.basename(path)}:\n  " + "\n  ".join(found))
    print(f"{len(results) - len(wrong)} of {len(results)} task sets print and report what Python does")
    sys.exit(1 if wrong or not results else 0)


if __name__ == "__main__":
    main()
