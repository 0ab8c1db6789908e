"""What every handler shares: the site as it stands, and the parts that serve it."""

from dataclasses import dataclass

from dragoman.rendering.renderer import Renderer
from dragoman.rendering.site import Site
from dragoman.web.hosts import Hosts


@dataclass(slots=True)
class State:
    """The parts of the running server.

    Attributes:
        site: The present state of the site; replaced as a whole, never changed.
        renderer: Renders pages and errors.
        hosts: The hosts that are answered.
        problems: What is wrong with files of the site, for its operator.
    """

    site: Site
    renderer: Renderer
    hosts: Hosts
    problems: tuple[str, ...] = ()
