"""What the log tells of each request and each refusal, as one line."""

import logging
from collections.abc import Callable

from tornado.web import RequestHandler

from dragoman.web.exchange import context_of
from dragoman.web.log_lines import REQUESTS
from dragoman.web.refusals import Refusal

USER_AGENT_LENGTH = 200

_log = logging.getLogger(REQUESTS)


def request_logger(
    language: Callable[[RequestHandler], str],
) -> Callable[[RequestHandler], None]:
    """Build the `log_function` of a `tornado.web.Application`.

    Args:
        language: Tells the language of an answer, as a tag; empty if it has none.

    Returns:
        What Tornado calls at the end of each request. The query is left out: it may
        hold what a reader typed.
    """

    def log(handler: RequestHandler) -> None:
        request = handler.request
        context = context_of(request)
        fields = {
            "method": request.method,
            "path": request.path,
            "status": handler.get_status(),
            "bytes": context.answer_bytes if context else 0,
            "milliseconds": round(request.request_time() * 1000, 1),
            "address": request.remote_ip,
            "language": language(handler),
            "request": context.request_id if context else "",
            "agent": request.headers.get("User-Agent", "")[:USER_AGENT_LENGTH],
        }
        _log.info("", extra={"request": fields})

    return log


def log_refusal(refusal: Refusal, address: str) -> None:
    """Log what was refused before it became a request.

    Args:
        refusal: What was answered.
        address: The address of the TCP peer.
    """
    _log.info("", extra={"request": {"status": refusal.status, "address": address}})
