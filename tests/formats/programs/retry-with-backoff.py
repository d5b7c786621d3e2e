"""Retry with backoff"""

import asyncio


_counts = {}


def raise_first(n, key, exc):
    _counts[key] = _counts.get(key, 0) + 1
    if _counts[key] <= n:
        raise exc


async def request():
    await asyncio.sleep(0.08)
    raise_first(2, 'requests', ConnectionError('connection refused'))
    return '200 OK'


async def main():
    try:
        _delay = 0.1
        for attempt in range(1, 5):
            try:
                answer = await request()
                break
            except ConnectionError:
                if attempt == 4:
                    raise
            await asyncio.sleep(_delay)
            _delay = min(int(_delay * 1000 * 2), 1000) / 1000
        print(f'answer: {answer}')
    except ConnectionError as e:
        print(f'gave up: {e}')


asyncio.run(main())
