"""Gives views as bytes: kept ones at once, others once they are made.

Law: however many wait for a view, it is made once.
"""

import asyncio
from asyncio import Future
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from dragoman.languages.language import Language
from dragoman.pages.page import Page
from dragoman.rendering.kept_views import Coded, KeptView, KeptViews, Then
from dragoman.rendering.render_queue import BusyError, RenderQueue, settle
from dragoman.rendering.renderer import Renderer
from dragoman.rendering.revision import revision
from dragoman.rendering.site import Site
from dragoman.rendering.view_coding import coded, recoded

_Make = Callable[[str, Then], None]


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
        view = self.views.find(self.site.url(page, language))
        if view is None or coding not in view.codings:
            made: Future[KeptView] = asyncio.get_running_loop().create_future()
            self.make(page, language, coding, partial(settle, made))
            view = await made
        return view, view.codings[coding]

    def make(self, page: Page, language: Language, coding: str, then: Then) -> None:
        """Have a plain view made that is not kept in a coding yet.

        Args:
            page: A page that may be kept, see `is_kept`.
            language: The language.
            coding: `br`, `gzip` or `identity`.
            then: Called in the event loop, later, with the view or with why there is
                none. It does not raise anything.

        Raises:
            BusyError: Too much is waiting to be rendered.
        """
        url = self.site.url(page, language)
        waiting = self.views.making.get(url)
        if waiting is None:
            again, view = partial(self.make, page, language), self.views.find(url)
            if view is None:
                render = partial(self._document, url, page, language, coding)
                self.queue.do(render, partial(self._keep, url, again))
            else:
                code = partial(recoded, view, coding)
                self.queue.do(code, partial(self._code, view, coding, again))
            waiting = self.views.making[url] = []
        waiting.append((coding, then))

    def _keep(self, url: str, again: _Make, made: KeptView | BaseException) -> None:
        if isinstance(made, KeptView):
            self.views.keep(made)
        self._tell(url, again, made)

    def _code(
        self, view: KeptView, coding: str, again: _Make, made: Coded | BaseException
    ) -> None:
        if isinstance(made, BaseException):
            self._tell(view.url, again, made)
        else:
            self.views.code(view, {**view.codings, coding: made})
            self._tell(view.url, again, view)

    def _tell(self, url: str, again: _Make, made: KeptView | BaseException) -> None:
        for coding, then in self.views.making.pop(url):
            if isinstance(made, BaseException) or coding in made.codings:
                then(made)
                continue
            try:
                again(coding, then)
            except BusyError as error:
                then(error)

    def _document(
        self, url: str, page: Page, language: Language, coding: str
    ) -> KeptView:
        known = revision(self.site, page, language)
        document = self.renderer.page(self.site, page, language).encode()
        codings = {coding: coded(document, coding, known)}
        return KeptView(page.path, url, language.tag, known, codings)
