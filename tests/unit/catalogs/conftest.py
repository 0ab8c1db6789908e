"""A small real site, and `.po` files written as translators have them."""

from collections.abc import Callable
from pathlib import Path

import pytest

from dragoman.catalogs.catalog import Domain
from dragoman.catalogs.loading import Loaded, load
from dragoman.pages.markdown import compile_page
from dragoman.pages.page import Page

HEADER = """msgid ""
msgstr ""
"Content-Type: text/plain; charset=UTF-8\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"

"""


@pytest.fixture
def catalog() -> Callable[..., Loaded]:
    """Load the entries given as the text of a `.po` file."""

    def make(
        entries: str,
        domain: Domain = Domain.CONTENT,
        language: str = "de",
        header: str = HEADER,
    ) -> Loaded:
        return load((header + entries).encode(), Path("x.po"), language, domain)

    return make


@pytest.fixture
def page() -> Callable[..., Page]:
    """Compile a page from its Markdown."""

    def make(source: str, path: str = "guide.md") -> Page:
        return compile_page(source, path)

    return make


@pytest.fixture
def write() -> Callable[[Path, str], Path]:
    """Write the text of a file, its folders with it."""

    def make(path: Path, text: str) -> Path:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    return make


@pytest.fixture
def write_po(write: Callable[[Path, str], Path]) -> Callable[..., Path]:
    """Write a catalog into a `locale/` folder: entries under a plain header."""

    def make(locale: Path, folder: str, domain: str, entries: str) -> Path:
        return write(locale / folder / "LC_MESSAGES" / f"{domain}.po", HEADER + entries)

    return make
