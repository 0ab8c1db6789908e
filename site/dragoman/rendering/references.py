"""What pages refer to that is not there: headings, and files in `static/`.

Pages and the files beside them are checked where the content is read; here is what only
the whole site knows.
"""

from collections.abc import Iterator

from dragoman.errors import PageError
from dragoman.pages.page import Link, Page
from dragoman.rendering.site import Site


def lost_references(site: Site) -> Iterator[PageError]:
    """Find the references of all pages that lead nowhere.

    Args:
        site: The site.

    Yields:
        An error for each, with the line it stands on.
    """
    for page in site.content.sequence:
        for link in page.links:
            reason = _fault(site, page, link)
            if reason:
                place = f"content/{page.path}:{link.line}"
                yield PageError(reason, place=place, remedy=_REMEDIES[link.kind])


_REMEDIES = {
    "page": "Name a heading of that page, or give one an id with {#id}",
    "fragment": "Name a heading of this page, or give one an id with {#id}",
    "image": "Put the file beside the page or into static/",
    "file": "Put the file beside the page or into static/",
}


def _fault(site: Site, page: Page, link: Link) -> str:
    if link.kind in {"image", "file"}:
        is_beside = link.target.startswith("content/")
        is_there = is_beside or link.target in site.manifest
        return "" if is_there else f"there is no file {link.target!r}"
    target = page if link.kind == "fragment" else site.content.pages.get(link.target)
    if target is None or not link.fragment:
        return ""
    if any(heading.id == link.fragment for heading in target.headings):
        return ""
    return f"{target.path} has no place {link.fragment!r}"
