"""The places in a message that a program fills: `%(name)s`, `{name}`, `%s`.

Law: a translation that names another place than its source does is not shown, so no
translation can break a page or print what it was not given.
"""

import re
from collections.abc import Iterator

# A per cent sign that begins neither a named place nor `%%` counts as a place of its
# own, so a stray one is only accepted where the source has one.
_PERCENT = re.compile(r"%(?:%|\(\w+\)[-#0 +]*\d*(?:\.\d+)?[A-Za-z])?")
_NAMED = re.compile(r"%\(\w+\)[-#0 +]*\d*(?:\.\d+)?[A-Za-z]|\{[\w.]*\}")
# A space is a flag to Python too, but "50 % der" is meant as a per cent sign.
_POSITIONAL = re.compile(
    r"%%|%\(\w+\)|%([-#0+]*(?:\d+|\*)?(?:\.\d+)?[diouxXeEfFgGcrsa])"
)
# Types that Python writes alike, or that take the same kind of number.
_SAME_TYPE = str.maketrans("iur", "dds")


def placeholders(text: str) -> frozenset[str]:
    """Give the placeholders of an interface text, each as it is written.

    Args:
        text: A message in Python's `%(name)s` form. `%%` is an escaped per cent sign
            and no placeholder.
    """
    return frozenset(place for place in _PERCENT.findall(text) if place != "%%")


def named_places(text: str) -> Iterator[str]:
    """Give every `%(name)s` and `{name}` of a text, as often as it stands there."""
    return (found[0] for found in _NAMED.finditer(text))


def positional(text: str) -> tuple[str, ...]:
    """Give the types of the places that have no name (`%s`, `%d`), in their order."""
    found = (each[1] for each in _POSITIONAL.finditer(text))
    return tuple(each[-1].translate(_SAME_TYPE) for each in found if each)
