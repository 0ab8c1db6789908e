"""Puts the testing languages beside those of a site."""

from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from types import MappingProxyType
from typing import Final, NamedTuple

from dragoman.catalogs.catalog import Domain
from dragoman.catalogs.pseudo.accents import CLOSING, OPENING, accented
from dragoman.catalogs.pseudo.attacks import attacked, attacked_markup
from dragoman.catalogs.pseudo.computed import FORMS, Computed, Said, Written
from dragoman.catalogs.pseudo.markup import around_markup
from dragoman.catalogs.pseudo.mirrored import mirrored
from dragoman.catalogs.pseudo.places import around_places
from dragoman.catalogs.snapshot import Snapshot
from dragoman.languages.pseudo import ACCENTED, HOSTILE, MIRRORED
from dragoman.pages.page import Definitions, Page


class _Speech(NamedTuple):
    """How a language makes its texts."""

    said: Said
    written: Written


def _accented(text: str) -> str:
    return f"{OPENING}{around_places(text, accented)}{CLOSING}"


def _accented_markup(text: str, definitions: Definitions) -> str:
    return f"{OPENING}{around_markup(text, definitions, accented)}{CLOSING}"


def _mirrored(text: str) -> str:
    return around_places(text, mirrored)


def _mirrored_markup(text: str, definitions: Definitions) -> str:
    return around_markup(text, definitions, mirrored)


_SPEECHES: Final[Mapping[str, _Speech]] = {
    ACCENTED: _Speech(_accented, _accented_markup),
    MIRRORED: _Speech(_mirrored, _mirrored_markup),
    HOSTILE: _Speech(attacked, attacked_markup),
}


def with_computed(snapshot: Snapshot, pages: Mapping[str, Page]) -> Snapshot:
    """Add the catalogs of the testing languages.

    Args:
        snapshot: The site's own; a language that it has already stays what it is.
        pages: The site's pages by path.
    """
    content = dict(snapshot.content)
    interface = dict(snapshot.interface)
    added = [tag for tag in _SPEECHES if tag not in snapshot.languages]
    for tag in added:
        made = partial(_catalog, tag, pages)
        content[tag] = made(Domain.CONTENT)
        interface[tag] = (made(Domain.MESSAGES),)
    return replace(
        snapshot,
        languages=tuple(sorted((*snapshot.languages, *added))),
        content=MappingProxyType(content),
        interface=MappingProxyType(interface),
    )


def _catalog(tag: str, pages: Mapping[str, Page], domain: Domain) -> Computed:
    return Computed(
        tag, domain, f"computed-{tag}", FORMS, {}, *_SPEECHES[tag], pages.get
    )
