"""The command line: exit codes, output for people and for programs."""

import json
import os
import signal
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest
from click.testing import CliRunner

import sites
from dragoman.cli import cli

ROOT = Path(__file__).resolve().parents[2]


def run(*arguments):
    return CliRunner().invoke(cli, [str(argument) for argument in arguments])


def test_wrong_use_is_2():
    assert run("no-such-command").exit_code == 2
    assert run("serve", "--root", "/no/such/folder").exit_code == 2
    assert run("serve", "--port", "99999").exit_code == 2
    assert run("serve", "--port", "-5").exit_code == 2


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


def test_an_error_is_told_without_a_traceback(tmp_path):
    sites.write(tmp_path, toml="nonsense = 1\n")
    result = run("po", "update", "--root", tmp_path)
    assert result.exit_code == 1
    assert "nonsense" in result.stderr
    assert "Traceback" not in result.output


def test_po_update_makes_every_language_s_files(tmp_path):
    sites.write(tmp_path)
    (tmp_path / "locale" / "pl").mkdir(parents=True)
    result = run("po", "update", "--root", tmp_path, "--json")
    assert result.exit_code == 0
    assert json.loads(result.output)["files"]
    made = (tmp_path / "locale/pl/LC_MESSAGES/content.po").read_text()
    assert 'msgid "The first paragraph."' in made


def test_progress_is_shown_to_people_only(tmp_path):
    sites.write(tmp_path, content={"de": ""})
    assert run("po", "update", "--root", tmp_path).stderr == ""


def test_new_says_how_to_go_on(tmp_path):
    result = run("new", tmp_path / "mine")
    assert result.exit_code == 0
    assert "serve --root" in result.output
    assert run("new", tmp_path / "mine").exit_code == 1


def test_serve_serves_until_it_is_told_to_stop(tmp_path):
    sites.write(tmp_path)
    process = subprocess.Popen(
        [sys.executable, "site", "serve", "--root", str(tmp_path), "--port", "0"],
        cwd=ROOT,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONUNBUFFERED": "1"},
    )
    try:
        line = json.loads(process.stderr.readline())
        origin = line["message"].split()[-1]
        with urllib.request.urlopen(origin + "/en/") as answer:
            assert b"The first paragraph." in answer.read()
    finally:
        process.send_signal(signal.SIGTERM)
        assert process.wait() == 0


def test_a_port_in_use_is_told(tmp_path):
    import socket  # noqa: PLC0415 -- only this test takes a port

    sites.write(tmp_path)
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        result = run("serve", "--root", tmp_path, "--port", port)
    assert result.exit_code == 1
    assert "cannot listen" in result.stderr


@pytest.mark.parametrize("command", [[], ["po"], ["serve"], ["new"], ["check"]])
def test_every_command_has_help(command):
    result = run(*command, "--help")
    assert result.exit_code == 0
    assert "Usage" in result.output
