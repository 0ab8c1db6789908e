import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.assets.references import css


def paths(text):
    return [one.path for one in css.references(text)]


@pytest.mark.parametrize(
    "text",
    [
        "a { background: url(a.png) }",
        'a { background: url("a.png") }',
        "a { background: url( 'a.png' ) }",
        "a { background: URL(\n\ta.png\n) }",
        "@font-face { src: local('b.png'), url(a.png#iefix) format('woff') }",
        "a { background: url(a.png?v=1#x), #fff }",
        "@import 'a.png';",
        '@IMPORT"a.png" layer(x) screen;',
        "@import/* why */'a.png';",
        "@import /**/ url(a.png);",
        "@import url('a.png') supports(display: grid);",
        r"a { background: url(\61.png) }",
        r'a { background: url("\000061 .png") }',
        "a { background: url('a.p\\\nng') }",
        "/* it's */ a { background: url(a.png) }",
        "a::before { content: 'unended\n} b { background: url(a.png) }",
        "a { --x: url(a.png) }",
        "a{b:url(bad url)}c{d:url(a.png)}",
        "a{b:url()}c{d:url(a.png)}",
    ],
)
def test_found(text):
    assert paths(text) == ["a.png"]


@pytest.mark.parametrize(
    "text",
    [
        "/* url(a.png) */",
        "/* @import 'a.css'; ",
        "a::before { content: 'url(a.png)' }",
        'a::before { content: "\\"url(a.png)" }',
        "a { b: my-url(a.png) }",
        "a { b: myurl(a.png) }",
        "a { b: x\\ url(a.png) }",
        "@url(a.png)",
        "@imports 'a.css';",
        "@charset 'utf-8';",
        "@import-x 'a.css';",
        "a { b: url(data:image/png;base64,AA//) }",
        "a { b: url('https://x/a.png') }",
        "a { b: url(//x/a.png) }",
        "a { b: url(/a.png) }",
        "a { fill: url(#gradient) }",
        "a { b: url() url('') }",
        "a { b: url(a b.png) }",
        "a { b: url(a'b.png) }",
        "a { b: url(",
        "a { b: url('a.png",
    ],
)
def test_left_alone(text):
    assert paths(text) == []


def test_the_span_is_the_path_only():
    text = "@import 'b.css'; a { b: url( \"x/a.svg?q#f\" ) }"
    spans = [text[one.start : one.end] for one in css.references(text)]
    assert spans == ["b.css", "x/a.svg"]


def test_escapes_of_nothing_become_the_replacement_character():
    assert (
        paths(r"a{b:url(\0.png)url(\110000.png)url(\d800.png)}") == ["\ufffd.png"] * 3
    )


def test_long_hostile_text_is_read_in_one_go():
    parts = ("@import" + "/**/" * 20000, "url(" * 20000, "\\" * 20000, "/*" * 20000)
    assert [paths(part) for part in parts] == [[], [], [], []]


# Pieces of a style sheet that hold no reference, whatever stands in them.
_INSIDE = st.text(alphabet="ab url()@import;{}\n*", max_size=20)
_COMMENTS = _INSIDE.map(lambda text: f"/*{text.replace('*', '')}*/")
_STRINGS = _INSIDE.map(lambda text: '"' + text.replace("\n", "\\\n") + '"')
_WORDS = st.sampled_from(["a{", "}", "b:c;", "my-url(x)", "url(#x)", "@media{", "\\'"])
_WANTED = st.sampled_from(["url(@)", "url('@')", 'url( "@" )', "@import '@';"])


@given(st.lists(st.tuples(st.one_of(_COMMENTS, _STRINGS, _WORDS), _WANTED)))
def test_exactly_the_references_are_found(pieces):
    text, expected = "", []
    for number, (other, wanted) in enumerate(pieces):
        text += (
            f"{other};{wanted.replace('@', f'{number}.png', 1)}"
            if ("import" not in wanted)
            else f"{other};@import '{number}.png';"
        )
        expected.append(f"{number}.png")
    assert paths(text) == expected


@given(st.text(alphabet="""url(@import)"'/*\\ \n#a.;é""", max_size=80))
def test_spans_are_in_order_and_inside(text):
    end = 0
    for one in css.references(text):
        assert end <= one.start < one.end <= len(text)
        end = one.end
