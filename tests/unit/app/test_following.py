"""One pass: from changed paths to another present moment, and to what is told."""

import logging
import time

import pytest

import sites
from dragoman import app
from dragoman.app.events import FOLDERS
from dragoman.app.following import Follower
from dragoman.rendering.kept_views import Coded, KeptView
from dragoman.rendering.revision import revision

TEXTS = ("Welcome", "The first paragraph.", "Dragoman")


@pytest.fixture
def site(tmp_path):
    entries = (sites.entry(text, f"de {text}") for text in TEXTS)
    toml = 'po_update = "auto"\n'
    catalog = sites.catalog("de", *entries)
    read = sites.read(tmp_path, content={"de": catalog}, toml=toml)
    state = app.make_state(read)
    follower = Follower(read.parts, state)
    follower.lead()
    return follower, state, tmp_path


def view(site, tag):
    page, language = site.content.pages["index.md"], site.languages[tag]
    known = revision(site, page, language)
    codings = {"identity": Coded(f'"{known}-identity"', b"kept")}
    return KeptView(page.path, site.url(page, language), tag, known, codings)


def test_a_saved_catalog_takes_the_place_of_the_last(site):
    follower, state, root = site
    before = state.present
    kept = {tag: view(before.site, tag) for tag in ("en", "de")}
    for each in kept.values():
        before.views.keep(each)
    file = root / "locale" / "de" / "LC_MESSAGES" / "content.po"
    file.write_text(file.read_text().replace("de The first", "neu"))
    follower.follow(frozenset([file]))
    assert state.present.site is not before.site
    # What shows nothing new stays as it is.
    assert state.present.views.by_url == {"/en/": kept["en"]}
    found = state.present.site.readers["de"].block("The first paragraph.")
    assert found.text == "neu paragraph."
    assert before.site.readers["de"].block("The first paragraph.").text != found.text


def test_a_file_that_is_the_same_changes_nothing(site):
    follower, state, root = site
    before = state.present
    follower.follow(frozenset([root / "locale" / "de" / "LC_MESSAGES" / "content.po"]))
    assert state.present is before


def test_that_watching_has_begun_changes_nothing(site, caplog):
    """All folders are told then, as something may have changed before."""
    follower, state, root = site
    caplog.set_level(logging.INFO)
    before = state.present
    follower.follow(frozenset(root / name for name in FOLDERS))
    assert state.present is before
    assert not caplog.messages


def test_a_problem_is_told_once_and_while_it_lasts(site, caplog):
    follower, state, root = site
    page = root / "content" / "index.md"
    page.write_text("---\ntitle: [\n---\n")
    with caplog.at_level(logging.WARNING, "dragoman"):
        follower.follow(frozenset([page]))
        follower.follow(frozenset([root / "content" / "other.md"]))
    assert caplog.text.count("index.md") == 1
    assert any("index.md" in problem for problem in state.present.problems)
    page.write_text(sites.HOME)
    follower.follow(frozenset([page]))
    assert not any("index.md" in problem for problem in state.present.problems)


def test_who_does_not_lead_logs_nothing_until_it_does(tmp_path, caplog):
    read = sites.read(tmp_path)
    state = app.make_state(read)
    follower, page = Follower(read.parts, state), tmp_path / "content" / "index.md"
    caplog.set_level(logging.INFO)
    page.write_text(sites.HOME.replace("first", "very first"))
    follower.follow(frozenset([page]))
    page.write_text("---\ntitle: [\n---\n")
    follower.follow(frozenset([page]))
    assert state.present.problems
    assert not caplog.messages
    follower.lead()
    assert tuple(caplog.messages) == state.present.problems
    follower.lead()
    assert len(caplog.messages) == len(state.present.problems)


def test_the_files_follow_once_the_pages_rest(site, monkeypatch):
    follower, _, root = site
    file = root / "locale" / "de" / "LC_MESSAGES" / "content.po"
    page = root / "content" / "index.md"
    page.write_text(sites.HOME.replace("first", "very first"))
    follower.follow(frozenset([page]))
    follower.follow(frozenset())
    assert "very first" not in file.read_text()
    later = time.monotonic() + 60
    monkeypatch.setattr(time, "monotonic", lambda: later)
    follower.follow(frozenset())
    assert "very first" in file.read_text()
    written = file.stat().st_mtime_ns
    follower.follow(frozenset([file]))
    follower.follow(frozenset())
    assert file.stat().st_mtime_ns == written


def test_a_catalog_that_stays_broken_holds_up_no_other(site, monkeypatch):
    follower, _, root = site
    file = root / "locale" / "de" / "LC_MESSAGES" / "content.po"
    broken = root / "locale" / "fr" / "LC_MESSAGES" / "content.po"
    broken.parent.mkdir(parents=True)
    broken.write_bytes(file.read_bytes())
    follower.follow(frozenset([broken.parents[1]]))
    broken.write_text('msgid "no end\n')
    follower.follow(frozenset([broken]))
    page = root / "content" / "index.md"
    page.write_text(sites.HOME.replace("first", "very first"))
    follower.follow(frozenset([page]))
    later = time.monotonic() + 60
    monkeypatch.setattr(time, "monotonic", lambda: later)
    monkeypatch.setattr(follower._parts._shelf.grace, "_clock", lambda: later)
    follower.follow(frozenset([broken]))
    follower.follow(frozenset())
    assert "very first" in file.read_text()
    assert broken.read_text() == 'msgid "no end\n'
