"""Slow work for readers who wait, beside the event loop: in turn, and never too much.

Rendering is Python and has the interpreter to itself: a second thread would only take
turns with the first.
"""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import ParamSpec, TypeVar

#: How much may wait, if nobody says otherwise.
MOST = 256

P = ParamSpec("P")
T = TypeVar("T")


class BusyError(Exception):
    """So much is waiting already that one more would wait too long."""


class RenderQueue:
    """The threads that render.

    Args:
        most: How many pieces of work may wait or be under way at once.
        threads: How many are done at the same time.

    Attributes:
        waiting: How many there are now.
        done: How many have been done, well or not.
    """

    def __init__(self, most: int = MOST, threads: int = 1) -> None:
        self.waiting = 0
        self.done = 0
        self._most = most
        self._threads = ThreadPoolExecutor(threads, thread_name_prefix="rendering")

    async def run(self, work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Do a piece of work when its turn comes.

        Args:
            work: What is done in a thread.
            args: What it is given.
            kwargs: What it is given by name.

        Raises:
            BusyError: Too much is waiting.
        """
        if self.waiting >= self._most:
            raise BusyError
        self.waiting += 1
        try:
            future = self._threads.submit(work, *args, **kwargs)
            return await asyncio.wrap_future(future)
        finally:
            self.waiting -= 1
            self.done += 1
