from dragoman.app.building import packing
from dragoman.catalogs.catalog import Catalog, Domain, Origin, State, Translation
from dragoman.catalogs.plural import parse


def test_a_catalog_of_interface_texts_comes_back_the_same():
    messages = {
        None: {"Search": Translation(("Suche",), State.CURRENT, Origin.MACHINE)},
        "menu": {"%(n)s page": Translation(("a", "b"), State.UNSURE, previous="x")},
    }
    rule = parse("nplurals=2; plural=(n != 1);")
    for plural in (rule, None):
        catalog = Catalog("de", Domain.MESSAGES, "abc", plural, messages)
        (data,) = packing.packed_catalogs((catalog,))
        assert packing.catalog(data) == catalog
