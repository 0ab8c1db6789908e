"""Templates of macros, made once in each language for those that import them.

    {% from "parts.html" import laid_out with context %}

Jinja2 makes such a template anew for each page, as its macros may name whatever the
page knows. Most name little, and the compiler writes down what.

Law: macros are taken up again only where everything that they can name is the same.
"""

from collections.abc import Callable, Mapping
from operator import is_
from typing import Any, NamedTuple

from jinja2 import Environment, Template, TemplateNotFound, meta, nodes
from jinja2.environment import TemplateModule
from jinja2.utils import missing

from dragoman.rendering.interface_texts import Voice
from dragoman.rendering.kept_texts import OF_LANGUAGE

#: What the code of a template of macros calls the names that it reads.
NAMES = "names_read"

# What filters and functions take from the context without being told.
_ALWAYS = OF_LANGUAGE | {"is_kept"}

_DATA = (nodes.Macro, nodes.FromImport, nodes.Import)


class Read(NamedTuple):
    """What a template of macros reads from around it.

    Attributes:
        names: The names.
        templates: The templates that it refers to.
    """

    names: tuple[str, ...]
    templates: tuple[str, ...]


def read(tree: nodes.Template, environment: Environment) -> Read | None:
    """Tell what a template reads, None if it has more than macros.

    Args:
        tree: The template, parsed.
        environment: That which compiles it.
    """
    if not all(isinstance(each, _DATA) or _is_blank(each) for each in tree.body):
        return None
    templates = set(meta.find_referenced_templates(tree))
    if None in templates:
        return None
    loaded = {each.name for each in tree.find_all(nodes.Name) if each.ctx == "load"}
    names = meta.find_undeclared_variables(tree) | (loaded & set(environment.globals))
    return Read(tuple(sorted(names)), tuple(sorted(filter(None, templates))))


class Modules:
    """The templates of macros of one environment.

    Args:
        environment: That which loads them.
    """

    def __init__(self, environment: Environment) -> None:
        self._environment = environment
        self._names: dict[str, tuple[str, ...] | None] = {}

    def kept(
        self,
        template: Template,
        known: Mapping[str, Any],
        make: Callable[[dict[str, Any]], TemplateModule],
    ) -> TemplateModule | None:
        """Give a template's macros, None if they cannot be kept.

        Args:
            template: The template.
            known: All that it may name.
            make: Makes it of what it does name.
        """
        voice, names = known.get("voice"), self._read(template.name or "")
        if names is None or not isinstance(voice, Voice):
            return None
        values = [known.get(name, missing) for name in names]
        last = voice.modules.get(template)
        if last is not None and all(map(is_, last[0], values)):
            return last[1]
        pairs = zip(names, values, strict=True)
        module = make({key: value for key, value in pairs if value is not missing})
        voice.modules[template] = values, module
        return module

    def _read(self, name: str) -> tuple[str, ...] | None:
        if name not in self._names:
            found = self._all(name)
            self._names[name] = None if found is None else (*(found | _ALWAYS),)
        return self._names[name]

    def _all(self, name: str) -> set[str] | None:
        """Collect what a template reads, with all that it refers to."""
        names: set[str] = set()
        waiting, seen = [name], {name}
        while waiting:
            try:
                template = self._environment.get_template(waiting.pop())
            except TemplateNotFound:
                return None
            told = template.root_render_func.__globals__.get(NAMES)
            if told is None:
                return None
            names.update(told[0])
            waiting += [each for each in told[1] if each not in seen]
            seen.update(told[1])
        return names


def _is_blank(node: nodes.Node) -> bool:
    return isinstance(node, nodes.Output) and all(
        isinstance(each, nodes.TemplateData) for each in node.nodes
    )
