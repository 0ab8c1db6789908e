import pytest

from dragoman.app.building import index
from dragoman.app.building.folder import KEPT, opened
from dragoman.app.building.index import OWN, Entry, Index
from dragoman.errors import BuildError


@pytest.fixture
def root(tmp_path):
    for name in ("content", "locale"):
        (tmp_path / "site" / name).mkdir(parents=True)
    return tmp_path / "site"


def built(out, root, names):
    """Build files whose names are their content."""
    with opened(out, root) as folder:
        folder.announce(names)
        writer = folder.writer()
        files = {
            name: Entry(name, f"{name.replace('/', '-')}.t", *_put(writer, name))
            for name in names
        }
        index.write(out, Index(files))
        every = (*files.values(), *folder.last.files.values())
        return folder.remove_others(files, {entry.kept_as for entry in every})


def _put(writer, name):
    return writer.put(name, f"{name.replace('/', '-')}.t", name.encode())


def names_in(out):
    return {
        path.relative_to(out).as_posix()
        for path in out.rglob("*")
        if path.is_file() and OWN not in path.parts
    }


def test_what_is_gone_is_removed_with_its_folders_and_nothing_else(tmp_path, root):
    out = tmp_path / "out"
    built(out, root, ["a/b/index.html", "c/index.html"])
    (out / "a/mine.txt").write_text("mine")
    assert built(out, root, ["c/index.html"]) == 1
    assert names_in(out) == {"a/mine.txt", "c/index.html"}
    assert not (out / "a/b").exists()


def test_the_last_state_stays_for_a_web_server_until_the_next_build(tmp_path, root):
    out = tmp_path / "out"
    kept = out / OWN / KEPT
    for name in ("one", "two", "three"):
        built(out, root, [name])
    assert {each.name for each in kept.iterdir()} == {"two.t", "three.t"}


def test_what_a_build_that_was_cut_off_has_written_is_removed(tmp_path, root):
    out = tmp_path / "out"
    with opened(out, root) as folder:
        folder.announce(["half", "never"])
        folder.writer().put("half", "half.t", b"")
    assert built(out, root, ["whole"]) == 1
    assert names_in(out) == {"whole"}
    assert {each.name for each in (out / OWN / KEPT).iterdir()} == {"whole.t"}


def test_a_name_that_no_file_can_have_is_forgotten_with_its_page(tmp_path, root):
    out, long = tmp_path / "out", f"{'a' * 300}/index.html"
    with pytest.raises(OSError, match="too long"):
        built(out, root, [long])
    assert built(out, root, ["whole"]) == 0
    assert names_in(out) == {"whole"}


def test_a_file_is_had_while_it_is_still_the_one_that_was_written(tmp_path, root):
    out = tmp_path / "out"
    built(out, root, ["a", "b", "c"])
    (out / "b").write_bytes(b"B")
    (out / "c").unlink()
    with opened(out, root) as folder:
        had = [name for name in "abc" if folder.has(name, name)]
        assert had == ["a"]
        assert not folder.has("a", "another revision")
        assert not folder.is_whole()


def test_a_coding_that_saves_nothing_is_had_without_a_file(tmp_path, root):
    out = tmp_path / "out"
    with opened(out, root):
        index.write(out, Index({"a.br": Entry("r", "", -1, 0)}))
    with opened(out, root) as folder:
        assert folder.has("a.br", "r")
        assert folder.is_whole()


@pytest.mark.parametrize("name", ["content", "content/public", "locale", ".", ".."])
def test_a_folder_of_the_site_itself_is_refused(root, name):
    out = (root / name).resolve()
    before = sorted(root.parent.rglob("*"))
    with pytest.raises(BuildError) as raised, opened(out, root):
        pass
    assert raised.value.place == str(out)
    assert raised.value.remedy
    assert sorted(root.parent.rglob("*")) == before


def test_a_folder_beside_the_content_will_do(root):
    assert built(root / "public", root, ["a"]) == 0


def test_a_folder_with_something_in_it_is_refused(tmp_path, root):
    out = tmp_path / "out"
    out.mkdir()
    (out / "thesis.tex").write_text("ten years")
    with pytest.raises(BuildError), opened(out, root):
        pass
    assert names_in(out) == {"thesis.tex"}


def test_a_file_is_refused(tmp_path, root):
    out = tmp_path / "out"
    out.write_text("")
    with pytest.raises(BuildError), opened(out, root):
        pass


def test_a_file_in_the_way_is_refused_before_anything_is_written(tmp_path, root):
    out = tmp_path / "out"
    built(out, root, ["a"])
    (out / "b").symlink_to("nowhere")
    with opened(out, root) as folder, pytest.raises(BuildError) as raised:
        folder.announce(["a", "b"])
    assert raised.value.place == str(out / "b")
    assert (out / "b").is_symlink()


def test_two_builds_at_once_are_refused(tmp_path, root):
    out = tmp_path / "out"
    with opened(out, root):
        with pytest.raises(BuildError) as raised, opened(out, root):
            pass
        assert "another build" in raised.value.reason
    with opened(out, root):
        pass
