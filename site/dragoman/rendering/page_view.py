"""A page in a language, as a template lays it out."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from dragoman.rendering.address import address
from dragoman.rendering.block import PageReader
from dragoman.rendering.body import BodyBuilder, Notes
from dragoman.rendering.navigation import guide
from dragoman.rendering.offered import Offered, Offers, filled, offers
from dragoman.rendering.page_plan import plan
from dragoman.rendering.page_texts import PageTexts
from dragoman.rendering.resolving import PageResolver, reference_id
from dragoman.rendering.ways import Chapter, Way

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markupsafe import Markup

    from dragoman.catalogs.share import Completeness
    from dragoman.languages.language import Language
    from dragoman.pages.page import Page
    from dragoman.rendering.parts import Mark, Note, Part
    from dragoman.rendering.site import Site
    from dragoman.rendering.text import Text


@dataclass(frozen=True, slots=True)
class Heading:
    """An entry of the contents list."""

    level: int
    anchor: str
    text: Text


@dataclass(frozen=True, slots=True)
class Footnote:
    """A footnote, with the ids of the places that refer to it."""

    number: int
    parts: Sequence[Part]
    references: Sequence[str]


@dataclass(frozen=True, slots=True)
class Greeting:
    """The home page's title in one language of the site."""

    language: Language
    url: str
    text: Text
    is_current: bool


@dataclass(frozen=True, slots=True)
class PageView:
    """Everything a page's template shows.

    Attributes:
        page: The page.
        language: The reader's language, that of the interface.
        text_language: The language `main` is in: the reader's, or the source's where
            the page is not public in the reader's.
        title: The title as it is set at the head of the text.
        title_attributes: `data-state`, `lang` and `dir` of the title.
        title_note: What the edition says of the title.
        plain_title: The title without markup, in the reader's language.
        short_title: The page's short name in it.
        description: For search engines, plain, in the language of `main`.
        parts: The body.
        footnotes: The footnotes, in the order of their numbers.
        contents: The headings of the second level.
        share: How much of the page the language has.
        canonical: The absolute address to be remembered.
        is_indexed: Whether search engines may keep the page.
        offers: The languages, for the switcher and for search engines.
        sections: The site's main ways, for the header.
        foot: Its other ways, for the foot of the page.
        trail: The pages above.
        chapter: The pages of the same chapter.
        help: The page for readers who would like to help translate, if there is one.
        before: The page before in reading order.
        after: The page after.
        greetings: On the home page, its title in every public language.
        original: Whether the original is shown where the translation is older.
    """

    page: Page
    language: Language
    text_language: Language
    title: Text
    title_attributes: Markup
    title_note: Note | None
    plain_title: Text
    short_title: Text
    description: Text | None
    parts: Sequence[Part]
    footnotes: Sequence[Footnote]
    contents: Sequence[Heading]
    share: Completeness
    canonical: str
    is_indexed: bool
    offers: Offers
    sections: Sequence[Way]
    foot: Sequence[Way]
    trail: Sequence[Way]
    chapter: Chapter
    help: Way | None
    before: Way | None
    after: Way | None
    greetings: Sequence[Greeting]
    original: bool

    @property
    def elsewhere(self) -> list[Offered]:
        """The other languages in which the page can be read."""
        return [
            filled(each, self.page)
            for each in self.offers.languages
            if each.is_public and not each.is_source
            if each.language is not self.language
        ]

    @property
    def siblings(self) -> Sequence[Way]:
        """The pages of the same chapter, with this one marked."""
        return self.chapter.marked

    @property
    def beside(self) -> Language | None:
        """What the page is offered beside: the original, for that a translation."""
        source = next(x.language for x in self.offers.languages if x.is_source)
        if self.language is not source:
            return source
        return next((each for each in self.offers.public if each is not source), None)

    @property
    def percent(self) -> float:
        """The share in whole steps, from 0 to 1, as the switcher tells it."""
        return self.offers.of(self.language).share

    @property
    def is_all_machine(self) -> bool:
        """Whether the head of the page says it for all of its blocks at once."""
        return self.share.is_all_machine and not self.is_withheld

    @property
    def is_withheld(self) -> bool:
        """Whether the source stands in for a translation that is not public."""
        return self.text_language is not self.language


def view(
    site: Site, page: Page, language: Language, *, original: bool = False
) -> PageView:
    """Read a page in a language.

    Args:
        site: The site as it stands.
        page: The page.
        language: The reader's language.
        original: Show the original where the translation is older; links carry it.

    Returns:
        All that a template needs; nothing in it depends on the time.
    """
    shown_in = language if site.is_readable(page, language) else site.source
    resolver = PageResolver(site, page, language, shown_in, original=original)
    reader = PageReader(site, page, shown_in, shown_in, resolver, original=original)
    unsaid = _unsaid(site.share(page, language))
    texts, notes = PageTexts(reader, shown_in, unsaid), Notes(unsaid)
    builder = BodyBuilder(texts, notes, resolver.asset)
    title = texts.read(page.title)
    ways = guide(site, language, original=original)
    before, after = ways.neighbours(page)
    return PageView(
        page=page,
        language=language,
        text_language=shown_in,
        title=title.text,
        title_attributes=title.attributes,
        title_note=notes.note(title),
        plain_title=ways.title(page),
        short_title=ways.title(page, short=True),
        description=_description(site, page, language, texts, original=original),
        parts=builder.build_page(plan(site, page), page),
        footnotes=_footnotes(page, builder, resolver),
        contents=_contents(page, texts),
        share=site.share(page, language),
        canonical=site.origin + site.url(page, shown_in),
        is_indexed=site.is_public(page, language) and not original,
        offers=offers(site, page, original=original),
        sections=ways.sections(page),
        foot=ways.foot(page),
        trail=ways.trail(page),
        chapter=ways.chapter(page),
        help=ways.help(page),
        before=before,
        after=after,
        greetings=_greetings(site, page, language, original=original),
        original=original,
    )


def _unsaid(share: Completeness) -> Mark | None:
    return "machine" if share.is_all_machine else None


def _description(
    site: Site, page: Page, language: Language, texts: PageTexts, *, original: bool
) -> Text | None:
    if page.description is None:
        return None
    # The head of the document is in the reader's language, whatever the text is in.
    if not original:
        return replace(texts.plain(page.description), reader=language)
    resolver = PageResolver(site, page, language)
    reader = PageReader(site, page, texts.language, language, resolver)
    return reader.read(page.description, plain=True).text


def _footnotes(
    page: Page, builder: BodyBuilder, resolver: PageResolver
) -> list[Footnote]:
    built = [(note, builder.build(note.body)) for note in page.footnotes]
    return [
        Footnote(
            note.number,
            parts,
            [
                reference_id(note.number, use + 1)
                for use in range(resolver.uses(note.label))
            ],
        )
        for note, parts in built
    ]


def _contents(page: Page, texts: PageTexts) -> list[Heading]:
    return [
        Heading(each.level, each.id, texts.plain(each.block))
        for each in page.headings
        if each.level == 2  # noqa: PLR2004 -- sections, not their parts
    ]


def _greetings(
    site: Site, page: Page, current: Language, *, original: bool
) -> list[Greeting]:
    if page.url:
        return []
    return [
        Greeting(
            language=each,
            url=address(site, page, each, original=original),
            text=_greeting(site, page, each),
            is_current=each is current,
        )
        for each in site.public_languages(page)
    ]


def _greeting(site: Site, page: Page, language: Language) -> Text:
    resolver = PageResolver(site, page, language)
    return PageReader(site, page, language, language, resolver).read(page.title).text
