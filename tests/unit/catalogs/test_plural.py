import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.catalogs import plural
from dragoman.errors import CatalogError

POLISH = (
    "nplurals=3; plural=(n==1 ? 0 : n%10>=2 && n%10<=4 && "
    "(n%100<10 || n%100>=20) ? 1 : 2);"
)

# What hostile or careless files really hold.
REFUSED = {
    "no field at all": "",
    "a bomb of forms": "nplurals=999999999; plural=0;",
    "seven forms": "nplurals=7; plural=n%7;",
    "no forms": "nplurals=0; plural=0;",
    "out of range": "nplurals=2; plural=n;",
    "below range": "nplurals=2; plural=0-n;",
    "division by zero": "nplurals=2; plural=n/0;",
    "modulo by zero": "nplurals=2; plural=n%0;",
    "division by zero later": "nplurals=2; plural=1/(n-700)*0;",
    "a call": "nplurals=2; plural=__import__('os').system('id');",
    "a power": "nplurals=2; plural=9**9**9**9;",
    "another name": "nplurals=2; plural=x;",
    "text": "nplurals=two; plural=0;",
    "unbalanced": "nplurals=2; plural=((n != 1);",
    "nothing": "nplurals=2; plural=;",
    "one field only": "nplurals=2;",
    "a second rule": "nplurals=2; plural=0; plural=1;",
    "too long": f"nplurals=1; plural={'!' * 2000}n;",
    "too deep": f"nplurals=1; plural={'(' * 300}0{')' * 300};",
    "deep choices": f"nplurals=1; plural={'n?' * 200}0{':0' * 200};",
    "huge numbers": f"nplurals=2; plural={'n*' * 450}n;",
    "a huge number": f"nplurals=2; plural=(n > {'9' * 50});",
    "the stand-in": "nplurals=INTEGER; plural=EXPRESSION;",
}


@pytest.mark.parametrize("header", REFUSED.values(), ids=REFUSED)
def test_a_bad_header_is_refused_with_a_reason(header):
    with pytest.raises(CatalogError) as caught:
        plural.parse(header)
    assert "Plural-Forms" in caught.value.reason
    assert caught.value.remedy


def test_polish():
    rule = plural.parse(POLISH)
    assert rule.count == 3
    forms = [rule.index(n) for n in (0, 1, 2, 5, 11, 12, 21, 22, 102, 112)]
    assert forms == [2, 0, 1, 2, 2, 2, 2, 1, 1, 2]


def test_line_breaks_and_a_missing_last_semicolon_are_no_fault():
    assert plural.parse(" nplurals = 2 ;\tplural = n != 1 ").index(3) == 1


def test_a_rule_gives_a_valid_form_beyond_the_numbers_that_were_tried():
    out_of_range = plural.parse("nplurals=2; plural=(n > 5000 ? n : 0);")
    assert [out_of_range.index(n) for n in (1, 5001, 10**30)] == [0, 1, 1]
    dividing = plural.parse("nplurals=2; plural=(n < 5000 ? 0 : n / (n - 5000));")
    assert dividing.index(5000) == 1


def test_a_negative_number_takes_the_form_of_its_size():
    rule = plural.parse(POLISH)
    assert rule.index(-1) == rule.index(1)


@pytest.mark.parametrize(
    ("header", "unset"),
    [
        ("", True),
        ("  ", True),
        ("nplurals=INTEGER; plural=EXPRESSION;", True),
        ("nplurals=1; plural=0;", False),
    ],
)
def test_a_templates_stand_in_counts_as_unset(header, unset):
    assert plural.is_unset(header) is unset


@given(st.text("n0123456789()!=<>&|%?:*/+- ", max_size=40), st.integers(1, 6))
def test_whatever_is_accepted_always_gives_a_valid_form(expression, count):
    try:
        rule = plural.parse(f"nplurals={count}; plural={expression};")
    except CatalogError:
        return
    assert all(0 <= rule.index(n) < count for n in (0, 1, 999, 10**6, 10**12, -5))
