from collections.abc import Callable

import pytest
from selectolax.lexbor import LexborHTMLParser, LexborNode

from api.seeker.environment import dialled
from casefile.post import JobPost
from casefile.verdict import Campaign, Reason, Verdict
from tests.api.seeker.answered import START, TODAY, answer_page, known

Sample = Callable[[str], tuple[Verdict, JobPost]]

LEVELS = ("high", "caution", "nothing_found", "cannot_tell")


def shown(verdict: Verdict, post: JobPost, language: str = "en") -> LexborHTMLParser:
    """The answer page of a verdict."""
    return LexborHTMLParser(answer_page(verdict, post, language))


def words(found: LexborNode | None) -> str:
    """The words of a part of a page, which must be there."""
    assert found is not None
    return " ".join(found.text().split())


def section(html: LexborHTMLParser, heading: str) -> LexborNode:
    """The section under a heading."""
    found = [node.parent for node in html.css("h2") if words(node) == heading]
    assert len(found) == 1
    assert found[0] is not None
    return found[0]


@pytest.mark.parametrize(
    ("level", "name"),
    [
        ("high", "Strong warning signs"),
        ("caution", "Some warning signs"),
        ("nothing_found", "Nothing found in what we can see"),
        ("cannot_tell", "We cannot tell from this"),
    ],
)
def test_a_level_is_words_a_shape_and_a_sentence(sample: Sample, level: str, name: str) -> None:
    """The answer is said in words and a sentence, with a shape of its own beside them, and never as a number."""
    verdict, post = sample(level)
    panel = shown(verdict, post).css_first(".level")
    assert words(panel.css_first("h1")) == name
    assert len(words(panel.css_first("p"))) > 60
    assert panel.css_first("svg[aria-hidden=true]") is not None
    assert not any(char.isdigit() for char in words(panel))


def test_every_level_has_its_own_shape(sample: Sample) -> None:
    """Who sees no colours tells the levels apart."""
    assert len({shown(*sample(level)).css_first(".level svg").html for level in LEVELS}) == len(LEVELS)


def test_the_words_of_a_reason_are_marked_in_the_text(sample: Sample) -> None:
    """The ad is shown back to the letter, and a reason's words in it are marked and lead to the reason."""
    verdict, post = sample("high")
    html = shown(verdict, post)
    text = html.css_first(".text")
    assert [mark.text() for mark in text.css("mark.for")] == [r.quote for r in verdict.reasons[:2]]
    assert [mark.text() for mark in text.css("mark.against")] == [verdict.reasons[3].quote]
    assert [link.attributes["href"] for link in text.css("a")] == ["#reason-1", "#reason-2", "#reason-A"]
    assert all(html.css_first(str(link.attributes["href"])) for link in text.css("a"))
    for label in text.css("a"):
        label.decompose()
    assert text.text() == post.text


def test_a_reason_says_where_it_comes_from(sample: Sample) -> None:
    """Each reason has its rule, version, date and source; one about something missing says that it has no words."""
    verdict, post = sample("high")
    shown_reasons = section(shown(verdict, post), "What speaks against this offer").css("li")
    for reason, node in zip(verdict.reasons, shown_reasons, strict=False):
        says = words(node)
        assert all(part in says for part in (reason.says, reason.id, f"version {reason.version}", str(reason.date)))
    assert "no words to quote" in words(shown_reasons[2])
    assert shown_reasons[2].css_first("blockquote") is None


def test_at_most_three_reasons_the_strongest(sample: Sample) -> None:
    """Of many reasons the three that weigh most are shown, on each side."""
    verdict, post = sample("high")
    one = verdict.reasons[2]
    many = [
        one.model_copy(update={"weight": float(weight), "says": f"It says {weight}."}) for weight in (1, 5, 3, 2, 4)
    ]
    found = section(shown(verdict.model_copy(update={"reasons": tuple(many)}), post), "What speaks against this offer")
    assert [words(node) for node in found.css(".says")] == ["It says 5.", "It says 4.", "It says 3."]


def test_both_sides_weigh_the_same_to_the_eye(sample: Sample) -> None:
    """What speaks for the offer is built like what speaks against it: the same heading, the same parts."""
    html = shown(*sample("high"))
    sides = [section(html, f"What speaks {side} this offer").css("li")[0] for side in ("against", "for")]
    assert len({tuple(child.tag for child in side.iter()) for side in sides}) == 1
    one_sided = shown(*sample("nothing_found"))
    assert words(section(one_sided, "What speaks against this offer").css_first("p")).startswith("We found nothing")


def test_the_offer_terms_are_eight(sample: Sample) -> None:
    """Each of the eight terms says in words whether it is stated, contradicted or not stated, with the ad's words."""
    verdict, post = sample("high")
    rows = section(shown(verdict, post), "What an honest offer states").css(".terms > div")
    states = {"stated": "Stated", "contradicted": "Contradicted", "not_stated": "Not stated"}
    assert [words(row.css_first(".is")) for row in rows] == [states[term.state] for _, term in verdict.terms]
    assert len({words(row.css_first("dt")) for row in rows}) == 8
    quotes = [row.css_first("q") for row in rows]
    assert [quote.text() if quote else None for quote in quotes] == [term.quote for _, term in verdict.terms]


def test_the_law_stands_apart(sample: Sample) -> None:
    """Every corridor row is on the page, one fold a citizenship, dated and sourced; the level is the same without."""
    verdict, post = sample("high")
    html = shown(verdict, post)
    banner = html.css_first(".law")
    assert [words(fold) for fold in banner.css("summary")] == ["Indonesia", "Nepal"]
    assert all(row.says in words(banner) and str(row.date) in words(banner) for row in verdict.corridors)
    without = shown(verdict.model_copy(update={"corridors": ()}), post)
    assert without.css_first(".law") is None
    assert without.css_first(".level").html == html.css_first(".level").html


def test_a_source_cut_short_is_no_link(sample: Sample) -> None:
    """Only a whole address becomes a link; what is known of another is shown as words."""
    verdict, post = sample("high")
    banner = shown(verdict, post).css_first(".law")
    links = [link.attributes["href"] for link in banner.css("a")]
    assert links == [row.source for row in verdict.corridors if row.source.startswith("https://")]
    assert "address not kept" in words(banner)


def test_checks_questions_versions_and_what_was_not_seen(sample: Sample) -> None:
    """Every other part of a verdict is on the page."""
    verdict, post = sample("high")
    says = words(shown(verdict, post).body)
    expected = [question.asks for question in verdict.questions] + list(verdict.coverage.unseen)
    expected += [part for check in verdict.checks for part in (check.what, check.proves, check.does_not_prove)]
    expected += [verdict.versions.model, verdict.versions.rules, verdict.versions.facts]
    assert [part for part in expected if part not in says] == []


def test_a_language_without_a_list_is_told(sample: Sample) -> None:
    """Where we have no word list for the ad's language the page says so, once."""
    verdict, post = sample("caution")
    says = "We have no word list for this language yet."
    coverage = verdict.coverage.model_copy(update={"lexicon": False})
    for unseen in (coverage.unseen, (says, *coverage.unseen)):
        lacking = coverage.model_copy(update={"unseen": unseen})
        html = shown(verdict.model_copy(update={"coverage": lacking}), post)
        assert [words(node) for node in section(html, "What we could not see").css("li")].count(says) == 1
    assert says not in words(shown(verdict, post).body)


@pytest.mark.parametrize("level", LEVELS)
def test_no_numbers_for_the_seeker(sample: Sample, level: str) -> None:
    """Seekers see level and evidence; probabilities and weights are for moderators."""
    verdict, post = sample(level)
    odd = verdict.model_copy(update={"lure": 0.4321, "fraud": 0.4322, "about": 0.4323})
    reasons = tuple(reason.model_copy(update={"weight": reason.weight + 0.0004321}) for reason in verdict.reasons)
    html = shown(odd.model_copy(update={"reasons": reasons}), post).html or ""
    assert "432" not in html
    assert "43%" not in html


def test_nothing_found_says_what_it_does_not_mean(sample: Sample) -> None:
    """The lowest level says that the job need not be real, and never claims to have seen nothing where it saw signs."""
    verdict, post = sample("nothing_found")
    calm = words(shown(verdict, post).css_first(".level"))
    assert "does not mean that the job is real" in calm
    assert "no warning sign" in calm
    sign = sample("caution")[0].reasons[0]
    mixed = words(shown(verdict.model_copy(update={"reasons": (*verdict.reasons, sign)}), post).css_first(".level"))
    assert "no warning sign" not in mixed
    assert "does not mean that the job is real" in mixed


def test_cannot_tell_says_what_to_do(sample: Sample) -> None:
    """Where we cannot tell, the page says what to do and holds the text ready to be added to."""
    verdict, post = sample("cannot_tell")
    html = shown(verdict, post)
    assert len(section(html, "What you can do now").css("li")) == 3
    assert html.css_first("textarea").text().strip() == post.text
    assert html.css_first(".reasons") is None


def test_fraud_and_lure_have_different_words(sample: Sample) -> None:
    """What takes money is not called what leads into forced work."""
    verdict, post = sample("caution")
    lure = words(shown(verdict, post).css_first(".level"))
    fraud = words(shown(verdict.model_copy(update={"fraud": 0.7}), post).css_first(".level"))
    assert "money or papers" not in lure
    assert "money or papers" in fraud


def test_nobody_is_left_to_travel_on_a_high_level(sample: Sample) -> None:
    """A high level says not to travel, also where the ad would take money as well."""
    verdict, post = sample("high")
    both = shown(verdict.model_copy(update={"lure": 0.4, "fraud": 0.9}), post)
    assert "Do not travel on it" in words(both.css_first(".level"))


def test_copies_are_told(sample: Sample) -> None:
    """Copies that people have ruled on are told, one copy alone is not."""
    verdict, post = sample("high")
    copies = verdict.model_copy(update={"campaign": Campaign(posts=12, ruled_lure=9)})
    assert "12 ads built like this one" in words(shown(copies, post).css_first(".level"))
    assert "ads built like" not in words(shown(verdict, post).css_first(".level"))


def test_a_text_about_offers_says_so(sample: Sample) -> None:
    """A text that more likely than not speaks of offers, such as a warning, is called that."""
    verdict, post = sample("nothing_found")
    about = words(shown(verdict.model_copy(update={"is_about": True}), post).css_first(".level"))
    assert "a text about such offers" in about
    assert "a text about such offers" not in words(shown(verdict, post).css_first(".level"))


@pytest.mark.parametrize("is_about", [True, False])
@pytest.mark.parametrize("level", LEVELS)
def test_the_way_to_help_is_on_every_answer(sample: Sample, level: str, *, is_about: bool) -> None:
    """Someone who is held may ask by way of any text: right below the level, whichever it is, the page leads to help."""
    verdict, post = sample(level)
    below = shown(verdict.model_copy(update={"is_about": is_about}), post).css_first(".level + p")
    assert words(below) == "Are you already on the way, or at a place you cannot leave? Get help now"
    assert below.css_first("a").attributes["href"] == "/en/help/"


def test_a_text_about_offers_is_not_laid_out_as_one(sample: Sample) -> None:
    """Nothing speaks for a text that is no offer; it has no terms, and nobody is to be asked. The rest stays."""
    verdict, post = sample("high")
    about = {"is_about": True, "level": "nothing_found"}
    offer, no_offer = shown(verdict, post), shown(verdict.model_copy(update=about), post)
    gone = {"What speaks for this offer", "What an honest offer states", "Questions you can send"}
    headings = [{words(node) for node in html.css("h2")} for html in (offer, no_offer)]
    assert headings[0] - headings[1] == gone
    assert headings[1] < headings[0]
    assert "“not stated”" in words(offer.body)
    assert "“not stated”" not in words(no_offer.body)
    assert no_offer.css_first("mark.for") is not None
    assert no_offer.css_first("mark.against") is None
    labels = no_offer.css(".text a.label")
    assert all(no_offer.css_first(str(link.attributes["href"])) for link in labels)


def test_a_cut_text_says_so(sample: Sample) -> None:
    """An answer about a part of the text says that it is about a part."""
    verdict, post = sample("high")
    coverage = verdict.coverage.model_copy(update={"truncated": True})
    assert "first part only" in words(
        shown(verdict.model_copy(update={"coverage": coverage}), post).css_first(".level")
    )


def test_sentences_with_a_percent_sign(sample: Sample) -> None:
    """A percent sign in a sentence of the scorer is a percent sign, also in the place where a number would go."""
    verdict, post = sample("high")
    reason: Reason = verdict.reasons[0].model_copy(update={"says": "It promises 74% of them %(name)s 100%d."})
    html = shown(verdict.model_copy(update={"reasons": (reason,)}), post)
    assert "It promises 74% of them %(name)s 100%d." in words(html.body)


def test_usual_pay_stands_beside_the_pay(sample: Sample) -> None:
    """Beside the ad's pay stand the legal floor and the average of the place, with year, reach, source and date."""
    row = shown(*sample("high")).css(".terms > div")[2]
    says = words(row.css_first(".figures"))
    assert "Cambodia, legal minimum a month: 210 USD (2026; only for: garment, footwear, travel goods" in says
    assert "2026-01-01" in says
    assert "Cambodia, average pay a month: 289 USD (2025" in says
    assert "They do not show what this job pays." in says
    assert row.css_first(".figures a[href^='https://']") is not None


def test_both_official_checks_are_there_for_every_citizenship(sample: Sample) -> None:
    """Licence and job order stand in words, and every register is on the page with its link, folded by citizenship."""
    found = section(shown(*sample("high")), "Where you can have it confirmed")
    assert "A licence shows that the agency may recruit." in words(found)
    assert "A job order shows" in words(found)
    philippines = found.css_first("details[data-country=PH]")
    links = [link.attributes["href"] for link in philippines.css("a")]
    assert links == ["https://dmw.gov.ph/licensed-recruitment-agencies", "https://dmw.gov.ph/approved-job-orders"]
    origins = [row for row in known().tables.registries if row.side == "origin"]
    folds = {fold.attributes["data-country"] for fold in found.css("details")}
    assert folds == {row.country for row in origins if row.lookup_url or row.phone}
    assert all(row.authority in words(found) for row in origins)


@pytest.mark.parametrize(
    ("number", "dials"),
    [
        ("1506 (press 2)", "1506"),
        ("+855 12 000 000", "+85512000000"),
        ("(02) 000-000", "02000000"),
        ("800 60", "80060"),
    ],
)
def test_a_number_is_dialled_without_its_remark(number: str, dials: str) -> None:
    """A link to call dials the number alone: the digits of a remark behind it would make it another number."""
    assert dialled(number) == dials


def test_rights_are_those_that_the_ad_touches(sample: Sample) -> None:
    """An ad that keeps passports is answered with what is written about passports; a calm one has no such part."""
    found = section(shown(*sample("high")), "Your rights, where this ad touches them")
    assert "Who may keep your passport" in [words(heading) for heading in found.css("h3")]
    assert "In Bahrain an employer may not keep your passport." in words(found)
    assert "Your rights" not in words(shown(*sample("nothing_found")).body)


def test_questions_are_ready_to_send(sample: Sample) -> None:
    """The questions stand in a field that can be selected without script, in the language of the ad."""
    verdict, post = sample("high")
    asked = [question.asks for question in verdict.questions]
    field = shown(verdict, post).css_first("#to-send")
    assert "readonly" in field.attributes
    assert (field.attributes["lang"], field.text().strip().splitlines()) == ("en", asked)
    thai = shown(verdict, post.model_copy(update={"language": "th"}))
    assert "We have no questions in the language of the ad: Thai" in words(thai.body)


def test_a_chat_is_shown_as_one(sample: Sample) -> None:
    """In a chat each turn says who speaks, and the words of a reason are marked in the turn in which they were said."""
    verdict, post = sample("high")
    quote = "Come on a tourist visa first, company arranges the work visa later"
    chat = f"Rina: Which visa?\nHR Example: {quote}\nRina: And the office?\nHR Example: In Poipet, {post.text[-30:]}"
    html = shown(verdict, JobPost(text=chat, language="en"))
    turns = html.css(".chat > li")
    assert [words(turn.css_first("b")) for turn in turns] == [
        "Speaker 1, who asks",
        "Speaker 2",
        "Speaker 1, who asks",
        "Speaker 2",
    ]
    assert words(turns[1].css_first("mark.for")) == quote
    assert shown(verdict, post).css_first(".chat") is None


def test_what_others_are_told_shows_nobody(sample: Sample) -> None:
    """The text for others has the level, the strongest reason, our address and the day, and no word of the ad."""
    verdict, post = sample("high")
    told = shown(verdict, post).css_first("#tell").text().strip().splitlines()
    assert told == [
        "A job offer that goes round: Strong warning signs",
        verdict.reasons[0].says,
        "Check a job offer before you answer it:",
        START,
        str(TODAY),
    ]


@pytest.mark.parametrize("level", ["nothing_found", "cannot_tell"])
def test_an_answer_is_no_recommendation(sample: Sample, level: str) -> None:
    """Where no warning sign was found the text for others says nothing of the ad, so that it can recommend none."""
    told = shown(*sample(level)).css_first("#tell").text().strip().splitlines()
    assert told == ["Check a job offer before you answer it:", START, str(TODAY)]


def test_what_needs_a_script_is_hidden_without_one(sample: Sample) -> None:
    """Buttons that only a script can serve are not there without it."""
    tools = shown(*sample("high")).css(".tools")
    assert len(tools) == 3
    assert all("hidden" in tool.attributes for tool in tools)
