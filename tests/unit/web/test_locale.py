"""The whole interface of tornado.locale answers, from our catalogs and CLDR."""

from datetime import UTC, datetime, timedelta

import pytest
from tornado.locale import Locale

import sites
from dragoman.rendering.interface_texts import Voice
from dragoman.web.locale import CatalogLocale

PLURAL = (
    "nplurals=3; plural=(n==1 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20)"
    " ? 1 : 2);"
)
PAGES = (
    'msgid "%(n)s page"\nmsgid_plural "%(n)s pages"\n'
    'msgstr[0] "%(n)s strona"\nmsgstr[1] "%(n)s strony"\nmsgstr[2] "%(n)s stron"\n'
)
POLISH = sites.catalog(
    "pl",
    sites.entry("Next", "Dalej"),
    sites.entry("Open", "Otwórz", context="verb"),
    PAGES,
    plural=PLURAL,
)


@pytest.fixture
def locale(tmp_path):
    site = sites.read(tmp_path, interface={"pl": POLISH, "ur": ""}).site

    def of(tag):
        language = site.languages[tag]
        return CatalogLocale(language, Voice(site.readers[tag]), site.formats(language))

    return of


def test_it_is_a_tornado_locale(locale):
    polish = locale("pl")
    assert isinstance(polish, Locale)
    assert (polish.code, polish.name, polish.rtl) == ("pl", "Polski", False)


def test_direction_comes_from_the_script(locale):
    assert locale("ur").rtl


def test_translate(locale):
    assert locale("pl").translate("Next") == "Dalej"
    assert locale("pl").translate("Nothing of the kind") == "Nothing of the kind"
    assert locale("pl").translate("") == ""


@pytest.mark.parametrize(("n", "text"), [(1, "strona"), (3, "strony"), (5, "stron")])
def test_translate_with_plural(locale, n, text):
    found = locale("pl").translate("%(n)s page", "%(n)s pages", n)
    assert found == f"%(n)s {text}"


def test_pgettext(locale):
    assert locale("pl").pgettext("verb", "Open") == "Otwórz"
    assert locale("pl").pgettext("noun", "Open") == "Open"
    assert locale("pl").pgettext("noun", "a", "b", 2) == "b"


def test_dates(locale):
    moment = datetime(2026, 11, 21, 23, 30, tzinfo=UTC)
    polish = locale("pl")
    assert polish.format_day(moment) == "sobota, 21 listopada 2026"
    assert polish.format_day(moment, dow=False) == "21 listopada 2026"
    assert polish.format_day(moment, gmt_offset=-60, dow=False) == "22 listopada 2026"
    shown = polish.format_date(moment, relative=False)
    assert "21 listopada 2026" in shown
    assert "23:30" in shown
    assert polish.format_date(moment, full_format=True, shorter=True).startswith("21 ")
    assert polish.format_date(0, relative=False, shorter=True) == "1 stycznia 1970"


def test_a_recent_date_is_relative(locale):
    two_hours_ago = datetime.now(UTC) - timedelta(hours=2)
    assert locale("pl").format_date(two_hours_ago) == "2 godziny temu"
    naive = two_hours_ago.replace(tzinfo=None)
    assert locale("pl").format_date(naive) == "2 godziny temu"


def test_lists_and_numbers(locale):
    assert locale("pl").list(["a", "b", "c"]) == "a, b i c"
    assert locale("pl").list([]) == ""
    assert locale("pl").friendly_number(1234567) == "1\xa0234\xa0567"
