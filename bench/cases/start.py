"""A start of the server of a large site from a warm `var/`, and what it takes then."""

import random
import time
from collections.abc import Sequence
from dataclasses import dataclass

from measuring import large, peers, table
from measuring.asking import CHROME, Client, head
from measuring.plan import Plan
from measuring.rounds import Spread, Tell
from measuring.server import Server, ServerError

TITLE = "a start from a warm var/, and the memory of all pages in 12 languages"
_OK = 200
_MIB = 2**20
_FEW_ROUNDS = 3
_CODED = (("Accept-Encoding", "gzip, deflate, br, zstd"),)
_FIELDS = tuple(field for field in CHROME if field[0] != "Accept-Encoding") + _CODED


@dataclass(frozen=True, slots=True)
class _Start:
    """One start: CPU seconds, and seconds, to the first answer and to any."""

    first: float
    first_wall: float
    anything: float
    anything_wall: float


def run(plan: Plan, tell: Tell) -> str:
    """Measure half, all and twice the pages, and give the table."""
    rows = [_row(pages, plan, tell) for pages in _sizes(plan.pages)]
    top = (
        "pages",
        "CPU s to the first answer",
        "s",
        "CPU s to any answer",
        "s",
        "MiB at rest",
        "MiB after every view was asked for",
        "CPU µs per view meanwhile",
    )
    return table.table(top, rows)


def _sizes(pages: int) -> Sequence[int]:
    return (pages // 2, pages, pages * 2)


def _row(pages: int, plan: Plan, tell: Tell) -> tuple[str, ...]:
    tell(f"{pages} pages: writing the site", 0, 0)
    root = large.site(pages)
    rounds = min(plan.rounds, _FEW_ROUNDS)
    with peers.dragoman(root) as server:
        tell(f"{pages} pages: warming var/", 0, 0)
        server.wait(300)
        _started(server, pages, time.monotonic())
        server.settle()
    starts = []
    for number in range(rounds):
        tell(f"{pages} pages: start", number, rounds)
        begun = time.monotonic()
        with peers.dragoman(root) as server:
            server.wait(120)
            starts.append(_started(server, pages, begun))
            if number == rounds - 1:
                server.settle()
                rest = server.memory()
                each = _ask_all(server, pages, tell)
                after = server.memory()
    return (
        f"{pages:,}",
        table.spread(Spread.of([start.first for start in starts])),
        table.spread(Spread.of([start.first_wall for start in starts])),
        table.spread(Spread.of([start.anything for start in starts])),
        table.spread(Spread.of([start.anything_wall for start in starts])),
        table.number(rest / _MIB),
        table.number(after / _MIB),
        table.number(each),
    )


def _started(server: Server, pages: int, begun: float) -> _Start:
    """Ask for the home page, then for a page in each language once it says it can."""
    with Client(server.port) as client:
        _ask(client, "/en/")
        first, first_wall = server.cpu(), time.monotonic() - begun
        while client.page("/readyz").status != _OK:
            time.sleep(0.02)
        addresses = large.addresses(pages)
        last = random.Random(7).randrange(pages) * large.LANGUAGES
        for address in addresses[last : last + large.LANGUAGES]:
            _ask(client, address)
        return _Start(first, first_wall, server.cpu(), time.monotonic() - begun)


def _ask_all(server: Server, pages: int, tell: Tell) -> float:
    """Ask for every view once; give the microseconds of CPU for each."""
    addresses, before = large.addresses(pages), server.cpu()
    with Client(server.port) as client:
        for done, address in enumerate(addresses):
            tell(f"{pages} pages: asking for every view", done, len(addresses))
            _ask(client, address)
    return (server.cpu() - before) / len(addresses) * 1_000_000


def _ask(client: Client, address: str) -> None:
    answer = client.ask(head(address, _FIELDS) + b"\r\n")
    if answer.status != _OK:
        raise ServerError(f"{address}: {answer.status}")
