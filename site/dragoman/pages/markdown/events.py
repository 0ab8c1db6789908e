"""The one door to pyromark: Markdown text in, flat parser events out.

Nothing else in Dragoman imports pyromark, and nothing but `simple`, which knows when
that is safe, uses the HTML it can write.

Law: no event holds a control character. `&#1;` is one only after parsing, and would
forge a private mark.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final, NamedTuple, ParamSpec, TypeVar, cast

import pyromark
from pyromark import Options

from dragoman.errors import PageError
from dragoman.pages.markdown.cleaning import scrub

__all__ = ["BLOCKS", "INLINE", "Event", "Resolve", "definitions", "parse", "written"]

# ENABLE_HEADING_ATTRIBUTES stays off: pulldown-cmark 0.13.5 panics on
# ">r\n>  {}\n>-" with it. Heading attributes are read by `headings` instead.
BLOCKS: Final = (
    Options.ENABLE_TABLES
    | Options.ENABLE_FOOTNOTES
    | Options.ENABLE_STRIKETHROUGH
    | Options.ENABLE_TASKLISTS
    | Options.ENABLE_GFM
    | Options.ENABLE_DEFINITION_LIST
)
INLINE: Final = Options.ENABLE_FOOTNOTES | Options.ENABLE_STRIKETHROUGH

Resolve = Callable[[str], tuple[str, str] | None]

_T = TypeVar("_T")
_P = ParamSpec("_P")


class Event(NamedTuple):
    """One event of the parser.

    Args:
        kind: "Text", "Code", "SoftBreak", "Paragraph" where one starts, "/Paragraph"
            where it ends: pulldown-cmark's names.
        text: What there is to say beside the kind: the text itself, "h2" of a
            heading, the first number of an ordered list, the label of a footnote,
            a code block's info string, a table's alignments parted by spaces.
        start: First byte in the source.
        end: Byte after the last one.
        url: Destination of a link or image.
        title: Title of a link or image.
    """

    kind: str
    text: str = ""
    start: int = 0
    end: int = 0
    url: str = ""
    title: str = ""


def parse(
    text: str, options: Options = BLOCKS, resolve: Resolve | None = None
) -> list[Event]:
    """Parse Markdown.

    Args:
        text: Clean text (see `cleaning`).
        options: `BLOCKS` for a page, `INLINE` for a message.
        resolve: Finds URL and title for a reference that the text does not define.

    Raises:
        PageError: If the parser gives up.
    """
    callback = None if resolve is None else lambda link: resolve(link["reference"])
    parser = pyromark.Markdown(options=options, broken_link_callback=callback)
    return _guarded(
        lambda: [
            _event(cast("str | Mapping[str, Any]", event), span["start"], span["end"])
            for event, span in parser.events_with_range(text)
        ]
    )


def definitions(text: str) -> dict[str, tuple[str, str]]:
    """Return URL and title of every link reference definition, by label.

    Raises:
        PageError: If the parser gives up.
    """
    parser = pyromark.Markdown(options=BLOCKS)
    return _guarded(
        lambda: {
            label: (found["dest"], found["title"] or "")
            for label, found in parser.reference_definitions(text).items()
        }
    )


def written(text: str, options: Options) -> str:
    """Return the HTML that the parser writes.

    Args:
        text: Clean text (see `cleaning`).
        options: `BLOCKS` for a page, `INLINE` for a message.

    Raises:
        PageError: If the parser gives up.
    """
    return _guarded(pyromark.html, text, options=options)


def _guarded(work: Callable[_P, _T], *args: _P.args, **kwargs: _P.kwargs) -> _T:
    try:
        return work(*args, **kwargs)
    except BaseException as error:
        # A panic in Rust arrives as pyo3's PanicException, which is no Exception
        # and cannot be imported.
        if type(error).__name__ != "PanicException":
            raise
        raise PageError(
            "the Markdown parser gave up on this text",
            remedy="Change the text a little and report the page.",
        ) from error


def _event(event: str | Mapping[str, Any], start: int, end: int) -> Event:
    if isinstance(event, str):
        return Event(event, "", start, end)
    ((kind, value),) = event.items()
    if kind == "Start":
        return _start(value, start, end)
    if kind == "End":
        return Event(f"/{_name(value)}", "", start, end)
    if kind == "TaskListMarker":
        return Event(kind, "done" if value else "open", start, end)
    return Event(kind, scrub(value), start, end)


def _name(tag: str | Iterable[str]) -> str:
    return tag if isinstance(tag, str) else next(iter(tag))


def _start(tag: str | Mapping[str, Any], start: int, end: int) -> Event:
    if isinstance(tag, str):
        return Event(tag, "", start, end)
    ((name, detail),) = tag.items()
    if name in {"Link", "Image"}:
        url = scrub(detail["dest_url"])
        if detail["link_type"] == "Email":
            url = f"mailto:{url}"
        return Event(name, "", start, end, url, scrub(detail["title"]))
    return Event(name, scrub(_DETAILS[name](detail)), start, end)


_DETAILS: Final[Mapping[str, Callable[[Any], str]]] = {
    "Heading": lambda detail: str(detail["level"]).lower(),
    "List": lambda first: "" if first is None else str(first),
    "BlockQuote": lambda kind: (kind or "").lower(),
    "CodeBlock": lambda kind: "" if isinstance(kind, str) else kind["Fenced"],
    "FootnoteDefinition": str,
    "Table": lambda columns: " ".join(columns).lower(),
}
