"""Wording: what an ad protests, and whether the text speaks about lures instead of being an offer."""

from scorer.features import published
from scorer.features.feature import FEATURES, MOST, Answer
from scorer.reading import Reading


@FEATURES.ask("It denies fraud, force or captivity before anybody asked.", source=published.HERALD, lure=1)
def denies_force(reading: Reading) -> Answer:
    return reading.asserted("denial")


@FEATURES.ask("It promises that there is no danger.", source=published.SILKWAY, lure=1)
def reassures(reading: Reading) -> Answer:
    return reading.asserted("reassurance")


@FEATURES.ask("The text warns of false offers.", source=published.UNODC, lure=-1, fraud=-1, about=1)
def warns(reading: Reading) -> Answer:
    return reading.asserted("warning")


@FEATURES.ask(None, about=1)
def reports(reading: Reading) -> Answer:
    """How many signs the text tells of others' offers."""
    return min(float(len({one.phrase for one in reading.reported})), MOST)
