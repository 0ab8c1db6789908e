"""How a page's file becomes its URL.

`guide/install.md` is `guide/install/`, `guide/index.md` is `guide/`, `index.md` is
the empty URL. The language stands before it and is no part of it.
"""

import unicodedata

__all__ = ["address", "alias", "is_slug"]

_INDEX = "index"
# RFC 3986 §2.3: with letters and digits, the characters that need no encoding.
_UNRESERVED = "-._~"


def is_slug(text: str) -> bool:
    """Tell whether a text can stand alone as one segment of a URL path.

    Letters, digits and marks of any script may; the web layer encodes them.
    """
    return text not in {"", ".", ".."} and all(
        character in _UNRESERVED or unicodedata.category(character)[0] in "LMN"
        for character in text
    )


def address(path: str, slug: str | None = None) -> str:
    """Return the URL of a page, relative to its language.

    Args:
        path: The page's file relative to `content/`.
        slug: The last segment, where the front matter gives one.
    """
    segments = path.removesuffix(".md").split("/")
    if segments[-1] == _INDEX:
        segments.pop()
    # The page of a folder has no segment of its own that a slug could replace.
    elif slug:
        segments[-1] = slug
    return "".join(f"{segment}/" for segment in segments)


def alias(text: str) -> str | None:
    """Return a former URL in the form of `address`, None if it is none.

    A last segment with a dot in it is a file and gets no final slash.

    Args:
        text: "/old/place/", "old/place", "old.html".
    """
    segments = text.strip("/").split("/")
    if not all(is_slug(segment) for segment in segments):
        return None
    path = "/".join(segments)
    return path if "." in segments[-1] else f"{path}/"
