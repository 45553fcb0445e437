"""Travel: visa, ticket, route, passport."""

from scorer.features import published
from scorer.features.feature import FEATURES, Answer
from scorer.reading import Reading


@FEATURES.ask(
    "It has you travel for work on a tourist or visit visa, or without one.", source=published.AGENT_SIGNS, lure=1
)
def uses_tourist_visa(reading: Reading) -> Answer:
    return reading.asserted("tourist_visa")


@FEATURES.ask("It puts the work permit off until after you have arrived.", source=published.AGENT_SIGNS, lure=1)
def puts_visa_off(reading: Reading) -> Answer:
    return reading.asserted("visa_later")


@FEATURES.ask(
    "It says that the work visa is issued before you travel.", source=published.MOHRE, version=2, lure=-1, fraud=-1
)
def gives_visa_first(reading: Reading) -> Answer:
    return (*reading.asserted("work_visa_first"), *reading.denied("tourist_visa"))


@FEATURES.ask("It pays for your ticket or your visa.", source=published.FBI, lure=1)
def pays_travel(reading: Reading) -> Answer:
    return reading.asserted("travel_paid")


@FEATURES.ask("It gives you room and meals.", source=published.FBI, lure=1)
def gives_housing(reading: Reading) -> Answer:
    return reading.asserted("housing_paid")


@FEATURES.ask("It says which costs the employer carries.", source=published.ILO_FEES)
def says_employer_pays(reading: Reading) -> Answer:
    return reading.asserted("employer_pays")


@FEATURES.ask("It gives a ticket home.", source=published.UNODC, lure=-1)
def gives_return_ticket(reading: Reading) -> Answer:
    return reading.asserted("return_ticket")


@FEATURES.ask("Somebody you do not know is to meet you on the way.", source=published.RUSSIAN_EMBASSY, lure=1)
def picks_up(reading: Reading) -> Answer:
    return reading.asserted("pick_up")


@FEATURES.ask(
    "It takes you over a border by land, or through another country.", source=published.IMMIGRATION_PH, lure=1
)
def crosses_border(reading: Reading) -> Answer:
    return reading.asserted("border_crossing")


@FEATURES.ask("Your passport is to be handed over.", source=published.MALTA, lure=1)
def keeps_passport(reading: Reading) -> Answer:
    return reading.asserted("passport_kept")


@FEATURES.ask("It says that your passport stays with you.", source=published.BAHRAIN, lure=-1)
def leaves_passport(reading: Reading) -> Answer:
    return (*reading.asserted("passport_stays"), *reading.denied("passport_kept"))


@FEATURES.ask(
    "It wants a picture of your passport before there is a contract.", source=published.THAI_DOE, lure=1, fraud=1
)
def wants_passport_photo(reading: Reading) -> Answer:
    return reading.asserted("passport_photo")


@FEATURES.ask("It gives the contract before you travel.", source=published.UNODC, lure=-1, fraud=-1)
def gives_contract_first(reading: Reading) -> Answer:
    return reading.asserted("contract_first")
