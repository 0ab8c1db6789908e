import pytest

from dragoman.catalogs.po.faults import line_at, misfit


def test_lines_are_counted_from_one():
    assert [line_at(b"a\nb\n", offset) for offset in range(4)] == [1, 1, 2, 2]


@pytest.mark.parametrize(
    ("data", "line", "reason"),
    [
        (b"\n<<<<<<< HEAD\n", 2, "a merge conflict is not resolved"),
        (b"=======\n", 1, "a merge conflict is not resolved"),
        (b'domain "x"', 1, "a domain directive is not supported"),
        (b'msgwhat "x"', 1, "the keyword msgwhat is unknown"),
        (b'\n\nmsgid "x', 3, "a string is not closed on its line"),
        (b'"x\n', 1, "a string is not closed on its line"),
        (b'"x"', 1, "a string stands outside of a message"),
        (b'msgid\n\nmsgstr "x"', 1, "a string must follow msgid"),
        (b"#~ msgid", 1, "a string must follow msgid"),
        (b'msgid\n"x', 2, "a string is not closed on its line"),
        (b"\xc2\xa0", 1, r"b'\xc2' cannot stand here"),
        (b"#~ 12", 1, "b'1' cannot stand here"),
    ],
)
def test_a_fault_is_named_with_its_line(data, line, reason):
    error = misfit(data, 0)

    assert (error.line, error.reason) == (line, reason)
