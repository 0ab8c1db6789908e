import base64
import hashlib
import os
from datetime import date, timedelta
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.assets.asset import Asset, Moved
from dragoman.assets.manifest import Manifest, build
from dragoman.errors import AssetError

TODAY = date(2026, 3, 1)


@pytest.fixture
def site(tmp_path):
    for name, text in {
        "static/css/site.css": "a { background: url(../icons/日本.svg) }\n" * 20,
        "static/icons/日本.svg": "<svg xmlns='http://www.w3.org/2000/svg'/>",
        "static/js/app.js": "import './part.js'",
        "static/js/part.js": "export const a = 1",
        "content/guide/page.html": "<script>alert(1)</script>",
    }.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    return tmp_path


def made(site, store="var/assets", **options):
    extra = {"content/guide/page.html": site / "content/guide/page.html"}
    options.setdefault("today", TODAY)
    return build([site / "static"], extra, site / store, **options)


def test_every_name_leads_to_its_asset(site):
    manifest = made(site)
    assert manifest.names == (
        "content/guide/page.html",
        "css/site.css",
        "icons/日本.svg",
        "js/app.js",
        "js/part.js",
    )
    for name in manifest.names:
        url = manifest.url(name)
        asset = manifest.find(url)
        assert url.isascii()
        assert isinstance(asset, Asset)
        content = asset.bodies["identity"].read()
        assert url == f"/static/{quote(asset.name)}"
        assert hashlib.sha256(content).hexdigest()[:16] in url
        digest = base64.b64encode(hashlib.sha384(content).digest()).decode()
        assert manifest.integrity(name) == f"sha384-{digest}"
        assert asset.path.read_bytes() == content
        assert asset.size == len(content)


def test_what_a_file_refers_to_is_found(site):
    manifest = made(site)
    text = (
        manifest.find(manifest.url("css/site.css")).bodies["identity"].read().decode()
    )
    assert f"url(..{manifest.url('icons/日本.svg').removeprefix('/static')})" in text


def test_html_beside_a_page_is_plain_text(site):
    manifest = made(site)
    asset = manifest.find(manifest.url("content/guide/page.html"))
    assert asset.media_type == "text/plain; charset=utf-8"


@pytest.mark.parametrize(
    "path",
    [
        "css/site.css",
        "css/site.0000000000000000.css",
        "css/site.0123456789ab.css",
        "css%2Fsite.css",
        "css/s%69te.css",
    ],
)
def test_other_names_of_a_known_file_lead_to_it(site, path):
    manifest = made(site)
    assert manifest.find(f"/static/{path}") == Moved(manifest.url("css/site.css"))


def test_other_spellings_of_the_url_are_the_same_file(site):
    manifest = made(site)
    url = manifest.url("icons/日本.svg")
    assert manifest.find(url.lower()) == manifest.find(url)


@pytest.mark.parametrize(
    "path",
    [
        "",
        "/",
        "/static",
        "/static/",
        "/static/none.css",
        "/static/none.0000000000000000.css",
        "/static/../site.toml",
        "/static/%2e%2e/site.toml",
        "/static//etc/passwd",
        "/static/css/../css/site.css",
        "/static/css\\site.css",
        "/static/css/site.css/",
        "/static/css/site.css%00",
        "/static/css%252Fsite.css",
        "/static/%ff",
        "/static/index.json",
        "/static/.lock",
        "css/site.css",
        "/other/css/site.css",
    ],
)
def test_anything_else_is_nothing(site, path):
    assert made(site).find(path) is None


def test_no_path_reaches_another_file(tmp_path_factory):
    site = tmp_path_factory.mktemp("site")
    (site / "static").mkdir()
    (site / "static/a.css").write_bytes(b"a{}")
    manifest = build([site / "static"], {}, site / "var", today=TODAY)
    allowed = {manifest.find(manifest.url("a.css")).path}

    @given(st.text(alphabet="./\\%2e5cfa0s\0~", max_size=40))
    def none_does(path):
        found = manifest.find("/static/" + path)
        assert not isinstance(found, Asset) or found.path in allowed

    none_does()


def test_compressed_bodies_of_a_past_start_are_no_names(site):
    manifest = made(site)
    assert manifest.find(manifest.url("css/site.css") + ".br") is None


def test_an_earlier_generation_is_still_served(site):
    before = made(site)
    old = before.url("js/app.js")
    (site / "static/js/part.js").write_text("export const a = 2")
    (site / "static/css/site.css").unlink()
    after = made(site, today=TODAY + timedelta(days=1))
    assert after.url("js/app.js") != old
    assert after.find(old).bodies["identity"].read() == (
        before.find(old).bodies["identity"].read()
    )
    assert isinstance(after.find(before.url("css/site.css")), Asset)
    assert after.find("/static/css/site.css") is None
    much_later = made(site, today=TODAY + timedelta(days=32))
    assert much_later.find(old) == Moved(much_later.url("js/app.js"))
    assert much_later.find(before.url("css/site.css")) is None


def test_names_that_look_hashed_are_names(tmp_path):
    (tmp_path / "s").mkdir()
    (tmp_path / "s/report.202603011200.pdf").write_bytes(b"1")
    (tmp_path / "s/report.pdf").write_bytes(b"2")
    manifest = build([tmp_path / "s"], {}, tmp_path / "v", today=TODAY)
    url = manifest.url("report.202603011200.pdf")
    assert manifest.find("/static/report.202603011200.pdf") == Moved(url)
    assert manifest.find(url).bodies["identity"].read() == b"1"


def test_an_unknown_name_is_told_with_its_neighbours(site):
    manifest = made(site)
    with pytest.raises(AssetError) as caught:
        manifest.url("css/sit.css")
    assert "'css/sit.css'" in caught.value.reason
    assert caught.value.remedy == "Did you mean css/site.css?"
    with pytest.raises(AssetError, match="Add the file"):
        manifest.integrity("zzz")


def test_the_same_input_gives_the_same_bytes_anywhere(site, tmp_path):
    other = tmp_path / "else/where"
    (site / "static").rename(tmp_path / "kept")
    names = sorted(
        path.relative_to(tmp_path / "kept")
        for path in (tmp_path / "kept").rglob("*")
        if path.is_file()
    )
    for root, order in ((site, names), (other, names[::-1])):
        for number, name in enumerate(order):
            path = root / "static" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes((tmp_path / "kept" / name).read_bytes())
            os.utime(path, (number, number))
    (other / "content/guide").mkdir(parents=True)
    (other / "content/guide/page.html").write_bytes(
        (site / "content/guide/page.html").read_bytes()
    )
    first, second = made(site), made(other)
    assert [first.url(name) for name in first.names] == [
        second.url(name) for name in second.names
    ]
    stores = [
        {
            path.relative_to(root / "var"): path.read_bytes()
            for path in (root / "var").rglob("*")
            if path.is_file()
        }
        for root in (site, other)
    ]
    assert stores[0] == stores[1]
    assert len(stores[0]) > 6


def test_a_lost_store_is_made_again(site):
    before = made(site)
    for path in sorted((site / "var").rglob("*"), reverse=True):
        path.rmdir() if path.is_dir() else path.unlink()
    after = made(site)
    assert [after.url(name) for name in after.names] == [
        before.url(name) for name in before.names
    ]


def test_another_prefix_changes_urls_not_bytes(site):
    one, other = made(site), made(site, prefix="/files/")
    assert other.url("js/app.js") == one.url("js/app.js").replace("/static", "/files")
    assert other.find(one.url("js/app.js")) is None


def test_a_store_that_cannot_be_written_is_told(site):
    (site / "var").write_bytes(b"a file in the way")
    with pytest.raises(AssetError, match="cannot be stored") as caught:
        made(site)
    assert str(site / "var") in caught.value.place
    assert caught.value.remedy


def test_a_site_without_assets(tmp_path):
    manifest = build([], {}, tmp_path / "var", today=TODAY)
    assert isinstance(manifest, Manifest)
    assert manifest.names == ()
    assert manifest.find("/static/a.css") is None
