"""The model's card: what it was trained on, how it was measured, what it is worth and where it is weak. Training only."""

from collections.abc import Iterator

from scorer.card_tables import HEAD, figure, level_rows, percent, separation_row, table
from scorer.dataset import AGAINST_A_MODEL, EXAMPLES, KEPT_APART
from scorer.evaluation_card import beyond, edits
from scorer.judged import Metrics

WEAKEST = 10
GRADE = "grade"
"""Before the number of signs, where a text says how it is told."""
TITLES = {
    "lures_against_lookalikes": "lures against our honest texts and warnings",
    "first_tier_lures_against_lookalikes": "the same, by what is said outright alone",
    "peer_lures_against_lookalikes": "the same, character TF-IDF + linear SVM",
    "lures_against_everything": "lures against everything harmless",
    "first_tier_lures_against_everything": "the same, by what is said outright alone",
    "peer_lures_against_everything": "the same, character TF-IDF + linear SVM",
    "lures_as_on_a_board": "the same, by both tiers, with nine in ten of everything harmless a board's ads",
    "peer_lures_as_on_a_board": "the same, character TF-IDF + linear SVM",
    "own_fraud_against_everything": "our own frauds against everything harmless",
    "fraud_against_everything": "all frauds, EMSCAD's among them, against everything harmless",
    "about_against_own_offers": "texts about lures against our own offers",
}


def card(metrics: Metrics) -> str:
    """The card as Markdown; with the evaluation's sections where they were measured."""
    sections = [_made(metrics), _thresholds(metrics), _kept_apart(metrics["kept_apart"])]
    sections += [_scores(metrics), _elsewhere(metrics), _levels(metrics)]
    sections += [_calibration(metrics), _languages(metrics)]
    if "slices" in metrics:
        sections.append(beyond(metrics))
    return "\n".join(line for section in sections for line in section)


def shipped_card(version: str, metrics: Metrics) -> str:
    """What a model that ships is worth on the hands that are kept apart, in Markdown."""
    hidden = metrics["without_contacts"]
    lines = [f"# The model {version} on texts it has never seen", "", *_kept_apart(metrics), *edits(metrics)]
    lines += ["# The same with the kinds of contacts instead of their values", "", *_told(hidden), *edits(hidden)]
    return "\n".join(lines)


def _made(metrics: Metrics) -> Iterator[str]:
    rows = ", ".join(f"{count} {name}" for name, count in sorted(metrics["rows"].items()))
    yield "# The model in use"
    yield ""
    yield f"Trained on {metrics['trained_on']}. Three XGBoost boosters (lure, fraud, about) over what is said outright"
    yield "(lexicon, structure, facts) and what is meant (linear heads on multilingual-e5-small, whose upper layers are tuned to"
    yield "the question, and on character n-grams). The same three without what is meant answer where there is no encoder, and tell"
    yield "bulk work where it may stop."
    yield ""
    yield f"Rows, our own twice (as written; as pasted, without a board's fields): {rows}."
    yield ""
    yield "**What these figures are not.** There is no public set of real, labelled lures. The positives are *written*: for"
    yield "this project, by machine, under a brief, and a few rewritten from reports. No native speaker has reviewed them."
    yield "So the figures say how well written lures are told from written lookalikes and from real ads of a few boards, and"
    yield "no more; among real posts they may be worse."
    yield ""
    yield "**How it was measured.** Five folds, split by source, boards of one site together: every figure is of texts by hands,"
    yield "and of ads of boards, that taught neither the heads nor the boosters which judge them, unless it says otherwise. (What"
    yield "those boosters learnt from was said by heads of other folds, which they did teach.) In brackets stand 95% intervals"
    yield "(Wilson for shares, a bootstrap over groups for AUC; a group is a campaign, a minimal pair, an employer, a cluster of"
    yield "near-duplicates); n counts a text once that stands twice, but for areas. Thresholds were chosen on the same scores, so"
    yield "levels are a little kinder than they will be elsewhere. What finds words for who somebody is, and what is erased with"
    yield "them, was found in texts of all hands, without their labels. Of a text of over 2,000 characters, as many ads of boards"
    yield "are, the first 2,000 were read here; a check reads the rest in parts, and believes the strongest, its odds divided by"
    yield "their number."
    yield ""


def _thresholds(metrics: Metrics) -> Iterator[str]:
    prior = metrics["prior"]
    yield "## Thresholds"
    yield ""
    yield f"A probability is stated at a prior of {prior:.1%}: what it would be if {prior * 1000:.0f} in 1,000 posts were lures."
    yield "The prior is an assumption. On a crawled board lures are likely rarer, and the true chance is lower than stated;"
    yield "among messages that made somebody ask, likelier, and it is higher. Levels do not depend on it, only on these:"
    yield ""
    for name, cut in metrics["thresholds"]["whole"].items():
        yield f"- `{name}` from {cut['at']:.4f}: {cut['because']}."
    yield ""
    bulk, enough = metrics["bulk"], metrics["thresholds"]["enough"]
    yield (
        "Bulk work stops after what is said outright where that finds nothing, the lure score is below "
        f"{enough['lure']['at']:.4f} and the fraud score below {enough['fraud']['at']:.4f}: "
        f"{percent(bulk['boards_not_shown_to_the_encoder'])} of the honest ads of boards never reach the encoder, at the cost "
        f"of {percent(bulk['raised_lures_not_shown_to_it'])} of the lures that it would have raised, and of "
        f"{percent(bulk['raised_frauds_not_shown_to_it'])} of the frauds."
    )
    yield ""


def _kept_apart(metrics: Metrics) -> Iterator[str]:
    yield "## Hands that taught nothing"
    yield ""
    yield from (f"The {hand} hand {wrote}" for hand, wrote in KEPT_APART.items())
    yield "Nothing has learnt from their texts and nothing was chosen on them: this is the model that ships, whole, on what it"
    yield "has never seen."
    yield ""
    yield from _told(metrics)


def _told(metrics: Metrics) -> Iterator[str]:
    """What is told of the texts that are kept apart."""
    graded = ((f"lures of grade {grade.removeprefix(GRADE)}", one) for grade, one in metrics["grades"].items())
    rows = (
        ("lures against honest texts and warnings", metrics["lures"]),
        *((f"the same, {hand} hand alone", one) for hand, one in metrics["hands"].items()),
        *graded,
        ("frauds against harmless texts", metrics["fraud"]),
    )
    yield from table(HEAD, (separation_row(name, one) for name, one in rows))
    yield from level_rows(metrics["levels"])
    yield "Honest texts and warnings at `caution` or above, by how they are told:"
    yield ""
    yield from table(
        ("how", "n", "raised"),
        ((how.replace("_", " "), str(share["n"]), figure(share)) for how, share in metrics["harmless_raised"].items()),
    )
    untold = metrics["cannot_tell"]
    yield f"The lure of a minimal pair scores above its honest twin in {percent(metrics['pairs'])} of {metrics['pairs']['n']}."
    yield f"*Cannot tell* is said of {percent(untold['lures'])} of the lures and of {percent(untold['harmless'])} of the rest."
    yield ""


def _scores(metrics: Metrics) -> Iterator[str]:
    yield "## Scores, of sources left out"
    yield ""
    yield from table(HEAD, (separation_row(title, metrics["separation"][key]) for key, title in TITLES.items()))
    yield f"Minimal pairs: the lure scores above its honest twin in {percent(metrics['pairs'])} of {metrics['pairs']['n']}."
    yield ""


def _elsewhere(metrics: Metrics) -> Iterator[str]:
    languages = metrics["left_out_languages"]
    yield "## Hand by hand, board by board, other languages"
    yield ""
    yield "Each hand wrote under a brief of its own, without sight of what was there. The examples, by someone else, tell"
    yield f"reported ads in new words; who wrote the briefs knew them. The {AGAINST_A_MODEL} wrote against a model of its day,"
    yield "and kept what it got wrong: its texts teach, and stand here and in no other figure."
    yield ""
    hands = metrics["hands"].items()
    yield from table(
        HEAD,
        (
            separation_row(f"{title}, {_hand(hand)}", tiers[tier])
            for hand, tiers in hands
            for tier, title in (("whole", "both tiers"), ("first", "what is said outright alone"))
        ),
    )
    for hand, tiers in hands:
        yield f"Of the {_hand(hand)}:"
        yield ""
        yield from level_rows(tiers["levels"])
    yield "Of the honest ads of each board:"
    yield ""
    yield from level_rows(metrics["boards"])
    yield "Half of the languages at a time were left out, of heads and boosters. Mean AUC over languages:"
    yield f"{languages['with_lexicon']['mean_auc']} with a lexicon but no text to learn from;"
    yield f"{languages['without_lexicon']['mean_auc']} with neither. Texts mix languages, so none is wholly new."
    yield ""


def _hand(source: str) -> str:
    return source if source == EXAMPLES else f"{source} hand"


def _levels(metrics: Metrics) -> Iterator[str]:
    yield "## Levels with these thresholds"
    yield ""
    yield from level_rows(metrics["levels"])


def _calibration(metrics: Metrics) -> Iterator[str]:
    yield "## Of what is raised, how much would be a lure"
    yield ""
    rows = [
        (f"`{level}`, among {others}", *(figure(at[name]) for name in ("at_0.1_percent", "at_1_percent")))
        for others, levels in metrics["precision"].items()
        for level, at in levels.items()
    ]
    yield from table(("precision", "1 lure in 1,000", "1 lure in 100"), rows)
    one = metrics["calibration"]["at_1_percent"]
    yield "Weighted to one lure in 100 posts, by calibrations of other folds: Brier skill over the base rate"
    yield f"{one['brier_skill']:.2f}, calibration slope {one['slope']:.2f} (1 is right, below 1 too sure of itself)."
    yield ""


def _languages(metrics: Metrics) -> Iterator[str]:
    known = {name: one for name, one in metrics["languages"].items() if one["auc"]["value"] is not None}
    order = sorted(known, key=lambda name: known[name]["auc"]["value"])
    yield "## By language: lures against our own honest texts and warnings"
    yield ""
    yield f"Weakest: {', '.join(order[:WEAKEST])}. Each has few texts: look at the intervals before comparing two."
    yield ""
    yield from table(HEAD, (separation_row(name, known[name]) for name in order))
