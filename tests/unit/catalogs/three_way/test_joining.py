"""Messages that come, go, become obsolete and come back, on one side or on both."""

import pytest

from dragoman.catalogs import po
from dragoman.catalogs.po.charset import UTF_8
from dragoman.catalogs.po.layout import layout_of
from dragoman.catalogs.three_way.joining import Joining
from dragoman.catalogs.three_way.side import read_side

HEAD = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'
LIVE = 'msgid "A"\nmsgstr "eins"\n\n'
OTHER = 'msgid "A"\nmsgstr "ein"\n\n'
BLANK = 'msgid "A"\nmsgstr ""\n\n'
GONE = '#~ msgid "A"\n#~ msgstr "eins"\n\n'
PLACED = f"#: x.md\n{LIVE}"
END = 'msgid "Z"\nmsgstr "zett"\n'


def joined(*bodies):
    data = [(HEAD + body + END).encode() for body in bodies]
    sides = [read_side(each, UTF_8) for each in data]
    joining = Joining(*sides, layout_of(data[1], UTF_8))
    return joining.merged().decode(), joining


@pytest.mark.parametrize(
    ("origin", "ours", "theirs", "expected"),
    [
        ("", LIVE, "", LIVE),
        ("", "", LIVE, LIVE),
        (LIVE, "", LIVE, ""),
        (LIVE, LIVE, "", ""),
        (LIVE, PLACED, "", ""),
        (LIVE, "", PLACED, ""),
        (GONE, LIVE, GONE, LIVE),
        (GONE, "", LIVE, LIVE),
        (BLANK, LIVE, BLANK, LIVE),
    ],
)
def test_a_message_stands_as_the_side_that_changed_it_has_it(
    origin, ours, theirs, expected
):
    found, joining = joined(origin, ours, theirs)
    assert found == HEAD + expected + END
    assert joining.conflicts == []


@pytest.mark.parametrize(
    "sides", [(OTHER, GONE), (GONE, OTHER), (OTHER, ""), ("", OTHER)]
)
def test_new_words_for_what_is_gone_are_kept_as_obsolete(sides):
    found, _ = joined(LIVE, *sides)
    entries = {entry.msgid: entry for entry in po.parse(found.encode()).entries}
    assert (entries["A"].obsolete, entries["A"].msgstr) == (True, ("ein",))
    assert not entries["Z"].obsolete


def test_a_message_comes_back_with_what_both_did():
    found, _ = joined(GONE, LIVE, GONE.replace("#~ msgid", "# note\n#~ msgid"))
    assert found == f"{HEAD}# note\n{LIVE}{END}"


def test_new_messages_come_after_their_neighbour():
    found, _ = joined(
        LIVE, LIVE, f'msgid "N"\nmsgstr ""\n\n{LIVE}msgid "M"\nmsgstr ""\n\n'
    )
    assert [entry.msgid for entry in po.parse(found.encode()).entries] == [
        "N",
        "A",
        "M",
        "Z",
    ]


def test_a_conflict_is_told():
    _, joining = joined(BLANK, LIVE, OTHER)
    assert joining.conflicts == [(None, "A")]
