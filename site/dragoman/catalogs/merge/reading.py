"""The messages as they will read once a plan is carried out, without any file.

What runs and serves readers needs no bytes, and the same decisions give it the same
messages that the file will have.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from dragoman.catalogs import po
from dragoman.catalogs.merge.planning import ONLY
from dragoman.catalogs.merge.step import How, Leaving, Plan, Step
from dragoman.catalogs.po import compose
from dragoman.catalogs.po.charset import UTF_8


def merged(plan: Plan, part: str = ONLY) -> list[po.Entry]:
    """Give the messages of a file as they read once a plan is carried out.

    Args:
        plan: The plan.
        part: Which of the language's files.

    Returns:
        The messages in their order, obsolete ones last. Those that stay as they are
        are the very same objects; each other one has the line of the message whose
        words it has.
    """
    if plan.is_empty:
        return list(plan.had[part])
    return _Merged(plan, part).entries()


class _Merged:
    def __init__(self, plan: Plan, part: str) -> None:
        self._plan = plan
        self._had = plan.had[part]
        self._steps = [step for step in plan.steps if step.part == part]
        self._leaving = [item for item in plan.leaving if item.part == part]
        self._changed: dict[int, po.Entry] = {}
        self._gone: set[int] = set()
        self._live: dict[po.Key, list[po.Entry]] = {}
        self._obsolete: dict[po.Key, list[po.Entry]] = {}
        for entry in self._had:
            group = self._obsolete if entry.obsolete else self._live
            group.setdefault((entry.msgctxt, entry.msgid), []).append(entry)

    def entries(self) -> list[po.Entry]:
        for step in self._steps:
            if not step.is_put and step.source is not None:
                self._change(step, step.source)
        put = self._put()
        end = [item for leaving in self._leaving for item in self._retired(leaving)]
        return [*self._in_order(put), *end]

    def _change(self, step: Step, source: po.Entry) -> None:
        now = step.entry
        if step.how is How.FOLLOWS:
            others = self._live[source.key][1:]
            now = self._with_room(now, others)
        self._changed[id(source)] = _entry(now, source)

    def _with_room(self, now: po.NewEntry, others: Sequence[po.Entry]) -> po.NewEntry:
        """Let an older obsolete message, and further definitions, become comments."""
        rest = [*others, *self._obsolete.get(now.key, ())]
        rest = [entry for entry in rest if id(entry) not in self._gone]
        self._gone.update(map(id, rest))
        return po.with_others(now, rest)

    def _put(self) -> dict[po.Key | None, list[tuple[po.Key, po.Entry]]]:
        """Give what is put after each message, the last one put first."""
        put: dict[po.Key | None, list[tuple[po.Key, po.Entry]]] = {}
        for step in self._steps:
            if step.is_put:
                now = step.entry
                if step.how is How.REVIVED and step.source is not None:
                    found = self._obsolete[step.source.key]
                    self._gone.update(map(id, found))
                    now = self._with_room(now, ())
                else:
                    self._gone.update(map(id, self._obsolete.get(now.key, ())))
                entry = _entry(now, step.source)
                put.setdefault(step.after, []).insert(0, (now.key, entry))
        return put

    def _retired(self, leaving: Leaving) -> Iterator[po.Entry]:
        found = self._live[leaving.entry.key]
        self._gone.update(map(id, found))
        kept = next((entry for entry in found if entry.translated), None)
        if kept is None or leaving.is_dropped:
            return
        old = self._obsolete.get(leaving.entry.key, [])
        rest = [entry for entry in [*found, *old] if entry is not kept]
        notes = po.also_translated(kept.msgstr, rest)
        self._gone.update(map(id, old))
        first = leaving.comments if kept is found[0] else kept.comments
        now = compose.again(kept)
        now = replace(now, comments=(*first, *notes), references=(), extracted=())
        yield replace(_entry(now, kept), obsolete=True)

    def _in_order(
        self, put: dict[po.Key | None, list[tuple[po.Key, po.Entry]]]
    ) -> Iterator[po.Entry]:
        yield from _with_puts(None, put)
        for entry in self._had:
            if id(entry) in self._gone:
                continue
            now = self._changed.get(id(entry), entry)
            yield now
            if put and not now.obsolete:
                yield from _with_puts(now.key, put)


def _with_puts(
    key: po.Key | None, put: dict[po.Key | None, list[tuple[po.Key, po.Entry]]]
) -> Iterator[po.Entry]:
    """Give what was put after a message, and after what was put there."""
    waiting = list(reversed(put.pop(key, ())))
    while waiting:
        below, entry = waiting.pop()
        yield entry
        waiting += reversed(put.pop(below, ()))


def _entry(now: po.NewEntry, source: po.Entry | None) -> po.Entry:
    """Make a message as it is read of one as it is written."""
    rows = [
        *compose.comment_rows("#", now.comments),
        *compose.comment_rows("#.", now.extracted),
        *compose.reference_rows(now.references),
        *compose.flag_rows(now.flags, 1),
    ]
    block = "".join(f"{row}\n" for row in rows).encode("utf-8", "surrogateescape")
    return po.Entry(
        now.msgid,
        now.msgstr,
        now.msgctxt,
        now.msgid_plural,
        now.previous_msgid,
        now.previous_msgctxt,
        now.previous_msgid_plural,
        line=source.line if source else 1,
        block=block,
        charset=UTF_8,
    )
