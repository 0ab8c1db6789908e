"""Words that were left as they were, written twice, or drawn out."""
# ruff: noqa: RUF001 -- apostrophes of many languages

import re
from collections.abc import Iterator

from dragoman.catalogs.catalog import Origin
from dragoman.catalogs.checks.finding import BOTH, Check, warning
from dragoman.catalogs.checks.message import Message, said_pairs
from dragoman.catalogs.checks.text import THING, Text
from dragoman.catalogs.notes import read

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_TWICE = re.compile(
    r"(?<![\w'’-])([^\W\d_]{2,})[ \u00a0\n]+\1(?![\w'’-])", re.IGNORECASE
)
# Languages that double a word for its meaning, or to make it many.
_DOUBLING_WORDS = (
    "az bn gu hi hy id jv ka kk km kn ku ky lo ml mr ms my ne or pa si sw ta te "
    "th tk tl tr tt ug ur uz vi zh ja ko fa ps sd so ht haw mi sm to yo ig ha "
    "zu xh am ti mg fil ceb su mn eu"
)
_DOUBLING = frozenset(_DOUBLING_WORDS.split())
# Words that may stand twice where two clauses meet.
_MAY_MEET_WORDS = (
    "nous vous der die das dass den dem sie que had that is dat het ce si se "
    "att är som det de på i a ar e hogy та то at er var è via są się bora chi "
    "wagga walla"
)
_MAY_MEET = frozenset(_MAY_MEET_WORDS.split())
# A decorated word: letters on both sides. At a word's end it marks an abbreviation.
_KASHIDA = re.compile("(?<=[\u0621-\u063a\u0641-\u064a])\u0640+(?=[\u0621-\u064a])")
_LEAST_LETTERS = 3
# A single word may well be the same in two languages of one script.
_LEAST_WORDS = 3


def _unchanged(message: Message) -> Iterator[str]:
    is_one_language = message.language_code == message.source_language
    if is_one_language or read(message.entry.comments).origin is Origin.SAME:
        return
    for pair in said_pairs(message):
        if pair.target.raw == pair.source.raw and _is_speech(pair.source):
            yield "is the same as its source"
            return


def _is_speech(text: Text) -> bool:
    """Whether a text is more than names, codes and placeholders."""
    words = _WORD.findall(text.prose)
    # Names and titles have capitals; what is said has words without.
    small = [each for each in words if each.islower() and len(each) >= _LEAST_LETTERS]
    return len(words) >= _LEAST_WORDS and len(small) * 2 >= len(words)


def _double_word(message: Message) -> Iterator[str]:
    if message.language_code in _DOUBLING:
        return
    if any(_TWICE.search(text.prose) for text in message.sources):
        return
    for pair in said_pairs(message):
        for found in _TWICE.finditer(pair.target.prose.replace(THING, "|")):
            # Markup may stand between them in the text as it was written.
            is_so_written = found[0] in pair.target.raw
            if is_so_written and found[1].casefold() not in _MAY_MEET:
                yield f"has a word twice: “{found[0]}”"


def _kashida(message: Message) -> Iterator[str]:
    for pair in said_pairs(message):
        if found := _KASHIDA.search(pair.target.prose):
            around = pair.target.prose[max(0, found.start() - 8) : found.end() + 8]
            word = next((w for w in around.split() if "\u0640" in w), around)
            yield f"has a kashida (U+0640), which breaks searching: “{word}”"


CHECKS: tuple[Check, ...] = (
    warning(
        "unchanged",
        "A sentence is not left as it is, unless its entry says `# dragoman: same`.",
        _unchanged,
        BOTH,
    ),
    warning("double-word", "No word stands twice in a row.", _double_word, BOTH),
    warning("kashida", "No letters are drawn out with U+0640.", _kashida, BOTH),
)
