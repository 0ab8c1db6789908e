import os
import resource
import subprocess
import sys

import pytest
from click.testing import CliRunner

import sites
from dragoman import app
from dragoman.cli import cli

URL = "https://example.org"


@pytest.fixture
def root(tmp_path):
    return sites.write(tmp_path / "site")


def run(root, out, *options):
    arguments = ["build", str(out), "--root", str(root), *options]
    return CliRunner().invoke(cli, arguments)


def test_it_tells_what_was_done(root, tmp_path):
    first = run(root, tmp_path / "out", "--base-url", URL)
    assert first.exit_code == 0
    assert " 0 removed" in first.output
    assert (tmp_path / "out/en/index.html").exists()
    again = run(root, tmp_path / "out", "--base-url", URL, "--processes", "1")
    assert (again.exit_code, ": 0 written" in again.output) == (0, True)


def test_coded_files_are_written_where_they_are_wanted(root, tmp_path):
    out = tmp_path / "out"
    run(root, out, "--base-url", URL)
    assert not (out / "en/index.html.br").exists()
    run(root, out, "--base-url", URL, "--compress")
    assert (out / "en/index.html.br").exists()
    run(root, out, "--base-url", URL)
    assert not (out / "en/index.html.br").exists()


@pytest.mark.parametrize(
    ("out", "options"),
    [("out", ()), ("site/content", ("--base-url", URL)), ("out", ("--base-url", "x"))],
)
def test_what_cannot_be_built_is_told_with_its_remedy(root, tmp_path, out, options):
    result = run(root, tmp_path / out, *options)
    assert result.exit_code == 1
    place, _, rest = result.stderr.partition(": ")
    assert place
    assert ". " in rest


def test_wrong_use_is_told(root, tmp_path):
    assert run(root, tmp_path / "out", "--processes", "-1").exit_code == 2


def test_a_full_disk_is_told_and_the_last_build_stays(root, tmp_path):
    out = tmp_path / "out"
    run(root, out, "--base-url", URL)
    before = {path: path.read_bytes() for path in out.rglob("*.html")}
    sites.write(root, pages={"new.md": "---\ntitle: New\n---\n\nA new page.\n"})
    command = [sys.executable, "site", "build", out, "--root", root]
    # No file may be as large as a page: the kernel answers as a full disk would.
    built = subprocess.run(
        [*command, "--base-url", URL],
        check=False,
        cwd=app.SHIPPED,
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"},
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (900, 900)),
    )
    assert built.returncode == 1, built.stderr
    assert "the build cannot be written" in built.stderr
    assert "Traceback" not in built.stderr
    assert {path: path.read_bytes() for path in before} == before
    assert run(root, out, "--base-url", URL).exit_code == 0
    assert (out / "en/new/index.html").exists()


def test_a_web_server_may_read_what_is_built_whatever_the_umask_is(root, tmp_path):
    out = tmp_path / "out"
    command = [sys.executable, "site", "build", out, "--root", root]
    subprocess.run(
        [*command, "--base-url", URL], cwd=app.SHIPPED, umask=0o77, check=True
    )
    below = [path for path in out.rglob("*") if not path.name.startswith("site-")]
    assert len(below) > 1
    for path in (out, *below):
        wanted = 0o755 if path.is_dir() else 0o644
        assert path.stat().st_mode & 0o777 == wanted, path
