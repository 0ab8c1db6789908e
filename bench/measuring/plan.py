"""How long is measured."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Plan:
    """How long is measured.

    Attributes:
        rounds: How often everybody's turn comes.
        seconds: How long a turn is, where it is not bound by a number of requests.
        pages: The pages of the large site.
    """

    rounds: int
    seconds: float
    pages: int
