"""Two branches of a file become one: nothing lost, whoever is called ours."""

import subprocess

import pytest
from hypothesis import given
from hypothesis import strategies as st

import branches
from dragoman.catalogs import po, three_way

CHANCE = st.randoms(use_true_random=False)
HEADER = (
    'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset={charset}\\n"\n'
    '"Plural-Forms: nplurals=2; plural=(n != 1);\\n"\n'
)


def triple(chance):
    origin = branches.origin(chance)
    return origin, branches.branch(chance, origin), branches.branch(chance, origin)


def live(data):
    return {entry.key: entry for entry in po.parse(data).entries if not entry.obsolete}


def po_file(*entries, charset="UTF-8"):
    return "\n".join([HEADER.format(charset=charset), *entries]).encode(charset)


def entry(msgid, msgstr, *before):
    return "\n".join([*before, f'msgid "{msgid}"', f'msgstr "{msgstr}"', ""])


@given(CHANCE)
def test_where_one_side_changed_nothing_the_other_stands_byte_for_byte(chance):
    origin, ours, theirs = triple(chance)
    assert three_way.merge(origin, origin, theirs).data == theirs
    assert three_way.merge(origin, ours, origin).data == ours
    assert three_way.merge(origin, ours, ours).data == ours


@given(CHANCE)
def test_nothing_that_a_person_wrote_is_lost(chance):
    origin, ours, theirs = triple(chance)
    merged = three_way.merge(origin, ours, theirs).data
    assert branches.lost(origin, ours, merged) == []
    assert branches.lost(origin, theirs, merged) == []


@given(CHANCE)
def test_without_an_origin_nothing_is_lost_either(chance):
    _, ours, theirs = triple(chance)
    merged = three_way.merge(b"", ours, theirs).data
    assert branches.lost(ours, theirs, merged) == []
    assert branches.lost(theirs, ours, merged) == []


@given(CHANCE)
def test_whoever_is_ours_the_same_is_live(chance):
    origin, ours, theirs = triple(chance)
    one = three_way.merge(origin, ours, theirs)
    other = three_way.merge(origin, theirs, ours)
    undecided = {conflict.key for conflict in one.conflicts}
    assert undecided == {conflict.key for conflict in other.conflicts}
    left, right = live(one.data), live(other.data)
    assert set(left) == set(right)
    for key, mine in left.items():
        if key in undecided:
            assert mine.fuzzy
            assert right[key].fuzzy
        else:
            assert (mine.msgstr, mine.fuzzy) == (right[key].msgstr, right[key].fuzzy)
            assert mine.previous_msgid == right[key].previous_msgid
            assert set(mine.comments) == set(right[key].comments)


@given(CHANCE)
def test_msgcat_and_msgfmt_accept_what_is_written(program, chance):
    # A few merges at a time: each program costs more than the merge.
    for _ in range(3):
        merged = three_way.merge(*triple(chance)).data
        for command in (["msgcat", "-"], ["msgfmt", "-c", "-o", "/dev/null", "-"]):
            name, *options = command
            done = subprocess.run(
                [program(name), *options],
                input=merged,
                capture_output=True,
                check=False,
            )
            assert done.returncode == 0, (done.stderr.decode(), merged.decode())


def test_what_only_they_changed_comes_with_its_bytes():
    origin = po_file(entry("A", ""), entry("B", ""))
    ours = po_file(entry("A", "Eins"), entry("B", ""))
    odd = '#.  note\nmsgid   "B"\nmsgstr ""\n  "Zw"\n"ei"\n'
    theirs = po_file(entry("A", ""), odd, entry("New", "Neu", "#: x.md"))
    merged = three_way.merge(origin, ours, theirs)
    expected = po_file(entry("A", "Eins"), odd, entry("New", "Neu", "#: x.md"))
    assert merged.data == expected
    assert merged.conflicts == ()


def test_two_translations_of_one_text_both_stay_for_a_person():
    origin = po_file(entry("A", ""))
    ours, theirs = po_file(entry("A", "Eins")), po_file(entry("A", "Ein"))
    merged = three_way.merge(origin, ours, theirs)
    found = live(merged.data)[None, "A"]
    assert (found.msgstr, found.fuzzy) == (("Eins",), True)
    assert found.comments == ("Also translated as: Ein",)
    # Readers go on seeing it: it was made from this very text.
    assert found.previous_msgid == "A"
    [conflict] = merged.conflicts
    assert (conflict.ours, conflict.theirs) == (("Eins",), ("Ein",))
    assert conflict.line == found.line


def test_a_person_s_words_win_over_a_machine_s_and_its_note_goes():
    origin = po_file(entry("A", ""))
    ours = po_file(entry("A", "Maschine", "# dragoman: origin=machine"))
    theirs = po_file(entry("A", "Mensch", "# dragoman: ignore=urls"))
    for sides in ((ours, theirs), (theirs, ours)):
        merged = three_way.merge(origin, *sides)
        found = live(merged.data)[None, "A"]
        assert (found.msgstr, found.fuzzy) == (("Mensch",), False)
        assert found.comments == ("dragoman: ignore=urls",)
        assert merged.conflicts == ()


def test_new_words_of_an_old_text_go_to_what_it_has_become():
    origin = po_file(entry("Old", "Alt"))
    worded = po_file(entry("Old", "Älter"))
    moved = po_file(entry("New", "Alt", "#, fuzzy", '#| msgid "Old"'))
    for sides in ((worded, moved), (moved, worded)):
        found = live(three_way.merge(origin, *sides).data)
        assert list(found) == [(None, "New")]
        new = found[None, "New"]
        assert (new.msgstr, new.fuzzy, new.previous_msgid) == (("Älter",), True, "Old")


def test_words_for_a_text_that_is_gone_are_kept_as_obsolete():
    origin = po_file(entry("A", "Eins"), entry("B", "Zwei"))
    ours, theirs = (
        po_file(entry("B", "Zwei")),
        po_file(entry("A", "Ein"), entry("B", "")),
    )
    [other, gone] = po.parse(three_way.merge(origin, ours, theirs).data).entries
    assert (gone.obsolete, gone.msgstr, other.msgstr) == (True, ("Ein",), ("",))


@pytest.mark.parametrize(
    ("charset", "mark"),
    [("ISO-8859-1", b""), ("UTF-8", b""), ("UTF-8", b"\xef\xbb\xbf")],
)
def test_charset_mark_and_ends_of_line_stay_ours(charset, mark):
    origin = po_file(entry("A", ""), entry("B", ""))
    ours = po_file(entry("A", "Grün"), entry("B", ""), charset=charset)
    ours = mark + ours.replace(b"\n", b"\r\n")
    theirs = po_file(entry("A", ""), entry("B", "Blümchen"))
    merged = three_way.merge(origin, ours, theirs).data
    expected = po_file(entry("A", "Grün"), entry("B", "Blümchen"), charset=charset)
    assert merged == mark + expected.replace(b"\n", b"\r\n")


def test_a_charset_that_cannot_hold_their_words_becomes_utf_8():
    origin = po_file(entry("A", ""), entry("B", ""), charset="ISO-8859-1")
    ours = po_file(entry("A", "Grün"), entry("B", ""), charset="ISO-8859-1")
    theirs = po_file(entry("A", ""), entry("B", "Ωμέγα"))
    merged = three_way.merge(origin, ours, theirs).data
    assert merged == po_file(entry("A", "Grün"), entry("B", "Ωμέγα"))


def test_further_definitions_on_their_side_are_kept_in_a_comment():
    origin, ours = po_file(entry("A", "")), po_file(entry("A", ""), entry("C", "Drei"))
    theirs = po_file(entry("A", "Eins"), entry("A", "Uno"))
    found = live(three_way.merge(origin, ours, theirs).data)[None, "A"]
    assert found.msgstr == ("Eins",)
    assert found.comments == ("Also translated as: Uno",)


def test_comments_at_the_end_are_merged():
    origin, ours = po_file(entry("A", "")), po_file(entry("A", "Eins"))
    theirs = origin + b"\n# to be done\n"
    assert three_way.merge(origin, ours, theirs).data == ours + b"\n# to be done\n"


@pytest.mark.parametrize("broken", ["ours", "theirs"])
def test_a_side_that_cannot_be_read_is_named_with_its_line(broken):
    sides = {"ours": po_file(entry("A", "x")), "theirs": po_file(entry("A", "y"))}
    sides[broken] += b'\nmsgid "open\n'
    with pytest.raises(three_way.SideError) as caught:
        three_way.merge(po_file(entry("A", "")), sides["ours"], sides["theirs"])
    assert (caught.value.side, caught.value.line) == (broken, 9)


def test_an_origin_that_cannot_be_read_is_as_good_as_none():
    ours, theirs = po_file(entry("A", "x")), po_file(entry("A", ""), entry("B", "y"))
    merged = three_way.merge(b"<<<<<<< HEAD\n", ours, theirs)
    assert {key[1] for key in live(merged.data)} == {"A", "B"}
    assert "line 1" in merged.notes[0]


def test_two_corrections_of_a_machine_s_text_are_both_kept():
    note = "# dragoman: origin=machine"
    origin, ours, theirs = (
        po_file(entry("A", text, note)) for text in ("Maschine", "Meine", "Deine")
    )
    merged = three_way.merge(origin, ours, theirs)
    (found,) = po.parse(merged.data).entries
    assert found.msgstr == ("Meine",)
    assert found.fuzzy
    assert any("Deine" in line for line in found.comments)
    assert len(merged.conflicts) == 1
