import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.assets.references import svg


def paths(text):
    return [one.path for one in svg.references(text)]


@pytest.mark.parametrize(
    "text",
    [
        '<svg><use href="a.svg#x"/></svg>',
        "<svg><use xlink:href='a.svg#x'/></svg>",
        '<svg><image width="1" href = "a.svg"/></svg>',
        '<svg:svg><svg:image title=">" href="a.svg"></svg:image></svg:svg>',
        '<filter><feImage\n  href="a.svg"/></filter>',
        '<use data-href="b.svg" href="a.svg"/>',
        '<use title=" href=\'b.svg\'" href="a.svg"/>',
    ],
)
def test_found(text):
    assert paths(text) == ["a.svg"]


@pytest.mark.parametrize(
    "text",
    [
        '<svg><a href="a.svg"/></svg>',
        '<use href="#x"/>',
        '<image href="data:image/png;base64,AA"/>',
        '<image href="https://x/a.png"/>',
        '<!-- <use href="a.svg"/> -->',
        '<![CDATA[<use href="a.svg"/>]]>',
        '<?x <use href="a.svg"/> ?>',
        '<text>use href="a.svg"</text>',
        '<users href="a.svg"/>',
        '<linearGradient href="a.svg#x"/>',
        '<use href="a.svg"',
    ],
)
def test_left_alone(text):
    assert paths(text) == []


def test_entities_are_undone_in_the_path_not_in_the_span():
    text = '<image href="a&amp;b.png?x"/>'
    (one,) = svg.references(text)
    assert (one.path, text[one.start : one.end]) == ("a&b.png", "a&amp;b.png")


@given(st.text(alphabet="<>/use href=\"'a!-[]?", max_size=80))
def test_spans_are_in_order_and_inside(text):
    end = 0
    for one in svg.references(text):
        assert end <= one.start < one.end <= len(text)
        end = one.end


def test_long_hostile_text_is_read_in_one_go():
    hostile = ("<use " * 20000, "<" + "a" * 100_000, "<use " + "a" * 100_000 + ">")
    assert [paths(text) for text in hostile] == [[], [], []]
