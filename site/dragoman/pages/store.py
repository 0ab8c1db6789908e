"""The content tree: which pages there are, in what order, and under which URLs.

A page that cannot be read is a problem of its own and never of its neighbours.
"""

import os
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from dragoman.errors import PageError
from dragoman.pages.broken_links import dangling
from dragoman.pages.content import Content, Sources
from dragoman.pages.kept import KeptPages
from dragoman.pages.markdown import compile_page
from dragoman.pages.markdown.compile import MAX_PAGE, revision
from dragoman.pages.page import Page, Problem
from dragoman.pages.tree import arrange

__all__ = ["Content", "Sources", "load", "reload"]

_BYTES_PER_CHARACTER = 4  # UTF-8's longest form


def load(root: Path, kept: KeptPages | None = None) -> Content:
    """Read a content tree.

    Names that begin with a dot or end with `~` are left alone, and so are links that
    lead out of the tree. Names that are no UTF-8 are left out with a problem: no URL
    could hold them.

    Args:
        root: The folder `content/`. It may be missing: then there are no pages.
        kept: Pages that an earlier start has compiled.
    """
    content = _content(_sources(root, None, kept))
    if kept is not None:
        kept.forget()
    return content


def reload(root: Path, last: Content, changed: Collection[str] | None) -> Content:
    """Read a content tree again where it has changed.

    A page that cannot be read any more stays as it was, with its problem. Pages that
    have not changed are the same objects as before.

    Args:
        root: The folder `content/`.
        last: What was read before.
        changed: The paths of the files that were written to, relative to `content/`;
            None if files or folders came or went, or nothing is known.

    Returns:
        The tree; `last` itself if nothing in it is different.
    """
    if changed is not None and all(_is_there(path, last) for path in changed):
        sources = _with_changed(last.sources, changed)
    else:
        sources = _sources(root, last.sources)
    return last if sources == last.sources else _content(sources)


def _is_there(path: str, last: Content) -> bool:
    file = last.sources.files.get(path)
    # What became a link is looked at as a whole tree is: it may lead out of it.
    return file is not None and file.is_file() and not file.is_symlink()


def _with_changed(last: Sources, changed: Collection[str]) -> Sources:
    """Read some pages that are known already."""
    pages, unread = dict(last.pages), dict(last.unread)
    for path in changed:
        if path.endswith(".md"):
            _take(last.files[path], path, pages, unread)
    return replace(last, pages=pages, unread=unread)


def _sources(
    root: Path, last: Sources | None, kept: KeptPages | None = None
) -> Sources:
    unnamed: list[Problem] = []
    files = dict(_files(root, unnamed))
    wanted = [path for path in files if path.endswith(".md")]
    had = last.pages if last else {}
    pages = {path: had[path] for path in wanted if path in had}
    unread: dict[str, Problem] = {}
    for path in wanted:
        _take(files[path], path, pages, unread, kept)
    in_order = {path: pages[path] for path in wanted if path in pages}
    return Sources(files, in_order, unread, tuple(unnamed))


def _take(
    file: Path,
    path: str,
    pages: dict[str, Page],
    unread: dict[str, Problem],
    kept: KeptPages | None = None,
) -> None:
    unread.pop(path, None)
    try:
        pages[path] = _page(file, path, pages.get(path), kept)
    except PageError as error:
        unread[path] = _problem(error, path)


def _content(sources: Sources) -> Content:
    """Set the pages in relation to each other."""
    problems = [*sources.unnamed, *sources.unread.values()]
    files = {
        path: file for path, file in sources.files.items() if not path.endswith(".md")
    }
    pages, by_url = _by_url(sources.pages.values(), problems)
    aliases = _aliases(by_url, problems)
    problems += (problem for page in pages.values() for problem in page.problems)
    problems += dangling(pages, files)
    # Drafts and broken pages too: an author reads them file by file.
    problems.sort(key=lambda problem: (problem.path, problem.line))
    tree = arrange(pages)
    return Content(pages, by_url, aliases, files, tuple(problems), tree, sources)


def _files(root: Path, problems: list[Problem]) -> Iterator[tuple[str, Path]]:
    """Yield every file in the order of their paths."""
    inside = root.resolve()
    found: list[Path] = []
    for folder, folders, names in os.walk(root):
        for each in (folders, names):
            each[:] = [name for name in each if not _is_hidden(name)]
            unnamed = [name for name in each if not _is_utf8(name)]
            problems += (_unnamed(Path(folder, name), root) for name in unnamed)
            each[:] = [name for name in each if name not in unnamed]
        found += [Path(folder, name) for name in names]
    paths = {file.relative_to(root).as_posix(): file for file in found}
    for path, file in sorted(paths.items()):
        # A link to /etc/passwd must not become an asset.
        is_inside = not file.is_symlink() or file.resolve().is_relative_to(inside)
        if is_inside and file.is_file():
            yield path, file


def _is_hidden(name: str) -> bool:
    return name.startswith(".") or name.endswith("~")


def _is_utf8(name: str) -> bool:
    try:
        name.encode()
    except UnicodeEncodeError:
        return False
    return True


def _unnamed(path: Path, root: Path) -> Problem:
    """Return the problem of a name that is no UTF-8; it is shown with escapes."""
    shown = os.fsencode(path.relative_to(root)).decode(errors="backslashreplace")
    return Problem(1, "its name is no UTF-8", "Rename it.", shown)


def _page(
    file: Path, path: str, last: Page | None = None, kept: KeptPages | None = None
) -> Page:
    try:
        if file.stat().st_size > MAX_PAGE * _BYTES_PER_CHARACTER:
            raise PageError("the page is too long", place=path, remedy="Part it.")
        source = file.read_text("utf-8")
        if last is not None and last.revision == revision(source):
            return last
        if last is not None and not source.strip():
            # Many programs empty a file before they write it.
            reason, remedy = "the page is empty", "Write it, or remove the file."
            raise PageError(reason, place=path, remedy=remedy)
        found = kept.find(path, revision(source)) if kept else None
        return found or compile_page(source, path)
    except UnicodeDecodeError as error:
        raise PageError(
            f"the page is not UTF-8 at byte {error.start}",
            place=path,
            remedy="Save it as UTF-8.",
        ) from error
    except OSError as error:
        raise PageError(
            f"the page cannot be read: {error.strerror}",
            place=path,
            remedy="Give the server leave to read it.",
        ) from error


def _problem(error: PageError, path: str) -> Problem:
    line = error.place.removeprefix(f"{path}:")
    return Problem(
        int(line) if line.isdecimal() else 1, error.reason, error.remedy, path
    )


def _by_url(
    read: Iterable[Page], problems: list[Problem]
) -> tuple[dict[str, Page], dict[str, Page]]:
    """Give each URL to one page; a draft never takes one from a public page."""
    by_url: dict[str, Page] = {}
    for page in sorted(read, key=lambda page: (page.front.draft, page.path)):
        first = by_url.setdefault(page.url, page)
        if first is not page:
            problems.append(
                Problem(
                    page.front.lines.get("slug", 1),
                    f"The address “{page.url}” belongs to {first.path}",
                    "Rename the file, or give it another slug.",
                    page.path,
                )
            )
    pages = {page.path: page for page in by_url.values()}
    return dict(sorted(pages.items())), by_url


def _aliases(by_url: Mapping[str, Page], problems: list[Problem]) -> dict[str, str]:
    aliases: dict[str, str] = {}
    for page in sorted(by_url.values(), key=lambda page: page.path):
        if page.front.draft:
            continue
        for url in page.front.aliases:
            taken = by_url[url].path if url in by_url else aliases.get(url)
            if taken is None:
                aliases[url] = page.path
            else:
                line = page.front.lines.get("aliases", 1)
                reason = f"The former address “{url}” belongs to {taken}"
                problems.append(Problem(line, reason, "Remove it.", page.path))
    return aliases
