"""A site with the testing languages, as `serve --dev` has it, and what a crawl asks."""

import dataclasses
from collections.abc import Collection, Iterable
from hashlib import sha256
from pathlib import Path

from dragoman import app
from dragoman.app import Read
from dragoman.catalogs.catalog import Origin, State, Translation
from dragoman.catalogs.pseudo.accents import accented
from dragoman.catalogs.pseudo.attacks import attacked_markup
from dragoman.catalogs.pseudo.computed import Computed
from dragoman.catalogs.reader import Reader
from dragoman.catalogs.translation import Standing
from dragoman.languages.formats import Formats, ListStyle
from dragoman.languages.language import Language
from dragoman.languages.pseudo import ACCENTED, HOSTILE
from dragoman.pages.markdown.inline import NOWHERE
from dragoman.rendering.site import Site

# Below a language; `page` stands for every page, and for addresses without one.
DOCUMENTS = {
    "feed": "feed.xml",
    "manifest": "site.webmanifest",
    "sitemap": "sitemap.xml",
    "offer": "offer.json",
}
# These have no language, and so nothing for translators.
WITHOUT_LANGUAGE = frozenset(
    {"alive", "ready", "static", "sitemaps", "robots", "favicon", "security"}
)


class AccentedFormats(Formats):
    """Formats with an accent on all that CLDR writes: so that nothing else is plain."""

    def digits(self, text: str) -> str:
        return accented(super().digits(text))

    def list(self, items: Iterable[str], style: ListStyle = "standard") -> str:
        parts = list(items)
        pattern = super().list([chr(0xE000 + n) for n in range(len(parts))], style)
        return accented(pattern).translate(
            {0xE000 + n: part for n, part in enumerate(parts)}
        )


def read(root: Path, *, public: Collection[str] = ()) -> Read:
    """Read a site with the testing languages.

    Args:
        root: The site's folder.
        public: Those that are to be public, for the documents that list public pages.
            No setting can make them so.
    """
    found = app.read_site(root, "http://localhost", preview=True)
    settings = found.site.settings
    said = {
        tag: each.model_copy(update={"state": "public"}) if tag in public else each
        for tag, each in settings.languages.items()
    }
    site = dataclasses.replace(
        found.site, settings=settings.model_copy(update={"languages": said})
    )
    return dataclasses.replace(found, site=site)


# The states and makers that messages have in turn.
STANDINGS = (
    (State.CURRENT, Origin.HUMAN),
    (State.OUTDATED, Origin.HUMAN),
    (State.CURRENT, Origin.MACHINE),
    (State.MISSING, Origin.HUMAN),
)


@dataclasses.dataclass(frozen=True, slots=True)
class _Uneven(Computed):
    """A testing language whose messages stand in every way, the same ones in each."""

    def find(
        self, msgid: str, context: str | None = None, page: str | None = None
    ) -> Translation:
        found = Computed.find(self, msgid, context, page)
        state, origin = _turn(msgid)
        earlier = f"Earlier {attacked_markup(msgid, NOWHERE)}"
        if self.language == ACCENTED:
            earlier = f"Earlier {msgid} words"
        previous = earlier if state is State.OUTDATED else None
        return found._replace(state=state, origin=origin, previous=previous)

    def standing(self, msgid: str, *_: str | None) -> Standing:
        return Standing(*_turn(msgid))


def _turn(msgid: str) -> tuple[State, Origin]:
    return STANDINGS[sha256(msgid.encode()).digest()[0] % len(STANDINGS)]


def uneven(read: Read) -> Read:
    """Have what pages say in two testing languages stand in every way.

    Args:
        read: A site with the testing languages.

    Returns:
        The site: with texts that are older, a machine's, and missing. What the older
        ones of `x-xss` were made from was an attack, too.
    """
    site = read.site
    snapshot = site.readers[ACCENTED].snapshot
    content = dict(snapshot.content)
    for tag in (ACCENTED, HOSTILE):
        own = content[tag]
        fields = {
            each.name: getattr(own, each.name) for each in dataclasses.fields(own)
        }
        content[tag] = _Uneven(**fields)
    snapshot = dataclasses.replace(snapshot, content=content)
    readers = {tag: Reader(snapshot, each) for tag, each in site.languages.items()}
    return dataclasses.replace(read, site=dataclasses.replace(site, readers=readers))


def accent_formats(site: Site, language: Language) -> None:
    """Have CLDR's dates, numbers and lists accented in one language of a site.

    No reader has such formats: so the site is given them where it keeps its own.
    """
    site._formats[language.tag] = AccentedFormats(language)


def pages(site: Site, language: Language) -> list[str]:
    """List the addresses of all pages in a language, drafts too."""
    return [site.url(page, language) for page in site.content.pages.values()]
