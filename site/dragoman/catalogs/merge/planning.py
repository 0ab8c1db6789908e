"""From a language's files and the present source to what becomes of every message.

The order in which words are looked for: the same message; an obsolete one; one whose
translation was made from this very text; the same text in another context; the block
that stood there, told by its neighbours; what it was split off; any text that is like
it; none.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace

from dragoman.catalogs import notes, po
from dragoman.catalogs.merge.carrying import Knowledge, carried, knowledge
from dragoman.catalogs.merge.had import Had, is_copy
from dragoman.catalogs.merge.matching import Matching
from dragoman.catalogs.merge.own import Own
from dragoman.catalogs.merge.places import Places
from dragoman.catalogs.merge.search import Match, Search
from dragoman.catalogs.merge.step import How, Leaving, Plan, Step
from dragoman.catalogs.po import compose
from dragoman.catalogs.template import with_forms

#: Gives the name of the file that a new message belongs in.
PartOf = Callable[[po.NewEntry], str]
#: The only file of a language that has but one.
ONLY = ""


def plan(
    had: Sequence[po.Entry],
    template: Sequence[po.NewEntry],
    forms: int = 2,
    matching: Matching | None = None,
) -> Plan:
    """Decide what becomes of a language's messages; nothing is changed.

    Args:
        had: The messages of its file in their order, obsolete ones too.
        template: The messages of the source, each once, in order.
        forms: The number of plural forms that the file's header names.
        matching: What merges of other languages with the same source have found out.

    Returns:
        The plan: `carry_out` writes it, `merged` gives the messages as they then read.
    """
    return plan_parts({ONLY: had}, template, lambda _new: ONLY, forms, matching)


def plan_parts(
    had: Mapping[str, Sequence[po.Entry]],
    template: Sequence[po.NewEntry],
    part_of: PartOf,
    forms: int = 2,
    matching: Matching | None = None,
) -> Plan:
    """Decide what becomes of a language's messages in several files.

    Args:
        had: The messages of each file; a message stays in the file it is in.
        template: The messages of the source, each once, in order.
        part_of: Gives the file that a message new to the language goes to.
        forms: The number of plural forms that the files' headers name.
        matching: As for `plan`.
    """
    return _Planning(Had(had), template, part_of, forms, matching or Matching()).plan()


class _Planning:
    def __init__(
        self,
        had: Had,
        template: Sequence[po.NewEntry],
        part_of: PartOf,
        forms: int,
        matching: Matching,
    ) -> None:
        self._had = had
        self._template = template
        self._part_of = part_of
        self._forms = forms
        self._matching = matching
        self._search = Search(had, template, matching)
        self._steps: list[Step] = []
        self._unchanged = dict.fromkeys(had.parts, 0)

    def plan(self) -> Plan:
        self._search.run()
        own = Own(self._had, self._search, self._forms)
        self._places = Places(self._had, self._search, own.steps)
        for new in self._template:
            self._decide(new)
        self._steps += own.steps
        leaving = tuple(self._leaving(own.stays))
        return Plan(dict(self._had.parts), tuple(self._steps), leaving, self._unchanged)

    def _decide(self, new: po.NewEntry) -> None:
        match = self._search.matches.get(new.key)
        if match is None and self._search.is_exact(new):
            self._keep(self._had.live[new.key], new)
        elif match is None and self._search.is_back(new):
            entry = self._had.obsolete[new.key]
            self._put(How.REVIVED, _back(entry, new), entry)
        elif match is None:
            self._put(How.NEW, with_forms(new, self._forms), None)
        else:
            self._carry(match, new)

    def _keep(self, entry: po.Entry, new: po.NewEntry) -> None:
        part = self._had.part(entry)
        self._places.pass_by(new.key, part)
        kept = self._matching.kept(entry, new)
        if kept is None:
            self._unchanged[part] += 1
        else:
            now = replace(
                compose.again(entry),
                references=new.references,
                extracted=new.extracted,
                comments=kept,
            )
            self._steps.append(Step(How.KEPT, now, entry, part=part))

    def _carry(self, match: Match, new: po.NewEntry) -> None:
        is_copy = not match.is_place_taken
        now = carried(
            match.entry, new, self._forms, aligned=match.is_aligned, copied=is_copy
        )
        if is_copy:
            self._put(How.COPIED, now, match.entry)
        elif match.entry.obsolete:
            self._put(How.REVIVED, now, match.entry)
        else:
            part = self._had.part(match.entry)
            self._places.pass_by(new.key, part)
            self._steps.append(Step(How.FOLLOWS, now, match.entry, part=part))

    def _put(self, how: How, now: po.NewEntry, source: po.Entry | None) -> None:
        is_back = how is How.REVIVED and source is not None
        part = self._had.part(source) if is_back and source else self._part_of(now)
        stood = notes.read(source.comments).marks.stood if is_back and source else None
        after = self._places.place(now, part, stood)
        self._steps.append(Step(how, now, source, after, part))

    def _leaving(self, stays: AbstractSet[po.Key]) -> Iterator[Leaving]:
        gone = [
            entry
            for key, entry in self._had.live.items()
            if key not in stays
            and not self._search.is_taken(entry)
            and (key not in self._search.wanted or self._search.is_replaced(entry))
        ]
        copies = {id(entry) for entry in gone if is_copy(entry)}
        held = self._held(copies) if copies else frozenset()
        gone_ids = {id(entry) for entry in gone}
        for entry in gone:
            is_held = id(entry) in copies and knowledge(entry) in held
            # Further definitions of its key may have words.
            is_empty = not entry.translated and entry.key not in self._had.twice
            stood = self._had.stood(entry, gone_ids)
            marks = replace(notes.read(entry.comments).marks, stood=stood)
            comments = notes.marked(entry.comments, marks)
            part = self._had.part(entry)
            yield Leaving(entry, is_empty or is_held, comments, part)

    def _held(self, copies: AbstractSet[int]) -> AbstractSet[Knowledge]:
        """Give what the files know of any text without some copies."""
        stay = (
            knowledge(entry)
            for entry in self._had.all()
            if id(entry) not in copies and not self._search.is_taken(entry)
        )
        return {*stay, *(knowledge(step.entry) for step in self._steps)}


def _back(entry: po.Entry, new: po.NewEntry) -> po.NewEntry:
    """Let an obsolete message be live again, as it was."""
    marks = replace(notes.read(entry.comments).marks, stood=None)
    comments = notes.marked(entry.comments, marks)
    return replace(
        compose.again(entry),
        references=new.references,
        extracted=new.extracted,
        comments=comments if entry.fuzzy else notes.settled(comments),
    )
