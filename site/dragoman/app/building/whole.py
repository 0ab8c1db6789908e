"""Builds all of a site: reads it once, shares the work among processes, tells nginx."""

from collections.abc import Collection, Iterable, Iterator
from concurrent.futures.process import BrokenProcessPool
from dataclasses import replace

from dragoman.app.building import answers as beside
from dragoman.app.building import index, memory, nginx, packing, private_file
from dragoman.app.building.answer import Answer
from dragoman.app.building.folder import Folder
from dragoman.app.building.index import Built, Entry, Index, count
from dragoman.app.building.inputs import Inputs
from dragoman.app.building.redirects import redirects
from dragoman.app.building.sharing import Progress, shared
from dragoman.app.building.source import Source, read
from dragoman.app.building.work import NOWHERE, Work
from dragoman.errors import BuildError
from dragoman.rendering.documents.security_contact import PATH as CONTACT

__all__ = ["build", "read"]


def build(  # noqa: PLR0913 -- what is built, where, and how
    source: Source,
    folder: Folder,
    made_from: Inputs,
    *,
    compressed: bool,
    processes: int,
    on_progress: Progress,
) -> Built:
    """Look at everything, and write what has changed.

    Args:
        source: The site.
        folder: The folder of the build.
        made_from: What it is made from.
        compressed: Whether coded files are written too.
        processes: How many processes share the work; 0 for one per core.
        on_progress: Called with how many parts of the work are done, and of how many.

    Returns:
        What was done.

    Raises:
        BuildError: A process was ended, or somebody's file is in the way.
        OSError: The folder cannot be written.
    """
    site = source.site
    work = Work(site, source.renderer, folder, beside.security(site), compressed)
    try:
        return _written(work, source, made_from, processes, on_progress)
    except BrokenProcessPool:
        raise BuildError(
            "a process of the build was ended, perhaps for want of memory",
            place=str(folder.out),
            remedy="Build with --processes 1, or give the machine more memory",
        ) from None


def _written(
    work: Work, source: Source, made_from: Inputs, processes: int, on_progress: Progress
) -> Built:
    folder = work.folder
    # Found out once here, and not by each process for itself.
    remembered = memory.of(source, made_from)
    if remembered:
        # Each process takes the templates from there, and compiles none.
        seen = packing.packed(source, work.held)
        site = private_file.write(folder.own, "site", seen)
        remembered = replace(remembered, site=site)
    pages = list(work.page_answers())
    expected = [*pages, *_beside_pages(work)]
    names = {name for each in expected for name in work.names(each).values()}
    _refuse_clashes(work, pages, names)
    folder.announce(names)
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
    memory.forget_others(folder.out, name, remembered.site if remembered else "")
    removed = folder.remove_others(files, _kept([*files.values(), *last.values()]))
    source.keep()
    return Built(count(files), count(written), removed)


def _beside_pages(work: Work) -> Iterator[Answer]:
    """Tell of all that may lie beside the pages."""
    site = work.site
    for language in site.languages.values():
        for name in (*beside.UNDER_LANGUAGE, NOWHERE):
            yield beside.unserved(f"{language.segment}/{name}")
    yield from map(beside.unserved, beside.AT_ROOT)
    if site.settings.security_contact:
        yield beside.unserved(CONTACT[1:])
    yield from (answer for answer, _ in beside.assets(site.manifest, work.held))
    if icon := beside.favicon(site.manifest, work.held):
        yield icon[0]


def _refuse_clashes(
    work: Work, pages: Iterable[Answer], files: Collection[str]
) -> None:
    """Refuse a page whose folder would have the name of a file."""
    for number, page in enumerate(pages):
        folder = page.name.rpartition("/")[0]
        while folder and folder not in files:
            folder = folder.rpartition("/")[0]
        if folder:
            path = work.published[number // len(work.site.languages)].path
            raise BuildError(
                f"it needs the folder {folder}, and that is another file of the site",
                place=f"content/{path}",
                remedy="Rename the page, or give it another slug",
            )


def _kept(entries: Iterable[Entry]) -> set[str]:
    return {entry.kept_as for entry in entries}
