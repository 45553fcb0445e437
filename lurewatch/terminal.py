"""A verdict as a person reads it in a terminal."""

import unicodedata

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from casefile.terms import OfferTerms, Term, TermState
from casefile.verdict import Level, Reason, Verdict

LEVELS: dict[Level, tuple[str, str, str]] = {
    Level.HIGH: (
        "HIGH",
        "bold white on red",
        "This ad reads very much like the ads that have led people into forced work. Do not travel on it; check first.",
    ),
    Level.CAUTION: (
        "CAUTION",
        "bold black on yellow",
        "This ad has signs that such ads share. Honest offers have some of them too: ask, and check, before you go on.",
    ),
    Level.NOTHING_FOUND: (
        "NOTHING FOUND",
        "bold black on white",
        "We found none of the signs we know. That proves nothing about the offer: check it all the same.",
    ),
    Level.CANNOT_TELL: (
        "CANNOT TELL",
        "bold black on white",
        "There is too little here that we can read to say anything about this ad.",
    ),
}
"""Word, colours, sentence."""

TERMS = {
    "destination": "where the work is, to the town",
    "employer": "who employs you",
    "pay": "pay, and what is deducted",
    "travel_costs": "who pays the ticket and the visa",
    "visa": "which visa you travel on",
    "fees": "fees, deposits or debts",
    "passport": "who keeps your passport",
    "contract": "a contract before you travel",
}

DIRECTIONS = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c")
"""Characters that turn the direction of a line: an ad could use them to reverse what stands around its quote."""


def show(verdict: Verdict, console: Console) -> None:
    """Print a verdict: level, reasons, terms, corridors, checks, questions, and what could not be seen."""
    word, style, sentence = LEVELS[verdict.level]
    console.print(Text(f" {word} ", style), Text(sentence))
    _show_corridors(verdict, console)
    _show_reasons("What speaks for a lure", [reason for reason in verdict.reasons if reason.side == "for"], console)
    _show_reasons("What speaks against", [reason for reason in verdict.reasons if reason.side == "against"], console)
    if verdict.campaign:
        posts, lures = verdict.campaign.posts, verdict.campaign.ruled_lure
        copies = f"{posts:,} like it are known; moderators ruled {lures:,} of them lures."
        _show_list("The same ad elsewhere", [copies], console)
    _show_terms(verdict.terms, console)
    _show_checks(verdict, console)
    _show_list("Ask before you answer", [question.asks for question in verdict.questions], console)
    _show_list("What we could not see", list(verdict.coverage.unseen), console)
    versions = verdict.versions
    console.print()
    console.print(Text(f"model {versions.model} · rules {versions.rules} · facts {versions.facts}", "dim"))


def plain(words: str) -> str:
    """Give words of a stranger without the characters that command a terminal or turn its lines around."""
    return "".join(_plain(char) for char in words)


def _plain(char: str) -> str:
    if char in "\n\t":
        return " "
    if char in DIRECTIONS:
        return ""
    return "\N{REPLACEMENT CHARACTER}" if unicodedata.category(char) == "Cc" else char


def _show_corridors(verdict: Verdict, console: Console) -> None:
    for row in verdict.corridors:
        for_whom = f"Citizens of {row.origin}" if row.origin else "Everybody"
        says = Text(f"{for_whom}: {plain(row.says)}", "bold")
        console.print(Padding(says, (1, 0, 0, 2)))
        console.print(Padding(Text(f"{row.authority}, {row.date or 'undated'}: {row.source}", "dim"), (0, 0, 0, 2)))


def _show_reasons(title: str, reasons: list[Reason], console: Console) -> None:
    if not reasons:
        return
    _show_title(title, console)
    for reason in reasons:
        console.print(Padding(Text(f"• {reason.says}"), (0, 0, 0, 2)))
        quote = f"“{plain(reason.quote)}”" if reason.quote is not None else "(about something the ad leaves out)"
        console.print(Padding(Text(quote, "italic"), (0, 0, 0, 4)))
        rule = f"{reason.source} · {reason.id}, version {reason.version} of {reason.date}"
        console.print(Padding(Text(rule, "dim"), (0, 0, 0, 4)))


def _show_terms(terms: OfferTerms, console: Console) -> None:
    _show_title("What an honest offer states", console)
    for name, asks in TERMS.items():
        console.print(Padding(_term(asks, getattr(terms, name)), (0, 0, 0, 2)))


def _term(asks: str, term: Term) -> Text:
    quote = f": “{plain(term.quote)}”" if term.quote else ""
    if term.state is TermState.STATED:
        return Text(f"✓ {asks}{quote}")
    if term.state is TermState.CONTRADICTED:
        return Text(f"✗ {asks}{quote}", "red")
    return Text(f"· {asks}: not stated", "dim")


def _show_checks(verdict: Verdict, console: Console) -> None:
    if not verdict.checks:
        return
    _show_title("Look the offer up", console)
    for check in verdict.checks:
        console.print(Padding(Text(f"• {check.what}" + (f": {check.url}" if check.url else "")), (0, 0, 0, 2)))
        proof = f"A match proves {check.proves}. It does not prove {check.does_not_prove}."
        console.print(Padding(Text(proof, "dim"), (0, 0, 0, 4)))


def _show_list(title: str, items: list[str], console: Console) -> None:
    if items:
        _show_title(title, console)
    for item in items:
        console.print(Padding(Text(f"• {plain(item)}"), (0, 0, 0, 2)))


def _show_title(title: str, console: Console) -> None:
    console.print(Padding(Text(title, "bold"), (1, 0, 0, 0)))
