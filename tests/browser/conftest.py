"""The shipped site and a browser for it: one server and few browsers per test process.

A browser's start costs as much as many pages, so that tests share it. Each test says
what it needs of screen and media, and leaves nothing behind that another test sees.
"""

from contextlib import ExitStack
from functools import cache
from pathlib import Path

import pytest

import chromium
from browser.views import Visited
from dragoman import app
from web.running import running

NPM = Path(__file__).resolve().parents[2] / ".venv" / "npm" / "node_modules"


@pytest.fixture(scope="session")
def shipped():
    """The shipped site behind a real server."""
    with running(app.read_site(app.SHIPPED, "http://localhost")) as served:
        yield served


@pytest.fixture(scope="session")
def reader(program, shipped, tmp_path_factory):
    """Give the browser of a reader with this text size, in per cent of the usual."""
    program("chromedriver")
    binary = program("chromium")
    with ExitStack() as stack:

        @cache
        def open_(text=100):
            options = chromium.options(tmp_path_factory.mktemp("reader"), text=text)
            options.binary_location = binary
            return Visited(
                stack.enter_context(chromium.browsing(options)), shipped, text
            )

        yield open_


@pytest.fixture(scope="session")
def from_npm():
    """Find a file of a package from npm, or skip the test and say what to do."""

    def find(path):
        if not (NPM / path).exists():
            pytest.skip(f"{path} is missing: `make test` fetches what tests use")
        return NPM / path

    return find
