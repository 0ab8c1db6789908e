"""What a reader of one language is shown, and in which language that is.

Law: a missing text falls back along the language's chain, interface texts too, and
every text tells the language it is in.
"""

from collections.abc import Sequence

from dragoman.catalogs.catalog import (
    SHOWN,
    Catalog,
    State,
    Translation,
)
from dragoman.catalogs.shown import About, Shown, ShownTexts
from dragoman.catalogs.snapshot import Snapshot
from dragoman.catalogs.translation import Kind
from dragoman.languages.language import Language
from dragoman.pages.page import Page

__all__ = ["INTERFACE_SOURCE", "Reader", "Shown", "ShownTexts"]

#: The language of interface msgids, whatever language a site's pages are written in.
INTERFACE_SOURCE = "en"


# Asked for every block, and a name of an enumeration takes long to look up.
_CURRENT = State.CURRENT


class Reader:
    """Looks texts up for readers of one language.

    Args:
        snapshot: The catalogs.
        language: The readers' language.

    Attributes:
        is_source: Whether it is the language that pages are written in.
    """

    def __init__(self, snapshot: Snapshot, language: Language) -> None:
        self.language = language
        self.snapshot = snapshot
        self.is_source = language.tag == snapshot.source
        # The source needs no catalog and ends the chain: its text is always there.
        others = _until(language.fallback, snapshot.source)
        # Who hashes and who shows a page ask one after the other.
        self._recent: tuple[Page | None, ShownTexts] = (
            None,
            ShownTexts((), (), (), ()),
        )
        self._content = _present(snapshot, language.tag)
        self._fallbacks = [
            catalog for tag in others for catalog in _present(snapshot, tag)
        ]
        self._interface = [
            catalog
            for tag in _interface_chain(language)
            for catalog in snapshot.interface.get(tag, ())
        ]

    @property
    def interface(self) -> Sequence[Catalog]:
        """The catalogs that interface texts are looked up in, in that order."""
        return self._interface

    def block(
        self, text: str, context: str | None = None, page: str | None = None
    ) -> Shown:
        """Find a block's text.

        Args:
            text: The block's source text.
            context: The author's context.
            page: The path of the page it stands on, `guide/install.md`.

        Returns:
            The own translation, current or outdated; else, as missing, the nearest
            fallback's or the source text.
        """
        if self.is_source:
            return Shown(text, self.language.tag, _CURRENT)
        last, texts = self._recent
        if last is not None and last.path == page and (text, context) in texts:
            return texts[text, context]
        return self._found(text, context, page)

    def texts(self, page: Page) -> ShownTexts:
        """Find the texts of a page: what `block` finds for each, for less work.

        Args:
            page: The page.
        """
        last, texts = self._recent
        if last is not page:
            texts = self._texts(page)
            self._recent = (page, texts)
        return texts

    def _texts(self, page: Page) -> ShownTexts:
        keys = [*{(each.text, each.context): None for each in page.blocks}]
        if self.is_source or not self._content:
            shown = [self.block(*key, page.path) for key in keys]
            texts = [each.text for each in shown]
            return ShownTexts(
                keys, texts, [each[1:] for each in shown], [None] * len(keys)
            )
        (catalog,) = self._content
        found = catalog.find_all(keys, page.path)
        about: list[About] = []
        last: Kind | None = None
        for place, kind in enumerate(found.kinds):
            if kind is not last:
                last, said = kind, (catalog.language, *kind)
                is_shown = kind[0] in SHOWN
            if is_shown:
                about.append(said)
                continue
            other = self._elsewhere(*keys[place], page.path)
            found.texts[place], found.parsed[place] = other.text, None
            about.append(other[1:])
        return ShownTexts(keys, found.texts, about, found.parsed)

    def _found(self, text: str, context: str | None, page: str | None) -> Shown:
        for catalog in self._content:
            own = catalog.find(text, context, page)
            if own.state in SHOWN:
                return _shown(own, catalog)
        return self._elsewhere(text, context, page)

    def _elsewhere(self, text: str, context: str | None, page: str | None) -> Shown:
        """Give a text that the language does not have."""
        for catalog in self._fallbacks:
            found = catalog.find(text, context, page)
            if found.is_shown:
                return Shown(
                    found.texts[0], catalog.language, State.MISSING, found.origin
                )
        return Shown(text, self.snapshot.source, State.MISSING)

    def ui(
        self,
        msgid: str,
        context: str | None = None,
        plural: str | None = None,
        n: int | None = None,
    ) -> Shown:
        """Find an interface text.

        Args:
            msgid: The English text, for one of the thing where there is a plural.
            context: The context that the program gave.
            plural: The English text for several.
            n: How many there are.

        Returns:
            The own translation, else the nearest fallback's, else the English text.
        """
        for catalog in self._interface:
            found = catalog.find_forms(msgid, plural, context)
            form = _form(catalog, found, n) if found.is_shown else None
            if form is not None:
                own = catalog.language == self.language.tag
                state = State.CURRENT if own else State.MISSING
                return Shown(form, catalog.language, state, found.origin)
        text = msgid if plural is None or n is None or abs(n) == 1 else plural
        if self._reads_english():
            return Shown(text, self.language.tag, State.CURRENT)
        return Shown(text, INTERFACE_SOURCE, State.MISSING)

    def _reads_english(self) -> bool:
        # Every English is served by the msgids, except one in another script.
        primary = self.language.tag.split("-")[0]
        return primary == INTERFACE_SOURCE and self.language.script == "Latn"


def _shown(own: Translation, catalog: Catalog) -> Shown:
    texts, state, origin, previous = own
    return Shown(texts[0], catalog.language, state, origin, previous)


def _until(chain: tuple[str, ...], last: str) -> tuple[str, ...]:
    return chain[: chain.index(last)] if last in chain else chain


def _interface_chain(language: Language) -> list[str]:
    others = _until(language.fallback, INTERFACE_SOURCE)
    # A site may word the English texts anew in a catalog of its own.
    return list(dict.fromkeys((language.tag, *others, INTERFACE_SOURCE)))


def _present(snapshot: Snapshot, tag: str) -> tuple[Catalog, ...]:
    catalog = snapshot.content.get(tag)
    return () if catalog is None else (catalog,)


def _form(catalog: Catalog, found: Translation, n: int | None) -> str | None:
    """Choose the form for `n`; None if the catalog has no forms for this message."""
    rule, texts = catalog.plural, found.texts
    if rule is None or len(texts) != rule.count:
        return texts[0] if n is None else None
    return texts[rule.index(1 if n is None else n)]
