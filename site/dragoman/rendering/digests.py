"""The parts of what views show, each hashed once for a state of the site.

Law: a digest says everything that its part of a view is made from, and nothing of when
or where it was made.
"""

import hashlib
import json
from collections.abc import Callable, Iterable
from dataclasses import astuple
from typing import Any, NamedTuple

from dragoman.catalogs.catalog import Catalog
from dragoman.catalogs.reader import ShownTexts
from dragoman.catalogs.share import Completeness
from dragoman.languages.language import Language
from dragoman.pages.page import Page
from dragoman.rendering.documents import news
from dragoman.rendering.offered import offers
from dragoman.rendering.own_code import own_code
from dragoman.rendering.site import Site
from dragoman.rendering.standing import site_standings

NOTHING = bytes(16)
# Stands between texts, and in hardly any.
_BETWEEN = "\0"


class Kept(NamedTuple):
    """What may outlast a process of the digests of a site.

    Attributes:
        everywhere: As `Digests.everywhere`.
        rows: By path, as `Digests.row`.
        surroundings: By tag, as `Digests.surroundings`.
        names: By tag and path, as `Digests.name`.
    """

    everywhere: bytes
    rows: dict[str, bytes]
    surroundings: dict[str, bytes]
    names: dict[str, dict[str, bytes]]


def digest(value: Any) -> bytes:  # noqa: ANN401 -- what JSON can hold
    """Hash a value that JSON can hold; 16 bytes."""
    return _hashed(json.dumps(value).encode())


def joined(parts: Iterable[bytes]) -> bytes:
    """Hash some bytes in their order, each told from its neighbours."""
    found = hashlib.blake2b(digest_size=16)
    for part in parts:
        found.update(b"%d:" % len(part))
        found.update(part)
    return found.digest()


class Digests:
    """The digests of one state of a site; made as they are asked for, in any thread.

    It holds nothing of the site: whoever asks brings it along.

    Args:
        site: The site as it stands.
        everywhere: What it was found to be for the same code, templates, languages and
            static files; empty if that is not known.

    Attributes:
        everywhere: What every view shows or depends on, whatever its language.
    """

    def __init__(self, site: Site, everywhere: bytes = b"") -> None:
        self.everywhere = everywhere or _everywhere(site)
        self._whole: bytes | None = None
        self._places = {page.path: n for n, page in enumerate(site.content.sequence)}
        self._rows: dict[str, bytes] = {}
        self._surroundings: dict[str, bytes] = {}
        self._texts: dict[str, dict[str, bytes]] = {tag: {} for tag in site.languages}
        self._names: dict[str, dict[str, bytes]] = {tag: {} for tag in site.languages}
        self._children: dict[tuple[str, str], bytes] = {}

    def take_over(self, last: "Digests", is_same: Callable[[str, str], bool]) -> None:
        """Take what was made of texts for an earlier state; before it is served.

        Args:
            last: Those of the earlier state.
            is_same: Tells by path and tag whether a language has the same texts of a
                page that is itself the same.
        """
        for tag, texts in self._texts.items():
            earlier = last._texts.get(tag, {})  # noqa: SLF001 -- its own class
            texts.update(
                (path, made)
                for path, made in list(earlier.items())
                if is_same(path, tag)
            )

    def kept(self, site: Site) -> Kept:
        """Make those that do not depend on the texts of single pages, and give them."""
        pages, languages = site.content.pages.values(), site.languages
        return Kept(
            self.everywhere,
            {page.path: self.row(site, page) for page in pages},
            {tag: self.surroundings(site, each) for tag, each in languages.items()},
            {
                tag: {page.path: self.name(site, page, each) for page in pages}
                for tag, each in languages.items()
            },
        )

    def take_back(self, kept: Kept) -> bool:
        """Take what was made for a site that has the same names, addresses and texts.

        Rows are not taken: a page's own texts may be others.

        Args:
            kept: What was made.

        Returns:
            Whether it was: not if anything else that every view shows is different.
        """
        is_same = kept.everywhere == self.everywhere
        if is_same:
            self._surroundings.update(kept.surroundings)
            self._names.update(kept.names)
        return is_same

    def row(self, site: Site, page: Page) -> bytes:
        """Hash how far a page has come in each language, as readers are told it."""
        found = self._rows.get(page.path)
        if found is None:
            told = [
                (each.language.tag, each.percent, each.is_public)
                for each in offers(site, page).languages
            ]
            found = self._rows[page.path] = digest(told)
        return found

    def texts(self, site: Site, page: Page, language: Language) -> bytes:
        """Hash what the blocks of a page say in a language, and how they stand."""
        if language is site.source:
            # They are the page's own, and its revision tells them.
            return NOTHING
        known = self._texts[language.tag]
        found = known.get(page.path)
        if found is None:
            shown = site.readers[language.tag].texts(page)
            counts = _counts(site.share(page, language))
            found = known[page.path] = joined([_texts(shown), counts])
        return found

    def name(self, site: Site, page: Page, language: Language) -> bytes:
        """Hash what other pages show of a page: its short name and its address."""
        known = self._names[language.tag]
        found = known.get(page.path)
        if found is None:
            block = page.nav or page.title
            reader = site.readers[language.tag]
            shown = reader.block(block.text, block.context, page.path)
            found = known[page.path] = digest(
                [
                    page.path,
                    page.url,
                    page.front.menu,
                    page.definitions.token,
                    shown.text,
                    shown.language,
                    site.is_readable(page, language),
                ]
            )
        return found

    def children(self, site: Site, above: Page | None, language: Language) -> bytes:
        """Hash the names of the pages right below another."""
        if above is None:
            return NOTHING
        key = (above.path, language.tag)
        found = self._children.get(key)
        if found is None:
            below = site.content.children(above)
            found = self._children[key] = joined(
                self.name(site, page, language) for page in below
            )
        return found

    def neighbours(self, site: Site, page: Page) -> tuple[Page | None, Page | None]:
        """Give the pages before and after a page in reading order."""
        place = self._places.get(page.path)
        if place is None:
            return None, None
        sequence = site.content.sequence
        before = sequence[place - 1] if place else None
        return before, next(iter(sequence[place + 1 : place + 2]), None)

    def surroundings(self, site: Site, language: Language) -> bytes:
        """Hash what every view in a language shows: interface, site's name, addresses.

        Any text may lead to any page, so every page's address counts.
        """
        found = self._surroundings.get(language.tag)
        if found is None:
            reader = site.readers[language.tag]
            pages = site.content.pages.values()
            helping = [
                page
                for page in site.content.sequence
                if page.path == site.settings.help_page
            ]
            found = self._surroundings[language.tag] = digest(
                [
                    reader.block(site.settings.title, None, ""),
                    [_messages(catalog) for catalog in reader.interface],
                    [_standing(site, page, language) for page in pages],
                    [self.name(site, page, language).hex() for page in helping],
                ]
            )
        return found

    def whole(self, site: Site) -> bytes:
        """Hash all that any template may show of a site."""
        if self._whole is None:
            pages = site.content.pages.values()
            languages = site.languages.values()
            texts = (
                self.texts(site, page, each) for each in languages for page in pages
            )
            told = [
                site.settings.model_dump_json(),
                [(page.path, page.revision) for page in pages],
                [page.path for page in site.content.sequence],
                repr(site.prepared(site_standings)),
            ]
            self._whole = joined([digest(told), *texts])
        return self._whole


def _hashed(content: bytes) -> bytes:
    return hashlib.blake2b(content, digest_size=16).digest()


def _texts(found: ShownTexts) -> bytes:
    """Write texts so that no others are written alike."""
    # Most texts of a page stand alike.
    runs: list[list[object]] = []
    last: object = None
    for about in found.about:
        if about is last or (runs and about == tuple(runs[-1][1:])):
            runs[-1][0] += 1  # type: ignore[operator]  # a number
        else:
            runs.append([1, *about])
        last = about
    joined_texts = _BETWEEN.join(found.texts)
    is_clear = joined_texts.count(_BETWEEN) < len(found.texts)
    sizes = None if is_clear else [len(text) for text in found.texts]
    head = json.dumps([runs, sizes])
    return f"{head}\n{joined_texts}".encode(errors="surrogatepass")


def _counts(share: Completeness) -> bytes:
    numbers = [n for each in share.counts.amounts for n in (each.strings, each.words)]
    return repr(numbers).encode()


def _everywhere(site: Site) -> bytes:
    manifest = site.manifest
    return digest(
        [
            own_code(),
            site.templates.revision,
            site.origin,
            site.source.tag,
            site.preview,
            [astuple(language) for language in site.languages.values()],
            news.address(site, site.source),
            [
                (name, manifest.url(name), manifest.integrity(name))
                for name in manifest.names
            ],
        ]
    )


def _standing(site: Site, page: Page, language: Language) -> list[object]:
    readable = site.is_readable(page, language)
    return [page.path, page.url, page.front.draft, readable]


def _messages(catalog: Catalog) -> list[object]:
    rule = catalog.plural
    said = sorted(
        (context or "", context is None, msgid, found.texts, found.state, found.origin)
        for context, group in catalog.messages.items()
        for msgid, found in group.items()
    )
    plural = None if rule is None else [rule.count, rule.expression]
    return [catalog.language, plural, said]
