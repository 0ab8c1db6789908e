"""All checks, and how they are run."""

import re
from collections.abc import Iterator, Mapping

from dragoman.catalogs.catalog import Domain
from dragoman.catalogs.checks import (
    consistency,
    markup,
    numbers,
    places,
    plurals,
    punctuation,
    safety,
    spaces,
    words,
)
from dragoman.catalogs.checks.finding import Check, Finding, Severity
from dragoman.catalogs.checks.message import Message
from dragoman.catalogs.notes import read
from dragoman.catalogs.po import Entry

CHECKS: tuple[Check, ...] = (
    *safety.CHECKS,
    *places.CHECKS,
    *markup.CHECKS,
    *numbers.CHECKS,
    *plurals.CHECKS,
    *punctuation.CHECKS,
    *spaces.CHECKS,
    *words.CHECKS,
)

#: What is found while a file is read, and between files: by id, in one sentence.
OTHERS: Mapping[str, str] = {
    "file": "The file can be read as a whole.",
    "plural-forms": "The header has a rule for plurals, 1 to 6 forms, that works.",
    "plural-count": "A message has as many plural forms as the header names.",
    "duplicate": "No message is defined twice; the first one counts.",
    "edge-newline": "Both or none begin and end with a line break, for `msgfmt`.",
    "blank": "Readers see something of a translation.",
    "size": "No text is larger than 20 KiB.",
    consistency.CHECK: consistency.SAYS,
}

_ERRORS = tuple(each for each in CHECKS if each.severity is Severity.ERROR)
_WARNINGS = tuple(each for each in CHECKS if each.severity is Severity.WARNING)

# Without one of these, a text has nothing that an error-level check could find. Links
# to files of the site can do no harm; those to simple web addresses are looked at.
_FILE = r"/?[\w.#-][\w./#-]*\)"
_WEB = r"https?://[\w./#?=~+-]+\)"
_BRINGS = {
    Domain.CONTENT: re.compile(
        rf"<|\[\^|%\(|\{{[\w.}}]|\]\((?!{_FILE}|{_WEB})", re.ASCII
    ),
    Domain.MESSAGES: re.compile(r"[<%{]"),
}
_NEEDS = {
    Domain.CONTENT: re.compile(r"%\(|\{[\w.}]"),
    Domain.MESSAGES: re.compile(r"[%{]"),
}
_WEB_LINK = re.compile(rf"\]\({_WEB}", re.ASCII)


def is_harmless(entry: Entry, domain: Domain) -> bool:
    """Whether a look at the characters shows that no error can be found.

    Args:
        entry: A message with its translation.
        domain: Interface texts or page content.
    """
    texts = (entry.msgid, entry.msgid_plural, entry.previous_msgid)
    sources = [text for text in texts if text]
    if any(map(_NEEDS[domain].search, sources)):
        return False
    if any(map(_BRINGS[domain].search, entry.msgstr)):
        return False
    links = (link for text in entry.msgstr for link in _WEB_LINK.findall(text))
    return all(any(link in text for text in sources) for link in links)


def errors(message: Message) -> Iterator[Finding]:
    """Find what keeps a message out of the catalog."""
    return (found for check in _ERRORS for found in check(message))


def warnings(message: Message) -> Iterator[Finding]:
    """Find what a translator should look at, and has not dismissed.

    Of a fuzzy message nothing is found: it is to be translated anew anyway.
    """
    if message.entry.fuzzy:
        return
    dismissed = read(message.entry.comments).ignored
    for check in _WARNINGS:
        if check.id not in dismissed:
            yield from check(message)
