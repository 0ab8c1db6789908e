"""A connection goes from one server to another, and its client does not notice."""

import asyncio
import socket
from contextlib import asynccontextmanager

from tornado.web import Application, RequestHandler

from dragoman.web.handing_over import HandOver
from dragoman.web.limits import Limits
from dragoman.web.listening import bind
from dragoman.web.server import make_server
from web.serving import GET, Client, in_loop, until

GATE = b"GET /gate HTTP/1.1\r\nHost: localhost\r\n\r\n"


class Named(RequestHandler):
    """Answers with the name of its server."""

    def get(self):
        self.write(self.settings["name"])


class Gate(Named):
    """Answers when the test opens the gate."""

    async def get(self):
        self.settings["begun"].set()
        await self.settings["gate"].wait()
        self.write(self.settings["name"])


def server(name, **limits):
    handlers = [("/", Named), ("/gate", Gate)]
    settings = {"name": name, "begun": asyncio.Event(), "gate": asyncio.Event()}
    one = make_server(Application(handlers, **settings), Limits(**limits))
    one.settings = settings
    return one


@asynccontextmanager
async def two_servers(**limits):
    """One that serves, and one that waits for its connections."""
    (listening,) = bind(0, "127.0.0.1")
    old, new = server("old", **limits), server("new", **limits)
    old.add_sockets([listening.dup()])
    giving, taking = HandOver.pair()
    # Each process has ends of its own.
    old.hand_over = HandOver(giving, taking)
    new.hand_over = HandOver(giving.dup(), taking.dup())
    try:
        yield old, new, listening
    finally:
        new.hand_over.stop()
        await new.drain()
        await old.drain()
        listening.close()


async def connect(listening):
    port = listening.getsockname()[1]
    return Client(*await asyncio.open_connection("127.0.0.1", port))


async def ask(client, request=GET):
    await client.send(request)
    return (await client.answer()).rpartition(b"\r\n\r\n")[2]


@in_loop
async def test_idle_connections_go_on_at_the_other_server():
    async with two_servers() as (old, new, listening):
        clients = [await connect(listening) for _ in range(50)]
        # One of them has not asked for anything yet.
        assert {await ask(client) for client in clients[1:]} == {b"old"}
        new.hand_over.start(new.take)
        assert await old.drain(old.hand_over) == 0
        assert {await ask(client) for client in clients} == {b"new"}
        for client in clients:
            client.writer.close()
        await until(lambda: not new.counts.connections)


@in_loop
async def test_a_request_that_comes_between_two_servers_is_answered():
    async with two_servers() as (old, new, listening):
        client = await connect(listening)
        await ask(client)
        # Nobody takes it yet: it waits in the queue.
        assert await old.drain(old.hand_over) == 0
        await client.send(GET)
        waiting = asyncio.create_task(client.answer())
        new.hand_over.start(new.take)
        assert (await waiting).endswith(b"new")
        client.writer.close()


@in_loop
async def test_a_request_in_hand_is_answered_and_then_its_connection_goes():
    async with two_servers() as (old, new, listening):
        client = await connect(listening)
        await client.send(GATE + GET)
        await old.settings["begun"].wait()
        new.hand_over.start(new.take)
        draining = asyncio.create_task(old.drain(old.hand_over))
        await asyncio.sleep(0.05)
        old.settings["gate"].set()
        answer = await client.answer()
        assert answer.endswith(b"old")
        assert b"\r\nConnection: close" not in answer
        assert (await client.answer())[-3:] in {b"old", b"new"}
        assert await draining == 0
        assert await ask(client) == b"new"
        client.writer.close()


@in_loop
async def test_one_that_drains_takes_none_any_more():
    async with two_servers() as (old, new, listening):
        client = await connect(listening)
        await client.send(GATE)
        await old.settings["begun"].wait()
        old.hand_over.start(old.take)
        idle = await connect(listening)
        await ask(idle)
        draining = asyncio.create_task(old.drain(old.hand_over))
        # Long enough for it to take back what it gave.
        await asyncio.sleep(0.2)
        assert old.counts.connections == 1
        old.settings["gate"].set()
        assert (await client.answer()).endswith(b"old")
        assert await draining == 0
        new.hand_over.start(new.take)
        assert {await ask(client), await ask(idle)} == {b"new"}
        client.writer.close()
        idle.writer.close()


@in_loop
async def test_a_head_that_was_begun_stays_where_it_was_read():
    async with two_servers() as (old, new, listening):
        client = await connect(listening)
        await ask(client)
        await client.send(GET[:10])
        await asyncio.sleep(0.05)
        new.hand_over.start(new.take)
        draining = asyncio.create_task(old.drain(old.hand_over))
        await asyncio.sleep(0.05)
        await client.send(GET[10:])
        assert (await client.answer()).endswith(b"old")
        assert await draining == 0
        assert await ask(client) == b"new"
        client.writer.close()


@in_loop
async def test_more_than_the_queue_holds_are_told_before_they_are_cut():
    limits = {"drain_seconds": 0.6, "grace_seconds": 0.5}
    async with two_servers(connections_per_address=1000, **limits) as (
        old,
        new,
        listening,
    ):
        clients = [await connect(listening) for _ in range(500)]
        for client in clients:
            await ask(client)
        draining = asyncio.create_task(old.drain(old.hand_over))
        await asyncio.sleep(0.3)
        kept = old.counts.connections
        assert 0 < kept < 500
        await clients[-1].send(GET)
        assert b"\r\nConnection: close\r\n" in await clients[-1].rest()
        assert await draining == kept - 1
        new.hand_over.start(new.take)
        await until(lambda: new.counts.connections == 500 - kept)
        for client in clients:
            client.writer.close()


@in_loop
async def test_a_client_that_is_gone_is_forgotten():
    async with two_servers() as (old, new, _):
        new.hand_over.start(new.take)
        ours, theirs = socket.socketpair()
        theirs.close()
        assert old.hand_over.give(ours)
        ours.close()
        await until(lambda: new.counts.accepted == 0 and not new._connections)
