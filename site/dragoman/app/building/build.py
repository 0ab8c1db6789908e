"""Builds a site: what is there already stays, and what was edited alone is looked at.

What not every build needs is imported late: it takes longer than a build of one text.
"""

import errno
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from dragoman.app.building.folder import Folder, opened
from dragoman.app.building.index import Built, count
from dragoman.app.building.inputs import Inputs, inputs
from dragoman.app.building.meanwhile import meanwhile
from dragoman.app.collecting import uncollected
from dragoman.errors import BuildError

if TYPE_CHECKING:
    from dragoman.app.building.sharing import Progress

# Of processes, memory and open files.
_NO_ROOM = frozenset([errno.EAGAIN, errno.ENOMEM, errno.EMFILE, errno.ENFILE])


def build(  # noqa: PLR0913 -- each option of the command
    root: Path,
    out: Path,
    *,
    base_url: str = "",
    compressed: bool = False,
    processes: int = 0,
    on_progress: "Progress" = lambda _done, _total: None,
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
    with _told(root.resolve(), out):
        root, out, now = root.resolve(), out.resolve(), time.time_ns()
        with opened(out, root) as folder:
            made_from = inputs(root, asked, now, os.environ)
            with uncollected():
                quick = _quick(root, folder, made_from, compressed=compressed)
                if quick:
                    return quick
                from dragoman.app.building import ahead, whole  # noqa: PLC0415 -- see the head

                ahead.keep(root, processes)
                source = whole.read(root, base_url)
            return whole.build(
                source,
                folder,
                made_from,
                compressed=compressed,
                processes=processes,
                on_progress=on_progress,
            )


def _quick(
    root: Path, folder: Folder, made_from: Inputs, *, compressed: bool
) -> Built | None:
    last = folder.last
    if made_from.whole and made_from.whole == last.inputs:
        return Built(count(last.files)) if folder.is_whole() else None
    if not last.memory:
        return None
    is_whole = meanwhile(folder.is_whole)
    from dragoman.app.building.edited import edited  # noqa: PLC0415 -- see the head

    if not is_whole():
        return None
    return edited(root, folder, made_from, compressed=compressed)


@contextmanager
def _told(root: Path, out: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        place = Path(os.fsdecode(error.filename or out))
        if error.errno in _NO_ROOM:
            reason, remedy = "has no room", "Build with --processes 1, or allow it more"
        elif error.errno == errno.ENAMETOOLONG:
            reason, remedy = "cannot be written", "Give the file or page a shorter name"
        elif place.is_relative_to(root) and not place.is_relative_to(out.resolve()):
            reason, remedy = "cannot read the site", "Let whoever builds read it"
        else:
            reason = "cannot be written"
            remedy = "Give it a folder it may write, with space on the disk"
        reason = f"the build {reason}: {error.strerror}"
        raise BuildError(reason, place=str(place), remedy=remedy) from error
