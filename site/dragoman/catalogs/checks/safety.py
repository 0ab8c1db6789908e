"""What a translation may not bring in: HTML, dangerous and foreign links, footnotes.

Law: translators are trusted less than authors. What the source has they may repeat;
whatever else could harm a reader keeps the message out.
"""

import re
from collections.abc import Collection, Iterable, Iterator
from urllib.parse import unquote, urlsplit

from dragoman.catalogs.checks.elements import ELEMENTS
from dragoman.catalogs.checks.finding import BOTH, CONTENT, Check, error
from dragoman.catalogs.checks.message import Message
from dragoman.catalogs.checks.text import Text
from dragoman.pages.markdown.urls import target

# How much of a text from outside is quoted.
_QUOTED = 60
# Before any path: a scheme, or the two slashes before a host (RFC 3986 §3). Browsers
# take a backslash for a slash.
_LEAVES = re.compile(r"[^/?#\\]*(?::|[/\\]{2})")
_TAG_NAME = re.compile(r"</?([A-Za-z][^\s/>]*)")
_WEB = ("http:", "https:")


def _html(message: Message) -> Iterator[str]:
    known = {tag for text in message.sources for tag in text.html}
    for tag in _new((text.html for text in message.targets), known):
        if not _is_markup(tag):
            continue
        yield f"has HTML that its source lacks: {tag[:_QUOTED]}"


def _scheme(message: Message) -> Iterator[str]:
    for url in _new_urls(message):
        if target(url, "").kind == "refused" and _LEAVES.match(url):
            yield f"has a link that no page may have: {url[:_QUOTED]}"


def _link_host(message: Message) -> Iterator[str]:
    known = {host for text in message.sources for host in _named_hosts(text) if host}
    for url in _new_urls(message):
        goal = target(url, "")
        if goal.kind != "external" or not goal.value.lower().startswith(_WEB):
            continue
        host = _host(goal.value)
        if host not in known and not _is_allowed(host, message.link_hosts):
            yield f"links to a host that its source does not name: {host[:_QUOTED]}"


def _footnote(message: Message) -> Iterator[str]:
    known = {label for text in message.sources for label in text.footnotes}
    for label in _new((text.footnotes for text in message.targets), known):
        yield f"refers to a footnote that its source lacks: [^{label[:_QUOTED]}]"


def _is_markup(tag: str) -> bool:
    """Tell an element from words between angle brackets, as in `<your name>`."""
    name = _TAG_NAME.match(tag)
    return name is None or "=" in tag or "-" in name[1] or name[1].lower() in ELEMENTS


def _new_urls(message: Message) -> Iterator[str]:
    known = {url for text in message.sources for url in (*text.links, *text.images)}
    return _new(((*text.links, *text.images) for text in message.targets), known)


def _new(found: Iterable[Iterable[str]], known: Collection[str]) -> Iterator[str]:
    # In their order, each once.
    every = dict.fromkeys(each for some in found for each in some)
    return (each for each in every if each not in known)


def _named_hosts(text: Text) -> Iterator[str]:
    """Give the hosts that a source links to, or has written out."""
    yield from (_host(target(url, "").value) for url in text.links)
    yield from (_host(url) for url in text.urls)


def _host(url: str) -> str:
    """Give the host of an address; empty where there is none, or nobody can tell."""
    try:
        return unquote(urlsplit(url).hostname or "").lower()
    except ValueError:
        return ""


def _is_allowed(host: str, hosts: Collection[str]) -> bool:
    if not host:
        return False
    parents = host.split(".")
    wild = {f"*.{'.'.join(parents[depth:])}" for depth in range(1, len(parents))}
    return any(each.lower() == host or each.lower() in wild for each in hosts)


CHECKS: tuple[Check, ...] = (
    error("html", "No HTML that the source does not have.", _html, BOTH),
    error(
        "scheme",
        "No link with a scheme that pages may not have, such as `javascript:`.",
        _scheme,
        CONTENT,
    ),
    error(
        "link-host",
        "Links lead to hosts that the source names, or that `link_hosts` allows.",
        _link_host,
        CONTENT,
    ),
    error(
        "unknown-footnote",
        "No reference to a footnote that the source does not refer to.",
        _footnote,
        CONTENT,
    ),
)
