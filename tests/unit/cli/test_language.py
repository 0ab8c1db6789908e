from click.testing import CliRunner

import sites
from dragoman.cli import cli


def run(*arguments):
    return CliRunner().invoke(cli, [str(argument) for argument in arguments])


def test_a_language_is_added_and_what_follows_is_told(tmp_path):
    sites.write(tmp_path, toml='title = "Site"\n')
    result = run("language", "add", "pl", "--root", tmp_path)
    assert result.exit_code == 0
    path = tmp_path / "locale" / "pl" / "LC_MESSAGES" / "content.po"
    assert path.exists()
    assert f"{path} (3 messages)" in result.output
    assert f"po stats pl --root {tmp_path}" in result.output
    assert "in English" not in result.output
    assert "in English" in run("language", "add", "lt", "--root", tmp_path).output


def test_what_is_no_language_or_there_already_is_1(tmp_path):
    sites.write(tmp_path, content={"de": sites.catalog("de")})
    wrong = run("language", "add", "german", "--root", tmp_path)
    assert wrong.exit_code == 1
    assert "de (German)" in wrong.stderr
    there = run("language", "add", "de", "--root", tmp_path)
    assert there.exit_code == 1
    assert str(tmp_path / "locale" / "de") in there.stderr
    assert run("language", "add").exit_code == 2
