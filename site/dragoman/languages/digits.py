"""Knows the digits of CLDR's numbering systems (UTS #35, "Numbering Systems")."""

from functools import lru_cache
from typing import Final

from dragoman.errors import SettingsError

# CLDR numberingSystems.xml, type="numeric": the code point of zero; the other nine
# digits follow it in Unicode.
ZEROS: Final[dict[str, int]] = {
    "adlm": 0x1E950,
    "ahom": 0x11730,
    "arab": 0x0660,
    "arabext": 0x06F0,
    "bali": 0x1B50,
    "beng": 0x09E6,
    "bhks": 0x11C50,
    "brah": 0x11066,
    "cakm": 0x11136,
    "cham": 0xAA50,
    "deva": 0x0966,
    "diak": 0x11950,
    "fullwide": 0xFF10,
    "gara": 0x10D40,
    "gong": 0x11DA0,
    "gonm": 0x11D50,
    "gujr": 0x0AE6,
    "gukh": 0x16130,
    "guru": 0x0A66,
    "hmng": 0x16B50,
    "hmnp": 0x1E140,
    "java": 0xA9D0,
    "kali": 0xA900,
    "kawi": 0x11F50,
    "khmr": 0x17E0,
    "knda": 0x0CE6,
    "krai": 0x16D70,
    "lana": 0x1A80,
    "lanatham": 0x1A90,
    "laoo": 0x0ED0,
    "latn": 0x0030,
    "lepc": 0x1C40,
    "limb": 0x1946,
    "mlym": 0x0D66,
    "modi": 0x11650,
    "mong": 0x1810,
    "mroo": 0x16A60,
    "mtei": 0xABF0,
    "mymr": 0x1040,
    "mymrepka": 0x116DA,
    "mymrpao": 0x116D0,
    "mymrshan": 0x1090,
    "mymrtlng": 0xA9F0,
    "nagm": 0x1E4F0,
    "newa": 0x11450,
    "nkoo": 0x07C0,
    "olck": 0x1C50,
    "onao": 0x1E5F1,
    "orya": 0x0B66,
    "osma": 0x104A0,
    "rohg": 0x10D30,
    "saur": 0xA8D0,
    "shrd": 0x111D0,
    "sind": 0x112F0,
    "sinh": 0x0DE6,
    "sora": 0x110F0,
    "sund": 0x1BB0,
    "sunu": 0x11BF0,
    "takr": 0x116C0,
    "talu": 0x19D0,
    "tamldec": 0x0BE6,
    "telu": 0x0C66,
    "thai": 0x0E50,
    "tibt": 0x0F20,
    "tirh": 0x114D0,
    "tnsa": 0x16AC0,
    "vaii": 0xA620,
    "wara": 0x118E0,
    "wcho": 0x1E2F0,
}

# The one positional system of CLDR whose digits do not follow each other in Unicode.
HANIDEC: Final = "〇一二三四五六七八九"

_ASCII: Final = "0123456789"


def checked(system: str) -> str:
    """Return a numbering system's name if there is one of that name.

    Args:
        system: A CLDR numbering system ("arab").

    Raises:
        SettingsError: CLDR has no such system of ten digits.
    """
    if system in ZEROS or system == "hanidec":
        return system
    raise SettingsError(
        f"{system!r} is no numbering system",
        remedy="Take a CLDR name such as latn, arab, arabext, deva or beng",
    )


def written(text: str, system: str) -> str:
    """Return a text with its ASCII digits written in a numbering system.

    Args:
        text: Any text; other characters stay.
        system: A CLDR numbering system ("arab").

    Raises:
        SettingsError: CLDR has no such system of ten digits.
    """
    return text if system == "latn" else text.translate(_table(system))


@lru_cache(maxsize=128)
def _table(system: str) -> dict[int, int]:
    if checked(system) == "hanidec":
        return str.maketrans(_ASCII, HANIDEC)
    zero = ZEROS[system]
    return str.maketrans(_ASCII, "".join(chr(zero + value) for value in range(10)))
