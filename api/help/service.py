"""What the help pages hold: every country's rows at once, so that nobody is told which country one asks about."""

from typing import NamedTuple

from api.seeker.languages import by_name
from facts import Facts
from facts.schema import Corridor, Helpline, Registry, Right


class CountryHelp(NamedTuple):
    """Whom to call about one country. Where `lines` is empty, `says` names whom to ask instead."""

    country: str
    lines: tuple[Helpline, ...]
    at_home: tuple[Helpline, ...]
    """For citizens: lines in their own country, for the family there."""
    registries: tuple[Registry, ...]
    """For citizens: where a recruiter, a job order or an offer is looked up."""
    says: tuple[str, ...]

    @property
    def is_in_writing(self) -> bool:
        """Whether one of the lines takes messages: a call can be overheard."""
        return any(line.sms or line.whatsapp or line.email for line in (*self.lines, *self.at_home))


class Help(NamedTuple):
    """Everything the help pages show."""

    by_place: list[CountryHelp]
    by_citizenship: list[CountryHelp]
    rights: dict[str, tuple[Right, ...]]
    """Statements that may be shown, by topic."""
    corridors: list[tuple[str, tuple[Corridor, ...]]]
    """What authorities say about working in a country, by country."""
    corridors_anywhere: tuple[Corridor, ...]
    """What they say about working in any country abroad."""
    version: str


def gather_help(facts: Facts, language: str) -> Help:
    """Gather what is known, countries in the order of their names in a language."""
    tables = facts.tables
    corridors = tables.corridors
    places = {line.country for line in tables.helplines if line.audience == "in_country"}
    places |= {line.only_in for line in tables.helplines if line.only_in}
    destinations = {row.destination for row in corridors if row.destination}
    places |= destinations
    citizenships = {line.country for line in tables.helplines if line.audience == "citizens_of"}
    citizenships |= {row.origin for row in corridors if row.origin}
    citizenships |= {row.country for row in tables.registries if row.side == "origin"}
    return Help(
        by_place=[_in_country(facts, code) for code in by_name(places, language)],
        by_citizenship=[_for_citizens(facts, code) for code in by_name(citizenships, language)],
        rights={topic: facts.rights(topic) for topic in ("forced", "refusing", "passport", "contract", "fees")},
        corridors=[(code, facts.corridors_to(code)) for code in by_name(destinations, language)],
        corridors_anywhere=facts.corridors_to(None),
        version=facts.version,
    )


def _in_country(facts: Facts, country: str) -> CountryHelp:
    found = facts.helplines_for(None, country)
    embassies = tuple(line for line in facts.tables.helplines if line.only_in == country)
    return CountryHelp(country, (*found.in_country, *embassies), (), (), found.says)


def _for_citizens(facts: Facts, country: str) -> CountryHelp:
    found = facts.helplines_for(country, None)
    elsewhere = tuple(line for line in facts.tables.helplines if line.country == country and line.only_in)
    registries = tuple(row for row in facts.registry(country) if row.side == "origin")
    return CountryHelp(country, (*found.for_citizens, *elsewhere), found.at_home, registries, found.says)
