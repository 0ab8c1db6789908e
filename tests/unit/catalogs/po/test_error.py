import pickle

from dragoman.catalogs.po import PoError
from dragoman.errors import CatalogError


def test_it_is_a_catalog_error_with_line_and_reason():
    error = PoError(7, "a string is not closed on its line")

    assert isinstance(error, CatalogError)
    assert (error.line, error.reason) == (7, "a string is not closed on its line")
    assert str(error) == "line 7: a string is not closed on its line"


def test_a_reader_may_name_the_file():
    error = PoError(7, "the keyword foo is unknown", remedy="Take it out")
    error.place = "locale/de/LC_MESSAGES/content.po:7"

    assert str(error).startswith("locale/de/LC_MESSAGES/content.po:7: the keyword")


def test_it_survives_the_way_out_of_a_worker_process():
    error = PoError(3, "the keyword foo is unknown", remedy="Take it out")
    error.place = "de.po:3"

    copy = pickle.loads(pickle.dumps(error))

    assert (copy.line, str(copy)) == (3, str(error))
