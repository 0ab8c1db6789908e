from hashlib import sha256
from pathlib import Path

import pytest

from dragoman.catalogs import po
from dragoman.catalogs.catalog import Domain, Origin, State
from dragoman.catalogs.loading import MAX_MESSAGE_BYTES, load, refusal
from dragoman.catalogs.notes import mark_of
from dragoman.errors import CatalogError

NO_HEADER = ""

EARLIER = '#, fuzzy\n#| msgid "Save the whole page now"\n'
GUESS = '#, fuzzy\n#| msgid "Nothing of the kind"\n'
NOW = 'msgid "Save the whole page"\nmsgstr "Die ganze Seite sichern"\n'


def state_of(loaded, msgid="Save the whole page"):
    return loaded.catalog.find(msgid).state


@pytest.mark.parametrize(
    ("comments", "domain", "state"),
    [
        ("", Domain.CONTENT, State.CURRENT),
        (EARLIER, Domain.CONTENT, State.OUTDATED),
        (GUESS, Domain.CONTENT, State.UNSURE),
        ("#, fuzzy\n", Domain.CONTENT, State.UNSURE),
        ("", Domain.MESSAGES, State.CURRENT),
        (EARLIER, Domain.MESSAGES, State.UNSURE),
    ],
)
def test_states(catalog, comments, domain, state):
    assert state_of(catalog(comments + NOW, domain)) is state


def test_an_outdated_text_keeps_what_it_was_made_for(catalog):
    found = catalog(EARLIER + NOW).catalog.find("Save the whole page")
    assert found.previous == "Save the whole page now"
    assert found.texts == ("Die ganze Seite sichern",)


def test_a_previous_text_without_the_flag_means_nothing(catalog):
    found = catalog('#| msgid "Old"\n' + NOW).catalog.find("Save the whole page")
    assert (found.state, found.previous) == (State.CURRENT, None)


@pytest.mark.parametrize(
    "entry",
    [
        'msgid "a"\nmsgstr ""\n',
        '#~ msgid "a"\n#~ msgstr "A"\n',
        'msgid "a"\nmsgid_plural "b"\nmsgstr[0] "A"\nmsgstr[1] ""\n',
        'msgctxt "verb"\nmsgid "a"\nmsgstr "A"\n',
    ],
    ids=["empty", "obsolete", "a form is empty", "another context"],
)
def test_what_is_not_translated_is_missing_and_no_problem(catalog, entry):
    loaded = catalog(entry, Domain.MESSAGES)
    assert state_of(loaded, "a") is State.MISSING
    assert loaded.problems == ()


@pytest.mark.parametrize(
    ("comment", "origin"),
    [
        ("", Origin.HUMAN),
        ("# dragoman: origin=machine\n", Origin.MACHINE),
        ("# dragoman: origin=reviewed\n", Origin.REVIEWED),
        ("# dragoman: same\n", Origin.SAME),
        ("# a note\n#  dragoman:  ignore=urls origin=machine\n", Origin.MACHINE),
        ("# dragoman: origin=elsewhere\n", Origin.HUMAN),
        ("# not dragoman: same\n", Origin.HUMAN),
    ],
)
def test_origins(catalog, comment, origin):
    assert catalog(comment + NOW).catalog.find("Save the whole page").origin is origin


@pytest.mark.parametrize(
    ("entry", "reason"),
    [
        ('msgid "%(n)s"\nmsgstr "%(m)s"\n', "a placeholder that its source lacks"),
        ('msgid "%(n)s"\nmsgstr "%(n)s %"\n', "a placeholder that its source lacks"),
        ('msgid "%(n)s"\nmsgstr "n"\n', "lacks the placeholder %(n)s"),
        ('msgid "a"\nmsgstr "<b>a"\n', "HTML"),
        ('msgid "a"\nmsgid_plural "b"\nmsgstr[0] "A"\n', "1 plural forms"),
        (f'msgid "a"\nmsgstr "{"ä" * MAX_MESSAGE_BYTES}"\n', "is larger than"),
    ],
    ids=["placeholder", "per cent", "lost", "html", "too few forms", "too large"],
)
def test_a_bad_message_is_left_out_and_listed(catalog, entry, reason):
    loaded = catalog(entry + "\n" + NOW, Domain.MESSAGES)
    (problem,) = loaded.problems
    assert reason in problem.reason
    assert problem.line == 6
    assert problem.remedy
    assert state_of(loaded, po.parse(entry.encode()).entries[0].msgid) is State.MISSING
    assert state_of(loaded) is State.CURRENT


def test_placeholders_of_content_count_where_they_are_no_code(catalog):
    loaded = catalog('msgid "Write %(name)s"\nmsgstr "Schreibe es"\n')
    assert state_of(loaded, "Write %(name)s") is State.MISSING
    loaded = catalog('msgid "Write `%(name)s`"\nmsgstr "Schreibe es"\n')
    assert state_of(loaded, "Write `%(name)s`") is State.CURRENT


LINK = 'msgid "Save the [whole](https://a.example) page"\nmsgstr "[x](https://b.example)"\n'
LOST = '#, fuzzy\n#| msgid "Save the [whole](https://b.example) page"\n' + LINK
SAVE = "Save the [whole](https://a.example) page"


def test_an_error_of_content_keeps_the_message_out(catalog):
    loaded = catalog(LINK)
    assert state_of(loaded, SAVE) is State.MISSING
    (problem,) = loaded.problems
    assert problem.check == "link-host"
    assert "b.example" in problem.reason


def test_a_host_that_the_site_allows():
    data = LINK.encode()
    hosts = ["b.example"]
    loaded = load(data, Path("x.po"), "de", Domain.CONTENT, link_hosts=hosts)
    assert state_of(loaded, SAVE) is State.CURRENT


def test_an_outdated_translation_stays_though_the_source_lost_its_link(catalog):
    loaded = catalog(LOST)
    assert (state_of(loaded, SAVE), loaded.problems) == (State.OUTDATED, ())


def test_a_guess_that_nobody_sees_is_no_problem(catalog):
    loaded = catalog("#, fuzzy\n" + LINK)
    assert (state_of(loaded, SAVE), loaded.problems) == (State.UNSURE, ())


def test_a_block_that_was_aligned_is_outdated_however_much_it_changed(catalog):
    mark = mark_of("Save the whole page")
    aligned = f"# dragoman: aligned={mark}\n{GUESS}{NOW}"
    assert state_of(catalog(aligned)) is State.OUTDATED
    # Another tool has put another msgid over the translation since.
    elsewhere = aligned.replace("the whole page", "another file")
    assert state_of(catalog(elsewhere), "Save another file") is State.UNSURE


def test_of_two_definitions_the_first_counts(catalog):
    twice = catalog('msgid "a"\nmsgstr "first"\n\nmsgid "a"\nmsgstr "second"\n')
    assert twice.catalog.find("a").texts == ("first",)
    (problem,) = twice.problems
    assert "defined twice" in problem.reason
    assert problem.line == 9
    assert "the first" in problem.remedy
    assert "source text" not in problem.remedy


def test_the_first_of_two_definitions_counts_though_it_is_empty(catalog):
    twice = catalog('msgid "a"\nmsgstr ""\n\nmsgid "a"\nmsgstr "second"\n')
    assert state_of(twice, "a") is State.MISSING
    assert [problem.check for problem in twice.problems] == ["duplicate"]


def test_a_file_without_a_rule_gets_the_languages_own(catalog):
    forms = 'msgid "a"\nmsgid_plural "b"\nmsgstr[0] "1"\nmsgstr[1] "2"\nmsgstr[2] "5"\n'
    loaded = catalog(forms, Domain.MESSAGES, "pl", NO_HEADER)
    (problem,) = loaded.problems
    assert "Plural-Forms is missing" in problem.reason
    assert state_of(loaded, "a") is State.CURRENT
    assert loaded.catalog.plural.count == 3
    assert catalog(NOW, header=NO_HEADER).problems == ()


@pytest.mark.parametrize(
    "data",
    [
        b'msgid "a"\nmsgstr "b\n',
        b'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n\xff\xfe',
    ],
    ids=["quote", "charset"],
)
def test_a_broken_file_is_refused(data):
    with pytest.raises(CatalogError) as caught:
        load(data, Path("x.po"), "de", Domain.MESSAGES)
    problem = refusal(caught.value, Path("x.po"))
    assert problem.reason
    assert problem.remedy


BAD_RULES = ["nplurals=2; plural=n/0;", "nplurals=99999999; plural=0;"]


@pytest.mark.parametrize("rule", BAD_RULES, ids=["division", "bomb"])
def test_a_bad_rule_costs_the_messages_with_plurals_alone(catalog, rule):
    header = f'# a note\nmsgid ""\nmsgstr ""\n"Plural-Forms: {rule}\\n"\n\n'
    forms = 'msgid "a"\nmsgid_plural "b"\nmsgstr[0] "1"\nmsgstr[1] "2"\n\n'
    loaded = catalog(forms + NOW, Domain.MESSAGES, header=header)
    (problem,) = loaded.problems
    assert problem.line == 4
    assert "Plural-Forms" in problem.reason
    assert problem.reason.endswith("left out: 1")
    assert problem.remedy
    assert state_of(loaded, "a") is State.MISSING
    assert state_of(loaded) is State.CURRENT
    assert loaded.catalog.plural is None


def test_a_bad_rule_is_a_problem_even_where_no_message_needs_it(catalog):
    header = 'msgid ""\nmsgstr "Plural-Forms: nonsense\\n"\n\n'
    loaded = catalog(NOW, header=header)
    (problem,) = loaded.problems
    assert "Plural-Forms" in problem.reason
    assert problem.line == 2
    assert state_of(loaded) is State.CURRENT


@pytest.mark.parametrize("text", ["[]()", "<!-- i18n -->", " "])
@pytest.mark.parametrize("mark", ["", EARLIER])
def test_content_that_readers_would_not_see_is_left_out(catalog, mark, text):
    entry = f'msgid "Save the whole page"\nmsgstr "{text}"\n'
    loaded = catalog(mark + entry)
    (problem,) = loaded.problems
    assert problem.line == 6
    assert "nothing" in problem.reason
    assert problem.remedy
    assert state_of(loaded) is State.MISSING


def test_interface_texts_are_no_markdown(catalog):
    loaded = catalog('msgid "a"\nmsgstr "[]()"\n', Domain.MESSAGES)
    assert state_of(loaded, "a") is State.CURRENT


@pytest.mark.parametrize("domain", list(Domain))
def test_line_breaks_that_msgfmt_refuses_are_named_and_the_text_stays(catalog, domain):
    loaded = catalog('msgid "a"\nmsgstr "A\\n"\n', domain)
    (problem,) = loaded.problems
    assert problem.line == 6
    assert "line break" in problem.reason
    assert "msgfmt" in problem.remedy
    assert state_of(loaded, "a") is State.CURRENT


def test_msgfmt_looks_at_no_fuzzy_message_and_neither_do_we(catalog):
    assert catalog('#, fuzzy\nmsgid "a"\nmsgstr "A\\n"\n').problems == ()


def test_catalogs_share_their_source_texts():
    sources = {}
    entry = '#, fuzzy\n#| msgid "an old {0}"\nmsgid "a {0}"\nmsgstr "ein {0}"\n'
    text = "text that is long enough to be worth sharing"
    data = entry.format(text).encode()
    first = load(data, Path("de.po"), "de", Domain.CONTENT, sources).catalog
    second = load(data, Path("nl.po"), "nl", Domain.CONTENT, sources).catalog
    (one,), (other,) = first.messages[None].items(), second.messages[None].items()
    assert one[0] is other[0]
    assert one[1].previous is other[1].previous


def test_the_revision_is_the_hash_of_the_bytes():
    data = NOW.encode()
    loaded = load(data, Path("x.po"), "de", Domain.CONTENT)
    assert loaded.catalog.revision == sha256(data).hexdigest()
