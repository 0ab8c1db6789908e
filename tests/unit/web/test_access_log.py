import json
import logging
import sys
from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.web.access_log import (
    LINE_BYTES,
    REQUEST_LINE_BYTES,
    JsonFormatter,
    json_line,
    log_refusal,
)
from dragoman.web.refusals import Refusal


def record(message="", **extra):
    one = logging.LogRecord(
        "dragoman.app", logging.WARNING, __file__, 1, message, (), None
    )
    vars(one).update(extra)
    return one


def written(one):
    line = JsonFormatter().format(one)
    assert "\n" not in line
    return json.loads(line)


def test_a_line_of_the_application_tells_when_where_and_what():
    fields = written(record("a catalog is broken"))
    assert list(fields) == ["time", "level", "logger", "message"]
    assert fields["level"] == "WARNING"
    assert fields["logger"] == "dragoman.app"
    assert fields["message"] == "a catalog is broken"


def test_times_are_utc():
    time = datetime.fromisoformat(written(record(created=0.5))["time"])
    assert time.isoformat() == "1970-01-01T00:00:00.500000+00:00"
    assert time.utcoffset() == timedelta(0)


def test_arguments_are_put_into_the_message():
    one = record("%s of %d", args=("3", 4))
    assert written(one)["message"] == "3 of 4"


def test_a_traceback_stays_in_its_line():
    try:
        int("a\nb")
    except ValueError:
        fields = written(record("failed", exc_info=sys.exc_info()))
    assert fields["traceback"].endswith(r"'a\nb'")
    assert "\n  File " in fields["traceback"]


def test_a_request_has_the_time_and_its_own_fields():
    fields = written(record(request={"path": "/de/", "status": 200}))
    assert list(fields) == ["time", "path", "status"]


@given(st.text())
def test_no_text_breaks_out_of_its_line(text):
    line = JsonFormatter().format(record(request={"path": text}))
    assert line.isascii()
    assert line.isprintable()
    assert json.loads(line)["path"] == text


@pytest.mark.parametrize("text", ["a\r\nb", "\x1b[2J", "\u202e", "\u2028", '"}\n{"'])
def test_known_injections_are_escaped(text):
    line = JsonFormatter().format(record(text))
    assert line.isascii()
    assert line.isprintable()
    assert json.loads(line)["message"] == text


@pytest.mark.parametrize("letter", ["a", "ü", "\x00", "\U0001f600", "\ud800"])
def test_a_long_request_line_is_cut(letter):
    request = {"path": letter * 10_000, "agent": letter * 5_000, "status": 200}
    line = JsonFormatter().format(record(request=request))
    assert len(line) <= REQUEST_LINE_BYTES
    fields = json.loads(line)
    assert fields["status"] == 200
    assert fields["path"].startswith(letter)
    assert fields["path"].endswith("...")


def test_a_long_line_of_the_application_is_cut():
    line = JsonFormatter().format(record("x" * 100_000))
    assert LINE_BYTES // 2 < len(line) <= LINE_BYTES
    assert json.loads(line)["level"] == "WARNING"


def test_what_cannot_be_cut_is_left_out():
    assert json.loads(json_line({"many": list(range(100)), "few": "a"}, 50)) == {
        "many": None,
        "few": "a",
    }


def test_a_refusal_is_a_request_line(caplog):
    with caplog.at_level(logging.INFO, "dragoman.requests"):
        log_refusal(Refusal.TOO_MANY_CONNECTIONS, "192.0.2.1")
    (one,) = caplog.records
    fields = written(one)
    assert (fields["status"], fields["address"]) == (503, "192.0.2.1")
