"""The ways through the site, from the content tree: sections, trail, neighbours."""

from collections.abc import Iterable
from dataclasses import dataclass

from dragoman.languages.language import Language
from dragoman.pages.page import Page
from dragoman.rendering.block import PageReader
from dragoman.rendering.resolving import PageResolver
from dragoman.rendering.site import Site
from dragoman.rendering.text import Text


@dataclass(frozen=True, slots=True)
class Way:
    """A link to a page of the site.

    Attributes:
        url: The page's path in the reader's language.
        text: Its title, or its short name.
        is_here: Whether it is the page shown, or one above it.
    """

    url: str
    text: Text
    is_here: bool


class Guide:
    """Names the pages of the site in the reader's language.

    Args:
        site: The site as it stands.
        language: The reader's language.
        resolver: Resolves what titles name.
    """

    def __init__(self, site: Site, language: Language, resolver: PageResolver) -> None:
        self._site = site
        self._language = language
        self._resolver = resolver

    def title(self, page: Page, *, short: bool = False) -> Text:
        """Give a page's title as plain text, or its short name where it has one."""
        language = self._language
        reader = PageReader(self._site, page, language, language, self._resolver)
        block = page.nav if short and page.nav is not None else page.title
        return reader.read(block, plain=True).text

    def sections(self, here: Page | None) -> list[Way]:
        """List the pages right below the home page."""
        home = self._site.content.by_url.get("")
        below = self._site.content.children(home) if home is not None else ()
        return self._ways(below, here)

    def trail(self, here: Page) -> list[Way]:
        """List the pages above `here`, the home page first."""
        return self._ways(self._site.content.trail(here), here)

    def siblings(self, here: Page) -> list[Way]:
        """List the pages of the chapter that `here` stands in."""
        above = self._site.content.trail(here)
        listed = self._site.content.children(above[-1]) if above else ()
        return self._ways(listed, here)

    def neighbours(self, here: Page) -> tuple[Way | None, Way | None]:
        """Give the pages before and after `here` in reading order."""
        sequence = list(self._site.content.sequence)
        if here not in sequence:
            return None, None
        place = sequence.index(here)
        before = sequence[place - 1] if place else None
        after = sequence[place + 1] if place + 1 < len(sequence) else None
        return self._way(before, here), self._way(after, here)

    def _ways(self, pages: Iterable[Page], here: Page | None) -> list[Way]:
        ways = (self._way(page, here) for page in pages)
        return [way for way in ways if way is not None]

    def _way(self, page: Page | None, here: Page | None) -> Way | None:
        if page is None:
            return None
        above = self._site.content.trail(here) if here is not None else ()
        text = self.title(page, short=True)
        is_here = page is here or any(page is each for each in above if each.url)
        return Way(self._site.url(page, self._language), text, is_here)
