"""Official look-ups: whole addresses only, and what a match proves and does not."""

import re

import pytest

from facts import load_facts
from scorer.checks import DOES_NOT_PROVE, OWN_COUNTRY, OWN_JOB_ORDER, PROVES, official_checks
from scorer.destination import Destination

FACTS = load_facts()


def going_to(*codes: str) -> tuple[Destination, ...]:
    """Give destinations of these countries."""
    return tuple(Destination(country=code, quote=code, where="text", span=(0, 2)) for code in codes)


def test_the_own_countrys_register_is_always_named() -> None:
    """The reader is told both checks of the own country, whichever that is: licence and job order."""
    assert official_checks((), FACTS) == (OWN_COUNTRY, OWN_JOB_ORDER)
    assert official_checks(going_to("KH"), FACTS) == (OWN_COUNTRY, OWN_JOB_ORDER)


@pytest.mark.parametrize(
    ("country", "words"), [("AE", "800 60"), ("SG", "Ministry of Manpower"), ("HK", "Labour Department")]
)
def test_the_destinations_own_check_is_given(country: str, words: str) -> None:
    """The authority of the destination follows, with its telephone number where it answers by phone."""
    checks = official_checks(going_to(country), FACTS)
    assert len(checks) == 3
    assert words in checks[2].what


def test_the_origins_register_is_not_a_destinations_check() -> None:
    """An ad that sends people to the Philippines is not looked up in the register for those who leave them."""
    assert official_checks(going_to("PH"), FACTS) == (OWN_COUNTRY, OWN_JOB_ORDER)


def test_links_are_whole_addresses() -> None:
    """A check's address is whole, or there is none."""
    for check in official_checks(going_to("AE", "SG", "HK", "GB"), FACTS):
        assert check.url is None or re.fullmatch(r"https://[^\s…]+", check.url)
        assert check.url is None or "..." not in check.url


def test_every_check_says_what_a_match_proves_and_does_not() -> None:
    """Each kind of look-up says what a match shows, and that it does not show who wrote the ad."""
    assert PROVES["licence"] == "A licence shows that the agency may recruit."
    assert DOES_NOT_PROVE["licence"] == "It does not show that this offer comes from that agency."
    assert PROVES.keys() == DOES_NOT_PROVE.keys() == {row.kind for row in FACTS.tables.registries}
    for words in (*PROVES.values(), *DOES_NOT_PROVE.values()):
        assert not re.search(r"\b(safe|genuine|legitimate|trust)", words, re.IGNORECASE)
