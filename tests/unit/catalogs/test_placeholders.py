import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.catalogs.placeholders import named_places, placeholders, positional


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
    ("text", "expected"),
    [
        ("100 % of {it} and {a.b}, {}", ["{it}", "{a.b}", "{}"]),
        ("%(name)s, %(name)s", ["%(name)s", "%(name)s"]),
        ("{#id} { x } 5 %", []),
    ],
)
def test_named_places(text, expected):
    assert list(named_places(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("%s of %d", ("s", "d")),
        ("%i, %5.2f, %-3r", ("d", "f", "s")),
        ("%% %(name)s 5 % d", ()),
    ],
)
def test_positional(text, expected):
    assert positional(text) == expected


@given(st.text("%()sdn a", max_size=12))
def test_a_text_without_places_never_breaks_formatting(text):
    # Jinja's newstyle gettext formats every text, even one without a place.
    if not placeholders(text):
        assert isinstance(text % {}, str)
