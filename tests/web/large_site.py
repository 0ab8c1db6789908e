"""A large site: pages of twenty-five paragraphs, each in so many languages."""

from pathlib import Path

import sites

BLOCKS = 25
# The blocks that say of which version they are.
VERSIONED = (2, 19)
LANGUAGES = ("de", "fr", "pl", "es", "it", "pt", "nl", "sv", "cs", "uk", "tr", "ja")


def source(page: int, block: int) -> str:
    return (
        f"SOURCE paragraph {block} of page {page} tells of things that a reader would "
        f"like to know about, and says so in number {page * BLOCKS + block}."
    )


def translation(language: str, page: int, block: int, version: int = 0) -> str:
    told = f" v{version}v" if block in VERSIONED else ""
    return (
        f"{language}: Absatz {block} der Seite {page}{told} erzählt von Dingen, "
        f"die jemand gern wüsste, und sagt das in Nummer {page * BLOCKS + block}."
    )


def path(page: int) -> str:
    return f"part-{page // 50}/page-{page}.md"


def write(root: Path, languages: tuple[str, ...], pages: int) -> Path:
    """Write the site: page by page, each language has all of it."""
    texts = {
        path(page): f"---\ntitle: Page {page}\n---\n\n"
        + "\n\n".join(source(page, block) for block in range(BLOCKS))
        + "\n"
        for page in range(pages)
    }
    for part in {each.partition("/")[0] for each in texts}:
        texts[f"{part}/index.md"] = f"---\ntitle: {part}\n---\n"
    content = {tag: catalog(tag, pages) for tag in languages}
    return sites.write(root, pages=texts, content=content)


def catalog(language: str, pages: int) -> str:
    parts = dict.fromkeys(path(page).partition("/")[0] for page in range(pages))
    texts = ("Dragoman", "Welcome", "The first paragraph.", *parts)
    entries = [sites.entry(text, f"{language} {text}") for text in texts]
    for page in range(pages):
        before = ("#. type: paragraph", f"#: content/{path(page)}")
        title = f"{language} Seite {page}"
        entries.append(sites.entry(f"Page {page}", title, before=before))
        entries += [
            sites.entry(
                source(page, block), translation(language, page, block), before=before
            )
            for block in range(BLOCKS)
        ]
    return sites.catalog(language, *entries)


def catalog_of(root: Path, language: str) -> Path:
    return root / "locale" / language / "LC_MESSAGES" / "content.po"
