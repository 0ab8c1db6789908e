import json

import pytest
from click.testing import CliRunner

import sites
from dragoman.cli import cli


def run(*arguments):
    return CliRunner().invoke(cli, ["po", "check", *map(str, arguments)])


@pytest.mark.parametrize(
    ("msgstr", "code", "errors", "warnings"),
    [("Ja.", 0, 0, 0), ("Ja", 0, 0, 1), ("<b>Ja.", 1, 1, 0)],
    ids=["good", "warning", "error"],
)
def test_only_errors_are_findings(tmp_path, msgstr, code, errors, warnings):
    text = sites.catalog("de", sites.entry("Yes.", msgstr))
    sites.write(tmp_path, content={"de": text})
    result = run("--root", tmp_path, "--json")
    assert result.exit_code == code
    told = json.loads(result.output)
    assert (told["errors"], told["warnings"]) == (errors, warnings)
    assert run("--root", tmp_path, "de").exit_code == code


def test_a_language_that_is_not_there_is_wrong_use(tmp_path):
    sites.write(tmp_path)
    result = run("--root", tmp_path, "pl")
    assert result.exit_code == 2
    assert "no folder for pl" in result.output
    assert run("--root", tmp_path, "no language").exit_code == 2


def test_settings_that_cannot_be_read_are_told(tmp_path):
    sites.write(tmp_path, toml="nonsense")
    assert run("--root", tmp_path).exit_code == 1
