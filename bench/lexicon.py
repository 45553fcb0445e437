"""How fast the lexicon reads, and that its size does not matter: as it ships, doubled, and beside one regular expression.

Seconds of one core, normalisation included. The doubled lexicon has every phrase a second time with its letters turned round. The
peer is a search for some of the English literals, as one alternation of Python's `re`.

    python bench/lexicon.py        # on our own posts; on a public board's too where ../shared/data has it
"""

import json
import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from time import process_time

from rich.console import Console
from rich.table import Table

from scorer.corpus import own_posts
from scorer.lasting import lasting
from scorer.lexicon.file import LexiconFile, read_files
from scorer.lexicon.matcher import Lexicon
from scorer.lexicon.phrase import Part, parts
from scorer.normal import normalise

ROOT = Path(__file__).resolve().parent.parent
BOARD = ROOT.parent / "shared" / "data" / "jobstreet_id_2024.jsonl"
ROUNDS = 10
"""The best counts: others may use the machine too."""
STEP = 100
"""The peer gets every hundredth of the English literals: with all of them it takes minutes."""


def main() -> None:
    """Print one table a set of posts."""
    shipped = list(read_files())
    with lasting():
        lexicon, doubled = Lexicon(shipped), Lexicon([*shipped, *map(_reversed, shipped)])
    literals = sorted(sorted({part.literal for part in _english(shipped)})[::STEP], key=len, reverse=True)
    pattern = re.compile("|".join(map(re.escape, literals)))
    sets = {"our own posts": [post["text"] for post in own_posts(ROOT)]}
    if BOARD.exists():
        with BOARD.open(encoding="utf-8") as file:
            sets["a public board, Indonesian and English"] = [json.loads(line)["description"] or "" for line in file]
    for name, texts in sets.items():
        _show(
            name,
            texts,
            {
                "lexicon, all languages": lexicon.read,
                "the same, doubled": doubled.read,
                "one alternation of re, a hundredth of the English": lambda text: pattern.findall(normalise(text).text),
            },
        )


def _english(files: Sequence[LexiconFile]) -> list[Part]:
    (english,) = (one for one in files if one.language == "en")
    return [part for phrase in english.phrases for wording in phrase.wordings for one in parts(wording) for part in one]


def _reversed(lexicon_file: LexiconFile) -> LexiconFile:
    turned = {ord("("): ")", ord(")"): "("}
    phrases = tuple(
        replace(phrase, wordings=tuple(wording[::-1].translate(turned) for wording in phrase.wordings))
        for phrase in lexicon_file.phrases
    )
    return replace(lexicon_file, phrases=phrases, negation_before=(), negation_after=(), warning=())


def _show(name: str, texts: Sequence[str], readers: dict[str, Callable[[str], object]]) -> None:
    table = Table(title=f"{name}: {len(texts):,} posts of {sum(map(len, texts)) // len(texts)} characters")
    for column in ("", "posts/s", "times the first"):
        table.add_column(column, justify="left" if not column else "right")
    seconds = dict.fromkeys(readers, float("inf"))
    for _ in range(ROUNDS):
        for label, read in readers.items():
            start = process_time()
            for text in texts:
                read(text)
            seconds[label] = min(seconds[label], process_time() - start)
    first = next(iter(seconds.values()))
    for label, taken in seconds.items():
        table.add_row(label, f"{len(texts) / taken:,.0f}", f"{taken / first:.2f}")
    Console(width=110).print(table)


if __name__ == "__main__":
    main()
