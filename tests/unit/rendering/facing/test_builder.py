"""Every block has its pair, in the structure of the page; places have numbers."""

import facing_site
import sites
from dragoman.rendering.facing.parts import Alert, Code, Figure, Holder, Pair, Table
from dragoman.rendering.facing.view import facing_view


def walk(parts):
    for part in parts:
        yield part
        if isinstance(part, Holder | Alert):
            yield from walk(part.parts)
        elif isinstance(part, Figure) and part.caption:
            yield part.caption


def only(parts, kind):
    return [part for part in walk(parts) if isinstance(part, kind)]


def halves(facing):
    """Collect the two halves of every pair and cell."""
    for part in [facing.title, *walk(facing.parts)]:
        if isinstance(part, Pair):
            yield part.own, part.other
        elif isinstance(part, Table):
            for row in (*part.head, *part.body):
                for own, other in zip(row.own, row.other, strict=True):
                    if own.half:
                        yield own.half, other.half
    for note in facing.footnotes:
        for pair in only(note.parts, Pair):
            yield pair.own, pair.other


def test_every_block_is_on_both_sides_once(facing, page):
    found = list(halves(facing("en", "ar")))
    # The text for the picture is an attribute.
    blocks = [block for block in page.blocks if block.kind != "image"]
    assert len(found) == len(blocks)
    plain = [own.text.html for own, _ in found]
    assert all(block.text in plain for block in blocks if block.text.isalpha())


def test_a_place_that_stands_by_itself_has_a_number(facing):
    pieces = facing("ar", "en").parts
    numbers = [part.number for part in walk(pieces) if getattr(part, "number", None)]
    assert numbers == list(range(1, len(numbers) + 1))
    assert all(not pair.number for pair in only(pieces, Pair) if pair.is_heading)
    lists = [part for part in pieces if isinstance(part, Holder) and part.tag == "ul"]
    assert len([pair for pair in only(lists, Pair) if pair.number]) == 1
    assert only(pieces, Table)[0].number
    assert only(pieces, Alert)[0].number


def test_boxes_belong_to_their_items(facing):
    tasks = {
        pair.own.text.html: pair.task
        for pair in only(facing("en", "ar").parts, Pair)
        if pair.task is not None
    }
    assert tasks == {"Done": True, "Open": False}


def test_a_picture_stands_once_with_two_texts(facing):
    (figure,) = only(facing("ar", "en").parts, Figure)
    assert (figure.alt.html, figure.other_alt.html) == ("طريق", "A way")
    assert figure.caption.own.text.html == "الطريق"
    (figure,) = only(facing("ar", "he").parts, Figure)
    assert figure.other_alt is None


def test_a_picture_that_needs_no_words_stands_once(tmp_path):
    parts = facing_site.parts()
    parts["pages"] = {"bare.md": "---\ntitle: T\n---\n\n![](way.svg)\n"}
    site = sites.read(tmp_path, **parts).site
    page, tags = site.content.pages["bare.md"], site.languages
    (figure,) = only(facing_view(site, page, tags["ar"], tags["en"]).parts, Figure)
    assert (figure.alt.html, figure.alt.attributes, figure.other_alt) == ("", "", None)


def test_code_stands_once(facing):
    found = only(facing("ar", "en").parts, Code)
    assert "code stays()" in found[0].html


def test_a_table_has_rows_of_two_with_the_same_columns(facing):
    (table,) = only(facing("ar", "en").parts, Table)
    assert (len(table.head), len(table.body)) == (1, 2)
    for row in (*table.head, *table.body):
        assert [cell.weight for cell in row.own] == [cell.weight for cell in row.other]
        assert [cell.tag for cell in row.own] == [cell.tag for cell in row.other]
    name, count, purpose = table.body[0].other
    assert (name.label, purpose.label) == ("Name", "What it is for")
    assert "end" in count.attributes
    assert name.weight < purpose.weight
    assert table.body[0].own[0].label == "الاسم"
    assert table.body[1].own[1].half is None
