import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.catalogs.three_way.items import merged_items

LISTS = st.lists(st.sampled_from("abcde"), max_size=5)


@pytest.mark.parametrize(
    ("origin", "ours", "theirs", "expected"),
    [
        ("ab", "ab", "axb", "axb"),
        ("ab", "aob", "axb", "axob"),
        ("ab", "b", "ab", "b"),
        ("ab", "oab", "a", "oa"),
        ("", "ab", "bc", "abc"),
        ("aa", "aa", "a", "a"),
    ],
)
def test_what_is_out_is_out_and_what_is_in_is_in(origin, ours, theirs, expected):
    assert "".join(merged_items(origin, ours, theirs)) == expected


@given(LISTS, LISTS, LISTS)
def test_both_orders_hold_the_same_items(origin, ours, theirs):
    one, other = (
        merged_items(origin, *sides) for sides in ((ours, theirs), (theirs, ours))
    )
    assert set(one) == set(other)


@given(LISTS, LISTS)
def test_where_one_side_changed_nothing_the_other_stands(origin, side):
    assert merged_items(origin, side, origin) == side
    assert merged_items(origin, origin, side) == side
