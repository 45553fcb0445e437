import re
from collections.abc import Callable
from random import Random

import numpy as np

from casefile.post import JobPost
from casefile.verdict import Level, Reason
from scorer.boosters import SCORES
from scorer.explain import _credited, reasons
from scorer.features import FEATURES, Found, answers, row
from scorer.model import Scorer

Posts = tuple[JobPost, ...]
INVISIBLE = "\u200b\u2060\u00ad"
EDITS = 1_000


def log_odds(probability: float) -> float:
    """Of a probability."""
    return float(np.log(probability / (1 - probability)))


def asked(scorer: Scorer, post: JobPost) -> list[Found]:
    """The answers on which a verdict by both tiers stands."""
    assert scorer._meaning
    return answers(scorer.read(post).with_meant(scorer._meaning.read(post)))


# ── weights ───────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_shares_and_the_rest_are_the_log_odds(small: Scorer, posts: Posts) -> None:
    """For each score and both tiers: what the features share, with bias and intercept, is what the probability says."""
    for post in posts[:60]:
        numbers = row(asked(small, post))
        for tier in (small._first, small._whole):
            rated = tier.boosters.rate(numbers.reshape(1, -1))[0]
            for at, score in enumerate(SCORES):
                shares, rest = tier.boosters.shares(score, numbers)
                assert np.isclose(shares.sum() + rest, log_odds(rated[at]), atol=1e-3)


def test_the_weights_of_reasons_are_parts_of_the_verdicts_log_odds(small: Scorer, lures: Posts) -> None:
    """What stands in a verdict is its own sum's: with what is not shown and the rest, the verdict's probability."""
    explained = 0
    for post in lures:
        verdict = small.judge(post)
        if verdict.level == Level.NOTHING_FOUND or verdict.lure < small._whole.policy.caution.at:
            continue
        found = asked(small, post)
        shares, rest = small._whole.boosters.shares("lure", row(found))
        credited = dict(zip(FEATURES.names, _credited(found, shares), strict=True))
        shown = {reason.id: reason.weight for reason in verdict.reasons}
        assert shown == {name: round(credited[name], 4) for name in shown}
        not_shown = sum(share for name, share in credited.items() if name not in shown)
        assert np.isclose(sum(shown.values()) + not_shown + rest, log_odds(verdict.lure), atol=1e-3)
        explained += bool(shown)
    assert explained >= 20


def test_what_counts_others_is_credited_to_them_and_the_sum_stays() -> None:
    """A feature that counts two others that spoke gives each half of its share, and keeps nothing."""
    at = next(at for at, feature in enumerate(FEATURES) if len(feature.credits) > 1)
    names = [feature.name for feature in FEATURES]
    counted = [names.index(name) for name in FEATURES[at].credits if FEATURES[names.index(name)].sentence][:2]
    found = [Found(float(place in {at, *counted})) for place in range(len(FEATURES))]
    shares = np.zeros(len(FEATURES))
    shares[at], shares[counted] = 1.0, 0.25
    given = {reason.id: reason.weight for reason in reasons(found, shares, "lure")}
    assert {given[names[place]] for place in counted} == {0.75}
    assert sum(given.values()) == shares.sum()


def test_a_merit_that_moved_nothing_is_told_only_where_nothing_was_weighed() -> None:
    """Below caution it is told without a weight; who is warned is told of it where it lowered the score."""
    names = [feature.name for feature in FEATURES]
    at = names.index("bans_fees")
    found = [Found(float(place == at)) for place in range(len(names))]
    shares = np.zeros(len(names))
    (unweighed,) = reasons(found, None, "lure")
    assert (unweighed.id, unweighed.side, unweighed.weight) == ("bans_fees", "against", 0.0)
    assert reasons(found, shares, "lure") == ()
    shares[at] = -0.25
    (lowering,) = reasons(found, shares, "lure")
    assert (lowering.side, lowering.weight) == ("against", -0.25)


def test_what_a_text_reads_like_is_a_reason_where_it_raised_the_score() -> None:
    """However far it lies from the lures we know: nothing else may have spoken, and a warning without a reason helps nobody."""
    names = [feature.name for feature in FEATURES]
    found = [Found(0.0) for _ in names]
    found[names.index("reads_like_lure")] = Found(-1.5)
    shares = np.zeros(len(names))
    assert reasons(found, shares, "lure") == ()
    read = [found[at] if at != names.index("reads_like_lure") else Found(1.5) for at in range(len(names))]
    assert reasons(read, shares, "lure") == ()
    shares[names.index("reads_like_lure")], shares[names.index("worded_like_lure")] = -0.25, 0.75
    (reason,) = reasons(found, shares, "lure")
    assert (reason.id, reason.side, reason.weight) == ("reads_like_lure", "for", 0.5)


# ── edits that change no feature change no reason ─────────────────────────────────────────────────────────────────────


def doubled_space(text: str, random: Random) -> str:
    """One space more where there is one."""
    places = [place for place, sign in enumerate(text) if sign == " "]
    at = random.choice(places) if places else len(text)
    return f"{text[:at]} {text[at:]}"


def line_at_the_end(text: str, random: Random) -> str:
    """Empty lines after the last."""
    return text + "\n" * random.randint(1, 4)


def emoji_at_the_end(text: str, random: Random) -> str:
    """A picture after the last word."""
    return f"{text} {random.choice('🌟🔥✅🙏💼📣')}"


def invisible_sign(text: str, random: Random) -> str:
    """A sign that nobody sees, somewhere."""
    at = random.randrange(len(text))
    return text[:at] + random.choice(INVISIBLE) + text[at:]


def other_case(text: str, random: Random) -> str:
    """One word in capitals."""
    words = list(re.finditer(r"[a-z]{4,}", text))
    if not words:
        return text + "."
    word = random.choice(words)
    return text[: word.start()] + word[0].upper() + text[word.end() :]


def wide_letters(text: str, random: Random) -> str:
    """One Latin letter in its full width."""
    places = [place for place, sign in enumerate(text) if "a" <= sign <= "z"]
    if not places:
        return text + " "
    at = random.choice(places)
    return text[:at] + chr(ord(text[at]) + 0xFEE0) + text[at + 1 :]


WAYS: tuple[Callable[[str, Random], str], ...] = (
    doubled_space,
    line_at_the_end,
    emoji_at_the_end,
    invisible_sign,
    other_case,
    wide_letters,
)


def plain(quote: str | None) -> str | None:
    """A quote as it is without what the edits put in."""
    if quote is None:
        return None
    narrow = "".join(chr(ord(sign) - 0xFEE0) if "ａ" <= sign <= "ｚ" else sign for sign in quote)
    return re.sub(r"\s+", " ", re.sub(f"[{INVISIBLE}]", "", narrow)).strip().lower()


def spoken(given: tuple[Reason, ...]) -> list[tuple[object, ...]]:
    """All of the reasons that an edit must leave."""
    return [(one.id, one.says, one.side, one.weight, one.where, plain(one.quote)) for one in given]


def test_an_edit_that_changes_no_feature_changes_no_reason(outright: Scorer, posts: Posts) -> None:
    """A thousand edits of form: nearly none moves a feature, and where none moves, reasons, weights and words stay."""
    random = Random(11)
    kept = moved = with_reasons = 0
    known = {
        post: (row(answers(outright.read(post))), spoken(outright.judge(post).reasons)) for post in posts if post.text
    }
    while kept < EDITS:
        post = random.choice(list(known))
        edited = post.model_copy(update={"text": random.choice(WAYS)(post.text, random)})
        numbers, before = known[post]
        if not np.array_equal(row(answers(outright.read(edited))), numbers, equal_nan=True):
            moved += 1
            continue
        verdict = outright.judge(edited)
        assert spoken(verdict.reasons) == before
        for reason in verdict.reasons:
            if reason.where == "text" and reason.span:
                assert edited.text[slice(*reason.span)] == reason.quote
        kept += 1
        with_reasons += bool(before)
    assert with_reasons >= EDITS / 2
    assert moved <= EDITS / 50
