"""Builds a site: reads it once, shares the work among processes, tells a web server."""

import os
import time
from collections.abc import Iterator
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from pathlib import Path

from dragoman.app.building import ahead, index, memory, nginx
from dragoman.app.building.answers import security
from dragoman.app.building.edited import edited
from dragoman.app.building.folder import Folder, opened
from dragoman.app.building.index import Built, Entry, Index, count
from dragoman.app.building.inputs import Inputs, inputs
from dragoman.app.building.redirects import redirects
from dragoman.app.building.sharing import Progress, shared
from dragoman.app.building.source import Source, read
from dragoman.app.building.work import Work
from dragoman.app.serving import uncollected
from dragoman.errors import BuildError


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
            with uncollected():
                quick = _quick(root, folder, made_from, base_url, compressed=compressed)
                if quick:
                    return quick
                ahead.keep(root, processes)
                source = read(root, base_url)
            site = source.site
            work = Work(site, source.renderer, folder, security(site), compressed)
            return _written(work, source, made_from, processes, on_progress)


def _quick(
    root: Path, folder: Folder, made_from: Inputs, base_url: str, *, compressed: bool
) -> Built | None:
    last = folder.last
    if not (last.inputs or last.memory) or not folder.is_whole():
        return None
    if made_from.whole and made_from.whole == last.inputs:
        return Built(count(last.files))
    return edited(root, folder, made_from, base_url, compressed=compressed)


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
    work: Work, source: Source, made_from: Inputs, processes: int, on_progress: Progress
) -> Built:
    folder = work.folder
    # Found out once here, and not by each process for itself.
    remembered = memory.of(source, made_from)
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
    name = memory.write(folder.out, remembered) if remembered else ""
    index.write(folder.out, Index(files, made_from.whole, name))
    memory.forget_others(folder.out, name)
    removed = folder.remove_others(files, _kept([*files.values(), *last.values()]))
    source.keep()
    return Built(count(files), count(written), removed)


def _kept(entries: list[Entry]) -> set[str]:
    return {entry.kept_as for entry in entries}
