"""The first view of a page: nothing of it is kept but the HTML of its blocks."""

import random
import re
import shutil
from collections.abc import Mapping, Sequence
from contextlib import ExitStack

import brotli

from measuring import large, peers, rendered_site, sample, table
from measuring.asking import CHROME, Client, head
from measuring.places import VAR
from measuring.plan import Plan
from measuring.rounds import Spread, Tell, ratios
from measuring.server import Server, ServerError

TITLE = "the first view of every page, brotli 5, each asked once"
_PEER = "Starlette + Jinja2 + brotli 5"
_OK = 200
_MOST_APART = 0.05
_BODY = re.compile(rb'<div class="body">(.*)</div>\s*</article>', re.DOTALL)
_CODED = (("Accept-Encoding", "gzip, deflate, br, zstd"),)
_FIELDS = tuple(field for field in CHROME if field[0] != "Accept-Encoding") + _CODED


def run(plan: Plan, tell: Tell) -> str:
    """Measure, and give the table."""
    files = large.tree(plan.pages, tell)
    addresses = list(large.addresses(plan.pages))
    random.Random(12).shuffle(addresses)
    root = large.site(plan.pages)
    # What the server remembers of former visits would be ready before it is asked.
    shutil.rmtree(root / "var", ignore_errors=True)
    cpu: dict[str, list[float]] = {peers.OURS: [], _PEER: []}
    sizes: dict[str, float] = {}
    with ExitStack() as stack:
        servers = [stack.enter_context(peers.dragoman(root))]
        servers[0].wait(120)
        with Client(servers[0].port) as client:
            page = sample.learned(client, "/robots.txt", VAR / "samples" / "first")
        fields = {**page.fields, "Content-Type": "text/html; charset=utf-8"}
        folder = VAR / "samples" / f"rendered-{plan.pages}"
        rendered_site.write(plan.pages, files, folder, fields, tell)
        settings = {"BENCH_SITE": str(folder)}
        servers.append(
            stack.enter_context(peers.uvicorn(_PEER, "starlette_site:app", settings))
        )
        servers[1].wait(120)
        for server in servers:
            tell(f"{server.name} comes to rest", 0, 0)
            server.settle()
        _compare(servers, addresses.pop())
        for number in range(plan.rounds):
            some = addresses[number :: plan.rounds]
            for server in servers if number % 2 else reversed(servers):
                tell(f"round {number + 1}: {server.name}", number, plan.rounds)
                each, size = _asked(server, some)
                cpu[server.name].append(each)
                sizes[server.name] = size
    return _table(cpu, sizes, len(addresses))


def _asked(server: Server, addresses: Sequence[str]) -> tuple[float, float]:
    """Ask for each once; give microseconds of CPU and bytes of body for each."""
    before, size = server.cpu(), 0
    with Client(server.port) as client:
        for address in addresses:
            answer = client.ask(head(address, _FIELDS) + b"\r\n")
            coding = answer.fields.get("content-encoding")
            if answer.status != _OK or coding != "br":
                raise ServerError(f"{server.name} {address}: {answer.status} {coding}")
            size += len(answer.body)
    count = len(addresses)
    return (server.cpu() - before) / count * 1_000_000, size / count


def _compare(servers: Sequence[Server], address: str) -> None:
    """Make sure that both render the same text on pages of about the same size."""
    bodies = []
    for server in servers:
        with Client(server.port) as client:
            answer = client.ask(head(address, _FIELDS) + b"\r\n")
            bodies.append(brotli.decompress(answer.body))
    ours, theirs = bodies
    texts = [_BODY.search(body) for body in bodies]
    if texts[0] is None or texts[1] is None or texts[0][1] != texts[1][1]:
        raise ServerError(f"{address}: {_PEER} has another text")
    if abs(len(theirs) / len(ours) - 1) > _MOST_APART:
        raise ServerError(f"{address}: {len(ours)} and {len(theirs)} bytes")


def _table(
    cpu: Mapping[str, Sequence[float]], sizes: Mapping[str, float], count: int
) -> str:
    rows = [
        (
            name,
            table.spread(Spread.of(found)),
            table.spread(ratios(cpu[_PEER], found)),
            table.number(sizes[name]),
        )
        for name, found in cpu.items()
    ]
    top = ("", "CPU µs per view", "times cheaper than the peer", "bytes of brotli")
    return f"{count:,} views, each asked for once.\n\n" + table.table(top, rows)
