import json
from pathlib import Path

import pytest

from dragoman.catalogs import po
from dragoman.catalogs.problem import Problem
from dragoman.errors import CatalogError


def test_it_is_told_with_file_line_reason_and_remedy():
    problem = Problem(Path("de.po"), 7, "the quote is not closed", "Close it.")
    assert str(problem) == "de.po:7: the quote is not closed. Close it."
    assert str(Problem(Path("de.po"), 0, "gone")) == "de.po: gone"


def test_an_error_of_a_po_file_keeps_its_line():
    with pytest.raises(po.PoError) as caught:
        po.parse(b'msgid "a"\nmsgstr "b\n')
    problem = Problem.of(caught.value, Path("de.po"), "Mend it.")
    assert problem.line == 2
    assert problem.reason == caught.value.reason


def test_the_remedy_of_the_error_goes_first():
    error = CatalogError("wrong", remedy="Do this.")
    assert Problem.of(error, Path("x"), "Do that.").remedy == "Do this."
    assert Problem.of(CatalogError("wrong"), Path("x"), "Do that.").remedy == "Do that."


def test_programs_read_it_as_json():
    problem = Problem(Path("de.po"), 7, "wrong", "Mend it.", "html")
    assert json.loads(json.dumps(problem.as_dict())) == {
        "path": "de.po",
        "line": 7,
        "reason": "wrong",
        "remedy": "Mend it.",
    }
