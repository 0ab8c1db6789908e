"""Directional control characters stay within their block."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.pages.markdown import inline
from dragoman.pages.markdown.bidi import contain
from dragoman.pages.markdown.inline import NOWHERE

LRE, RLE, PDF, LRO, RLO = "\u202a", "\u202b", "\u202c", "\u202d", "\u202e"
LRI, RLI, FSI, PDI = "\u2066", "\u2067", "\u2068", "\u2069"


@pytest.mark.parametrize(
    ("text", "contained"),
    [
        ("plain", "plain"),
        (f"a{RLI}b", f"a{RLI}b{PDI}"),
        (f"a{RLE}b", f"a{RLE}b{PDF}"),
        (f"{RLI}{LRE}{FSI}a", f"{RLI}{LRE}{FSI}a{PDI}{PDF}{PDI}"),
        (f"{LRI}a{PDI} b", f"{LRI}a{PDI} b"),
        (f"a{PDI}{PDF}b", "ab"),
        (f"{RLI}a{PDF}b", f"{RLI}ab{PDI}"),
        (f"a{RLO}gpj.exe{PDF}b{LRO}", "agpj.exeb"),
        ("a\u200eb\u200fc\u061cd", "a\u200eb\u200fc\u061cd"),
    ],
)
def test_what_opens_closes_and_what_closes_nothing_goes(text, contained):
    assert contain(text) == contained


CONTROLS = st.sampled_from([LRE, RLE, PDF, LRO, RLO, LRI, RLI, FSI, PDI])


@given(st.lists(st.one_of(CONTROLS, st.sampled_from("ab")), max_size=40).map("".join))
def test_every_text_is_balanced_and_stays_so(text):
    contained = contain(text)
    counts = Counter(contained)
    assert counts[LRE] + counts[RLE] == counts[PDF]
    assert counts[LRI] + counts[RLI] + counts[FSI] == counts[PDI]
    assert not counts[LRO] + counts[RLO]
    assert contain(contained) == contained
    letters = [letter for letter in text if letter in "ab"]
    assert [letter for letter in contained if letter in "ab"] == letters


def test_code_and_attributes_are_contained_by_themselves():
    html = inline(f'`a{RLI}b` c [d](https://e.org "{RLE}f") g{PDI}', NOWHERE)
    assert f"a{RLI}b{PDI}</code>" in html
    assert f'title="{RLE}f{PDF}"' in html
    assert html.endswith(" g")


def test_markup_may_stand_between():
    assert inline(f"a {RLI}**b", NOWHERE) == f"a {RLI}**b{PDI}"
    assert inline(f"{RLI}*b*{PDI} c", NOWHERE) == f"{RLI}<em>b</em>{PDI} c"
