from pathlib import Path

import pytest

from api.seeker.questions import words_to_send
from casefile.verdict import Question
from scorer.terms import QUESTIONS

ASKED = (Question(term="fees", asks=QUESTIONS["fees"]), Question(term="passport", asks=QUESTIONS["passport"]))
CATALOGUE = """
msgid ""
msgstr "Content-Type: text/plain; charset=utf-8\\n"

msgid "{fees}"
msgstr "Apakah saya membayar sesuatu?"

msgid "{passport}"
msgstr "Apakah paspor saya tetap pada saya?"
"""


@pytest.fixture
def catalogues(tmp_path: Path) -> Path:
    """A folder with an Indonesian catalogue of two questions, and a Vietnamese one that lacks them."""
    (tmp_path / "id.po").write_text(CATALOGUE.format(**QUESTIONS), encoding="utf-8")
    (tmp_path / "vi.po").write_text(CATALOGUE.partition("\n\n")[0], encoding="utf-8")
    return tmp_path


def test_questions_are_sent_in_the_language_of_the_ad(catalogues: Path) -> None:
    """Who reads English and answers an Indonesian ad gets the questions in Indonesian."""
    found = words_to_send(ASKED, "id", "en", catalogues)
    assert (found.language, found.lacking) == ("id", None)
    assert found.text == "Apakah saya membayar sesuatu?\nApakah paspor saya tetap pada saya?"


def test_a_reader_of_another_language_sends_english(catalogues: Path) -> None:
    """An English ad is asked in English, whatever the reader's language is."""
    assert words_to_send(ASKED, "en", "id", catalogues).text == f"{QUESTIONS['fees']}\n{QUESTIONS['passport']}"


@pytest.mark.parametrize("language", ["th", "vi"])
def test_a_language_that_we_lack_is_told(catalogues: Path, language: str) -> None:
    """Where we have no words in the ad's language, or not all of them, the reader's language stands in, and it is said."""
    found = words_to_send(ASKED, language, "id", catalogues)
    assert (found.language, found.lacking) == ("id", language)
    assert found.text.startswith("Apakah")


def test_an_ad_of_no_known_language(catalogues: Path) -> None:
    """Where the ad's language is unknown the reader's own stands, without a word about it."""
    found = words_to_send(ASKED, None, "id", catalogues)
    assert (found.language, found.lacking) == ("id", None)
