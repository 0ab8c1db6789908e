import fcntl
import subprocess
import sys
import time
from pathlib import Path

import pytest

import sites
from dragoman.app.building import sharing
from dragoman.app.building.answers import security
from dragoman.app.building.folder import opened
from dragoman.app.building.index import OWN
from dragoman.app.building.sharing import shared
from dragoman.app.building.source import read
from dragoman.app.building.work import Work

PAGES = {f"page-{n}.md": f"---\ntitle: Page {n}\n---\n\nText {n}.\n" for n in range(20)}
URL = "https://example.org"

# Two processes begin a task that never ends, while a folder is held.
HOLDING = """
import sys, time
from pathlib import Path
from dragoman.app.building.folder import opened
from dragoman.app.building.sharing import forked

def endless(_number):
    print("begun", flush=True)
    time.sleep(1e6)

with opened(Path(sys.argv[1]), Path(sys.argv[2])):
    with forked(2, int, 0) as pool:
        list(pool.map(endless, range(2)))
"""
PROGRAM = Path(sharing.__file__).parents[3]


@pytest.fixture
def root(tmp_path):
    return sites.write(tmp_path / "site", pages=PAGES)


def work_on(root, out, processes):
    source = read(root, URL)
    told = []
    with opened(out, root) as folder:
        work = Work(source.site, source.renderer, folder, security(source.site), False)  # noqa: FBT003 -- a field
        entries, answers = shared(work, processes, lambda *done: told.append(done))
    return entries, answers, told


def test_many_processes_do_what_one_does(root, tmp_path):
    one, some = (work_on(root, tmp_path / str(n), n) for n in (1, 3))
    revisions = [
        {name: (entry.revision, entry.kept_as) for name, entry in each[0].items()}
        for each in (one, some)
    ]
    assert revisions[0] == revisions[1]
    assert sorted(one[1]) == sorted(some[1])
    for name in one[0]:
        assert (tmp_path / "1" / name).read_bytes() == (
            tmp_path / "3" / name
        ).read_bytes()


@pytest.mark.parametrize("processes", [1, 2])
def test_progress_is_told_until_all_is_done(root, tmp_path, processes):
    told = work_on(root, tmp_path / "out", processes)[2]
    count = told[0][1]
    assert told == [(number, count) for number in range(1, count + 1)]


def test_the_last_portions_are_small(root, tmp_path):
    # Two processes leave at most a sixth of what is left to one of them.
    told = work_on(root, tmp_path / "out", 2)[2]
    assert told[-1][1] > 1 + len(PAGES) // 3


@pytest.mark.parametrize("processes", [1, 2])
def test_what_fails_in_a_process_fails_the_work(root, tmp_path, processes):
    out = tmp_path / "out"
    out.mkdir()
    with opened(out, root):
        pass
    (out / "en").write_text("a file in the place of a folder")
    with pytest.raises(OSError, match="en"):
        work_on(root, out, processes)


def test_no_process_outlives_a_build_that_was_killed(root, tmp_path):
    out = tmp_path / "out"
    command = [sys.executable, "-c", HOLDING, str(out), str(root)]
    with subprocess.Popen(
        command, env={"PYTHONPATH": str(PROGRAM)}, stdout=subprocess.PIPE
    ) as killed:
        assert killed.stdout.readline() == killed.stdout.readline() == b"begun\n"
        killed.kill()
    with (out / OWN / "lock").open("ab") as lock:
        for _ in range(300):
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                time.sleep(0.1)
            else:
                return
    pytest.fail("a process of the killed build goes on holding its folder")
