"""What a server and its connections have agreed on."""

from collections.abc import Callable, Coroutine, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from dragoman.web.limits import Limits
from dragoman.web.refusals import Refusal

if TYPE_CHECKING:
    from dragoman.web.connection import Connection
    from dragoman.web.stream import Stream


class OnOpen(Protocol):
    """Counts a new connection."""

    def __call__(self, connection: "Connection", *, is_certain: bool) -> bool:
        """Tell whether it is served, or one too many."""


@dataclass(frozen=True, slots=True)
class Terms:
    """What a server holds against all of its connections.

    Attributes:
        limits: How much may wait, and for how long.
        headers: Headers of a refusal.
        on_refusal: Called with each refusal and the address of the peer.
        on_open: Called with each new connection, and whether it is served however many
            there are; tells whether it is.
        on_close: Called once for each connection that was served, when it ends.
        may_linger: Tells whether one more refused client may be waited for, until
            `on_close` of it or for `linger_seconds`.
        serve: Answers by handlers what came on a stream, one request after another,
            until the front can go on; tells whether it can.
        answer: The front: writes the answer to one whole head, or is silent and tells
            so by False. None if there is no front.
    """

    limits: Limits
    headers: Mapping[str, str]
    on_refusal: Callable[[Refusal, str], None]
    on_open: OnOpen
    on_close: Callable[["Connection"], None]
    may_linger: Callable[["Connection"], bool]
    serve: Callable[["Connection", "Stream"], Coroutine[None, None, bool]]
    answer: Callable[[bytes, "Connection"], bool] | None = None
