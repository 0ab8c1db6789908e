"""One JSON line for each request, and the same form for the application's own log.

Law: whatever a client sends stays inside one JSON string of one line: all but printable
ASCII is escaped, so that no control character, no U+202E and no second line gets
through to a terminal or a log reader.
"""

import json
import logging
from collections.abc import Callable, Mapping
from datetime import UTC, datetime

from tornado.web import RequestHandler

from dragoman.web.exchange import context_of
from dragoman.web.refusals import Refusal

# The logger of request lines; the application's own lines are under `dragoman`.
REQUESTS = "dragoman.requests"

# The longest line of a request, in bytes, so that no client fills the disk quickly.
REQUEST_LINE_BYTES = 2 * 1024

# The longest line of the application, in bytes: enough for a traceback.
LINE_BYTES = 16 * 1024

USER_AGENT_LENGTH = 200

_log = logging.getLogger(REQUESTS)


class JsonFormatter(logging.Formatter):
    """Writes a log record as one line of JSON.

    The fields of a record are `time` (ISO 8601, UTC), `level`, `logger`, `message` and,
    where an exception is logged, `traceback`. A record of `REQUESTS` has `time` and the
    fields of the request.
    """

    def format(self, record: logging.LogRecord) -> str:
        """Write the line, without its line end."""
        time = datetime.fromtimestamp(record.created, UTC)
        fields: dict[str, object] = {"time": time.isoformat(timespec="milliseconds")}
        request = getattr(record, "request", None)
        if isinstance(request, Mapping):
            return json_line({**fields, **request}, REQUEST_LINE_BYTES)
        fields["level"] = record.levelname
        fields["logger"] = record.name
        fields["message"] = record.getMessage()
        if record.exc_info:
            fields["traceback"] = self.formatException(record.exc_info)
        return json_line(fields, LINE_BYTES)


def json_line(fields: Mapping[str, object], most: int) -> str:
    """Write fields as JSON, the longest texts cut until the line is short enough.

    Args:
        fields: Texts and numbers by name.
        most: The longest line, in bytes.

    Returns:
        ASCII; a text that was cut ends with `...`.
    """
    left = dict(fields)
    while len(line := json.dumps(left, ensure_ascii=True)) > most:
        name = max(left, key=lambda name: len(json.dumps(left[name])))
        text = left[name]
        # Halving ends soon, whatever the escapes make of the text.
        left[name] = f"{text[: len(text) // 2]}..." if isinstance(text, str) else None
    return line


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
