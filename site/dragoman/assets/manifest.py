"""Which asset a name or a URL means, computed once at start.

Law: a request is answered by looking its path up in a table, or in that of the store as
other processes leave it. Nothing here makes a path on disk out of what a request says,
so no request can reach another file.
"""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING
from urllib.parse import unquote

from dragoman.assets import naming
from dragoman.assets.asset import Asset, Moved
from dragoman.errors import AssetError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date
    from pathlib import Path

    from dragoman.assets.newer import Newer


class Manifest:
    """The assets of one start and those of earlier ones that are still served.

    Args:
        present: The assets by plain name.
        past: Assets of earlier manifests by hashed name.
        prefix: What the URL paths of assets begin with.
        newer: Finds what other processes have stored since; None if there are none.

    Attributes:
        by_path: All that is served, by its URL path in its one spelling.
    """

    def __init__(
        self,
        present: Mapping[str, Asset],
        past: Mapping[str, Asset],
        prefix: str,
        newer: Newer | None = None,
    ) -> None:
        self._newer = newer
        self._present = dict(present)
        self._served = {**past, **{asset.name: asset for asset in present.values()}}
        self._prefix = prefix
        self.by_path = {
            prefix + naming.path(name): asset for name, asset in self._served.items()
        }

    @property
    def prefix(self) -> str:
        """What the URL paths of assets begin with."""
        return self._prefix

    @property
    def names(self) -> tuple[str, ...]:
        """The plain names, sorted."""
        return tuple(sorted(self._present))

    @property
    def served(self) -> dict[str, Asset]:
        """All assets by URL path, those of earlier manifests too."""
        return {
            self._prefix + naming.path(name): asset
            for name, asset in self._served.items()
        }

    def __contains__(self, name: object) -> bool:
        return name in self._present

    def url(self, name: str) -> str:
        """Return the URL path of an asset, percent-encoded.

        Args:
            name: Its plain name, `css/site.css`.

        Raises:
            AssetError: There is none of that name.
        """
        return self._prefix + naming.path(self._known(name).name)

    def integrity(self, name: str) -> str:
        """Return the `integrity` value of an asset, `sha384-...`.

        It is that of the bytes before any coding, which is what browsers compare
        (W3C Subresource Integrity, section 3.3).

        Args:
            name: Its plain name.

        Raises:
            AssetError: There is none of that name.
        """
        return self._known(name).integrity

    def find(self, path: str) -> Asset | Moved | None:
        """Return what lies under a URL path.

        Args:
            path: The path of a request as it was sent, percent-encoded, with the prefix
                and without a query.

        Returns:
            The asset; `Moved` for the plain name of a present asset and for one with
            a hash nobody knows; None for anything else.
        """
        if not path.startswith(self._prefix):
            return None
        name = unquote(path.removeprefix(self._prefix))
        if asset := self._served.get(name):
            return asset
        for candidate in (name, naming.plain(name)):
            if candidate in self._present:
                return Moved(self.url(candidate))
        return None

    def may_be_newer(self, path: str) -> bool:
        """Tell whether a path that is not found may lead to a newer asset.

        Args:
            path: The path of a request, as for `find`.
        """
        name = unquote(path.removeprefix(self._prefix))
        return self._newer is not None and naming.plain(name) is not None

    def find_newer(self, path: str) -> Asset | None:
        """Look whether another process has stored what is asked for; in a thread.

        Args:
            path: The path of a request, as for `find`.
        """
        name = unquote(path.removeprefix(self._prefix))
        found = self._newer.find(name) if self._newer else None
        if found is not None:
            self._served[name] = found
        return found

    def _known(self, name: str) -> Asset:
        if asset := self._present.get(name):
            return asset
        near = ", ".join(difflib.get_close_matches(name, self.names))
        raise AssetError(
            f"there is no asset {name!r}",
            remedy=f"Did you mean {near}?" if near else "Add the file to static/",
        )


def build(
    sources: Sequence[Path],
    extra: Mapping[str, Path],
    store: Path,
    *,
    today: date,
    prefix: str = "/static/",
) -> Manifest:
    """Link, shorten, name, compress and store all assets; slow the first time.

    The same files give the same names and bytes, wherever they and the store lie.

    Args:
        sources: The folders of static files; of equal names the earlier wins.
        extra: Single files under the names they get, `content/guide/map.svg`.
        store: The folder that keeps all generations; made or mended where needed.
        today: The day that counts as now, for the files of earlier starts.
        prefix: What URL paths begin with, `/` at both ends.

    Raises:
        AssetError: A file is not fit to be served, a reference leads nowhere or in
            a circle, or the store cannot be written.
    """
    # Where it is known what came of it, nothing of this is needed.
    from dragoman.assets import files, linking  # noqa: PLC0415 -- see above
    from dragoman.assets.newer import Newer  # noqa: PLC0415 -- see above
    from dragoman.assets.shortening import shortened  # noqa: PLC0415 -- see above
    from dragoman.assets.sources import collect  # noqa: PLC0415 -- see above
    from dragoman.assets.store import Store  # noqa: PLC0415 -- see above

    linked = linking.link(collect(sources, extra), shortened)
    try:
        with files.locked(store):
            open_store = Store(store, today)
            present = {
                name: open_store.keep(served, content)
                for name, served, content in linked
            }
            past = open_store.past()
            open_store.close()
    except OSError as error:
        raise AssetError(
            f"assets cannot be stored: {error.strerror}",
            place=str(error.filename or store),
            remedy="Give the site a folder it may write, with space on the disk",
        ) from error
    return Manifest(present, past, prefix, Newer(store))
