"""Pieces of templates that are the same on many pages, rendered once in each language.

    {% call kept(percent=each.percent) %}<p>…{{ percent }}…</p>{% endcall %}

Law: what stands between names only the values that it is kept by, what belongs to the
language, and macros; the compiler refuses any other name. So the same values give the
same bytes, whatever page is rendered.
"""

from collections.abc import Iterator
from itertools import count

from jinja2 import TemplateSyntaxError, nodes
from jinja2.visitor import NodeTransformer
from markupsafe import Markup

from dragoman.rendering.interface_texts import Voice

#: What a template calls around what is kept.
NAME = "kept"

# What a template knows of the language, the same on all of its pages.
OF_LANGUAGE = frozenset(
    {"voice", "language", "formats", "site", "site_title", "feed", "samples"}
)

# How many pieces a language keeps: a page has some dozens, most of them on all pages.
MOST = 4096

_NUMBERS = count()
_FIND, _KEEP = "_find_kept", "_keep"

Key = tuple[object, ...]


def find(voice: object, *key: object) -> Markup | None:
    """Give a piece as a language has kept it, None if it has not.

    Args:
        voice: The voice in which the piece speaks, if the template knows it.
        key: The number of its place in the templates, and its values.
    """
    return voice.kept.get(key) if isinstance(voice, Voice) else None


def keep(piece: Markup, voice: object, *key: object) -> Markup:
    """Keep a piece and give it.

    Args:
        piece: The piece, rendered.
        voice: The voice in which it speaks, if the template knows it.
        key: The number of its place in the templates, and its values.
    """
    if isinstance(voice, Voice):
        if len(voice.kept) >= MOST:
            voice.kept.clear()
        voice.kept[key] = piece
    return piece


FILTERS = {_FIND: find, _KEEP: keep}


class Keeping(NodeTransformer):
    """Makes of every `{% call kept(…) %}` a look-up, and a rendering where it fails.

    Args:
        names: What a piece may name beside its values.
    """

    def __init__(self, names: frozenset[str]) -> None:
        self._names = names | OF_LANGUAGE

    def visit_CallBlock(self, node: nodes.CallBlock) -> nodes.Node:  # noqa: N802 -- Jinja2's way to name it
        """Compile a piece."""
        self.generic_visit(node)
        callee = node.call.node
        if not isinstance(callee, nodes.Name) or callee.name != NAME:
            return node
        self._check(node)
        number = next(_NUMBERS)
        values = [
            nodes.Assign(nodes.Name(each.key, "store"), each.value)
            for each in node.call.kwargs
        ]
        piece = f"_piece_{number}"
        key: list[nodes.Expr] = [nodes.Name("voice", "load"), nodes.Const(number)]
        key += [nodes.Name(each.key, "load") for each in node.call.kwargs]
        loaded = nodes.Name(piece, "load")
        found = nodes.Filter(key[0], _FIND, key[1:], [], None, None)
        made = nodes.Filter(loaded, _KEEP, key, [], None, None)
        body = [
            *values,
            nodes.Assign(nodes.Name(piece, "store"), found),
            nodes.If(
                nodes.Not(loaded),
                [
                    nodes.AssignBlock(nodes.Name(piece, "store"), None, node.body),
                    nodes.Output([made]),
                ],
                [],
                [nodes.Output([loaded])],
            ),
        ]
        return nodes.Scope(body).set_lineno(node.lineno)

    def _check(self, node: nodes.CallBlock) -> None:
        known = {each.key for each in node.call.kwargs} | self._names
        strange = sorted(_named(node.body) - known)
        if strange or node.call.args:
            raise TemplateSyntaxError(
                f"what is kept names {', '.join(strange)}: pass it to kept() by name",
                node.lineno,
            )


def _named(body: list[nodes.Node]) -> set[str]:
    """Give the names that a piece reads from around it; calls of macros are none."""
    loaded: set[str] = set()
    stored: set[str] = set()
    for name in _names(body):
        (loaded if name.ctx == "load" else stored).add(name.name)
    called = {
        call.node.name
        for each in body
        for call in each.find_all(nodes.Call)
        if isinstance(call.node, nodes.Name)
    }
    return loaded - stored - called


def _names(body: list[nodes.Node]) -> Iterator[nodes.Name]:
    for each in body:
        yield from each.find_all(nodes.Name)
