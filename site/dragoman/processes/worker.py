"""One worker as its parent sees it: a fresh interpreter that serves the site."""

import asyncio
import contextlib
import json
import signal
import socket
import sys
import time
from asyncio.subprocess import Process
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dragoman.errors import DragomanError
from dragoman.processes.channel import Channel
from dragoman.processes.program import PROGRAM
from dragoman.web.counts import Counts

# Whoever is stopped, or swallows signals, has no last words.
_LAST_WORDS_SECONDS = 0.5


@dataclass(frozen=True, slots=True)
class Orders:
    """What all workers of a server are started with.

    Attributes:
        root: The site's folder.
        origin: Scheme and host of absolute URLs where the settings tell none.
        preview: Whether drafts are served.
        sockets: The listening sockets.
        hand_over: Both ends of the queue of open connections.
    """

    root: Path
    origin: str
    preview: bool
    sockets: Sequence[socket.socket]
    hand_over: tuple[socket.socket, socket.socket]

    def command(
        self, channel: int, warm_seconds: float = 0
    ) -> tuple[list[str], list[int]]:
        """Give the command of a worker, and the descriptors that it inherits.

        Args:
            channel: The descriptor of its end of the channel.
            warm_seconds: How long it may make what is asked for most, before it serves.
        """
        listening = [each.fileno() for each in self.sockets]
        hand_over = [each.fileno() for each in self.hand_over]
        orders = {
            "root": str(self.root),
            "origin": self.origin,
            "preview": self.preview,
            "listening": listening,
            "hand_over": hand_over,
            "channel": channel,
            "warm_seconds": warm_seconds,
        }
        command = [sys.executable, str(PROGRAM), "worker", json.dumps(orders)]
        return command, [*listening, *hand_over, channel]


class Worker:
    """A process that was started.

    Args:
        process: The process.
        channel: What is said to it, and what it says.
        on_told: Called with each thing it says of its own accord.

    Attributes:
        pid: Its number.
        counts: What it has counted, as far as it told.
        began: When it became ready, in monotonic seconds; None before.
        code: Its exit code, or minus the signal that ended it; None while it lives.
        is_leaving: Whether it would like to end, once another one serves.
        is_draining: Whether it was told to end.
    """

    def __init__(
        self,
        process: Process,
        channel: Channel,
        on_told: Callable[["Worker", dict[str, Any]], None],
    ) -> None:
        self.pid = process.pid
        self.counts = Counts()
        self.began: float | None = None
        self.code: int | None = None
        self.is_leaving = False
        self.is_draining = False
        self._process = process
        self._channel = channel
        self._on_told = on_told
        self._ready = asyncio.get_running_loop().create_future()
        self._asked: list[asyncio.Future[None]] = []

    @classmethod
    async def start(
        cls,
        orders: Orders,
        on_told: Callable[["Worker", dict[str, Any]], None],
        warm_seconds: float = 0,
    ) -> "Worker":
        """Start a worker.

        Args:
            orders: What it is to serve.
            on_told: Called with the worker and each thing it says of its own accord.
            warm_seconds: How long it may make what is asked for most, before it serves.

        Raises:
            DragomanError: If the system has no room for it.
        """
        try:
            process, channel = await _started(orders, warm_seconds)
        except (OSError, RuntimeError) as error:
            # Python's error of a thread that cannot be started is the latter.
            raise DragomanError(
                f"no process could be started for a worker: {error}",
                remedy="Allow more memory, processes or open files",
            ) from error
        return cls(process, channel, on_told)

    async def ended(self) -> int:
        """Listen to it until it has ended; to be awaited once, from the start on.

        Returns:
            Its exit code, or minus the signal that ended it.
        """
        while message := await self._channel.heard():
            self._hear(message)
        self.code = await self._process.wait()
        await self._channel.close()
        for asked in self._asked:
            asked.cancel()
        if not self._ready.done():
            told = f"a worker ended with {self.code} before it was ready"
            self._ready.set_exception(DragomanError(told, remedy="The log tells why"))
            # Nobody need wait for it.
            self._ready.exception()
        return self.code

    async def ready(self) -> dict[str, Any]:
        """Wait until it serves.

        Returns:
            What it tells of the site.

        Raises:
            DragomanError: If it cannot.
        """
        told: dict[str, Any] = await asyncio.shield(self._ready)
        return told

    def tell(self, **message: Any) -> None:  # noqa: ANN401 -- whatever JSON can hold
        """Say something to it."""
        self._channel.tell(**message)

    async def count(self, seconds: float) -> bool:
        """Ask what it has counted.

        Args:
            seconds: How long to wait for that.

        Returns:
            Whether it answered.
        """
        if self.code is not None:
            return False
        asked = asyncio.get_running_loop().create_future()
        self._asked.append(asked)
        self.tell(count=True)
        try:
            await asyncio.wait_for(asked, seconds)
        except (TimeoutError, asyncio.CancelledError):
            return False
        return True

    def drain(self, *, others: bool) -> None:
        """Let it end after what it has in hand.

        Args:
            others: Whether others serve the site, and take its connections.
        """
        if self.code is not None:
            return
        self.is_draining = True
        if self.began is None:
            self._process.send_signal(signal.SIGTERM)
        else:
            self.tell(drain={"others": others})

    def kill(self) -> None:
        """End it at once; if it can, its standard error says where it stood."""
        if self.code is None:
            self._process.send_signal(signal.SIGABRT)
            later = asyncio.get_running_loop().call_later
            later(_LAST_WORDS_SECONDS, self._end)

    def _end(self) -> None:
        with contextlib.suppress(ProcessLookupError):
            self._process.kill()

    def _hear(self, message: dict[str, Any]) -> None:
        if counts := message.get("counts"):
            self.counts = Counts.of(counts)
            while self._asked:
                asked = self._asked.pop()
                if not asked.done():
                    asked.set_result(None)
        elif failed := message.get("failed"):
            self._ready.set_exception(DragomanError(**failed))
            self._ready.exception()
        elif "ready" in message:
            self.began = time.monotonic()
            self._ready.set_result(message["ready"])
        else:
            self._on_told(self, message)


async def _started(orders: Orders, warm_seconds: float) -> tuple[Process, Channel]:
    ours, theirs = socket.socketpair()
    try:
        with theirs:
            command, inherited = orders.command(theirs.fileno(), warm_seconds)
            process = await asyncio.create_subprocess_exec(
                *command,
                stdin=asyncio.subprocess.DEVNULL,
                pass_fds=inherited,
                # Ctrl-C at a terminal is for the parent, who tells the workers.
                start_new_session=True,
            )
        return process, await Channel.open(ours)
    except BaseException:
        # Whoever was started all the same ends with it.
        ours.close()
        raise
