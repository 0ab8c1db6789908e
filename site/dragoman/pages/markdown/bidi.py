"""Bidirectional control characters (Unicode UAX #9) that cannot leave their block.

Embeddings and isolates that a text opens are closed where it ends; what closes
nothing goes. Overrides (U+202D, U+202E) go always: they can make a link or a file
name read as another one (Unicode TR #36 §2.6) and no page needs them. Marks (LRM,
RLM, ALM) are ordinary characters and stay.
"""

import re

__all__ = ["CONTROLS", "contain"]

CONTROLS = "\u202a-\u202e\u2066-\u2069"

_CONTROL = re.compile(f"[{CONTROLS}]")
_CLOSERS = {
    "\u202a": "\u202c",
    "\u202b": "\u202c",
    "\u2066": "\u2069",
    "\u2067": "\u2069",
    "\u2068": "\u2069",
}


def contain(text: str) -> str:
    """Return a text whose control characters have no effect outside it.

    In inline HTML, the parts with a direction of their own (code, attribute values)
    must have been contained before: then they change nothing around them.

    Args:
        text: Plain text or inline HTML.
    """
    if not _CONTROL.search(text):
        return text
    stack: list[str] = []
    kept = _CONTROL.sub(lambda control: _balance(control[0], stack), text)
    return kept + "".join(reversed(stack))


def _balance(control: str, stack: list[str]) -> str:
    if control in _CLOSERS:
        stack.append(_CLOSERS[control])
        return control
    return stack.pop() if stack and stack[-1] == control else ""
