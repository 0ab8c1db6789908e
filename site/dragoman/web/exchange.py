"""One request on a connection: who sent it, and whether its head is acceptable."""

import secrets
from collections.abc import Awaitable

from tornado.httputil import (
    HTTPConnection,
    HTTPHeaders,
    HTTPInputError,
    HTTPMessageDelegate,
    HTTPServerConnectionDelegate,
    HTTPServerRequest,
    RequestStartLine,
    ResponseStartLine,
)

from dragoman.web.from_tornado import HTTP1Connection
from dragoman.web.limits import Limits
from dragoman.web.refusals import Refusal
from dragoman.web.stream import Stream
from dragoman.web.trusted_proxies import TrustedProxies


class Context:
    """What is known of a connection and of the request in hand on it.

    Tornado copies `remote_ip` and `protocol` into each request.

    Args:
        stream: The connection.
        proxies: Whose forwarding headers are believed.

    Attributes:
        stream: The connection.
        remote_ip: The address of the client.
        protocol: `http` or `https`, as the client sees it.
        request_id: 16 hexadecimal digits, new for each request.
    """

    def __init__(self, stream: Stream, proxies: TrustedProxies) -> None:
        self.stream = stream
        self.remote_ip = stream.address
        self.protocol = "http"
        self.request_id = ""
        self._proxies = proxies
        self._queued_before = 0

    def __str__(self) -> str:
        return self.remote_ip

    def begin(self, headers: HTTPHeaders) -> None:
        """Read what the head of a new request says of its client."""
        peer = self.stream.address
        forwarded = headers.get("X-Forwarded-For", "")
        scheme = headers.get("X-Forwarded-Proto", "")
        self.remote_ip = self._proxies.client(peer, forwarded)
        self.protocol = self._proxies.scheme(peer, scheme)
        self.request_id = secrets.token_hex(8)
        self._queued_before = self.stream.queued

    @property
    def answer_bytes(self) -> int:
        """The size of the answer so far, headers included."""
        return self.stream.queued - self._queued_before


def context_of(request: HTTPServerRequest) -> Context | None:
    """Find the context of a request; None if another server than ours took it."""
    connection = request.connection
    context = connection.context if isinstance(connection, HTTP1Connection) else None
    return context if isinstance(context, Context) else None


class Exchange(HTTPMessageDelegate):
    """A request that is checked, then handed to the application.

    Args:
        application: Answers it.
        connections: The connection and this exchange on it, as Tornado names them.
        context: What is known of the connection.
        limits: What a head may cost.
    """

    def __init__(
        self,
        application: HTTPServerConnectionDelegate,
        connections: tuple[object, HTTPConnection],
        context: Context,
        limits: Limits,
    ) -> None:
        self._application = application
        self._connections = connections
        self._context = context
        self._limits = limits
        self._handler: HTTPMessageDelegate | None = None

    def headers_received(
        self, start_line: RequestStartLine | ResponseStartLine, headers: HTTPHeaders
    ) -> Awaitable[None] | None:
        """Check the head.

        Raises:
            HTTPInputError: If it is refused; Tornado then writes the refusal.
        """
        self._context.stream.begin()
        self._context.begin(headers)
        self._check(headers)
        if isinstance(start_line, RequestStartLine):
            start_line = _in_origin_form(start_line, headers)
        self._handler = self._application.start_request(*self._connections)
        return self._handler.headers_received(start_line, headers)

    def data_received(self, chunk: bytes) -> Awaitable[None] | None:
        """Pass a piece of the body on."""
        return self._handler.data_received(chunk) if self._handler else None

    def finish(self) -> None:
        """Pass on that the request is whole."""
        if self._handler:
            self._handler.finish()

    def on_connection_close(self) -> None:
        """Pass on that the request will never be whole."""
        if self._handler:
            self._handler.on_connection_close()

    def _check(self, headers: HTTPHeaders) -> None:
        """Refuse what Tornado would accept."""
        stream = self._context.stream
        stream.refusal = Refusal.BAD_REQUEST
        lengths = headers.get_list("Content-Length")
        # A proxy may take the other one of two lengths (RFC 9112 §11.2).
        if len(lengths) > 1 or "," in "".join(lengths):
            raise HTTPInputError("More than one Content-Length")
        if sum(1 for _ in headers.get_all()) > self._limits.header_fields:
            stream.refusal = Refusal.HEADER_FIELDS_TOO_LARGE
            raise HTTPInputError("Too many header fields")
        # Tornado refuses the body itself, as its handler may have allowed a longer one.
        if lengths and _exceeds(lengths[0], self._limits.body_bytes):
            stream.refusal = Refusal.CONTENT_TOO_LARGE


def _in_origin_form(line: RequestStartLine, headers: HTTPHeaders) -> RequestStartLine:
    """Read a target in absolute form: its host counts, not the header's.

    A server must accept it, though only proxies are sent it (RFC 9112 §3.2.2).
    """
    scheme, separator, rest = line.path.partition("://")
    if not separator or scheme.lower() not in {"http", "https"}:
        return line
    host, slash, path = rest.partition("/")
    headers["Host"] = host
    return line._replace(path=slash + path or "/")


def _exceeds(digits: str, most: int) -> bool:
    """Compare without reading a number of thousands of digits."""
    is_number = digits.isascii() and digits.isdigit()
    return is_number and (len(digits) > len(str(most)) or int(digits) > most)
