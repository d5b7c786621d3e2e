#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Awaitscope authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Whether recording a program leaves the evidence alone, and whether the recording tells the truth.

    evidence.py [--python PYTHON]... [--real] [--generated N] [--seed S] [--probe DIR] [--only TEXT] [-v] [FILE.py ...]

Each program runs with and without the probe. What it prints, what asyncio and Python report, and its exit status must be the same. For the
programs of the conformance scenarios, what became of each task and exception must also be what the stored trace says. Programs whose
plain run differs from itself (timers that race, the order of a set, the moments of the collector) are told apart by running them again,
and counted.
"""
import argparse
import collections
import concurrent.futures
import glob
import json
import os
import re
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
CONFORMANCE = os.path.join(ROOT, "tests", "conformance")
sys.dont_write_bytecode = True
sys.path[:0] = [HERE, CONFORMANCE]
import oracle  # noqa: E402
import records  # noqa: E402

PROBE = os.path.join(ROOT, "resources", "python")
TIMEOUT = 30
# After how many new objects the collector runs. With other moments it finds a coroutine before or after its task, whose report then says
# "done" or "running" of it.
MOMENTS = (*range(10, 200, 10), 300, 500, 700)

PRINTING_THREADS = """import sys, threading

def work(number):
    for _ in range(200):
        print("thread", number, "printed")

sys.setswitchinterval(1e-6)
threads = [threading.Thread(target=work, args=(number,)) for number in range(8)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
"""

Case = collections.namedtuple("Case", "name file trace scenario")
Run = collections.namedtuple("Run", "status out")  # both streams in one, so that the moment of each report is in it


def plain(words):
    """Without addresses, which differ from run to run."""
    return re.sub(r"0x[0-9a-f]+", "0x", words)


def run(python, file, environment, real):
    environment = dict(os.environ, PYTHONHASHSEED="0", PYTHONDONTWRITEBYTECODE="1", PYTHONUNBUFFERED="1", **environment)
    command = [python, file] if real else [python, os.path.join(HERE, "virtualrun.py"), file]
    try:
        done = subprocess.run(command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=TIMEOUT,
                              env=environment, cwd=os.path.dirname(file))
    except subprocess.TimeoutExpired:
        return Run("still runs", "")
    return Run(done.returncode, plain(done.stdout.decode("utf-8", "replace")))


def unordered(one):
    """What stays when order is taken out: reports of objects that die together come in the order of a set."""
    return Run(one.status, sorted(one.out.splitlines()))


def by_task(fates):
    """What became of each task, without its number: tasks that are made from a set are numbered in the order of the set."""
    tasks = collections.defaultdict(list)
    for task, *fate in fates:
        tasks[task].append(tuple(fate))
    return sorted((task.split("#")[0], sorted(of_task)) for task, of_task in tasks.items())


def judge(python, case, probe, options, real):
    """(verdict, words): same, order, unstable or different; then whether the fates are those of the trace."""
    with tempfile.TemporaryDirectory() as folder:
        file = os.path.join(folder, "x.awrec")
        bare = run(python, case.file, {}, real)
        recorded = run(python, case.file, {"PYTHONPATH": probe, "AWAITSCOPE_RECORD": file, "AWAITSCOPE_RECORD_OPTIONS": options}, real)
        verdict, words = "same", ""
        if bare != recorded:
            if unordered(bare) == unordered(recorded) or any(
                    run(python, case.file, {"SET_ORDER": str(n)}, real) == recorded for n in range(0 if real else 24)) or any(
                    unordered(run(python, case.file, {"COLLECT_AFTER": str(n)}, real)) == unordered(recorded) for n in (() if real else MOMENTS)):
                verdict = "order"
            else:
                plain_runs = [run(python, case.file, {}, real) for _ in range(4)]
                again = run(python, case.file, {"PYTHONPATH": probe, "AWAITSCOPE_RECORD": os.path.join(folder, "again.awrec")}, real)
                verdict = "unstable" if recorded in plain_runs or again in plain_runs or again == bare else "different"
            words = "status %s and %s\n--- without\n%s--- with\n%s" % (bare.status, recorded.status, bare.out, recorded.out)
        if not os.path.exists(file):
            return verdict, words, "missing", "no recording"
        recording = records.Recording(file)
        if recording.dropped:
            return verdict, words, "missing", "%d records dropped" % recording.dropped
        if case.trace is None:
            return verdict, words, "same", ""
        expected, actual = records.fates_of_trace(case.trace), recording.fates()
        if expected == actual or by_task(expected) == by_task(actual):
            return verdict, words, "same", ""
        if not (3, 11, 7) <= version(python) < (3, 12):  # the stored trace may not be that of this version: ask the real asyncio
            done = subprocess.run([python, os.path.join(CONFORMANCE, "oracle.py"), "run", case.scenario], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
            if done.returncode != 0:
                return verdict, words, "unknown", ""
            expected = records.fates_of_trace([json.loads(line) for line in done.stdout.splitlines()])
            if by_task(expected) == by_task(actual):
                return verdict, words, "same", ""
        if any(by_task(expected) == by_task(fates_in_order(python, case, probe, folder, n)) for n in range(0 if real else 12)):
            return verdict, words, "same", ""  # the order of a set decides, which depends on addresses
        gone, new = collections.Counter(expected) - collections.Counter(actual), collections.Counter(actual) - collections.Counter(expected)
        # The traces report every task that is left at the end. Python does not always get to it.
        reported = (bare.out.count("Task was destroyed but it is pending"), sum(fate[1] == "destroyed_pending" for fate in actual))
        if not new and all(fate[1] == "destroyed_pending" for fate in gone) and reported[0] == reported[1]:
            return verdict, words, "same", ""
        return verdict, words, "different", "trace only %s, recording only %s" % (sorted(gone), sorted(new))


def fates_in_order(python, case, probe, folder, number):
    """The fates in a run in which sets of tasks have another order."""
    file = os.path.join(folder, "order%d.awrec" % number)
    run(python, case.file, {"PYTHONPATH": probe, "AWAITSCOPE_RECORD": file, "SET_ORDER": str(number)}, False)
    return records.Recording(file).fates() if os.path.exists(file) else []


def version(python):
    words = subprocess.check_output([python, "-c", "import sys; print(*sys.version_info[:3])"], text=True)
    return tuple(map(int, words.split()))


def lines_are_whole(python):
    """Whether threads that print at the same time keep their lines apart here; without that a comparison depends on their timing."""
    with tempfile.TemporaryDirectory() as folder:
        file = os.path.join(folder, "threads.py")
        with open(file, "w", encoding="utf-8") as out:
            out.write(PRINTING_THREADS)
        return set(run(python, file, {}, False).out.splitlines()) == {"thread %d printed" % number for number in range(8)}


def scenario_cases(folder, python, only):
    """The programs of the stored scenarios that this Python can run, with the trace of its version."""
    found = []
    for path in sorted(glob.glob(os.path.join(CONFORMANCE, "scenarios", "*", "*.json"))):
        name = os.path.splitext(os.path.basename(path))[0]
        with open(path, encoding="utf-8") as file:
            scenario = json.load(file)
        if only not in name or scenario.get("external"):
            continue
        source = oracle.Gen(oracle.load(path), plain=True).source()
        if python < (3, 11) and re.search(r"TaskGroup|asyncio\.timeout|except\*|uncancel|cancelling|ExceptionGroup|Runner|Barrier", source):
            continue
        if python < (3, 9) and re.search(r"\.cancel\('", source):
            continue  # cancel() takes no message there; the traceback of that error has a line of the probe (docs/recording-format.md)
        if python < (3, 12) and "eager" in source or python < (3, 13) and "QueueShutDown" in source or python < (3, 14) and "eager_start" in source:
            continue
        # Later versions have traces of their own where they differ, and scenarios of their own.
        files = [path[:-5] + ending for ending in ({(3, 12): [".py312.jsonl"], (3, 13): [".py313.jsonl", ".py312.jsonl"]}.get(python[:2], [])
                                                   + [".jsonl"])]
        trace_file = next((file for file in files if os.path.exists(file)), None)
        trace = None
        if trace_file:
            with open(trace_file, encoding="utf-8") as file:
                trace = [json.loads(line) for line in file]
            if any(e["event"] in ("deadlock", "limit") for e in trace):
                continue  # the program would hang
            if python < (3, 11):
                trace = None
        file = os.path.join(folder, name + ".py")
        with open(file, "w", encoding="utf-8") as out:
            out.write(source)
        found.append(Case(name, file, trace, path))
    return found


def generated_cases(folder, python, count, seed):
    found = []
    for n in range(count):
        profile = "default cancel groups simple ties noties".split()[n % 6 if python >= (3, 11) else n % 6 // 2 * 0 + 3]
        scenario = oracle.generate(seed + n, profile)
        try:
            source = oracle.Gen(scenario, plain=True).source()
        except Exception:
            continue
        if scenario.get("external"):
            continue
        file = os.path.join(folder, "generated_%s_%d.py" % (profile, seed + n))
        with open(file, "w", encoding="utf-8") as out:
            out.write(source)
        found.append(Case(os.path.basename(file), file, None, None))
    return found


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--python", action="append")
    parser.add_argument("--generated", type=int, default=0)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--probe", default=PROBE)
    parser.add_argument("--options", default="")
    parser.add_argument("--only", default="")
    parser.add_argument("--jobs", type=int, default=6)
    parser.add_argument("--real", action="store_true", help="in real time, not on a virtual clock")
    parser.add_argument("-v", action="store_true")
    parser.add_argument("files", nargs="*")
    arguments = parser.parse_args()
    bad = 0
    for python in arguments.python or [sys.executable]:
        if not lines_are_whole(python):
            sys.exit("evidence: threads print into each other's lines, so a comparison would depend on their timing")
        of_python = version(python)
        with tempfile.TemporaryDirectory() as folder, concurrent.futures.ThreadPoolExecutor(arguments.jobs) as pool:
            cases = [Case(os.path.basename(f), os.path.abspath(f), None, None) for f in arguments.files]
            if not cases:
                cases = scenario_cases(folder, of_python, arguments.only)
                cases += generated_cases(folder, of_python, arguments.generated, arguments.seed)
                cases += [Case(os.path.basename(f), f, None, None) for f in sorted(glob.glob(os.path.join(HERE, "programs", "*.py")))
                          if arguments.only in f]
            evidence, fates = collections.Counter(), collections.Counter()
            results = pool.map(lambda case: judge(python, case, arguments.probe, arguments.options, arguments.real), cases)
            for case, (verdict, words, fate, difference) in zip(cases, results):
                evidence[verdict] += 1
                fates[fate] += case.trace is not None or fate != "same"
                if verdict == "different" or (arguments.v and verdict != "same"):
                    print("%s: %s: %s" % (case.name, verdict, words))
                if fate != "same" and verdict == "same":
                    print("%s: fates: %s" % (case.name, difference))
                bad += verdict == "different" or fate == "missing" or (fate == "different" and verdict == "same")
        print("Python %d.%d.%d: %d programs: %s; fates: %s" % (of_python + (len(cases), dict(evidence), dict(fates))))
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
