"""The shelf: the folder from which bulletins are served, and what is kept beside them to make the next one.

draft.json             what was drafted last
keys/                  see `api.bulletin.keyring`
kept/<version>         bulletins that deltas begin from
published/<version>/   `whole`, and `since-<version>` for each kept one
latest                 the version that is served; replaced in one stroke, when all of it is there
"""

import os
import shutil
from pathlib import Path

from api.bulletin.draft import Draft
from api.errors import ProblemError
from casefile.bulletin import Bulletin, difference, read_bulletin

KEPT = 48
"""Bulletins that deltas begin from: two days of hourly ones."""


class NoDraftError(ProblemError):
    """Nothing was drafted."""

    name = "no_draft"


class Shelf:
    """One installation's shelf."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._latest = folder / "latest"

    @property
    def version(self) -> int | None:
        """The version that is served, or None before the first."""
        return int(self._latest.read_text()) if self._latest.exists() else None

    def whole(self, version: int) -> Path:
        """Where a published bulletin is."""
        return self.folder / "published" / str(version) / "whole"

    def since(self, version: int, base: int) -> Path:
        """Where the changes from a base to a published bulletin are."""
        return self.whole(version).with_name(f"since-{base}")

    @property
    def bulletin(self) -> Bulletin | None:
        """The bulletin that is served."""
        return read_bulletin(self.whole(self.version).read_bytes()) if self.version is not None else None

    def keep_draft(self, draft: Draft) -> Path:
        """Write the draft, for its owner only: it holds plain addresses."""
        path = self.folder / "draft.json"
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        _replace(path, draft.model_dump_json(indent=1).encode())
        return path

    def draft(self) -> Draft:
        """Give the draft. Raises NoDraftError."""
        path = self.folder / "draft.json"
        if not path.exists():
            raise NoDraftError("There is no draft yet. Make one first: lurewatch bulletin build")
        return Draft.model_validate_json(path.read_bytes())

    def publish(self, bulletin: Bulletin) -> None:
        """Put a signed bulletin on the shelf, with the changes from those before it, and then serve it."""
        whole, previous = bulletin.packed(), self.version
        version = bulletin.head.version
        target = self.whole(version)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(whole)
        for path in self._kept():
            base = read_bulletin(path.read_bytes())
            if base.head.salt == bulletin.head.salt:
                self.since(version, base.head.version).write_bytes(difference(base, bulletin))
        kept = self.folder / "kept" / str(version)
        kept.parent.mkdir(exist_ok=True)
        kept.write_bytes(whole)
        _replace(self._latest, str(version).encode())
        self._clear({version, previous})

    def _kept(self) -> list[Path]:
        """Give what deltas begin from, oldest first."""
        return sorted((self.folder / "kept").glob("*"), key=lambda path: int(path.name))[-KEPT:]

    def _clear(self, stay: set[int | None]) -> None:
        """Take away what is served no more. The one before stays: somebody may just be reading it."""
        for path in (self.folder / "published").iterdir():
            if int(path.name) not in stay:
                shutil.rmtree(path)
        for path in set((self.folder / "kept").iterdir()) - set(self._kept()):
            path.unlink()


def _replace(path: Path, content: bytes) -> None:
    partial = path.with_suffix(".partial")
    handle = os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(content)
    partial.replace(path)
