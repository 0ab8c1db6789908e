import subprocess
from pathlib import Path

import django
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.assets.references.tokens import tokens
from dragoman.assets.shortening import shortened

STATIC = Path(__file__).resolve().parents[3] / "static"
DJANGO = Path(django.__file__).parent / "contrib/admin/static/admin"


@pytest.mark.parametrize(
    ("written", "served"),
    [
        ("a {\n  b: calc(1px + 2px); /* why */\n}\n", "a{b: calc(1px + 2px);}"),
        (
            "@media x {\n body,\n body :is(c, d) {e: 'f  g'} }",
            "@media x{body,body :is(c,d){e: 'f  g'}}",
        ),
        ("a\n  .b{}", "a .b{}"),
        ("a/**/b /* c */ d{}", "a/**/b d{}"),
        (r"\41  .b , \, {c:d}", r"\41  .b,\, {c:d}"),
        ("/*! (c) */\n a{b:c}", "/*! (c) */\n a{b:c}"),
        ("a{b:url( x  y )}  /* c", "a{b:url( x  y )}"),
        ("a{b:'/* c */'}", "a{b:'/* c */'}"),
        ("é  /* ü */{}", "é{}"),
    ],
)
def test_style_sheets(written, served):
    assert shortened("css/a.css", written.encode()).decode() == served


@pytest.mark.parametrize(
    ("written", "served"),
    [
        (
            "// why\nlet a = `b  ${c + +d}\n  // e`;\n",
            "\nlet a = `b  ${c + +d}\n  // e`;",
        ),
        ("export const a = /b {2} \\/\\/ c/ ;", "export const a = /b {2} \\/\\/ c/ ;"),
        ("let a = 'é'\n\n\t/* 1\n 2 */ ;(b)", "let a = 'é'\n;(b)"),
        ("a /* b */ + c", "a /* b */ + c"),
        ("/** @license x */\n  a", "/** @license x */\n  a"),
        ("#!/bin/node\na", "#!/bin/node\na"),
    ],
)
def test_scripts(written, served):
    assert shortened("a.js", written.encode()).decode() == served
    assert shortened("js/a.MJS", written.encode()).decode() == served


@pytest.mark.parametrize("name", ["a.svg", "a.min.js", "a.min.css", "a.txt"])
def test_everything_else_stays(name):
    written = b"/* a */  b\xff\n"
    assert shortened(name, written) == written


@given(
    st.text("ab1 \n/*{}();,:'\"`$\\+-é", max_size=40), st.sampled_from(["css", "js"])
)
def test_nothing_is_left_to_shorten(written, ending):
    once = shortened(f"a.{ending}", written.encode())
    assert shortened(f"a.{ending}", once) == once
    assert len(once) <= max(len(written.encode()), 1)


def test_scripts_keep_their_tokens(program, tmp_path):
    node = program("node")
    found = [*STATIC.rglob("*.js"), *DJANGO.rglob("*.js")]
    assert len(found) > 20
    for number, path in enumerate(found):
        written, served = path.read_bytes(), shortened("a.js", path.read_bytes())
        assert [(token.kind, token.text) for token in tokens(served.decode())] == [
            (token.kind, token.text) for token in tokens(written.decode())
        ], path
        short = tmp_path / f"{number}{'.mjs' if STATIC in path.parents else '.js'}"
        short.write_bytes(served)
        subprocess.run([node, "--check", short], check=True, capture_output=True)
