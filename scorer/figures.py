"""The figures of the card that ships: of sources left out, hand by hand and board by board, and beside a peer. Training only."""

from collections import Counter

import numpy as np

from casefile.verdict import Level
from facts import load_facts
from scorer.fit import PRIOR, TINY, OutOfFold, Progress, labels, weights
from scorer.intervals import Floats, precision
from scorer.judged import Judged, Metrics, pairs, separation
from scorer.lexicon import load_lexicon
from scorer.policy import Enough, Policy
from scorer.reading import Reading
from scorer.reliability import Stated, out_of_fold_probabilities, stated
from scorer.splits import Material, Shipped, by_language, left_out_languages

PREVALENCES = {"at_0.1_percent": 0.001, "at_1_percent": 0.01}


def figures(  # noqa: PLR0913, PLR0917 - all that training found out
    material: Material,
    first: OutOfFold,
    whole: OutOfFold,
    policies: tuple[Policy, Policy],
    enough: Enough,
    peer: Floats,
    progress: Progress,
) -> Metrics:
    """All of them. `peer`: the usual detector's scores of the rows of `whole`, on the same folds."""
    outright, judged = Judged.of(first, policies[0]), Judged.of(whole, policies[1])
    aside = (Judged.of(out.aside, policy) for out, policy in zip((first, whole), policies, strict=True) if out.aside)
    known, bare = left_out_languages(material, Shipped(whole.calibrations, policies[1]), progress)
    return {
        "prior": PRIOR,
        "rows": dict(Counter(row.label for row in judged.rows)),
        "thresholds": {
            tier: {name: cut.model_dump() for name, cut in policy}
            for tier, policy in zip(("first", "whole"), policies, strict=True)
        }
        | {"enough": enough.model_dump()},
        "bulk": bulk(outright, judged, enough),
        "separation": headline(judged, peer) | outright_alone(outright),
        "levels": levels(judged),
        "precision": precisions(judged),
        "pairs": pairs(judged),
        "calibration": calibration(whole),
        "hands": by_hand(outright, judged) | by_hand(*aside),
        "boards": by_board(judged),
        "left_out_languages": {"with_lexicon": by_language(known), "without_lexicon": by_language(bare)},
        "languages": by_language(judged)["languages"],
    }


def headline(judged: Judged, peer: Floats) -> Metrics:
    """How well each score tells what it asks for from the rest, and how well the peer tells lures."""
    fraud, about = judged.label == "fraud", judged.label == "about"
    lures = judged.lures
    return {
        "lures_against_lookalikes": judged.apart(lures, judged.lookalikes),
        "peer_lures_against_lookalikes": separation(peer, lures, judged.lookalikes, judged),
        "lures_against_everything": judged.apart(lures, judged.harmless),
        "peer_lures_against_everything": separation(peer, lures, judged.harmless, judged),
        "lures_as_on_a_board": judged.apart(lures, judged.harmless, weight=judged.as_on_a_board),
        "peer_lures_as_on_a_board": separation(peer, lures, judged.harmless, judged, judged.as_on_a_board),
        "own_fraud_against_everything": judged.apart(np.asarray(fraud & judged.own), judged.harmless, 1),
        "fraud_against_everything": judged.apart(np.asarray(fraud), judged.harmless, 1),
        "about_against_own_offers": judged.apart(np.asarray(about), np.asarray(judged.own & ~about), 2),
    }


def outright_alone(outright: Judged) -> Metrics:
    """What the first tier tells by itself."""
    return {
        "first_tier_lures_against_lookalikes": outright.apart(outright.lures, outright.lookalikes),
        "first_tier_lures_against_everything": outright.apart(outright.lures, outright.harmless),
    }


def levels(judged: Judged) -> Metrics:
    """What share of which rows gets which level."""
    honest = judged.label == "legitimate"
    groups = {
        "lures": judged.lures,
        "honest_lookalikes": np.asarray(honest & judged.own),
        "boards": np.asarray(honest & ~judged.own),
        "warnings": np.asarray(judged.label == "about"),
        "own_fraud": np.asarray((judged.label == "fraud") & judged.own),
    }
    return {name: judged.level_shares(chosen) for name, chosen in groups.items()}


def precisions(judged: Judged) -> Metrics:
    """How many of the raised posts would be lures at a prevalence, among ads of boards and among lookalikes."""
    among = {"boards": judged.harmless & ~judged.own, "lookalikes": judged.lookalikes}
    levels_ = {Level.HIGH.value: judged.high, Level.CAUTION.value: judged.raised}
    return {
        others: {
            level: {
                name: precision(judged.part(judged.lures, has), judged.part(chosen, has), prevalence)
                for name, prevalence in PREVALENCES.items()
            }
            for level, has in levels_.items()
        }
        for others, chosen in among.items()
    }


def lure_probabilities(out: OutOfFold, prevalence: float) -> Stated:
    """Probabilities of lures at a prevalence, by calibrations that did not see the rows."""
    weight = weights(out.table, "lure") + TINY
    return stated(out_of_fold_probabilities(out, "lure"), labels(out.table, "lure"), weight, prevalence)


def calibration(out: OutOfFold) -> Metrics:
    """Brier skill over the base rate and calibration slope of the lure score."""
    at = {name: lure_probabilities(out, prevalence) for name, prevalence in PREVALENCES.items()}
    return {name: {"brier_skill": round(one.brier_skill, 4), "slope": round(one.slope, 4)} for name, one in at.items()}


def by_hand(outright: Judged, judged: Judged) -> Metrics:
    """What each hand wrote: how well both tiers tell it apart, and the first alone, and which levels it gets."""
    found: Metrics = {}
    for hand in dict.fromkeys(row.source for row in judged.rows if row.own):
        first, whole = (one.only(one.source == hand) for one in (outright, judged))
        found[hand] = {
            "first": first.apart(first.lures, first.lookalikes),
            "whole": whole.apart(whole.lures, whole.lookalikes),
            "levels": {
                "lures": whole.level_shares(whole.lures),
                "honest_lookalikes": whole.level_shares(np.asarray(whole.label == "legitimate")),
                "warnings": whole.level_shares(np.asarray(whole.label == "about")),
            },
        }
    return found


def by_board(judged: Judged) -> Metrics:
    """Which levels the honest ads of each board get."""
    honest = (judged.label == "legitimate") & ~judged.own
    return {board: judged.level_shares(honest & (judged.source == board)) for board in np.unique(judged.source[honest])}


def bulk(outright: Judged, judged: Judged, enough: Enough) -> Metrics:
    """What bulk work saves by stopping after the first tier, and what that costs."""
    met = np.array([enough.met_by(lure, fraud) for lure, fraud, _ in outright.scores], np.bool_)
    lexicon, facts = load_lexicon(), load_facts()
    spoken = np.array([Reading(row.post, lexicon, facts).has_lexicon for row in judged.rows], np.bool_)
    stopped = met & spoken & (outright.levels == Level.NOTHING_FOUND.value)
    honest_boards = np.asarray((judged.label == "legitimate") & ~judged.own)
    return {
        "boards_not_shown_to_the_encoder": judged.part(honest_boards, stopped),
        "raised_lures_not_shown_to_it": judged.part(judged.lures & judged.raised, stopped),
        "raised_frauds_not_shown_to_it": judged.part((judged.label == "fraud") & judged.own & judged.raised, stopped),
    }
