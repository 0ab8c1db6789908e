"""What translators are told and given: how far each language is, and new languages."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from dragoman import settings as site_settings
from dragoman.app.places import SHIPPED
from dragoman.app.reading import read_site
from dragoman.catalogs import plural, po
from dragoman.catalogs.catalog import Domain
from dragoman.catalogs.durable import replace_file
from dragoman.catalogs.extract import block_messages
from dragoman.catalogs.interface import interface_messages
from dragoman.catalogs.parts import by_part
from dragoman.catalogs.places import file_of
from dragoman.catalogs.shelf import languages
from dragoman.catalogs.statistics import Counts, interface_counts
from dragoman.catalogs.template import empty, joined, with_forms
from dragoman.errors import TagError
from dragoman.languages.declared import canonical_settings
from dragoman.languages.language import Language
from dragoman.languages.negotiate import spelled
from dragoman.languages.pseudo import TESTING
from dragoman.languages.suggestions import described, is_known, suggestions
from dragoman.languages.tags import canonical, folder
from dragoman.pages import store
from dragoman.rendering.site import Site
from dragoman.rendering.standing import site_standings

_LOCALE = "locale"
_CONFIG = SHIPPED / "babel.cfg"
# Interface texts are written in English, so English needs no catalog of them.
_INTERFACE_SOURCE = "en"
_DATE = "%Y-%m-%d %H:%M+0000"


@dataclass(frozen=True, slots=True)
class LanguageStatistics:
    """What a language has.

    Attributes:
        language: The language.
        content: The texts of the pages, each once; None for the source language.
        interface: The texts of the interface, each once; None for English.
        pages: The blocks of each page by its path, as readers meet them.
    """

    language: Language
    content: Counts | None
    interface: Counts | None
    pages: Mapping[str, Counts]


@dataclass(frozen=True, slots=True)
class Added:
    """A language that was added.

    Attributes:
        tag: Its tag.
        language: The tag with its English name.
        files: Its files, with how many messages each has to translate.
        has_interface: Whether Dragoman's own interface texts are translated into it.
    """

    tag: str
    language: str
    files: Mapping[Path, int]
    has_interface: bool


def statistics(root: Path, tags: Sequence[str] = ()) -> list[LanguageStatistics]:
    """Count what the languages of a site have, as the page of the languages does.

    Args:
        root: The site's folder.
        tags: The languages to count; by default all.

    Raises:
        TagError: One of them is none of the site's.
        DragomanError: The site cannot be read.
    """
    site = read_site(root).site
    asked = [_of_site(tag, site) for tag in tags] or list(site.languages)
    messages = _interface(site, root)
    standing = {each.language.tag: each for each in site.prepared(site_standings)}
    return [
        LanguageStatistics(
            site.languages[tag],
            None if tag == site.source.tag else standing[tag].counts,
            _interface_counts(messages, site, tag),
            dict(_pages(site, tag)),
        )
        for tag in dict.fromkeys(asked)
    ]


def _of_site(text: str, site: Site) -> str:
    tag = spelled(canonical(text), site.languages)
    if tag is None:
        raise TagError(
            f"{text!r} is none of the languages of this site",
            remedy=f"They are {', '.join(site.languages)}",
        )
    return tag


def _interface(site: Site, root: Path) -> list[po.NewEntry]:
    if not any(tag != _INTERFACE_SOURCE for tag in site.languages):
        return []
    return _interface_texts(root, ui=True)


def _interface_texts(root: Path, *, ui: bool) -> list[po.NewEntry]:
    """Give the texts of a site's own templates, and of Dragoman's."""
    found = interface_messages(root, _CONFIG)
    if ui and root.resolve() != SHIPPED.resolve():
        found += interface_messages(SHIPPED, _CONFIG)
    return joined(found)


def _interface_counts(
    messages: Iterable[po.NewEntry], site: Site, tag: str
) -> Counts | None:
    if tag == _INTERFACE_SOURCE:
        return None
    return interface_counts(messages, site.readers[tag])


def _pages(site: Site, tag: str) -> Iterator[tuple[str, Counts]]:
    for page in site.content.sequence:
        yield page.path, site.share(page, site.languages[tag]).counts


def add_language(root: Path, text: str, *, ui: bool = False) -> Added:
    """Add a language to a site: its folder, with files that are ready to translate.

    Args:
        root: The site's folder.
        text: The language's tag, in any case, with hyphens or underscores.
        ui: Also bring Dragoman's own interface texts, for a site in its own folder.

    Raises:
        TagError: There is no such language, or the site has it already.
        DragomanError: The settings or templates cannot be read, or nothing written.
    """
    settings = canonical_settings(site_settings.load(root))
    tag = _new_tag(text, root / _LOCALE, settings.source_language)
    content = block_messages(store.load(root / "content").sequence, settings.title)
    templates = {Domain.CONTENT: content}
    if tag != _INTERFACE_SOURCE:
        templates[Domain.MESSAGES] = _interface_texts(root, ui=ui)
    files = {}
    for domain, template in templates.items():
        for part, entries in by_part(template, settings.content_catalogs).items():
            if not entries:
                continue
            path = file_of(root / _LOCALE / folder(tag), domain, part)
            data = _filled(entries, tag, settings.title, _date(root, domain))
            replace_file(path, data, based_on=None)
            files[path] = len(entries)
    shipped, _ = languages(SHIPPED / _LOCALE)
    has_interface = tag == _INTERFACE_SOURCE or tag in shipped or ui
    return Added(tag, described(tag), files, has_interface)


def _new_tag(text: str, locale: Path, source: str) -> str:
    try:
        tag = canonical(text)
    except TagError:
        raise _unknown(text) from None
    if not is_known(tag) or tag in TESTING:
        raise _unknown(text)
    if tag == source:
        reason = f"{described(tag)} is the language that the pages are written in"
        raise TagError(reason, remedy="It needs no translation")
    present, _ = languages(locale)
    same = spelled(tag, present)
    if same is not None:
        reason = f"{described(same)} is one of the site's languages already"
        remedy = "`python site po update` brings its files up to date"
        raise TagError(reason, place=str(present[same]), remedy=remedy)
    return tag


def _unknown(text: str) -> TagError:
    near = ", ".join(described(tag) for tag in suggestions(text))
    remedy = f"Did you mean {near}?" if near else "Write a BCP 47 tag such as pt-BR"
    return TagError(f"{text!r} is no language that is known", remedy=remedy)


def _filled(
    template: Sequence[po.NewEntry], tag: str, project: str, date: str
) -> bytes:
    file = empty(tag, project, date)
    count = plural.parse(file.header["Plural-Forms"]).count
    before: po.Key | None = None
    for entry in template:
        file.insert(with_forms(entry, count), after=before)
        before = entry.key
    return file.to_bytes()


def _date(root: Path, domain: Domain) -> str:
    """Give when the messages last changed, as the template says, or else the time."""
    try:
        template = po.parse((root / _LOCALE / f"{domain}.pot").read_bytes())
        return template.header["POT-Creation-Date"]
    except (FileNotFoundError, KeyError, po.PoError):
        return datetime.now(UTC).strftime(_DATE)
