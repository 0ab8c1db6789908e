"""Measures Python code: sizes of files and functions, annotations, words about it.

A file's size is its lines; a function's is its lines from `def` to the end, with its
docstring, and what stands in functions inside it.
"""

import ast
import io
import statistics
import tokenize
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

Function = ast.FunctionDef | ast.AsyncFunctionDef
Documented = ast.Module | ast.ClassDef | Function


@dataclass(frozen=True)
class Measured:
    """A function and what was measured of it."""

    place: str
    name: str
    lines: int
    is_annotated: bool


@dataclass(frozen=True)
class File:
    """A file and what was measured of it."""

    place: str
    lines: int
    comments: int
    docstrings: int
    functions: tuple[Measured, ...]


@dataclass(frozen=True)
class Spread:
    """Median, ninth decile and largest of some sizes."""

    median: float
    decile: int
    largest: int

    @classmethod
    def of(cls, sizes: Sequence[int]) -> "Spread":
        ordered = sorted(sizes)
        place = min(len(ordered) - 1, len(ordered) * 9 // 10)
        return cls(statistics.median(ordered), ordered[place], ordered[-1])

    def __str__(self) -> str:
        return f"{self.median:g} / {self.decile} / {self.largest}"


def measure(source: str, place: str) -> File:
    """Measure one file."""
    tree = ast.parse(source)
    nodes = list(ast.walk(tree))
    functions = tuple(
        Measured(f"{place}:{node.lineno}", node.name, _length(node), _annotated(node))
        for node in nodes
        if isinstance(node, Function)
    )
    comments = sum(
        token.type == tokenize.COMMENT
        for token in tokenize.generate_tokens(io.StringIO(source).readline)
    )
    docstrings = sum(_docstring(node) for node in nodes if isinstance(node, Documented))
    return File(place, len(source.splitlines()), comments, docstrings, functions)


def measure_all(paths: Sequence[Path], root: Path) -> list[File]:
    """Measure several files, named by their path from `root`."""
    return [
        measure(path.read_text(encoding="utf-8"), path.relative_to(root).as_posix())
        for path in paths
    ]


def table(files: Sequence[File]) -> list[str]:
    """Write the figures for a person to read, a line each."""
    functions = [function for file in files for function in file.functions]
    lines = sum(file.lines for file in files)
    typed = sum(function.is_annotated for function in functions)
    rows = [
        ("files, lines", f"{len(files)}, {lines}"),
        ("file median / p90 / max", Spread.of([file.lines for file in files])),
        ("function median / p90 / max", Spread.of([each.lines for each in functions])),
        ("comments per 100 lines", f"{per_hundred(files, 'comments'):.1f}"),
        ("docstring per 100 lines", f"{per_hundred(files, 'docstrings'):.1f}"),
        ("annotated functions", f"{100 * typed / len(functions):.0f} %"),
    ]
    return [f"{name:<30}{value}" for name, value in rows]


def per_hundred(files: Sequence[File], what: str) -> float:
    """How many comments or docstring lines stand beside 100 other lines."""
    counted: int = sum(getattr(file, what) for file in files)
    code = sum(file.lines - file.docstrings for file in files)
    return 100 * counted / code


def _length(node: Function) -> int:
    return (node.end_lineno or node.lineno) - node.lineno + 1


def _annotated(node: Function) -> bool:
    return node.returns is not None and all(
        argument.annotation is not None or argument.arg in {"self", "cls"}
        for argument in _arguments(node.args)
    )


def _arguments(arguments: ast.arguments) -> Iterator[ast.arg]:
    yield from (*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs)
    yield from (each for each in (arguments.vararg, arguments.kwarg) if each)


def _docstring(node: Documented) -> int:
    first = node.body[0] if node.body else None
    if ast.get_docstring(node, clean=False) is None or first is None:
        return 0
    return (first.end_lineno or first.lineno) - first.lineno + 1
