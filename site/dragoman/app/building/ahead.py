"""Reads what is not kept yet in several processes, before a site is read.

Law: it keeps what reading the site would keep, and says nothing of what it found: the
site is read afterwards as if this had not been.
"""

import os
from collections.abc import Callable, Iterator
from concurrent.futures import wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from functools import partial
from pathlib import Path

from dragoman import settings as site_settings
from dragoman.app.building.sharing import forked
from dragoman.app.catalog_sources import catalog_sources
from dragoman.app.places import kept_catalogs, kept_pages
from dragoman.catalogs.catalog import Domain
from dragoman.catalogs.grace import Grace
from dragoman.catalogs.kept import Kept
from dragoman.catalogs.places import file_of
from dragoman.catalogs.reading import Reading
from dragoman.catalogs.reread import Shared
from dragoman.catalogs.shelf import Sources, languages
from dragoman.languages.declared import canonical_settings
from dragoman.pages import store
from dragoman.pages.kept import KeptPages

# Fewer bytes are read sooner by one process than others are ready to read them.
_WORTH = 1024 * 1024

Task = Callable[[], None]

_tasks: list[Task] = []


def keep(root: Path, processes: int) -> None:
    """Keep pages and catalogs for whoever reads the site next.

    Args:
        root: The site's folder.
        processes: How many share the work; 0 for one per core, 1 leaves it all to the
            reader.

    Raises:
        SettingsError: The settings cannot be read.
    """
    count = processes or len(os.sched_getaffinity(0))
    if count == 1:
        return
    sources = catalog_sources(root, canonical_settings(site_settings.load(root)))
    kept = Kept(kept_catalogs(root), read_with="\n".join(sources.link_hosts))
    unread = sorted(_unread(sources, kept), reverse=True) if kept.is_writable() else []
    if sum(size for size, _ in unread) < _WORTH:
        return
    tasks: list[Task] = [partial(_keep, sources, kept, tag) for _, tag in unread]
    if not _has_pages(root):
        # It takes longer than any catalog.
        tasks.insert(0, partial(_compile, root))
    if len(tasks) > 1:
        _do(tasks, min(count, len(tasks)))


def _unread(sources: Sources, kept: Kept) -> Iterator[tuple[int, str]]:
    """Give the languages with files that are not kept, after the bytes of these."""
    for tag, folder in languages(sources.locale)[0].items():
        if tag == sources.source:
            continue
        paths = [file_of(folder, Domain.CONTENT, each) for each in ("", *sources.parts)]
        if size := sum(_size_unless_kept(path, tag, kept) for path in paths):
            yield size, tag


def _size_unless_kept(path: Path, tag: str, kept: Kept) -> int:
    if not path.is_file():
        return 0
    status = path.stat()
    is_kept = status.st_mtime_ns <= kept.newest(path, tag, Domain.CONTENT)
    return 0 if is_kept else status.st_size


def _has_pages(root: Path) -> bool:
    kept = KeptPages(kept_pages(root))
    try:
        return kept.is_usable()
    finally:
        kept.forget()


def _do(tasks: list[Task], processes: int) -> None:
    # What goes wrong here goes wrong again where it is told, or it takes longer.
    with (
        suppress(BrokenProcessPool),
        forked(processes, _tasks.extend, tasks) as pool,
    ):
        wait([pool.submit(_run, number) for number in range(len(tasks))])


def _run(number: int) -> None:
    _tasks[number]()


def _compile(root: Path) -> None:
    kept = KeptPages(kept_pages(root))
    kept.keep(store.load(root / "content", kept).sources.pages)


def _keep(sources: Sources, kept: Kept, tag: str) -> None:
    reading = Reading(sources, None, None, Shared(), kept, Grace())
    reading.content(languages(sources.locale)[0][tag], tag, None)
    for read in reading.files.values():
        # Most languages have the same messages: they are put in order once.
        kept.expect(read.keys)
