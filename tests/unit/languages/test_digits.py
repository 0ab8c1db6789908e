import unicodedata

import pytest
from babel import Locale, localedata

from dragoman.errors import SettingsError
from dragoman.languages import digits


def test_written():
    assert digits.written("2.18 (v3)", "arab") == "٢.١٨ (v٣)"
    assert digits.written("2026", "arabext") == "۲۰۲۶"
    assert digits.written("2026", "latn") == "2026"
    assert digits.written("2026", "hanidec") == "二〇二六"
    assert digits.written("٣", "deva") == "٣"


@pytest.mark.parametrize("system", ["", "roman", "hans", "Arab", "native"])
def test_unknown_system(system):
    with pytest.raises(SettingsError):
        digits.checked(system)
    with pytest.raises(SettingsError):
        digits.written("1", system)


def test_every_system_counts_from_zero_to_nine():
    unknown = 0
    for system in digits.ZEROS:
        found = digits.written("0123456789", system)
        values = [unicodedata.decimal(digit, None) for digit in found]
        # Unicode newer than this Python's has some of the systems.
        unknown += values == [None] * 10
        assert values in ([*range(10)], [None] * 10), system
    assert unknown < 10


def test_every_system_that_a_locale_uses_is_known():
    for identifier in localedata.locale_identifiers():
        system = Locale.parse(identifier).default_numbering_system
        assert digits.checked(system) == system
