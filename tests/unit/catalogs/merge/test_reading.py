from dragoman.catalogs import po
from dragoman.catalogs.merge import carry_out, merged, plan

TWICE = """\
msgid "a first text of some words"
msgstr "A"

msgid "a first text of some words"
msgstr "again"

msgid "b"
msgstr ""

msgid "b"
msgstr "B"

#~ msgid "a first text of many words"
#~ msgstr "obsolete"

#~ msgid "b"
#~ msgstr "old B"
"""


def about(entry):
    return entry.key, entry.msgstr, entry.obsolete, entry.flags, entry.comments


def same(data, *template):
    file = po.parse(data.encode())
    decided = plan(file.entries, template)
    said = [about(entry) for entry in merged(decided)]
    carry_out(decided, file)
    assert [about(entry) for entry in po.parse(file.to_bytes()).entries] == said
    return said


def test_what_stays_is_the_same_object():
    entries = po.parse(TWICE.encode()).entries
    template = [po.NewEntry("a first text of some words"), po.NewEntry("b")]
    found = merged(plan(entries, template))
    assert all(one is other for one, other in zip(found, entries, strict=True))


def test_double_and_obsolete_definitions_read_as_they_are_written():
    same(TWICE)
    same(TWICE, po.NewEntry("a second text of some words"))
    same(TWICE, po.NewEntry("a first text of many words"))
    same(TWICE, po.NewEntry("b", msgid_plural="bs"))
    same(TWICE, po.NewEntry("b", "verb"), po.NewEntry("c"), po.NewEntry("d"))


def test_an_empty_file_gets_all_in_order():
    said = same("", po.NewEntry("a"), po.NewEntry("b"), po.NewEntry("c"))
    assert [key for key, *_ in said] == [(None, "a"), (None, "b"), (None, "c")]
