"""Both ends of a connection of ours, and what it told the server."""

import asyncio
import socket
from contextlib import asynccontextmanager

from dragoman.web.connection import Connection
from dragoman.web.limits import Limits
from dragoman.web.terms import Terms
from web.serving import SECURITY


class Neighbour:
    """A connection without a server, and the client at its other end.

    Attributes:
        theirs: The client's socket, which waits for nothing.
        connection: Ours.
        streams: What was passed on to handlers.
        refused: The refusals, each with the address of the peer.
        closed: How often the connection told that it was closed.
    """

    def __init__(self, answer=None, *, is_welcome=True, **limits):
        ours, self.theirs = socket.socketpair()
        for end in (ours, self.theirs):
            end.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, 4096)
            end.settimeout(0)
        self.ours = ours
        self.streams = []
        self.refused = []
        self.closed = 0
        self.may_end = asyncio.Event()
        self.goes_on = True
        self.terms = Terms(
            limits=Limits(**limits),
            headers=SECURITY,
            on_refusal=lambda refusal, address: self.refused.append((refusal, address)),
            on_open=lambda _connection, *, is_certain: is_welcome or is_certain,
            on_close=self._close,
            may_linger=lambda _connection: False,
            serve=self._serve,
            answer=answer,
        )
        self.connection = Connection(self.terms)

    def _close(self, _connection):
        self.closed += 1

    async def _serve(self, _connection, stream):
        self.streams.append(stream)
        await self.may_end.wait()
        return self.goes_on

    async def say(self, data):
        await asyncio.get_running_loop().sock_sendall(self.theirs, data)

    async def read(self, count):
        left = count
        while left:
            got = await asyncio.get_running_loop().sock_recv(self.theirs, left)
            left -= len(got)
        # The loop sees that there is room, then sends.
        for _ in range(3):
            await asyncio.sleep(0)


@asynccontextmanager
async def neighbour(answer=None, **terms):
    one = Neighbour(answer, **terms)
    await asyncio.get_running_loop().connect_accepted_socket(
        lambda: one.connection, one.ours
    )
    try:
        yield one
    finally:
        one.may_end.set()
        one.connection.transport.abort()
        one.theirs.close()
        await asyncio.sleep(0)
