"""Where a drawing names other files: `href` of what SVG 2 loads as a picture or symbol.

Links (`<a href>`) lead to pages and stay as they are; so do comments, CDATA,
processing instructions and `<style>`.
"""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

from dragoman.assets.references.reference import Reference, names_neighbour, path_of

if TYPE_CHECKING:
    from collections.abc import Iterator

_LOADING = frozenset({"use", "image", "feImage"})

_QUOTED = r""""[^"]*"|'[^']*'"""
_TOKEN = re.compile(
    r"<!--.*?(?:-->|\Z)|<!\[CDATA\[.*?(?:\]\]>|\Z)|<\?.*?(?:\?>|\Z)"
    rf"""|<(?:[\w.\-]++:)?+(?P<name>[\w.\-]++)(?P<inside>(?:[^<>"']|{_QUOTED})*+)>""",
    re.DOTALL,
)
_ATTRIBUTE = re.compile(rf"""(?<![^\s/"'])([^\s=/"']++)\s*+=\s*+({_QUOTED})""")


def references(text: str) -> Iterator[Reference]:
    """Yield the references to neighbouring files in a drawing, in order.

    Args:
        text: The SVG document.
    """
    for token in _TOKEN.finditer(text):
        if token["name"] in _LOADING:
            for attribute in _ATTRIBUTE.finditer(text, *token.span("inside")):
                if attribute[1] in {"href", "xlink:href"}:
                    yield from _reference(attribute[2][1:-1], attribute.start(2) + 1)


def _reference(value: str, start: int) -> Iterator[Reference]:
    written = path_of(value)
    path = html.unescape(written)
    if names_neighbour(path):
        yield Reference(start, start + len(written), path)
