import pytest

from dragoman.languages.names import name_in, own_name


@pytest.mark.parametrize(
    ("tag", "expected"),
    [
        ("en", "English"),
        ("de", "Deutsch"),
        ("pl", "Polski"),
        ("es", "Español"),
        ("fr", "Français"),
        ("ar", "العربية"),
        ("ja", "日本語"),
        ("he", "עברית"),
        ("uk", "Українська"),
        ("el", "Ελληνικά"),
        ("hy", "Հայերեն"),
        ("ka", "ქართული"),
        ("zu", "IsiZulu"),
        ("haw", "ʻŌlelo Hawaiʻi"),
        ("tl", "Filipino"),
        ("no", "Norsk"),
        ("nb", "Norsk bokmål"),
        ("zh", "中文"),
        ("zh-Hans", "简体中文"),
        ("zh-Hant", "繁體中文"),
        ("zh-TW", "中文（台灣）"),
        ("sr", "Српски"),
        ("sr-Latn", "Srpski (latinica)"),
        ("sr-Cyrl", "Српски (ћирилица)"),
        ("pt-BR", "Português (Brasil)"),
        ("pt-PT", "Português europeu"),
        ("en-GB", "British English"),
        ("es-419", "Español latinoamericano"),
        ("de-1901", "Deutsch (Alte deutsche Rechtschreibung)"),
        ("ca-valencia", "Català (valencià)"),
        ("en-x-pirate", "English (x-pirate)"),
        ("ckb", "کوردیی ناوەندی"),
        ("yi", "ייִדיש"),
        ("az-Arab", "تۆرکجه"),
        ("yue", "粵語"),
        ("ff-Adlm", "𞤆𞤵𞤤𞤢𞤪 (𞤀𞤁𞤂𞤢𞤃)"),
    ],
)
def test_own_name(tag, expected):
    assert own_name(tag) == expected


@pytest.mark.parametrize(
    ("tag", "expected"),
    [
        ("ku-Arab", "Kurdish (Arabic)"),
        ("fuf-Adlm", "Pular (Adlam)"),
        ("tok", "Toki pona"),
        ("qaa", "qaa"),
        ("x-elvish", "x-elvish"),
        ("qaa-Latn-QM", "qaa-Latn-QM"),
    ],
)
def test_a_name_that_cldr_lacks(tag, expected):
    assert own_name(tag) == expected


@pytest.mark.parametrize(
    ("tag", "readers", "expected"),
    [
        ("de", ["en"], ("German", "en")),
        ("de", ["pl"], ("niemiecki", "pl")),
        ("de", ["ar"], ("الألمانية", "ar")),
        ("zh-Hans", ["ja"], ("簡体中国語", "ja")),
        ("pt-BR", ["de"], ("Portugiesisch (Brasilien)", "de")),
        ("sr-Latn", ["ja"], ("セルビア語（ラテン文字）", "ja")),
        ("de", ["de-AT"], ("Deutsch", "de-AT")),
        ("de", ["qaa", "fr", "en"], ("allemand", "fr")),
        ("qab", ["de", "qaa"], None),
        ("de", [], None),
    ],
)
def test_a_name_in_another_language(tag, readers, expected):
    assert name_in(tag, readers) == expected
