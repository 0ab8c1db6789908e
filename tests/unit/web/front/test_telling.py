import json
import time

from dragoman.web.counts import Counts
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


def told(agent, taken=0.0, path="/en/"):
    counts = Counts()
    fields = (("Content-Language", "en"), ("Etag", '"a"'))
    answer = Openings().compose(path, 200, fields, b"body")
    now = time.monotonic()
    line = Telling(RequestLines(), counts).line(
        (answer, "GET", 1234, '"192.0.2.1"', agent, now - taken, now)
    )
    assert line.isascii()
    assert line.isprintable()
    return json.loads(line), counts


def test_a_line_has_the_fields_of_a_handlers():
    line, counts = told(b"probe", 0.0321)
    assert list(line) == NAMES
    assert (line["method"], line["path"], line["status"]) == ("GET", "/en/", 200)
    assert (line["bytes"], line["milliseconds"]) == (1234, 32.1)
    assert (line["address"], line["language"]) == ("192.0.2.1", "en")
    assert len(line["request"]) == 16
    assert line["agent"] == "probe"
    assert (counts.front, counts.bytes) == ({200: 1}, 1234)


def test_what_a_client_sends_is_cut_and_escaped():
    line, _ = told(b' "\xe2\x80\xae\\' + b"y" * 4000)
    assert line["agent"].startswith('"')
    assert len(line["agent"]) == 200


def test_an_answer_that_took_nothing_took_nothing():
    assert told(b"")[0]["milliseconds"] == 0.0
