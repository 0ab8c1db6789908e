from pathlib import Path

from dragoman.app.events import EVERYTHING, FOLDERS, Event, events_of

ROOT = Path("/srv/site")


def test_a_path_tells_what_happened():
    changed = [ROOT / "content" / "a" / "b.md", ROOT / "site.toml", ROOT / "locale"]
    assert events_of(ROOT, changed) == {
        Event.CONTENT_FOLDER,
        Event.SETTINGS_FILE,
        Event.LOCALE_FOLDER,
    }


def test_what_is_none_of_the_site_is_no_event():
    assert events_of(ROOT, [ROOT / "var" / "content", ROOT / "notes"]) == frozenset()
    assert events_of(ROOT, []) == frozenset()


def test_all_that_is_watched_is_an_event():
    assert set(FOLDERS) < EVERYTHING
