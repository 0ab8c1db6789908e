import ast
import re
from collections.abc import Iterator
from pathlib import Path

from house.tree import PACKAGE, modules, shown, written

# Words that say nothing about what a thing knows.
BANNED = {
    "base",
    "common",
    "data",
    "helper",
    "helpers",
    "manager",
    "misc",
    "process",
    "util",
    "utils",
}
ALLOWED = {"web/base.py"}
LATER = re.compile(r"\b(?:TO[D]O|FIX[M]E|X{3}|HA[C]K)\b")
WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")


def named(path: Path) -> Iterator[tuple[str, set[str]]]:
    """Names of a module, its classes and functions, with the words they may not be."""
    yield path.stem, set(path.stem.split("_"))
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ClassDef):
            yield node.name, {word.lower() for word in WORD.findall(node.name)}
        elif isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node.name, {node.name}


def test_names_say_what_they_know() -> None:
    empty = [
        f"{shown(path)}: {name}"
        for path in modules()
        if path.relative_to(PACKAGE).as_posix() not in ALLOWED
        for name, words in named(path)
        if words & BANNED
    ]
    assert not empty


def test_banned_words_are_found_in_every_kind_of_name(tmp_path: Path) -> None:
    path = tmp_path / "page_utils.py"
    path.write_text("class HTTPManager:\n    def process(self): ...\ndef good(): ...\n")
    found = [name for name, words in named(path) if words & BANNED]
    assert found == ["page_utils", "HTTPManager", "process"]


def test_nothing_is_left_for_later() -> None:
    left = [
        f"{shown(path)}:{number}"
        for path in written()
        if path.exists()
        for number, line in enumerate(path.read_text("utf-8").splitlines(), start=1)
        if LATER.search(line)
    ]
    assert not left


def test_what_is_left_for_later_is_found() -> None:
    assert LATER.search("# " + "TO" + "DO: tomorrow")
    assert not LATER.search("a hackney coach")
