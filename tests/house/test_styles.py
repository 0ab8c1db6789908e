import pytest

from house.styles import physical
from house.tree import STATIC, shown


@pytest.mark.parametrize(
    "declaration",
    [
        "margin-left: 1rem",
        "border-right-color: red",
        "border-top-left-radius: 3px",
        "left: 0",
        "text-align: right",
        "float:left",
        "background: linear-gradient(to left, red, blue)",
    ],
)
def test_a_side_is_found(declaration: str) -> None:
    assert len(physical(f".a > b:hover {{ color: red; {declaration}; }}")) == 1


@pytest.mark.parametrize(
    "css",
    [
        ".left:hover { margin-inline-start: 1rem }",
        "/* left: 0 */ a { content: 'left: right'; background: url(left.svg) }",
        "a { text-align: start; inset-inline-end: 0; }",
        "[dir=rtl] .right { color: red; }",
        "a { grid-area: upright }",
    ],
)
def test_what_holds_in_both_directions_is_let_be(css: str) -> None:
    assert physical(css) == []


def test_the_line_is_told() -> None:
    assert physical("a {\n/* \n */\n  left: 0;\n}") == ["4: left: 0"]


def test_styles_hold_in_both_directions() -> None:
    found = [
        f"{shown(path)}:{fault}"
        for path in sorted(STATIC.rglob("*.css"))
        for fault in physical(path.read_text(encoding="utf-8"))
    ]
    assert not found
