"""Brings the catalogues up to date with what the pages say, and says what is missing. Run as a file or a module.

`update.py LANGUAGE…` begins a catalogue for each language that has none. Translations are kept, also of sentences that
are gone: they stand at the end, and serve again if the sentence comes back. Ends with 1 where something is missing.
"""

import sys
from collections.abc import Sequence
from pathlib import Path

from api.seeker.catalogues.catalogue import Catalogue
from api.seeker.catalogues.faults import faults
from api.seeker.catalogues.sources import collect
from api.seeker.languages import CATALOGUES, SOURCE_LANGUAGE, languages


def update(new: Sequence[str] = (), catalogues: Path = CATALOGUES) -> int:
    """Write `lurewatch.pot` and every catalogue; report. Gives the number of faults."""
    messages = collect()
    (catalogues / "lurewatch.pot").write_text(Catalogue("", {}).written(messages), encoding="utf-8")
    total = 0
    for language in sorted({*languages(catalogues), *new} - {SOURCE_LANGUAGE}):
        path = catalogues / f"{language}.po"
        catalogue = Catalogue.read(path) if path.exists() else Catalogue(language, {})
        catalogue = catalogue.brought_up_to_date(messages)
        path.write_text(catalogue.written(messages), encoding="utf-8")
        found = list(faults(catalogue, messages))
        missing = len(messages) - len(catalogue.translations)
        print(f"{language}: {len(messages)} sentences, {missing} not translated, review: {catalogue.review}")
        print("".join(f"  {fault}\n" for fault in found if not fault.startswith("not translated")), end="")
        total += len(found)
    return total


if __name__ == "__main__":
    raise SystemExit(1 if update(sys.argv[1:]) else 0)
