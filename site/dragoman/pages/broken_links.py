"""Links between pages and to files beside them that lead nowhere.

Files in `static/` are not known here; whoever knows them checks those.
"""

from collections.abc import Container, Iterator, Mapping

from dragoman.pages.page import Link, Page, Problem

__all__ = ["dangling"]


def dangling(pages: Mapping[str, Page], files: Container[str]) -> Iterator[Problem]:
    """Yield a problem for each link or image that leads nowhere.

    Args:
        pages: By path, drafts too.
        files: Paths of the other files, relative to `content/`.
    """
    for page in pages.values():
        for link in page.links:
            reason = _reason(page, link, pages, files)
            if reason:
                remedy = "Mend or remove the link."
                yield Problem(link.line, reason, remedy, page.path)


def _reason(
    page: Page, link: Link, pages: Mapping[str, Page], files: Container[str]
) -> str:
    if link.kind == "page":
        goal = pages.get(link.target)
        if goal is None:
            return f"There is no page {link.target}"
        if goal.front.draft and not page.front.draft:
            return f"The page {link.target} is a draft"
        return ""
    # What has no such prefix lies in static/.
    inside = link.target.removeprefix("content/")
    if inside != link.target and inside not in files:
        return f"There is no file {link.target}"
    return ""
