"""Placeholders: a program fills them, so each form must name the ones it is given."""

from collections.abc import Iterable, Iterator

from dragoman.catalogs.catalog import Domain
from dragoman.catalogs.checks.finding import INTERFACE, Check, error
from dragoman.catalogs.checks.message import Message, said_pairs
from dragoman.catalogs.checks.text import Text
from dragoman.catalogs.placeholders import named_places, placeholders, positional


def _places(message: Message) -> Iterator[str]:
    is_content = message.domain is Domain.CONTENT
    places = _of_content if is_content else _of_interface
    known = frozenset[str]().union(*map(places, message.sources))
    for pair in said_pairs(message):
        has = places(pair.target)
        if unknown := has - known:
            yield f"has a placeholder that its source lacks: {_listed(unknown)}"
        # A form that one number takes may say it in words: "one file".
        lost = places(pair.source) - has if message.is_often(pair.form) else None
        if lost:
            yield f"lacks the placeholder {_listed(lost)}{_in(pair.form)}"


def _positional(message: Message) -> Iterator[str]:
    if "python-format" not in message.entry.flags:
        return
    for pair in said_pairs(message):
        has, wanted = positional(pair.target.raw), positional(pair.source.raw)
        left_out = not has and not message.is_often(pair.form)
        if has != wanted and not left_out:
            shown = " ".join(f"%{each}" for each in wanted) or "none"
            yield f"has other unnamed placeholders than its source ({shown})"


def _of_content(text: Text) -> frozenset[str]:
    return frozenset(text.places)


def _of_interface(text: Text) -> frozenset[str]:
    braces = (each for each in named_places(text.raw) if each[0] == "{")
    return placeholders(text.raw).union(braces)


def _listed(places: Iterable[str]) -> str:
    return ", ".join(sorted(places))


def _in(form: int | None) -> str:
    return "" if form is None else f" in plural form {form}"


CHECKS: tuple[Check, ...] = (
    error(
        "placeholder",
        "Every plural form has the placeholders of its source, `%(name)s` and "
        "`{name}`, and no others.",
        _places,
    ),
    error(
        "python-format",
        "Placeholders without a name, `%s` and `%d`, stand in the order of the source.",
        _positional,
        INTERFACE,
    ),
)
