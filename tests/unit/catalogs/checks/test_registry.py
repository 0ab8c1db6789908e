import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.catalogs.catalog import Domain
from dragoman.catalogs.checks import CHECKS, OTHERS, Message, errors, is_harmless
from dragoman.catalogs.checks.registry import warnings
from dragoman.catalogs.plural import parse
from dragoman.catalogs.po import Entry
from house.documented import rows
from house.tree import DOCS

RULE = parse("nplurals=2; plural=(n != 1);")
# What markup is made of, and what stands in sentences.
WORDS = """
< > ] ( [ ^ % { } ! ` * ~ s a 1 . javascript: https://x.org https://y.org/a) b.md) ](
@ : / [^ \\
"""
PARTS = [*WORDS.split(), " ", "\n"]
TEXTS = st.lists(st.sampled_from(PARTS), max_size=12).map("".join)
SENTENCE = "A sentence of the usual length, of which a page has some twenty, is this. "
LINKED = "Read [the guide](guide.md) and run `po update`, **then** wait for it. "
MARKED = "Read [the guide](guide.md), **then** press <kbd>X</kbd> and wait for it. "


def test_every_check_has_an_id_of_its_own():
    ids = [check.id for check in CHECKS]
    assert len({*ids, *OTHERS}) == len(ids) + len(OTHERS)


def test_every_check_is_documented():
    said = rows((DOCS / "checks.md").read_text(encoding="utf-8"))
    assert set(said) == {*(check.id for check in CHECKS), *OTHERS}


@given(TEXTS.filter(bool), TEXTS.filter(bool), st.sampled_from(Domain))
def test_the_quick_look_overlooks_no_error(msgid, msgstr, domain):
    entry = Entry(msgid, (msgstr,))
    if is_harmless(entry, domain):
        assert not list(errors(Message(entry, "de", domain, RULE)))


@given(TEXTS, TEXTS.filter(bool), st.sampled_from(Domain))
def test_no_check_raises(msgid, msgstr, domain):
    message = Message(Entry(msgid, (msgstr,)), "fr", domain, RULE)
    assert isinstance([*errors(message), *warnings(message)], list)


@given(TEXTS.filter(bool), st.sampled_from(Domain))
def test_a_source_is_no_error_as_its_own_translation(text, domain):
    assert not list(errors(Message(Entry(text, (text,)), "de", domain, RULE)))


def test_a_fuzzy_message_has_no_warnings(found):
    guess = '#, fuzzy\n#| msgid "*Old* sentence."'
    assert not found("*New* sentence.", "Alt", before=guess)
    assert found("*New* sentence.", "Alt")


@pytest.mark.parametrize("size", [2_600, pytest.param(26_000, marks=pytest.mark.full)])
def test_what_the_error_checks_cost(size, figure):
    texts = [_text(n) for n in range(size)]
    entries = [Entry(text, (text.replace("the", "die"),)) for text in texts]
    start = time.process_time()
    looked = [e for e in entries if not is_harmless(e, Domain.CONTENT)]
    bad = [e for e in looked if list(errors(Message(e, "de", Domain.CONTENT, RULE)))]
    took = (time.process_time() - start) / size
    assert (len(looked), bad) == (len(range(0, size, 50)), [])
    figure(f"{took * 1e6:.1f} µs a message of {size}; 20 % have links, 2 % HTML")


def _text(number):
    if number % 50 == 0:
        return f"{MARKED}{number}"
    return f"{LINKED if number % 5 == 0 else SENTENCE}{number}"
