"""The content codings of a view: which there are, and how one is made of another.

Law: every coding of a view holds the same bytes. So one of them is enough to keep.
"""

from collections.abc import Mapping

from dragoman.assets.accept_encoding import IDENTITY
from dragoman.assets.compression import CODINGS, compress, decompress, quality
from dragoman.rendering.kept_views import Coded, KeptView


def coded(content: bytes, coding: str, revision: str, *, quick: bool = True) -> Coded:
    """Code the bytes of a view.

    Args:
        content: The document.
        coding: `br`, `gzip` or `identity`.
        revision: The view's revision.
        quick: Whether a reader is waiting; else as small as the coding can.
    """
    body = content if coding == IDENTITY else compress(content, coding, quick=quick)
    return Coded(etag(revision, coding, quick=quick), body)


def etag(revision: str, coding: str, *, quick: bool = True) -> str:
    """Name a coding of a view: `"…-br5"`, with its quotes (RFC 9110 section 8.8.3).

    Args:
        revision: The view's revision.
        coding: `br`, `gzip` or `identity`.
        quick: Whether it is made while a reader waits.
    """
    effort = "" if coding == IDENTITY else quality(coding, quick=quick)
    return f'"{revision}-{coding}{effort}"'


def recoded(view: KeptView, coding: str) -> Coded:
    """Code a view once more, quickly.

    Args:
        view: The view.
        coding: `br`, `gzip` or `identity`.
    """
    return coded(content(view.codings), coding, view.revision)


def best(view: KeptView) -> Mapping[str, Coded]:
    """Give a view's codings as small as they can be, each of the compressed ones.

    What the document is without a coding stays where somebody has asked for it.
    """
    document = content(view.codings)
    found = {
        coding: coded(document, coding, view.revision, quick=False)
        for coding in CODINGS
    }
    plain = view.codings.get(IDENTITY)
    return found if plain is None else {**found, IDENTITY: plain}


def is_best(view: KeptView) -> bool:
    """Tell whether a view has all that `best` gives."""
    return all(
        coding in view.codings
        and view.codings[coding].etag == etag(view.revision, coding, quick=False)
        for coding in CODINGS
    )


def content(codings: Mapping[str, Coded]) -> bytes:
    """Give the document that some codings hold."""
    coding = IDENTITY if IDENTITY in codings else next(iter(codings))
    body = codings[coding].body
    return body if coding == IDENTITY else decompress(body, coding)
