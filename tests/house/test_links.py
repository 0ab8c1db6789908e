from pathlib import Path

from house.links import anchors, broken, links
from house.tree import CONTENT, STATIC, documents, shown

SAMPLE = """\
# The `first` heading: yes!

A [link](other.md#part), ![picture](<a.png> "title") and [one more][ref].
`[code](no.md)`

```md
[fenced](no.md)
```

## Another {#given .wide}

[ref]: https://example.org/
"""


def test_links_are_found_and_code_is_not() -> None:
    assert links(SAMPLE) == ["other.md#part", "a.png", "https://example.org/"]


def test_anchors_are_made_from_headings() -> None:
    assert anchors(SAMPLE) == {"the-first-heading-yes", "given"}


def test_a_link_to_nothing_is_found(tmp_path: Path) -> None:
    document = tmp_path / "a.md"
    document.write_text("# A\n[b](b.md) [c](c.md) [d](#a) [e](#e) [f](http://x/)\n")
    (tmp_path / "c.md").write_text("")
    assert list(broken(document)) == ["b.md", "#e"]


def test_links_of_the_documents_lead_somewhere() -> None:
    lost = [f"{shown(path)}: {link}" for path in documents() for link in broken(path)]
    assert not lost


def test_links_of_the_pages_lead_somewhere() -> None:
    lost = [
        f"{shown(path)}: {link}"
        for path in sorted(CONTENT.rglob("*.md"))
        for link in broken(path, (STATIC,))
    ]
    assert not lost
