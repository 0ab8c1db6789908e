import pytest

from dragoman.catalogs import po
from dragoman.catalogs.po.charset import UTF_8, named
from dragoman.catalogs.three_way.side import bare, converted, read_side

HEAD = 'msgid ""\nmsgstr "Content-Type: text/plain; charset={}\\n"\n'


def test_messages_are_found_by_their_key():
    text = HEAD.format("UTF-8") + (
        '\nmsgid "A"\nmsgstr "1"\n\nmsgid "A"\nmsgstr "2"\n\n'
        '#~ msgid "A"\n#~ msgstr "3"\n\n#~ msgid "B"\n#~ msgstr "4"\n\n# end\n'
    )
    side = read_side(text.encode(), UTF_8)
    assert side.standing((None, "A")).raw == b'msgid "A"\nmsgstr "1"\n'
    assert [each.msgstr for each in side.every((None, "A"))] == [("1",), ("2",), ("3",)]
    assert side.standing((None, "B")).entry.obsolete
    assert side.standing((None, "C")) is None
    assert list(side.order) == [(None, "A"), (None, "B")]
    assert (side.tail, side.header.entry.msgid) == (b"# end\n", "")


def test_blank_lines_and_the_mark_are_not_the_message():
    assert (
        bare(b'\xef\xbb\xbf\n \nmsgid "a"\nmsgstr "b"\n\n\n')
        == b'msgid "a"\nmsgstr "b"\n'
    )
    assert bare(b'msgid "a"\r\nmsgstr "b"\r\n\r\n') == b'msgid "a"\r\nmsgstr "b"\r\n'


def test_a_file_is_brought_into_another_form():
    text = HEAD.format("ISO-8859-1") + 'msgid "A"\nmsgstr "Grün"\n'
    found = converted(text.encode("latin-1"), UTF_8, b"\r\n")
    assert found == text.replace("\n", "\r\n").encode()
    assert converted(found[:-1], UTF_8, b"\r\n")


def test_a_character_that_does_not_fit_is_named_with_its_line():
    text = HEAD.format("UTF-8") + 'msgid "A"\nmsgstr "Ω"\n'
    with pytest.raises(po.PoError) as caught:
        converted(text.encode(), named("ISO-8859-1"), b"\n")
    assert caught.value.line == 4
