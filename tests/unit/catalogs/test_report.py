import json
from pathlib import Path

from dragoman.catalogs.catalog import Domain
from dragoman.catalogs.merge import Changes
from dragoman.catalogs.problem import Problem
from dragoman.catalogs.report import Report, Updated

FILE = Updated(
    Path("de.po"), "de", Domain.CONTENT, Changes(new=2, kept=5), written=True
)
STILL = Updated(Path("fr.po"), "fr", Domain.CONTENT, Changes(kept=7), written=False)
REPORT = Report((Path("content.pot"),), (FILE, STILL), (Problem(Path("x"), 3, "bad"),))


def test_people_get_a_line_for_each_file_and_problem():
    assert REPORT.lines() == [
        "content.pot: written",
        "de.po: 2 new, 5 kept, 0 revived, 0 carried, 0 obsolete",
        "fr.po: 0 new, 7 kept, 0 revived, 0 carried, 0 obsolete; unchanged",
        "x:3: bad",
    ]


def test_programs_get_json():
    told = json.loads(json.dumps(REPORT.as_dict()))
    assert told["templates"] == ["content.pot"]
    assert told["problems"][0]["line"] == 3
    assert told["files"][0] == {
        "path": "de.po",
        "language": "de",
        "domain": "content",
        "new": 2,
        "kept": 5,
        "revived": 0,
        "carried": 0,
        "obsolete": 0,
        "written": True,
    }
