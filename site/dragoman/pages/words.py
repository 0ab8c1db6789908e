"""How many words a text has, in any script.

Where a script puts spaces between words, a word is a run of letters, digits and
marks. Where it does not, two characters count as one word for Han and Kana, four
for the scripts of mainland Southeast Asia: about what their word segmenters find.
"""

import re
import unicodedata
from functools import cache

__all__ = ["count"]

# Unicode blocks: Kana, Bopomofo, Han with extensions and compatibility forms.
_HAN = (
    "\u3041-\u312f\u31a0-\u31bf\u31f0-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff66-\uff9f"
    "\U00020000-\U0003ffff"
)
# Thai, Lao, Myanmar, Khmer.
_SOUTHEAST = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff"
_WORD = re.compile(r"\w(?:[\w'\u2019\u02bc\u200c\u200d\u00ad-]*\w)?")


def count(text: str) -> int:
    """Return the number of words, at least 1: every block counts for something.

    Args:
        text: Plain text without markup.
    """
    if not text.isascii():
        # Vowel signs stand within words, but are no word characters to `re`.
        text = "".join(c for c in text if unicodedata.category(c)[0] != "M")
    text, han = _among(_HAN).subn(" ", text)
    text, southeast = _among(_SOUTHEAST).subn(" ", text)
    return max(1, len(_WORD.findall(text)) + -(-han // 2) + -(-southeast // 4))


@cache
def _among(blocks: str) -> re.Pattern[str]:
    """Give what finds a character of some blocks; that takes a while to compile."""
    return re.compile(f"[{blocks}]")
