import pytest

from dragoman.web.enough import so_many, up_to, up_to_match
from dragoman.web.from_tornado import UnsatisfiableReadError


@pytest.mark.parametrize("make", [up_to, up_to_match])
def test_a_delimiter_belongs_to_what_is_read(make):
    enough = make(b"end", 10)
    assert enough(bytearray(b"to the en")) is None
    assert enough(bytearray(b"to the end of")) == 10


@pytest.mark.parametrize("make", [up_to, up_to_match])
def test_a_delimiter_must_come_in_time(make):
    enough = make(b"end", 9)
    assert enough(bytearray(b"to the en")) is None
    for late in (b"to the end", b"to the endless"):
        with pytest.raises(UnsatisfiableReadError):
            enough(bytearray(late))
    assert make(b"end", None)(bytearray(1000) + b"end") == 1003


def test_so_many_or_fewer():
    assert so_many(3, or_fewer=False)(bytearray(b"ab")) is None
    assert so_many(3, or_fewer=False)(bytearray(b"abcd")) == 3
    assert so_many(3, or_fewer=True)(bytearray(b"ab")) == 2
    assert so_many(3, or_fewer=True)(bytearray(b"abcd")) == 3
    assert so_many(3, or_fewer=True)(bytearray()) is None
