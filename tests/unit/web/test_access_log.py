import json
import logging

from dragoman.web.access_log import log_refusal
from dragoman.web.log_lines import JsonFormatter
from dragoman.web.refusals import Refusal


def test_a_refusal_is_a_request_line(caplog):
    with caplog.at_level(logging.INFO, "dragoman.requests"):
        log_refusal(Refusal.TOO_MANY_CONNECTIONS, "192.0.2.1")
    (one,) = caplog.records
    fields = json.loads(JsonFormatter().format(one))
    assert (fields["status"], fields["address"]) == (503, "192.0.2.1")
