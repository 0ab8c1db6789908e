"""All messages of one domain, in order, and the `.pot` file that lists them."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from dragoman.catalogs import po
from dragoman.catalogs.plural import is_unset
from dragoman.catalogs.plural_header import default_header
from dragoman.languages.tags import folder

#: How messages are made of pages and templates. A change that gives other msgids for
#: the same source is a higher number, and migrates catalogs exactly.
EXTRACTOR = 1

#: What xgettext and msginit write where nobody has filled in the field yet.
_NO_DATE = "YEAR-MO-DA HO:MI+ZONE"


def joined(entries: Iterable[po.NewEntry]) -> list[po.NewEntry]:
    """Make one message of all that have the same text and context.

    Args:
        entries: Messages in the order they are met.

    Returns:
        Each message where it was met first, with every place and note it has.
    """
    found: dict[po.Key, po.NewEntry] = {}
    for entry in entries:
        first = found.get(entry.key)
        found[entry.key] = entry if first is None else _both(first, entry)
    return list(found.values())


def pot(template: Sequence[po.NewEntry], project: str, date: str) -> bytes:
    """Write a template file.

    Args:
        template: Its messages.
        project: The site's title.
        date: When its messages last changed, as `POT-Creation-Date` has it.
    """
    fields = {
        "Project-Id-Version": project,
        "Report-Msgid-Bugs-To": "",
        "POT-Creation-Date": date,
        "PO-Revision-Date": _NO_DATE,
        "Last-Translator": "FULL NAME <EMAIL@ADDRESS>",
        "Language-Team": "LANGUAGE <LL@li.org>",
        "Language": "",
    }
    file = po.new(fields | _format_fields())
    before = None
    for entry in template:
        file.insert(with_forms(entry, 2), after=before)
        before = entry.key
    return file.to_bytes()


def has_same_messages(file: po.File, template: Sequence[po.NewEntry]) -> bool:
    """Whether a template file lists the same messages, in whatever order.

    Args:
        file: The file.
        template: The messages of the source.
    """
    had = {(entry.key, entry.msgid_plural) for entry in file.entries}
    return had == {(entry.key, entry.msgid_plural) for entry in template}


def is_pot_of(file: po.File, template: Sequence[po.NewEntry], project: str) -> bool:
    """Whether a template file says all that `pot` would write but the date.

    Args:
        file: The file.
        template: The messages of the source.
        project: The site's title.
    """
    header = file.header
    fields = (header.get("Project-Id-Version"), header.get("X-Extractor"))
    has = [_content(entry) for entry in template]
    had = [_content(entry) for entry in file.entries]
    return fields == (project, str(EXTRACTOR)) and had == has


def empty(tag: str, project: str, date: str) -> po.File:
    """Make a language's file without messages.

    Args:
        tag: The language's tag.
        project: The site's title.
        date: The template's `POT-Creation-Date`.
    """
    fields = {
        "Project-Id-Version": project,
        "Report-Msgid-Bugs-To": "",
        "POT-Creation-Date": date,
        "PO-Revision-Date": date,
        "Last-Translator": "Automatically generated",
        "Language-Team": "none",
        "Language": folder(tag),
    }
    forms = {"Plural-Forms": default_header(tag)}
    return po.new(fields | _format_fields() | forms)


def keep_header(file: po.File, tag: str, date: str) -> None:
    """Give a header what it lacks, in a file whose messages have changed.

    Args:
        file: A language's file.
        tag: The language's tag.
        date: The template's `POT-Creation-Date`.
    """
    if "Content-Type" not in file.header:
        file.declare_utf_8()
    if "POT-Creation-Date" not in file.header:
        # A date that moved with each merge would be left of an edit taken back, and
        # let two branches conflict.
        file.set_header("POT-Creation-Date", date)
    file.set_header("X-Extractor", str(EXTRACTOR))
    if is_unset(file.header.get("Plural-Forms", "")):
        file.set_header("Plural-Forms", default_header(tag))


def with_forms(entry: po.NewEntry, count: int) -> po.NewEntry:
    """Give an untranslated message as many empty forms as it needs.

    Args:
        entry: A message of a template.
        count: The number of plural forms of the language.
    """
    forms = count if entry.msgid_plural is not None else 1
    return replace(entry, msgstr=("",) * forms)


def _content(entry: po.Entry | po.NewEntry) -> tuple[object, ...]:
    about = (entry.references, entry.extracted, entry.flags)
    return entry.key, entry.msgid_plural, about


def _format_fields() -> dict[str, str]:
    return {
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "X-Extractor": str(EXTRACTOR),
    }


def _both(first: po.NewEntry, second: po.NewEntry) -> po.NewEntry:
    # gettext finds a message by its singular: one use with a plural gives it to all.
    return replace(
        first,
        msgid_plural=first.msgid_plural or second.msgid_plural,
        flags=_union(first.flags, second.flags),
        extracted=_union(first.extracted, second.extracted),
        references=_union(first.references, second.references),
    )


def _union(first: tuple[str, ...], second: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*first, *second)))
