import asyncio
import http.client
import socket

import pytest

from dragoman.processes.tally import Tally
from dragoman.web.counts import Counts
from web.serving import in_loop

parser = pytest.importorskip("prometheus_client.parser")


class Fellow:
    """A worker as far as a tally looks at it."""

    began = 1.0
    is_draining = False

    def __init__(self, **counts):
        self.counts = Counts(**counts)
        self.asked = 0

    async def count(self, seconds):
        self.asked += 1
        self.counts.front[200] += 1
        return seconds > 0


def free_port():
    with socket.create_server(("127.0.0.1", 0)) as taken:
        return taken.getsockname()[1]


async def fetched(port, path="/metrics"):
    def ask():
        connection = http.client.HTTPConnection("127.0.0.1", port)
        connection.request("GET", path)
        answer = connection.getresponse()
        return answer.status, answer.headers["Content-Type"], answer.read().decode()

    return await asyncio.to_thread(ask)


@in_loop
async def test_what_was_counted_stays_counted():
    tally = Tally()
    one, two = Fellow(bytes=10, connections=1), Fellow(bytes=5, connections=2)
    tally.workers |= {one, two}
    assert await tally.ask()
    assert tally.sum().front == {200: 2}
    assert (tally.sum().bytes, tally.sum().connections) == (15, 3)
    tally.ended(one)
    assert (tally.sum().bytes, tally.sum().connections) == (15, 2)
    assert tally.sum().front == {200: 2}
    assert tally.ready == 1


@in_loop
async def test_the_sums_are_served_in_the_form_of_prometheus():
    tally, port = Tally(), free_port()
    tally.workers.add(Fellow(bytes=10))
    tally.reloaded(is_failed=True)
    await tally.serve(f"127.0.0.1:{port}")
    status, kind, text = await fetched(port)
    assert status == 200
    assert kind.startswith("text/plain; version=")
    families = list(parser.text_string_to_metric_families(text))
    found = {
        (sample.name, *sorted(sample.labels.values())): sample.value
        for family in families
        for sample in family.samples
    }
    assert found["dragoman_sent_bytes_total",] == 10
    assert found["dragoman_answers_total", "200", "front"] == 1
    assert found["dragoman_reloads_total", "failed"] == 1
    assert found["dragoman_workers",] == 1
    assert (await fetched(port, "/else"))[0] == 404
    await tally.stop()


@in_loop
async def test_the_address_may_change_or_be_taken(caplog):
    tally, port = Tally(), free_port()
    with socket.create_server(("127.0.0.1", 0)) as taken:
        await tally.serve(f"127.0.0.1:{taken.getsockname()[1]}")
    assert "metrics cannot be served on" in caplog.text
    await tally.serve(f"127.0.0.1:{port}")
    assert (await fetched(port))[0] == 200
    await tally.serve("")
    with pytest.raises(ConnectionRefusedError):
        await fetched(port)


@in_loop
async def test_whoever_says_nothing_sensible_is_let_go():
    tally, port = Tally(), free_port()
    await tally.serve(f"127.0.0.1:{port}")
    for said in (b"\r\n\r\n", b"x" * 100_000, b"GET"):
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        writer.write(said)
        writer.write_eof()
        assert b"200 OK" not in await reader.read()
        writer.close()
    assert (await fetched(port))[0] == 200
    await tally.stop()
