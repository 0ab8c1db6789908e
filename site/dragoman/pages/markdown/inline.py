r"""One message, source or translation, to inline HTML.

Law: a message is inline text. Whatever it begins with (`2024. április`, `- x`, `# x`,
`[a]: b`, four spaces, a fence, a blank line), it never becomes a block, never
vanishes and never defines anything.

A newline in a message is a hard break. At either end of the message it is dropped,
and several in a row are one. A backslash before it is part of the break.
"""

import re
from collections.abc import Hashable, Mapping, Sequence

from dragoman.errors import PageError
from dragoman.pages.markdown import options, writer
from dragoman.pages.markdown.bidi import contain
from dragoman.pages.markdown.cjk import hinge
from dragoman.pages.markdown.cleaning import GUARD, HINGE, clean, escape, unguard
from dragoman.pages.markdown.events import INLINE, Event, Resolve, parse
from dragoman.pages.markdown.kept import Kept
from dragoman.pages.markdown.simple import simple, together
from dragoman.pages.page import Definitions

__all__ = [
    "MAX_MESSAGE",
    "NOWHERE",
    "inline",
    "inline_all",
    "normal_label",
    "parse_message",
    "parse_prepared",
    "prepare",
    "restore",
]

# A long page of print; beyond it a text is shown without markup, so that what one
# message costs stays bounded.
MAX_MESSAGE = 20_000

NOWHERE = Definitions()

# In characters: the handbook's texts in thirteen languages are 1.5 million with theirs.
_KEPT = 8_000_000

_HTML = Kept(_KEPT)
_PLAIN = Kept(_KEPT // 4)

_NOTE = re.compile(r"\[\^([^\[\]\n]+)\]")
# Labels fold ASCII white space only: U+3000 and U+00A0 are characters of a name.
_SPACE = re.compile(f"[ \t\n{GUARD}]+")


def inline(text: str, definitions: Definitions, *, plain: bool = False) -> str:
    """Return a message as HTML, or as plain text.

    Args:
        text: The message, a msgid or a translation of it.
        definitions: Of the page on which it stands.
        plain: Return the text alone, without markup and NOT escaped: for `<title>`,
            attributes and search, where the template escapes it.

    Returns:
        Safe inline HTML with private marks, which `finish` resolves; or plain text,
        in which hard breaks are spaces, images are their alt text, and references
        to footnotes are left out.
    """
    key = _key(text, definitions)
    table = _PLAIN if plain else _HTML
    found = table.find(key)
    if found is None:
        found = _made(text, definitions, plain=plain)
        table.keep(key, found)
    return found


def inline_all(texts: Sequence[str], definitions: Definitions) -> list[str]:
    """Return messages as HTML: what `inline` returns for each, for less work.

    Args:
        texts: The messages.
        definitions: Of the page on which they stand.
    """
    keys = [_key(text, definitions) for text in texts]
    found = _HTML.find_all(keys)
    fresh = {
        key: text
        for key, text, html in zip(keys, texts, found, strict=True)
        if html is None
    }
    if not fresh:
        return [html for html in found if html is not None]
    made = _all_made(fresh, definitions)
    _HTML.keep_all(made)
    return [
        made[key] if html is None else html
        for key, html in zip(keys, found, strict=True)
    ]


def parse_message(
    text: str, definitions: Definitions = NOWHERE, *, hinged: bool = True
) -> list[Event]:
    """Return the inline events of a message.

    Args:
        text: The message.
        definitions: What it may refer to.
        hinged: Mend emphasis beside CJK punctuation (see `cjk`).

    Raises:
        PageError: If the text is too long, or the parser gives up.
    """
    return parse_prepared(prepare(text, hinged=hinged), definitions)


def prepare(text: str, *, hinged: bool = True) -> str:
    """Return a message as the parser is given it: guarded, its hard breaks written out.

    Args:
        text: The message.
        hinged: Mend emphasis beside CJK punctuation (see `cjk`).

    Raises:
        PageError: If the text is too long.
    """
    if len(text) > MAX_MESSAGE:
        raise PageError("The text is too long for markup")
    return _prepared(clean(text), hinged=hinged)


def restore(prepared: str) -> str:
    """Return the message of a prepared text."""
    return unguard(prepared.replace(f"  \n{GUARD}", "\n"))


def parse_prepared(prepared: str, definitions: Definitions = NOWHERE) -> list[Event]:
    """Return the inline events of a message, with their places in the prepared text.

    Args:
        prepared: What `prepare` returned.
        definitions: What the message may refer to.

    Raises:
        PageError: If the parser gives up.
    """
    if prepared == GUARD:
        return []
    # The parser sees a footnote only where it is defined: all that the message
    # names are, below it, and nothing below its first paragraph is kept.
    labels = _labels(prepared, definitions)
    prepared += "".join(f"\n\n[^{label}]: x" for label in labels)
    events = parse(prepared, INLINE, _resolver(definitions, len(prepared)))
    return events[1 : [event.kind for event in events].index("/Paragraph")]


def normal_label(label: str) -> str:
    """Return the form in which two labels of a reference are compared.

    CommonMark 0.31.2 §4.7: case folded, white space runs are one space.
    """
    return _SPACE.sub(" ", label.replace(HINGE, "")).strip(" ").casefold()


def _key(text: str, definitions: Definitions) -> Hashable:
    # Most texts refer to nothing, and are the same on every page.
    return (text, definitions.token) if "[" in text else text


def _all_made(
    texts: Mapping[Hashable, str], definitions: Definitions
) -> dict[Hashable, str]:
    short = {key: text for key, text in texts.items() if len(text) <= MAX_MESSAGE}
    found = together(list(short.values()), definitions)
    simples = dict(zip(short, found, strict=True))
    return {
        key: options.together(
            _render(text, definitions) if (html := simples.get(key)) is None else html
        )
        for key, text in texts.items()
    }


def _made(text: str, definitions: Definitions, *, plain: bool) -> str:
    found = None
    if len(text) <= MAX_MESSAGE:
        found = simple(text, definitions, plain=plain)
    if found is None:
        found = _render(text, definitions, plain=plain)
    return found if plain else options.together(found)


def _render(text: str, definitions: Definitions, *, plain: bool = False) -> str:
    known = definitions if "[" in text else NOWHERE
    try:
        events = parse_message(text, known)
    except PageError:
        shown = contain(clean(text))
        return shown if plain else escape(shown)
    return writer.plain(events) if plain else writer.html(events, known)


def _prepared(text: str, *, hinged: bool) -> str:
    text = text.strip(" \t\n")
    if "\n" in text:
        *lines, last = [line.strip(" \t") for line in text.split("\n")]
        broken = (_without_backslash(line) for line in lines)
        text = f"  \n{GUARD}".join([*filter(None, broken), last])
    return GUARD + (hinge(text) if hinged else text)


def _without_backslash(line: str) -> str:
    r"""Drop the backslash of a hard break, but not the second of `\\`."""
    odd = (len(line) - len(line.rstrip("\\"))) % 2
    return line[:-1].rstrip(" \t") if odd else line


def _labels(text: str, definitions: Definitions) -> dict[str, None]:
    if not definitions.notes or "[^" not in text:
        return {}
    found = (definitions.notes.get(label.casefold()) for label in _NOTE.findall(text))
    return dict.fromkeys(label for label in found if label is not None)


class _Budget:
    """Bounds what reference definitions can multiply one message to.

    Args:
        definitions: The page's.
        size: Characters that they may add to this message.
    """

    def __init__(self, definitions: Definitions, size: int) -> None:
        self._links = definitions.links
        self._left = size

    def resolve(self, label: str) -> tuple[str, str] | None:
        found = self._links.get(normal_label(label))
        if found is None:
            return None
        self._left -= len(found[0]) + len(found[1])
        return found if self._left >= 0 else None


def _resolver(definitions: Definitions, size: int) -> Resolve | None:
    return (
        _Budget(definitions, 16_000 + 8 * size).resolve if definitions.links else None
    )
