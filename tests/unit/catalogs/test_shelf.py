import shutil

import pytest

from dragoman.catalogs import reading
from dragoman.catalogs.catalog import Domain, State
from dragoman.catalogs.grace import Grace
from dragoman.catalogs.kept import Kept
from dragoman.catalogs.shelf import Shelf, Sources, file_of, languages, read

HOME = 'msgid "Home"\nmsgstr "{}"\n'


@pytest.fixture
def locale(tmp_path, write_po):
    folder = tmp_path / "site" / "locale"
    write_po(folder, "de", "content", HOME.format("Startseite"))
    write_po(folder, "de", "messages", HOME.format("Start"))
    write_po(folder, "zh_Hant", "content", HOME.format("首頁"))
    (folder / "ur").mkdir()
    (folder / "content.pot").touch()
    (folder / ".cache").mkdir()
    return folder


@pytest.fixture
def shipped(tmp_path, write_po):
    folder = tmp_path / "dragoman" / "locale"
    write_po(folder, "de", "messages", HOME.format("Anfang"))
    write_po(folder, "pl", "messages", HOME.format("Początek"))
    write_po(folder, "pl", "content", HOME.format("nicht unsers"))
    return folder


def shelf_of(locale):
    """Make a shelf that believes every file at once."""
    return Shelf(Sources(locale, "en"), grace=Grace(0))


def test_a_folder_declares_a_language(locale):
    snapshot = read(locale, "en")
    assert snapshot.languages == ("de", "en", "ur", "zh-Hant")
    assert set(snapshot.content) == {"de", "ur", "zh-Hant"}
    assert snapshot.content["zh-Hant"].find("Home").texts == ("首頁",)
    assert snapshot.content["ur"].find("Home").state is State.MISSING
    assert snapshot.problems == ()


def test_the_source_language_has_interface_texts_but_no_content(locale):
    snapshot = read(locale, "de")
    assert snapshot.languages == ("de", "ur", "zh-Hant")
    assert "de" not in snapshot.content
    assert snapshot.interface["de"][0].find("Home").texts == ("Start",)


def test_a_site_without_the_folder_has_its_source_language(tmp_path):
    snapshot = read(tmp_path / "locale", "pt")
    assert snapshot.languages == ("pt",)
    assert snapshot.content == {}


def test_shipped_interface_texts_lie_under_the_sites_own(locale, shipped):
    snapshot = read(locale, "en", shipped)
    own, other = snapshot.interface["de"]
    assert own.find("Home").texts == ("Start",)
    assert other.find("Home").texts == ("Anfang",)


def test_the_shipped_folder_declares_no_language_of_another_site(locale, shipped):
    snapshot = read(locale, "en", shipped)
    assert "pl" not in snapshot.languages
    assert "pl" not in snapshot.content
    assert "pl" in snapshot.interface


def test_the_shipped_site_is_a_site_like_any_other(shipped):
    snapshot = read(shipped, "en", shipped.parent / "locale")
    assert snapshot.languages == ("de", "en", "pl")
    assert len(snapshot.interface["de"]) == 1


def test_two_folders_of_one_language_are_a_problem(locale, write_po):
    write_po(locale, "zh-hant", "content", HOME.format("別的"))
    snapshot = read(locale, "en")
    (problem,) = snapshot.problems
    assert problem.path.name == "zh-hant"
    assert "zh_Hant is the folder of zh-Hant already" in problem.reason
    assert problem.remedy
    assert snapshot.content["zh-Hant"].find("Home").texts == ("首頁",)


@pytest.mark.parametrize("other", ["ZH_hant", "zh_hant"])
def test_of_two_folders_the_one_of_the_right_name_counts(locale, other):
    (locale / other).mkdir()
    found, (problem,) = languages(locale)
    assert found["zh-Hant"] == locale / "zh_Hant"
    assert problem.path == locale / other
    assert list(found) == ["de", "ur", "zh-Hant"]


def test_of_two_wrong_names_the_first_counts(locale):
    for name in ("PL", "Pl"):
        (locale / name).mkdir()
    found, (problem,) = languages(locale)
    assert found["pl"].name == "PL"
    assert problem.path.name == "Pl"


def test_a_folder_that_is_no_language_is_a_problem(locale):
    (locale / "not a language").mkdir()
    (problem,) = read(locale, "en").problems
    assert problem.path == locale / "not a language"
    assert problem.remedy
    found, problems = languages(locale)
    assert problems == (problem,)
    assert found["de"] == locale / "de"


def test_a_broken_file_keeps_its_last_good_catalog(locale):
    shelf = shelf_of(locale)
    broken = file_of(locale / "de", Domain.CONTENT)
    good = broken.read_bytes()
    broken.write_bytes(good + b'\nmsgid "unclosed\n')
    shelf.reload()
    assert shelf.current.content["de"].find("Home").texts == ("Startseite",)
    (problem,) = shelf.current.problems
    assert (problem.path, problem.line) == (broken, 9)
    assert problem.remedy
    broken.write_bytes(good.replace(b"Startseite", b"Zuhause"))
    shelf.reload()
    assert shelf.current.content["de"].find("Home").texts == ("Zuhause",)
    assert shelf.current.problems == ()


def test_from_a_cold_start_the_source_stands_in_for_a_broken_file(locale):
    broken = file_of(locale / "de", Domain.CONTENT)
    broken.write_bytes(b'msgid "unclosed\n')
    snapshot = read(locale, "en")
    assert snapshot.content["de"].find("Home").state is State.MISSING
    assert snapshot.interface["de"][0].find("Home").texts == ("Start",)
    assert [problem.path for problem in snapshot.problems] == [broken]


def test_a_file_above_the_limit_is_refused(locale):
    (first, *_) = read(locale, "en", limit=20).problems
    assert "more than 20 bytes" in first.reason


def test_what_was_deleted_is_gone(locale):
    shelf = shelf_of(locale)
    file_of(locale / "de", Domain.CONTENT).unlink()
    shutil.rmtree(locale / "zh_Hant")
    snapshot = shelf.reload()
    assert snapshot.content["de"].find("Home").state is State.MISSING
    assert "zh-Hant" not in snapshot.languages


def test_who_holds_a_snapshot_keeps_it_and_unchanged_catalogs_stay(locale):
    shelf = shelf_of(locale)
    held = shelf.current
    changed = file_of(locale / "de", Domain.CONTENT)
    changed.write_bytes(changed.read_bytes().replace(b"Startseite", b"Zuhause"))
    shelf.reload()
    assert held.content["de"].find("Home").texts == ("Startseite",)
    assert shelf.current.content["zh-Hant"] is held.content["zh-Hant"]
    assert shelf.current.content["de"] is not held.content["de"]


def test_problems_of_an_unchanged_file_stay_listed(locale, write_po):
    write_po(locale, "ur", "messages", 'msgid "%(n)s"\nmsgstr "%(m)s"\n')
    shelf = shelf_of(locale)
    before = shelf.current.problems
    assert len(before) == 1
    assert shelf.reload().problems == before


def test_a_snapshot_cannot_be_changed(locale):
    snapshot = read(locale, "en")
    with pytest.raises(TypeError):
        snapshot.content["de"] = None


def test_of_a_large_file_that_changes_again_and_again_one_state_is_kept(
    locale, tmp_path, write_po, monkeypatch
):
    monkeypatch.setattr(reading, "_MOST_HELD", 0)
    kept = tmp_path / "kept"
    shelf = Shelf(Sources(locale, "en"), kept=Kept(kept, most=1), grace=Grace(0))
    for text in ("Eins", "Zwei", "Drei"):
        write_po(locale, "de", "content", HOME.format(text))
        shelf.reload()
        assert shelf.current.content["de"].find("Home").texts == (text,)
    assert len([*kept.iterdir()]) == len(shelf.current.files)
