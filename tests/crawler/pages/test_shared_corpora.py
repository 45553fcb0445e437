"""Test suites of parsers as hostile input: whatever they hold is read without an exception."""

import json
from pathlib import Path

import pytest

from casefile.post import JobPost
from crawler.pages import read
from crawler.pages.decoding import decode

CORPORA = Path(__file__).parents[3].parent / "shared" / "corpora"

pytestmark = pytest.mark.shared


def check(page: bytes | str) -> None:
    """It reads, and what it gives is valid."""
    post = read("https://jobs.example/1", page)
    assert JobPost.model_validate_json(post.model_dump_json()) == post


@pytest.mark.parametrize("folder", ["json-ld-html", "html5lib-tests/encoding", "json-test-suite"])
def test_a_suite_is_read_file_by_file(folder: str) -> None:
    """Every file of a suite is read as a page."""
    files = [file for file in sorted((CORPORA / folder).rglob("*")) if file.is_file()]
    assert len(files) >= 5
    for file in files:
        check(file.read_bytes())


def test_broken_json_is_survived_as_json_ld() -> None:
    """Each case of the JSON suite, broken or not, may stand in a page's JSON-LD."""
    files = sorted((CORPORA / "json-test-suite").rglob("*.json"))
    assert len(files) > 300
    for file in files:
        check(b'<html><script type="application/ld+json">' + file.read_bytes() + b"</script><p>Cook wanted</html>")


def test_naughty_strings_are_read_as_messages_and_in_pages() -> None:
    """The big list of naughty strings is read as a message, a title and a description."""
    for text in json.loads((CORPORA / "blns" / "blns.json").read_text("utf-8")):
        check(text)
        check(f"<h1>{text}</h1><p>{text}</p>")
        check(
            f'<script type="application/ld+json">{json.dumps({"@type": "JobPosting", "title": text, "description": text})}</script>'
        )


def test_declared_encodings_are_honoured() -> None:
    """Of the encoding suite's legacy pages, those whose declaration we honour decode as declared."""
    raw = (CORPORA / "html5lib-tests" / "encoding" / "test-yahoo-jp.dat").read_bytes()
    page = raw.partition(b"#data\n")[2].partition(b"\n#encoding")[0]
    assert "\ufffd" not in decode(page)
