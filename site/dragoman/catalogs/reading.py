"""One pass over the files of all languages, with what the last pass left.

Law: a broken file never takes a language down. Its last good catalog stays; without
one, the source stands in.
"""

from __future__ import annotations

import os
from hashlib import sha256
from typing import TYPE_CHECKING

from dragoman.catalogs import reread
from dragoman.catalogs.catalog import Catalog, Domain
from dragoman.catalogs.entries import Entries
from dragoman.catalogs.following import follow
from dragoman.catalogs.loading import read_bytes, refusal
from dragoman.catalogs.places import file_of
from dragoman.catalogs.reread import is_cut
from dragoman.errors import CatalogError

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from pathlib import Path

    from dragoman.catalogs.following import Followed, Template
    from dragoman.catalogs.grace import Grace
    from dragoman.catalogs.kept import Kept
    from dragoman.catalogs.problem import Problem
    from dragoman.catalogs.reread import Read, Shared
    from dragoman.catalogs.shelf import Snapshot, Sources

# A file of which more messages are in memory is read from what is kept of it.
_MOST_HELD = 10_000


class Reading:
    """One pass.

    Args:
        sources: Where the catalogs come from.
        last: What the last pass left; None at the first one.
        changed: The paths that have changed since; None if that is not known.
        shared: What the files of several languages have in common.
        kept: Catalogs that an earlier start has read.
        grace: How long doubtful files are waited for.

    Attributes:
        files: Each file that was read.
        problems: What people should mend.
    """

    def __init__(  # noqa: PLR0913, PLR0917 -- all there is to know, once a pass
        self,
        sources: Sources,
        last: Snapshot | None,
        changed: Collection[Path] | None,
        shared: Shared,
        kept: Kept | None,
        grace: Grace,
    ) -> None:
        self.files: dict[Path, Read] = {}
        self.problems: list[Problem] = []
        self._sources = sources
        self._last = last
        # What is watched is told by one of its names, and links give it others.
        self._changed = None if changed is None else {*map(os.path.realpath, changed)}
        self._shared = shared
        self._kept = kept
        self._grace = grace

    def interface(self, folder: Path, tag: str) -> Catalog:
        """Read a language's interface texts.

        Args:
            folder: Its folder in `locale/`.
            tag: Its tag.
        """
        read = self._file(file_of(folder, Domain.MESSAGES), tag, Domain.MESSAGES, None)
        return read.loaded.catalog if read else Catalog(tag, Domain.MESSAGES)

    def content(self, folder: Path, tag: str, template: Template | None) -> Followed:
        """Read a language's texts of the pages, from all of its files.

        Args:
            folder: Its folder in `locale/`.
            tag: Its tag.
            template: The messages of the present pages.
        """
        paths = {
            part: file_of(folder, Domain.CONTENT, part)
            for part in ("", *self._sources.parts)
        }
        found = {
            part: self._file(path, tag, Domain.CONTENT, template)
            for part, path in paths.items()
        }
        parts = {part: read for part, read in found.items() if read is not None}
        followed = self._followed(tag, parts, paths, template)
        self.problems.extend(followed.problems)
        return followed

    def _followed(
        self,
        tag: str,
        parts: Mapping[str, Read],
        paths: Mapping[str, Path],
        template: Template | None,
    ) -> Followed:
        last = self._last.followed.get(tag) if self._last else None
        if last is not None and last.is_of(parts, template):
            return last
        blank = Catalog(tag, Domain.CONTENT)
        return follow(parts, paths, template, blank, self._sources.link_hosts, last)

    def _file(
        self, path: Path, tag: str, domain: Domain, template: Template | None
    ) -> Read | None:
        last = self._last.files.get(path) if self._last else None
        if last is None or self._may_have_changed(path):
            last = self._present(path, tag, domain, template, last)
        if last is not None:
            self.files[path] = last
            self.problems.extend(last.loaded.problems)
        return last

    def _may_have_changed(self, path: Path) -> bool:
        return self._changed is None or os.path.realpath(path) in self._changed

    def _present(
        self,
        path: Path,
        tag: str,
        domain: Domain,
        template: Template | None,
        last: Read | None,
    ) -> Read | None:
        revision = ""
        try:
            data = read_bytes(path, self._sources.limit)
            revision = sha256(data).hexdigest()
            if last is not None and last.loaded.catalog.revision == revision:
                self._grace.trust(path)
                return last
            may_be_part = last is not None and is_cut(data, last)
            if may_be_part and self._grace.holds(path, revision):
                return last
            now = self._read(data, revision, path, tag, domain, last)
        except FileNotFoundError:
            return last if last and self._grace.holds(path, revision) else None
        except CatalogError as error:
            if last is None or not self._grace.holds(path, revision):
                self.problems.append(refusal(error, path))
            return last
        is_doubtful = last is not None and _is_doubtful(now, last, template)
        if is_doubtful and self._grace.holds(path, revision):
            return last
        self._grace.trust(path)
        return now

    def _read(  # noqa: PLR0913, PLR0917 -- a file, and what is known of it
        self,
        data: bytes,
        revision: str,
        path: Path,
        tag: str,
        domain: Domain,
        last: Read | None,
    ) -> Read:
        if last is None and self._kept is not None:
            kept = self._kept.find(path, tag, domain, revision)
            if kept is not None:
                return kept
        hosts = self._sources.link_hosts
        read = reread.read(
            data,
            path,
            tag,
            domain,
            self._shared,
            last,
            link_hosts=hosts,
            revision=revision,
        )
        is_large = Entries.of(read.loaded.entries).held > _MOST_HELD
        if self._kept is None or not (last is None or is_large):
            return read
        # So no more than one file as it was parsed is in memory at a time.
        self._kept.keep(path, read)
        return self._kept.find(path, tag, domain, revision) or read


def _is_doubtful(now: Read, last: Read, template: Template | None) -> bool:
    """Tell whether a file looks like the beginning of one that is being written.

    No tool takes a message out of a file while a page shows it: an untranslated one
    stays, and stands empty.
    """
    if last.outline is not None and now.outline is None:
        return True
    if len(now.loaded.entries) * 2 < len(last.loaded.entries):
        return True
    if now.keys is last.keys:
        return False
    gone = last.keys - now.keys
    return bool(gone if template is None else gone & template.keys)
