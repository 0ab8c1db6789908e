"""All that serving takes from Tornado, so that one test can watch over a new release.

Public names, but for two things: one connection of ours stands where Tornado's types
name an `IOStream` (it offers what `HTTP1Connection` and WebSockets use of it), and what
Tornado writes for a malformed request is known by its bytes.
"""

from typing import TYPE_CHECKING, cast

from tornado.http1connection import HTTP1Connection, HTTP1ConnectionParameters
from tornado.httputil import HTTPMessageDelegate, format_timestamp
from tornado.ioloop import IOLoop
from tornado.iostream import (
    IOStream,
    StreamBufferFullError,
    StreamClosedError,
    UnsatisfiableReadError,
)

if TYPE_CHECKING:
    from dragoman.web.stream import Stream

__all__ = [
    "BAD_REQUEST",
    "HTTP1Connection",
    "HTTP1ConnectionParameters",
    "HTTPMessageDelegate",
    "IOLoop",
    "StreamBufferFullError",
    "StreamClosedError",
    "UnsatisfiableReadError",
    "format_timestamp",
    "http_connection",
]

# What Tornado 6.6 writes for a malformed request: without headers, length or an end.
BAD_REQUEST = b"HTTP/1.1 400 Bad Request\r\n\r\n"


def http_connection(
    stream: "Stream", parameters: HTTP1ConnectionParameters, context: object
) -> HTTP1Connection:
    """Give one request of a client its HTTP.

    Args:
        stream: The connection, in the place of an `IOStream`.
        parameters: The limits of heads and bodies.
        context: What handlers find as `request.connection.context`; its `remote_ip` and
            `protocol` become those of the request.
    """
    return HTTP1Connection(cast("IOStream", stream), False, parameters, context)  # noqa: FBT003 -- Tornado's signature: no client
