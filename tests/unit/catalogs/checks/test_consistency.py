from dragoman.catalogs.checks.consistency import Placed, inconsistent
from dragoman.catalogs.po import parse


def placed(file, text):
    return [Placed(file, entry) for entry in parse(text.encode()).entries]


ONE = 'msgid "Home"\nmsgstr "Startseite"\n'
OTHER = 'msgid "Home"\nmsgstr "Heim"\n'


def found(first, second, name="messages.po"):
    messages = [*placed("content.po", first), *placed(name, second)]
    return list(inconsistent(messages))


def test_the_later_of_two_files_is_told():
    ((place, finding),) = found(ONE, OTHER)
    assert place.file == "messages.po"
    assert "“Startseite” in content.po:1" in finding.reason


def test_what_is_no_contradiction():
    assert not found(ONE, ONE.replace("S", "s"))
    assert not found(ONE, 'msgctxt "verb"\n' + OTHER)
    assert not found(ONE, "#, fuzzy\n" + OTHER)
    assert not found(ONE, 'msgid "Home"\nmsgstr ""\n')
    assert not found(ONE, OTHER, "content.po")
    assert not found(ONE, "# dragoman: ignore=inconsistent\n" + OTHER)
