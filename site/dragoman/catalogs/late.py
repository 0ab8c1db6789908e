"""Catalogs that are opened when somebody asks, for a look at a few texts.

Law: what is found is what a shelf would find that reads everything, or the look ends:
only files that are as they were known, or that say other things of the same messages,
are taken this way.
"""

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from dragoman.catalogs import reread
from dragoman.catalogs.catalog import Catalog, Domain, Messages, Translation
from dragoman.catalogs.kept import Kept
from dragoman.catalogs.layered import differing
from dragoman.catalogs.on_disk import read_bytes
from dragoman.catalogs.reread import Read

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


@dataclass(frozen=True, slots=True)
class Rules:
    """By which rules files are read.

    Attributes:
        limit: The most bytes that one may have.
        link_hosts: Hosts that translations may link to.
    """

    limit: int
    link_hosts: tuple[str, ...]


class LateCatalogs:
    """The texts of the pages in all languages, opened as they are asked for.

    Args:
        files: The file of each language, by its tag.
        kept: The catalogs that an earlier start has read.
        known: By tag, the SHA-256 of the file whose catalog is kept; a language
            without one has no file.
        changed: The tags of those whose files were written to since.
        rules: By which rules they are read.

    Attributes:
        content: The catalogs by tag.
        edits: By tag of what was written to, the texts that say something else now.

    Raises:
        NotKnownError: A file says more than that.
        CatalogError: A file cannot be used as a whole.
    """

    def __init__(
        self,
        files: Mapping[str, Path],
        kept: Kept,
        known: Mapping[str, str],
        changed: Collection[str],
        rules: Rules,
    ) -> None:
        self._files = files
        self._kept = kept
        self._known = known
        self._rules = rules
        self.edits: dict[str, frozenset[str]] = {}
        self.content = {
            tag: Catalog(tag, Domain.CONTENT, messages=self._messages(tag, changed))
            for tag in files
        }

    def _messages(self, tag: str, changed: Collection[str]) -> Messages:
        if tag not in self._known:
            return {}
        if tag in changed:
            return self._reread(tag)
        return LateMessages(lambda: self._find(tag).loaded.catalog.messages)

    def _find(self, tag: str) -> Read:
        found = self._kept.find(self._files[tag], tag, Domain.CONTENT, self._known[tag])
        if found is None:
            raise NotKnownError
        return found

    def _reread(self, tag: str) -> Messages:
        path, rules, last = self._files[tag], self._rules, self._find(tag)
        data = read_bytes(path, rules.limit)
        now = reread.read(
            data,
            path,
            tag,
            Domain.CONTENT,
            None,
            last,
            link_hosts=rules.link_hosts,
            # Nobody asks for it, and the differences are told without it.
            revision=tag,
        )
        if now.known is not last.known:
            raise NotKnownError
        said, before = (each.loaded.catalog.messages for each in (now, last))
        self.edits[tag] = frozenset().union(
            *(differing(said.get(c, {}), before.get(c, {})) for c in {*said, *before})
        )
        return said
