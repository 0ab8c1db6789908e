import json
import logging

from tornado.web import Application, HTTPError, RequestHandler

from dragoman.web.access_log import request_logger
from dragoman.web.log_lines import REQUESTS, JsonFormatter
from web.serving import in_loop, visited

FIELDS = [
    "time",
    "method",
    "path",
    "status",
    "bytes",
    "milliseconds",
    "address",
    "language",
    "request",
    "agent",
]


class Page(RequestHandler):
    def get(self, path):
        if path == "lost":
            raise HTTPError(404)
        self.write("page")


def site():
    log = request_logger(lambda handler: handler.path_kwargs.get("path", ""))
    return Application([("/(?P<path>.*)", Page)], log_function=log)


async def lines(caplog, *requests):
    answers = []
    async with visited(site()) as (_, client):
        with caplog.at_level(logging.INFO, REQUESTS):
            for request in requests:
                await client.send(request)
                answers.append(await client.answer())
    records = [one for one in caplog.records if one.name == REQUESTS]
    texts = [JsonFormatter().format(one) for one in records]
    assert all(text.isascii() and text.isprintable() for text in texts)
    return [json.loads(text) for text in texts], answers


def get(path, agent=b"probe"):
    return b"GET %s HTTP/1.1\r\nHost: localhost\r\nUser-Agent: %s\r\n\r\n" % (
        path,
        agent,
    )


@in_loop
async def test_each_request_is_one_line(caplog):
    told, answers = await lines(caplog, get(b"/de"), get(b"/lost"))
    assert [list(line) for line in told] == [FIELDS, FIELDS]
    assert [line["status"] for line in told] == [200, 404]
    assert [line["bytes"] for line in told] == [len(answer) for answer in answers]
    assert told[0]["path"] == "/de"
    assert told[0]["language"] == "de"
    assert told[0]["method"] == "GET"
    assert told[0]["address"] == "127.0.0.1"
    assert told[0]["agent"] == "probe"
    assert told[0]["milliseconds"] >= 0
    assert told[0]["request"] != told[1]["request"]


@in_loop
async def test_a_query_is_nobodys_business(caplog):
    (line,), _ = await lines(caplog, get(b"/de?secret=1"))
    assert line["path"] == "/de"
    assert "secret" not in str(line)


@in_loop
async def test_what_a_client_sends_is_cut_and_escaped(caplog):
    evil = b'/%0a{"status":200}\xe2\x80\xae' + b"x" * 4000
    (line,), _ = await lines(caplog, get(evil, b'"\xe2\x80\xae' + b"y" * 4000))
    assert line["path"].startswith('/%0a{"status":200}')
    assert len(line["agent"]) == 200
