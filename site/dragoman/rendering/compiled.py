"""Templates as they were compiled, for a later process of the same program.

Law: all of them come from one process, as the pieces that templates keep are numbered
in it. They are code: nobody may take them from a file that others can write.
"""

import marshal
from collections.abc import Mapping, MutableMapping
from typing import Any

from jinja2 import BaseLoader, Environment, Template, TemplateNotFound

from dragoman.rendering.environment import EXTENSIONS

#: The code of templates by their names, in the form of `marshal`.
Codes = Mapping[str, bytes]


def compiled(environment: Environment) -> Codes:
    """Compile all templates, and let the environment take them from there.

    Args:
        environment: One that has loaded none yet.
    """
    codes = {}
    for name in environment.list_templates(extensions=EXTENSIONS):
        assert environment.loader is not None  # noqa: S101 -- it has named them
        source, file, _ = environment.loader.get_source(environment, name)
        codes[name] = marshal.dumps(environment.compile(source, name, file))
    environment.loader = Compiled(codes)
    return codes


class Compiled(BaseLoader):
    """Gives templates that are compiled already.

    Args:
        codes: What `compiled` gave.
    """

    def __init__(self, codes: Codes) -> None:
        self._codes = codes

    def load(
        self,
        environment: Environment,
        name: str,
        globals: MutableMapping[str, Any] | None = None,  # noqa: A002 -- Jinja2's signature
    ) -> Template:
        """Make a template of its code."""
        if name not in self._codes:
            raise TemplateNotFound(name)
        code = marshal.loads(self._codes[name])  # noqa: S302 -- see the head
        known = environment.make_globals(globals)
        return environment.template_class.from_code(environment, code, known)

    def list_templates(self) -> list[str]:
        """Name all templates."""
        return list(self._codes)
