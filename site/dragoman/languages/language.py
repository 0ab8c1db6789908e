"""Knows what a language of a site is: its tag and all that CLDR says of it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from dragoman.languages import cldr, digits, likely, tags
from dragoman.languages.fallback import parents
from dragoman.languages.names import own_name


@dataclass(frozen=True, slots=True)
class Language:
    """A language of a site.

    Attributes:
        tag: Its canonical BCP 47 tag ("zh-Hant").
        folder: Its folder in `locale/` ("zh_Hant").
        segment: Its path segment in URLs ("zh-hant").
        name: Its own name, as written at the start of a list ("Polski").
        direction: Of its script.
        script: ISO 15924 code of its script ("Latn"), "Zzzz" if nobody knows.
        fallback: Tags whose text stands in for a missing one, nearest first.
        cldr: Babel's identifier of the locale whose formats it uses, or "root".
        digits: CLDR numbering system ("latn", "arab").
    """

    tag: str
    folder: str
    segment: str
    name: str
    direction: Literal["ltr", "rtl"]
    script: str
    fallback: tuple[str, ...]
    cldr: str
    digits: str

    def __hash__(self) -> int:
        # What is kept by languages is looked up often; a site has one of each tag.
        return hash(self.tag)


def language(
    tag: str,
    *,
    name: str | None = None,
    fallback: Sequence[str] | None = None,
    digits: str | None = None,
) -> Language:
    """Return the language of a tag; any well-formed tag is one.

    Args:
        tag: A BCP 47 tag in any spelling.
        name: Its own name, in place of CLDR's.
        fallback: The tags to try for a missing text, in place of CLDR's parents.
        digits: A CLDR numbering system, in place of the tag's `-u-nu-` or CLDR's.

    Raises:
        TagError: A tag is not well-formed.
        SettingsError: CLDR has no such numbering system.
    """
    own = tags.canonical(tag)
    identifier = cldr.nearest(own)
    return Language(
        tag=own,
        folder=tags.folder(own),
        segment=tags.segment(own),
        name=name or own_name(own),
        direction=likely.direction(own),
        script=likely.script(own),
        fallback=parents(own) if fallback is None else _chain(own, fallback),
        cldr=identifier,
        digits=_system(own, identifier, digits),
    )


def _chain(own: str, given: Sequence[str]) -> tuple[str, ...]:
    chain = dict.fromkeys(map(tags.canonical, given))
    return tuple(tag for tag in chain if tag != own)


def _system(own: str, identifier: str, given: str | None) -> str:
    # UTS #35, Unicode BCP 47 U Extension: the tag itself may name its digits.
    public = own.split("-x-", maxsplit=1)[0]
    asked = re.search(r"-u(?:-\w{2,8})*?-nu-(\w+)", public)
    system = given or (asked and asked[1])
    if system:
        return digits.checked(system)
    return cldr.locale(identifier).default_numbering_system
