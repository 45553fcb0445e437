"""The manifest: what a shipped model was made with, and the witnesses that prove that the code still answers alike."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import numpy.typing as npt

from casefile.post import JobPost
from casefile.value import Value
from scorer.boosters import Calibration
from scorer.features import FEATURES, vector
from scorer.policy import Enough, Policy
from scorer.reading import Reading

CURRENT = Path(__file__).parent / "models" / "current"
"""The model that ships with the package."""
FIRST = "first_"
"""Before the names of the first tier's boosters."""


class StaleModelError(RuntimeError):
    """The model was trained on other answers than the code gives now. `make model` trains it anew."""


class Witness(Value):
    """One post and the row that it had when the model was trained (None for unknown)."""

    post: JobPost
    row: tuple[float | None, ...]


class Tier(Value):
    """Boosters' calibrations, by score, and where the levels begin on them."""

    calibrations: dict[str, Calibration]
    policy: Policy


class Manifest(Value):
    """What `models/<name>/manifest.json` holds."""

    version: str
    features: tuple[str, ...]
    lexicon_sha256: str
    """Of the phrases it learnt with; whether today's answer the same the witnesses say."""
    encoder_sha256: str
    facts_version: str
    """Of the facts it learnt with, likewise."""
    first: Tier
    """What is said outright, alone: where there is no encoder, and to see where bulk work may stop."""
    whole: Tier
    """The same with what is meant."""
    enough: Enough
    """On the scores of the first tier: below them, bulk work asks no encoder."""
    witnesses: tuple[Witness, ...]

    @classmethod
    def read(cls, folder: Path) -> "Manifest":
        """Read `manifest.json` of a model's folder."""
        return cls.model_validate_json((folder / "manifest.json").read_bytes())

    def check(self, read: Callable[[JobPost], Reading], encoder_sha256: str | None) -> None:
        """Answer the witnesses again. Raises StaleModelError where the code now answers differently.

        An encoder is known by its sha256: its answers differ in the last digits from one processor to the next.
        """
        if encoder_sha256 not in {None, self.encoder_sha256}:
            raise StaleModelError("The encoder has changed since the model was trained. Run `make model`.")
        if self.features != FEATURES.names:
            changed = sorted(set(self.features) ^ set(FEATURES.names))
            raise StaleModelError(
                f"The features have changed since the model was trained: {', '.join(changed) or 'order'}."
            )
        for witness in self.witnesses:
            now = as_values(vector(read(witness.post)))
            if now != witness.row:
                names = [n for n, a, b in zip(self.features, now, witness.row, strict=True) if a != b]
                raise StaleModelError(
                    f"Witness {witness.post.id}: {', '.join(names)} answer otherwise now. Run `make model`."
                )


def as_values(row: npt.NDArray[np.float32]) -> tuple[float | None, ...]:
    """A row as JSON can hold it: None for unknown."""
    return tuple(None if np.isnan(value) else float(value) for value in row)
