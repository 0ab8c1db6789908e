from pathlib import Path

import django
import pytest

from dragoman.assets import naming
from dragoman.assets.linking import link
from dragoman.assets.sources import collect
from dragoman.errors import AssetError


@pytest.fixture
def linked(tmp_path):
    def linked(**texts):
        """Link texts; `__` in a name stands for a slash, `_` for a dot."""
        for name, text in texts.items():
            path = tmp_path / name.replace("__", "/").replace("_", ".")
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(text.encode() if isinstance(text, str) else text)
        return {
            name: (file, data) for name, file, data in link(collect([tmp_path], {}))
        }

    return linked


def test_a_chain_is_linked_from_its_end(linked):
    found = linked(
        css__site_css="@import 'more.css';\r\n/* url(x) */",
        css__more_css="a{b:url( ../icons/way.svg?v#mark )}",
        icons__way_svg='<svg><image href="dot.png"/></svg>',
        icons__dot_png=b"\x89PNG\xff",
    )
    dot, way = found["icons/dot.png"][0], found["icons/way.svg"][0]
    more = found["css/more.css"]
    assert found["icons/way.svg"][1].decode() == f'<svg><image href="{dot[6:]}"/></svg>'
    assert more[1].decode() == f"a{{b:url( ../{way}?v#mark )}}"
    assert found["css/site.css"][1].decode() == (
        f"@import '{more[0][4:]}';\r\n/* url(x) */"
    )
    assert all(naming.holds(served, content) for served, content in found.values())
    assert list(found)[-1] == "css/site.css"


def test_a_change_travels_up(linked):
    before = linked(a_css="@import 'b.css';", b_css="x{}", c_css="y{}")
    after = linked(b_css="x{y:z}")
    changed = {name for name in before if before[name] != after[name]}
    assert changed == {"a.css", "b.css"}


def test_modules_are_linked(linked):
    found = linked(
        app_js="import {a} from './a.mjs'; import('./js/../js/b.js')",
        a_mjs="export const a = 1",
        js__b_js="export const u = new URL('b.png', import.meta.url)",
        js__b_png=b"",
    )
    a, b = found["a.mjs"][0], found["js/b.js"][0]
    expected = f"import {{a}} from './{a}'; import('./js/../{b}')"
    assert found["app.js"][1].decode() == expected


def test_names_are_found_through_escapes(linked, tmp_path):
    (tmp_path / "é ü").mkdir()
    (tmp_path / "é ü/bild 1.png").write_bytes(b"x")
    found = linked(
        a_css=r"a{b:url(%C3%A9%20ü/bild%201.png)} c{d:url('\e9  ü/bild 1.png')}"
    )
    url = naming.path(found["é ü/bild 1.png"][0])
    assert found["a.css"][1].decode() == f"a{{b:url({url})}} c{{d:url('{url}')}}"


def test_a_byte_order_mark_stays(linked):
    content = linked(a_css="\ufeff@import 'b.css';", b_css="")["a.css"][1]
    assert content.startswith(b"\xef\xbb\xbf@import 'b.")


@pytest.mark.parametrize(
    ("reference", "wanted"),
    [
        ("gone.png", "gone.png"),
        ("../outside.png", "../outside.png"),
        ("../../../../../../etc/passwd", "etc/passwd"),
        ("%2e%2e/x.png", "%2e%2e/x.png"),
    ],
)
def test_a_reference_that_leads_nowhere(linked, tmp_path, reference, wanted):
    with pytest.raises(AssetError) as caught:
        linked(a_css=f"a{{}}\n\nb{{c:url({reference})}}")
    assert wanted in caught.value.reason
    assert caught.value.place == f"{tmp_path / 'a.css'}:3"
    assert caught.value.remedy


def test_a_circle_is_named(linked, tmp_path):
    with pytest.raises(AssetError) as caught:
        linked(
            m_js="import './c.js'",
            c_js="import './b.js'",
            b_js="import './a.js'",
            a_js="import './c.js'",
        )
    assert caught.value.reason.endswith(": a.js -> c.js -> b.js -> a.js")
    assert caught.value.place == str(tmp_path / "a.js")


def test_a_file_that_refers_to_itself_is_a_circle(linked):
    with pytest.raises(AssetError, match=r"a\.css -> a\.css"):
        linked(a_css="@import './a.css';")


def test_a_long_chain_needs_no_deep_stack(linked):
    files = {f"m{number}_js": f"import './m{number + 1}.js'" for number in range(1200)}
    assert len(linked(**files, m1200_js="")) == 1201


def test_a_text_that_is_no_utf8(linked, tmp_path):
    with pytest.raises(AssetError, match="no UTF-8 at byte 2") as caught:
        linked(a_css=b"ab\xff")
    assert caught.value.place == str(tmp_path / "a.css")


def test_a_file_that_vanished(tmp_path):
    with pytest.raises(AssetError, match="cannot be read"):
        list(link({"a.png": tmp_path / "a.png"}))


@pytest.mark.full
def test_the_static_files_of_a_large_program_link():
    source = Path(django.__file__).parent / "contrib/admin/static"
    found = {name: (file, data) for name, file, data in link(collect([source], {}))}
    files = collect([source], {})
    assert len(found) > 100
    changed = [
        name for name, path in files.items() if found[name][1] != path.read_bytes()
    ]
    assert "admin/css/base.css" in changed
    for name in changed:
        text = found[name][1].decode()
        for file, _ in found.values():
            base = file.rpartition("/")[2]
            stem, _, suffix = base.rpartition(".")
            text = text.replace(base, f"{stem.rpartition('.')[0]}.{suffix}")
        assert text == files[name].read_text()
