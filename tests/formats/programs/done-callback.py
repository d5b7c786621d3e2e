"""A done callback counts only if it asks"""

import asyncio
import functools


def _callback(id_, do, exc, fut):
    # fut.exception() would count as looking at the exception
    state = 'cancelled' if fut.cancelled() else 'raised' if fut._exception is not None else 'succeeded'
    print('callback', id_, state)
    if do == 'retrieve' and not fut.cancelled():
        fut.exception()
    elif do == 'raise':
        raise exc


async def might_fail(should_succeed):
    await asyncio.sleep(0.1)
    if not should_succeed:
        raise ValueError('This operation failed!')
    return 'Success!'


async def main():
    t = asyncio.create_task(might_fail(should_succeed=False))
    t.add_done_callback(functools.partial(_callback, 'only logs', 'log', None))
    t = None
    await asyncio.sleep(0.3)
    t = asyncio.create_task(might_fail(should_succeed=False))
    t.add_done_callback(functools.partial(_callback, 'retrieves', 'retrieve', None))
    t = None
    await asyncio.sleep(0.3)


asyncio.run(main())
