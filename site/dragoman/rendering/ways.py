"""A way to a page of the site, and the ways to the pages of a chapter."""

from dataclasses import dataclass

from markupsafe import Markup

from dragoman.languages.language import Language
from dragoman.rendering.text import Text

CURRENT = Markup(' aria-current="page"')


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


@dataclass(frozen=True, slots=True)
class Chapter:
    """The pages of a chapter, as one of them lists them.

    Attributes:
        ways: The ways to them, none of them marked: the same for all of its pages.
        place: Which of them is the page shown, from 0; -1 if it is none.
        here: The way to that page, marked.
    """

    ways: tuple[Way, ...]
    place: int
    here: Way | None

    @property
    def current(self) -> Markup:
        """The attribute of the way to the page shown (WAI-ARIA, aria-current)."""
        return CURRENT

    @property
    def marked(self) -> tuple[Way, ...]:
        """The ways, with that to the page shown marked."""
        if self.here is None:
            return self.ways
        return (*self.ways[: self.place], self.here, *self.ways[self.place + 1 :])
