"""A real server on a free loopback port, and a client that speaks raw bytes to it."""

import asyncio
import functools
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from itertools import count, takewhile
from typing import Any

from tornado.web import Application

from dragoman.web.limits import Limits
from dragoman.web.listening import bind
from dragoman.web.refusals import Refusal
from dragoman.web.server import Server, make_server
from dragoman.web.trusted_proxies import TrustedProxies

GET = b"GET / HTTP/1.1\r\nHost: localhost\r\n\r\n"
SECURITY = {"X-Content-Type-Options": "nosniff"}

# Only ends a run that would hang; nothing that works comes near it.
HANGING_SECONDS = 60


@dataclass
class Served:
    """A server and what became of its clients."""

    server: Server
    port: int
    refused: list[Refusal] = field(default_factory=list)


@dataclass
class Client:
    """One connection, as raw bytes."""

    reader: asyncio.StreamReader
    writer: asyncio.StreamWriter

    async def send(self, data: bytes) -> None:
        self.writer.write(data)
        await self.writer.drain()

    async def answer(self) -> bytes:
        """Read one answer with a Content-Length, and leave the connection open."""
        head = await self.reader.readuntil(b"\r\n\r\n")
        fields = dict(line.split(b": ", 1) for line in head.split(b"\r\n")[1:-2])
        return head + await self.reader.readexactly(int(fields[b"Content-Length"]))

    async def rest(self) -> bytes:
        """Read until the server closes the connection."""
        return await self.reader.read()

    async def is_reset(self) -> bool:
        """Read until the connection ends, and tell whether it was cut."""
        try:
            await self.reader.read()
        except ConnectionResetError:
            return True
        return False


def in_loop(
    test: Callable[..., Coroutine[Any, Any, None]],
) -> Callable[..., None]:
    """Run a coroutine function as a test."""

    @functools.wraps(test)
    def run(**fixtures: Any) -> None:
        asyncio.run(asyncio.wait_for(test(**fixtures), HANGING_SECONDS))

    return run


@asynccontextmanager
async def serving(
    application: Application,
    *,
    proxies: tuple[str, ...] = (),
    **limits: Any,
) -> AsyncIterator[Served]:
    refused: list[Refusal] = []
    server = make_server(
        application,
        Limits(**limits),
        proxies=TrustedProxies.of(proxies),
        headers=SECURITY,
        on_refusal=lambda refusal, _address: refused.append(refusal),
    )
    sockets = bind(0, "127.0.0.1")
    server.add_sockets(sockets)
    try:
        yield Served(server, sockets[0].getsockname()[1], refused)
    finally:
        await server.drain()


@asynccontextmanager
async def connected(served: Served) -> AsyncIterator[Client]:
    reader, writer = await asyncio.open_connection("127.0.0.1", served.port)
    try:
        yield Client(reader, writer)
    finally:
        writer.close()


@asynccontextmanager
async def visited(
    application: Application, **limits: Any
) -> AsyncIterator[tuple[Served, Client]]:
    async with serving(application, **limits) as served, connected(served) as client:
        yield served, client


async def until(condition: Callable[[], object]) -> None:
    for _ in takewhile(lambda _: not condition(), count()):
        await asyncio.sleep(0.005)
