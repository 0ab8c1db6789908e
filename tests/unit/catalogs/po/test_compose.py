import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.catalogs import po
from dragoman.catalogs.po.charset import UTF_8, named
from dragoman.catalogs.po.compose import again, comment_rows, message, reference_rows
from dragoman.catalogs.po.layout import Layout
from unit.catalogs.po.samples import ENTRIES, written

LAYOUT = Layout(UTF_8)


def test_a_message_is_written_in_the_order_of_msgcat():
    entry = po.NewEntry(
        "one",
        "c",
        "many",
        ("eins", "viele"),
        flags=("fuzzy", "python-format"),
        extracted=("heading",),
        references=("a.md", "b.md"),
        comments=("dragoman: same",),
    )

    assert message(entry, LAYOUT, 1).decode() == (
        "# dragoman: same\n#. heading\n#: a.md b.md\n#, fuzzy, python-format\n"
        'msgctxt "c"\nmsgid "one"\nmsgid_plural "many"\n'
        'msgstr[0] "eins"\nmsgstr[1] "viele"\n'
    )


def test_it_is_read_again_as_it_was_given():
    entry = po.NewEntry("a", None, None, ("b",), ("x",), ("e", "f"), ("r s", "t"))
    (read,) = po.parse(message(entry, LAYOUT, 1)).entries

    assert again(read) == entry


def test_msgcat_changes_nothing(gnu, header):
    entry = po.NewEntry(
        "word " * 20,
        msgstr=("日本語" * 20,),
        references=tuple(f"content/page-{number}.md" for number in range(9)),
        comments=("word " * 30,),
    )
    data = header + message(entry, LAYOUT, 1)

    assert gnu("msgcat", data).stdout == data


def test_a_comment_cannot_leave_its_lines():
    assert comment_rows("#", ["a\nmsgid", "", "b\\"]) == [
        "# a",
        "# msgid",
        "#",
        "# b\\ ",
    ]
    entry = po.NewEntry("a", comments=("x\\",), references=("y\\",))

    assert po.parse(message(entry, LAYOUT, 1)).get(None, "a")


def test_references_fill_their_lines():
    rows = reference_rows([f"content/page-{number}.md" for number in range(9)])

    assert [len(row) for row in rows] == [74, 74, 20]


def test_a_name_with_spaces_is_one_reference():
    assert reference_rows(["my page.md"]) == ["#: \u2068my page.md\u2069"]


@pytest.mark.parametrize(
    ("entry", "reason"),
    [
        (po.NewEntry("a", msgstr=("b", "c")), "takes one text, not 2"),
        (po.NewEntry("a", msgid_plural="b", msgstr=()), "takes 1 to 6 forms, not 0"),
        (po.NewEntry("a", msgid_plural="b", msgstr=("",) * 7), "forms, not 7"),
        (po.NewEntry("a\0"), "NUL and EOT"),
        (po.NewEntry("a", "b\x04"), "NUL and EOT"),
        (po.NewEntry("a", flags=("b\nmsgid",)), "is no flag"),
        (po.NewEntry("ж"), "cannot hold"),
        (po.NewEntry("a", comments=("ж",)), "cannot hold"),
    ],
)
def test_what_cannot_be_written_is_refused(entry, reason):
    with pytest.raises(po.PoError, match=reason) as caught:
        message(entry, Layout(named("ISO-8859-1")), 5)

    assert caught.value.line == 5


@given(ENTRIES, st.sampled_from([b"\n", b"\r\n"]))
def test_what_is_inserted_is_read_again(entries, eol):
    data = written(entries).to_bytes().replace(b"\n", eol)
    file = po.parse(data)

    assert file.to_bytes() == data
    assert [entry.key for entry in file.entries] == [entry.key for entry in entries]
    for given_, read in zip(entries, file.entries, strict=True):
        assert read.msgstr == given_.msgstr
        assert read.msgid_plural == given_.msgid_plural
        assert read.references == given_.references
        assert set(read.flags) == set(given_.flags)
