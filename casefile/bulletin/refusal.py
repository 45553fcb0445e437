"""Why a client takes a bulletin not for what it says it is. Whatever the reason, the state is *not checked*."""

from enum import StrEnum


class Refusal(StrEnum):
    """The reasons, under the names that the contract vectors use."""

    GARBLED = "garbled"
    """Cut off, too large, or no bulletin at all."""
    UNKNOWN_KEY = "unknown_key"
    """Signed by nobody whom this client knows, or not signed."""
    FORGED = "forged"
    """The signature, or what was signed, does not fit."""
    OLDER = "older"
    """Not newer than the one that is held."""
    STALE = "stale"
    """Older than the age limit."""
    FUTURE = "future"
    """Signed later than it is now, by this device's clock."""
    FLAGS_KNOWN_GOOD = "flags_known_good"
    """It lists an address that is pinned as known good."""
    OTHER_BASE = "other_base"
    """The changes are to another bulletin than the one that is held: take the whole one."""


class RefusedError(ValueError):
    """A bulletin that is not believed."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(refusal)
        self.refusal = refusal
