"""The languages of the site as a page offers them: each with its share of this page.

Pages that have come as far in every language offer them alike but for their own
address, in whose place stands the hole of kept texts; they share what they offer.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from markupsafe import Markup

from dragoman.languages.language import Language
from dragoman.pages.page import Page
from dragoman.rendering.address import home
from dragoman.rendering.kept_texts import HOLE, cut, fill
from dragoman.rendering.site import Site, quoted

# Shares are told in steps, so that one more paragraph does not change every page.
STEP = 5


@dataclass(frozen=True, slots=True)
class Offered:
    """A language in the switcher.

    Attributes:
        language: The language.
        url: The path and query of the page in it.
        percent: Its share of the page in whole steps, 0 to 100.
        is_public: Whether the page is public in it.
        is_source: Whether it is the language the page was written in.
    """

    language: Language
    url: Markup
    percent: int
    is_public: bool
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


# Templates keep what they write by it: equal is only what is the same.
@dataclass(frozen=True, slots=True, eq=False)
class Offers:
    """What some pages offer, with a hole for the address of each.

    Attributes:
        languages: All languages in the site's order, the public ones first.
        alternates: The addresses for `hreflang`: every public language and `x-default`.
            The set is the same on every page it names, so it is reciprocal.
        public: The languages in which they are public, the source language first.
    """

    languages: Sequence[Offered]
    alternates: Sequence[Alternate]
    public: Sequence[Language]

    def of(self, language: Language) -> Offered:
        """Give what is offered of a language of the site."""
        return next(each for each in self.languages if each.language is language)


def offers(site: Site, page: Page, *, original: bool = False) -> Offers:
    """Give what a page offers, with a hole where its own address belongs.

    Args:
        site: The site as it stands.
        page: The page; for an error page, the home page.
        original: Whether the links carry along that originals are wanted.
    """
    known = site.prepared(_known)
    key = (page.path, original)
    found = known.pages.get(key)
    if found is None:
        standing = tuple(
            (_percent(site, page, each), site.is_public(page, each))
            for each in site.languages.values()
        )
        found = known.alike.get((standing, original))
        if found is None:
            found = _offers(site, standing, original=original)
            found = known.alike.setdefault((standing, original), found)
        known.pages[key] = found
    return found


def below(page: Page) -> Markup:
    """Give what fills the hole: the address of a page below its language, escaped."""
    return Markup.escape(quoted(page.url))


def filled(offered: Offered, page: Page) -> Offered:
    """Give what a page offers of a language, with the page's own address."""
    return replace(offered, url=fill(cut(offered.url), below(page)))


def alternates(site: Site, page: Page) -> Sequence[Alternate]:
    """List the addresses of a page for `hreflang`, see `Offers.alternates`."""
    own = below(page)
    return [
        Alternate(each.tag, fill(cut(each.url), own))
        for each in offers(site, page).alternates
    ]


_Standing = tuple[tuple[int, bool], ...]


@dataclass(frozen=True, slots=True)
class _Known:
    """By path, what a page offers; and what pages offer that have come as far."""

    pages: dict[tuple[str, bool], Offers]
    alike: dict[tuple[_Standing, bool], Offers]


def _known(_site: Site) -> _Known:
    return _Known({}, {})


def _offers(site: Site, standing: _Standing, *, original: bool) -> Offers:
    listed = [
        Offered(
            language=language,
            url=_with_hole(home(site, language, original=original)),
            percent=percent,
            is_public=is_public,
            is_source=language is site.source,
        )
        for language, (percent, is_public) in zip(
            site.languages.values(), standing, strict=True
        )
    ]
    languages = sorted(listed, key=lambda each: not each.is_public)
    public = [each.language for each in listed if each.is_public]
    return Offers(languages, _alternates(site, public), public)


def _alternates(site: Site, public: Sequence[Language]) -> list[Alternate]:
    urls = {each.tag: home(site, each) for each in public}
    urls["x-default"] = "/"
    return [
        Alternate(Markup.escape(tag), _with_hole(site.origin + url))
        for tag, url in urls.items()
    ]


def _with_hole(home_url: str) -> Markup:
    path, mark, query = home_url.partition("?")
    return Markup.escape(path) + HOLE + Markup.escape(mark + query)


def _percent(site: Site, page: Page, language: Language) -> int:
    if language is site.source:
        return 100
    return int(site.share(page, language).share * 100) // STEP * STEP
