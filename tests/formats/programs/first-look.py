"""First look: six tasks, three errors, one that nobody looks at"""

import asyncio


async def fetch_A():
    print('fetching A...')
    await asyncio.sleep(0.3)
    return 'Success!'


async def fetch_B():
    print('fetching B...')
    await asyncio.sleep(0.1)
    raise ValueError('B failed')


async def fetch_C():
    print('fetching C...')
    await asyncio.sleep(0.2)
    raise ValueError('C failed')


async def fetch_D():
    print('fetching D...')
    await asyncio.sleep(9.0)
    return 'Success!'


async def logger():
    print('writing...')
    await asyncio.sleep(0.15)
    raise OSError('disk full')


async def ping():
    await asyncio.sleep(1.0)
    print('pong')


async def main():
    fetches = asyncio.gather(fetch_A(), fetch_B(), fetch_C(), fetch_D())
    asyncio.create_task(logger())
    ping()
    try:
        await fetches
    except ValueError as e:
        print(f'main caught: {e}')
    await asyncio.sleep(0.5)
    print('main ends')


asyncio.run(main())
