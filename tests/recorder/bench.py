#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Awaitscope authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What recording costs, in CPU time beside the bare program: bench.py [--python PYTHON] [--rounds N]

The variants take turns, and the least of their rounds counts, so that a busy machine disturbs all alike. Without aiohttp or uvloop their rows are left out.
"""
import argparse
import os
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
PROBE = os.path.join(os.path.dirname(os.path.dirname(HERE)), "resources", "python")

GATHER = """
import asyncio, time
async def work():
    await asyncio.sleep(0); await asyncio.sleep(0)
async def main():
    await asyncio.gather(*[work() for _ in range(10000)])
begin = time.process_time()
for _ in range(3): asyncio.run(main())
print(time.process_time() - begin)
"""
STREAMS = """
import asyncio, time
async def serve(reader, writer):
    while line := await reader.readline():
        writer.write(line); await writer.drain()
    writer.close()
async def main():
    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    async def client():
        reader, writer = await asyncio.open_connection(*server.sockets[0].getsockname())
        for _ in range(200):
            writer.write(b"hello\\n"); await writer.drain(); await reader.readline()
        writer.close()
    await asyncio.gather(*[client() for _ in range(10)])
    server.close()
begin = time.process_time()
asyncio.run(main())
print(time.process_time() - begin)
"""
AIOHTTP = """
import asyncio, sys, time
from aiohttp import web, ClientSession
async def hello(request): return web.Response(text="Hello, world")
async def main():
    application = web.Application(); application.router.add_get("/", hello)
    runner = web.AppRunner(application); await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    async with ClientSession() as session:
        async def client(count):
            for _ in range(count):
                async with session.get("http://127.0.0.1:%d/" % runner.addresses[0][1]) as response: await response.text()
        await client(50)
        begin = time.process_time()
        await asyncio.gather(*[client(200) for _ in range(10)])
        print(time.process_time() - begin)
    await runner.cleanup()
asyncio.run(main())
"""
PROGRAMS = [("gather of 10,000 with two sleep(0)", GATHER, ""), ("streams, 2,000 lines echoed", STREAMS, ""),
            ("aiohttp, 2,000 requests", AIOHTTP, "aiohttp"),
            ("aiohttp on uvloop, 2,000 requests", AIOHTTP.replace("import asyncio", "import uvloop; uvloop.install()\nimport asyncio", 1), "aiohttp, uvloop")]


# glibc's threshold for mapped memory moves with the sizes a program happens to use, and would make two modes of one program.
MEMORY = {"MALLOC_MMAP_THRESHOLD_": "1000000000", "MALLOC_TRIM_THRESHOLD_": "1000000000"}


def run(python, file, options, folder):
    environment = dict(os.environ, PYTHONHASHSEED="0", **MEMORY)
    if options is not None:
        for old in os.listdir(folder):
            if old.endswith(".awrec"):
                os.unlink(os.path.join(folder, old))
        environment.update(PYTHONPATH=PROBE, AWAITSCOPE_RECORD=os.path.join(folder, "x.awrec"), AWAITSCOPE_RECORD_OPTIONS=options)
    done = subprocess.run([python, file], env=environment, stdout=subprocess.PIPE, check=True)
    return float(done.stdout.splitlines()[-1])


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--python", default=sys.executable)
    parser.add_argument("--rounds", type=int, default=7)
    arguments = parser.parse_args()
    print("| CPU time | bare | recorded | --light |\n|---|---|---|---|")
    for name, source, modules in PROGRAMS:
        if modules and subprocess.run([arguments.python, "-c", "import " + modules], stderr=subprocess.DEVNULL).returncode:
            continue
        with tempfile.TemporaryDirectory() as folder:
            file = os.path.join(folder, "program.py")
            with open(file, "w", encoding="utf-8") as out:
                out.write(source)
            best = {}
            for _ in range(arguments.rounds):
                for options in (None, "", "light"):
                    best[options] = min(best.get(options, 1e9), run(arguments.python, file, options, folder))
        print("| %s | %.0f ms | %+.0f %% | %+.0f %% |" % (name, best[None] * 1000, *[(best[o] / best[None] - 1) * 100 for o in ("", "light")]))


if __name__ == "__main__":
    main()
