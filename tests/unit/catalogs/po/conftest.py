"""The GNU tools as oracles, and the .po files of the installed Django."""

import struct
import subprocess
from collections.abc import Callable
from pathlib import Path

import django
import pytest

HEADER = (
    b'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n'
    b'"Plural-Forms: nplurals=2; plural=n != 1;\\n"\n\n'
)


@pytest.fixture
def gnu(program) -> Callable[..., subprocess.CompletedProcess[bytes]]:
    """Run a gettext tool on bytes, with its output as bytes."""

    def run(tool: str, data: bytes, *options: str):
        command = [program(tool), *options, "-"]
        environment = {"LC_ALL": "C", "LANGUAGE": ""}
        return subprocess.run(
            command, input=data, capture_output=True, env=environment, check=False
        )

    return run


@pytest.fixture
def complaints(gnu) -> Callable[[bytes], list[str]]:
    """What msgfmt says against the syntax of a file."""

    def ask(data: bytes) -> list[str]:
        said = gnu("msgfmt", data, "-o", "/dev/null").stderr.decode(errors="replace")
        other = ("duplicate", "first definition", "do not both", "warning")
        lines = [line for line in said.splitlines() if line.startswith("<stdin>:")]
        return [line for line in lines if not any(word in line for word in other)]

    return ask


@pytest.fixture
def compiled(gnu) -> Callable[[bytes], dict[bytes, bytes]]:
    """What msgfmt compiles of a file: msgid with its context -> translations."""

    def compile_(data: bytes) -> dict[bytes, bytes]:
        result = gnu("msgfmt", data, "-o", "-")
        assert result.returncode == 0, result.stderr
        return _messages(result.stdout)

    return compile_


def _messages(mo: bytes) -> dict[bytes, bytes]:
    """Read a .mo file; of a plural message the singular alone is the key."""
    _, _, count, sources, targets = struct.unpack_from("<5I", mo)
    found = {}
    for index in range(count):
        size, start = struct.unpack_from("<2I", mo, sources + 8 * index)
        length, place = struct.unpack_from("<2I", mo, targets + 8 * index)
        source = mo[start : start + size].split(b"\0")[0]
        found[source] = mo[place : place + length]
    return found


@pytest.fixture(scope="session")
def real_files() -> list[Path]:
    files = sorted(Path(django.__file__).parent.rglob("*.po"))
    assert len(files) > 1000
    return files


@pytest.fixture(scope="session")
def header() -> bytes:
    return HEADER
