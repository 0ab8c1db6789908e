import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.catalogs.placeholders import fits, placeholders


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("nothing", set()),
        ("%(name)s and %(n)d", {"%(name)s", "%(n)d"}),
        ("100%% of %(n)s", {"%(n)s"}),
        ("100 % of it", {"%"}),
        ("%(n)", {"%"}),
        ("%(n)99999999s", {"%(n)99999999s"}),
    ],
)
def test_placeholders(text, expected):
    assert placeholders(text) == expected


@pytest.mark.parametrize(
    ("translation", "good"),
    [
        ("%(done)s von %(all)s", True),
        ("von %(all)s: %(done)s, %(done)s", True),
        ("%(done)s", False),
        ("%(done)s von %(alle)s", False),
        ("%(done)d von %(all)s", False),
        ("%(done)999999s von %(all)s", False),
        ("%(done)s von %(all)s, 5 %", False),
        ("%(done)s von %(all)s, 5 %%", True),
        ("%s von %s", False),
    ],
)
def test_a_translation_names_the_places_of_its_source(translation, good):
    assert fits([translation], "%(done)s of %(all)s", None) is good


@pytest.mark.parametrize(
    ("forms", "good"),
    [
        (["eine Datei", "%(num)s Dateien"], True),
        (["%(num)s Datei", "%(num)s Dateien"], True),
        (["eine Datei", "%(zahl)s Dateien"], False),
        (["%(num)s Datei", "%d Dateien"], False),
    ],
)
def test_a_plural_form_may_leave_a_place_out(forms, good):
    assert fits(forms, "one file", "%(num)s files") is good


@given(st.text("%()sdn a", max_size=12))
def test_what_fits_a_plain_source_never_breaks_formatting(text):
    # Jinja's newstyle gettext formats every text, even one without a place.
    if fits([text], "plain", None):
        assert isinstance(text % {}, str)
