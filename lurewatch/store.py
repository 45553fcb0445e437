"""Commands on the store: take feeds in, add moderators, verify the events."""

import asyncio
import sys
from collections.abc import AsyncIterator, Callable
from io import BufferedReader
from typing import TYPE_CHECKING, Annotated

import typer

from lurewatch.failure import FAULTY, CannotRunError

if TYPE_CHECKING:
    from casefile.post import JobPost

CHUNK = 1 << 20

user = typer.Typer(help="People who may sign in at the console.", no_args_is_help=True)
audit = typer.Typer(help="The record of what moderators decided.", no_args_is_help=True)


def ingest(
    feeds: Annotated[list[str], typer.Argument(metavar="FEED…", help="Feeds to take in; - is standard input.")],
) -> None:
    """Keep the posts of feeds, each with its verdict.

    The same feed again changes nothing. Ends with code 1 where a line was bad.
    """
    bad = sum([asyncio.run(_ingest(feed)) for feed in feeds])
    if bad:
        raise typer.Exit(FAULTY)


@user.command("add")
def add(name: Annotated[str, typer.Argument(metavar="NAME", help="The name to sign in with.")]) -> None:
    """Add a moderator and print their password, this once."""
    from api.accounts.service import add_user
    from api.settings import Settings
    from api.wiring import opened

    async def added() -> str:
        async with opened(Settings()) as store:
            return await add_user(store, name)

    print(f"Added {name}. Password (shown this once): {asyncio.run(added())}")


@audit.command("verify")
def verify(
    head: Annotated[
        str | None,
        typer.Option("--head", metavar="HASH", help="A head noted earlier, which must still be in the chain."),
    ] = None,
) -> None:
    """Check that the record is what was appended.

    Ends with code 1 where it is not.
    """
    from api.settings import Settings
    from api.store.audit import Audit, verify_chain
    from api.wiring import opened

    async def verified() -> Audit:
        async with opened(Settings()) as store:
            return await verify_chain(store, head)

    found = asyncio.run(verified())
    print(f"{found.events:,} events, {found.erased:,} of them erased. Head (note it elsewhere): {found.head}")
    for fault in found.faults:
        print(fault, file=sys.stderr)
    if found.faults:
        raise typer.Exit(FAULTY)


def look_up(address: str) -> "JobPost":
    """Give the post that the store keeps under an address."""
    from api.settings import Settings
    from api.wiring import opened
    from casefile.address import canonical

    async def found() -> "JobPost | None":
        async with opened(Settings()) as store:
            return await store.post_at(canonical(address))

    post = asyncio.run(found())
    if post is None:
        raise CannotRunError("This page is not in the store. Save it and check the file: lurewatch check page.html")
    return post


async def _ingest(feed: str) -> int:
    """Take one feed in, say what it did, and give the number of bad lines."""
    from lurewatch.feed import open_feed

    with open_feed(feed) as stream:
        from api.ingest import ingest as take_in
        from api.lines import split_lines
        from api.settings import Settings
        from api.wiring import wiring
        from lurewatch.progress import bytes_read

        async with wiring(Settings()) as wired:
            with bytes_read(stream, "Taking in") as advance:
                lines = split_lines(_chunks(stream, advance))
                result = await take_in(lines, wired.store, wired.judge, wired.complete)
    print(f"{feed}: {result.new:,} new, {result.updated:,} changed, {result.unchanged:,} known, {result.bad:,} bad")
    for one in result.bad_lines:
        print(f"  line {one.line}: {one.error}", file=sys.stderr)
    return result.bad


async def _chunks(stream: BufferedReader, advance: Callable[[int], None]) -> AsyncIterator[bytes]:
    while chunk := await asyncio.to_thread(stream.read1, CHUNK):
        yield chunk
        advance(len(chunk))
