import pytest

from casefile.post import JobPost
from casefile.terms import TermState
from facts import load_facts
from scorer.lexicon import load_lexicon
from scorer.reading import Reading
from scorer.terms import offer_terms, questions


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("Typist wanted in Poipet, Cambodia. Telegram @example", "Poipet"),
        ("Typist wanted in Cambodia. Telegram @example", None),
        ("Cook wanted, Rua Augusta 12. Come and ask in the kitchen.", "Rua Augusta 12"),
        ("Typist for Cambodia. Interview at our office, 12 Example Street.", None),
        ("Our driver will pick you up at Bangkok airport.", None),
    ],
)
def test_where_the_work_is(text: str, quote: str | None) -> None:
    """A town says where, and so does a street where no place abroad is named; a country or an airport alone does not."""
    term = offer_terms(Reading(JobPost(text=text, language="en"), load_lexicon(), load_facts())).destination
    assert term.state == (TermState.STATED if quote else TermState.NOT_STATED)
    assert quote is None or quote.startswith(term.quote or "?")


@pytest.mark.parametrize(
    ("title", "text", "quote"),
    [
        (None, "Cook wanted. Placement fee: none, we are paid by the hotel. Come and see.", "Placement fee: none"),
        (None, "Ro'yxatdan o'tish to'lovi yo'q | oylik 600 dollar", "Ro'yxatdan o'tish to'lovi yo'q"),
        ("Cook: no placement fee", "Come and see.", "Cook: no placement fee"),
    ],
)
def test_what_is_denied_is_quoted_with_what_denies_it(title: str | None, text: str, quote: str) -> None:
    """Without its *no* a quote says the contrary."""
    language = "uz" if "Ro'" in text else "en"
    reading = Reading(JobPost(title=title, text=text, language=language), load_lexicon(), load_facts())
    (found,) = reading.denied("fees")
    assert found.quote.startswith(quote)
    assert found.quote == ({"title": title, "text": text}[found.where] or "")[found.start : found.end]


def test_of_work_at_home_no_journey_is_asked_about() -> None:
    """Where the ad's language is at home in the country that it names, nobody travels on a visa; but of a ticket one is told."""
    home, abroad = (
        Reading(JobPost(text=f"Tuyển đầu bếp tại {where}. Zalo example_1", language="vi"), load_lexicon(), load_facts())
        for where in ("Việt Nam", "Campuchia")
    )
    assert (home.is_at_home, abroad.is_at_home) == (True, False)
    terms = ["contract", "visa", "travel_costs"]
    assert not {question.term for question in questions(home.terms, is_at_home=True)} & {*terms}
    assert [question.term for question in questions(abroad.terms, is_at_home=False)][:2] == terms[:2]


def test_a_language_may_be_at_home_in_many_countries() -> None:
    """An ad in Arabic for Kuwait that gives a ticket is for people elsewhere, though Arabic is at home there."""
    here, elsewhere = (
        Reading(JobPost(text=f"مطلوب سائق في الكويت{more}", language="ar"), load_lexicon(), load_facts())
        for more in ("", "، تذكرة ذهاب وعودة على الشركة")
    )
    assert (here.is_at_home, elsewhere.is_at_home) == (True, False)
