# SPDX-FileCopyrightText: 2026 The Awaitscope authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The same code in two files: the code objects are equal, and not the same."""
import asyncio

SOURCE = "import asyncio\nasync def work():\n    await asyncio.sleep(0.001)\n    return 1\n"
one, two = {}, {}
exec(compile(SOURCE, "/tmp/one.py", "exec"), one)
exec(compile(SOURCE, "/tmp/two.py", "exec"), two)


async def main():
    print(await asyncio.gather(one["work"](), two["work"]()))

asyncio.run(main())
