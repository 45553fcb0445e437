from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from api.seeker.marks import AROUND, cut, find_words, label_reasons, short, weight
from casefile.verdict import Reason

TEXT = "Fly on a tourist visa. Day off Sunday. Fly on a tourist visa."


def reason(quote: str | None, start: int | None = None, *, side: str = "for", where: str = "text") -> Reason:
    """A reason about these words."""
    span = (start, start + len(quote)) if quote and start is not None else None
    return Reason.model_validate(
        {"id": "r", "says": "It says so.", "quote": quote, "where": where if quote else None, "span": span}
        | {"side": side, "weight": 1.0, "source": "example.org", "version": 1, "date": date(2026, 11, 20)}
    )


def spans(text: str) -> st.SearchStrategy[dict[str, tuple[int, int]]]:
    """Any spans in a text, by label."""
    places = st.integers(0, len(text))
    return st.dictionaries(st.sampled_from("123ABC"), st.tuples(places, places).map(lambda two: (min(two), max(two))))


@given(st.text().flatmap(lambda text: st.tuples(st.just(text), spans(text))))
def test_pieces_are_the_text(case: tuple[str, dict[str, tuple[int, int]]]) -> None:
    """Whatever is marked, the pieces of a short text are the text, to the letter."""
    text, marked = case
    assert "".join(piece.text for piece in cut(text, marked)) == text


@given(st.text(min_size=1).flatmap(lambda text: st.tuples(st.just(text), spans(text))))
def test_each_letter_has_its_marks(case: tuple[str, dict[str, tuple[int, int]]]) -> None:
    """A letter carries the labels of exactly the spans it lies in."""
    text, marked = case
    labels = [piece.labels for piece in cut(text, marked) for _ in piece.text]
    expected = [
        tuple(label for label, (start, end) in marked.items() if start <= place < end) for place in range(len(text))
    ]
    assert labels == expected


def test_a_long_text_is_shown_in_passages() -> None:
    """Of a long text the words around the marks are shown, and gaps say that something was left out."""
    text = "a" * 5_000 + "WORDS" + "b" * 5_000
    pieces = cut(text, {"1": (5_000, 5_005)})
    assert [piece.is_gap for piece in pieces] == [True, False, False, False, True]
    assert [piece.text for piece in pieces if piece.labels] == ["WORDS"]
    assert sum(len(piece.text) for piece in pieces) == 2 * AROUND + 5


def test_a_long_text_without_marks_shows_its_beginning() -> None:
    """Where nothing is marked, a long text begins and breaks off visibly."""
    assert [(len(piece.text), piece.is_gap) for piece in cut("x" * 9_000, {})] == [(AROUND, False), (0, True)]


def test_the_span_decides_which_of_two_places_is_meant() -> None:
    """Words that stand twice in the text are marked where the reason means them."""
    quote = "Fly on a tourist visa"
    assert find_words(TEXT, {"1": reason(quote, 39)}) == {"1": (39, 60)}


def test_a_quote_from_elsewhere_is_looked_for_in_the_text() -> None:
    """A span into the title is no span into the text: the words are found by themselves, or not marked."""
    labelled = {"1": reason("Day off Sunday", 3, where="title"), "2": reason("not in it", 0, where="title")}
    assert find_words(TEXT, labelled) == {"1": (23, 37)}


def test_labels_tell_the_sides_apart_without_colour() -> None:
    """Warning signs have numbers, what speaks for the offer has letters."""
    labelled = label_reasons([reason("a", side="against"), reason("b"), reason("c", side="against"), reason(None)])
    assert {label: one.quote for label, one in labelled.items()} == {"1": "b", "2": None, "A": "a", "B": "c"}


@given(st.text(), st.integers(1, 400))
def test_long_words_break_off_visibly(words: str, room: int) -> None:
    """Words that have room stay as they are; of others the beginning is given, and a sign that there is more."""
    given_back = short(words, room)
    assert given_back == words if weight(words) <= room else given_back.endswith("…")
    assert words.startswith(given_back.removesuffix("…"))


@given(st.integers(1, 6), st.integers(1, 3_000))
def test_passages_together_are_about_as_long_as_a_whole_text(count: int, length: int) -> None:
    """However many words are marked and however long they are, no more of a text is shown than of a short one."""
    text = "x" * 50_000
    spans = {str(at): (at * 7_000, at * 7_000 + length) for at in range(count)}
    assert sum(len(piece.text) for piece in cut(text, spans, 1_500)) <= 1_500
