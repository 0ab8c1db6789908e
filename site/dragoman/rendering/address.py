"""The addresses that a view's links have, with what they carry along of its query."""

from dragoman.languages.language import Language
from dragoman.pages.page import Page
from dragoman.rendering.site import Site

# The language that a page stands beside.
WITH = "with"

# Shows the original where the translation is older; it has this one value.
ORIGINAL, IS_WANTED = "original", "1"


def address(
    site: Site,
    page: Page,
    language: Language,
    *,
    original: bool = False,
    beside: Language | None = None,
) -> str:
    """Give the path and query of a page in a language.

    Args:
        site: The site as it stands.
        page: The page.
        language: The language it leads to.
        original: Whether the original is shown where the translation is older. The
            source language has none that is, and its addresses never say so.
        beside: The language that the page stands beside, if any.
    """
    said = [] if beside is None else [f"{WITH}={beside.segment}"]
    return site.url(page, language) + _query(said, site, language, original=original)


def home(site: Site, language: Language, *, original: bool = False) -> str:
    """Give the path and query of the home page, whether there is one or not."""
    return f"/{language.segment}/" + _query([], site, language, original=original)


def _query(said: list[str], site: Site, language: Language, *, original: bool) -> str:
    if original and language.tag != site.source.tag:
        said = [*said, f"{ORIGINAL}={IS_WANTED}"]
    return "?" + "&".join(said) if said else ""
