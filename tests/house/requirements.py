"""Reads requirements files, and the licences of what they name."""

import re
from importlib.metadata import PackageMetadata, distribution, metadata
from pathlib import Path

PINNED = re.compile(r"^[\w.-]+==\S+(?: ;.*)?(?: --hash=sha256:[0-9a-f]{64})+$")

# Licences under which a program may be run and passed on with hardly a duty.
# MPL-2.0 binds changes to its own files only.
PERMISSIVE = {
    "0BSD",
    "APACHE-2.0",
    "BSD",
    "BSD-2-CLAUSE",
    "BSD-3-CLAUSE",
    "ISC",
    "MIT",
    "MPL-2.0",
    "PSF-2.0",
    "UNLICENSE",
}
NAMES = {
    "Apache Software License": "APACHE-2.0",
    "BSD License": "BSD",
    "ISC License (ISCL)": "ISC",
    "MIT License": "MIT",
    "Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0",
    "Python Software Foundation License": "PSF-2.0",
}


def requirements(path: Path) -> dict[str, str]:
    """Read a requirements file: its logical lines by what they name."""
    text = re.sub(r"\s*#.*", "", path.read_text(encoding="utf-8"))
    lines = re.sub(r"\s*\\\n\s*", " ", text).splitlines()
    return {_name(line): line for line in lines if line.strip()}


def licence(name: str) -> str:
    """Give the licence that an installed package says it has, as an expression."""
    said = metadata(name)
    named = said.get("License-Expression") or _classified(said) or said.get("License")
    return (named or _headed(name)).strip()


def is_permissive(expression: str) -> bool:
    """Tell whether an SPDX expression can be met by permissive licences alone."""
    words = re.findall(r"[()]|[^\s()]+", expression.upper())
    return bool(words) and _any(words) and not words


def _name(line: str) -> str:
    """Give the name of a requirement in its normal form (PEP 503)."""
    return re.sub(r"[-_.]+", "-", re.split(r"[=<>;@ ]", line)[0]).lower()


def _classified(said: PackageMetadata) -> str:
    heads = [each.split(" :: ") for each in said.get_all("Classifier") or []]
    names = [head[-1] for head in heads if head[0] == "License"]
    return " AND ".join(NAMES.get(name, name.replace(" ", "-")) for name in names)


def _headed(name: str) -> str:
    """Read the licence from the head of its file, where nothing else tells it."""
    files = distribution(name).files or []
    text = next((file.read_text() for file in files if file.name == "LICENSE"), "")
    return NAMES.get(text.strip().partition("\n")[0].strip(), "")


def _any(words: list[str]) -> bool:
    met = _all(words)
    while words and words[0] == "OR":
        words.pop(0)
        met = _all(words) or met
    return met


def _all(words: list[str]) -> bool:
    met = _one(words)
    while words and words[0] == "AND":
        words.pop(0)
        met = _one(words) and met
    return met


def _one(words: list[str]) -> bool:
    word = words.pop(0) if words else ""
    if word != "(":
        return word in PERMISSIVE
    met = _any(words)
    return bool(words) and words.pop(0) == ")" and met
