import re
from collections import Counter
from difflib import SequenceMatcher
from itertools import combinations

import pytest

from crawler.demo.posts import DemoPost, demo_posts, on_shelf, path_of
from crawler.demo.site import answer

BASE = "http://127.0.0.1:1"
SHOWN = [demo for demo in demo_posts() if demo.on != "members"]


def page(demo: DemoPost) -> str:
    """Give the page on which an ad stands."""
    return answer(path_of(demo), BASE).body.decode()


def test_the_board_is_large_and_speaks_many_languages() -> None:
    """The demo board has at least 48 job pages in at least eight languages."""
    assert len(on_shelf("board")) >= 48
    assert {"en", "zh-Hans", "id", "vi", "tl", "hi", "es", "ar"} <= {demo.post.language for demo in on_shelf("board")}


def test_the_mixture_is_that_of_a_board_with_a_problem() -> None:
    """Just under half of the ads are honest, about two in five are lures, the rest frauds and warnings."""
    share = {label: count / len(SHOWN) for label, count in Counter(demo.label for demo in SHOWN).items()}
    assert 0.42 < share["legitimate"] < 0.5
    assert 0.35 < share["lure"] < 0.42
    assert 0.03 < share["fraud"] < 0.08
    assert 0.07 < share["about"] < 0.12


def test_no_markup_belongs_to_one_label() -> None:
    """How a page is written says nothing about what the ad is: each markup carries honest ads and others."""
    labels: dict[str, set[str]] = {}
    for demo in SHOWN:
        labels.setdefault(demo.markup, set()).add(demo.label)
    assert all({"legitimate"} < found for found in labels.values())


def test_no_two_ads_come_from_one_template() -> None:
    """No ad is another with some words changed."""
    near = [
        (one.post.id, other.post.id)
        for one, other in combinations(SHOWN, 2)
        if one.post.language == other.post.language
        and SequenceMatcher(None, one.post.text, other.post.text, autojunk=False).quick_ratio() > 0.75
        and SequenceMatcher(None, one.post.text, other.post.text, autojunk=False).ratio() > 0.6
    ]
    assert near == []


@pytest.mark.parametrize("demo", demo_posts(), ids=lambda demo: f"{demo.on}-{demo.post.id}")
def test_no_page_says_what_its_ad_is(demo: DemoPost) -> None:
    """The label and kind of an ad stand on none of its pages."""
    assert not re.search(r"\b(lure|fraud|legitimate|scam_\w+|\w+_lures?|task_\w+)\b", page(demo))


REACHABLE = re.compile(r"[\w.+-]+@([\w-]+\.[\w.]+)|https?://([\w.-]+)|(?<![\w/])@([a-zA-Z][\w.]+)")
UNREAL = re.compile(r"example|schema\.org$|127\.0\.0\.1|sitemaps\.org$")
DIGITS = re.compile(r"\+\d[\d ()-]{6,}\d|\b0\d{2,}[ \d-]{6,}\d")


@pytest.mark.parametrize("demo", demo_posts(), ids=lambda demo: f"{demo.on}-{demo.post.id}")
def test_nobody_can_be_reached_through_the_demo(demo: DemoPost) -> None:
    """Every host and handle says `example`, and every telephone number is zeros behind its country's code."""
    words = " ".join((demo.post.text, *(contact.value for contact in demo.post.contacts)))
    named = ["".join(match.groups(default="")) for match in REACHABLE.finditer(words)]
    assert [name for name in named if not UNREAL.search(name)] == []
    for number in DIGITS.findall(words):
        assert set(re.sub(r"\D", "", number)[3:]) <= {"0"}, number
