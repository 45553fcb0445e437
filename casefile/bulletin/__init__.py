"""The bulletin: the signed list of reviewed ads' addresses that extensions carry. See docs/bulletin.md.

Pure functions, the reference for every client: `read_bulletin`, `accept`, `look_up`, `apply_delta`.
"""

from casefile.bulletin.client import MAX_AGE, Accepted, Listed, accept, look_up
from casefile.bulletin.delta import apply_delta, difference
from casefile.bulletin.layout import Bulletin, Head, read_bulletin
from casefile.bulletin.refusal import Refusal, RefusedError
from casefile.bulletin.trust import Trust, key_id

__all__ = [
    "MAX_AGE",
    "Accepted",
    "Bulletin",
    "Head",
    "Listed",
    "Refusal",
    "RefusedError",
    "Trust",
    "accept",
    "apply_delta",
    "difference",
    "key_id",
    "look_up",
    "read_bulletin",
]
