"""Where a link or image leads, and whether it may.

Only `http`, `https`, `mailto` and `tel` leave the site. Everything else must be a
file of the site, named relative to the page; nothing that was written reaches the
HTML as it stands.
"""

import posixpath
import re
import string
from dataclasses import dataclass
from typing import Literal
from urllib.parse import quote, unquote

from dragoman.pages.markdown import bidi
from dragoman.pages.markdown.cleaning import scrub

__all__ = ["MAX_URL", "Target", "target"]

# RFC 9110 §4.1 asks for 8000 octets; 2 KB is what every browser, proxy and mail
# program takes, and it bounds what one reference can be multiplied to.
MAX_URL = 2048

_ALLOWED = frozenset({"http:", "https:", "mailto:", "tel:"})
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.\-]*:")  # RFC 3986 §3.1
# The WHATWG URL parser drops leading controls and spaces, and tabs and newlines
# anywhere; the others are invisible and have no business in a scheme.
_IGNORED = re.compile(
    "[\x00-\x20\x7f-\xa0\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]"
)
_CONTROLS = re.compile(f"[\x00-\x1f\x7f{bidi.CONTROLS}]")
_KEPT = string.ascii_letters + string.digits + "-._~!*'();/?:@&=+$,#%"


@dataclass(frozen=True, slots=True)
class Target:
    """Where a link leads.

    Args:
        kind: "external" leaves the site, "page" and "file" are files of it,
            "fragment" is a place on the same page, "refused" leads nowhere.
        value: The URL, encoded; the content path of the page; the asset name of the
            file ("content/guide/way.svg", "images/way.svg"); "" for a fragment; the
            reason of a refusal.
        fragment: What stands after `#`, decoded.
    """

    kind: Literal["external", "page", "file", "fragment", "refused"]
    value: str
    fragment: str = ""


def target(url: str, folder: str) -> Target:
    """Tell where a URL of a page leads.

    Args:
        url: As Markdown gives it: entities and backslashes resolved.
        folder: Folder of the page in `content/`, "" at the top.
    """
    if len(url) > MAX_URL:
        return _refused(f"is longer than {MAX_URL} characters")
    bare = _IGNORED.sub("", url)
    if not bare:
        return _refused("is empty")
    if scheme := _SCHEME.match(bare):
        return _external(url, scheme[0])
    path, _, fragment = url.strip().partition("#")
    fragment = _decoded(fragment)
    return (
        Target("fragment", "", fragment) if not path else _file(path, fragment, folder)
    )


def _refused(reason: str) -> Target:
    return Target("refused", reason)


def _external(url: str, scheme: str) -> Target:
    if scheme.lower() not in _ALLOWED or not url.strip().startswith(scheme):
        return _refused(
            f"has the scheme {scheme} and only http, https, mailto, tel may"
        )
    return Target("external", quote(url.strip(), safe=_KEPT))


def _file(path: str, fragment: str, folder: str) -> Target:
    path = _decoded(path)
    if path.startswith(("//", "\\")) or "\\" in path or ":" in path.split("/", 1)[0]:
        return _refused("is neither a file of the site nor a whole web address")
    if path.rpartition("/")[2] in {"", ".", ".."} or "?" in path:
        return _refused("is no file")
    # An absolute path cannot name a page: its URL depends on the language.
    if path.startswith("/"):
        place = posixpath.normpath(path)[1:]
    else:
        place = posixpath.normpath(posixpath.join("content", folder, path))
    root, _, inside = place.partition("/")
    if root == "static" and inside:
        return Target("file", inside, fragment)
    if root != "content" or not inside or path.startswith("/"):
        return _refused("is no file relative to the page, nor below /static/")
    if inside.endswith(".md"):
        return Target("page", inside, fragment)
    return Target("file", place, fragment)


def _decoded(text: str) -> str:
    # What is percent-encoded was no character yet when the text was scrubbed.
    return scrub(_CONTROLS.sub("", unquote(text, errors="replace")))
