import pytest

from dragoman.catalogs.po.charset import named
from dragoman.catalogs.po.grammar import beginning, grammar


def kinds(data, wide=b""):
    return [token.kind for token in grammar(wide).tokens(data)]


def test_a_message_is_a_run_of_comments_and_keywords_with_their_strings():
    data = b'# a\n#: b\n\n#, c\nmsgctxt "d"\nmsgid "e"\n"f"\nmsgstr ""\n'

    assert kinds(data) == ["comment", "msgctxt", "msgid", "msgstr"]


def test_tokens_know_their_place():
    data = b'# a\n  msgid "b"\n"c"\nmsgstr "d"'
    comment, msgid, msgstr = grammar(b"").tokens(data)

    assert data[comment.start : comment.end] == b"# a"
    assert data[msgid.start : msgid.end] == b'  msgid "b"\n"c"'
    assert data[msgid.opening : msgid.end] == b'"b"\n"c"'
    assert data[msgstr.start : msgstr.end] == b'msgstr "d"'


def test_markers_colour_their_line_only():
    data = b'#| msgid "a"\n#~ msgid "b"\n#~ msgstr "c"\nmsgid "d"\n#~| msgid "e"\n'
    found = [(token.kind, token.obsolete) for token in grammar(b"").tokens(data)]

    assert found == [
        ("|msgid", False),
        ("msgid", True),
        ("msgstr", True),
        ("msgid", False),
        ("|msgid", True),
    ]


def test_a_marked_token_begins_with_its_marker():
    data = b'  #~ msgid "a"\n#~ "b"\n'
    (token,) = grammar(b"").tokens(data)

    assert data[token.start : token.end] == b'  #~ msgid "a"\n#~ "b"'


def test_a_joined_line_keeps_its_colour():
    assert kinds(b'#~ msgid "a" \\\nmsgstr "b"') == ["msgid", "msgstr"]


def test_plural_forms_carry_their_number():
    found = grammar(b"").tokens(b'msgstr [ 12 ]"a"\nmsgstr[0] "b"')

    assert [(token.kind, token.form) for token in found] == [
        ("msgstr[]", b"12"),
        ("msgstr[]", b"0"),
    ]


def test_a_backslash_at_the_end_of_a_comment_joins_the_next_line():
    assert kinds(b'# a\\\nmsgid "b"\nmsgid "c"') == ["comment", "msgid"]


def test_a_backslash_inside_a_character_joins_nothing():
    # 0x95 0x5C is one character of Shift-JIS.
    data = b'# \x95\x5c\nmsgid "\x95\x5c"\nmsgstr "\x95\x5c"'

    assert kinds(data, named("SHIFT_JIS").wide) == ["comment", "msgid", "msgstr"]


def test_the_byte_order_mark_is_no_part_of_the_first_token():
    data = b"\xef\xbb\xbf# a"
    (token,) = grammar(b"").tokens(data)

    assert token.start == beginning(data) == 3


def test_an_ordinary_message_is_one_match():
    data = b'\n\n# a\n\n#: b\nmsgctxt "c"\nmsgid "d" "e"\nmsgstr ""\n"f"\n\n'
    found = grammar(b"").ordinary.match(data)

    assert found.groups() == (
        b"# a\n\n#: b\n",
        b'"c"',
        b'"d" "e"',
        b'""\n"f"',
        None,
        None,
    )
    assert data[found.end() :] == b"\n\n"


def test_an_ordinary_plural_is_one_match():
    data = b'msgid "a"\nmsgid_plural "b"\nmsgstr[0] "c"\n"d"\nmsgstr[1] "e"\n'
    found = grammar(b"").ordinary.match(data)

    assert grammar(b"").forms.findall(found[6]) == [(b"0", b'"c"\n"d"'), (b"1", b'"e"')]


@pytest.mark.parametrize(
    "data", [b'#~ msgid "a"\n#~ msgstr "b"', b'#| msgid "o"\nmsgid "a"\nmsgstr "b"']
)
def test_a_marked_message_is_not_ordinary(data):
    assert grammar(b"").ordinary.match(data) is None


def test_a_file_without_an_end_in_sight_is_read_in_linear_time():
    # A pattern that backtracks would take years for this.
    strings = b'"a\\\\" ' * 100_000

    assert len(kinds(b"msgid " + strings)) == 1
