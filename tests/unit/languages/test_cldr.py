import subprocess
import sys
from pathlib import Path

import pytest

from dragoman.languages.cldr import locale, nearest

SITE = Path(__file__).resolve().parents[3] / "site"


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


MONTHS = """
import sys
from dragoman.languages.cldr import locale
for identifier in sys.argv[1:]:
    months = locale(identifier).months
    found = [months[use][width][1] for use in months for width in months[use]]
print(ascii(found))
"""


@pytest.mark.parametrize(
    ("first", "identifier"), [("root", "yo"), ("de", "de_AT"), ("pt", "pt_PT")]
)
def test_no_locale_is_changed_by_what_was_read_before(first, identifier):
    def months(*identifiers):
        command = [sys.executable, "-c", MONTHS, *identifiers]
        return subprocess.run(command, check=True, capture_output=True, cwd=SITE).stdout

    assert months(first, identifier) == months(identifier)
