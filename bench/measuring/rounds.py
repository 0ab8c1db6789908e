"""Rounds in turns, so that whatever else the machine does meets everybody alike."""

import statistics
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from measuring.server import Server

Measured = TypeVar("Measured")
Tell = Callable[[str, int, int], None]
"""Told what is done now, how many of how many rounds are over."""


@dataclass(frozen=True, slots=True)
class Spread:
    """What several rounds found.

    Attributes:
        median: The middle of them.
        low: The smallest.
        high: The largest.
    """

    median: float
    low: float
    high: float

    @classmethod
    def of(cls, values: Sequence[float]) -> "Spread":
        """Take the figures of some rounds together."""
        return cls(statistics.median(values), min(values), max(values))


def interleaved(
    servers: Sequence[Server],
    rounds: int,
    measure: Callable[[Server], Measured],
    tell: Tell,
) -> dict[str, list[Measured]]:
    """Measure every server in every round, each round beginning with another one.

    Returns:
        By the name of the server what its rounds found, in their order.
    """
    found: dict[str, list[Measured]] = {server.name: [] for server in servers}
    total = rounds * len(servers)
    for number in range(rounds):
        first = number % len(servers)
        for server in (*servers[first:], *servers[:first]):
            done = sum(map(len, found.values()))
            tell(f"round {number + 1}: {server.name}", done, total)
            found[server.name].append(measure(server))
    return found


def ratios(values: Sequence[float], reference: Sequence[float]) -> Spread:
    """Compare with the reference round by round."""
    pairs = zip(values, reference, strict=True)
    return Spread.of([value / against for value, against in pairs])
