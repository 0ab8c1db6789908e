"""What the log tells of each request and each refusal, as one line."""

import logging
from collections.abc import Callable

from tornado.web import RequestHandler

from dragoman.web.counts import Counts
from dragoman.web.exchange import context_of
from dragoman.web.log_lines import REQUESTS
from dragoman.web.refusals import Refusal
from dragoman.web.request_lines import AGENT_LENGTH, RequestLines

_log = logging.getLogger(REQUESTS)


def request_logger(
    language: Callable[[RequestHandler], str],
    lines: RequestLines | None = None,
    counts: Counts | None = None,
) -> Callable[[RequestHandler], None]:
    """Build the `log_function` of a `tornado.web.Application`.

    Args:
        language: Tells the language of an answer, as a tag; empty if it has none.
        lines: What the front has told, to be logged before.
        counts: Where each answer is counted.

    Returns:
        What Tornado calls at the end of each request. The query is left out: it may
        hold what a reader typed.
    """
    before, counted = lines or RequestLines(), counts or Counts()

    def log(handler: RequestHandler) -> None:
        request = handler.request
        context = context_of(request)
        size = context.answer_bytes if context else 0
        counted.handled(handler.get_status(), request.request_time())
        counted.bytes += size
        fields = {
            "method": request.method,
            "path": request.path,
            "status": handler.get_status(),
            "bytes": size,
            "milliseconds": round(request.request_time() * 1000, 1),
            "address": request.remote_ip,
            "language": language(handler),
            "request": context.request_id if context else "",
            "agent": request.headers.get("User-Agent", "")[:AGENT_LENGTH],
        }
        before.flush()
        _log.info("", extra={"request": fields})

    return log


def refusal_logger(
    lines: RequestLines, counts: Counts
) -> Callable[[Refusal, str], None]:
    """Build what a server calls for what it refused before it became a request.

    Args:
        lines: What the front has told, to be logged before.
        counts: Where each refusal is counted.

    Returns:
        A function of what was answered and the address of the TCP peer.
    """

    def log(refusal: Refusal, address: str) -> None:
        status = refusal.status
        counts.refusals[status] = counts.refusals.get(status, 0) + 1
        lines.flush()
        _log.info("", extra={"request": {"status": status, "address": address}})

    return log
