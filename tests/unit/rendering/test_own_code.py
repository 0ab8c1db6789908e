"""The hash of the code tells one Dragoman from another."""

from importlib.metadata import version

from dragoman.rendering import own_code


def test_it_is_one_of_the_code_that_renders(monkeypatch, tmp_path):
    first = own_code.own_code()
    assert len(first) == 32
    assert own_code.own_code() == first
    own_code.own_code.cache_clear()
    monkeypatch.setattr(own_code, "_PACKAGE", tmp_path)
    other = own_code.own_code()
    assert other != first
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages" / "new.py").write_text("")
    own_code.own_code.cache_clear()
    assert own_code.own_code() != other
    own_code.own_code.cache_clear()


def test_every_library_that_is_named_is_there():
    assert all(map(version, own_code.LIBRARIES))
