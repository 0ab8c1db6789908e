"""Work is done beside the loop, and not more of it than there is time for."""

import asyncio
import threading
from functools import partial

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


def test_what_is_done_meanwhile_is_taken_in_one_go():
    async def run():
        queue, loop = RenderQueue(), asyncio.get_running_loop()
        taken, woken, done = [], [], threading.Event()
        call_soon_threadsafe = loop.call_soon_threadsafe
        loop.call_soon_threadsafe = lambda *a: woken.append(call_soon_threadsafe(*a))
        for number in range(5):
            queue.do(partial(int, number), taken.append)
        queue.do(done.set, taken.append)
        done.wait()
        await queue.run(int)
        assert taken == [0, 1, 2, 3, 4, None]
        assert 1 <= len(woken) <= 2

    asyncio.run(run())


def test_who_fails_with_a_result_takes_it_from_nobody():
    def fail(_):
        raise ZeroDivisionError

    async def run():
        queue, loop, told = RenderQueue(), asyncio.get_running_loop(), []
        loop.set_exception_handler(lambda _, context: told.append(context["exception"]))
        for _ in range(3):
            queue.do(int, fail)
        assert await queue.run(int) == 0
        assert [type(error) for error in told] == [ZeroDivisionError] * 3
        assert (queue.waiting, queue.done) == (0, 4)

    asyncio.run(run())


def test_who_waits_no_longer_is_not_told():
    async def run():
        queue, go = RenderQueue(), threading.Event()
        waiting = asyncio.ensure_future(queue.run(go.wait))
        await asyncio.sleep(0)
        waiting.cancel()
        await asyncio.wait([waiting])
        go.set()
        assert await queue.run(int) == 0
        assert queue.waiting == 0

    asyncio.run(run())
