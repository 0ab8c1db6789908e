"""Sitemaps: which pages are public in a language, and where the others are.

The form is that of sitemaps.org with `xhtml:link` for the other languages. Law: it
tells of a page exactly what the page's own `hreflang` links tell.
"""

from dragoman.languages.language import Language
from dragoman.pages.page import Page
from dragoman.rendering.documents import xml
from dragoman.rendering.offered import alternates
from dragoman.rendering.site import Site

NAME = "sitemap.xml"
SITEMAPS = "http://www.sitemaps.org/schemas/sitemap/0.9"
XHTML = "http://www.w3.org/1999/xhtml"


def sitemap(site: Site, language: Language) -> str | None:
    """Write the sitemap of a language.

    Args:
        site: The site as it stands.
        language: The language.

    Returns:
        Its public pages in reading order; None without any, as a sitemap needs one.
    """
    pages = _public(site, language)
    if not pages:
        return None
    document = xml.root("urlset", {"xmlns": SITEMAPS, "xmlns:xhtml": XHTML})
    for page in pages:
        url = xml.add(document, "url")
        xml.add(url, "loc", site.origin + site.url(page, language))
        day = page.front.updated or page.front.date
        if day is not None:
            xml.add(url, "lastmod", day.isoformat())
        for each in alternates(site, page):
            link = {"rel": "alternate", "hreflang": each.tag, "href": each.url}
            xml.add(url, "xhtml:link", attributes=link)
    return xml.written(document)


def sitemap_index(site: Site) -> str | None:
    """Write the list of all sitemaps; None without any page."""
    listed = [each for each in site.languages.values() if _public(site, each)]
    if not listed:
        return None
    document = xml.root("sitemapindex", {"xmlns": SITEMAPS})
    for language in listed:
        entry = xml.add(document, "sitemap")
        xml.add(entry, "loc", f"{site.origin}/{language.segment}/{NAME}")
    return xml.written(document)


def _public(site: Site, language: Language) -> list[Page]:
    return [page for page in site.content.sequence if site.is_public(page, language)]
