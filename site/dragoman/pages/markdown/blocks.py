"""What the events of paragraphs, headings, lists, quotes, code and HTML do."""

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Final

from dragoman.pages.markdown import fold, headings, writer
from dragoman.pages.markdown.bidi import contain
from dragoman.pages.markdown.builder import Builder, Run
from dragoman.pages.markdown.cleaning import escape, unguard
from dragoman.pages.markdown.events import Event
from dragoman.pages.markdown.inline import inline
from dragoman.pages.markdown.options import in_code
from dragoman.pages.markdown.urls import target
from dragoman.pages.page import Block, Heading, Mark, Picture

__all__ = ["HANDLERS", "Handler", "code"]

Handler = Callable[[Builder, Event], None]

_ALERT = re.compile(r"\[!(?:note|tip|important|warning|caution)\]", re.IGNORECASE)
# CommonMark 0.31.2 §6.6; one that never ends takes all the rest.
_COMMENT = re.compile(r"<!--(?:-?>|.*?-->|.*\Z)", re.DOTALL)
_LANGUAGE = re.compile(r"[\w+#.\-]+", re.ASCII)


def code(text: str, language: str = "") -> str:
    """Return a code block: left to right and never translated.

    Args:
        text: Its lines.
        language: Its language, "" if unknown.
    """
    known = f' class="language-{language}"' if _LANGUAGE.fullmatch(language) else ""
    shown = in_code(escape(contain(unguard(text))))
    return f'<pre><code{known} dir="ltr" translate="no">{shown}</code></pre>\n'


def _paragraph(builder: Builder, _: Event) -> None:
    builder.run = Run(builder.kind(), "p")


def _end_paragraph(builder: Builder, event: Event) -> None:
    run = builder.run
    if run is not None and not run.closing and _picture(builder, event):
        return
    block = builder.end()
    builder.emit("\n")
    if block and block.kind == "quote" and _ALERT.match(block.text):
        builder.warn(
            event.start,
            "A note with a title of its own is shown as a quotation",
            "Leave [!NOTE] alone on its line.",
        )


def _picture(builder: Builder, event: Event) -> bool:
    """Take a paragraph that is one image and nothing else as a picture."""
    run = builder.pop()
    builder.run = run
    # An image in the alt text of an image would be lost with the markup.
    images = [inner.kind for inner in run.events].count("Image")
    if images != 1 or run.events[0].kind != "Image" or run.events[-1].kind != "/Image":
        return False
    image = run.events[0]
    goal = target(unguard(image.url), builder.definitions.folder)
    if goal.kind != "file":
        return False
    builder.run = None
    line = builder.line(event.start)
    inner = fold.trim(run.events[1:-1])
    alt = builder.block(Run("image"), inner, plain=True) if inner else None
    caption = " ".join(unguard(image.title).split())
    title = _caption(builder, caption, line) if caption else None
    builder.trace([image], line)
    builder.emit(Picture(goal.value, alt, title, line), "\n")
    return True


def _caption(builder: Builder, text: str, line: int) -> Block:
    """Take a picture's title as a message: inline Markdown, like any other."""
    seen = inline(text, builder.definitions, plain=True)
    return builder.made(Run("caption"), text, line, seen)


def _heading(builder: Builder, event: Event) -> None:
    builder.run = Run(f"heading {event.text[1]}", event.text)


def _end_heading(builder: Builder, event: Event) -> None:
    # The attributes are no part of the message, so they go before it is folded.
    run = builder.pop()
    own, classes, events = headings.attributes(builder.source, run.events)
    if not events:
        builder.warn(event.start, "A heading has no text", "Give it one or remove it.")
        return
    if run.tag == "h1" and _is_title(builder):
        builder.title = builder.block(replace(run, kind="title"), events)
        return
    if run.tag == "h1":
        builder.warn(
            event.start,
            "A page has one level-1 heading, its title; this one is shown as level 2",
            "Write ## instead of #.",
        )
        run.tag, run.kind = "h2", "heading 2"
    _finish_heading(builder, run, events, own, classes)


def _is_title(builder: Builder) -> bool:
    taken = builder.title or builder.front.title
    return not taken and not builder.containers


def _finish_heading(
    builder: Builder,
    run: Run,
    events: list[Event],
    own: str | None,
    classes: tuple[str, ...],
) -> None:
    if own and builder.ids.taken(own):
        builder.warn(
            events[0].start,
            f"Two headings have the id “{own}”",
            "Give one of them another.",
        )
    text = writer.plain(builder.folded(events)[1])
    name = builder.ids.unique(own) if own else builder.ids.slug(text)
    run.attributes = f' id="{escape(name)}"'
    if classes:
        run.attributes += f' class="{escape(" ".join(classes))}"'
    block = builder.block(run, events)
    if block is None:
        return
    builder.emit(block, "\n")
    # A heading within a list or quote is no section of the page.
    if not builder.containers:
        builder.headings.append(Heading(int(run.tag[1]), name, block))


def _list(builder: Builder, event: Event) -> None:
    if not event.text:
        builder.emit("<ul>\n")
    else:
        start = "" if event.text == "1" else f' start="{event.text}"'
        builder.emit(f"<ol{start}>\n")
    builder.closers.append("</ol>\n" if event.text else "</ul>\n")


def _end_list(builder: Builder, _: Event) -> None:
    builder.emit(builder.closers.pop())


def _item(builder: Builder, _: Event) -> None:
    builder.containers.append("list item")
    builder.emit("<li>")


def _end_item(builder: Builder, _: Event) -> None:
    builder.containers.pop()
    builder.emit("</li>\n")


def _task(builder: Builder, event: Event) -> None:
    if builder.run is not None:
        # In a loose item the box belongs to the first paragraph's line.
        builder.emit("<p>")
        builder.run.tag, builder.run.closing = "", "</p>"
    builder.emit(Mark("task", event.text))


def _quote(builder: Builder, event: Event) -> None:
    if event.text:
        builder.containers.append("alert")
        builder.emit(Mark("alert", event.text))
        builder.closers.append(Mark("/alert", event.text))
    else:
        builder.containers.append("quote")
        builder.emit("<blockquote>\n")
        builder.closers.append("</blockquote>\n")


def _end_quote(builder: Builder, _: Event) -> None:
    builder.containers.pop()
    builder.emit(builder.closers.pop())


def _code(builder: Builder, event: Event) -> None:
    builder.raw = []
    builder.language = event.text.split(" ")[0] if event.text else ""


def _end_code(builder: Builder, _: Event) -> None:
    builder.emit(code("".join(builder.raw or ()), builder.language))
    builder.raw = None


def _html(builder: Builder, _: Event) -> None:
    builder.raw = []


def _end_html(builder: Builder, event: Event) -> None:
    html = "".join(builder.raw or ())
    builder.raw = None
    # Directives are comments too: read them before comments vanish.
    builder.direct(event.start, html)
    rest = _COMMENT.sub("", html).strip()
    if rest:
        builder.emit(code(rest))
        builder.warn(event.start, "HTML is shown as text", "Write it as Markdown.")


def _rule(builder: Builder, _: Event) -> None:
    builder.emit("<hr>\n")


def _terms(builder: Builder, _: Event) -> None:
    builder.emit("<dl>\n")


def _end_terms(builder: Builder, _: Event) -> None:
    builder.emit("</dl>\n")


def _term(builder: Builder, _: Event) -> None:
    builder.run = Run("term", "dt")


def _end_term(builder: Builder, _: Event) -> None:
    builder.end()
    builder.emit("\n")


def _definition(builder: Builder, _: Event) -> None:
    builder.containers.append("definition")
    builder.emit("<dd>")


def _end_definition(builder: Builder, _: Event) -> None:
    builder.containers.pop()
    segments = builder.segments
    if segments[-1] == "\n" and isinstance(segments[-2], Block):
        segments.pop()
    match segments[-2:]:
        case ["<dd>", Block(tag="" | "p") as only]:
            # A definition of one paragraph needs no element within its own.
            segments[-2:] = [replace(only, tag="dd"), "\n"]
        case _:
            builder.emit("</dd>\n")


HANDLERS: Final[Mapping[str, Handler]] = {
    "Paragraph": _paragraph,
    "/Paragraph": _end_paragraph,
    "Heading": _heading,
    "/Heading": _end_heading,
    "List": _list,
    "/List": _end_list,
    "Item": _item,
    "/Item": _end_item,
    "TaskListMarker": _task,
    "BlockQuote": _quote,
    "/BlockQuote": _end_quote,
    "CodeBlock": _code,
    "/CodeBlock": _end_code,
    "HtmlBlock": _html,
    "/HtmlBlock": _end_html,
    "Rule": _rule,
    "DefinitionList": _terms,
    "/DefinitionList": _end_terms,
    "DefinitionListTitle": _term,
    "/DefinitionListTitle": _end_term,
    "DefinitionListDefinition": _definition,
    "/DefinitionListDefinition": _end_definition,
}
