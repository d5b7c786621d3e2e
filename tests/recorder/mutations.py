#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Awaitscope authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Whether the tests of the probe can fail: each of the known pitfalls is put back into a copy of the probe, and must be noticed.

    mutations.py [--python PYTHON]... [--only N] [-v]

A pitfall that only some versions of Python have is tried under those, and said to be of others.
"""
import argparse
import ctypes
import os
import select
import shutil
import subprocess
import sys
import tempfile

import bench
import evidence
import records

HERE = os.path.dirname(os.path.abspath(__file__))
PROBE = evidence.PROBE


def read(folder):
    return {name: records.Recording(os.path.join(folder, name)) for name in sorted(os.listdir(folder)) if name.endswith(".awrec")}


# ---- what the recordings of a program must say: a message, or None

def files_of_both(found):
    (one,) = found.values()
    places = {one.texts[one.places[r.c].a] for r in one.of("begin") if one.texts[r.a] == "work"}
    return None if places == {"/tmp/one.py", "/tmp/two.py"} else "work is defined in %s" % places


def lost_is_not_retrieved(found):
    (one,) = found.values()
    fates = one.fates()
    words = [fate[1] for fate in fates if fate[0].startswith("bad")]
    return None if sorted(words) == ["never_retrieved", "raised", "raised", "retrieved"] else str(fates)


def lines_of_generators(found):
    (one,) = found.values()
    lines = {(one.texts[one.places[r.b].b].split(".")[-1], one.line(r.b)) for r in one.of("step") if r.b}
    missing = {("numbers", 36), ("inner", 27)} - lines
    return "no step waits at %s, only at %s" % (missing, lines) if missing else None


def nothing_dropped(found):
    (one,) = found.values()
    tasks = one.tasks()
    ended = len([r for r in one.of("done") if tasks.get(r.id, "").startswith("work")])
    return None if ended == 3000 and one.dropped == 0 else "%d of 3000 ended, %d dropped" % (ended, one.dropped)


def all_steps_of_threads(found):
    (one,) = found.values()
    tasks = {r.id for r in one.of("begin") if one.texts[r.a] == "work"}
    steps = sum(r.id in tasks for r in one.of("step", "done"))
    return None if (len(tasks), steps) == (150, 150 * 21) else "%d tasks, %d steps" % (len(tasks), steps)


def each_process_has_its_own(found):
    coroutines = [{one.texts[r.a] for r in one.of("begin")} - {"BaseEventLoop.shutdown_asyncgens", "BaseEventLoop.shutdown_default_executor"}
                  for one in found.values()]
    if sorted(map(sorted, coroutines)) != [["fails", "in_child"], ["forks", "in_parent"], ["in_grandchild"]]:
        return str(coroutines)
    made = {one.texts[b.a]: t.d for one in found.values() for b in one.of("begin") for t in one.of("task") if t.id == b.id}
    return None if made["in_child"] == made["in_grandchild"] == 0 else "the first tasks are made by %s" % made


def eager_ones_end(found):
    (one,) = found.values()
    fates = sorted(fate[1] for fate in one.fates() if fate[0].split("#")[0] in ("at_once", "bad", "later"))
    return None if fates == ["never_retrieved", "raised", "succeeded", "succeeded"] else str(fates)


def short_cuts(found):
    (one,) = found.values()
    if "work" not in one.texts.values():
        return "there is no task of work"
    work = [r for r in one.of("begin") if one.texts[r.a] == "work"]
    names = [one.texts[next((n.a for n in one.of("name") if n.id == r.id), r.b)] for r in work]
    made = {r.id: one.texts[one.places[r.a].b].split(".")[-1] for r in one.of("task") if r.a}
    makers = [made.get(r.id) for r in work]
    lines = {r.id: [one.line(s.b) for s in one.of("step") if s.id == r.id] for r in work}
    looks = [(records.HOW[r.flag], one.line(r.b)) for r in one.of("retrieved")]
    expected = ["named-0", "named-1"] * 2, ["main"] * 2 + ["create_task"] * 2, [[13, 15, 15, 20]] * 4, [("exception", 35)] * 2
    actual = names, makers, list(lines.values()), looks
    return None if actual == expected else "%s, not %s" % (actual, expected)


def methods_of_generators(found):
    (one,) = found.values()
    names = sorted(one.texts[r.a] for r in one.of("begin") if one.texts[r.a].endswith(("close", "throw")))
    return None if names == sorted(["g%d.aclose" % i for i in range(5)] + ["thrown.athrow"]) else str(names)


def no_file(found):
    return "there is a recording" if found else None


CHECKS = {"same_code": files_of_both, "lost_once": lost_is_not_retrieved, "generators": lines_of_generators, "many": nothing_dropped,
          "threads": all_steps_of_threads, "forks": each_process_has_its_own, "eager": eager_ones_end, "gathered": short_cuts,
          "without_asyncio": no_file, "closers": methods_of_generators}

P, S = "awaitscope_probe.py", "sitecustomize.py"
LIST = [
    # pitfall, what is broken, file, from, to, program, Pythons
    (1, "a local of Handle._run stays", P, '"_aw_c = _aw_t = None"]', '"pass"]', "handler", lambda v: v >= (3, 12)),
    (2, "f_locals of the program's frames are read", P, "                    if k is not None:\n                        where = k.get(g.f_lasti)",
     "                    if k is not None:\n                        g.f_locals\n                        where = k.get(g.f_lasti)", "local_dies", lambda v: v < (3, 13)),
    (3, "code objects are told apart by what they hold", P,
     ("k = coroutines.get(id(c))", "k = coroutines.get(id(c.cr_code)) if", "            coroutines[id(c)] = k"),
     ("k = coroutines.get(c)", "k = coroutines.get(c.cr_code) if", "            coroutines[c] = k"), "same_code", None),
    (4, "a method is bound without the type", P, "return self.bind(t, base)", "return self.bind(t)", "tracebacks",
     lambda v: (3, 12, 0) <= v <= (3, 13, 0)),
    (5, "result() is a method in Python", P, "    set_name = Rename()\n",
     "    set_name = Rename()\n\n    def result(self):\n        return base.result(self)\n", "tracebacks", None),
    (6, "Handle._run is written under another file's name", P, 'compile(ast.fix_missing_locations(maker), code.co_filename, "exec")',
     'compile(ast.fix_missing_locations(maker), SELF, "exec")', "tracebacks", None),
    (7, "the first referent is taken for what is awaited", P, "                        if type(n) in CHAIN:\n                            break",
     "                        break", "generators", None),
    (8, "a lost task stays among those to look at", P, "                i = abs(i)\n                pending.pop(i, None)\n", "                i = abs(i)\n",
     "lost_once", None),
    (9, "the handler is set on the loop", P, "    k = loops[id(loop)] = len(loops) + 1\n",
     "    k = loops[id(loop)] = len(loops) + 1\n    loop.set_exception_handler(lambda loop, context: loop.default_exception_handler(context))\n",
     "handler", None),
    (10, "what an eager task did in its making is not seen", P, "        finally:\n            after(t, b, i)\n            t = self = init",
     "        finally:\n            t = self = init", "eager", lambda v: v >= (3, 12)),
    (14, "the file does not grow", P, "        lim = File.allocated - SIZE\n        header()\n        return p if p <= lim else drop()",
     "        header()\n        return drop()", "many", None),
    (15, "threads share a position without care", P, "alloc = itertools.count(File.first, SIZE).__next__\n    File.tables",
     "alloc = careless(File.first)\n    File.tables", "threads", None),
    (15, "a forked process goes on in the parent's file", P, "os.register_at_fork(after_in_child=in_child)", "pass", "forks", None),
    (23, "a generator has the name of another one of the same code", P, "                if k is None or k[0] is not q:", "                if k is None:",
     "closers", None),
    (24, "athrow() is taken for aclose()", P, '".athrow" if any(type(r) is tuple for r in refers) else ".aclose"', '".aclose"', "closers", None),
    (22, "the task that ran when a process was forked off is taken for one of that process", P,
     "    running_task = running_task_here  # the", "    # the", "forks", lambda v: v < (3, 12)),
    (16, "str() of exceptions is called", P, "    args = plain_args(e)\n    message = \"\"", "    args = plain_args(e)\n    message = str(e)", "talks", None),
    (18, "a name given before the first step is not read", P, "        else:\n            t._aw_unnamed = False\n", "", "gathered", None),
    (19, "gather is taken for the maker whoever calls create_task", P, "                if f.f_code is CREATE:", "                if True:", "gathered", None),
    (20, "sleep(0) is taken for that of another place", P, "yields[id(c.cr_code)][c.cr_frame.f_lasti]", "min(yields[id(c.cr_code)].values())", "gathered", None),
    (21, "who looks at the first exception is not noted", P, "            note_lookups()\n        pending", "            pass\n        pending", "gathered", None),
    (17, "asyncio is imported at the start", S, '    if "asyncio" in sys.modules:', '    import asyncio\n    if "asyncio" in sys.modules:',
     "without_asyncio", None),
]
CARELESS = """
def careless(position):
    state = [position]

    def alloc():
        p = state[0]
        time.sleep(0.00001)
        state[0] = p + SIZE
        return p
    return alloc

"""


def verdict(python, program, probe):
    """What is wrong with the run of a program under this probe, or None."""
    file = os.path.join(HERE, "programs", program + ".py")
    bare = evidence.run(python, file, {}, True)
    with tempfile.TemporaryDirectory() as folder:
        recorded = evidence.run(python, file, {"PYTHONPATH": probe, "AWAITSCOPE_RECORD": os.path.join(folder, "x.awrec")}, True)
        if bare != recorded:
            return "status %s and %s\n--- without\n%s--- with\n%s" % (bare.status, recorded.status, bare.out, recorded.out)
        try:
            return CHECKS[program](read(folder)) if program in CHECKS else None
        except Exception as error:
            return "the recording cannot be read: %r" % error


def set_orders(python):
    """Pitfall 11: a class of tasks changes addresses, and so the order of sets. The tests tell such differences apart by other orders."""
    with tempfile.NamedTemporaryFile("w", suffix=".py") as file:
        file.write("import asyncio\nasync def w(i): pass\nasync def main():\n"
                   "    print([t.get_name() for t in {asyncio.create_task(w(i), name=str(i)) for i in range(8)}])\nasyncio.run(main())\n")
        file.flush()
        return len({evidence.run(python, file.name, {"SET_ORDER": str(n)}, False).out for n in range(4)}) > 1


# Memory that grows and shrinks: where it is mapped anew each time, the kernel has to clear it again.
BREATHING = """import resource
for n in range(200, 400):
    bytearray(n * 1000)
before = resource.getrusage(resource.RUSAGE_SELF).ru_minflt
for n in range(400, 800):
    bytearray(n * 1000)
print(resource.getrusage(resource.RUSAGE_SELF).ru_minflt - before)
"""


def two_modes(python):
    """Pitfall 12: thresholds of the C library that move. Without what the benchmark sets, page faults come and go with the sizes of a program."""
    def faults():
        with tempfile.TemporaryDirectory() as folder:
            file = os.path.join(folder, "program.py")
            with open(file, "w", encoding="utf-8") as out:
                out.write(BREATHING)
            return bench.run(python, file, None, folder)
    fixed, kept = faults(), dict(bench.MEMORY)
    bench.MEMORY.clear()
    try:
        moving = faults()
    finally:
        bench.MEMORY.update(kept)
    return None if fixed * 4 < moving else "%d page faults with thresholds that are fixed, %d without" % (fixed, moving)


def silent_writes(python, probe):
    """Pitfall 13: who waits to be told of a change does not see a recording grow, because it is written through a mapping; who looks does."""
    libc = ctypes.CDLL(None, use_errno=True)
    with tempfile.TemporaryDirectory() as folder:
        file = os.path.join(folder, "x.awrec")
        source = ("import asyncio, sys\nasync def before():\n    await asyncio.sleep(0)\n"
                  "async def main():\n    print('ready', flush=True)\n    sys.stdin.readline()\n    await asyncio.gather(*[before() for n in range(50)])\n"
                  "    print('done', flush=True)\n    sys.stdin.readline()\nasyncio.run(main())\n")
        environment = dict(os.environ, PYTHONPATH=probe, AWAITSCOPE_RECORD=file)
        process = subprocess.Popen([python, "-c", source], env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        try:
            process.stdout.readline()
            watch = libc.inotify_init1(os.O_NONBLOCK)
            if watch < 0 or libc.inotify_add_watch(watch, os.fsencode(file), 2) < 0:  # IN_MODIFY
                return "files cannot be watched here"
            before = len(records.Recording(file).of("done"))
            process.stdin.write(b"go\n")
            process.stdin.flush()
            process.stdout.readline()
            told = select.select([watch], [], [], 0.2)[0]
            seen = len(records.Recording(file).of("done")) - before
            os.close(watch)
            if seen != 50:
                return "%d of 50 tasks are in the file while the program runs" % seen
            return "writes are told of now: a follower need not look any more" if told else None
        finally:
            process.kill()
            process.wait()
            process.stdin.close()
            process.stdout.close()


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--python", action="append")
    parser.add_argument("--only", type=int)
    parser.add_argument("-v", action="store_true")
    arguments = parser.parse_args()
    bad = 0
    for python in arguments.python or [sys.executable]:
        version = evidence.version(python)
        name = "Python %d.%d.%d" % version
        for program in sorted({entry[5] for entry in LIST}):
            wrong = verdict(python, program, PROBE)
            if wrong:
                bad += 1
                print("%s: %s fails with the probe as it is: %s" % (name, program, wrong))
        noticed = elsewhere = 0
        for number, what, file, old, new, program, versions in LIST:
            if arguments.only not in (None, number):
                continue
            if versions is not None and not versions(version):
                elsewhere += 1
                continue
            with tempfile.TemporaryDirectory() as folder:
                for each in (P, S):
                    shutil.copy(os.path.join(PROBE, each), folder)
                path = os.path.join(folder, file)
                with open(path, encoding="utf-8") as source:
                    text = source.read()
                for place, instead in zip(*((old,), (new,)) if isinstance(old, str) else (old, new)):
                    if text.count(place) != 1:
                        bad += 1
                        print("pitfall %d: the probe has no such place any more: %s" % (number, place))
                    text = text.replace(place, instead)
                if "careless" in text:
                    text = text.replace("def start():", CARELESS.lstrip() + "\ndef start():", 1)
                with open(path, "w", encoding="utf-8") as source:
                    source.write(text)
                wrong = verdict(python, program, folder)
                if wrong:
                    noticed += 1
                    if arguments.v:
                        print("pitfall %d, %s: %s" % (number, what, wrong))
                else:
                    bad += 1
                    print("%s: pitfall %d is not noticed: %s" % (name, number, what))
        for number, check in ((12, lambda: two_modes(python)), (13, lambda: silent_writes(python, PROBE))):
            if arguments.only in (None, number) and (wrong := check()):
                bad += 1
                print("%s: pitfall %d: %s" % (name, number, wrong))
        if not set_orders(python):
            bad += 1
            print("%s: pitfall 11: the order of sets cannot be changed" % name)
        print("%s: %d mutations noticed, %d are of other versions" % (name, noticed, elsewhere))
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
