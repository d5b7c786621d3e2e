#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Awaitscope authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The evidence of evidence.py, for an interpreter that cannot start others: inprocess.py [--only TEXT] [-v]

    cd tests/conformance/python314 && npm install && node python314.mjs ../../recorder/inprocess.py

All programs run one after the other in this process, on a clock that jumps: first without the probe, then each with a recording of its own.
What they print and report must be the same, and what became of each task that of the stored trace. What Python reports only when it exits
is not seen.
"""
import argparse
import collections
import contextlib
import gc
import io
import json
import os
import re
import sys
import tempfile
import time
import warnings

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
if sys.platform == "emscripten":
    time.thread_time_ns = time.process_time_ns = time.perf_counter_ns
sys.dont_write_bytecode = True
sys.path[:0] = [HERE, os.path.join(ROOT, "tests", "conformance"), os.path.join(ROOT, "resources", "python")]
import asyncio  # noqa: E402
import evidence  # noqa: E402
import program  # noqa: E402
import records  # noqa: E402
from _asyncio import Task as CTask  # noqa: E402

LIMIT = "limit=8M"
BY_ADDRESS = {"wait_for_what_is_no_future"}  # it waits for a task and a number: which comes first in the set depends on the task's address
REPEATS = 8
ROUNDS = 50000  # iterations of a loop; a program that takes more hangs


class Selector:
    """Nothing is ever ready but timers."""
    loop = None
    rounds = 0

    def select(self, timeout=None):
        self.rounds += 1
        if timeout is None or self.rounds > ROUNDS:
            raise RuntimeError("the program hangs")
        self.loop.moment += max(timeout, 0)
        return []

    def register(self, *arguments):
        pass

    unregister = register

    def get_map(self):
        return {}

    def close(self):
        pass


class Loop(asyncio.SelectorEventLoop):
    def __init__(self):
        self.moment = 0.0
        selector = Selector()
        super().__init__(selector)
        selector.loop = self

    def time(self):
        return self.moment

    def _make_self_pipe(self):
        self._ssock = self._csock = None

    def _close_self_pipe(self):
        pass

    def _write_to_self(self):
        pass


class Dummy:
    def get_debug(self):
        return False

    def call_soon(self, *arguments, **keywords):
        pass


def next_number():
    """Of a task, which shows in its name."""
    async def nothing():
        pass
    coroutine = nothing()
    task = CTask(coroutine, loop=Dummy())
    task._log_destroy_pending = False
    coroutine.close()
    return int(task.get_name()[5:])


def run(case):
    with open(case.file, encoding="utf-8") as file:
        code = compile(file.read(), case.file, "exec")
    begin = next_number()
    out = io.StringIO()
    status = 0
    warnings.resetwarnings()
    warnings.simplefilter("default", RuntimeWarning)
    for module in list(sys.modules.values()):
        if type(module) is type(sys):
            module.__dict__.pop("__warningregistry__", None)
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(out):
        names = {"__name__": "__main__", "__builtins__": __builtins__, "__file__": case.file}
        try:
            exec(code, names)
        except SystemExit as error:
            status = error.code
        except BaseException as error:
            status = "%s: %s" % (type(error).__name__, error)
        names.clear()
        gc.collect()
    words = re.sub(r"Task-(\d+)", lambda found: "Task-%d" % (int(found.group(1)) - begin), out.getvalue())
    return evidence.Run(str(status), evidence.plain(words))


def recorded(case, folder):
    """(what it prints, the recording)"""
    import awaitscope_probe as probe
    path = os.path.join(folder, case.name + ".awrec")
    probe.install(path, LIMIT)
    try:
        result = run(case)
        probe.poll(0)
        data = bytes(probe.mm[:probe.File.allocated])  # where a mapping is not the file
    finally:
        probe.detach()
    with open(path, "wb") as file:
        file.write(data)
    return result, records.Recording(path)


def fates_differ(case, recording):
    """Of tasks that end while the program runs; at exit there may be more."""
    if sys.version_info < (3, 11):
        return ""  # there are no traces of that version
    stored = program.stored_trace(case.scenario, "%d.%d" % sys.version_info[:2])
    if stored is None:
        return ""  # this version lacks something that the program needs
    with open(stored, encoding="utf-8") as file:
        expected = records.fates_of_trace([json.loads(line) for line in file])
    actual = recording.fates()
    if evidence.by_task(expected) == evidence.by_task(actual):
        return ""
    late = ("destroyed_pending", "never_awaited", "never_retrieved")
    gone = [f for f in (collections.Counter(expected) - collections.Counter(actual)).elements() if f[1] not in late]
    new = [f for f in (collections.Counter(actual) - collections.Counter(expected)).elements() if f[1] not in late]
    return "" if evidence.by_task(gone) == evidence.by_task(new) else "trace only %s, recording only %s" % (gone, new)


def in_threads(case):
    """Such a program waits for real."""
    with open(case.file, encoding="utf-8") as file:
        return re.search("to_thread|executor|threading", file.read()) is not None


def unordered(words):
    """Sets of tasks have another order with each address, and so may tasks that are made from one."""
    return evidence.unordered(evidence.Run(words.status, re.sub(r"Task-\d+", "Task", words.out)))


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--only", default="")
    parser.add_argument("-v", action="store_true")
    arguments = parser.parse_args()
    asyncio.events.new_event_loop = Loop
    gc.disable()  # at each program's end: its moments differ from run to run
    with tempfile.TemporaryDirectory() as folder:
        cases = [case for case in evidence.scenario_cases(folder, sys.version_info[:3], arguments.only) if not in_threads(case)]
        gc.freeze()  # what is there does not have to be looked at after each program
        bare = [run(case) for case in cases]
        verdicts, fates = collections.Counter(), collections.Counter()
        for case, first in zip(cases, bare):
            result, recording = recorded(case, folder)
            verdict = "same" if result == first else "order" if unordered(result) == unordered(first) else "different"
            wrong = "%d records dropped" % recording.dropped if recording.dropped else fates_differ(case, recording)
            for _ in range(REPEATS if wrong or verdict == "different" else 0):  # the order of a set decides: addresses differ from run to run
                if verdict == "different" and unordered(run(case)) == unordered(result):
                    verdict = "order"
                wrong = wrong and fates_differ(case, recorded(case, folder)[1])
            if verdict == "different" and case.name in BY_ADDRESS:
                verdict = "order"
            verdicts[verdict] += 1
            fates["different" if wrong else "same"] += 1
            if verdict == "different" or arguments.v and verdict != "same":
                print("%s: %s: %s and %s\n--- without\n%s--- with\n%s" % (case.name, verdict, first.status, result.status, first.out, result.out))
            if wrong:
                print("%s: fates: %s" % (case.name, wrong))
    print("Python %d.%d.%d: %d programs in one process: %s; fates: %s" % (sys.version_info[:3] + (len(cases), dict(verdicts), dict(fates))))
    return 1 if verdicts["different"] or fates["different"] else 0


if __name__ == "__main__":
    sys.exit(main())
