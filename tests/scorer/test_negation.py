import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from scorer.lexicon import Lexicon, Mode, load_lexicon
from scorer.lexicon.file import LexiconFile, Phrase

OPEN, HELD_BACK = (Path(__file__).parent / "negation" / name for name in ("sentences.jsonl", "held_back.jsonl"))
"""Those held back were never looked at while the rules were written."""

RIGHT = 0.95
SEEN = 0.8
"""How many of the sentences hold a wording that the lexicon knows: the others say nothing about modes."""


@dataclass(frozen=True)
class Sentence:
    """A sentence in which `theme` is meant in `mode`."""

    language: str
    text: str
    theme: str
    mode: Mode

    @property
    def read_as(self) -> Mode | None:
        """How the lexicon reads the theme: one assertion outweighs all else; None where it is not found."""
        modes = {hit.mode for hit in load_lexicon().read(self.text) if hit.theme == self.theme}
        return next((mode for mode in (Mode.ASSERTED, Mode.DENIED, Mode.REPORTED) if mode in modes), None)


def _sentences(path: Path) -> Iterator[Sentence]:
    with path.open(encoding="utf-8") as file:
        for line in file:
            row = json.loads(line)
            if row["language"] in load_lexicon().languages:
                yield Sentence(row["language"], row["text"], row["theme"], Mode(row["mode"]))


@pytest.mark.parametrize("path", [OPEN, HELD_BACK], ids=["open", "held back"])
def test_what_is_denied_or_reported_is_not_taken_for_the_offer(path: Path) -> None:
    """Nearly all sentences are read as what they are: said of the offer, denied, or told of others."""
    sentences = list(_sentences(path))
    read = {sentence: sentence.read_as for sentence in sentences}
    seen = [sentence for sentence in sentences if read[sentence]]
    wrong = [
        f"{sentence.language} {sentence.theme}: {sentence.text!r} is {sentence.mode}, read as {read[sentence]}"
        for sentence in seen
        if read[sentence] != sentence.mode
    ]
    assert len(seen) >= SEEN * len(sentences)
    assert len(wrong) <= (1 - RIGHT) * len(seen), "\n".join(wrong)


def _modes(text: str, phrases: tuple[str, ...] = ("fee", "visa"), **cues: tuple[str, ...]) -> list[Mode]:
    """How a small English lexicon reads the phrases of the theme `fees` in the text, in order."""
    entries = tuple(Phrase("en", "fees", (phrase,)) for phrase in phrases)
    hits = Lexicon([LexiconFile("en", entries, **cues)]).read(text)
    return [hit.mode for hit in hits if hit.theme == "fees"]


NO = ("no", "not", "without")


def test_a_list_is_denied_as_one() -> None:
    """What denies the first item of a list denies the rest, up to an item that has a price."""
    assert _modes("No fee, visa fee or visa.", negation_before=NO) == [Mode.DENIED] * 4
    assert _modes("No fee, visa 300.", negation_before=NO) == [Mode.DENIED, Mode.ASSERTED]


def test_a_list_is_denied_from_its_end() -> None:
    """What denies the last item of a list denies the ones before."""
    assert _modes("Fee, visa: both free. Fee and visa is not charged.", negation_after=("is not charged",)) == [
        Mode.ASSERTED,
        Mode.ASSERTED,
        Mode.DENIED,
        Mode.DENIED,
    ]


def test_a_new_clause_is_not_denied() -> None:
    """A comma, a "but" and a full stop each end what a word of negation denies."""
    for text in ("No rush, the fee is small.", "No rush but a fee.", "No. A fee."):
        assert _modes(text, negation_before=NO) == [Mode.ASSERTED], text


def test_a_reason_is_not_denied() -> None:
    """What stands after "because" is the reason for a negation, not what it denies."""
    assert _modes("You pay nothing now because the fee comes later", negation_before=("nothing",)) == [Mode.ASSERTED]


def test_another_verb_is_not_denied() -> None:
    """An "and" before a word of negation gives it another verb to deny."""
    after = ("not returned",)
    assert _modes("He went on a visa and not returned", negation_after=after) == [Mode.ASSERTED]
    assert _modes("The fee is not returned", negation_after=after) == [Mode.DENIED]


def test_a_question_is_answered() -> None:
    """A no after a question denies what it asks, and a warning after it reports it."""
    assert _modes("Is there a fee? No.") == [Mode.DENIED]
    assert _modes("Is there a fee? No worry, 20.") == [Mode.ASSERTED]
    assert _modes("They ask for a fee? It is a scam.", warning=("scam",)) == [Mode.REPORTED]


def test_idle_words_of_negation_deny_nothing() -> None:
    """`not only` and `not … without` assert what they hold; the same words alone deny."""
    idle = ("not only", "not .. without")
    assert _modes("Not only a fee", negation_before=NO, negation_idle=idle) == [Mode.ASSERTED]
    assert _modes("We do not start without a fee", negation_before=NO, negation_idle=idle) == [Mode.ASSERTED]
    assert _modes("Not now, without a fee", negation_before=NO, negation_idle=idle) == [Mode.DENIED]


def test_a_negation_that_is_part_of_another_find_denies_nothing_else() -> None:
    """`no experience` is a find of its own: what follows it is asserted."""
    entries = (Phrase("en", "no_experience", ("no experience",)), Phrase("en", "fees", ("fee",)))
    lexicon = Lexicon([LexiconFile("en", entries, negation_before=NO)])
    assert [hit.mode for hit in lexicon.read("No experience needed small fee")] == [Mode.ASSERTED] * 2


def test_a_warning_holds_for_its_sentence_on_both_sides() -> None:
    """A warning reports what stands before and after it in its sentence, and not the next sentence."""
    warning = ("scam",)
    assert _modes("A fee is a scam.", warning=warning) == [Mode.REPORTED]
    assert _modes("It is a scam. Our fee is 20.", warning=warning) == [Mode.ASSERTED]


def test_a_warning_opens_a_passage() -> None:
    """After a colon, an exclamation or words that open an account, the sentences that follow are reported too."""
    for text in ("Scam signs: haste. A fee.", "Scam! They want a fee.", "How it works. First kindness. Then a fee."):
        assert _modes(text, warning=("scam",), warning_openers=("how it works",)) == [Mode.REPORTED], text
    assert _modes(f"Scam signs: {'haste. ' * 100} A fee.", warning=("scam",)) == [Mode.ASSERTED]


def test_a_warning_in_the_title_needs_a_second_one() -> None:
    """A title that warns makes a warning of the text, unless it is the only one: an ad's title may be bait."""
    assert _modes("Scam\nThey lie. They want a fee. It is a scam.", warning=("scam",)) == [Mode.REPORTED]
    assert _modes("No more scam\nWe are honest. Just a fee.", warning=("scam",)) == [Mode.ASSERTED]
