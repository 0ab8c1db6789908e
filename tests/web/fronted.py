"""A built site behind a real nginx as it is shipped, beside the server itself."""

import hashlib
import http.client
import json
import logging
import os
import re
import shutil
import socket
import ssl
import subprocess
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from dragoman import app
from dragoman.web.log_lines import REQUESTS, JsonFormatter
from web.running import Answer, Running, running

CONFIGURATION = app.SHIPPED / "deploy" / "nginx.conf"
HOST = "localhost"
BASE_URL = f"https://{HOST}"
ENVIRONMENT = {
    "DRAGOMAN_BASE_URL": BASE_URL,
    "DRAGOMAN_TRUSTED_PROXIES": '["127.0.0.1"]',
    "DRAGOMAN_SECURITY_CONTACT": "mailto:security@example.org",
}
# What tells of the connection or the moment, not of the answer.
_PASSING = {"date", "server", "connection", "keep-alive"}
_LOG = '$request_uri" $status "$upstream_addr'


@dataclass
class Fronted:
    """A site, served and built, with nginx in front of it."""

    bare: Running
    out: Path
    port: int
    plain_port: int
    log: Path

    def ask(
        self, path: str, method: str = "GET", headers: Mapping[str, str] | None = None
    ) -> Answer:
        """Ask nginx, over TLS."""
        context = ssl._create_unverified_context()
        connection = http.client.HTTPSConnection(HOST, self.port, context=context)
        try:
            connection.putrequest(
                method, path, skip_host=True, skip_accept_encoding=True
            )
            for name, value in {"Host": HOST, **(headers or {})}.items():
                connection.putheader(name, value)
            connection.endheaders()
            response = connection.getresponse()
            return Answer(response.status, response.headers, response.read())
        finally:
            connection.close()

    def ask_bare(
        self, path: str, method: str = "GET", headers: Mapping[str, str] | None = None
    ) -> Answer:
        """Ask the server itself, as one that readers reach by https."""
        said = {"Host": HOST, "X-Forwarded-Proto": "https", **(headers or {})}
        return self.bare.ask(path, method, said)

    def passed_on(self) -> list[str]:
        """Give the address of each request that nginx has passed on."""
        found = []
        for line in self.log.read_text(encoding="latin-1").splitlines():
            asked, _, upstream = line.rpartition('" ')
            found += [asked] * len(re.findall(r"127\.0\.0\.1:", upstream))
        return found


class Seen(logging.Handler):
    """What the server has seen, by what it logs."""

    def __init__(self) -> None:
        super().__init__()
        self.requests: list[dict] = []
        self.refused = 0
        self.setFormatter(JsonFormatter())

    def emit(self, record: logging.LogRecord) -> None:
        for line in self.format(record).splitlines():
            fields = json.loads(line)
            if "path" in fields:
                self.requests.append(fields)
            else:
                self.refused += 1

    @property
    def paths(self) -> list[str]:
        return [each["path"] for each in self.requests]

    @property
    def total(self) -> int:
        return len(self.requests) + self.refused


@contextmanager
def watched() -> Iterator[Seen]:
    """Watch which requests reach the server."""
    handler, log = Seen(), logging.getLogger(REQUESTS)
    level = log.level
    log.addHandler(handler)
    log.setLevel(logging.INFO)
    try:
        yield handler
    finally:
        log.removeHandler(handler)
        log.setLevel(level)


def told(answer: Answer) -> tuple[int, list[tuple[str, str]], str]:
    """Give all that a reader gets: status, header fields, the digest of the body."""
    fields = [(name.lower(), value) for name, value in answer.headers.items()]
    kept = sorted(field for field in fields if field[0] not in _PASSING)
    return answer.status, kept, hashlib.sha256(answer.body).hexdigest()


def copied(root: Path, languages: tuple[str, ...]) -> Path:
    """Copy the shipped site with some of its languages only."""
    shutil.copytree(app.SHIPPED / "content", root / "content")
    shutil.copy(app.SHIPPED / "site.toml", root)
    for tag in languages:
        shutil.copytree(app.SHIPPED / "locale" / tag, root / "locale" / tag)
    return root


@contextmanager
def fronted(
    folder: Path, program: Callable[[str], str], *, compressed: bool = True
) -> Iterator[Fronted]:
    """Build a site, serve it, and put nginx in front of both.

    The environment has to be `ENVIRONMENT`.
    """
    nginx, openssl = program("nginx"), program("openssl")
    root = copied(folder / "site", ("de", "ar", "zh_Hant"))
    out = folder / "out"
    app.build(root, out, compressed=compressed)
    with running(app.read_site(root)) as bare:
        ports = _free_ports(2)
        log = folder / "access.log"
        configuration = folder / "nginx.conf"
        _certify(openssl, folder)
        configuration.write_text(_configured(folder, out, bare.port, ports, log))
        process = subprocess.Popen([nginx, "-c", configuration, "-e", "stderr"])
        try:
            _wait(process, ports[0])
            yield Fronted(bare, out, *ports, log)
        finally:
            process.terminate()
            process.wait()


def _configured(
    folder: Path, out: Path, dragoman: int, ports: list[int], log: Path
) -> str:
    """Give the shipped configuration with the places and ports of a test."""
    text = CONFIGURATION.read_text(encoding="utf-8")
    changes = {
        r"/var/www/dragoman": str(out),
        r"127\.0\.0\.1:8888": f"127.0.0.1:{dragoman}",
        r"/etc/ssl/dragoman": str(folder),
        r"/run/nginx\.pid": str(folder / "nginx.pid"),
        r"error_log [^;]+": "error_log stderr",
        r"access_log [^;]+": f"log_format told '{_LOG}';\n  access_log {log} told",
        r"worker_processes auto": "daemon off; worker_processes 1",
        r" +listen \[::\][^;]+;\n": "",
        # Odd heads are sent as they are, without TLS, to the same servers.
        r"listen 443 ssl http2([^;]*);": (
            rf"listen 127.0.0.1:{ports[0]} ssl http2\1; "
            rf"listen 127.0.0.1:{ports[1]}\1;"
        ),
        r"limit_conn dragoman_address 100": "limit_conn dragoman_address 1000",
    }
    for found, put in changes.items():
        text, count = re.subn(found, put, text)
        assert count, found
    # The one server that only leads to https listens on a port of the system.
    text, count = re.subn(
        r"  server \{\n +listen 80 .*?\n  \}\n", "", text, flags=re.DOTALL
    )
    assert count == 1
    kinds = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    paths = "".join(f"{kind}_temp_path {folder / kind};" for kind in kinds)
    user = "user root;\n" if os.getuid() == 0 else ""
    return user + text.replace("http {", f"http {{\n  {paths}", 1)


def _certify(openssl: str, folder: Path) -> None:
    command = [openssl, "req", "-x509", "-newkey", "ec", "-nodes", "-days", "2"]
    command += ["-pkeyopt", "ec_paramgen_curve:P-256", "-subj", f"/CN={HOST}"]
    command += ["-keyout", folder / "privkey.pem", "-out", folder / "fullchain.pem"]
    subprocess.run(command, check=True, capture_output=True)


def _free_ports(count: int) -> list[int]:
    sockets = [socket.create_server(("127.0.0.1", 0)) for _ in range(count)]
    ports = [each.getsockname()[1] for each in sockets]
    for each in sockets:
        each.close()
    return ports


def _wait(process: subprocess.Popen, port: int) -> None:
    while process.poll() is None:
        try:
            socket.create_connection(("127.0.0.1", port)).close()
        except ConnectionRefusedError:
            time.sleep(0.02)
        else:
            return
    raise AssertionError("nginx has not started")
