import json

from click.testing import CliRunner

import sites
from dragoman.cli import cli


def run(*arguments):
    return CliRunner().invoke(cli, [str(argument) for argument in arguments])


def test_wrong_use_is_2():
    assert run("no-such-command").exit_code == 2
    assert run("serve", "--root", "/no/such/folder").exit_code == 2
    assert run("serve", "--port", "99999").exit_code == 2
    assert run("serve", "--port", "-5").exit_code == 2
    assert run("serve", "--processes", "-1").exit_code == 2


def test_reload_is_1_where_nobody_serves(tmp_path):
    result = run("reload", "--root", tmp_path)
    assert result.exit_code == 1
    assert "no server of this site is running" in result.stderr


def test_check_is_0_where_all_is_well(tmp_path):
    sites.write(tmp_path)
    result = run("check", "--root", tmp_path)
    assert (result.exit_code, result.output) == (0, "")


def test_check_is_1_with_findings(tmp_path):
    sites.write(tmp_path, pages={"a.md": "# A\n\n[x](nowhere.md)\n"})
    result = run("check", "--root", tmp_path)
    assert result.exit_code == 1
    assert "content/a.md:3" in result.output
    result = run("check", "--root", tmp_path, "--json")
    assert len(json.loads(result.output)["findings"]) == 1


def test_new_says_how_to_go_on(tmp_path):
    result = run("new", tmp_path / "mine")
    assert result.exit_code == 0
    assert "serve --root" in result.output
    assert run("new", tmp_path / "mine").exit_code == 1
