import subprocess

import pytest
from babel import Locale, localedata

from dragoman.catalogs import plural
from dragoman.catalogs.plural_header import UNKNOWN, default_header

# A region has its language's rule, but for Portugal.
TAGS = [name for name in localedata.locale_identifiers() if "_" not in name]
POLISH = (
    "nplurals=3; plural=(n == 1 ? 0 : ((n % 10 >= 2 && n % 10 <= 4) && "
    "(n % 100 < 12 || n % 100 > 14)) ? 1 : 2);"
)


@pytest.mark.parametrize(
    ("tag", "header"),
    [
        ("de", "nplurals=2; plural=(n != 1);"),
        ("de-1901", "nplurals=2; plural=(n != 1);"),
        ("ja", "nplurals=1; plural=0;"),
        ("zh-Hant", "nplurals=1; plural=0;"),
        ("fr", "nplurals=2; plural=(n != 0 && n != 1);"),
        ("pl", POLISH),
        # CLDR has no plural rule for these.
        ("fuf-Adlm", UNKNOWN),
        ("la", UNKNOWN),
        ("tlh", UNKNOWN),
    ],
)
def test_headers(tag, header):
    assert default_header(tag) == header


@pytest.mark.parametrize(("tag", "count"), [("ar", 6), ("cy", 6), ("ru", 3), ("es", 2)])
def test_translators_get_the_forms_they_know(tag, count):
    assert plural.parse(default_header(tag)).count == count


def test_every_language_tells_the_same_numbers_apart_as_cldr():
    compared = 0
    for tag in [*TAGS, "pt-PT"]:
        locale = Locale.parse(tag, sep="-")
        if not locale.plural_form.abstract:
            continue
        rule = plural.parse(default_header(tag))
        pairs = {(rule.index(n), locale.plural_form(n)) for n in plural.TRIED}
        assert len(pairs) == rule.count == len({form for form, _ in pairs}), tag
        compared += 1
    assert compared > 150


@pytest.mark.parametrize("tag", ["ar", "br", "cy", "fr", "ja", "lv", "pl", "sl"])
def test_gettext_takes_the_same_forms(tag, program, tmp_path):
    header = default_header(tag)
    forms = range(plural.parse(header).count)
    texts = "\n".join(f'msgstr[{form}] "{form}"' for form in forms)
    entry = f'msgid "a"\nmsgid_plural "b"\n{texts}\n'
    head = f'"Content-Type: text/plain; charset=UTF-8\\n"\n"Plural-Forms: {header}\\n"'
    source = tmp_path / "x.po"
    source.write_text(f'msgid ""\nmsgstr ""\n{head}\n\n{entry}')
    command = [program("msgfmt"), "--check", source, "-o", tmp_path / "x.mo"]
    result = subprocess.run(command, check=False, capture_output=True, text=True)
    assert result.returncode == 0, result.stderr
