"""Pages as they were compiled, kept on disk for the next start.

Law: what is kept saves time and is never a source. A page is found by the content of
its file and by the program that compiled it, and is not believed unless it is whole.
"""

import logging
import marshal
import os
import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack
from functools import cache
from hashlib import sha256
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import BinaryIO

from dragoman.pages.packing import pack, unpack
from dragoman.pages.page import Page

__all__ = ["KeptPages", "program"]

log = logging.getLogger(__name__)

_DIGEST_SIZE = 32
_SIZE = 8
# What has a say in what becomes of a page, beside this folder.
_PARSERS = ("pyromark", "ruamel.yaml")

# By path: the revision of the source, where the packed page stands, and its hash.
_Rows = dict[str, tuple[str, int, int, bytes]]


class KeptPages:
    """A file of pages: a list of them, and each by itself below.

    Args:
        file: Where it lies. Where it cannot be written nothing is kept, and that harms
            nothing.
        program: Names the program that compiles pages, where that is known already.
    """

    def __init__(self, file: Path, program: str = "") -> None:
        self._file = file
        self._program = program
        self._open: BinaryIO | None = None
        self._start = 0
        self._rows: _Rows | None = None
        self._revisions: dict[str, str] = {}

    def find(self, path: str, revision: str) -> Page | None:
        """Give a page as an earlier start has compiled it.

        Args:
            path: Its file, relative to `content/`.
            revision: The hash of its source.

        Returns:
            None where it is not kept, or was damaged since.
        """
        kept, start, size, digest = self._known().get(path, ("", 0, 0, b""))
        if kept != revision or self._open is None:
            return None
        try:
            packed = os.pread(self._open.fileno(), size, self._start + start)
            if _hashed(packed) != digest:
                return None
            return unpack(marshal.loads(packed))  # noqa: S302 -- hashed above
        except (OSError, EOFError, ValueError, TypeError):
            return None

    def is_usable(self) -> bool:
        """Tell whether this program has kept any page."""
        return bool(self._known())

    def forget(self) -> None:
        """Close the file, once nothing more is looked for."""
        self._rows = {}
        if self._open is not None:
            self._open.close()
            self._open = None

    def keep(self, pages: Mapping[str, Page]) -> bool:
        """Keep all pages of a site.

        Args:
            pages: By their paths.

        Returns:
            Whether they were not kept as they are now.
        """
        revisions = {path: page.revision for path, page in pages.items()}
        if revisions == self._revisions:
            return False
        rows: _Rows = {}
        body = bytearray()
        for page, packed in _packed(pages.values()):
            digest = _hashed(packed)
            rows[page.path] = (page.revision, len(body), len(packed), digest)
            body += packed
        head = marshal.dumps((program(), rows))
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            size = len(head).to_bytes(_SIZE, "big")
            self._write(_hashed(head) + size + head, body)
        except OSError:
            log.info("the pages are not kept", exc_info=True)
        self._revisions = revisions
        return True

    def _write(self, *parts: bytes | bytearray) -> None:
        with ExitStack() as leaving:
            with NamedTemporaryFile(dir=self._file.parent, delete=False) as file:
                leaving.callback(Path(file.name).unlink, missing_ok=True)
                file.writelines(parts)
            Path(file.name).replace(self._file)

    def _known(self) -> _Rows:
        if self._rows is None:
            self._rows = self._read()
            self._revisions = {path: row[0] for path, row in self._rows.items()}
        return self._rows

    def _read(self) -> _Rows:
        """Read the list, and hold the file open for the pages."""
        try:
            self._open = self._file.open("rb", buffering=0)
            digest = self._open.read(_DIGEST_SIZE)
            size = int.from_bytes(self._open.read(_SIZE), "big")
            if size > os.fstat(self._open.fileno()).st_size:
                return {}
            head = self._open.read(size)
            if _hashed(head) != digest:
                return {}
            name, rows = marshal.loads(head)  # noqa: S302 -- hashed above
        except (OSError, EOFError, ValueError, TypeError):
            return {}
        self._start = self._open.tell()
        found: _Rows = rows if name == (self._program or program()) else {}
        return found


def _hashed(data: bytes) -> bytes:
    return sha256(data).digest()


def _packed(pages: Iterable[Page]) -> Iterator[tuple[Page, bytes]]:
    for page in pages:
        try:
            yield page, marshal.dumps(pack(page))
        except ValueError:
            # Front matter may hold values that have no such form: it is read anew.
            yield page, b""


@cache
def program() -> str:
    """Name the program that compiles pages: another one might do it otherwise."""
    from importlib.metadata import version  # noqa: PLC0415 -- takes 20 ms, and where the program is known nobody asks

    here = Path(__file__).parent
    known = sha256(sys.version.encode())
    for parser in _PARSERS:
        known.update(version(parser).encode())
    for module in sorted(here.rglob("*.py")):
        known.update(module.read_bytes())
    return known.hexdigest()
