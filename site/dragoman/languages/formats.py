"""Knows how a language writes dates, numbers, amounts and lists: CLDR's way.

Law: the same value gives the same bytes everywhere. Nothing here reads the clock, the
machine's time zone or its locale.
"""

import datetime as dt
from collections.abc import Iterable
from decimal import Decimal
from functools import cached_property
from typing import Literal

from babel import Locale, dates, lists, numbers, units

from dragoman.languages import cldr, digits
from dragoman.languages.language import Language

Length = Literal["full", "long", "medium", "short"]
UnitLength = Literal["long", "short", "narrow"]
ListStyle = Literal[
    "standard",
    "standard-short",
    "or",
    "or-short",
    "unit",
    "unit-short",
    "unit-narrow",
]
Number = int | float | Decimal


class Formats:
    """The formats of one language, in its own digits.

    Args:
        language: Whose formats.
    """

    def __init__(self, language: Language) -> None:
        self._language = language
        self._digits = language.digits

    # Babel's data takes 10 ms to read, and many pages show no number.
    @cached_property
    def _locale(self) -> Locale:
        return cldr.locale(self._language.cldr)

    @cached_property
    def _symbols(self) -> str:
        return _symbols(self._locale, self._digits)

    @cached_property
    def _month_names(self) -> bool:
        named: bool = self._locale.months["format"]["wide"][1] != "M01"
        return named

    def date(self, value: dt.date, length: Length = "long") -> str:
        """Return a date ("5 stycznia 2026").

        Args:
            value: A date; of a point in time, its date in its own time zone.
            length: How much of it is written out.
        """
        return self.digits(dates.format_date(value, self._length(length), self._locale))

    def time(self, value: dt.time | dt.datetime, length: Length = "short") -> str:
        """Return a time of day ("15:30").

        Args:
            value: A time in its own time zone; UTC if it names none.
            length: How much of it is written out.
        """
        return self.digits(
            dates.format_time(
                value, self._length(length), tzinfo=value.tzinfo, locale=self._locale
            )
        )

    def datetime(self, value: dt.datetime, length: Length = "long") -> str:
        """Return a date with its time of day.

        Args:
            value: A time in its own time zone; UTC if it names none.
            length: How much of it is written out.
        """
        return self.digits(
            dates.format_datetime(
                value, self._length(length), tzinfo=value.tzinfo, locale=self._locale
            )
        )

    def number(self, value: Number) -> str:
        """Return a number with at most three decimals ("1 234,5").

        Args:
            value: The number.
        """
        return self.digits(
            numbers.format_decimal(
                value, locale=self._locale, numbering_system=self._symbols
            )
        )

    def percent(self, value: Number) -> str:
        """Return a share in whole percent ("25 %").

        Args:
            value: The share, 1 being the whole.
        """
        text = numbers.format_percent(
            value, locale=self._locale, numbering_system=self._symbols
        )
        # Babel leaves the pattern's sign where CLDR has one of the locale's own.
        sign = self._locale.number_symbols[self._symbols].get("percentSign", "%")
        return self.digits(text.replace("%", sign))

    def currency(self, value: Number, code: str) -> str:
        """Return an amount of money ("1.234,50 €").

        Args:
            value: The amount.
            code: ISO 4217 code of the currency.
        """
        return self.digits(
            numbers.format_currency(
                value, code, locale=self._locale, numbering_system=self._symbols
            )
        )

    def unit(self, value: Number, unit: str, length: UnitLength = "short") -> str:
        """Return a measure ("5,5 km").

        Args:
            value: How many.
            unit: CLDR unit identifier ("kilometer", "length-kilometer").
            length: How much is written out; where CLDR has no such words, "short".

        Raises:
            ValueError: CLDR has no such unit.
        """
        text = self._unit(value, unit, length)
        # Babel prints the bare identifier where a locale takes this length's words
        # over from a shorter one, as Chinese and Persian do.
        bare = text.endswith(f" {unit}") and not units.get_unit_name(
            unit, length, self._locale
        )
        return self.digits(self._unit(value, unit, "short") if bare else text)

    def list(self, items: Iterable[str], style: ListStyle = "standard") -> str:
        """Return an enumeration ("a, b und c").

        Args:
            items: Its parts, left as they are.
            style: CLDR list pattern type: "standard" is "and".

        Raises:
            ValueError: CLDR has no such style.
        """
        return lists.format_list([*items], style, self._locale)

    def relative(self, delta: dt.timedelta) -> str:
        """Return a distance in time from now ("3 days ago", "in 2 hours").

        Args:
            delta: How far; the past is negative.
        """
        return self.digits(
            dates.format_timedelta(delta, add_direction=True, locale=self._locale)
        )

    def plural(self, n: Number) -> str:
        """Return CLDR's plural category of a number: zero one two few many other.

        Args:
            n: The number.
        """
        return self._locale.plural_form(n)

    def digits(self, text: str) -> str:
        """Return a ready text with its ASCII digits in the language's own.

        Args:
            text: Any text; other characters stay.
        """
        return digits.written(text, self._digits)

    def _unit(self, value: Number, unit: str, length: UnitLength) -> str:
        return units.format_unit(
            value, unit, length, locale=self._locale, numbering_system=self._symbols
        )

    def _length(self, length: Length) -> Length:
        # Root, and locales without names of months, hold placeholders ("2026 M01 5").
        return length if self._month_names else "short"


def _symbols(locale: Locale, system: str) -> str:
    # CLDR lends most systems the separators of the locale's Latin digits, an alias that
    # Babel does not follow: it would put a point into German in Bengali digits.
    return system if "decimal" in locale.number_symbols.get(system, ()) else "latn"
