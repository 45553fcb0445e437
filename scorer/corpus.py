"""Our own labelled posts, looked at as a whole: how many of what, how alike, and whether form betrays the label.

Training only.
"""

import unicodedata
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from rensa import RMinHash
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import GroupKFold, cross_val_predict

from casefile.post import ContactKind
from scorer.dataset import lines, own_files

NEAR = 0.5
"""Estimated Jaccard similarity of five-letter shingles from which two texts are near-duplicates."""
PERMUTATIONS = 128
SHINGLE = 5


@dataclass(frozen=True)
class Description:
    """What `describe` finds."""

    labels: Counter[str]
    languages: dict[str, Counter[str]]
    kinds: Counter[str]
    ways: Counter[str]
    """How the lures are told."""
    pairs: int
    near_duplicates: tuple[tuple[str, str], ...]
    """Ids of near-duplicates across groups."""
    near_duplicate_rate: float
    form_auc: float
    """What length, lines, punctuation, emoji, titles and contact form alone tell of lure against honest (.5: nothing)."""
    form_and_figures_auc: float
    """The same with the shares of digits and capitals, which are also pay, hours and licence numbers."""


def own_posts(project: Path) -> list[dict[str, Any]]:
    """The rows of data/posts/, as written, by all hands."""
    return [fields for path in own_files(project) for fields in lines(path)]


def describe(posts: Sequence[dict[str, Any]]) -> Description:
    """Count, compare and probe. Takes some seconds a thousand posts."""
    near = _near_duplicates(posts)
    languages: dict[str, Counter[str]] = {}
    for post in posts:
        languages.setdefault(post["language"], Counter())[post["label"]] += 1
    return Description(
        labels=Counter(post["label"] for post in posts),
        languages=dict(sorted(languages.items())),
        kinds=Counter(post["kind"] for post in posts),
        ways=Counter(post["how"] for post in posts if post["label"] == "lure"),
        pairs=sum(count == 2 for count in Counter(post["pair"] for post in posts if post["pair"]).values()),  # noqa: PLR2004 - a pair
        near_duplicates=tuple(near),
        near_duplicate_rate=len({one for pair in near for one in pair}) / max(len(posts), 1),
        form_auc=_auc(posts, form),
        form_and_figures_auc=_auc(posts, form_and_figures),
    )


def _near_duplicates(posts: Sequence[dict[str, Any]]) -> list[tuple[str, str]]:
    """Pairs across groups whose signatures agree in at least half of their places. Compared within a language."""
    found = []
    by_language: dict[str, list[dict[str, Any]]] = {}
    for post in posts:
        by_language.setdefault(post["language"], []).append(post)
    for written in by_language.values():
        signatures = np.stack([_signature(post["text"]) for post in written])
        for at, post in enumerate(written):
            alike = (signatures[:at] == signatures[at]).mean(axis=1)
            others = [written[other] for other in np.flatnonzero(alike >= NEAR)]
            found += [(post["id"], other["id"]) for other in others if other["group"] != post["group"]]
    return found


def _signature(text: str) -> np.ndarray[Any, Any]:
    letters = "".join(filter(str.isalnum, text.casefold()))
    signature = RMinHash(PERMUTATIONS, 1)
    signature.update([letters[at : at + SHINGLE] for at in range(max(1, len(letters) - SHINGLE + 1))])
    return np.array(signature.digest(), np.uint32)


def form(post: dict[str, Any]) -> list[float]:
    """Length, lines, punctuation, emoji, a title and the kinds of contact: nothing of what is said."""
    text = f"{post['title']}\n{post['text']}"
    categories = Counter(unicodedata.category(char) for char in text)
    kinds = {contact["kind"] for contact in post["contacts"]}
    return [
        float(len(text)),
        float(text.count("\n")),
        sum(count for name, count in categories.items() if name.startswith("P")) / len(text),
        categories["So"] / len(text),
        float(bool(post["title"])),
        float(len(post["contacts"])),
        *(float(kind.value in kinds) for kind in ContactKind),
    ]


def form_and_figures(post: dict[str, Any]) -> list[float]:
    """The form, and the shares of capitals and digits."""
    text = f"{post['title']}\n{post['text']}"
    categories = Counter(map(unicodedata.category, text))
    return [*form(post), categories["Lu"] / len(text), categories["Nd"] / len(text)]


def _auc(posts: Sequence[dict[str, Any]], numbers_of: Callable[[dict[str, Any]], list[float]]) -> float:
    chosen = [post for post in posts if post["label"] in {"lure", "legitimate"}]
    truth = np.array([post["label"] == "lure" for post in chosen])
    numbers = {name: at for at, name in enumerate(sorted({post["group"] for post in chosen}))}
    groups = np.array([numbers[post["group"]] for post in chosen])
    rows = np.array([numbers_of(post) for post in chosen])
    probe = HistGradientBoostingClassifier(max_iter=80, max_depth=3, random_state=1)
    scores = cross_val_predict(probe, rows, truth, groups=groups, cv=GroupKFold(5), method="decision_function")
    return float(roc_auc_score(truth, scores))
