"""The form of all lines in the log: JSON, one write each.

Law: whatever a client sends stays inside one JSON string of one line: all but printable
ASCII is escaped, so that no control character, no U+202E and no second line gets
through to a terminal or a log reader.
"""

import json
import logging
import os
import stat
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from typing import TextIO

# The logger of request lines; the application's own lines are under `dragoman`.
REQUESTS = "dragoman.requests"

# The longest line of a request, in bytes, so that no client fills the disk quickly.
REQUEST_LINE_BYTES = 2 * 1024

# Whatever is written to a pipe at once is not torn apart by what other processes write
# there, up to so many bytes (POSIX PIPE_BUF, as Linux has it).
WRITE_BYTES = 4096

# A file takes any number of bytes whole, and many at once cost little more than a few.
_FILE_WRITE_BYTES = 64 * 1024

# The longest line of the application, in bytes, without its line end.
LINE_BYTES = WRITE_BYTES - 1


def log_as_json() -> None:
    """Let the whole process log lines of JSON to its standard error."""
    handler = LineHandler()
    handler.setFormatter(JsonFormatter())
    logging.basicConfig(level=logging.INFO, handlers=[handler], force=True)
    # It counts what it was told; what came of it is said where it is done.
    logging.getLogger("watchfiles").setLevel(logging.WARNING)


class JsonFormatter(logging.Formatter):
    """Writes a log record as one line of JSON.

    A record with `lines` has them written already; they stay as they are.

    The fields of a record are `time` (ISO 8601, UTC), `level`, `logger`, `message` and,
    where an exception is logged, `traceback`. A record of `REQUESTS` has `time` and the
    fields of the request.
    """

    def format(self, record: logging.LogRecord) -> str:
        """Write the line, without its line end."""
        lines: tuple[str, ...] = getattr(record, "lines", ())
        if lines:
            return "\n".join(lines)
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


class LineHandler(logging.StreamHandler[TextIO]):
    """Writes lines to a stream, no more at once than it takes whole.

    Args:
        stream: Where to; the standard error by default.
    """

    def __init__(self, stream: TextIO | None = None) -> None:
        super().__init__(stream)
        self._most = _whole(self.stream)

    def emit(self, record: logging.LogRecord) -> None:
        """Write the lines of a record."""
        try:
            for piece in _pieces(self.format(record), self._most):
                self.stream.write(piece)
                self.flush()
        except Exception:  # noqa: BLE001 -- logging's own way with any error in a handler
            self.handleError(record)


def _whole(stream: TextIO) -> int:
    """Tell how many bytes a stream takes whole, whoever else writes to it."""
    try:
        is_file = stat.S_ISREG(os.fstat(stream.fileno()).st_mode)
    except OSError:
        return WRITE_BYTES
    return _FILE_WRITE_BYTES if is_file else WRITE_BYTES


def _pieces(text: str, most: int) -> Iterator[str]:
    """Cut a text between lines, into pieces of so many bytes at the most."""
    text += "\n"
    start = 0
    while start < len(text):
        stop = text.rfind("\n", start, start + most) + 1 or len(text)
        yield text[start:stop]
        start = stop


def json_line(fields: Mapping[str, object], most: int) -> str:
    """Write fields as JSON, the longest texts cut until the line is short enough.

    Args:
        fields: Texts and numbers by name.
        most: The longest line, in bytes.

    Returns:
        ASCII; a text that was cut ends with `...`, a traceback begins with it.
    """
    left = dict(fields)
    while len(line := json.dumps(left, ensure_ascii=True)) > most:
        name = max(left, key=lambda name: len(json.dumps(left[name])))
        text = left[name]
        left[name] = _halved(name, text) if isinstance(text, str) else None
    return line


def _halved(name: str, text: str) -> str:
    # Halving ends soon, whatever the escapes make of the text.
    half = len(text) // 2
    # What happened stands at the end of a traceback.
    return f"...{text[-half:]}" if name == "traceback" else f"{text[:half]}..."
