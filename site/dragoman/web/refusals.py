"""The answers given below HTTP handlers: to what is too much or is no HTTP at all.

They are whole answers, with the security headers, in plain English: at this point no
language has been negotiated and nothing that may be broken is asked.
"""

from collections.abc import Mapping
from enum import Enum


class Refusal(Enum):
    """Why a request or a connection is refused: status code and reason phrase."""

    BAD_REQUEST = (400, "Bad Request")
    CONTENT_TOO_LARGE = (413, "Content Too Large")
    HEADER_FIELDS_TOO_LARGE = (431, "Request Header Fields Too Large")
    TOO_MANY_CONNECTIONS = (503, "Service Unavailable")

    @property
    def status(self) -> int:
        """The status code (RFC 9110 §15, RFC 6585 §5)."""
        return self.value[0]

    @property
    def reason(self) -> str:
        """The reason phrase."""
        return self.value[1]

    def answer(self, headers: Mapping[str, str]) -> bytes:
        """Write the refusal as an HTTP/1.1 response that ends the connection.

        Args:
            headers: Headers that every answer carries.
        """
        body = f"{self.status} {self.reason}\n"
        fields = {
            "Content-Type": "text/plain; charset=UTF-8",
            "Content-Length": str(len(body)),
            "Cache-Control": "no-store",
            "Connection": "close",
            **headers,
        }
        if self is Refusal.TOO_MANY_CONNECTIONS:
            fields["Retry-After"] = "5"
        head = "".join(f"{name}: {value}\r\n" for name, value in fields.items())
        return f"HTTP/1.1 {self.status} {self.reason}\r\n{head}\r\n{body}".encode()
