"""Pages in `ar-XB` run from right to left, and fit a small phone."""

import random

import pytest

import testing_site
from browser.views import listed
from dragoman import app
from dragoman.languages.pseudo import ACCENTED, MIRRORED
from web.running import running

pytestmark = pytest.mark.browser

SAMPLED = 5
PHONE = (320, 640)


@pytest.fixture(scope="module")
def dev():
    with running(testing_site.read(app.SHIPPED)) as served:
        yield served


@pytest.fixture(scope="module")
def phone(dev, reader):
    """The browser of a reader with a small phone, in front of this site."""

    class Phone:
        browser = reader().browser

        def measured(self, path, name):
            visited = type(reader())(self.browser, dev)
            visited.go(path, *PHONE)
            return visited.ask(name)

    return Phone()


@pytest.fixture(params=[MIRRORED, ACCENTED])
def paths(request, dev, seed):
    """Some addresses of one language, or all of them."""
    site = dev.read.site
    found = testing_site.pages(site, site.languages[request.param])
    if not request.config.getoption("--full"):
        found = random.Random(f"{seed} {request.param}").sample(found, SAMPLED)
    return [*found, f"/{request.param.lower()}/nothing/"]


def test_no_page_scrolls_sideways_on_a_phone(phone, paths, figure):
    faults = [
        f"{path}: {each}" for path in paths for each in phone.measured(path, "outside")
    ]
    assert not faults, listed(faults)
    figure(f"{len(paths)} pages at {PHONE[0]} px, none scrolls sideways")


def test_pages_run_from_right_to_left(phone):
    phone.measured("/ar-xb/why/", "outside")
    direction, first, second = phone.browser.execute_script(
        """
        const heading = document.querySelector("h1");
        const text = heading.firstChild;
        const place = (start) => {
          const range = document.createRange();
          range.setStart(text, start);
          range.setEnd(text, start + 1);
          return range.getBoundingClientRect().left;
        };
        const words = [...text.data.matchAll(/[A-Za-z]+/g)];
        const [first, second] = words.map((word) => place(word.index));
        return [document.documentElement.dir, first, second];
        """
    )
    assert direction == "rtl"
    assert first > second
