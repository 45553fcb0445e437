"""`lurewatch bulletin verify` and `keygen`: whose signature counts, and what a client makes of a bulletin."""

import sys
from base64 import b64decode, b64encode
from binascii import Error as NoBase64
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from lurewatch.failure import FAULTY, CannotRunError

if TYPE_CHECKING:
    from api.bulletin.keyring import Keyring
    from api.bulletin.shelf import Shelf
    from casefile.bulletin import Trust

Keys = Annotated[
    list[str] | None,
    typer.Option("--key", metavar="KEY", help="A public key, in base64: first the current one, then the next."),
]


def verify(
    file: Annotated[Path | None, typer.Argument(metavar="[FILE]", help="A bulletin; the published one.")] = None,
    keys: Keys = None,
    address: Annotated[str | None, typer.Option("--address", metavar="URL", help="Look this address up in it.")] = None,
) -> None:
    """Read a bulletin as a client does, and say whether it is believed.

    Without --key, this installation's keys are pinned. Ends with code 1 where it is refused.
    """
    from casefile.address import canonical
    from casefile.bulletin import RefusedError, accept, look_up

    now = datetime.now(UTC)
    trust = _pinned(keys) if keys else keyring().trust
    try:
        found = accept(_read(file), trust=trust, now=now, known_good=known_good()).bulletin
        head = found.head
        print(f"Believed: version {head.version} of {head.issued_at:%Y-%m-%d %H:%M} UTC, {head.entries:,} entries.")
        listed = look_up(found, canonical(address), now.date(), known_good()) if address else None
    except RefusedError as refused:
        print(f"Not checked: this bulletin is refused ({refused.refusal}).", file=sys.stderr)
        raise typer.Exit(FAULTY) from refused
    if address:
        print(f"Listed: {listed.kind}, {listed.level}, until {listed.expires}." if listed else "Not on this list.")


def keygen(
    *,
    rotate: Annotated[bool, typer.Option("--rotate", help="Hand over to the next key, and make one after it.")] = False,
) -> None:
    """Make the keys that sign, and print the public ones that clients pin."""
    ring = keyring()
    trust = ring.rotate() if rotate else ring.make()
    following = trust.next or b""
    print(f"current {b64encode(trust.current).decode()}\nnext    {b64encode(following).decode()}")


def _read(file: Path | None) -> bytes:
    placed = shelf()
    if file is None and placed.version is None:
        raise CannotRunError("No bulletin has been published here yet. Make one: lurewatch bulletin build, then sign.")
    return (file or placed.whole(placed.version or 0)).read_bytes()


def _pinned(keys: list[str]) -> "Trust":
    from casefile.bulletin import Trust
    from casefile.bulletin.trust import KEY

    try:
        current, following = ([b64decode(key, validate=True) for key in keys] + [None])[:2]
    except NoBase64 as error:
        raise CannotRunError("A key is 32 bytes in base64, as lurewatch bulletin keygen prints it.") from error
    if current is None or any(key is not None and len(key) != KEY for key in (current, following)):
        raise CannotRunError("A key is 32 bytes in base64, as lurewatch bulletin keygen prints it.")
    return Trust(current, following)


def known_good() -> tuple[str, ...]:
    """Give the front pages of the sites that no bulletin may list."""
    from api.bulletin.known_good import known_good_addresses

    return known_good_addresses()


def shelf() -> "Shelf":
    """Give this installation's shelf."""
    from api.bulletin.service import shelf_of
    from api.settings import Settings

    return shelf_of(Settings())


def keyring() -> "Keyring":
    """Give this installation's keys."""
    from api.bulletin.keyring import Keyring

    return Keyring(shelf().folder / "keys")
