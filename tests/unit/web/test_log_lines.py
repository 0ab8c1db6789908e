import io
import json
import logging
import os
import subprocess
import sys
from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.web.log_lines import (
    LINE_BYTES,
    REQUEST_LINE_BYTES,
    JsonFormatter,
    LineHandler,
    json_line,
)


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


def chained(errors):
    if errors:
        try:
            chained(errors - 1)
        except ValueError as error:
            raise ValueError(errors) from error
    raise ValueError("the first cause")


def test_of_a_long_traceback_the_end_is_kept():
    try:
        chained(60)
    except ValueError:
        line = JsonFormatter().format(record("x", exc_info=sys.exc_info()))
    assert len(line) <= LINE_BYTES
    assert json.loads(line)["traceback"].endswith("ValueError: 60")


def test_lines_of_several_processes_do_not_tear_each_other_apart():
    code = (
        "import logging; from dragoman.web.log_lines import JsonFormatter;"
        "handler = logging.StreamHandler(); handler.setFormatter(JsonFormatter());"
        "logging.basicConfig(level=logging.INFO, handlers=[handler]);"
        "[logging.warning('%s', 'x' * 50_000) for _ in range(200)]"
    )
    reading, writing = os.pipe()
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    writers = [
        subprocess.Popen([sys.executable, "-c", code], stderr=writing, env=environment)
        for _ in range(2)
    ]
    os.close(writing)
    with os.fdopen(reading) as pipe:
        told = [json.loads(line) for line in pipe]
    assert [each.wait() for each in writers] == [0, 0]
    assert len(told) == 400


class Written(io.StringIO):
    """A stream that knows what was written to it at once."""

    def __init__(self, number=None):
        super().__init__()
        self.at_once = []
        self._number = number

    def fileno(self):
        return super().fileno() if self._number is None else self._number

    def write(self, text):
        self.at_once.append(text)
        return len(text)


def many_lines(stream):
    handler = LineHandler(stream)
    handler.setFormatter(JsonFormatter())
    handler.emit(logging.makeLogRecord({"lines": ["x" * 700] * 120}))
    assert "".join(stream.at_once) == ("x" * 700 + "\n") * 120
    assert all(text.endswith("\n") for text in stream.at_once)
    return max(map(len, stream.at_once))


def test_lines_of_many_requests_are_written_whole_and_not_too_many_at_once():
    assert many_lines(Written()) <= 4096
    reading, writing = os.pipe()
    assert many_lines(Written(writing)) <= 4096
    os.close(reading)
    os.close(writing)


def test_a_file_takes_more_lines_at_once(tmp_path):
    with (tmp_path / "log").open("w") as file:
        assert 4096 < many_lines(Written(file.fileno())) <= 1 << 16
