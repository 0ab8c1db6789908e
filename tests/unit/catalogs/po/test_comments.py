import pytest

from dragoman.catalogs.po.charset import UTF_8, named
from dragoman.catalogs.po.comments import (
    EXTRACTED,
    FLAG,
    REFERENCE,
    TRANSLATOR,
    comments,
    flags,
    lines,
    references,
    replaced,
)

BLOCK = (
    b"# one\n#\n#  two\n#. note\n#: a.c:1 b.c:2\n#: c.c\n#, fuzzy,c-format\n#, x y\n"
)


def test_each_kind_is_told_by_its_marker():
    kinds = [comment.kind for comment in comments(BLOCK, UTF_8)]

    assert kinds == [TRANSLATOR] * 3 + [EXTRACTED] + [REFERENCE] * 2 + [FLAG] * 2


def test_lines_come_without_marker():
    assert lines(BLOCK, UTF_8, TRANSLATOR) == ("one", "", " two")
    assert lines(BLOCK, UTF_8, EXTRACTED) == ("note",)


def test_flags_of_all_lines_are_one_list():
    assert flags(BLOCK, UTF_8) == ("fuzzy", "c-format", "x", "y")


@pytest.mark.parametrize(
    ("line", "found"),
    [
        (b"#, range: 0..10, no-wrap", ("range: 0..10", "no-wrap")),
        (b"#! fuzzy", ("fuzzy",)),
        (b"#= c-format", ("c-format",)),
        (b"#,fuzzy\r", ("fuzzy",)),
        (b"#~ #, fuzzy", ("fuzzy",)),
        (b"# , fuzzy", ()),
    ],
)
def test_flag_lines_of_all_ages(line, found):
    assert flags(line + b"\n", UTF_8) == found


def test_references_are_words_or_isolated_names():
    block = "#: a.c:1 \u2068my file.c\u2069:12\n#: b.c\n".encode()

    assert references(block, UTF_8) == ("a.c:1", "my file.c:12", "b.c")


def test_bytes_outside_the_charset_stay():
    (text,) = lines(b"# J\xe4ger\n", UTF_8, TRANSLATOR)

    assert text.encode("utf-8", "surrogateescape") == b"J\xe4ger"


def test_a_line_joined_by_a_backslash_is_one_comment():
    assert lines(b"# a\\\n#, fuzzy\n", UTF_8, TRANSLATOR) == ("a#, fuzzy",)
    assert flags(b"# a\\\n#, fuzzy\n", UTF_8) == ()


def test_a_character_that_ends_like_a_backslash_joins_nothing():
    block = b"# \x95\x5c\n#, fuzzy\n"

    assert flags(block, named("SHIFT_JIS")) == ("fuzzy",)


def test_replaced_lines_stand_where_the_old_ones_stood():
    block = b"#: a\n# x\n#: b\n#, c\n"

    assert replaced(block, UTF_8, REFERENCE, [b"#: z\n"]) == b"#: z\n# x\n#, c\n"


def test_new_lines_stand_where_msgcat_would_put_them():
    block = b"# x\n#, c\n"

    assert replaced(block, UTF_8, EXTRACTED, [b"#. e\n"]) == b"# x\n#. e\n#, c\n"
    assert replaced(b"# x\n", UTF_8, FLAG, [b"#, f\n"]) == b"# x\n#, f\n"
    assert replaced(b"", UTF_8, FLAG, [b"#, f\n"]) == b"#, f\n"


def test_no_new_lines_take_a_kind_away():
    assert replaced(BLOCK, UTF_8, FLAG, []) == BLOCK[: BLOCK.index(b"#,")]


def test_the_byte_order_mark_stays_when_its_line_goes():
    block = b"\xef\xbb\xbf#: a\n# b\n"

    assert replaced(block, UTF_8, REFERENCE, []) == b"\xef\xbb\xbf# b\n"
