"""What Chromium itself makes of our headers, origins and paths."""

import asyncio
import threading

import pytest
from selenium import webdriver
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.support.expected_conditions import title_is
from selenium.webdriver.support.wait import WebDriverWait
from tornado.web import Application, RequestHandler

import chromium
from dragoman.web.headers import FEATURES_OFF, PERMISSIONS_POLICY, security_headers
from dragoman.web.hosts import is_trustworthy
from dragoman.web.limits import Limits
from dragoman.web.listening import bind
from dragoman.web.server import make_server

pytestmark = pytest.mark.browser

FLAGS = ["--host-resolver-rules=MAP dragoman 127.0.0.1, MAP *.lan 127.0.0.1"]
PAGE = """<!doctype html><html lang="en"><title>bare</title>
<link rel="icon" href="/icon.svg"><link rel="stylesheet" href="/site.css">
<script type="module" src="/site.js"></script><p>Text</p></html>"""
SCRIPT = "document.title = getComputedStyle(document.querySelector('p')).color"
FILES = {
    "": ("text/html", PAGE),
    "site.css": ("text/css", "p { color: rgb(1, 2, 3) }"),
    "site.js": ("text/javascript", SCRIPT),
    "icon.svg": ("image/svg+xml", '<svg xmlns="http://www.w3.org/2000/svg"/>'),
}
STYLED = "rgb(1, 2, 3)"

# Long before this a page has loaded: it only ends a run that would hang.
HANGING_SECONDS = 60

LOOPBACK = ["127.0.0.1", "127.8.9.10"]


class File(RequestHandler):
    """A page that needs everything our policy allows, with our headers."""

    def get(self, name):
        trustworthy = is_trustworthy(self.request.protocol, self.request.host)
        headers = security_headers(https=False, trustworthy=trustworthy)
        for field, value in headers.items():
            self.set_header(field, value)
        media_type, text = FILES[name]
        if media_type == "text/html":
            self.set_header("Permissions-Policy", PERMISSIONS_POLICY)
        self.set_header("Content-Type", f"{media_type}; charset=utf-8")
        self.write(text)


@pytest.fixture(scope="module")
def port():
    """A server in a thread of its own, as Selenium blocks its caller."""
    started = threading.Event()
    told = {}

    async def serve():
        server = make_server(Application([("/(.*)", File)]), Limits())
        told["loop"] = asyncio.get_running_loop()
        told["over"] = asyncio.Event()
        told["port"] = 0
        for address in LOOPBACK:
            sockets = bind(told["port"], address)
            told["port"] = sockets[0].getsockname()[1]
            server.add_sockets(sockets)
        started.set()
        await told["over"].wait()
        await server.drain()

    thread = threading.Thread(target=lambda: asyncio.run(serve()))
    thread.start()
    started.wait()
    yield told["port"]
    told["loop"].call_soon_threadsafe(told["over"].set)
    thread.join()


@pytest.fixture
def browser(program, tmp_path):
    options = chromium.options(tmp_path, FLAGS)
    options.binary_location = program("chromium")
    driver = webdriver.Chrome(options, Service(program("chromedriver")))
    yield driver
    driver.quit()


def test_its_console_stays_empty_and_the_page_is_styled(browser, port):
    hosts = ["dragoman", "reading.lan", "localhost", "site.localhost", *LOOPBACK]
    for host in hosts:
        browser.get(f"http://{host}:{port}/")
        WebDriverWait(browser, HANGING_SECONDS).until(title_is(STYLED))
        assert browser.get_log("browser") == [], host
        is_secure = browser.execute_script("return isSecureContext")
        assert is_trustworthy("http", f"{host}:{port}") == is_secure, host


def test_it_knows_every_feature_that_is_off_and_turns_it_off(browser, port):
    browser.get(f"http://localhost:{port}/")
    allowed, known = browser.execute_script(
        "const policy = document.featurePolicy;"
        "return [policy.allowedFeatures(), policy.features()]"
    )
    assert set(FEATURES_OFF) <= set(known)
    assert not set(FEATURES_OFF) & set(allowed)
