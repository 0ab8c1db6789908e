from pathlib import Path

import pytest

from dragoman.catalogs.three_way.files import merge_files
from dragoman.errors import CatalogError

HEAD = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n'
TEXT = HEAD + '\nmsgid "A"\nmsgstr "{}"\n'


@pytest.fixture
def paths(tmp_path):
    found = [tmp_path / name for name in ("origin.po", "ours.po", "theirs.po")]
    for path, word in zip(found, ("", "", "neu"), strict=True):
        path.write_text(TEXT.format(word), encoding="utf-8")
    return found


def test_the_result_goes_where_it_is_told(paths, tmp_path):
    origin, ours, theirs = paths
    merge_files(origin, ours, theirs, tmp_path / "out.po")
    assert (tmp_path / "out.po").read_text(encoding="utf-8") == TEXT.format("neu")
    assert ours.read_text(encoding="utf-8") == TEXT.format("")
    merge_files(origin, ours, theirs, ours)
    assert ours.read_text(encoding="utf-8") == TEXT.format("neu")


@pytest.mark.parametrize("name", ["/dev/null", "/no/such/file", "empty"])
def test_an_origin_may_be_missing(paths, tmp_path, name):
    _, ours, theirs = paths
    (tmp_path / "empty").write_bytes(b"")
    merge_files(tmp_path / name, ours, theirs, ours)
    assert ours.read_text(encoding="utf-8") == TEXT.format("neu")


def test_a_broken_or_missing_side_is_named_and_nothing_written(paths):
    origin, ours, theirs = paths
    before = ours.read_bytes()
    theirs.write_text('msgid "open\n', encoding="utf-8")
    with pytest.raises(CatalogError) as caught:
        merge_files(origin, ours, theirs, ours)
    assert caught.value.place == f"{theirs}:1"
    with pytest.raises(CatalogError, match="no such file"):
        merge_files(origin, ours, Path("/no/such/file"), ours)
    assert ours.read_bytes() == before
