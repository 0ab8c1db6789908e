"""What every answer has, and what a broken part does to it."""

import http.client

import pytest
from tornado.locale import Locale
from tornado.web import RequestHandler

import sites
from dragoman import app
from dragoman.app import serving
from dragoman.web import base
from dragoman.web.base import Handler
from dragoman.web.routes import Route
from web.running import running


class Speaking(Handler):
    """Answers in the locale that Tornado asks for."""

    def get(self):
        assert isinstance(self.locale, Locale)
        self.finish(f"{self.locale.code} {self.locale.translate('Next')}")


class Slow(Handler):
    """Works in a thread."""

    async def get(self):
        self.finish(str(await self.in_thread(sum, [1, 2])))


@pytest.fixture
def site(tmp_path, monkeypatch):
    routes = (
        Route("speaking", r"/(?:de/)?speak/", Speaking),
        Route("slow", r"/slow", Slow),
        *app.ROUTES,
    )
    monkeypatch.setattr(serving, "ROUTES", routes)
    german = sites.catalog("de", sites.entry("Next", "Weiter"))
    content = sites.catalog(
        "de",
        sites.entry("Welcome", "Hallo"),
        sites.entry("The first paragraph.", "Der Absatz."),
    )
    read = sites.read(tmp_path, content={"de": content}, interface={"de": german})
    with running(read) as served:
        yield served


def test_handlers_get_our_locale_by_the_path(site):
    assert site.ask("/de/speak/").text == "de Weiter"


def test_handlers_get_our_locale_by_negotiation(site):
    german = site.ask("/speak/", headers={"Accept-Language": "de"})
    assert german.text == "de Weiter"
    assert german.headers["Vary"] == "Accept-Language, Cookie"
    assert site.ask("/speak/").text == "en Next"


def test_slow_work_is_done_beside_the_loop(site):
    assert site.ask("/slow").text == "3"


def test_allow_names_what_a_handler_has_written():
    assert not hasattr(RequestHandler, "no_such_method")
    methods = Handler.methods
    assert methods(Slow.__new__(Slow)) == ["GET"]
    assert methods(app.ROUTES[-1].handler.__new__(app.ROUTES[-1].handler)) == [
        "GET",
        "HEAD",
    ]


def test_tornado_still_marks_methods_that_nobody_wrote():
    assert RequestHandler.get is RequestHandler._unimplemented_method


def test_an_answer_names_no_server(site):
    for path in ("/de/", "/healthz", "/static/none", "/none"):
        assert "Server" not in site.ask(path).headers


def test_a_cookie_is_never_set_unasked(site):
    for path in ("/", "/de/", "/none"):
        assert "Set-Cookie" not in site.ask(path).headers


def test_the_choice_cookie_is_read(site):
    headers = {"Cookie": f"{base.LANGUAGE_COOKIE}=de"}
    assert site.ask("/", headers=headers).headers["Location"] == "/de/"


def test_a_garbled_cookie_is_no_choice(site):
    headers = {"Cookie": 'language="\\377\\400; =;;; language=<x>'}
    assert site.ask("/", headers=headers).status == 302


def test_the_next_request_on_the_connection_is_answered(site):
    connection = http.client.HTTPConnection("127.0.0.1", site.port)
    for path, status in (("/none", 404), ("/de/", 200), ("/de", 301), ("/de/", 200)):
        connection.request("GET", path)
        response = connection.getresponse()
        response.read()
        assert response.status == status
    connection.close()
