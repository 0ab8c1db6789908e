"""Which Dragoman renders: a hash of its own code and of the libraries that it shows."""

import hashlib
import sys
from functools import cache
from pathlib import Path

# The floors that decide what a page says; those above them only pass it on.
FLOORS = ("assets", "catalogs", "languages", "pages", "rendering")
# Their tables and their escaping stand in pages as well.
LIBRARIES = (
    "babel",
    "jinja2",
    "langcodes",
    "language-data",
    "markupsafe",
    "pyromark",
    "ruamel-yaml",
)

_PACKAGE = Path(__file__).parents[1]


@cache
def own_code() -> str:
    """Give the hash of all code that has a part in what a page looks like, in hex.

    It is the same wherever the same code lies, and read once in a process.
    """
    from importlib.metadata import version  # noqa: PLC0415 -- takes 20 ms, and a build of edited texts never asks

    found = hashlib.blake2b(digest_size=16)
    python = ".".join(map(str, sys.version_info[:3]))
    versions = [f"{name}=={version(name)}" for name in LIBRARIES]
    found.update("\n".join([python, *versions]).encode())
    for floor in FLOORS:
        for file in sorted((_PACKAGE / floor).rglob("*")):
            if file.is_file() and "__pycache__" not in file.parts:
                name = file.relative_to(_PACKAGE).as_posix()
                found.update(f"\n{name}\n".encode())
                found.update(file.read_bytes())
    return found.hexdigest()
