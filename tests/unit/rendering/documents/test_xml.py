"""Whatever a text holds, the document is well-formed and gives it back."""

from xml.etree import ElementTree as ET

from hypothesis import given
from hypothesis import strategies as st

from dragoman.rendering.documents import xml

# A reader turns each line end into one newline (XML 1.0 section 2.11).
HELD = st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff")


@given(st.text(HELD), st.text())
def test_any_text_comes_back(text, other):
    document = xml.root("a", {"b": text})
    xml.add(document, "c", text, {"d": other})
    read = ET.fromstring(xml.written(document).encode())
    assert (read.findtext("c") or "", read.get("b")) == (text, text)


def test_characters_that_xml_cannot_hold_are_left_out():
    document = xml.root("a", {"b": "\x00x\x1f"})
    xml.add(document, "c", "y\ufffe\x0b", {"d": "\ud800"})
    assert '<a b="x"><c d="">y</c></a>' in xml.written(document)


@given(st.text(), st.text())
def test_a_piece_is_what_the_element_is_in_a_document(text, other):
    document = xml.root("a", {})
    xml.add(document, "c", text, {"d": other})
    piece = xml.piece("c", text, {"d": other})
    assert xml.declared(f"<a>{piece}</a>") == xml.written(document)
