import pytest

from house.template_check import check
from house.tree import TEMPLATES, templates

SOUND = [
    '<p>{{ said(_("Next")) }}</p>',
    '<p>{{ said(ngettext("%(n)s page", "%(n)s pages", n, n=n|number)) }}</p>',
    '<img src="a.png" alt="{{ _("A map") }}">',
    '<title>{{ _("Not found") }} – {{ name }}</title>',
    '{% block title %}{{ _("Not found") }}{% endblock %}',
    '<b translate="no">Dragoman</b>',
    '<p class="{{ "wide" if a else "narrow" }}">· 1 –</p>',
    "{% macro row(name) %}<p>{{ said(name) }}</p>{% endmacro %}{{ row(_('Date')) }}",
    '{% macro what() %}{{ _("Done") }}{% endmacro %}<b aria-label="{{ what() }}"></b>',
    '{# Words of ours. #}<script type="module" src="a.js"></script>',
    '<script type="application/ld+json">{{ data }}</script>',
    '{% set words = _("Done") %}<b aria-label="{{ words }}"></b>',
    '<time datetime="{{ day.isoformat() }}">{{ day|date("long") }}</time>',
]
FAULTY = {
    '<p>{{ _("Next") }}</p>': "_ stands bare",
    '<p>{{ pgettext("a", "Next")|upper }}</p>': "pgettext stands bare",
    '<p>{{ _("a") if a else b }}</p>': "_ stands bare",
    '{% set words = _("Done") %}<b>{{ words }}</b>': "a variable stands bare",
    "{% macro row(name) %}<p>{{ name }}</p>{% endmacro %}{{ row(_('Date')) }}": "_ ",
    "{% macro row(all) %}{% for each in all %}<p>{{ each }}</p>{% endfor %}"
    "{% endmacro %}{{ row([_('Date')]) }}": "_ stands bare",
    '{% macro what() %}{{ _("Done") }}{% endmacro %}<b>{{ what() }}</b>': "what stands",
    '{% macro what() %}{{ _("Done") }}<b></b>{% endmacro %}': "_ stands bare",
    "<p>{% trans %}{{ n }}{% endtrans %}</p>": "trans cannot be marked",
    "<p>Next</p>": "untranslated text: Next",
    '<p>{{ "Next" }}</p>': "untranslated text: Next",
    '<p>{{ a or "Next" }}</p>': "untranslated text: Next",
    '<img src="a.png" alt="A map">': "untranslated alt: A map",
    '<b aria-label="{{ "Done" if a }}"></b>': "untranslated text: Done",
    '<meta name="description" content="A site">': "untranslated content: A site",
    '<b title="{{ said(_("Done")) }}"></b>': "said() writes an element",
    '<p style="color: red"></p>': "style= stands inline",
    '<p {% if a %}onclick="go()"{% endif %}></p>': "onclick= stands inline",
    "<script>{{ code }}</script>": "<script> stands inline",
    '<script type="{{ kind }}">{{ code }}</script>': "<script> stands inline",
    "<style></style>": "<style> stands inline",
}


@pytest.mark.parametrize("source", SOUND)
def test_a_sound_template_is_let_be(source: str) -> None:
    assert check({"a": source}) == []


@pytest.mark.parametrize("source", FAULTY)
def test_a_fault_is_found(source: str) -> None:
    faults = check({"a": source})
    assert faults
    assert all(FAULTY[source] in fault for fault in faults)


def test_the_line_is_told() -> None:
    source = "{#-\n a -#}\n\n<p>\n{{- said(1) -}}\n</p>\n<p>{{ _('Next') }}</p>"
    assert check({"a": source}) == ["a:7: _ stands bare between elements: use said(…)"]


def test_a_macro_of_another_template_is_known() -> None:
    row = "{% macro row(name) %}<p>{{ name }}</p>{% endmacro %}"
    page = "{% from 'row' import row %}{{ row(_('Date')) }}"
    assert check({"page": page}) != []
    assert check({"page": page, "row": row}) != []
    spoken = row.replace("{{ name }}", "{{ said(name) }}")
    assert check({"page": page, "row": spoken}) == []


def test_templates_speak_the_readers_language_and_hold_no_code() -> None:
    sources = {
        path.relative_to(TEMPLATES).as_posix(): path.read_text(encoding="utf-8")
        for path in templates()
    }
    assert sources
    assert check(sources) == []
