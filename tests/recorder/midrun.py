# SPDX-FileCopyrightText: 2026 The Awaitscope authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Is recorded from its middle on, by attaching.py: midrun.py FOLDER. SIGUSR1 plays sys.remote_exec of Python 3.14: it executes the script
whose path is in FOLDER/request, at the next moment between two instructions of the main thread."""
import asyncio
import os
import signal
import sys
import threading
import time

FOLDER = sys.argv[1]


def injected(number, frame):
    with open(os.path.join(FOLDER, "request"), encoding="utf-8") as file:
        path = file.read()
    if path:
        with open(path, encoding="utf-8") as file:
            source = file.read()
        exec(source, {})


signal.signal(signal.SIGUSR1, injected)


def there(name):
    return os.path.exists(os.path.join(FOLDER, name))


def tell(name):
    with open(os.path.join(FOLDER, name + ".new"), "w"):
        pass
    os.rename(os.path.join(FOLDER, name + ".new"), os.path.join(FOLDER, name))


async def until(name):
    while not there(name):
        await asyncio.sleep(0.005)


async def passes(event):
    await event.wait()
    return 1


async def fails(event):
    await event.wait()
    raise ValueError("go")


async def fails_at_once():
    raise ValueError("at once")


async def consumes(queue):
    print("item", await queue.get())


async def collects(*others):
    print(await asyncio.gather(*others, return_exceptions=True))


async def awaits(task):
    try:
        await task
    except ValueError as error:
        print("caught", error)


async def made_later():
    await asyncio.sleep(0)


async def never_begun():
    print("begun")


async def in_thread():
    await until("go")


async def main():
    queue, go = asyncio.Queue(), asyncio.Event()
    kept = asyncio.create_task(fails_at_once(), name="kept")
    forgotten = asyncio.create_task(fails(go), name="forgotten")
    sleeps = asyncio.create_task(asyncio.sleep(1000), name="sleeps")
    tasks = [asyncio.create_task(consumes(queue)), asyncio.create_task(collects(passes(go), fails(go))),
             asyncio.create_task(awaits(asyncio.create_task(fails(go), name="awaited")))]
    thread = threading.Thread(target=lambda: asyncio.run(in_thread()), name="second")
    thread.start()
    await asyncio.sleep(0.05)
    tasks.append(asyncio.create_task(never_begun()))
    tell("ready")
    while not there("attached"):  # the step that runs while the recording begins
        time.sleep(0.005)
    await until("go")
    go.set()
    await asyncio.create_task(made_later(), name="later")
    queue.put_nowait("x")
    await asyncio.sleep(0.05)
    print("kept", kept.exception())
    del forgotten
    for task in tasks:
        await task
    sleeps.cancel()
    thread.join()
    print("last", flush=True)
    await until("end")


asyncio.run(main())
