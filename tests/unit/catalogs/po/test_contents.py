import itertools

import pytest

from dragoman.catalogs.po.charset import UTF_8
from dragoman.catalogs.po.contents import Contents
from dragoman.catalogs.po.piece import of_message, pieces

HEADER = b'msgid ""\nmsgstr "x"\n\n'
ONE = b'msgid "a"\nmsgstr "1"\n'
TWO = b'msgid "b"\nmsgstr "2"\n'
GONE = b'#~ msgid "a"\n#~ msgstr "0"\n'
A, B = (None, "a"), (None, "b")


def contents(data):
    return Contents(list(pieces(data, UTF_8)), b"\n")


def piece(raw):
    return of_message(raw, UTF_8)


def test_spans_meet_from_the_first_byte_to_the_last():
    data = HEADER + ONE + b"\n" + GONE + b"# end"
    spans = contents(data).spans()

    assert [span.kind for span in spans] == ["header", "entry", "entry", "tail"]
    assert spans[0].start == 0
    assert spans[-1].end == len(data)
    assert all(one.end == two.start for one, two in itertools.pairwise(spans))


def test_messages_are_found_by_key_and_obsolescence():
    found = contents(HEADER + ONE + ONE + GONE)

    assert [item.message().line for item in found.live(A)] == [4, 6]
    assert [item.message().msgstr for item in found.obsolete(A)] == [("0",)]
    assert not found.live(B)
    assert not found.live((None, ""))


def test_a_new_piece_is_set_off_by_blank_lines():
    found = contents(HEADER + ONE)
    found.insert(piece(TWO), found.live(A)[0])

    assert found.raw() == HEADER + ONE + b"\n" + TWO
    assert found.live(B)

    found.insert(piece(GONE), found.header)
    assert found.raw() == HEADER + GONE + b"\n" + ONE + b"\n" + TWO


def test_lines_are_counted_again_after_a_write():
    found = contents(b"\n\n" + ONE + TWO)
    assert [entry.line for entry in found.entries()] == [3, 5]

    found.replace(found.live(A)[0], piece(b"\n\n# x\n" + ONE))
    assert [entry.line for entry in found.entries()] == [3, 6]


def test_a_removed_piece_leaves_no_blank_line_at_the_end():
    found = contents(HEADER + ONE + b"\n" + TWO)
    found.remove(found.live(B)[0])

    assert found.raw() == HEADER + ONE
    assert not found.live(B)


def test_the_end_is_before_the_last_comments():
    found = contents(ONE + b"\n# vim: et\n")
    found.append(piece(TWO))

    assert found.raw() == ONE + b"\n" + TWO + b"\n# vim: et\n"


def test_the_byte_order_mark_stays_at_the_beginning():
    mark = b"\xef\xbb\xbf"
    found = contents(mark + ONE)

    found.insert(piece(TWO), None)
    assert found.raw() == mark + TWO + b"\n" + ONE
    found.remove(found.live(B)[0])
    assert found.raw() == mark + ONE


def test_a_message_that_shared_a_line_leaves_it_ended():
    found = contents(b'#~ msgid "x" #~ msgstr "y" #~ msgid "a" #~ msgstr "b"\n' + TWO)
    found.remove(found.obsolete(A)[0])

    assert [entry.key for entry in contents(found.raw()).entries()] == [
        (None, "x"),
        (None, "b"),
    ]


def test_a_message_that_shared_a_line_does_not_take_its_colour():
    found = contents(b'#~ msgid "x" #~ msgstr "y" #, fuzzy\n' + TWO)
    found.replace(found.live(B)[0], piece(TWO))

    (x, b) = contents(found.raw()).entries()
    assert (x.obsolete, b.obsolete) == (True, False)


TIGHT = HEADER + ONE + TWO


def test_where_no_blank_line_separates_none_is_added():
    three = b'msgid "c"\nmsgstr "3"\n'
    found = contents(TIGHT)
    found.insert(piece(three), found.live(A)[0])
    assert found.raw() == HEADER + ONE + three + TWO

    found.append(piece(GONE))
    assert found.raw() == HEADER + ONE + three + TWO + GONE


@pytest.mark.parametrize("data", [TIGHT, HEADER + ONE + b"\n" + TWO])
@pytest.mark.parametrize("place", [A, B])
def test_what_comes_and_goes_leaves_no_trace(data, place):
    found = contents(data)
    new = piece(b'msgid "c"\nmsgstr "3"\n')
    found.insert(new, found.live(place)[0])
    found.remove(new)

    assert found.raw() == data


def test_a_renamed_piece_is_found_by_its_new_key():
    found = contents(TIGHT)
    found.rename(found.live(A)[0], piece(b'msgctxt "x"\n' + ONE))

    assert found.raw() == HEADER + b'msgctxt "x"\n' + ONE + TWO
    assert not found.live(A)
    assert found.live(("x", "a"))
