#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Awaitscope authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Proves that the stored scenarios can fail: each deliberately wrong rule in the engine must change a trace.

mutations.py --program runmutant. The engine's test build can enable one wrong rule: `runmutant --mutate NAME FILE`.
"""
import argparse
import os
import sys
from concurrent.futures import ThreadPoolExecutor

import golden
import program as under_test
from program import Program, oracle

# The mutations, see model/engine/loop/semantics.h.
MUTATIONS = {
    "waiter-at-once": "a waiter is resumed in iteration k instead of k + 1",
    "gather-cancels-siblings": "a failing gather cancels its other children",
    "gather-reports-second": "the second failure in a fail-fast gather is reported",
    "callbacks-lifo": "done callbacks run last to first",
    "timers-first": "due timers run before the handles that are ready",
    "cancel-stays": "a cancellation does not reach the task that the target awaits",
    "self-cancel-at-once": "a task that cancels itself gets the exception at once",
    "self-cancel-keeps-value": "the value returned after a self-cancel is kept",
    "exception-catches-cancelled": "`except Exception` catches CancelledError",
    "group-leaves-stubborn": "a task group does not wait for children that ignore the cancellation",
    "group-error-order": "the errors of a task group come in another order",
    "group-no-uncancel": "a task group does not uncancel its parent",
    "timeout-converts-any": "a timeout turns cancellations from outside into TimeoutError",
    "wait-for-leaves": "wait_for does not wait for the task that it cancelled",
    "as-completed-early": "as_completed starts its coroutines when it is called",
    "shutdown-skips-finally": "the shutdown does not run finally blocks",
    "report-at-exit": "unretrieved exceptions are reported at exit, not when the last reference goes",
    "block-takes-no-time": "a step that blocks does not move the clock: timers are on time, and tasks go on as if nothing had been",
    "interrupt-at-once": "the first Ctrl-C raises KeyboardInterrupt in the loop instead of cancelling main or calling a signal handler",
    "handler-is-not-told": "the exception handler of the program is never called",
    "handle-cancel-ignored": "a callback is called although its handle was cancelled",
    "callback-without-context": "a callback runs in an empty context",
    "tasks-share-context": "a task runs in the context of its creator instead of a copy",
    "bound-is-ignored": "a bounded semaphore can be released as often as one likes",
    "condition-without-lock": "a wait for a condition does not take the lock again",
    "notify-one": "notify(n) wakes one waiter",
    "wait-for-asks-once": "Condition.wait_for returns after the first notify",
    "cancel-stops-thread": "cancelling the future of a thread stops the thread",
    "threads-without-limit": "an executor has as many threads as there are calls",
    "run-leaves-threads": "the end of asyncio.run does not wait for threads",
    "threadsafe-cancel-stays": "cancelling the future of run_coroutine_threadsafe does not cancel the task",
    "timeout-at-from-now": "timeout_at and call_at take their moment for a duration",
    "collector-finds-nothing": "the garbage collector finds no task to which nothing but itself refers",
    "conditions-go-on": "`and` and `or` evaluate all of their conditions",
    "append-makes-a-copy": "append makes a new list, which other names of the list do not see",
    "exit-never-suppresses": "the exit of a context manager cannot suppress an exception",
    "stack-in-order": "an exit stack leaves first what was entered first",
    "never-awaited-at-exit": "coroutines never awaited are reported at exit, not when they are dropped",
}


def catching(path, mutation):
    """The first stored scenario whose trace the mutation changes, or None."""
    of_version = mutation.startswith("version:")  # a rule that versions differ in, turned round: all of them hold in the newest
    version = under_test.VERSIONS[-1 if of_version else 0]
    if mutation == "version:float-modulo-by-zero":
        version = "3.13"  # 3.14 has another message there
    mutant = Program(path, "--mutate", mutation, python=version)
    for scenario in [path for folder in ("versions", "constructs", "seed", "faults") for path in golden.scenarios(folder)]:
        stored = under_test.stored_trace(scenario, version)
        if stored:
            kind, _ = under_test.verdict(mutant, scenario, oracle.load_trace(stored))
            if kind in ("different", "broken", "refused"):
                return os.path.basename(scenario)
    return None


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--program", required=True)
    arguments = parser.parse_args()
    path = os.path.abspath(arguments.program)
    known = Program(path).run("--mutations").stdout.split()
    unknown = [name for name in MUTATIONS if name not in known]
    for name in unknown:
        print(f"missing   {name}: the test build of the engine does not have it ({MUTATIONS[name]})")
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        caught = dict(zip(known, pool.map(lambda name: catching(path, name), known)))
    for name, scenario in caught.items():
        print(f"detected  {name}: by {scenario}" if scenario else f"SURVIVED  {name}: {MUTATIONS.get(name, '')}")
    survived = [name for name, scenario in caught.items() if not scenario]
    print(f"{len(known) - len(survived)} of {len(known)} mutations detected")
    sys.exit(1 if survived or unknown or not known else 0)


if __name__ == "__main__":
    main()
