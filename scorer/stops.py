"""Places of an ad where one only lands or is met: not where the work is. Nothing here moves a score."""

import re

from casefile.post import JobPost
from scorer.destination import Destination

AIRPORT = re.compile(
    r"airport|\bbandara\b|sân bay|paliparan|uwanja wa ndege|aeroport|aeropuerto|aéroport|flughafen|havaliman|lotnisk"
    r"|機場|机场|空港|공항|สนามบิน|ท่าอากาศยาน|हवाई अड्ड|एयरपोर्ट|विमानस्थल|বিমানবন্দর|এয়ারপোর্ট|مطار|аэропорт"
    r"|လေဆိပ်|ព្រលានយន្តហោះ|ສະໜາມບິນ",
    re.IGNORECASE,
)
MET = re.compile(
    r"\bpick|\bmeets? you|\bmet\b|\bland(?:ing)?\b|\barriv|\bdriver|\bcollect you|\btransfer|\bfetch|jemput"
    r"|\btiba\b|\bđón\b|\bđáp\b|\bsundu|\bsundo|\blapag|\bkupokea|\bkuchukua|\bpokel|\bbuscar|\bpegar você|\brecog"
    r"|\bespera|\bchega|\bllega|\baccueil|\babhol|\bkarşıla|\bodbi|接机|接機|来接|來接|去接|接您|接你|送迎|迎え|픽업|마중|รับ|ลงเครื่อง"
    r"|लेने|लेकर जा|उतर|রিসিভ|নিতে|নামবেন|স্বাগত|استقبال|يستقبل|نستقبل|встре|ကြို|ទទួល",
    re.IGNORECASE,
)
NEAR = 24
"""Characters between a place's name and the word for an airport."""
AROUND = 80
"""Characters around a place's name in which somebody is met."""


def where_one_works(places: tuple[Destination, ...], post: JobPost) -> tuple[Destination, ...]:
    """Give the places but those that title and text name only as an airport at which one is met or lands.

    An airport where one works (ground staff, a shop) stays: nobody is met there.
    """
    words = f"{post.title or ''}\n{post.text}"
    return tuple(place for place in places if place.where == "place" or not _is_stop(place.quote, words))


def _is_stop(name: str, words: str) -> bool:
    spans = [found.span() for found in re.finditer(re.escape(name), words, re.IGNORECASE)]
    return bool(spans) and all(
        AIRPORT.search(words, max(0, start - NEAR), end + NEAR)
        and MET.search(words, max(0, start - AROUND), end + AROUND)
        for start, end in spans
    )
