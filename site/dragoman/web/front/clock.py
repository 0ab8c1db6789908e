"""The time as answers and log lines write it, written once a second for all."""

import time
from datetime import UTC, datetime

from dragoman.web.from_tornado import format_timestamp

_MILLISECONDS = 1000


class Clock:
    """The present second, in words.

    Attributes:
        date: The value of `Date` (RFC 9110 section 6.6.1).
        begins: When the second began (monotonic).
        ends: When it ends.
    """

    __slots__ = (
        "_second",
        "_stamp",
        "_stamped_from",
        "_stamped_until",
        "begins",
        "date",
        "ends",
    )

    def __init__(self) -> None:
        self._stamp = ""
        self._stamped_from = self._stamped_until = 0.0
        self._turn(time.monotonic())

    def turn(self, now: float) -> None:
        """Take notice of the time.

        Args:
            now: The monotonic time.
        """
        if not self.begins <= now < self.ends:
            self._turn(now)

    def stamp(self, now: float) -> str:
        """Write a time as log lines have it (ISO 8601, UTC).

        Args:
            now: The monotonic time, of this second.
        """
        if not self._stamped_from <= now < self._stamped_until:
            self.turn(now)
            passed = int((now - self.begins) * _MILLISECONDS)
            self._stamped_from = self.begins + passed / _MILLISECONDS
            self._stamped_until = self.begins + (passed + 1) / _MILLISECONDS
            self._stamp = f"{self._second}{passed:03d}+00:00"
        return self._stamp

    def _turn(self, now: float) -> None:
        ahead = time.time() - time.monotonic()
        second = int(now + ahead)
        # The wall clock may be set; the monotonic one is asked for each request.
        self.begins, self.ends = second - ahead, second - ahead + 1
        self.date = format_timestamp(second).encode("ascii")
        self._second = f"{datetime.fromtimestamp(second, UTC):%Y-%m-%dT%H:%M:%S}."
