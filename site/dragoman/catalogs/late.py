"""Catalogs that are opened when somebody asks, for a look at a few texts.

Law: what is found is what a shelf would find that reads everything, or the look ends:
only files that are as they were known, or that say other things of the same messages,
are taken this way.
"""

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import replace
from functools import cached_property
from hashlib import sha256
from pathlib import Path

from dragoman.catalogs import reread
from dragoman.catalogs.catalog import Catalog, Domain, Messages, Translation
from dragoman.catalogs.following import Followed, Template
from dragoman.catalogs.kept import Kept
from dragoman.catalogs.layered import differing
from dragoman.catalogs.on_disk import read_bytes
from dragoman.catalogs.places import file_of
from dragoman.catalogs.reading import Reading
from dragoman.catalogs.reread import Read
from dragoman.catalogs.shelf import Shelf, Snapshot, Sources, snapshot

Groups = Mapping[str, Translation]


class NotKnownError(Exception):
    """Everything has to be read."""


class LateMessages(Mapping[str | None, Groups]):
    """The messages of a catalog, by context, that are opened at the first question.

    Args:
        opened: Opens them.
    """

    def __init__(self, opened: Callable[[], Messages]) -> None:
        self._opened = opened

    def __getitem__(self, context: str | None) -> Groups:
        return self._messages[context]

    def __iter__(self) -> Iterator[str | None]:
        return iter(self._messages)

    def __len__(self) -> int:
        return len(self._messages)

    @cached_property
    def _messages(self) -> Messages:
        return self._opened()


class LateShelf(Shelf):
    """Holds catalogs that were read before, and opens the few that are asked for.

    Args:
        sources: Where the catalogs come from.
        kept: The catalogs that an earlier start has read.
        known: By tag, the SHA-256 of the `content.po` whose catalog is kept.
        changed: The tags of those that were written to since.

    Attributes:
        edits: By tag of those, the texts that say something else now.

    Raises:
        NotKnownError: A file says more than that.
        CatalogError: A file cannot be used as a whole.
    """

    def __init__(
        self,
        sources: Sources,
        kept: Kept,
        known: Mapping[str, str],
        changed: Collection[str],
    ) -> None:
        self._known = known
        self._changed = changed
        self.edits: dict[str, frozenset[str]] = {}
        super().__init__(sources, kept=kept)

    def _read(
        self,
        template: Template | None,
        last: Snapshot | None,
        changed: Collection[Path] | None,
    ) -> Snapshot:
        reading = _LateReading(
            self._sources, last, changed, self._shared, self._kept, self.grace
        )
        reading.opened = self._opened
        return snapshot(self._sources, reading, template)

    def _opened(self, path: Path, tag: str) -> Messages | None:
        if tag not in self._known:
            return None
        if tag in self._changed:
            return self._reread(path, tag)
        return LateMessages(lambda: self._find(path, tag).loaded.catalog.messages)

    def _find(self, path: Path, tag: str) -> Read:
        kept, sha = self._kept, self._known[tag]
        found = kept.find(path, tag, Domain.CONTENT, sha) if kept else None
        if found is None:
            raise NotKnownError
        return found

    def _reread(self, path: Path, tag: str) -> Messages:
        last = self._find(path, tag)
        data = read_bytes(path, self._sources.limit)
        sha = sha256(data).hexdigest()
        if sha == self._known[tag]:
            self.edits[tag] = frozenset()
            return last.loaded.catalog.messages
        hosts = self._sources.link_hosts
        now = reread.read(
            data, path, tag, Domain.CONTENT, None, last, link_hosts=hosts, revision=sha
        )
        if now.keys is not last.keys:
            raise NotKnownError
        said, before = (each.loaded.catalog.messages for each in (now, last))
        self.edits[tag] = frozenset().union(
            *(differing(said.get(c, {}), before.get(c, {})) for c in {*said, *before})
        )
        return said


class _LateReading(Reading):
    opened: Callable[[Path, str], Messages | None]

    def content(self, folder: Path, tag: str, template: Template | None) -> Followed:
        messages = self.opened(file_of(folder, Domain.CONTENT), tag)
        catalog = Catalog(tag, Domain.CONTENT)
        if messages is not None:
            catalog = replace(catalog, messages=messages)
        return Followed(catalog, (), {}, template)
