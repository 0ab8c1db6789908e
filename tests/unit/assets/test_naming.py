import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.assets import naming

HASH = hashlib.sha256(b"x").hexdigest()[:16]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("css/site.css", f"css/site.{HASH}.css"),
        ("a.min.js", f"a.min.{HASH}.js"),
        ("LICENSE", f"LICENSE.{HASH}"),
        ("v1.2/LICENSE", f"v1.2/LICENSE.{HASH}"),
        ("bücher/日本.svg", f"bücher/日本.{HASH}.svg"),
    ],
)
def test_the_hash_stands_before_the_ending(name, expected):
    assert naming.hashed(name, b"x") == expected
    assert naming.plain(expected) == name


def test_other_content_has_another_name():
    assert naming.hashed("a.css", b"x") != naming.hashed("a.css", b"y")


@pytest.mark.parametrize("name", ["a.css", "", "a.0123.css", f"a.{HASH.upper()}.css"])
def test_no_hash_in_the_name(name):
    assert naming.plain(name) is None


def test_a_hash_of_another_length_is_still_seen():
    assert naming.plain("a.0123456789ab.css") == "a.css"


def test_a_coded_body_is_no_name_of_its_own():
    assert naming.plain(naming.hashed("a.css", b"x") + ".br") is None


def test_names_hold_their_content_only():
    served = naming.hashed("a.css", b"x")
    assert naming.holds(served, b"x")
    assert not naming.holds(served, b"y")
    assert not naming.holds("a.css", b"x")


@given(st.text(alphabet="ab./-é", min_size=1).filter(lambda name: name[-1] not in "./"))
def test_plain_undoes_hashed(name):
    served = naming.hashed(name, b"x")
    assert naming.plain(served) == name
    assert naming.holds(served, b"x")


def test_urls_are_percent_encoded():
    assert naming.path("å b/c&d'(1).css") == "%C3%A5%20b/c%26d%27%281%29.css"
