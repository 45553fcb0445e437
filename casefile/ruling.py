"""What a moderator decides about a post. Rulings are events: appended, never edited, reversible by a later one."""

from enum import StrEnum

from casefile.value import Value


class RulingKind(StrEnum):
    """The five decisions."""

    LURE = "lure"
    OTHER_FRAUD = "other_fraud"
    ORDINARY = "ordinary"
    WARNING = "warning"
    CANNOT_DECIDE = "cannot_decide"


class Ruling(Value):
    """One decision, with the moderator's words on why."""

    kind: RulingKind
    note: str = ""
