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
    start = f'<urlset xmlns="{SITEMAPS}" xmlns:xhtml="{XHTML}">'
    entries = [_entry(site, page, language) for page in pages]
    return xml.declared("".join([start, *entries, "</urlset>"]))


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


def _entry(site: Site, page: Page, language: Language) -> str:
    place = xml.piece("loc", site.origin + site.url(page, language))
    day = page.front.updated or page.front.date
    changed = "" if day is None else xml.piece("lastmod", day.isoformat())
    return f"<url>{place}{changed}{_links(site, page)}</url>"


def _links(site: Site, page: Page) -> str:
    """Write the other languages of a page, once for the sitemaps of all of them."""
    known = site.prepared(_all_links)
    found = known.get(page.path)
    if found is None:
        found = known[page.path] = "".join(
            xml.piece(
                "xhtml:link",
                attributes={
                    "rel": "alternate",
                    "hreflang": each.tag,
                    "href": each.url,
                },
            )
            for each in alternates(site, page)
        )
    return found


def _all_links(_site: Site) -> dict[str, str]:
    return {}


def _public(site: Site, language: Language) -> list[Page]:
    return [page for page in site.content.sequence if site.is_public(page, language)]
