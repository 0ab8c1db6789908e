"""What the events of footnotes do, and the order in which footnotes are numbered."""

from collections.abc import Mapping
from itertools import groupby
from typing import Final

from dragoman.pages.markdown.blocks import Handler
from dragoman.pages.markdown.builder import Builder
from dragoman.pages.markdown.events import Event
from dragoman.pages.page import Footnote, Segment

__all__ = ["HANDLERS", "numbered"]


def _footnote(builder: Builder, event: Event) -> None:
    builder.outer.append((builder.owner, builder.segments))
    builder.owner, builder.segments = event.text.casefold(), []
    builder.containers.append("footnote")


def _end_footnote(builder: Builder, event: Event) -> None:
    label, body = builder.owner, builder.segments
    builder.owner, builder.segments = builder.outer.pop()
    builder.containers.pop()
    if builder.footnotes.setdefault(label, body) is not body:
        builder.fail(
            event.start,
            f"The footnote [^{label}] is defined twice; the second is left out",
            "Give one of them another label.",
        )


def numbered(builder: Builder) -> tuple[Footnote, ...]:
    """Return the footnotes of a finished page by number.

    Those that the text leads to come first, in the order of their references, then
    those to which only footnotes lead, then the rest in the order of the source.
    """
    order: dict[str, None] = dict.fromkeys(builder.reached(""))
    queue = list(order)
    for label in queue:
        for further in builder.reached(label):
            if further not in order:
                order[further] = None
                queue.append(further)
    # A translation may refer to what the source does not.
    labels = queue + [label for label in builder.footnotes if label not in order]
    return tuple(
        Footnote(
            label=builder.definitions.notes[label],
            number=number,
            body=merged(builder.footnotes[label]),
            referenced=label in order,
        )
        for number, label in enumerate(labels, 1)
    )


def merged(segments: list[Segment]) -> tuple[Segment, ...]:
    """Return segments with static HTML joined."""
    joined: list[Segment] = []
    for static, run in groupby(segments, lambda segment: isinstance(segment, str)):
        if static:
            joined.append("".join(map(str, run)))
        else:
            joined.extend(run)
    return tuple(joined)


HANDLERS: Final[Mapping[str, Handler]] = {
    "FootnoteDefinition": _footnote,
    "/FootnoteDefinition": _end_footnote,
}
