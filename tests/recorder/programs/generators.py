"""Tasks that wait inside of asynchronous generators and of __await__ methods."""
import asyncio


class Later:
    def __await__(self):
        yield from asyncio.sleep(0.003).__await__()


async def numbers():
    for i in range(2):
        await asyncio.sleep(0.002)
        yield i


async def reads():
    async for _ in numbers():
        pass


async def waits():
    await Later()


async def main():
    await asyncio.gather(reads(), waits())
    print("end")

asyncio.run(main())
