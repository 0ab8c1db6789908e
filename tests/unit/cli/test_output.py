from click.testing import CliRunner

import sites
from dragoman.cli import cli


def run(*arguments):
    return CliRunner().invoke(cli, [str(argument) for argument in arguments])


def test_an_error_is_told_without_a_traceback(tmp_path):
    sites.write(tmp_path, toml="nonsense = 1\n")
    result = run("po", "update", "--root", tmp_path)
    assert result.exit_code == 1
    assert "nonsense" in result.stderr
    assert "Traceback" not in result.output


def test_progress_is_shown_to_people_only(tmp_path):
    sites.write(tmp_path, content={"de": ""})
    assert run("po", "update", "--root", tmp_path).stderr == ""
