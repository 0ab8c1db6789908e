"""English with an accent on every letter, about a third longer.

Every vowel stands twice, so that each word grows, as words do in languages that join
them: what is cut off, or overflows, is seen. The letters are those of ICU's and
Chrome's `en-XA`.
"""

import re
from typing import Final

#: What a whole message stands between: a text that was put together from several
#: messages shows it, and so does one that was cut.
OPENING: Final = "\N{MATHEMATICAL LEFT WHITE SQUARE BRACKET}"
CLOSING: Final = "\N{MATHEMATICAL RIGHT WHITE SQUARE BRACKET}"

_PLAIN: Final = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
_ACCENTED: Final = "áƀçðéƒĝĥîĵķļɱñöþǫŕšţûṽŵẋýžÅƁÇÐÉƑĜĤÎĴĶĻṀÑÖÞǪŔŠŢÛṼŴẊÝŽ"
_ACCENTS: Final = str.maketrans(_PLAIN, _ACCENTED)
# A vowel at the beginning of a word may be a capital, its twin never is.
_VOWEL: Final = re.compile("[aeiouyAEIOUY]")


def accented(text: str) -> str:
    """Return a text with accents, each of its vowels twice.

    Args:
        text: Plain text. Letters that have no accented form here stay.
    """
    return _VOWEL.sub(lambda vowel: vowel[0] + vowel[0].lower(), text).translate(
        _ACCENTS
    )
