from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from casefile.post import Contact, ContactKind, JobPost
from casefile.verdict import Level, Reason
from crawler.pages import complete
from scorer.features.meaning import NAMES
from scorer.manifest import StaleModelError
from scorer.meaning import Meant
from scorer.model import NOT_ALL, WORDS_ONLY, Scorer
from scorer.policy import Cut, Enough, Policy, asks_to_write, why_cannot_tell
from tests.scorer.conftest import WordEncoder

Posts = tuple[JobPost, ...]

ANY, NONE = (Cut(at=at, because="as a test needs") for at in (1.0, 0.0))


def told(post: JobPost, reason: Reason) -> str | None:
    """What stands at the reason's span of its field."""
    field = {"title": post.title, "text": post.text}.get(reason.where or "")
    return field[slice(*reason.span)] if field and reason.span else None


def test_without_an_encoder_everything_still_answers(outright: Scorer, posts: Posts) -> None:
    """Each post gets its verdict, alone and together alike, that says that its meaning was not read and gives no such reason."""
    verdicts = outright.judge_all(posts)
    assert verdicts == [outright.judge(post) for post in posts]
    assert not any(verdict.coverage.meaning for verdict in verdicts)
    assert {Level.HIGH, Level.CAUTION, Level.NOTHING_FOUND} <= {verdict.level for verdict in verdicts}
    assert not {reason.id for verdict in verdicts for reason in verdict.reasons} & set(NAMES)
    assert all(verdict.questions and verdict.versions.model for verdict in verdicts)


def test_with_an_encoder_a_single_post_is_always_read(small: Scorer, word_encoder: WordEncoder, posts: Posts) -> None:
    """A check runs both tiers, whatever the first says."""
    for post in posts[:40]:
        before = len(word_encoder.texts)
        assert small.judge(post).coverage.meaning
        assert len(word_encoder.texts) == before + 1


def test_together_and_alone_agree_wherever_the_encoder_was_asked(small: Scorer, posts: Posts) -> None:
    """In a batch a post that the encoder has read gets the verdict that it gets alone, to the last number."""
    small._side_by_side = ThreadPoolExecutor(4)
    together = small.judge_all(posts)
    asked = [(post, verdict) for post, verdict in zip(posts, together, strict=True) if verdict.coverage.meaning]
    assert len(asked) >= 50
    assert [verdict for _, verdict in asked] == [small.judge(post) for post, _ in asked]


def test_a_verdict_says_all_that_was_not_read(small: Scorer, outright: Scorer) -> None:
    """Why nothing can be told, that the meaning was not asked for, and that of a very long text it was asked in parts."""
    short, long = JobPost(text="hi"), JobPost(text="Boxes are packed here. " * 4_000, language="en")
    assert {WORDS_ONLY, "There is too little text to judge."} <= {*outright.judge(short).coverage.unseen}
    assert NOT_ALL in small.judge(long).coverage.unseen
    assert NOT_ALL not in small.judge(short).coverage.unseen
    assert NOT_ALL not in outright.judge(long).coverage.unseen


def test_a_batch_asks_the_encoder_only_where_the_first_tier_is_not_sure(
    small: Scorer, outright: Scorer, word_encoder: WordEncoder
) -> None:
    """Of an ad that says outright that it is in order the encoder reads nothing, and the level is *nothing found*."""
    enough = small._manifest.enough.model_copy(update={"fraud": ANY})  # a model of few frauds is sure of none
    small._manifest = small._manifest.model_copy(update={"enough": enough})
    sure = [JobPost(text=f"Clerk for office {at}. Contract, pension and paid leave.", language="en") for at in range(5)]
    verdicts = small.judge_all(sure)
    assert word_encoder.texts == []
    assert {verdict.level for verdict in verdicts} == {Level.NOTHING_FOUND}
    assert not any(verdict.coverage.meaning for verdict in verdicts)
    assert verdicts == outright.judge_all(sure)


def test_a_batch_asks_the_encoder_rather_than_abstain(small: Scorer) -> None:
    """A language without a lexicon is no reason to say *cannot tell* where there is an encoder, in a batch as little as alone."""
    small._manifest = small._manifest.model_copy(update={"enough": Enough(lure=ANY, fraud=ANY)})
    text = "Raktári munkatársat keresünk nappali műszakba, szerződéssel. Tel. +36 00 000 0000"
    post = complete(JobPost(text=text, language="hu"))
    (together,) = small.judge_all([post])
    assert together.level == small.judge(post).level


def test_a_batch_asks_the_encoder_of_what_may_be_a_fraud(small: Scorer, word_encoder: WordEncoder) -> None:
    """Where the lure score alone would let it stop, the fraud score may not."""
    posts = [
        JobPost(text=f"Clerk for office {at}. Contract, pension and paid leave.", language="en") for at in range(3)
    ]
    small._manifest = small._manifest.model_copy(update={"enough": Enough(lure=ANY, fraud=NONE)})
    small.judge_all(posts)
    assert len(word_encoder.texts) == len(posts)
    small._manifest = small._manifest.model_copy(update={"enough": Enough(lure=NONE, fraud=ANY)})
    small.judge_all(posts)
    assert len(word_encoder.texts) == 2 * len(posts)


def test_a_batch_reads_what_several_ads_say_alike_once(small: Scorer, word_encoder: WordEncoder, lures: Posts) -> None:
    """A board shows an ad many times; the next batch knows nothing of this one."""
    small._manifest = small._manifest.model_copy(update={"enough": Enough(lure=NONE, fraud=NONE)})
    small._side_by_side = ThreadPoolExecutor(1)
    ads = [lures[0].model_copy(update={"id": f"ad {at}", "board": f"board {at}"}) for at in range(5)]
    for batch in (1, 2):
        verdicts = small.judge_all(ads)
        assert [verdict.id for verdict in verdicts] == [ad.id for ad in ads]
        assert all(verdict.coverage.meaning for verdict in verdicts)
        assert len(word_encoder.texts) == batch


def test_the_reason_from_meaning_quotes_its_span(small: Scorer, lures: Posts) -> None:
    """`reads_like_lure` quotes exactly the words at its span, in the title or the text, and says "reads like"."""
    found = [
        (post, reason)
        for post in lures
        for reason in small.judge(post).reasons
        if reason.id == "reads_like_lure" and reason.quote
    ]
    assert len(found) >= 20
    for post, reason in found:
        assert reason.quote == told(post, reason)
        assert "reads like" in reason.says


@pytest.mark.parametrize(("end", "where", "quote"), [(30, "text", "They keep your passport."), (9, "title", "Cook")])
def test_of_what_runs_from_title_into_text_the_longer_part_is_quoted(
    small: Scorer, end: int, where: str, quote: str
) -> None:
    """A title too short to be a piece of its own is read with the first sentence, and is not what tells."""
    quoted = small.read(JobPost(title="Cook", text="They keep your passport. Come.")).evidence("any", 0, end)
    assert (quoted.where, quoted.quote) == (where, quote + " " * (where == "text"))


def test_a_model_learnt_by_another_encoder_is_refused(small_model: Path, word_encoder: WordEncoder) -> None:
    """Where the encoder's name is another than the manifest's, loading stops and says what to run."""
    word_encoder.sha256 = "0" * 64
    with pytest.raises(StaleModelError, match=r"encoder has changed.*make model"):
        Scorer.load(small_model)


@pytest.mark.parametrize(
    ("lure", "about", "level", "where_it_asks_to_write"),
    [
        (0.9, 0.0, Level.HIGH, Level.HIGH),
        (0.9, 0.5, Level.CAUTION, Level.CAUTION),
        (0.85, 0.9, Level.CAUTION, Level.CAUTION),
        (0.4, 0.5, Level.NOTHING_FOUND, Level.CAUTION),
        (0.4, 0.1, Level.CAUTION, Level.CAUTION),
        (0.1, 0.1, Level.NOTHING_FOUND, Level.NOTHING_FOUND),
        (0.1, 0.9, Level.NOTHING_FOUND, Level.NOTHING_FOUND),
    ],
)
def test_what_may_be_a_warning_is_never_high(
    lure: float, about: float, level: Level, where_it_asks_to_write: Level
) -> None:
    """A text that is likelier a warning than an offer gets no level, and one that may be a warning no more than `caution`.

    Where it names somebody to write to, it is an offer that warns of others; and nothing clears what would be `high` without it.
    """
    cuts = {
        name: Cut(at=at, because="as a test needs") for name, at in (("high", 0.8), ("caution", 0.3), ("fraud", 0.9))
    }
    policy = Policy(**cuts, about=Cut(at=0.2, because="as a test needs"))
    assert policy.level(lure, 0.0, about, asks_to_write=False) == level
    assert policy.level(lure, 0.0, about, asks_to_write=True) == where_it_asks_to_write


@pytest.mark.parametrize(
    ("kind", "is_private"),
    [(ContactKind.TELEGRAM, True), (ContactKind.OTHER, True), (ContactKind.EMAIL, False), (ContactKind.URL, False)],
)
def test_who_asks_to_write_names_a_private_channel(kind: ContactKind, is_private: bool) -> None:
    """A handle is one; a mailbox or a page, which warnings name too, is none."""
    contact = Contact(kind=kind, value="example_a", raw="example_a")
    assert asks_to_write(JobPost(text="Beware of scams.", contacts=(contact,))) == is_private
    assert not asks_to_write(JobPost(text="Beware of scams."))


@pytest.mark.parametrize(
    ("is_raised", "is_read", "is_judged"), [(True, True, True), (True, False, False), (False, True, False)]
)
def test_what_reads_like_a_lure_is_told_though_it_names_nothing(
    small: Scorer, is_raised: bool, is_read: bool, is_judged: bool
) -> None:
    """A text without contact, pay, place or any known phrase is judged where the encoder has read it and scores speak."""
    reading = small.read(JobPost(text="Pack the small bag, my cousin walks with you through the trees.", language="en"))
    if is_read:
        reading = reading.with_meant(Meant(1.0, 1.0, 0.0, 0.0, 1.0, 0.0, 0.0, (0, 4), (0, 4)))
    assert (why_cannot_tell(reading, is_raised=is_raised) is None) == is_judged


@pytest.mark.parametrize(
    ("text", "is_judged"),
    [
        ("The successful candidate writes clean code. Salary by experience, a degree is welcome.", True),
        ("รับสมัครพนักงานบัญชี เงินเดือนตามตกลง", True),
        ("Over the hill the old clock rings, and nobody has wound it since my uncle left.", False),
        ("My cousin has a job now. It is by the river and she likes it there.", False),
    ],
)
def test_words_of_job_ads_tell_an_offer_from_other_texts(small: Scorer, text: str, is_judged: bool) -> None:
    """A plain ad in which no theme is found, without a field that tells it, is judged; other texts are not."""
    reading = small.read(JobPost(text=text, language="en" if text.isascii() else "th"))
    assert not reading.hits
    assert (why_cannot_tell(reading, is_raised=False) is None) == is_judged


def test_caution_by_meaning_does_not_give_way_to_cannot_tell(small: Scorer) -> None:
    """Of a text that names nothing, what both tiers raise to `caution` is told as that; the first alone cannot tell."""
    post = JobPost(text="Pack the small bag, my cousin walks with you through the trees.", language="en")
    cuts = {
        name: Cut(at=at, because="as a test needs") for name, at in (("high", 1.0), ("caution", 0.0), ("about", 1.0))
    }
    small._whole, small._first = (
        tier._replace(policy=tier.policy.model_copy(update=cuts)) for tier in (small._whole, small._first)
    )
    assert small.judge(post).level == Level.CAUTION
    small._meaning = None
    assert small.judge(post).level == Level.CANNOT_TELL
