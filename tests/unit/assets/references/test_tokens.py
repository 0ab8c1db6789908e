import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.assets.references.tokens import Kind, tokens


def of(kind, text):
    return [token.text for token in tokens(text) if token.kind is kind]


@pytest.mark.parametrize(
    "text",
    [
        "x = /re/g",
        "f(/re/g)",
        "return /re/g",
        "if (x) /re/g.test(y)",
        "while (f(x)) /re/g.test(y)",
        "if (a) { b } /re/g.test(y)",
        "a\n{ b }\n/re/g.test(y)",
        "x => { y } /re/g.test(z)",
        "[/re/g]",
        "a ? /re/g : b",
        "`${/re/g}`",
        "`${{a: 1}}` + /re/g",
        "typeof /re/g",
    ],
)
def test_a_regex_stands_where_a_value_may(text):
    assert of(Kind.REGEX, text) == ["/re/g"]


@pytest.mark.parametrize(
    "text",
    [
        "a /re/g",
        "1 /re/g",
        "f(x) /re/g",
        "a[0] /re/g",
        "a++ /re/g",
        "x = {} /re/g",
        "f({}) /re/g",
        "'s' /re/g",
        "`t` /re/g",
        "`${x}` /re/g",
        "a.return /re/g",
        "1. /re/g",
        "/x/ /re/g // the first one is a regex",
    ],
)
def test_a_division_stands_where_an_operator_may(text):
    assert "/re/g" not in of(Kind.REGEX, text)


def test_quotes_in_a_regex_open_no_string():
    text = r"""x = /["'`]/; y = /[/"]\/'/u; z = 'real'"""
    assert of(Kind.STRING, text) == ["'real'"]
    assert of(Kind.REGEX, text) == ["""/["'`]/""", r"""/[/"]\/'/u"""]


def test_templates_nest():
    text = "`a ${ f('s', `b ${ {c: 1} } d`) } e \\` ${'t'}`"
    assert of(Kind.STRING, text) == ["'s'", "'t'"]
    assert of(Kind.TEMPLATE, text)[-1] == "}`"


def test_comments_and_hashbang_are_no_tokens():
    text = "#!/usr/bin/env node 'a'\n// 'b'\n/* 'c' \n */ 'd' /* 'e'"
    assert [token.text for token in tokens(text)] == ["'d'"]


def test_an_unended_string_ends_with_its_line():
    assert of(Kind.STRING, "'abc\n'def'") == ["'def'"]


def test_strings_keep_escaped_quotes_and_line_ends():
    assert of(Kind.STRING, "'a\\'b' \"c\\\r\nd\"") == ["'a\\'b'", '"c\\\r\nd"']


def test_marks_are_whole_where_it_matters():
    text = "a?.b ?.5:0 ...c => d++"
    assert of(Kind.MARK, text) == ["?.", "?", ":", "...", "=>", "++"]


@given(st.text(alphabet="ab/*'\"`${}()[]\\\n.=+-;0", max_size=60))
def test_tokens_and_gaps_make_up_the_text(text):
    end = 0
    for token in tokens(text):
        assert text.startswith(token.text, token.start)
        assert token.text
        assert token.start >= end
        end = token.start + len(token.text)
    assert end <= len(text)


def test_long_hostile_text_is_read_in_one_go():
    hostile = ("`${" * 5000, "/" * 20001, "(" * 20000, "'\\" * 10000, "/[" * 10000)
    assert all(tokens(text) for text in hostile if text != "/" * 20001)
    assert tokens("/" * 20001) == []
