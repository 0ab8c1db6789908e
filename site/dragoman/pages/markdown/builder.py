"""The page under construction: where segments, blocks and problems gather.

What each parser event does to it is said in `blocks`, `tables` and `footnotes`.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

from dragoman.pages import words
from dragoman.pages.markdown import fold, links, writer
from dragoman.pages.markdown.directives import Directives, is_directive
from dragoman.pages.markdown.events import Event
from dragoman.pages.markdown.headings import Ids
from dragoman.pages.markdown.inline import MAX_MESSAGE, inline, parse_message
from dragoman.pages.page import (
    Block,
    Definitions,
    FrontMatter,
    Heading,
    Link,
    Problem,
    Segment,
)

__all__ = ["Builder", "Run", "Table"]


@dataclass(slots=True)
class Run:
    """Inline events that will be one block.

    Args:
        kind: As in `Block`.
        tag: As in `Block`.
        attributes: As in `Block`.
        label: As in `Block`.
        closing: Static HTML after the block.
        implied: No element of the source opens or closes it: text of a tight item.
        events: The events so far.
    """

    kind: str
    tag: str = ""
    attributes: str = ""
    label: Block | None = None
    closing: str = ""
    implied: bool = False
    events: list[Event] = field(default_factory=list)


@dataclass(slots=True)
class Table:
    """Where in a table the parser stands.

    Args:
        alignments: Of its columns: "none", "left", "center" or "right".
        labels: The header cells.
        column: Of the next cell, from 0.
        head: The header row is being read.
        filled: A body row has been read.
    """

    alignments: list[str] = field(default_factory=list)
    labels: list[Block | None] = field(default_factory=list)
    column: int = 0
    head: bool = True
    filled: bool = False


class Builder:
    """Gathers a page.

    Args:
        source: The Markdown below the front matter.
        first_line: Its line in the file.
        front: The front matter.
        definitions: What inline text may refer to.
    """

    def __init__(
        self,
        source: bytes,
        first_line: int,
        front: FrontMatter,
        definitions: Definitions,
    ) -> None:
        self.source = source
        self.front = front
        self.definitions = definitions
        self.segments: list[Segment] = []
        self.containers: list[str] = []
        self.closers: list[Segment] = []
        self.title: Block | None = None
        self.headings: list[Heading] = []
        self.links: list[Link] = []
        self.problems: list[Problem] = []
        self.ids = Ids()
        self.run: Run | None = None
        self.raw: list[str] | None = None
        self.language = ""
        self.table = Table()
        self.directives = Directives()
        self.footnotes: dict[str, list[Segment]] = {}
        self.references: dict[str, list[str]] = {}
        self.outer: list[tuple[str, list[Segment]]] = []
        self.owner = ""
        self.size = 0
        self._first_line = first_line
        self._ends = [end.start() for end in re.finditer(b"\n", source)]

    def line(self, position: int) -> int:
        """Return the line of the file in which a byte of the source stands."""
        return self._first_line + bisect_right(self._ends, position - 1)

    def emit(self, *segments: Segment) -> None:
        """Add to the present output: the body or a footnote."""
        self.segments.extend(segments)

    def warn(self, position: int, reason: str, remedy: str) -> None:
        """Report a problem that leaves the page readable."""
        self.problems.append(Problem(self.line(position), reason, remedy, warning=True))

    def fail(self, position: int, reason: str, remedy: str) -> None:
        """Report a problem by which something is lost."""
        self.problems.append(Problem(self.line(position), reason, remedy))

    def reached(self, label: str) -> list[str]:
        """Return the footnotes to which a footnote's text leads; "" is the body."""
        labels = (text.casefold() for text in self.references.get(label, ()))
        return [label for label in labels if label in self.footnotes]

    def kind(self, otherwise: str = "paragraph") -> str:
        """Return the kind of a text that stands directly in the innermost container."""
        return self.containers[-1] if self.containers else otherwise

    def take(self, event: Event) -> None:
        """Add an inline event to the run, which begins with it in a tight item."""
        # Within code and HTML blocks, text is text.
        if self.raw is not None:
            self.raw.append(event.text)
            return
        if self.run is None:
            self.run = Run(self.kind(), implied=True)
        self.run.events.append(event)

    def end_implied(self) -> None:
        """Close the text of a tight item, if one is open."""
        if self.run is not None and self.run.implied:
            self.end()

    def end(self) -> Block | None:
        """Close the run and put its block, if it has any text, into the output."""
        run = self.pop()
        block = self.block(run, run.events) if run.events else None
        if block is not None:
            self.emit(block)
        # An empty cell or term keeps its place; an empty paragraph shows nothing.
        elif run.tag not in {"", "p"}:
            self.emit(f"<{run.tag}{run.attributes}></{run.tag}>")
        if run.closing:
            self.emit(run.closing)
        return block

    def pop(self) -> Run:
        """Return the run with its directives read and empty breaks gone."""
        run, self.run = self.run or Run(self.kind()), None
        events = fold.trim(run.events)
        while (
            events and events[0].kind == "InlineHtml" and is_directive(events[0].text)
        ):
            self.direct(events[0].start, events[0].text)
            events = _without_space(fold.trim(events[1:]))
        run.events = events
        return run

    def direct(self, position: int, html: str) -> None:
        """Read what comments say of the next block."""
        for item in self.directives.read(html):
            self.warn(
                position,
                f"The comment “i18n: {item[:80]}” means nothing",
                "Write i18n: note=… or i18n: context=…",
            )

    def folded(
        self, events: Sequence[Event], *, cell: bool = False
    ) -> tuple[str, list[Event]]:
        """Return the message of inline events, and the events as it has them."""
        # Both are written with > and both repeat it on every line.
        quotes = self.containers.count("quote") + self.containers.count("alert")
        return fold.fold(self.source, events, quotes, cell=cell)

    def block(
        self, run: Run, events: Sequence[Event], *, plain: bool = False
    ) -> Block | None:
        """Return the block of inline events, None if they show nothing.

        Args:
            run: What the block is.
            events: Trimmed, at least one.
            plain: Its text is shown without markup.
        """
        text, events = self.folded(events, cell=run.kind.startswith("table"))
        direct = (
            writer.plain(events) if plain else writer.html(events, self.definitions)
        )
        line = self.line(events[0].start)
        self.trace(events, line)
        if not direct.strip():
            return None
        self.size += len(direct)
        self._compare(text, direct, line, plain=plain)
        return self.made(run, text, line, direct if plain else writer.plain(events))

    def made(self, run: Run, text: str, line: int, seen: str) -> Block:
        """Return a block with a given text, and with what has been said of it.

        Args:
            run: What the block is.
            text: Its message.
            line: Where it begins.
            seen: What a reader sees of it, in which the words are counted.
        """
        said, self.directives = self.directives, Directives()
        return Block(
            kind=run.kind,
            text=text,
            context=said.context or self.front.context,
            notes=tuple(said.notes),
            words=words.count(seen),
            tag=run.tag,
            attributes=run.attributes,
            line=line,
            label=run.label,
        )

    def trace(self, events: Sequence[Event], line: int) -> None:
        """Note where links and references to footnotes lead."""
        for found in links.trace(events, self.definitions.folder, line):
            if isinstance(found, Link):
                self.links.append(found)
            else:
                self.problems.append(found)
        labels = [event.text for event in events if event.kind == "FootnoteReference"]
        self.references.setdefault(self.owner, []).extend(labels)

    def _compare(self, text: str, direct: str, line: int, *, plain: bool) -> None:
        """Tell the author where a message by itself means something else."""
        if len(text) > MAX_MESSAGE:
            self.problems.append(
                Problem(
                    line,
                    f"A paragraph of {len(text)} characters is shown without markup",
                    f"Part it: {MAX_MESSAGE} characters are the most.",
                )
            )
        elif inline(text, self.definitions, plain=plain) != direct:
            # The whole page is parsed without hinges, so emphasis that only a hinge
            # mends is no difference that an author could do anything about.
            events = parse_message(text, self.definitions, hinged=False)
            alone = (
                writer.plain(events) if plain else writer.html(events, self.definitions)
            )
            if alone != direct:
                self.problems.append(
                    Problem(
                        line,
                        "This text reads differently when it stands alone",
                        "Look at the page, and write the markup more plainly.",
                        warning=True,
                    )
                )


def _without_space(events: list[Event]) -> list[Event]:
    """Return events without the white space that followed a comment."""
    if not events or events[0].kind != "Text":
        return events
    first = events[0]
    text = first.text.lstrip(" \t")
    if not text:
        return fold.trim(events[1:])
    start = first.start + len(first.text) - len(text)
    return [first._replace(text=text, start=start), *events[1:]]
