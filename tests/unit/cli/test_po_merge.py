import subprocess

import pytest
from click.testing import CliRunner

from dragoman.cli import cli

HEAD = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n'


def run(*arguments):
    return CliRunner().invoke(cli, [str(argument) for argument in arguments])


@pytest.fixture
def files(tmp_path):
    def make(*words):
        paths = [tmp_path / name for name in ("base.po", "ours.po", "theirs.po")]
        for path, word in zip(paths, words, strict=True):
            text = f'{HEAD}\nmsgid "A"\nmsgstr "{word}"\n'
            path.write_text(text, encoding="utf-8")
        return paths

    return make


def test_a_merge_goes_into_ours_or_elsewhere(files, tmp_path):
    paths = files("", "", "neu")
    result = run("po", "merge", *paths, "-o", tmp_path / "out.po")
    assert (result.exit_code, result.output) == (0, "")
    assert '"neu"' in (tmp_path / "out.po").read_text(encoding="utf-8")
    assert '"neu"' not in paths[1].read_text(encoding="utf-8")
    assert run("po", "merge", *paths).exit_code == 0
    assert '"neu"' in paths[1].read_text(encoding="utf-8")


@pytest.mark.parametrize(("options", "code"), [((), 0), (("--strict",), 1)])
def test_two_texts_are_told_and_both_kept(files, options, code):
    paths = files("", "eins", "ein")
    result = run("po", "merge", *paths, "--called", "de.po", *options)
    assert result.exit_code == code
    assert "de.po:4: two translations of 'A'" in result.stderr
    assert "eins" in result.stderr
    merged = paths[1].read_text(encoding="utf-8")
    assert "# Also translated as: ein\n#, fuzzy\n" in merged


def test_a_broken_side_is_2_and_nothing_is_written(files):
    paths = files("", "eins", "ein")
    before = paths[1].read_bytes()
    paths[2].write_text('msgid "open\n', encoding="utf-8")
    result = run("po", "merge", *paths)
    assert result.exit_code == 2
    assert f"{paths[2]}:1: " in result.stderr
    assert paths[1].read_bytes() == before
    assert run("po", "merge", paths[0]).exit_code == 2


def test_an_origin_that_cannot_be_read_is_told(files):
    paths = files("", "eins", "")
    paths[0].write_text("<<<<<<<\n", encoding="utf-8")
    result = run("po", "merge", *paths, "--called", "de.po")
    assert result.exit_code == 0
    assert "de.po: the common ancestor cannot be read" in result.stderr


def test_the_driver_is_installed_once(program, tmp_path):
    program("git")
    subprocess.run(["git", "init", "-q", tmp_path], check=True)
    first = run("po", "install-merge-driver", "--root", tmp_path)
    assert (first.exit_code, "calls now" in first.output) == (0, True)
    assert ".gitattributes" in first.output
    second = run("po", "install-merge-driver", "--root", tmp_path)
    assert "calls already" in second.output


def test_outside_a_repository_it_is_1(tmp_path, monkeypatch):
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    result = run("po", "install-merge-driver", "--root", tmp_path)
    assert result.exit_code == 1
    assert "not a git repository" in result.stderr
