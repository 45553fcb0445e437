"""Place: how exactly it is named, and whether the way leads through other countries. Which country it is, is not asked.

Towns are known from the post's own fields only: the facts list the towns that reports name and no others, so that to find
one of those in the text would be no sign of an ad that says more.
"""

from scorer.features import published
from scorer.features.feature import FEATURES, Answer, Found
from scorer.reading import Evidence, Reading

NOTHING, COUNTRY, TOWN = 0.0, 1.0, 2.0
MOST_COUNTRIES = 4.0
BESIDE = 60
"""Characters between a word of picking up and a place that belongs to it."""


@FEATURES.ask(None, lure=-1)
def names_place(reading: Reading) -> Answer:
    """0: no place at all; 1: a country; 2: a town. None where only the text names a country: it may name a town too."""
    places = reading.post.places
    if any(place.town for place in places):
        return TOWN
    if any(place.country for place in places):
        return COUNTRY
    return NOTHING if not places and not reading.countries else None


@FEATURES.ask(None, lure=1)
def names_several_countries(reading: Reading) -> Answer:
    """How many countries the ad sends people to, beyond one; None where it names none."""
    return min(len(reading.countries), MOST_COUNTRIES) - 1 if reading.countries else None


@FEATURES.ask(
    "It names more than one country, and a crossing or somebody who meets you between them.",
    source=published.IMMIGRATION_PH,
    lure=1,
)
def goes_through_third_country(reading: Reading) -> Answer:
    moved = reading.asserted("border_crossing", "pick_up")
    named = {place.country for place in reading.workplaces}
    if moved and not named:
        return None
    return moved[:1] if len(named) > 1 else False


@FEATURES.ask(
    "You are to be met in another country than the one where the work is.",
    source=published.IMMIGRATION_PH,
    lure=1,
)
def picked_up_elsewhere(reading: Reading) -> Answer:
    met = reading.asserted("pick_up")
    if met and not reading.workplaces:
        return None
    stated = {place.country for place in reading.post.places if place.country}
    named = [place for place in reading.workplaces if place.where in {"title", "text"}]
    there = [
        (place, one)
        for place in named
        for one in met
        if place.where == one.where and _beside(place.span, one) <= BESIDE
    ]
    meeting = {place.country for place, _ in there}
    work = stated or ({place.country for place in named} - meeting)
    elsewhere = [one for place, one in there if work and place.country not in work]
    return Found(1.0, tuple(elsewhere[:1])) if elsewhere else False


def _beside(span: tuple[int, int], one: Evidence) -> int:
    """Characters between a place and a find; 0 where they meet."""
    return max(span[0] - one.end, one.start - span[1], 0)
