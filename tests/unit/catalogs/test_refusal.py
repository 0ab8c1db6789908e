from pathlib import Path

import pytest

from dragoman.catalogs import po
from dragoman.catalogs.refusal import (
    CHECK,
    MAX_STRETCH,
    refusal,
    refuse_shapeless,
    unreadable,
)
from dragoman.errors import CatalogError

CONFLICT = """msgid "a"
<<<<<<< HEAD
msgstr "b"
=======
msgstr "c"
>>>>>>> branch
"""


def error_of(text):
    with pytest.raises(po.PoError) as caught:
        po.parse(text.encode())
    return unreadable(caught.value, text.encode())


@pytest.mark.parametrize("text", [CONFLICT, CONFLICT.replace("\n", "\r\n")])
def test_a_conflict_is_called_one_at_its_first_line(text):
    error = error_of(text)
    assert (error.line, error.reason) == (2, "unresolved merge conflict")
    assert "<<<<<<<" in error.remedy


def test_a_conflict_is_the_reason_wherever_the_parser_stops():
    error = error_of('"stray"\n' + CONFLICT)
    assert (error.line, error.reason) == (3, "unresolved merge conflict")


def test_other_faults_keep_their_reason():
    assert error_of('msgid "a\n').reason == "a string is not closed on its line"


def test_a_refusal_has_place_reason_and_remedy():
    problem = refusal(error_of(CONFLICT), Path("de.po"))
    assert (problem.path, problem.line, problem.check) == (Path("de.po"), 2, CHECK)
    assert not problem.is_warning
    assert refusal(CatalogError("wrong"), Path("de.po")).remedy


MESSAGE = b'msgid "a"\nmsgstr "b"\n'


@pytest.mark.parametrize(
    ("stretch", "line"),
    [(b"# a\n", 4), (b'"a"\n', 4), (b"\\", 4), (b"\n", 4)],
    ids=["comments", "strings", "one line", "nothing"],
)
def test_a_stretch_without_a_message_is_refused_where_it_begins(stretch, line):
    data = MESSAGE + b"\n" + MESSAGE + stretch * (MAX_STRETCH // len(stretch) + 1)
    with pytest.raises(po.PoError) as caught:
        refuse_shapeless(data)
    assert caught.value.line == line
    assert caught.value.remedy


@pytest.mark.parametrize("marker", [b"", b"#~ ", b"#~"])
def test_many_messages_are_no_such_stretch(marker):
    message = marker + b'msgid "a"\n' + marker + b'msgstr "b"\n\n'
    refuse_shapeless(message * (3 * MAX_STRETCH // len(message)))
    refuse_shapeless(b"# a\n" * (MAX_STRETCH // 5))
