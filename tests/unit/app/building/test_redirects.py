import sites
from dragoman.app.building.redirects import redirects
from dragoman.rendering.destination import Moved, find

PAGES = {
    "guide/install.md": "---\ntitle: Install\naliases: [old/place, old.html]\n---\n",
    "hidden.md": "---\ntitle: Hidden\ndraft: true\naliases: [secret]\n---\n",
    "größe.md": "---\ntitle: Size\n---\n",
}


def test_former_addresses_and_missing_slashes_lead_on_in_each_language(tmp_path):
    site = sites.read(tmp_path, pages=PAGES, content={"de": sites.catalog("de")}).site
    found = redirects(site)
    for tag in ("en", "de"):
        assert found.pop(f"/{tag}") == f"/{tag}/"
        target = f"/{tag}/guide/install/"
        former = ("guide/install", "old/place", "old/place/", "old.html")
        assert {found.pop(f"/{tag}/{path}") for path in former} == {target}
        assert found.pop(f"/{tag}/gr%C3%B6%C3%9Fe") == f"/{tag}/gr%C3%B6%C3%9Fe/"
    assert found == {}


def test_each_is_what_the_server_does(tmp_path):
    site = sites.read(tmp_path, pages=PAGES).site
    for path, target in redirects(site).items():
        assert find(path, site) == Moved(target)
