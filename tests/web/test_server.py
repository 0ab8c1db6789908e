import asyncio
import socket
import sys

import pytest
from tornado.web import Application, RequestHandler

from dragoman.web.kernel import UNSENT_BYTES
from dragoman.web.limits import Limits
from dragoman.web.listening import bind
from dragoman.web.server import make_server
from web.serving import GET, Client, connected, in_loop, serving, until, visited


class Gate(RequestHandler):
    """Answers when the test opens the gate."""

    async def get(self):
        self.settings["begun"].set()
        await self.settings["gate"].wait()
        self.write("done")


class Quick(RequestHandler):
    def get(self):
        self.write("quick")


def site():
    handlers = [("/", Quick), ("/gate", Gate)]
    return Application(handlers, begun=asyncio.Event(), gate=asyncio.Event())


GATE = b"GET /gate HTTP/1.1\r\nHost: localhost\r\n\r\n"


@in_loop
async def test_a_request_in_hand_is_answered_while_the_server_drains():
    application = site()
    async with visited(application, grace_seconds=0) as (served, client):
        await client.send(GATE)
        await application.settings["begun"].wait()
        draining = asyncio.create_task(served.server.drain())
        await asyncio.sleep(0.05)
        application.settings["gate"].set()
        assert (await client.answer()).endswith(b"done")
        assert await draining == 0


@in_loop
async def test_a_request_that_comes_while_the_server_drains_is_the_last():
    application = site()
    async with (
        serving(application, grace_seconds=60) as served,
        connected(served) as busy,
        connected(served) as client,
    ):
        await busy.send(GATE)
        await client.send(GET)
        await client.answer()
        await application.settings["begun"].wait()
        draining = asyncio.create_task(served.server.drain())
        await asyncio.sleep(0.05)
        await client.send(GET)
        answer = await client.rest()
        assert b"\r\nConnection: close\r\n" in answer
        assert answer.endswith(b"quick")
        application.settings["gate"].set()
        await busy.answer()
        busy.writer.close()
        assert await draining == 0


@in_loop
async def test_a_client_in_the_queue_is_served_before_the_server_stops():
    async with serving(site(), grace_seconds=60) as served:
        # Nothing is awaited before drain begins, so nobody has accepted it yet.
        connection = socket.create_connection(("127.0.0.1", served.port))
        connection.sendall(GET)
        assert await served.server.drain() == 0
        reader, writer = await asyncio.open_connection(sock=connection)
        assert (await Client(reader, writer).rest()).endswith(b"quick")
        writer.close()


@in_loop
async def test_an_idle_connection_is_closed_when_the_server_drains():
    async with serving(site(), grace_seconds=0) as served, connected(served) as client:
        await client.send(GET)
        await client.answer()
        assert await served.server.drain() == 0
        assert await client.rest() == b""


@in_loop
async def test_nobody_is_accepted_after_the_server_drained():
    async with serving(site()) as served:
        await served.server.drain()
        with pytest.raises(ConnectionRefusedError):
            await asyncio.open_connection("127.0.0.1", served.port)


@in_loop
async def test_what_takes_too_long_is_cut_and_counted():
    application = site()
    async with visited(application, drain_seconds=0.1) as (served, client):
        await client.send(GATE)
        await application.settings["begun"].wait()
        assert await served.server.drain() == 1
        assert await client.is_reset()


class Visitors:
    """Clients who keep their connections until they are told to close."""

    def __init__(self, port, count):
        self.port = port
        self.answered = 0
        self.is_over = False
        self.tasks = [asyncio.create_task(self._visit()) for _ in range(count)]

    async def _visit(self):
        while not self.is_over:
            reader, writer = await asyncio.open_connection("127.0.0.1", self.port)
            await self._ask(Client(reader, writer))
            writer.close()

    async def _ask(self, client):
        answer = b""
        while not self.is_over and b"\r\nConnection: close\r\n" not in answer:
            await client.send(GET)
            answer = await client.answer()
            assert answer.endswith(b"quick")
            self.answered += 1

    async def some(self, count):
        """Wait for some answers, or for the first failure."""
        enough = self.answered + count
        await until(
            lambda: self.answered >= enough or any(task.done() for task in self.tasks)
        )


@in_loop
async def test_no_request_is_lost_when_servers_follow_each_other():
    sockets = bind(0, "127.0.0.1")
    visitors = Visitors(sockets[0].getsockname()[1], 8)

    def follower():
        server = make_server(site(), Limits())
        server.add_sockets([one.dup() for one in sockets])
        return server

    server = follower()
    for _ in range(5):
        await visitors.some(100)
        following = follower()
        assert await server.drain() == 0
        server = following
    visitors.is_over = True
    await asyncio.gather(*visitors.tasks)
    await server.drain()
    for one in sockets:
        one.close()


@pytest.mark.skipif(sys.platform != "linux", reason="options of Linux")
@in_loop
async def test_accepted_connections_inherit_what_spares_the_kernel():
    async with serving(site(), write_seconds=7) as served, connected(served) as client:
        await client.send(GET)
        await client.answer()
        (one,) = served.server._connections
        accepted = one.transport.get_extra_info("socket")
        level = socket.IPPROTO_TCP
        lowat = accepted.getsockopt(level, socket.TCP_NOTSENT_LOWAT)
        timeout = accepted.getsockopt(level, socket.TCP_USER_TIMEOUT)
        assert (lowat, timeout) == (UNSENT_BYTES, 7000)
