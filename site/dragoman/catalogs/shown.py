"""The texts of a page as readers of one language are shown them."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from dragoman.catalogs.catalog import BlockKey
from dragoman.catalogs.translation import Origin, State


class Shown(NamedTuple):
    """A text as it is shown.

    Attributes:
        text: The text; for page content, inline Markdown.
        language: The tag of the language it is in.
        state: How the message stands in the reader's own language.
        origin: Who made the text.
        previous: The source text that an outdated translation was made for.
    """

    text: str
    language: str
    state: State
    origin: Origin = Origin.HUMAN
    previous: str | None = None


#: What is said of a text: all that `Shown` has beside it.
About = tuple[str, State, Origin, str | None]


class ShownTexts(Mapping[BlockKey, Shown]):
    """The texts of a page, by the text of a block and its author's context.

    Args:
        keys: The blocks.
        texts: The text of each.
        about: What is said of each; neighbours of which the same is said mostly have
            the same object.
        parsed: The HTML of each as `parsed_all` makes it, None where it is not known.

    Attributes:
        texts: As given.
        about: As given.
        parsed: As given.
    """

    __slots__ = ("_places", "about", "parsed", "texts")

    def __init__(
        self,
        keys: Sequence[BlockKey],
        texts: Sequence[str],
        about: Sequence[About],
        parsed: Sequence[str | None],
    ) -> None:
        self._places = dict(zip(keys, range(len(keys)), strict=True))
        self.texts = texts
        self.about = about
        self.parsed = parsed

    def __getitem__(self, key: BlockKey) -> Shown:
        place = self._places[key]
        return Shown(self.texts[place], *self.about[place])

    def __iter__(self) -> Iterator[BlockKey]:
        return iter(self._places)

    def __len__(self) -> int:
        return len(self._places)
