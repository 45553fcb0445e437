import httpx
import pytest
from selectolax.lexbor import LexborHTMLParser

STRANGE = "<script>alert(1)</script>"
AT = "https://jobs.example.com/elsewhere"


def words(html: str) -> str:
    """What a page says, in one line."""
    return " ".join(LexborHTMLParser(html).css_first("main").text(separator=" ").split())


async def report(client: httpx.AsyncClient, **said: object) -> str:
    """Report an ad, and give the receipt."""
    taken = await client.post("/v1/reports", json={"consent": True} | said)
    assert taken.status_code == 201
    return str(taken.json()["receipt"])


async def rule(client: httpx.AsyncClient) -> None:
    """Rule on the first post as a moderator does."""
    html = LexborHTMLParser((await client.get("/console/posts/1?ruled=all")).text)
    hidden = {node.attributes["name"]: node.attributes["value"] for node in html.css("form.rule input[type=hidden]")}
    assert (await client.post("/console/posts/1/rulings", data=hidden | {"kind": "ordinary"})).status_code == 303


async def test_a_case_shows_what_readers_say(moderator: httpx.AsyncClient) -> None:
    """Beside the post stand day, what happened, notes and address of each report, as words that lead nowhere."""
    said = {"text": "Work in a compound in Poipet.", "url": AT, "happened": ["asked_money"], "note": STRANGE}
    await report(moderator, **said)
    page = (await moderator.get("/console/posts/2")).text
    assert STRANGE not in page
    shown = words(page)
    assert "What readers report" in shown
    assert "I was asked for money" in shown
    assert STRANGE in shown
    assert f"Said to stand at: {AT}" in shown
    assert "What the reader says that the ad said" not in shown
    assert AT not in [link.attributes["href"] for link in LexborHTMLParser(page).css("a")]


async def test_other_words_than_the_post_has_are_shown(moderator: httpx.AsyncClient) -> None:
    """Where a reader's text is not the post's, a moderator sees both."""
    await moderator.post("/v1/reports", json={"consent": True, "text": "Work in a compound in Poipet."})
    await report(moderator, text="Another compound, without a title.", note="first")
    assert "What readers report" in words((await moderator.get("/console/posts/4")).text)
    assert "What readers report" not in words((await moderator.get("/console/posts/3")).text)


async def test_a_withdrawn_report_shows_no_word(moderator: httpx.AsyncClient) -> None:
    """Of a report that its reader withdrew only that is left to see, and it counts no more."""
    code = await report(moderator, text="Work in a compound in Poipet.", note="canary")
    assert "Reports: 1" in words((await moderator.get("/console?reported=yes")).text)
    await moderator.post(f"/v1/reports/{code}", json={"withdraw": True})
    shown = words((await moderator.get("/console/posts/2")).text)
    assert "Withdrawn by its reader." in shown
    assert "canary" not in shown
    assert "Reports: 1" not in words((await moderator.get("/console")).text)


async def test_the_inbox_has_what_fits_no_post(moderator: httpx.AsyncClient) -> None:
    """A report of an unknown address waits in the inbox, and leaves it once a moderator has looked."""
    code = await report(moderator, url=AT, note="no such page here")
    html = LexborHTMLParser((await moderator.get("/console/inbox")).text)
    assert "no such page here" in html.css_first("main").text()
    form = html.css_first("main form")
    token = form.css_first("input[name=csrf]").attributes["value"]
    closed = await moderator.post(str(form.attributes["action"]), data={"csrf": token})
    assert (closed.status_code, closed.headers["location"]) == (303, "/console/inbox")
    assert "no such page here" not in (await moderator.get("/console/inbox")).text
    assert (await moderator.get(f"/v1/reports/{code}")).json()["looked_on"] is not None
    again = await moderator.post(str(form.attributes["action"]), data={"csrf": token})
    assert again.status_code == 404


async def test_who_asks_for_a_person_is_shown_first(moderator: httpx.AsyncClient) -> None:
    """A report that asks for a person leads to its case, before those that fit no post, until it is ruled on anew."""
    await report(moderator, url=AT, note="no such page here")
    await rule(moderator)
    code = await report(moderator, text="Cook in Lisbon, paid monthly.", note="please look")
    assert "please look" not in (await moderator.get("/console/inbox")).text
    await moderator.post(f"/v1/reports/{code}", json={"wants_person": True})
    shown = words((await moderator.get("/console/inbox")).text)
    assert 0 < shown.index("please look") < shown.index("no such page here")
    await rule(moderator)
    assert "please look" not in (await moderator.get("/console/inbox")).text


async def test_where_somebody_is_held_the_inbox_says_so(moderator: httpx.AsyncClient) -> None:
    """A post that a report says somebody cannot leave is led to from the inbox, with those words."""
    await report(moderator, text="I saw this ad: waiter wanted in Doha hotel", happened=["held"])
    inbox = LexborHTMLParser((await moderator.get("/console/inbox")).text)
    assert "Somebody cannot leave" in inbox.css_first("main").text()
    assert inbox.css_first("main li a").attributes["href"] == "/console/posts/5?ruled=all"


async def test_an_appeal_is_in_the_inbox(moderator: httpx.AsyncClient) -> None:
    """An appeal waits in the inbox with its deadline, its reason and where to answer."""
    form = {
        "address": AT,
        "reason": STRANGE,
        "consent": "yes",
        "contact": "kitchen@example.org",
        "contact_consent": "y",
    }
    assert (await moderator.post("/en/appeal", data=form)).status_code == 200
    page = (await moderator.get("/console/inbox")).text
    assert STRANGE not in page
    assert "must be answered by" in words(page)
    assert "Answer to: kitchen@example.org" in words(page)


@pytest.mark.parametrize("path", ["/console/inbox", "/console/inbox/reports/1/close", "/console/inbox/appeals/1/close"])
async def test_the_inbox_is_for_moderators(client: httpx.AsyncClient, path: str) -> None:
    """Who is not signed in is led to the door."""
    response = await client.request("POST" if path.endswith("close") else "GET", path)
    assert (response.status_code, response.headers["location"]) == (303, "/console/login")


@pytest.mark.parametrize("path", ["/console/inbox/reports/1/close", "/console/inbox/appeals/99999999999/close"])
async def test_closing_needs_the_token(moderator: httpx.AsyncClient, path: str) -> None:
    """A form without the moderator's token closes nothing."""
    assert (await moderator.post(path, data={"csrf": "x"})).status_code == 403
