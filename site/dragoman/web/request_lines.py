"""Lines of requests that wait to be logged, many in one write.

Law: lines are written in the order in which they were told, none is lost when the
process ends by itself, and none waits longer than until the next sweep of connections.
"""

import logging
import secrets
from collections.abc import Callable, Sequence
from typing import Any

from dragoman.web.log_lines import REQUESTS

# Of a longer name of a browser, the beginning is logged.
AGENT_LENGTH = 200

# How many lines wait at the most: some 40 KB.
_MOST = 128

_IDS = 256
_ID_DIGITS = 16

_log = logging.getLogger(REQUESTS)


class RequestLines:
    """What is to be logged next.

    Attributes:
        write: Writes the lines of all that was told; whoever tells sets it.
    """

    def __init__(self) -> None:
        self.write: Callable[[Sequence[Any]], Sequence[str]] = _plain
        self._waiting: list[object] = []
        self._ids: list[str] = []

    def tell(self, told: object) -> None:
        """Log something soon.

        Args:
            told: What `write` makes a line of: ASCII, without a line end.
        """
        waiting = self._waiting
        waiting.append(told)
        if len(waiting) >= _MOST:
            self.flush()

    def flush(self) -> None:
        """Log now what waits."""
        if self._waiting:
            waiting, self._waiting = self._waiting, []
            _log.info("", extra={"lines": self.write(waiting)})

    def new_id(self) -> str:
        """Give the id of a request: 16 hexadecimal digits, by chance."""
        if not self._ids:
            self._ids = self.new_ids(_IDS)
        return self._ids.pop()

    def new_ids(self, count: int) -> list[str]:
        """Give the ids of some requests."""
        digits = secrets.token_hex(count * _ID_DIGITS // 2)
        ends = range(_ID_DIGITS, len(digits) + 1, _ID_DIGITS)
        return [digits[end - _ID_DIGITS : end] for end in ends]


def _plain(told: Sequence[object]) -> Sequence[str]:
    return [str(each) for each in told]
