"""What is read of a part is what is read of the whole."""

import pytest

from dragoman.catalogs import reread
from dragoman.catalogs.catalog import Domain
from dragoman.catalogs.loading import load
from dragoman.catalogs.outline import LENGTH
from dragoman.catalogs.reread import Shared, is_cut, read
from dragoman.errors import CatalogError
from unit.catalogs import many_messages
from unit.catalogs.many_messages import PATH

COUNT = 6 * LENGTH


@pytest.fixture
def parts(chance):
    return many_messages.messages(COUNT, chance)


@pytest.fixture
def whole(monkeypatch):
    """Count the readings of whole files."""
    read_whole = []
    real = reread.load

    def counted(*args, **kwargs):
        read_whole.append(1)
        return real(*args, **kwargs)

    monkeypatch.setattr(reread, "load", counted)
    return read_whole


def read_as(data, last=None):
    return read(data, PATH, "de", Domain.CONTENT, Shared(), last)


def assert_same(found, data):
    expected = load(data, PATH, "de", Domain.CONTENT)
    assert found.loaded.catalog == expected.catalog
    assert found.loaded.problems == expected.problems
    assert found.loaded.entries == expected.entries
    lines = [entry.line for entry in expected.entries]
    assert [entry.line for entry in found.loaded.entries] == lines
    live = (entry for entry in expected.entries if not entry.obsolete)
    assert found.keys == {entry.key for entry in live}


def changed(parts, chance):
    """Do what translators do: one to three times, near or far from each other."""
    parts = list(parts)
    for _ in range(chance.randint(1, 3)):
        place = chance.randrange(len(parts))
        what = chance.choice(["say", "say", "take", "put", "move"])
        if what == "say":
            text = f"Neu {chance.random()}\n" * chance.randint(1, 3)
            parts[place] = many_messages.message(place, text.strip(), chance=chance)
        elif what == "put":
            number = COUNT + chance.randrange(COUNT)
            parts.insert(place, many_messages.message(number, chance=chance))
        else:
            part = parts.pop(place)
            if what == "move":
                parts.insert(chance.randrange(len(parts)), part)
    return parts


def test_a_part_gives_what_the_whole_gives(parts, chance, whole, request):
    first = last = read_as(many_messages.file(parts))
    now = parts
    rounds = 300 if request.config.getoption("--full") else 40
    wholly = 0
    for _ in range(rounds):
        # A message that is there twice may stay so, and needs the whole file each time.
        if not last.is_unambiguous:
            now, last = parts, first
        now = changed(now, chance)
        data = many_messages.file(now)
        whole.clear()
        last = read_as(data, last)
        wholly += len(whole)
        assert_same(last, data)
    assert wholly < rounds


def test_only_the_part_that_differs_is_parsed(parts, whole, monkeypatch):
    last = read_as(many_messages.file(parts))
    parts[200] = many_messages.sites.entry("Something else", "Etwas anderes")
    seen = []
    real = reread.pieces
    monkeypatch.setattr(
        reread, "pieces", lambda part, charset: seen.append(part) or real(part, charset)
    )
    whole.clear()
    data = many_messages.file(parts)
    assert_same(read_as(data, last), data)
    assert whole == []
    assert len(seen[0]) < len(data) / 4


def test_a_new_date_in_the_header_changes_no_message(parts, whole):
    data = many_messages.file(parts).replace(b'"MIME', b'"X-Generator: a\\n"\n"MIME', 1)
    last = read_as(data)
    whole.clear()
    saved = data.replace(b"X-Generator: a", b'X-Generator: b\\n"\n"PO-Revision-Date: c')
    assert_same(read_as(saved, last), saved)
    assert whole == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b"plural=(n != 1)", b"plural=(n > 1)"),
        (b"charset=UTF-8", b"charset=ISO-8859-1"),
        (b"Nachricht 100", b"# comment\n"),
    ],
)
def test_what_concerns_the_whole_file_is_read_from_all_of_it(parts, whole, old, new):
    parts[100] = many_messages.sites.entry("Message number 100.", "Nachricht 100")
    data = many_messages.file(parts)
    last = read_as(data)
    whole.clear()
    later = data.replace(old, new, 1)
    try:
        found = read_as(later, last)
    except CatalogError:
        pass
    else:
        assert_same(found, later)
    assert len(whole) == 1


def test_a_fault_is_told_with_its_line_in_the_whole_file(parts):
    data = many_messages.file(parts)
    last = read_as(data)
    place = data.index(b'msgid "Message number 150.')
    broken = data[:place] + b'msgid "unclosed\n' + data[place:]
    with pytest.raises(CatalogError) as one:
        read_as(broken, last)
    with pytest.raises(CatalogError) as other:
        load(broken, PATH, "de", Domain.CONTENT)
    assert (one.value.line, one.value.reason) == (other.value.line, other.value.reason)


def test_the_last_reading_stays_as_it_was_until_the_next_is_taken(parts):
    data = many_messages.file(parts)
    last = read_as(data)
    later = many_messages.file(parts[10:])
    read_as(later, last)
    assert_same(last, data)


def test_a_file_that_ends_in_the_middle_is_seen_at_a_glance(parts, chance):
    data = many_messages.file(parts)
    last = read_as(data)
    ends = [at + 1 for at in range(len(data)) if data[at : at + 2] == b"\n\n"]
    assert not is_cut(data, last)
    assert not is_cut(data + b'\nmsgid "more"\nmsgstr "mehr"\n', last)
    assert is_cut(b"", last)
    assert is_cut(data[: len(data) // 3], last)
    for size in chance.sample(range(len(data) // 2 + 1, len(data) - 1), 100):
        whole = any(abs(size - end) < 2 for end in ends)
        assert is_cut(data[:size], last) or whole or _is_message_end(data[:size])
    other = read_as(b'msgid "x"\nmsgstr "y"\n')
    assert not is_cut(b"", other)


def _is_message_end(data):
    """Tell whether a cut leaves a whole message, which nobody can tell from its end."""
    return data.endswith(b"\n") and b'msgstr "' in data.rsplit(b"\n\n", 1)[-1]


def test_files_of_two_languages_share_source_texts_and_comments(parts):
    shared = Shared()
    data = many_messages.file(parts)
    one = read(data, PATH, "de", Domain.CONTENT, shared)
    other = read(data, PATH, "fr", Domain.CONTENT, shared)
    for mine, yours in zip(one.loaded.entries, other.loaded.entries, strict=True):
        assert mine.msgid is yours.msgid
        assert mine.block is yours.block


def test_what_cannot_be_had_from_the_disk_is_read_whole(parts, whole, monkeypatch):
    last = read_as(many_messages.file(parts))

    def broken(*_):
        raise OSError

    monkeypatch.setattr(reread.Entries, "__getitem__", broken)
    parts[3] = many_messages.sites.entry("Something else", "Etwas anderes")
    data = many_messages.file(parts)
    whole.clear()
    found = read_as(data, last)
    assert len(whole) == 1
    monkeypatch.undo()
    assert_same(found, data)
