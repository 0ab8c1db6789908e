"""What becomes of tables."""

from dragoman.pages.markdown import compile_page
from dragoman.pages.page import Mark
from unit.pages.rendered import render

TABLE = """---
title: T
---
| a | *b* | |
|:--|:-:|--:|
| c | d\\|e | f |
| g |
"""


def test_html():
    html = render(compile_page(TABLE, "a.md")).replace("\n", "")
    assert html == (
        '<table><thead><tr><th scope="col" class="start">a</th>'
        '<th scope="col" class="center"><em>b</em></th>'
        '<th scope="col" class="end"></th></tr></thead>'
        '<tbody><tr><td class="start">c</td><td class="center">d|e</td>'
        '<td class="end">f</td></tr><tr><td class="start">g</td>'
        '<td class="center"></td><td class="end"></td></tr></tbody></table>'
    )


def test_each_cell_knows_its_column():
    blocks = {b.text: b for b in compile_page(TABLE, "a.md").blocks}
    assert blocks["c"].label is blocks["g"].label is blocks["a"]
    assert blocks["d|e"].label.text == "*b*"
    assert blocks["f"].label is None
    assert (blocks["a"].kind, blocks["c"].kind) == ("table header", "table cell")
    assert blocks["g"].line == 7


def test_a_table_without_rows():
    page = compile_page("---\ntitle: T\n---\n| a |\n|---|\n", "a.md")
    html = "<table>\n<thead>\n<tr>"
    assert page.body[:2] == (Mark("table"), html)
    assert page.body[-2:] == ("</tr>\n</thead>\n</table>\n", Mark("/table"))


def test_two_tables():
    source = "---\ntitle: T\n---\n|a|\n|-|\n|b|\n\ntext\n\n|c|\n|-|\n|d|\n"
    blocks = {b.text: b for b in compile_page(source, "a.md").blocks}
    assert blocks["b"].label.text == "a"
    assert blocks["d"].label.text == "c"
