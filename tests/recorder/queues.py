#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Awaitscope authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Whether a recording has the lengths of queues, and what it cost: queues.py [--python PYTHON]..."""
import argparse
import os
import struct
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
sys.dont_write_bytecode = True
sys.path.insert(0, HERE)
import records  # noqa: E402

PROBE = os.path.join(os.path.dirname(os.path.dirname(HERE)), "resources", "python")
PROGRAM = """
import asyncio, collections, threading

class Odd(asyncio.Queue):  # the items of this one are the program's own affair
    def _init(self, maxsize): self._queue = Items()
    def _put(self, item): self._queue.append(item)
    def _get(self): return self._queue.popleft()

class Items(collections.deque):
    def __len__(self):
        print("len() of the program was called")
        return super().__len__()

async def producer(queue):
    for i in range(600):
        queue.put_nowait(i)
        await asyncio.sleep(0)
        if i % 20 == 0: await asyncio.sleep(0.006)

async def consumer(queue):
    while True:
        await queue.get()
        await asyncio.sleep(0.01)

async def client(semaphore):
    async with semaphore:
        await asyncio.sleep(0.02)

async def main():
    queue, bounded, semaphore = asyncio.Queue(), asyncio.Queue(3), asyncio.Semaphore(2)
    odd, dies = Odd(), asyncio.Queue()
    waiting = [asyncio.ensure_future(each) for each in (consumer(queue), bounded.get(), odd.get(), dies.get())]
    await asyncio.sleep(0)
    waiting.pop().cancel()
    del dies
    go, loop = threading.Event(), asyncio.get_running_loop()
    calls = [loop.run_in_executor(None, go.wait) for _ in range(100)]
    await asyncio.gather(producer(queue), *[client(semaphore) for _ in range(12)])
    go.set()
    await asyncio.gather(*calls)
    for each in waiting: each.cancel()
asyncio.run(main())
"""


def problems(recording, data):
    """What is wrong with the recording of the program."""
    types = {r.id: recording.texts[r.b] for r in recording.of("object")}
    found = {}
    for r in recording.of("queue"):
        found.setdefault((types.get(r.id), r.flag, r.c if r.flag == 0 else 0), []).append(r)
    queue, bounded = found.get(("Queue", 0, 0), []), found.get(("Queue", 0, 3), [])
    semaphore, pool = found.get(("Semaphore", 1, 0), []), found.get(("ThreadPoolExecutor", 3, 0), [])
    if not queue or max(r.a for r in queue) < 400 or [r.time for r in queue] != sorted(r.time for r in queue):
        yield "the queue that only grows: %s" % queue[-3:]
    if not bounded or bounded[0].a != 0 or bounded[0].b != 1:
        yield "the bounded queue: %s" % bounded
    if not semaphore or max(r.b for r in semaphore) < 8 or semaphore[-1].b > 2:
        yield "the semaphore: %s" % semaphore
    if not pool or pool[0].a < 10 or pool[0].c < 1 or pool[0].a + pool[0].c < 90:
        yield "the executor: %s" % pool
    for records_ in found.values():
        by = {}
        for r in records_:
            if by.get(r.id) == (r.a, r.b):
                yield "the same length twice: %s" % (r,)
            by[r.id] = r.a, r.b
    own, whole = struct.unpack_from("<qq", data, 120)
    if not 0 < own < whole or own * 100 < whole:
        yield "%d of %d ns is no measured cost" % (own, whole)


def run(python, options, folder):
    file = os.path.join(folder, "program.py")
    with open(file, "w", encoding="utf-8") as out:
        out.write(PROGRAM)
    path = os.path.join(folder, "x.awrec")
    environment = dict(os.environ, PYTHONPATH=PROBE, AWAITSCOPE_RECORD=path, AWAITSCOPE_RECORD_OPTIONS=options)
    done = subprocess.run([python, file], env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=120)
    with open(path, "rb") as recording:
        data = recording.read(4096)
    return done, records.Recording(path), data


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--python", action="append")
    bad = 0
    for python in parser.parse_args().python or [sys.executable]:
        with tempfile.TemporaryDirectory() as folder:
            done, recording, data = run(python, "", folder)
            wrong = list(problems(recording, data))
            bare = subprocess.run([python, os.path.join(folder, "program.py")], stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=120)
            if (done.returncode, done.stdout, done.stderr) != (bare.returncode, bare.stdout, bare.stderr):
                wrong.append("the program printed %r instead of %r" % (done.stdout + done.stderr, bare.stdout + bare.stderr))
        with tempfile.TemporaryDirectory() as folder:
            done, recording, data = run(python, "light,cost", folder)
            if recording.of("queue") and any(r.flag != 3 for r in recording.of("queue")):
                wrong.append("queues are recorded with light")
            if done.stdout != bare.stdout or done.stderr.count(b"\n") != 1 or not done.stderr.startswith(b"awaitscope: recording took about "):
                wrong.append("with cost it printed %r" % (done.stdout + done.stderr))
        for each in wrong:
            print("%s: %s" % (python, each))
        bad += len(wrong)
    print("queues and cost: %d problems" % bad)
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
