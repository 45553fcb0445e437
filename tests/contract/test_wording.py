"""What we say to people: no banned word in any language, and no sentence past the catalogue.

Sentences come from templates, from the code that answers, from the scorer and from the facts. Another place that speaks
to seekers gets a line in SPEAKERS.
"""

import ast
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from jinja2.ext import babel_extract

from api.seeker.catalogues.catalogue import Catalogue
from api.seeker.catalogues.faults import faults
from api.seeker.catalogues.sources import Message, collect
from api.seeker.catalogues.wording import banned_in, wordings
from api.seeker.environment import DOORS, environment
from api.seeker.languages import CATALOGUES, SOURCE_LANGUAGE, languages
from facts import load_facts
from scorer.features import FEATURES

ROOT = Path(__file__).resolve().parent.parent.parent
TRANSLATED = languages()[1:]
TEMPLATES = sorted(path for door in DOORS for path in (ROOT / "api" / door / "templates").glob("*.html"))
SAID_AS_IT_IS = {"Lurewatch", "WhatsApp", "UTC"}
"""Names and signs that no language translates."""

Said = tuple[str, str]
"""Where a sentence stands, and the sentence."""


def of_templates() -> Iterator[Said]:
    """Every sentence of a template that goes through the catalogue."""
    for path in TEMPLATES:
        with path.open("rb") as file:
            for line, _, message, _ in babel_extract(file, ("_", "gettext"), (), {"trimmed": "true"}):
                for sentence in message if isinstance(message, tuple) else (message,):
                    yield f"{path.relative_to(ROOT)}:{line}", str(sentence)


def of_code(*places: str) -> Iterator[Said]:
    """Every sentence in the code of these folders and files: what begins with a capital, has words, and ends."""
    for place in places:
        for path in sorted((ROOT / place).rglob("*.py")) if (ROOT / place).is_dir() else [ROOT / place]:
            tree = ast.parse(path.read_text(encoding="utf-8"))
            documentation = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
            for node in ast.walk(tree):
                is_said = (
                    isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in documentation
                )
                if is_said and re.fullmatch(r"[A-Z“].* .*[.?!:”]", node.value.strip(), re.DOTALL):
                    yield f"{path.relative_to(ROOT)}:{node.lineno}", node.value


def of_facts() -> Iterator[Said]:
    """Every sentence of the facts that is shown."""
    tables = load_facts().tables
    for line in tables.helplines:
        yield f"facts/helplines.csv, {line.name}", line.says or ""
    for row in tables.corridors:
        yield f"facts/corridors.csv, {row.origin}-{row.destination}", row.says
    for right in tables.rights:
        if right.shown:
            yield f"facts/rights.csv, {right.id}", right.says


SPEAKERS: dict[str, Callable[[], Iterator[Said]]] = {
    "templates": of_templates,
    "the pages' code": lambda: of_code(
        *("api/seeker", "api/help", "api/reports", "api/appeals", "api/verdicts", "api/rates.py", "casefile/address.py")
    ),
    "the scorer": lambda: of_code("scorer"),
    "the command line": lambda: of_code("lurewatch"),
    "the facts": of_facts,
}


@pytest.mark.parametrize("speaker", SPEAKERS)
def test_no_banned_word_is_said(speaker: str) -> None:
    """No sentence of ours promises, accuses or blames."""
    said = list(SPEAKERS[speaker]())
    assert said
    assert [
        (where, sentence, found) for where, sentence in said if (found := banned_in(sentence, SOURCE_LANGUAGE))
    ] == []


@pytest.mark.parametrize("language", languages())
def test_every_language_has_its_list(language: str) -> None:
    """Every language of the pages has its own list of words that are not said."""
    assert wordings()[language].banned


@pytest.mark.parametrize("language", wordings())
def test_the_list_finds_what_it_must(language: str) -> None:
    """Each language's list finds its examples, and leaves alone what only looks alike."""
    wording = wordings()[language]
    assert [example for example in wording.hits if not banned_in(example, language)] == []
    assert [(example, found) for example in wording.misses if (found := banned_in(example, language))] == []


def test_a_vowel_sign_makes_another_word() -> None:
    """A word stands alone only where no letter and no vowel sign goes on with it."""
    assert banned_in("\u0920\u0917 \u0906\u092f\u093e", "hi")
    assert not banned_in("\u0920\u0917\u0940 \u0915\u093e \u0915\u0947\u0902\u0926\u094d\u0930", "hi")


@pytest.fixture(scope="module")
def messages() -> list[Message]:
    """Every sentence that the pages can say."""
    return collect()


def test_the_sentences_are_collected(messages: list[Message]) -> None:
    """What templates, code, scorer and facts say is what translators are given, each sentence once."""
    texts = [message.text for message in messages]
    assert len(texts) == len(set(texts))
    assert {feature.sentence for feature in FEATURES if feature.sentence} <= set(texts)
    assert {right.says for right in load_facts().rights()} <= set(texts)
    places = {message.place.split("/")[0] for message in messages}
    assert places == {"api", "casefile", "facts", "scorer"}
    assert "Too many attempts. Try again in {wait} seconds." in texts
    assert not any("console" in message.place for message in messages)


def test_the_template_of_catalogues_is_up_to_date(messages: list[Message]) -> None:
    """What a new language begins with holds every sentence: after a change, `make catalogues`."""
    written = (CATALOGUES / "lurewatch.pot").read_text(encoding="utf-8")
    assert written == Catalogue("", {}).written(messages)


@pytest.mark.parametrize("language", TRANSLATED)
def test_a_catalogue_is_whole(language: str, messages: list[Message]) -> None:
    """Every sentence is translated: with its gaps and tags, not too long, in no word that is not said."""
    catalogue = Catalogue.read(CATALOGUES / f"{language}.po")
    assert list(faults(catalogue, messages)) == []


@pytest.mark.parametrize("language", TRANSLATED)
def test_a_catalogue_is_in_order(language: str, messages: list[Message]) -> None:
    """A catalogue is as `make catalogues` writes it, and says whether a native reader has reviewed it."""
    path = CATALOGUES / f"{language}.po"
    assert path.read_text(encoding="utf-8") == Catalogue.read(path).brought_up_to_date(messages).written(messages)


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: f"{path.parent.parent.name}/{path.name}")
def test_no_word_goes_past_the_catalogue(path: Path) -> None:
    """Every word that a template shows is a message, so that it can be translated: in the text and in attributes."""
    assert words_past_the_catalogue(path.read_text(encoding="utf-8")) == set()


@pytest.mark.parametrize("template", ["<p>Bare words</p>", '<a title="{{ x }} bare">', '<a aria-label="bare"></a>'])
def test_a_word_past_the_catalogue_is_seen(template: str) -> None:
    """The check sees bare words in the text and in attributes that are read out."""
    assert "are" in " ".join(words_past_the_catalogue(template))


def words_past_the_catalogue(template: str) -> set[str]:
    """Give the words of a template that stand outside of messages, expressions and tags."""
    bare, in_message, in_block = "", False, ""
    for _, kind, value in environment(SOURCE_LANGUAGE).lex(template):
        if kind == "block_begin":
            in_block = "?"
        elif kind == "name" and in_block == "?":
            in_block = value
            in_message = {"trans": True, "endtrans": False}.get(value, in_message)
        elif kind == "data" and not in_message:
            bare += value
        elif kind == "variable_end":
            bare += "0"
    read_out = re.findall(r'(?:title|aria-label|alt|placeholder)="([^"]*)"', bare)
    shown = [re.sub(r"<[^>]*>|&\w+;", " ", bare), *read_out]
    return {word for text in shown for word in re.findall(r"[^\W\d_]{2,}", text)} - SAID_AS_IT_IS
