import pytest

from casefile.post import JobPost, Place
from facts import load_facts
from scorer.destination import destinations
from scorer.stops import where_one_works

FACTS = load_facts()

MET = {
    "en": "Flight paid. Our driver will pick you up at Bangkok airport and bring you to the office.",
    "id": "Tiket ditanggung, nanti dijemput di bandara Bangkok oleh sopir kami.",
    "vi": "Vé máy bay công ty lo, có người đón tại sân bay Bangkok.",
    "zh-Hans": "公司出机票，曼谷机场有专人接机。",
    "hi": "टिकट फ्री, बैंकॉक एयरपोर्ट पर हमारा ड्राइवर लेने आएगा।",
    "pt": "Passagem paga, vamos buscar você no aeroporto de Bangkok.",
}
WORKS = {
    "ground staff": "Ground staff wanted at Bangkok airport, shifts of eight hours, uniform given.",
    "also the office": "We pick you up at Bangkok airport. The office is in Bangkok, near the river.",
    "picks fruit": "Fruit pickers wanted near Bangkok.",
}


def towns(text: str, language: str, **post: object) -> list[str]:
    """The towns of a post in which one may work."""
    read = JobPost.model_validate({"text": text, "language": language} | post)
    return [place.quote for place in where_one_works(destinations(read, FACTS), read) if place.town]


@pytest.mark.parametrize("language", MET)
def test_an_airport_where_one_is_met_is_no_workplace(language: str) -> None:
    """Where somebody is only picked up the work is not, in whichever language it is said."""
    assert towns(MET[language], language) == []


@pytest.mark.parametrize("text", WORKS.values(), ids=WORKS)
def test_a_workplace_stays_one(text: str) -> None:
    """Work at an airport, or in a town whose airport one is also met at, is work there."""
    assert towns(text, "en") == ["Bangkok"]


def test_the_field_for_the_place_is_believed() -> None:
    """What an ad gives as its place stays, whatever the text says of an airport."""
    place = Place(raw="Bangkok, Thailand", country="TH", town="Bangkok")
    assert towns(MET["en"], "en", places=(place,)) == ["Bangkok"]
