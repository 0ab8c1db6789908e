"""Many clients who are slow in every way are cut off, and harm no other."""

import contextlib
import http.client
import re
import socket
import subprocess
import time
from pathlib import Path

import pytest

import sites
from web.front.server import serving

TOML = """
base_url = "http://site.example"
hosts = ["localhost"]
[limits]
idle_seconds = 3
body_seconds = 3
write_seconds = 4
"""
PAGES = {"guide.md": "---\ntitle: The guide\n---\n\n" + "Many words. " * 800}
HEAD = b"GET /en/guide/ HTTP/1.1\r\nHost: localhost\r\n\r\n"
BODY = b"POST /en/ HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100000\r\n\r\n"
MOST_GROWTH = 64 * 1024 * 1024
OF_ONE_ADDRESS = 90


def head(client):
    client.send(b"x")


def body(client):
    client.send(b"x")


def never(client):
    """Read nothing at all."""


def drip(client):
    client.recv(1)


# What each kind says first, and then now and then.
KINDS = {
    head: HEAD[:-4],
    body: BODY,
    never: HEAD * 60,
    drip: HEAD * 60,
}


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    root = sites.write(tmp_path_factory.mktemp("slow"), pages=PAGES, toml=TOML)
    with serving(root) as one:
        ask(one.port)
        yield one


def ask(port):
    """Ask as a good client does."""
    connection = http.client.HTTPConnection("127.0.0.1", port)
    connection.request("GET", "/en/guide/", headers={"Host": "localhost"})
    answer = connection.getresponse()
    answer.read()
    connection.close()
    return answer.status


def connect(port, number, said):
    client = socket.socket()
    client.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
    high, low = divmod(number, OF_ONE_ADDRESS)
    client.bind((f"127.0.{1 + high}.{1 + low}", 0))
    client.connect(("127.0.0.1", port))
    client.settimeout(0)
    client.send(said)
    return client


def memory(server, ss):
    """Tell the memory of a server, and of the kernel for its connections (ss(8))."""
    status = Path(f"/proc/{server.pid}/status").read_text()
    resident = int(re.search(r"VmRSS:\s+(\d+)", status)[1]) * 1024
    told = subprocess.run(
        [ss, "-tamnH", f"sport = :{server.port}"], stdout=subprocess.PIPE, check=True
    ).stdout
    # Received, queued to be sent, and set aside.
    kept = re.findall(rb"skmem:\(r(\d+),rb\d+,t\d+,tb\d+,f(\d+),w(\d+)", told)
    return resident + sum(int(size) for sizes in kept for size in sizes)


def endure(server, ss, kind, count):
    """Be slow until all of them are cut off; tell how much memory that took."""
    before = most = memory(server, ss)
    clients = [connect(server.port, number, KINDS[kind]) for number in range(count)]
    while True:
        for client in clients:
            with contextlib.suppress(OSError):
                kind(client)
        assert ask(server.port) == 200
        most = max(most, memory(server, ss))
        if server.counts()["connections"] == 0:
            break
        time.sleep(0.2)
    for client in clients:
        client.close()
    return most - before


@pytest.mark.parametrize("kind", KINDS)
def test_slow_clients_are_cut_off(server, program, kind):
    endure(server, program("ss"), kind, 40)


@pytest.mark.full
@pytest.mark.parametrize("kind", KINDS)
def test_a_thousand_slow_clients_cost_little(server, program, kind, figure):
    grown = endure(server, program("ss"), kind, 1000)
    figure(f"1,000 clients, {kind.__name__}: {grown / 2**20:.1f} MiB more")
    assert grown <= MOST_GROWTH
