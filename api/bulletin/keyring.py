"""The keys of an installation: the one that signs, the one that will sign after it, and how the first hands over.

Each private key is a file of its own, for its owner only. The next one may, and should, be kept on another machine.
"""

import os
from base64 import b64decode, b64encode
from http import HTTPStatus
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from api.errors import ProblemError
from casefile.bulletin import Trust
from casefile.bulletin.layout import MAX_ROTATIONS, ROTATION
from casefile.bulletin.trust import statement_of


class KeyringError(ProblemError):
    """The keys are not there, or there already."""

    status = HTTPStatus.CONFLICT
    name = "keyring"


class Keyring:
    """Keys in a folder: `current.key`, `next.key`, `next.pub` and `rotations`."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._rotations = folder / "rotations"

    def make(self) -> Trust:
        """Make two keys and give their public halves. Raises KeyringError where there are keys already.

        Where the next key has become the current one in an emergency, and its `next.pub` was taken away, only a next one is made.
        """
        has_current, has_next = (self._folder / "current.key").exists(), (self._folder / "next.pub").exists()
        if has_current and has_next:
            raise KeyringError(
                "There are keys already. To hand over to the next one: lurewatch bulletin keygen --rotate"
            )
        for folder in (*reversed(self._folder.parents), self._folder):
            folder.mkdir(mode=0o700, exist_ok=True)  # `parents=True` would give those above to everybody
        if not has_current:
            self._write("current.key", Ed25519PrivateKey.generate())
        self._write_next(Ed25519PrivateKey.generate())
        return self.trust

    @property
    def trust(self) -> Trust:
        """The public keys that a client of this installation pins. Raises KeyringError."""
        return Trust(public_of(self.current), self._next_public())

    @property
    def current(self) -> Ed25519PrivateKey:
        """The key that signs. Raises KeyringError."""
        return self._read("current.key")

    @property
    def rotations(self) -> tuple[bytes, ...]:
        """The statements of all that handed over, oldest first; the last few where there are many."""
        kept = self._rotations.read_bytes() if self._rotations.exists() else b""
        return tuple(kept[at : at + ROTATION] for at in range(0, len(kept), ROTATION))[-MAX_ROTATIONS:]

    def rotate(self) -> Trust:
        """Hand over: the next key signs from now on, a new one comes after it, and the old one has signed that."""
        old, new, following = self.current, self._read("next.key"), Ed25519PrivateKey.generate()
        number = len(self._rotations.read_bytes()) // ROTATION if self._rotations.exists() else 0
        statement = statement_of(number + 1, public_of(new), public_of(following), public_of(old))
        with self._rotations.open("ab") as file:
            file.write(statement + old.sign(statement))
        self._write("current.key", new)
        self._write_next(following)
        return self.trust

    def _next_public(self) -> bytes:
        return b64decode((self._folder / "next.pub").read_text())

    def _write_next(self, key: Ed25519PrivateKey) -> None:
        self._write("next.key", key)
        (self._folder / "next.pub").write_text(b64encode(public_of(key)).decode())

    def _write(self, name: str, key: Ed25519PrivateKey) -> None:
        partial = self._folder / f"{name}.partial"
        handle = os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(handle, "w") as file:
            file.write(b64encode(key.private_bytes_raw()).decode())
        partial.replace(self._folder / name)

    def _read(self, name: str) -> Ed25519PrivateKey:
        path = self._folder / name
        if not path.exists():
            raise KeyringError(f"There is no {name} in {self._folder}. Make the keys: lurewatch bulletin keygen")
        return Ed25519PrivateKey.from_private_bytes(b64decode(path.read_text()))


def public_of(key: Ed25519PrivateKey) -> bytes:
    """Give a key's public half: 32 bytes."""
    return key.public_key().public_bytes_raw()
