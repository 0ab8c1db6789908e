"""The texts that a translator gave to one page alone: they follow it and its edits."""

from collections.abc import Mapping
from dataclasses import replace
from functools import cached_property

from dragoman.catalogs import notes, po
from dragoman.catalogs.catalog import PAGE_CONTEXT
from dragoman.catalogs.extract import CONTENT, SUFFIX
from dragoman.catalogs.merge.carrying import carried
from dragoman.catalogs.merge.had import Had, is_of_page
from dragoman.catalogs.merge.search import Search
from dragoman.catalogs.merge.step import How, Step
from dragoman.catalogs.po import compose


class Own:
    """Decides about the messages whose context names a page.

    Args:
        had: What the files hold.
        search: What has become of the other messages.
        forms: The number of plural forms of the language.

    Attributes:
        steps: What is done with them.
        stays: The keys of those that stay live, as they were.
    """

    def __init__(self, had: Had, search: Search, forms: int) -> None:
        self.steps: list[Step] = []
        self.stays: set[po.Key] = set()
        self._had = had
        self._search = search
        self._forms = forms
        self._keys = {entry.key for entry in had.live.values()}
        for entry in had.all():
            if is_of_page(entry) and entry.key not in search.wanted:
                self._decide(entry)

    def _decide(self, entry: po.Entry) -> None:
        place = self._place(entry)
        new = self._text(entry, place)
        if new is None:
            return
        now = self._now(entry, new, place)
        if now.key == entry.key and not entry.obsolete:
            self.stays.add(entry.key)
        elif now.key in self._keys or now.key in self._search.wanted:
            return
        else:
            self._keys.add(now.key)
            if entry.obsolete:
                self._revive(entry, now)
            else:
                self.stays.add(entry.key)
                part = self._had.part(entry)
                self.steps.append(Step(How.FOLLOWS, now, entry, part=part))

    def _place(self, entry: po.Entry) -> str:
        """Give the file of the page that a message belongs to now."""
        page = (entry.msgctxt or "").removeprefix(PAGE_CONTEXT)
        place = f"{CONTENT}{page}{SUFFIX}"
        if entry.obsolete:
            return place
        return self._search.pages.renamed.get(place, place)

    def _text(self, entry: po.Entry, place: str) -> po.NewEntry | None:
        """Find what the text has become on its page, or that it is still there."""
        texts = self._texts.get(place, {})
        origin = entry.previous_msgid if entry.fuzzy else None
        if origin is not None and origin in texts:
            return texts[origin]
        if entry.msgid in texts:
            return texts[entry.msgid]
        return None if entry.obsolete else self._became.get((place, entry.msgid))

    def _now(self, entry: po.Entry, new: po.NewEntry, place: str) -> po.NewEntry:
        page = place.removeprefix(CONTENT).removesuffix(SUFFIX)
        base = replace(
            new,
            msgctxt=PAGE_CONTEXT + page,
            references=(place,) if entry.references else (),
            extracted=entry.extracted,
        )
        if new.msgid == entry.msgid:
            marks = replace(notes.read(entry.comments).marks, stood=None)
            return replace(
                compose.again(entry),
                msgctxt=base.msgctxt,
                references=base.references,
                comments=notes.marked(entry.comments, marks),
            )
        return carried(entry, base, self._forms, aligned=True, copied=False)

    def _revive(self, entry: po.Entry, now: po.NewEntry) -> None:
        after = (None, now.msgid)
        place = after if after in self._search.wanted else None
        part = self._had.part(entry)
        self.steps.append(Step(How.REVIVED, now, entry, place, part))

    @cached_property
    def _texts(self) -> Mapping[str, Mapping[str, po.NewEntry]]:
        """The messages of each place by their text."""
        return {
            place: {new.msgid: new for new in reversed(news)}
            for place, news in self._search.pages.now.items()
        }

    @cached_property
    def _became(self) -> Mapping[tuple[str, str], po.NewEntry]:
        """What a text on a page has become."""
        return {
            (place, match.entry.msgid): self._search.wanted[key]
            for key, match in self._search.matches.items()
            for place in self._search.wanted[key].references
        }
