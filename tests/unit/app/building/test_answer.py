import pytest

from dragoman.app.building import answer as answering
from dragoman.app.building import answers
from dragoman.app.building.source import read
from unit.rendering.documents import news


@pytest.fixture
def site(tmp_path):
    news.read(tmp_path, toml='base_url = "https://example.org"\n')
    return read(tmp_path, "").site


def test_a_page_has_the_file_of_its_address(site):
    page = site.content.by_url[""]
    answer = answering.page(site, page, site.languages["de"], answers.security(site))
    assert (answer.url, answer.name) == ("/de/", "de/index.html")
    assert dict(answer.headers)["Content-Language"] == "de"
    assert "Strict-Transport-Security" in dict(answer.headers)
