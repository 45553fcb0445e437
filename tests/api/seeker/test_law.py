from selectolax.lexbor import LexborHTMLParser

from api.seeker.law import MOST_COUNTRIES, cited_together, shown_rows
from casefile.verdict import CorridorRow
from tests.api.seeker.answered import answer_page, known
from tests.api.seeker.longest import TEXTS, longest_answer


def row(destination: str | None, says: str, source: str = "https://example.org/1") -> CorridorRow:
    """What an authority says about a destination."""
    return CorridorRow(
        origin="NP", destination=destination, says=says, authority="Office", source=source, date="2024-12"
    )


def test_what_one_source_says_stands_together() -> None:
    """Sentences of one source share its name, and a sentence about two countries is said once."""
    rows = [row("KH", "No."), row("MM", "No."), row("KH", "Never."), row(None, "Ask.", "https://example.org/2")]
    (first, sentences), (second, others) = cited_together(rows)
    assert (first.source, sentences) == ("https://example.org/1", [("No.", ["KH", "MM"]), ("Never.", ["KH"])])
    assert (second.source, others) == ("https://example.org/2", [("Ask.", [None])])


def test_rows_of_many_countries_are_one_link_away() -> None:
    """The first countries have their rows on the page with those of any country; the others are named."""
    rows = [row("KH", "a"), row(None, "b"), row("MM", "c"), row("TH", "d"), row("KH", "e")]
    shown, left_out = shown_rows(rows)
    assert [one.says for one in shown] == ["a", "b", "c", "e"]
    assert left_out == ["TH"]
    assert shown_rows(rows[:3]) == (rows[:3], [])


def test_countries_without_rows_on_the_page_are_named_beside_a_link() -> None:
    """An ad that names many countries says of which the law stands elsewhere, and leads there."""
    html = LexborHTMLParser(answer_page(*longest_answer(known(), TEXTS["shown whole"])))
    link = html.css_first(".law a[href='/en/help/travelling#law']")
    assert link is not None
    assert link.parent is not None
    named = {row.destination for row in known().tables.corridors if row.destination}
    assert link.parent.text().partition(":")[0].count(",") == len(named) - MOST_COUNTRIES - 1
