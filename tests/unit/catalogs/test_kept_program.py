from pathlib import Path

import pytest

from dragoman.catalogs import kept_program
from dragoman.catalogs.kept_program import program


@pytest.fixture(autouse=True)
def fresh():
    program.cache_clear()
    yield
    program.cache_clear()


def test_it_is_the_same_each_time():
    first = program()
    program.cache_clear()
    assert program() == first


def test_another_parser_is_another_program(monkeypatch):
    first = program()
    program.cache_clear()
    monkeypatch.setattr(kept_program, "_parser", lambda: "another")
    assert program() != first


@pytest.mark.parametrize("folder", ["catalogs", "markdown", "po"])
def test_other_code_is_another_program(monkeypatch, folder):
    first, read_bytes = program(), Path.read_bytes
    program.cache_clear()
    monkeypatch.setattr(
        Path,
        "read_bytes",
        lambda path: read_bytes(path) + b"#" * (path.parent.name == folder),
    )
    assert program() != first


def test_the_parser_is_known_by_its_files():
    assert "_pyromark" in kept_program._parser()
