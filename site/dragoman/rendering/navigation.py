"""The ways through the site, from the content tree: sections, trail, neighbours."""

from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import Markup

from dragoman.languages.language import Language
from dragoman.pages.page import Menu, Page
from dragoman.rendering.block import PageReader
from dragoman.rendering.resolving import PageResolver
from dragoman.rendering.site import Site
from dragoman.rendering.text import Text


@dataclass(frozen=True, slots=True)
class Way:
    """A link to a page of the site.

    Attributes:
        url: The page's path and query in the reader's language.
        text: Its title, or its short name.
        is_here: Whether it is the page shown, or one above it.
        tongue: The language that stands in there, where the page is not readable in
            the reader's.
    """

    url: str
    text: Text
    is_here: bool
    tongue: Language | None

    @property
    def hreflang(self) -> Markup:
        """The attribute that says it to browsers (HTML, links), or nothing."""
        if self.tongue is None:
            return Markup()
        return Markup(' hreflang="{}"').format(self.tongue.tag)


class Guide:
    """Names the pages of the site in the reader's language.

    Args:
        site: The site as it stands.
        language: The reader's language.
        resolver: Resolves what titles name, and gives the addresses of pages.
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

    def help(self, here: Page) -> Way | None:
        """Give the way for readers who would like to help, if the site has one."""
        content, wanted = self._site.content, self._site.settings.help_page
        found = [page for page in content.sequence if page.path == wanted]
        return next(iter(self._ways(found, here)), None)

    def sections(self, here: Page | None) -> list[Way]:
        """List the pages right below the home page that the header names."""
        return self._ways(self._below_home("main"), here)

    def foot(self, here: Page | None) -> list[Way]:
        """List the pages right below the home page that the foot names."""
        return self._ways(self._below_home("foot"), here)

    def trail(self, here: Page) -> list[Way]:
        """List the pages above `here`, the home page first."""
        return self._ways(self._site.content.trail(here), here)

    def siblings(self, here: Page) -> list[Way]:
        """List the pages of the chapter that `here` stands in.

        Right below the home page there are two: those of the header and of the foot.
        """
        above = self._site.content.trail(here)
        if not above:
            return []
        if len(above) == 1 and not above[0].url:
            return self._ways(self._below_home(here.front.menu), here)
        return self._ways(self._site.content.children(above[-1]), here)

    def neighbours(self, here: Page) -> tuple[Way | None, Way | None]:
        """Give the pages before and after `here` in reading order."""
        sequence = self._site.content.sequence
        places = (place for place, page in enumerate(sequence) if page is here)
        place = next(places, None)
        if place is None:
            return None, None
        before = self._ways(sequence[max(place - 1, 0) : place], here)
        after = self._ways(sequence[place + 1 : place + 2], here)
        return next(iter(before), None), next(iter(after), None)

    def _below_home(self, menu: Menu) -> list[Page]:
        home = self._site.content.by_url.get("")
        below = self._site.content.children(home) if home is not None else ()
        return [page for page in below if page.front.menu == menu]

    def _ways(self, pages: Iterable[Page], here: Page | None) -> list[Way]:
        above = self._site.content.trail(here) if here is not None else ()
        # Every page is below the home page: that is nowhere in particular.
        open_ways = {page.path for page in above if page.url}
        if here is not None:
            open_ways.add(here.path)
        return [
            Way(
                self._resolver.address(page),
                self.title(page, short=True),
                page.path in open_ways,
                self._site.standing_in(page, self._language),
            )
            for page in pages
        ]
