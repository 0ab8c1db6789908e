"""The Nu HTML checker (validator.w3.org) has nothing against what the site serves."""

import json
import re
import subprocess
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from browser.views import facing, listed, lost, places
from dragoman import app

# What it says that is no fault, each with the reason.
PASSED_OVER = {
    r"This document appears to be written in": "it guesses at languages by their"
    " letters, and reads the names of others and English fallbacks as text",
    r"CSS: “[a-z-]+”: Invalid type: “.*\bvar\(": "it cannot know what a variable holds"
    " (CSS Variables 1, 3.1)",
    r"CSS: “text-emphasis-position”: “under” is not": "the side may be left out"
    " (CSS Text Decoration 4)",
}


@pytest.fixture(scope="module")
def folder(shipped, tmp_path_factory):
    """Everything that the site serves and the checker knows, in files."""
    root = tmp_path_factory.mktemp("served")
    site = shipped.read.site
    found = [*places(site), *lost(site), *facing(site)]
    for number, place in enumerate(found):
        file = root / f"{number}.html"
        # The address stands in a comment, to name the page in a finding.
        html = shipped.ask(place.path).text
        file.write_text(f"{html}\n<!-- {place.path} -->\n", "utf-8")
    for file in sorted(app.SHIPPED.glob("static/**/*.*")):
        if file.suffix in {".css", ".svg"}:
            name = file.relative_to(app.SHIPPED).as_posix()
            answer = shipped.ask(site.manifest.url(name.removeprefix("static/")))
            (root / name.replace("/", "-")).write_bytes(answer.body)
    return root


@pytest.fixture(scope="module")
def checked(program, from_npm):
    """Let one process check all files of a folder."""
    jar = from_npm("vnu-jar/build/dist/vnu.jar")

    def check(*paths):
        command = [program("java"), "-Xss8m", "-jar", jar, "--format", "json"]
        asked = [*command, "--also-check-css", "--also-check-svg", *paths]
        said = subprocess.run(asked, capture_output=True, text=True, check=False)
        return json.loads(said.stderr)["messages"]

    return check


def test_everything_that_is_served(checked, folder):
    faults = [
        _shown(each)
        for each in checked(folder)
        if not any(re.match(start, each["message"]) for start in PASSED_OVER)
    ]
    assert not faults, listed(faults)


def test_it_would_find_something(checked, tmp_path):
    (tmp_path / "x.html").write_text("<!doctype html><p id=a id=b></span>", "utf-8")
    (tmp_path / "x.css").write_text("p { colour: red }", "utf-8")
    (tmp_path / "x.svg").write_text(
        "<svg xmlns='http://www.w3.org/2000/svg'><p/></svg>"
    )
    found = {
        urlsplit(each["url"]).path.rpartition(".")[2] for each in checked(tmp_path)
    }
    assert found == {"html", "css", "svg"}


def _shown(message):
    file = Path(urlsplit(message["url"]).path)
    place = file.name
    if file.suffix == ".html":
        place = file.read_text("utf-8").rpartition("<!-- ")[2].removesuffix(" -->\n")
    line, extract = message.get("lastLine"), message.get("extract", "")
    return f"{place}:{line} {message['type']} {message['message']} {extract!r}"
