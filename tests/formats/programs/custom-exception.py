"""A custom exception before the general handler"""

import asyncio


class CustomError(Exception):
    pass


async def risky_task():
    await asyncio.sleep(1.0)
    raise CustomError('A custom error occurred!')


async def main():
    try:
        await risky_task()
    except CustomError as e:
        print(f'Caught custom error: {e}')
    except Exception as e:
        print(f'Caught a general error: {e}')


asyncio.run(main())
