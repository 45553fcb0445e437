import math

import numpy as np
import pytest

from casefile.post import Contact, ContactKind, Employer, JobPost, Place
from facts import load_facts
from scorer.features import FEATURES, Features, answers, published, vector
from scorer.lexicon import load_lexicon
from scorer.reading import Reading

LURE = JobPost(
    title="Customer service, abroad",
    text="No experience needed. Flight paid. We keep your passport. You come on a tourist visa first. Contact me on Telegram.",
    language="en",
)


def _reading(post: JobPost) -> Reading:
    return Reading(post, load_lexicon(), load_facts())


def _no_answer(reading: Reading) -> None:
    """A question that this post leaves open."""
    assert reading


def _value(post: JobPost, name: str) -> float:
    return float(vector(_reading(post))[FEATURES.names.index(name)])


def test_a_row_is_dense_float32_with_one_column_a_feature() -> None:
    """The row's shape and type are what the boosters were trained on."""
    row = vector(_reading(LURE))
    assert row.dtype == np.float32
    assert row.shape == (len(FEATURES),)


def test_unknown_is_nan() -> None:
    """A question that cannot be answered is unknown, not no."""
    features = Features()
    features.ask(None)(_no_answer)
    assert math.isnan(features[0].answer(_reading(LURE)).value)


def test_signs_are_found_in_title_and_text_with_their_quotes() -> None:
    """Evidence is the ad's exact words at their place in the field they stand in."""
    for feature, found in zip(FEATURES, answers(_reading(LURE)), strict=True):
        for evidence in found.evidence:
            field = {"title": LURE.title, "text": LURE.text}[evidence.where]
            assert field is not None
            assert field[evidence.start : evidence.end] == evidence.quote, feature.name
    assert _value(LURE, "keeps_passport") == 1
    assert _value(LURE, "is_screen_work") == 1


@pytest.mark.parametrize("feature", FEATURES, ids=lambda feature: feature.name)
def test_every_feature_that_speaks_names_its_source(feature: object) -> None:
    """A sentence that a seeker reads comes with a published source, or with the card of the model that says it."""
    sentence = getattr(feature, "sentence")  # noqa: B009 - parametrize gives it as object
    source = getattr(feature, "source")  # noqa: B009 - the same
    assert sentence is None or (sentence[0].isupper() and sentence.endswith("."))
    assert sentence is None or source == published.CARD or source.count(": http") == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("KH", "PT"),
        ("MM", "JP"),
    ],
)
@pytest.mark.parametrize("language", ["en", "id", "uk"])
def test_a_country_alone_changes_no_answer(one: str, other: str, language: str) -> None:
    """The same ad for two countries gives the same row, also where the work is abroad and a messenger is all that it names."""
    contact = Contact(kind=ContactKind.TELEGRAM, value="example_hr", raw="example_hr")
    rows = [
        vector(
            _reading(
                LURE.model_copy(
                    update={
                        "places": (Place(raw="town", country=country),),
                        "language": language,
                        "contacts": (contact,),
                        "employer": None,
                    }
                )
            )
        )
        for country in (one, other)
    ]
    np.testing.assert_array_equal(rows[0], rows[1])


def test_values_of_contacts_and_names_of_employers_change_no_answer() -> None:
    """Which firm is named, and under which handle, is not looked at; only that one is, and by which kind of channel."""

    def row(name: str, handle: str) -> np.ndarray[tuple[int], np.dtype[np.float32]]:
        contact = Contact(kind=ContactKind.TELEGRAM, value=handle, raw=handle)
        return vector(_reading(LURE.model_copy(update={"employer": Employer(name=name), "contacts": (contact,)})))

    np.testing.assert_array_equal(row("Example Hotel", "@example_a"), row("Contoh Trading", "@example_zz"))


def test_a_feature_that_speaks_without_a_source_is_refused() -> None:
    """No published source, no sentence."""
    features = Features()
    with pytest.raises(ValueError, match="source"):
        features.ask("It shouts.")(_no_answer)


def test_a_feature_is_declared_once() -> None:
    """Two features of one name are an error."""
    features = Features()

    def same(reading: Reading) -> bool:
        return bool(reading.post.title)

    features.ask(None)(same)
    with pytest.raises(ValueError, match="twice"):
        features.ask(None)(same)


@pytest.mark.parametrize(("language", "says_little"), [("en", 1.0), ("mn", None), (None, None)])
def test_nothing_is_said_of_terms_that_no_list_could_find(language: str | None, says_little: float | None) -> None:
    """That an ad states no terms is known only in a language whose words for terms are known."""
    post = JobPost(text="Write to me about it, my friends, I am here all day long.", language=language)
    value = vector(_reading(post))[FEATURES.names.index("says_little")]
    assert np.isnan(value) if says_little is None else value == says_little
