"""What is made of edited texts, each by a model that saw nothing of its source. Training only.

Edits are disguised letters, and one identity swapped for another.
"""

import re
import tomllib
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from importlib.resources import files
from pathlib import Path
from random import Random
from typing import NamedTuple

import numpy as np

from casefile.confusables import script
from casefile.post import JobPost
from casefile.verdict import Level, Verdict
from scorer.dataset import Complete, Row
from scorer.fit import Progress
from scorer.intervals import share
from scorer.judged import Metrics
from scorer.policy import RAISED

Judge = Callable[[JobPost], Verdict]
Judges = Mapping[str, Judge]
"""By source of a text."""
Disguise = Callable[[str, Random], str]

LURES = 200
SWAPS = 2_000
INVISIBLE = "\u200b\u200c\u200d\u2060\u00ad"
LEET = {"a": "4@", "e": "3", "i": "1", "o": "0", "s": "5$", "t": "7"}
ORDER = (Level.CANNOT_TELL, Level.NOTHING_FOUND, Level.CAUTION, Level.HIGH)


@cache
def _look_alikes() -> Mapping[str, str]:
    """For each Latin letter, the letters that Unicode TR39 lists as confusable with it."""
    lines = files("casefile").joinpath("confusables.txt").read_text("utf-8").splitlines()
    pairs = [line.split(" ", 1) for line in lines if not line.startswith("#")]
    return {
        letter: "".join(one for one in members if one.isalpha())
        for letter, members in pairs
        if letter.isascii() and letter.isalpha() and any(map(str.isalpha, members))
    }


def homoglyphs(text: str, chance: Random) -> str:
    """Three letters in ten replaced by one that looks like it."""
    table = _look_alikes()
    return "".join(chance.choice(table[c]) if c in table and chance.random() < 0.3 else c for c in text)  # noqa: PLR2004


def zero_width(text: str, chance: Random) -> str:
    """A sign that nobody sees after three characters in ten."""
    return "".join(c + chance.choice(INVISIBLE) if chance.random() < 0.3 else c for c in text)  # noqa: PLR2004


def leet(text: str, chance: Random) -> str:
    """One in ten of the letters that have a digit or sign for them, replaced by it."""
    return "".join(chance.choice(LEET[c]) if c in LEET and chance.random() < 0.1 else c for c in text)  # noqa: PLR2004


def mixed_script(text: str, chance: Random) -> str:
    """In every word one Latin letter replaced by a Cyrillic or Greek one that looks like it."""
    table = {c: [o for o in others if script(o) in {"CYRILLIC", "GREEK"}] for c, others in _look_alikes().items()}

    def mix(word: re.Match[str]) -> str:
        places = [at for at, c in enumerate(word[0]) if table.get(c)]
        if not places:
            return word[0]
        at = chance.choice(places)
        return word[0][:at] + chance.choice(table[word[0][at]]) + word[0][at + 1 :]

    return re.sub(r"\w+", mix, text)


DISGUISES: Mapping[str, Disguise] = {
    "homoglyphs_30": homoglyphs,
    "zero_width_30": zero_width,
    "leet_10": leet,
    "mixed_script": mixed_script,
}


def evasion(rows: Sequence[Row], judges: Judges, complete: Complete, progress: Progress) -> Metrics:
    """By disguise: which share of lures that were raised as plain text still is; only texts that the disguise changes."""
    lures = list(dict.fromkeys((row.source, row.post.text) for row in rows if row.own and row.label == "lure"))
    Random(1).shuffle(lures)
    found: Metrics = {}
    for name, disguise in DISGUISES.items():
        chance = Random(2)
        hidden = [(source, text, other) for source, text in lures if (other := disguise(text, chance)) != text][:LURES]
        before, after = [], []
        for done, (source, text, other) in enumerate(hidden):
            before.append(judges[source](complete(JobPost(text=text))).level in RAISED)
            after.append(judges[source](complete(JobPost(text=other))).level in RAISED)
            progress(name, done + 1, len(hidden))
        was, still = np.array(before, np.bool_), np.array(after, np.bool_)
        found[name] = {
            "still_raised": share(still[was], np.arange(int(was.sum()))),
            "recall_kept": round(float(still.sum() / was.sum()), 4) if was.any() else None,
        }
    return found


class Swap(NamedTuple):
    """One text with two words for who somebody is, in turn."""

    source: str
    kind: str
    one: str
    other: str


def swapped(rows: Sequence[Row], terms: Path) -> list[Swap]:
    """SWAPS of our own texts in the languages of `terms`, each with a sentence that names one, then the other of a pair."""
    languages = tomllib.loads(terms.read_text("utf-8"))
    texts = sorted({(row.language, row.source, row.post.text) for row in rows if row.own and row.language in languages})
    chance = Random(3)
    found = []
    for language, source, text in chance.choices(texts, k=SWAPS):
        known = languages[language]
        kind = chance.choice([name for name, words in known.items() if isinstance(words, list)])
        carrier = known["asks_for" if kind == "name" else "seeks"]
        one, other = (f"{carrier.format(word)}\n{text}" for word in known[kind])
        found.append(Swap(source, kind, one, other))
    return found


def swaps(pairs: Sequence[Swap], judges: Judges, complete: Complete, progress: Progress) -> Metrics:
    """The share of levels that a swap changes, and by kind how often the second word stands higher, or lower."""
    moved = []
    for done, pair in enumerate(pairs):
        posts = (complete(JobPost(text=text)) for text in (pair.one, pair.other))
        one, other = (ORDER.index(judges[pair.source](post).level) for post in posts)
        moved.append(other - one)
        progress("swaps", done + 1, len(pairs))
    steps = np.array(moved)
    kinds = np.array([pair.kind for pair in pairs])
    return {"changed": share(steps != 0, np.arange(len(steps)))} | {
        str(kind): {
            "n": int((kinds == kind).sum()),
            "raised": int((steps[kinds == kind] > 0).sum()),
            "lowered": int((steps[kinds == kind] < 0).sum()),
        }
        for kind in np.unique(kinds)
    }
