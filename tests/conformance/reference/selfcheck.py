# SPDX-FileCopyrightText: 2026 The Awaitscope authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""oracle.py selftest: generated scenarios, run in several ways that must agree."""
import collections
import json
import os
import subprocess
import sys
import time

from .check.fields import OPNAMES
from .compare import compare, show
from .generated.generator import Rnd, generate
from .invariants import invariants
from .plain import run_plain
from .program.gen import Gen
from .run import run_scenario
from .runtime.runtime import RT
from .versions import PYVER, GenError


def compare_impls(a, b):
    """C and pure-Python Task/Future must agree in everything but the moment of the finalizer reports
    (the Python version has more reference cycles) and one message text."""
    fin = ("never_retrieved", "never_awaited", "destroyed_pending")

    def split(tr):
        s = json.dumps(tr).replace("Result is not ready.", "Result is not set.")
        tr = json.loads(s)
        return ([d for d in tr if d["event"] not in fin],
                sorted(json.dumps({k: v for k, v in d.items() if k not in ("t", "n", "gc")}, sort_keys=True) for d in tr if d["event"] in fin))
    (x, fx), (y, fy) = split(a), split(b)
    return compare(x, y, ignore=()) or (None if fx == fy else "finalizer reports differ: %s" % sorted(set(fx) ^ set(fy)))


def plain_differs(sc, trace):
    """Does the plain program (run --no-trace) do the same? Compared: when it prints what (first words) and how it ends, up to
    the shutdown phase (its order is arbitrary in CPython). None, or a description."""
    if any(d.get("exc") and d["exc"].get("type") == "Unbound" for d in trace):
        return None             # a dropped variable is None there
    want = []
    for i, d in enumerate(trace):
        if d["event"] == "log":
            want.append((d["t"], d["text"].split()[0]))
        elif d["event"] in ("state", "callback"):
            want.append((d["t"], d["event"]))
        elif d["event"] in ("shutdown", "exit", "deadlock", "limit"):
            break
    out = []
    last, _, _ = run_plain(sc, out=out)
    got = [(t, x.split()[0]) for t, x in out]
    if want != (got[:len(want)] if d["event"] in ("shutdown", "exit") else got):      # threads may go on after the exit
        return "prints %s, not %s" % (got, want)
    end = next(d for d in trace if d["event"] in ("exit", "deadlock", "limit"))
    if d["event"] == "shutdown":
        last["t"] = end["t"]
    keys = ("t", "event", "outcome", "exc")
    if [last.get(k) for k in keys] != [end.get(k) for k in keys]:
        return "ends with %s, not %s" % (show(last), show(end))
    return None


def selftest(count, seed0, verbose=False):
    command = os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "oracle.py")
    stats = collections.Counter()
    opsused = collections.Counter()
    fails = []
    t0 = time.time()
    profiles = [p for p in Rnd.PROFILES if sys.version_info >= Rnd.SINCE.get(p, (3, 11))]
    jobs = []
    for k in range(count):
        prof = profiles[k % len(profiles)]
        jobs.append((seed0 + k, prof))

    def ops(x):
        if isinstance(x, dict):
            if "op" in x:
                opsused[x["op"]] += 1
            for v in x.values():
                ops(v)
        elif isinstance(x, list):
            for v in x:
                ops(v)
    hashes = {}
    for s, p in jobs:
        sc = generate(s, p)
        ops(sc["coros"])
        if generate(s, p) != sc:
            fails.append((s, p, "generator is not deterministic"))
        try:
            a = run_scenario(json.loads(json.dumps(sc)), "c", ticks=True)
            b = run_scenario(sc, "py", ticks=True)
        except GenError as e:
            fails.append((s, p, str(e)))
            continue
        r = compare_impls(a, b)
        if r:
            fails.append((s, p, "C and Python Task/Future differ: " + r))
        limit, RT.SCAN_LIMIT = RT.SCAN_LIMIT, -1
        r = compare(a, run_scenario(sc, "c", ticks=True), ignore=())
        RT.SCAN_LIMIT = limit
        if r:
            fails.append((s, p, "the two ways to look for retrieved exceptions differ: " + r))
        for v in invariants(a):
            fails.append((s, p, v))
        for d in a:
            stats[d["event"]] += 1
        try:
            compile(Gen(sc, plain=True).source(), "plain", "exec")
            r = plain_differs(sc, a)
            if r:
                fails.append((s, p, "the plain program %s" % r))
        except Exception as e:
            fails.append((s, p, "plain program: %s: %s" % (type(e).__name__, e)))
        hashes["%s/%s" % (p, s)] = json.dumps(a)
    # determinism across processes with different hash seeds / addresses
    for hs in ("0", "12345"):
        env = dict(os.environ, PYTHONHASHSEED=hs, ORACLE_SALT=hs)
        out = subprocess.run([sys.executable, command, "_traces", "--jobs", json.dumps(jobs)], capture_output=True, text=True, env=env)
        if out.returncode:
            fails.append(("*", "*", "subprocess failed: " + out.stderr[-500:]))
            continue
        other = json.loads(out.stdout)
        for k, v in hashes.items():
            if other.get(k) != v:
                fails.append((k, "hashseed " + hs, "trace differs between processes"))
    print("python %s: %d scenarios, %d failures, %.1fs" % (PYVER, len(jobs), len(fails), time.time() - t0))
    for f in fails[:20]:
        print("  FAIL", *f)
    if verbose:
        print("events:", dict(stats.most_common()))
        print("ops:", dict(opsused.most_common()))
        print("ops never used:", [o for o in OPNAMES if o not in opsused])
    return not fails
