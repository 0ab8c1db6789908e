"""Turns the addresses in a piece of HTML into absolute ones, for readers elsewhere."""

import html as entities
import re
from urllib.parse import urljoin

from markupsafe import Markup, escape

# A start tag as Dragoman writes it: every value in double quotes.
_TAG = re.compile(r'<[a-z][^<>"]*(?:"[^"]*"[^<>"]*)*>')
_ADDRESS = re.compile(r'(?<= )(href|src)="([^"]*)"')


def absolute(html: Markup, base: str) -> Markup:
    """Make the `href` and `src` of every element absolute (RFC 3986 section 5).

    Args:
        html: HTML that Dragoman wrote.
        base: The absolute address of the document that it was taken from.
    """

    def resolved(match: re.Match[str]) -> str:
        address = urljoin(base, entities.unescape(match[2]))
        return f'{match[1]}="{escape(address)}"'

    text = _TAG.sub(lambda tag: _ADDRESS.sub(resolved, tag[0]), str(html))
    return Markup(text)  # noqa: S704 -- only addresses were changed, and escaped again
