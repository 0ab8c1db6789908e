"""Options of commands stay in one piece, in code and nowhere else."""

import re

import pytest

from dragoman.pages.markdown.blocks import code
from dragoman.pages.markdown.inline import NOWHERE, inline, inline_all

CODE = '<code dir="ltr" translate="no">{}</code>'
SPANS = [
    ("serve --processes 4", "serve <span>--processes</span> 4"),
    ("--root-folder=/srv", "<span>--root</span>-folder=/srv"),
    ("-h a--b - --", "<span>-h</span> a--b - --"),
    ("<a> --b", "&lt;a&gt; <span>--b</span>"),
    ("--" + "a" * 21, "--" + "a" * 21),
]


@pytest.mark.parametrize(("code", "expected"), SPANS)
def test_an_option_stays_in_one_piece(code, expected):
    shown = CODE.format(expected)
    assert inline(f"a `{code}` b", NOWHERE) == f"a {shown} b"
    # A break, or a message beside it, takes other ways through the parser.
    assert inline(f"a\n`{code}`", NOWHERE) == f"a<br>\n{shown}"
    assert inline_all([f"x `{code}`", "y"], NOWHERE) == [f"x {shown}", "y"]


def test_so_it_does_in_a_block():
    block = code("site serve --root /srv\n--processes 4 a--b\n")
    assert re.findall("<span>(.*?)</span>", block) == ["--root", "--processes"]


def test_other_text_stays_as_it_is():
    assert inline("--a *b* `c` --d", NOWHERE) == "--a <em>b</em> {} --d".format(
        CODE.format("c")
    )
    assert inline("`a --b`", NOWHERE, plain=True) == "a --b"


def test_the_text_is_the_same(chance):
    words = ["--all", "--", "-x", "a", "&", "<b>", "--a-b", "é"]
    for _ in range(200):
        code = " ".join(chance.choices(words, k=5))
        shown = inline(f"`{code}`", NOWHERE)
        assert re.sub(r"</?span>", "", shown) == CODE.format(
            code.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
        )
