import pytest

from dragoman.catalogs.po.charset import UTF_8
from dragoman.catalogs.po.piece import Piece, of_message, pieces

DATA = (
    b'\n\nmsgid ""\nmsgstr "x"\n\n'
    b'# a\nmsgid "b"\nmsgstr "c"\n\n\n'
    b'msgid "d" msgstr "e" msgid "f" msgstr "g"\n'
    b'#~ msgid ""\n#~ msgstr "h"\n'
    b"\n# end\n"
)


def test_each_byte_is_in_one_piece():
    found = list(pieces(DATA, UTF_8))

    assert [piece.kind for piece in found] == ["header", *["entry"] * 4, "tail"]
    assert b"".join(piece.raw for piece in found) == DATA
    assert found[1].raw == b'# a\nmsgid "b"\nmsgstr "c"\n\n\n'
    assert found[5].raw == b"# end\n"


def test_blank_lines_at_the_beginning_are_counted():
    assert [piece.lead for piece in pieces(DATA, UTF_8)] == [2, 0, 0, 0, 0, 0]


@pytest.mark.parametrize("data", [b"\n", b"# a\n", b"\xef\xbb\xbf", b"#~\n"])
def test_a_file_without_messages_is_all_tail(data):
    (piece,) = pieces(data, UTF_8)

    assert (piece.kind, piece.raw) == ("tail", data)
    with pytest.raises(TypeError):
        piece.message()


def test_an_empty_file_has_no_piece():
    assert not list(pieces(b"", UTF_8))


@pytest.mark.parametrize(
    ("raw", "separated"),
    [
        (b"a", b"a\n\n"),
        (b"a\n", b"a\n\n"),
        (b"a\n\n", b"a\n\n"),
        (b"a\n \t\n\n", b"a\n \t\n\n"),
        (b"a\r\n\r\n", b"a\r\n\r\n"),
        (b"a ", b"a \n\n"),
        (b"\n", b"\n"),
    ],
)
def test_a_blank_line_separates(raw, separated):
    piece = Piece("tail", raw, None)
    piece.separate(b"\n")

    assert piece.raw == separated


def test_an_end_of_line_closes():
    piece = of_message(b'msgid "a"\nmsgstr "b"\n\n\n', UTF_8)
    piece.close(b"\n")

    assert piece.raw == b'msgid "a"\nmsgstr "b"\n'
