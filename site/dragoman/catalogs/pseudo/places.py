"""Changes the words of a text and leaves alone what a program will look for in it."""

import re
from collections.abc import Callable

#: Changes plain text.
Change = Callable[[str], str]

# What Python's two ways of formatting fill, `%(name)s` and `{name}`, and `%%`.
_PLACE = re.compile(r"(%\(\w+\)[-#0 +]*\d*(?:\.\d+)?[A-Za-z]|%%|\{\w*\})")


def around_places(text: str, change: Change) -> str:
    """Change a text around its placeholders.

    Args:
        text: Plain text.
        change: Is given each stretch between two placeholders.
    """
    parts = _PLACE.split(text)
    # What the pattern captures stands at the odd places (re.split).
    parts[::2] = map(change, parts[::2])
    return "".join(parts)
