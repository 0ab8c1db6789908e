"""Real files, watched: what changes is told once, and nothing else is."""

import os
import threading
import time

import pytest

from dragoman.live.watching import LONGEST, Watcher

# Only ends a run that would hang; nothing that works comes near it.
HANGING_SECONDS = 60


@pytest.fixture
def root(tmp_path):
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "index.md").write_text("a")
    (tmp_path / "var").mkdir()
    return tmp_path.resolve()


@pytest.fixture
def watcher(root):
    watcher = Watcher(root, ["content", "locale"], ["site.toml"])
    watcher.start()
    assert root / "content" in watcher.wait(HANGING_SECONDS)
    yield watcher
    watcher.stop()


def told(watcher, wanted):
    """Wait until a path is told; give all that was told until then, call by call."""
    calls = []
    end = time.monotonic() + HANGING_SECONDS
    while time.monotonic() < end:
        changed = watcher.wait(1)
        if changed:
            calls.append(changed)
        if wanted in changed:
            return calls
    raise AssertionError(f"{wanted} was never told, but {calls}")


def is_told(watcher, file):
    """Write a file until it is told, as its folder may not be watched again yet."""
    end = time.monotonic() + HANGING_SECONDS
    while time.monotonic() < end:
        file.write_text("x")
        if file in watcher.wait(0.5):
            return True
    return False


def test_a_written_file_is_told(root, watcher):
    page = root / "content" / "index.md"
    page.write_text("b")
    told(watcher, page)


def test_a_file_put_in_the_place_of_another_and_one_that_goes_are_told(root, watcher):
    page, other = root / "content" / "index.md", root / "content" / "new"
    other.write_text("c")
    other.replace(page)
    told(watcher, page)
    page.unlink()
    told(watcher, page)


def test_many_files_at_once_are_told_together(root, watcher):
    pages = [root / "content" / f"{number}.md" for number in range(200)]
    for page in pages:
        page.write_text("new")
    calls = told(watcher, pages[-1])
    assert frozenset(pages) <= frozenset().union(*calls)
    # On a busy machine the writing itself may have rested for a moment.
    assert len(calls) < 10


def test_a_writer_that_never_rests_is_told_of(root, watcher):
    ended = threading.Event()

    def write():
        number = 0
        while not ended.is_set():
            number += 1
            (root / "content" / f"{number % 50}.md").write_text(str(number))
            time.sleep(LONGEST / 1000 / 100)

    writer = threading.Thread(target=write)
    writer.start()
    try:
        told(watcher, root / "content" / "1.md")
    finally:
        ended.set()
        writer.join()


def test_a_folder_that_comes_later_is_watched(root, watcher):
    locale = root / "locale"
    locale.mkdir()
    told(watcher, locale)
    file = locale / "content.pot"
    end = time.monotonic() + HANGING_SECONDS
    while time.monotonic() < end:
        file.write_text("x")
        if file in watcher.wait(0.5):
            return
    raise AssertionError("the new folder is not watched")


def test_a_folder_put_in_the_place_of_another_is_watched(root, watcher):
    new = root / "content.new"
    new.mkdir()
    (new / "index.md").write_text("b")
    (root / "content").rename(root / "content.old")
    new.rename(root / "content")
    file = root / "content" / "index.md"
    told(watcher, root / "content")
    end = time.monotonic() + HANGING_SECONDS
    while time.monotonic() < end:
        file.write_text("c")
        if file in watcher.wait(0.5):
            return
    raise AssertionError("the folder that came is not watched")


def test_a_setting_is_told_and_other_files_in_the_root_are_not(root, watcher):
    (root / "notes.txt").write_text("x")
    (root / "var" / "kept").write_text("x")
    (root / "content" / ".index.md.swp").write_text("x")
    (root / "content" / "index.md~").write_text("x")
    (root / "site.toml").write_text("x")
    calls = told(watcher, root / "site.toml")
    assert calls == [{root / "site.toml"}]


@pytest.mark.parametrize("folder", [b"content", b"content/new", b"."])
def test_a_name_that_is_no_utf_8_ends_nothing(root, watcher, folder):
    (root / "content" / "new").mkdir()
    told(watcher, root / "content" / "new")
    name = os.path.join(os.fsencode(root), folder, b"gr\xf6\xdfe.md")  # noqa: PTH118 -- a Path holds no bytes
    with open(name, "wb") as file:  # noqa: PTH123 -- see above
        file.write(b"x")
    told(watcher, root / "content")
    assert is_told(watcher, root / "content" / "index.md")
    assert is_told(watcher, root / "site.toml")


def test_whoever_waits_goes_on_when_it_ends(root):
    watcher = Watcher(root, ["content"], [])
    watcher.start()
    threading.Timer(0.1, watcher.stop).start()
    assert watcher.wait(HANGING_SECONDS) == frozenset()


def test_nothing_to_watch_ends_too(tmp_path):
    watcher = Watcher(tmp_path, ["content"], [])
    watcher.start()
    watcher.stop()
    assert watcher.wait(0) == frozenset()
