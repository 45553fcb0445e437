"""Where the work is: country and town out of the ad's words."""

import pytest

from casefile.post import Place
from crawler.pages.places import country_of, fill, place

READ = [
    ("Poipet, Cambodia", "KH", "Poipet"),
    ("Prague, Prague, Czechia", "CZ", "Prague"),
    ("Toronto, Ontario, Canada", "CA", "Toronto"),
    ("New York, NY, USA", "US", "New York"),
    ("Remote, US", "US", None),
    ("US, TX, Austin", "US", None),
    ("Shan State, Myanmar", "MM", None),
    ("Laos (Golden Triangle)", "LA", None),
    ("Campuchia", "KH", None),
    ("Kambodża", "KH", None),
    ("กัมพูชา", "KH", None),
    ("方正, 柬埔寨", "KH", "方正"),
    ("柬埔寨金边", "KH", "金边"),
    ("菲律宾马尼拉", "PH", "马尼拉"),
    ("プノンペン、カンボジア", "KH", "プノンペン"),
    ("방콕, 태국", "TH", "방콕"),
    ("عمّان، الأردن", "JO", "عمّان"),
    ("远程 / 柬埔寨", "KH", None),
    ("London, UK", "GB", "London"),
    ("Dubai, UAE", "AE", "Dubai"),
    ("Bangkok", "TH", "Bangkok"),
    ("クアラルンプール", "MY", "クアラルンプール"),
    ("London, Ontario", None, None),
    ("Sacramento, CA", None, None),
    ("Atlanta, Georgia", None, None),
    ("Georgia", "GE", None),
    ("Thailand / Cambodia", None, None),
    ("Kongo", None, None),
    ("Europe", None, None),
    ("somewhere nice", None, None),
]


@pytest.mark.parametrize(("raw", "country", "town"), READ)
def test_country_and_town_are_read_off_the_words(raw: str, country: str | None, town: str | None) -> None:
    """In any language, and only where the words leave no doubt: a state's code is no country, two countries are none."""
    assert fill(Place(raw=raw)) == Place(raw=raw, country=country, town=town)


def test_what_is_known_stays() -> None:
    """A country that a source states is not overruled by the words."""
    known = Place(raw="Georgia, Cambodia", country="US", town="Atlanta")
    assert fill(known) == known
    contradicted = Place(raw="Bavet, Cambodia", country="VN")
    assert fill(contradicted) == contradicted


@pytest.mark.parametrize(
    ("name", "code"), [("fr", "FR"), ("France", "FR"), ("FR", "FR"), ("Österreich", "AT"), ("EU", None)]
)
def test_a_country_stated_apart_may_be_a_code_or_a_name(name: str, code: str | None) -> None:
    """Feeds write codes, also small, and names in their language."""
    found = place("Lyon", country=name)
    assert found is not None
    assert found.country == code


def test_no_words_give_no_place() -> None:
    """Nothing stated is no place."""
    assert place(None) is None
    assert country_of("") is None
