"""A text of one page alone, through what editors do to the page."""

from dragoman.catalogs import po
from dragoman.catalogs.merge import merge

HOME, EDITED = "Go home, wherever that is", "Go home now, wherever that is"
OWN = (
    f'#: content/guide.md\nmsgctxt "page:guide"\nmsgid "{HOME}"\nmsgstr "Zum Anfang"\n'
)
FILE = (
    f'#: content/guide.md content/index.md\nmsgid "{HOME}"\nmsgstr "Heim"\n\n'
    + OWN
    + '\n#: content/guide.md\nmsgid "Text"\nmsgstr "Text"\n'
)


def new(text, *pages):
    places = tuple(f"content/{page}.md" for page in pages)
    return po.NewEntry(text, references=places)


def brought(data, *template):
    file = po.parse(data.encode())
    merge(file, template)
    return file.to_bytes().decode()


def test_it_follows_an_edit_and_its_reversal():
    after = brought(FILE, new(EDITED, "guide", "index"), new("Text", "guide"))
    own = po.parse(after.encode()).get("page:guide", EDITED)
    assert (own.msgstr, own.fuzzy) == (("Zum Anfang",), True)
    assert (own.previous_msgctxt, own.previous_msgid) == ("page:guide", HOME)
    back = brought(after, new(HOME, "guide", "index"), new("Text", "guide"))
    assert back == FILE


def test_it_follows_the_text_of_its_own_page():
    after = brought(
        FILE, new(EDITED, "guide"), new("Text", "guide"), new(HOME, "index")
    )
    file = po.parse(after.encode())
    assert file.get("page:guide", EDITED).fuzzy
    assert file.get(None, HOME).msgstr == ("Heim",)
    again = brought(after, new(HOME, "guide", "index"), new("Text", "guide"))
    assert again == FILE


def test_it_follows_a_page_that_is_renamed_and_edited_at_once():
    after = brought(FILE, new(EDITED, "how"), new("Text", "how"), new(HOME, "index"))
    file = po.parse(after.encode())
    assert file.get("page:how", EDITED).msgstr == ("Zum Anfang",)
    assert file.get("page:guide", HOME) is None
