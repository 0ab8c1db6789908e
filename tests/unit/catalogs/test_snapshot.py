import dataclasses

import pytest

from dragoman.catalogs import shelf
from dragoman.catalogs.snapshot import Snapshot


def test_nothing_in_it_changes():
    snapshot = Snapshot("en", ("de", "en"), {}, {})
    assert (snapshot.problems, snapshot.files, snapshot.followed) == ((), {}, {})
    with pytest.raises(dataclasses.FrozenInstanceError):
        snapshot.source = "de"


def test_it_is_what_a_shelf_gives(tmp_path):
    assert shelf.read(tmp_path, "en") == Snapshot("en", ("en",), {}, {})
