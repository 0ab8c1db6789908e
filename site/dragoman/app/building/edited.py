"""A build after some texts were edited: only the pages that hold them are looked at.

Law: it writes what a look at everything would write. Where more may depend on the texts
than the pages that they stand on, nothing is done, and everything is looked at.
"""

from collections.abc import Collection, Iterable
from pathlib import Path

from dragoman.app.building import index, memory, nginx, recalled
from dragoman.app.building.folder import Folder
from dragoman.app.building.index import Built, Index, count
from dragoman.app.building.inputs import Inputs
from dragoman.app.building.memory import Memory
from dragoman.app.building.recalled import Recalled
from dragoman.app.building.stands import Stands
from dragoman.app.building.work import Entries, Work
from dragoman.catalogs.late import NotKnownError
from dragoman.catalogs.share import Completeness
from dragoman.errors import DragomanError
from dragoman.languages.language import Language
from dragoman.pages.page import Page
from dragoman.rendering.digests import Digests
from dragoman.rendering.site import Site

# More views are made by several processes, as a build of everything does.
_MOST = 200


def edited(
    root: Path, folder: Folder, made_from: Inputs, *, compressed: bool
) -> Built | None:
    """Build the views that show edited texts.

    Args:
        root: The site's folder.
        folder: The folder of the build.
        made_from: What it is made from.
        compressed: Whether coded files are written too.

    Returns:
        What was done; None if that is not enough.
    """
    last = memory.read(folder.out, folder.last.memory)
    tags = _changed(made_from, last) if last else None
    if last is None or tags is None:
        return None
    try:
        found = recalled.read(root, folder.out, last, tags)
        work = Work(found.site, found.renderer, folder, found.held, compressed)
        return _built(work, found, last, made_from)
    except (NotKnownError, DragomanError):
        return None


def _changed(made_from: Inputs, last: Memory) -> frozenset[str] | None:
    """Tell in which languages texts were edited; None if something else was."""
    catalogs, stamps = made_from.catalogs, last.stamps
    is_beside = made_from.beside and made_from.beside == last.beside
    if not is_beside or catalogs.keys() != stamps.keys() or last.day != memory.today():
        return None
    known = {path: tag for tag, path in last.files.items()}
    changed = {
        path for path, seen in catalogs.items() if not seen or seen != stamps[path]
    }
    tags = frozenset(known.get(path, "") for path in changed).union(last.edited)
    return tags if tags <= last.known.keys() else None


def _built(
    work: Work, found: Recalled, last: Memory, made_from: Inputs
) -> Built | None:
    site = work.site
    edits = last.with_edits(found.catalogs.edits)
    pages = _holding(site, found.stands, frozenset().union(*edits.values()))
    if pages is None:
        return None
    _recall(site, last, pages, edits)
    if not _is_as_readable(site, last, pages, edits):
        return None
    views = _views(site, last, pages, edits)
    if len(views) > _MOST:
        return None
    return _written(work, views, last.after(site, pages, edits), made_from)


def _holding(site: Site, stands: Stands, texts: frozenset[str]) -> list[Page] | None:
    """Give the pages that some texts stand on; None if they may stand elsewhere too."""
    places: set[int] = set()
    for text in texts:
        found = stands.find(text)
        if found is None:
            return None
        places.update(found)
    every = list(site.content.pages.values())
    pages = [every[place] for place in sorted(places)]
    return [page for page in pages if any(each.text in texts for each in page.blocks)]


def _recall(
    site: Site, last: Memory, pages: Iterable[Page], tags: Collection[str]
) -> None:
    """Let nothing be counted or hashed again but what has changed."""
    new = {(page.path, tag) for page in pages for tag in tags}

    def share(page: Page, language: Language) -> Completeness | None:
        key = (page.path, language.tag)
        return None if key in new else last.share(*key)

    digests = Digests(site, last.digests.everywhere)
    digests.take_back(last.digests)
    site.recall(share, {Digests: digests})


def _is_as_readable(
    site: Site, last: Memory, pages: Collection[Page], tags: Collection[str]
) -> bool:
    """Tell whether each page is shown in the languages it was shown in.

    Pages that lead nowhere tell how much of the home page there is: it stays the same.
    Nothing is counted again but what has changed.
    """
    return all(
        _is_enough(site, last.share(page.path, tag))
        == site.is_readable(page, site.languages[tag])
        for page in pages
        for tag in tags
    ) and all(
        last.share(page.path, tag) == site.share(page, site.languages[tag])
        for page in pages
        if page is site.content.by_url.get("")
        for tag in tags
    )


def _is_enough(site: Site, share: Completeness) -> bool:
    return share.share >= site.settings.publish_threshold


def _views(
    site: Site, last: Memory, pages: Iterable[Page], tags: Collection[str]
) -> list[tuple[Page, str]]:
    """Give the views that may show something else."""
    known, rows = site.prepared(Digests), last.digests.rows
    reading = [
        tag
        for tag, language in site.languages.items()
        if not {tag, *language.fallback}.isdisjoint(tags)
    ]
    published = {page.path for page in site.content.sequence}
    return [
        (page, tag)
        for page in pages
        if page.path in published
        for tag in (
            reading if known.row(site, page) == rows[page.path] else site.languages
        )
    ]


def _written(
    work: Work, views: Iterable[tuple[Page, str]], now: Memory, made_from: Inputs
) -> Built | None:
    folder, last = work.folder, work.folder.last.files
    written: Entries = {}
    for page, tag in views:
        written |= work.view(page, tag)
    if any(each.is_file != last[name].is_file for name, each in written.items()):
        return None
    files = {**last, **written}
    nginx.rename(
        folder.own,
        {last[name].tag: each.tag for name, each in written.items() if each.is_file},
    )
    name = memory.write(folder.out, now)
    index.write(folder.out, Index(files, made_from.whole, name))
    memory.forget_others(folder.out, name, now.site)
    folder.remove_others(
        files, {each.kept_as for each in (*files.values(), *last.values())}
    )
    return Built(count(files), count(written))
