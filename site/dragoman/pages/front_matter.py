"""The YAML above a page's text: which keys there are, and of what type.

YAML 1.2, so `no` and `on` are words. Anchors and aliases are refused. A key of the
wrong type is left out with a problem, except `draft`: a page is a draft unless it
clearly says that it is not. Of a list, only the entries of a wrong type are left out.
"""

import datetime as dt
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from ruamel.yaml import YAML
from ruamel.yaml.constructor import DuplicateKeyError
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.events import (
    AliasEvent,
    CollectionEndEvent,
    CollectionStartEvent,
    Event,
)
from ruamel.yaml.nodes import MappingNode

from dragoman.errors import PageError
from dragoman.pages import addresses
from dragoman.pages.page import FrontMatter, Problem

__all__ = ["KEYS", "Matter", "read"]

# Beyond it stands text, not facts about a text.
_MAX_LENGTH = 16 * 1024
# Deeper nesting costs the parser the square of its depth.
_MAX_DEPTH = 16
_FENCE = re.compile(r"---[ \t]*\n")
_END = re.compile(r"^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.MULTILINE)
_REMEDY = "Close it with a line --- and write it as “key: value” lines."


@dataclass(frozen=True, slots=True)
class Matter:
    """A page's source in its two parts.

    Args:
        front: The front matter.
        body: The Markdown below it.
        first_line: The body's first line in the file, counted from 1.
        problems: Keys that were left out.
    """

    front: FrontMatter
    body: str
    first_line: int
    problems: tuple[Problem, ...]


def read(text: str, path: str) -> Matter:
    """Read a page's front matter.

    Args:
        text: The page, clean.
        path: Its file, for messages.

    Raises:
        PageError: If it is not closed, too long, or no YAML mapping.
    """
    opening = _FENCE.match(text)
    if not opening:
        return Matter(FrontMatter(), text, 1, ())
    end = _END.search(text, opening.end())
    if not end or end.start() > _MAX_LENGTH:
        raise PageError(
            "the front matter does not end", place=f"{path}:1", remedy=_REMEDY
        )
    values, lines = _load(text[opening.end() : end.start()], path)
    front, problems = _typed(values, lines)
    if front.slug and path.rpartition("/")[2] == "index.md":
        line, reason = front.lines["slug"], "The page of a folder takes no “slug”"
        problems.append(Problem(line, reason, "Rename the folder instead."))
    first_line = text.count("\n", 0, end.end()) + 1
    return Matter(front, text[end.end() :], first_line, tuple(problems))


def _load(text: str, path: str) -> tuple[dict[str, Any], dict[str, int]]:
    """Return values and lines of the keys. Parsing is done by each step anew."""
    try:
        _check_events(text, path)
        node = _yaml().compose(text)
        values = _yaml().load(text)
    except (YAMLError, ValueError) as error:
        raise _broken(error, path) from error
    if node is None:
        return {}, {}
    if not isinstance(node, MappingNode):
        raise PageError("the front matter is no mapping", place=path, remedy=_REMEDY)
    # Two for the opening fence and for counting from 1.
    lines = {str(key.value): key.start_mark.line + 2 for key, _ in node.value}
    return {str(key): value for key, value in values.items()}, lines


def _check_events(text: str, path: str) -> None:
    """Refuse what could cost more than its length, before anything is built."""
    depth = 0
    for event in _yaml().parse(text):
        if isinstance(event, AliasEvent):
            raise PageError(
                "the front matter has an alias (*name)",
                place=_place(event, path),
                remedy="Put a text that begins with * in quotation marks.",
            )
        if isinstance(event, CollectionStartEvent):
            depth += 1
        elif isinstance(event, CollectionEndEvent):
            depth -= 1
        if depth > _MAX_DEPTH:
            raise PageError(
                "the front matter is nested too deeply",
                place=_place(event, path),
                remedy=f"Write it with at most {_MAX_DEPTH} levels.",
            )


def _place(event: Event, path: str) -> str:
    # Two for the opening fence and for counting from 1.
    return f"{path}:{event.start_mark.line + 2}"


def _yaml() -> YAML:
    return YAML(typ="safe", pure=True)


def _broken(error: Exception, path: str) -> PageError:
    place, reason = f"{path}:1", str(error).partition("\n")[0]
    remedy = "Put texts that hold : or # in quotation marks."
    if isinstance(error, MarkedYAMLError):
        reason = str(error.problem or error.context or "it is no YAML")
        if error.problem_mark is not None:
            place = f"{path}:{error.problem_mark.line + 2}"
        if isinstance(error, DuplicateKeyError):
            remedy = "Keep one of the two."
    elif isinstance(error, ValueError):
        remedy = "Write a date like 2026-01-31, or put the text in quotation marks."
    return PageError(
        f"the front matter cannot be read: {reason}", place=place, remedy=remedy
    )


def _typed(
    values: Mapping[str, Any], lines: Mapping[str, int]
) -> tuple[FrontMatter, list[Problem]]:
    known: dict[str, Any] = {}
    extra: dict[str, object] = {}
    problems: list[Problem] = []
    for key, value in values.items():
        if key not in KEYS:
            extra[key] = value
            continue
        name, convert, wanted = KEYS[key]
        try:
            if value is not None:
                known[name] = convert(value)
        except _WrongError as error:
            problems.append(_wrong(key, lines.get(key, 1), wanted, error))
            if error.kept is not None:
                known[name] = error.kept
    return FrontMatter(**known, extra=extra, lines=dict(lines)), problems


class _WrongError(Exception):
    """A value is not of the type that its key has.

    Args:
        shown: What is wrong of it.
        kept: What to go on with in its place.
    """

    def __init__(self, shown: str, kept: object = None) -> None:
        super().__init__(shown)
        self.kept = kept


def _wrong(key: str, line: int, wanted: str, error: _WrongError) -> Problem:
    reason = f"“{key}” in the front matter is not {wanted}: {error}"
    return Problem(line, reason, f"Write “{key}:” with {wanted}, or remove it.")


def _text(value: object) -> str:
    # A title may well be a number: “title: 2024”.
    if isinstance(value, (str, int, float)) and not isinstance(value, bool):
        return str(value).strip()
    raise _WrongError(repr(value))


def _date(value: object) -> dt.date:
    # YAML reads a time of day as well; a page is dated by the day.
    if isinstance(value, dt.datetime):
        return value.date()
    if isinstance(value, dt.date):
        return value
    raise _WrongError(repr(value))


def _draft(value: object) -> bool:
    if isinstance(value, bool):
        return value
    # Better unseen for an hour than published too soon.
    raise _WrongError(repr(value), kept=True)


def _number(value: object) -> float:
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return value
    raise _WrongError(repr(value))


def _slug(value: object) -> str:
    text = _text(value)
    if addresses.is_slug(text):
        return text
    raise _WrongError(repr(value))


def _menu(value: object) -> str:
    if value in ("main", "foot"):
        return str(value)
    raise _WrongError(repr(value))


def _tags(value: object) -> tuple[str, ...]:
    return _each(value, _text)


def _aliases(value: object) -> tuple[str, ...]:
    return _each(value, _alias)


def _alias(value: object) -> str:
    url = addresses.alias(_text(value))
    if url is None:
        raise _WrongError(repr(value))
    return url


def _each(value: object, convert: Callable[[object], str]) -> tuple[str, ...]:
    """Convert every entry of a list; what is said twice counts once."""
    if not isinstance(value, list):
        raise _WrongError(repr(value))
    kept: dict[str, None] = {}
    wrong = []
    for item in value:
        try:
            kept[convert(item)] = None
        except _WrongError as error:
            wrong.append(str(error))
    if wrong:
        raise _WrongError(", ".join(wrong), kept=tuple(kept))
    return tuple(kept)


def _context(value: object) -> str:
    if isinstance(value, dict) and set(value) <= {"context"}:
        return _text(value.get("context", ""))
    raise _WrongError(repr(value))


KEYS: Final[Mapping[str, tuple[str, Callable[[object], object], str]]] = {
    "title": ("title", _text, "a text"),
    "description": ("description", _text, "a text"),
    "date": ("date", _date, "a date like 2026-01-31"),
    "updated": ("updated", _date, "a date like 2026-01-31"),
    "draft": ("draft", _draft, "true or false"),
    "weight": ("weight", _number, "a number"),
    "slug": ("slug", _slug, "one segment of an address, like first-steps"),
    "nav": ("nav", _text, "a text"),
    "layout": ("layout", _text, "the name of a template"),
    "menu": ("menu", _menu, "main or foot"),
    "tags": ("tags", _tags, "a list of texts"),
    "aliases": ("aliases", _aliases, "a list of former addresses, like [old/place/]"),
    "i18n": ("context", _context, "a mapping {context: text}"),
}
"""The keys that mean something: name in `FrontMatter`, reader, and what they hold."""
