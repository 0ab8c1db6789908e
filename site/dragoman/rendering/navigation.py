"""The ways through the site, from the content tree: sections, trail, neighbours."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from markupsafe import Markup

from dragoman.languages.language import Language
from dragoman.pages.page import Menu, Page
from dragoman.rendering.block import PageReader
from dragoman.rendering.resolving import PageResolver, goals
from dragoman.rendering.site import Site
from dragoman.rendering.text import Text


# Templates keep what they write by it, and a guide makes each way once.
@dataclass(frozen=True, slots=True, eq=False)
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
    """Names the pages of the site in the reader's language, each once.

    Args:
        site: The site as it stands.
        language: The reader's language.
        original: Whether the addresses carry along that originals are wanted.
    """

    def __init__(
        self, site: Site, language: Language, *, original: bool = False
    ) -> None:
        self._site = site
        self._language = language
        self._goals = goals(site, language, original=original)
        self._titles: dict[tuple[str, bool], Text] = {}
        self._known: dict[str, Way] = {}
        self._known_here: dict[str, Way] = {}

    def title(self, page: Page, *, short: bool = False) -> Text:
        """Give a page's title as plain text, or its short name where it has one."""
        is_short = short and page.nav is not None
        title = self._titles.get((page.path, is_short))
        if title is None:
            site, language = self._site, self._language
            resolver = PageResolver(site, page, language)
            block = page.nav if is_short and page.nav else page.title
            reader = PageReader(site, page, language, language, resolver)
            title = reader.read(block, plain=True).text
            self._titles[page.path, is_short] = title
        return title

    def help(self, here: Page) -> Way | None:
        """Give the way for readers who would like to help, if the site has one."""
        content = self._site.content
        found = content.pages.get(self._site.settings.help_page or "")
        if found is None or found.front.draft:
            return None
        return self._ways([found], here)[0]

    def sections(self, here: Page | None) -> tuple[Way, ...]:
        """List the pages right below the home page that the header names."""
        return self._ways(self._below_home("main"), here)

    def foot(self, here: Page | None) -> tuple[Way, ...]:
        """List the pages right below the home page that the foot names."""
        return self._ways(self._below_home("foot"), here)

    def trail(self, here: Page) -> tuple[Way, ...]:
        """List the pages above `here`, the home page first."""
        return self._ways(self._site.content.trail(here), here)

    def siblings(self, here: Page) -> tuple[Way, ...]:
        """List the pages of the chapter that `here` stands in.

        Right below the home page there are two: those of the header and of the foot.
        """
        above = self._site.content.trail(here)
        if not above:
            return ()
        if len(above) == 1 and not above[0].url:
            return self._ways(self._below_home(here.front.menu), here)
        return self._ways(self._site.content.children(above[-1]), here)

    def neighbours(self, here: Page) -> tuple[Way | None, Way | None]:
        """Give the pages before and after `here` in reading order."""
        sequence = self._site.content.sequence
        place = self._site.prepared(_places).get(here.path)
        if place is None:
            return None, None
        before = self._ways(sequence[max(place - 1, 0) : place], here)
        after = self._ways(sequence[place + 1 : place + 2], here)
        return next(iter(before), None), next(iter(after), None)

    def _below_home(self, menu: Menu) -> list[Page]:
        home = self._site.content.by_url.get("")
        below = self._site.content.children(home) if home is not None else ()
        return [page for page in below if page.front.menu == menu]

    def _ways(self, pages: Iterable[Page], here: Page | None) -> tuple[Way, ...]:
        above = self._site.content.trail(here) if here is not None else ()
        # Every page is below the home page: that is nowhere in particular.
        open_ways = {page.path for page in above if page.url}
        if here is not None:
            open_ways.add(here.path)
        return tuple(self._way(page, is_here=page.path in open_ways) for page in pages)

    def _way(self, page: Page, *, is_here: bool) -> Way:
        way = self._known.get(page.path)
        if way is None:
            goal, title = self._goals.to(page), self.title(page, short=True)
            way = Way(goal.url, title, is_here=False, tongue=goal.tongue)
            self._known[page.path] = way
        return self._here(way) if is_here else way

    def _here(self, way: Way) -> Way:
        here = self._known_here.get(way.url)
        if here is None:
            here = self._known_here[way.url] = replace(way, is_here=True)
        return here


def guide(site: Site, language: Language, *, original: bool = False) -> Guide:
    """Give the guide of a language, the same for all that ask.

    Args:
        site: The site as it stands.
        language: The reader's language.
        original: Whether the addresses carry along that originals are wanted.
    """
    return site.prepared(_guides)[language.tag, original]


def _guides(site: Site) -> dict[tuple[str, bool], Guide]:
    return {
        (tag, original): Guide(site, language, original=original)
        for tag, language in site.languages.items()
        for original in (False, True)
    }


def _places(site: Site) -> dict[str, int]:
    return {page.path: place for place, page in enumerate(site.content.sequence)}
