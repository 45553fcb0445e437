import pytest

from api.seeker.rights import rights_touched
from casefile.terms import OfferTerms
from casefile.verdict import Verdict
from tests.api.seeker.answered import known
from tests.api.seeker.conftest import Sample


@pytest.fixture
def calm(sample: Sample) -> Verdict:
    """A verdict on an ad that touches no right."""
    return sample("nothing_found")[0].model_copy(update={"reasons": (), "terms": OfferTerms()})


def topics(verdict: Verdict, *countries: str) -> list[str]:
    """The topics that a verdict touches."""
    return [on.topic for on in rights_touched(verdict, countries, known())]


@pytest.mark.parametrize(
    ("term", "topic"),
    [("passport", "passport"), ("fees", "fees"), ("travel_costs", "fees"), ("visa", "refusing")],
)
def test_a_contradicted_term_touches_a_right(calm: Verdict, term: str, topic: str) -> None:
    """What the ad takes away is answered with what is known of it."""
    terms = OfferTerms.model_validate({term: {"state": "contradicted", "quote": "x"}})
    assert topics(calm.model_copy(update={"terms": terms})) == [topic]


@pytest.mark.parametrize(("name", "topic"), [("asks_fee", "fees"), ("denies_force", "forced")])
def test_a_reason_touches_a_right(calm: Verdict, sample: Sample, name: str, topic: str) -> None:
    """A reason against the offer brings the right it is about; a reason for it brings none."""
    reason = sample("high")[0].reasons[0].model_copy(update={"id": name})
    assert topics(calm.model_copy(update={"reasons": (reason,)})) == [topic]
    assert topics(calm.model_copy(update={"reasons": (reason.model_copy(update={"side": "against"}),)})) == []


def test_silence_on_a_contract_is_no_occasion(calm: Verdict) -> None:
    """Most honest ads say nothing of a contract: it is brought up only where there are warning signs."""
    assert topics(calm, "AE") == []
    assert topics(calm.model_copy(update={"level": "caution"}), "AE") == ["contract"]


def test_the_rules_of_other_countries_are_no_rights_here(calm: Verdict) -> None:
    """What binds the citizens of other countries stands among the corridors, not among the reader's rights."""
    assert topics(calm.model_copy(update={"level": "caution"}), "KH") == []


def test_the_place_of_the_work_comes_first(calm: Verdict) -> None:
    """Statements for where the work is, or for everywhere, are told from those of other countries."""
    terms = OfferTerms.model_validate({"passport": {"state": "contradicted", "quote": "x"}})
    (on,) = rights_touched(calm.model_copy(update={"terms": terms}), ["BH"], known())
    assert {right.country for right in on.here} <= {"BH", None}
    assert on.here
    assert "BH" not in {right.country for right in on.elsewhere}


def test_hidden_statements_stay_hidden(sample: Sample) -> None:
    """A statement that no person has reviewed is shown in no answer."""
    hidden = {right.id for right in known().tables.rights if not right.shown}
    verdict, _ = sample("high")
    shown = [right.id for on in rights_touched(verdict, ["KH"], known()) for right in (*on.here, *on.elsewhere)]
    assert shown
    assert hidden.isdisjoint(shown)
