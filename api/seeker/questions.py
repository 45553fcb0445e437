"""The questions to send to the recruiter: to read in one's own language, to send in the ad's."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

from api.seeker.environment import environment
from api.seeker.languages import CATALOGUES, SOURCE_LANGUAGE, languages, meant_by
from casefile.verdict import Question


class ToSend(NamedTuple):
    """The questions as they are sent. `lacking` is the ad's language where we have no words of it."""

    language: str
    text: str
    lacking: str | None = None


def words_to_send(
    asked: Sequence[Question], ad_language: str | None, reader: str, catalogues: Path = CATALOGUES
) -> ToSend:
    """Give the questions in the ad's language, or in the reader's where there is no catalogue of it."""
    theirs = meant_by(ad_language or reader, languages(catalogues))
    text = _text(asked, theirs, catalogues) if theirs else None
    if theirs and text is not None:
        return ToSend(theirs, text)
    return ToSend(reader, _text(asked, reader, catalogues, whole=False) or "", ad_language)


def _text(asked: Sequence[Question], language: str, catalogues: Path, *, whole: bool = True) -> str | None:
    """Give the questions in a language, a line each; None where `whole` is wanted and a translation is missing."""
    translate: Any = environment(language, catalogues).globals["gettext"]
    lines = [translate(question.asks) for question in asked]
    if whole and language != SOURCE_LANGUAGE and any(line == one.asks for line, one in zip(lines, asked, strict=True)):
        return None
    return "\n".join(lines)
