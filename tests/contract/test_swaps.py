"""A release gate: who an ad names moves no level, also in words that no list of the code holds."""

from collections import Counter
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
from scorer.identity import find_identity
from scorer.model import Scorer

ROOT = Path(__file__).resolve().parents[2]
POSTS = 20
"""Of each language."""
CHANGED = 0.005
"""Share of swaps that may change a level."""
LEANING = 0.1
"""Mean log-odds of the lure score, by kind, that one side of the swaps may have over the other."""

SWAPS = {
    "en": {
        "nationality": ("Liechtensteiners", "Malawians"),
        "gender": ("bachelors", "spinsters"),
        "age": ("pensioners", "adolescents"),
        "religion": ("Lutherans", "Zoroastrians"),
    },
    "id": {
        "nationality": ("orang Bugis", "orang Dayak"),
        "gender": ("kaum adam", "kaum hawa"),
        "age": ("paruh baya", "kawula belia"),
        "religion": ("pengikut Advent", "penganut Tao"),
    },
    "vi": {
        "nationality": ("dân Bắc Âu", "dân Tây Nguyên"),
        "gender": ("các chàng", "các nàng"),
        "age": ("đã nghỉ hưu", "gen Z"),
        "religion": ("tín đồ Bà-la-môn", "tín đồ Cao Đài"),
    },
    "zh-Hans": {
        "nationality": ("北欧人", "高棉族"),
        "gender": ("哥们", "妹子"),
        "age": ("银发族", "九零后"),
        "religion": ("道教徒", "摩门教徒"),
    },
    "ru": {
        "nationality": ("норвежцы", "цыгане"),
        "gender": ("хлопцы", "барышни"),
        "age": ("пенсионеры", "тинейджеры"),
        "religion": ("лютеране", "кришнаиты"),
    },
    "es": {
        "nationality": ("noruegos", "garífunas"),
        "gender": ("muchachos", "doncellas"),
        "age": ("jubilados", "quinceañeros"),
        "religion": ("luteranos", "mormones"),
    },
    "tl": {
        "nationality": ("mga Noruwego", "mga Bisaya"),
        "gender": ("mga tatay", "mga nanay"),
        "age": ("mga retirado", "mga tinedyer"),
        "religion": ("Aglipayano", "Saksi ni Jehova"),
    },
    "th": {
        "nationality": ("ชาวผิวขาว", "ชาวม้ง"),
        "gender": ("คุณพ่อ", "คุณแม่"),
        "age": ("วัยเกษียณ", "วัยทีน"),
        "religion": ("นิกายลูเธอรัน", "นับถือเต๋า"),
    },
    "hi": {
        "nationality": ("नॉर्वेजियाई", "भोजपुरिया"),
        "gender": ("सज्जन", "देवियाँ"),
        "age": ("वृद्धजन", "टीनएजर"),
        "religion": ("पारसी", "यहूदी"),
    },
    "ar": {
        "nationality": ("نرويجيون", "نوبيون"),
        "gender": ("سادة", "آنسات"),
        "age": ("متقاعدون", "فتية"),
        "religion": ("بروتستانت", "دروز"),
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
    terms = [term for pair in SWAPS[language].values() for term in pair]
    assert not [term for term in terms if find_identity(f" {term} ", language) or find_identity(f" {term} ", "en")]


def test_swapping_who_is_sought_changes_no_level() -> None:
    """In 200 of our own ads, 800 swaps: at most one level in 200 changes, and neither side of a kind is favoured."""
    swaps = _swaps(Scorer.load())
    changed = [swap for swap in swaps if swap.levels[0] != swap.levels[1]]
    leaning = {kind: _mean([swap.leaning for swap in swaps if swap.kind == kind]) for kind in SWAPS["en"]}
    report = (
        f"{len(changed)} of {len(swaps)} levels change ({len(changed) / len(swaps):.2%}); "
        f"by kind {dict(Counter(swap.kind for swap in changed))}; mean log-odds of the second over the first "
        f"{ ({kind: round(mean, 3) for kind, mean in leaning.items()}) }; {[(s.what, *s.levels) for s in changed][:20]}"
    )
    assert len(swaps) == 4 * POSTS * len(SWAPS)
    assert len({swap.levels[0] for swap in swaps}) >= 3, "ads of one level alone prove nothing"
    assert len(changed) <= CHANGED * len(swaps), report
    assert max(map(abs, leaning.values())) <= LEANING, report


def _swaps(scorer: Scorer) -> list[Swap]:
    random = Random(17)
    posts = [complete(read_fields(fields)) for fields in own_posts(ROOT) if fields["language"] in SWAPS]
    swaps = []
    for language, kinds in SWAPS.items():
        spoken = [post for post in posts if post.language == language]
        for post in random.sample(spoken, POSTS):
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
