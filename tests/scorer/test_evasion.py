import json
import random
import re
import unicodedata
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from scorer.lexicon import load_lexicon

POSTS = Path("data/posts")
CONFUSABLES = Path("../shared/corpora/tr39/confusables-17.0.0.txt")
INVISIBLE = "\u200b\u200c\u200d\u2060\u00ad"
LEET = {"a": "4@", "e": "3", "i": "1", "o": "0", "s": "5$", "t": "7"}
KEPT = 0.98

Hide = Callable[[str, random.Random], str]


def _look_alikes() -> dict[str, list[str]]:
    """For each letter, the characters that Unicode lists as confusable with it."""
    found: dict[str, list[str]] = {}
    for source, target in re.findall(
        r"^([0-9A-F]+) ;\t([0-9A-F]+) ;", CONFUSABLES.read_text("utf-8-sig"), re.MULTILINE
    ):
        look_alike, letter = chr(int(source, 16)), chr(int(target, 16))
        if letter.isascii() and letter.isalpha() and unicodedata.category(look_alike).startswith("L"):
            found.setdefault(letter, []).append(look_alike)
    return found


def homoglyphs(text: str, chance: random.Random) -> str:
    """Three letters in ten replaced by a character that looks like them."""
    table = _look_alikes()
    return "".join(chance.choice(table[c]) if c in table and chance.random() < 0.3 else c for c in text)


def invisible_signs(text: str, chance: random.Random) -> str:
    """A sign that nobody sees after three characters in ten."""
    return "".join(c + chance.choice(INVISIBLE) if chance.random() < 0.3 else c for c in text)


def leet(text: str, chance: random.Random) -> str:
    """One letter in ten of those that have a digit or sign for them, replaced by it."""
    return "".join(
        chance.choice(LEET[c]) if c in LEET and chance.random() < 0.1 else c  # the letter as it is written
        for c in text
    )


def spaced_words(text: str, chance: random.Random) -> str:
    """Three words in ten of the Latin alphabet written with their letters apart, and set off by a second blank."""
    apart = re.compile(r"\b[A-Za-z]{4,}\b")
    return apart.sub(lambda word: f" {' '.join(word[0])} " if chance.random() < 0.3 else word[0], text)


def _hits(text: str) -> Counter[str]:
    """How often each theme is found: one wording may stand in the lexicons of several languages."""
    return Counter(hit.theme for hit in load_lexicon().read(text))


@pytest.mark.shared
@pytest.mark.parametrize("hide", [homoglyphs, invisible_signs, leet, spaced_words])
def test_what_is_said_outright_is_found_though_hidden(hide: Hide) -> None:
    """Of the phrases found in our lures as written, at least 98 in 100 are found when the letters are disguised."""
    chance = random.Random(11)
    texts = [
        fields["text"]
        for path in sorted(POSTS.glob("*.jsonl"))
        for fields in map(json.loads, path.read_text("utf-8").splitlines())
        if fields["label"] == "lure"
    ]
    clean = kept = 0
    for text in chance.sample(texts, min(300, len(texts))):
        hits = _hits(text)
        clean += hits.total()
        kept += (hits & _hits(hide(text, chance))).total()
    assert clean > 100
    assert kept >= KEPT * clean, f"{kept} of {clean}"
