from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.assets import index
from dragoman.assets.index import Record

RECORDS = st.dictionaries(
    st.text(max_size=9),
    st.builds(
        Record,
        st.none() | st.dates(),
        st.dictionaries(
            st.sampled_from(["br", "gzip"]), st.none() | st.text(max_size=9)
        ),
    ),
    max_size=4,
)


@given(RECORDS)
def test_what_is_written_is_read(records):
    assert index.read(index.to_bytes(records)) == records


def test_order_does_not_matter():
    a, b = Record(date(2026, 1, 2)), Record(None, {"gzip": "2", "br": "1"})
    other = Record(None, {"br": "1", "gzip": "2"})
    assert index.to_bytes({"a": a, "b": b}) == index.to_bytes({"b": other, "a": a})


@pytest.mark.parametrize(
    "content",
    [None, b"", b"{", b"[]", b"1", b"\xff", b"[" * 100_000, b'{"a": 1}', b'{"a": {}}'],
)
def test_a_damaged_index_is_empty(content):
    assert index.read(content) == {}


@pytest.mark.parametrize(
    "entry",
    [
        b"[]",
        b'{"left": "yesterday", "codings": {}}',
        b'{"left": 7, "codings": {}}',
        b'{"left": null, "codings": []}',
        b'{"left": null, "codings": {"br": 7}}',
    ],
)
def test_a_damaged_record_is_left_out(entry):
    content = b'{"bad": ' + entry + b', "good": {"left": "2026-01-02", "codings": {}}}'
    assert index.read(content) == {"good": Record(date(2026, 1, 2))}


@given(st.binary(max_size=60))
def test_any_bytes_are_read(content):
    assert isinstance(index.read(content), dict)
