from dragoman.catalogs import po
from dragoman.catalogs.merge.had import Had, is_of_page, mark_of

FILE = b"""\
msgid "a"
msgstr "A"

# dragoman: copied
#, fuzzy
#| msgid "a"
msgid "b"
msgstr "A"

msgctxt "page:x"
msgid "a"
msgstr "X"

msgid "a"
msgstr "again"

#, fuzzy
#| msgid "d"
msgid "c"
msgstr "C"

#~ msgid "e"
#~ msgstr "E"
"""


def had():
    return Had({"": po.parse(FILE).entries, "guide": ()})


def test_messages_are_found():
    found = had()
    assert list(found.live) == [(None, "a"), (None, "b"), ("page:x", "a"), (None, "c")]
    assert list(found.obsolete) == [(None, "e")]
    assert found.live[None, "a"].msgstr == ("A",)
    assert found.twice == {(None, "a")}
    assert [entry.msgctxt for entry in found.by_text["a"]] == [None]
    assert [entry.msgid for entry in found.by_origin["d"]] == ["c"]
    assert is_of_page(found.live["page:x", "a"])
    assert {found.part(entry) for entry in found.all()} == {""}


def test_a_message_is_known_by_its_origin_and_a_copy_by_itself():
    live = had().live
    same = po.NewEntry("d")
    assert mark_of(live[None, "c"]) == mark_of(same)
    assert mark_of(live[None, "b"]) == mark_of(po.NewEntry("b"))
    assert mark_of(live["page:x", "a"]) != mark_of(live[None, "a"])
    assert mark_of(po.NewEntry("a", "verb")) == mark_of(po.NewEntry("a"))


def test_a_place_is_between_those_that_last():
    found = had()
    own, last = found.live["page:x", "a"], found.live[None, "c"]
    stood = found.stood(own, {id(own)})
    assert stood == (mark_of(found.live[None, "a"]), mark_of(last))
    assert found.stood(own, {id(own), id(last)}).before == "end"
    assert found.stood(found.live[None, "a"], set()).after == "start"
