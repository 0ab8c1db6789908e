import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.assets.ranges import LONGEST, Part, Unsatisfiable, may_continue, wanted

SIZE = 1000


@pytest.mark.parametrize(
    ("header", "start", "stop"),
    [
        ("bytes=0-0", 0, 1),
        ("bytes=0-499", 0, 500),
        ("bytes=500-", 500, 1000),
        ("bytes=-500", 500, 1000),
        ("bytes=-5000", 0, 1000),
        ("bytes=999-", 999, 1000),
        ("bytes=0-999999999999999999999999", 0, 1000),
        ("BYTES=0-1", 0, 2),
        ("bytes= 0-1 ,", 0, 2),
        ("bytes=007-08", 7, 9),
    ],
)
def test_a_part(header, start, stop):
    assert wanted(header, SIZE) == Part(start, stop, SIZE)


@pytest.mark.parametrize(
    "header",
    ["bytes=1000-", "bytes=1000-1001", "bytes=-0", "bytes=9999999999999999999999-"],
)
def test_behind_the_end(header):
    assert wanted(header, SIZE) == Unsatisfiable(SIZE)


@pytest.mark.parametrize(
    "header",
    [
        "",
        "bytes",
        "bytes=",
        "bytes=-",
        "bytes=a-b",
        "bytes=2-1",
        "bytes=-1-2",
        "bytes=0-1,3-4",
        "bytes=0-,0-,0-",
        "bytes=+0-1",
        "bytes=0x0-1",
        "bytes=٠-١",
        "bytes = 0-1",
        "items=0-1",
        "bytes=" + "0" * LONGEST + "-1",
    ],
)
def test_the_whole(header):
    assert wanted(header, SIZE) is None


def test_an_empty_body_has_no_parts():
    assert wanted("bytes=0-", 0) == Unsatisfiable(0)
    assert wanted("bytes=-1", 0) is None


def test_content_range():
    assert Part(0, 500, SIZE).content_range == "bytes 0-499/1000"
    assert Unsatisfiable(SIZE).content_range == "bytes */1000"


@given(st.integers(0, 50), st.integers(0, 60), st.integers(0, 60))
def test_a_range_means_what_a_slice_means(size, first, last):
    body = bytes(range(size))
    expected = body[first : last + 1]
    match wanted(f"bytes={first}-{last}", size):
        case Part(start, stop, whole):
            assert body[start:stop] == expected
            assert whole == size
        case Unsatisfiable():
            assert first >= size
            assert first <= last
        case None:
            assert last < first


@given(st.integers(1, 50), st.integers(1, 60))
def test_a_suffix_means_what_a_negative_slice_means(size, length):
    body = bytes(range(size))
    part = wanted(f"bytes=-{length}", size)
    assert isinstance(part, Part)
    assert body[part.start : part.stop] == body[-length:]


@given(st.text(alphabet="bytes=-,0123456789 \t*", max_size=30), st.integers(0, 99))
def test_a_part_is_never_empty_nor_outside(header, size):
    part = wanted(header, size)
    if isinstance(part, Part):
        assert 0 <= part.start < part.stop <= size


@pytest.mark.parametrize(
    ("if_range", "expected"),
    [
        (None, True),
        ('"abc"', True),
        (' "abc" ', True),
        ('W/"abc"', False),
        ('"abd"', False),
        ("", False),
        ('"abc", "abd"', False),
        ("Tue, 15 Nov 1994 12:45:26 GMT", False),
    ],
)
def test_if_range(if_range, expected):
    assert may_continue(if_range, '"abc"') is expected


def test_if_range_never_holds_for_a_weak_etag():
    assert not may_continue('W/"abc"', 'W/"abc"')
