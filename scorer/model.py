"""The scorer: from a post to a verdict. Loaded once; pure: no network, no SQL, nothing kept."""

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cached_property
from pathlib import Path
from typing import NamedTuple, Self

import numpy as np
import numpy.typing as npt

from casefile.post import MAX_TEXT, JobPost
from casefile.verdict import Coverage, Level, Reason, Verdict, Versions
from facts import Facts, load_facts
from scorer.boosters import SCORES, Boosters
from scorer.checks import official_checks
from scorer.corridor import corridor_rows
from scorer.encoder import EncoderUnavailable
from scorer.explain import reasons, with_quote
from scorer.features import Found, answers, answers_with_meaning, row
from scorer.identity import load_identity
from scorer.lasting import lasting
from scorer.lexicon import Lexicon, load_lexicon
from scorer.manifest import CURRENT, FIRST, Manifest
from scorer.meaning import Meaning, Meant, is_read_whole
from scorer.policy import RAISED, Policy, asks_to_write, why_cannot_tell
from scorer.reading import Reading
from scorer.terms import questions

Floats = npt.NDArray[np.float64]

UNSEEN = (
    "Pictures, voice messages and what is said in private.",
    "Whether the people behind the ad are who they say they are.",
)
"""What no reading of a text can see."""
WORDS_ONLY = "What the text means as a whole: only its words were looked for."
"""What was not seen where the encoder was not asked."""
NOT_ALL = "Some of a very long text: only parts of it were read for what they mean."
"""What was not seen of more than the encoder reads."""


class _Tier(NamedTuple):
    """Boosters with the policy on their scores."""

    boosters: Boosters
    policy: Policy


class Scorer:
    """Rates posts and says why, in two tiers: what is said outright, in microseconds; then what is meant, by an encoder."""

    def __init__(
        self,
        manifest: Manifest,
        tiers: tuple[Boosters, Boosters],
        lexicon: Lexicon,
        facts: Facts,
        meaning: Meaning | None,
    ) -> None:
        self._manifest = manifest
        self._first = _Tier(tiers[0], manifest.first.policy)
        self._whole = _Tier(tiers[1], manifest.whole.policy)
        self._lexicon = lexicon
        self._facts = facts
        self._meaning = meaning
        self._side_by_side = ThreadPoolExecutor(meaning.at_once if meaning else 1, "post")

    @classmethod
    def load(cls, folder: Path = CURRENT, threads: int = 0) -> Self:
        """Load a model with the lexicon, facts and encoder of this code; `threads` for the encoder, 0 for all cores.

        Without the encoder the first tier answers alone. Raises StaleModelError where they no longer fit the model.
        """
        with lasting():
            manifest = Manifest.read(folder)
            tiers = (
                Boosters.load(folder, manifest.first.calibrations, FIRST),
                Boosters.load(folder, manifest.whole.calibrations),
            )
            try:
                meaning = Meaning.load(folder, threads)
            except EncoderUnavailable:
                meaning = None
            load_identity()
            scorer = cls(manifest, tiers, load_lexicon(), load_facts(), meaning)
            manifest.check(scorer.read, meaning.sha256 if meaning else None)
            return scorer

    @cached_property
    def versions(self) -> Versions:
        """What gives the answers."""
        return Versions(model=self._manifest.version, rules=self._lexicon.sha256[:8], facts=self._facts.version)

    @property
    def policy(self) -> Policy:
        """The thresholds of a whole check."""
        return self._whole.policy

    def read(self, post: JobPost) -> Reading:
        """The post as the features of the first tier see it."""
        return Reading(post, self._lexicon, self._facts)

    def judge(self, post: JobPost) -> Verdict:
        """The verdict on one post, by both tiers. It should have gone through `crawler.pages.complete`."""
        reading = self.read(post)
        found = answers(reading)
        if self._meaning:
            return self._judge_whole(self._meaning.read, reading, found)
        return self._verdict(self._first, reading, found, self._first.boosters.rate(row(found).reshape(1, -1))[0])

    def judge_all(self, posts: Sequence[JobPost]) -> list[Verdict]:
        """Verdicts in the order of the posts. Where the first tier is sure that there is nothing, it answers alone.

        Posts are read side by side, as many as there are cores, whoever else asks; what several say alike is read once.
        """
        if not posts:
            return []
        readings = [self.read(post) for post in posts]
        found = [answers(reading) for reading in readings]
        scores = self._first.boosters.rate(np.stack([row(one) for one in found]))
        read = self._meaning.read_each_once() if self._meaning else None

        def judge(reading: Reading, found: Sequence[Found], scores: Floats) -> Verdict:
            if read and not (reading.has_lexicon and self._is_enough(reading.post, scores)):
                return self._judge_whole(read, reading, found)
            return self._verdict(self._first, reading, found, scores)

        return list(self._side_by_side.map(judge, readings, found, scores))

    def _is_enough(self, post: JobPost, scores: Floats) -> bool:
        lure, fraud, about = map(float, scores)
        level = self._first.policy.level(lure, fraud, about, asks_to_write=asks_to_write(post))
        return level == Level.NOTHING_FOUND and self._manifest.enough.met_by(lure, fraud)

    def _judge_whole(self, read: Callable[[JobPost], Meant], reading: Reading, known: Sequence[Found]) -> Verdict:
        reading = reading.with_meant(read(reading.post))
        found = answers_with_meaning(reading, known)
        return self._verdict(self._whole, reading, found, self._whole.boosters.rate(row(found).reshape(1, -1))[0])

    def _verdict(self, tier: _Tier, reading: Reading, found: Sequence[Found], scores: Floats) -> Verdict:
        lure, fraud, about = map(float, scores)
        level = tier.policy.level(lure, fraud, about, asks_to_write=asks_to_write(reading.post))
        is_about = tier.policy.is_about(lure, about)
        hindrance = why_cannot_tell(reading, is_raised=level in RAISED)
        if hindrance:
            level, is_about = Level.CANNOT_TELL, False
        return Verdict(
            id=reading.post.id,
            level=level,
            lure=lure,
            fraud=fraud,
            about=about,
            prior=self._manifest.whole.calibrations["lure"].prior,
            is_about=is_about,
            reasons=() if hindrance else self._reasons(tier, reading, found, level, lure),
            terms=reading.terms,
            corridors=corridor_rows(reading.destinations, self._facts),
            checks=official_checks(reading.destinations, self._facts),
            questions=questions(reading.terms, is_at_home=reading.is_at_home),
            language=reading.post.language,
            coverage=self._coverage(reading, hindrance),
            versions=self.versions,
        )

    def _reasons(
        self, tier: _Tier, reading: Reading, found: Sequence[Found], level: Level, lure: float
    ) -> tuple[Reason, ...]:
        """Reasons for caution and above by exact contributions; below, what was seen without weights (they cost more)."""
        toward = "fraud" if level == Level.CAUTION and lure < tier.policy.caution.at else SCORES[0]
        if level not in RAISED:
            return reasons(found, None, toward)
        shares, _ = tier.boosters.shares(toward, row(found))
        telling = _telling(reading)
        return tuple(
            with_quote(reason, reading.evidence(reason.id, *telling[reason.id])) if reason.id in telling else reason
            for reason in reasons(found, shares, toward)
        )

    def _coverage(self, reading: Reading, hindrance: str | None) -> Coverage:
        post = reading.post
        unread = () if is_read_whole(post) else (NOT_ALL,)
        if reading.meant is None:
            unread = (WORDS_ONLY,)
        return Coverage(
            language=post.language,
            lexicon=reading.has_lexicon,
            meaning=reading.meant is not None,
            characters=len(post.text),
            truncated=len(post.text) >= MAX_TEXT,
            unseen=(*((hindrance,) if hindrance else ()), *unread, *UNSEEN),
        )


def _telling(reading: Reading) -> dict[str, tuple[int, int]]:
    """The reasons that quote the piece of text that weighed most, and where it stands."""
    meant = reading.meant
    return {"reads_like_lure": meant.telling_lure, "reads_like_fraud": meant.telling_fraud} if meant else {}
