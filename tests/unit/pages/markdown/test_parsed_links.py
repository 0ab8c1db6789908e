import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.pages.markdown import marks
from dragoman.pages.markdown.events import INLINE, written
from dragoman.pages.markdown.parsed_links import LINK, ends, led, left_open
from dragoman.pages.markdown.urls import target

# What the parser writes otherwise than its author, it writes with one of these.
_UNUSUAL = ["%41.md", "ü.md", "a&b", "<a b>", "a 't'", "\\*"]
_USUAL = ["a.md", "../b.md#c", "http://x.y/z?q=1", "mailto:a@b", "#there", ""]


def parsed(text: str) -> str:
    html = written(text, INLINE)
    return html.removeprefix("<p>").removesuffix("</p>\n")


def test_a_link_is_led_where_its_page_has_it():
    before, after = marks.link(target("../b.md#c", "guide"), "")
    html = parsed("see [*a*](../b.md#c), now")
    assert led(html, "guide") == f"see {before}<em>a</em>{after}, now"
    assert led(html, "guide/deep") != led(html, "guide")


def test_a_link_that_is_refused_leaves_its_text():
    assert ends("javascript:x", "") == ("", "")
    assert led(parsed("[a](javascript:x) b"), "") == "a b"


def test_open_links_are_their_addresses_and_texts():
    html = parsed("[a](b.md)[*c*](d.md) e")
    assert (
        left_open(html) == f"{LINK}b.md{LINK}a{LINK}{LINK}d.md{LINK}<em>c</em>{LINK} e"
    )


def test_html_without_links_stays():
    assert led("<em>a</em>", "") == left_open("<em>a</em>") == "<em>a</em>"


@pytest.mark.parametrize("address", _UNUSUAL)
def test_one_unusual_address_leaves_the_message_to_others(address):
    html = parsed(f"[a](b.md) [c]({address}) [d](e.md)")
    assert html.count("<a ") == 3
    assert led(html, "") is left_open(html) is None


@given(st.lists(st.sampled_from(_USUAL)), st.sampled_from(["", "guide", "a/b"]))
def test_each_link_has_the_ends_of_its_own_address(addresses, folder):
    html = parsed("x" + "".join(f"[a]({each})b" for each in addresses))
    found = [ends(each, folder) for each in addresses]
    assert led(html, folder) == "x" + "".join(f"{s}a{e}b" for s, e in found)
    pieces = left_open(html).split(LINK)
    assert pieces[1::3] == addresses
