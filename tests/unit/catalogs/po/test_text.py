import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.catalogs.po.charset import UTF_8, named
from dragoman.catalogs.po.text import Decoder, escaped

read = Decoder(UTF_8).text


@pytest.mark.parametrize(
    ("strings", "text"),
    [
        (b'""', ""),
        (b'"a"', "a"),
        (b'"a"\n  "b" "c"', "abc"),
        (b'#~ "a"\n#~ "b"'[3:], "ab"),
        (rb'"\n\t\"\\\a\b\f\v\r"', '\n\t"\\\a\b\f\v\r'),
        (b'"a\\\nb"', "ab"),
        (rb'"\303\251 \x41"', "é A"),
        (rb'"\x41" "b"', "Ab"),
        (rb'"\12" "3"', "\n3"),
        (rb'"\377"', r"\377"),
        (b'"a\rb\tc"', "a\rb\tc"),
        ('"日本"\n"語"'.encode(), "日本語"),
    ],
)
def test_strings_are_one_text(strings, text):
    assert read(strings) == text


@pytest.mark.parametrize("escape", [rb"\q", rb"\'", rb"\x", rb"\8", b"\\\r\\n"])
def test_an_unknown_escape_is_refused(escape):
    with pytest.raises(ValueError, match="escape"):
        read(b'"' + escape + b'"')


def test_bytes_outside_the_charset_are_refused():
    with pytest.raises(ValueError, match="not valid UTF-8"):
        read(b'"\xe4"')


@pytest.mark.parametrize("strings", [rb'"a\004b"', b'"a\x04b"'])
def test_the_separator_of_context_and_text_is_refused(strings):
    with pytest.raises(ValueError, match="EOT"):
        read(strings)


@pytest.mark.parametrize(
    ("name", "raw", "text"),
    [
        ("SHIFT_JIS", b'"\x95\x5c\\n"', "表\n"),
        ("BIG5", b'"\xa5\x5c\\""', '功"'),
        ("GBK", b'"\x81\x5c\\\\"', "乗\\"),
        ("ISO-8859-1", b'"\xe4\\344"', "ää"),
        ("KOI8-R", b'"\xc1"', "а"),
    ],
)
def test_a_backslash_inside_a_character_escapes_nothing(name, raw, text):
    assert Decoder(named(name)).text(raw) == text


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x04")))
def test_what_is_escaped_is_read_again(text):
    assert read(f'"{escaped(text)}"'.encode()) == text


def test_escapes_are_those_of_gettext():
    assert escaped('\a\b\f\n\r\t\v\\"\x1b') == '\\a\\b\\f\\n\\r\\t\\v\\\\\\"\x1b'
