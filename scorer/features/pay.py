"""Pay: what is promised, beside what people earn there and beside what reported false offers promised.

Low or ordinary pay clears nothing: reported lures paid it too. So pay may only raise a score.
"""

from math import log

from scorer.features import published
from scorer.features.feature import FEATURES, Answer, Found
from scorer.reading import Evidence, Reading
from scorer.wages import average, monthly, reported_false_pay

FAR_ABOVE = 3.0
"""Times the average of all work there, for work that asks for nothing: an average is more than such work earns."""


def _ratio(reading: Reading) -> float | None:
    """Pay to the average where the work is. None where either is not known, or the ad names more than one country."""
    pay, promised = reading.post.pay, monthly(reading.post.pay)
    if pay is None or pay.currency is None or promised is None or len(reading.countries) != 1:
        return None
    usual = average(reading.countries[0], pay.currency, reading.facts)
    return promised / usual if usual else None


def _asks_nothing(reading: Reading) -> bool:
    """Whether the ad wants no experience, no schooling or only a screen, and nothing else."""
    wanted = reading.asserted("no_experience", "no_schooling", "screen_work")
    return bool(wanted) and not reading.asserted("qualification")


def _quoted(reading: Reading) -> tuple[Evidence, ...]:
    raw = reading.post.pay.raw if reading.post.pay else ""
    return (Evidence("pay", raw, "pay", 0, len(raw)),)


@FEATURES.ask(None, lure=1)
def pay_to_average(reading: Reading) -> Answer:
    """The natural logarithm of pay to the average wage: 0 is as much."""
    ratio = _ratio(reading)
    return None if ratio is None else log(ratio)


@FEATURES.ask(
    "The pay is far above the average wage there, for work that asks for no training.",
    source=published.TEMPO,
    lure=1,
)
def pays_far_above_average(reading: Reading) -> Answer:
    ratio = _ratio(reading)
    if ratio is None:
        return None
    return Found(1.0, _quoted(reading)) if ratio >= FAR_ABOVE and _asks_nothing(reading) else False


@FEATURES.ask(
    "It asks for no training and pays as much as reported false offers promised.",
    source=published.VOV,
    lure=1,
)
def pays_like_false_offers(reading: Reading) -> Answer:
    """Not where such pay is below the average: what is much in one country is little in another."""
    pay, promised = reading.post.pay, monthly(reading.post.pay)
    figure = reported_false_pay(pay.currency, reading.facts) if pay and pay.currency else None
    if promised is None or figure is None:
        return None
    ratio = _ratio(reading)
    ordinary = ratio is not None and ratio < 1
    return Found(1.0, _quoted(reading)) if promised >= figure and _asks_nothing(reading) and not ordinary else False
