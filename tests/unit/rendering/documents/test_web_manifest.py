"""The manifest is of one language, and its icons are what it says they are."""

import json
import re
import struct

import pytest

from dragoman import app
from dragoman.rendering.documents.web_manifest import ICONS, PAPER, web_manifest
from unit.rendering.documents import news


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    return news.read(tmp_path_factory.mktemp("news")).site


def test_it_speaks_its_language(site):
    found = json.loads(web_manifest(site, site.languages["ar"]))
    assert (found["lang"], found["dir"]) == ("ar", "rtl")
    assert found["start_url"] == found["scope"] == found["id"] == "/ar/"
    assert found["name"] == found["short_name"] == "Dragoman"


def test_its_icons_are_there_in_their_sizes(site):
    manifest = json.loads(web_manifest(site, site.languages["en"]))
    for icon, (name, media_type, sizes) in zip(manifest["icons"], ICONS, strict=True):
        asset = site.manifest.find(icon["src"])
        assert icon["type"] == media_type
        assert asset.media_type == media_type
        if media_type == "image/png":
            content = (app.SHIPPED / "static" / name).read_bytes()
            width, height = struct.unpack(">II", content[16:24])
            assert sizes == f"{width}x{height}"


def test_the_paper_is_that_of_the_style_sheet():
    css = (app.SHIPPED / "static" / "css" / "site.css").read_text(encoding="utf-8")
    assert re.search(r"--paper: light-dark\((#\w+),", css)[1] == PAPER
