"""A small site of every kind of page, and the changes that people make to it."""

import random
import shutil
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import sites
from dragoman import app
from dragoman.pages import store
from vocabulary import WORDS

LANGUAGES = ("de", "de_AT", "fr", "ar")
FEW_WORDS = WORDS[:9]
SAID = ("Next", "Previous", "Skip to the text", "Language", "Footnotes", "Tip")
_SHARES = {"de": 1, "de_AT": 0.2, "fr": 0.7, "ar": 0.5}

# A layout of a site's own that lists what other pages say.
NEWS = """{% extends "layouts/page.html" %}
{% block closing %}
{% for each in site.content.sequence %}<p>{{ each.title.text }} {{ each.front.date }}
{%- for block in each.blocks %}{{ block.words }} {% endfor %}</p>{% endfor %}
{% endblock %}
"""

BODY = """First {0} of {1}, with [a way](other.md) and a note[^1].

## Head {0}

- item {0}
- shared item

| Cell | {0} |
|---|---|
| a {1} | b {1} |

> [!TIP]
> Take {0}.

![A picture](pic.svg)

[^1]: The note on {1}.
"""
PICTURE = """<svg xmlns="http://www.w3.org/2000/svg" width="{0}" height="9">
<title>{0}</title></svg>"""


@dataclass
class Written:
    """A page as its author has it."""

    title: str
    body: str
    keys: dict[str, object] = field(default_factory=dict)

    def text(self) -> str:
        front = {"title": self.title, **self.keys}
        lines = [f"{key}: {value}" for key, value in front.items()]
        return "\n".join(["---", *lines, "---", "", self.body])


class ChangingSite:
    """A site on the disk that changes as people change it.

    Args:
        root: An empty folder.
        chance: Where all chance comes from.
    """

    def __init__(self, root: Path, chance: random.Random) -> None:
        self.root = root
        self.chance = chance
        self._count = 0
        names = ("index", "other", "news", "guide/index", "guide/one", "guide/two")
        self.pages = {f"{name}.md": self._page(name) for name in names}
        self.pages["index.md"].keys["layout"] = "home"
        self.pages["news.md"].keys.update(layout="news", date="2026-01-02")
        self.pages["guide/two.md"].keys["layout"] = "languages"
        self.pages["guide/one.md"].keys["layout"] = "formats"
        self.toml: dict[str, str] = {"help_page": '"other.md"'}
        self.of_languages: dict[str, str] = {}
        self.files = {
            "templates/layouts/news.html": NEWS,
            "static/extra.txt": "1",
            **{f"content/{name}pic.svg": PICTURE for name in ("", "guide/")},
        }
        self.said = {tag: {each: f"{tag} {each}" for each in SAID} for tag in LANGUAGES}
        self.texts: dict[str, dict[str, str]] = {tag: {} for tag in LANGUAGES}
        self.write()
        for tag in LANGUAGES:
            for text in self.messages():
                if chance.random() < _SHARES[tag]:
                    self.texts[tag][text] = sites.entry(text, f"{tag} {text}")
        self.write()

    def _page(self, name: str) -> Written:
        one, other = self.chance.sample(FEW_WORDS, 2)
        return Written(f"Title {name}", BODY.format(one, other))

    def messages(self) -> list[str]:
        """List the texts of pages that there are to translate."""
        pages = store.load(self.root / "content").pages.values()
        return list(dict.fromkeys(each.text for page in pages for each in page.blocks))

    def number(self) -> int:
        """Give a number that was not given before."""
        self._count += 1
        return self._count

    def write(self) -> None:
        """Write the site as it is now; what is gone from it goes from the disk."""
        for folder in ("content", "templates", "static"):
            shutil.rmtree(self.root / folder, ignore_errors=True)
        tables = (
            f"[languages.{tag}]\n{text}" for tag, text in self.of_languages.items()
        )
        settings = (f"{name} = {value}" for name, value in self.toml.items())
        sites.write(
            self.root,
            pages={path: page.text() for path, page in self.pages.items()},
            content={
                tag: sites.catalog(tag, *entries.values())
                for tag, entries in self.texts.items()
            },
            interface={
                tag: sites.catalog(tag, *(sites.entry(*each) for each in said.items()))
                for tag, said in self.said.items()
            },
            toml="\n".join([*settings, *tables]),
            files=self.files,
        )

    def change(self, name: str) -> None:
        """Change something, and write it."""
        CHANGES[name](self)
        self.write()

    def some_page(self) -> Written:
        return self.pages[self.chance.choice(list(self.pages))]

    def some_leaf(self) -> str:
        return self.chance.choice([each for each in self.pages if "index" not in each])

    def translate(self, entry: Callable[[str, str], str]) -> None:
        """Give a text another entry in a language."""
        tag = self.chance.choice(LANGUAGES)
        text = self.chance.choice(self.messages())
        self.texts[tag][text] = entry(text, f"{tag} {self.number()} {text}")

    def edit(self) -> None:
        """Change a word of a page's text."""
        page, word = self.some_page(), self.chance.choice(FEW_WORDS)
        page.body = page.body.replace(word, f"{word}{self.number()}")

    def remove(self) -> None:
        leaf = self.some_leaf()
        if len(self.pages) > 4:
            del self.pages[leaf]

    def rename(self) -> None:
        leaf = self.some_leaf()
        self.pages[f"guide/moved{self.number()}.md"] = self.pages.pop(leaf)

    def add(self) -> None:
        number = self.number()
        self.pages[f"added{number}.md"] = self._page(f"added {number}")

    def key(self, name: str, *values: object) -> None:
        """Set a key of a page's front matter."""
        self.some_page().keys[name] = self.chance.choice(values)

    def setting(self, name: str, *values: str) -> None:
        """Set a setting of the site."""
        self.toml[name] = self.chance.choice(values)

    def language(self, *tables: str) -> None:
        """Say something of a language."""
        self.of_languages[self.chance.choice(LANGUAGES)] = self.chance.choice(tables)

    def template(self, name: str, text: str) -> None:
        """Write a template of the site's own over the shipped one."""
        shipped = (app.SHIPPED / "templates" / name).read_text()
        self.files[f"templates/{name}"] = f"{shipped}{text}{self.number()}"

    def say(self) -> None:
        """Translate an interface text."""
        said = self.said[self.chance.choice(LANGUAGES)]
        said[self.chance.choice(SAID)] = f"said {self.number()}"

    def forget(self) -> None:
        """Take some translations of pages away."""
        texts = self.texts[self.chance.choice(LANGUAGES)]
        for text in self.chance.sample(sorted(texts), len(texts) // 3):
            del texts[text]

    def title(self) -> None:
        self.some_page().title = f"Title {self.number()}"

    def link(self) -> None:
        """Let a translation lead where the source does not."""
        url = self.chance.choice(
            ["guide/one.md", "/guide/two.md", "pic.svg", "none.md"]
        )
        self.translate(lambda text, said: sites.entry(text, f"{said} [x]({url})"))

    def file(self, name: str, text: str) -> None:
        self.files[name] = text.format(self.number())


def _unsure(text: str, said: str) -> str:
    return sites.outdated(
        "Something else altogether, of which nobody knows", text, said
    )


def _older(text: str, said: str) -> str:
    return sites.outdated(f"{text} earlier", text, said)


def _for_one_page(text: str, said: str) -> str:
    own = sites.entry(text, f"{said} here", context="page:other")
    return "\n".join([sites.entry(text, said), own])


CHANGES: dict[str, Callable[[ChangingSite], None]] = {
    "a translation": lambda site: site.translate(sites.entry),
    "an older translation": lambda site: site.translate(_older),
    "an unsure translation": lambda site: site.translate(_unsure),
    "a machine's translation": lambda site: site.translate(sites.machine),
    "a translation for one page": lambda site: site.translate(_for_one_page),
    "a translation with another link": ChangingSite.link,
    "fewer translations": ChangingSite.forget,
    "a word of the source": ChangingSite.edit,
    "a title": ChangingSite.title,
    "a short title": lambda site: site.key("nav", "Short", "Shorter"),
    "a description": lambda site: site.key("description", "This.", "That."),
    "a page less": ChangingSite.remove,
    "a page more": ChangingSite.add,
    "another name of a page": ChangingSite.rename,
    "a draft": lambda site: site.key("draft", "true", "false"),
    "the order": lambda site: site.key("weight", -2, 1, 3),
    "the menu": lambda site: site.key("menu", "foot", "main"),
    "a date": lambda site: site.key("date", "2026-02-03", "2026-04-05"),
    "a later date": lambda site: site.key("updated", "2026-06-07", "2026-08-09"),
    "a layout": lambda site: site.key("layout", "page", "news", "home", "languages"),
    "an address": lambda site: site.key("slug", "one-slug", "other-slug"),
    "the title of the site": lambda site: site.setting("title", '"A & B"', '"C"'),
    "the threshold": lambda site: site.setting("publish_threshold", "0.2", "0.9"),
    "the page for help": lambda site: site.setting("help_page", '""', '"news.md"'),
    "the address of the site": lambda site: site.setting(
        "base_url", '"https://a.example"', '"http://b.example"'
    ),
    "a limit": lambda site: site.setting("link_hosts", '["a.example"]', "[]"),
    "a language": lambda site: site.language(
        'name = "Own"', 'state = "preview"', 'digits = "arab"', 'fallback = ["fr"]'
    ),
    "a word of a template": lambda site: site.template("switcher.html", "x"),
    "a comment in a template": lambda site: site.template("base.html", "{# x #}"),
    "a layout that looks around": lambda site: site.template(
        "layouts/page.html", "{{ site.content.sequence|length }}"
    ),
    "a static file": lambda site: site.file("static/extra.txt", "{0}"),
    "a style sheet": lambda site: site.file("static/css/print.css", "/* {0} */"),
    "a picture": lambda site: site.file("content/guide/pic.svg", PICTURE),
    "an interface text": ChangingSite.say,
    "nothing": lambda _: None,
}
