"""The one error of `.po` files: it names the line."""

from dragoman.errors import CatalogError


class PoError(CatalogError):
    """A `.po` file that GNU gettext would refuse, or a text it cannot hold.

    Args:
        line: The 1-based line at fault; for a refused write, the line of its entry.
        reason: What is wrong, one sentence without a full stop.
        remedy: What to do about it, one sentence.

    The file's name is not known here: whoever read the bytes sets `place` to
    `file:line` before showing the error.
    """

    def __init__(self, line: int, reason: str, *, remedy: str = "") -> None:
        super().__init__(reason, place=f"line {line}", remedy=remedy)
        self.line = line

    def __reduce__(self) -> tuple[type["PoError"], tuple[int, str], dict[str, object]]:
        # Files are also read in worker processes, and an error of two arguments
        # does not survive the way back by itself.
        return type(self), (self.line, self.reason), self.__dict__
