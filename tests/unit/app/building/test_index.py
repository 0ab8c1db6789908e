import pytest

from dragoman.app.building import index
from dragoman.app.building.index import OWN, Entry, Index
from dragoman.errors import BuildError

ENTRY = Entry("r", "r-br11.t", 3, 17)


@pytest.fixture
def out(tmp_path):
    (tmp_path / OWN).mkdir()
    return tmp_path


def test_a_folder_that_no_build_has_seen_has_none(tmp_path):
    assert index.read(tmp_path) is None


def test_what_is_written_is_read(out):
    written = Index({"de/index.html": ENTRY, "x.br": Entry("r", "", -1, 0)}, "inputs")
    index.write(out, written)
    assert index.read(out) == written


def test_a_build_without_files_is_read(out):
    index.write(out, Index())
    assert index.read(out) == Index()


def test_an_entry_knows_its_tag_and_whether_there_is_a_file():
    assert (ENTRY.tag, ENTRY.is_file) == ("r-br11", True)
    assert not Entry("r", "", -1, 0).is_file


def test_what_a_build_that_was_cut_off_may_have_written_is_ours(out):
    index.plan(out, ["b", "a"])
    found = index.read(out)
    assert found.planned == {"a", "b"}
    assert found.is_ours("a")
    assert not found.is_ours("c")
    index.write(out, Index({"a": ENTRY}))
    assert index.read(out).planned == frozenset()


def test_the_index_of_another_version_tells_what_is_ours_and_no_more(out):
    for files in ('{"a": [1]}', '["a"]'):
        told = f'{{"form": 0, "files": {files}}}'
        (out / OWN / "index.json").write_text(told)
        found = index.read(out)
        assert (found.files, found.planned) == ({}, {"a"})


def test_an_index_that_cannot_be_read_is_told(out):
    (out / OWN / "index.json").write_text("{")
    with pytest.raises(BuildError) as raised:
        index.read(out)
    assert raised.value.place == str(out / OWN / "index.json")
    assert raised.value.remedy
