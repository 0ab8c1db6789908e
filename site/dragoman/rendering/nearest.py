"""Which pages are nearest to an address that leads nowhere.

Every word of the paths, and of the titles in each language, stands in a table under all
its forms: itself, itself without any one letter, and its beginnings. Two words are near
if they have a form in common, and the nearer the longer it is. So an address costs a
fixed number of look-ups, whatever it holds.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from math import ceil
from urllib.parse import unquote

from dragoman.languages.language import Language
from dragoman.languages.negotiate import spelled
from dragoman.pages.page import Page
from dragoman.rendering.site import Site

MOST = 4
"""How many pages are offered at the most."""

LOOKED_AT = 200
"""How many characters of an address are looked at, from its beginning."""

# How much of an address counts: its last segments, and their first words.
_SEGMENTS = 3
_WORDS = 6
# A longer word is cut; its beginning tells it from others.
_LONGEST = 20
# In a shorter word, one letter makes another word.
_LEAST_FOR_A_TYPO = 4
_LEAST_BEGINNING = 5
# Shorter words of a title are those that hold a sentence together.
_LEAST_OF_A_TITLE = 4
# A word that more pages have tells none from the others; a form of more words neither.
_MOST_PAGES = 64
_MOST_WORDS = 32
# Of two words, the part of their letters that they must have in common.
_NEAR = 0.7
# A title is a hint; the address is what the reader was looking for.
_TITLE = 0.8
# What stands before the last segment is where the page was, not what it is.
_FOLDER = 0.5
# Pages that are less than half as near as the first are no help beside it.
_BESIDE_THE_BEST = 0.5

_FILE = re.compile(r"\.(?:html?|php|aspx?|md)$")
# Accents and vowel points, which addresses leave out: Latin, Hebrew, Arabic.
_POINTS = re.compile("[\u0300-\u036f\u0591-\u05c7\u064b-\u0655\u0670]")
# Scripts that set no spaces between words: Thai to Khmer, Kana, Han.
_UNSPACED = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3041-\u30ff\u3400-\u9fff\U00020000-\U0003ffff]+"
)

Words = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Index:
    """The words that pages can be found by.

    Attributes:
        forms: The words that have a form, by that form; at most `_MOST_WORDS`.
        pages: The paths of the pages that have a word, by that word; at most
            `_MOST_PAGES`.
    """

    forms: Words
    pages: Words


@dataclass(frozen=True, slots=True)
class Table:
    """The words of a whole site.

    Attributes:
        addresses: Those of the paths, former ones too.
        titles: Those of the titles, by the tag of a language.
    """

    addresses: Index
    titles: Mapping[str, Index]


def table(site: Site) -> Table:
    """Make the table of a site; drafts are not in it.

    Args:
        site: The site as it stands. Ask it for the table by `Site.prepared`.
    """
    pages = site.content.sequence
    paths = {page.path for page in pages}
    former = [each for each in site.content.aliases.items() if each[1] in paths]
    named = [(page.url, page.path) for page in pages] + former
    addresses = _index((_segment_words(url), path) for url, path in named)
    titles = {tag: _titles(site, pages, tag) for tag in site.languages}
    return Table(addresses, titles)


def nearest(path: str, site: Site, language: Language) -> list[Page]:
    """Find the pages that are nearest to an address.

    Args:
        path: The path of the URL as it was asked for, percent-encoded.
        site: The site as it stands.
        language: The reader's language: its titles are looked at, and the source's.

    Returns:
        At most `MOST` pages, the nearest first; none if nothing is near.
    """
    found = site.prepared(table)
    titles = [found.titles[tag] for tag in {language.tag, site.source.tag}]
    scores: dict[str, float] = {}
    for word, weight in _asked(path, site):
        best = _near(word, found.addresses, 1)
        for index in titles:
            for page, score in _near(word, index, _TITLE).items():
                best[page] = max(best.get(page, 0), score)
        for page, score in best.items():
            scores[page] = scores.get(page, 0) + score * weight
    return [site.content.pages[path] for path in _best(scores, site)]


def _best(scores: Mapping[str, float], site: Site) -> list[str]:
    least = max(scores.values(), default=0) * _BESIDE_THE_BEST
    near = [path for path, score in scores.items() if score >= least]
    # Of pages as near as each other, the one with the shortest address stands higher.
    near.sort(key=lambda path: (-scores[path], len(site.content.pages[path].url), path))
    return near[:MOST]


def _asked(path: str, site: Site) -> Iterator[tuple[str, float]]:
    """Yield the words of an address with what each of them weighs."""
    # A character takes up to twelve in percent-encoded UTF-8.
    address = unquote(path[: LOOKED_AT * 12], errors="replace")[:LOOKED_AT]
    segments = [each for each in address.split("/") if each]
    if segments and spelled(segments[0], site.languages) is not None:
        del segments[0]
    for place, segment in enumerate(reversed(segments[-_SEGMENTS:])):
        words = list(islice(dict.fromkeys(_segment_words(segment)), _WORDS))
        weight = 1 if place == 0 else _FOLDER
        # A long segment is no more an address than a short one.
        yield from ((word, weight / len(words)) for word in words)


def _near(word: str, index: Index, weight: float) -> dict[str, float]:
    """Tell how near the pages of an index are to a word."""
    words: dict[str, float] = {word: 1} if word in index.pages else {}
    for form in _forms(word):
        for other in index.forms.get(form, ()):
            # Of two words, the part of their letters that stand in both, in order.
            score = 2 * len(form) / (len(word) + len(other))
            if score >= _NEAR:
                words[other] = max(words.get(other, 0), score)
    pages: dict[str, float] = {}
    for other, score in words.items():
        for page in index.pages[other]:
            pages[page] = max(pages.get(page, 0), score * weight)
    return pages


def _titles(site: Site, pages: Iterable[Page], tag: str) -> Index:
    reader = site.readers[tag]
    blocks = [(page, page.title) for page in pages]
    blocks += [(page, page.nav) for page, _ in blocks if page.nav is not None]
    texts = (
        (page.path, reader.block(block.text, block.context, page.path))
        for page, block in blocks
    )
    # The source's titles are looked at for every reader: no language repeats them.
    return _index(
        (_title_words(found.text), path)
        for path, found in texts
        if found.language == tag
    )


def _title_words(text: str) -> Iterator[str]:
    for word in _words(text):
        if len(word) >= _LEAST_OF_A_TITLE or _UNSPACED.match(word):
            yield word


def _segment_words(url: str) -> Iterator[str]:
    """Yield the words of each segment, and the segment as if it were one word."""
    for segment in url.strip("/").split("/"):
        words = list(_words(_FILE.sub("", segment)))
        yield from words
        if 1 < len(words) <= _WORDS and not _UNSPACED.search(segment):
            yield "".join(words)[:_LONGEST]


def _words(text: str) -> Iterator[str]:
    """Yield words without case and accents; pairs of letters where none are spaced."""
    parted = unicodedata.normalize("NFKD", text.casefold())
    plain = unicodedata.normalize("NFC", _POINTS.sub("", parted))
    for run in _UNSPACED.findall(plain):
        yield from (run[place : place + 2] for place in range(max(1, len(run) - 1)))
    # Vowel signs stand within words, but are no word characters to `re`.
    told = "".join(c if unicodedata.category(c)[0] in "LMN" else " " for c in plain)
    for word in _UNSPACED.sub(" ", told).split():
        yield word[:_LONGEST]


def _forms(word: str) -> set[str]:
    size = len(word)
    if size < _LEAST_FOR_A_TYPO:
        return {word}
    # A beginning that is shorter than this part makes no two words near: see `_near`.
    least = max(_LEAST_BEGINNING, ceil(size * _NEAR / (2 - _NEAR)))
    without_one = {word[:place] + word[place + 1 :] for place in range(size)}
    return {word, *without_one, *(word[:end] for end in range(least, size))}


def _index(found: Iterable[tuple[Iterable[str], str]]) -> Index:
    pages: dict[str, dict[str, None]] = {}
    for words, path in found:
        for word in words:
            pages.setdefault(word, {})[path] = None
    told = {
        word: tuple(paths) for word, paths in pages.items() if len(paths) <= _MOST_PAGES
    }
    forms: dict[str, list[str]] = {}
    for word in told:
        for form in _forms(word):
            forms.setdefault(form, []).append(word)
    telling = {
        form: tuple(words) for form, words in forms.items() if len(words) <= _MOST_WORDS
    }
    return Index(telling, told)
