"""What the answers with kept views say, field by field, whoever writes them.

Law: an answer is made of the view, the coding and the security headers alone. What a
request asked for beside them changes nothing.
"""

import re
from collections.abc import Mapping

from dragoman.assets.accept_encoding import IDENTITY
from dragoman.rendering.kept_views import Coded, KeptView
from dragoman.web.headers import PERMISSIONS_POLICY

Fields = tuple[tuple[str, str], ...]

# A client may keep it and has to ask each time whether it is still so.
CACHE_CONTROL = "no-cache"
VARY = "Accept-Encoding"
HTML = "text/html; charset=utf-8"

_TAG = re.compile(r'(?:W/)?("[^"]*")')
# What an entity tag of ours ends with: the quality of its coding.
_QUALITY = re.compile(r'\d*"$')


def headers(
    view: KeptView, coded: Coded, coding: str, security: Mapping[str, str]
) -> Fields:
    """Give the header fields of a 200 in their order; `Date` goes before them.

    Args:
        view: The view.
        coded: What it is in a coding.
        coding: That coding.
        security: What every answer carries, see `security_headers`.
    """
    encoding = () if coding == IDENTITY else (("Content-Encoding", coding),)
    return (
        ("Content-Type", HTML),
        *security.items(),
        ("Permissions-Policy", PERMISSIONS_POLICY),
        ("Content-Language", view.language),
        ("Cache-Control", CACHE_CONTROL),
        ("Vary", VARY),
        *encoding,
        ("Etag", coded.etag),
        ("Content-Length", str(len(coded.body))),
    )


def unchanged_headers(etag: str, security: Mapping[str, str]) -> Fields:
    """Give the header fields of a 304 in their order (RFC 9110 section 15.4.5).

    Args:
        etag: The tag that `matched` gave.
        security: What every answer carries.
    """
    return (
        *security.items(),
        ("Permissions-Policy", PERMISSIONS_POLICY),
        ("Cache-Control", CACHE_CONTROL),
        ("Vary", VARY),
        ("Etag", etag),
    )


def matched(if_none_match: str, etag: str) -> str | None:
    """Tell whether a client has a view already (RFC 9110 section 13.1.2).

    It does if it has the same revision in the same coding, however well coded: what it
    holds decodes to the same bytes.

    Args:
        if_none_match: The field's value: tags, weak ones too, or `*`; empty if it was
            not sent.
        etag: The tag of the view in the coding that was chosen.

    Returns:
        The tag that the answer names: the one the client has. None if it has none.
    """
    if if_none_match == etag:
        return etag
    if if_none_match.strip() == "*":
        return etag
    own = _QUALITY.sub("", etag)
    tags = (found[1] for found in _TAG.finditer(if_none_match))
    return next((tag for tag in tags if _QUALITY.sub("", tag) == own), None)
