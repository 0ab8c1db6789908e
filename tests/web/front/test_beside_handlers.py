"""One connection serves the front and handlers in turns, to its very end."""

import asyncio
from contextlib import asynccontextmanager

import pytest
from tornado.websocket import WebSocketHandler

import sites
from dragoman.app.serving import make_application, make_state
from dragoman.web.front.front import Front
from dragoman.web.limits import Limits
from dragoman.web.listening import bind
from dragoman.web.server import make_server
from dragoman.web.trusted_proxies import TrustedProxies
from web.serving import Served, connected, in_loop

GET = b"GET /en/ HTTP/1.1\r\nHost: localhost\r\n\r\n"
SOCKET = (
    b"GET /socket HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\n"
    b"Upgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
    b"Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n"
)
# A binary frame of a client, with a mask of zeros (RFC 6455 section 5.2).
FRAME = b"\x82\x85" + bytes(4) + GET[:5]


class Echo(WebSocketHandler):
    def on_message(self, message):
        self.write_message(message, binary=True)


@asynccontextmanager
async def fronted(root):
    state = make_state(sites.read(root))
    application = make_application(state)
    application.add_handlers(".*", [("/socket", Echo)])
    limits, proxies = Limits(grace_seconds=60), TrustedProxies()
    server = make_server(
        application,
        limits,
        front=Front(state, limits, proxies),
        lines=state.lines,
        counts=state.counts,
    )
    sockets = bind(0, "127.0.0.1")
    server.add_sockets(sockets)
    served = Served(server, sockets[0].getsockname()[1])
    try:
        async with connected(served) as client:
            # The view is made once, from then on it is kept.
            await client.send(GET)
            await client.answer()
            state.lines.flush()
            state.counts.front.clear()
            yield served, client, state
    finally:
        await server.drain()


def by_front(state):
    state.lines.flush()
    return sum(state.counts.front.values())


@pytest.mark.parametrize("count", [0, 1, 3])
@in_loop
async def test_a_websocket_follows_answers_of_the_front(tmp_path, count):
    async with fronted(tmp_path) as (_, client, state):
        await client.send(GET * count + SOCKET + FRAME)
        for _ in range(count):
            assert b" 200 OK" in await client.answer()
        assert b" 101 " in await client.reader.readuntil(b"\r\n\r\n")
        assert await client.reader.readexactly(7) == b"\x82\x05" + GET[:5]
        assert by_front(state) == count


@in_loop
async def test_the_front_and_handlers_answer_in_turns(tmp_path):
    nowhere = GET.replace(b"/en/", b"/nowhere/")
    async with fronted(tmp_path) as (_, client, state):
        await client.send((GET + nowhere) * 5)
        for _ in range(5):
            assert b" 200 OK" in await client.answer()
            assert b" 404 " in await client.answer()
        assert by_front(state) == 5


@in_loop
async def test_the_front_says_that_its_answer_is_the_last_when_the_server_drains(
    tmp_path,
):
    async with fronted(tmp_path) as (served, client, state):
        draining = asyncio.create_task(served.server.drain())
        await asyncio.sleep(0.05)
        await client.send(GET)
        assert b"\r\nConnection: close\r\n" in await client.rest()
        assert by_front(state) == 1
        assert await draining == 0


@pytest.mark.parametrize(("path", "count"), [(b"/en/", 1), (b"/healthz", 0)])
@in_loop
async def test_http_1_0_hears_of_draining_by_the_end_of_its_connection(
    tmp_path, path, count
):
    head = GET.replace(b"/en/", path).replace(b"HTTP/1.1", b"HTTP/1.0")
    stays = head.replace(b"Host:", b"Connection: keep-alive\r\nHost:")
    async with fronted(tmp_path) as (served, client, state):
        draining = asyncio.create_task(served.server.drain())
        await asyncio.sleep(0.05)
        await client.send(stays + stays)
        assert (await client.rest()).count(b"\r\nConnection: Keep-Alive\r\n") == 1
        assert by_front(state) == count
        assert await draining == 0
