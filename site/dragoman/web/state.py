"""What every handler shares: the site as it stands, and the parts that serve it."""

from dataclasses import dataclass, field

from dragoman.rendering.kept_documents import KeptDocuments
from dragoman.rendering.kept_views import KeptViews
from dragoman.rendering.render_queue import RenderQueue
from dragoman.rendering.renderer import Renderer
from dragoman.rendering.site import Site
from dragoman.web.counts import Counts
from dragoman.web.hosts import Hosts
from dragoman.web.request_lines import RequestLines


@dataclass(frozen=True, slots=True)
class Present:
    """The site as it stands at one moment; a request takes it once.

    Attributes:
        site: The site.
        renderer: Renders pages and errors of this very site.
        problems: What is wrong with files of the site, for its operator.
        views: What is kept of it as finished bytes.
        documents: The same of what it has beside pages.
    """

    site: Site
    renderer: Renderer
    problems: tuple[str, ...] = ()
    views: KeptViews = field(default_factory=KeptViews)
    documents: KeptDocuments = field(default_factory=KeptDocuments)


@dataclass(slots=True)
class State:
    """The parts of the running server.

    Attributes:
        present: The present state of the site; replaced as a whole, never changed.
        hosts: The hosts that are answered.
        queue: Where answers are rendered.
        lines: What is to be logged of requests.
        counts: What this process has done.
    """

    present: Present
    hosts: Hosts
    queue: RenderQueue = field(default_factory=RenderQueue)
    lines: RequestLines = field(default_factory=RequestLines)
    counts: Counts = field(default_factory=Counts)
