"""Pages as they were compiled, kept on disk for the next start.

Law: what is kept saves time and is never a source. A page is found by the content of
its file and by the program that compiled it, and is not believed unless it is whole.
"""

import logging
import marshal
import sys
from collections.abc import Iterable, Mapping
from functools import cache
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from tempfile import NamedTemporaryFile

from dragoman.pages.packing import pack, unpack
from dragoman.pages.page import Page

__all__ = ["KeptPages"]

log = logging.getLogger(__name__)

_DIGEST_SIZE = 32
# What has a say in what becomes of a page, beside this folder.
_PARSERS = ("pyromark", "ruamel.yaml")

_Rows = dict[str, tuple[str, bytes]]


class KeptPages:
    """A file of pages.

    Args:
        file: Where it lies. Where it cannot be written nothing is kept, and that harms
            nothing.
    """

    def __init__(self, file: Path) -> None:
        self._file = file
        self._rows: _Rows | None = None
        self._revisions: dict[str, str] = {}

    def find(self, path: str, revision: str) -> Page | None:
        """Give a page as an earlier start has compiled it.

        Args:
            path: Its file, relative to `content/`.
            revision: The hash of its source.

        Returns:
            None where it is not kept.
        """
        if self._rows is None:
            self._rows = _read(self._file)
            self._revisions = {path: each for path, (each, _) in self._rows.items()}
        kept, packed = self._rows.get(path, ("", b""))
        if kept != revision:
            return None
        try:
            return unpack(marshal.loads(packed))  # noqa: S302 -- hashed when it was read
        except (EOFError, ValueError, TypeError):
            return None

    def forget(self) -> None:
        """Give back the memory of what was read, once nothing more is looked for."""
        self._rows = {}

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
        try:
            data = marshal.dumps((_program(), dict(_packed(pages.values()))))
            self._file.parent.mkdir(parents=True, exist_ok=True)
            with NamedTemporaryFile(dir=self._file.parent, delete=False) as file:
                file.write(sha256(data).digest())
                file.write(data)
            Path(file.name).replace(self._file)
        except OSError:
            log.info("the pages are not kept", exc_info=True)
        self._revisions = revisions
        return True


def _packed(pages: Iterable[Page]) -> Iterable[tuple[str, tuple[str, bytes]]]:
    for page in pages:
        try:
            yield page.path, (page.revision, marshal.dumps(pack(page)))
        except ValueError:
            # Front matter may hold values that have no such form: it is read anew.
            continue


def _read(file: Path) -> _Rows:
    try:
        data = memoryview(file.read_bytes())
        digest, packed = data[:_DIGEST_SIZE], data[_DIGEST_SIZE:]
        if sha256(packed).digest() != digest:
            return {}
        program, rows = marshal.loads(packed)  # noqa: S302 -- hashed above
    except (OSError, EOFError, ValueError, TypeError):
        return {}
    found: _Rows = rows if program == _program() else {}
    return found


@cache
def _program() -> str:
    """Name the program that compiles pages: another one might do it otherwise."""
    here = Path(__file__).parent
    known = sha256(sys.version.encode())
    for parser in _PARSERS:
        known.update(version(parser).encode())
    for module in sorted(here.rglob("*.py")):
        known.update(module.read_bytes())
    return known.hexdigest()
