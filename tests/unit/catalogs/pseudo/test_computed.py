"""A catalog that has whatever it is asked for."""

from dragoman.catalogs.catalog import Domain, State
from dragoman.catalogs.pseudo.computed import FORMS, Computed
from dragoman.pages.markdown import compile_page

PAGE = compile_page("# Title\n\nA [way].\n\n[way]: https://way.example/\n", "page.md")


def _labels(text, definitions):
    return f"{text} {sorted(definitions.links)}"


def _catalog(domain):
    return Computed(
        "x-test", domain, "r", FORMS, {}, str.upper, _labels, {"page.md": PAGE}.get
    )


def test_the_interface_is_said_in_every_form():
    catalog = _catalog(Domain.MESSAGES)
    assert catalog.find("a page").texts == ("A PAGE",)
    forms = catalog.find_forms("a page", "pages")
    assert (forms.texts, forms.state) == (("A PAGE", "PAGES"), State.CURRENT)
    assert catalog.find_forms("a page", None).texts == ("A PAGE",)


def test_content_is_written_with_what_its_page_defines():
    catalog = _catalog(Domain.CONTENT)
    assert catalog.find("A [way].", page="page.md").texts == ("A [way]. ['way']",)
    assert catalog.find("A [way].", page="other.md").texts == ("A [way]. []",)
    assert catalog.find("A [way].", "context").is_shown
    assert list(catalog.sources()) == []
