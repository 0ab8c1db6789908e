"""Gives views as bytes: kept ones at once, others once they are made.

Law: however many wait for a view, it is made once.
"""

import asyncio
from dataclasses import dataclass
from functools import partial

from dragoman.languages.language import Language
from dragoman.pages.page import Page
from dragoman.rendering.kept_views import Coded, KeptView, KeptViews
from dragoman.rendering.render_queue import RenderQueue
from dragoman.rendering.renderer import Renderer
from dragoman.rendering.revision import revision
from dragoman.rendering.site import Site
from dragoman.rendering.view_coding import coded, with_coding


@dataclass(frozen=True, slots=True)
class ViewMaker:
    """Makes the views of one state of the site.

    Attributes:
        site: The site as it stands.
        renderer: Renders it.
        views: Those that are kept, and where the others are kept.
        queue: Where they are rendered.
    """

    site: Site
    renderer: Renderer
    views: KeptViews
    queue: RenderQueue

    async def view(
        self, page: Page, language: Language, coding: str
    ) -> tuple[KeptView, Coded]:
        """Give the plain view of a page in a language, in a coding.

        Args:
            page: A page that may be kept, see `is_kept`.
            language: The language.
            coding: `br`, `gzip` or `identity`.

        Returns:
            The view, and what it is in that coding.

        Raises:
            BusyError: Too much is waiting to be rendered.
        """
        url = self.site.url(page, language)
        view = self.views.find(url)
        while view is None or coding not in view.codings:
            making = self.views.making.get(url)
            # One that is done and not forgotten yet would be waited for without end.
            if making is None or making.done():
                making = self._make(url, page, language, coding)
            # Whoever goes away must not take it from the others.
            view = await asyncio.shield(making)
        return view, view.codings[coding]

    def _make(
        self, url: str, page: Page, language: Language, coding: str
    ) -> asyncio.Task[KeptView]:
        view = self.views.find(url)
        work = (
            self._rendered(url, page, language, coding)
            if view is None
            else self._recoded(view, coding)
        )
        making = asyncio.get_running_loop().create_task(work)
        self.views.making[url] = making
        making.add_done_callback(partial(self._made, url))
        return making

    def _made(self, url: str, making: asyncio.Task[KeptView]) -> None:
        if self.views.making.get(url) is making:
            del self.views.making[url]

    async def _rendered(
        self, url: str, page: Page, language: Language, coding: str
    ) -> KeptView:
        view = await self.queue.run(self._document, url, page, language, coding)
        self.views.keep(view)
        return view

    async def _recoded(self, view: KeptView, coding: str) -> KeptView:
        codings = await self.queue.run(with_coding, view, coding)
        self.views.code(view, {**view.codings, coding: codings[coding]})
        return view

    def _document(
        self, url: str, page: Page, language: Language, coding: str
    ) -> KeptView:
        known = revision(self.site, page, language)
        document = self.renderer.page(self.site, page, language).encode()
        codings = {coding: coded(document, coding, known)}
        return KeptView(page.path, url, language.tag, known, codings)
