"""Adds up what workers count, and serves it to whoever measures.

Law: what was counted stays counted. A worker that ended goes on adding what it has last
told, so that no sum ever goes down.
"""

import asyncio
import logging
from contextlib import suppress

from dragoman.processes.worker import Worker
from dragoman.web.counts import Counts

log = logging.getLogger("dragoman")

# How long a worker may take to tell its counts, in seconds; else its last ones count.
_PATIENCE = 1.0
_LONGEST_HEAD = 8 * 1024
_PATHS = ("/metrics", "/")


class Tally:
    """The sums, and the server of them.

    Attributes:
        workers: Those that live.
        restarts: How many workers took the place of one that ended, reloads aside.
        reloads: How many reloads went well.
        failed_reloads: How many did not.
    """

    def __init__(self) -> None:
        self.workers: set[Worker] = set()
        self.restarts = 0
        self.reloads = 0
        self.failed_reloads = 0
        self._past = Counts()
        self._place = ""
        self._server: asyncio.Server | None = None

    @property
    def ready(self) -> int:
        """How many workers serve."""
        living = self.workers
        return sum(each.began is not None and not each.is_draining for each in living)

    def ended(self, worker: Worker) -> None:
        """Keep what a worker counted that has ended.

        Args:
            worker: The worker.
        """
        self.workers.discard(worker)
        worker.counts.ended()
        self._past.add(worker.counts)

    def reloaded(self, *, is_failed: bool) -> None:
        """Count a reload.

        Args:
            is_failed: Whether the former workers go on.
        """
        if is_failed:
            self.failed_reloads += 1
        else:
            self.reloads += 1

    async def ask(self, seconds: float = _PATIENCE) -> bool:
        """Let all workers tell their counts.

        Args:
            seconds: How long to wait for them.

        Returns:
            Whether one of them did.
        """
        ready = [worker for worker in self.workers if worker.began is not None]
        return any(await asyncio.gather(*(each.count(seconds) for each in ready)))

    def sum(self) -> Counts:
        """Add up what all workers have told so far."""
        whole = Counts.of(self._past.plain())
        for worker in self.workers:
            whole.add(worker.counts)
        return whole

    async def serve(self, place: str) -> None:
        """Serve the sums at an address, and no longer at another one.

        Args:
            place: `HOST:PORT`; nothing for not at all.
        """
        if place == self._place:
            return
        await self.stop()
        self._place = place
        if not place:
            return
        host, _, port = place.rpartition(":")
        try:
            self._server = await asyncio.start_server(
                self._answer, host.strip("[]"), int(port), limit=_LONGEST_HEAD
            )
        except OSError as error:
            self._place = ""
            log.error("metrics cannot be served on %s: %s", place, error.strerror)  # noqa: TRY400 -- a traceback tells an operator nothing

    async def stop(self) -> None:
        """Serve them no longer."""
        if self._server is not None:
            self._server.close()
            self._server = None

    async def _answer(
        self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> None:
        with suppress(OSError, TimeoutError, asyncio.IncompleteReadError, ValueError):
            async with asyncio.timeout(10 * _PATIENCE):
                line = await reader.readline()
                while (await reader.readline()).strip():
                    pass
                writer.write(await self._response(line.decode("latin-1").split()))
                await writer.drain()
        writer.close()

    async def _response(self, asked: list[str]) -> bytes:
        # Loaded late: whoever measures nothing does without it.
        from dragoman.processes import metrics  # noqa: PLC0415 -- see above

        is_known = asked[:1] == ["GET"] and asked[1:2] and asked[1] in _PATHS
        if not is_known:
            return b"HTTP/1.0 404 Not Found\r\nContent-Length: 0\r\n\r\n"
        await self.ask()
        body = metrics.text(self)
        head = f"Content-Type: {metrics.CONTENT_TYPE}\r\nContent-Length: {len(body)}"
        return f"HTTP/1.0 200 OK\r\n{head}\r\n\r\n".encode() + body
