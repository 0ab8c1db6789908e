"""How templates are compiled: to write safe HTML as it stands, and to keep pieces.

Jinja2 wraps every value anew, safe or not, and a page has hundreds of them; it asks of
every macro how it wants to be called, and of every template whether it is the last one.
"""

from collections.abc import Mapping, MutableMapping
from typing import Any

from jinja2 import Environment, Template, nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.environment import TemplateModule
from jinja2.runtime import Context, Macro
from jinja2.utils import missing
from markupsafe import Markup, escape

from dragoman.rendering.interface_texts import Said
from dragoman.rendering.kept_modules import NAMES, Modules, read
from dragoman.rendering.kept_texts import Keeping


def written(value: object) -> str:
    """Give a value as it is written into HTML, escaped unless it is safe.

    Args:
        value: Any value of a template.
    """
    if type(value) is Markup or type(value) is Said:
        return value
    return escape(value)


# What Jinja2 adds to calls for those who ask for the context; macros do not.
_FOR_CONTEXT = frozenset({"_loop_vars", "_block_vars"})


class _Context(Context):
    """The names of a template, which calls macros without asking what they are."""

    def call(self, obj: Any, /, *args: Any, **kwargs: Any) -> Any:  # noqa: ANN401 -- Jinja2's signature
        if type(obj) is not Macro or not _is_simple(obj, args, kwargs):
            return super().call(obj, *args, **kwargs)
        html = obj._func(  # noqa: SLF001 -- see the head
            *args, *[missing] * (len(obj.arguments) - len(args))
        )
        # Jinja2's own answer for a macro, whose template has escaped its values.
        return Markup(html) if self.eval_ctx.autoescape else html  # noqa: S704


def _is_simple(
    macro: Macro, args: tuple[object, ...], kwargs: MutableMapping[str, object]
) -> bool:
    takes_more = macro.caller or macro.catch_kwargs or macro.catch_varargs
    return (
        not takes_more
        and len(args) <= len(macro.arguments)
        and (not kwargs or kwargs.keys() <= _FOR_CONTEXT)
    )


class _Generator(CodeGenerator):
    """Compiles templates as Jinja2 does, but for the call that writes a value.

    What a template of macros reads is written down in its code.
    """

    def visit_Template(self, node: nodes.Template, frame: Frame | None = None) -> None:  # noqa: N802 -- Jinja2's way to name it
        super().visit_Template(node, frame)
        told = read(node, self.environment)
        if told is not None:
            self.writeline(f"{NAMES} = {tuple(told)!r}")

    def _output_child_pre(
        self, node: nodes.Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo
    ) -> None:
        context = frame.eval_ctx
        if context.autoescape and not context.volatile and finalize.src is None:
            self.write("environment.written(")
        else:
            super()._output_child_pre(node, frame, finalize)


class _Template(Template):
    """A template of which others import macros without context."""

    def _get_default_module(self, ctx: Context | None = None) -> TemplateModule:  # noqa: ARG002 -- Jinja2's signature
        # No template has globals beyond the environment's: one module serves all.
        return super()._get_default_module()

    def new_context(
        self,
        vars: dict[str, Any] | None = None,  # noqa: A002 -- Jinja2's name
        shared: bool = False,  # noqa: FBT001, FBT002 -- Jinja2's signature
        locals: Mapping[str, Any] | None = None,  # noqa: A002 -- Jinja2's name
    ) -> Context:
        """Give the names that the template knows."""
        known = (vars or {}) if shared else {**self.globals, **(vars or {})}
        if locals:
            own = {key: value for key, value in locals.items() if value is not missing}
            known = {**known, **own}
        # The names of globals are asked of templates that have some of their own.
        return _Context(self.environment, known, self.name, self.blocks)

    def make_module(
        self,
        vars: dict[str, Any] | None = None,  # noqa: A002 -- Jinja2's name
        shared: bool = False,  # noqa: FBT001, FBT002 -- Jinja2's signature
        locals: Mapping[str, Any] | None = None,  # noqa: A002 -- Jinja2's name
    ) -> TemplateModule:
        """Make the macros of the template for one that imports it, or take the last."""
        environment, make = self.environment, super().make_module
        found = None
        if vars is not None and shared and isinstance(environment, WritingEnvironment):
            known = dict(vars)
            known.update((k, v) for k, v in (locals or {}).items() if v is not missing)
            found = environment.modules.kept(self, known, make)
        return make(vars, shared, locals) if found is None else found


class WritingEnvironment(Environment):
    """An environment whose templates write safe HTML out as it stands."""

    code_generator_class = _Generator
    template_class = _Template
    context_class = _Context
    written = staticmethod(written)

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 -- Jinja2's signature
        super().__init__(*args, **kwargs)
        self._loaded: dict[str, Template] = {}
        # A start looks at a template, asks what it reaches, and compiles it.
        self._parsed: dict[str, tuple[str, nodes.Template]] = {}
        self.modules = Modules(self)

    def make_globals(
        self, d: MutableMapping[str, Any] | None
    ) -> MutableMapping[str, Any]:
        """Give what a template knows beside its values, as it is when it is loaded.

        Jinja2 would look it up in a chain, anew for every template in another.
        """
        return {**self.globals, **(d or {})}

    def get_template(
        self,
        name: str | Template,
        parent: str | None = None,
        globals: MutableMapping[str, Any] | None = None,  # noqa: A002 -- Jinja2's name
    ) -> Template:
        """Give a template by its name; templates are not read twice."""
        if globals or self.auto_reload or not isinstance(name, str):
            return super().get_template(name, parent, globals)
        found = self._loaded.get(name)
        if found is None:
            found = self._loaded[name] = super().get_template(name, parent)
        return found

    def _parse(
        self, source: str, name: str | None, filename: str | None
    ) -> nodes.Template:
        known = self._parsed.get(name or "")
        if known is not None and known[0] == source:
            return known[1]
        tree = super()._parse(source, name, filename)
        Keeping(frozenset(self.globals)).visit(tree)
        tree.set_environment(self)
        if name:
            self._parsed[name] = source, tree
        return tree

    def _generate(
        self,
        source: nodes.Template,
        name: str | None,
        filename: str | None,
        defer_init: bool = False,  # noqa: FBT001, FBT002 -- Jinja2's signature
    ) -> str:
        self._parsed.pop(name or "", None)
        return super()._generate(source, name, filename, defer_init)
