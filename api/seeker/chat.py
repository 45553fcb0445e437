"""A pasted chat, laid out turn by turn, so that it shows who said what."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from api.seeker.marks import WHOLE, Piece, Span, cut
from scorer.speakers import Turn, asked, turns

MOST_TURNS = 14
"""Turns of a chat that are shown; of a longer one, or a long text, those with marked words and their neighbours."""


NOBODY = 0


class Said(NamedTuple):
    """What one speaker says at a stretch. A gap stands for turns that are left out."""

    number: int
    """Speakers are numbered in the order in which they come up; NOBODY where words follow the last turn."""
    lead: str
    """What stands before the words in the chat: a name, a time. Empty where there is neither."""
    asks: bool
    """Whether this is who asks about the offer: their questions are not taken for its words."""
    pieces: list[Piece]
    is_gap: bool = False


GAP = Said(NOBODY, "", asks=False, pieces=[], is_gap=True)


def tell_apart(text: str, spans: Mapping[str, Span], whole: int = WHOLE) -> list[Said]:
    """Give the turns of a chat with the words at `spans` marked; nothing where the text is not clearly a chat."""
    chat = turns(text)
    numbers = {speaker: number for number, speaker in enumerate(dict.fromkeys(turn.speaker for turn in chat), start=1)}
    seeker, shown = _seeker(text, chat), _shown(text, chat, spans, whole)
    each = whole if len(text) <= whole else whole // max(1, len(shown))
    said: list[Said] = []
    reached = 0
    for at, turn in enumerate(chat):
        if at in shown:
            lead = _words(text[reached : turn.start])
            said.append(Said(numbers[turn.speaker], lead, turn.speaker == seeker, _pieces(text, turn, spans, each)))
        elif not said or not said[-1].is_gap:
            said.append(GAP)
        reached = turn.end
    rest = _words(text[reached:]) if said and not said[-1].is_gap else ""
    return [*said, Said(NOBODY, rest, asks=False, pieces=[])] if rest else said


def _words(between: str) -> str:
    """What stands between turns, where it is more than signs."""
    return between.strip() if any(map(str.isalnum, between)) else ""


def _seeker(text: str, chat: Sequence[Turn]) -> str | None:
    """Who asks what does not count as the offer's words; None where the roles leave a doubt."""
    questions = asked(text) if chat else ()
    return next((turn.speaker for turn in chat if questions and turn.start <= questions[0][0] < turn.end), None)


def _shown(text: str, chat: Sequence[Turn], spans: Mapping[str, Span], whole: int) -> set[int]:
    if len(text) <= whole and len(chat) <= MOST_TURNS:
        return set(range(len(chat)))
    marked = [at for at, turn in enumerate(chat) if _inside(turn, spans)] or [0]
    near = dict.fromkeys(at + step for at in marked for step in (0, -1, 1))
    return set(list(near)[:MOST_TURNS])


def _inside(turn: Turn, spans: Mapping[str, Span]) -> dict[str, Span]:
    """The parts of the spans that lie in a turn, counted from its start."""
    clipped = {label: (max(start, turn.start), min(end, turn.end)) for label, (start, end) in spans.items()}
    return {label: (start - turn.start, end - turn.start) for label, (start, end) in clipped.items() if start < end}


def _pieces(text: str, turn: Turn, spans: Mapping[str, Span], whole: int) -> list[Piece]:
    words = text[turn.start : turn.end].rstrip()
    inside = _inside(turn._replace(end=turn.start + len(words)), spans)
    return cut(words, inside, whole)
