from dragoman.pages import store


def test_pages_are_found_by_their_texts_and_known_by_their_place(tmp_path):
    (tmp_path / "index.md").write_text("# Home\n\nSame.\n")
    (tmp_path / "one.md").write_text("# One\n\nSame.\n")
    content = store.load(tmp_path)
    assert content.pages_of_text["Same."] == ["index.md", "one.md"]
    home, one = content.sequence
    assert content.children(home) == (one,)
    assert (content.trail(one), content.trail(home)) == ((home,), ())
