r"""Where a form may send a reader on to: only to a path of this site.

Browsers read `//evil`, `/\evil` and `https:evil` as other sites, so a target is matched
against what is allowed instead of being searched for what is not.
"""

import re
from urllib.parse import unquote

_PATH = re.compile(r"/(?![/\\])[A-Za-z0-9._~/?&=%+-]*", re.ASCII)


def safe_next(target: str) -> str:
    """Make a redirect target safe.

    Args:
        target: What a request asks for, as in `next=/de/guide/`.

    Returns:
        The target unchanged if it is a path of this site both as it stands and after
        one percent-decoding, which is what a proxy may do to it; else `/`.
    """
    is_safe = _PATH.fullmatch(target) and _PATH.fullmatch(unquote(target))
    return target if is_safe else "/"
