"""What a reader is told when there is no page, or when something went wrong."""

from dataclasses import dataclass

from dragoman.languages.language import Language
from dragoman.rendering.interface_texts import Said, Voice
from dragoman.rendering.navigation import Guide
from dragoman.rendering.nearest import nearest
from dragoman.rendering.site import Site
from dragoman.rendering.text import Text
from dragoman.rendering.ways import Way

# HTTP status codes with words of their own (RFC 9110 §15).
NOT_FOUND = 404
SERVER_ERROR = 500

# For the case that the error page itself cannot be rendered: a whole document still.
LAST_RESORT = (
    '<!doctype html><html lang="en" dir="ltr"><meta charset="utf-8">'
    "<title>Something went wrong here</title>"
    "<h1>Something went wrong here</h1>"
    '<p>Please try again in a moment, or <a href="/">begin at the home page</a>.</p>'
    "</html>"
)


@dataclass(frozen=True, slots=True)
class Near:
    """A page that a lost reader may have looked for.

    Attributes:
        way: The link to it, with its whole title.
        chapter: The short name of the page above it; None right below the home page.
    """

    way: Way
    chapter: Text | None


def near(site: Site, guide: Guide, language: Language, path: str) -> list[Near]:
    """Offer the pages that are nearest to an address that leads nowhere.

    Args:
        site: The site as it stands.
        guide: Names its pages in the reader's language.
        language: The reader's language.
        path: The path that was asked for. Nothing of it is in what is offered.
    """
    offered = []
    for page in nearest(path, site, language):
        above = [each for each in site.content.trail(page) if each.url]
        chapter = guide.title(above[-1], short=True) if above else None
        url, tongue = site.url(page, language), site.standing_in(page, language)
        way = Way(url, guide.title(page), is_here=False, tongue=tongue)
        offered.append(Near(way, chapter))
    return offered


def words(voice: Voice, status: int) -> tuple[Said, Said]:
    """Tell an error in the reader's language.

    Args:
        voice: The reader's language.
        status: The HTTP status code.

    Returns:
        A heading, and a sentence that explains it without jargon.
    """
    _ = voice.gettext
    if status == NOT_FOUND:
        return (
            _("There is no page at this address"),
            _("Perhaps the page has moved, or the address has a wrong letter."),
        )
    if status < SERVER_ERROR:
        return (
            _("The site cannot answer this request"),
            _("Something in the request is not as it should be."),
        )
    return (
        _("Something went wrong here"),
        _("It is not your fault. Please try again in a moment."),
    )
