"""Token buckets in memory: so many acts at once, and one comes back after the other."""

from collections import OrderedDict
from collections.abc import Callable

from limits import RateLimitItem

MOST = 100_000
"""Buckets held at once. Beyond that the one used longest ago is forgotten: it has filled up most."""


class Buckets:
    """One bucket for each who acts. `5/hour` holds five, and gives one back every twelve minutes."""

    def __init__(self, rate: RateLimitItem, clock: Callable[[], float]) -> None:
        self._size = rate.amount
        self._seconds = rate.get_expiry() / rate.amount
        self._clock = clock
        self._left: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def take(self, who: str) -> float:
        """Take one out, and give 0; where there is none, give the seconds until there is."""
        now = self._clock()
        left, at = self._left.get(who, (float(self._size), now))
        left = min(float(self._size), left + (now - at) / self._seconds)
        wait = 0.0 if left >= 1 else (1 - left) * self._seconds
        self._left[who] = (left if wait else left - 1, now)
        self._left.move_to_end(who)
        if len(self._left) > MOST:
            self._left.popitem(last=False)
        return wait
