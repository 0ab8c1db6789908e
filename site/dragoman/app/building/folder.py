"""The folder a site is built into: by one build at a time, never over others' files."""

import errno
import fcntl
import os
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from dragoman.app.building import index
from dragoman.app.building.index import OWN, Index
from dragoman.app.building.writing import Writer
from dragoman.errors import BuildError

#: Where files lie under the names of their content.
KEPT = "files"

_NOT_THERE = frozenset([errno.ENOENT, errno.ENOTDIR, errno.ENAMETOOLONG])
_LOCK = "lock"
_UNFINISHED = "unfinished"
# What a site is made of, or keeps for itself.
_OF_THE_SITE = ("content", "locale", "templates", "static", "var", "site")


class Folder:
    """A folder while a build holds it.

    Args:
        out: The folder.
        last: What the last build has written there.

    Attributes:
        out: The folder.
        last: What the last build has written there.
    """

    def __init__(self, out: Path, last: Index) -> None:
        self.out = out
        self.last = last

    @property
    def own(self) -> Path:
        """The build's own files, beside those of the site."""
        return self.out / OWN

    def has(self, name: str, revision: str) -> bool:
        """Tell whether a file of the last build still lies there, and shows the same.

        Args:
            name: Its path below the folder.
            revision: Of what it has to show.
        """
        entry = self.last.files.get(name)
        if entry is None or entry.revision != revision:
            return False
        if not entry.is_file:
            return True
        try:
            status = os.stat(f"{self.out}/{name}", follow_symlinks=False)  # noqa: PTH116 -- there may be ten thousands
        except OSError:
            return False
        return (status.st_size, status.st_mtime_ns) == (entry.size, entry.changed)

    def is_whole(self) -> bool:
        """Tell whether all files of the last build still lie there."""
        out, lstat = f"{self.out}/", os.lstat
        try:
            for name, (_, _, size, changed) in self.last.files.items():
                if size < 0:
                    continue
                status = lstat(out + name)
                if status.st_mtime_ns != changed or status.st_size != size:
                    return False
        except OSError:
            return False
        return True

    def writer(self) -> Writer:
        """Give what writes into it."""
        told = {entry.kept_as for entry in self.last.files.values()}
        return Writer(self.out, self.own / _UNFINISHED, self.own / KEPT, told)

    def announce(self, names: Iterable[str]) -> None:
        """Tell what is about to be written, and that nobody else's file is there.

        Args:
            names: The names of all files of the build.

        Raises:
            BuildError: Another file lies in the place of one of them.
        """
        new = [name for name in names if not self.last.is_ours(name)]
        for name in new:
            if os.path.lexists(self.out / name):
                raise BuildError(
                    "there is a file here that no build has written",
                    place=str(self.out / name),
                    remedy="Move it away, or build into another folder",
                )
        if new:
            index.plan(self.out, {*new, *self.last.planned})

    def remove_others(self, names: Iterable[str], kept: Iterable[str]) -> int:
        """Remove what earlier builds have written and this one has not.

        Args:
            names: The names of the files of this build.
            kept: Their names after their content. Those of the last build stay too,
                as a web server may not have been told of this one yet.

        Returns:
            How many files of the site were removed.
        """
        gone = (self.last.files.keys() | self.last.planned) - set(names)
        removed = sum(self._remove(name) for name in gone)
        present = set(kept)
        for each in os.scandir(self.own / KEPT):
            if each.name not in present:
                os.unlink(each.path)  # noqa: PTH108 -- there may be ten thousands
        return removed

    def _remove(self, name: str) -> bool:
        path = self.out / name
        try:
            path.unlink()
        except OSError as error:
            if error.errno in _NOT_THERE:
                return False
            raise
        for above in path.relative_to(self.out).parents:
            try:
                (self.out / above).rmdir()
            except OSError:
                break
        return True


@contextmanager
def opened(out: Path, root: Path) -> Iterator[Folder]:
    """Hold a folder to build into.

    Args:
        out: The folder; made where it is missing.
        root: The site's folder.

    Yields:
        The folder, until the build is done.

    Raises:
        BuildError: It is the site's own, somebody else's, or another build holds it.
        OSError: It cannot be written.
    """
    _refuse_the_site(out, root)
    own = out / OWN
    if not own.is_dir():
        _refuse_foreign(out)
    own.mkdir(parents=True, exist_ok=True)
    with (own / _LOCK).open("ab") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise BuildError(
                "another build is writing into this folder",
                place=str(out),
                remedy="Wait until it is done",
            ) from None
        shutil.rmtree(own / _UNFINISHED, ignore_errors=True)
        for name in (_UNFINISHED, KEPT):
            (own / name).mkdir(exist_ok=True)
        yield Folder(out, index.read(out) or Index())


def _refuse_the_site(out: Path, root: Path) -> None:
    is_inside = any(out.is_relative_to(root / name) for name in _OF_THE_SITE)
    if is_inside or root.is_relative_to(out):
        raise BuildError(
            "this folder is a part of the site itself",
            place=str(out),
            remedy="Build into a folder of its own, such as public/",
        )


def _refuse_foreign(out: Path) -> None:
    if out.exists() and (not out.is_dir() or any(out.iterdir())):
        raise BuildError(
            "there is something here that no build has written",
            place=str(out),
            remedy="Name a folder that is empty or does not exist yet",
        )
