"""Patience with files that are being written.

Many programs empty a file and then write it, or put it aside and another in its place.
What looks like a part of a file is therefore waited for before it is believed.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

#: How long a doubtful file has to stay as it is until it is believed.
SECONDS = 2.0


@dataclass(frozen=True, slots=True)
class _Doubt:
    revision: str
    until: float
    # Whether the last who asked was told to wait.
    is_held: bool = True


class Grace:
    """Remembers which files are waited for.

    Args:
        seconds: How long a file has to stay as it is.
        clock: Tells the time in seconds.
    """

    def __init__(
        self, seconds: float = SECONDS, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._seconds = seconds
        self._clock = clock
        self._doubts: dict[Path, _Doubt] = {}

    def holds(self, path: Path, revision: str) -> bool:
        """Tell whether a doubtful file is to be waited for.

        Args:
            path: The file.
            revision: The hash of its bytes; empty where there is no file.

        Returns:
            Whether it has not stood so for long enough; each change begins anew.
        """
        doubt = self._doubts.get(path)
        if doubt is None or doubt.revision != revision:
            doubt = _Doubt(revision, self._clock() + self._seconds)
        is_held = self._clock() < doubt.until
        self._doubts[path] = replace(doubt, is_held=is_held)
        return is_held

    def trust(self, path: Path) -> None:
        """Forget a file: it is whole."""
        self._doubts.pop(path, None)

    def begin(self) -> frozenset[Path]:
        """Give the files that are doubtful, as all of them are about to be read."""
        now = self._clock()
        for path, doubt in self._doubts.items():
            # One that is gone by now is not asked for, nor to be waited for.
            self._doubts[path] = replace(doubt, is_held=now < doubt.until)
        return frozenset(self._doubts)

    def due(self) -> float | None:
        """Tell in how many seconds a file is to be read again; None if none is.

        A wait that has run out while others were read is over when it is read again.
        """
        now = self._clock()
        held = [each for each in self._doubts.values() if each.is_held]
        return min((max(0, each.until - now) for each in held), default=None)
