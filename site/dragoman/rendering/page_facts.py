"""What machines are told of a page: the same few facts for every format.

Law: the facts are those of the text. Where the source stands in for a translation that
is not public, they are the source's, as the canonical address is.
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from dragoman.languages.language import Language
from dragoman.rendering.block import PageReader
from dragoman.rendering.navigation import guide
from dragoman.rendering.page_view import PageView
from dragoman.rendering.resolving import PageResolver
from dragoman.rendering.site import Site
from dragoman.rendering.site_title import site_title
from dragoman.rendering.text import Text


@dataclass(frozen=True, slots=True)
class Crumb:
    """A page above, as a step of the way to a page.

    Attributes:
        name: Its title or short name.
        url: Its absolute address.
    """

    name: Text
    url: str


@dataclass(frozen=True, slots=True)
class PageFacts:
    """What machines are told of a page.

    Attributes:
        language: The language of the text.
        url: The absolute canonical address.
        home: The absolute address of the home page in that language.
        site_title: The site's name in it.
        title: The page's title, plain.
        short_title: The page's short name, plain.
        description: One or two sentences, plain.
        published: The day of the original.
        updated: The day of its last change that matters to readers.
        original: The absolute address of the source page, where this is a translation.
        trail: The pages above, the home page first.
    """

    language: Language
    url: str
    home: str
    site_title: Text
    title: Text
    short_title: Text
    description: Text | None
    published: dt.date | None
    updated: dt.date | None
    original: str | None
    trail: Sequence[Crumb]

    @property
    def is_article(self) -> bool:
        """Whether the page is dated, as news are."""
        return self.published is not None


def page_facts(site: Site, view: PageView) -> PageFacts:
    """Tell the facts of a page as it is shown in a language.

    Args:
        site: The site as it stands.
        view: The page in the language.
    """
    page, language = view.page, view.text_language
    title, short_title = _titles(site, view)
    is_original = language is site.source
    return PageFacts(
        language=language,
        url=view.canonical,
        home=f"{site.origin}/{language.segment}/",
        site_title=site_title(site, language),
        title=title,
        short_title=short_title,
        description=view.description,
        published=page.front.date,
        updated=page.front.updated,
        original=None if is_original else site.origin + site.url(page, site.source),
        trail=[
            Crumb(way.text, site.origin + way.url)
            for way in guide(site, language).trail(page)
        ],
    )


def _titles(site: Site, view: PageView) -> tuple[Text, Text]:
    if not view.is_withheld:
        return view.plain_title, view.short_title
    page, language = view.page, view.text_language
    resolver = PageResolver(site, page, language)
    # They stand in the head of the document, whose language is the reader's.
    reader = PageReader(site, page, language, view.language, resolver)
    title, nav = page.title, page.nav or page.title
    return reader.read(title, plain=True).text, reader.read(nav, plain=True).text
