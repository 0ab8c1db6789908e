"""1,000 pages in 12 languages, as 500 browsers ask for them, some of them again."""

import random
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path

from measuring import browsers, large, peers, sample, table
from measuring.asking import Client, head
from measuring.load import rounds
from measuring.places import VAR
from measuring.plan import Plan
from measuring.rounds import Tell
from measuring.server import Server, ServerError

TITLE = "all pages in 12 languages, 500 browsers' heads, 30 % with If-None-Match"
_REFERENCE = "nginx stock, gzip_static"
_REQUESTS = 20_000
_AGAIN = 0.3
_OK, _NOT_MODIFIED = 200, 304
# These have one page for all addresses, and never look at If-None-Match.
_ONE_PAGE = ("Tornado hello", "Django i18n")

Request = tuple[str, browsers.Fields, bool]


def run(plan: Plan, tell: Tell) -> str:
    """Measure, and give the table."""
    files = large.tree(plan.pages, tell)
    wanted = _wanted(large.addresses(plan.pages))
    with ExitStack() as stack:
        servers = _started(stack, files, plan)
        lists = {}
        for server in servers:
            lists[server.name] = _listed(server, wanted, tell)
        found = rounds(
            servers,
            "listed.lua",
            lambda server: {"BENCH_LIST": lists[server.name]},
            plan,
            tell,
        )
    said = (
        f"{len(wanted):,} requests over and over; the reference is {_REFERENCE}, which "
        "sends the `.gz` beside each file. Dragoman and Starlette send brotli "
        "to those who read it.\n\n"
    )
    return said + table.loads(found, _REFERENCE)


def _started(stack: ExitStack, files: Path, plan: Plan) -> Sequence[Server]:
    """Start everybody; those with one page have that of the case `kept`."""
    ours = stack.enter_context(peers.dragoman(large.site(plan.pages)))
    ours.wait(120)
    with Client(ours.port) as client:
        page = sample.learned(client, "/de/", VAR / "samples" / "visitors")
        sample.with_templates(client, page, "/en/")
    precoded = "gzip_static on;"
    fields = page.fields
    cached = f"{precoded} {peers.CACHE}"
    others = [
        peers.nginx_with(_REFERENCE, files, fields, precoded),
        peers.nginx_with("nginx, gzip_static, open_file_cache", files, fields, cached),
        peers.nginx_with("nginx, nothing coded", files, fields, "gzip off;"),
        peers.tornado_hello(page),
        peers.starlette_tree(page, files),
        peers.django(page),
    ]
    for server in others:
        stack.enter_context(server).wait(120)
    return [*others, ours]


def _wanted(paths: Sequence[str]) -> Sequence[Request]:
    """Draw requests: a page, a browser, and whether it has the page already."""
    chance = random.Random(30)
    heads = browsers.heads()
    return [
        (chance.choice(paths), chance.choice(heads), chance.random() < _AGAIN)
        for _ in range(_REQUESTS)
    ]


def _listed(server: Server, wanted: Sequence[Request], tell: Tell) -> Path:
    """Write the requests to a server, with the tags that it gave its own answers.

    Some are asked twice: first to learn the tag, then as they will be asked.
    """
    requests: list[bytes] = []
    with Client(server.port) as client:
        for done, (path, fields, again) in enumerate(wanted):
            tell(f"learning the tags of {server.name}", done, len(wanted))
            request = head(path, fields)
            has_it = again and server.name not in _ONE_PAGE
            # All of ours are asked for once: here, views that are known are measured.
            if has_it or server.name == peers.OURS:
                first = client.ask(request + b"\r\n")
                if first.status != _OK:
                    raise ServerError(f"{server.name} {path}: {first.status}")
                tag = first.fields["etag"].encode()
                request += b"If-None-Match: " + tag + b"\r\n" if has_it else b""
            requests.append(request + b"\r\n")
        _check(server, client, requests)
    file = VAR / "samples" / "visitors" / f"{server.port}.requests"
    file.write_bytes(b"\1".join(requests))
    return file


def _check(server: Server, client: Client, requests: Sequence[bytes]) -> None:
    """Make sure that those who have a page are told so, and all others get it."""
    for request in requests[:: max(1, len(requests) // 1000)]:
        expected = _NOT_MODIFIED if b"If-None-Match" in request else _OK
        answer = client.ask(request)
        if answer.status != expected:
            raise ServerError(
                f"{server.name} answers {answer.status} instead of {expected}:\n"
                + request.decode()
            )
