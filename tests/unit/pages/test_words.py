"""Counting words in any script."""

import pytest

from dragoman.pages.words import count


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", 1),
        ("—", 1),
        ("One page, three languages.", 4),
        ("don't well-known l’eau", 3),
        ("Überstunden 2 024", 3),
        ("לשון ועוד", 2),
        ("می\u200cخواهم", 1),
        ("हिन्दी में", 2),
        ("日本語です", 3),
        ("日本", 1),
        ("Dragoman は日本語", 3),
        ("한국어 번역", 2),
        ("ภาษาไทย", 2),
        ("a/b", 2),
    ],
)
def test_count(text, words):
    assert count(text) == words
