import os

import pytest

from dragoman.assets.sources import collect
from dragoman.errors import AssetError


@pytest.fixture
def static(tmp_path):
    folder = tmp_path / "static"
    (folder / "css").mkdir(parents=True)
    (folder / "css/site.css").write_bytes(b"mine")
    return folder


def test_names_are_paths_below_the_folder(static):
    (static / "ä.svg").write_bytes(b"")
    assert list(collect([static], {})) == ["css/site.css", "ä.svg"]


def test_the_earlier_folder_wins(static, tmp_path):
    shipped = tmp_path / "shipped"
    (shipped / "css").mkdir(parents=True)
    (shipped / "css/site.css").write_bytes(b"shipped")
    (shipped / "css/more.css").write_bytes(b"more")
    found = collect([static, shipped], {})
    assert found["css/site.css"].read_bytes() == b"mine"
    assert found["css/more.css"].read_bytes() == b"more"


def test_a_missing_folder_holds_nothing(tmp_path):
    assert collect([tmp_path / "none"], {}) == {}


@pytest.mark.parametrize(
    "name", [".env", ".git/config", "site.css~", "css/.site.css.swp", "#site.css#"]
)
def test_hidden_files_and_backups_are_passed_over(static, name):
    (static / name).parent.mkdir(exist_ok=True)
    (static / name).write_bytes(b"secret")
    assert list(collect([static], {f"content/{name}": static / name})) == [
        "css/site.css"
    ]


def test_pipes_are_passed_over(static):
    os.mkfifo(static / "pipe.css")
    assert list(collect([static], {})) == ["css/site.css"]


def test_a_link_inside_is_a_file(static):
    (static / "again.css").symlink_to("css/site.css")
    assert list(collect([static], {})) == ["again.css", "css/site.css"]


def test_the_folder_itself_may_be_a_link(static, tmp_path):
    (tmp_path / "current").symlink_to(static)
    assert list(collect([tmp_path / "current"], {})) == ["css/site.css"]


@pytest.mark.parametrize("target", ["/etc/passwd", "../outside", "css", "..", "none"])
def test_other_links_are_refused(static, tmp_path, target):
    (tmp_path / "outside").write_bytes(b"secret")
    (static / "link.txt").symlink_to(target)
    with pytest.raises(AssetError, match="link") as caught:
        collect([static], {})
    assert caught.value.place == str(static / "link.txt")
    assert caught.value.remedy


def test_a_folder_beside_with_the_same_beginning_is_outside(static, tmp_path):
    (tmp_path / "static-secret").mkdir()
    (tmp_path / "static-secret/key").write_bytes(b"secret")
    (static / "key").symlink_to("../static-secret/key")
    with pytest.raises(AssetError, match="leads out"):
        collect([static], {})


def test_extra_files_have_the_names_they_are_given(static, tmp_path):
    picture = tmp_path / "a.svg"
    picture.write_bytes(b"<svg/>")
    found = collect([static], {"content/guide/a.svg": picture})
    assert found["content/guide/a.svg"] == picture
    assert list(found) == ["content/guide/a.svg", "css/site.css"]


def test_extra_files_must_be_files_of_their_own(static, tmp_path):
    (tmp_path / "link.svg").symlink_to("/etc/passwd")
    for name in ("link.svg", "missing.svg"):
        with pytest.raises(AssetError):
            collect([static], {f"content/{name}": tmp_path / name})


def test_a_name_cannot_be_claimed_twice(static):
    with pytest.raises(AssetError, match="also that of"):
        collect([static], {"css/site.css": static / "css/site.css"})


def test_a_name_must_be_utf8(static):
    try:
        (static / os.fsdecode(b"\xff.css")).write_bytes(b"")
    except OSError:
        pytest.skip("this file system takes UTF-8 names only")
    with pytest.raises(AssetError, match="UTF-8"):
        collect([static], {})
