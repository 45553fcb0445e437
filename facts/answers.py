"""The questions that the product asks of the tables: whom to call, what is the rule, where to look a licence up."""

from dataclasses import dataclass

from pydantic import BaseModel, ConfigDict

from facts.schema import Corridor, Helpline, LurePay, NamedPlace, Registry, Right, Tier, Wage

_EU = "AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK"
EU = frozenset(_EU.split())
"""The countries of the European Union, to which helplines of "EU" apply."""

NO_NUMBER_FOR_CITIZENS = (
    "We know of no helpline for citizens of this country. Ask its embassy or consulate in the country where you are."
)
NO_NUMBER_IN_COUNTRY = "We know of no helpline in this country. Ask the embassy or consulate of your own country there."


class HelpLines(BaseModel):
    """Whom to call, by citizenship and by where the person is. What is empty is unknown to us, and `says` says so."""

    model_config = ConfigDict(frozen=True)

    for_citizens: tuple[Helpline, ...]
    """Lines for the person's fellow citizens, wherever they are or where the person is now."""
    in_country: tuple[Helpline, ...]
    """Lines for anybody in the country where the person is."""
    at_home: tuple[Helpline, ...]
    """Lines in the country the person comes from, for the family there."""
    no_number_for: tuple[str, ...]
    """The countries, of the two asked about, for which we know no line at all."""
    says: tuple[str, ...]
    """Sentences for the reader: where no line is known, whom to ask instead."""


@dataclass(frozen=True)
class Tables:
    """The tables, as they stand in the files."""

    helplines: tuple[Helpline, ...]
    registries: tuple[Registry, ...]
    corridors: tuple[Corridor, ...]
    wages: tuple[Wage, ...]
    lure_pay: tuple[LurePay, ...]
    destinations: tuple[NamedPlace, ...]
    tiers: tuple[Tier, ...]
    rights: tuple[Right, ...]


@dataclass(frozen=True, eq=False)
class Facts:
    """What is known. Countries are ISO 3166-1 alpha-2 codes; what is not known gives nothing, never a guess."""

    tables: Tables
    version: str
    """The latest day of reading and a hash of the files: YYYY-MM-DD+8 hex digits."""

    @property
    def destinations(self) -> tuple[NamedPlace, ...]:
        """Places that reports name."""
        return self.tables.destinations

    def helplines_for(self, citizenship: str | None, country: str | None) -> HelpLines:
        """Say whom a citizen of `citizenship` who is in `country` can call. None: not said."""
        lines = self.tables.helplines
        citizens = [line for line in lines if line.audience == "citizens_of" and line.country == citizenship]
        at_home = () if citizenship == country else _in_country(lines, citizenship)
        near = [line for line in citizens if line.only_in is not None and line.only_in == country]
        anywhere = [line for line in citizens if line.only_in is None]
        here = (*_in_country(lines, country), *(_in_country(lines, "EU") if country in EU else ()))
        known = {line.country for line in lines}
        return HelpLines(
            for_citizens=(*near, *anywhere),
            in_country=here,
            at_home=at_home,
            no_number_for=tuple(code for code in dict.fromkeys((citizenship, country)) if code and code not in known),
            says=(
                *((NO_NUMBER_FOR_CITIZENS,) if citizenship and not (near or anywhere) else ()),
                *((NO_NUMBER_IN_COUNTRY,) if country and not here else ()),
            ),
        )

    def registry(self, country: str) -> tuple[Registry, ...]:
        """Give the places where licences, job orders or offers are looked up in a country."""
        return tuple(row for row in self.tables.registries if row.country == country)

    def corridors_to(self, destination: str | None) -> tuple[Corridor, ...]:
        """Give what is said about working in a country, whatever the origin. None: about working anywhere abroad."""
        return tuple(row for row in self.tables.corridors if row.destination == destination)

    def wages(self, country: str, occupation: str | None = None) -> tuple[Wage, ...]:
        """Give the pay that may stand for normal pay in a country, newest first: of one occupation, or of all together.

        `occupation`: an ISCO-08 code, or the name that the table gives it.
        """
        rows = [row for row in self.tables.wages if row.country == country and row.usable]
        if occupation is None:
            rows = [row for row in rows if row.occupation is None]
        else:
            rows = [row for row in rows if occupation in (row.isco08, row.occupation)]
        return tuple(sorted(rows, key=lambda row: row.year or 0, reverse=True))

    def tier(self, country: str, year: int | None = None) -> Tier | None:
        """Give the country's tier in the report of a year, or in the latest that we have read."""
        rows = [row for row in self.tables.tiers if row.country == country and year in (None, row.year)]
        return max(rows, key=lambda row: row.year, default=None)

    def rights(self, topic: str | None = None) -> tuple[Right, ...]:
        """Give the plain statements about one's rights that may be shown, of one topic or of all."""
        return tuple(row for row in self.tables.rights if row.shown and topic in (None, row.topic))


def _in_country(lines: tuple[Helpline, ...], country: str | None) -> tuple[Helpline, ...]:
    return tuple(line for line in lines if line.audience == "in_country" and line.country == country)
