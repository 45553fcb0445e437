import pytest

from casefile.post import JobPost
from casefile.terms import TermState
from facts import load_facts
from scorer.lexicon import load_lexicon
from scorer.reading import Reading
from scorer.terms import offer_terms


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
