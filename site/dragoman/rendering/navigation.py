"""The ways through the site, from the content tree: sections, trail, neighbours."""

from dataclasses import replace

from dragoman.languages.language import Language
from dragoman.pages.page import Menu, Page
from dragoman.rendering.block import PageReader
from dragoman.rendering.places import menus, place
from dragoman.rendering.resolving import PageResolver, goals
from dragoman.rendering.site import Site
from dragoman.rendering.text import Text
from dragoman.rendering.ways import Chapter, Way


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
        # By menu and the page of it that is open, by chapter, and by what is above.
        self._menus: dict[tuple[Menu, str], tuple[Way, ...]] = {}
        self._chapters: dict[str, tuple[Way, ...]] = {}
        self._trails: dict[str, tuple[Way, ...]] = {}

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
        return self._way(found, is_here=found.path in place(self._site, here).open)

    def sections(self, here: Page | None) -> tuple[Way, ...]:
        """List the pages right below the home page that the header names."""
        return self._below_home("main", here)

    def foot(self, here: Page | None) -> tuple[Way, ...]:
        """List the pages right below the home page that the foot names."""
        return self._below_home("foot", here)

    def trail(self, here: Page) -> tuple[Way, ...]:
        """List the pages above `here`, the home page first.

        The pages of one chapter have the same.
        """
        above = place(self._site, here).above
        if not above:
            return ()
        found = self._trails.get(above[-1].path)
        if found is None:
            # Every page is below the home page: that is nowhere in particular.
            ways = tuple(self._way(each, is_here=bool(each.url)) for each in above)
            found = self._trails.setdefault(above[-1].path, ways)
        return found

    def chapter(self, here: Page) -> Chapter:
        """List the pages of the chapter that `here` stands in.

        Right below the home page there are two: those of the header and of the foot.
        """
        above = place(self._site, here).above
        if not above:
            return Chapter((), -1, None)
        if len(above) == 1 and not above[0].url:
            ways = self._below_home(here.front.menu, None)
        else:
            ways = self._below(above[-1])
        own = self._way(here, is_here=False)
        if own not in ways:
            return Chapter(ways, -1, None)
        return Chapter(ways, ways.index(own), self._here(own))

    def neighbours(self, here: Page) -> tuple[Way | None, Way | None]:
        """Give the pages before and after `here` in reading order."""
        sequence, stands = self._site.content.sequence, place(self._site, here)
        number = stands.number
        if number is None:
            return None, None
        before = sequence[number - 1] if number else None
        after = sequence[number + 1] if number + 1 < len(sequence) else None
        return (
            self._way(before, is_here=before.path in stands.open) if before else None,
            self._way(after, is_here=False) if after else None,
        )

    def _below_home(self, menu: Menu, here: Page | None) -> tuple[Way, ...]:
        """List the pages of a menu: the same list where the same page of it is open."""
        pages = self._site.prepared(menus)[menu]
        ways_open = place(self._site, here).open if here is not None else ()
        opened = next((each.path for each in pages if each.path in ways_open), "")
        found = self._menus.get((menu, opened))
        if found is None:
            ways = tuple(self._way(x, is_here=x.path == opened) for x in pages)
            found = self._menus.setdefault((menu, opened), ways)
        return found

    def _below(self, above: Page) -> tuple[Way, ...]:
        """List the pages right below another, as none of them is shown."""
        found = self._chapters.get(above.path)
        if found is None:
            pages = self._site.content.children(above)
            ways = tuple(self._way(each, is_here=False) for each in pages)
            found = self._chapters.setdefault(above.path, ways)
        return found

    def _way(self, page: Page, *, is_here: bool) -> Way:
        way = self._known.get(page.path)
        if way is None:
            goal, title = self._goals.to(page), self.title(page, short=True)
            made = Way(goal.url, title, is_here=False, tongue=goal.tongue)
            # Two threads that ask at the same time both get the first.
            way = self._known.setdefault(page.path, made)
        return self._here(way) if is_here else way

    def _here(self, way: Way) -> Way:
        here = self._known_here.get(way.url)
        if here is None:
            made = replace(way, is_here=True)
            here = self._known_here.setdefault(way.url, made)
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
