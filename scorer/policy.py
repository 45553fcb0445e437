"""From scores to a level: thresholds that are sentences, and when we cannot tell."""

import re
from typing import Annotated

from pydantic import Field

from casefile.post import JobPost
from casefile.value import Value
from casefile.verdict import Level
from scorer.features.contact import PRIVATE
from scorer.lexicon.phrase import UNSPACED
from scorer.meaning import contacts, without_overlaps
from scorer.reading import Reading

RAISED = frozenset({Level.HIGH, Level.CAUTION})
"""The levels that ask a reader to look twice."""
FEWEST_LETTERS, FEWEST_UNKNOWN = 12, 24
"""A text with fewer letters than this says nothing that could be judged, nor one with fewer of which no word list knows a phrase.
Letters of contacts say nothing; one of a script that writes words without spaces says as much as two."""
SHORT = 500
"""Characters up to which a text may be nothing but contacts."""
LETTER_SHARE = 0.3
"""A readable text has at least this share of other characters than UNREADABLE ones; of NUL it has at most a
tenth of what it may have of those."""

UNREADABLE = re.compile(r"[\x00-\x08\x0e-\x1b!-/:-@\[-`{-~\x7f\ufffd]")
"""Signs and controls of ASCII, and what stands for bytes that were no text."""

Threshold = Annotated[float, Field(ge=0, le=1)]


class Cut(Value):
    """One threshold on a calibrated probability, and the sentence that it answers."""

    at: Threshold
    because: str


class Enough(Value):
    """Below which scores of the first tier bulk work may stop."""

    lure: Cut
    fraud: Cut

    def met_by(self, lure: float, fraud: float) -> bool:
        """Whether both scores lie below."""
        return lure < self.lure.at and fraud < self.fraud.at


class Policy(Value):
    """Where the levels begin."""

    high: Cut
    caution: Cut
    fraud: Cut
    """On the fraud score: gives `caution`."""
    about: Cut
    """On the score of a text *about* lures: from here on it gets no level above `caution`; and if that is likelier than a lure
    and the text names nobody to write to, it is no offer and gets none above *nothing found*; but never where the lure score alone
    would give `high`: a lure may warn of others.
    """

    def level(self, lure: float, fraud: float, about: float, *, asks_to_write: bool) -> Level:
        """The level of a text that can be judged. "Beware of scams, we are honest, write to us" is an offer for all it warns of."""
        if self.is_about(lure, about) and not asks_to_write and lure < self.high.at:
            return Level.NOTHING_FOUND
        if lure >= self.high.at and about < self.about.at:
            return Level.HIGH
        if lure >= self.caution.at or fraud >= self.fraud.at:
            return Level.CAUTION
        return Level.NOTHING_FOUND

    def is_about(self, lure: float, about: float) -> bool:
        """Whether the text reads like one about lures, more than like an offer."""
        return about >= self.about.at and about > lure


def asks_to_write(post: JobPost) -> bool:
    """Whether it names somebody to write to in a private channel, as offers do and texts about them hardly ever."""
    return any(contact.kind in PRIVATE for contact in post.contacts)


def why_cannot_tell(reading: Reading, *, is_raised: bool) -> str | None:
    """The sentence that says why this text cannot be judged; None where it can.

    `is_raised`: its scores give it `caution` or more. If the encoder has read it, that is enough.
    """
    document = reading.document
    if _letters(reading) < (FEWEST_LETTERS if reading.hits else FEWEST_UNKNOWN):
        return "There is too little text to judge."
    readable = len(document) - len(UNREADABLE.findall(document))
    if readable < LETTER_SHARE * len(document) or document.count("\x00") > len(document) * (1 - LETTER_SHARE) / 10:
        return "This is not readable text."
    if reading.hits or (is_raised and reading.meant is not None):
        return None
    if not reading.has_lexicon and reading.meant is None:
        return "We have no word list for this language yet."
    post = reading.post
    if not (post.pay or post.contacts or post.employer or post.places or reading.reads_like_offer):
        return "This does not read like a job offer."
    return None


def _letters(reading: Reading) -> int:
    """What the document says, in letters, without its contacts; of a text that is not short, with them."""
    said = reading.document
    found = without_overlaps(contacts(said, reading.post)) if len(said) <= SHORT else ()
    return _weight(said) - sum(_weight(said[start:end]) for start, end, _ in found)


def _weight(text: str) -> int:
    return sum(map(str.isalnum, text)) + sum(map(str.isalnum, UNSPACED.findall(text)))
