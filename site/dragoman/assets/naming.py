"""How a file's content stands in its name: `css/site.css`, `css/site.<hash>.css`.

Names are paths below `static/`, with `/` between their parts.
"""

import hashlib
import re
from urllib.parse import quote

LENGTH = 16
"""Hexadecimal digits of SHA-256 in a name: 64 bits tell 100,000 files apart safely."""

_HASH = re.compile(r"(?P<stem>.*)\.(?P<hash>[0-9a-f]{12,64})(?P<suffix>\.[^./]*)?")


def digest(content: bytes) -> str:
    """Return the SHA-256 of some bytes, as 64 hexadecimal digits.

    Args:
        content: The bytes of a file.
    """
    return hashlib.sha256(content).hexdigest()


def hashed(name: str, content: bytes) -> str:
    """Return the name under which a file with this content is served.

    Args:
        name: The plain name.
        content: The bytes that are served.
    """
    folder, slash, file = name.rpartition("/")
    stem, dot, suffix = file.rpartition(".")
    mark = digest(content)[:LENGTH]
    named = f"{stem}.{mark}.{suffix}" if dot else f"{file}.{mark}"
    return folder + slash + named


def plain(served: str) -> str | None:
    """Return the plain name behind a served name, whatever its hash.

    Args:
        served: A name that may hold a hash of 12 to 64 digits.

    Returns:
        The name without the hash; None when there is none in it.
    """
    match = _HASH.fullmatch(served)
    return match["stem"] + (match["suffix"] or "") if match else None


def holds(served: str, content: bytes) -> bool:
    """Tell whether these are the bytes that a served name promises.

    Args:
        served: A name with a hash in it.
        content: Bytes found under that name.
    """
    name = plain(served)
    return name is not None and hashed(name, content) == served


def path(name: str) -> str:
    """Return a name as a URL path, everything but letters, digits, `-._~/` escaped.

    Args:
        name: A plain or a served name.
    """
    return quote(name, safe="/")
