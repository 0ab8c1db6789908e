"""Text from right to left that stays legible: the words in their order, mirrored.

Chrome's and Android's `ar-XB` turn each word around by an override (U+202E). Page
content lets no override pass (Unicode TR #36 section 2.6), so each word is embedded
between marks from right to left instead: it is read as it was written, and the words
follow each other, break into lines and stand beside their marks as Arabic ones do.
"""

import re
from typing import Final

_MARK: Final = "\N{RIGHT-TO-LEFT MARK}"
_BEGIN: Final = "\N{RIGHT-TO-LEFT EMBEDDING}"
_END: Final = "\N{POP DIRECTIONAL FORMATTING}"
# Letters with what joins them; numbers are written in one direction everywhere.
_WORD: Final = re.compile(r"[^\W\d_]+(?:['\u2019-][^\W\d_]+)*")


def mirrored(text: str) -> str:
    """Return a text whose words run from right to left (Unicode UAX #9).

    Args:
        text: Plain text.
    """
    return _WORD.sub(rf"{_MARK}{_BEGIN}\g<0>{_END}{_MARK}", text)
