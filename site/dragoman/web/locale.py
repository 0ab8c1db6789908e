"""The door through which Tornado reaches the catalogs: `tornado.locale.Locale`.

Tornado's own loader, matcher and tables are not used; every answer comes from one
immutable state of the site.
"""

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from typing import Any

from tornado import locale

from dragoman.languages.formats import Formats
from dragoman.languages.language import Language
from dragoman.rendering.interface_texts import Voice

# A date less than this old is told relative to now, where the caller wants it.
RECENT = timedelta(days=7)


class CatalogLocale(locale.Locale):
    """The locale of one language, bound to one state of its catalogs.

    Args:
        language: The language.
        voice: Its interface texts.
        formats: Its formats.
    """

    def __init__(self, language: Language, voice: Voice, formats: Formats) -> None:
        # Tornado's own constructor would ask for the names of all months and days.
        self.code = language.folder
        self.name = language.name
        self.rtl = language.direction == "rtl"
        self.language = language
        self._voice = voice
        self._formats = formats

    def translate(
        self,
        message: str,
        plural_message: str | None = None,
        count: int | None = None,
    ) -> str:
        """Translate a message, or the form of it that `count` takes.

        Args:
            message: The English text.
            plural_message: Its English plural; `count` must be given with it.
            count: How many there are.

        Returns:
            The text with its placeholders, or `message` itself where it is missing.
        """
        if not message:
            return ""
        return self._voice.raw(message, None, plural_message, count)

    def pgettext(
        self,
        context: str,
        message: str,
        plural_message: str | None = None,
        count: int | None = None,
    ) -> str:
        """Translate a message as it is meant in `context`."""
        return self._voice.raw(message, context, plural_message, count)

    def format_date(
        self,
        date: int | float | datetime,  # noqa: PYI041 -- Tornado's own signature
        gmt_offset: int = 0,
        relative: bool = True,  # noqa: FBT001, FBT002 -- Tornado's own signature
        shorter: bool = False,  # noqa: FBT001, FBT002 -- Tornado's own signature
        full_format: bool = False,  # noqa: FBT001, FBT002 -- Tornado's own signature
    ) -> str:
        """Write a moment of the past.

        Args:
            date: Seconds since 1970, or a datetime; one without a zone is UTC.
            gmt_offset: Minutes to take away for the reader's zone.
            relative: Tell a recent moment by its distance from now.
            shorter: Leave the time of day out.
            full_format: Never tell it by its distance.

        Returns:
            The moment as the language writes it.
        """
        moment = _moment(date)
        age = datetime.now(UTC) - moment
        if relative and not full_format and timedelta(0) <= age < RECENT:
            return self._formats.relative(-age)
        local = moment - timedelta(minutes=gmt_offset)
        if shorter:
            return self._formats.date(local.date())
        return self._formats.datetime(local)

    def format_day(
        self,
        date: datetime,
        gmt_offset: int = 0,
        dow: bool = True,  # noqa: FBT001, FBT002 -- Tornado's own signature
    ) -> str:
        """Write a day, with the name of the day of the week unless `dow` is false."""
        local = _moment(date) - timedelta(minutes=gmt_offset)
        return self._formats.date(local.date(), "full" if dow else "long")

    def list(self, parts: Iterable[Any]) -> str:
        """Join texts as the language lists things."""
        return self._formats.list([str(part) for part in parts])

    def friendly_number(self, value: int) -> str:
        """Write a whole number with the language's marks and digits."""
        return self._formats.number(value)


def _moment(value: float | date) -> datetime:
    if isinstance(value, int | float):
        return datetime.fromtimestamp(value, UTC)
    if not isinstance(value, datetime):
        return datetime(value.year, value.month, value.day, tzinfo=UTC)
    return value if value.tzinfo else value.replace(tzinfo=UTC)
