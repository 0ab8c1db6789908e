"""The values by which a page shows how the reader's language writes."""

from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property

from dragoman.languages.formats import Formats
from dragoman.rendering.interface_texts import Said, Voice

# Between them they take every plural form of every rule in CLDR; of the numbers that
# take the same form, the first is shown.
COUNTS = (1, 2, 3, 5, 11, 21, 100, 1_000_000, 0)


@dataclass(frozen=True)
class Samples:
    """A few values, the same for every language.

    Attributes:
        voice: The language's interface texts.
        formats: Its formats.
    """

    voice: Voice
    formats: Formats
    day: date = date(2026, 11, 21)
    # A clock on a wall: it stands in no time zone.
    moment: datetime = datetime(2026, 11, 21, 15, 4, 5)  # noqa: DTZ001
    number: float = 1234567.89
    share: float = 0.256
    amount: int = 1234
    distance: float = 42.195
    degrees: float = -3.5

    @cached_property
    def counts(self) -> tuple[Said, ...]:
        """One sentence in the forms that different numbers take."""
        formats, ngettext = self.formats, self.voice.ngettext
        return tuple(
            ngettext("%(count)s page", "%(count)s pages", n, count=formats.number(n))
            for n in _one_of_each_form(formats)
        )


def samples(voice: Voice, formats: Formats) -> Samples:
    """Make the samples for a language: its own words, a few of its plural forms."""
    return Samples(voice, formats)


def _one_of_each_form(formats: Formats) -> list[int]:
    first = {formats.plural(n): n for n in reversed(COUNTS)}
    return sorted(first.values())
