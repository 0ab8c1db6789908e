"""The named places in a message that a program fills: `%(name)s`.

Law: a translation that names another place than its source does is not shown, so no
translation can break a page or print what it was not given.
"""

import re
from collections.abc import Iterable

# A per cent sign that begins neither a named place nor `%%` counts as a place of its
# own, so a stray one is only accepted where the source has one.
_PLACE = re.compile(r"%(?:%|\(\w+\)[-#0 +]*\d*(?:\.\d+)?[A-Za-z])?")


def placeholders(text: str) -> frozenset[str]:
    """Give the placeholders of a text, each as it is written.

    Args:
        text: A message in Python's `%(name)s` form. `%%` is an escaped per cent sign
            and no placeholder.
    """
    return frozenset(place for place in _PLACE.findall(text) if place != "%%")


def fits(texts: Iterable[str], msgid: str, plural: str | None) -> bool:
    """Whether every text of a translation uses the placeholders of its source.

    Args:
        texts: The translation; one text per plural form.
        msgid: The source text.
        plural: The source's plural text. With it, a form may leave a placeholder out
            ("one file") but must not name one that neither source text has.
    """
    if plural is None:
        wanted = placeholders(msgid)
        return all(placeholders(text) == wanted for text in texts)
    known = placeholders(msgid) | placeholders(plural)
    return all(placeholders(text) <= known for text in texts)
