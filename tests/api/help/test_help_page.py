import re

import httpx
import pytest
from selectolax.lexbor import LexborHTMLParser, LexborNode

from api.help.paths import help_page
from api.seeker.languages import country_name
from facts import Facts, load_facts


@pytest.fixture(scope="module")
def facts() -> Facts:
    """The facts that come with the package."""
    return load_facts()


@pytest.fixture(scope="module")
def html(facts: Facts) -> LexborHTMLParser:
    """The help page."""
    return LexborHTMLParser(bytes(help_page("", "en", facts).body).decode())


def digits(number: str) -> str:
    """A number as it is dialled."""
    return re.sub(r"[^0-9+]", "", number)


def fold(html: LexborHTMLParser, part: str, country: str) -> LexborNode:
    """What is under a country."""
    folds = [
        node for node in html.css(f"#{part} > details") if node.css_first("summary").text(deep=False).strip() == country
    ]
    assert len(folds) == 1
    return folds[0]


def test_no_number_is_invented(facts: Facts, html: LexborHTMLParser) -> None:
    """Every number that can be tapped stands in the facts, and every number of the facts can be tapped."""
    lines, registries = facts.tables.helplines, facts.tables.registries
    known = {
        digits(number) for line in lines for number in (line.phone, line.second_phone, line.phone_abroad) if number
    }
    known |= {digits(row.phone) for row in registries if row.phone}
    tapped = {str(link.attributes["href"]).removeprefix("tel:") for link in html.css("a[href^='tel:']")}
    assert tapped <= known
    assert {digits(line.phone) for line in lines if line.phone} <= tapped


def test_a_number_is_shown_as_it_is_dialled(html: LexborHTMLParser) -> None:
    """What is written beside a telephone is what it dials."""
    for link in html.css("a.call"):
        scheme, _, number = str(link.attributes["href"]).partition(":")
        assert scheme in {"tel", "sms"}
        assert digits(link.css_first("bdi").text()) == number


def test_by_citizenship_and_by_place(facts: Facts, html: LexborHTMLParser) -> None:
    """Every line is under its citizenship or its country, and an embassy's also under the country where it is."""
    for line in facts.tables.helplines:
        part = "citizenship" if line.audience == "citizens_of" else "place"
        assert line.name in fold(html, part, country_name(line.country, "en")).text()
        if line.only_in:
            there = fold(html, "place", country_name(line.only_in, "en")).text()
            assert line.name in there
            assert f"For citizens of {country_name(line.country, 'en')}" in there


def test_what_is_unsure_or_old_says_so(facts: Facts, html: LexborHTMLParser) -> None:
    """A number that is not confirmed says so, an old one shows its year, and every one has a date."""
    for line in facts.tables.helplines:
        part = "citizenship" if line.audience == "citizens_of" else "place"
        nodes = fold(html, part, country_name(line.country, "en")).css(".line")
        says = next(node.text() for node in nodes if node.css_first("h3").text() == line.name)
        assert ("Not confirmed" in says) == (not line.confirmed)
        assert (f"From {line.dated[:4]}" in says) == line.is_old
        assert line.dated in says


@pytest.mark.parametrize("country", ["Nepal", "Pakistan"])
def test_no_known_line_leads_to_the_embassy(html: LexborHTMLParser, country: str) -> None:
    """Where no line is known the page says so, names the embassy, and dials nothing."""
    found = fold(html, "citizenship", country)
    assert "We know of no helpline" in found.text()
    assert "embassy" in found.text()
    assert found.css("a.call") == []


async def test_the_page_is_the_same_for_everybody(client: httpx.AsyncClient) -> None:
    """One address, one page, to be kept by any cache; whoever asks for a country in the address gets nothing else."""
    answer = await client.get("/en/help/")
    assert answer.headers["cache-control"] == "public, max-age=3600"
    assert (await client.get("/en/help/?country=KH")).content == answer.content
    assert (await client.get("/en/help/KH")).status_code == 404


@pytest.mark.parametrize("path", ["/en/", "/en/help/", "/assets/none"])
async def test_help_is_one_tap_away(client: httpx.AsyncClient, path: str) -> None:
    """Every page of the seeker leads to help and out, errors too."""
    html = LexborHTMLParser((await client.get(path)).text)
    assert {"/en/help/", "/leave"} <= {str(link.attributes["href"]) for link in html.css("header a")}
