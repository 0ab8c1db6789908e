import pytest

from dragoman.app.building import answers
from dragoman.app.building.build import build
from dragoman.app.building.source import read
from unit.rendering.documents import news


@pytest.fixture
def site(tmp_path):
    toml = 'base_url = "https://example.org"\n'
    news.read(tmp_path, toml=toml)
    return read(tmp_path, "").site


def test_a_file_is_kept_under_its_tag_with_an_ending_for_its_type():
    one = answers.document("a.txt", "text/plain", ())
    other = answers.document("b.txt", "text/plain", ())
    third = answers.document("c.txt", "text/css", ())
    endings = [each.kept_as("tag").removeprefix("tag.") for each in (one, other, third)]
    assert endings[0] == endings[1] != endings[2]
    assert all(each.isalnum() for each in endings)


def test_what_is_not_served_is_kept_under_no_name():
    assert answers.unserved("de/404.html").kept_as("tag") == ""


def test_static_files_of_earlier_generations_are_answered(site, tmp_path):
    before = {answer.url for answer, _ in answers.assets(site.manifest, ())}
    style = tmp_path / "static/new.css"
    style.parent.mkdir()
    style.write_text("a { color: red }")
    build(tmp_path, tmp_path / "public")
    style.write_text("a { color: blue }")
    manifest = read(tmp_path, "").site.manifest
    after = {answer.url for answer, _ in answers.assets(manifest, ())}
    assert len([url for url in after - before if "/new." in url]) == 2


def test_a_picture_comes_in_no_coding_and_a_style_sheet_does(site):
    codings = {
        answer.url.rpartition(".")[2]: answer.codings
        for answer, _ in answers.assets(site.manifest, ())
    }
    assert codings["png"] == ()
    assert codings["css"] == ("br", "gzip")
