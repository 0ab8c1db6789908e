"""A language's file as `po update` takes it up: filled, emptied or missing."""

from collections.abc import Sequence

from dragoman.catalogs import po
from dragoman.catalogs.template import EXTRACTOR, empty
from dragoman.errors import CatalogError


def open_file(
    data: bytes | None,
    template: Sequence[po.NewEntry],
    tag: str,
    project: str,
    date: str,
) -> po.File:
    """Read a language's file so that it can hold a template's messages.

    Args:
        data: Its bytes; None if there is no file.
        template: The messages that it shall hold. Where they need it, a file that
            names no charset, or ASCII, becomes one in UTF-8.
        tag: The language's tag.
        project: The site's title.
        date: The template's `POT-Creation-Date`.

    Returns:
        The file. One without any message has a new header, below its comments.

    Raises:
        CatalogError: The file cannot be read, or a later version wrote it.
    """
    if data is None:
        return empty(tag, project, date)
    file = po.parse(data)
    if not file.header and not file.entries:
        return _begun(data, empty(tag, project, date))
    extractor = file.header.get("X-Extractor", str(EXTRACTOR)).strip()
    if extractor != str(EXTRACTOR):
        raise CatalogError(
            f"X-Extractor is {extractor}, this version writes {EXTRACTOR}",
            remedy="Use the version of Dragoman that wrote the file.",
        )
    if not all(map(_is_ascii, template)):
        file.declare_utf_8()
    return file


def _begun(comments: bytes, header: po.File) -> po.File:
    # A blank line ends a comment whose last character is a backslash.
    kept = comments.rstrip() + b"\n\n" if comments.strip() else b""
    return po.parse(kept + header.to_bytes())


def _is_ascii(entry: po.NewEntry) -> bool:
    texts = (entry.msgid, entry.msgctxt, entry.msgid_plural)
    notes = (*entry.extracted, *entry.references)
    return all(text.isascii() for text in (*texts, *notes) if text)
