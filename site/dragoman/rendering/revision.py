"""What a view shows, as one hash that is known before the view is rendered.

Law: two plain views of equal revision have equal bytes, whatever state of the site they
were rendered from, in whatever process. What stands in another page's text changes
nothing here, only its name, its address and whether it can be read.
"""

from collections.abc import Iterable

from dragoman.languages.language import Language
from dragoman.pages.page import Page
from dragoman.rendering.digests import Digests, digest, joined
from dragoman.rendering.site import Site


def revision(site: Site, page: Page, language: Language) -> str:
    """Give the revision of a page in a language, as it is without any parameter.

    Args:
        site: The site as it stands; what all its views have in common is hashed once.
        page: A page of it.
        language: A language of it.

    Returns:
        32 hexadecimal digits.
    """
    known = site.prepared(Digests)
    parts = [
        known.everywhere,
        page.revision.encode(),
        known.row(site, page),
        _in_language(site, known, page, language),
    ]
    if language is not site.source and not site.is_readable(page, language):
        parts.append(_in_language(site, known, page, site.source))
    if not page.url:
        parts += [
            _greeting(site, known, page, each) for each in site.languages.values()
        ]
    if site.templates.is_wide(page.front.layout):
        parts.append(known.whole(site))
    return joined(parts).hex()


def _in_language(site: Site, known: Digests, page: Page, language: Language) -> bytes:
    """Hash what a page shows of one language: itself, and the ways from it."""
    content = site.content
    trail = content.trail(page)
    home = content.by_url.get("")
    before, after = known.neighbours(site, page)
    return joined(
        [
            language.tag.encode(),
            known.surroundings(site, language),
            known.texts(site, page, language),
            _names(site, known, trail, language),
            known.children(site, home, language),
            known.children(site, trail[-1] if trail else None, language),
            _names(site, known, [before] if before else [], language),
            _names(site, known, [after] if after else [], language),
        ]
    )


def _names(
    site: Site, known: Digests, pages: Iterable[Page], language: Language
) -> bytes:
    return joined(known.name(site, page, language) for page in pages)


def _greeting(site: Site, known: Digests, page: Page, language: Language) -> bytes:
    """Hash the title of the home page in a language: there it stands in all of them."""
    block = page.title
    shown = site.readers[language.tag].block(block.text, block.context, page.path)
    # Only a link could show more of that language.
    around = known.surroundings(site, language) if "[" in shown.text else b""
    return joined([digest(shown), around])
