import subprocess

import pytest

from dragoman import app
from dragoman.app import merge_driver
from dragoman.errors import SettingsError

PERSON = ("-c", "user.name=T", "-c", "user.email=t@example.org")


@pytest.fixture
def git(program, tmp_path):
    def run(*arguments):
        command = [program("git"), "-C", tmp_path, *arguments]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
        return done.stdout.removesuffix("\n")

    return run


def test_git_is_told_once(git, tmp_path):
    git("init", "-q")
    done = app.install_merge_driver(tmp_path)
    assert done.is_new
    assert done.attributes == tmp_path / ".gitattributes"
    assert git("config", "merge.dragoman-po.driver") == done.command
    catalog = "locale/de/LC_MESSAGES/content.po"
    assert git("check-attr", "merge", catalog).endswith(": dragoman-po")
    again = app.install_merge_driver(tmp_path)
    assert (again.is_new, again.attributes) == (False, None)
    assert again.command == done.command


def test_attributes_that_are_there_stay(git, tmp_path):
    git("init", "-q")
    path = tmp_path / ".gitattributes"
    path.write_text("*.png binary", encoding="utf-8")
    app.install_merge_driver(tmp_path)
    said = path.read_text(encoding="utf-8")
    assert said == "*.png binary\n*.po merge=dragoman-po\n"


def test_a_path_with_spaces_and_signs_reaches_the_shell_whole(
    git, tmp_path, monkeypatch
):
    git("init", "-q")
    odd = tmp_path / "it's 100%A $HOME"
    (odd / "site").mkdir(parents=True)
    program = odd / "python"
    program.write_text(
        '#!/bin/sh\necho "$@" > "$(dirname "$0")/said"\n', encoding="utf-8"
    )
    program.chmod(0o755)
    monkeypatch.setattr(merge_driver, "SHIPPED", odd)
    monkeypatch.setattr(merge_driver.sys, "executable", str(program))
    app.install_merge_driver(tmp_path)
    for name, word in (("main", "0"), ("one", "1"), ("two", "2")):
        git("checkout", "-q", "-B", name, *(["main"] if word == "2" else []))
        (tmp_path / "my file.po").write_text(word, encoding="utf-8")
        git("add", "my file.po", ".gitattributes")
        git(*PERSON, "commit", "-qm", word)
    git(*PERSON, "merge", "-qm", "m", "one")
    said = (odd / "said").read_text(encoding="utf-8")
    assert said.startswith(f"{odd / 'site'} po merge --called my file.po .merge_file_")


def test_without_a_repository_it_says_so(tmp_path, monkeypatch):
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    with pytest.raises(SettingsError, match="not a git repository"):
        app.install_merge_driver(tmp_path)


def test_without_git_it_says_so(tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(SettingsError, match="git is missing"):
        app.install_merge_driver(tmp_path)
