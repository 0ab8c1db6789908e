"""A message in one line, and what all checks find of it."""

from collections.abc import Callable

import pytest

from dragoman.catalogs import plural
from dragoman.catalogs.catalog import Domain
from dragoman.catalogs.checks import Message, errors, warnings
from dragoman.catalogs.po import parse

TWO_FORMS = "nplurals=2; plural=(n != 1);"


def _quoted(text: str) -> str:
    for plain, written in (("\\", "\\\\"), ('"', '\\"'), ("\n", "\\n")):
        text = text.replace(plain, written)
    return f'"{text}"'


@pytest.fixture
def message() -> Callable[..., Message]:
    """Make a message: a source, its translation or all plural forms of one."""

    def make(  # noqa: PLR0913 -- each part of a message has its argument
        msgid: str,
        *msgstr: str,
        several: str | None = None,
        language: str = "de",
        domain: Domain = Domain.CONTENT,
        rule: str = TWO_FORMS,
        before: str = "",
        **terms: object,
    ) -> Message:
        lines = [before, f"msgid {_quoted(msgid)}"]
        if several is None:
            lines.append(f"msgstr {_quoted(msgstr[0])}")
        else:
            lines.append(f"msgid_plural {_quoted(several)}")
            lines += [f"msgstr[{i}] {_quoted(text)}" for i, text in enumerate(msgstr)]
        (entry,) = parse("\n".join(lines).strip("\n").encode() + b"\n").entries
        return Message(entry, language, domain, plural.parse(rule), **terms)

    return make


@pytest.fixture
def found(message: Callable[..., Message]) -> Callable[..., dict[str, str]]:
    """Run all checks over a message: the reasons by the id of the check."""

    def find(*texts: str, **terms: object) -> dict[str, str]:
        made = message(*texts, **terms)
        return {each.check: each.reason for each in (*errors(made), *warnings(made))}

    return find


@pytest.fixture
def said(found: Callable[..., dict[str, str]]) -> Callable[..., dict[str, str]]:
    """Run all checks over an interface message."""

    def find(*texts: str, **terms: object) -> dict[str, str]:
        return found(*texts, domain=Domain.MESSAGES, **terms)

    return find
