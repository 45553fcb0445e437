import re

import httpx
import pytest
from selectolax.lexbor import LexborHTMLParser

from facts import load_facts

ENGLISH = re.compile(r"(?:[A-Za-z][A-Za-z’']+[ ,;:]+){2,}[A-Za-z’']+")
"""Three Latin words in a row: in a language of another script, that is a sentence nobody translated."""

AS_IT_IS = "script, style, textarea, mark, q, blockquote, .text, [lang=en], [hreflang]"
"""What stays as it is: the ad's own words, names of other languages, and what the page marks as English."""

NAMES = " ".join(
    [f"{line.name} {line.operator}" for line in load_facts().tables.helplines]
    + [row.authority for row in load_facts().tables.registries]
)
"""Names that one must be able to look up and to say on the telephone."""

AD = "Chat work in Poipet, Cambodia. USD 900 a month. We keep your passport. A tourist visa is enough. You pay a fee."

PAGES = [
    "",
    "help/",
    "help/inside",
    "help/travelling",
    "help/family",
    "help/before-you-go",
    "report",
    "appeal",
    "help/none",
]


def left_in_english(html: str) -> list[str]:
    """Give the runs of English words that a page shows without saying that they are English."""
    page = LexborHTMLParser(html)
    for element in page.css(AS_IT_IS):
        element.decompose()
    body = page.css_first("body")
    assert body is not None
    lines = body.text(separator="\n").split("\n")
    return [run for line in lines for run in ENGLISH.findall(line) if run not in NAMES]


@pytest.mark.parametrize("path", PAGES)
async def test_a_page_is_translated(client: httpx.AsyncClient, path: str) -> None:
    """A page of another language says nothing in English, but for names and what it marks as English."""
    assert left_in_english((await client.get(f"/hi/{path}")).text) == []


async def test_an_answer_is_translated(client: httpx.AsyncClient) -> None:
    """An answer is in the reader's language, whatever the ad's; the ad's words stay."""
    html = (await client.post("/hi/check", data={"ad": AD})).text
    assert "Poipet" in html
    assert left_in_english(html) == []


async def test_an_error_is_translated(client: httpx.AsyncClient) -> None:
    """What went wrong is said in the reader's language too."""
    assert left_in_english((await client.post("/hi/check", data={"ad": " "})).text) == []


def test_english_is_seen() -> None:
    """A sentence past the catalogue is found; one that is marked is not."""
    assert left_in_english("<p>हिन्दी</p><p>It was said in English.</p>") == ["It was said in English"]
    assert left_in_english('<p lang="en">It was said in English.</p>') == []
