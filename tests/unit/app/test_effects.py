"""What follows each change: what is woken, in order, and what a fault leaves."""

import pytest

import sites
from dragoman.app.effects import EFFECTS, run
from dragoman.app.events import EVERYTHING, Event


@pytest.fixture
def parts(tmp_path):
    text = sites.catalog("de", sites.entry("Welcome", "Willkommen"))
    return sites.read(tmp_path, content={"de": text}).parts


def test_nothing_follows_where_nothing_is_different(parts):
    assert run(parts, EVERYTHING, None) == frozenset()


def test_a_file_beside_a_page_is_told_where_its_bytes_are_others(parts):
    folder = parts.root / "content"
    file, woken = folder / "a.txt", frozenset([Event.CONTENT_FOLDER])
    file.write_text("One.")
    assert Event.ASSETS in run(parts, woken, frozenset([file]))
    for changed in (file, folder):
        assert run(parts, woken, frozenset([changed])) == frozenset()
    file.write_text("Two.")
    assert Event.ASSETS in run(parts, woken, frozenset([file]))


def test_every_effect_is_woken_by_the_disk_or_by_one_above_it():
    given = set(EVERYTHING)
    later = {Event.SETTINGS, Event.PAGES, Event.FILES, Event.CATALOGS, Event.ASSETS}
    for effect in EFFECTS:
        assert effect.after <= given | later
        assert effect.after & EVERYTHING
    assert len({effect.name for effect in EFFECTS}) == len(EFFECTS)


def test_a_changed_page_wakes_the_catalogs(parts):
    page = parts.root / "content" / "index.md"
    page.write_text(sites.HOME.replace("Welcome", "Welcome!"))
    assert run(parts, frozenset([Event.CONTENT_FOLDER]), frozenset([page])) == {
        Event.PAGES,
        Event.CATALOGS,
    }
    catalog = parts.site().readers["de"].snapshot.content["de"]
    assert catalog.find("Welcome!").texts == ("Willkommen",)


def test_a_fault_leaves_the_part_and_goes_when_it_is_mended(parts):
    settings = parts.root / "site.toml"
    settings.write_text("title = [\n")
    event = frozenset([Event.SETTINGS_FILE])
    assert run(parts, event, frozenset([settings])) == frozenset()
    assert list(parts.faults) == ["settings"]
    assert any("site.toml" in problem for problem in parts.problems())
    settings.write_text('title = "New"\n')
    assert Event.SETTINGS in run(parts, event, frozenset([settings]))
    assert parts.faults == {}
    assert parts.settings.title == "New"
