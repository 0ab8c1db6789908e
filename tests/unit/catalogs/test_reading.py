"""One pass over the files: patience with what is being written, and with what broke."""

import pytest

import sites
from dragoman.catalogs.entries import Entries
from dragoman.catalogs.following import Template
from dragoman.catalogs.grace import Grace
from dragoman.catalogs.kept import Kept
from dragoman.catalogs.shelf import Shelf, Sources

TEXTS = ("Home", "First", "Second", "Third")


def content(*texts):
    return sites.catalog("de", *(sites.entry(text, f"de {text}") for text in texts))


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "locale" / "de" / "LC_MESSAGES" / "content.po"
    path.parent.mkdir(parents=True)
    path.write_text(content(*TEXTS))
    return path


@pytest.fixture
def now():
    return [0.0]


@pytest.fixture
def template(page):
    source = "---\ntitle: Home\n---\n\n" + "\n\n".join(TEXTS[1:]) + "\n"
    return Template([page(source, "index.md")], "")


@pytest.fixture
def shelf(file, now, template):
    sources = Sources(file.parents[2], "en")
    return Shelf(sources, template, grace=Grace(2, lambda: now[0]))


def said(shelf, text="Third"):
    return shelf.current.content["de"].find(text).texts


@pytest.mark.parametrize(
    "beginning",
    [
        "",
        content("Home"),
        content(*TEXTS).partition("\n\n")[2],
        content(*TEXTS)[:-20],
        content("Home", "First", "Second"),
        None,
    ],
)
def test_what_may_be_a_beginning_is_waited_for(shelf, file, template, beginning):
    if beginning is None:
        file.unlink()
    else:
        file.write_text(beginning)
    shelf.reload(template, [file])
    assert said(shelf) == ("de Third",)
    assert shelf.current.problems == ()
    assert shelf.grace.due() == 2
    file.write_text(content(*TEXTS).replace("de Third", "neu"))
    shelf.reload(template, [])
    assert said(shelf) == ("neu",)
    assert shelf.grace.due() is None


@pytest.mark.parametrize("left", ["", content("Home")])
def test_what_stays_so_is_believed(shelf, file, now, template, left):
    file.write_text(left)
    shelf.reload(template, [file])
    now[0] = 2
    shelf.reload(template, [])
    assert said(shelf) == ()


def test_a_broken_file_is_told_after_the_wait_and_its_last_texts_stay(
    shelf, file, now, template
):
    file.write_text(content(*TEXTS) + '\nmsgid "unclosed\n')
    shelf.reload(template, [file])
    assert shelf.current.problems == ()
    now[0] = 2
    shelf.reload(template, [])
    assert said(shelf) == ("de Third",)
    (problem,) = shelf.current.problems
    assert problem.path == file
    assert problem.line > 1
    shelf.reload(template, [])
    assert shelf.current.problems == (problem,)


def test_a_text_that_no_page_shows_may_go_at_once(shelf, file, template):
    file.write_text(content(*TEXTS, "Gone"))
    shelf.reload(template, [file])
    file.write_text(content(*TEXTS))
    shelf.reload(template, [file])
    assert shelf.grace.due() is None
    assert said(shelf, "Gone") == ()


def test_a_translation_may_be_taken_back_at_once(shelf, file, template):
    file.write_text(content(*TEXTS).replace("de Third", ""))
    shelf.reload(template, [file])
    assert said(shelf) == ()


def test_a_change_that_is_told_by_one_name_is_seen_under_all(file, template):
    """Of a folder and a link to it, the system tells either."""
    locale = file.parents[2]
    (locale / "gsw").symlink_to("de")
    linked = locale / "ksh" / "LC_MESSAGES"
    linked.mkdir(parents=True)
    (linked / "content.po").symlink_to(file)
    shelf = Shelf(Sources(locale, "en"), template)
    told = [locale / tag / "LC_MESSAGES" / "content.po" for tag in ("gsw", "de")]
    for number, path in enumerate([*told, linked / "content.po"]):
        file.write_text(content(*TEXTS).replace("de Third", f"neu {number}"))
        shelf.reload(template, [path])
        found = shelf.current.content
        assert [found[tag].find("Third").texts for tag in ("de", "gsw", "ksh")] == [
            (f"neu {number}",)
        ] * 3


def test_only_files_that_changed_are_read(shelf, file, template):
    before = shelf.current.files[file]
    file.write_text(content(*TEXTS).replace("de Third", "neu"))
    shelf.reload(template, [])
    assert shelf.current.files[file] is before
    shelf.reload(template)
    assert said(shelf) == ("neu",)


def test_a_catalog_that_was_kept_is_not_read_again(tmp_path, file, monkeypatch):
    sources, kept = Sources(file.parents[2], "en"), Kept(tmp_path / "kept")
    first = Shelf(sources, kept=kept)
    assert list(first.keep()) == []
    file.write_bytes(file.read_bytes() + b"\n")
    first.reload()
    assert list(first.keep()) == [file]
    assert list(first.keep()) == []
    monkeypatch.setattr("dragoman.catalogs.reread.load", None)
    again = Shelf(sources, kept=kept)
    assert again.current.content == first.current.content


@pytest.mark.parametrize("most", [0, 10])
def test_a_file_of_many_changes_goes_back_to_the_disk(
    tmp_path, file, monkeypatch, most
):
    monkeypatch.setattr("dragoman.catalogs.reading._MOST_HELD", most)
    shelf = Shelf(Sources(file.parents[2], "en"), kept=Kept(tmp_path / "kept"))
    file.write_text(file.read_text().replace("de Third", "Drittes"))
    shelf.reload()
    held = Entries.of(shelf.current.files[file].loaded.entries).held
    assert (held == 0) == (most == 0)
    assert said(shelf) == ("Drittes",)


def test_a_folder_with_a_catalog_of_its_own(tmp_path, file):
    file.with_name("content-guide.po").write_text(content("Guide"))
    sources = Sources(tmp_path / "locale", "en", parts=("guide",))
    shelf = Shelf(sources)
    assert said(shelf, "Guide") == ("de Guide",)
    assert said(shelf) == ("de Third",)
