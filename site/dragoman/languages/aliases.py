"""Knows the deprecated and irregular spellings of languages and what replaces them.

The rest of the deprecated codes comes from CLDR through Babel; this table holds what
CLDR lists with more than one subtag, which Babel leaves out.
"""

from typing import Final

from babel.core import get_global

# RFC 5646 section 2.2.8: these tags are older than the syntax and kept as wholes. The
# replacements are CLDR's (UTS #35, languageAlias), lower case, so that even a tag
# that IANA gives no preferred value ends as a well-formed one.
GRANDFATHERED: Final[dict[str, str]] = {
    "art-lojban": "jbo",
    "cel-gaulish": "xtg",
    "en-gb-oed": "en-gb-oxendict",
    "i-ami": "ami",
    "i-bnn": "bnn",
    "i-default": "en-x-i-default",
    "i-enochian": "und-x-i-enochian",
    "i-hak": "hak",
    "i-klingon": "tlh",
    "i-lux": "lb",
    "i-mingo": "see-x-i-mingo",
    "i-navajo": "nv",
    "i-pwn": "pwn",
    "i-tao": "tao",
    "i-tay": "tay",
    "i-tsu": "tsu",
    "no-bok": "nb",
    "no-nyn": "nn",
    "sgn-be-fr": "sfb",
    "sgn-be-nl": "vgt",
    "sgn-ch-de": "sgg",
    "zh-guoyu": "zh",
    "zh-hakka": "hak",
    "zh-min": "nan-x-zh-min",
    "zh-min-nan": "nan",
    "zh-xiang": "hsn",
}

# RFC 5646 registry, type "redundant": a sign language was once written as the country
# it is used in.
SIGN_LANGUAGES: Final[dict[str, str]] = {
    "BR": "bzs",
    "CO": "csn",
    "DE": "gsg",
    "DK": "dsl",
    "ES": "ssp",
    "FR": "fsl",
    "GB": "bfi",
    "GR": "gss",
    "IE": "isg",
    "IT": "ise",
    "JP": "jsl",
    "MX": "mfs",
    "NI": "ncs",
    "NL": "dse",
    "NO": "nsl",
    "PT": "psr",
    "SE": "swl",
    "US": "ase",
    "ZA": "sfs",
}

# ISO 15924 codes have four letters, regions two or three characters.
_SCRIPT: Final = 4


def replaced_language(code: str) -> tuple[str, str, str]:
    """Return what CLDR writes for a language code today.

    Args:
        code: A primary language subtag in lower case.

    Returns:
        Language, script and region; the last two are empty unless the replacement
        implies them ("sh" is "sr" in "Latn", "prs" is "fa" of "AF").
    """
    parts = get_global("language_aliases").get(code, code).split("_")
    script = next((part for part in parts[1:] if len(part) == _SCRIPT), "")
    region = next((part for part in parts[1:] if len(part) < _SCRIPT), "")
    return parts[0], script, region


def replaced_region(code: str) -> str:
    """Return today's code of a region; of several successors the first one.

    Args:
        code: A region subtag in upper case ("DD", "UK", "276"), or nothing.
    """
    successors = get_global("territory_aliases").get(code)
    return successors[0] if successors else code


def replaced_variant(code: str) -> str:
    """Return today's code of a variant ("polytoni" is "polyton").

    Args:
        code: A variant subtag in lower case.
    """
    known: str = get_global("variant_aliases").get(code, code)
    return known
