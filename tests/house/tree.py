"""Where the parts of this repository lie."""

import ast
from collections.abc import Iterable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "site" / "dragoman"
UNIT = ROOT / "tests" / "unit"
TEMPLATES = ROOT / "templates"
STATIC = ROOT / "static"
CONTENT = ROOT / "content"
LOCALE = ROOT / "locale"
DOCS = ROOT / "docs"

WRITTEN = {
    ".py",
    ".html",
    ".css",
    ".js",
    ".md",
    ".toml",
    ".cfg",
    ".yml",
    ".xml",
    ".txt",
}


def modules(package: Path = PACKAGE) -> list[Path]:
    """All modules that hold code: most `__init__.py` only say what their package is."""
    return [path for path in sorted(package.rglob("*.py")) if _holds_code(path)]


def files_with_text(package: Path = PACKAGE) -> list[Path]:
    """All files but the empty ones: the ones that sizes are measured of."""
    return [path for path in sorted(package.rglob("*.py")) if path.stat().st_size]


def _holds_code(path: Path) -> bool:
    body = ast.parse(path.read_text(encoding="utf-8")).body
    return any(not isinstance(node, ast.Expr) for node in body)


def templates() -> list[Path]:
    return sorted(path for path in TEMPLATES.rglob("*.html"))


def documents() -> list[Path]:
    return [*sorted(ROOT.glob("*.md")), *sorted(DOCS.rglob("*.md"))]


def written() -> Iterable[Path]:
    """All files of ours that a person wrote."""
    yield from (ROOT / name for name in ("Makefile", "babel.cfg", "site.toml"))
    yield from documents()
    for folder in ("site", "templates", "static", "tests", "deploy", "bench", ".ci"):
        for path in sorted((ROOT / folder).rglob("*")):
            if path.is_file() and (path.suffix in WRITTEN or folder == ".ci"):
                yield path


def shown(path: Path) -> str:
    """A path as a person types it."""
    return path.relative_to(ROOT).as_posix()
