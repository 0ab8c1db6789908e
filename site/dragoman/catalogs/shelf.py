"""The current catalogs of all languages, and how a new set takes their place.

Law: a broken file never takes a language down. Its last good catalog stays; without
one, the source stands in.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from hashlib import sha256
from pathlib import Path
from types import MappingProxyType

from dragoman.catalogs.catalog import Catalog, Domain
from dragoman.catalogs.loading import (
    MAX_FILE_BYTES,
    Loaded,
    load,
    read_bytes,
    refusal,
)
from dragoman.catalogs.problem import Problem
from dragoman.errors import CatalogError, TagError
from dragoman.languages import tags

Files = Mapping[Path, Loaded]


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The catalogs of one moment; nothing in it ever changes.

    Attributes:
        source: The tag of the language that pages are written in.
        languages: The tags of all languages of the site, the source language too.
        content: The catalog of page content of each language but the source.
        interface: The catalogs of interface texts by tag, in the order they are
            asked: the site's own first, then the shipped one. Also holds shipped
            languages that are none of the site's, as they may stand in for others.
        problems: What people should mend.
        files: Each file as it was last read whole.
    """

    source: str
    languages: tuple[str, ...]
    content: Mapping[str, Catalog]
    interface: Mapping[str, tuple[Catalog, ...]]
    problems: tuple[Problem, ...] = ()
    files: Files = field(default_factory=dict, repr=False)


class Shelf:
    """Holds the current snapshot; whoever takes it keeps it as it is.

    Args:
        locale: The site's `locale/`; a folder in it declares a language.
        source: The tag of the language that pages are written in.
        shipped: The `locale/` that comes with Dragoman: interface texts under the
            site's own, for every site but the shipped one.
        limit: The most bytes a file may have; a larger one is refused.
    """

    def __init__(
        self,
        locale: Path,
        source: str,
        shipped: Path | None = None,
        *,
        limit: int = MAX_FILE_BYTES,
    ) -> None:
        self._read = partial(read, locale, source, shipped, limit=limit)
        self.current = self._read()

    def reload(self) -> Snapshot:
        """Read what changed on disk and put the new snapshot in place.

        It reads files: call it in a thread. Readers meanwhile have the last snapshot.

        Returns:
            The snapshot that is current from now on.
        """
        self.current = self._read(last=self.current)
        return self.current


def read(
    locale: Path,
    source: str,
    shipped: Path | None = None,
    last: Snapshot | None = None,
    *,
    limit: int = MAX_FILE_BYTES,
) -> Snapshot:
    """Read all catalogs of a site.

    Args:
        locale: The site's `locale/`; it may be absent.
        source: The tag of the language that pages are written in.
        shipped: As for `Shelf`.
        last: An earlier snapshot. Its catalogs stay for files that are unchanged, or
            that cannot be read now.
        limit: The most bytes a file may have; a larger one is refused.
    """
    reading = _Reading(last.files if last else {}, limit)
    own, unfit = languages(locale)
    is_apart = shipped is not None and not _is_same(locale, shipped)
    others = languages(shipped)[0] if shipped and is_apart else {}
    content = {
        tag: reading.catalog(folder, tag, Domain.CONTENT)
        for tag, folder in own.items()
        if tag != source
    }
    interface = {
        tag: tuple(
            reading.catalog(folders[tag], tag, Domain.MESSAGES)
            for folders in (own, others)
            if tag in folders
        )
        for tag in {**own, **others}
    }
    return Snapshot(
        source=source,
        languages=tuple(sorted({source, *own})),
        content=MappingProxyType(content),
        interface=MappingProxyType(interface),
        problems=(*unfit, *reading.problems),
        files=MappingProxyType(reading.files),
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


def file_of(folder: Path, domain: Domain) -> Path:
    """Give the place of a catalog, as gettext has it.

    Args:
        folder: The language's folder in `locale/`.
        domain: Interface texts or page content.
    """
    return folder / "LC_MESSAGES" / f"{domain}.po"


class _Reading:
    """One pass over the files, with what the last pass left."""

    def __init__(self, last: Files, limit: int) -> None:
        self.files: dict[Path, Loaded] = {}
        self.problems: list[Problem] = []
        self._last = last
        self._limit = limit
        self._sources = {
            text: text for loaded in last.values() for text in loaded.catalog.sources()
        }

    def catalog(self, folder: Path, tag: str, domain: Domain) -> Catalog:
        path = file_of(folder, domain)
        loaded = self._loaded(path, tag, domain)
        if loaded is None:
            return Catalog(tag, domain)
        self.files[path] = loaded
        self.problems.extend(loaded.problems)
        return loaded.catalog

    def _loaded(self, path: Path, tag: str, domain: Domain) -> Loaded | None:
        last = self._last.get(path)
        try:
            data = read_bytes(path, self._limit)
            if last and last.catalog.revision == sha256(data).hexdigest():
                return last
            return load(data, path, tag, domain, self._sources)
        except FileNotFoundError:
            return None
        except CatalogError as error:
            self.problems.append(refusal(error, path))
            return last


def _is_same(left: Path, right: Path) -> bool:
    return left.resolve() == right.resolve()
