import pytest

from dragoman.catalogs import po
from dragoman.catalogs.merge import (
    Changes,
    carry_out,
    carry_out_parts,
    plan,
    plan_parts,
)

A = '#: content/a.md\nmsgid "a text of the first page"\nmsgstr "A"\n'
B = '#: content/guide/b.md\nmsgid "another of the second"\nmsgstr "B"\n'
MARKED = '# dragoman: between={},end\n#~ msgid "another of the second"\n#~ msgstr "B"\n'


def new(text, page):
    return po.NewEntry(text, references=(f"content/{page}.md",))


def test_messages_stay_in_their_file_and_new_ones_go_where_they_belong():
    files = {"": po.parse(A.encode()), "guide": po.parse(B.encode())}
    template = [
        new("another of the second", "a"),
        new("a new one", "guide/b"),
        new("a text of the first page", "guide/b"),
    ]
    had = {part: file.entries for part, file in files.items()}
    decided = plan_parts(
        had, template, lambda entry: "guide" if "guide" in entry.references[0] else ""
    )
    carry_out_parts(decided, files)
    assert [entry.msgid for entry in files[""].entries] == ["a text of the first page"]
    assert [entry.msgid for entry in files["guide"].entries] == [
        "another of the second",
        "a new one",
    ]
    assert decided.changes_in("guide") == Changes(new=1, kept=1)


def test_a_charset_that_lacks_a_character_refuses():
    header = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=ISO-8859-1\\n"\n\n'
    file = po.parse((header + A).encode())
    decided = plan(file.entries, [new("日本", "a")])
    with pytest.raises(po.PoError):
        carry_out(decided, file)


def test_what_is_empty_goes_for_good():
    file = po.parse(b'msgid "a"\nmsgstr ""\n\nmsgid "b"\nmsgstr "B"\n')
    carry_out(plan(file.entries, [po.NewEntry("b")]), file)
    assert file.to_bytes() == b'msgid "b"\nmsgstr "B"\n'
