import pytest

from dragoman.catalogs import po
from dragoman.catalogs.outline import LENGTH, difference, head, outline, places
from unit.catalogs import many_messages


@pytest.fixture
def parts(chance):
    return many_messages.messages(5 * LENGTH + 7, chance)


def outlined(data):
    return outline(data, po.parse(data).entries)


def test_the_runs_are_the_whole_file(parts):
    data = many_messages.file(parts)
    found = outlined(data)
    assert found.head.size + sum(run.size for run in found.runs) == len(data)
    assert sum(run.messages for run in found.runs) == len(parts)
    assert places(found)[-1] == (len(parts), data.count(b"\n"))
    assert len(found.runs) == 6


def test_equal_files_differ_nowhere(parts):
    data = many_messages.file(parts)
    found = difference(outlined(data), head(data), data)
    assert (found.first, found.last) == (6, 6)
    assert found.start == found.end == len(data)


def test_a_change_is_found_between_its_neighbours(parts):
    data = many_messages.file(parts)
    place = 2 * LENGTH + 3
    parts[place] = many_messages.sites.entry("Something else", "Etwas anderes")
    later = many_messages.file(parts)
    found = difference(outlined(data), head(later), later)
    assert (found.first, found.last) == (2, 3)
    assert b"Something else" in later[found.start : found.end]
    assert data[: found.start] == later[: found.start]
    assert data.endswith(later[found.end :])


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"# only a comment\n",
        b'msgid "no header"\nmsgstr "x"\n\nmsgid "y"\nmsgstr "z"\n',
        b'msgid ""\nmsgstr ""\n"A: b\\n"\nmsgid "not set apart"\nmsgstr "x"\n',
        b'msgid "unclosed\n',
    ],
)
def test_a_file_of_another_form_has_no_outline(data):
    assert head(data) is None


def test_a_message_in_the_middle_of_a_line_begins_no_run(chance):
    parts = many_messages.messages(3 * LENGTH, chance)
    parts[LENGTH - 1] = 'msgid "first"\nmsgstr "x" msgid "second" msgstr "y"\n'
    data = many_messages.file(parts)
    found = outlined(data)
    assert sum(run.messages for run in found.runs) == len(parts) + 1
    assert sum(run.size for run in found.runs) == len(data) - found.head.size
