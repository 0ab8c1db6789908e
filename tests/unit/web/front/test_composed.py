from dragoman.web.front.composed import Openings

SECURITY = (("X-Content-Type-Options", "nosniff"),)


def composed(openings, path, etag, date_at=0):
    fields = (("Content-Type", "text/html"), *SECURITY, ("Etag", etag))
    return openings.compose(path, 200, fields, b"body", date_at=date_at)


def test_an_answer_is_its_opening_its_rest_and_its_body():
    openings = Openings()
    openings.date(b"now")
    one = composed(openings, "/en/", '"a"')
    assert one.opening.dated == (
        b"HTTP/1.1 200 OK\r\nDate: now\r\nContent-Type: text/html\r\n"
        b"X-Content-Type-Options: nosniff\r\n"
    )
    assert one.rest == b'Etag: "a"\r\n\r\n'
    assert one.body == b"body"


def test_the_date_may_stand_behind_other_fields():
    openings = Openings()
    opening = composed(openings, "/en/", '"a"', date_at=1).opening
    openings.date(b"now")
    assert opening.dated.startswith(
        b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nDate: now\r\nX-"
    )


def test_what_answers_have_in_common_is_written_once_a_second():
    openings = Openings()
    one, other = (composed(openings, "/en/", tag) for tag in ('"a"', '"b"'))
    assert one.opening is other.opening
    openings.date(b"then")
    assert b"then" in one.opening.dated


def test_the_last_answer_of_a_connection_says_so():
    one = composed(Openings(), "/en/", '"a"')
    assert one.closing_rest == b'Etag: "a"\r\nConnection: close\r\n\r\n'


def test_http_1_0_is_told_only_that_a_connection_stays():
    one = composed(Openings(), "/en/", '"a"')
    ending, staying = one.old(stays=False), one.old(stays=True)
    assert ending.rest == ending.closing_rest == one.rest
    assert staying.rest == b'Etag: "a"\r\nConnection: Keep-Alive\r\n\r\n'
    assert staying.closing_rest == staying.rest
    for old in (ending, staying):
        assert (old.opening, old.body, old.told) == (one.opening, one.body, one.told)
        assert (old.status, old.etag) == (200, '"a"')
    assert one.old(stays=True) is staying
