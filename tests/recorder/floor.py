#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Awaitscope authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""How little a recording could cost: the probe beside a skeleton that decides nothing. floor.py [--python PYTHON] [--rounds N]

The program is the gather of 10,000 tasks with two sleep(0), the most expensive one for its length. The skeleton knows it by heart: it reads
the clock before and after each handle, says what runs now, and writes the same records for the making, the first step, each step and the
end of a task. It finds no names and no kinds of waits, has no limit, looks at no failure, and does not measure what it costs. So this is
about the least that a probe of this kind can cost. The variants take turns; the median of their rounds' differences counts.
"""
import argparse
import os
import statistics
import subprocess
import sys
import tempfile

import bench

SKELETON = """
import asyncio, itertools, mmap, os, struct, sys, tempfile, time
from asyncio import events, tasks
sys.path.insert(0, PROBE)
import awaitscope_probe as probe
del sys.path[0]
now, getframe, base = time.perf_counter_ns, sys._getframe, tasks.Task
ROOM = 64 << 20
file = tempfile.TemporaryFile()
os.posix_fallocate(file.fileno(), 0, ROOM)
mm = mmap.mmap(file.fileno(), ROOM)
cur = memoryview(mm)[104:136].cast("q")
alloc, counter = itertools.count(4096, 32).__next__, itertools.count(1).__next__
pack_made, pack_tailed = probe.pack_made, probe.pack_tailed
REST, tails = bytes(16), {}
init = base.__init__.__get__

class Creation:
    def __get__(self, t, owner):
        i = counter()
        t._aw = -i
        pack_made(mm, alloc(), now(), i, getframe(3).f_back.f_lasti, abs(cur[0]), 3 << 24)
        return init(t, base)

class Task(base):
    __slots__ = ("_aw",)
    __init__ = Creation()

def after(t, b, i):
    e = now()
    c = t._coro
    if i < 0:
        t._aw = i = -i
        pack_tailed(mm, alloc(), e, i, 0, REST)
    if t._fut_waiter is None and c.cr_await is not None:
        pack_tailed(mm, alloc(), b, i, e - b, tails.get(c.cr_frame.f_lasti, REST))
    else:
        pack_tailed(mm, alloc(), b, i, e - b, REST)

first, woken = probe.step_types()
events.Handle._run = probe.rewritten(
    events.Handle._run,
    ["_aw_c = self._callback",
     "_aw_t = type(_aw_c)",
     "_aw_first = _aw_t is _aw_step",
     "_aw_t = _aw_c.__self__ if _aw_first or _aw_t is _aw_woken else None",
     "if type(_aw_t) is _aw_task: _aw_cur[0] = _aw_i = _aw_t._aw",
     "else:",
     "    _aw_t = None",
     "    _aw_cur[0] = 0",
     "_aw_b = _aw_now()",
     "_aw_cur[1] = _aw_b"],
    ["if _aw_t is not None: _aw_after(_aw_t, _aw_b, _aw_i)",
     "elif _aw_now() - _aw_b > 100000: pass",
     "_aw_c = _aw_t = None"],
    probe.CallWithout(), _aw_step=first, _aw_woken=woken, _aw_task=Task, _aw_cur=cur, _aw_now=now, _aw_after=after)
tasks.Task = asyncio.Task = Task
"""


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--python", default=sys.executable)
    parser.add_argument("--rounds", type=int, default=9)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        files = {}
        for name, source in (("bare", bench.GATHER), ("skeleton", "PROBE = %r\n" % bench.PROBE + SKELETON + bench.GATHER)):
            files[name] = os.path.join(folder, name + ".py")
            with open(files[name], "w", encoding="utf-8") as out:
                out.write(source)
        rounds = []
        for _ in range(arguments.rounds):
            rounds.append((bench.run(arguments.python, files["bare"], None, folder), bench.run(arguments.python, files["skeleton"], None, folder),
                           bench.run(arguments.python, files["bare"], "", folder)))
    version = subprocess.check_output([arguments.python, "-V"], text=True).strip()
    skeleton, probe = (statistics.median(one[n] / one[0] - 1 for one in rounds) * 100 for n in (1, 2))
    print("%s: bare %.0f ms, skeleton %+.0f %%, probe %+.0f %%" % (version, statistics.median(one[0] for one in rounds) * 1000, skeleton, probe))


if __name__ == "__main__":
    main()
