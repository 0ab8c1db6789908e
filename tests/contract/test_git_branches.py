"""Two translators, two branches, a real git: the merge never stops for lines."""

import os
import subprocess
from pathlib import Path

import pytest

import branches
from dragoman import app

CATALOG = "locale/de/LC_MESSAGES/content.po"


class Repository:
    """A clone in a folder with a space in its name, with the driver installed."""

    def __init__(self, git, folder):
        self.git_program = git
        self.folder = folder
        folder.mkdir()
        self.git("init", "-q", "-b", "main")
        app.install_merge_driver(folder)
        self.git("add", ".gitattributes")
        self.git("commit", "-qm", "attributes")

    def git(self, *arguments, check=True):
        person = {"NAME": "T", "EMAIL": "t@example.org"}
        environment = {
            f"GIT_{role}_{name}": value
            for role in ("AUTHOR", "COMMITTER")
            for name, value in person.items()
        }
        return subprocess.run(
            [self.git_program, *arguments],
            cwd=self.folder,
            env={**os.environ, **environment, "GIT_CONFIG_GLOBAL": "/dev/null"},
            capture_output=True,
            text=True,
            check=check,
        )

    @property
    def catalog(self):
        return self.folder / CATALOG

    def commit(self, data):
        self.catalog.parent.mkdir(parents=True, exist_ok=True)
        self.catalog.write_bytes(data)
        self.git("add", CATALOG)
        self.git("commit", "-q", "--allow-empty", "-m", "words")

    def merged(self, origin, ours, theirs):
        """Commit two branches of a file and merge the second into the first."""
        self.git("checkout", "-q", "-B", "ours", "main")
        self.commit(origin)
        self.git("checkout", "-q", "-B", "theirs")
        self.commit(theirs)
        self.git("checkout", "-q", "ours")
        self.commit(ours)
        done = self.git("merge", "-q", "-m", "merged", "theirs", check=False)
        return done, self.catalog.read_bytes()


@pytest.fixture
def repository(program, tmp_path):
    return Repository(program("git"), tmp_path / "my site")


def merge_pairs(repository, chance, count):
    both = 0
    for _ in range(count):
        origin = branches.origin(chance, most=30)
        ours, theirs = (branches.branch(chance, origin, most=12) for _ in range(2))
        done, merged = repository.merged(origin, ours, theirs)
        assert done.returncode == 0, done.stdout + done.stderr
        assert repository.git("status", "--porcelain").stdout == ""
        assert b"<<<<<<<" not in merged
        assert branches.lost(origin, ours, merged) == []
        assert branches.lost(origin, theirs, merged) == []
        both += len({origin, ours, theirs}) == 3
    return both


def test_branches_come_together(repository, chance, figure):
    both = merge_pairs(repository, chance, 4)
    figure(f"4 branch pairs, {both} with changes on both sides: none stopped or lost")


@pytest.mark.full
def test_200_pairs_of_branches_come_together(repository, chance, figure):
    both = merge_pairs(repository, chance, 200)
    figure(f"200 branch pairs, {both} with changes on both sides: none stopped or lost")
    assert both > 150


def test_without_the_driver_the_same_branches_do_conflict(repository):
    # Else the tests above would show nothing.
    repository.git("config", "--remove-section", "merge.dragoman-po")
    header = b'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n'
    texts = [
        header + b'\nmsgid "A"\nmsgstr "%s"\n' % word for word in (b"", b"x", b"y")
    ]
    done, merged = repository.merged(*texts)
    assert done.returncode == 1
    assert b"<<<<<<<" in merged


def test_a_broken_side_stops_the_merge_and_is_named(repository):
    header = b'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n'
    origin = header + b'\nmsgid "A"\nmsgstr ""\n'
    theirs = origin + b'msgid "open\n'
    ours = header + b'\nmsgid "A"\nmsgstr "x"\n'
    done, merged = repository.merged(origin, ours, theirs)
    assert done.returncode == 1
    assert CATALOG in done.stderr
    assert merged == ours


def test_a_file_that_both_branches_added_is_merged(repository):
    header = b'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n'
    git = repository.git
    for name, words in (
        ("one", b'\nmsgid "A"\nmsgstr "x"\n'),
        ("two", b'\nmsgid "B"\nmsgstr "y"\n'),
    ):
        git("checkout", "-q", "-B", name, "main")
        repository.commit(header + words)
    done = git("merge", "-q", "-m", "merged", "one", check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    merged = repository.catalog.read_bytes()
    assert b'"x"' in merged
    assert b'"y"' in merged


def test_the_shipped_attributes_name_the_driver():
    said = Path(app.SHIPPED, ".gitattributes").read_text(encoding="utf-8")
    assert "*.po -text merge=dragoman-po" in said
