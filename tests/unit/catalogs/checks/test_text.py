import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.catalogs.checks.text import THING, Text


def content(raw):
    return Text(raw, is_markdown=True)


def plain(raw):
    return Text(raw, is_markdown=False)


def test_markdown_is_taken_apart():
    text = content(
        "See [the **page**](a.md), ![way](b.svg), `c  d`[^One] <b>x</b>\nend"
    )
    assert text.links == ("a.md",)
    assert text.images == ("b.svg",)
    assert list(text.code) == ["c d"]
    assert text.footnotes == {"one"}
    assert set(text.html) == {"<b>", "</b>"}
    assert text.count("Strong") == text.count("HardBreak") == 1
    assert text.spoken == f"See the page, way, {THING} x\nend"


def test_an_interface_text_has_no_markdown():
    text = plain("[a](b) `c` **d** <em class='x'>e</em> 1 < 2")
    assert (text.links, text.code) == ((), {})
    assert set(text.html) == {"<em class='x'>", "</em>"}
    assert text.prose == "[a](b) `c` **d** e 1 < 2"


def test_what_is_no_prose_is_a_thing():
    text = content("Ask a@b.org, https://example.org/a, %(name)s and {x}.")
    assert text.prose == f"Ask {THING}, {THING}, {THING} and {THING}."
    assert text.urls == {"https://example.org/a"}
    assert text.emails == {"a@b.org"}
    assert set(text.places) == {"%(name)s", "{x}"}


def test_a_link_that_says_its_address_is_a_link():
    text = content("<https://example.org/>")
    assert text.links == ("https://example.org/",)
    assert text.urls == frozenset()


@pytest.mark.parametrize("raw", ["x" * 30_000, "", "\x00", "[^", "\u2001*"])
def test_odd_texts_are_texts(raw):
    assert isinstance(content(raw).prose, str)
    assert content(raw).links == ()


@given(st.text("[]()<>*`^!{}%s(a \n\\\u2001\x00"))
def test_no_text_raises(raw):
    for text in (content(raw), plain(raw)):
        assert isinstance(text.prose, str)
        assert (text.html, text.links, text.footnotes, text.urls) is not None
