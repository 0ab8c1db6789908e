import time

import pytest

import sites
from dragoman.app.building import index, whole
from dragoman.app.building.folder import opened
from dragoman.app.building.inputs import inputs

HOUR = 3600 * 10**9


@pytest.fixture
def root(tmp_path):
    texts = ("Site", "Welcome", "The first paragraph.")
    german = sites.catalog("de", *(sites.entry(text, "Deutsch") for text in texts))
    toml = 'title = "Site"\n'
    return sites.write(tmp_path / "site", content={"de": german}, toml=toml)


def built(root, out):
    made_from = inputs(root, (), time.time_ns() + HOUR, {})
    with opened(out, root) as folder:
        source = whole.read(root, "https://localhost")
        return whole.build(
            source,
            folder,
            made_from,
            compressed=False,
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
