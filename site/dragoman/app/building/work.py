"""One build's work, in portions: what has changed is rendered and written.

A portion is done by one process, and told as the entries that are new in the index.
What pages alone do not need is imported late: a build of edited texts is done before.
"""

# ruff: noqa: PLC0415 -- see the head

import datetime as dt
import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from dragoman.app.building import answer as of_pages
from dragoman.app.building.answer import Answer, Headers
from dragoman.app.building.folder import Folder
from dragoman.app.building.index import Entry
from dragoman.assets.asset import Asset
from dragoman.assets.compression import CODINGS, compress
from dragoman.pages.page import Page
from dragoman.rendering.renderer import Renderer
from dragoman.rendering.revision import revision
from dragoman.rendering.site import Site
from dragoman.rendering.view_coding import etag

Entries = dict[str, Entry]
Done = tuple[Entries, list[Answer]]

#: The page of an address that leads nowhere, below each language.
NOWHERE = "404.html"

_IDENTITY = "identity"


@dataclass
class Work:
    """What a process needs for its portion.

    Attributes:
        site: The site as it stands.
        renderer: Renders it.
        folder: Where it is written.
        held: The security headers of every answer.
        compressed: Whether coded files are written too.
    """

    site: Site
    renderer: Renderer
    folder: Folder
    held: Headers
    compressed: bool

    def __post_init__(self) -> None:
        sequence = self.site.content.sequence
        self.published = list(sequence)
        self._writer = self.folder.writer()

    def page_answers(self) -> Iterator[Answer]:
        """Tell what is answered for each page in each language."""
        for page in self.published:
            for language in self.site.languages.values():
                yield of_pages.page(self.site, page, language, self.held)

    def names(self, answer: Answer) -> dict[str, str]:
        """Give the names of an answer's files by coding."""
        names = {_IDENTITY: answer.name}
        if self.compressed:
            names |= {each: answer.name + CODINGS[each] for each in answer.codings}
        return names

    def pages(self, start: int, stop: int) -> Done:
        """Write the views of some pages in all languages.

        Args:
            start: The first of the pages.
            stop: The one after the last.
        """
        written: Entries = {}
        for page in self.published[start:stop]:
            for tag in self.site.languages:
                written |= self.view(page, tag)
        return written, []

    def beside_pages(self) -> Done:
        """Write all that is no page: documents and static files."""
        written, present = self.of_the_site()
        for tag in self.site.languages:
            more, answered = self.documents(tag)
            written |= more
            present += answered
        return written, present

    def documents(self, tag: str) -> Done:
        """Write what a language has beside its pages.

        Args:
            tag: The language.
        """
        from dragoman.app.building import answers
        from dragoman.rendering import error_page
        from dragoman.rendering.documents.offer import offer
        from dragoman.rendering.documents.sitemap import sitemap
        from dragoman.rendering.documents.web_manifest import web_manifest

        site, language = self.site, self.site.languages[tag]
        texts = {
            "feed.xml": self.renderer.feed(site, language),
            "site.webmanifest": web_manifest(site, language),
            "sitemap.xml": sitemap(site, language),
            "offer.json": offer(site, language),
        }
        answered = {
            answers.document(name, kind.media_type, self.held, language): texts[name]
            for name, kind in answers.UNDER_LANGUAGE.items()
        }
        page = self.renderer.error(site, language, error_page.NOT_FOUND)
        answered[answers.unserved(f"{language.segment}/{NOWHERE}")] = page
        return self._texts(answered)

    def of_the_site(self) -> Done:
        """Write what no language has for itself: documents and static files."""
        from dragoman.app.building import answers
        from dragoman.rendering.documents.robots import robots
        from dragoman.rendering.documents.security_contact import (
            PATH,
            security_contact,
        )
        from dragoman.rendering.documents.sitemap import sitemap_index

        site, manifest = self.site, self.site.manifest
        texts = {"sitemap.xml": sitemap_index(site), "robots.txt": robots(site)}
        answered = {
            answers.document(name, kind.media_type, self.held): texts[name]
            for name, kind in answers.AT_ROOT.items()
        }
        # It tells until when it is true: a web server would not know when to look.
        contact = security_contact(site, dt.datetime.now(dt.UTC).date())
        answered[answers.unserved(PATH[1:])] = contact
        written, present = self._texts(answered)
        for answer, asset in answers.assets(manifest, self.held):
            written |= self._asset(answer, asset)
            present.append(answer)
        if icon := answers.favicon(manifest, self.held):
            answer, asset = icon
            written |= self._content(answer, asset.bodies[_IDENTITY].read())
            present.append(answer)
        return written, present

    def view(self, page: Page, tag: str) -> Entries:
        """Write the view of a page in a language, if it is another than it was.

        Args:
            page: The page.
            tag: The language.
        """
        language = self.site.languages[tag]
        shown = revision(self.site, page, language)
        answer = of_pages.page(self.site, page, language, self.held)
        if self._is_current(answer, shown):
            return {}
        html = self.renderer.page(self.site, page, language).encode()
        return self._written(answer, shown, self._coded(answer, html), tagged=True)

    def _texts(self, texts: Mapping[Answer, str | None]) -> Done:
        written: Entries = {}
        there = {each: text for each, text in texts.items() if text is not None}
        for answer, text in there.items():
            written |= self._content(answer, text.encode())
        return written, list(there)

    def _content(self, answer: Answer, content: bytes) -> Entries:
        shown = hashlib.sha256(content).hexdigest()[:32]
        if self._is_current(answer, shown):
            return {}
        return self._written(answer, shown, self._coded(answer, content), tagged=False)

    def _asset(self, answer: Answer, asset: Asset) -> Entries:
        written: Entries = {}
        for coding, name in self.names(answer).items():
            body = asset.bodies[coding]
            tag = body.etag.strip('"')
            if not self.folder.has(name, tag):
                written[name] = self._entry(answer, name, tag, tag, body.read())
        return written

    def _coded(self, answer: Answer, content: bytes) -> dict[str, bytes]:
        return {
            coding: content if coding == _IDENTITY else compress(content, coding)
            for coding in self.names(answer)
        }

    def _written(
        self, answer: Answer, shown: str, coded: Mapping[str, bytes], *, tagged: bool
    ) -> Entries:
        written: Entries = {}
        for coding, name in self.names(answer).items():
            content = coded[coding]
            if coding != _IDENTITY and len(content) >= len(coded[_IDENTITY]):
                written[name] = Entry(shown, "", -1, 0)
                continue
            tag = (
                etag(shown, coding, quick=False).strip('"')
                if tagged
                else _content_tag(content)
            )
            written[name] = self._entry(answer, name, shown, tag, content)
        return written

    def _entry(
        self, answer: Answer, name: str, shown: str, tag: str, content: bytes
    ) -> Entry:
        kept_as = answer.kept_as(tag)
        return Entry(shown, kept_as, *self._writer.put(name, kept_as, content))

    def _is_current(self, answer: Answer, shown: str) -> bool:
        names = self.names(answer).values()
        return all(self.folder.has(name, shown) for name in names)


def _content_tag(content: bytes) -> str:
    # What Tornado names documents by.
    return hashlib.sha1(content).hexdigest()  # noqa: S324 -- see above
