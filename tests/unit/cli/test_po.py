import json

from click.testing import CliRunner

import sites
from dragoman.cli import cli


def run(*arguments):
    return CliRunner().invoke(cli, [str(argument) for argument in arguments])


def test_po_update_makes_every_language_s_files(tmp_path):
    sites.write(tmp_path)
    (tmp_path / "locale" / "pl").mkdir(parents=True)
    result = run("po", "update", "--root", tmp_path, "--json")
    assert result.exit_code == 0
    assert json.loads(result.output)["files"]
    made = (tmp_path / "locale/pl/LC_MESSAGES/content.po").read_text()
    assert 'msgid "The first paragraph."' in made
