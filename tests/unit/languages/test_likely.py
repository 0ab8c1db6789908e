import re
import unicodedata

import pytest

from dragoman.languages import likely

# Scripts, and how the Unicode names of their letters begin.
LETTERS = """
Adlm=ADLAM, Arab=ARABIC, Armi=IMPERIAL ARAMAIC, Avst=AVESTAN, Chrs=CHORASMIAN,
Elym=ELYMAIC, Hatr=HATRAN, Hebr=HEBREW, Khar=KHAROSHTHI, Lydi=LYDIAN,
Mand=MANDAIC, Mani=MANICHAEAN, Nbat=NABATAEAN, Nkoo=NKO, Narb=OLD NORTH,
Hung=OLD HUNGARIAN, Orkh=OLD TURKIC, Ougr=OLD UYGHUR, Palm=PALMYRENE,
Phlp=PSALTER PAHLAVI, Phnx=PHOENICIAN, Rohg=HANIFI ROHINGYA, Samr=SAMARITAN,
Sarb=OLD SOUTH, Sogd=SOGDIAN, Sogo=OLD SOGDIAN, Syrc=SYRIAC, Thaa=THAANA,
Yezi=YEZIDI, Mend=MENDE KIKAKUI, Latn=LATIN, Grek=GREEK, Cyrl=CYRILLIC,
Armn=ARMENIAN, Geor=GEORGIAN, Ethi=ETHIOPIC, Mong=MONGOLIAN, Tfng=TIFINAGH,
Ital=OLD IT, Goth=GOTHIC, Deva=DEVANAGARI, Hang=HANGUL, Vaii=VAI
"""


@pytest.mark.parametrize(
    ("tag", "expected"),
    [
        ("de", ("de", "Latn", "DE")),
        ("zh-TW", ("zh", "Hant", "TW")),
        ("zh-Hant", ("zh", "Hant", "TW")),
        ("zh-SG", ("zh", "Hans", "SG")),
        ("sr-ME", ("sr", "Latn", "ME")),
        ("es-419", ("es", "Latn", "419")),
        ("fuf-Adlm", ("fuf", "Adlm", "GN")),
        ("ku-Arab", ("ku", "Arab", "IQ")),
        ("de-CH-1901", ("de", "Latn", "CH")),
        ("qaa", ("qaa", "Zzzz", "ZZ")),
        ("qaa-Hebr-IL", ("qaa", "Hebr", "IL")),
        ("x-elvish", ("", "Zzzz", "ZZ")),
    ],
)
def test_maximized(tag, expected):
    assert likely.maximized(tag) == expected


@pytest.mark.parametrize(
    "tag",
    [
        *("ar", "he", "fa", "ur", "ckb", "yi", "dv", "sd", "ug", "ps", "ks", "nqo"),
        *("ku-Arab", "az-Arab", "az-IR", "pa-PK", "uz-AF", "fuf-Adlm", "ff-Adlm"),
        *("syr", "arz", "azb", "ha-Arab", "ms-Arab", "qaa-Hebr", "ar-u-nu-latn"),
    ],
)
def test_right_to_left(tag):
    assert likely.direction(tag) == "rtl"


@pytest.mark.parametrize(
    "tag",
    [
        *("de", "zh", "ja", "ku", "az", "pa", "uz", "ff", "fuf", "hi", "sd-Deva"),
        *("ar-Latn", "he-Latn", "yi-Latn", "mn-Mong", "qaa", "x-elvish", "und", "arn"),
    ],
)
def test_left_to_right(tag):
    assert likely.direction(tag) == "ltr"


def test_the_direction_of_a_script_is_that_of_its_letters():
    directions = {}
    for code in range(0x20000):
        name = unicodedata.name(chr(code), "")
        if " LETTER " in name or " SYLLABLE " in name:
            start = name.split(" LETTER ")[0].split(" SYLLABLE ")[0]
            directions.setdefault(start, unicodedata.bidirectional(chr(code)))
    for pair in re.findall(r"(\w{4})=([A-Z ]+)", LETTERS):
        script, start = pair
        found = next(way for name, way in directions.items() if name.startswith(start))
        assert (found in {"R", "AL"}) == (script in likely.RIGHT_TO_LEFT), script


@pytest.mark.parametrize(
    ("one", "other"),
    [
        *(("zh-TW", "zh-Hant"), ("zh", "zh-Hans-CN"), ("no", "nb"), ("de", "de-DE")),
        *(("sr", "sr-Cyrl-RS"), ("iw", "he-IL"), ("no-NO", "nb"), ("pt", "pt-BR")),
        *(("de-1901", "de-DE-1901"), ("ar-u-nu-latn", "ar-EG-u-nu-latn")),
    ],
)
def test_the_same_language(one, other):
    assert likely.identity(one) == likely.identity(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        *(("zh-HK", "zh-Hant"), ("nn", "nb"), ("de", "de-1901"), ("sr", "sr-Latn")),
        *(("en", "en-x-pirate"), ("ar", "ar-u-nu-latn"), ("pt", "pt-PT")),
    ],
)
def test_different_languages(one, other):
    assert likely.identity(one) != likely.identity(other)
