"""Lays pictures of a site out on one sheet: a row for each page.

Knows no browser and no site: only the names of pictures and what they show.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from itertools import groupby

_STYLE = """
body {{ margin: 0; padding: 12px; background: #777; font: 13px/1.3 sans-serif; }}
section {{ display: flex; gap: 8px; margin-block-end: 12px; }}
h2 {{
  flex: 0 0 {label}px; margin: 0; color: #fff; font-size: 13px;
  overflow-wrap: anywhere;
}}
img {{
  display: block; inline-size: 100%; block-size: {height}px;
  object-fit: cover; object-position: top;
}}
a {{ flex: none; }}
"""

# The largest side of a thumbnail, and what stands before a row, in pixels.
HEIGHT = 300
LABEL = 110
_SHARE = 0.25


@dataclass(frozen=True, slots=True)
class Thumbnail:
    """A picture on the sheet.

    Attributes:
        row: What its row shows.
        file: The name of the picture, in the folder of the sheet.
        width: Of the screen that it shows, in CSS pixels.
    """

    row: str
    file: str
    width: int

    @property
    def inline(self) -> int:
        """How wide it stands on the sheet, in pixels."""
        return round(self.width * _SHARE)


def sheet(thumbnails: Sequence[Thumbnail]) -> str:
    """Write the sheet.

    Args:
        thumbnails: In the order of the sheet; those of a row follow each other.

    Returns:
        An HTML document that lies beside the pictures, each a link to itself.
    """
    rows = groupby(thumbnails, key=lambda each: each.row)
    sections = "".join(_section(name, list(found)) for name, found in rows)
    style = _STYLE.format(label=LABEL, height=HEIGHT)
    head = (
        f"<!doctype html><meta charset=utf-8><title>Sheet</title><style>{style}</style>"
    )
    return head + sections


def width(thumbnails: Sequence[Thumbnail]) -> int:
    """Tell how wide the sheet is, in pixels."""
    rows = groupby(thumbnails, key=lambda each: each.row)
    sums = [sum(each.inline + 8 for each in found) for _, found in rows]
    return 24 + LABEL + max(sums, default=0)


def _section(name: str, found: Sequence[Thumbnail]) -> str:
    links = "".join(
        f'<a href="{escape(each.file)}" style="inline-size:{each.inline}px">'
        f'<img src="{escape(each.file)}" alt="{escape(each.file)}"></a>'
        for each in found
    )
    return f"<section><h2>{escape(name)}</h2>{links}</section>"
