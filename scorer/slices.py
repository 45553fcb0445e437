"""The same figures for one part of the rows at a time: kind, way of telling, platform, language, corridor … Training only."""

from collections.abc import Callable, Mapping

import numpy as np

from scorer.dataset import Row
from scorer.intervals import Bools
from scorer.judged import Judged, Metrics

FEWEST = 20
"""Rows of ours that a part must have to be shown."""


def _corridors(row: Row) -> set[str]:
    return {place.country for place in row.post.places if place.country}


def _contacts(row: Row) -> set[str]:
    return {contact.kind.value for contact in row.post.contacts} or {"none"}


Parts = Callable[[Row], set[str]]

WITHIN: Mapping[str, Parts] = {
    "hand": lambda row: {row.source},
    "language": lambda row: {row.language},
    "difficulty": lambda row: {row.difficulty} - {""},
    "platform": lambda row: {row.platform} - {""},
    "contact": _contacts,
}
"""Parts that hold lures and harmless texts alike: they are told apart within the part."""

AGAINST_ALL: Mapping[str, Parts] = {
    "label": lambda row: {row.label},
    "kind": lambda row: {row.kind},
    "how": lambda row: {row.how} - {""},
    "destination": _corridors,
}
"""Parts that are mostly of one label: their lures are told from all our harmless texts."""


def slices(judged: Judged) -> Metrics:
    """By dimension and part: `lures` with the shares raised, `harmless` with the shares wrongly raised, and the separation."""
    own = judged.only(judged.own)
    found: Metrics = {}
    for dimension, parts in {**WITHIN, **AGAINST_ALL}.items():
        named = [parts(row) for row in own.rows]
        found[dimension] = {
            name: _part(own, np.array([name in one for one in named]), within=dimension in WITHIN)
            for name in sorted(set().union(*named))
        }
        found[dimension] = {name: part for name, part in found[dimension].items() if part["n"] >= FEWEST}
    # A destination is shown for its lures: it needs enough of them.
    found["destination"] = {
        name: part for name, part in found["destination"].items() if part["lures"]["caution"]["n"] >= FEWEST
    }
    return found


def _part(own: Judged, inside: Bools, *, within: bool) -> Metrics:
    lures, harmless = own.lures & inside, own.lookalikes & inside
    return {
        "n": len(np.unique(own.texts[inside])),
        "lures": _raised(own, lures),
        "frauds": _raised(own, np.asarray((own.label == "fraud") & inside)),
        "harmless": _raised(own, harmless),
        "separation": own.apart(lures, harmless if within else own.lookalikes),
    }


def _raised(own: Judged, chosen: Bools) -> Metrics:
    return {"caution": own.part(chosen, own.raised), "high": own.part(chosen, own.high)}
