"""Restarts under load: nobody is refused, cut off, or left without a file."""

import asyncio

import pytest

import sites
from web.restarts import Clients, Restarts, served

PATHS = ["/en/", "/de/", "/en/guide/", "/de/guide/", "/en/languages/"]


@pytest.fixture
def root(tmp_path):
    pages = {
        "index.md": sites.HOME,
        "guide.md": "---\ntitle: Guide\n---\n\nHow it is done.\n\n" + "A word. " * 800,
        "languages.md": "---\ntitle: Languages\nlayout: languages\n---\n\nAll.\n",
    }
    german = sites.catalog("de", sites.entry("How it is done.", "So geht es."))
    return sites.write(tmp_path / "site", pages=pages, content={"de": german})


def trial(root, chance, count, requests):
    """Restart so often, and go on until so many requests were sent."""

    async def run(serving):
        clients = Clients(serving.port, PATHS, 200, 40)
        restarts = Restarts(serving, chance)
        for number in range(count):
            await restarts.one(number)
        return await clients.stop(requests), restarts

    with served(root, "--processes", "2") as serving:
        outcome, restarts = asyncio.run(run(serving))
        code = serving.stop()
        serving.lines()
    return outcome, restarts, code


def judged(outcome, restarts, code, figure):
    assert outcome.failures == []
    assert restarts.longest_end <= 10
    assert code == 0
    kinds = ", ".join(f"{count} {kind}" for kind, count in restarts.made.items())
    slow = sorted(outcome.milliseconds)[int(len(outcome.milliseconds) * 0.99)]
    figure(
        f"{sum(restarts.made.values())} restarts ({kinds}): 0 of {outcome.requests} "
        f"requests failed, {outcome.reconnects} connections were closed; a worker took "
        f"{restarts.longest_end:.1f} s to end at the most; p99 {slow:.0f} ms"
    )


def test_some_restarts(root, chance, figure):
    outcome, restarts, code = trial(root, chance, 6, 500)
    judged(outcome, restarts, code, figure)


@pytest.mark.full
def test_a_hundred_restarts(root, chance, figure):
    outcome, restarts, code = trial(root, chance, 100, 100_000)
    judged(outcome, restarts, code, figure)
