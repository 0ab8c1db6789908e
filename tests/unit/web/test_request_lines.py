import logging

from dragoman.web.log_lines import REQUESTS, JsonFormatter
from dragoman.web.request_lines import RequestLines


def test_lines_are_logged_together_in_their_order(caplog):
    lines = RequestLines()
    lines.write = lambda told: [f"line {each}" for each in told]
    with caplog.at_level(logging.INFO, REQUESTS):
        for number in range(3):
            lines.tell(number)
        assert not caplog.records
        lines.flush()
        lines.flush()
    (record,) = caplog.records
    assert JsonFormatter().format(record) == "line 0\nline 1\nline 2"


def test_not_many_wait(caplog):
    lines = RequestLines()
    with caplog.at_level(logging.INFO, REQUESTS):
        for number in range(1000):
            lines.tell(number)
    logged = sum(len(record.lines) for record in caplog.records)
    assert 800 < logged <= 1000


def test_ids_differ():
    lines = RequestLines()
    ids = {lines.new_id() for _ in range(1000)}
    assert len(ids) == 1000
    assert all(len(one) == 16 and int(one, 16) >= 0 for one in ids)
