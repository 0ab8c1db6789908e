"""What the last build of a folder has written, told by the folder itself.

Law: only what stands in an index is ever replaced or removed.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

from dragoman.app.building.writing import replace_whole
from dragoman.errors import BuildError

#: The folder of the build's own files; no page can be called so.
OWN = ".dragoman"

_INDEX = "index.json"
_PLANNED = "planned.json"
_FORM = 2
# Stands between hashes.
_BETWEEN = " "


class Entry(NamedTuple):
    """A file that a build has written.

    Attributes:
        revision: Of what it shows; of a coded file, of what it codes.
        kept_as: Its name after its content; empty if no web server is told of it.
        size: Its bytes; -1 for a coding that would not save anything, so that there is
            no file.
        changed: When it was written, in nanoseconds: tells only whether it is still
            that file.
    """

    revision: str
    kept_as: str
    size: int
    changed: int

    @property
    def is_file(self) -> bool:
        """Whether there is a file."""
        return self.size >= 0

    @property
    def tag(self) -> str:
        """The opaque tag of the ETag that it is sent under (RFC 9110 section 8.8.3)."""
        return self.kept_as.rpartition(".")[0]


@dataclass(frozen=True, slots=True)
class Index:
    """The files of one build.

    Attributes:
        files: By name, the path below the folder.
        inputs: A hash of what the build was made from; empty if it cannot be relied on.
        memory: Names what is remembered of it for the next one; empty if nothing is.
        planned: Names that a build which was cut off may have written too.
    """

    files: Mapping[str, Entry] = field(default_factory=dict)
    inputs: str = ""
    memory: str = ""
    planned: frozenset[str] = frozenset()

    def is_ours(self, name: str) -> bool:
        """Tell whether a build may have written a file of this name."""
        return name in self.files or name in self.planned


@dataclass(frozen=True, slots=True)
class Built:
    """What a build has done.

    Attributes:
        files: How many files the build has.
        written: How many of them were written now.
        removed: How many former ones were removed.
    """

    files: int
    written: int = 0
    removed: int = 0


def count(files: Mapping[str, Entry]) -> int:
    """Tell how many files there are, without codings that save nothing."""
    return sum(entry.is_file for entry in files.values())


def read(out: Path) -> Index | None:
    """Read the index of a folder; None where no build has ever begun.

    Args:
        out: The folder.

    Raises:
        BuildError: The index is there, but it cannot be understood.
    """
    own = out / OWN
    if not own.is_dir():
        return None
    planned = frozenset(_json(own / _PLANNED, []))
    told = _json(own / _INDEX, {"form": _FORM})
    if told.get("form") != _FORM:
        # What another version has written is ours, and all of it is to be written anew.
        return Index(planned=planned.union(told.get("files", ())))
    inputs, memory = told.get("inputs", ""), told.get("memory", "")
    return Index(_entries(told), inputs, memory, planned)


def plan(out: Path, names: Iterable[str]) -> None:
    """Tell which files a build is about to write, in case that it is cut off.

    Args:
        out: The folder.
        names: The names that no index has yet.
    """
    replace_whole(out / OWN / _PLANNED, json.dumps(sorted(names)).encode())


def write(out: Path, index: Index) -> None:
    """Write the index of a build that is whole.

    Args:
        out: The folder.
        index: What it has written.
    """
    # By column: ten thousand files are read and written in a third of the time.
    columns = list(zip(*index.files.values(), strict=True))
    revisions, kept_as, sizes, changed = columns or 4 * [()]
    told = {
        "form": _FORM,
        "inputs": index.inputs,
        "memory": index.memory,
        "files": list(index.files),
        "revisions": _BETWEEN.join(revisions),
        "kept_as": _BETWEEN.join(kept_as),
        "sizes": sizes,
        "changed": changed,
    }
    replace_whole(out / OWN / _INDEX, json.dumps(told, separators=(",", ":")).encode())
    (out / OWN / _PLANNED).unlink(missing_ok=True)


def _entries(told: Mapping[str, Any]) -> dict[str, Entry]:
    names = told.get("files", [])
    if not names:
        return {}
    texts = (told[each].split(_BETWEEN) for each in ("revisions", "kept_as"))
    rows = zip(*texts, told["sizes"], told["changed"], strict=True)
    return dict(zip(names, map(Entry._make, rows), strict=True))


def _json(path: Path, otherwise: Any) -> Any:  # noqa: ANN401 -- JSON
    try:
        return json.loads(path.read_bytes())
    except FileNotFoundError:
        return otherwise
    except ValueError:
        raise BuildError(
            "the list of what the last build wrote cannot be read",
            place=str(path),
            remedy="Remove the folder, and build the site anew",
        ) from None
