"""Which media type a file is sent as, by its extension, and which types compress.

The table is our own: `mimetypes` reads the machine's files, so its answers differ
from host to host.
"""

import posixpath

UNKNOWN = "application/octet-stream"
"""An unknown kind is downloaded, never shown."""

_TEXT = "text/plain; charset=utf-8"

# Documents that could run scripts as pages of this site are sent as plain text: only
# rendered views are HTML.
_TYPES = {
    ".aac": "audio/aac",
    ".avif": "image/avif",
    ".bmp": "image/bmp",
    ".css": "text/css; charset=utf-8",
    ".csv": "text/csv; charset=utf-8",
    ".epub": "application/epub+zip",
    ".flac": "audio/flac",
    ".gif": "image/gif",
    ".gz": "application/gzip",
    ".htm": _TEXT,
    ".html": _TEXT,
    ".ico": "image/x-icon",
    ".ics": "text/calendar; charset=utf-8",
    ".jpeg": "image/jpeg",
    ".jpg": "image/jpeg",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".jxl": "image/jxl",
    ".m4a": "audio/mp4",
    ".map": "application/json",
    ".md": "text/markdown; charset=utf-8",
    ".mjs": "text/javascript; charset=utf-8",
    ".mp3": "audio/mpeg",
    ".mp4": "video/mp4",
    ".oga": "audio/ogg",
    ".ogg": "audio/ogg",
    ".ogv": "video/ogg",
    ".opus": "audio/ogg",
    ".otf": "font/otf",
    ".pdf": "application/pdf",
    ".png": "image/png",
    ".po": _TEXT,
    ".pot": _TEXT,
    ".svg": "image/svg+xml",
    ".ttf": "font/ttf",
    ".txt": _TEXT,
    ".vtt": "text/vtt; charset=utf-8",
    ".wasm": "application/wasm",
    ".wav": "audio/wav",
    ".webm": "video/webm",
    ".webmanifest": "application/manifest+json",
    ".webp": "image/webp",
    ".woff": "font/woff",
    ".woff2": "font/woff2",
    ".xht": _TEXT,
    ".xhtml": _TEXT,
    ".xml": "application/xml",
    ".zip": "application/zip",
}

_COMPRESSIBLE = frozenset(
    {
        "application/json",
        "application/manifest+json",
        "application/wasm",
        "application/xml",
        "font/otf",
        "font/ttf",
        "image/bmp",
        "image/svg+xml",
        "image/x-icon",
    }
)


def media_type(name: str) -> str:
    """Return the `Content-Type` value for a file name.

    Text carries `charset=utf-8`; JSON (RFC 8259) and XML (RFC 7303) are UTF-8 without
    being told. HTML in any spelling is plain text.

    Args:
        name: A file name or path; the case of its extension does not matter.

    Returns:
        The media type; `UNKNOWN` for an extension that is not in the table.
    """
    return _TYPES.get(posixpath.splitext(name)[1].lower(), UNKNOWN)


def compressible(name: str) -> bool:
    """Tell whether a file of this name is of a type that gets smaller by compressing.

    Args:
        name: A file name or path.
    """
    kind = media_type(name)
    return kind.startswith("text/") or kind in _COMPRESSIBLE
