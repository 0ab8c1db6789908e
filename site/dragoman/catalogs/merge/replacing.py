"""Put the source's new URLs, paths and numbers into a translation, and take them back.

Law: only what stands exactly once, byte for byte, in the old source and in the
translation is replaced. What is undone gives the translator's own bytes again.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from dragoman.catalogs.merge.tokens import Kind, Token, skeleton, tokens

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Replaced:
    """A translation for another text.

    Attributes:
        texts: The translation's forms.
        pairs: What was replaced in every form, as (old, new).
        is_exact: Whether it says what the new text says: nothing but URLs, paths and
            versions differ, and all of them were replaced.
    """

    texts: tuple[str, ...]
    pairs: tuple[Pair, ...]
    is_exact: bool


def replaced(texts: tuple[str, ...], old: str, new: str) -> Replaced:
    """Replace in a translation what was replaced in its source.

    Args:
        texts: The translation's forms.
        old: The text that it was made from.
        new: The text that stands there now.
    """
    if old == new:
        return Replaced(texts, (), is_exact=True)
    before, now = tokens(old), tokens(new)
    is_same = skeleton(old, before) == skeleton(new, now)
    pairs = _changed(before, now) if is_same else _moved(before, now)
    usable = [pair for pair in pairs if _stands_once(pair[0][1], (old, *texts))]
    fixed = all(kind is not Kind.NUMBER for (kind, _), _ in pairs)
    if is_same and fixed and len(usable) == len(pairs):
        found = [(a, b) for (_, a), (_, b) in pairs]
        return Replaced(_with(texts, found), (), is_exact=True)
    found = [(a, b) for (_, a), (_, b) in usable]
    while found:
        result = _with(texts, found)
        if undone(result, found) == texts:
            return Replaced(result, tuple(found), is_exact=False)
        found.pop()
    return Replaced(texts, (), is_exact=False)


def undone(texts: tuple[str, ...], pairs: Sequence[Pair]) -> tuple[str, ...] | None:
    """Take back what was replaced in a translation.

    Args:
        texts: The translation's forms.
        pairs: What was replaced, as (old, new).

    Returns:
        The forms as they were; None where that cannot be told exactly.
    """
    if not pairs:
        return texts
    for text in texts:
        count = Counter(token.text for token in tokens(text))
        for _, new in pairs:
            if count[new] != 1 or text.count(new) != 1:
                return None
    return _with(texts, [(new, old) for old, new in pairs])


_Known = tuple[Kind, str]


def _changed(before: list[Token], now: list[Token]) -> list[tuple[_Known, _Known]]:
    """Pair the parts of two texts that are the same but for these parts."""
    pairs = (
        ((a.kind, a.text), (b.kind, b.text))
        for a, b in zip(before, now, strict=True)
        if a.text != b.text
    )
    return list(dict.fromkeys(pairs))


def _moved(before: list[Token], now: list[Token]) -> list[tuple[_Known, _Known]]:
    """Pair the URLs and paths that went with those that came, kind by kind."""
    pairs: list[tuple[_Known, _Known]] = []
    for kind in (Kind.TARGET, Kind.CODE):
        had = [token.text for token in before if token.kind is kind]
        has = [token.text for token in now if token.kind is kind]
        gone = [text for text in had if text not in has]
        come = [text for text in has if text not in had]
        if len(had) == len(has) and len(gone) == len(come):
            pairs += [((kind, a), (kind, b)) for a, b in zip(gone, come, strict=True)]
    return pairs


def _stands_once(part: str, texts: Sequence[str]) -> bool:
    return all(
        text.count(part) == 1 and any(token.text == part for token in tokens(text))
        for text in texts
    )


def _with(texts: Sequence[str], pairs: Sequence[Pair]) -> tuple[str, ...]:
    new = dict(pairs)
    return tuple(_one_with(text, new) for text in texts)


def _one_with(text: str, new: dict[str, str]) -> str:
    parts, position = [], 0
    for token in tokens(text):
        if token.text in new:
            parts += [text[position : token.start], new[token.text]]
            position = token.end
    return "".join([*parts, text[position:]])
