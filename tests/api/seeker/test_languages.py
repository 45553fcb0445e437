import re
from pathlib import Path

import pytest

from api.seeker.languages import choose, country_name, languages, sentences
from api.seeker.pages import ASSETS, environment

ARABIC = """
msgid ""
msgstr "Content-Type: text/plain; charset=utf-8\\n"

msgid "Check this offer"
msgstr "افحص هذا العرض"
"""
PHYSICAL = re.compile(r"(?<![\w-])(left|right)\s*:|(margin|padding|border)-(left|right)|text-align:\s*(left|right)")


@pytest.fixture
def catalogues(tmp_path: Path) -> Path:
    """A folder with an Arabic catalogue of one sentence."""
    (tmp_path / "ar.po").write_text(ARABIC, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("accepted", "chosen"),
    [
        ("", "en"),
        ("id", "id"),
        ("fr, id;q=0.8, en;q=0.9", "en"),
        ("fr;q=0.9, id-ID;q=0.8", "id"),
        ("zh-TW, zh-Hant;q=0.9", "zh-Hant"),
        ("id;q=0, en;q=0.1", "en"),
        ("*", "en"),
        ("id;q=much", "en"),
    ],
)
def test_the_browser_language_is_chosen(accepted: str, chosen: str) -> None:
    """Of the languages there are, the one the browser likes best; English where none fits or the wish is nonsense."""
    assert choose(accepted, ("en", "id", "zh-Hant")) == chosen


def test_a_catalogue_makes_a_language(catalogues: Path) -> None:
    """A language is there as soon as its catalogue is, and what the catalogue lacks stays English."""
    assert languages(catalogues) == ("en", "ar")
    arabic = sentences("ar", catalogues)
    assert arabic.gettext("Check this offer") == "افحص هذا العرض"
    assert arabic.gettext("Not stated") == "Not stated"


def test_a_right_to_left_page(catalogues: Path) -> None:
    """A page in Arabic runs from right to left, in its own words, and links to the others."""
    html = environment("ar", catalogues).get_template("seeker/start.html").render(pasted="", error=None, opens=True)
    assert '<html lang="ar" dir="rtl">' in html
    assert "افحص هذا العرض" in html
    assert '<a href="/en/" hreflang="en" lang="en">English</a>' in html


def test_the_style_sheets_know_no_left_and_right() -> None:
    """Style sheets speak of start and end, so that they hold for both directions of writing."""
    assert [PHYSICAL.findall(path.read_text()) for path in ASSETS.glob("*.css")] == [[], []]


def test_countries_have_names() -> None:
    """A country is named in the reader's language; what is no country stays as it is."""
    assert [country_name(code, "en") for code in ("KH", "EU", "ZZZ")] == ["Cambodia", "European Union", "ZZZ"]
