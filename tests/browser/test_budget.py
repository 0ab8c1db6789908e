"""How little a visit costs: bytes that come over the wire, as Chromium counts them."""

import json
import time

import pytest

import chromium
from browser.views import covering, facing, listed, places

pytestmark = pytest.mark.browser

# A first visit to any page, everything together.
MOST = 30_000

# What Chromium fetches behind the scenes on a screen, and never without one.
BEHIND = "return [...document.querySelectorAll('link[rel=icon]')].map(e => e.href)"

# So long the network is quiet before a visit counts as over: manifests and offers come
# after the page has been loaded.
QUIET_SECONDS = 0.1


@pytest.fixture(scope="module")
def visit(program, tmp_path_factory, shipped):
    """Open addresses in a browser of its own; it gives the bytes of each."""
    logs = {"performance": "ALL"}
    options = chromium.options(tmp_path_factory.mktemp("reader"), logs=logs)
    options.binary_location = program("chromium")
    program("chromedriver")
    with chromium.browsing(options) as browser:

        def go(path, *, first=True):
            browser.get("about:blank")
            if first:
                browser.execute_cdp_cmd("Network.clearBrowserCache", {})
            until_quiet(browser)
            browser.get(f"http://localhost:{shipped.port}{path}")
            found = transferred(until_quiet(browser))
            for url in browser.execute_script(BEHIND) if first else ():
                found.setdefault(url, _asked(shipped, url))
            return found

        yield go


def until_quiet(browser):
    """Read the log of the network until nothing more comes."""
    found = []
    while new := browser.get_log("performance"):
        found += new
        time.sleep(QUIET_SECONDS)
    return found


def transferred(log):
    """Read the log of the network: address and bytes of all that came over it."""
    urls, found = {}, {}
    for line in log:
        message = json.loads(line["message"])["message"]
        values = message["params"]
        if message["method"] == "Network.responseReceived":
            response = values["response"]
            if not response.get("fromDiskCache"):
                urls[values["requestId"]] = response["url"]
        elif message["method"] == "Network.requestServedFromCache":
            urls.pop(values["requestId"], None)
        elif message["method"] == "Network.loadingFinished":
            url = urls.get(values["requestId"], "")
            if url.startswith("http") and values["encodedDataLength"]:
                found[url] = int(values["encodedDataLength"])
    return found


def _asked(shipped, url):
    path = url.partition(f":{shipped.port}")[2]
    answer = shipped.ask(path, headers={"Accept-Encoding": "gzip, deflate, br, zstd"})
    return len(answer.body) + len(bytes(answer.headers))


def test_a_first_visit(shipped, visit, seed, request, figure):
    site = shipped.read.site
    found = [*places(site), *facing(site)]
    if not request.config.getoption("--full"):
        found = covering(places(site), seed) + covering(facing(site), seed)[:4]
    spent = {place: visit(place.path) for place in found}
    sums = {place: sum(each.values()) for place, each in spent.items()}
    for page in sorted({place.page for place in found}):
        plain = [p for p in found if p.page == page and not p.is_facing]
        figure(_row(max(plain, key=sums.__getitem__), spent))
    for place in sorted(found, key=sums.__getitem__)[-1:]:
        figure(_row(place, spent))
        for url, size in sorted(spent[place].items(), key=lambda each: -each[1]):
            figure(f"    {size:6} {url}")
    faults = [f"{p.path}: {size}" for p, size in sums.items() if size > MOST]
    assert not faults, listed(faults)


def test_it_is_the_compressed_page_and_its_files_that_are_counted(shipped, visit):
    spent = visit("/ar/")
    home = spent.pop(f"http://localhost:{shipped.port}/ar/")
    assert 0 < home < len(shipped.ask("/ar/").body)
    assert {"css", "svg"} <= {url.rpartition(".")[2] for url in spent}


def test_a_second_visit_costs_the_page_alone(shipped, visit, figure):
    for place in places(shipped.read.site):
        if place.page == "translators.md" and place.tag in {"en", "ar", "ja"}:
            first = visit(place.path)
            again = visit(place.path, first=False)
            # Once more only what may have changed: the page, and its offer.
            stays = [url for url in again if "/static/" in url]
            assert not stays, place.path
            assert sum(again.values()) < sum(first.values()) / 2
            figure(f"{place.path}: {sum(again.values())} bytes")


def _row(place, spent):
    sizes = spent[place].values()
    return f"{sum(sizes):6} bytes in {len(sizes)} answers: {place.path}"
