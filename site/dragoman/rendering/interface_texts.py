"""What the interface says: a text of the catalogs, with the language it is in.

A translation is untrusted. Its placeholders are filled by name from what the template
gave, and everything is escaped; nothing is ever a format string.
"""

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Protocol, Self

from markupsafe import Markup, escape

if TYPE_CHECKING:
    from jinja2.environment import TemplateModule

# How many texts of a language are kept ready; an interface has a few hundred.
_MOST = 4096

PLACEHOLDER = re.compile(r"%\((\w+)\)s|%%")


class Found(Protocol):
    """A text as a catalog gives it."""

    @property
    def text(self) -> str:
        """The text, with its placeholders."""

    @property
    def language(self) -> str:
        """The tag of the language the text is in."""


class Lookup(Protocol):
    """Where interface texts come from."""

    def ui(
        self,
        msgid: str,
        context: str | None = None,
        plural: str | None = None,
        n: int | None = None,
    ) -> Found:
        """Find a text, along the language's fallback chain."""


class Said(Markup):
    """Escaped text that knows the tag of the language it is in."""

    language: str
    reader: str | None

    def __new__(cls, text: Markup, language: str, reader: str | None = None) -> Self:
        """Keep `text` as it is, beside its language and its reader's, if known."""
        said = super().__new__(cls, text)
        said.language = language
        said.reader = reader
        return said


class Voice:
    """The gettext functions of one language, for templates and for code.

    Args:
        lookup: The catalogs of the language.
        reader: Its tag, if the texts are to know it.

    Attributes:
        kept: What templates say alike on many pages (see `kept_texts`).
        kept_size: Its characters.
        modules: By template, macros and what they name (see `kept_modules`).
    """

    def __init__(self, lookup: Lookup, reader: str | None = None) -> None:
        self._lookup = lookup
        self._reader = reader
        self._said: dict[tuple[str | None, str], Said] = {}
        self.kept: dict[tuple[object, ...], Markup | tuple[str, ...]] = {}
        self.kept_size = 0
        self.modules: dict[object, tuple[list[object], TemplateModule]] = {}

    def raw(
        self, msgid: str, context: str | None, plural: str | None, n: int | None
    ) -> str:
        """Give a text as the catalog has it, with its placeholders, unescaped."""
        return self._lookup.ui(msgid, context, plural, n).text

    def gettext(self, msgid: str, /, **values: object) -> Said:
        """Say `msgid` in the language, with `values` for its placeholders."""
        return self._say(None, msgid, values)

    def pgettext(self, context: str, msgid: str, /, **values: object) -> Said:
        """Say `msgid` as it is meant in `context`."""
        return self._say(context, msgid, values)

    def ngettext(self, singular: str, plural: str, n: int, /, **values: object) -> Said:
        """Say the form that `n` takes."""
        found = self._lookup.ui(singular, None, plural, n)
        return self._filled(found, {"num": n, **values})

    def npgettext(
        self, context: str, singular: str, plural: str, n: int, /, **values: object
    ) -> Said:
        """Say the form that `n` takes, as it is meant in `context`."""
        found = self._lookup.ui(singular, context, plural, n)
        return self._filled(found, {"num": n, **values})

    def _say(
        self, context: str | None, msgid: str, values: Mapping[str, object]
    ) -> Said:
        if values:
            return self._filled(self._lookup.ui(msgid, context), values)
        said = self._said.get((context, msgid))
        if said is None:
            said = self._filled(self._lookup.ui(msgid, context), values)
            if len(self._said) < _MOST:
                self._said[context, msgid] = said
        return said

    def _filled(self, found: Found, values: Mapping[str, object]) -> Said:
        return Said(fill(found.text, values), found.language, self._reader)


def fill(text: str, values: Mapping[str, object]) -> Markup:
    """Escape a text and put values into it by name.

    Args:
        text: May hold `%(name)s`, and `%%` for a per cent sign.
        values: Escaped unless they are Markup. A name that is not among them stays.

    Returns:
        Safe HTML.
    """
    parts: list[str] = []
    end = 0
    for match in PLACEHOLDER.finditer(text):
        parts.append(escape(text[end : match.start()]))
        parts.append(_value(match, values))
        end = match.end()
    parts.append(escape(text[end:]))
    return Markup("".join(parts))  # noqa: S704 -- every part is escaped above


def _value(match: re.Match[str], values: Mapping[str, object]) -> str:
    if match[0] == "%%":
        return "%"
    if match[1] in values:
        return escape(values[match[1]])
    return escape(match[0])
