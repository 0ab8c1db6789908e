"""Every route, errors included, carries the headers that the Observatory asks for."""

import pytest
from tornado.web import Application

import sites
from dragoman import app
from dragoman.web.routes import ROUTES
from observatory import grade
from web.running import running

ENOUGH = 130
PATHS = {
    "alive": ["/healthz"],
    "ready": ["/readyz"],
    "static": ["/static/{css}", "/static/css/site.css", "/static/none"],
    "sitemaps": ["/sitemap.xml"],
    "robots": ["/robots.txt"],
    "favicon": ["/favicon.ico"],
    "security": ["/.well-known/security.txt"],
    "feed": ["/en/feed.xml", "/EN/feed.xml", "/none/feed.xml"],
    "manifest": ["/en/site.webmanifest", "/EN/site.webmanifest"],
    "sitemap": ["/en/sitemap.xml", "/de/sitemap.xml"],
    "offer": ["/de/offer.json"],
    "page": ["/", "/en/", "/de/", "/EN", "/de/none/", "/none", "/%FF", "/broken/"],
}


@pytest.fixture(scope="module", params=["https", "http"])
def site(request, tmp_path_factory):
    root = tmp_path_factory.mktemp("site")
    toml = f'base_url = "{request.param}://example.org"\n'
    sites.write(
        root,
        toml=toml,
        content={"de": ""},
        pages={"broken.md": "---\ntitle: Broken\nlayout: broken\n---\n"},
        files={"templates/layouts/broken.html": "{{ nothing }}"},
    )
    with running(app.read_site(root)) as served:
        yield request.param, served


def answers(served):
    host = {"Host": "example.org"}
    css = served.read.site.manifest.url("css/site.css").removeprefix("/static/")
    for paths in PATHS.values():
        for path in paths:
            yield path, served.ask(path.format(css=css), headers=host)
    yield "/en/broken/", served.ask("/en/broken/", headers=host)
    yield "a host not ours", served.ask("/en/", headers={"Host": "evil.example"})
    yield "another method", served.ask("/en/", "POST", headers=host)


def test_every_route_has_its_paths():
    assert {route.name for route in ROUTES} == set(PATHS)


def test_https_is_graded_well_everywhere(site, figure):
    scheme, served = site
    points = {
        path: grade(answer.headers.items(), answer.body.decode(errors="replace")).points
        for path, answer in answers(served)
    }
    statuses = {answer.status for _, answer in answers(served)}
    assert {200, 301, 302, 404, 405, 421, 500} <= statuses
    if scheme == "https":
        figure(f"Observatory: {min(points.values())} to {max(points.values())} points")
        assert min(points.values()) >= ENOUGH, points


def test_only_https_forbids_everything_else(site):
    scheme, served = site
    for path, answer in answers(served):
        told = "Strict-Transport-Security" in answer.headers
        upgraded = (
            "upgrade-insecure-requests" in answer.headers["Content-Security-Policy"]
        )
        assert told == upgraded == (scheme == "https"), path


def test_the_application_is_tornado_s(site):
    state = app.make_state(site[1].read)
    assert isinstance(app.make_application(state), Application)
