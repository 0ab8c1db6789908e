"""Pieces of templates that are the same on many pages, rendered once in each language.

    {% call kept(percent=each.percent) %}<p>…{{ percent }}…</p>{% endcall %}

    {% call kept(hole=url) %}<a href="{{ hole }}">{{ _("Close") }}</a>{% endcall %}

What differs from page to page and is only written, such as an address, need not be a
value: the piece is kept with `HOLE` in its place, which the value of `hole` fills.

    {% call kept(ways=chapter.ways, hole=here, at=chapter.place) %}
    {% for way in ways %}<li{{ hole }}>{{ way.text.html }}</li>{% endfor %}
    {% endcall %}

Of a list in which a page marks one entry, `at` tells which hole is filled, from 0; all
others stay empty.

Law: what stands between names only the values that it is kept by, what belongs to the
language, and macros; the compiler refuses any other name. So the same values give the
same bytes, whatever page is rendered.
"""

from collections.abc import Iterator
from itertools import count

from jinja2 import TemplateSyntaxError, nodes
from jinja2.visitor import NodeTransformer
from markupsafe import Markup, escape

from dragoman.rendering.interface_texts import Voice

#: What a template calls around what is kept.
NAME = "kept"

# What a template knows of the language, the same on all of its pages.
OF_LANGUAGE = frozenset(
    {"voice", "language", "formats", "site", "site_title", "feed", "samples"}
)

#: Stands in a piece for what is filled in on each page; no escaped text looks like it.
HOLE = Markup("<\ufdd0>")

# How many characters a language keeps: most pieces of a page stand on all pages.
MOST = 1 << 20

_NUMBERS = count()
_FIND, _KEEP, _CUT, _FILL = "_find_kept", "_keep", "_cut_kept", "_fill_kept"
_HOLE, _AT = "hole", "at"

Key = tuple[object, ...]
Piece = Markup | tuple[str, ...]


def find(voice: object, *key: object) -> Piece | None:
    """Give a piece as a language has kept it, None if it has not.

    Args:
        voice: The voice in which the piece speaks, if the template knows it.
        key: The number of its place in the templates, and its values.
    """
    return voice.kept.get(key) if isinstance(voice, Voice) else None


def cut(piece: Markup) -> tuple[str, ...]:
    """Cut a piece at its holes: it is put together faster than they are found.

    Args:
        piece: The piece, rendered.
    """
    # str's own method: the parts of what is safe are filled by what is safe.
    return tuple(str.split(piece, str(HOLE)))


def fill(parts: tuple[str, ...], value: str, at: int | None = None) -> Markup:
    """Fill the holes of a piece.

    Args:
        parts: The piece as it was cut.
        value: What belongs there; escaped unless it is Markup.
        at: The only hole that is filled, counted from 0; by itself, all of them are.
    """
    safe = str(value if type(value) is Markup else escape(value))
    if at is None:
        return Markup(safe.join(parts))  # noqa: S704 -- as said
    if not 0 <= at < len(parts) - 1:
        return Markup("".join(parts))  # noqa: S704 -- as said
    return Markup("".join((*parts[: at + 1], safe, *parts[at + 1 :])))  # noqa: S704 -- as said


def keep(piece: Piece, voice: object, *key: object) -> Piece:
    """Keep a piece and give it.

    Args:
        piece: The piece, rendered; cut if it has holes.
        voice: The voice in which it speaks, if the template knows it.
        key: The number of its place in the templates, and its values.
    """
    if isinstance(voice, Voice):
        size = len(piece) if isinstance(piece, str) else sum(map(len, piece))
        voice.kept_size += size
        if voice.kept_size > MOST:
            voice.kept.clear()
            voice.kept_size = size
        voice.kept[key] = piece
    return piece


FILTERS = {_FIND: find, _KEEP: keep, _CUT: cut, _FILL: fill}


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
        given = {each.key: each.value for each in node.call.kwargs}
        kept_by = [each for each in node.call.kwargs if each.key not in (_HOLE, _AT)]
        holes = [given[each] for each in (_HOLE, _AT) if each in given]
        self._check(node)
        number = next(_NUMBERS)
        values = [
            nodes.Assign(nodes.Name(each.key, "store"), each.value) for each in kept_by
        ]
        own = [
            nodes.Assign(nodes.Name(_HOLE, "store"), nodes.Const(HOLE))
            for _ in holes[:1]
        ]
        piece = f"_piece_{number}"
        key: list[nodes.Expr] = [nodes.Name("voice", "load"), nodes.Const(number)]
        key += [nodes.Name(each.key, "load") for each in kept_by]
        loaded = nodes.Name(piece, "load")
        found = nodes.Filter(key[0], _FIND, key[1:], [], None, None)
        whole = nodes.Filter(loaded, _CUT, [], [], None, None) if holes else loaded
        made = nodes.Filter(whole, _KEEP, key, [], None, None)
        body = [
            *values,
            nodes.Assign(nodes.Name(piece, "store"), found),
            nodes.If(
                nodes.Not(loaded),
                [
                    nodes.AssignBlock(
                        nodes.Name(piece, "store"), None, [*own, *node.body]
                    ),
                    nodes.Output([_filled(made, holes)]),
                ],
                [],
                [nodes.Output([_filled(loaded, holes)])],
            ),
        ]
        return nodes.Scope(body).set_lineno(node.lineno)

    def _check(self, node: nodes.CallBlock) -> None:
        known = ({each.key for each in node.call.kwargs} - {_AT}) | self._names
        strange = sorted(_named(node.body) - known)
        if strange or node.call.args:
            raise TemplateSyntaxError(
                f"what is kept names {', '.join(strange)}: pass it to kept() by name",
                node.lineno,
            )


def _filled(piece: nodes.Expr, holes: list[nodes.Expr]) -> nodes.Expr:
    return nodes.Filter(piece, _FILL, holes, [], None, None) if holes else piece


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
