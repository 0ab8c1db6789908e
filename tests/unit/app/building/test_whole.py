import time

import pytest

import sites
from dragoman.app.building import index, whole
from dragoman.app.building.folder import opened
from dragoman.app.building.inputs import inputs
from dragoman.errors import BuildError

HOUR = 3600 * 10**9


@pytest.fixture
def root(tmp_path):
    texts = ("Site", "Welcome", "The first paragraph.")
    german = sites.catalog("de", *(sites.entry(text, "Deutsch") for text in texts))
    toml = 'title = "Site"\n'
    return sites.write(tmp_path / "site", content={"de": german}, toml=toml)


def built(root, out, *, compressed=False):
    made_from = inputs(root, (), time.time_ns() + HOUR, {})
    with opened(out, root) as folder:
        source = whole.read(root, "https://localhost")
        return whole.build(
            source,
            folder,
            made_from,
            compressed=compressed,
            processes=1,
            on_progress=lambda _done, _total: None,
        )


def test_everything_is_written_once_and_remembered(root, tmp_path):
    out = tmp_path / "out"
    first = built(root, out)
    assert first.written == first.files > 0
    assert built(root, out).written == 0
    own = {path.name.partition("-")[0] for path in (out / index.OWN).iterdir()}
    assert {"memory", "site"} <= own
    assert len(list((out / index.OWN).glob("site-*"))) == 1


@pytest.mark.parametrize(
    ("page", "file"),
    [
        ("feed.xml.md", "en/feed.xml"),
        ("404.html/more.md", "en/404.html"),
        ("index.html.md", "en/index.html"),
        ("index.html.br.md", "en/index.html.br"),
    ],
)
def test_a_page_is_refused_whose_folder_would_lie_in_the_place_of_a_file(
    root, tmp_path, page, file
):
    sites.write(root, pages={page: sites.HOME}, toml="")
    out = tmp_path / "out"
    with pytest.raises(BuildError) as refused:
        built(root, out, compressed=True)
    assert refused.value.place == f"content/{page}"
    assert file in refused.value.reason
    assert [each.name for each in out.iterdir()] == [index.OWN]


@pytest.mark.parametrize(
    "name", [".well-known/security.txt", "static/new.aaaa.css", "fr/offer.json"]
)
def test_somebody_elses_file_is_never_replaced_by_what_is_no_page(root, tmp_path, name):
    out = tmp_path / "out"
    built(root, out, compressed=True)
    toml = 'title = "Site"\nsecurity_contact = "mailto:a@example.org"\n'
    french = sites.catalog("fr", sites.entry("Welcome", "Bienvenue"))
    sites.write(root, toml=toml, content={"fr": french})
    (root / "static").mkdir()
    (root / "static/new.css").write_text("a { color: red }")
    if "static" in name:
        manifest = whole.read(root, "https://localhost").site.manifest
        name = manifest.url("new.css").lstrip("/")
    (out / name).parent.mkdir(exist_ok=True)
    (out / name).write_text("mine")
    with pytest.raises(BuildError) as refused:
        built(root, out, compressed=True)
    assert refused.value.place == str(out / name)
    assert (out / name).read_text() == "mine"
    (out / name).unlink()
    assert built(root, out, compressed=True).written
    assert (out / name).exists()
