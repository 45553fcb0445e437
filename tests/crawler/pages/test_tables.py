"""The tables of words: what they hold is told apart, and reaches far enough."""

from itertools import combinations

import pytest

from casefile.post import ContactKind, Period
from crawler.pages.places import country_of
from crawler.pages.tables import table, words

CONTACTS = table("crawler.pages.contacts", "words")
PAY = table("crawler.pages.pay", "words")
CURRENCIES = table("crawler.pages.pay", "currencies")


@pytest.mark.parametrize(
    "lists",
    [
        {kind.value: CONTACTS[kind] for kind in ContactKind if kind in CONTACTS},
        {period.value: PAY["period"][period] for period in Period},
        {name: PAY["context"][name] for name in ("pay", "not_pay")},
        PAY["multiplier"],
        CURRENCIES["sure"],
        {
            "sure": " ".join(CURRENCIES["sure"].values()),
            "open": " ".join(shared["names"] for shared in CURRENCIES["open"]),
        },
    ],
    ids=["contacts", "periods", "pay and not pay", "multipliers", "currencies", "sure and shared currencies"],
)
def test_no_word_means_two_things(lists: dict[str, str]) -> None:
    """A word stands in one list of a table only: which of two meanings would win is nobody's choice."""
    for (one, some), (other, more) in combinations(lists.items(), 2):
        assert not set(words(some)) & set(words(more)), (one, other)


def test_words_are_written_as_they_are_looked_up() -> None:
    """Texts are folded before a word is looked for, so the lists hold folded words."""
    texts = [
        *PAY["period"].values(),
        *PAY["context"].values(),
        *PAY["multiplier"].values(),
        *CURRENCIES["sure"].values(),
    ]
    for text in texts:
        assert text == text.lower()


def test_at_least_thirty_currencies_have_names() -> None:
    """Thirty currencies and more are known by symbol or word, beside the codes of all."""
    assert len(CURRENCIES["sure"]) >= 30


def test_common_names_of_countries_lead_to_their_codes() -> None:
    """Every alias is found, under its own code."""
    for code, text in table("crawler.pages", "countries").items():
        for name in words(text):
            assert country_of(name) == code
