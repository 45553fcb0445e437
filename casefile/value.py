"""The base of every value in the vocabulary."""

from pydantic import BaseModel, ConfigDict


class Value(BaseModel):
    """A frozen value. Unknown fields are refused: what we do not understand must not vanish in silence."""

    model_config = ConfigDict(frozen=True, extra="forbid")
