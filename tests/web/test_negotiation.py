"""The negotiation table, row by row, as browsers meet it: over HTTP."""

import pytest

import sites
from dragoman.languages import tags
from negotiation_table import ROWS
from web.running import running

HOME = {"index.md": "---\ntitle: Home\n---\n"}


@pytest.fixture(scope="module")
def world(tmp_path_factory):
    """Serve each site of the table, all of its languages public."""
    started, served = [], {}
    for available, default in {(row.available, row.default) for row in ROWS}:
        content = {
            tags.folder(tag): sites.catalog(tag, sites.entry("Home", f"Home {tag}"))
            for tag in available
        }
        root = tmp_path_factory.mktemp("site")
        toml = f'source_language = "{default}"\n'
        context = running(sites.read(root, pages=HOME, content=content, toml=toml))
        served[available, default] = context.__enter__()
        started.append(context)
    yield served
    for context in started:
        context.__exit__(None, None, None)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.id)
def test_a_reader_gets_the_language(world, row):
    headers = {}
    if row.explicit is not None:
        headers["Cookie"] = f"language={row.explicit}"
    if row.accept_language is not None:
        headers["Accept-Language"] = row.accept_language
    answer = world[row.available, row.default].ask("/", headers=headers)
    assert answer.status == 302
    assert answer.headers["Location"] == f"/{tags.segment(row.expected)}/"


def test_the_table_is_long_enough():
    assert len(ROWS) >= 80
