"""The languages of the site as a page offers them: each with its share of this page."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from markupsafe import Markup

from dragoman.languages.language import Language
from dragoman.pages.page import Page
from dragoman.rendering.address import address
from dragoman.rendering.site import Site

# Shares are told in steps, so that one more paragraph does not change every page.
STEP = 5


@dataclass(frozen=True, slots=True)
class Offered:
    """A language in the switcher.

    Attributes:
        language: The language.
        url: The path and query of this page in it.
        percent: Its share of the page in whole steps, 0 to 100.
        is_public: Whether the page is public in it.
        is_current: Whether it is the reader's.
        is_source: Whether it is the language the page was written in.
    """

    language: Language
    url: Markup
    percent: int
    is_public: bool
    is_current: bool
    is_source: bool

    @property
    def share(self) -> float:
        """The share as a number from 0 to 1, as a per cent format wants it."""
        return self.percent / 100


@dataclass(frozen=True, slots=True)
class Alternate:
    """An address of a page for one language, as search engines want it."""

    tag: Markup
    url: Markup


def offer(
    site: Site, page: Page, current: Language, *, original: bool = False
) -> list[Offered]:
    """List the languages of the site for a page.

    Args:
        site: The site as it stands.
        page: The page; for an error page, the home page.
        current: The reader's language.
        original: Whether the links carry along that originals are wanted.

    Returns:
        All languages in the site's order, those the page is public in first.
    """
    return [
        replace(each, is_current=True) if each.language is current else each
        for each in _known(site, page, original=original).offered
    ]


def alternates(site: Site, page: Page) -> Sequence[Alternate]:
    """List the addresses for `hreflang`: every public language and `x-default`.

    The set is the same on every page it names, so it is reciprocal.
    """
    return _known(site, page, original=False).alternates


def public_languages(site: Site, page: Page) -> Sequence[Language]:
    """List the languages a page is public in, the source language first."""
    return _known(site, page, original=False).public


@dataclass(frozen=True, slots=True)
class _Known:
    """What is the same of a page in every language."""

    offered: Sequence[Offered]
    alternates: Sequence[Alternate]
    public: Sequence[Language]


def _known(site: Site, page: Page, *, original: bool) -> _Known:
    known = site.prepared(_all_known)
    found = known.get((page.path, original))
    if found is None:
        found = known[page.path, original] = _Known(
            _offered(site, page, original=original),
            _alternates(site, page),
            site.public_languages(page),
        )
    return found


def _all_known(_site: Site) -> dict[tuple[str, bool], _Known]:
    return {}


def _offered(site: Site, page: Page, *, original: bool) -> list[Offered]:
    listed = [
        Offered(
            language=language,
            url=Markup.escape(address(site, page, language, original=original)),
            percent=_percent(site, page, language),
            is_public=site.is_public(page, language),
            is_current=False,
            is_source=language is site.source,
        )
        for language in site.languages.values()
    ]
    return sorted(listed, key=lambda each: not each.is_public)


def _alternates(site: Site, page: Page) -> list[Alternate]:
    public = site.public_languages(page)
    urls = {each.tag: site.url(page, each) for each in public}
    urls["x-default"] = site.neutral_url(page)
    return [
        Alternate(Markup.escape(tag), Markup.escape(site.origin + url))
        for tag, url in urls.items()
    ]


def _percent(site: Site, page: Page, language: Language) -> int:
    if language is site.source:
        return 100
    return int(site.share(page, language).share * 100) // STEP * STEP
