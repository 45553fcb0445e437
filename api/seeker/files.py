"""Our own files: style sheets, scripts, icons. An address changes with what is in its file."""

import hashlib
import re
from functools import cache
from http import HTTPStatus
from pathlib import Path

from fastapi.responses import Response

from api.errors import ProblemError

ASSETS = Path(__file__).parent / "assets"
MEDIA_TYPES = {
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".png": "image/png",
    ".svg": "image/svg+xml",
}

FOR_GOOD = {"Cache-Control": "public, max-age=31536000, immutable"}
"""For files whose address changes with what is in them."""


class NoSuchFileError(ProblemError):
    """None of our own files has this name."""

    status = HTTPStatus.NOT_FOUND
    name = "not_found"


def asset(name: str) -> Response:
    """Give one of our own files, cached for good: its address changes with what is in it. Raises NoSuchFileError."""
    found = {path.name: path for path in ASSETS.iterdir()}.get(name)
    if found is None:
        raise NoSuchFileError("There is nothing at this address.")
    return Response(asset_body(found), headers=FOR_GOOD, media_type=MEDIA_TYPES[found.suffix])


@cache
def asset_body(path: Path) -> bytes:
    """Give what is sent of one of our own files: of a style sheet all but the comments and spaces, which are for us."""
    if path.suffix != ".css":
        return path.read_bytes()
    rules = re.sub(r"/\*.*?\*/", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
    return re.sub(r"\s*([{};,>])\s*|(:)\s+", r"\1\2", rules).replace(";}", "}").strip().encode()


@cache
def asset_address(name: str) -> str:
    """Give the address of one of our own files, with a fingerprint of what is in it."""
    return f"/assets/{name}?{hashlib.sha256((ASSETS / name).read_bytes()).hexdigest()[:8]}"
