"""Lays a template out as HTML in which each Jinja2 tag is one made-up word.

So an HTML parser can say where a tag stands: between elements or in an attribute.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from jinja2 import Environment, nodes

TAG = re.compile(r"zq(\d+)qz")
ENVIRONMENT = Environment(extensions=["jinja2.ext.i18n"], autoescape=True)


@dataclass(frozen=True)
class Expression:
    """`{{ … }}`."""

    line: int
    node: nodes.Node


@dataclass(frozen=True)
class Statement:
    """`{% … %}`."""

    line: int
    text: str


@dataclass
class Layout:
    """The HTML of a template, and what its made-up words stand for."""

    html: str = ""
    tags: list[Expression | Statement] = field(default_factory=list)

    def append(self, line: int, text: str) -> None:
        """Add text where it stands: white-space control has taken line ends away."""
        self.html += "\n" * (line - 1 - self.html.count("\n")) + text

    def tags_of(self, html: str) -> Iterator[Expression | Statement]:
        """The tags in a piece of the HTML, in their order."""
        return (self.tags[int(number)] for number in TAG.findall(html))


def lay_out(source: str) -> Layout:
    """Lay out a template's source."""
    layout = Layout()
    inside: list[str] = []
    for line, kind, text in ENVIRONMENT.lex(source):
        if kind == "data":
            layout.append(line, text)
        elif kind.endswith("_begin") and not kind.startswith("linestatement"):
            inside = []
        elif kind in {"variable_end", "block_end"}:
            layout.append(line, f"zq{len(layout.tags)}qz")
            layout.tags.append(_tag(line, kind, "".join(inside)))
        else:
            inside.append(text)
    return layout


def without_tags(html: str) -> str:
    """What a piece of the HTML says by itself."""
    return TAG.sub(" ", html)


def parse(expression: str) -> nodes.Node:
    """Parse a Jinja2 expression."""
    output = ENVIRONMENT.parse(f"{{{{ {expression} }}}}").body[0]
    assert isinstance(output, nodes.Output)
    return output.nodes[0]


def _tag(line: int, kind: str, text: str) -> Expression | Statement:
    if kind == "variable_end":
        return Expression(line, parse(text))
    return Statement(line, text.strip())
