"""The news of a site: its dated pages, and where each language has its feed."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from dragoman.languages.language import Language
from dragoman.pages.page import Page
from dragoman.rendering.site import Site

NAME = "feed.xml"


@dataclass(frozen=True, slots=True)
class Dated:
    """A page of the news, with the day of its publication."""

    page: Page
    day: dt.date

    @property
    def updated(self) -> dt.date:
        """The day of the last change that matters to readers."""
        return self.page.front.updated or self.day


def address(site: Site, language: Language) -> str | None:
    """Give the path of a language's feed; None where the site has no dated page."""
    return f"/{language.segment}/{NAME}" if site.prepared(has_news) else None


def has_news(site: Site) -> bool:
    """Tell whether the site has a dated page. Ask for it by `Site.prepared`."""
    return next(dated_pages(site), None) is not None


def dated_pages(site: Site) -> Iterator[Dated]:
    """Give the dated pages, in reading order."""
    for page in site.content.sequence:
        if page.front.date is not None:
            yield Dated(page, page.front.date)
