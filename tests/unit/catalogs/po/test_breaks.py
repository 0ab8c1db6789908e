import itertools

import pytest

from dragoman.catalogs.po.breaks import opportunities, width


def pieces(text):
    cuts = [0, *opportunities(text), len(text)]
    return [text[a:b] for a, b in itertools.pairwise(cuts)]


@pytest.mark.parametrize(
    "broken",
    [
        "one |two  |three",
        "well-|known |-1 |x",
        "a/|b |http://|x.|y/|z",
        "(a |b) |[c] |{d}",
        "»quoted |text« |end",
        "50 |% |of |%(name)s",
        "no\u00a0break |here",
        "$5 |and |5€",
        "日|本|語、|日|本。|「日|本」",
        "ラー|メ|ン",
        "x|日|本|y",
        "e\u0301te\u0301 |x",
        "long|—|dash",
        "range |1–|2",
        "soft\u00ad|hyphen",
        "zero\u200b|width",
        "wait… |what",
    ],
)
def test_lines_end_where_uax_14_lets_them(broken):
    assert "|".join(pieces(broken.replace("|", ""))) == broken


@pytest.mark.parametrize(
    ("text", "columns", "east_asian"),
    [
        ("abc", 3, 3),
        ("日本", 4, 4),
        ("Ωж", 2, 4),
        ("e\u0301", 1, 1),
        ("ｱ", 1, 1),
        ("ＡＢ", 4, 4),
        ("\u200fא", 1, 1),
    ],
)
def test_width_is_counted_in_columns(text, columns, east_asian):
    assert width(text) == columns
    assert width(text, east_asian=True) == east_asian
