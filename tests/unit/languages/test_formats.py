import datetime as dt
import os
import subprocess
import sys
from decimal import Decimal
from pathlib import Path

import pytest
from babel import Locale, localedata
from hypothesis import given
from hypothesis import strategies as st

from dragoman.languages.formats import Formats
from dragoman.languages.language import language

SITE = Path(__file__).parents[3] / "site"
DAY = dt.date(2026, 1, 31)
NOON = dt.datetime(2026, 1, 31, 12, 30, 5, tzinfo=dt.UTC)


def formats(tag, digits=None):
    return Formats(language(tag, digits=digits))


@pytest.mark.parametrize(
    ("tag", "expected"),
    [
        ("en", "January 31, 2026"),
        ("en-GB", "31 January 2026"),
        ("de", "31. Januar 2026"),
        ("de-1901", "31. Januar 2026"),
        ("pl", "31 stycznia 2026"),
        ("ar", "31 يناير 2026"),
        ("fa", "۳۱ ژانویهٔ ۲۰۲۶"),
        ("ja", "2026年1月31日"),
        ("ckb", "٣١ی کانوونی دووەمی ٢٠٢٦"),
        ("qaa", "2026-01-31"),
        ("mn-Mong", "2026-01-31"),
        ("arz", "31 يناير 2026"),
    ],
)
def test_date(tag, expected):
    assert formats(tag).date(DAY) == expected


def test_date_in_other_lengths():
    assert formats("en").date(DAY, "short") == "1/31/26"
    assert formats("en").date(DAY, length="medium") == "Jan 31, 2026"
    assert formats("en").date(DAY, "full") == "Saturday, January 31, 2026"
    assert formats("ar", "arab").date(DAY) == "٣١ يناير ٢٠٢٦"


def test_time():
    assert formats("de").time(dt.time(15, 30)) == "15:30"
    assert formats("en").time(NOON) == "12:30\u202fPM"
    assert formats("fa").time(NOON) == "۱۲:۳۰"
    assert formats("de").time(NOON, "medium") == "12:30:05"


def test_datetime():
    assert formats("de").datetime(NOON, "short") == "31.01.26, 12:30"
    assert formats("de").datetime(NOON) == "31. Januar 2026, 12:30:05 UTC"
    assert formats("fa").datetime(NOON, "short") == "۲۰۲۶/۱/۳۱،\u200f ۱۲:۳۰"


def test_a_time_keeps_its_own_zone():
    tokyo = NOON.astimezone(dt.timezone(dt.timedelta(hours=9)))
    assert formats("de").time(tokyo) == "21:30"
    assert formats("de").datetime(tokyo, "short") == "31.01.26, 21:30"
    assert formats("de").time(NOON.replace(tzinfo=None)) == "12:30"
    assert formats("de").date(tokyo) == "31. Januar 2026"


def test_no_locale_shows_a_placeholder_for_a_month():
    for identifier in localedata.locale_identifiers():
        if len(identifier) <= 3:
            assert "M01" not in formats(identifier).date(DAY), identifier


@pytest.mark.parametrize(
    ("tag", "digits", "expected"),
    [
        ("en", None, "1,234,567.5"),
        ("de", None, "1.234.567,5"),
        ("de-CH", None, "1’234’567.5"),
        ("hi", None, "12,34,567.5"),
        ("ar", None, "1,234,567.5"),
        ("ar", "arab", "١٬٢٣٤٬٥٦٧٫٥"),
        ("fa", None, "۱٬۲۳۴٬۵۶۷٫۵"),
        ("fa", "latn", "1,234,567.5"),
        ("ckb", None, "١٬٢٣٤٬٥٦٧٫٥"),
        ("hi", "deva", "१२,३४,५६७.५"),
        ("de", "beng", "১.২৩৪.৫৬৭,৫"),
        ("fuf-Adlm", None, "𞥑⹁𞥒𞥓𞥔⹁𞥕𞥖𞥗.𞥕"),
    ],
)
def test_number(tag, digits, expected):
    assert formats(tag, digits).number(1234567.5) == expected


def test_number_of_every_kind():
    assert formats("de").number(-5) == "-5"
    assert formats("de").number(Decimal("0.1")) == "0,1"


def test_percent():
    assert formats("de").percent(0.25) == "25\xa0%"
    assert formats("en").percent(Decimal("0.856")) == "86%"
    assert formats("fa").percent(0.25) == "۲۵٪"


def test_currency():
    assert formats("de").currency(1234.5, "EUR") == "1.234,50\xa0€"
    assert formats("ja").currency(1234, "JPY") == "￥1,234"
    assert "١٬٢٣٤٫٥٠" in formats("ar", "arab").currency(1234.5, "EUR")


@pytest.mark.parametrize(
    ("tag", "expected"),
    [("en", "5 km"), ("zh", "5公里"), ("fa", "۵ کیلومتر"), ("ur", "5 کلو میٹر")],
)
def test_unit(tag, expected):
    assert formats(tag).unit(5, "kilometer") == expected


def test_unit_in_words():
    assert formats("de").unit(5, "hour", "long") == "5 Stunden"
    assert formats("pl").unit(5, "length-kilometer", "long") == "5 kilometrów"
    assert formats("en").unit(1, "hour", "long") == "1 hour"


@pytest.mark.parametrize("tag", ["zh", "fa", "ur", "my", "ckb", "ne", "ar"])
@pytest.mark.parametrize("length", ["long", "narrow"])
def test_no_unit_shows_its_identifier(tag, length):
    for unit in ("length-kilometer", "kilobyte", "hour"):
        assert unit not in formats(tag).unit(5, unit, length)


def test_unknown_unit():
    with pytest.raises(ValueError, match="length-horse"):
        formats("fi").unit(15, "length-horse")


def test_list():
    assert formats("de").list(["a", "b", "c"]) == "a, b und c"
    assert formats("en").list(["a", "b"], style="or") == "a or b"
    assert formats("ja").list(iter(["a", "b"])) == "a、b"
    assert formats("fa").list(["Python 3", "b"]).startswith("Python 3")
    assert formats("de").list([]) == ""
    with pytest.raises(ValueError, match="nonsense"):
        formats("de").list(["a", "b"], style="nonsense")


def test_relative():
    assert formats("de").relative(dt.timedelta(days=-3)) == "vor 3 Tagen"
    assert formats("en").relative(dt.timedelta(hours=2)) == "in 2 hours"
    assert formats("fa").relative(dt.timedelta(days=-3)) == "۳ روز پیش"


@pytest.mark.parametrize(
    ("tag", "categories"),
    [
        ("ja", {"other"}),
        ("de", {"one", "other"}),
        ("pl", {"one", "few", "many"}),
        ("ar", {"zero", "one", "two", "few", "many", "other"}),
        ("qaa", {"other"}),
        ("sr-Latn", {"one", "few", "other"}),
    ],
)
def test_plural(tag, categories):
    assert {formats(tag).plural(n) for n in range(201)} == categories


def test_digits():
    assert formats("fa").digits("Dragoman 2.18") == "Dragoman ۲.۱۸"
    assert formats("ar").digits("2.18") == "2.18"
    assert formats("hi", "deva").digits("<b>18</b>") == "<b>१८</b>"


@given(st.integers(-(10**12), 10**12), st.sampled_from(["fa", "ckb", "mr", "nqo"]))
def test_no_ascii_digit_is_left(value, tag):
    assert not set("0123456789") & set(formats(tag).number(value))


@given(st.integers(0, 10**9), st.sampled_from(["de", "pl", "ar", "ru", "cy"]))
def test_plural_agrees_with_babel(n, tag):
    assert formats(tag).plural(n) == Locale.parse(tag).plural_form(n)


def test_the_same_bytes_under_every_environment():
    code = (
        "import sys; sys.path.insert(0, sys.argv[1]); import datetime as dt;"
        "from dragoman.languages.formats import Formats;"
        "from dragoman.languages.language import language;"
        "f = Formats(language('pl'));"
        "t = dt.datetime(2026, 1, 31, 23, 30);"
        "print(ascii([f.date(t), f.time(t), f.datetime(t), f.number(1234.5)]))"
    )
    outputs = {
        subprocess.run(
            [sys.executable, "-c", code, SITE],
            env={**os.environ, "TZ": zone, "LANG": lang, "LC_ALL": lang},
            capture_output=True,
            check=True,
        ).stdout
        for zone, lang in [("Asia/Tokyo", "C.UTF-8"), ("America/Lima", "de_DE.UTF-8")]
    }
    assert len(outputs) == 1
    assert b"31 stycznia 2026" in outputs.pop()
