"""What was learnt as arrays, stored in one file beside others."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import ClassVar, Self

import numpy as np
import numpy.typing as npt


@dataclass(frozen=True, eq=False)
class StoredArrays:
    """A dataclass whose fields are all arrays."""

    PREFIX: ClassVar[str]
    """Before their names in the file."""

    def arrays(self) -> dict[str, npt.NDArray[np.generic]]:
        """All of it, to be stored."""
        return {self.PREFIX + field.name: getattr(self, field.name) for field in fields(self)}

    @classmethod
    def from_arrays(cls, stored: Mapping[str, npt.NDArray[np.generic]]) -> Self:
        """The same as it was stored. Raises KeyError where something is missing."""
        return cls(*(stored[cls.PREFIX + field.name] for field in fields(cls)))
