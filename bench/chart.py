"""Draw the picture of the README from the tables in `RESULTS.md`.

    .venv/bin/python bench/chart.py [--results FILE] [--output FILE]

One bar a server: how many times as many requests as nginx it answers, each measured in
the same round. A thin line shows the least and the largest of all rounds.
"""

import argparse
import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path

_BENCH = Path(__file__).parent
_COLUMN = "× reference"
_FIGURE = re.compile(r"([\d.,]+) \(([\d.,]+)\.\.([\d.,]+)\)")
_NAMES = {
    "kept": "A page that is known already",
    "visitors": "All pages, as 500 browsers ask",
    "asset": "A picture of 20 KB",
}
_OURS = "Dragoman"
_WIDTH, _LABEL, _BAR, _ROW, _GAP = 760, 280, 400, 24, 18
_TOP = 66
_STYLE = """
    text { font: 14px system-ui, sans-serif; fill: #333 }
    .head { font-weight: 600 }
    .note { font-size: 12px; fill: #555 }
    .ours { font-weight: 600 }
    rect { fill: #9aa5b1 }
    rect.ours { fill: #1f6f8b }
    .one { stroke: #555; stroke-dasharray: 3 3 }
    .spread { stroke: #333 }
    @media (prefers-color-scheme: dark) {
      text { fill: #ddd }
      .note { fill: #aaa }
      rect { fill: #6b7681 }
      rect.ours { fill: #58b4d1 }
      .one { stroke: #aaa }
      .spread { stroke: #ddd }
    }
"""


@dataclass(frozen=True, slots=True)
class Bar:
    """One server in one case.

    Attributes:
        name: The server.
        ratio: The median of its rounds.
        low: The least of them.
        high: The largest.
    """

    name: str
    ratio: float
    low: float
    high: float


def main(arguments: Sequence[str] | None = None) -> None:
    """Draw the picture."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--results", type=Path, default=_BENCH / "RESULTS.md")
    picture = _BENCH.parent / "docs" / "pictures" / "speed.svg"
    parser.add_argument("--output", type=Path, default=picture)
    chosen = parser.parse_args(arguments)
    text = chosen.results.read_text(encoding="utf-8")
    found = {case: list(bars(text, case)) for case in _NAMES}
    drawn = {case: each for case, each in found.items() if each}
    if not drawn:
        sys.exit(f"{chosen.results} has none of the tables {', '.join(_NAMES)}")
    chosen.output.write_text(svg(drawn), encoding="utf-8")


def bars(text: str, case: str) -> Iterator[Bar]:
    """Read the bars of a case from its table.

    Args:
        text: `RESULTS.md`.
        case: The name of the case.
    """
    section = re.search(rf"^## {case}: .*?(?=^## |\Z)", text, re.MULTILINE | re.DOTALL)
    rows = re.findall(r"^\|(.*)\|$", section[0], re.MULTILINE) if section else []
    cells = [[cell.strip() for cell in row.split("|")] for row in rows]
    if not cells or _COLUMN not in cells[0]:
        return
    column = cells[0].index(_COLUMN)
    for row in cells[2:]:
        figures = _FIGURE.fullmatch(row[column])
        if figures is None:
            raise ValueError(f"{case}: {row[column]!r} is no figure with its spread")
        median, low, high = (float(each.replace(",", "")) for each in figures.groups())
        yield Bar(row[0], median, low, high)


def svg(found: dict[str, list[Bar]]) -> str:
    """Draw all cases below each other, on one scale."""
    most = max(bar.high for each in found.values() for bar in each)
    scale = _BAR / max(1.0, most)
    lines, y = [], _TOP
    for case, each in found.items():
        lines.append(f'<text class="head" x="0" y="{y}">{escape(_NAMES[case])}</text>')
        y += _ROW // 2
        start = y
        for bar in each:
            lines += _bar(bar, y, scale)
            y += _ROW
        one = _LABEL + scale
        lines.append(
            f'<line class="one" x1="{one:.1f}" x2="{one:.1f}" y1="{start}" y2="{y}"/>'
        )
        y += _ROW + _GAP
    drawn = "\n  ".join(lines)
    height = y - _GAP
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {height}" '
        f'width="{_WIDTH}" height="{height}" role="img" '
        'aria-labelledby="title description">\n'
        '  <title id="title">Requests per second, as times those of nginx</title>\n'
        f'  <desc id="description">{escape(_described(found))}</desc>\n'
        f"  <style>{_STYLE}  </style>\n"
        '  <text class="head" x="0" y="16">Requests per second on one core, as times '
        "those of nginx</text>\n"
        '  <text class="note" x="0" y="34">Medians of rounds in turns; thin lines: '
        "least to largest; dashed: nginx</text>\n"
        f"  {drawn}\n</svg>\n"
    )


def _bar(bar: Bar, y: int, scale: float) -> Iterator[str]:
    mark = ' class="ours"' if bar.name == _OURS else ""
    middle = y + _ROW // 2
    width, low, high = (value * scale for value in (bar.ratio, bar.low, bar.high))
    yield (
        f'<text{mark} x="{_LABEL - 10}" y="{middle + 5}" text-anchor="end">'
        f"{escape(bar.name)}</text>"
    )
    yield f'<rect{mark} x="{_LABEL}" y="{y + 4}" width="{width:.1f}" height="16"/>'
    yield (
        f'<line class="spread" x1="{_LABEL + low:.1f}" x2="{_LABEL + high:.1f}" '
        f'y1="{middle}" y2="{middle}"/>'
    )
    behind = _LABEL + max(width, high) + 8
    yield f'<text{mark} x="{behind:.1f}" y="{middle + 5}">{bar.ratio:.2f}</text>'


def _described(found: dict[str, list[Bar]]) -> str:
    said = []
    for case, each in found.items():
        named = ", ".join(f"{bar.name} {bar.ratio:.2f}" for bar in each)
        said.append(f"{_NAMES[case]}: {named}.")
    return " ".join(said)


if __name__ == "__main__":
    main()
