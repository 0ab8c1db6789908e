"""The testing languages: read by those who build a site, never by its readers.

`en-XA` and `ar-XB` are CLDR's pseudolocales (UTS #35, Unicode region subtags XA and
XB); `x-xss` is a tag of private use (RFC 5646 section 2.2.7).

Law: none of them is public.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Collection

    from dragoman.settings import Settings

#: English with accents, and longer: what stays plain was never given to translators.
ACCENTED: Final = "en-XA"
#: From right to left, and still to be read by who reads the source.
MIRRORED: Final = "ar-XB"
#: Every text of it attacks its reader.
HOSTILE: Final = "x-xss"

TESTING: Final = (ACCENTED, MIRRORED, HOSTILE)

# CLDR names its own two; a private tag has no name but one that is given.
_NAMES: Final = {HOSTILE: "Attacks (x-xss)"}


def with_testing(settings: Settings, declared: Collection[str]) -> Settings:
    """Say of the testing languages that nobody is to be led to them.

    Args:
        settings: The site's, with canonical tags.
        declared: Tags of the site's languages: a folder of one of these names makes it
            a language like any other, of which nothing is said.
    """
    # Settings take long to import, and most who ask for the tags have none.
    from dragoman.settings import LanguageSettings  # noqa: PLC0415 -- see above

    said = dict(settings.languages)
    for tag in TESTING:
        if tag not in declared:
            own = said.get(tag, LanguageSettings(name=_NAMES.get(tag)))
            said[tag] = own.model_copy(update={"state": "preview"})
    return settings.model_copy(update={"languages": said})
