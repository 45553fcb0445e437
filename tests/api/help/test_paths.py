import re
from pathlib import Path

import httpx
import pytest
from selectolax.lexbor import LexborHTMLParser, LexborNode

from api.help.paths import PATHS, WORDS, help_page
from api.help.service import gather_help
from api.seeker.environment import environment
from api.seeker.languages import country_name
from facts import Facts, load_facts
from tests.api.seeker.test_laws_of_pages import breaches

STEPS = ("inside", "travelling", "family")
LIMIT = 50_000

ENDANGERS = r"\brun (away|for)\b|escap|\bflee|\bfight|confront|threaten|secretly|sneak|\bhit\b|jump|climb|resist|steal"
"""What a page must not tell somebody to do who is watched: it could cost their life."""

PROMISES = (
    r"will (not )?be (released|rescued|prosecuted|punished|freed)|no punishment|immunity|we (will )?(help|rescue)"
)


@pytest.fixture(scope="module")
def facts() -> Facts:
    """The facts that come with the package."""
    return load_facts()


@pytest.fixture(scope="module")
def pages(facts: Facts) -> dict[str, LexborHTMLParser]:
    """Every page of help, by its path."""
    return {path: LexborHTMLParser(bytes(help_page(path, "en", facts).body).decode()) for path in PATHS}


def words(node: LexborNode | None) -> str:
    """The words of a part of a page, which must be there."""
    assert node is not None
    return " ".join(node.text().split())


@pytest.mark.parametrize("path", [path for path in PATHS if path])
def test_every_path_is_one_tap_from_help(pages: dict[str, LexborHTMLParser], path: str) -> None:
    """From the first page of help one tap leads to every other, and back from it in one."""
    assert f"/en/help/{path}" in {link.attributes["href"] for link in pages[""].css("main a, footer a")}
    assert "/en/help/" in {link.attributes["href"] for link in pages[path].css("header a")}


@pytest.mark.parametrize("path", PATHS)
def test_a_page_runs_and_loads_nothing_of_others(pages: dict[str, LexborHTMLParser], path: str) -> None:
    """Nothing in a page of help runs but files of ours, and nothing comes from elsewhere."""
    assert breaches(str(pages[path].html)) == []


@pytest.mark.parametrize("path", PATHS)
def test_every_link_on_the_page_leads_somewhere(pages: dict[str, LexborHTMLParser], path: str) -> None:
    """A link to a place on the same page finds it."""
    targets = {str(link.attributes["href"]) for link in pages[path].css("a[href^='#']")}
    assert [target for target in targets if pages[path].css_first(target) is None] == []


@pytest.mark.parametrize("path", PATHS)
def test_nothing_tells_people_to_endanger_themselves(pages: dict[str, LexborHTMLParser], path: str) -> None:
    """No page tells anybody to run or to confront somebody, and none promises an outcome."""
    says = words(pages[path].css_first("main"))
    for right in load_facts().rights():  # the law's own words are quoted with their source
        says = says.replace(right.says, "")
    assert re.findall(ENDANGERS, says, re.IGNORECASE) == []
    assert re.findall(PROMISES, says, re.IGNORECASE) == []


@pytest.mark.parametrize("bad", ["Run away at night", "You can escape", "Confront them", "You will be released."])
def test_dangerous_words_would_be_seen(bad: str) -> None:
    """The check finds what it is there to find."""
    assert re.search(f"{ENDANGERS}|{PROMISES}", bad, re.IGNORECASE)


def test_first_comes_what_nobody_notices(pages: dict[str, LexborHTMLParser]) -> None:
    """Inside: before a number comes reading and remembering, and no step asks for a picture or a recording."""
    steps = [words(step) for step in pages["inside"].css(".one > li")]
    assert [words(step) for step in pages["inside"].css(".one > li > h2")][:3] == [
        "First, just read",
        "Remember where you are",
        "Choose whom to reach",
    ]
    assert not re.search(r"\b(take|make) (a |an )?(photo|picture|video|recording)", " ".join(steps), re.IGNORECASE)


@pytest.mark.parametrize("path", STEPS)
def test_steps_are_short(facts: Facts, path: str) -> None:
    """Each step has a heading, and at most 100 words to read before something is opened."""
    for step in LexborHTMLParser(bytes(help_page(path, "en", facts).body).decode()).css(".one > li"):
        for fold in step.css("details"):
            fold.decompose()
        assert step.css_first("h2") is not None
        assert len(words(step).split()) <= 100, words(step)


@pytest.mark.parametrize("path", ["inside", "family"])
def test_whom_to_call_by_place_and_by_citizenship(pages: dict[str, LexborHTMLParser], facts: Facts, path: str) -> None:
    """Every line that we know can be found by place or by citizenship on the page itself, with its date."""
    for line in facts.tables.helplines:
        part = "citizenship" if line.audience == "citizens_of" else "place"
        country = country_name(line.country, "en")
        fold = next(
            fold
            for fold in pages[path].css(f"#{part} > details")
            if fold.css_first("summary").text(deep=False).strip() == country
        )
        assert line.name in fold.text()
        assert line.dated in fold.text()


def test_lines_that_take_messages_are_marked(pages: dict[str, LexborHTMLParser], facts: Facts) -> None:
    """A call can be overheard: a country is marked where, and only where, one of its lines takes messages."""
    marked = {
        summary.text(deep=False).strip()
        for summary in pages["inside"].css("#citizenship summary")
        if "also in writing" in summary.text()
    }
    expected = {
        country_name(line.country, "en")
        for line in facts.tables.helplines
        if line.audience == "citizens_of" and (line.sms or line.whatsapp or line.email)
    }
    assert marked == expected


@pytest.mark.parametrize("path", ["inside", "travelling"])
def test_where_no_line_is_known_there_is_the_embassy(pages: dict[str, LexborHTMLParser], path: str) -> None:
    """A country without a line says so and names the embassy, and so does the end of the list."""
    assert "embassy" in words(pages[path].css_first(".one"))
    unknown = [fold for fold in pages[path].css("#place > details") if not fold.css("a.call, .line")]
    assert "Laos" not in [fold.css_first("summary").text().strip() for fold in unknown]  # embassies serve there
    assert "Myanmar (Burma)" in [fold.css_first("summary").text().strip() for fold in unknown]
    assert all("embassy" in fold.text() for fold in unknown)


@pytest.mark.parametrize(("path", "topic"), [("inside", "forced"), ("family", "forced"), ("travelling", "refusing")])
def test_what_is_said_of_the_law_has_a_source(
    pages: dict[str, LexborHTMLParser], facts: Facts, path: str, topic: str
) -> None:
    """A page says of the law what a reviewed statement says, all of it, with its limits; never one that is not reviewed."""
    says = words(pages[path].css_first("main"))
    for right in facts.tables.rights:
        if right.topic == topic:
            assert (right.says in says) == right.shown
    shown = [right.says for right in facts.rights("forced")]
    assert any("not always applied" in says for says in shown)


def test_every_shown_statement_stands_somewhere(pages: dict[str, LexborHTMLParser], facts: Facts) -> None:
    """Every reviewed statement about rights is on some page, and no other one on any."""
    says = " ".join(words(html.body) for html in pages.values())
    for right in facts.tables.rights:
        assert (right.says in says) == right.shown
    assert any(not right.shown for right in facts.tables.rights)


def test_the_way_shows_the_law_of_every_destination(pages: dict[str, LexborHTMLParser], facts: Facts) -> None:
    """Travelling: what authorities say about working in a country, of every row, with who says it."""
    says = words(pages["travelling"].css_first(".one"))
    for row in facts.tables.corridors:
        assert row.says in says
        assert row.authority in says


def test_the_sheet_cannot_be_sent(pages: dict[str, LexborHTMLParser]) -> None:
    """The sheet is no form, its fields have no name and are remembered by no browser: there is nothing to send."""
    sheet = pages["before-you-go"]
    assert sheet.css("form") == []
    fields = sheet.css("input, textarea")
    assert len(fields) >= 15
    assert all("name" not in field.attributes and field.attributes["autocomplete"] == "off" for field in fields)
    assert "sent nowhere" in words(sheet.css_first("main"))


@pytest.mark.parametrize("path", PATHS)
def test_every_field_has_a_label(pages: dict[str, LexborHTMLParser], path: str) -> None:
    """Whoever hears the page hears what each field is for."""
    labels = {label.attributes["for"] for label in pages[path].css("label")}
    assert {field.attributes["id"] for field in pages[path].css("input, textarea")} <= labels


@pytest.mark.parametrize("path", PATHS)
def test_a_page_is_small(facts: Facts, path: str) -> None:
    """A page of help alone has at most 50 kB before compression, all countries in it."""
    assert len(bytes(help_page(path, "en", facts).body)) <= LIMIT


@pytest.mark.parametrize("path", ["inside", "travelling", "family"])
def test_the_history_says_nothing_of_what_happened(pages: dict[str, LexborHTMLParser], path: str) -> None:
    """The browser's history shows the same title for each path."""
    assert words(pages[path].css_first("title")) == "Get help now · Lurewatch"


async def test_paths_are_the_same_for_everybody(client: httpx.AsyncClient) -> None:
    """Each path is one page for any cache; an unknown path and a country in the address are no page of ours."""
    for path in PATHS:
        answer = await client.get(f"/en/help/{path}")
        assert answer.status_code == 200
        assert answer.headers["cache-control"] == "public, max-age=3600"
        assert "set-cookie" not in answer.headers
    for path in ("KH", "inside/KH", "insid"):
        assert (await client.get(f"/en/help/{path}")).status_code == 404


async def test_forgetting_asks_the_browser_to_drop_everything(client: httpx.AsyncClient) -> None:
    """The button works without script: the answer tells the browser to drop its copies, and is kept by nobody."""
    html = LexborHTMLParser((await client.get("/en/help/forget")).text)
    form = html.css_first("main form")
    assert form is not None
    assert (form.attributes["method"], form.attributes["action"]) == ("post", "/en/help/forget")
    answer = await client.post("/en/help/forget")
    assert answer.headers["clear-site-data"] == '"cache", "storage"'
    assert answer.headers["cache-control"] == "no-store"
    assert "help.js" not in answer.text
    assert "What we cannot take away" in answer.text


@pytest.mark.parametrize("path", PATHS)
def test_another_language_has_the_same_page(tmp_path: Path, facts: Facts, path: str) -> None:
    """From a page of help one tap on another language leads to the same page, not to the start."""
    (tmp_path / "id.po").write_text('msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n', encoding="utf-8")
    values = gather_help(facts, "id")._asdict()
    html = environment("id", tmp_path).get_template(PATHS[path]).render(help_path=path, words=WORDS, **values)
    assert f'href="/en/help/{path}" hreflang="en"' in html


def test_the_words_to_send_are_there_in_english_too(tmp_path: Path, facts: Facts) -> None:
    """Inside, on a page in another language, the words that can be sent stand there in English as well."""
    (tmp_path / "id.po").write_text('msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n', encoding="utf-8")
    values = gather_help(facts, "id")._asdict()
    html = environment("id", tmp_path).get_template(PATHS["inside"]).render(help_path="inside", words=WORDS, **values)
    assert f'<li lang="en" dir="ltr">{WORDS}</li>' in html
    assert bytes(help_page("inside", "en", facts).body).decode().count(WORDS) == 1
