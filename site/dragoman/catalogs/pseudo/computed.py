"""A catalog that has every message: each is computed when somebody asks for it.

So it follows every change of a page and template at once, and nothing is written.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final

from dragoman.catalogs import plural as plurals
from dragoman.catalogs.catalog import BlockKey, Catalog, Domain
from dragoman.catalogs.plural import PluralRule
from dragoman.catalogs.translation import Several, Standing, State, Translation
from dragoman.pages.page import Definitions, Page

#: Makes a text of an interface message.
Said = Callable[[str], str]
#: Makes inline Markdown of a block's message.
Written = Callable[[str, Definitions], str]
#: Gives a page by its path, `guide/install.md`.
FindPage = Callable[[str], Page | None]

#: Two forms, as every message in the source has.
FORMS: Final[PluralRule] = plurals.parse("nplurals=2; plural=(n != 1);")

_NOWHERE: Final = Definitions()
# A page of the handbook has some 60 messages, and is read in three languages.
_KEPT: Final = 8192


def _no_page(_: str) -> None:
    return None


def _as_it_is(text: str, _: Definitions) -> str:
    return text


@dataclass(frozen=True, slots=True)
class Computed(Catalog):
    """The messages of a testing language in one domain.

    Attributes:
        said: Makes the texts of the interface.
        written: Makes the texts of pages.
        page: Finds the page that a text stands on, for what it may refer to.
    """

    said: Said = field(default=str, repr=False)
    written: Written = field(default=_as_it_is, repr=False)
    page: FindPage = field(default=_no_page, repr=False)

    def find(
        self,
        msgid: str,
        context: str | None = None,  # noqa: ARG002 -- every context says the same
        page: str | None = None,
    ) -> Translation:
        """Compute a message; see `Catalog.find`."""
        if self.domain is Domain.MESSAGES:
            return _one(self.said(msgid))
        found = self.page(page) if page else None
        definitions = found.definitions if found else _NOWHERE
        return _written(self.written, msgid, definitions)

    def find_all(self, blocks: Sequence[BlockKey], page: str) -> Several:
        """Compute the messages of a page; see `Catalog.find_all`."""
        return Several.of(self.find(*block, page) for block in blocks)

    def standing(
        self,
        msgid: str,  # noqa: ARG002 -- every message stands alike
        context: str | None = None,  # noqa: ARG002 -- see above
        page: str | None = None,  # noqa: ARG002 -- see above
    ) -> Standing:
        """Tell how a message stands; see `Catalog.standing`."""
        return Standing(State.CURRENT)

    def standings(
        self,
        blocks: Sequence[BlockKey],
        page: str,  # noqa: ARG002 -- see above
    ) -> list[Standing]:
        """Tell how the messages of a page stand; see `Catalog.standings`."""
        return [Standing(State.CURRENT)] * len(blocks)

    def find_forms(
        self, msgid: str, plural: str | None, context: str | None = None
    ) -> Translation:
        """Compute an interface message in all its forms; see `Catalog.find_forms`."""
        if plural is None:
            return self.find(msgid, context)
        return Translation((self.said(msgid), self.said(plural)), State.CURRENT)


@lru_cache(_KEPT)
def _written(make: Written, text: str, definitions: Definitions) -> Translation:
    return _one(make(text, definitions))


def _one(text: str) -> Translation:
    return Translation((text,), State.CURRENT)
