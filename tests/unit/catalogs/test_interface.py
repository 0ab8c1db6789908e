from pathlib import Path

import pytest

from dragoman.catalogs.interface import interface_messages
from dragoman.errors import TemplateError

ROOT = Path(__file__).parents[3]
CONFIG = ROOT / "babel.cfg"

PAGE = """<title>{{ _("Welcome") }}</title>
{# Translators: the verb, on a button #}
{{ pgettext("verb", "Open") }}
{{ ngettext("%(num)s page", "%(num)s pages", count) }}
{% trans name=name %}
  Hello,
  {{ name }}: 100%
{% endtrans %}
"""


@pytest.fixture
def extracted(tmp_path, write):
    write(tmp_path / "templates" / "page.html", PAGE)
    write(tmp_path / "templates" / "layouts" / "wide.html", '{{ _("Welcome") }}')
    write(tmp_path / "site" / "dragoman" / "web.py", 'gettext("Not found")')
    write(tmp_path / "site" / "other.py", 'gettext("never")')
    write(tmp_path / "content" / "page.html", '{{ _("never") }}')
    return interface_messages(tmp_path, CONFIG)


def find(messages, msgid):
    (found,) = [message for message in messages if message.msgid == msgid]
    return found


def test_it_finds_the_texts_of_templates_and_code(extracted):
    assert {(message.msgctxt, message.msgid) for message in extracted} == {
        (None, "Welcome"),
        ("verb", "Open"),
        (None, "%(num)s page"),
        (None, "Hello, %(name)s: 100%%"),
        (None, "Not found"),
    }


def test_places_have_no_line_numbers_and_the_same_text_is_one_message(extracted):
    assert find(extracted, "Welcome").references == (
        "templates/page.html",
        "templates/layouts/wide.html",
    )


def test_plurals_flags_and_notes(extracted):
    pages = find(extracted, "%(num)s page")
    assert pages.msgid_plural == "%(num)s pages"
    assert pages.flags == ("python-format",)
    assert find(extracted, "Open").extracted == ("the verb, on a button",)
    assert find(extracted, "Welcome").flags == ()


def test_a_folder_without_templates_has_no_texts(tmp_path):
    assert interface_messages(tmp_path, CONFIG) == []


@pytest.mark.parametrize(
    ("name", "text", "line"),
    [
        ("templates/page.html", "fine\n{% if %}", ":2"),
        ("site/dragoman/web.py", "def (", ""),
    ],
)
def test_a_text_that_cannot_be_read_is_named_with_its_place(
    tmp_path, write, name, text, line
):
    write(tmp_path / name, text)
    with pytest.raises(TemplateError) as caught:
        interface_messages(tmp_path, CONFIG)
    assert caught.value.place == f"{name}{line}"
