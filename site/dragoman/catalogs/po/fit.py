"""What a translation must be like to stand beside its msgid."""

import re
from collections.abc import Iterable, Sequence

from dragoman.catalogs.po.compose import MOST_FORMS, check_forms
from dragoman.catalogs.po.entry import Entry
from dragoman.catalogs.po.error import PoError

_FORMS = re.compile(r"\s*nplurals\s*=\s*([0-9]{1,3})\s*;")


def same_edges(msgid: str, msgstr: Iterable[str]) -> bool:
    """Whether translations begin and end with a line break where the msgid does.

    GNU `msgfmt` refuses any other file.

    Args:
        msgid: The text to translate.
        msgstr: Its translations; empty ones fit.
    """
    edges = _edges(msgid)
    return all(_edges(text) == edges for text in msgstr if text)


def check(msgstr: Sequence[str], entry: Entry, rule: str) -> None:
    """Check that a message can be given a translation.

    Args:
        msgstr: One text for each form.
        entry: The message.
        rule: The header's `Plural-Forms`. Without a number of forms in it, a message
            keeps the number that it has.

    Raises:
        PoError: At the message's line, if it cannot.
    """
    check_forms(msgstr, entry.msgid_plural, entry.line)
    count = _count(entry, rule)
    if len(msgstr) != count:
        raise PoError(entry.line, f"the plural takes {count} forms, not {len(msgstr)}")
    if not same_edges(entry.msgid, msgstr):
        raise PoError(
            entry.line,
            "msgid and msgstr do not both begin, or both end, with a line break",
            remedy="Give the translation the same line breaks at both ends",
        )


def _count(entry: Entry, rule: str) -> int:
    found = _FORMS.match(rule)
    named = int(found[1]) if found else 0
    is_usable = entry.msgid_plural is not None and 1 <= named <= MOST_FORMS
    return named if is_usable else len(entry.msgstr)


def _edges(text: str) -> tuple[bool, bool]:
    return text.startswith("\n"), text.endswith("\n")
