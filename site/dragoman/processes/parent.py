"""Keeps a site served: as many workers as are wanted, of one generation, without a gap.

Law: whoever serves goes on until another one serves in its place. The listening sockets
and the queue of connections on their way between workers belong to the parent, so that
no connection is lost while a worker comes or goes.
"""

import asyncio
import logging
import os
import signal
import time
from contextlib import suppress

from dragoman.errors import DragomanError
from dragoman.processes.backing_off import BackOff
from dragoman.processes.crew import Crew
from dragoman.processes.notifying import Notifier
from dragoman.processes.standing import Standing
from dragoman.processes.tally import Tally
from dragoman.processes.worker import Orders

log = logging.getLogger("dragoman")

#: Exit codes: all that was in hand was answered, or some of it was cut off.
DONE, CUT = 0, 3

# timeout(1) sends its signal to a process and at once to all of its group. Within so
# many seconds, the same signal means the same.
_TWICE = 1.0

# So long new workers make the most read views at a reload, before the old ones go; what
# is left then is made while they serve.
_WARM_SECONDS = 3.0


class Parent:
    """The parent of the workers of one site.

    Args:
        orders: What the workers are started with.
        wanted: How many of them are to serve.
    """

    def __init__(self, orders: Orders, wanted: int) -> None:
        self._orders = orders
        self._wanted = wanted
        self._tally = Tally()
        self._crew = Crew(orders, self._tally, self._lost)
        self._back_off = BackOff()
        self._notifier = Notifier()
        self._standing = Standing(orders.root)
        self._woken = asyncio.Event()
        self._is_reload_wanted = False
        self._stopping: tuple[int, float] | None = None

    async def run(self) -> int:
        """Serve until SIGTERM or SIGINT.

        Returns:
            The exit code.

        Raises:
            DragomanError: If the first workers cannot serve.
        """
        tending = asyncio.create_task(self._tend())
        self._handle_signals(tending)
        self._standing.open()
        try:
            with suppress(asyncio.CancelledError):
                await tending
        finally:
            self._notifier.stopping()
            is_done = await self._crew.stop()
            await self._tally.stop()
            self._standing.close()
        return DONE if is_done else CUT

    def _handle_signals(self, tending: asyncio.Task[None]) -> None:
        loop = asyncio.get_running_loop()

        def stop(number: int) -> None:
            now = time.monotonic()
            if self._stopping is None:
                self._stopping = number, now
                tending.cancel()
            elif number != self._stopping[0] or now - self._stopping[1] > _TWICE:
                # The second signal stops at once.
                self._crew.kill()

        has_terminal = os.isatty(0)

        def hang_up() -> None:
            # The same signal tells that a terminal was closed (termios(3)).
            if has_terminal and not os.isatty(0):
                stop(signal.SIGHUP)
            self._is_reload_wanted = True
            self._woken.set()

        for each in (signal.SIGTERM, signal.SIGINT):
            loop.add_signal_handler(each, stop, each)
        loop.add_signal_handler(signal.SIGHUP, hang_up)

    def _lost(self, lived: float | None) -> None:
        self._tally.restarts += 1
        if lived is not None:
            self._back_off.died(lived)
        self._woken.set()

    async def _tend(self) -> None:
        """Do what there is to do, one thing after another."""
        self._crew.serving = await self._crew.start(self._wanted)
        log.info("serving %s on %s", self._orders.root, self._orders.origin)
        beating = asyncio.create_task(self._beat())
        self._tell()
        try:
            while True:
                self._crew.lead()
                if self._is_reload_wanted:
                    await self._reload()
                elif self._lacks() and not self._back_off.left():
                    await self._fill()
                else:
                    await self._wait()
        finally:
            beating.cancel()

    def _lacks(self) -> bool:
        return len(self._crew.serving) < self._wanted

    async def _wait(self) -> None:
        self._woken.clear()
        seconds = self._back_off.left() if self._lacks() else None
        with suppress(TimeoutError):
            await asyncio.wait_for(self._woken.wait(), seconds)

    async def _reload(self) -> None:
        self._is_reload_wanted = False
        self._notifier.reloading()
        self._standing.begin()
        failed = None
        try:
            await self._crew.remember()
            fresh = await self._crew.start(self._wanted, _WARM_SECONDS)
        except DragomanError as error:
            log.error("reloading failed, all goes on as before: %s", error)  # noqa: TRY400 -- a traceback tells an operator nothing
            failed = error
        else:
            old, self._crew.serving = self._crew.serving, fresh
            self._crew.drain(old)
            self._crew.drain_leaving()
            log.info("reloaded")
        self._tally.reloaded(is_failed=failed is not None)
        self._standing.end(failed)
        self._tell()

    async def _fill(self) -> None:
        """Start one worker in the place of one that ended, or is about to."""
        try:
            self._crew.serving += await self._crew.start(1)
        except DragomanError as error:
            log.error("a worker could not be started: %s", error)  # noqa: TRY400 -- a traceback tells an operator nothing
            self._back_off.died(0)
            return
        self._crew.drain_leaving()
        self._tell()

    def _tell(self) -> None:
        count = len(self._crew.serving)
        self._notifier.ready(f"{count} of {self._wanted} workers serve")

    async def _beat(self) -> None:
        """Tell the process manager that readers are served, as long as they are."""
        while (span := self._notifier.watchdog) is not None:
            if await self._tally.ask(span):
                self._notifier.alive()
            await asyncio.sleep(span)
