"""Reading whatever comes in: never an exception, always a valid post, in bounded time."""

import json
import logging
import time
from hashlib import sha256
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from casefile.post import MAX_TEXT, JobPost
from crawler.pages import complete, read
from crawler.pages.page import Page

FRAGMENTS = st.sampled_from(
    [
        "<", ">", "</", "<p>", "<div>", "</div>", "<li>", "<b>", "<table>", "<td>", "<script>", "</script>", "<!--", "-->",
        "<![CDATA[",
        '<script type="application/ld+json">', '{"@type":"JobPosting"', '"title":', '"x"', "[", "]", "{", "}", ",", ":", "\\",
        '"', "&lt;",
        "&#0;", "&amp;", '<div itemscope itemtype="https://schema.org/JobPosting">', '<span itemprop="title">',
        '<p typeof="JobPosting">',
        '<meta property="og:title" content="', "Cook", "Ã©", "\x00", "\ud800", "\u200b", " ", "\n", "1,200 USD", "@example",
        '<a href="t.me/x">',
        "<html lang=", "<template>", "<svg>", "<select>", '<p style="display:none">', "<base href=", '<a class=apply href="//[">',
    ]
)  # fmt: skip

JSON = st.recursive(
    st.one_of(
        st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=20), st.sampled_from(["2026-01-01", "JobPosting"])
    ),
    lambda inner: st.one_of(
        st.lists(inner, max_size=4),
        st.dictionaries(
            st.sampled_from(
                [
                    "@type", "@graph", "title", "name", "description", "hiringOrganization", "jobLocation", "address",
                    "addressLocality",
                    "addressCountry", "baseSalary", "value", "minValue", "maxValue", "currency", "unitText", "datePosted",
                    "validThrough",
                    "applicationContact", "email", "telephone", "skills", "url", "mainEntity",
                ]
            ),
            inner,
            max_size=6,
        ),
    ),
    max_leaves=25,
)  # fmt: skip


def check(post: JobPost) -> None:
    """A valid post that survives a journey through JSON."""
    assert JobPost.model_validate_json(post.model_dump_json()) == post
    assert len(post.text) <= MAX_TEXT


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=2_000))
@example(b"\xff\xfe<\x00p\x00>\x00")
@example(b"\x1b$B")
def test_any_bytes_give_a_post(page: bytes) -> None:
    """Binary, cut-off and mixed encodings are read as far as they can be."""
    check(read(None, page))


@settings(max_examples=200, deadline=None)
@given(
    st.lists(FRAGMENTS, max_size=40).map("".join),
    st.sampled_from([None, "https://www.linkedin.com/jobs/view/1", "not an address"]),
)
def test_any_markup_gives_a_post(page: str, url: str | None) -> None:
    """Tags, scripts and data in any order, at any address, are read."""
    check(read(url, page))


@settings(max_examples=200, deadline=None)
@given(JSON)
def test_any_json_ld_gives_a_post(value: Any) -> None:
    """A JobPosting whose properties are of any type and nesting is read without a complaint."""
    posting = {"@type": "JobPosting", **value} if isinstance(value, dict) else value
    page = f'<html><script type="application/ld+json">{json.dumps(posting)}</script><p>Cook wanted in the valley'
    check(read("https://jobs.example/1", page))


def test_a_field_that_breaks_costs_only_itself(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """What goes wrong in one field is logged without the page's words, and the others are read."""

    def broken(_: Page) -> None:
        raise RuntimeError("Cook wanted in the valley")

    monkeypatch.setattr(Page, "employer", broken)
    with caplog.at_level(logging.ERROR):
        post = read(None, "<h1>Cook</h1><p>Cook wanted in the valley")
    assert post.title == "Cook"
    assert post.employer is None
    assert "broke the reading" in caplog.text
    assert "RuntimeError" in caplog.text
    assert "valley" not in caplog.text


def test_the_address_is_canonical_and_the_page_is_hashed() -> None:
    """Two links to one page give one address; the hash is of the bytes as they came."""
    post = read("http://Jobs.Example/1?utm_source=x#apply", b"<p>Cook")
    assert post.address == "https://jobs.example/1"
    assert post.page_sha256 == sha256(b"<p>Cook").hexdigest()
    assert read("not an address", "<p>Cook").address is None


def test_addresses_that_grow_too_long_are_left_out() -> None:
    """Escapes and bases make an address longer than a post may hold: then it has none."""
    post = read("https://jobs.example/" + "é" * 1_500, f'<p>Cook wanted<a class=apply href="{"é" * 1_500}">Apply</a>')
    assert post.address is None
    assert post.apply_url is None
    check(post)


SIZE = 100_000
HOSTILE = {
    "ats": "@" * SIZE,
    "mailboxes": "a@a." * (SIZE // 4),
    "broken mailboxes": "a at a dot " * (SIZE // 11),
    "digits": "1-" * (SIZE // 2),
    "numbers": "1 " * (SIZE // 2),
    "masked numbers": "00 " * (SIZE // 3),
    "sums": "$1" * (SIZE // 2),
    "ranges": "1 to 2 " * (SIZE // 7),
    "chinese sums": "一万" * (SIZE // 2),
    "groups": "1,000," * (SIZE // 6),
    "handles": "telegram @" * (SIZE // 10),
    "spaced letters": "a " * (SIZE // 2),
    "spelled digits": "zero " * (SIZE // 5),
    "links": "https://a.a/ " * (SIZE // 13),
    "broken links": "t . me / " * (SIZE // 9),
    "labels": "a.b.c." * (SIZE // 6),
    "blank": " \n" * (SIZE // 2),
    "zero width": "a\u200b" * (SIZE // 2),
    "keycaps": "1\ufe0f\u20e3" * (SIZE // 3),
    "mojibake": "Ã©à\xa0" * (SIZE // 4),
    "brackets": "[" * SIZE,
    "fees": "fee 1 salary 2 " * (SIZE // 15),
}
DEEP = {
    "boxes": "<div>" * 50_000,
    "formatting": "".join(f"<b a={n}>" for n in range(5_000)) + "<p>x" * 5_000,
    "list items": "<li>" * 50_000,
    "tables": "<table><tr><td>" * 10_000,
    "json": '<script type="application/ld+json">' + "[" * SIZE + "</script>",
    "json objects": '<script type="application/ld+json">' + '{"a":' * 20_000 + "</script>",
    "json quotes": '<script type="application/ld+json">{"a":"' + '\\"' * 50_000 + "</script>",
    "json comments": '<script type="application/ld+json">{' + "/*" * 50_000 + "</script>",
    "microdata": "<div itemscope itemtype=JobPosting itemprop=a>" * 2_000,
    "rdfa": '<div typeof="JobPosting" property=b>' * 2_000,
    "attributes": "<div " + "a=b " * 25_000 + ">x",
    "tags": "<" * SIZE,
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_hostile_text_costs_no_more_than_its_length(text: str) -> None:
    """A hundred kilobytes that would send a careless expression round in circles are done within a second."""
    post = JobPost(text=text[:MAX_TEXT])
    begun = time.process_time()
    complete(post)
    assert time.process_time() - begun < 1.5


@pytest.mark.parametrize("page", DEEP.values(), ids=DEEP)
def test_a_hostile_page_costs_no_more_than_its_length(page: str) -> None:
    """Pages that are built to cost the square of their length are read within seconds."""
    begun = time.process_time()
    check(read(None, page))
    assert time.process_time() - begun < 3


def test_ten_megabytes_are_read() -> None:
    """A page of ten megabytes is cut, not refused."""
    begun = time.process_time()
    post = read(None, b"<p>Cook wanted in the valley " * 350_000)
    assert len(post.text) == MAX_TEXT
    assert time.process_time() - begun < 10
