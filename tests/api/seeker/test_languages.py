import re
from pathlib import Path

import pytest

from api.seeker.environment import environment
from api.seeker.files import ASSETS
from api.seeker.languages import choose, country_name, is_reviewed, language_called, languages, sentences

ARABIC = """
msgid ""
msgstr "Content-Type: text/plain; charset=utf-8\\n"

msgid "Check this offer"
msgstr "افحص هذا العرض"

msgid "Look up: {authority}"
msgstr "ابحث عند {authority}"

msgid "{what}, by phone: {phone}"
msgstr "{what}، بالهاتف: {phone}"

msgid "No native reader has reviewed this translation yet. In doubt, read the page in English."
msgstr "لم يراجعها أحد بعد."
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


@pytest.mark.parametrize(
    ("accepted", "chosen"),
    [
        ("zh-CN", "zh-Hans"),
        ("zh", "zh-Hans"),
        ("zh-TW", "zh-Hans"),
        ("zh-Hant-HK", "zh-Hans"),
        ("fil-PH, en;q=0.5", "tl"),
        ("in-ID", "id"),
        ("pt-BR", "pt"),
        ("ar-EG", "ar"),
        ("az, sw-KE;q=0.4", "sw"),
        ("zhx", "en"),
    ],
)
def test_other_tags_of_a_language(accepted: str, chosen: str) -> None:
    """A browser's older, regional or other tag for a language leads to it; another script is nearer than English."""
    assert choose(accepted, ("en", "ar", "id", "pt", "sw", "tl", "zh-Hans")) == chosen


def test_a_catalogue_makes_a_language(catalogues: Path) -> None:
    """A language is there as soon as its catalogue is, and what the catalogue lacks stays English."""
    assert languages(catalogues) == ("en", "ar")
    arabic = sentences("ar", catalogues)
    assert arabic.gettext("Check this offer") == "افحص هذا العرض"
    assert arabic.gettext("Not stated") == "Not stated"


def test_filled_in_sentences(catalogues: Path) -> None:
    """A sentence that was filled in is translated around what fills it, also where that is a sentence of its own."""
    arabic = sentences("ar", catalogues)
    assert arabic.gettext("Look up: Department {x}") == "ابحث عند Department {x}"
    assert arabic.gettext("Look up: DMW, by phone: 1343") == "ابحث عند DMW، بالهاتف: 1343"


@pytest.mark.parametrize(("review", "reviewed"), [("", False), ("none", False), ("2026-12-01", True)])
def test_an_unreviewed_page_says_so(tmp_path: Path, review: str, reviewed: bool) -> None:
    """Until the header names the day of a native review, every page says in its language that there was none."""
    header = f'msgstr "Content-Type: text/plain; charset=utf-8\\n"\n"X-Native-Review: {review}\\n"'
    (tmp_path / "ar.po").write_text(re.sub(r'msgstr "Content.*', lambda _: header, ARABIC), encoding="utf-8")
    html = environment("ar", tmp_path).get_template("seeker/problem.html").render(says="")
    assert is_reviewed("ar", tmp_path) is reviewed
    assert ("لم يراجعها أحد بعد." in html) is not reviewed
    assert is_reviewed("en", tmp_path)


def test_a_right_to_left_page(catalogues: Path) -> None:
    """A page in Arabic runs from right to left, in its own words, and links to the others."""
    html = environment("ar", catalogues).get_template("seeker/start.html").render(pasted="", error=None, opens=True)
    assert '<html lang="ar" dir="rtl">' in html
    assert "افحص هذا العرض" in html
    assert '<a href="/en/" hreflang="en" lang="en">English</a>' in html


def test_the_style_sheets_know_no_left_and_right() -> None:
    """Style sheets speak of start and end, so that they hold for both directions of writing."""
    assert [path.name for path in ASSETS.glob("*.css") if PHYSICAL.search(path.read_text())] == []


def test_countries_have_names() -> None:
    """A country is named in the reader's language; what is no country stays as it is."""
    assert [country_name(code, "en") for code in ("KH", "EU", "ZZZ")] == ["Cambodia", "European Union", "ZZZ"]


def test_languages_that_a_source_names() -> None:
    """A language that a source calls by its English name is named in the reader's; other words stay."""
    assert [language_called(name, "id") for name in ("Burmese", "English", "and others")] == [
        "Burma",
        "Inggris",
        "and others",
    ]
