"""Random texts, messages and files for the tests of this package."""

from hypothesis import strategies as st

from dragoman.catalogs import po

TEXT = st.text(
    st.characters(exclude_categories=["Cs"], exclude_characters="\0\x04"), max_size=200
)
LINE = st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"]), max_size=80)
WORD = st.from_regex(r"[a-z][a-z0-9./-]{0,30}", fullmatch=True)


@st.composite
def new_entries(draw):
    plural = draw(st.none() | TEXT)
    count = 1 if plural is None else draw(st.integers(1, 6))
    return po.NewEntry(
        draw(TEXT.filter(bool)),
        draw(st.none() | TEXT),
        plural,
        tuple(draw(st.lists(TEXT, min_size=count, max_size=count))),
        flags=tuple(draw(st.lists(WORD, max_size=3))),
        extracted=tuple(draw(st.lists(LINE, max_size=2))),
        references=tuple(draw(st.lists(WORD, max_size=4))),
        comments=tuple(draw(st.lists(LINE, max_size=2))),
    )


ENTRIES = st.lists(new_entries(), max_size=6, unique_by=lambda entry: entry.key)


def written(entries):
    file = po.new({"Language": "xx"})
    before = None
    for entry in entries:
        file.insert(entry, after=before)
        before = entry.key
    return file


def with_edges_of(msgid, text):
    """A text that begins and ends like the msgid, or none."""
    body = text.strip("\n")
    if not body:
        return ""
    first = "\n" if msgid.startswith("\n") else ""
    return first + body + ("\n" if msgid.endswith("\n") else "")
