"""A message of a `.po` file: as it is read, and as it is newly written."""

from dataclasses import dataclass, field

from dragoman.catalogs.po import comments
from dragoman.catalogs.po.charset import UTF_8, Charset

Key = tuple[str | None, str]
"""What a message is found by: msgctxt and msgid."""


@dataclass(slots=True)
class Entry:
    """A message with all that stands about it in the file; only the file changes it.

    Args:
        msgid: The text to translate.
        msgstr: The translations: one, or one for each plural form.
        msgctxt: The context; None and "" are different.
        msgid_plural: The plural of the text to translate.
        previous_msgid: The text that msgstr translated (`#|`), and its
            `previous_msgctxt` and `previous_msgid_plural`.
        obsolete: Whether it stands behind `#~`.
        line: The 1-based line of its first byte. It moves when the file is written to,
            and is brought up to date when `File.entries` is next read.
        block: The bytes of the comments above it.
        charset: The charset of the file.
    """

    msgid: str
    msgstr: tuple[str, ...]
    msgctxt: str | None = None
    msgid_plural: str | None = None
    previous_msgid: str | None = None
    previous_msgctxt: str | None = None
    previous_msgid_plural: str | None = None
    obsolete: bool = False
    line: int = field(default=1, compare=False)
    block: bytes = field(default=b"", repr=False)
    charset: Charset = field(default=UTF_8, repr=False, compare=False)

    @property
    def key(self) -> Key:
        """What it is found by."""
        return self.msgctxt, self.msgid

    @property
    def fuzzy(self) -> bool:
        """Whether it carries the flag `fuzzy`."""
        return b"fuzzy" in self.block and "fuzzy" in self.flags

    @property
    def translated(self) -> bool:
        """Whether there is any text in msgstr, fuzzy or not."""
        return any(self.msgstr)

    @property
    def flags(self) -> tuple[str, ...]:
        """The flags of all its `#,` lines."""
        return comments.flags(self.block, self.charset) if self.block else ()

    @property
    def comments(self) -> tuple[str, ...]:
        """The translators' comment lines (`# `)."""
        return self._lines(comments.TRANSLATOR)

    @property
    def extracted(self) -> tuple[str, ...]:
        """The lines that extraction put there for the translator (`#.`)."""
        return self._lines(comments.EXTRACTED)

    @property
    def references(self) -> tuple[str, ...]:
        """The places the text comes from (`#:`)."""
        return comments.references(self.block, self.charset) if self.block else ()

    def _lines(self, kind: str) -> tuple[str, ...]:
        return comments.lines(self.block, self.charset, kind) if self.block else ()


@dataclass(frozen=True, slots=True)
class NewEntry:
    """A message to be inserted.

    Args:
        msgid: The text to translate.
        msgctxt: The context.
        msgid_plural: The plural of the text to translate.
        msgstr: One text, or one for each plural form.
        flags: Such as `fuzzy` and `python-format`.
        extracted: Lines for the translator (`#.`).
        references: Where the text comes from (`#:`).
        comments: A translator's own lines (`# `).
        previous_msgid: The text that msgstr translated (`#|`), and its
            `previous_msgctxt` and `previous_msgid_plural`.
    """

    msgid: str
    msgctxt: str | None = None
    msgid_plural: str | None = None
    msgstr: tuple[str, ...] = ("",)
    flags: tuple[str, ...] = ()
    extracted: tuple[str, ...] = ()
    references: tuple[str, ...] = ()
    comments: tuple[str, ...] = ()
    previous_msgid: str | None = None
    previous_msgctxt: str | None = None
    previous_msgid_plural: str | None = None

    @property
    def key(self) -> Key:
        """What it is found by."""
        return self.msgctxt, self.msgid
