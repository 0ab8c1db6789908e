import pytest

from dragoman.catalogs import po

ODD = b"""\
# mine
#. type: quote
#: content/a.md
#, no-wrap
msgid ""
"an "
"odd text"
msgstr ""
"ein "
"Text"

msgid "b"
msgstr "B"
"""
NOW = po.NewEntry(
    "an even text",
    None,
    None,
    ("ein Text",),
    ("fuzzy", "no-wrap"),
    ("type: quote",),
    ("content/a.md",),
    ("mine", "ours"),
    "an odd text",
)


def changed(data, key, new):
    file = po.parse(data)
    file.follow(key, new)
    return file.to_bytes()


def test_what_becomes_the_previous_text_keeps_its_lines():
    after = changed(ODD, (None, "an odd text"), NOW)
    assert after == ODD.replace(b"# mine\n", b"# mine\n# ours\n").replace(
        b'#, no-wrap\nmsgid ""\n"an "\n"odd text"\n',
        b'#, fuzzy, no-wrap\n#| msgid ""\n#| "an "\n#| "odd text"\n'
        b'msgid "an even text"\n',
    )
    (was, _) = po.parse(ODD).entries
    back = po.NewEntry(
        was.msgid,
        msgstr=was.msgstr,
        flags=was.flags,
        extracted=was.extracted,
        references=was.references,
        comments=was.comments,
    )
    assert changed(after, (None, "an even text"), back) == ODD
    windows = ODD.replace(b"\n", b"\r\n")
    there = changed(windows, (None, "an odd text"), NOW)
    assert there == after.replace(b"\n", b"\r\n")
    assert changed(there, (None, "an even text"), back) == windows


def test_a_context_comes_and_goes_in_its_place():
    data = b'msgid  "a"\nmsgstr  "A"\n'
    there = changed(data, (None, "a"), po.NewEntry("a", "c", msgstr=("A",)))
    assert there == b'msgctxt "c"\nmsgid  "a"\nmsgstr  "A"\n'
    assert changed(there, ("c", "a"), po.NewEntry("a", msgstr=("A",))) == data


def test_a_plural_comes_and_goes():
    data = b'msgid "a"\nmsgstr "A"\n\nmsgid "b"\nmsgstr ""\n'
    there = changed(data, (None, "a"), po.NewEntry("a", None, "as", ("A", "")))
    assert po.parse(there).entries[0].msgstr == ("A", "")
    assert changed(there, (None, "a"), po.NewEntry("a", msgstr=("A",))) == data


def test_parts_of_a_message_on_one_line_are_written_anew():
    data = b'msgctxt "c" msgid "a" msgstr "A"\n\nmsgid "b"\nmsgstr "B"\n'
    new = po.NewEntry("x", "c", msgstr=("A",), flags=("fuzzy",), previous_msgid="a")
    after = changed(data, ("c", "a"), new)
    (first, second) = po.parse(after).entries
    assert (first.msgid, first.previous_msgid, first.fuzzy) == ("x", "a", True)
    assert second.msgid == "b"


def test_further_definitions_and_an_obsolete_one_become_comments():
    data = (
        b'msgid "a"\nmsgstr "A"\n\nmsgid "a"\nmsgstr "again"\n\n'
        b'#~ msgid "b"\n#~ msgstr "B"\n'
    )
    after = changed(data, (None, "a"), po.NewEntry("b", msgstr=("A",)))
    (entry,) = po.parse(after).entries
    assert entry.comments == (
        "Also translated as: again",
        "Also translated as: B",
    )


def test_what_is_there_or_is_not_there_is_refused():
    data = b'msgid "a"\nmsgstr "A"\n\nmsgid "b"\nmsgstr "B"\n'
    with pytest.raises(po.PoError, match="in the file already"):
        changed(data, (None, "a"), po.NewEntry("b"))
    with pytest.raises(KeyError):
        changed(data, (None, "c"), po.NewEntry("d"))


@pytest.mark.parametrize(
    ("before", "notes", "after"),
    [
        (b"# a\n#. x\n# b\n", ("a", "b", "c"), b"# a\n#. x\n# b\n# c\n"),
        (b"# a\n#. x\n# b\n", ("a",), b"# a\n#. x\n"),
        (b"# a\n#. x\n# b\n", ("b",), b"#. x\n# b\n"),
        (b"#a\n#  b\n", ("a", " b", "c"), b"#a\n#  b\n# c\n"),
        (b"# a\n# b\n", ("n", "b"), b"# n\n# b\n"),
        (b"# b\n", ("a", "b"), b"# a\n# b\n"),
        (b"#. x\n", ("a",), b"# a\n#. x\n"),
        (b"", ("a",), b"# a\n"),
    ],
)
def test_only_the_lines_change_that_say_something_else(before, notes, after):
    message = b'msgid "a"\nmsgstr "A"\n'
    file = po.parse(before + message)
    file.note((None, "a"), notes)
    assert file.to_bytes() == after + message
