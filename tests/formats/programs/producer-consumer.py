"""Producer and consumer with a queue"""

import asyncio


jobs = asyncio.Queue(2)


async def producer():
    work = [1, 2, 3, 4, 5, 6]
    for job in work:
        await jobs.put(job)
        print(f'put {job}')
        await asyncio.sleep(0.02)


async def consumer(name):
    for _ in range(1000):
        job = await jobs.get()
        try:
            await asyncio.sleep(0.1)
            print(f'{name} did job {job}')
        finally:
            jobs.task_done()


async def main():
    consumers = [
        asyncio.create_task(consumer(name='first'), name='first'),
        asyncio.create_task(consumer(name='second'), name='second'),
    ]
    await producer()
    await jobs.join()
    for task in consumers:
        task.cancel()
    await asyncio.gather(*consumers, return_exceptions=True)
    print('all jobs done')


asyncio.run(main())
