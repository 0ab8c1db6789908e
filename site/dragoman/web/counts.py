"""What one process has done since it began, in numbers that it can send to another.

There are no locks: whoever counts does so on the event loop.
"""

from bisect import bisect_left
from collections import Counter
from copy import copy
from dataclasses import dataclass, field
from typing import Any, Self

#: The upper bounds of the classes of durations, in seconds; a last class has none.
BOUNDS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)

#: What goes down again, and is over when its process is.
PRESENT = ("connections", "kept_views", "kept_bytes", "queue", "problems")


@dataclass(slots=True)
class Counts:
    """What was counted. Whoever does something adds to it.

    Attributes:
        front: Answers by status that the front gave.
        handlers: The same of the handlers.
        refusals: Refusals by status, given below the handlers.
        bytes: How many bytes of answers were written to clients, heads included.
        accepted: How many connections were accepted.
        renders: How many views were rendered.
        seconds: How many answers took as long as each class of `BOUNDS`; those that the
            front had ready are left out.
        all_seconds: How long all of them took together.
        connections: How many connections are open now.
        kept_views: How many views are kept now.
        kept_bytes: How many bytes they have.
        queue: How many views wait to be rendered now.
        problems: How many of the site's files are broken now.
    """

    front: dict[int, int] = field(default_factory=Counter)
    handlers: dict[int, int] = field(default_factory=Counter)
    refusals: dict[int, int] = field(default_factory=Counter)
    bytes: int = 0
    accepted: int = 0
    renders: int = 0
    seconds: list[int] = field(default_factory=lambda: [0] * (len(BOUNDS) + 1))
    all_seconds: float = 0.0
    connections: int = 0
    kept_views: int = 0
    kept_bytes: int = 0
    queue: int = 0
    problems: int = 0

    def handled(self, status: int, seconds: float) -> None:
        """Count the answer of a handler.

        Args:
            status: Its status code.
            seconds: How long it took, from the request's head to the answer's end.
        """
        self.handlers[status] += 1
        self.took(seconds)

    def took(self, seconds: float) -> None:
        """Count how long an answer took that was not ready.

        Args:
            seconds: From the request's head to the answer's end.
        """
        self.seconds[bisect_left(BOUNDS, seconds)] += 1
        self.all_seconds += seconds

    def add(self, other: "Counts") -> None:
        """Add what another process counted.

        Args:
            other: Its counts.
        """
        for name in self.__slots__:
            mine, more = getattr(self, name), getattr(other, name)
            if isinstance(mine, dict):
                mine.update(more)
            elif isinstance(mine, list):
                mine[:] = map(sum, zip(mine, more, strict=True))
            elif name == "problems":
                # All of them read the same files.
                self.problems = max(mine, more)
            else:
                setattr(self, name, mine + more)

    def ended(self) -> None:
        """Forget what is over when the process is, and keep what it has done."""
        for name in PRESENT:
            setattr(self, name, 0)

    def plain(self) -> dict[str, Any]:
        """Give the counts as JSON can write them."""
        return {name: copy(getattr(self, name)) for name in self.__slots__}

    @classmethod
    def of(cls, plain: dict[str, Any]) -> Self:
        """Read counts from what `plain` gave, also after a way through JSON.

        Args:
            plain: The counts by name.
        """
        counts = cls()
        for name in cls.__slots__:
            value = plain[name]
            if isinstance(value, dict):
                value = Counter({int(status): n for status, n in value.items()})
            setattr(counts, name, copy(value))
        return counts
