"""10,000 connections that are kept open and do nothing, and one client that reads."""

import random
import resource
import statistics
import time
from contextlib import ExitStack

from measuring import peers, sample, table
from measuring.asking import CHROME, Client, head
from measuring.places import VAR
from measuring.plan import Plan
from measuring.rounds import Tell
from measuring.server import Server, ServerError

TITLE = "10,000 idle connections: memory, and what a good client notices (one round)"
_PATH = "/de/news/"
_CONNECTIONS = 10_000
# One address may have so many open.
_OF_AN_ADDRESS = 100
_ASKED = 2000
_FILES = _CONNECTIONS + 2000
_MIB = 2**20


def run(_plan: Plan, tell: Tell) -> str:
    """Measure, and give the table."""
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    if most < _FILES:
        raise ServerError(f"only {most} files may be open here, {_FILES} are needed")
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))
    rows = []
    with ExitStack() as stack:
        # They would be closed after 30 s, which they are by design.
        patient = {"DRAGOMAN_LIMITS__IDLE_SECONDS": "600"}
        ours = stack.enter_context(peers.dragoman(settings=patient))
        ours.wait()
        with Client(ours.port) as client:
            page = sample.learned(client, _PATH, VAR / "samples" / "idle")
        starts = (peers.tornado_hello, peers.starlette_kept)
        servers = [stack.enter_context(start(page)) for start in starts]
        for server in (*servers, ours):
            server.wait()
            rows.append(_row(server, tell))
    top = (
        "",
        "MiB before",
        "MiB more with all open",
        "KiB a connection",
        "p50 ms alone",
        "p99 ms alone",
        "p50 ms beside them",
        "p99 ms beside them",
    )
    return table.table(top, rows)


def _row(server: Server, tell: Tell) -> tuple[str, ...]:
    alone = _latencies(server, tell)
    server.settle()
    before = server.memory()
    with ExitStack() as stack:
        for number in range(_CONNECTIONS):
            tell(f"{server.name}: opening", number, _CONNECTIONS)
            source = f"127.1.0.{number // _OF_AN_ADDRESS + 1}"
            opened = stack.enter_context(Client(server.port, source))
            opened.page(_PATH)
        more = server.memory() - before
        beside = _latencies(server, tell)
        _check(server, opened)
    return (
        server.name,
        table.number(before / _MIB),
        table.number(more / _MIB),
        table.number(more / _CONNECTIONS / 1024),
        *(table.number(value) for value in (*alone, *beside)),
    )


def _latencies(server: Server, tell: Tell) -> tuple[float, float]:
    """Ask again and again; give the median and the 99th percentile in milliseconds."""
    found = []
    with Client(server.port) as client:
        for number in range(_ASKED):
            tell(f"{server.name}: a good client", number, _ASKED)
            request = head(_PATH, (*CHROME, ("X-Once", str(random.random()))))
            start = time.perf_counter()
            client.ask(request + b"\r\n")
            found.append((time.perf_counter() - start) * 1000)
    return statistics.median(found), statistics.quantiles(found, n=100)[98]


def _check(server: Server, opened: Client) -> None:
    """Make sure that the connections are still open: nobody saves memory by closing."""
    try:
        opened.page(_PATH)
    except (ConnectionError, TimeoutError) as error:
        raise ServerError(f"{server.name} closed what was kept open") from error
