"""A verdict as a person reads it in a terminal: the seeker's page in plain lines, with the same words."""

import unicodedata
from html import unescape

from rich.console import Console
from rich.text import Text

from api.seeker.environment import environment
from api.seeker.languages import country_name, sentences
from api.seeker.service import for_seeker
from casefile.terms import OfferTerms, TermState
from casefile.verdict import CorridorRow, Level, Reason, Verdict

COLOURS = {
    Level.HIGH: "bold white on red",
    Level.CAUTION: "bold black on yellow",
    Level.NOTHING_FOUND: "bold black on white",
    Level.CANNOT_TELL: "bold black on white",
}
SIGNS = {TermState.STATED: "✓", TermState.CONTRADICTED: "✗", TermState.NOT_STATED: "·"}

DIRECTIONS = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c")
"""Characters that turn the direction of a line: an ad could use them to reverse what stands around its quote."""


def show(verdict: Verdict, console: Console, language: str = "en", citizen: str | None = None) -> None:
    """Print a verdict in a language that the seeker's pages know, with the law for citizens of a country (ISO code)."""
    Sheet(console, language).verdict(verdict, citizen)


def plain(words: str) -> str:
    """Give words of a stranger without the characters that command a terminal or turn its lines around."""
    return "".join(_plain(char) for char in words)


def _plain(char: str) -> str:
    if char in "\n\t":
        return " "
    if char in DIRECTIONS:
        return ""
    return "\N{REPLACEMENT CHARACTER}" if unicodedata.category(char) == "Cc" else char


class Sheet:
    """A console to print on, and the words of a language to print with."""

    def __init__(self, console: Console, language: str) -> None:
        self._console = console
        self._language = language
        self._ = sentences(language).gettext
        self._words = environment(language).get_template("seeker/words.html").module

    def verdict(self, verdict: Verdict, citizen: str | None) -> None:
        """Print everything that a seeker sees on the page."""
        _ = self._
        verdict = for_seeker(verdict)
        self._line(Text(f" {self._word('level_name', verdict.level)} ", COLOURS[verdict.level]), indent=0)
        self._line(self._word("level_sentence", verdict), indent=0)
        if verdict.coverage.truncated:
            self._line(_("The text is longer than we read. The answer is about its first part only."), indent=0)
        if verdict.is_about:
            about = (
                "It also reads like a text about such offers, for example a warning, more than like an offer itself."
            )
            self._line(_(about), indent=0)
        if verdict.campaign and verdict.campaign.posts > 1:
            seen = (
                "We have seen %(posts)s ads built like this one. People who review ads found that %(ruled)s of them led "
                "into forced work."
            )
            self._line(_(seen) % {"posts": verdict.campaign.posts, "ruled": verdict.campaign.ruled_lure}, indent=0)
        held = _("Are you already on the way, or at a place you cannot leave?")
        self._line(f"{held} {_('Get help now')}: /{self._language}/help/ (lurewatch serve)", indent=0)
        self._corridors(verdict.corridors, citizen)
        if verdict.level != Level.CANNOT_TELL or verdict.reasons:
            self._reasons(_("What speaks against this offer"), [r for r in verdict.reasons if r.side == "for"])
            self._reasons(_("What speaks for this offer"), [r for r in verdict.reasons if r.side == "against"])
        if not verdict.is_about:
            self._terms(verdict.terms)
        self._list(_("Questions you can send"), [_(question.asks) for question in verdict.questions])
        self._checks(verdict)
        self._list(_("What we could not see"), [_(sentence) for sentence in verdict.coverage.unseen])
        versions = verdict.versions
        self._line(Text(f"\n{versions.model} · {versions.rules} · {versions.facts}", "dim"), indent=0)

    def _word(self, macro: str, value: object) -> str:
        """Give what the seeker's page calls something."""
        return " ".join(unescape(getattr(self._words, macro)(value)).split())

    def _corridors(self, rows: tuple[CorridorRow, ...], citizen: str | None) -> None:
        """Print what holds for everybody and for one citizenship, and name the others that there is something about."""
        if not rows:
            return
        self._title(self._("What authorities say about work abroad"))
        for row in rows:
            if row.origin in {None, citizen}:
                self._line(self._(row.says))
                self._line(Text(f"{row.authority}, {row.date or '?'}. {row.source}", "dim"), indent=4)
        others = sorted({row.origin for row in rows if row.origin} - {citizen})
        if others and citizen is None:
            names = ", ".join(f"{country_name(code, self._language)} ({code})" for code in others)
            self._line(f"{self._('And for citizens of:')} {names} (--citizen CODE)")

    def _reasons(self, title: str, reasons: list[Reason]) -> None:
        if reasons:
            self._title(title)
        for reason in reasons:
            self._line(f"• {self._(reason.says)}")
            if reason.quote is None:
                missing = self._("About something that is missing, so there are no words to quote.")
                self._line(Text(missing, "dim"), indent=4)
            else:
                self._line(Text(f"“{plain(reason.quote)}”", "italic"), indent=4)
            self._line(Text(f"{reason.source} ({reason.id}, {reason.version}, {reason.date})", "dim"), indent=4)

    def _terms(self, terms: OfferTerms) -> None:
        self._title(self._("What an honest offer states"))
        for name, term in terms:
            quote = f" “{plain(term.quote)}”" if term.quote else ""
            state = self._word("state_name", term.state)
            style = {TermState.CONTRADICTED: "red", TermState.NOT_STATED: "dim"}.get(term.state, "")
            self._line(Text(f"{SIGNS[term.state]} {self._word('term_name', name)}: {state}{quote}", style))

    def _checks(self, verdict: Verdict) -> None:
        if verdict.checks:
            self._title(self._("Where you can have it confirmed"))
        for check in verdict.checks:
            self._line(f"• {self._(check.what)}" + (f": {check.url}" if check.url else ""))
            self._line(Text(f"{self._(check.proves)} {self._(check.does_not_prove)}", "dim"), indent=4)

    def _list(self, title: str, items: list[str]) -> None:
        if items:
            self._title(title)
        for item in items:
            self._line(f"• {item}")

    def _title(self, words: str) -> None:
        self._line(Text(f"\n{words}", "bold"), indent=0)

    def _line(self, words: str | Text, indent: int = 2) -> None:
        """Print one paragraph, wrapped at spaces only: an address stays whole."""
        text = Text(words) if isinstance(words, str) else words
        for line in text.wrap(self._console, max(self._console.width - indent, 20), overflow="ignore"):
            line.rstrip()
            self._console.print(Text(" " * indent) + line, soft_wrap=True)
