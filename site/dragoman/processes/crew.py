"""The workers of a site: started, listened to, and seen off."""

import asyncio
import logging
import time
from collections.abc import Callable, Coroutine, Iterable
from typing import Any

from dragoman.errors import DragomanError
from dragoman.processes.tally import Tally
from dragoman.processes.watching import Watching
from dragoman.processes.worker import Orders, Worker

log = logging.getLogger("dragoman")

#: How long workers have to end, in seconds; whoever is left is killed.
PATIENCE = 9.5

# Whoever takes longer to write a small file has other sorrows.
_REMEMBER_SECONDS = 1.0


class Crew:
    """All workers that live, and among them those that serve.

    Args:
        orders: What they are started with.
        tally: Adds up what they count.
        on_loss: Called when one of those that serve has ended, or is about to: with
            how long it served if it died, in seconds, else with None.

    Attributes:
        serving: Those that are to go on serving.
    """

    def __init__(
        self, orders: Orders, tally: Tally, on_loss: Callable[[float | None], None]
    ) -> None:
        self.serving: list[Worker] = []
        self._orders = orders
        self._tally = tally
        self._on_loss = on_loss
        self._alive: dict[Worker, asyncio.Task[None]] = {}
        self._leader: Worker | None = None
        self._watching = Watching(self._tell_changed)
        self._tasks: set[asyncio.Task[None]] = set()

    async def start(self, count: int, warm_seconds: float = 0) -> list[Worker]:
        """Start workers that serve: all of them, or none.

        Args:
            count: How many.
            warm_seconds: How long each may make what is asked for most, before it
                serves.

        Raises:
            DragomanError: If one of them cannot.
        """
        fresh = [await self._start(warm_seconds)]
        try:
            # The first one leaves in var/ what saves the others time.
            told = await fresh[0].ready()
            fresh += [await self._start(warm_seconds) for _ in range(count - 1)]
            for worker in fresh:
                await worker.ready()
        except DragomanError:
            self.drain(fresh)
            raise
        await self._tally.serve(told["metrics"])
        return [worker for worker in fresh if worker.code is None]

    def lead(self) -> None:
        """Let one of them do what only one may do."""
        if self.serving and self._leader not in self.serving:
            self._leader = self.serving[0]
            self._leader.tell(lead=True)

    async def remember(self) -> None:
        """Have it written down what is asked for most, so that others can warm it."""
        if self._leader in self.serving:
            self._leader.tell(remember=True)
            # It does one thing after another.
            await self._leader.count(_REMEMBER_SECONDS)

    def drain(self, workers: Iterable[Worker]) -> None:
        """Let workers end, as others serve.

        Args:
            workers: Those that end.
        """
        for worker in list(workers):
            if not worker.is_draining:
                worker.drain(others=True)
                self._keep(self._see_off(worker))

    def drain_leaving(self) -> None:
        """Let those end that would like to."""
        self.drain(worker for worker in self._alive if worker.is_leaving)

    def kill(self) -> None:
        """End all of them at once."""
        for worker in self._alive:
            worker.kill()

    async def stop(self) -> bool:
        """Let all of them end.

        Returns:
            Whether all that they had in hand was answered.
        """
        ending = list(self._alive)
        self.serving = []
        for worker in ending:
            worker.drain(others=False)
            self._keep(self._see_off(worker))
        await asyncio.gather(*self._alive.values())
        for task in self._tasks:
            task.cancel()
        await asyncio.to_thread(self._watching.stop)
        return all(worker.code == 0 for worker in ending if worker.began is not None)

    async def _start(self, warm_seconds: float) -> Worker:
        worker = await Worker.start(self._orders, self._hear, warm_seconds)
        self._tally.workers.add(worker)
        self._alive[worker] = asyncio.create_task(self._listen(worker))
        return worker

    async def _listen(self, worker: Worker) -> None:
        code = await worker.ended()
        del self._alive[worker]
        self._tally.ended(worker)
        if worker in self.serving:
            self.serving.remove(worker)
            log.error("worker %s died, with %s", worker.pid, code)
            self._on_loss(time.monotonic() - (worker.began or 0))

    async def _see_off(self, worker: Worker) -> None:
        await asyncio.sleep(PATIENCE)
        if worker in self._alive:
            log.error("worker %s did not end, and is killed", worker.pid)
            worker.kill()

    def _hear(self, worker: Worker, message: dict[str, Any]) -> None:
        if watch := message.get("watch"):
            self._watching.start(self._orders.root, **watch)
        if "leaving" in message and worker in self.serving:
            worker.is_leaving = True
            self.serving.remove(worker)
            log.info("worker %s was told to end, another one takes over", worker.pid)
            self._on_loss(None)

    def _tell_changed(self, paths: list[str]) -> None:
        for worker in self._alive:
            if not worker.is_draining:
                worker.tell(changed=paths)

    def _keep(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
