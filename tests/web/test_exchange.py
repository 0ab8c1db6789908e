import json

import pytest
from tornado.httpserver import HTTPServer
from tornado.netutil import bind_sockets
from tornado.web import Application, RequestHandler

from dragoman.web.exchange import context_of
from web.serving import Served, connected, in_loop, serving, visited


class Who(RequestHandler):
    def get(self):
        context = context_of(self.request)
        self.write(
            {
                "address": self.request.remote_ip,
                "scheme": self.request.protocol,
                "id": context.request_id if context else "",
            }
        )

    def on_finish(self):
        context = context_of(self.request)
        self.application.settings["sizes"].append(context and context.answer_bytes)


def site():
    return Application([("/", Who)], sizes=[])


async def told(client, *fields):
    lines = [b"GET / HTTP/1.1", b"Host: localhost", *fields]
    await client.send(b"\r\n".join(lines) + b"\r\n\r\n")
    answer = await client.answer()
    return json.loads(answer.partition(b"\r\n\r\n")[2]), len(answer)


FORWARDED = (
    b"X-Forwarded-For: 198.51.100.7, 203.0.113.9",
    b"X-Forwarded-Proto: https",
)


@in_loop
async def test_forwarding_headers_of_a_trusted_proxy_are_believed():
    async with visited(site(), proxies=("127.0.0.1",)) as (_, client):
        who, _ = await told(client, *FORWARDED)
        assert (who["address"], who["scheme"]) == ("203.0.113.9", "https")


@in_loop
async def test_what_one_request_says_does_not_hold_for_the_next():
    async with visited(site(), proxies=("127.0.0.1",)) as (_, client):
        await told(client, *FORWARDED)
        who, _ = await told(client)
        assert (who["address"], who["scheme"]) == ("127.0.0.1", "http")


@pytest.mark.parametrize(
    "field",
    [
        *FORWARDED,
        b"X-Real-Ip: 203.0.113.9",
        b"X-Scheme: https",
        b"Forwarded: for=203.0.113.9;proto=https",
    ],
)
@in_loop
async def test_nobody_else_is_believed(field):
    async with serving(site()) as served, connected(served) as client:
        who, _ = await told(client, field)
        assert (who["address"], who["scheme"]) == ("127.0.0.1", "http")


@pytest.mark.parametrize("field", [b"X-Real-Ip: 203.0.113.9", b"X-Scheme: https"])
@in_loop
async def test_not_even_a_proxy_is_believed_by_other_headers(field):
    async with visited(site(), proxies=("127.0.0.1",)) as (_, client):
        who, _ = await told(client, field)
        assert (who["address"], who["scheme"]) == ("127.0.0.1", "http")


@in_loop
async def test_each_request_has_an_id_of_its_own():
    async with serving(site()) as served, connected(served) as client:
        ids = [(await told(client))[0]["id"] for _ in range(10)]
        assert len(set(ids)) == 10
        assert all(len(one) == 16 and int(one, 16) >= 0 for one in ids)


@in_loop
async def test_the_size_of_each_answer_is_known():
    application = site()
    async with serving(application) as served, connected(served) as client:
        sizes = [(await told(client))[1] for _ in range(3)]
        assert application.settings["sizes"] == sizes


@in_loop
async def test_a_request_to_another_server_has_no_context():
    server = HTTPServer(site())
    sockets = bind_sockets(0, "127.0.0.1")
    server.add_sockets(sockets)
    served = Served(server, sockets[0].getsockname()[1])
    async with connected(served) as client:
        who, _ = await told(client)
        assert who["id"] == ""
    server.stop()
    await server.close_all_connections()
