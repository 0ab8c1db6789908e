"""The filters by which templates write dates, numbers and names as a language does.

Each takes the reader's language, or its formats, from the template's context.
"""

from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime, time, timedelta
from typing import Any

from jinja2 import pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from dragoman.errors import TemplateError
from dragoman.languages.formats import Formats, Length, ListStyle, Number, UnitLength
from dragoman.languages.language import Language
from dragoman.languages.names import name_in
from dragoman.rendering.text import Text


@pass_context
def as_date(context: Context, value: date, length: Length = "long") -> str:
    """Write a date: `2026-11-21` is „21. November 2026“ in German."""
    return _formats(context).date(value, length)


@pass_context
def as_time(context: Context, value: time | datetime, length: Length = "short") -> str:
    """Write a time of day."""
    return _formats(context).time(value, length)


@pass_context
def as_datetime(context: Context, value: datetime, length: Length = "medium") -> str:
    """Write a date with its time of day."""
    return _formats(context).datetime(value, length)


@pass_context
def as_number(context: Context, value: Number) -> str:
    """Write a number with the language's marks and digits."""
    return _formats(context).number(value)


@pass_context
def as_percent(context: Context, value: Number) -> str:
    """Write a share from 0 to 1 in per cent."""
    return _formats(context).percent(value)


@pass_context
def as_currency(context: Context, value: Number, code: str) -> str:
    """Write an amount of money; `code` is its ISO 4217 code."""
    return _formats(context).currency(value, code)


@pass_context
def as_unit(
    context: Context, value: Number, unit: str, length: UnitLength = "short"
) -> str:
    """Write a measure; `unit` is its CLDR name, such as `length-kilometer`."""
    return _formats(context).unit(value, unit, length)


@pass_context
def as_list(
    context: Context, items: Iterable[str], style: ListStyle = "standard"
) -> Markup:
    """Join texts as the language lists things, each of them escaped."""
    safe = [str(Markup.escape(item)) for item in items]
    # Every item is escaped, and what stands between them is CLDR's.
    return Markup(_formats(context).list(safe, style))  # noqa: S704


@pass_context
def as_relative(context: Context, value: timedelta) -> str:
    """Write a distance from now, where the page is made for this one request.

    Raises:
        TemplateError: In a view that is kept: it would be wrong a minute later.
    """
    if context.get("is_kept", True):
        raise TemplateError(
            "a kept view shows no present time",
            place=str(context.name),
            remedy="Write the date with the filter `date`, inside <time>",
        )
    return _formats(context).relative(value)


@pass_context
def as_called(context: Context, value: Language) -> Text:
    """Name a language as the reader's names it within a text, else by its own name."""
    reader: Language = context["language"]
    found = name_in(value.tag, [reader.tag])
    name, written = (value.name, value) if found is None else (found[0], reader)
    return Text(Markup.escape(name), written, reader)


FILTERS: Mapping[str, Callable[..., Any]] = {
    "date": as_date,
    "time": as_time,
    "datetime": as_datetime,
    "number": as_number,
    "percent": as_percent,
    "currency": as_currency,
    "unit": as_unit,
    "list_of": as_list,
    "relative": as_relative,
    "called": as_called,
}


def _formats(context: Context) -> Formats:
    formats: Formats = context["formats"]
    return formats
