"""A post as the features see it: its words found once, its places known, the facts at hand."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Literal, NamedTuple, Self

from casefile.post import MAX_TEXT, JobPost
from casefile.terms import OfferTerms
from facts import Facts
from scorer.destination import Destination, destinations
from scorer.language_home import homes
from scorer.lexicon import Lexicon, Mode
from scorer.lexicon.mode import ITEM_END, NEGATION_REACH
from scorer.meaning import Meant
from scorer.normal import normalise
from scorer.speakers import asked
from scorer.terms import offer_terms
from scorer.word_edges import whole_words
from scorer.workplace import workplaces

TRAVELLING = frozenset("travel_paid return_ticket tourist_visa work_visa_first visa_later contract_first".split())
"""Themes that speak of going to another country, whether the ad denies or says it."""

OFFER_WORDS = 3
"""Different words of job ads in a text that reads like one."""

Where = Literal["title", "text", "pay", "employer", "place", "contact"]


class Evidence(NamedTuple):
    """The ad's exact words behind an answer: [start, end) in code points of the field `where`."""

    phrase: str
    """What was looked for; two finds of one phrase are one."""
    quote: str
    where: Where
    start: int
    end: int


@dataclass(frozen=True)
class Reading:
    """One post, read. Everything that costs time is worked out once, when first asked for."""

    post: JobPost
    lexicon: Lexicon
    facts: Facts
    meant: Meant | None = None
    """What the encoder says it means; None where it was not asked."""

    @cached_property
    def document(self) -> str:
        """Title and text, a line apart: what the lexicon reads."""
        return f"{self.post.title}\n{self.post.text}" if self.post.title else self.post.text

    @cached_property
    def hits(self) -> Mapping[tuple[str, Mode], tuple[Evidence, ...]]:
        """What the lexicon found, by theme and by how it is meant. What a seeker asks in a chat is not said of the offer."""
        found: defaultdict[tuple[str, Mode], list[Evidence]] = defaultdict(list)
        for hit in self.lexicon.read_normal(normalise(self.document)):
            evidence = self.evidence(hit.phrase, hit.start, hit.end)
            if hit.mode is not Mode.ASSERTED or not self._is_asked(evidence):
                found[hit.theme, hit.mode].append(evidence)
        return {key: tuple(evidence) for key, evidence in found.items()}

    @cached_property
    def destinations(self) -> tuple[Destination, ...]:
        """Where the ad sends people."""
        return destinations(self.post, self.facts)

    @cached_property
    def workplaces(self) -> tuple[Destination, ...]:
        """Those of the destinations that a feature may count: none whose name may be that of people."""
        return workplaces(self.post, self.destinations)

    @cached_property
    def countries(self) -> tuple[str, ...]:
        """The countries that the ad names as such, each once.

        A town tells its country too, but the facts know only towns that reports name, and those must tell no more than others.
        """
        return tuple(dict.fromkeys(place.country for place in self.workplaces if place.town is None))

    @cached_property
    def home(self) -> frozenset[str]:
        """The countries in which the ad's language is at home; none: unknown."""
        return homes(self.post.language) if self.post.language else frozenset()

    @property
    def is_abroad(self) -> bool | None:
        """Whether the work is in none of the countries where the ad's language is at home; None: unknown."""
        return self.home.isdisjoint(self.countries) if self.home and self.countries else None

    @property
    def is_at_home(self) -> bool:
        """Whether all places that the ad sends people to, towns among them, lie where its language is at home.

        A language may be at home in many countries: what speaks of a journey is not for work at home.
        """
        countries = {place.country for place in self.destinations}
        return bool(countries) and countries <= self.home and not any(theme in TRAVELLING for theme, _ in self.hits)

    @cached_property
    def terms(self) -> OfferTerms:
        """What the ad says of each offer term."""
        return offer_terms(self)

    @property
    def has_lexicon(self) -> bool:
        """Whether the ad's language has a lexicon; "zh" alone is either Chinese."""
        language = self.post.language or ""
        return any(
            known == language or known.startswith(f"{language}-") for known in self.lexicon.languages if language
        )

    @property
    def reads_like_offer(self) -> bool:
        """Whether it has words that tell a job ad from other texts."""
        return len({hit.phrase for hit in self.lexicon.offer_words.read(self.document)}) >= OFFER_WORDS

    def with_meant(self, meant: Meant) -> Self:
        """The same reading, with what the encoder says. What was worked out stays."""
        other = replace(self, meant=meant)
        other.__dict__.update({name: known for name, known in self.__dict__.items() if name not in other.__dict__})
        return other

    def asserted(self, *themes: str) -> tuple[Evidence, ...]:
        """Finds of the themes that the ad says of its own offer."""
        return tuple(one for theme in themes if theme in self._asserted for one in self._asserted[theme])

    @cached_property
    def _asserted(self) -> Mapping[str, tuple[Evidence, ...]]:
        return {theme: evidence for (theme, mode), evidence in self.hits.items() if mode is Mode.ASSERTED}

    def denied(self, *themes: str) -> tuple[Evidence, ...]:
        """Finds of the themes that the ad denies ("no fee"), each with the words around it, for one of them denies it."""
        return tuple(self._with_what_denies(one) for theme in themes for one in self.hits.get((theme, Mode.DENIED), ()))

    def _with_what_denies(self, one: Evidence) -> Evidence:
        words = (self.post.title or "") if one.where == "title" else self.post.text
        start, end = _in_its_item(words, one.start, one.end)
        return one._replace(quote=words[start:end], start=start, end=end)

    @property
    def reported(self) -> tuple[Evidence, ...]:
        """Finds that the text reports or warns of."""
        return tuple(one for (_, mode), evidence in self.hits.items() if mode is Mode.REPORTED for one in evidence)

    @cached_property
    def _asked(self) -> tuple[tuple[int, int], ...]:
        return asked(self.post.text)

    def _is_asked(self, one: Evidence) -> bool:
        at = bisect_right(self._asked, (one.start, MAX_TEXT)) - 1
        return one.where == "text" and at >= 0 and one.end <= self._asked[at][1]

    def evidence(self, phrase: str, start: int, end: int) -> Evidence:
        """What stands at [start, end) of the document, in its field; of what runs from title into text the longer part.

        Words are quoted whole.
        """
        start, end = whole_words(self.document, start, end)
        offset = len(self.post.title) + 1 if self.post.title else 0
        if start < offset and end - offset > offset - start:
            start = offset
        if start < offset:
            end = min(end, offset - 1)
            return Evidence(phrase, self.document[start:end], "title", start, end)
        start, end = start - offset, end - offset
        return Evidence(phrase, self.post.text[start:end], "text", start, end)


def _in_its_item(words: str, start: int, end: int) -> tuple[int, int]:
    """The span with the words around it that stand in its sentence or item, as far as a word of negation reaches."""
    reached = words[max(0, start - NEGATION_REACH) : start], words[end : end + NEGATION_REACH]
    before, after = ITEM_END.split(reached[0])[-1], ITEM_END.split(reached[1])[0]
    if before == reached[0] and start > NEGATION_REACH:
        before = before.partition(" ")[2]
    if after == reached[1] and end + NEGATION_REACH < len(words):
        after = after.rpartition(" ")[0]
    return start - len(before.lstrip()), end + len(after.rstrip())
