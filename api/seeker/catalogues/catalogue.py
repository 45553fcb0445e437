"""One catalogue as a file: read by Babel, written in one order without dates or line numbers, so that a change shows itself."""

from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple, Self

from babel.messages.pofile import normalize, read_po

from api.seeker.catalogues.sources import Message
from api.seeker.languages import GAP, REVIEW, language_name

HEADER = """\
# Lurewatch in {name}.
# Written by `make catalogues`; only the translations are edited by hand. See docs/translating.md.
msgid ""
msgstr ""
"Language: {language}\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"X-Native-Review: {review}\\n"
"""


class Catalogue(NamedTuple):
    """The translations of a language, by sentence. `unsure` are those marked fuzzy; `gone` what is no longer said."""

    language: str
    translations: dict[str, str]
    unsure: frozenset[str] = frozenset()
    gone: dict[str, str] = {}  # noqa: RUF012 - never changed
    review: str = "none"

    @classmethod
    def read(cls, path: Path) -> Self:
        """Read a file. Raises PoFileError where it is none."""
        text = path.read_bytes()
        with path.open("rb") as file:
            read = read_po(file, abort_invalid=True)
        reviewed = REVIEW.search(text.decode())
        return cls(
            language=path.stem,
            translations={str(one.id): str(one.string) for one in read if one.id and one.string},
            unsure=frozenset(str(one.id) for one in read if one.id and one.fuzzy),
            gone={str(one.id): str(one.string) for one in read.obsolete.values() if one.string},
            review=reviewed[1] if reviewed else "none",
        )

    def brought_up_to_date(self, messages: Iterable[Message]) -> Self:
        """Give the catalogue for what is said now. What came back is taken from what was gone."""
        known = self.gone | self.translations
        said = [message.text for message in messages]
        return self._replace(
            translations={text: known[text] for text in said if text in known},
            unsure=self.unsure & set(said),
            gone={text: known[text] for text in sorted(known.keys() - set(said))},
        )

    def written(self, messages: Iterable[Message]) -> str:
        """Give the file: every sentence with its place, translated or empty, then what is gone."""
        name = language_name(self.language, "en") if self.language else "a language to come"
        blocks = [HEADER.format(name=name, language=self.language, review=self.review)]
        for text, place in messages:
            flags = [*(["fuzzy"] if text in self.unsure else []), *(["python-format"] if "%(" in text else [])]
            flags += ["python-brace-format"] if GAP.search(text) else []
            marks = f"#: {place}\n" + (f"#, {', '.join(flags)}\n" if flags else "")
            blocks.append(f"{marks}msgid {normalize(text)}\nmsgstr {normalize(self.translations.get(text, ''))}\n")
        for text, translated in self.gone.items():
            old = f"msgid {normalize(text)}\nmsgstr {normalize(translated)}\n"
            blocks.append("".join(f"#~ {line}\n" for line in old.splitlines()))
        return "\n".join(blocks)
