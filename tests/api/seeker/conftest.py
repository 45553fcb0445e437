"""Verdicts to lay out, as the scorer gives them: one file a level."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from casefile.post import JobPost
from casefile.verdict import Verdict

VERDICTS = Path(__file__).parent / "verdicts"
Sample = Callable[[str], tuple[Verdict, JobPost]]


@pytest.fixture
def sample() -> Sample:
    """Give the sample verdict of a level, and the post that it is about."""

    def read(level: str) -> tuple[Verdict, JobPost]:
        kept = json.loads((VERDICTS / f"{level}.json").read_text(encoding="utf-8"))
        return Verdict.model_validate(kept["verdict"]), JobPost.model_validate(kept["post"])

    return read
