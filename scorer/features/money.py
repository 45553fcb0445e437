"""Money: fees, debts, deductions, and what the pay is said to be."""

from scorer.features import published
from scorer.features.feature import FEATURES, Answer
from scorer.reading import Reading


@FEATURES.ask("It asks you for money before the job begins.", source=published.POEA, lure=1, fraud=1)
def asks_fee(reading: Reading) -> Answer:
    return reading.asserted("fees")


@FEATURES.ask("It says that applicants pay nothing.", source=published.ILO_FEES, lure=-1, fraud=-1)
def bans_fees(reading: Reading) -> Answer:
    return (*reading.asserted("fee_ban"), *reading.denied("fees"))


@FEATURES.ask("It addresses people who are in debt or have nothing to lose.", source=published.READR, lure=1)
def seeks_debtors(reading: Reading) -> Answer:
    return reading.asserted("debt")


@FEATURES.ask("It offers money in advance, which becomes a debt.", source=published.READR, lure=1)
def offers_advance(reading: Reading) -> Answer:
    return reading.asserted("advances")


@FEATURES.ask(
    "It takes travel or other costs back from your pay, or fines you for leaving.", source=published.TAIWAN, lure=1
)
def deducts_costs(reading: Reading) -> Answer:
    return reading.asserted("deductions")


@FEATURES.ask("It tells openly what is deducted, or pay before tax.", source=published.UNODC, lure=-1)
def tells_deductions(reading: Reading) -> Answer:
    return reading.asserted("deductions_told")


@FEATURES.ask("It praises the pay instead of stating it.", source=published.FBI, lure=1, fraud=1)
def praises_pay(reading: Reading) -> Answer:
    return reading.asserted("pay_claims")


@FEATURES.ask("It names benefits that the law gives employees.", source=published.UNODC, lure=-1, fraud=-1)
def names_benefits(reading: Reading) -> Answer:
    return reading.asserted("benefits")


@FEATURES.ask("It asks you to top up or unlock an account before you are paid.", source=published.FTC, fraud=1)
def asks_top_up(reading: Reading) -> Answer:
    return reading.asserted("top_up")


@FEATURES.ask("It pays for small tasks on a phone, such as likes and ratings.", source=published.FTC, fraud=1)
def pays_for_tasks(reading: Reading) -> Answer:
    return reading.asserted("tasks")
