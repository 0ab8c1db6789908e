"""The token signature: links, code, emphasis and breaks come through as they were.

Sets are compared where an order or a repetition is the translator's business: a
language may say a word twice, or name two things the other way round.
"""

from collections.abc import Callable, Collection, Iterator

from dragoman.catalogs.catalog import Domain
from dragoman.catalogs.checks.finding import BOTH, CONTENT, Check, warning
from dragoman.catalogs.checks.message import Message, said_pairs
from dragoman.catalogs.checks.text import Text

# How much of a text is quoted.
_QUOTED = 60
_EMPHASIS = {
    "Emphasis": "*emphasis*",
    "Strong": "**strong emphasis**",
    "Strikethrough": "~~strikethrough~~",
}


def _link(message: Message) -> Iterator[str]:
    return _differing(message, lambda text: text.links, "the link to")


def _image(message: Message) -> Iterator[str]:
    return _differing(message, lambda text: text.images, "the picture")


def _code(message: Message) -> Iterator[str]:
    return _differing(message, lambda text: text.code, "the code")


def _html(message: Message) -> Iterator[str]:
    # What it has too much is an error of its own.
    for pair in said_pairs(message):
        if lost := [each for each in pair.source.html if each not in pair.target.html]:
            yield f"lacks the HTML {lost[0][:_QUOTED]}"


def _emphasis(message: Message) -> Iterator[str]:
    for pair in said_pairs(message):
        for kind, name in _EMPHASIS.items():
            has, wanted = pair.target.count(kind), pair.source.count(kind)
            if has != wanted:
                yield f"has {has} times {name}, its source {wanted} times"


def _hard_break(message: Message) -> Iterator[str]:
    for pair in said_pairs(message):
        has, wanted = _breaks(message, pair.target), _breaks(message, pair.source)
        if has != wanted:
            yield f"has {has} line breaks, its source {wanted}"


def _breaks(message: Message, text: Text) -> int:
    is_content = message.domain is Domain.CONTENT
    return text.count("HardBreak") if is_content else text.raw.strip("\n").count("\n")


def _footnote(message: Message) -> Iterator[str]:
    for pair in said_pairs(message):
        if lost := sorted(pair.source.footnotes - pair.target.footnotes):
            yield f"lacks the footnote [^{lost[0][:_QUOTED]}]"


def _differing(
    message: Message, of: Callable[[Text], Collection[str]], name: str
) -> Iterator[str]:
    for pair in said_pairs(message):
        wanted, has = of(pair.source), of(pair.target)
        lost = next((each for each in wanted if each not in has), None)
        new = next((each for each in has if each not in wanted), None)
        if lost is not None and new is not None:
            yield f"has {name} {new[:_QUOTED]} for {lost[:_QUOTED]}"
        elif lost is not None:
            yield f"lacks {name} {lost[:_QUOTED]}"
        elif new is not None:
            yield f"has {name} {new[:_QUOTED]}, its source has not"


CHECKS: tuple[Check, ...] = (
    warning("link", "Links lead where those of the source lead.", _link, CONTENT),
    warning("image", "Pictures are those of the source.", _image, CONTENT),
    warning("code", "Inline code is that of the source.", _code, CONTENT),
    warning("lost-html", "HTML of the source is there.", _html, BOTH),
    warning(
        "emphasis",
        "As much is emphasised, strong or struck through as in the source.",
        _emphasis,
        CONTENT,
    ),
    warning("line-break", "There are as many line breaks.", _hard_break, BOTH),
    warning("footnote", "Footnotes of the source are referred to.", _footnote, CONTENT),
)
