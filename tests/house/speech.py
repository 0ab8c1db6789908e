"""Finds in templates what a reader would get in the wrong language, or unmarked.

An interface text between elements stands in `said(…)`, which marks a text that had to
fall back to another language. An attribute cannot be marked, so there the bare gettext
call is right. A macro's parameter is spoken if the macro puts it into `said(…)` itself.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from jinja2 import nodes

SAID = "said"
GETTEXT = {"_", "gettext", "ngettext", "pgettext", "npgettext"}
WORD = re.compile(r"[^\W\d_]{2,}")


@dataclass
class Macro:
    """What is known of a macro by its body."""

    parameters: list[str] = field(default_factory=list)
    unspoken: set[str] = field(default_factory=set)
    has_elements: bool = False
    is_bare: bool = False


@dataclass
class Speakers:
    """What a template can call to speak.

    Attributes:
        macros: By name, those of all templates.
        variables: Names of this template that hold the result of a bare call.
    """

    macros: dict[str, Macro] = field(default_factory=dict)
    variables: set[str] = field(default_factory=set)

    def is_bare(self, node: nodes.Node) -> bool:
        """Whether a node is a text that nothing has marked."""
        if isinstance(node, nodes.Name):
            return node.name in self.variables
        name = called(node)
        macro = self.macros.get(name)
        is_bare_macro = macro is not None and macro.is_bare and not macro.has_elements
        return name in GETTEXT or is_bare_macro

    def unmarked(self, node: nodes.Node) -> Iterator[nodes.Node]:
        """The nodes of an expression between elements that nothing has marked."""
        if called(node) == SAID:
            return
        yield node
        if self.is_bare(node):
            return
        for child in self._open(node):
            yield from self.unmarked(child)

    def _open(self, node: nodes.Node) -> Iterator[nodes.Node]:
        """The children of a node, without what a macro marks by itself."""
        macro = self.macros.get(called(node))
        if macro is None or not isinstance(node, nodes.Call):
            yield from node.iter_child_nodes()
            return
        given = dict(zip(macro.parameters, node.args, strict=False))
        given |= {argument.key: argument.value for argument in node.kwargs}
        yield from (given[name] for name in given if name in macro.unspoken)


def called(node: nodes.Node) -> str:
    """The name of what a node calls, or nothing."""
    if not isinstance(node, nodes.Call):
        return ""
    target = node.node
    if isinstance(target, nodes.Getattr):
        return target.attr
    return target.name if isinstance(target, nodes.Name) else ""


def literals(node: nodes.Node) -> Iterator[str]:
    """The words that an expression writes as they stand."""
    if isinstance(node, nodes.Const):
        if isinstance(node.value, str) and WORD.search(node.value):
            yield node.value
    elif isinstance(node, nodes.CondExpr):
        yield from literals(node.expr1)
        if node.expr2 is not None:
            yield from literals(node.expr2)
    elif isinstance(node, nodes.BinExpr):
        yield from literals(node.left)
        yield from literals(node.right)
    elif isinstance(node, nodes.Concat):
        for part in node.nodes:
            yield from literals(part)
    elif isinstance(node, nodes.Filter) and node.node is not None:
        yield from literals(node.node)
