"""Meaning: what the whole text reads like, by the encoder. `nan` where it has not been read. Written "reads like", never "is"."""

from scorer.features import published
from scorer.features.feature import FEATURES, Answer
from scorer.reading import Reading


@FEATURES.ask("It reads like offers that led people into forced work.", source=published.CARD, lure=1)
def reads_like_lure(reading: Reading) -> Answer:
    return reading.meant and reading.meant.lure


@FEATURES.ask(None, lure=1, credits=("reads_like_lure",))
def reads_like_lure_in_part(reading: Reading) -> Answer:
    return reading.meant and reading.meant.piece


@FEATURES.ask("It reads like offers that take people's money or papers.", source=published.CARD, fraud=1)
def reads_like_fraud(reading: Reading) -> Answer:
    return reading.meant and reading.meant.fraud


@FEATURES.ask(None, about=1)
def reads_like_report(reading: Reading) -> Answer:
    return reading.meant and reading.meant.about


@FEATURES.ask(None, lure=1, credits=("reads_like_lure",))
def worded_like_lure(reading: Reading) -> Answer:
    return reading.meant and reading.meant.worded_lure


@FEATURES.ask(None, fraud=1, credits=("reads_like_fraud",))
def worded_like_fraud(reading: Reading) -> Answer:
    return reading.meant and reading.meant.worded_fraud


@FEATURES.ask(None, about=1)
def worded_like_report(reading: Reading) -> Answer:
    return reading.meant and reading.meant.worded_about


NAMES = (
    "reads_like_lure",
    "reads_like_lure_in_part",
    "reads_like_fraud",
    "reads_like_report",
    "worded_like_lure",
    "worded_like_fraud",
    "worded_like_report",
)
"""The features of this module, in order: those that wait for the encoder."""
