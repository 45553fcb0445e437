"""`lurewatch bulletin …`: from rulings to the signed list, in steps that each can be looked at."""

import asyncio
import sys
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated

import typer

from lurewatch.bulletin_keys import keygen, keyring, known_good, shelf, verify
from lurewatch.failure import FAULTY

if TYPE_CHECKING:
    from contextlib import AbstractAsyncContextManager

    from api.bulletin.draft import Draft
    from api.store.store import Store

bulletin = typer.Typer(help="The signed list that extensions carry.", no_args_is_help=True)
bulletin.command()(verify)
bulletin.command()(keygen)

Change = Annotated[bool, typer.Option("--allow-change", help="The list may grow or shrink by more than a fifth.")]


@bulletin.command("build")
def build() -> None:
    """Draft the list from the rulings that hold.

    Every entry is one ruling. What is left out is said. Nothing is signed or published.
    """
    from api.bulletin.draft import Draft, draft_bulletin

    async def drafted() -> Draft:
        async with _store() as store:
            return await draft_bulletin(store, known_good(), datetime.now(UTC))

    draft = asyncio.run(drafted())
    path = shelf().keep_draft(draft)
    print(f"{len(draft.entries):,} entries, {len(draft.left_out):,} left out. The draft: {path}")
    for one in draft.left_out:
        print(f"Post {one.post_id} is left out. {one.why}", file=sys.stderr)


@bulletin.command("check")
def check(*, allow_change: Change = False) -> None:
    """Hold the draft against the record of rulings and the sites known to be good.

    Ends with code 1 where it may not be signed.
    """
    if _faults(shelf().draft(), allow_change=allow_change):
        raise typer.Exit(FAULTY)
    print("The draft may be signed: lurewatch bulletin sign")


@bulletin.command("sign")
def sign(*, allow_change: Change = False) -> None:
    """Check the draft once more, sign it and publish it.

    Ends with code 1, and publishes nothing, where the draft may not be signed.
    """
    from api.bulletin.press import publish

    draft = shelf().draft()
    if _faults(draft, allow_change=allow_change):
        raise typer.Exit(FAULTY)
    made = publish(draft, keyring(), shelf(), known_good(), datetime.now(UTC))
    print(f"Published version {made.head.version}: {made.head.entries:,} entries, {len(made.packed()):,} bytes.")


def _faults(draft: "Draft", *, allow_change: bool) -> tuple[str, ...]:
    from api.bulletin.checks import Limits, check_draft
    from api.bulletin.known_good import board_pages

    before = shelf().bulletin
    limits = Limits(
        known_good=known_good(),
        board_pages=board_pages(_board_starts()),
        listed_before=before.head.entries if before else None,
        may_change_much=allow_change,
        now=datetime.now(UTC),
    )

    async def checked() -> tuple[str, ...]:
        async with _store() as store:
            return await check_draft(draft, store, limits)

    faults = asyncio.run(checked())
    for fault in faults:
        print(fault, file=sys.stderr)
    return faults


def _board_starts() -> list[str]:
    from crawler.spiders import boards

    return [address for board in boards().values() for address in board.addresses() if "://" in address]


def _store() -> "AbstractAsyncContextManager[Store]":
    from api.settings import Settings
    from api.wiring import opened

    return opened(Settings())
