"""How far each language and each page has come, as the page of the languages tells it.

The counts are made once for a site; a view only puts them into the reader's language.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from dragoman.catalogs.statistics import Counts, message_counts
from dragoman.languages.language import Language
from dragoman.pages.page import Page
from dragoman.rendering.address import address
from dragoman.rendering.navigation import guide
from dragoman.rendering.site import Site
from dragoman.rendering.text import Text


@dataclass(frozen=True, slots=True)
class Standing:
    """What a language has, of the site or of one page.

    Attributes:
        counts: Strings and words by state and origin.
    """

    counts: Counts

    @property
    def share(self) -> float:
        """The share of the words in whole hundredths, from 0 to 1.

        It is rounded down: what is not complete never says that it is.
        """
        total = self.counts.total.words
        return self.counts.shown.words * 100 // total / 100 if total else 1.0


@dataclass(frozen=True, slots=True)
class SiteStanding(Standing):
    """What a language has of the site.

    Attributes:
        language: The language.
        public: How many pages are public in it.
        pages: How many pages there are.
    """

    language: Language
    public: int
    pages: int


@dataclass(frozen=True, slots=True)
class LanguageRow:
    """A language in the table.

    Attributes:
        standing: What it has.
        url: The path of the page shown, in that language.
        is_source: Whether it is the language the pages are written in.
        is_current: Whether it is the reader's.
    """

    standing: SiteStanding
    url: str
    is_source: bool
    is_current: bool


@dataclass(frozen=True, slots=True)
class PageRow:
    """A page in the table of one language.

    Attributes:
        standing: What the language has of it.
        title: Its title in that language, or in the one that stands in.
        url: Its path.
    """

    standing: Standing
    title: Text
    url: str


def site_standings(site: Site) -> tuple[SiteStanding, ...]:
    """Count what every language of a site has, in the site's order.

    A text that stands on several pages counts once, as in the translators' files.

    Args:
        site: The site as it stands. Ask it for these by `Site.prepared`.
    """
    pages = site.content.sequence
    return tuple(_site_standing(site, pages, each) for each in site.languages.values())


class Status:
    """The tables of one view.

    Args:
        site: The site as it stands.
        page: The page that shows them.
        language: The reader's language.
        surroundings: The language of what stands around the tables.
        original: Whether the links carry along that originals are wanted.
    """

    def __init__(
        self,
        site: Site,
        page: Page,
        language: Language,
        surroundings: Language,
        *,
        original: bool = False,
    ) -> None:
        self._site = site
        self._page = page
        self._language = language
        self._surroundings = surroundings
        self._original = original

    @cached_property
    def languages(self) -> list[LanguageRow]:
        """Every language of the site, the source language first."""
        site = self._site
        return [
            LanguageRow(
                standing=each,
                url=self._address(self._page, each.language),
                is_source=each.language is site.source,
                is_current=each.language is self._language,
            )
            for each in site.prepared(site_standings)
        ]

    @cached_property
    def pages(self) -> list[PageRow]:
        """Every page in reading order as the reader's language has it.

        None for the source language: it has all of them.
        """
        site, language = self._site, self._language
        if language is site.source:
            return []
        ways = guide(site, language)
        return [
            PageRow(
                standing=Standing(site.share(page, language).counts),
                title=replace(ways.title(page), reader=self._surroundings),
                url=self._address(page, language),
            )
            for page in site.content.sequence
        ]

    def _address(self, page: Page, language: Language) -> str:
        return address(self._site, page, language, original=self._original)


def _site_standing(
    site: Site, pages: Sequence[Page], language: Language
) -> SiteStanding:
    snapshot = site.readers[language.tag].snapshot
    return SiteStanding(
        counts=message_counts(pages, language.tag, snapshot, site.settings.title),
        language=language,
        public=sum(site.is_public(page, language) for page in pages),
        pages=len(pages),
    )
