"""Tables of figures, as Markdown."""

from collections.abc import Mapping, Sequence

from measuring.load import Load
from measuring.rounds import Spread, ratios

_LOADS = (
    "requests/s",
    "× reference",
    "CPU µs per request",
    "CPU: times cheaper than reference",
    "bytes per answer",
    "server's core busy",
)
_SMALL = 10


def loads(found: Mapping[str, Sequence[Load]], reference: str) -> str:
    """Write the table of a case that wrk measured.

    Args:
        found: The rounds of every server.
        reference: The name of the server that the others are compared with.
    """
    base = found[reference]
    rows = []
    for name, rounds in found.items():
        rate = ratios([each.rate for each in rounds], [each.rate for each in base])
        cpu = ratios([each.cpu for each in base], [each.cpu for each in rounds])
        cells = (
            spread(Spread.of([each.rate for each in rounds])),
            spread(rate),
            spread(Spread.of([each.cpu for each in rounds])),
            spread(cpu),
            f"{Spread.of([each.size for each in rounds]).median:,.0f}",
            f"{Spread.of([each.busy for each in rounds]).median:.0%}",
        )
        rows.append((name, *cells))
    return table(("", *_LOADS), rows)


def spread(found: Spread) -> str:
    """Write a median with the least and the largest: `1.20 (1.15..1.26)`."""
    parts = (number(found.median), number(found.low), number(found.high))
    return "{} ({}..{})".format(*parts)


def number(value: float) -> str:
    """Write a figure with as many digits as say something."""
    if value < _SMALL:
        return f"{value:.2f}"
    return f"{value:,.1f}" if value < _SMALL**2 else f"{value:,.0f}"


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Write a table whose first column is text and all others are figures."""
    lines = [head, ["---", *["---:"] * (len(head) - 1)], *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)
