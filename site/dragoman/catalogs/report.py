"""What `po update` did, told to people and to programs."""

from dataclasses import asdict, dataclass
from pathlib import Path

from dragoman.catalogs.catalog import Domain
from dragoman.catalogs.merge import Changes
from dragoman.catalogs.problem import Problem


@dataclass(frozen=True, slots=True)
class Updated:
    """One language's file after the update.

    Attributes:
        path: The file.
        language: The language's tag.
        domain: Interface texts or page content.
        changes: Which messages came, stayed and went.
        written: Whether its bytes have changed.
    """

    path: Path
    language: str
    domain: Domain
    changes: Changes
    written: bool

    def __str__(self) -> str:
        counts = ", ".join(f"{n} {name}" for name, n in asdict(self.changes).items())
        return f"{self.path}: {counts}" + ("" if self.written else "; unchanged")

    def as_dict(self) -> dict[str, object]:
        """Give the counts for programs, of JSON's types."""
        names = {"path": str(self.path), "language": self.language}
        return {
            **names,
            "domain": str(self.domain),
            **asdict(self.changes),
            "written": self.written,
        }


@dataclass(frozen=True, slots=True)
class Report:
    """What an update did.

    Attributes:
        templates: The template files whose bytes have changed.
        files: Every language's files.
        problems: What could not be done.
    """

    templates: tuple[Path, ...]
    files: tuple[Updated, ...]
    problems: tuple[Problem, ...]

    def lines(self) -> list[str]:
        """Give the report for people, a line for each file and problem."""
        return [
            *(f"{path}: written" for path in self.templates),
            *(str(updated) for updated in self.files),
            *(str(problem) for problem in self.problems),
        ]

    def as_dict(self) -> dict[str, object]:
        """Give the report for programs, of JSON's types."""
        return {
            "templates": [str(path) for path in self.templates],
            "files": [updated.as_dict() for updated in self.files],
            "problems": [problem.as_dict() for problem in self.problems],
        }
