import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.catalogs import notes
from dragoman.catalogs.catalog import Origin
from dragoman.catalogs.notes import Marks, Stood

MARKS = st.builds(
    Marks,
    aligned=st.sampled_from(["", "0123abcd"]),
    was=st.lists(
        st.tuples(
            st.text(st.characters(exclude_categories=["Cs"]), min_size=1),
            st.text(st.characters(exclude_categories=["Cs"])),
        ),
        max_size=2,
    ).map(tuple),
    copied=st.booleans(),
    stood=st.sampled_from([None, Stood("start", "end"), Stood("0123abcd", "end")]),
)
LINES = st.lists(
    st.sampled_from(["a note", "dragoman: origin=machine", " dragoman:  same x ", ""])
).map(tuple)


@given(LINES, MARKS)
def test_marks_come_and_go_without_a_trace(lines, marks):
    there = notes.marked(lines, marks)
    assert notes.read(there).marks == marks
    assert notes.marked(there, notes.NO_MARKS) == lines
    assert all(line.isascii() and "\n" not in line for line in there)


def test_what_a_line_says():
    read = notes.read(["hello", "dragoman: origin=machine ignore=url ignore=link"])
    assert read.origin is Origin.MACHINE
    assert read.ignored == {"url", "link"}
    assert (read.aligned, read.was) == (None, ())
    assert notes.read(["# dragoman"]).origin is Origin.HUMAN


def test_a_mark_is_bound_to_its_text():
    line = f"dragoman: aligned={notes.mark_of('a')}"
    assert notes.read([line]).is_aligned_with("a")
    assert not notes.read([line]).is_aligned_with("b")
    assert not notes.read([]).is_aligned_with("a")
    assert notes.mark_of("a", "c") != notes.mark_of("a")


@pytest.mark.parametrize("lines", [(), ("a note",), ("dragoman: same",)])
def test_a_word_comes_and_goes(lines):
    there = notes.with_word(lines, "origin=reviewed")
    assert "origin=reviewed" in notes.read(there).words
    assert notes.with_word(there, "origin=reviewed") == there
    assert notes.without_word(there, "origin=reviewed") == lines


def test_a_settled_message_remembers_only_what_lasts():
    line = "dragoman: same copied aligned=0123abcd was=1>2"
    assert notes.settled([line]) == ("dragoman: same copied",)
    assert notes.settled(["dragoman: copied"]) == ("dragoman: copied",)
