import asyncio
import gzip
import socket

import pytest
from tornado.web import Application, RequestHandler, stream_request_body

from dragoman.web.kernel import UNSENT_BYTES
from dragoman.web.refusals import Refusal
from web.serving import GET, Client, connected, in_loop, serving, until, visited

LONG = 8 * 1024 * 1024
PROXIES = ("127.0.0.0/8",)


class Echo(RequestHandler):
    def get(self):
        self.write("read")

    def post(self):
        self.write(self.request.body)


class Form(RequestHandler):
    def post(self):
        files = sum(len(group) for group in self.request.files.values())
        self.write(str(len(self.request.body_arguments) + files))


class Long(RequestHandler):
    async def get(self):
        for _ in range(LONG // 65536):
            self.write(bytes(65536))
            await self.flush()


class Heap(RequestHandler):
    def get(self):
        self.write(bytes(2000))


@stream_request_body
class Upload(RequestHandler):
    def prepare(self):
        self.received = 0
        self.request.connection.set_max_body_size(100)

    def data_received(self, chunk):
        self.received += len(chunk)

    def post(self):
        self.write(str(self.received))


def site():
    return Application(
        [
            ("/", Echo),
            ("/form", Form),
            ("/heap", Heap),
            ("/long", Long),
            ("/upload", Upload),
        ]
    )


def post(body, *fields, path=b"/"):
    head = [b"POST " + path + b" HTTP/1.1", b"Host: localhost", *fields]
    return b"\r\n".join(head) + b"\r\n\r\n" + body


async def refused(served, request):
    async with connected(served) as client:
        await client.send(request)
        return await client.rest()


def is_whole(answer, refusal):
    """A refusal says what it is, how long it is, and carries the security headers."""
    head, _, body = answer.partition(b"\r\n\r\n")
    lines = head.decode().split("\r\n")
    return (
        lines[0] == f"HTTP/1.1 {refusal.status} {refusal.reason}"
        and f"Content-Length: {len(body)}" in lines
        and "Connection: close" in lines
        and "X-Content-Type-Options: nosniff" in lines
    )


@pytest.mark.parametrize(
    "said", [b"", b"GET / HT", GET[:-2], b"\r\n"], ids=["silent", "line", "head", "eol"]
)
@in_loop
async def test_who_sends_no_whole_head_is_disconnected(said):
    async with serving(site(), idle_seconds=0.2) as served:
        assert await refused(served, said) == b""


@in_loop
async def test_an_idle_connection_is_closed_after_its_answer():
    async with serving(site(), idle_seconds=0.2) as served, connected(served) as client:
        await client.send(GET)
        assert (await client.answer()).endswith(b"read")
        assert await client.rest() == b""


@in_loop
async def test_who_sends_no_whole_body_is_disconnected():
    async with serving(site(), body_seconds=0.2) as served:
        assert await refused(served, post(b"half", b"Content-Length: 8")) == b""


@in_loop
async def test_a_head_too_long_is_refused():
    async with serving(site(), head_bytes=1024) as served:
        request = GET[:-2] + b"X: " + b"x" * 2048 + b"\r\n\r\n"
        answer = await refused(served, request)
        assert is_whole(answer, Refusal.HEADER_FIELDS_TOO_LARGE)
        assert served.refused == [Refusal.HEADER_FIELDS_TOO_LARGE]


@in_loop
async def test_a_head_without_end_is_refused():
    async with serving(site(), head_bytes=1024) as served:
        answer = await refused(served, b"GET /" + b"x" * 4096)
        assert is_whole(answer, Refusal.HEADER_FIELDS_TOO_LARGE)


@in_loop
async def test_too_many_header_fields_are_refused():
    async with serving(site(), header_fields=5) as served:
        few, many = (b"X: x\r\n" * count + b"\r\n" for count in (4, 5))
        async with connected(served) as client:
            await client.send(GET[:-2] + few)
            assert (await client.answer()).endswith(b"read")
        answer = await refused(served, GET[:-2] + many)
        assert is_whole(answer, Refusal.HEADER_FIELDS_TOO_LARGE)


@in_loop
async def test_a_body_too_long_is_refused_before_it_is_read():
    async with visited(site(), body_bytes=10) as (served, client):
        await client.send(post(b"0123456789", b"Content-Length: 10"))
        assert (await client.answer()).endswith(b"0123456789")
        answer = await refused(served, post(b"0", b"Content-Length: 11"))
        assert is_whole(answer, Refusal.CONTENT_TOO_LARGE)
        vast = await refused(served, post(b"0", b"Content-Length: " + b"9" * 5000))
        assert is_whole(vast, Refusal.CONTENT_TOO_LARGE)


@in_loop
async def test_a_client_who_goes_on_sending_still_reads_why_it_was_refused():
    async with serving(site(), body_bytes=10) as served:
        sent = 4 * 1024 * 1024
        answer = await refused(served, post(bytes(sent), b"Content-Length: %d" % sent))
        assert is_whole(answer, Refusal.CONTENT_TOO_LARGE)


@in_loop
async def test_a_chunked_body_too_long_is_refused():
    async with serving(site(), body_bytes=10) as served:
        chunked = post(b"b\r\n01234567890\r\n0\r\n\r\n", b"Transfer-Encoding: chunked")
        assert is_whole(await refused(served, chunked), Refusal.BAD_REQUEST)


@in_loop
async def test_a_handler_may_allow_a_longer_body():
    async with visited(site(), body_bytes=10) as (served, client):
        await client.send(post(bytes(90), b"Content-Length: 90", path=b"/upload"))
        assert (await client.answer()).endswith(b"\r\n\r\n90")
        over = post(bytes(101), b"Content-Length: 101", path=b"/upload")
        answer = await refused(served, over)
        assert is_whole(answer, Refusal.CONTENT_TOO_LARGE)


@pytest.mark.parametrize(
    "request_",
    [
        post(b"01234", b"Content-Length: 5", b"Content-Length: 5"),
        post(b"01234", b"Content-Length: 5, 5"),
        post(b"01234", b"Content-Length: 5", b"Transfer-Encoding: chunked"),
        post(b"01234", b"Content-Length: +5"),
        b"GET / HTTP/1.1\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: a, b\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: localhost\r\nHost: localhost\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost : localhost\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: localhost\r\nX: \0\r\n\r\n",
        b"GET /\r\n\r\n",
        b"\x16\x03\x01\r\n\r\n",
    ],
)
@in_loop
async def test_an_ambiguous_or_malformed_head_is_refused(request_):
    async with serving(site()) as served:
        assert is_whole(await refused(served, request_), Refusal.BAD_REQUEST)


@in_loop
async def test_a_refusal_ends_a_connection_that_was_answered_before():
    async with serving(site()) as served, connected(served) as client:
        await client.send(GET + b"nonsense\r\n\r\n" + GET)
        assert (await client.answer()).endswith(b"read")
        assert is_whole(await client.rest(), Refusal.BAD_REQUEST)


def multipart(count):
    part = b'--x\r\nContent-Disposition: form-data; name="f%d"\r\n\r\nv\r\n'
    body = b"".join(part % number for number in range(count)) + b"--x--\r\n"
    length = b"Content-Length: %d" % len(body)
    kind = b"Content-Type: multipart/form-data; boundary=x"
    return post(body, length, kind, path=b"/form")


def urlencoded(count):
    body = b"&".join(b"f%d=v" % number for number in range(count))
    length = b"Content-Length: %d" % len(body)
    kind = b"Content-Type: application/x-www-form-urlencoded"
    return post(body, length, kind, path=b"/form")


@pytest.mark.parametrize(
    ("form", "most"), [(multipart, 20), (urlencoded, 200)], ids=["parts", "fields"]
)
@in_loop
async def test_a_form_with_too_many_fields_is_refused(form, most):
    async with serving(site()) as served, connected(served) as client:
        await client.send(form(most))
        assert (await client.answer()).endswith(b"\r\n\r\n%d" % most)
        await client.send(form(most + 1))
        assert (await client.answer()).startswith(b"HTTP/1.1 400 ")


@in_loop
async def test_a_compressed_body_is_not_unpacked():
    async with serving(site()) as served, connected(served) as client:
        body = gzip.compress(bytes(100_000))
        length = b"Content-Length: %d" % len(body)
        await client.send(post(body, length, b"Content-Encoding: gzip"))
        assert (await client.answer()).endswith(body)


async def answers(served):
    async with connected(served) as client:
        await client.send(GET)
        return (await client.answer()).endswith(b"read")


@in_loop
async def test_one_connection_too_many_of_an_address_is_refused():
    async with (
        serving(site(), connections_per_address=2) as served,
        connected(served) as first,
        connected(served) as second,
    ):
        for client in (first, second):
            await client.send(GET)
            assert (await client.answer()).endswith(b"read")
        answer = await refused(served, GET)
        assert is_whole(answer, Refusal.TOO_MANY_CONNECTIONS)
        assert b"\r\nRetry-After: 5\r\n" in answer
        second.writer.close()
        await second.writer.wait_closed()
        await until(lambda: len(served.server._connections) == 1)
        assert await answers(served)


@in_loop
async def test_a_trusted_proxy_may_have_many_connections():
    async with visited(site(), proxies=PROXIES, connections_per_address=1) as (
        served,
        first,
    ):
        await first.send(GET)
        await first.answer()
        assert await answers(served)


@in_loop
async def test_one_connection_too_many_in_all_is_refused():
    async with visited(site(), proxies=PROXIES, connections=1) as (served, first):
        await first.send(GET)
        await first.answer()
        answer = await refused(served, GET)
        assert is_whole(answer, Refusal.TOO_MANY_CONNECTIONS)


async def slow_reader(served):
    """Connect with so small a window that the server cannot send ahead."""
    connection = socket.socket()
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
    connection.settimeout(0)
    await asyncio.get_running_loop().sock_connect(
        connection, ("127.0.0.1", served.port)
    )
    reader, writer = await asyncio.open_connection(sock=connection, limit=1024)
    await Client(reader, writer).send(b"GET /long HTTP/1.1\r\nHost: localhost\r\n\r\n")
    return Client(reader, writer)


def slow_limits():
    return {"write_seconds": 0.3, "sweep_seconds": 0.05}


@in_loop
async def test_who_reads_nothing_is_cut_off():
    async with serving(site(), **slow_limits()) as served:
        client = await slow_reader(served)
        await until(lambda: served.server._connections)
        await until(lambda: not served.server._connections)
        assert await client.is_reset()
        client.writer.close()


@in_loop
async def test_who_drips_is_cut_off():
    async with serving(site(), **slow_limits()) as served:
        client = await slow_reader(served)
        await client.reader.readuntil(b"\r\n\r\n")
        while served.server._connections:
            await client.reader.read(16)
            await asyncio.sleep(0.01)
        assert await client.is_reset()
        client.writer.close()


@in_loop
async def test_the_kernel_keeps_little_of_what_is_not_read():
    async with serving(site()) as served:
        client = await slow_reader(served)
        await until(lambda: any(s.is_stuck for s in served.server._connections))
        (one,) = served.server._connections
        sent = one.queued - one.transport.get_write_buffer_size()
        assert sent < 4 * UNSENT_BYTES
        client.writer.close()


@in_loop
async def test_an_answer_too_long_to_wait_in_memory_ends_the_connection():
    async with visited(site(), write_buffer_bytes=1000) as (_, client):
        await client.send(GET)
        assert (await client.answer()).endswith(b"read")
        await client.send(b"GET /heap HTTP/1.1\r\nHost: localhost\r\n\r\n")
        assert await client.is_reset()
