import pytest

from api.errors import ProblemError
from api.seeker.pasted import read_pasted


@pytest.mark.parametrize(
    "pasted",
    ["https://jobs.example.com/123", " jobs.example.com/123\n", "jobs.example.com", "http://example.org:8080/a?b=c#d"],
)
def test_a_link_is_a_link(pasted: str) -> None:
    """One address alone is looked up."""
    check = read_pasted(pasted)
    assert (check.url, check.text) == (pasted.strip(), None)


@pytest.mark.parametrize(
    "pasted",
    ["Cook wanted", "jobs.example.com is hiring", "hr@example.com", "@example_hr", "Cook.", "https://", "a\nb.example"],
)
def test_words_are_words(pasted: str) -> None:
    """Words, a mailbox or a handle are judged as text, to the letter."""
    check = read_pasted(pasted)
    assert (check.url, check.text) == (None, pasted)


def test_the_form_s_line_ends_are_undone() -> None:
    """A browser sends every line end as two characters; the places of words are counted in one."""
    assert read_pasted("Cook wanted\r\nin Lisbon").text == "Cook wanted\nin Lisbon"


@pytest.mark.parametrize("pasted", ["", " \r\n\t", "\x89PNG\r\n\x1a\n\x00\x00", "\ufffdJFIF\ufffd\ufffd\ufffd words"])
def test_what_cannot_be_read_is_refused(pasted: str) -> None:
    """An empty box, a picture or broken characters give a sentence that says what to paste."""
    with pytest.raises(ProblemError, match="Paste"):
        read_pasted(pasted)
