"""Lists the pages of a site that is served, as a search engine would."""

from collections.abc import Iterator
from urllib.parse import urlsplit
from urllib.request import urlopen
from xml.etree import ElementTree as ET

_LOCATION = "{http://www.sitemaps.org/schemas/sitemap/0.9}loc"


def listed(origin: str) -> list[str]:
    """List the pages of a site, by the sitemap of its source language.

    Args:
        origin: Scheme and host of the site.

    Returns:
        Their paths below a language.
    """
    source = next(_locations(f"{origin}/sitemap.xml"))
    found = _locations(origin + urlsplit(source).path)
    return [urlsplit(each).path.split("/", 2)[2] for each in found]


def _locations(url: str) -> Iterator[str]:
    """Yield the addresses in a sitemap, or in an index of sitemaps."""
    with urlopen(url) as answer:
        found = ET.parse(answer)
    for each in found.iter(_LOCATION):
        yield each.text or ""
