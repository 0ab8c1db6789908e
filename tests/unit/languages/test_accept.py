import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.languages.accept import MAX_CHARACTERS, MAX_RANGES, Range, ranges


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        ("", []),
        ("de", [("de", 1000)]),
        ("de;q=0.5", [("de", 500)]),
        ("de;q=0.123", [("de", 123)]),
        ("de;q=1.000", [("de", 1000)]),
        ("de;q=0", [("de", 0)]),
        ("de;q=0.", [("de", 0)]),
        ("DE_at ;\tQ = 0.7 , *;q=0.1", [("de-AT", 700), ("*", 100)]),
        ("a,de;q=0.2,fr,,pl;q=0.2", [("fr", 1000), ("de", 200), ("pl", 200)]),
        ("de-*-AT", [("de-AT", 1000)]),
        ("iw", [("he", 1000)]),
    ],
)
def test_ranges(header, expected):
    assert [*ranges(header)] == [Range(*item) for item in expected]


@pytest.mark.parametrize(
    "item",
    [
        *("de;q=1.001", "de;q=2", "de;q=-0", "de;q=+1", "de;q=.5", "de;q=0.1234"),
        *("de;q=inf", "de;q=nan", "de;q=1e0", "de;q=0x1", "de;q=", "de;q", "de;"),
        *("de;q=0,5;", "de;q=0.5;q=0.5", "de;level=1", "de;q=٠", "de;q=0.5 0", "d e"),
        *("*-CH", "**", "de-", "dé", "de\n", "de\x00", "de;q=1.0000", '"de"', "de:q=1"),
    ],
)
def test_a_malformed_range_is_left_out(item):
    found = {item.tag: item.weight for item in ranges(f"{item},fr;q=0.3")}
    assert found.pop("fr") == 300
    assert "de" not in found or item.startswith("de;q=0,5")


def test_limits():
    assert len(ranges(",".join(["de"] * 50))) == MAX_RANGES
    assert len(ranges(",," + ", ,".join(["de"] * 50))) == MAX_RANGES
    filled = "a-".ljust(MAX_CHARACTERS - 6, "b")
    assert [item.tag for item in ranges(f"{filled},pt-PT")] == ["pt-PT"]
    assert [item.tag for item in ranges(f"{filled},pt-PT,de")] == ["pt-PT"]
    assert ranges(f"{filled},pt-PT-1901") == ()


@given(st.text(max_size=700))
def test_no_text_raises(header):
    found = ranges(header)
    assert len(found) <= MAX_RANGES
    assert all(0 <= item.weight <= 1000 for item in found)
    assert [*found] == sorted(found, key=lambda item: -item.weight)


@given(st.text("dehr-*;qQ=01.9, \t", max_size=80))
def test_no_text_of_its_own_characters_raises(header):
    assert all(0 <= item.weight <= 1000 for item in ranges(header))
