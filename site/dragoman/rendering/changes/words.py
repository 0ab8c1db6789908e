"""The words of a message, as a reader sees them, whatever script they are in.

Where a script sets spaces, a word is what stands between them, without the punctuation.
Chinese, Thai and other scripts that set none are read by the character, katakana by the
run. Markdown leaves its text; where a link leads is a silent word behind it.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import Literal, NamedTuple

from dragoman.pages.markdown.bidi import CONTROLS
from dragoman.pages.markdown.cleaning import unguard
from dragoman.pages.markdown.events import Event
from dragoman.pages.markdown.inline import parse_message
from dragoman.pages.page import Definitions

Style = Literal["text", "code", "silent"]

# Classes of characters, one letter for each, over which words are found.
WORD, DIGIT, SIGN, KATAKANA, MARK, SPACE = "wdckms"
APOSTROPHE, POINT, OTHER = "apo"

# Without spaces: Thai and Lao, Burmese, Khmer, kana, and the Chinese characters.
_UNSPACED = re.compile(
    "[\u0e01-\u0eff\u1000-\u109f\u1780-\u17b3\u3005-\u3007\u3041-\u3096\u309d-\u309f"
    "\u31f0-\u31ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"
)
_KATAKANA = re.compile("[\u30a1-\u30fa\u30fc-\u30ff\uff66-\uff9f]")
_TOKEN = re.compile(
    # What joins stands between letters, as in “don't”, or digits, as in “1,000.5”.
    f"[{WORD}{DIGIT}](?:[{WORD}{DIGIT}{MARK}]|{APOSTROPHE}(?=[{WORD}{DIGIT}])"
    f"|(?<={DIGIT})[{POINT}{APOSTROPHE}](?={DIGIT}))*"
    f"|[{KATAKANA}][{KATAKANA}{MARK}]*|{SPACE}+|.{MARK}*"
)
_CONTROL = re.compile(f"[{CONTROLS}]")
_JOINERS = "\u00ad\u200c\u200d\u2060"
_SENTENCE_ENDS = frozenset(
    ".!?…\u3002\uff01\uff1f\uff61\uff0e\u0964\u0965\u061f\u06d4\u1362\u0589"
)
_BREAKS = frozenset({"SoftBreak", "HardBreak"})

# A word says as much as two characters of a script that writes a word with few.
_WEIGHTS = {WORD: 2, DIGIT: 2, KATAKANA: 2, SIGN: 1}


class Word(NamedTuple):
    """A word, a character that is nearly one, or a mark of punctuation.

    Attributes:
        text: Its text, not escaped.
        style: As what it is set. What is `silent` is not read: where a link leads,
            which footnote is referred to.
        weight: How much it says: 2 for a word, 1 for a character of a script without
            spaces, 0 for punctuation.
        is_spaced: Whether a space stands before it.
        is_spelled: Whether it is of a script that sets spaces between words.
    """

    text: str
    style: Style = "text"
    weight: int = 2
    is_spaced: bool = False
    is_spelled: bool = True

    @property
    def key(self) -> tuple[str, Style]:
        """What two words have in common if they are the same."""
        return self.text, self.style

    @property
    def ends_sentence(self) -> bool:
        """Whether it is the mark at the end of a sentence."""
        return self.text[0] in _SENTENCE_ENDS and self.style == "text"


def words(text: str, definitions: Definitions) -> list[Word]:
    """Read a message as words.

    Args:
        text: Inline Markdown, a source text.
        definitions: Of the page it stands on.

    Returns:
        The words in order, without markup and without controls of direction.

    Raises:
        PageError: If the text is too long, or the parser gives up.
    """
    found: list[Word] = []
    is_spaced = False
    for said, style in _said(parse_message(text, definitions)):
        if style == "silent":
            found.append(Word(said, style, 0, is_spaced=True, is_spelled=False))
            continue
        for word in _split(said, style, is_spaced=is_spaced):
            is_spaced = word.text == " "
            if not is_spaced:
                found.append(word)
    return found


def _said(events: list[Event]) -> Iterator[tuple[str, Style]]:
    targets: list[str] = []
    for event in events:
        text = _CONTROL.sub("", unguard(event.text))
        if event.kind in {"Link", "Image"}:
            targets.append(unguard(event.url))
        elif event.kind in {"/Link", "/Image"}:
            yield targets.pop(), "silent"
        elif event.kind == "FootnoteReference":
            yield f"[{text}]", "silent"
        elif event.kind in _BREAKS:
            yield " ", "text"
        elif event.kind == "Code":
            yield text, "code"
        elif not text.startswith("<!--") or event.kind == "Text":
            yield text, "text"


def _split(text: str, style: Style, *, is_spaced: bool) -> Iterator[Word]:
    """Cut a text into words; a space is one too, and a word knows of that before it."""
    classes = "".join(map(_class, text))
    for found in _TOKEN.finditer(classes):
        kind = found[0][0]
        said = " " if kind == SPACE else text[found.start() : found.end()]
        is_spelled = kind in {WORD, DIGIT}
        yield Word(said, style, _WEIGHTS.get(kind, 0), is_spaced, is_spelled)
        is_spaced = kind == SPACE


@lru_cache(maxsize=4096)
def _class(char: str) -> str:
    category = unicodedata.category(char)
    if char.isspace():
        return SPACE
    if category[0] == "M" or char in _JOINERS:
        return MARK
    if category[0] == "N" and not _UNSPACED.match(char):
        return DIGIT
    if category[0] in "LN" or char == "_":
        return _letter(char)
    return {"'": APOSTROPHE, "\u2019": APOSTROPHE, ".": POINT, ",": POINT}.get(
        char, OTHER
    )


def _letter(char: str) -> str:
    if _KATAKANA.match(char):
        return KATAKANA
    return SIGN if _UNSPACED.match(char) else WORD
