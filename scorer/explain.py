"""Reasons: the features that spoke, in the ad's own words."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from casefile.verdict import Reason
from scorer.features import FEATURES, Feature, Found
from scorer.features.meaning import NAMES as MEANING
from scorer.reading import Evidence

Floats = npt.NDArray[np.float64]

SLIGHT = 0.01
"""Log-odds that are nothing."""
MOST = 3
"""Reasons of each side: more than three are not read at a bad moment."""

PLACES = {name: at for at, name in enumerate(FEATURES.names)}
"""Of the features in a row."""
CREDITS = {at: tuple(PLACES[name] for name in one.credits) for at, one in enumerate(FEATURES) if one.credits}
"""The places of those that count others, and the places of those they count."""
WAITING = frozenset(PLACES[name] for name in MEANING)
"""The places of those that wait for the meaning."""


def reasons(found: Sequence[Found], shares: Floats | None, toward: str) -> tuple[Reason, ...]:
    """At most three reasons for and three against, strongest first. `toward` names the score that is explained.

    A reason for a lure is a feature that answered yes and either raised the score or may only raise it; likewise against, but
    where `shares` are known it must have lowered the score: who is warned is not told of a merit that moved nothing. What
    a text reads like has no yes: it is a reason where it raised the score, however far it lies from the lures we know.
    """
    credited = np.zeros(len(found)) if shares is None else _credited(found, shares)
    spoken = [
        (feature, one, float(share))
        for feature, one, share in zip(FEATURES, found, credited, strict=True)
        if feature.sentence and (share > SLIGHT if feature.name in MEANING else one.value > 0)
    ]
    raising = [spoke for spoke in spoken if _direction(spoke, toward) > 0]
    lowering = [spoke for spoke in spoken if _direction(spoke, toward) < 0 and (shares is None or spoke[2] < -SLIGHT)]
    raising.sort(key=lambda spoke: (-spoke[2], spoke[0].name))
    lowering.sort(key=lambda spoke: (spoke[2], spoke[0].name))
    return (
        *(_reason(feature, one, share, "for") for feature, one, share in raising[:MOST]),
        *(_reason(feature, one, share, "against") for feature, one, share in lowering[:MOST]),
    )


def with_quote(reason: Reason, quoted: Evidence) -> Reason:
    """The reason with the ad's words that weighed most, found after it was known to be one."""
    return reason.model_copy(update={"quote": quoted.quote, "where": quoted.where, "span": (quoted.start, quoted.end)})


def _credited(found: Sequence[Found], shares: Floats) -> Floats:
    """The shares, those of features that count others given to the ones they counted. The sum stays."""
    credited = shares.copy()
    for at in map(int, np.flatnonzero(shares)):
        counted = [place for place in CREDITS.get(at, ()) if place in WAITING or found[place].value > 0]
        if counted:
            credited[counted] += shares[at] / len(counted)
            credited[at] = 0.0
    return credited


def _direction(spoke: tuple[Feature, Found, float], toward: str) -> float:
    """Which way a feature may speak.

    One without a declared direction is never a merit: it speaks only where it raised. One about something missing has
    no words to show: it speaks only where it weighed.
    """
    feature, _, share = spoke
    if feature.absent and abs(share) <= SLIGHT:
        return 0.0
    return int(getattr(feature, toward)) or float(share > SLIGHT)


def _reason(feature: Feature, one: Found, share: float, side: str) -> Reason:
    first = one.evidence[0] if one.evidence else None
    return Reason.model_validate(
        {
            "id": feature.name,
            "says": feature.sentence,
            "quote": first.quote if first else None,
            "where": first.where if first else None,
            "span": (first.start, first.end) if first else None,
            "side": side,
            "weight": round(share, 4),
            "source": feature.source,
            "version": feature.version,
            "date": feature.since,
        }
    )
