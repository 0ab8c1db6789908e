import pytest

from dragoman.languages.cldr import locale, nearest


@pytest.mark.parametrize(
    ("tag", "expected"),
    [
        ("de", "de"),
        ("pt_br", "pt_BR"),
        ("zh-Hant", "zh_Hant"),
        ("zh-TW", "zh_Hant_TW"),
        ("zh-Hant-SG", "zh_Hant"),
        ("es-419", "es_419"),
        ("de-1901", "de"),
        ("de-ZZ", "de"),
        ("sr-Latn", "sr_Latn"),
        ("fuf", "ff_Latn"),
        ("fuf-Adlm", "ff_Adlm"),
        ("arz", "ar"),
        ("nn", "nn"),
        ("yue", "yue"),
        ("ckb", "ckb"),
        ("az-Arab", "az_Arab"),
        ("az-Hebr", "root"),
        ("ku-Arab", "root"),
        ("tlh", "root"),
        ("qaa", "root"),
        ("x-elvish", "root"),
        ("ar-u-nu-latn", "ar"),
    ],
)
def test_nearest(tag, expected):
    assert nearest(tag) == expected
    assert locale(expected).plural_form(1) in {"one", "other"}
