"""The scorer: from a post to a verdict. Loaded once; pure: no network, no SQL, nothing kept."""

from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import Self

import numpy as np

from casefile.post import MAX_TEXT, JobPost
from casefile.verdict import Coverage, Level, Reason, Verdict, Versions
from facts import Facts, load_facts
from scorer.boosters import SCORES, Boosters
from scorer.checks import official_checks
from scorer.corridor import corridor_rows
from scorer.explain import reasons
from scorer.features import Found, answers, row
from scorer.lexicon import Lexicon, load_lexicon
from scorer.manifest import CURRENT, Manifest
from scorer.policy import why_cannot_tell
from scorer.reading import Reading
from scorer.terms import offer_terms, questions

UNSEEN = (
    "Pictures, voice messages and what is said in private.",
    "Whether the people behind the ad are who they say they are.",
)
"""What no reading of a text can see."""


class Scorer:
    """Rates posts and says why."""

    def __init__(self, manifest: Manifest, boosters: Boosters, lexicon: Lexicon, facts: Facts) -> None:
        self._manifest = manifest
        self._boosters = boosters
        self._lexicon = lexicon
        self._facts = facts

    @classmethod
    def load(cls, folder: Path = CURRENT) -> Self:
        """Load a model with the lexicon and facts of this code. Raises StaleModelError where they no longer fit it."""
        manifest = Manifest.read(folder)
        scorer = cls(manifest, Boosters.load(folder, manifest.calibrations), load_lexicon(), load_facts())
        manifest.check(scorer.read)
        return scorer

    @cached_property
    def versions(self) -> Versions:
        """What gives the answers."""
        return Versions(model=self._manifest.version, rules=self._lexicon.sha256[:8], facts=self._facts.version)

    def read(self, post: JobPost) -> Reading:
        """The post as the features see it."""
        return Reading(post, self._lexicon, self._facts)

    def judge(self, post: JobPost) -> Verdict:
        """The verdict on one post. It should have gone through `crawler.pages.complete`."""
        reading = self.read(post)
        found = answers(reading)
        scores = self._boosters.rate(row(found).reshape(1, -1))[0]
        return self._verdict(reading, found, (float(scores[0]), float(scores[1]), float(scores[2])))

    def judge_all(self, posts: Sequence[JobPost]) -> list[Verdict]:
        """Verdicts in the order of the posts. Rates in one batch, which is cheaper than one by one."""
        if not posts:
            return []
        readings = [self.read(post) for post in posts]
        found = [answers(reading) for reading in readings]
        scores = self._boosters.rate(np.stack([row(one) for one in found]))
        return [
            self._verdict(reading, one, (float(s[0]), float(s[1]), float(s[2])))
            for reading, one, s in zip(readings, found, scores, strict=True)
        ]

    def _verdict(self, reading: Reading, found: Sequence[Found], scores: tuple[float, float, float]) -> Verdict:
        lure, fraud, about = scores
        hindrance = why_cannot_tell(reading)
        level = Level.CANNOT_TELL if hindrance else self._manifest.policy.level(lure, fraud, about)
        terms = offer_terms(reading)
        return Verdict(
            id=reading.post.id,
            level=level,
            lure=lure,
            fraud=fraud,
            about=about,
            prior=self._manifest.calibrations["lure"].prior,
            is_about=not hindrance and self._manifest.policy.is_about(lure, about),
            reasons=() if hindrance else self._reasons(found, level, scores),
            terms=terms,
            corridors=corridor_rows(reading.destinations, self._facts),
            checks=official_checks(reading.destinations, self._facts),
            questions=questions(terms),
            language=reading.post.language,
            coverage=self._coverage(reading, hindrance),
            versions=self.versions,
        )

    def _reasons(self, found: Sequence[Found], level: Level, scores: tuple[float, float, float]) -> tuple[Reason, ...]:
        """Reasons for caution and above by exact contributions; below, what was seen without weights (they cost more)."""
        policy = self._manifest.policy
        toward = "fraud" if level == Level.CAUTION and scores[0] < policy.caution.at else SCORES[0]
        if level in {Level.HIGH, Level.CAUTION}:
            shares, _ = self._boosters.shares(toward, row(found))
        else:
            shares = np.zeros(len(found))
        return reasons(found, shares, toward)

    def _coverage(self, reading: Reading, hindrance: str | None) -> Coverage:
        post = reading.post
        return Coverage(
            language=post.language,
            lexicon=reading.has_lexicon,
            meaning=False,
            characters=len(post.text),
            truncated=len(post.text) >= MAX_TEXT,
            unseen=(hindrance, *UNSEEN) if hindrance else UNSEEN,
        )
