"""What a reader is told when there is no page, or when something went wrong."""

from dragoman.rendering.interface_texts import Said, Voice

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
