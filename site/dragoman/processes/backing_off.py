"""How long to wait before a worker that died is started again."""

import time
from collections.abc import Callable

#: How long after the first death, in seconds; then twice as long each time.
FIRST = 1.0
#: The longest time between two starts, in seconds.
LONGEST = 60.0
#: A worker that lived so long died of something else than its start.
CALM = 60.0


class BackOff:
    """Counts deaths that follow each other quickly.

    Args:
        clock: Gives the time in seconds.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._delay = 0.0
        self._due = 0.0

    def died(self, lived: float) -> None:
        """Note a death.

        Args:
            lived: How long the worker served, in seconds; 0 for one that never did.
        """
        again = self._delay > 0 and lived < CALM
        self._delay = min(LONGEST, self._delay * 2) if again else FIRST
        self._due = self._clock() + self._delay

    def left(self) -> float:
        """Give the seconds until the next start is due; 0 if it is."""
        return max(0.0, self._due - self._clock())
