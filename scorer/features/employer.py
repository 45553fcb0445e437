"""Employer: who is hiring, and under whose eyes."""

from casefile.post import Contact, ContactKind
from scorer.features import published
from scorer.features.contact import PRIVATE
from scorer.features.feature import FEATURES, Answer
from scorer.hosts import host_of, is_free_mail
from scorer.look_alike import borrows
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


def _is_free_mail(contact: Contact) -> bool:
    name = host_of(contact) if contact.kind is ContactKind.EMAIL else None
    return name is not None and is_free_mail(name)


@FEATURES.ask(
    "A named company, answered at a mailbox that anybody can have.",
    source=published.ITF_SEAFARERS,
    lure=1,
    fraud=1,
)
def answers_by_free_mail(reading: Reading) -> Answer:
    """None where no employer or no mailbox is named: then there is nothing to compare."""
    employer, contacts = reading.post.employer, reading.post.contacts
    mails = [one for one in contacts if one.kind is ContactKind.EMAIL and host_of(one)]
    if employer is None or employer.name is None or not mails:
        return None
    return all(map(_is_free_mail, mails))


@FEATURES.ask(
    "It speaks in the name of an authority or a job board, and is answered in private.",
    source=published.THAI_PBS,
    lure=1,
    fraud=1,
)
def borrows_name(reading: Reading) -> Answer:
    employer, contacts = reading.post.employer, reading.post.contacts
    if employer is None or employer.name is None or not contacts:
        return None
    private = all(one.kind in PRIVATE or _is_free_mail(one) for one in contacts)
    return private and borrows(employer.name, reading.facts)
