"""The current catalogs of all languages, and how a new set takes their place.

Law: a broken file never takes a language down. Its last good catalog stays; without
one, the source stands in.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from dragoman.catalogs.following import Template
from dragoman.catalogs.grace import Grace
from dragoman.catalogs.kept import Kept
from dragoman.catalogs.on_disk import MAX_FILE_BYTES
from dragoman.catalogs.places import file_of
from dragoman.catalogs.problem import Problem
from dragoman.catalogs.reading import Reading
from dragoman.catalogs.reread import Shared
from dragoman.catalogs.snapshot import Snapshot
from dragoman.errors import TagError
from dragoman.languages import tags

__all__ = [
    "Shelf",
    "Snapshot",
    "Sources",
    "Template",
    "file_of",
    "languages",
    "read",
]

Paths = Collection[Path]


@dataclass(frozen=True, slots=True)
class Sources:
    """Where catalogs come from, and by which rules.

    Attributes:
        locale: The site's `locale/`; a folder in it declares a language. It may be
            absent.
        source: The tag of the language that pages are written in.
        shipped: The `locale/` that comes with Dragoman: interface texts under the
            site's own, for every site but the shipped one.
        limit: The most bytes a file may have; a larger one is refused.
        link_hosts: Hosts that translations may link to.
        parts: The folders right in `content/` that have catalogs of their own.
    """

    locale: Path
    source: str
    shipped: Path | None = None
    limit: int = MAX_FILE_BYTES
    link_hosts: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()


class Shelf:
    """Holds the current snapshot; whoever takes it keeps it as it is.

    Args:
        sources: Where the catalogs come from.
        template: The messages of the present pages.
        kept: Catalogs that an earlier start has read.
        grace: How long doubtful files are waited for.
    """

    def __init__(
        self,
        sources: Sources,
        template: Template | None = None,
        kept: Kept | None = None,
        grace: Grace | None = None,
    ) -> None:
        self._sources = sources
        self._kept = kept
        self._shared = Shared()
        self.grace = grace or Grace()
        if kept is not None and template is not None:
            kept.expect(template.keys)
        self.current = self._read(template, None, None)

    def reload(
        self, template: Template | None = None, changed: Paths | None = None
    ) -> Snapshot:
        """Read what changed on disk and put the new snapshot in place.

        It reads files: call it in a thread. Readers meanwhile have the last snapshot.

        Args:
            template: The messages of the present pages.
            changed: The paths that have changed, at least; None if that is not known.

        Returns:
            The snapshot that is current from now on.
        """
        doubtful = self.grace.begin()
        if changed is not None:
            changed = doubtful.union(changed)
        self.current = self._read(template, self.current, changed)
        if self._kept is not None:
            # A large file is kept each time that it has changed.
            self._kept.make_room(self.current.files)
        return self.current

    def keep(self) -> Iterator[Path]:
        """Keep what was read for the next start, file by file as it is asked."""
        if self._kept is None:
            return
        files = self.current.files
        for path, read in files.items():
            if self._kept.keep(path, read):
                yield path
        self._kept.make_room(files)

    def _read(
        self, template: Template | None, last: Snapshot | None, changed: Paths | None
    ) -> Snapshot:
        reading = Reading(
            self._sources, last, changed, self._shared, self._kept, self.grace
        )
        return snapshot(self._sources, reading, template)


def read(  # noqa: PLR0913 -- the parts of `Sources`, for those who read once
    locale: Path,
    source: str,
    shipped: Path | None = None,
    *,
    limit: int = MAX_FILE_BYTES,
    link_hosts: tuple[str, ...] = (),
    parts: tuple[str, ...] = (),
) -> Snapshot:
    """Read all catalogs of a site as their files are; see `Sources`."""
    sources = Sources(locale, source, shipped, limit, link_hosts, parts)
    return Shelf(sources).current


def snapshot(sources: Sources, reading: Reading, template: Template | None) -> Snapshot:
    """Read all catalogs of a site.

    Args:
        sources: Where they come from.
        reading: Reads each.
        template: The messages of the present pages.
    """
    locale, shipped = sources.locale, sources.shipped
    own, unfit = languages(locale)
    is_apart = shipped is not None and not _is_same(locale, shipped)
    others = languages(shipped)[0] if shipped and is_apart else {}
    followed = {
        tag: reading.content(folder, tag, template)
        for tag, folder in own.items()
        if tag != sources.source
    }
    interface = {
        tag: tuple(
            reading.interface(folders[tag], tag)
            for folders in (own, others)
            if tag in folders
        )
        for tag in {**own, **others}
    }
    return Snapshot(
        source=sources.source,
        languages=tuple(sorted({sources.source, *own})),
        content=MappingProxyType({tag: each.catalog for tag, each in followed.items()}),
        interface=MappingProxyType(interface),
        problems=(*unfit, *reading.problems),
        files=MappingProxyType(reading.files),
        followed=MappingProxyType(followed),
    )


def languages(locale: Path) -> tuple[dict[str, Path], tuple[Problem, ...]]:
    """Give the folders that declare languages.

    Args:
        locale: A `locale/` folder; it may be absent.

    Returns:
        By tag, each language's folder in order of name, and what is wrong with the
        others. Of several folders of a language the one of the right name counts,
        else the first.
    """
    found: dict[str, list[Path]] = {}
    problems = []
    for folder, tag in _declared(locale):
        if isinstance(tag, TagError):
            remedy = "Name it like `de`, `pt_BR` or `zh_Hant`, or move it away."
            problems.append(Problem.of(tag, folder, remedy))
        else:
            found.setdefault(tag, []).append(folder)
    chosen = {tag: _chosen(tag, folders) for tag, folders in found.items()}
    for tag, own in chosen.items():
        reason = f"{own.name} is the folder of {tag} already"
        remedy = "Join their files and remove one folder."
        others = (folder for folder in found[tag] if folder != own)
        problems += [Problem(folder, 0, reason, remedy) for folder in others]
    in_order = sorted(chosen.items(), key=lambda pair: pair[1].name)
    return dict(in_order), tuple(problems)


def _chosen(tag: str, folders: list[Path]) -> Path:
    right = tags.folder(tag)
    return next((each for each in folders if each.name == right), folders[0])


def _declared(locale: Path) -> Iterator[tuple[Path, str | TagError]]:
    if not locale.is_dir():
        return
    for folder in sorted(locale.iterdir()):
        if folder.name.startswith((".", "_")) or not folder.is_dir():
            continue
        try:
            yield folder, tags.canonical(folder.name)
        except TagError as error:
            yield folder, error


def _is_same(left: Path, right: Path) -> bool:
    return left.resolve() == right.resolve()
