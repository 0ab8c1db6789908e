"""What a worker does for its site: told by its parent, and counted."""

import http.client
import re
import socket

import pytest

import sites
from web.restarts import served, until


@pytest.fixture
def metrics_port():
    with socket.create_server(("127.0.0.1", 0)) as free:
        return free.getsockname()[1]


def get(port, path):
    connection = http.client.HTTPConnection("127.0.0.1", port)
    try:
        connection.request("GET", path, headers={"Host": "localhost"})
        answer = connection.getresponse()
        return answer.status, answer.read().decode()
    finally:
        connection.close()


def answers(port):
    """Give how many answers of a status both ways gave together."""
    text = get(port, "/metrics")[1]
    found = re.findall(
        r'^dragoman_answers_total\{.*status="(\d+)".*\} (\S+)', text, re.MULTILINE
    )
    return {
        status: sum(float(count) for each, count in found if each == status)
        for status, _ in found
    }


def test_sums_of_all_workers_outlive_them(tmp_path, metrics_port):
    toml = f'metrics = "127.0.0.1:{metrics_port}"\n'
    root = sites.write(tmp_path / "site", toml=toml)
    with served(root, "--processes", "2") as serving:
        for _ in range(30):
            assert get(serving.port, "/en/")[0] == 200
        assert get(serving.port, "/en/nowhere/")[0] == 404
        # A worker that is busy for a second tells its counts the next time.
        until(lambda: answers(metrics_port) == {"200": 30, "404": 1})
        assert serving.reload().returncode == 0
        until(lambda: len(serving.workers()) == 2)
        get(serving.port, "/en/")
        until(lambda: answers(metrics_port) == {"200": 31, "404": 1})
        text = get(metrics_port, "/metrics")[1]
        assert 'dragoman_reloads_total{result="done"} 1.0' in text
        assert "dragoman_workers 2.0" in text
        assert serving.stop() == 0


def test_one_worker_alone_writes_the_translators_files(tmp_path):
    root = sites.write(
        tmp_path / "site",
        content={"de": sites.catalog("de", sites.entry("The first paragraph.", "A."))},
        toml='po_update = "auto"\n',
    )
    catalog = root / "locale" / "de" / "LC_MESSAGES" / "content.po"
    page = root / "content" / "index.md"
    with served(root, "--processes", "2") as serving:
        page.write_text(page.read_text() + "\nA new paragraph.\n")
        until(lambda: "A new paragraph." in catalog.read_text())
        assert serving.stop() == 0
        told = [str(line.get("message", "")) for line in serving.lines()]
        assert sum("content.po:" in line for line in told) == 1


def test_one_worker_alone_tells_what_is_wrong(tmp_path):
    root = sites.write(tmp_path / "site", pages={"index.md": sites.HOME})
    (root / "content" / "first.md").write_text("---\ntitle: [\n---\n")

    def told(name):
        return sum(name in str(line.get("message", "")) for line in serving.lines())

    with served(root, "--processes", "2") as serving:
        until(lambda: told("first.md"))
        (root / "content" / "second.md").write_text("---\ntitle: [\n---\n")
        until(lambda: told("second.md"))
        # Whoever leads next tells what he finds.
        assert serving.reload().returncode == 0
        until(lambda: told("second.md") == 2)
        assert serving.stop() == 0
        assert (told("first.md"), told("second.md")) == (2, 2)
