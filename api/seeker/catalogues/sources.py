"""Every sentence that a seeker's page can say, in the order in which a translator reads them best.

Sentences come from templates, from the code that answers, from the scorer and from the facts. What only moderators read
is not among them, nor what only programs read: such sentences name fields in backticks.
"""

import ast
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from babel.messages.extract import extract_python
from jinja2.ext import babel_extract

from api.seeker.environment import DOORS
from api.seeker.languages import tags_by_name
from facts import load_facts
from scorer import checks, model, terms
from scorer.features import FEATURES

ROOT = Path(__file__).resolve().parent.parent.parent.parent

UNTRANSLATED_DOORS = {"console"}
"""Moderators work in English."""

SPEAKING = (
    *("api/seeker", "api/help", "api/fetch", "api/reports", "api/appeals", "api/verdicts/reading.py", "api/rates.py"),
    *("api/intake.py", "casefile/address.py", "scorer/policy.py", "facts/answers.py"),
)
"""Folders and files whose code holds sentences that a page shows. One that is not there says nothing."""

SENTENCE = re.compile(r"[A-Z“][^`]* [^`]*[.?!:”]", re.DOTALL)
OPERATOR = re.compile(r"(government|NGO) \([^()]+\)")
"""Who runs a line, with a name that no language translates: one sentence with a gap for all of them."""


class Message(NamedTuple):
    """A sentence, and where it stands: a file, without the line."""

    text: str
    place: str


def collect() -> list[Message]:
    """Give every sentence once, with the first place where it stands."""
    found: dict[str, str] = {}
    for message in (*of_templates(), *of_code(), *of_scorer(), *of_facts()):
        found.setdefault(message.text, message.place)
    return [Message(text, place) for text, place in found.items()]


def of_templates() -> Iterator[Message]:
    """Give the sentences of the templates. Raises ValueError for a plural: no catalogue has forms for it."""
    for door in DOORS:
        if door in UNTRANSLATED_DOORS:
            continue
        for path in sorted(path for path in (ROOT / "api" / door / "templates").rglob("*.*") if path.is_file()):
            place = path.relative_to(ROOT).as_posix()
            with path.open("rb") as file:
                for _, function, text, _ in babel_extract(file, ("_", "gettext", "ngettext"), (), {"trimmed": "true"}):
                    if function == "ngettext":
                        raise ValueError(f"{place}: word {text!r} so that it needs no plural.")
                    if isinstance(text, str):
                        yield Message(text, place)


def of_code() -> Iterator[Message]:
    """Give the sentences of the code: what begins with a capital, has words, and ends; and what it has translated."""
    for path in _files(ROOT / place for place in SPEAKING):
        place = path.relative_to(ROOT).as_posix()
        source = path.read_text(encoding="utf-8")
        tree = ast.parse(source)
        documentation = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
        parts = {id(part) for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) for part in node.values}
        said = [node for node in ast.walk(tree) if id(node) not in documentation | parts]
        for text in filter(None, map(_text, sorted(said, key=lambda node: getattr(node, "lineno", 0)))):
            if SENTENCE.fullmatch(text):
                yield Message(text, place)
        with path.open("rb") as file:
            for _, _, given, _ in extract_python(file, {"_": None, "gettext": None}, (), {}):
                if given:  # what is asked for by a variable stands elsewhere as a literal
                    yield Message(str(given), place)


def of_scorer() -> Iterator[Message]:
    """Give the sentences of a verdict: reasons, questions, checks, and what no reading sees."""
    for feature in FEATURES:
        if feature.sentence:
            yield Message(feature.sentence, feature.ask.__module__.replace(".", "/") + ".py")
    for question in terms.QUESTIONS.values():
        yield Message(question, "scorer/terms.py")
    for texts in (checks.WHAT, checks.PROVES, checks.DOES_NOT_PROVE):
        for text in texts.values():
            yield Message(text, "scorer/checks.py")
    yield Message(checks.BY_PHONE, "scorer/checks.py")
    for own in (checks.OWN_COUNTRY, checks.OWN_JOB_ORDER):
        yield Message(own.what, "scorer/checks.py")
    for text in (*model.UNSEEN, model.WORDS_ONLY, model.NOT_ALL):
        yield Message(text, "scorer/model.py")


def of_facts() -> Iterator[Message]:
    """Give the sentences of the facts that are shown, and the names that say what a line is."""
    tables = load_facts().tables
    for line in tables.helplines:
        operator = OPERATOR.fullmatch(line.operator or "")
        for text in (line.name, line.says, line.hours, f"{operator[1]} ({{who}})" if operator else line.operator):
            if text:
                yield Message(text, "facts/helplines.csv")
        yield from (Message(name, "facts/helplines.csv") for name in line.languages if name not in tags_by_name())
    for wage in tables.wages:
        if wage.usable and wage.covers:
            yield Message(wage.covers, "facts/wages.csv")
    for row in tables.corridors:
        yield Message(row.says, "facts/corridors.csv")
    for right in tables.rights:
        if right.shown:
            yield Message(right.says, "facts/rights.csv")


def _files(places: Iterable[Path]) -> Iterator[Path]:
    for place in places:
        yield from sorted(place.rglob("*.py")) if place.is_dir() else [place] if place.is_file() else []


def _text(node: ast.AST) -> str | None:
    """Give the text of a literal; in one that is filled in, each gap by the name of what fills it."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.JoinedStr):
        return "".join(_text(part) or f"{{{_gap(part)}}}" for part in node.values)
    return None


def _gap(part: ast.AST) -> str:
    named = next((node for node in ast.walk(part) if isinstance(node, ast.Name)), None)
    return named.id.lower() if named else "gap"
