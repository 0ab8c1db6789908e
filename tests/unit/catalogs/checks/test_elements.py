from dragoman.catalogs.checks.elements import ELEMENTS


def test_what_can_run_a_script_or_fetch_is_known():
    assert {
        "script",
        "img",
        "iframe",
        "svg",
        "style",
        "object",
        "a",
        "form",
    } <= ELEMENTS
    assert all(name == name.lower() and name.isalnum() for name in ELEMENTS)


def test_ordinary_words_are_no_elements():
    assert not {"your", "name", "file", "enter", "term", "datei"} & ELEMENTS
