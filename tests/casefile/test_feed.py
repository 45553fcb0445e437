from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casefile.feed import MAX_FEED_LINE, FeedLineError, read_line, write_line
from casefile.post import ContactKind, Employer, JobPost, Place


def test_the_short_form_becomes_a_post() -> None:
    """What people write by hand is read as they mean it."""
    post = read_line(
        b'{"id":"a","title":"Cook","text":"We need a cook.","employer":"Example Inn","place":"Poipet, Cambodia",'
        b'"country":"kh","pay":"USD 800","contacts":[{"kind":"telegram","value":"@example"}],"language":"en","url":"https://example.com/1"}'
    )
    assert post.employer == Employer(name="Example Inn")
    assert post.places == (Place(raw="Poipet, Cambodia", country="KH"),)
    assert post.pay is not None
    assert post.pay.raw == "USD 800"
    assert post.contacts[0].kind == ContactKind.TELEGRAM
    assert post.address == "https://example.com/1"


def test_empty_strings_mean_not_stated() -> None:
    """Nothing written is nothing stated, and fields that nobody reads pass by."""
    post = read_line(
        '{"text":"We need a cook.","title":"","employer":"","place":"","contacts":[],"label":"legitimate"}'
    )
    assert post == JobPost(text="We need a cook.")


def test_a_country_in_words_is_a_place() -> None:
    """A name is not a code: it stays in the ad's own words."""
    assert read_line('{"text":"x","country":"Cambodia"}').places == (Place(raw="Cambodia"),)


def test_an_unknown_kind_of_contact_is_other() -> None:
    """A contact that we have no word for is kept."""
    assert read_line('{"text":"x","contacts":[{"kind":"pigeon","value":"roof"}]}').contacts[0].kind == ContactKind.OTHER


@pytest.mark.parametrize(
    ("line", "says"),
    [
        (b"", "Not JSON"),
        (b"\xff\xfe", "The line is not UTF-8: its byte 1 belongs to no character"),
        (b'{"text":"caf\xe9"}', "The line is not UTF-8: its byte 13 "),
        ('{"text":"\ud800"}', "The line is not UTF-8"),
        (b"id,text", "at column 1. JSON Lines is wanted: one post a line"),
        (b"[]", "JSON object"),
        (b"{}", "neither text nor title"),
        (b'{"text":5,"title":"t"}', "`text`"),
        (b'{"text":"x","posted_on":"soon"}', "`posted_on`"),
        (b'{"text":"x","contacts":"me"}', "`contacts`"),
        (b'{"text":"\\ud800"}', "Not JSON"),
        (b'{"text":"' + b"x" * MAX_FEED_LINE + b'"}', "bytes"),
        (b"[" * 100_000, "Not JSON"),
    ],
)
def test_a_bad_line_says_what_is_wrong(line: bytes | str, says: str) -> None:
    """One sentence, never another kind of error, and none that takes this line for the first of the feed."""
    with pytest.raises(FeedLineError, match=says) as caught:
        read_line(line)
    assert "line 1" not in str(caught.value)


def test_a_bad_line_gives_the_callers_id() -> None:
    """The caller can tell which of its posts was refused."""
    with pytest.raises(FeedLineError) as caught:
        read_line('{"id":"mine","text":7}')
    assert caught.value.id == "mine"


def test_a_whole_number_is_an_id() -> None:
    """Databases number their rows: the number is the post's id as text, also where the post is refused."""
    assert read_line('{"id":2,"text":"x"}').id == "2"
    assert read_line('{"id":0,"text":"x"}').id == "0"
    with pytest.raises(FeedLineError) as caught:
        read_line('{"id":2,"text":7}')
    assert caught.value.id == "2"
    with pytest.raises(FeedLineError, match="`id`"):
        read_line('{"id":true,"text":"x"}')


@given(st.binary(max_size=300))
def test_any_bytes_give_a_post_or_a_sentence(line: bytes) -> None:
    """No input gives anything else."""
    try:
        post = read_line(line)
    except FeedLineError as error:
        assert str(error)  # noqa: PT017 - either outcome is right; each has its law
    else:
        assert read_line(write_line(post)) == post


@pytest.mark.shared
def test_examples_come_back_as_they_were_written() -> None:
    """Every example ad goes through the full form and back unchanged."""
    lines = Path("../shared/examples/examples.jsonl").read_bytes().splitlines()
    posts = [read_line(line) for line in lines]
    assert [read_line(write_line(post)) for post in posts] == posts
    assert len(posts) > 100
