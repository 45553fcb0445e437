"""What offers say about lures: "do not believe the news", "beware of those who use our name". Training only.

Few of our posts say so, and any recruiter may. Whoever says a word about lures does not thereby warn of them: the boosters learn
that from posts of ours that carry such a sentence, and else are as they were written.
"""

import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from scorer.dataset import Row

FILE = Path("data") / "asides.toml"
ONE_IN = 24
"""Of so many offers of one label and language one carries a warning; another, of lures and frauds, a denial."""

Asides = Mapping[str, Mapping[str, list[str]]]
"""By language: what lures say against warnings (`denied`), and what lures and honest firms say to warn (`warned`)."""


def read_asides(project: Path) -> Asides:
    """What may be said, language by language."""
    return tomllib.loads((project / FILE).read_text("utf-8"))


def rows_with_asides(rows: Iterable[Row], asides: Asides) -> Iterator[Row]:
    """Some of the rows again, with a sentence before or after their text."""
    counts: Counter[tuple[str, str]] = Counter()
    for row in rows:
        turn, place = divmod(counts[row.label, row.language], ONE_IN)
        counts[row.label, row.language] += 1
        if said := asides.get(row.language, {}).get(_kind(row, place)):
            order = (said[turn // 2 % len(said)], row.post.text)
            text = " ".join(order if turn % 2 else reversed(order))
            yield replace(row, post=row.post.model_copy(update={"text": text}), has_aside=True)


def _kind(row: Row, place: int) -> str:
    """What the row at this place among those of its label and language says, if anything."""
    if not row.own or row.label == "about":
        return ""
    if place == 0:
        return "warned"
    return "denied" if place == ONE_IN // 2 and row.label != "legitimate" else ""
