"""The checks of a site: what is wrong in its pages, references and catalogs.

A check is a function that yields errors with place and remedy; `CHECKS` lists them all.
Nothing here reads a file: what was read is checked.
"""

import os
from collections.abc import Callable, Collection, Container, Iterator
from dataclasses import dataclass
from pathlib import Path

from dragoman.catalogs.shelf import Snapshot
from dragoman.errors import CatalogError, DragomanError, PageError, SettingsError
from dragoman.languages.negotiate import spelled
from dragoman.pages.page import Link, Page
from dragoman.pages.store import Content
from dragoman.settings import FILE


@dataclass(frozen=True, slots=True)
class Material:
    """What there is to check.

    Attributes:
        content: The pages.
        snapshot: The catalogs.
        assets: The names of all static files and files beside pages.
        layouts: The names of all layouts that a page may ask for.
        languages: The tags of the site's languages.
        reserved: First segments of the paths that lead to no page, at the root or below
            a language.
        root: The site's folder, that places are seen from.
        help_page: The page for readers who would like to help, by its path.
    """

    content: Content
    snapshot: Snapshot
    assets: Container[str]
    layouts: Collection[str]
    languages: Collection[str]
    reserved: Container[str]
    root: Path
    help_page: str = ""


def check(material: Material) -> tuple[DragomanError, ...]:
    """Run every check.

    Args:
        material: A site as it was read.

    Returns:
        All findings, in the order of the checks.
    """
    return tuple(error for each in CHECKS for error in each(material))


def pages(material: Material) -> Iterator[PageError]:
    """Find what stands wrong on a page itself, and its links to other pages."""
    for problem in material.content.problems:
        place = f"content/{problem.path}:{problem.line}"
        yield PageError(problem.reason, place=place, remedy=problem.remedy)


def home_page(material: Material) -> Iterator[PageError]:
    """Find that a site has no home page, so that `/` is not found."""
    home = material.content.by_url.get("")
    if home is not None and home.front.draft:
        yield PageError(
            "the home page is a draft, and so the site has none",
            place=f"content/{home.path}:{home.front.lines.get('draft', 1)}",
            remedy="Remove “draft”",
        )
    # One that cannot be read is a problem already.
    elif home is None and all(each.path != _HOME for each in material.content.problems):
        yield PageError(
            "there is no home page",
            place=f"content/{_HOME}",
            remedy="Write this file",
        )


def taken_addresses(material: Material) -> Iterator[PageError]:
    """Find pages whose address without a language leads to something else.

    Each page has that address too: it is the `x-default` of its languages.
    """
    for page in material.content.sequence:
        first = page.url.partition("/")[0]
        reason = _taken(first, material) if first else ""
        if reason:
            other = "folder" if "/" in page.path else "file, or give it another slug"
            yield PageError(
                f"“/{page.url}” does not lead to this page: {reason}",
                place=f"content/{page.path}:{page.front.lines.get('slug', 1)}",
                remedy=f"Rename the {other}",
            )


def lost_references(material: Material) -> Iterator[PageError]:
    """Find references to headings and to files in `static/` that are not there."""
    for page in material.content.sequence:
        for link in page.links:
            reason = _lost(link, page, material)
            if reason:
                place = f"content/{page.path}:{link.line}"
                yield PageError(reason, place=place, remedy=_REMEDIES[link.kind])


def help_page(material: Material) -> Iterator[SettingsError]:
    """Find that the page for readers who would like to help is not there."""
    wanted = material.help_page
    if wanted and all(page.path != wanted for page in material.content.sequence):
        yield SettingsError(
            f"help_page: there is no page content/{wanted}",
            place=FILE,
            remedy="Name a page by its file in content/, as “guide/translators.md”",
        )


def unknown_layouts(material: Material) -> Iterator[PageError]:
    """Find pages that ask for a layout that no template gives."""
    for page in material.content.sequence:
        layout = page.front.layout
        if layout is not None and layout not in material.layouts:
            line = page.front.lines.get("layout", 1)
            known = ", ".join(sorted(material.layouts))
            yield PageError(
                f"there is no layout {layout!r}",
                place=f"content/{page.path}:{line}",
                remedy=f"Write one of {known}, or add templates/layouts/{layout}.html",
            )


def catalogs(material: Material) -> Iterator[CatalogError]:
    """Find what cannot be used in `.po` files."""
    for problem in material.snapshot.problems:
        path = _seen_from(material.root, problem.path)
        place = f"{path}:{problem.line}" if problem.line else path
        yield CatalogError(problem.reason, place=place, remedy=problem.remedy)


CHECKS: tuple[Callable[[Material], Iterator[DragomanError]], ...] = (
    pages,
    home_page,
    taken_addresses,
    lost_references,
    help_page,
    unknown_layouts,
    catalogs,
)


_HOME = "index.md"
_REMEDIES = {
    "page": "Name a heading of that page, or give one an id with {#id}",
    "fragment": "Name a heading of this page, or give one an id with {#id}",
    "image": "Put the file into static/, or write the path of one beside the page",
    "file": "Put the file into static/, or write the path of one beside the page",
}


def _taken(first: str, material: Material) -> str:
    if first in material.reserved:
        return f"the server keeps “/{first}” for itself"
    tag = spelled(first, material.languages)
    return f"“/{first}/” is the home page in the language {tag}" if tag else ""


def _seen_from(root: Path, path: Path) -> str:
    inside = path.relative_to(root) if path.is_relative_to(root) else path
    # A name that is no UTF-8 could not be printed.
    return os.fsencode(inside).decode(errors="backslashreplace")


def _lost(link: Link, page: Page, material: Material) -> str:
    if link.kind in {"image", "file"}:
        # Files beside pages are checked where the content is read.
        is_beside = link.target.startswith("content/")
        is_there = is_beside or link.target in material.assets
        return "" if is_there else f"there is no file {link.target!r}"
    others = material.content.pages
    target = page if link.kind == "fragment" else others.get(link.target)
    if target is None or not link.fragment:
        return ""
    if any(heading.id == link.fragment for heading in target.headings):
        return ""
    return f"{target.path} has no place {link.fragment!r}"
