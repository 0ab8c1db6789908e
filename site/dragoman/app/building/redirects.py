"""The addresses that lead on to a page: former ones, and without the final slash."""

from collections.abc import Iterator
from urllib.parse import quote

from dragoman.rendering.destination import Moved, find
from dragoman.rendering.site import Site


def redirects(site: Site) -> dict[str, str]:
    """Give the target of each address that the server moves to a page (301).

    Other spellings without number (case, escapes, the tags of languages) are not
    listed: the server knows them.

    Args:
        site: The site as it stands.

    Returns:
        Percent-encoded paths, each with the path of a page in a language.
    """
    found = {}
    for path in _candidates(site):
        destination = find(path, site)
        if isinstance(destination, Moved):
            found[path] = destination.path
    return found


def _candidates(site: Site) -> Iterator[str]:
    for language in site.languages.values():
        for page in site.content.sequence:
            yield site.url(page, language).removesuffix("/")
        for alias in site.content.aliases:
            path = quote(f"/{language.segment}/{alias}")
            yield path
            yield path.removesuffix("/") if path.endswith("/") else f"{path}/"
