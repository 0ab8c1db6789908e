"""The site's name, as a reader of a language reads it."""

from markupsafe import Markup

from dragoman.languages.language import Language
from dragoman.pages.markdown import inline
from dragoman.pages.page import Definitions
from dragoman.rendering.site import Site
from dragoman.rendering.text import Text


def site_title(site: Site, language: Language) -> Text:
    """Give the site's name, which is a message like any other, as plain text.

    Args:
        site: The site as it stands.
        language: The reader's language.

    Returns:
        The name, escaped, in the language it was found in.
    """
    known = site.prepared(_titles)
    if language.tag not in known:
        known[language.tag] = _title(site, language)
    return known[language.tag]


def _titles(_site: Site) -> dict[str, Text]:
    return {}


def _title(site: Site, language: Language) -> Text:
    found = site.readers[language.tag].block(site.settings.title, None, "")
    title = inline(found.text, Definitions(), plain=True)
    return Text(Markup.escape(title), site.languages[found.language], language)
