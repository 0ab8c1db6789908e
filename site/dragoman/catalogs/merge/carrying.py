"""What a translation says once its message has another text.

Law: `#|` names the text that the translation was made from, however many edits lie
between. Nothing made for another text is current, except where only a URL, a path or a
version is another one, and stands in both the same.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from dragoman.catalogs import notes, po
from dragoman.catalogs.catalog import PAGE_CONTEXT
from dragoman.catalogs.merge.replacing import Replaced, replaced, undone
from dragoman.catalogs.similarity import SAME_BLOCK, similarity

FUZZY = "fuzzy"


@dataclass(frozen=True, slots=True)
class Origin:
    """The text that a translation was made from.

    Attributes:
        msgctxt: Its context.
        msgid: The text.
        msgid_plural: Its plural.
    """

    msgctxt: str | None
    msgid: str
    msgid_plural: str | None


def origin_of(entry: po.Entry | po.NewEntry) -> Origin | None:
    """Give the text that a message's translation was made from.

    Args:
        entry: The message.

    Returns:
        Its own text, or if it is fuzzy its previous one; None if that is not known.
    """
    if FUZZY not in entry.flags:
        return Origin(entry.msgctxt, entry.msgid, entry.msgid_plural)
    if entry.previous_msgid is None:
        return None
    context, plural = entry.previous_msgctxt, entry.previous_msgid_plural
    return Origin(context, entry.previous_msgid, plural)


Knowledge = tuple[str, str | None, tuple[str, ...]]
"""A text, its plural, and what a translator made of it."""


def knowledge(entry: po.Entry | po.NewEntry) -> Knowledge:
    """Give what a file knows by a message: what some text is in the language.

    Args:
        entry: The message. What a merge replaced in its translation is taken back.
    """
    if FUZZY not in entry.flags or entry.previous_msgid is None:
        return entry.msgid, entry.msgid_plural, entry.msgstr
    texts, _ = _as_made(entry.msgstr, notes.read(entry.comments).marks)
    return entry.previous_msgid, entry.previous_msgid_plural, texts


def carried(
    entry: po.Entry, new: po.NewEntry, forms: int, *, aligned: bool, copied: bool
) -> po.NewEntry:
    """Let a message of the template have the words of one in the file.

    Args:
        entry: The message of the file.
        new: The message of the template.
        forms: The number of plural forms of the language.
        aligned: Whether the two are known for versions of one block by where they
            stand; else only their words tell.
        copied: Whether the other message keeps its words as well.

    Returns:
        The message as it shall read.
    """
    flags = tuple(flag for flag in (*new.flags, *_lasting(entry)) if flag != FUZZY)
    base = replace(new, flags=tuple(dict.fromkeys(flags)))
    if not entry.translated:
        comments = notes.marked(entry.comments, notes.NO_MARKS)
        return replace(base, msgstr=_empty(new, forms), comments=comments)
    origin = origin_of(entry)
    marks = notes.read(entry.comments).marks
    if not entry.fuzzy:
        marks = notes.Marks(copied=marks.copied)
    texts, is_stuck = _as_made(entry.msgstr, marks)
    is_own = origin is not None and origin.msgid == new.msgid
    mark = notes.Marks(copied=copied or (marks.copied and not is_own))
    if origin is None:
        return _fuzzy(base, entry, entry.msgstr, None, mark, forms)
    if _means_other(origin, new) or _lacks_forms(entry, new, forms):
        return _fuzzy(base, entry, texts, origin, mark, forms)
    if is_stuck:
        mark = replace(mark, was=marks.was)
        outcome = Replaced(entry.msgstr, (), is_exact=False)
    else:
        outcome = replaced(texts, origin.msgid, new.msgid)
        mark = replace(mark, was=outcome.pairs)
    if outcome.is_exact:
        return _current(base, entry, outcome.texts, replace(mark, was=()))
    is_known = aligned and _is_of_block(entry, origin, marks)
    if is_known and similarity(origin.msgid, new.msgid) < SAME_BLOCK:
        mark = replace(mark, aligned=notes.mark_of(new.msgid))
    return _fuzzy(base, entry, outcome.texts, origin, mark, forms)


def _current(
    base: po.NewEntry, entry: po.Entry, texts: tuple[str, ...], marks: notes.Marks
) -> po.NewEntry:
    comments = notes.marked(entry.comments, marks)
    if base.msgid_plural is None and len(texts) > 1:
        # A plural came and went: what was written for it meanwhile is kept.
        texts = texts[:1]
        comments = (*comments, *po.also_translated(texts, [entry]))
    return replace(base, msgstr=texts, comments=comments)


def _lacks_forms(entry: po.Entry, new: po.NewEntry, forms: int) -> bool:
    """Whether a plural came back that the translation has no words for."""
    is_other = entry.msgid_plural != new.msgid_plural
    return is_other and len(entry.msgstr) < len(_empty(new, forms))


def _means_other(origin: Origin, new: po.NewEntry) -> bool:
    """Whether it was made for another plural, or an author's other context."""
    if origin.msgid_plural != new.msgid_plural:
        return True
    contexts = (origin.msgctxt, new.msgctxt)
    if None in contexts or origin.msgctxt == new.msgctxt:
        return False
    return not all(context.startswith(PAGE_CONTEXT) for context in contexts if context)


def _fuzzy(  # noqa: PLR0913, PLR0917 -- what a fuzzy message is made of
    base: po.NewEntry,
    entry: po.Entry,
    texts: Sequence[str],
    origin: Origin | None,
    marks: notes.Marks,
    forms: int,
) -> po.NewEntry:
    comments = notes.marked(entry.comments, marks)
    kept = tuple(texts)
    if base.msgid_plural != entry.msgid_plural:
        # Another number of forms: what has no place is kept in a comment.
        kept = (*kept, *_empty(base, forms))[: len(_empty(base, forms))]
        comments = (*comments, *po.also_translated(kept, [entry]))
    return replace(
        base,
        msgstr=kept,
        flags=(FUZZY, *base.flags),
        comments=comments,
        previous_msgid=origin.msgid if origin else None,
        previous_msgctxt=origin.msgctxt if origin else None,
        previous_msgid_plural=origin.msgid_plural if origin else None,
    )


def _as_made(
    msgstr: tuple[str, ...], marks: notes.Marks
) -> tuple[tuple[str, ...], bool]:
    """Undo what earlier merges replaced; if that cannot be done exactly, say so."""
    texts = undone(msgstr, marks.was)
    return (msgstr, True) if texts is None else (texts, False)


def _is_of_block(entry: po.Entry, origin: Origin, marks: notes.Marks) -> bool:
    """Whether a message's translation is known to be of its block so far."""
    if not entry.fuzzy or marks.aligned == notes.mark_of(entry.msgid):
        return True
    return similarity(origin.msgid, entry.msgid) >= SAME_BLOCK


def _lasting(entry: po.Entry) -> Iterable[str]:
    """Give the flags that a translator or tool set, beside those of the text."""
    flags = entry.flags
    return (flag for flag in flags if not flag.endswith("-format"))


def _empty(new: po.NewEntry, forms: int) -> tuple[str, ...]:
    return ("",) * (forms if new.msgid_plural is not None else 1)
