"""The three boosters as they serve: margins, calibrated probabilities, and each feature's share of a margin."""

import gzip
from pathlib import Path

import numpy as np
import numpy.typing as npt
import xgboost as xgb

from casefile.value import Value

SCORES = ("lure", "fraud", "about")
"""The three questions, in the order of the columns of `rate`."""

Rows = npt.NDArray[np.float32]
Floats = npt.NDArray[np.float64]


class Calibration(Value):
    """Log-odds at the prior = slope x margin + intercept."""

    slope: float
    intercept: float
    prior: float

    def probability(self, margins: Floats) -> Floats:
        """Calibrated probabilities."""
        odds: Floats = 1.0 / (1.0 + np.exp(-(self.slope * margins + self.intercept)))
        return odds


class Boosters:
    """One booster a score. Rows are dense float32, nan for unknown (sparse rows would be read differently)."""

    def __init__(self, boosters: dict[str, xgb.Booster], calibrations: dict[str, Calibration]) -> None:
        self._boosters = boosters
        self._calibrations = calibrations
        for booster in boosters.values():
            booster.set_param({"nthread": 1})

    @classmethod
    def load(cls, folder: Path, calibrations: dict[str, Calibration], prefix: str = "") -> "Boosters":
        """Read `lure.ubj.gz`, `fraud.ubj.gz` and `about.ubj.gz`, or those with a prefix."""
        stored = {name: gzip.decompress((folder / f"{prefix}{name}.ubj.gz").read_bytes()) for name in SCORES}
        return cls({name: xgb.Booster(model_file=bytearray(one)) for name, one in stored.items()}, calibrations)

    def rate(self, rows: Rows) -> Floats:
        """Probabilities, shape (rows, 3): lure, fraud, about."""
        columns = []
        for name in SCORES:
            margins = self._boosters[name].inplace_predict(rows, predict_type="margin", missing=np.nan)
            columns.append(self._calibrations[name].probability(np.asarray(margins, dtype=np.float64)))
        return np.column_stack(columns)

    def shares(self, name: str, row: Rows) -> tuple[Floats, float]:
        """Each feature's share of one row's calibrated log-odds, and the rest (bias and intercept)."""
        calibration = self._calibrations[name]
        matrix = xgb.DMatrix(row.reshape(1, -1), missing=np.nan, nthread=1)  # waking others takes longer than the row
        contributions = self._boosters[name].predict(matrix, pred_contribs=True)[0]
        shares = np.asarray(contributions, dtype=np.float64) * calibration.slope
        return shares[:-1], float(shares[-1]) + calibration.intercept
