from dragoman.catalogs.merge.index import Index
from dragoman.catalogs.similarity import words


def test_an_index_finds_the_nearest_first():
    texts = ["the red stone", "the blue river", "the red river bank"]
    index = Index([*texts, "nothing of it"], words)
    assert index.nearest("a red river bank")[0] == "the red river bank"
    assert "nothing of it" not in index.nearest("a red river bank")
    assert index.nearest("else") == []
