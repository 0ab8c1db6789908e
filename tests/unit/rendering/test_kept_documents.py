from dragoman.rendering.kept_documents import KeptDocuments


def test_a_document_is_kept_by_its_path_and_coding():
    kept = KeptDocuments()
    kept.keep("/robots.txt", "br", b"coded")
    assert kept.find("/robots.txt", "br") == b"coded"
    assert kept.find("/robots.txt", "identity") is None
    assert kept.find("/de/feed.xml", "br") is None


def test_they_are_bounded():
    kept = KeptDocuments(10)
    kept.keep("/a", "br", b"12345")
    kept.keep("/a", "br", b"12345")
    kept.keep("/b", "br", b"12345")
    kept.keep("/c", "br", b"12345678901")
    assert [kept.find(path, "br") for path in ("/a", "/b", "/c")] == [
        b"12345",
        b"12345",
        None,
    ]
    kept.keep("/d", "br", b"1")
    assert [kept.find(path, "br") for path in ("/a", "/b", "/d")] == [None, None, b"1"]
