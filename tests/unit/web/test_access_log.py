import json
import logging

from dragoman.web.access_log import refusal_logger
from dragoman.web.counts import Counts
from dragoman.web.log_lines import JsonFormatter
from dragoman.web.refusals import Refusal
from dragoman.web.request_lines import RequestLines


def test_a_refusal_is_a_request_line(caplog):
    counts = Counts()
    with caplog.at_level(logging.INFO, "dragoman.requests"):
        refusal_logger(RequestLines(), counts)(
            Refusal.TOO_MANY_CONNECTIONS, "192.0.2.1"
        )
    (one,) = caplog.records
    fields = json.loads(JsonFormatter().format(one))
    assert (fields["status"], fields["address"]) == (503, "192.0.2.1")
    assert counts.refusals == {503: 1}
