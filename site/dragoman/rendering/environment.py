"""The Jinja2 environment: one for the site, in which every language is rendered.

Its gettext callables read the voice of the language from the template's context and
fill placeholders themselves: Jinja2's own would mark a translation as safe HTML.
"""

from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from pathlib import Path, PurePosixPath
from typing import Any

from jinja2 import (
    BaseLoader,
    Environment,
    FileSystemLoader,
    StrictUndefined,
    TemplateNotFound,
    TemplateSyntaxError,
    nodes,
    pass_context,
)
from jinja2.runtime import Context
from markupsafe import Markup

from dragoman.assets.manifest import Manifest
from dragoman.errors import AssetError, TemplateError
from dragoman.languages.language import Language
from dragoman.rendering import kept_texts
from dragoman.rendering.address import address
from dragoman.rendering.filters import FILTERS
from dragoman.rendering.interface_texts import Said
from dragoman.rendering.open_graph import shared_properties
from dragoman.rendering.text import language_attributes
from dragoman.rendering.written import WritingEnvironment

# A template's source, the file it came from, and whether that is still so.
Found = tuple[str, str | None, Callable[[], bool] | None]

# What the names of templates end with.
EXTENSIONS = ("html", "svg", "xml")

# The folder of the layouts, in every folder of templates.
LAYOUTS = "layouts"

_NONE = Markup()

# What a template calls with the name of a file in static/.
ASSET_CALLS = frozenset({"asset", "integrity"})


def make(
    folders: Sequence[Path],
    manifest: Manifest,
    find_language: Callable[[str], Language],
) -> Environment:
    """Make the environment and check every template that it can find.

    Args:
        folders: Template folders; the first that has a template counts.
        manifest: The static files that templates may name.
        find_language: Gives a language by its tag.

    Returns:
        An environment with autoescaping, the format filters and gettext.

    Raises:
        TemplateError: If a template has an error or names an unknown static file.
    """
    environment = blank(manifest, find_language)
    environment.loader = Folders(folders)
    _check(environment, manifest)
    environment.loader = AsTheyStand(environment)
    return environment


def blank(
    manifest: Manifest, find_language: Callable[[str], Language]
) -> WritingEnvironment:
    """Make the environment without any template.

    Args:
        manifest: The static files that templates may name.
        find_language: Gives a language by its tag.
    """
    environment = WritingEnvironment(
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.i18n"],
        auto_reload=False,
    )
    # As babel.cfg has it, so that what is looked up is what was extracted.
    environment.policies["ext.i18n.trimmed"] = True
    environment.filters.update({**FILTERS, **kept_texts.FILTERS})
    environment.globals.update(_gettext_functions())
    environment.globals.update(
        address=address,
        asset=manifest.url,
        integrity=manifest.integrity,
        language_attributes=language_attributes,
        foreign=_foreign_attributes(find_language),
        shared_properties=shared_properties,
    )
    # The block tag {% trans %} then calls with its variables, as our functions want.
    environment.newstyle_gettext = True  # type: ignore[attr-defined]
    return environment


class Folders(FileSystemLoader):
    """The templates as they are saved; one that is not UTF-8 is told by its place."""

    def get_source(
        self, environment: Environment, template: str
    ) -> tuple[str, str, Callable[[], bool]]:
        """Give a template with the file it came from.

        Raises:
            TemplateError: If it is not UTF-8.
        """
        try:
            return super().get_source(environment, template)
        except UnicodeDecodeError as error:
            line = error.object.count(b"\n", 0, error.start) + 1
            raise TemplateError(
                f"the template is not UTF-8 at byte {error.start}",
                place=f"templates/{template}:{line}",
                remedy="Save it as UTF-8",
            ) from None


class AsTheyStand(BaseLoader):
    """The templates of one moment: whatever is saved later, no two moments are mixed.

    Args:
        environment: Finds the templates that there are now.
    """

    def __init__(self, environment: Environment) -> None:
        names = environment.list_templates(extensions=EXTENSIONS)
        self._found = {name: _found(environment, name) for name in names}

    def get_source(
        self,
        environment: Environment,  # noqa: ARG002 -- Jinja2's signature
        template: str,
    ) -> Found:
        """Give a template with the place it came from, for those who mend it."""
        if template not in self._found:
            raise TemplateNotFound(template)
        return self._found[template]

    def list_templates(self) -> list[str]:
        """Name all templates."""
        return list(self._found)


def layouts(environment: Environment) -> frozenset[str]:
    """Name the layouts that pages may ask for: one for each file in `layouts/`."""
    paths = (PurePosixPath(name) for name in environment.list_templates())
    return frozenset(path.stem for path in paths if path.parts[0] == LAYOUTS)


def _gettext_functions() -> dict[str, Callable[..., Said]]:
    def spoken(name: str) -> Callable[..., Said]:
        @pass_context
        def say(context: Context, *texts: Any, **values: Any) -> Said:  # noqa: ANN401 -- any value is escaped
            said: Said = getattr(context["voice"], name)(*texts, **values)
            return said

        return say

    names = ("gettext", "ngettext", "pgettext", "npgettext")
    return {**{name: spoken(name) for name in names}, "_": spoken("gettext")}


def _foreign_attributes(
    find_language: Callable[[str], Language],
) -> Callable[[Context, object], Markup]:
    attributes = lru_cache(maxsize=1024)(
        lambda tag: language_attributes(find_language(tag))
    )

    @pass_context
    def foreign(context: Context, text: object) -> Markup:
        """Give `lang` and `dir` for an interface text that had to fall back."""
        if not isinstance(text, Said):
            return _NONE
        # A macro that was imported without context knows no language of the page.
        language: Language | None = context.get("language")
        reader = text.reader if language is None else language.tag
        if reader is None or text.language == reader:
            return _NONE
        return attributes(text.language)

    return foreign


def _check(environment: Environment, manifest: Manifest) -> None:
    for name in environment.list_templates(extensions=EXTENSIONS):
        try:
            tree = environment.parse(_source(environment, name), name)
        except TemplateSyntaxError as error:
            place = f"templates/{name}:{error.lineno}"
            raise TemplateError(str(error.message), place=place) from None
        for call, asset in _named_assets(tree):
            try:
                manifest.url(asset)
            except AssetError as error:
                place = f"templates/{name}:{call.lineno}"
                raise TemplateError(
                    error.reason, place=place, remedy=error.remedy
                ) from None


def _source(environment: Environment, name: str) -> str:
    return _found(environment, name)[0]


def _found(environment: Environment, name: str) -> Found:
    if environment.loader is None:
        raise TemplateNotFound(name)
    return environment.loader.get_source(environment, name)


def _named_assets(tree: nodes.Template) -> Iterator[tuple[nodes.Call, str]]:
    for call in tree.find_all(nodes.Call):
        name = call.node.name if isinstance(call.node, nodes.Name) else ""
        first = call.args[0] if call.args else None
        if name in ASSET_CALLS and isinstance(first, nodes.Const):
            yield call, str(first.value)
