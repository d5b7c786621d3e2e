# SPDX-FileCopyrightText: 2026 The Awaitscope authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The command line of oracle.py."""
import argparse
import contextlib
import json
import os
import sys
import time

from .check.checker import validate
from .compare import compare
from .files import dump, load, load_trace
from .generated.generator import Rnd, generate
from .plain import run_plain
from .program.gen import Gen
from .run import run_scenario
from .schema import SCHEMA
from .selfcheck import selftest
from .versions import GenError


def main(description, argv=None):
    ap = argparse.ArgumentParser(prog="oracle.py", description=description, formatter_class=argparse.RawDescriptionHelpFormatter)
    sub = ap.add_subparsers(dest="cmd", required=True)
    p = sub.add_parser("run")
    p.add_argument("scenario")
    p.add_argument("-o", "--out")
    p.add_argument("--impl", choices=["c", "py"], default="c")
    p.add_argument("--loop", choices=["virtual", "real"], default="virtual")
    p.add_argument("--ticks", action="store_true")
    p.add_argument("--max-ticks", type=int, default=100000)
    p.add_argument("--scale", type=float, default=1.0, help="--loop real: real ms per scenario ms")
    p.add_argument("--no-trace", action="store_true", help="run the plain program with the stock asyncio; print only how it ends, "
                   "and the CPU seconds (stderr)")
    for n in ("emit", "code"):
        p = sub.add_parser(n)
        p.add_argument("scenario")
    p = sub.add_parser("validate")
    p.add_argument("files", nargs="+")
    p = sub.add_parser("gen")
    p.add_argument("--seed", type=int, required=True)
    p.add_argument("--count", type=int, default=1)
    p.add_argument("--profile", choices=Rnd.PROFILES, default="default")
    p.add_argument("--out", help="directory: writes NAME.json and NAME.jsonl")
    p = sub.add_parser("check")
    p.add_argument("a")
    p.add_argument("b")
    p.add_argument("--mode", choices=["exact", "per-task", "by-time"], default="exact")
    p.add_argument("--ignore", default="n")
    p.add_argument("--only", default="")
    p = sub.add_parser("selftest")
    p.add_argument("--count", type=int, default=300)
    p.add_argument("--seed", type=int, default=1)
    p.add_argument("-v", action="store_true")
    p = sub.add_parser("schema")
    p = sub.add_parser("_traces")
    p.add_argument("--jobs", required=True)
    a = ap.parse_args(argv)
    try:
        return command(a)
    except GenError as e:
        print("oracle: %s" % e, file=sys.stderr)
        return 2
    except FileNotFoundError as e:
        print("oracle: %s" % e, file=sys.stderr)
        return 2
    except BrokenPipeError:
        return 0


def command(a):
    if a.cmd == "schema":
        print(SCHEMA)
    elif a.cmd == "run" and a.no_trace:
        if a.impl != "c" or a.loop != "virtual" or a.ticks:
            raise GenError("--no-trace goes with the C implementation on the virtual clock, without --ticks")
        last, cpu, wall = run_plain(load(a.scenario), a.max_ticks)
        with (open(a.out, "w") if a.out else contextlib.nullcontext(sys.stdout)) as fh:
            dump([last], fh)
        print("cpu %.3f s, wall %.3f s (asyncio.run of the plain program); whole process cpu %.3f s"
              % (cpu, wall, time.process_time()), file=sys.stderr)
    elif a.cmd == "run":
        tr = run_scenario(load(a.scenario), a.impl, a.loop, a.ticks, a.max_ticks, a.scale)
        if a.out:
            with open(a.out, "w") as fh:
                dump(tr, fh)
        else:
            dump(tr, sys.stdout)
    elif a.cmd in ("emit", "code"):
        sc = load(a.scenario)
        errs = validate(sc)
        if errs:
            raise GenError("invalid scenario:\n  " + "\n  ".join(errs))
        print(Gen(sc, plain=a.cmd == "emit").source(), end="")
    elif a.cmd == "validate":
        rc = 0
        for f in a.files:
            errs = validate(load(f))
            print("%s: %s" % (f, "ok" if not errs else "INVALID"))
            for e in errs:
                print("   ", e)
                rc = 1
        return rc
    elif a.cmd == "gen":
        for k in range(a.count):
            sc = generate(a.seed + k, a.profile)
            if a.out:
                os.makedirs(a.out, exist_ok=True)
                base = os.path.join(a.out, sc["name"])
                with open(base + ".json", "w") as fh:
                    json.dump(sc, fh, indent=1)
                with open(base + ".jsonl", "w") as fh:
                    dump(run_scenario(sc, ticks=True), fh)
            else:
                print(json.dumps(sc, indent=1))
    elif a.cmd == "check":
        r = compare(load_trace(a.a), load_trace(a.b), a.mode, [x for x in a.ignore.split(",") if x],
                    set(x for x in a.only.split(",") if x) or None)
        if r:
            print("DIFFERENT: " + r)
            return 1
        print("same")
    elif a.cmd == "selftest":
        return 0 if selftest(a.count, a.seed, a.v) else 1
    elif a.cmd == "_traces":
        salt = [object() for _ in range(int(os.environ.get("ORACLE_SALT", "0")) % 1000)]  # moves addresses
        out = {}
        for s, p in json.loads(a.jobs):
            out["%s/%s" % (p, s)] = json.dumps(run_scenario(generate(s, p), ticks=True))
        json.dump(out, sys.stdout)
        salt.clear()
    return 0
