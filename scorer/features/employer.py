"""Employer: who is hiring, and under whose eyes."""

from scorer.features import published
from scorer.features.feature import FEATURES, Answer
from scorer.reading import Reading


@FEATURES.ask("We found no employer's name in it.", source=published.TEMPO, absent=True, lure=1)
def names_no_employer(reading: Reading) -> Answer:
    employer = reading.post.employer
    return employer is None or employer.name is None


@FEATURES.ask("It speaks of a company without naming it.", source=published.TEMPO, lure=1)
def leaves_employer_vague(reading: Reading) -> Answer:
    return reading.asserted("no_employer")


@FEATURES.ask("It names a licence or registration.", source=published.GOVUK, lure=-1)
def names_licence(reading: Reading) -> Answer:
    return reading.asserted("licence")


@FEATURES.ask("It names an approved job order or government programme.", source=published.GOVUK, lure=-1, fraud=-1)
def names_job_order(reading: Reading) -> Answer:
    return reading.asserted("job_order")


@FEATURES.ask("It asks for the right to work there.", source=published.UNODC, lure=-1, fraud=-1)
def asks_work_right(reading: Reading) -> Answer:
    return reading.asserted("work_right")
