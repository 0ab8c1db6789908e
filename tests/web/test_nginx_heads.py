"""Malformed heads and such as hide a request: nginx and the server count alike."""

import re
import socket
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from itertools import count, takewhile

import pytest

from web.fronted import ENVIRONMENT, fronted, watched
from web.odd_heads import cases

ALIVE = b"GET /healthz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
# After so long a silence the client has nothing more to wait for.
SILENT_SECONDS = 0.5
NAMED = re.compile(r"/(?:odd|hidden)-\d+-")


@pytest.fixture
def site(tmp_path, program, monkeypatch):
    for name, value in ENVIRONMENT.items():
        monkeypatch.setenv(name, value)
    with fronted(tmp_path, program, compressed=False) as site:
        yield site


@pytest.fixture
def seen():
    with watched() as seen:
        yield seen


def send(port, data):
    """Send a case on a connection of its own, and read until nothing more comes."""
    received = b""
    with socket.create_connection(("127.0.0.1", port)) as connection:
        connection.settimeout(SILENT_SECONDS)
        try:
            connection.sendall(data)
            while piece := connection.recv(65536):
                received += piece
        except (TimeoutError, ConnectionError):
            pass
    return received


def named(addresses):
    found = (NAMED.search(each) for each in addresses)
    return Counter(match[0] for match in found if match)


def test_nginx_passes_on_as_many_requests_as_the_server_sees(site, seen, figure):
    sent = cases()
    assert len(sent) >= 150
    with ThreadPoolExecutor(32) as pool:
        answers = list(pool.map(lambda data: send(site.plain_port, data), sent))
    # Something comes back of most, and the connection tells that nginx is still there.
    assert sum(answer.startswith(b"HTTP/1.1 ") for answer in answers) > 100
    for _ in takewhile(lambda _: len(site.passed_on()) != seen.total, count()):
        assert b" 200 " in send(site.plain_port, ALIVE)
    passed, seen_of = named(site.passed_on()), named(seen.paths)
    assert not seen_of - passed
    # What the server refuses before it is a request is logged without an address.
    assert (passed - seen_of).total() <= seen.refused
    kept = len({f"/odd-{number}-" for number in range(len(sent))} - passed.keys())
    figure(
        f"{len(sent)} heads: {seen.total} requests passed on, and as many seen; "
        f"{kept} heads refused by nginx, {seen.refused} by the server"
    )
