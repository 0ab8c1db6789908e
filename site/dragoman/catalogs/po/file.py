"""A `.po` file in memory, written to entry by entry.

Law: bytes in, bytes out. A write changes the lines of its entry and no others.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cached_property

from dragoman.catalogs.po import compose, edit, fit, header, heading, moves, rewrite
from dragoman.catalogs.po.charset import UTF_8, Charset
from dragoman.catalogs.po.contents import Contents, Span
from dragoman.catalogs.po.entry import Entry, Key, NewEntry
from dragoman.catalogs.po.layout import Layout, ends_of_line, layout_of
from dragoman.catalogs.po.piece import Piece, of_message, pieces


class File:
    """A `.po` file.

    Args:
        data: Its bytes.
        charset: Their charset.

    Raises:
        PoError: At the first thing in the bytes that GNU gettext refuses. The same
            message twice is no such thing: the first one counts.
    """

    def __init__(self, data: bytes, charset: Charset) -> None:
        self._charset = charset
        self._contents = Contents(list(pieces(data, charset)), ends_of_line(data))

    def to_bytes(self) -> bytes:
        """Return the bytes of the file as it is now."""
        return self._contents.raw()

    @property
    def spans(self) -> Sequence[Span]:
        """Kind, start and end of each run of bytes; together they are the file."""
        return self._contents.spans()

    @property
    def entries(self) -> Sequence[Entry]:
        """The messages in their order, obsolete ones too, the header left out."""
        return self._contents.entries()

    @property
    def header(self) -> Mapping[str, str]:
        """The fields of the header by name; empty if the file has none."""
        piece = self._contents.header
        return header.fields(piece.message().msgstr[0] if piece else "")

    def get(self, msgctxt: str | None, msgid: str) -> Entry | None:
        """Return the live message of that key, the first if there are several."""
        found = self._contents.live((msgctxt, msgid))
        return found[0].entry if found else None

    def set(
        self,
        msgctxt: str | None,
        msgid: str,
        msgstr: str | tuple[str, ...],
        *,
        fuzzy: bool = False,
    ) -> None:
        """Give a message its translation.

        Args:
            msgctxt: Its context.
            msgid: Its text.
            msgstr: The translation, or one for each plural form.
            fuzzy: Whether it carries the flag `fuzzy`. Without the flag its previous
                text (`#|`) goes too. The same translation and flag change no byte.

        Raises:
            KeyError: When there is no live message of that key.
            PoError: When the charset cannot hold the text, or it does not fit the
                message: the number of forms, the line breaks at both ends.
        """
        piece = self._contents.first((msgctxt, msgid))
        entry = piece.message()
        forms = (msgstr,) if isinstance(msgstr, str) else tuple(msgstr)
        fit.check(forms, entry, self.header.get("Plural-Forms", ""))
        is_stale = not fuzzy and compose.previous_of(entry) != compose.NO_PREVIOUS
        is_marked = fuzzy == entry.fuzzy and not is_stale
        if forms == entry.msgstr and is_marked:
            return
        raw = edit.with_msgstr(piece.raw, entry, forms, self._layout)
        if not is_marked:
            raw = edit.with_fuzziness(raw, self._layout, fuzzy=fuzzy)
        self._contents.replace(piece, of_message(raw, self._charset))

    def set_previous(
        self,
        key: Key,
        previous_msgid: str | None,
        previous_msgctxt: str | None = None,
        previous_msgid_plural: str | None = None,
    ) -> None:
        """Write down the text that a message's translation was made for (`#|`).

        Args:
            key: Context and text of the message.
            previous_msgid: The earlier text; None takes the `#|` lines away.
            previous_msgctxt: Its context.
            previous_msgid_plural: Its plural.

        Raises:
            KeyError: When there is no live message of that key.
            PoError: When the charset cannot hold the text.
        """
        piece = self._contents.first(key)
        entry = piece.message()
        previous = compose.NO_PREVIOUS
        if previous_msgid is not None:
            previous = previous_msgctxt, previous_msgid, previous_msgid_plural
        if previous != compose.previous_of(entry):
            raw = edit.with_previous(piece.raw, previous, self._layout, entry.line)
            self._contents.replace(piece, of_message(raw, self._charset))

    def follow(self, key: Key, new: NewEntry) -> None:
        """Let a message become another one in its place.

        Lines that say the same stay as they are: the text that becomes the previous
        one too, and when it becomes the text again.

        Args:
            key: Context and text of the message as it is.
            new: All that it shall say. What further definitions of the key have as
                translation, and an obsolete message of the new key, becomes comments.

        Raises:
            KeyError: When there is no live message of that key.
            PoError: When the file has the new message already, or cannot hold it.
        """
        piece = self._contents.first(key)
        if new.key != key:
            self._contents.refuse_second(new.key)
        rest = [*self._contents.live(key)[1:], *self._contents.obsolete(new.key)]
        gone = [item.message() for item in rest]
        new = moves.with_others(new, gone)
        raw = rewrite.rewritten(piece.raw, piece.message(), new, self._layout)
        for item in rest:
            self._contents.remove(item)
        if raw != piece.raw:
            self._contents.rename(piece, of_message(raw, self._charset))

    def note(self, key: Key, comments: Sequence[str]) -> None:
        """Give a message other translator's comments; lines that are equal stay.

        Args:
            key: Context and text of the message.
            comments: What its `# ` lines shall say.

        Raises:
            KeyError: When there is no live message of that key.
            PoError: When the charset cannot hold a line.
        """
        piece = self._contents.first(key)
        line = piece.message().line
        raw = rewrite.noted(piece.raw, comments, self._layout, line)
        if raw != piece.raw:
            self._contents.replace(piece, of_message(raw, self._charset))

    def annotate(
        self,
        key: Key,
        *,
        references: Sequence[str] | None = None,
        extracted: Sequence[str] | None = None,
        flags: Sequence[str] | None = None,
    ) -> None:
        """Say where a message comes from; what says so already keeps its bytes.

        Args:
            key: Context and text of the message.
            references: What its `#:` lines shall say; None leaves them alone.
            extracted: Its `#.` lines.
            flags: Its flags; `fuzzy` is the translator's and stays as it is.

        Raises:
            KeyError: When there is no live message of that key.
            PoError: When the charset cannot hold a text.
        """
        piece = self._contents.first(key)
        notes = edit.Notes(references, extracted, flags)
        raw = edit.annotated(piece.raw, piece.message(), notes, self._layout)
        if raw != piece.raw:
            self._contents.replace(piece, of_message(raw, self._charset))

    def insert(self, entry: NewEntry, *, after: Key | None) -> None:
        """Put a new message into the file.

        Args:
            entry: The message. An obsolete one of the same key makes room for it:
                `revive` brings that one back.
            after: The message it follows; None puts it right after the header.

        Raises:
            KeyError: When there is no live message of the key `after`.
            PoError: When the file has the message already, or cannot hold it.
        """
        before = self._before(after)
        self._contents.refuse_second(entry.key)
        head = self._contents.header
        line = head.message().line if head else 1
        raw = compose.message(entry, self._layout, line)
        self._contents.drop_obsolete(entry.key)
        self._contents.insert(of_message(raw, self._charset), before)

    def retire(self, key: Key) -> None:
        """Make a message obsolete: `#~`, at the end of the file, translation kept.

        One without any translation goes for good. Of further definitions of the same
        key, and an older obsolete one, comments are left: gettext allows a key once.

        Raises:
            KeyError: When there is no live message of that key.
        """
        self._contents.first(key)
        found = list(self._contents.live(key))
        kept = next((item for item in found if item.message().translated), None)
        for piece in found:
            self._contents.remove(piece)
        if kept:
            gone = [item.message() for item in [*found, *self._contents.obsolete(key)]]
            notes = moves.also_translated(kept.message().msgstr, gone)
            self._contents.drop_obsolete(key)
            raw = moves.retired(kept.raw, self._charset)
            raw = edit.with_notes(raw, notes, self._layout, kept.message().line)
            self._contents.append(of_message(raw, self._charset))

    def remove(self, key: Key) -> None:
        """Take a message out of the file for good, all definitions of its key.

        Raises:
            KeyError: When there is no live message of that key.
        """
        self._contents.first(key)
        for piece in list(self._contents.live(key)):
            self._contents.remove(piece)

    def revive(self, key: Key, *, after: Key | None) -> bool:
        """Bring an obsolete message back, its translation, flags and comments kept.

        Args:
            key: Context and text of the message.
            after: The message it follows; None puts it right after the header.

        Returns:
            Whether there was one.

        Raises:
            KeyError: When there is no live message of the key `after`.
            PoError: When the file has the message as a live one already.
        """
        found = self._contents.obsolete(key)
        if not found:
            return False
        before = self._before(after)
        self._contents.refuse_second(key)
        raw = moves.revived(found[0].raw, found[0].message(), self._layout)
        self._contents.drop_obsolete(key)
        self._contents.insert(of_message(raw, self._charset), before)
        return True

    def set_header(self, name: str, value: str) -> None:
        """Set a field of the header, and make the header where there is none.

        Raises:
            PoError: When the name or value cannot stand in a header, or another
                charset would make other texts of the file's bytes.
        """
        if self.header.get(name) != value:
            self._write_header(name, value, self._layout)

    def declare_utf_8(self) -> None:
        """Let the header say UTF-8, if it names no charset, or ASCII, and is UTF-8.

        Raises:
            PoError: When UTF-8 would make other texts of the file's bytes.
        """
        if self._charset.writer == "ascii" and self._charset.codec != "latin-1":
            layout = replace(self._layout, charset=UTF_8)
            self._write_header(header.CONTENT_TYPE, header.UTF_8_TYPE, layout)

    def _write_header(self, name: str, value: str, layout: Layout) -> None:
        charset, contents = heading.written(self._contents, name, value, layout)
        self._charset, self._contents = charset, contents
        self.__dict__.pop("_layout", None)

    @cached_property
    def _layout(self) -> Layout:
        return layout_of(self.to_bytes(), self._charset)

    def _before(self, after: Key | None) -> Piece | None:
        return self._contents.header if after is None else self._contents.first(after)
