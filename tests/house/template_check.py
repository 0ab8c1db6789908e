"""Reads templates as a browser would, and lists what breaks the rules of the house."""

import re
from collections.abc import Iterable, Mapping
from html.parser import HTMLParser

from jinja2 import nodes

from house.speech import GETTEXT, SAID, WORD, Macro, Speakers, called, literals
from house.template_text import (
    Expression,
    Statement,
    lay_out,
    parse,
    without_tags,
)

VOID = {"br", "hr", "img", "input", "link", "meta", "source", "use", "wbr"}
# Attributes whose value a reader sees or hears.
SPOKEN = {
    "alt",
    "aria-description",
    "aria-label",
    "aria-roledescription",
    "data-th",
    "label",
    "placeholder",
    "title",
}
# What a browser never runs (HTML §4.12.1, data block).
DATA_BLOCK = "application/ld+json"
MACRO = re.compile(r"macro\s+(\w+)\s*\((.*)\)", re.DOTALL)
LOOP = re.compile(r"for\s+(\w+)\s+in\s+(\w+)")
SET = re.compile(r"set\s+(\w+)\s*=(.*)", re.DOTALL)


def check(sources: Mapping[str, str]) -> list[str]:
    """Check templates that belong together.

    Args:
        sources: The text of each template by its name.

    Returns:
        `name:line: fault`, in the order of the templates.
    """
    macros: dict[str, Macro] = {}
    faults: list[str] = []
    before = None
    # What a macro is depends on the macros it calls, so read until nothing changes.
    while repr(macros) != before:
        before = repr(macros)
        faults = []
        for name, source in sources.items():
            reader = TemplateReader(source, macros)
            faults += [f"{name}:{fault}" for fault in reader.faults()]
    return faults


class TemplateReader(HTMLParser):
    """Reads one template.

    Args:
        source: Its text.
        macros: What is known of all macros; what this template tells is added.
    """

    def __init__(self, source: str, macros: dict[str, Macro]) -> None:
        super().__init__(convert_charrefs=True)
        self._layout = lay_out(source)
        self._speakers = Speakers(macros)
        self._elements: list[tuple[str, bool]] = []
        self._blocks: list[str] = []
        self._macro: Macro | None = None
        self._carried: dict[str, str] = {}
        self._faults: list[str] = []

    def faults(self) -> list[str]:
        """List the faults, as `line: fault`."""
        self.feed(self._layout.html)
        self.close()
        return self._faults

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        name = without_tags(tag).strip()
        self._follow(self._layout.tags_of(tag))
        if self._macro is not None:
            self._macro.has_elements = True
        is_code = name == "script" and dict(attrs).get("type") != DATA_BLOCK
        if name == "style" or (is_code and "src" not in dict(attrs)):
            self._fault(self.getpos()[0], f"<{name}> stands inline")
        for key, value in attrs:
            self._attribute(name, without_tags(key).strip(), value or "", dict(attrs))
        if name not in VOID:
            self._elements.append((name, dict(attrs).get("translate") == "no"))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if without_tags(tag).strip() not in VOID:
            self._elements.pop()

    def handle_endtag(self, tag: str) -> None:
        name = without_tags(tag).strip()
        open_names = [element for element, _ in self._elements]
        if name in open_names:
            last = len(open_names) - 1 - open_names[::-1].index(name)
            del self._elements[last:]

    def handle_data(self, data: str) -> None:
        self._follow(self._layout.tags_of(data))
        said = without_tags(data)
        if WORD.search(said) and not self._is_kept():
            words = " ".join(said.split())
            self._fault(self.getpos()[0], f"untranslated text: {words}")

    def _is_kept(self) -> bool:
        """Whether the words here are names, the same in every language."""
        return any(is_kept for _, is_kept in self._elements)

    def _in_title(self) -> bool:
        """Whether the text here can hold no element, as an attribute can't."""
        names = [name for name, _ in self._elements]
        return "title" in names or "title" in self._blocks

    def _attribute(
        self, tag: str, key: str, value: str, attrs: Mapping[str, str | None]
    ) -> None:
        line = self.getpos()[0]
        if key == "style" or key.startswith("on"):
            self._fault(line, f"{key}= stands inline")
        is_description = tag == "meta" and attrs.get("name") == "description"
        is_spoken = key in SPOKEN or (key == "content" and is_description)
        if is_spoken and WORD.search(without_tags(value)):
            self._fault(line, f"untranslated {key}: {without_tags(value).strip()}")
        for each in self._layout.tags_of(value):
            if isinstance(each, Expression):
                self._in_attribute(each, is_spoken=is_spoken)

    def _in_attribute(self, expression: Expression, *, is_spoken: bool) -> None:
        if any(called(node) == SAID for node in _all(expression.node)):
            self._fault(expression.line, "said() writes an element into an attribute")
        if is_spoken:
            for words in literals(expression.node):
                self._fault(expression.line, f"untranslated text: {words}")

    def _follow(self, tags: Iterable[Expression | Statement]) -> None:
        for each in tags:
            if isinstance(each, Statement):
                self._statement(each)
            elif not self._in_title():
                self._between_elements(each)

    def _between_elements(self, expression: Expression) -> None:
        if not self._is_kept():
            for words in literals(expression.node):
                self._fault(expression.line, f"untranslated text: {words}")
        for node in self._speakers.unmarked(expression.node):
            if isinstance(node, nodes.Name) and node.name in self._carried:
                assert self._macro is not None
                self._macro.unspoken.add(self._carried[node.name])
            if self._speakers.is_bare(node):
                self._bare(expression.line, called(node) or "a variable")

    def _bare(self, line: int, name: str) -> None:
        """Note a bare call; a macro without elements may serve an attribute."""
        if self._macro is not None:
            self._macro.is_bare = True
            if not self._macro.has_elements:
                return
        self._fault(line, f"{name} stands bare between elements: use said(…)")

    def _statement(self, statement: Statement) -> None:
        text = statement.text
        word, _, rest = text.partition(" ")
        if word == "block":
            self._blocks.append(rest.split()[0])
        elif word == "endblock":
            self._blocks.pop()
        elif word == "macro":
            self._enter(text)
        elif word == "endmacro":
            self._macro, self._carried = None, {}
        elif word == "trans":
            self._fault(statement.line, "trans cannot be marked: use said(_(…))")
        elif word == "for" and (loop := LOOP.match(text)):
            if loop[2] in self._carried:
                self._carried[loop[1]] = self._carried[loop[2]]
        elif word == "set" and (put := SET.match(text)) and _speaks(put[2]):
            self._speakers.variables.add(put[1])

    def _enter(self, text: str) -> None:
        head = MACRO.match(text)
        assert head is not None
        parameters = re.findall(r"(\w+)\s*(?:=[^,]*)?(?:,|$)", head[2])
        known = self._speakers.macros.setdefault(head[1], Macro(parameters))
        self._macro = known
        self._carried = {name: name for name in parameters}

    def _fault(self, line: int, fault: str) -> None:
        self._faults.append(f"{line}: {fault}")


def _speaks(expression: str) -> bool:
    return any(called(node) in GETTEXT for node in _all(parse(expression)))


def _all(node: nodes.Node) -> Iterable[nodes.Node]:
    return (node, *node.find_all(nodes.Node))
