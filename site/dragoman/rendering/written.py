"""How templates are compiled: to write safe HTML as it stands, and to keep pieces.

Jinja2 wraps every value anew, safe or not, and a page has hundreds of them.
"""

from jinja2 import Environment, Template, nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.environment import TemplateModule
from jinja2.runtime import Context
from markupsafe import Markup, escape

from dragoman.rendering.interface_texts import Said
from dragoman.rendering.kept_texts import Keeping


def written(value: object) -> str:
    """Give a value as it is written into HTML, escaped unless it is safe.

    Args:
        value: Any value of a template.
    """
    if type(value) is Markup or type(value) is Said:
        return value
    return escape(value)


class _Generator(CodeGenerator):
    """Compiles templates as Jinja2 does, but for the call that writes a value."""

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


class WritingEnvironment(Environment):
    """An environment whose templates write safe HTML out as it stands."""

    code_generator_class = _Generator
    template_class = _Template
    written = staticmethod(written)

    def _parse(
        self, source: str, name: str | None, filename: str | None
    ) -> nodes.Template:
        tree = super()._parse(source, name, filename)
        Keeping(frozenset(self.globals)).visit(tree)
        tree.set_environment(self)
        return tree
