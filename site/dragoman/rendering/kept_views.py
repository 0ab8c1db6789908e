"""Views as finished bytes, for as long as what they show stays as it is.

Law: only plain views enter, under their canonical address. What a query adds is no part
of one, and drafts and testing languages are nobody's to keep.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, NamedTuple, Self

from dragoman.languages.pseudo import TESTING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dragoman.languages.language import Language
    from dragoman.pages.page import Page

#: What a view takes beside its bytes: its objects, and the heads that were written.
OVERHEAD = 4 * 1024
#: How many bytes all kept views may have together.
MOST = 128 * 1024 * 1024


class Coded(NamedTuple):
    """A view in one content coding.

    Attributes:
        etag: Its strong entity tag, with the quotes: revision, coding and quality.
        body: The coded bytes.
    """

    etag: str
    body: bytes


class KeptView:
    """A page in one language, as bytes.

    Args:
        page: The page's path in the content folder.
        url: Its canonical path, percent-encoded.
        language: The tag of its language.
        revision: The hash of what it shows, 32 hexadecimal digits.
        codings: What it was coded to; at least one of `br`, `gzip` and `identity`.

    Attributes:
        codings: Replaced as a whole when one more is made, and never changed.
        asked: How often it was asked for; whoever sends it adds one.
        spared: How often it had been asked for when it was last looked at to make room.
        heads: What has been written of answers; emptied when `codings` is replaced.
    """

    __slots__ = (
        "asked",
        "codings",
        "heads",
        "language",
        "page",
        "revision",
        "spared",
        "url",
    )

    def __init__(
        self,
        page: str,
        url: str,
        language: str,
        revision: str,
        codings: Mapping[str, Coded],
    ) -> None:
        self.page = page
        self.url = url
        self.language = language
        self.revision = revision
        self.codings = codings
        self.asked = 0
        self.spared = 0
        self.heads: dict[Any, Any] = {}

    @property
    def size(self) -> int:
        """How many bytes it takes, about."""
        return OVERHEAD + sum(len(each.body) for each in self.codings.values())


#: What is called with a view once it is made, or with why it is not.
Then = Callable[[KeptView | BaseException], None]


class KeptViews:
    """The views of one state of the site; those not asked for lately go first.

    Only the event loop finds and keeps; a state that follows takes a copy.

    Args:
        most: How many bytes they may have together.

    Attributes:
        by_url: The views by their address.
        making: Who waits for what is being made now, by address, so that nobody makes
            it twice: which coding, and what is to be called with the view.
        lost: By address, how often those were asked for that are no longer true, the
            most first: they are worth to be made again.
        size: How many bytes they have together.
    """

    def __init__(self, most: int = MOST) -> None:
        self.lost: dict[str, int] = {}
        self.by_url: dict[str, KeptView] = {}
        self.making: dict[str, list[tuple[str, Then]]] = {}
        self.size = 0
        self._most = most
        self._sizes: dict[str, int] = {}

    def find(self, url: str) -> KeptView | None:
        """Give the view of an address; None if it is not kept."""
        return self.by_url.get(url)

    def keep(self, view: KeptView) -> None:
        """Keep a view, in the place of any other of its address."""
        self.drop(view.url)
        self.by_url[view.url] = view
        self._weigh(view)

    def code(self, view: KeptView, codings: Mapping[str, Coded]) -> None:
        """Give a view other codings.

        Args:
            view: Any view; if it is kept, it stays so while there is room.
            codings: All that it has from now on.
        """
        view.codings = codings
        view.heads = {}
        if self.by_url.get(view.url) is view:
            self._weigh(view)

    def drop(self, url: str) -> None:
        """Keep the view of an address no longer, if there is one."""
        if self.by_url.pop(url, None) is not None:
            self.size -= self._sizes.pop(url)

    def remaining(self, is_true: Callable[[KeptView], bool]) -> Self:
        """Give a copy of those that are still true, for the next state of the site.

        Args:
            is_true: Tells it of each. It may be called beside the event loop.
        """
        copy = type(self)(self._most)
        lost = dict(self.lost)
        for view in list(self.by_url.values()):
            if is_true(view):
                copy.keep(view)
            elif view.asked:
                lost[view.url] = view.asked
        copy.lost = dict(sorted(lost.items(), key=lambda each: -each[1]))
        return copy

    def _weigh(self, view: KeptView) -> None:
        size = view.size
        self.size += size - self._sizes.get(view.url, 0)
        self._sizes[view.url] = size
        self._make_room()

    def _make_room(self) -> None:
        """Let views go, the oldest first; what was asked for since gets a new turn."""
        while self.size > self._most:
            url, view = next(iter(self.by_url.items()))
            if view.asked > view.spared:
                view.spared = view.asked
                self.by_url[url] = self.by_url.pop(url)
            else:
                self.drop(url)


def is_kept(page: Page, language: Language) -> bool:
    """Tell whether the plain view of a page in a language may be kept at all."""
    return not page.front.draft and language.tag not in TESTING
