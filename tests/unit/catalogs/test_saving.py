"""Saves that meet what others have done to the file meanwhile."""

from hashlib import sha256
from threading import Timer

import pytest

from dragoman.catalogs import po, saving
from dragoman.catalogs.durable import ChangedError
from dragoman.catalogs.saving import Change, SaveConflictError, save
from dragoman.errors import CatalogError

KEY, OTHER = (None, "A"), (None, "B")


@pytest.fixture
def path(tmp_path):
    file = po.new({"Language": "de"})
    file.insert(po.NewEntry("A"), after=None)
    file.insert(po.NewEntry("B"), after=KEY)
    path = tmp_path / "content.po"
    path.write_bytes(file.to_bytes())
    return path


def edited(data, key, text):
    file = po.parse(data)
    file.set(*key, text)
    return file.to_bytes()


def texts(path):
    return {entry.key: entry.msgstr[0] for entry in po.parse(path.read_bytes()).entries}


def test_what_is_based_on_the_file_is_written(path):
    seen = path.read_bytes()
    changes = [Change(KEY, ("eins",)), Change(OTHER, ("zwei",), comments=("sure",))]
    saved = save(path, changes, based_on=seen)
    assert texts(path) == {KEY: "eins", OTHER: "zwei"}
    assert po.parse(path.read_bytes()).get(*OTHER).comments == ("sure",)
    assert saved.revision == sha256(path.read_bytes()).hexdigest()
    assert not saved.merged
    again = save(path, changes, based_on=saved.revision)
    assert again.revision == saved.revision


def test_another_s_message_is_merged(path):
    seen = path.read_bytes()
    path.write_bytes(edited(seen, OTHER, "zwei"))
    assert save(path, [Change(KEY, ("eins",))], based_on=seen).merged
    assert texts(path) == {KEY: "eins", OTHER: "zwei"}


@pytest.mark.parametrize("by_hash", [False, True])
def test_the_same_message_is_refused_with_both_texts(path, by_hash):
    seen = path.read_bytes()
    theirs = edited(seen, KEY, "their text")
    path.write_bytes(theirs)
    based_on = sha256(seen).hexdigest() if by_hash else seen
    with pytest.raises(SaveConflictError) as caught:
        save(path, [Change(KEY, ("mine",)), Change(OTHER, ("b",))], based_on=based_on)
    [conflict] = caught.value.conflicts
    assert (conflict.ours, conflict.theirs) == (("their text",), ("mine",))
    assert f"{path}:" in str(caught.value)
    assert path.read_bytes() == theirs


def test_or_both_are_kept(path):
    seen = path.read_bytes()
    path.write_bytes(edited(seen, KEY, "their text"))
    saved = save(path, [Change(KEY, ("mine",))], based_on=seen, keep_both=True)
    found = po.parse(path.read_bytes()).get(*KEY)
    assert (found.msgstr, found.fuzzy) == (("their text",), True)
    assert found.comments == ("Also translated as: mine",)
    assert [conflict.key for conflict in saved.conflicts] == [KEY]


def test_of_a_hash_the_writer_says_what_was_seen(path):
    path.write_bytes(edited(path.read_bytes(), KEY, "old"))
    based_on = sha256(path.read_bytes()).hexdigest()
    path.write_bytes(edited(path.read_bytes(), OTHER, "zwei"))
    save(path, [Change(KEY, ("new",), seen=("old",))], based_on=based_on)
    assert texts(path) == {KEY: "new", OTHER: "zwei"}


def test_a_message_that_has_left_is_kept_as_obsolete(path):
    seen = path.read_bytes()
    file = po.parse(seen)
    file.retire(KEY)
    path.write_bytes(file.to_bytes())
    saved = save(path, [Change(KEY, ("eins",))], based_on=seen)
    assert saved.left == (KEY,)
    [_, gone] = po.parse(path.read_bytes()).entries
    assert (gone.obsolete, gone.msgstr) == (True, ("eins",))


def test_a_file_that_is_being_written_is_waited_for(path):
    seen = path.read_bytes()
    whole = edited(seen, OTHER, "zwei")
    path.write_bytes(whole[:40])
    timer = Timer(0.2, path.write_bytes, [whole])
    timer.start()
    save(path, [Change(KEY, ("eins",))], based_on=seen)
    timer.join()
    assert texts(path) == {KEY: "eins", OTHER: "zwei"}


def test_a_file_that_stays_broken_is_named_with_its_line(path):
    seen = path.read_bytes()
    path.write_bytes(seen + b'\nmsgid "open\n')
    with pytest.raises(CatalogError) as caught:
        save(path, [Change(KEY, ("eins",))], based_on=seen)
    line = seen.count(b"\n") + 2
    assert caught.value.place == f"{path}:{line}"


def test_what_is_not_there_cannot_be_saved_to(path, tmp_path):
    seen = path.read_bytes()
    with pytest.raises(CatalogError, match="no message 'C'"):
        save(path, [Change((None, "C"), ("x",))], based_on=seen)
    with pytest.raises(CatalogError, match="no such file"):
        save(tmp_path / "none.po", [Change(KEY, ("x",))], based_on=seen)


def test_another_writer_between_reading_and_writing_is_merged(path, monkeypatch):
    seen = path.read_bytes()
    real, calls = saving.replace_file, []

    def interrupted(target, data, *, based_on):
        if not calls:
            path.write_bytes(edited(path.read_bytes(), OTHER, "zwei"))
        calls.append(based_on)
        return real(target, data, based_on=based_on)

    monkeypatch.setattr(saving, "replace_file", interrupted)
    save(path, [Change(KEY, ("eins",))], based_on=seen)
    assert len(calls) == 2
    assert texts(path) == {KEY: "eins", OTHER: "zwei"}


def test_a_file_that_never_rests_is_given_up(path, monkeypatch):
    def changed(_target, _data, *, based_on):
        raise ChangedError(f"not {len(based_on)} bytes any more")

    monkeypatch.setattr(saving, "replace_file", changed)
    with pytest.raises(ChangedError, match="changes all the time"):
        save(path, [Change(KEY, ("eins",))], based_on=path.read_bytes())
