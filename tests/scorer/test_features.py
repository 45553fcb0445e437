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


SILENT = ("says_little", "leaves_journey_open", "open_terms")


@pytest.mark.parametrize(("language", "is_known"), [("id", True), ("mn", False), (None, False)])
def test_nothing_is_said_of_terms_that_no_list_could_find(language: str | None, is_known: bool) -> None:
    """That an ad states no terms is known only in a language whose words for terms are known."""
    contact = Contact(kind=ContactKind.TELEGRAM, value="example_a", raw="@example_a")
    text = "Tulis ke saya saja, kawan-kawan, saya ada di sini: @example_a"
    post = JobPost(text=text, language=language, contacts=(contact,), places=(Place(raw="Portugal", country="PT"),))
    row = dict(zip(FEATURES.names, vector(_reading(post)), strict=True))
    assert [row[name] > 0 for name in SILENT] == [is_known] * len(SILENT)
    assert [bool(np.isnan(row[name])) for name in SILENT] == [not is_known] * len(SILENT)


def test_only_a_short_text_with_a_place_to_write_to_says_very_little() -> None:
    """A long ad says something, whatever it leaves open, and one that gives no contact asks nobody to write."""
    contact = Contact(kind=ContactKind.TELEGRAM, value="example_a", raw="@example_a")
    short = JobPost(text="Ask me about it: @example_a", language="en", contacts=(contact,))
    changed = ({}, {"contacts": ()}, {"text": "The days are long here. " * 20 + short.text})
    at = FEATURES.names.index("says_little")
    assert [vector(_reading(short.model_copy(update=update)))[at] for update in changed] == [1, 0, 0]
