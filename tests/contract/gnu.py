"""The GNU tools, run on bytes; and what is in the `.mo` files they compile."""

import codecs
import re
import struct
import subprocess
from collections.abc import Callable

ENVIRONMENT = {"LC_ALL": "C.UTF-8", "LANGUAGE": ""}

_CHARSET = re.compile(rb"charset=([^ \t\n\\]+)")

Gnu = Callable[..., subprocess.CompletedProcess[bytes]]
"""Runs a tool on bytes: its name, the bytes, its options."""


def run(command: list[str], data: bytes) -> subprocess.CompletedProcess[bytes]:
    """Run a tool with bytes as its input."""
    return subprocess.run(
        command, input=data, capture_output=True, env=ENVIRONMENT, check=False
    )


def compiled(gnu: Gnu, data: bytes) -> dict[str, tuple[str, ...]] | None:
    """What msgfmt compiles of a file, without its header; None if it refuses.

    The key is the msgid, with its context and EOT before it if it has one.
    """
    # gettext 0.21 knows no byte order mark: it takes it for a keyword.
    result = gnu("msgfmt", data.removeprefix(codecs.BOM_UTF8), "-o", "-")
    return _messages(result.stdout) if result.returncode == 0 else None


def _messages(mo: bytes) -> dict[str, tuple[str, ...]]:
    _, _, count, sources, targets = struct.unpack_from("<5I", mo)
    found = {}
    for index in range(count):
        size, start = struct.unpack_from("<2I", mo, sources + 8 * index)
        length, place = struct.unpack_from("<2I", mo, targets + 8 * index)
        source = mo[start : start + size].split(b"\0")[0]
        found[source] = mo[place : place + length]
    declared = _CHARSET.search(found.pop(b"", b""))
    charset = declared[1].decode() if declared else "utf-8"
    return {
        source.decode(charset): tuple(forms.decode(charset).split("\0"))
        for source, forms in found.items()
    }
