import json
import time

from dragoman.web.counts import Counts
from dragoman.web.front.askers import Asker
from dragoman.web.front.composed import Openings
from dragoman.web.front.telling import Telling
from dragoman.web.request_lines import RequestLines

NAMES = [
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


def told(taken=0.0, address="", method="GET", count=1):
    counts = Counts()
    fields = (("Content-Language", "en"), ("Etag", '"a"'))
    answer = Openings().compose("/en/", 200, fields, b"body")
    asker = Asker(
        "br", ("br", True), stays=False, closes=False, address=address, agent='"probe"'
    )
    now = time.monotonic()
    one = (answer, asker, "192.0.2.1", method == "GET", 1234, now - taken, now)
    lines = Telling(RequestLines(), counts).lines([one] * count)
    assert all(line.isascii() and line.isprintable() for line in lines)
    return [json.loads(line) for line in lines], counts


def test_a_line_has_the_fields_of_a_handlers():
    (line,), _ = told(0.0321)
    assert list(line) == NAMES
    assert (line["method"], line["path"], line["status"]) == ("GET", "/en/", 200)
    assert (line["bytes"], line["milliseconds"]) == (1234, 32.1)
    assert (line["address"], line["language"]) == ("192.0.2.1", "en")
    assert len(line["request"]) == 16
    assert line["agent"] == "probe"


def test_all_are_counted():
    lines, counts = told(count=3)
    assert (counts.front, counts.bytes) == ({200: 3}, 3 * 1234)
    assert len({line["request"] for line in lines}) == 3


def test_the_address_that_a_proxy_told_counts():
    (line,), _ = told(address='"203.0.113.9"', method="HEAD")
    assert (line["address"], line["method"]) == ("203.0.113.9", "HEAD")


def test_an_answer_that_took_nothing_took_nothing():
    (line,), _ = told()
    assert line["milliseconds"] == 0.0
