"""Builds a site: reads it once, shares the work among processes, tells a web server."""

import os
import time
from collections.abc import Iterator
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from dragoman.app.building import index, nginx
from dragoman.app.building.answers import security
from dragoman.app.building.folder import opened
from dragoman.app.building.index import Entry, Index
from dragoman.app.building.inputs import inputs
from dragoman.app.building.redirects import redirects
from dragoman.app.building.sharing import Progress, shared
from dragoman.app.building.source import Source, read
from dragoman.app.building.work import Work
from dragoman.app.serving import uncollected
from dragoman.errors import BuildError


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


def build(  # noqa: PLR0913 -- each option of the command
    root: Path,
    out: Path,
    *,
    base_url: str = "",
    compressed: bool = False,
    processes: int = 0,
    on_progress: Progress = lambda _done, _total: None,
) -> Built:
    """Write a site as files: those that have changed since the last build.

    Args:
        root: The site's folder.
        out: The folder to build into.
        base_url: Where the site will be served; by default what its settings say.
        compressed: Write brotli and gzip beside each file, where they save anything.
        processes: How many processes share the work; 0 for one per core.
        on_progress: Called with how many parts of the work are done, and of how many.

    Returns:
        What was done.

    Raises:
        DragomanError: The site or the folder is not fit for it. What the last build has
            written can still be served.
    """
    asked = (base_url, compressed)
    with _told(out):
        root, out, now = root.resolve(), out.resolve(), time.time_ns()
        with opened(out, root) as folder:
            made_from = inputs(root, asked, now, os.environ)
            if made_from and made_from == folder.last.inputs and folder.is_whole():
                return Built(_count(folder.last))
            with uncollected():
                source = read(root, base_url)
            site = source.site
            work = Work(site, source.renderer, folder, security(site), compressed)
            return _written(work, source, made_from, processes, on_progress)


@contextmanager
def _told(out: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise BuildError(
            f"the build cannot be written: {error.strerror}",
            place=str(error.filename or out),
            remedy="Give it a folder it may write, with space on the disk",
        ) from error
    except BrokenProcessPool:
        raise BuildError(
            "a process of the build was ended, perhaps for want of memory",
            place=str(out),
            remedy="Build with --processes 1, or give the machine more memory",
        ) from None


def _written(
    work: Work, source: Source, made_from: str, processes: int, on_progress: Progress
) -> Built:
    folder = work.folder
    pages = list(work.page_answers())
    folder.announce(name for each in pages for name in work.names(each).values())
    written, documents = shared(work, processes, on_progress)
    answers = [*pages, *documents]
    files = {
        name: written.get(name) or folder.last.files[name]
        for answer in answers
        for name in work.names(answer).values()
    }
    told = nginx.Told(answers, files, redirects(source.site))
    nginx.write(folder.own, source.hosts, work.held, told)
    last = folder.last.files
    index.write(folder.out, Index(files, made_from))
    removed = folder.remove_others(files, _kept([*files.values(), *last.values()]))
    source.keep()
    return Built(
        _count(Index(files)), sum(e.is_file for e in written.values()), removed
    )


def _count(of: Index) -> int:
    return sum(entry.is_file for entry in of.files.values())


def _kept(entries: list[Entry]) -> set[str]:
    return {entry.kept_as for entry in entries}
