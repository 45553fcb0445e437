"""Work: what is to be done, what it takes, and what life there would be."""

from scorer.features import published
from scorer.features.feature import FEATURES, Answer
from scorer.reading import Reading


@FEATURES.ask("It wants no experience.", source=published.WORLDJOB, lure=1)
def wants_no_experience(reading: Reading) -> Answer:
    return reading.asserted("no_experience")


@FEATURES.ask("It wants no schooling.", source=published.WORLDJOB, lure=1)
def wants_no_schooling(reading: Reading) -> Answer:
    return reading.asserted("no_schooling")


@FEATURES.ask("It asks for training, papers or years of work.", source=published.UNODC, lure=-1, fraud=-1)
def asks_qualification(reading: Reading) -> Answer:
    return reading.asserted("qualification")


@FEATURES.ask(
    "The work is chat, typing or customer service, the work most often named in reported lures.",
    source=published.DMW,
    lure=1,
)
def is_screen_work(reading: Reading) -> Answer:
    return reading.asserted("screen_work")


@FEATURES.ask("The work has to do with gambling.", source=published.TEMPO, lure=1)
def is_gambling(reading: Reading) -> Answer:
    return reading.asserted("gambling")


@FEATURES.ask("The work has to do with crypto-currency or trading.", source=published.BRAZIL, lure=1)
def is_crypto(reading: Reading) -> Answer:
    return reading.asserted("crypto")


@FEATURES.ask("The work is for an army or near a war.", source=published.AFP_ARMY, lure=1)
def is_army(reading: Reading) -> Answer:
    return reading.asserted("army")


@FEATURES.ask("Friends may come along.", source=published.AGENT_SIGNS, lure=1)
def brings_friends(reading: Reading) -> Answer:
    return reading.asserted("bring_friends")


@FEATURES.ask("It pays for each person you bring.", source=published.CESLAM, lure=1)
def pays_by_head(reading: Reading) -> Answer:
    return reading.asserted("head_count_fee")


@FEATURES.ask("You could not come and go freely.", source=published.OHCHR, lure=1)
def limits_leaving(reading: Reading) -> Answer:
    return reading.asserted("no_leaving")


@FEATURES.ask("The shifts are very long, with few days off.", source=published.IDN, lure=1)
def has_long_shifts(reading: Reading) -> Answer:
    return reading.asserted("long_shifts")


@FEATURES.ask("It gives ordinary hours and days off.", source=published.UNODC, lure=-1)
def gives_days_off(reading: Reading) -> Answer:
    return reading.asserted("day_off")
