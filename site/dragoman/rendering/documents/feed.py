"""The Atom feed of a language: the dated pages that are public in it (RFC 4287).

An entry's id is a tag URI (RFC 4151) made of the host, the day of publication, the
language and the page's path, which is the page's identity. The canonical address would
be a new id, and so a new entry for every subscriber, after each new slug and with the
move from http to https.
"""

import datetime as dt
from collections.abc import Callable
from urllib.parse import quote, urlsplit
from xml.etree.ElementTree import Element

from dragoman.languages.language import Language
from dragoman.rendering.documents import xml
from dragoman.rendering.documents.news import Dated, address, dated_pages
from dragoman.rendering.page_facts import PageFacts, page_facts
from dragoman.rendering.page_view import PageView, view
from dragoman.rendering.site import Site
from dragoman.rendering.site_title import site_title
from dragoman.rendering.text import Text

MEDIA_TYPE = "application/atom+xml"
ATOM = "http://www.w3.org/2005/Atom"

# As many entries as a reader who looks in once a year may have missed.
MOST = 30


def feed(
    site: Site, language: Language, content: Callable[[PageView], str]
) -> str | None:
    """Write the feed of a language.

    Args:
        site: The site as it stands.
        language: The language; nothing that is not public in it is listed.
        content: Writes the text of a page as HTML with absolute addresses.

    Returns:
        An Atom document. Without an entry, while nothing is public in the language yet;
        None where the site has no dated page.
    """
    path = address(site, language)
    if path is None:
        return None
    home = f"{site.origin}/{language.segment}/"
    title = site_title(site, language)
    document = xml.root(
        "feed", {"xmlns": ATOM, "xml:lang": language.tag, "xml:base": home}
    )
    xml.add(document, "id", site.origin + path)
    _add_text(document, "title", title)
    subtitle = _subtitle(site, language)
    if subtitle is not None:
        _add_text(document, "subtitle", subtitle)
    _link(document, "self", site.origin + path, MEDIA_TYPE, language)
    _link(document, "alternate", home, "text/html", language)
    xml.add(document, "updated", _moment(_last_change(site, language)))
    xml.add(xml.add(document, "author"), "name", title.plain)
    for dated in _entries(site, language):
        _add_entry(document, site, view(site, dated.page, language), dated, content)
    return xml.written(document)


def _entries(site: Site, language: Language) -> list[Dated]:
    public = [each for each in dated_pages(site) if site.is_public(each.page, language)]
    in_place = sorted(public, key=lambda each: (each.page.front.weight, each.page.path))
    return sorted(in_place, key=lambda each: each.day, reverse=True)[:MOST]


def _last_change(site: Site, language: Language) -> dt.date:
    """Tell the day of the feed: of its entries, or of all news while it has none."""
    listed = _entries(site, language) or list(dated_pages(site))
    return max(each.updated for each in listed)


def _subtitle(site: Site, language: Language) -> Text | None:
    home = site.content.by_url.get("")
    if home is None or not site.is_public(home, language):
        return None
    return view(site, home, language).description


def _add_entry(
    document: Element,
    site: Site,
    shown: PageView,
    dated: Dated,
    content: Callable[[PageView], str],
) -> None:
    facts = page_facts(site, shown)
    entry = xml.add(
        document,
        "entry",
        attributes={"xml:lang": shown.language.tag, "xml:base": facts.url},
    )
    xml.add(entry, "id", _identity(site, facts, dated))
    _add_text(entry, "title", facts.title)
    _link(entry, "alternate", facts.url, "text/html", shown.language)
    xml.add(entry, "published", _moment(dated.day))
    xml.add(entry, "updated", _moment(dated.updated))
    if facts.description is not None:
        _add_text(entry, "summary", facts.description)
    xml.add(entry, "content", content(shown), {"type": "html"})


def _identity(site: Site, facts: PageFacts, dated: Dated) -> str:
    host = urlsplit(site.origin).hostname or ""
    # RFC 4151 knows host names of ASCII letters; an IPv6 address is none.
    authority = host.encode("idna").decode() if not host.isascii() else host
    path = quote(f"{facts.language.segment}/{dated.page.path}")
    return f"tag:{authority.replace(':', '-')},{dated.day.isoformat()}:{path}"


def _add_text(parent: Element, name: str, text: Text) -> None:
    attributes = {"xml:lang": text.language.tag} if text.is_foreign else {}
    xml.add(parent, name, text.plain, attributes)


def _link(
    parent: Element, relation: str, url: str, media_type: str, language: Language
) -> None:
    attributes = {
        "rel": relation,
        "type": media_type,
        "hreflang": language.tag,
        "href": url,
    }
    xml.add(parent, "link", attributes=attributes)


def _moment(day: dt.date) -> str:
    """Write a day as RFC 3339 wants it: the first moment of it."""
    return f"{day.isoformat()}T00:00:00Z"
