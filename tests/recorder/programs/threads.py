# SPDX-FileCopyrightText: 2026 The Awaitscope authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Two loops in two threads, which change places all the time."""
import asyncio
import sys
import threading

sys.setswitchinterval(1e-6)


async def work():
    for _ in range(20):
        await asyncio.sleep(0)


async def main():
    await asyncio.gather(*[work() for _ in range(50)])

others = [threading.Thread(target=lambda: asyncio.run(main())) for _ in range(3)]
for thread in others:
    thread.start()
for thread in others:
    thread.join()
print("end")
