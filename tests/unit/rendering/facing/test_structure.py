"""The tree of a body has each of its blocks once, where it stood."""

from dragoman.pages.page import Block, Picture
from dragoman.rendering.facing.structure import ALERT, Element, Task, Whole, structure


def walk(nodes, above=()):
    for node in nodes:
        yield above, node
        if isinstance(node, Element):
            yield from walk(node.children, (*above, node.tag))


def places(page):
    return {
        node.text: above
        for above, node in walk(structure(page.body))
        if isinstance(node, Block)
    }


def test_every_block_stands_in_the_tree_once_and_in_order(page):
    found = [node for _, node in walk(structure(page.body)) if isinstance(node, Block)]
    assert found == [each for each in page.body if isinstance(each, Block)]


def test_a_block_knows_what_it_stands_in(page):
    found = places(page)
    assert found["One item"] == ("ul", "li")
    assert found["Inner second"] == ("ul", "li", "ol", "li")
    assert found["Third"] == ("ol", "li")
    assert found["A quotation of two lines."] == ("blockquote",)
    assert found["Take care."] == (ALERT,)
    assert found["Term"] == ("dl",)
    assert found["Name"] == ("table", "thead", "tr")
    assert found["Short"] == ("table", "tbody", "tr")
    assert found["A heading with text"] == ()


def test_attributes_levels_and_boxes_are_kept(page):
    nodes = [node for _, node in walk(structure(page.body))]
    elements = [node for node in nodes if isinstance(node, Element)]
    assert ' start="3"' in [each.attributes for each in elements if each.tag == "ol"]
    assert [each.attributes for each in elements if each.tag == ALERT] == ["warning"]
    done = [each.is_done for each in nodes if isinstance(each, Task)]
    assert done == [True, False]


def test_code_and_rules_are_whole_and_a_picture_stays_one(page):
    nodes = structure(page.body)
    whole = [node.html for node in nodes if isinstance(node, Whole)]
    assert len(whole) == 2
    assert "code stays()" in whole[0]
    assert whole[1] == "<hr>"
    assert len([node for node in nodes if isinstance(node, Picture)]) == 1


def test_tags_within_code_are_text(tmp_path):
    import sites  # noqa: PLC0415 -- beside the fixtures of the other tests

    pages = {"code.md": "```\n</pre><ul><li>\n```\n\n<div>\n\nText\n"}
    site = sites.read(tmp_path, pages=pages).site
    nodes = structure(site.content.pages["code.md"].body)
    assert [type(node) for node in nodes] == [Whole, Whole, Block]
