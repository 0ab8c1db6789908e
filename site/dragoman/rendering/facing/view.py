"""A page beside itself in another language, as a template lays it out."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from dragoman.rendering.address import address
from dragoman.rendering.facing.builder import Builder
from dragoman.rendering.facing.parts import Footnote, Half, Holder, Pair, Side
from dragoman.rendering.facing.reading import Reading, SideReader
from dragoman.rendering.facing.structure import structure
from dragoman.rendering.resolving import reference_id

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dragoman.languages.language import Language
    from dragoman.pages import page as pages
    from dragoman.rendering.facing.parts import Part
    from dragoman.rendering.site import Site

# With which the ids of references begin, so that the two sides never share one.
OWN, OTHER = "r", "o"


@dataclass(frozen=True, slots=True)
class Choice:
    """Another language to stand beside the page, and where it does."""

    language: Language
    url: str


@dataclass(frozen=True, slots=True)
class FacingView:
    """Everything that facing pages show beside what the plain page's frame shows.

    Attributes:
        own: The page's side, which comes first.
        other: The side of the other language.
        title: The title on both sides.
        parts: The body.
        footnotes: The footnotes, in the order of their numbers.
        choices: The languages that might stand there instead.
    """

    own: Side
    other: Side
    title: Pair
    parts: Sequence[Part]
    footnotes: Sequence[Footnote]
    choices: Sequence[Choice]


def facing_view(
    site: Site,
    page: pages.Page,
    language: Language,
    other: Language,
    *,
    original: bool = False,
) -> FacingView:
    """Read a page in two languages.

    Args:
        site: The site as it stands.
        page: The page.
        language: The reader's language, that of the interface.
        other: The language that the page stands beside.
        original: Let the links carry along that originals are wanted.

    Returns:
        All that a template needs; nothing in it depends on the time.
    """
    reading = Reading(
        SideReader(site, page, language, OWN, original=original),
        SideReader(site, page, other, OTHER, original=original),
    )
    to = partial(address, site, page, original=original)
    builder = Builder(reading)
    return FacingView(
        own=Side(language, to(language), site.share(page, language).is_all_machine),
        other=Side(other, to(other), site.share(page, other).is_all_machine),
        title=builder.pair(replace(page.title, tag="h1", attributes="")),
        parts=builder.build(structure(page.body)),
        footnotes=_footnotes(page, builder, reading),
        choices=[
            Choice(each, to(language, beside=each))
            for each in site.languages.values()
            if each not in (language, other)
        ],
    )


def _footnotes(page: pages.Page, builder: Builder, reading: Reading) -> list[Footnote]:
    # A footnote may refer to another one: all are read before any leads back.
    built = [
        (note, builder.build(structure(note.body), numbered=False))
        for note in page.footnotes
    ]
    return [
        Footnote(
            note.number,
            _with_ways_back(
                parts,
                _references(note, reading.own, OWN),
                _references(note, reading.other, OTHER),
            ),
        )
        for note, parts in built
    ]


def _references(note: pages.Footnote, side: SideReader, letter: str) -> list[str]:
    uses = side.resolver.uses(note.label)
    return [reference_id(note.number, use + 1, letter) for use in range(uses)]


def _with_ways_back(
    parts: list[Part], own: Sequence[str], other: Sequence[str]
) -> list[Part]:
    """Put the ways back to the text behind the last block of a footnote."""
    *before, last = parts or [Pair(Half(None), Half(None))]
    if isinstance(last, Holder):
        return [*before, replace(last, parts=_with_ways_back(last.parts, own, other))]
    if not isinstance(last, Pair):
        last, before = Pair(Half(None), Half(None)), [*before, last]
    return [
        *before,
        replace(
            last, own=replace(last.own, back=own), other=replace(last.other, back=other)
        ),
    ]
