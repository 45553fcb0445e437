from hypothesis import example, given
from hypothesis import strategies as st

from api.seeker.chat import MOST_TURNS, tell_apart
from api.seeker.marks import WHOLE

CHAT = """[12/03, 10:02] Rina: Is it true that you keep the passport?
[12/03, 10:05] HR Example: Come on a tourist visa first, the company arranges everything later
[12/03, 10:07] Rina: Where is the office?
[12/03, 10:09] HR Example: Poipet, day off Sunday"""


def at(text: str, words: str) -> tuple[int, int]:
    """Where words stand in a text."""
    return text.index(words), text.index(words) + len(words)


def test_two_speakers_are_told_apart() -> None:
    """A chat is shown turn by turn, with who speaks and what stood before the words; nothing of it is lost."""
    said = tell_apart(CHAT, {})
    assert [turn.number for turn in said] == [1, 2, 1, 2]
    assert said[1].lead == "[12/03, 10:05] HR Example:"
    assert ["".join(piece.text for piece in turn.pieces) for turn in said] == [
        "Is it true that you keep the passport?",
        "Come on a tourist visa first, the company arranges everything later",
        "Where is the office?",
        "Poipet, day off Sunday",
    ]


def test_who_asks_is_named() -> None:
    """Who asks about the offer is told from who makes it."""
    assert [turn.asks for turn in tell_apart(CHAT, {})] == [True, False, True, False]


def test_words_are_marked_in_their_turn() -> None:
    """The words of a reason are marked where they were said, and nowhere else."""
    said = tell_apart(CHAT, {"1": at(CHAT, "tourist visa"), "A": at(CHAT, "day off Sunday")})
    marked = [[(piece.text, piece.labels) for piece in turn.pieces if piece.labels] for turn in said]
    assert marked == [[], [("tourist visa", ("1",))], [], [("day off Sunday", ("A",))]]


def test_signs_are_no_names() -> None:
    """A dash before each line tells speakers apart, and is not shown as a name."""
    said = tell_apart(
        "- Do I pay for the ticket?\n- No, the company pays\n- And the visa?\n- Later, after you arrive", {}
    )
    assert [turn.number for turn in said] == [1, 2, 1, 2]
    assert {turn.lead for turn in said} == {""}


def test_an_ad_is_no_chat() -> None:
    """An ad with fields line by line has no speakers."""
    assert tell_apart("Cook wanted\nPay: 900 USD\nPlace: Lisbon\nContact: hr@example.com", {}) == []


def test_a_long_chat_is_shown_around_its_marks() -> None:
    """Of a long chat the turns with marked words and their neighbours are shown, and gaps for the rest."""
    lines = [f"{'AB'[at % 2]}: message number {at} of a long chat" for at in range(100)]
    text = "\n".join(lines)
    assert len(text) > WHOLE
    said = tell_apart(text, {"1": at(text, "number 50 of")})
    assert [turn.is_gap for turn in said] == [True, False, False, False, True]
    assert [piece.text for piece in said[2].pieces if piece.labels] == ["number 50 of"]


def test_a_chat_of_many_turns_stays_small() -> None:
    """However many words are marked, no more turns are shown than a phone can hold."""
    text = "\n".join(f"{'AB'[at % 2]}: {at}x" for at in range(300))
    spans = {str(number): at(text, f"{number}x") for number in range(100, 200, 2)}
    assert len([turn for turn in tell_apart(text, spans) if not turn.is_gap]) == MOST_TURNS


LINES = st.lists(
    st.tuples(st.sampled_from(["A: ", "B: ", "- ", "> ", "“", "[1/2, 10:02] A: ", ""]), st.text(max_size=30))
)


@given(LINES)
@example([("A: ", "")] * 15)
def test_no_word_of_a_chat_is_lost(lines: list[tuple[str, str]]) -> None:
    """Whatever is taken for a chat, every letter of it is shown, once and in order, or a gap says that some is left out."""
    text = "\n".join(before + words + ("”" if before == "“" else "") for before, words in lines)
    said = tell_apart(text, {})
    shown = "".join(turn.lead + "".join(piece.text for piece in turn.pieces) for turn in said)
    if said and not any(turn.is_gap for turn in said):
        assert "".join(filter(str.isalnum, shown)) == "".join(filter(str.isalnum, text))


def test_words_around_quotations_stay() -> None:
    """What stands before and after the quotations of a chat is shown too, and nobody is said to have said it."""
    said = tell_apart(
        "He wrote: “Come on a tourist visa, we pay for it, and you start at once” she asked “And the work permit?” yesterday",
        {},
    )
    assert [turn.number for turn in said] == [1, 2, 0]
    assert [turn.lead for turn in said] == ["He wrote: “", "” she asked “", "” yesterday"]
