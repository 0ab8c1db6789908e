import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.catalogs import po
from dragoman.catalogs.po import edit
from dragoman.catalogs.po.charset import UTF_8
from dragoman.catalogs.po.layout import Layout
from dragoman.catalogs.po.piece import of_message
from unit.catalogs.po.samples import ENTRIES, TEXT, with_edges_of, written

LAYOUT = Layout(UTF_8)


def with_msgstr(raw, *msgstr, layout=LAYOUT):
    return edit.with_msgstr(raw, of_message(raw, UTF_8).entry, msgstr, layout)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (b'msgid "a"\nmsgstr ""\n\n', b'msgid "a"\nmsgstr "x"\n\n'),
        (b'msgid "a"\nmsgstr ""\n"b"\n\n', b'msgid "a"\nmsgstr "x"\n\n'),
        (b'msgid "a"\n  msgstr   "b"', b'msgid "a"\n  msgstr "x"'),
        (b'msgid "a"msgstr"b"\n', b'msgid "a"msgstr "x"\n'),
        (b'msgid "a"\nmsgstr \\\n"b"\n', b'msgid "a"\nmsgstr "x"\n'),
        (b'msgid "a"\nmsgstr\n"b" "c"', b'msgid "a"\nmsgstr "x"'),
    ],
)
def test_only_the_translation_is_written_anew(before, after):
    assert with_msgstr(before, "x") == after


def test_further_lines_follow_the_indentation_of_the_message():
    raw = b'  msgid   "a"\n          "b"\n  msgstr  ""\n'

    assert with_msgstr(raw, "x\ny") == (
        b'  msgid   "a"\n          "b"\n  msgstr ""\n          "x\\n"\n          "y"\n'
    )


def test_forms_that_stay_keep_their_bytes():
    raw = (
        b'msgid "a"\nmsgid_plural "b"\n'
        b'msgstr [ 0 ] "c" ""\nmsgstr[1]\t"d"\nmsgstr[ 2]"e"\n'
    )

    assert with_msgstr(raw, "c", "x", "e") == raw.replace(
        b'msgstr[1]\t"d"', b'msgstr[1] "x"'
    )


def test_forms_are_added_and_taken_away():
    raw = b'msgid "a"\nmsgid_plural "b"\nmsgstr[0] "c"\nmsgstr[1] "d"\n\n'

    longer = with_msgstr(raw, "c", "d", "e\nf")
    assert longer == raw[:-1] + b'msgstr[2] ""\n"e\\n"\n"f"\n\n'
    assert with_msgstr(longer, "c", "d") == raw
    assert with_msgstr(raw, "c") == raw.replace(b'msgstr[1] "d"\n', b"")


def test_the_end_of_line_is_that_of_the_file():
    raw = b'msgid "a"\r\nmsgstr ""\r\n'
    layout = Layout(UTF_8, eol=b"\r\n")

    assert with_msgstr(raw, "x\ny", layout=layout) == (
        b'msgid "a"\r\nmsgstr ""\r\n"x\\n"\r\n"y"\r\n'
    )


def test_without_fuzzy_the_previous_text_goes():
    raw = (
        b'# c\n#, fuzzy\n#| msgctxt "o"\n#| msgid ""\n#| "p"\n'
        b'msgctxt "d"\nmsgid "a"\nmsgstr "b"\n'
    )

    assert edit.with_fuzziness(raw, LAYOUT, fuzzy=False) == (
        b'# c\nmsgctxt "d"\nmsgid "a"\nmsgstr "b"\n'
    )


def test_with_fuzzy_the_previous_text_stays():
    raw = b'#: a\n#| msgid "o"\nmsgid "a"\nmsgstr "b"\n'

    assert edit.with_fuzziness(raw, LAYOUT, fuzzy=True) == (
        b'#: a\n#, fuzzy\n#| msgid "o"\nmsgid "a"\nmsgstr "b"\n'
    )


def test_the_previous_text_stands_before_the_message():
    raw = b'#, fuzzy\n#| msgid "old"\nmsgid "a"\nmsgstr "b"\n'

    assert edit.with_previous(raw, ("c", "d", "e"), LAYOUT, 1) == (
        b'#, fuzzy\n#| msgctxt "c"\n#| msgid "d"\n#| msgid_plural "e"\n'
        b'msgid "a"\nmsgstr "b"\n'
    )
    assert edit.with_previous(raw, (None, None, None), LAYOUT, 1) == (
        b'#, fuzzy\nmsgid "a"\nmsgstr "b"\n'
    )


def test_a_long_previous_text_is_one_that_msgcat_leaves_alone(gnu, header):
    raw = b'#, fuzzy\nmsgid "a"\nmsgstr "b"\n'
    for text in ("word " * 99, "日本語" * 50, "a\nb\n" * 9, "x" * 200, '"\\' * 60):
        data = header + edit.with_previous(raw, (text, text, text), LAYOUT, 1)
        plural = b'msgid_plural "c"\nmsgstr[0] "b"\n'
        data = data.replace(b'msgstr "b"\n', plural)

        assert gnu("msgcat", data).stdout == data


NOTES = edit.Notes(None, None, None)


def annotated(raw, **notes):
    entry = of_message(raw, UTF_8).entry
    return edit.annotated(raw, entry, NOTES._replace(**notes), LAYOUT)


def test_notes_that_say_so_already_keep_their_bytes():
    raw = b'#.note\n#:  a   b\n#: c\n#,y,  x,fuzzy\nmsgid "a"\nmsgstr "b"\n'

    assert raw == annotated(
        raw, references=["a", "b", "c"], extracted=["note"], flags=("x", "y")
    )


def test_notes_are_written_anew_kind_by_kind():
    raw = b'# t\n#: a\n#, fuzzy, x\nmsgid "a"\nmsgstr "b"\n'

    assert annotated(raw, references=["c", "d"]) == raw.replace(b"#: a", b"#: c d")
    assert annotated(raw, references=[]) == raw.replace(b"#: a\n", b"")
    assert annotated(raw, extracted=["e", "f"]) == raw.replace(
        b"#: a", b"#. e\n#. f\n#: a"
    )
    assert annotated(raw, flags=["z"]) == raw.replace(b"fuzzy, x", b"fuzzy, z")
    assert annotated(raw, flags=["fuzzy"]) == raw.replace(b"fuzzy, x", b"fuzzy")


def test_fuzzy_is_not_for_notes_to_set():
    raw = b'#, x\nmsgid "a"\nmsgstr "b"\n'

    assert annotated(raw, flags=["fuzzy", "x"]) == raw
    assert annotated(raw, flags=["fuzzy"]) == b'msgid "a"\nmsgstr "b"\n'


@given(ENTRIES.filter(bool), st.data(), st.booleans())
def test_what_is_set_is_read_again(entries, data, fuzzy):
    file = written(entries)
    entry = data.draw(st.sampled_from(entries))
    count = len(entry.msgstr)
    texts = data.draw(st.lists(TEXT, min_size=count, max_size=count))
    msgstr = tuple(with_edges_of(entry.msgid, text) for text in texts)

    file.set(*entry.key, msgstr, fuzzy=fuzzy)

    again = po.parse(file.to_bytes())
    assert again.entries == file.entries
    assert again.get(*entry.key).msgstr == msgstr
    assert again.get(*entry.key).fuzzy is fuzzy
    others = [item for item in again.entries if item.key != entry.key]
    assert others == [
        item for item in written(entries).entries if item.key != entry.key
    ]


@given(TEXT, st.none() | TEXT, st.none() | TEXT)
def test_a_previous_text_is_read_again(msgid, msgctxt, plural):
    file = written([po.NewEntry("a")])
    file.set_previous((None, "a"), msgid, msgctxt, plural)

    entry = po.parse(file.to_bytes()).get(None, "a")
    assert entry.previous_msgid == msgid
    assert entry.previous_msgctxt == msgctxt
    assert entry.previous_msgid_plural == plural


def test_msgcat_reads_what_we_write(gnu, chance):
    alphabet = 'ab \n\t"\\%s{}é日本،ש.-/'
    for _ in range(12):
        texts = ["".join(chance.choices(alphabet, k=size)) for size in (5, 90, 200)]
        file = written([po.NewEntry(f"{text}{n}") for n, text in enumerate(texts)])
        for entry in file.entries:
            text = with_edges_of(entry.msgid, entry.msgid[::-1])
            file.set(None, entry.msgid, text, fuzzy=True)
            file.set_previous(entry.key, entry.msgid * 2)
        result = gnu("msgcat", file.to_bytes())

        assert result.returncode == 0, result.stderr
        theirs = po.parse(result.stdout).entries
        assert [
            (entry.key, entry.msgstr, entry.previous_msgid) for entry in theirs
        ] == [(entry.key, entry.msgstr, entry.previous_msgid) for entry in file.entries]
