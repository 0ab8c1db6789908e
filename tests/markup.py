"""HTML as tests look at it: every start tag with its attributes, in order."""

from dataclasses import dataclass, field
from html.parser import HTMLParser


@dataclass(frozen=True, slots=True)
class Tag:
    """A start tag, with the texts that lie directly or deeper in its element."""

    name: str
    attributes: dict[str, str]
    texts: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        return " ".join("".join(self.texts).split())

    @property
    def classes(self) -> list[str]:
        return self.attributes.get("class", "").split()


VOID = frozenset({"br", "hr", "img", "input", "link", "meta"})


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[Tag] = []
        self._open: list[Tag] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = Tag(tag, {name: value or "" for name, value in attrs})
        self.found.append(found)
        if tag not in VOID:
            self._open.append(found)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append(Tag(tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        while self._open and self._open.pop().name != tag:
            pass

    def handle_data(self, data: str) -> None:
        for each in self._open:
            each.texts.append(data)


def tags(html: str, name: str = "", **attributes: str) -> list[Tag]:
    """List start tags.

    Args:
        html: A document.
        name: Only those of this name.
        attributes: Only those with these values; `_` stands for `-`, and a final `_`
            for nothing.
    """
    reader = _Reader()
    reader.feed(html)
    wanted = {
        key.removesuffix("_").replace("_", "-"): value
        for key, value in attributes.items()
    }
    return [
        each
        for each in reader.found
        if (not name or each.name == name) and wanted.items() <= each.attributes.items()
    ]
