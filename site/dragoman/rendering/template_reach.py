"""What the templates of a site are, and which of them look beyond the page they show.

Law: a layout that is not told to be wide shows what `rendering/revision.py` counts for
every page, and nothing else of the site.
"""

import hashlib
from collections.abc import Iterator
from typing import Self

from jinja2 import BaseLoader, Environment, meta, nodes

# The names by which a template gets at the whole site.
_REACHING = frozenset({"site", "status"})
# Of the site itself, a template may ask this without looking at other pages.
_NEAR = "source"

# Functions that take the site and tell what every view is counted by.
_COUNTED = frozenset({"address", "shared_properties"})
# What stands around the article of every layout.
_FRAME = "page.html"
_PLAIN = "page"


class Templates:
    """The templates of one moment.

    Args:
        environment: Finds them; None where there are none.

    Attributes:
        revision: The hash of all of them, in hex.
    """

    def __init__(self, environment: Environment | None = None) -> None:
        self._environment = environment
        self._sources = dict(sorted(_sources(environment)))
        self._is_wide: dict[str, bool] = {}
        found = hashlib.blake2b(digest_size=16)
        for name, source in self._sources.items():
            found.update(f"{name}\0{source}\0".encode())
        self.revision = found.hexdigest()

    def is_wide(self, layout: str | None) -> bool:
        """Tell whether a page of a layout may show more of the site than its own.

        Args:
            layout: As the page's front matter names it; one that there is no template
                for is shown as an ordinary page.
        """
        name = self._name(layout)
        if name not in self._is_wide:
            self._is_wide[name] = self._looks_around({_FRAME, name})
        return self._is_wide[name]

    @classmethod
    def recalled(cls, revision: str) -> Self:
        """Give templates of which none is wide, as was found out before.

        Args:
            revision: Their revision.
        """
        templates = cls()
        templates.revision = revision
        templates._is_wide[templates._name(None)] = False
        return templates

    def _name(self, layout: str | None) -> str:
        name = _template(layout or _PLAIN)
        return name if name in self._sources else _template(_PLAIN)

    def _looks_around(self, names: set[str]) -> bool:
        """Tell it of some templates with all that they are made of."""
        waiting, seen = list(names), set(names)
        while waiting:
            name = waiting.pop()
            if self._environment is None or name not in self._sources:
                continue
            tree = self._environment.parse(self._sources[name], name)
            parts = set(meta.find_referenced_templates(tree))
            # A name that is made while rendering may lead to any template.
            if None in parts or _reaches(tree):
                return True
            new = {part for part in parts if part is not None} - seen
            seen |= new
            waiting += new
        return False


def _template(layout: str) -> str:
    return f"layouts/{layout}.html"


def _sources(environment: Environment | None) -> Iterator[tuple[str, str]]:
    loader = environment.loader if environment is not None else None
    if environment is None or not isinstance(loader, BaseLoader):
        return
    for name in loader.list_templates():
        yield name, loader.get_source(environment, name)[0]


def _reaches(tree: nodes.Template) -> bool:
    near = {
        id(each.node)
        for each in tree.find_all(nodes.Getattr)
        if each.attr == _NEAR and _is_site(each.node)
    }
    # What these tell is counted for every view: addresses, and how far a page has come.
    near |= {
        id(each.args[0])
        for each in tree.find_all(nodes.Call)
        if isinstance(each.node, nodes.Name)
        and each.node.name in _COUNTED
        and each.args
        and _is_site(each.args[0])
    }
    return any(
        each.name in _REACHING and each.ctx == "load" and id(each) not in near
        for each in tree.find_all(nodes.Name)
    )


def _is_site(node: nodes.Node) -> bool:
    return isinstance(node, nodes.Name) and node.name == "site"
