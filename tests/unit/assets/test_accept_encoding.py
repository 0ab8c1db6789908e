import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.assets.accept_encoding import LONGEST, coding

BOTH = ("br", "gzip")


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        ("", "identity"),
        ("gzip, deflate, br, zstd", "br"),
        ("gzip, deflate", "gzip"),
        ("GZIP", "gzip"),
        ("x-gzip", "gzip"),
        ("deflate", "identity"),
        ("*", "br"),
        ("*;q=0", "identity"),
        ("br;q=0, *", "gzip"),
        ("br;q=0,gzip;q=0,*", "identity"),
        ("br;q=0.5, gzip;q=0.8", "gzip"),
        ("br;q=0.001", "br"),
        ("gzip;q=0", "identity"),
        ("gzip;q=0.000", "identity"),
        ("gzip;Q=0", "identity"),
        ("identity, gzip;q=0.5", "identity"),
        ("identity;q=0.5, gzip;q=0.5", "gzip"),
        ("identity;q=0", "identity"),
        ("identity;q=0, gzip;q=0.1", "gzip"),
        ("gzip ; q=1.0 , br ; q=0.9", "gzip"),
        ("gzip;q=2", "identity"),
        ("gzip;q=1.0000", "identity"),
        ("gzip;q=-1, br", "br"),
        ("gzip;q=nan, br;q=0.1", "br"),
        ("gzip;level=9", "identity"),
        (",,gzip,", "gzip"),
        ("gzip;q=0, gzip", "identity"),
        ("br/gzip", "identity"),
    ],
)
def test_weights(header, expected):
    assert coding(header, BOTH) == expected


def test_equal_weights_follow_the_order_of_the_server():
    assert coding("br, gzip", ["gzip", "br"]) == "gzip"


def test_without_codings_the_bytes_stay_as_they_are():
    assert coding("*, identity;q=0", []) == "identity"


def test_what_stands_too_far_behind_is_not_read():
    assert coding("x," * LONGEST + "gzip", BOTH) == "identity"


@given(st.text(alphabet="brgzipdentyx*;=q01.,- \t\0ä", max_size=60))
def test_any_header_gets_an_answer(header):
    assert coding(header, BOTH) in {"br", "gzip", "identity"}


@given(st.sampled_from(BOTH), st.integers(1, 1000), st.integers(0, 1000))
def test_the_higher_weight_wins(name, high, low):
    other = next(one for one in BOTH if one != name)
    header = f"{other};q={min(low, high - 1) / 1000:.3f}, {name};q={high / 1000:.3f}"
    assert coding(header, BOTH) == name
