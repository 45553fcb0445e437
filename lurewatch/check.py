"""`lurewatch check`: the verdict on one ad, or on every line of a feed."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from lurewatch.failure import FAULTY, CannotRunError
from lurewatch.legible import is_legible

if TYPE_CHECKING:
    from casefile.verdict import Verdict

STDIN = "-"

Subject = Annotated[
    str | None,
    typer.Argument(metavar="[URL|FILE|-]", help="An ad: its address, a saved page or text, or - for standard input."),
]
Feed = Annotated[
    str | None,
    typer.Option("--feed", metavar="FILE|-", help="A feed: one JSON post a line in, one verdict a line out, in order."),
]
AsJson = Annotated[bool, typer.Option("--json", help="Print the verdict as one line of JSON.")]
Lang = Annotated[
    str,
    typer.Option("--lang", metavar="TAG", help="The language you would like the answer in. It never moves a verdict."),
]

Citizen = Annotated[
    str | None,
    typer.Option(
        "--citizen", metavar="CODE", help="Show the law for citizens of this country (ID, Indonesia). Told to nobody."
    ),
]


def check(
    subject: Subject = None,
    *,
    feed: Feed = None,
    as_json: AsJson = False,
    lang: Lang = "en",
    citizen: Citizen = None,
) -> None:
    """Say how likely an ad is a lure, and why, in its own words.

    A bad line of a feed gives {"id"?, "error"} and the run goes on; the exit code is then 1.
    """
    if (subject is None) == (feed is None):
        raise CannotRunError("Name one ad or one feed: lurewatch check FILE, or: lurewatch check --feed FILE")
    language, country = _language(lang), _country(citizen)
    if feed is not None:
        _check_feed(feed)
        return
    verdict = _judge(str(subject))
    if as_json:
        print(verdict.model_dump_json())
        return
    from rich.console import Console

    from lurewatch.terminal import show

    show(verdict, Console(highlight=False), language, country)


def _language(tag: str) -> str:
    """Give the language of the pages that a tag means."""
    from api.seeker.languages import languages, meant_by

    if language := meant_by(tag, languages()):
        return language
    raise CannotRunError(f"--lang {tag}: we do not write this language. There are: {', '.join(languages())}.")


def _country(citizen: str | None) -> str | None:
    """Give the code of the country that a code or a name means."""
    if citizen is None:
        return None
    from crawler.pages.places import country_of

    is_code = len(citizen.strip()) == len("ID")
    if country := country_of(citizen.upper() if is_code else citizen):
        return country
    raise CannotRunError(f"--citizen {citizen}: we know no such country. Give its code of two letters, such as ID.")


def _judge(subject: str) -> "Verdict":
    """Give the verdict on what a person names: an address in the store, a file, or standard input."""
    is_address = subject.startswith(("http://", "https://"))
    page = b"" if is_address else _page(subject)
    from crawler.pages import read
    from lurewatch.store import look_up
    from scorer.model import Scorer

    post = look_up(subject) if is_address else read(None, page)
    return Scorer.load().judge(post)


def _page(subject: str) -> bytes:
    page = sys.stdin.buffer.read() if subject == STDIN else Path(subject).read_bytes()
    if not page.strip():
        raise CannotRunError("There is no text to check.")
    if page.startswith((b"%PDF", b"\x89PNG", b"\xff\xd8", b"PK\x03\x04")):
        raise CannotRunError("This is a picture or a document, not text. Copy the ad's words into a text file.")
    if not is_legible(page):
        raise CannotRunError(
            "This is not text that we can read: a picture, a film, a sound, a document, or text in an encoding we do not"
            " know. Copy the ad's words into a text file."
        )
    return page


def _check_feed(feed: str) -> None:
    """Judge a feed as its lines arrive. Ends with code 1 where a line was bad."""
    from lurewatch.feed import arrivals, judge_lines, open_feed

    bad, first = 0, 1
    with open_feed(feed) as stream:
        from crawler.pages import complete
        from lurewatch.progress import bytes_read
        from scorer.model import Scorer

        scorer = Scorer.load()
        with bytes_read(stream, "Judging") as advance:
            for lines in arrivals(stream, advance):
                answers = judge_lines(lines, complete, scorer.judge_all, first)
                sys.stdout.buffer.write(b"".join(line for line, _ in answers))
                sys.stdout.buffer.flush()
                bad += sum(not is_verdict for _, is_verdict in answers)
                first += len(lines)
    if bad:
        told = (
            "1 line could not be judged; it says why."
            if bad == 1
            else f"{bad:,} lines could not be judged; each says why."
        )
        print(f"lurewatch: {told}", file=sys.stderr)
        raise typer.Exit(FAULTY)
