from dragoman.catalogs import po

DATA = b"""\
# dragoman: same
#. heading
#: content/a.md content/b.md
#, fuzzy, python-format
#| msgctxt "old c"
#| msgid "old"
#| msgid_plural "olds"
msgctxt "c"
msgid "one"
msgid_plural "many"
msgstr[0] "eins"
msgstr[1] ""
"""


def test_an_entry_tells_all_that_stands_in_the_file():
    (entry,) = po.parse(DATA).entries

    assert entry.key == ("c", "one")
    assert (entry.msgctxt, entry.msgid, entry.msgid_plural) == ("c", "one", "many")
    assert entry.msgstr == ("eins", "")
    assert entry.translated
    assert entry.fuzzy
    assert not entry.obsolete
    assert entry.flags == ("fuzzy", "python-format")
    assert entry.comments == ("dragoman: same",)
    assert entry.extracted == ("heading",)
    assert entry.references == ("content/a.md", "content/b.md")
    assert entry.previous_msgctxt == "old c"
    assert entry.previous_msgid == "old"
    assert entry.previous_msgid_plural == "olds"
    assert entry.line == 1


def test_a_bare_entry_has_nothing_more():
    (entry,) = po.parse(b'msgid "a"\nmsgstr ""').entries

    assert (entry.flags, entry.comments, entry.extracted, entry.references) == ((),) * 4
    assert not entry.fuzzy
    assert not entry.translated
    assert entry.msgctxt is None


def test_an_empty_context_is_a_context():
    (entry,) = po.parse(b'msgctxt ""\nmsgid ""\nmsgstr "x"').entries

    assert entry.key == ("", "")


def test_entries_are_equal_wherever_they_stand():
    one, two = po.parse(b'msgid "a"\nmsgstr "b"\n\nmsgid "a"\nmsgstr "b"').entries

    assert one.line != two.line
    assert one == two


def test_a_new_entry_has_the_same_key():
    assert po.NewEntry("one", "c").key == ("c", "one")
