"""What a page says of itself where a link to it is shown: the Open Graph protocol.

The properties are those of ogp.me; beside them stands the one name that asks for a
small card (`twitter:card`), which is read by more than one service.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from markupsafe import Markup

from dragoman.languages.language import Language
from dragoman.languages.likely import UNKNOWN_REGION, maximized
from dragoman.rendering.page_facts import PageFacts
from dragoman.rendering.site import Site
from dragoman.rendering.text import Text

# The picture of the site: our mark without a word, so that it serves every language.
PICTURE = "images/card.png"
PICTURE_SIZE = (1200, 630)

PROPERTY = Markup("property")
_NONE = Markup()


@dataclass(frozen=True, slots=True)
class Property:
    """One `<meta>` element.

    Attributes:
        key: The attribute that names it: `property`, or `name` (twitter:card).
        name: Its name.
        content: Its value, escaped.
        attributes: `lang` and `dir`, where it is in another language than the document.
    """

    key: Markup
    name: Markup
    content: Markup
    attributes: Markup


def open_graph(facts: PageFacts) -> list[Property]:
    """List the properties of a page that are its own.

    Args:
        facts: The facts of the page.
    """
    texts = {"og:title": facts.title, "og:site_name": facts.site_title}
    if facts.description is not None:
        texts["og:description"] = facts.description
    properties = [_text(name, text) for name, text in texts.items()]
    properties.append(_plain("og:type", "article" if facts.is_article else "website"))
    properties.append(_plain("og:url", facts.url))
    return [*properties, *_dates(facts)]


def shared_properties(
    site: Site, language: Language, public: Sequence[Language]
) -> list[Property]:
    """List the properties that are the same of all pages with the same languages.

    Args:
        site: The site as it stands.
        language: The language of the text.
        public: The languages in which the pages are public.

    Returns:
        They in the order in which they are written: an `og:image:` property belongs to
        the picture before it.
    """
    return [*_locales(language, public), *_picture(site, language)]


@lru_cache(maxsize=1024)
def locale(language: Language) -> str:
    """Write a language as Open Graph does, `language_TERRITORY`.

    The territory is the given or likely one (UTS #35, Likely Subtags): `ar_EG` for
    `ar`, `zh_TW` for `zh-Hant`.

    Args:
        language: The language.

    Returns:
        The locale; the language alone where nobody knows a territory of it.
    """
    primary, _script, region = maximized(language.tag)
    return primary if region == UNKNOWN_REGION else f"{primary}_{region}"


def _locales(language: Language, public: Sequence[Language]) -> Iterator[Property]:
    own = locale(language)
    yield _plain("og:locale", own)
    # Two languages may come out as one locale: Open Graph knows no scripts.
    for other in dict.fromkeys(locale(each) for each in public):
        if other != own:
            yield _plain("og:locale:alternate", other)


def _picture(site: Site, language: Language) -> Iterator[Property]:
    yield _plain("og:image", site.origin + site.manifest.url(PICTURE))
    width, height = PICTURE_SIZE
    yield _plain("og:image:width", str(width))
    yield _plain("og:image:height", str(height))
    said = site.voice(language).gettext(
        "A speech bubble in two halves, each with lines of writing in it"
    )
    yield _plain("og:image:alt", said)
    yield Property(Markup("name"), _named("twitter:card"), Markup("summary"), _NONE)


def _dates(facts: PageFacts) -> Iterator[Property]:
    if facts.published is None:
        return
    yield _plain("article:published_time", facts.published.isoformat())
    if facts.updated is not None:
        yield _plain("article:modified_time", facts.updated.isoformat())


def _text(name: str, text: Text) -> Property:
    return Property(PROPERTY, _named(name), text.html, text.attributes)


def _plain(name: str, content: str) -> Property:
    return Property(PROPERTY, _named(name), Markup.escape(content), _NONE)


@lru_cache(maxsize=64)
def _named(name: str) -> Markup:
    return Markup.escape(name)
