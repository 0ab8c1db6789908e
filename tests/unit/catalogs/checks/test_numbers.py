import pytest


@pytest.mark.parametrize(
    ("source", "translation"),
    [
        ("1,234.50 euros", "1 234,50 Euro"),
        ("1,234.50 euros", "1\u202f234,50 Euro"),
        ("12,345 pages", "१२,३४५ पृष्ठ"),
        ("in 2024", "سنة ٢٠٢٤"),
        ("10,000", "1 0000"),
        ("2 files", "zwei Dateien"),
        ("Thirteen languages", "13 Sprachen"),
        ("at 5 pm and 30 more", "um 17 Uhr und 30 mehr"),
        ("20 million", "2000万"),
        ("see `404`", "siehe `404`"),
    ],
)
def test_numbers_as_each_language_writes_them(found, source, translation):
    assert "number" not in found(source, translation)


@pytest.mark.parametrize(
    ("source", "translation"),
    [("within 30 days", "in 3 Tagen"), ("in 2024", "im Jahr 2042 1"), ("50", "fünf")],
)
def test_another_number(found, source, translation):
    assert "number" in found(source, translation)


def test_addresses_that_are_written_out(said):
    texts = "See https://a.example/b.", "Siehe (https://a.example/c)"
    assert "a.example/b" in said(*texts)["url"]
    assert "url" not in said("See https://a.example/b.", "Siehe (https://a.example/b).")
    assert "url" not in said("See https://a.example/b", "请看https://a.example/b。")


def test_a_written_address_may_become_a_link(found):
    assert "url" not in found("See https://a.example/", "Siehe <https://a.example/>")


def test_mail_addresses(said):
    assert "email" in said("Write to a@b.example", "Schreibe an c@b.example")
    assert "email" not in said("Write to a@b.example.", "Schreibe an A@b.example!")
