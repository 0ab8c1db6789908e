"""Knows which of CLDR's locales, as Babel holds them, writes a language's formats."""

import pickle
from collections.abc import Iterator
from functools import lru_cache
from typing import Any, Final

from babel import Locale
from babel.localedata import LocaleDataDict, exists, load

from dragoman.languages.fallback import parents
from dragoman.languages.likely import script
from dragoman.languages.tags import Subtags, canonical, subtags

# CLDR's ancestor of all locales: no words of any language, dates as 2026-01-31.
ROOT: Final = "root"


def nearest(tag: str) -> str:
    """Return the identifier of the locale whose formats a language uses.

    A locale in another script is never near, whatever the language: its month names
    could not be read beside the text.

    Args:
        tag: A language tag.

    Returns:
        "de", "zh_Hant"..., or "root" where CLDR knows nothing.

    Raises:
        TagError: The tag is not well-formed.
    """
    for candidate in _candidates(canonical(tag)):
        identifier = candidate.replace("-", "_")
        if exists(identifier) and script(candidate) == script(tag):
            return identifier
    return ROOT


@lru_cache(maxsize=256)
def locale(identifier: str) -> Locale:
    """Return Babel's locale of an identifier that `nearest` gave, made once.

    Args:
        identifier: "de", "zh_Hant", "root".
    """
    return _OwnLocale.parse(identifier)


class _OwnLocale(Locale):
    """A locale with data of its own, whatever was read before it.

    Babel 2.18 notes an alias that it has followed in data which locales share. Once the
    root locale has told a month, Yoruba tells "M01" as well; after German, Austrian
    dates have German months. `_data` is Babel's private name, touched here only.
    """

    @property
    def _data(self) -> LocaleDataDict:
        own = self.__dict__.get("_own")
        if own is None:
            data: dict[str | int | None, Any] = dict(load(str(self)).items())
            # Much quicker than to copy it object by object.
            copied = pickle.loads(pickle.dumps(data))  # noqa: S301 -- its own bytes
            own = self._own = LocaleDataDict(copied)
        return own


def _candidates(tag: str) -> Iterator[str]:
    yield tag
    yield from parents(tag)
    language = subtags(tag).language
    from langcodes.data_dicts import MACROLANGUAGES  # noqa: PLC0415 - takes 30 ms to load, only for a language CLDR lacks

    if language in MACROLANGUAGES:
        wider = MACROLANGUAGES[language]
        yield str(Subtags(wider, script(tag)))
        yield wider
