"""Work is done beside the loop, and not more of it than there is time for."""

import asyncio
import threading

import pytest

from dragoman.rendering.render_queue import BusyError, RenderQueue


def test_what_is_too_much_is_refused_and_the_rest_is_done():
    async def run():
        queue, go = RenderQueue(most=2), threading.Event()

        def work(value):
            go.wait()
            return value

        waiting = [asyncio.ensure_future(queue.run(work, n)) for n in range(2)]
        await asyncio.sleep(0)
        assert queue.waiting == 2
        with pytest.raises(BusyError):
            await queue.run(work, 2)
        go.set()
        assert await asyncio.gather(*waiting) == [0, 1]
        assert (queue.waiting, queue.done) == (0, 2)
        assert await queue.run(work, value=3) == 3

    asyncio.run(run())


def test_what_fails_makes_room():
    async def run():
        queue = RenderQueue(most=1)
        for _ in range(3):
            with pytest.raises(ZeroDivisionError):
                await queue.run(divmod, 1, 0)
        assert queue.waiting == 0
        assert queue.done == 3

    asyncio.run(run())
