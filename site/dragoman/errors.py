"""What can go wrong, each with its place, its reason and its remedy.

DragomanError
├── SettingsError    site.toml or the environment
├── TagError         a language tag
├── PageError        a Markdown page or its front matter
├── CatalogError     a .po file
├── AssetError       a file in static/ or beside a page
├── TemplateError    a Jinja2 template
└── BuildError       the folder that a site is built into
"""


class DragomanError(Exception):
    """An error that a person can mend.

    Args:
        reason: What is wrong, one sentence without a full stop.
        place: Where, as `file` or `file:line`.
        remedy: What to do about it, one sentence.
    """

    def __init__(self, reason: str, *, place: str = "", remedy: str = "") -> None:
        super().__init__(reason)
        self.reason = reason
        self.place = place
        self.remedy = remedy

    def __str__(self) -> str:
        text = f"{self.place}: {self.reason}" if self.place else self.reason
        return f"{text}. {self.remedy}" if self.remedy else text


class SettingsError(DragomanError):
    """A setting is missing, unknown or out of range."""


class TagError(DragomanError):
    """A text is no well-formed BCP 47 language tag."""


class PageError(DragomanError):
    """A page cannot be read as it stands."""


class CatalogError(DragomanError):
    """A catalog cannot be read or written."""


class AssetError(DragomanError):
    """A static file is missing, unknown, or refers to itself."""


class TemplateError(DragomanError):
    """A template cannot be used."""


class BuildError(DragomanError):
    """A site cannot be built into a folder."""
