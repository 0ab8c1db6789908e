import pytest

from dragoman.app.building.stands import Stands
from dragoman.pages import store

PAGES = {
    "end.md": "---\ntitle: End\n---\n\nSame words.\n\nOwn words.\n",
    "index.md": "---\ntitle: Welcome\nnav: Home\ndescription: A site.\n---\n\n"
    "Same words.\n",
    "news.md": "---\ntitle: News\ndate: 2026-01-02\n---\n\nIt is new.\n",
}


@pytest.fixture
def stands(tmp_path):
    for name, text in PAGES.items():
        (tmp_path / name).write_text(text)
    return Stands.of(store.load(tmp_path).pages.values(), "Site")


def test_a_text_is_found_on_all_of_its_pages(stands):
    assert stands.find("Own words.") == [0]
    assert stands.find("Same words.") == [0, 1]
    assert stands.find("No words.") == []
    assert Stands(stands.packed).find("Same words.") == [0, 1]


@pytest.mark.parametrize(
    "text", ["Site", "End", "Welcome", "Home", "A site.", "News", "It is new."]
)
def test_what_other_pages_or_feeds_show_too_is_nowhere_in_particular(stands, text):
    assert stands.find(text) is None


def test_an_empty_table_has_nothing():
    assert Stands(b"").find("Site") == []
