"""Templates are checked at start; their interface texts are escaped and marked."""

import pytest
from markupsafe import Markup

from dragoman.assets.manifest import build
from dragoman.errors import TemplateError
from dragoman.languages.language import language
from dragoman.rendering.environment import layouts, make
from dragoman.rendering.interface_texts import Voice


class English:
    """Has only msgids, and one hostile translation."""

    def ui(self, msgid, _context=None, plural=None, n=None):
        text = plural if plural and n != 1 else msgid
        return type("Found", (), {"text": text, "language": "en"})


@pytest.fixture
def manifest(tmp_path):
    from datetime import date  # noqa: PLC0415 -- only the manifest needs a day

    (tmp_path / "static").mkdir()
    (tmp_path / "static" / "a.css").write_text("a { color: red }", encoding="utf-8")
    day = date(2026, 11, 21)
    return build([tmp_path / "static"], {}, tmp_path / "store", today=day)


@pytest.fixture
def render(tmp_path, manifest):
    def of(source, tag="ar", **context):
        folder = tmp_path / "templates"
        folder.mkdir(exist_ok=True)
        (folder / "t.html").write_text(source, encoding="utf-8")
        environment = make([folder], manifest, language)
        context |= {"voice": Voice(English()), "language": language(tag)}
        return environment.get_template("t.html").render(context)

    return of


def test_assets_are_named_by_content(render):
    text = render("{{ asset('a.css') }} {{ integrity('a.css') }}")
    assert text.startswith("/static/a.")
    assert " sha384-" in text


@pytest.mark.parametrize("call", ["asset", "integrity"])
def test_an_unknown_asset_is_an_error_at_start(render, call):
    with pytest.raises(TemplateError, match=r"templates/t\.html:2"):
        render("\n{% if false %}{{ " + call + "('a.cs') }}{% endif %}")


def test_a_broken_template_is_an_error_at_start(render):
    with pytest.raises(TemplateError, match=r"templates/t\.html:1"):
        render("{% if %}")


def test_a_template_that_is_no_utf_8_is_an_error_with_place_and_remedy(
    tmp_path, manifest
):
    folder = tmp_path / "templates"
    folder.mkdir()
    (folder / "t.html").write_bytes("one\ntwo é".encode("latin-1"))
    told = r"templates/t\.html:2: the template is not UTF-8 at byte 8.*UTF-8"
    with pytest.raises(TemplateError, match=told):
        make([folder], manifest, language)


def test_an_unknown_variable_is_an_error(render):
    with pytest.raises(Exception, match="nothing"):
        render("{{ nothing }}")


def test_gettext_escapes_its_values(render):
    assert render("{{ _('Hi %(a)s', a='<b>') }}") == "Hi &lt;b&gt;"
    assert render("{{ ngettext('%(num)s a', '%(num)s b', 2) }}") == "2 b"
    assert render("{{ pgettext('c', 'x') }}") == "x"
    assert render("{{ npgettext('c', 'x', 'y', 1) }}") == "x"


def test_the_block_tag_speaks_too(render):
    assert render("{% trans a='<i>' %}Hi {{ a }}{% endtrans %}") == "Hi &lt;i&gt;"
    source = "{% trans n=2 %}{{ n }} a{% pluralize %}{{ n }} b{% endtrans %}"
    assert render(source) == "2 b"


def test_a_text_that_fell_back_carries_its_language(render):
    source = "<p{{ foreign(_('Hi')) }}>"
    assert render(source) == '<p lang="en" dir="ltr">'
    assert render(source, tag="en") == "<p>"


def test_layouts_are_named_by_their_files(tmp_path, manifest):
    (tmp_path / "templates" / "layouts").mkdir(parents=True)
    for name in ("page.html", "layouts/page.html", "layouts/home.html"):
        (tmp_path / "templates" / name).write_text("", encoding="utf-8")
    environment = make([tmp_path / "templates"], manifest, language)
    assert layouts(environment) == {"page", "home"}


def test_what_is_no_interface_text_is_not_marked(render):
    assert render("<p{{ foreign(x) }}>", x=Markup("x")) == "<p>"
