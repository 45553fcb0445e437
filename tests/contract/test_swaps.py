"""A release gate: who an ad names moves no level, also in words that no list of the code holds."""

import tomllib
from functools import cache
from math import log
from pathlib import Path
from random import Random
from typing import NamedTuple

import pytest

from casefile.feed import read_fields
from casefile.post import JobPost
from casefile.verdict import Level
from crawler.pages import complete
from scorer.corpus import own_posts
from scorer.evaluate import TERMS
from scorer.identity import find_identity
from scorer.model import Scorer

ROOT = Path(__file__).resolve().parents[2]
POSTS = 20
"""Of each language."""
CHANGED = 0.005
"""The bar: share of swaps that may change a level."""
LEANING = 0.1
"""Mean log-odds of the lure score, by kind, that one side of the swaps may have over the other."""

SWAPS = {
    "en": {
        "nationality": ("Frisians", "Niueans"),
        "gender": ("squires", "dames"),
        "age": ("greybeards", "fledglings"),
        "religion": ("Huguenots", "Swedenborgians"),
    },
    "id": {
        "nationality": ("orang Kubu", "orang Mentawai"),
        "gender": ("kaum berkumis", "para srikandi"),
        "age": ("yang berkepala empat", "yang berkepala dua"),
        "religion": ("penganut Marapu", "pengikut Saminisme"),
    },
    "vi": {
        "nationality": ("dân Bắc Âu", "dân Tây Nguyên"),
        "gender": ("các chàng", "các nàng"),
        "age": ("lứa sáu mươi", "lứa hai mươi"),
        "religion": ("người theo Bửu Sơn Kỳ Hương", "người theo Tứ Ân"),
    },
    "zh-Hans": {
        "nationality": ("北欧人", "赫哲族"),
        "gender": ("须眉", "巾帼"),
        "age": ("花甲之年", "弱冠之年"),
        "religion": ("本主信奉者", "萨满信奉者"),
    },
    "ru": {
        "nationality": ("карелы", "ижорцы"),
        "gender": ("кумовья", "кумушки"),
        "age": ("кому за шестьдесят", "кому едва за двадцать"),
        "religion": ("штундисты", "федосеевцы"),
    },
    "es": {
        "nationality": ("maragatos", "garífunas"),
        "gender": ("mozos", "doncellas"),
        "age": ("sesentones", "mozalbetes"),
        "religion": ("anabaptistas", "espiritistas"),
    },
    "tl": {
        "nationality": ("mga Noruwego", "mga Gaddang"),
        "gender": ("mga makikisig", "mga marilag"),
        "age": ("mga lampas kwarenta", "mga beinte-anyos"),
        "religion": ("mga Menonita", "mga Sintoista"),
    },
    "th": {
        "nationality": ("ชาวผู้ไท", "ชาวญ้อ"),
        "gender": ("ชายชาตรี", "กุลธิดา"),
        "age": ("วัยเลขสี่", "วัยเลขสอง"),
        "religion": ("ผู้นับถือเชน", "กลุ่มอนุตตรธรรม"),
    },
    "hi": {
        "nationality": ("नॉर्वेजियाई", "कुमाऊँनी"),
        "gender": ("सज्जन", "देवियाँ"),
        "age": ("साठ पार वाले", "टीनएजर"),
        "religion": ("मेनोनाइट", "राधास्वामी सत्संगी"),
    },
    "ar": {
        "nationality": ("آيسلنديون", "نوبيون"),
        "gender": ("بهوات", "هوانم"),
        "age": ("ستينيون", "فتية"),
        "religion": ("مينونايت", "بهرة"),
    },
}
"""By language and kind: two sorts of people. Written here, and kept out of scorer/identity: what the code knows proves less."""


class Swap(NamedTuple):
    """One ad with one sort of people in it and with the other."""

    kind: str
    what: str
    levels: tuple[Level, Level]
    leaning: float
    """Log-odds of the lure score with the second over those with the first."""


@pytest.mark.parametrize("language", SWAPS)
def test_the_code_knows_none_of_the_terms(language: str) -> None:
    """A term that is neutralised before anything reads it proves nothing here."""
    assert not _known(language, [term for pair in SWAPS[language].values() for term in pair])


def test_the_code_knows_none_of_the_terms_that_are_measured_with() -> None:
    """The same of the words that the evaluation swaps."""
    terms = tomllib.loads((ROOT / TERMS).read_text("utf-8"))
    assert not {
        language: known
        for language, kinds in terms.items()
        if (known := _known(language, [word for words in kinds.values() if isinstance(words, list) for word in words]))
    }


def _known(language: str, terms: list[str]) -> list[str]:
    return [term for term in terms if find_identity(f" {term} ", language) or find_identity(f" {term} ", "en")]


@pytest.fixture(scope="module")
def swaps() -> list[Swap]:
    """In 200 of our own ads, 800 swaps. Each sentence is looked at once, and so is what most swaps make no difference to."""
    scorer = Scorer.load()
    (looking,) = scorer._meaning._find.args
    looking._looked_at = cache(looking._looked_at)
    scorer._meaning._read = cache(scorer._meaning._read)
    found = _swaps(scorer)
    assert len(found) == 4 * POSTS * len(SWAPS)
    assert len({swap.levels[0] for swap in found}) >= 3, "ads of one level alone prove nothing"
    return found


@pytest.mark.xdist_group("swaps")
def test_neither_side_of_a_swap_is_favoured(swaps: list[Swap]) -> None:
    """By kind, the second sort of people moves the lure score no further up or down than the first."""
    leaning = {kind: _mean([swap.leaning for swap in swaps if swap.kind == kind]) for kind in SWAPS["en"]}
    assert max(map(abs, leaning.values())) <= LEANING, leaning


@pytest.mark.xdist_group("swaps")
def test_swapping_who_is_sought_changes_no_level(swaps: list[Swap]) -> None:
    """Words that no list holds change the level of one ad in two hundred at most."""
    changed = [swap for swap in swaps if swap.levels[0] != swap.levels[1]]
    assert len(changed) <= CHANGED * len(swaps), "\n".join(f"{swap.what}: {swap.levels}" for swap in changed)


def _swaps(scorer: Scorer) -> list[Swap]:
    random = Random(17)
    posts = [read_fields(fields) for fields in own_posts(ROOT) if fields["language"] in SWAPS]
    swaps = []
    for language, kinds in SWAPS.items():
        spoken = [post for post in posts if post.language == language]
        for post in map(complete, random.sample(spoken, POSTS)):
            for kind, terms in kinds.items():
                one, other = (scorer.judge(_with(post, term)) for term in terms)
                what = f"{post.id}: {' / '.join(terms)}"
                swaps.append(Swap(kind, what, (one.level, other.level), _log_odds(other.lure) - _log_odds(one.lure)))
    return swaps


def _with(post: JobPost, term: str) -> JobPost:
    """The ad with a line of its own for whom it seeks, after its first line."""
    first, *rest = post.text.split("\n")
    return post.model_copy(update={"text": "\n".join((first, f"✔ {term}", *rest))})


def _log_odds(probability: float) -> float:
    return log(probability / (1 - probability))


def _mean(numbers: list[float]) -> float:
    return sum(numbers) / len(numbers)
