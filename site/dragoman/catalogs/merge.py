"""How a translator's file follows its source: which messages come, stay and go.

Law: a message that stays is not touched. Nothing that a person translated is deleted;
what has left the source becomes obsolete, and comes back with its text.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from dragoman.catalogs import po
from dragoman.catalogs.catalog import PAGE_CONTEXT
from dragoman.catalogs.extract import CONTENT, SUFFIX
from dragoman.catalogs.renames import pages_of, renamed_pages
from dragoman.catalogs.template import with_forms


@dataclass(slots=True)
class Changes:
    """What a merge did to a file.

    Attributes:
        new: Messages that came without a translation.
        kept: Messages that were there.
        revived: Messages that came back with their translation.
        carried: Messages that took the translation of the same text in a context that
            is gone.
        obsolete: Messages that left the source.
    """

    new: int = 0
    kept: int = 0
    revived: int = 0
    carried: int = 0
    obsolete: int = 0

    @property
    def any(self) -> bool:
        """Whether a message came or went; places and notes do not count."""
        return bool(self.new or self.revived or self.carried or self.obsolete)


def merge(file: po.File, template: Sequence[po.NewEntry], forms: int = 2) -> Changes:
    """Bring a language's file to a template.

    Args:
        file: The file; it is changed in place.
        template: The messages of the source, each once, in order.
        forms: The number of plural forms that the file's header names.

    Returns:
        What has changed. A second merge of the same template changes nothing.
    """
    merging = _Merge(file, template, forms)
    merging.bring()
    merging.follow_pages()
    merging.retire_the_rest()
    return merging.changes


class _Merge:
    def __init__(
        self, file: po.File, template: Sequence[po.NewEntry], forms: int
    ) -> None:
        self.changes = Changes()
        self._file = file
        self._template = template
        self._forms = forms
        self._wanted = {entry.key for entry in template}
        self._live: dict[po.Key, po.Entry] = {}
        self._obsolete: dict[po.Key, po.Entry] = {}
        for entry in file.entries:
            (self._obsolete if entry.obsolete else self._live).setdefault(
                entry.key, entry
            )
        self._by_text: dict[str, list[po.Entry]] = {}
        for entry in self._live.values():
            self._by_text.setdefault(entry.msgid, []).append(entry)
        self._renamed = renamed_pages(self._live, template)

    def bring(self) -> None:
        """Take every message of the template, each after its predecessor."""
        before: po.Key | None = None
        for new in self._template:
            self._take(new, before)
            before = new.key

    def _take(self, new: po.NewEntry, before: po.Key | None) -> None:
        if _is_same(self._live.get(new.key), new):
            self.changes.kept += 1
            self._annotate(self._live[new.key], new)
            return
        former = self._live.get(new.key) or self._obsolete.get(new.key)
        twin = self._twin(new)
        if former is not None and _is_same(former, new):
            self.changes.revived += 1
            self._file.revive(new.key, after=before)
            self._annotate(former, new)
        elif former is not None and former.translated:
            self.changes.new += 1
            self._suggest(former, new, before)
        elif twin is not None:
            self.changes.carried += 1
            self._carry(twin, new, before)
        else:
            self.changes.new += 1
            self._clear(new.key)
            self._file.insert(with_forms(new, self._forms), after=before)

    def _suggest(
        self, former: po.Entry, new: po.NewEntry, before: po.Key | None
    ) -> None:
        """Keep the words of a message whose plural has changed, for translators."""
        forms = with_forms(new, self._forms).msgstr
        kept = (*former.msgstr, *forms)[: len(forms)]
        others = [item for item in self._file.entries if item.key == new.key]
        notes = po.also_translated(kept, others)
        suggestion = replace(new, flags=("fuzzy", *new.flags), comments=notes)
        self._clear(new.key)
        self._carry(former, suggestion, before, kept)
        self._file.set_previous(
            new.key, former.msgid, former.msgctxt, former.msgid_plural
        )

    def _carry(
        self,
        entry: po.Entry,
        new: po.NewEntry,
        before: po.Key | None,
        msgstr: tuple[str, ...] = (),
    ) -> None:
        carried = replace(
            new,
            msgstr=msgstr or entry.msgstr,
            comments=(*entry.comments, *new.comments),
            flags=tuple(dict.fromkeys((*new.flags, *entry.flags))),
        )
        self._file.insert(carried, after=before)
        if entry.previous_msgid is not None:
            self._file.set_previous(
                new.key,
                entry.previous_msgid,
                entry.previous_msgctxt,
                entry.previous_msgid_plural,
            )

    def _clear(self, key: po.Key) -> None:
        if self._file.get(*key) is not None:
            self._file.retire(key)

    def _twin(self, new: po.NewEntry) -> po.Entry | None:
        """Find the same text, translated, in a context that has left the source."""
        for entry in self._by_text.get(new.msgid, ()):
            is_free = entry.key not in self._wanted and not _is_of_page(entry)
            is_done = all(entry.msgstr) and not entry.fuzzy
            if is_free and is_done and entry.msgid_plural == new.msgid_plural:
                return entry
        return None

    def _annotate(self, entry: po.Entry, new: po.NewEntry) -> None:
        if entry.references != new.references:
            self._file.annotate(new.key, references=new.references)
        if entry.extracted != new.extracted:
            self._file.annotate(new.key, extracted=new.extracted)

    def follow_pages(self) -> None:
        """Keep the texts that a translator gave to one page while it has them."""
        stands_on = pages_of(self._template)
        for entry in (*self._live.values(), *self._obsolete.values()):
            if not _is_of_page(entry) or entry.key in self._wanted:
                continue
            page = self._page(entry)
            if page in stands_on.get(entry.msgid, ()):
                self._follow(entry, page)

    def _page(self, entry: po.Entry) -> str:
        page = (entry.msgctxt or "").removeprefix(PAGE_CONTEXT)
        return page if entry.obsolete else self._renamed.get(page, page)

    def _follow(self, entry: po.Entry, page: str) -> None:
        key = (PAGE_CONTEXT + page, entry.msgid)
        if key in self._wanted:
            return
        if key != entry.key:
            self._rename(entry, page)
            return
        self._wanted.add(key)
        if entry.obsolete:
            revived = self._file.revive(key, after=self._place(entry))
            self.changes.revived += revived

    def _rename(self, entry: po.Entry, page: str) -> None:
        """Let a text stand where its page is now, unless that has one of its own."""
        context = PAGE_CONTEXT + page
        key = (context, entry.msgid)
        if key in self._live:
            return
        self.changes.carried += 1
        self._wanted.add(key)
        self._file.set_context(entry.key, context)
        del self._live[entry.key]
        if entry.references:
            places = (f"{CONTENT}{page}{SUFFIX}",)
            self._file.annotate(key, references=places)

    def _place(self, entry: po.Entry) -> po.Key | None:
        key = (None, entry.msgid)
        return key if key in self._wanted else None

    def retire_the_rest(self) -> None:
        """Make obsolete what is live and no longer in the source."""
        for key in self._live:
            if key not in self._wanted:
                self.changes.obsolete += 1
                self._file.retire(key)


def _is_same(entry: po.Entry | None, new: po.NewEntry) -> bool:
    return entry is not None and entry.msgid_plural == new.msgid_plural


def _is_of_page(entry: po.Entry) -> bool:
    return entry.msgctxt is not None and entry.msgctxt.startswith(PAGE_CONTEXT)
