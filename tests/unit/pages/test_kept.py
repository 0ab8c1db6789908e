import resource

import pytest

from dragoman.pages import store
from dragoman.pages.kept import KeptPages, program

DATED = "---\ntitle: Dated\nevent: 2026-01-31\n---\n\nUnder a key of the site's own.\n"


@pytest.fixture
def folder(tmp_path):
    folder = tmp_path / "content"
    folder.mkdir()
    for number in range(5):
        (folder / f"page-{number}.md").write_text(f"# Page {number}\n\nWords.\n")
    (folder / "dated.md").write_text(DATED)
    return folder


@pytest.fixture
def file(tmp_path):
    return tmp_path / "var" / "compiled"


@pytest.fixture
def content(folder, file):
    content = store.load(folder)
    assert KeptPages(file).keep(content.pages)
    return content


def revisions(content):
    return [(path, page.revision) for path, page in content.pages.items()]


@pytest.fixture
def compiled(monkeypatch):
    """Tell which pages are compiled."""
    paths = []
    real = store.compile_page
    monkeypatch.setattr(
        store, "compile_page", lambda text, path: paths.append(path) or real(text, path)
    )
    return paths


def test_a_kept_page_is_not_compiled_again(folder, file, content, compiled):
    assert store.load(folder, KeptPages(file)) == content
    # What has no plain form is read each time.
    assert compiled == ["dated.md"]


@pytest.mark.usefixtures("content")
def test_what_is_kept_already_is_not_written_again(folder, file):
    # Nor for a page that has no plain form.
    before = file.stat().st_ino
    kept = KeptPages(file)
    assert not kept.keep(store.load(folder, kept).pages)
    assert file.stat().st_ino == before


@pytest.mark.usefixtures("content")
def test_a_changed_page_is(folder, file, compiled):
    (folder / "page-3.md").write_text("# Another\n")
    kept = KeptPages(file)
    again = store.load(folder, kept)
    assert compiled == ["dated.md", "page-3.md"]
    assert again.pages["page-3.md"].title.text == "Another"
    assert kept.keep(again.pages)
    assert not kept.keep(again.pages)


@pytest.mark.usefixtures("content")
def test_what_cannot_be_read_now_is_no_page(folder, file):
    (folder / "page-3.md").write_bytes(b"\xff")
    again = store.load(folder, KeptPages(file))
    assert "page-3.md" not in again.pages
    assert [problem.path for problem in again.problems] == ["page-3.md"]


@pytest.mark.parametrize("damage", [b"", b"short", None])
def test_a_damaged_file_is_not_believed(file, content, damage, chance):
    data = bytearray(file.read_bytes())
    data[chance.randrange(len(data))] ^= 1
    file.write_bytes(bytes(data) if damage is None else damage)
    kept = KeptPages(file)
    found = {path: kept.find(path, each) for path, each in revisions(content)}
    right = {path: page for path, page in found.items() if page is not None}
    assert right.items() <= dict(content.pages).items()
    assert len(right) < len(content.pages) - 1


def test_who_knows_the_program_names_it(file, content):
    assert KeptPages(file, program()).find(*revisions(content)[1]) is not None
    assert KeptPages(file, "another").find(*revisions(content)[1]) is None


def test_what_another_program_kept_is_not_believed(file, content, monkeypatch):
    monkeypatch.setattr("dragoman.pages.kept.program", lambda: "another")
    kept = KeptPages(file)
    assert all(kept.find(*each) is None for each in revisions(content))


@pytest.mark.usefixtures("content")
def test_it_tells_whether_anything_kept_can_be_used(file):
    assert KeptPages(file).is_usable()
    assert not KeptPages(file, "another").is_usable()
    file.write_bytes(file.read_bytes()[:100])
    assert not KeptPages(file).is_usable()
    file.unlink()
    assert not KeptPages(file).is_usable()


def test_what_a_full_disk_does_not_take_leaves_nothing(folder, file):
    content = store.load(folder)
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100, before[1]))
    try:
        KeptPages(file).keep(content.pages)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert not list(file.parent.iterdir())


def test_a_folder_that_cannot_be_written_keeps_nothing(folder, tmp_path):
    (tmp_path / "taken").touch()
    kept = KeptPages(tmp_path / "taken" / "compiled")
    content = store.load(folder, kept)
    kept.keep(content.pages)
    assert kept.find("page-1.md", content.pages["page-1.md"].revision) is None
