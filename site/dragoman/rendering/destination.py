"""Where a URL path leads: to a page, to another spelling of it, or nowhere.

A pure function of the path and the site. A redirect leads to the path of a page that
exists, so nothing from outside ever stands in it.
"""

from dataclasses import dataclass
from urllib.parse import unquote

from dragoman.languages.language import Language
from dragoman.languages.negotiate import spelled
from dragoman.pages.page import Page
from dragoman.rendering.site import Site


@dataclass(frozen=True, slots=True)
class Shown:
    """A page in a language, under its canonical path."""

    page: Page
    language: Language


@dataclass(frozen=True, slots=True)
class Moved:
    """Another spelling, or a former address: `path` is the canonical one."""

    path: str


@dataclass(frozen=True, slots=True)
class Neutral:
    """A page whose language is still to be negotiated."""

    page: Page


@dataclass(frozen=True, slots=True)
class Nowhere:
    """No page; `language` is that of the path, if it names one."""

    language: Language | None


Destination = Shown | Moved | Neutral | Nowhere


def find(path: str, site: Site) -> Destination:
    """Find where a path leads.

    Args:
        path: The path of the URL as it was asked for, percent-encoded.
        site: The site as it stands.

    Returns:
        The destination. A path that is spelled otherwise in several ways at once (the
        language, a former address, a missing final slash) still moves in one step.
    """
    try:
        address = unquote(path, errors="strict").removeprefix("/")
    except UnicodeDecodeError:
        return Nowhere(None)
    first, _, rest = address.partition("/")
    tag = spelled(first, site.languages) if first else None
    if tag is None:
        page = _page(address, site)
        return Nowhere(None) if page is None else Neutral(page)
    language = site.languages[tag]
    page = _page(rest, site)
    if page is None:
        return Nowhere(language)
    canonical = site.url(page, language)
    return Shown(page, language) if path == canonical else Moved(canonical)


def _page(address: str, site: Site) -> Page | None:
    folder = address if not address or address.endswith("/") else address + "/"
    content = site.content
    page = content.by_url.get(folder)
    if page is None:
        # A former address may be that of a file, `old.html`.
        former = content.aliases.get(folder) or content.aliases.get(address)
        page = content.pages.get(former) if former else None
    if page is None or (page.front.draft and not site.preview):
        return None
    return page
