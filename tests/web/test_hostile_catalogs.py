"""Broken and hostile catalogs against a server: no language goes down."""

from pathlib import Path

import pytest

from dragoman import app
from dragoman.app.po_checks import check_catalogs
from hostile_catalogs import (
    FIRST,
    HOSTILE,
    LARGEST,
    STRUCK,
    catalog_path,
    strike,
    write_good,
)
from web.followed import Followed, followed
from web.running import Running, running

# Reading one file takes a few times its size; the rest is another process's business.
MOST_GROWTH = 40 * LARGEST
# A machine with nothing else to do shows a tenth of it; a blocked loop many times more.
MOST_PAUSE = 3.0
FIGURE = "loop held up for at most {:.0f} ms, peak memory grew by {:.0f} MB"


def _peak(process: int) -> int:
    """Give the most memory a process ever had, in bytes (`VmHWM` of proc(5))."""
    lines = Path(f"/proc/{process}/status").read_text(encoding="ascii").splitlines()
    (line,) = (line for line in lines if line.startswith("VmHWM"))
    return int(line.split()[1]) * 1024


@pytest.fixture(scope="module")
def struck(tmp_path_factory):
    """A server whose good catalogs were all struck while it ran, and what it cost."""
    root = tmp_path_factory.mktemp("struck")
    write_good(root)
    with followed(root) as server:
        for tag in STRUCK.values():
            assert f"{tag} one." in server.text(f"/{tag}/")
        server.longest_pause()
        before = _peak(server.process.pid)
        for name in HOSTILE:
            strike(root, name)
        server.until("/readyz", _names_all)
        cost = server.longest_pause(), _peak(server.process.pid) - before
        yield server, cost


def _names_all(told: str) -> bool:
    return all(f"locale/{tag}/" in told for tag in STRUCK.values())


@pytest.fixture(scope="module")
def cold(tmp_path_factory):
    """A server that started when all catalogs were struck already."""
    root = tmp_path_factory.mktemp("cold")
    write_good(root)
    for name in HOSTILE:
        strike(root, name)
    with running(app.read_site(root, "http://localhost")) as server:
        yield server


@pytest.fixture(scope="module")
def checked(struck):
    """What `po check` says of the same files."""
    server, _ = struck
    return check_catalogs(server.root)


@pytest.mark.parametrize("name", HOSTILE)
def test_the_language_keeps_its_last_good_text(struck, name):
    server, _ = struck
    text = server.text(f"/{STRUCK[name]}/")
    _judge(text, name, last_good=True)


@pytest.mark.parametrize("name", HOSTILE)
def test_on_a_cold_start_the_source_stands_in(cold: Running, name):
    answer = cold.ask(f"/{STRUCK[name]}/")
    assert answer.status == 200
    _judge(answer.text, name, last_good=False)


def _judge(text: str, name: str, *, last_good: bool) -> None:
    tag, hostile = STRUCK[name], HOSTILE[name]
    is_left_out = hostile.line == 9 and not hostile.is_whole
    if hostile.is_whole:
        assert (f"{tag} one." in text) is last_good
        assert (f"{tag} two." in text) is last_good
        assert (FIRST in text) is not last_good
        assert "from outside" not in text
    else:
        # One message falls back, the rest is live.
        assert (f"{tag} one." in text) is not is_left_out
        assert (FIRST in text) is is_left_out
        assert f"{tag} newer." in text
    assert "<script>alert" not in text
    assert "evil.example" not in text


@pytest.mark.parametrize("name", HOSTILE)
def test_file_line_and_reason_are_told(struck, cold: Running, checked, name):
    server, _ = struck
    hostile, path = HOSTILE[name], Path(f"locale/{STRUCK[name]}/LC_MESSAGES/content.po")
    place = f"{path}:{hostile.line}: " if hostile.line else f"{path}: "
    for ready in (server.text("/readyz"), cold.ask("/readyz").text):
        assert f'"{place}' in ready
        assert hostile.reason in ready.split(f'"{place}', 1)[1].split('", "')[0]
    found = next(f for f in checked.files if f.path == catalog_path(server.root, name))
    problem = next(each for each in found.problems if not each.is_warning)
    assert problem.line == hostile.line
    assert hostile.reason in problem.reason
    assert problem.remedy


def test_what_the_strike_cost(struck: tuple[Followed, tuple[float, int]], figure):
    _, (pause, growth) = struck
    figure(FIGURE.format(pause * 1000, growth / 1e6))
    assert growth < MOST_GROWTH
    assert pause < MOST_PAUSE


def test_a_flood_of_problems_is_read_at_leisure(tmp_path, figure):
    write_good(tmp_path)
    name = next(iter(HOSTILE))
    path = catalog_path(tmp_path, name)
    with followed(tmp_path) as server:
        assert f"{STRUCK[name]} one." in server.text(f"/{STRUCK[name]}/")
        server.longest_pause()
        with path.open("a", encoding="utf-8") as file:
            file.writelines(
                f'\nmsgid "First sentence."\nmsgstr "{n}"\n' for n in range(20_000)
            )
        told = server.until("/readyz", lambda told: "defined twice" in told)
        pause = server.longest_pause()
        assert f"{STRUCK[name]} one." in server.text(f"/{STRUCK[name]}/")
    figure(f"20,000 problems: {pause * 1000:.0f} ms, /readyz {len(told) / 1e3:.0f} KB")
    assert pause < MOST_PAUSE
