"""A site is served by the command, until it is told to stop."""

import json
import os
import signal
import socket
import subprocess
import sys
import urllib.request
from pathlib import Path

from click.testing import CliRunner

import sites
from dragoman.cli import cli

ROOT = Path(__file__).resolve().parents[3]


def test_serve_serves_until_it_is_told_to_stop(tmp_path):
    sites.write(tmp_path)
    process = subprocess.Popen(
        [sys.executable, "site", "serve", "--root", str(tmp_path), "--port", "0"],
        cwd=ROOT,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONUNBUFFERED": "1"},
    )
    try:
        line = json.loads(process.stderr.readline())
        origin = line["message"].split()[-1]
        with urllib.request.urlopen(origin + "/en/") as answer:
            assert b"The first paragraph." in answer.read()
    finally:
        process.send_signal(signal.SIGTERM)
        assert process.wait() == 0


def test_a_port_in_use_is_told(tmp_path):
    sites.write(tmp_path)
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        arguments = ["serve", "--root", str(tmp_path), "--port", str(port)]
        result = CliRunner().invoke(cli, arguments)
    assert result.exit_code == 1
    assert "cannot listen" in result.stderr
