"""Lighthouse grades a home page and a page of the handbook: 100 in everything."""

import json
import subprocess

import pytest

pytestmark = [pytest.mark.browser, pytest.mark.full]

CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
TAGS = ("en", "ar", "ja")
PAGES = ("", "translators/")


@pytest.fixture(scope="module")
def grade(program, from_npm, tmp_path_factory):
    """Let Lighthouse grade an address; it gives points, and the audits that failed."""
    lighthouse = from_npm("lighthouse/cli/index.js")
    folder = tmp_path_factory.mktemp("lighthouse")

    def run(url):
        command = [
            *(program("node"), lighthouse, url, "--quiet", "--output=json"),
            f"--chrome-flags=--headless --no-sandbox --user-data-dir={folder}/profile",
        ]
        environment = {
            "CHROME_PATH": program("chromium"),
            "PATH": "/usr/bin:/bin",
            "HOME": str(folder),
        }
        said = subprocess.run(command, capture_output=True, env=environment, check=True)
        report = json.loads(said.stdout)
        points = [round(100 * report["categories"][k]["score"]) for k in CATEGORIES]
        failed = [
            reference["id"]
            for name in CATEGORIES
            for reference in report["categories"][name]["auditRefs"]
            if reference["weight"]
            and (report["audits"][reference["id"]]["score"] or 0) < 1
            and report["audits"][reference["id"]]["scoreDisplayMode"] != "notApplicable"
        ]
        return points, failed

    return run


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("tag", TAGS)
def test_a_page_gets_a_hundred_in_everything(grade, shipped, figure, tag, page):
    points, failed = grade(f"http://localhost:{shipped.port}/{tag}/{page}")
    figure(", ".join(map("{} {}".format, CATEGORIES, points)))
    assert points == [100] * len(CATEGORIES), failed
