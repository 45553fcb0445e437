import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest

from casefile.feed import read_fields
from casefile.post import JobPost, Place
from casefile.terms import TermState
from casefile.verdict import Level, Verdict
from crawler.pages import complete
from scorer.corpus import own_posts
from scorer.manifest import CURRENT, Manifest, StaleModelError
from scorer.model import Scorer
from scorer.policy import RAISED
from scorer.train import ship
from scorer.trained import Trained

ROOT = Path(__file__).resolve().parents[2]
LURES = {
    "en": "Customer service staff for Cambodia. No experience needed, free flight, free accommodation, $1,500 a month. "
    "Visa we arrange when you arrive. Contact me on Telegram @example_hr",
    "zh-Hans": "急招海外客服,地点柬埔寨,会打字就行,无需经验,包吃包住包机票,旅游签先过去,到了公司统一保管护照。加飞机 @example_zp",
    "id": "Dicari operator chat penempatan Kamboja, tanpa pengalaman, tiket dan mess ditanggung. Pakai visa turis dulu, "
    "paspor disimpan di kantor. Minat hubungi telegram @contoh_hr",
}
HONEST = (
    "Front desk agent, Example Grand Hotel, Dubai Marina. AED 2,500 a month, 48 hours a week, one day off. Employment "
    "visa before you travel, medical insurance. Two years of experience required. We never charge candidates any fee."
)


@pytest.fixture(scope="module")
def scorer() -> Scorer:
    """The model that ships."""
    return Scorer.load()


@pytest.mark.parametrize("language", LURES)
def test_a_lure_is_high_with_reasons_in_its_own_words(scorer: Scorer, language: str) -> None:
    """A plain lure gets `high`, and each quoted reason is cut from the text at its span."""
    text = LURES[language]
    verdict = scorer.judge(complete(JobPost(text=text)))
    assert verdict.level == Level.HIGH
    quoted = [reason for reason in verdict.reasons if reason.quote and reason.span]
    assert quoted
    for reason in quoted:
        assert reason.span
        assert text[slice(*reason.span)] == reason.quote
    assert [reason.side for reason in verdict.reasons].count("for") <= 3


@pytest.mark.parametrize(
    "said",
    [
        "Don't believe the news about scams in Cambodia, our company is legit.",
        "Do not listen to what people say about trafficking there.",
        "Ignore the rumours.",
    ],
)
@pytest.mark.parametrize("order", [1, -1])
def test_a_lure_that_speaks_of_scams_is_no_warning(scorer: Scorer, said: str, order: int) -> None:
    """It names nobody to write to, and is not cleared: who denies what nobody asked about gets that as a reason."""
    offer = (
        "Hiring chat support for online gaming company in Bavet, Cambodia. 1200 USD, free flight, free room, visa done on "
        "arrival. No experience. Inbox me."
    )
    verdict = scorer.judge(complete(JobPost(text=" ".join((offer, said)[::order]))))
    assert verdict.level in RAISED
    assert not verdict.is_about
    assert "denies_force" in {reason.id for reason in verdict.reasons if reason.side == "for"}


def test_an_honest_hotel_job_is_nothing_found(scorer: Scorer) -> None:
    """What speaks for it is said, with quotes, and the terms it settles are stated."""
    verdict = scorer.judge(complete(JobPost(text=HONEST)))
    assert verdict.level == Level.NOTHING_FOUND
    assert {reason.id for reason in verdict.reasons if reason.side == "against"} >= {"bans_fees"}
    assert verdict.terms.fees.state == TermState.STATED


@pytest.mark.parametrize(
    "text",
    [
        "", "hi", "\x00\x01\x02" * 500, "????!!!! ---- " * 50, "ሰላም እንዴት ነህ ዛሬ ገበያ ሄድኩ", "hr@good-job-abroad.example",
        "Job in Dubai, call me", "Look at this https://jobs.example/a/b/c/d/e/f/g/h", "洗碗工,直接来",
    ],
)  # fmt: skip
def test_what_cannot_be_judged_is_not_judged(scorer: Scorer, text: str) -> None:
    """Empty, binary or unknown: *cannot tell*, with a sentence that says why, and no reasons."""
    verdict = scorer.judge(JobPost(text=text))
    assert verdict.level == Level.CANNOT_TELL
    assert verdict.reasons == ()
    assert verdict.coverage.unseen


def test_the_corridor_never_moves_the_level(scorer: Scorer) -> None:
    """The same ad for a country without an official route and for one with: same scores, other rows."""
    posts = [JobPost(text=HONEST, places=(Place(raw="there", country=country),)) for country in ("KH", "PT")]
    cambodia, portugal = scorer.judge_all(posts)
    assert (cambodia.level, cambodia.lure) == (portugal.level, portugal.lure)
    assert any(row.origin == "ID" for row in cambodia.corridors)


def test_judging_together_and_alone_gives_the_same(scorer: Scorer) -> None:
    """A batch changes nothing but the time it takes."""
    posts = [complete(JobPost(id=name, text=text)) for name, text in LURES.items()]
    assert scorer.judge_all(posts) == [scorer.judge(post) for post in posts]
    assert scorer.judge_all([]) == []


def test_a_verdict_says_what_gave_it(scorer: Scorer) -> None:
    """Versions of model, rules and facts, and the caller's id, stand in every verdict."""
    verdict = scorer.judge(JobPost(id="mine", text=HONEST))
    assert verdict.id == "mine"
    assert all((verdict.versions.model, verdict.versions.rules, verdict.versions.facts))


def test_a_stale_model_is_refused(tmp_path: Path) -> None:
    """A witness that the code answers differently stops the load and says what to run."""
    for path in CURRENT.iterdir():
        (tmp_path / path.name).write_bytes(path.read_bytes())
    manifest = json.loads((CURRENT / "manifest.json").read_text("utf-8"))
    manifest["witnesses"][0]["row"][0] = 2.5
    (tmp_path / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")
    with pytest.raises(StaleModelError, match="make model"):
        Scorer.load(tmp_path)


def test_a_model_of_other_features_is_refused(tmp_path: Path) -> None:
    """A model trained on other questions names those that differ."""
    for path in CURRENT.iterdir():
        (tmp_path / path.name).write_bytes(path.read_bytes())
    manifest = json.loads((CURRENT / "manifest.json").read_text("utf-8"))
    manifest["features"][0] = "asks_nothing"
    (tmp_path / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")
    with pytest.raises(StaleModelError, match="asks_nothing"):
        Scorer.load(tmp_path)


def test_other_thresholds_are_another_version(
    small_trained: Trained, small_model: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever keeps a verdict with its model's version can tell by which rule it was given; the same rule has the same version."""
    monkeypatch.setattr("scorer.train.card", lambda *_: "")
    first, whole = small_trained.policies
    stricter = whole.model_copy(update={"high": whole.high.model_copy(update={"at": whole.high.at / 2})})
    version = Manifest.read(small_model).version
    assert ship(small_trained, tmp_path / "same").version == version
    assert ship(replace(small_trained, policies=(first, stricter)), tmp_path / "other").version != version


def test_the_shipped_model_is_small_and_has_its_card() -> None:
    """All files of the model together stay under 8 MB; figures and card lie beside it."""
    assert sum(path.stat().st_size for path in CURRENT.iterdir()) < 8_000_000
    assert {path.name for path in CURRENT.iterdir()} >= {"card.md", "metrics.json", "manifest.json"}
    assert len(Manifest.read(CURRENT).witnesses) >= 3


@pytest.mark.parametrize(
    ("label", "is_told", "at_least"),
    [
        ("lure", lambda verdict: verdict.level in {Level.HIGH, Level.CAUTION}, 0.9),
        ("fraud", lambda verdict: verdict.level in {Level.HIGH, Level.CAUTION}, 0.8),
        ("about", lambda verdict: verdict.is_about and verdict.level != Level.HIGH, 0.8),
        ("legitimate", lambda verdict: verdict.level == Level.NOTHING_FOUND and not verdict.is_about, 0.8),
    ],
)
def test_the_model_knows_what_it_learnt(
    scorer: Scorer, label: str, is_told: Callable[[Verdict], bool], at_least: float
) -> None:
    """Whole checks of posts that it was trained on say what those are: no measure of it, but of what lies between."""
    own = [fields for fields in own_posts(ROOT) if fields["label"] == label]
    posts = [complete(read_fields(fields)) for fields in Random(1).sample(own, 60)]
    assert sum(is_told(scorer.judge(post)) for post in posts) / len(posts) >= at_least
