"""Saved catalogs are served while many readers ask: how soon, and never mixed."""

import time

import pytest

from web import large_site
from web.asking import asking
from web.followed import followed

RATE = 200
PAGES = (3, 7, 11)
PAGE = 3


def save_at_once(file, data):
    file.write_bytes(data)
    return time.monotonic()


def save_by_rename(file, data):
    other = file.with_name("content.po.new")
    other.write_bytes(data)
    other.replace(file)
    return time.monotonic()


def save_in_parts(file, data):
    """Empty the file, wait, and write it in four parts."""
    with file.open("wb") as target:
        time.sleep(0.15)
        size = len(data) // 4 + 1
        for start in range(0, len(data), size):
            time.sleep(0.05)
            target.write(data[start : start + size])
            target.flush()
    return time.monotonic()


def save_and_wait(site, root, tags, versions, way):
    """Save new versions of two texts of a page; tell how soon each was served."""
    lags = []
    for version in versions:
        tag = tags[version % len(tags)]
        file = large_site.catalog_of(root, tag)
        data = file.read_bytes()
        for block in (2, 19):
            name = f"Absatz {block} der Seite {PAGE} v"
            start = data.index(name.encode()) + len(name.encode())
            end = data.index(b"v", start)
            data = data[:start] + str(version).encode() + data[end:]
        begun = way(file, data)
        url = f"/{tag}/part-0/page-{PAGE}/"
        site.until(url, lambda html, wanted=f"v{version}v": wanted in html)
        lags.append(time.monotonic() - begun)
        time.sleep(0.2)
    return lags


def run(  # noqa: PLR0913, PLR0917 -- a size, and what a test has
    root, tags, pages, rounds, seed, figure
):
    large_site.write(root, tags, pages)
    urls = [f"/{tag}/part-0/page-{page}/" for tag in tags for page in PAGES]
    with followed(root) as site:
        for url in urls:
            assert site.ask(url)[0] == 200
        site.longest_pause()
        with asking(site.port, urls, RATE, seed) as readers:
            for turn, way in enumerate((save_at_once, save_by_rename, save_in_parts)):
                versions = range(turn * rounds + 1, (turn + 1) * rounds + 1)
                lags = sorted(save_and_wait(site, root, tags, versions, way))
                figure(
                    f"{way.__name__}: {len(lags)} saves, served after "
                    f"{told(lags, 0.5)} (median), {told(lags, 0.99)} (99 %)"
                )
            readers.stop()
        pause = site.longest_pause()
    answers = readers.told
    waits = sorted(answers["seconds"])
    figure(
        f"{len(waits)} answers: {told(waits, 0.5)} (median), {told(waits, 0.99)} (99 %)"
    )
    figure(f"event loop held up for at most {pause * 1000:.0f} ms")
    assert len(answers["versions"]) > 1
    assert (answers["failed"], answers["mixed"], answers["source"]) == ([], [], [])
    return len(waits)


def told(seconds, part):
    return f"{seconds[min(int(len(seconds) * part), len(seconds) - 1)] * 1000:.0f} ms"


def test_saved_catalogs_are_served_while_readers_ask(tmp_path, seed, figure):
    assert run(tmp_path / "site", ("de", "fr", "pl"), 60, 4, seed, figure) > 0


@pytest.mark.full
def test_twelve_languages_of_a_thousand_pages(tmp_path, seed, figure):
    answers = run(tmp_path / "site", large_site.LANGUAGES, 1000, 90, seed, figure)
    assert answers >= 20_000
