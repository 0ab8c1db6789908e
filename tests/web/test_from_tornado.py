"""What would change unseen with a release of Tornado."""

import asyncio
import inspect

import pytest
from tornado.httpserver import HTTPServer
from tornado.netutil import bind_sockets
from tornado.web import Application, RequestHandler
from tornado.websocket import WebSocketHandler, websocket_connect

from dragoman.web import from_tornado
from dragoman.web.from_tornado import BAD_REQUEST
from dragoman.web.stream import Stream
from web.serving import GET, connected, in_loop, serving

# The first byte of a whole frame with a text (RFC 6455 section 5.2).
TEXT = 0x81

# What Tornado's own server asks of a stream, found out by `Asked`.
OFFERED = {name for name in dir(Stream) if not name.startswith("_")}


class Who(RequestHandler):
    def get(self):
        self.write("read")

    def post(self):
        self.write(self.request.body)


class Echo(WebSocketHandler):
    def on_message(self, message):
        self.write_message(message)


def site():
    return Application([("/", Who), ("/socket", Echo)])


@in_loop
async def test_tornado_still_writes_the_refusal_that_is_replaced():
    server = HTTPServer(site())
    sockets = bind_sockets(0, "127.0.0.1")
    server.add_sockets(sockets)
    port = sockets[0].getsockname()[1]
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(b"nonsense\r\n\r\n")
    assert await reader.read() == BAD_REQUEST
    writer.close()
    server.stop()
    await server.close_all_connections()


def test_the_names_are_public():
    assert not [name for name in from_tornado.__all__ if name.startswith("_")]
    for name in from_tornado.__all__:
        assert getattr(from_tornado, name) is not None


@in_loop
async def test_tornado_asks_no_more_of_a_stream_than_is_offered(monkeypatch):
    asked = set()
    offered = Stream.__getattribute__

    def told(self, name):
        caller = inspect.currentframe().f_back.f_globals["__name__"]
        if caller.startswith("tornado."):
            asked.add(name)
        return offered(self, name)

    monkeypatch.setattr(Stream, "__getattribute__", told)
    chunked = b"POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n"
    async with serving(site()) as served, connected(served) as client:
        await client.send(GET + chunked + b"3\r\nabc\r\n0\r\n\r\n")
        assert (await client.answer()).endswith(b"read")
        assert (await client.answer()).endswith(b"abc")
        socket_ = await websocket_connect(f"ws://127.0.0.1:{served.port}/socket")
        await socket_.write_message("over")
        assert await socket_.read_message() == "over"
        socket_.close()
        assert await socket_.read_message() is None
        await client.send(b"nonsense\r\n\r\n")
        await client.rest()
    assert {"read_until_regex", "read_bytes", "write", "close"} <= asked
    assert asked <= OFFERED


@pytest.mark.parametrize("size", [0, 1, 5, 100_000])
@in_loop
async def test_a_websocket_follows_requests_on_one_connection(size):
    """Its first frame may come with its head."""
    frame = masked(bytes(size))
    head = (
        b"GET /socket HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\n"
        b"Upgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
        b"Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n"
    )
    async with serving(site()) as served, connected(served) as client:
        for _ in range(3):
            await client.send(GET)
            await client.answer()
        await client.send(GET + head + frame)
        await client.answer()
        assert b" 101 " in await client.reader.readuntil(b"\r\n\r\n")
        heard = await client.reader.readexactly(len(frame) - 4)
        assert heard.endswith(bytes(size))
        assert heard[0] == TEXT


def masked(data):
    """Write a binary frame of a client, with a mask of zeros (RFC 6455)."""
    if len(data) < 126:
        length = bytes([0x80 | len(data)])
    else:
        length = b"\xff" + len(data).to_bytes(8, "big")
    return b"\x82" + length + bytes(4) + data
