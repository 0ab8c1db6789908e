"""A build of a real site: each file is what the server answers."""

import errno
import importlib
import os
import shutil

import pytest

import sites
from dragoman import app
from dragoman.app.building import Built
from dragoman.errors import BuildError
from web.running import running

URL = "https://localhost"
HEADERS = {"X-Forwarded-Proto": "https"}
LANGUAGES = ("de", "ar", "fr", "he", "hi", "ja", "pl", "ru", "zh_Hans", "zh_Hant")
PAGES = {
    "guide/index.md": "---\ntitle: Guide\n---\n\nFirst steps.\n",
    "guide/end.md": "---\ntitle: End\n---\n\nThe last step.\n",
}
GERMAN = [sites.entry("Welcome", "Willkommen"), sites.entry("Guide", "Anleitung")]


def built(root, **options):
    return app.build(root, root / "public", base_url=URL, processes=1, **options)


def files(out):
    return {
        path.relative_to(out).as_posix(): path.stat().st_mtime_ns
        for path in out.rglob("*")
        if path.is_file() and ".dragoman" not in path.parts
    }


@pytest.fixture
def root(tmp_path):
    content = {"de": sites.catalog("de", *GERMAN)}
    return sites.write(tmp_path, pages=PAGES, content=content)


def address(name):
    return "/" + name.removesuffix("index.html")


def test_every_file_is_what_the_server_answers(tmp_path, chance, monkeypatch):
    monkeypatch.setenv("DRAGOMAN_BASE_URL", URL)
    monkeypatch.setenv("DRAGOMAN_TRUSTED_PROXIES", '["127.0.0.1"]')
    shutil.copytree(app.SHIPPED / "content", tmp_path / "content")
    shutil.copy(app.SHIPPED / "site.toml", tmp_path)
    for tag in chance.sample(LANGUAGES, 2):
        shutil.copytree(app.SHIPPED / "locale" / tag, tmp_path / "locale" / tag)
    out = tmp_path / "public"
    app.build(tmp_path, out)
    with running(app.read_site(tmp_path)) as served:
        for name in files(out):
            # An address that is near to no page: the server offers none either.
            nowhere = name.replace("404.html", "0000000000000000/")
            answer = served.ask(address(nowhere), headers=HEADERS)
            assert answer.status == (200 if nowhere == name else 404), name
            assert answer.body == (out / name).read_bytes(), name


def test_what_is_unchanged_is_not_written_again(root):
    first = built(root)
    before = files(root / "public")
    assert first == Built(len(before), len(before), 0)
    assert built(root) == Built(len(before), 0, 0)
    assert files(root / "public") == before


def test_a_new_translation_writes_the_views_that_show_it(root):
    built(root)
    before = files(root / "public")
    entries = [*GERMAN, sites.entry("The last step.", "Der letzte Schritt.")]
    sites.write(root, pages=PAGES, content={"de": sites.catalog("de", *entries)})
    assert built(root).removed == 0
    after = files(root / "public")
    changed = {name for name in after if after[name] != before.get(name)}
    # The share of the page stands on it in each language.
    assert {"de/guide/end/index.html", "en/guide/end/index.html"} <= changed
    assert "en/guide/index.html" not in changed
    assert b"Schritt" in (root / "public/de/guide/end/index.html").read_bytes()


def test_a_page_that_is_gone_leaves_nothing(root):
    built(root)
    (root / "content/guide/end.md").unlink()
    assert built(root).removed == 2
    assert not (root / "public/de/guide/end").exists()


def test_a_file_that_somebody_has_changed_or_removed_is_mended(root):
    built(root)
    page, other = (root / "public/de" / name for name in ("index.html", "offer.json"))
    before = page.read_bytes()
    page.write_bytes(b"mine")
    other.unlink()
    assert built(root).written == 2
    assert page.read_bytes() == before
    assert other.exists()


def test_another_address_changes_every_page(root):
    count = built(root).files
    other = app.build(root, root / "public", base_url="https://example.org")
    assert other.files == count
    text = (root / "public/de/index.html").read_text()
    assert "https://example.org/" in text
    assert URL not in text


@pytest.mark.parametrize(
    ("number", "place", "said"),
    [
        (errno.ENOSPC, "", ("written", "space on the disk")),
        (errno.EACCES, "public/en", ("written", "a folder it may write")),
        (errno.EACCES, "content", ("cannot read", "read it")),
        (errno.ENAMETOOLONG, "public/" + "a" * 300, ("written", "a shorter name")),
        # What fork(2) says where there are too many processes.
        (errno.EAGAIN, "", ("no room", "--processes 1")),
    ],
)
def test_what_the_system_refuses_is_told_with_what_helps(
    root, monkeypatch, number, place, said
):
    def refused(*_):
        raise OSError(number, os.strerror(number), str(root / place) if place else None)

    module = importlib.import_module("dragoman.app.building.build")
    monkeypatch.setattr(module, "inputs", refused)
    with pytest.raises(BuildError) as told:
        built(root)
    assert told.value.place == str(root / (place or "public"))
    assert said[0] in told.value.reason
    assert said[1] in told.value.remedy
