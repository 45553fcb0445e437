import unicodedata
from collections.abc import Callable
from dataclasses import replace
from functools import partial

import pytest

from scorer.lexicon import Hit, Lexicon, Mode, load_lexicon
from scorer.lexicon.file import LexiconError, LexiconFile, Phrase, read_file, read_files
from scorer.lexicon.phrase import PhraseError, parts
from scorer.reading import OFFER_WORDS

FILES = list(read_files())


def _asserted(sentence: str, theme: str, lexicon: Lexicon | None = None) -> list[Hit]:
    found = (lexicon or load_lexicon()).read(sentence)
    return [hit for hit in found if hit.theme == theme and hit.mode == Mode.ASSERTED]


def _missed(lexicon_file: LexiconFile, written: Callable[[str], str] = str) -> list[tuple[str, str]]:
    """The phrases' own examples, however written, in which the theme is not found."""
    return [
        (phrase.theme, sentence)
        for phrase in lexicon_file.phrases
        for sentence in phrase.hits
        if not _asserted(written(sentence), phrase.theme)
    ]


@pytest.mark.parametrize("lexicon_file", FILES, ids=lambda lexicon_file: lexicon_file.language)
def test_every_hit_is_found(lexicon_file: LexiconFile) -> None:
    """In each of a phrase's own examples its theme is found as said of the offer."""
    assert not _missed(lexicon_file)


@pytest.mark.parametrize("lexicon_file", FILES, ids=lambda lexicon_file: lexicon_file.language)
def test_letters_that_are_taken_apart_hide_nothing(lexicon_file: LexiconFile) -> None:
    """Some keyboards and systems write a letter and its parts one after the other (NFD): the same is found."""
    assert not _missed(lexicon_file, partial(unicodedata.normalize, "NFD"))


@pytest.mark.parametrize("lexicon_file", FILES, ids=lambda lexicon_file: lexicon_file.language)
def test_every_miss_is_left_alone(lexicon_file: LexiconFile) -> None:
    """In each of a phrase's counter-examples its theme is denied, reported or not there."""
    found = [
        (phrase.theme, sentence)
        for phrase in lexicon_file.phrases
        for sentence in phrase.misses
        if _asserted(sentence, phrase.theme)
    ]
    assert not found


def test_every_exception_is_one() -> None:
    """Without its exceptions, a phrase is found in one of its own counter-examples."""
    bare = Lexicon(
        replace(one, phrases=tuple(replace(phrase, exceptions=()) for phrase in one.phrases)) for one in FILES
    )
    idle = [
        (phrase.language, phrase.theme)
        for lexicon_file in FILES
        for phrase in lexicon_file.phrases
        if phrase.exceptions and not any(_asserted(sentence, phrase.theme, bare) for sentence in phrase.misses)
    ]
    assert not idle


def test_no_phrase_runs_from_one_item_of_a_list_to_the_next() -> None:
    """Items in one line, held apart by bars or bullets, are as far apart as lines are."""
    assert _asserted("Your own ticket for free wifi", "travel_paid")
    for mark in "|•✅":
        assert not _asserted(f"Your own ticket {mark} free wifi", "travel_paid")


@pytest.mark.parametrize("lexicon_file", FILES, ids=lambda lexicon_file: lexicon_file.language)
def test_every_phrase_has_its_examples(lexicon_file: LexiconFile) -> None:
    """A phrase without an example of what it finds is not tested, and does not come in."""
    assert not [phrase.wordings[0] for phrase in lexicon_file.phrases if not phrase.hits]


@pytest.mark.parametrize("lexicon_file", FILES, ids=lambda lexicon_file: lexicon_file.language)
def test_every_language_knows_an_offer_by_its_words(lexicon_file: LexiconFile) -> None:
    """Its words are all found where they stand, and are more than a text needs to read like an offer."""
    plain = [word.strip("*") for word in lexicon_file.offer if "(" not in word]
    assert {hit.language for word in plain for hit in load_lexicon().offer_words.read(word)} >= {lexicon_file.language}
    assert all(load_lexicon().offer_words.read(word) for word in plain)
    assert len(plain) > 2 * OFFER_WORDS


def _lexicon(*phrases: str, before: tuple[str, ...] = (), warning: tuple[str, ...] = ()) -> Lexicon:
    entries = tuple(Phrase("en", "fees", (phrase,)) for phrase in phrases)
    return Lexicon([LexiconFile("en", entries, negation_before=before, warning=warning)])


def test_the_longest_of_overlapping_phrases_is_kept() -> None:
    """`registration fee` is not also `fee`."""
    (hit,) = _lexicon("fee", "registration fee").read("A registration fee is due.")
    assert hit.phrase == "registration fee"


def test_a_find_that_meets_an_exception_is_none() -> None:
    """A copy of a passport is not the passport; what stands beside it still is, and other themes may mean the copy."""
    lexicon = Lexicon(
        [
            LexiconFile(
                "en",
                (
                    Phrase("en", "passport_kept", ("hand over .. passport",), exceptions=("copy of your passport",)),
                    Phrase("en", "passport_photo", ("copy of your passport",)),
                ),
            )
        ]
    )
    assert [hit.theme for hit in lexicon.read("You hand over a copy of your passport.")] == ["passport_photo"]
    kept = [
        hit for hit in lexicon.read("A copy of your passport. Hand over the passport.") if hit.theme == "passport_kept"
    ]
    assert [(hit.start, hit.end) for hit in kept] == [(25, 47)]


def test_a_word_inside_another_is_no_hit() -> None:
    """`fee` is not found in coffee, and is found before punctuation."""
    assert not _lexicon("fee").read("Free coffee for all")
    assert _lexicon("fee").read("the fee, please")


def test_scripts_without_spaces_need_no_boundary() -> None:
    """A Thai phrase is found inside a run of Thai."""
    assert _lexicon("ค่าสมัคร").read("ต้องจ่ายค่าสมัครก่อน")


def test_negation_holds_within_its_clause() -> None:
    """`no` denies what follows it up to the end of the clause, not beyond."""
    lexicon = _lexicon("fee", before=("no",))
    assert [hit.mode for hit in lexicon.read("There is no fee.")] == [Mode.DENIED]
    assert [hit.mode for hit in lexicon.read("No problem. The fee is 20.")] == [Mode.ASSERTED]


def test_a_warning_reports_what_its_sentence_says() -> None:
    """What stands in a warning's sentence is reported, unless the warning itself is denied."""
    lexicon = _lexicon("pay a fee", before=("not a",), warning=("scam",))
    modes = {hit.theme: hit.mode for hit in lexicon.read("It is a scam when you pay a fee.")}
    assert modes["fees"] == Mode.REPORTED
    modes = {hit.theme: hit.mode for hit in lexicon.read("This is not a scam, you just pay a fee.")}
    assert modes["fees"] == Mode.ASSERTED


def test_parts_of_a_phrase_stay_in_one_sentence() -> None:
    """`keep .. passport` needs both words near each other, in order, in one sentence."""
    lexicon = _lexicon("keep .. passport")
    assert lexicon.read("They keep every passport.")
    assert not lexicon.read("They keep dogs. Bring a passport.")
    assert not lexicon.read("passport they keep")


def test_hidden_words_are_found_and_quoted_as_written() -> None:
    """A hit's span is of the original text, signs and all."""
    text = "only a reg\u200bistrаtion  fe3 ok"
    (hit,) = _lexicon("registration fee").read(text)
    assert text[hit.start : hit.end] == "reg\u200bistrаtion  fe3"


@pytest.mark.parametrize("phrase", ["(a|b", "a) b", "free* ticket", "a .. ", "()"])
def test_a_phrase_that_cannot_be_read_is_refused(phrase: str) -> None:
    """Unbalanced brackets, a star in the middle and empty parts are errors that name the phrase."""
    with pytest.raises(PhraseError):
        parts(phrase)


@pytest.mark.parametrize(
    "text",
    [
        'language = "xx"',
        'language = "en"\n[[nonsense]]\nphrase = "a"',
        'language = "en"\n[[fees]]\nwords = "a"',
        'language = "en"\n[[fees]]\nphrase = "a"\nhits = [1]',
        "language =",
    ],
)
def test_a_broken_file_is_refused(text: str) -> None:
    """A wrong language, an unknown theme or key, or broken TOML names the file."""
    with pytest.raises(LexiconError, match=r"en\.toml"):
        read_file("en.toml", text)
