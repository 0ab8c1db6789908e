"""What a merge decides: one step for each message that changes, and who leaves."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from dragoman.catalogs import po


class How(StrEnum):
    """Where the words of a message come from."""

    KEPT = "kept"
    REVIVED = "revived"
    FOLLOWS = "follows"
    COPIED = "copied"
    NEW = "new"


@dataclass(frozen=True, slots=True)
class Step:
    """What becomes of one message of the source.

    Attributes:
        how: Kept where it is; revived from the obsolete ones; it follows a message
            that is gone, in its place; a copy of another's words; or new.
        entry: All that it then says.
        source: The message of the file whose words it has; None for a new one.
        after: The message that it is put after, by its key once the merge is done;
            None for the beginning, and for what stands where it stood.
        part: Which of a language's files it stands in.
    """

    how: How
    entry: po.NewEntry
    source: po.Entry | None = None
    after: po.Key | None = None
    part: str = ""

    @property
    def is_put(self) -> bool:
        """Whether it is put somewhere, other than what stands where it stood."""
        return self.how in (How.REVIVED, How.COPIED, How.NEW)


@dataclass(frozen=True, slots=True)
class Leaving:
    """A live message that is no longer in the source.

    Attributes:
        entry: The message.
        is_dropped: Whether it goes for good, because nothing is lost with it; else it
            becomes obsolete.
        comments: The translator's lines that it has then.
        part: Which of a language's files it stands in.
    """

    entry: po.Entry
    is_dropped: bool
    comments: tuple[str, ...]
    part: str = ""


@dataclass(slots=True)
class Changes:
    """What a merge did to a file.

    Attributes:
        new: Messages that came without a translation.
        kept: Messages that were there.
        revived: Messages that came back with their translation.
        carried: Messages that took over the words of another.
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


@dataclass(frozen=True, slots=True)
class Plan:
    """All that a merge decides; it has changed nothing yet.

    Attributes:
        had: The messages of each of the language's files, in their order.
        steps: What is done, in the order of the template; messages that stay as they
            are have none.
        leaving: The messages that leave, in the order of the file.
        unchanged: How many messages of each file stay as they are.
    """

    had: dict[str, Sequence[po.Entry]]
    steps: tuple[Step, ...]
    leaving: tuple[Leaving, ...]
    unchanged: dict[str, int]

    @property
    def is_empty(self) -> bool:
        """Whether carrying it out would change no byte."""
        return not self.steps and not self.leaving

    @property
    def changes(self) -> Changes:
        """Count what it does in all files."""
        counts = [self.changes_in(part) for part in self.had]
        return Changes(
            **{
                name: sum(getattr(count, name) for count in counts)
                for name in Changes.__dataclass_fields__
            }
        )

    def changes_in(self, part: str) -> Changes:
        """Count what it does in one file.

        Args:
            part: Its name.
        """
        gone = sum(leaving.part == part for leaving in self.leaving)
        changes = Changes(kept=self.unchanged.get(part, 0), obsolete=gone)
        for step in self.steps:
            if step.part == part:
                _count(changes, step)
        return changes


def _count(changes: Changes, step: Step) -> None:
    is_bare = not any(step.entry.msgstr)
    if step.how is How.KEPT:
        changes.kept += 1
    elif step.how is How.REVIVED:
        changes.revived += 1
    elif step.how is How.NEW or is_bare:
        changes.new += 1
    else:
        changes.carried += 1
