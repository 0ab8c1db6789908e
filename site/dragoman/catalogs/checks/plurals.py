"""Plural forms: all there, and not all the same."""

from collections.abc import Iterator

from dragoman.catalogs.checks.finding import BOTH, Check, warning
from dragoman.catalogs.checks.message import Message
from dragoman.catalogs.placeholders import positional

# Nouns after a number do not change there, so forms may well be the same.
_UNCHANGING_WORDS = "hu tr az kk ky uz tk tt ka fa ku eu fil tl hy cy ug"
_UNCHANGING = frozenset(_UNCHANGING_WORDS.split())


def _missing(message: Message) -> Iterator[str]:
    empty = [str(form) for form, text in enumerate(message.entry.msgstr) if not text]
    if empty and len(empty) < len(message.entry.msgstr):
        yield f"lacks the plural form {', '.join(empty)}"


def _same(message: Message) -> Iterator[str]:
    forms = message.entry.msgstr
    is_one_source = message.entry.msgid == message.entry.msgid_plural
    if len(forms) < 2 or is_one_source or message.language_code in _UNCHANGING:  # noqa: PLR2004 -- one form equals itself
        return
    # Beside a number, many words do not change; without one, who is meant must show.
    has_number = any(text.places or positional(text.raw) for text in message.targets)
    if all(forms) and len(set(forms)) == 1 and not has_number:
        yield "has the same text in all plural forms"


CHECKS: tuple[Check, ...] = (
    warning("plural-missing", "All plural forms are translated.", _missing, BOTH),
    warning("plural-same", "Plural forms without a number differ.", _same, BOTH),
)
