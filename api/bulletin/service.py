"""What is served of the shelf: the bulletin, and the changes since one that a client holds."""

from http import HTTPStatus
from pathlib import Path
from typing import NamedTuple

from api.bulletin.shelf import Shelf
from api.errors import ProblemError
from api.settings import Settings


class NoBulletinError(ProblemError):
    """There is none."""

    status = HTTPStatus.NOT_FOUND
    name = "no_bulletin"


class TooOldError(ProblemError):
    """The changes since that version are not kept."""

    status = HTTPStatus.GONE
    name = "too_old"


class Copy(NamedTuple):
    """A file to send, or None where there is nothing newer; and the tag under which a cache keeps it."""

    path: Path | None
    tag: str


def shelf_of(settings: Settings) -> Shelf:
    """Give the installation's shelf."""
    return Shelf(settings.var / "bulletin")


def find_whole(shelf: Shelf) -> Copy:
    """Give the bulletin. Raises NoBulletinError."""
    version = _version(shelf)
    return Copy(shelf.whole(version), f'"{version}"')


def find_since(shelf: Shelf, base: int) -> Copy:
    """Give the changes since a version. Raises NoBulletinError, TooOldError."""
    version = _version(shelf)
    if base == version:
        return Copy(None, f'"{version}"')
    if base > version:
        raise NoBulletinError("There is no bulletin of this version here. Keep yours, and ask again later.")
    path = shelf.since(version, base)
    if not path.exists():
        raise TooOldError("The changes since this version are not kept. Take the whole bulletin: GET /v1/bulletin")
    return Copy(path, f'"{base}-{version}"')


def _version(shelf: Shelf) -> int:
    version = shelf.version
    if version is None:
        raise NoBulletinError("No bulletin has been published here yet. Ask again later.")
    return version
