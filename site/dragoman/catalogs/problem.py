"""Something in a `.po` file that a person should mend, with its place."""

from dataclasses import dataclass
from pathlib import Path

from dragoman.catalogs.po import PoError
from dragoman.errors import DragomanError


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that a translator or editor should mend.

    Attributes:
        path: The file.
        line: Its line, counted from 1; 0 where no line is known.
        reason: What is wrong, one sentence without a full stop.
        remedy: What to do about it, one sentence.
        check: Which check found it, by its id in `docs/checks.md`; empty for others.
        is_warning: Whether readers get the translation all the same.
    """

    path: Path
    line: int
    reason: str
    remedy: str = ""
    check: str = ""
    is_warning: bool = False

    @classmethod
    def of(cls, error: DragomanError, path: Path, remedy: str = "") -> "Problem":
        """Make a problem of an error that was met in a file.

        Args:
            error: What was raised.
            path: The file.
            remedy: What to do about it, where the error does not say.
        """
        line = error.line if isinstance(error, PoError) else 0
        return cls(path, line, error.reason, error.remedy or remedy)

    def as_dict(self) -> dict[str, object]:
        """Give the problem for programs, of JSON's types."""
        return {
            "path": str(self.path),
            "line": self.line,
            "reason": self.reason,
            "remedy": self.remedy,
        }

    def __str__(self) -> str:
        place = f"{self.path}:{self.line}" if self.line else str(self.path)
        text = f"{place}: {self.reason}"
        return f"{text}. {self.remedy}" if self.remedy else text
