"""Slow work for readers who wait, beside the event loop: in turn, and never too much.

Rendering is Python and has the interpreter to itself: a second thread would only take
turns with the first.
"""

import asyncio
from asyncio import AbstractEventLoop, Future
from collections import deque
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import Any, ParamSpec, TypeVar

#: How much may wait, if nobody says otherwise.
MOST = 256

P = ParamSpec("P")
T = TypeVar("T")


class BusyError(Exception):
    """So much is waiting already that one more would wait too long."""


class RenderQueue:
    """The thread that renders, for one event loop.

    Args:
        most: How many pieces of work may wait or be under way at once.

    Attributes:
        waiting: How many there are now.
        done: How many have been done, well or not.
    """

    def __init__(self, most: int = MOST) -> None:
        self.waiting = 0
        self.done = 0
        self._most = most
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="rendering")
        self._loop: AbstractEventLoop | None = None
        self._results: deque[tuple[Callable[[Any], None], object]] = deque()
        self._is_told = False

    def do(
        self, work: Callable[[], T], then: Callable[[T | BaseException], None]
    ) -> None:
        """Do a piece of work when its turn comes; to be called in the loop.

        Args:
            work: What is done in the thread.
            then: Called in the loop with what it gave, or with what it raised.

        Raises:
            BusyError: Too much is waiting.
        """
        if self.waiting >= self._most:
            raise BusyError
        self._loop = asyncio.get_running_loop()
        self._thread.submit(self._work, self._loop, work, then)
        self.waiting += 1

    async def run(self, work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Do a piece of work when its turn comes, and wait for it.

        Args:
            work: What is done in the thread.
            args: What it is given.
            kwargs: What it is given by name.

        Raises:
            BusyError: Too much is waiting.
        """
        result: Future[T] = asyncio.get_running_loop().create_future()
        self.do(partial(work, *args, **kwargs), partial(settle, result))
        return await result

    def _work(
        self,
        loop: AbstractEventLoop,
        work: Callable[[], T],
        then: Callable[[T | BaseException], None],
    ) -> None:
        result: T | BaseException
        try:
            result = work()
        except BaseException as error:  # noqa: BLE001 -- whoever waits is told all
            result = error
        self._results.append((then, result))
        if self._is_told:
            return
        # What is done until the loop wakes up is taken with it.
        self._is_told = True
        try:
            loop.call_soon_threadsafe(self._take)
        except RuntimeError:
            # The loop is closed, and nobody waits any more.
            self._is_told = False

    def _take(self) -> None:
        self._is_told = False
        try:
            while self._results:
                then, result = self._results.popleft()
                self.waiting -= 1
                self.done += 1
                then(result)
        finally:
            if self._results and self._loop is not None:
                self._loop.call_soon(self._take)


def settle(future: "Future[T]", result: T | BaseException) -> None:
    """Give a future what work gave or raised, if anybody still waits for it.

    Args:
        future: The future.
        result: What it is to give, or to raise.
    """
    if future.done():
        return
    if isinstance(result, BaseException):
        future.set_exception(result)
    else:
        future.set_result(result)
