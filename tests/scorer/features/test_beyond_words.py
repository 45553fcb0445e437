"""The features that look beyond words: each with a post it speaks on, one it is silent on, and one it cannot know."""

import math
from typing import Any

import numpy as np
import pytest

from casefile.post import Contact, ContactKind, Employer, JobPost, Pay, Period, Place
from facts import load_facts
from scorer.features import FEATURES, vector
from scorer.features.feature import Found
from scorer.lexicon import load_lexicon
from scorer.reading import Reading

UNSKILLED = "No experience needed."
CAMBODIA, PORTUGAL = Place(raw="Cambodia", country="KH"), Place(raw="Portugal", country="PT")
UNKNOWN = None


def _found(name: str, **fields: Any) -> Found:
    fields = {"text": "Work.", "language": "id", **fields}
    reading = Reading(JobPost(**fields), load_lexicon(), load_facts())
    return FEATURES[FEATURES.names.index(name)].answer(reading)


def _value(name: str, **fields: Any) -> float | None:
    value = _found(name, **fields).value
    return None if math.isnan(value) else value


def _pay(low: float, currency: str | None = "USD", period: Period | None = Period.MONTH) -> Pay:
    return Pay(raw=f"{currency} {low}", low=low, currency=currency, period=period)


def _contact(kind: ContactKind, value: str, raw: str | None = None) -> tuple[Contact, ...]:
    return (Contact(kind=kind, value=value, raw=raw or value),)


# ── pay ───────────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_pay_is_set_beside_the_average_of_the_country_in_its_own_words() -> None:
    """Three times the average for work that asks for nothing speaks, and quotes the pay."""
    found = _found("pays_far_above_average", text=UNSKILLED, places=(CAMBODIA,), pay=_pay(1_500))
    assert found.value == 1
    assert [(one.where, one.quote) for one in found.evidence] == [("pay", "USD 1500")]
    assert _value("pay_to_average", text=UNSKILLED, places=(CAMBODIA,), pay=_pay(289)) == pytest.approx(0, abs=1e-6)


@pytest.mark.parametrize(
    "fields",
    [
        {"text": UNSKILLED, "pay": _pay(400)},
        {"text": "Three years of experience required, and a degree.", "pay": _pay(1_500)},
    ],
)
def test_ordinary_pay_and_skilled_work_are_left_alone(fields: dict[str, Any]) -> None:
    """An engineer who earns well, or unskilled work that pays as usual, is no sign."""
    assert _value("pays_far_above_average", places=(CAMBODIA,), **fields) == 0


@pytest.mark.parametrize(
    "fields",
    [
        {"places": (CAMBODIA,)},
        {"places": (CAMBODIA,), "pay": _pay(1_500, period=None)},
        {"places": (CAMBODIA,), "pay": _pay(15, period=Period.HOUR)},
        {"places": (CAMBODIA,), "pay": _pay(1_500, currency="USDT")},
        {"places": (CAMBODIA,), "pay": _pay(1_500, currency=None)},
        {"places": (Place(raw="Dubai", country="AE"),), "pay": _pay(9_000, currency="AED")},
        {"places": (Place(raw="Turkey", country="TR"),), "pay": _pay(90_000, currency="TRY")},
        {"places": (CAMBODIA, Place(raw="Laos", country="LA")), "pay": _pay(1_500)},
        {"pay": _pay(1_500)},
    ],
)
def test_pay_that_cannot_be_compared_is_unknown(fields: dict[str, Any]) -> None:
    """No period, no currency, an hourly rate, no usable average, money that loses value, or two countries: not guessed."""
    assert _value("pay_to_average", text=UNSKILLED, **fields) is UNKNOWN
    assert _value("pays_far_above_average", text=UNSKILLED, **fields) is UNKNOWN


def test_a_year_is_twelve_months() -> None:
    """Pay by the year is compared by the month."""
    yearly = _value("pay_to_average", places=(CAMBODIA,), pay=_pay(12 * 289, period=Period.YEAR))
    assert yearly == pytest.approx(0, abs=1e-6)


def test_pay_of_reported_false_offers_speaks_where_nothing_is_asked() -> None:
    """The figure comes from the facts; below it, for skilled work, or below the country's average, it is silent."""
    name = "pays_like_false_offers"
    assert _value(name, text=UNSKILLED, pay=_pay(800)) == 1
    assert _value(name, text=UNSKILLED, pay=_pay(799)) == 0
    assert _value(name, text="A degree required.", pay=_pay(3_000)) == 0
    assert _value(name, text=UNSKILLED, pay=_pay(2_000), places=(Place(raw="USA", country="US"),)) == 0
    assert _value(name, text=UNSKILLED, pay=_pay(9_000, currency="AED")) is UNKNOWN


# ── place ─────────────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("fields", "value"),
    [
        ({"places": (Place(raw="Lisbon, Portugal", country="PT", town="Lisbon"),)}, 2),
        ({"places": (PORTUGAL,)}, 1),
        ({"text": "Come and work."}, 0),
        ({"text": "Kerja di Portugal."}, UNKNOWN),
        ({"text": "Kerja di Poipet."}, 0),
    ],
)
def test_a_place_is_named_down_to_the_town_or_less(fields: dict[str, Any], value: float | None) -> None:
    """Town, country, nothing; unknown where the text may name a town that we would not know."""
    assert _value("names_place", **fields) == value


def test_several_countries_are_counted_up_to_a_limit() -> None:
    """One country is none too many; a list of them counts, and what names none is unknown."""
    name = "names_several_countries"
    assert _value(name, text="Penempatan Kamboja.") == 0
    assert _value(name, text="Penempatan Kamboja, Laos, Jepang.") == 2
    assert _value(name, text="Kamboja, Laos, Thailand, Vietnam, Filipina, Jepang.") == 3
    assert _value(name, text="Kerja enak.") is UNKNOWN


def test_a_way_through_another_country_needs_both_countries_and_the_way() -> None:
    """Two countries and a crossing speak with the ad's words; either alone does not."""
    name = "goes_through_third_country"
    found = _found(name, language="en", text="Work in Cambodia. You land in Thailand, and cross the border by van.")
    assert found.value == 1
    assert "border" in found.evidence[0].quote
    assert _value(name, language="en", text="Work in Cambodia or in Thailand.") == 0
    assert _value(name, language="en", text="Work in Cambodia. You cross the border by van.") == 0
    assert _value(name, language="en", text="You cross the border by van.") is UNKNOWN


def test_being_met_in_another_country_than_the_work_speaks() -> None:
    """A place beside the words of picking up that is another country than the workplace."""
    name = "picked_up_elsewhere"
    met = "Our driver will be waiting at the airport in Bangkok."
    far = " The office has everything that a person could want for a long stay, with games."
    assert _value(name, language="en", text=met, places=(CAMBODIA,)) == 1
    assert _value(name, language="en", text=f"{met}{far} The work is in Cambodia.") == 1
    assert _value(name, language="en", text=met, places=(Place(raw="Thailand", country="TH"),)) == 0
    assert _value(name, language="en", text=met) == 0
    assert _value(name, language="en", text="Our driver will be waiting at the airport.") is UNKNOWN


# ── contact and employer ──────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("number", "language", "place", "third", "at_home"),
    [
        ("+855 00 000 000", "id", PORTUGAL, 1, 0),
        ("+62 000 0000 0000", "id", PORTUGAL, 0, 0),
        ("+351 000 000 000", "id", PORTUGAL, 0, 0),
        ("+855 00 000 000", "pt", PORTUGAL, 1, 1),
        ("0800 000 000", "id", PORTUGAL, UNKNOWN, UNKNOWN),
        ("+855 00 000 000", "en", PORTUGAL, UNKNOWN, UNKNOWN),
        ("+800 0000 0000", "id", PORTUGAL, UNKNOWN, UNKNOWN),
        ("+855 00 000 000", "id", None, UNKNOWN, UNKNOWN),
    ],
)
def test_a_number_fits_the_work_or_the_language_or_neither(
    number: str, language: str, place: Place | None, third: float | None, at_home: float | None
) -> None:
    """Only the country code counts; without a code, a place or a language that tells where home is, it is unknown."""
    fields = {
        "language": language,
        "places": (place,) if place else (),
        "contacts": _contact(ContactKind.PHONE, number),
    }
    assert _value("calls_third_country", **fields) == third
    assert _value("calls_abroad_for_work_at_home", **fields) == at_home


def test_a_number_that_was_written_without_a_code_tells_nothing() -> None:
    """The code that the place of work lent it is not taken for one that stands in the ad."""
    contacts = _contact(ContactKind.WHATSAPP, "+351000000000", raw="000 000 000")
    assert _value("calls_third_country", places=(PORTUGAL,), contacts=contacts) is UNKNOWN
    linked = _contact(ContactKind.WHATSAPP, "+855000000001", raw="wa.me/855000000001")
    assert _value("calls_third_country", places=(PORTUGAL,), contacts=linked) == 1


def test_an_address_that_resembles_a_known_one_is_quoted() -> None:
    """A job board's name with a word beside it is another host; the board's own, or any other, is not."""
    name = "resembles_known_site"
    found = _found(name, contacts=_contact(ContactKind.EMAIL, "hr@jobstreet-hiring.example"))
    assert (found.value, found.evidence[0].quote) == (1, "hr@jobstreet-hiring.example")
    assert _value(name, contacts=_contact(ContactKind.URL, "https://www.example.org/jobs")) == 0
    assert _value(name, contacts=_contact(ContactKind.TELEGRAM, "@example_hr")) is UNKNOWN
    own = Employer(name="Contoh Hotel", url="https://contohhotel.example/")
    assert _value(name, employer=own, contacts=_contact(ContactKind.EMAIL, "a@contohhotel-careers.example")) == 1
    assert _value(name, employer=own, contacts=_contact(ContactKind.EMAIL, "a@mail.contohhotel.example")) == 0


def test_a_named_company_with_a_mailbox_that_anybody_can_have() -> None:
    """All its mailboxes are free ones; without a name or a mailbox there is nothing to compare."""
    name, employer = "answers_by_free_mail", Employer(name="Contoh Hotel")
    free = _contact(ContactKind.EMAIL, "example.000@gmail.com")
    assert _value(name, employer=employer, contacts=free) == 1
    assert _value(name, employer=employer, contacts=(*free, *_contact(ContactKind.EMAIL, "hr@example.org"))) == 0
    assert _value(name, employer=employer) is UNKNOWN
    assert _value(name, contacts=free) is UNKNOWN


def test_a_borrowed_name_answered_in_private() -> None:
    """An authority or a job board that answers on a messenger alone; other names are not looked at."""
    name, private = "borrows_name", _contact(ContactKind.TELEGRAM, "@example_hr")
    for borrowed in ("Department of Migrant Workers", "SLBFE recruitment", "JobStreet team"):
        assert _value(name, employer=Employer(name=borrowed), contacts=private) == 1
    assert _value(name, employer=Employer(name="Contoh Hotel"), contacts=private) == 0
    at_home = _contact(ContactKind.EMAIL, "hr@example.org")
    assert _value(name, employer=Employer(name="JobStreet team"), contacts=at_home) == 0
    assert _value(name, employer=Employer(name="JobStreet team")) is UNKNOWN
    assert _value(name, contacts=private) is UNKNOWN


# ── offer, and what stands together ───────────────────────────────────────────────────────────────────────────────────


def test_open_and_contradicted_terms_are_counted() -> None:
    """Seven terms beside the destination; what an honest offer would not say is no open term."""
    text = "We keep your passport. You come on a tourist visa first."
    assert _value("open_terms", language="en", text="Work.") == 7
    assert _value("open_terms", language="en", text=text) == 5
    assert _value("contradicted_terms", language="en", text=text) == 2
    assert _value("contradicted_terms", language="en", text="Work.") == 0


def test_a_town_that_reports_name_tells_no_more_than_another() -> None:
    """Neither as a term that is settled nor as a place, a country or work abroad: the rows are the same."""
    rows = [
        vector(
            Reading(JobPost(text=f"Kerja di {town}, tiket ditanggung.", language="id"), load_lexicon(), load_facts())
        )
        for town in ("Poipet", "Lisbon")
    ]
    np.testing.assert_array_equal(rows[0], rows[1])


@pytest.mark.parametrize("word", ["orang Kamboja", "warga Thailand"])
def test_a_people_is_no_place(word: str) -> None:
    """A country's name in the word for its people is no place of work."""
    assert Reading(JobPost(text=f"Dicari {word}.", language="id"), load_lexicon(), load_facts()).countries == ()


def test_work_abroad_without_a_word_on_the_journey() -> None:
    """All four terms of the journey are open; one that is not, work at home, or no known home change the answer."""
    name = "leaves_journey_open"
    assert _value(name, places=(PORTUGAL,), text="Dicari staf.") == 1
    assert _value(name, language="pt", places=(PORTUGAL,), text="Vaga.") == 0
    assert _value(name, places=(PORTUGAL,), text="Dicari staf. Pakai visa turis dulu.") == 0
    assert _value(name, language="en", places=(PORTUGAL,), text="Vacancy.") is UNKNOWN
    assert _value(name, text="Dicari staf.") is UNKNOWN


@pytest.mark.parametrize(
    ("name", "whole", "part"),
    [
        ("pays_all_for_unskilled", "Free flight. Free accommodation. No experience needed.", "Free flight. No experience needed."),
        ("pays_all_for_screen_work", "Customer service. Free flight. Free accommodation.", "Customer service. Free flight."),
        ("lends_to_debtors", "People in debt are welcome. You can take a salary advance.", "You can take a salary advance."),
        ("reassures_about_war", "Army cook, two-year contract. You will be far from the front.", "Army cook, two-year contract."),
    ],
)  # fmt: skip
def test_what_proves_nothing_alone_speaks_in_company(name: str, whole: str, part: str) -> None:
    """A published combination speaks only where all of it is there."""
    assert _found(name, language="en", text=whole).value >= 1
    assert _found(name, language="en", text=part).value == 0
