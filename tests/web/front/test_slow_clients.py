"""Many clients who are slow in every way are cut off, and harm no other."""

import contextlib
import http.client
import re
import socket
import subprocess
import threading
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
# As long as these are by default, but for many from one address.
PATIENT = """
base_url = "http://site.example"
hosts = ["localhost"]
[limits]
connections_per_address = 5000
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


@pytest.fixture(scope="module")
def patient(tmp_path_factory):
    root = sites.write(tmp_path_factory.mktemp("patient"), pages=PAGES, toml=PATIENT)
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


# How slowhttptest(1) is slow; the options of each way.
PROGRAM = {
    "heads": ["-H", "-i", "5"],
    "bodies": ["-B", "-i", "5", "-s", "100000"],
    "reads": ["-X", "-k", "10", "-n", "5", "-z", "16", "-w", "256", "-y", "512"],
}


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


def endure_program(server, program, way, count, seconds):
    """Endure slowhttptest(1); tell how much memory it took, and how much stayed."""
    ss, port = program("ss"), server.port
    before = most = memory(server, ss)
    asked = 0
    rate = str(max(1, count // 2))
    much = ["-c", str(count), "-r", rate, "-l", str(seconds), "-p", "3"]
    url = f"http://localhost:{port}/en/guide/"
    with subprocess.Popen(
        [program("slowhttptest"), *PROGRAM[way], *much, "-u", url],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    ) as process:
        reading = threading.Thread(target=process.stdout.read)
        reading.start()
        held = 0
        while process.poll() is None:
            assert ask(port) == 200
            asked += 1
            held = max(held, server.counts()["connections"])
            most = max(most, memory(server, ss))
            time.sleep(0.1)
        reading.join()
    assert held >= count // 2
    while server.counts()["connections"]:
        time.sleep(0.2)
    return most - before, memory(server, ss) - before, asked


@pytest.mark.parametrize("way", PROGRAM)
def test_a_program_made_for_being_slow_harms_nobody(patient, program, way):
    _, _, asked = endure_program(patient, program, way, 40, 2)
    assert asked


@pytest.mark.full
@pytest.mark.parametrize("way", PROGRAM)
def test_a_minute_of_a_thousand_harms_nobody(patient, program, way, figure):
    grown, left, asked = endure_program(patient, program, way, 1000, 60)
    told = f"{grown / 2**20:.1f} MiB more, {left / 2**20:.1f} MiB afterwards"
    figure(f"slowhttptest, {way}: {asked} of {asked} answered meanwhile, {told}")
    assert grown <= MOST_GROWTH
    assert left <= MOST_GROWTH // 2


@pytest.mark.full
@pytest.mark.parametrize("kind", KINDS)
def test_a_minute_of_a_thousand_slow_clients_costs_little(
    patient, program, kind, figure
):
    ss = program("ss")
    before = memory(patient, ss)
    began = time.monotonic()
    grown = endure(patient, ss, kind, 1000)
    left = memory(patient, ss) - before
    told = f"{grown / 2**20:.1f} MiB more, {left / 2**20:.1f} MiB afterwards"
    figure(f"{kind.__name__}: {told}, cut off after {time.monotonic() - began:.0f} s")
    assert grown <= MOST_GROWTH
    assert left <= MOST_GROWTH // 2
