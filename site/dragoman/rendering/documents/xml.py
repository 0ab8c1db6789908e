"""Writes XML documents.

Law: whatever a text holds, the document is well-formed. Characters that XML 1.0 cannot
hold at all are left out.
"""

import re
from collections.abc import Mapping
from xml.etree.ElementTree import Element, SubElement, tostring

# What is no Char of XML 1.0 (section 2.2).
_NO_CHAR = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def root(name: str, attributes: Mapping[str, str]) -> Element:
    """Begin a document.

    Args:
        name: The name of its element.
        attributes: Its attributes, with the declarations of all name spaces.
    """
    return Element(name, _clean(attributes))


def add(
    parent: Element,
    name: str,
    text: str = "",
    attributes: Mapping[str, str] | None = None,
) -> Element:
    """Add an element.

    Args:
        parent: What it stands in.
        name: Its name, with the prefix of its name space.
        text: Its text, not escaped.
        attributes: Its attributes, not escaped.

    Returns:
        The element.
    """
    element = SubElement(parent, name, _clean(attributes or {}))
    element.text = _NO_CHAR.sub("", text) or None
    return element


def written(document: Element) -> str:
    """Write a document, with its XML declaration."""
    return declared(tostring(document, encoding="unicode"))


def declared(text: str) -> str:
    """Put the XML declaration before the root of a document, as it is written."""
    return f'<?xml version="1.0" encoding="utf-8"?>\n{text}\n'


def piece(
    name: str, text: str = "", attributes: Mapping[str, str] | None = None
) -> str:
    """Write an element as it stands in a document, where it stands in many of them.

    Args:
        name: Its name, with the prefix of its name space.
        text: Its text, not escaped.
        attributes: Its attributes, not escaped.
    """
    element = Element(name, _clean(attributes or {}))
    element.text = _NO_CHAR.sub("", text) or None
    return tostring(element, encoding="unicode")


def _clean(attributes: Mapping[str, str]) -> dict[str, str]:
    return {name: _NO_CHAR.sub("", value) for name, value in attributes.items()}
