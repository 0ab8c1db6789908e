import json
import re

import pytest
from click.testing import CliRunner

import sites
from dragoman.cli import cli

GERMAN = sites.catalog("de", sites.entry("Welcome", "Willkommen"))


def run(*arguments):
    return CliRunner().invoke(cli, [str(argument) for argument in arguments])


@pytest.fixture
def root(tmp_path):
    content = {"de": GERMAN, "zh_Hant": sites.catalog("zh_Hant")}
    return sites.write(tmp_path, content=content, toml='title = "Site"\n')


def table(text, title):
    """The rows of a table by their first cell, with where each cell ends."""
    lines = text[text.index(title) :].split("\n\n")[0].splitlines()
    rows = [list(re.finditer(r"\S+", line)) for line in lines[2:]]
    return {row[0][0]: ([each[0] for each in row[1:]], row) for row in rows}


def test_a_table_has_every_language_and_a_total(root):
    result = run("po", "stats", "--root", root)
    assert result.exit_code == 0
    rows = table(result.output, "Pages, each text once")
    assert set(rows) == {"language", "de", "zh-Hant", "all"}
    assert " ".join(rows["de"][0]) == "20% 3 5 1 1 0 0 0 0 2 4 0 0"
    assert " ".join(rows["all"][0]) == "10% 6 10 1 1 0 0 0 0 5 9 0 0"
    assert "index.md" not in result.output


def test_columns_stand_below_each_other_without_colour(root):
    result = run("po", "stats", "de", "zh-Hant", "--root", root)
    assert "\x1b" not in result.output
    rows = table(result.output, "Pages, each text once")
    ends = {tuple(cell.end() for cell in row[1:]) for _, row in rows.values()}
    assert len(ends) == 1
    assert not re.search(r"[ \t]+$", result.output, re.MULTILINE)


def test_a_named_language_is_told_page_by_page(root):
    result = run("po", "stats", "de", "--root", root)
    rows = table(result.output, "de: page by page")
    assert rows["index.md"][0][0] == "25%"
    assert "zh-Hant" not in result.output


def test_programs_get_the_same_figures(root):
    result = run("po", "stats", "--json", "--root", root)
    english, german, _ = json.loads(result.output)["languages"]
    assert english["content"] is english["interface"] is None
    assert german["content"]["total"] == {"strings": 3, "words": 5}
    assert german["content"]["share"] == 0.2
    assert german["pages"]["index.md"]["share"] == 0.25
    assert set(german["interface"]) == set(german["content"])


def test_a_language_that_the_site_lacks_is_wrong_use(root):
    result = run("po", "stats", "fr", "--root", root)
    assert result.exit_code == 2
    assert "en, de, zh-Hant" in result.stderr
