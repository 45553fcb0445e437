"""Labelled posts for training and measuring: our own, the examples, and public boards. Training only."""

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from casefile.feed import FeedLineError, read_fields
from casefile.post import JobPost

Complete = Callable[[JobPost], JobPost]
"""What fills a post from its own words (`crawler.pages.complete`, handed in by the composition root)."""

LABELS = ("lure", "fraud", "about", "legitimate")

BOARDS = {
    "jobstreet_id_2024": "description",
    "linkedin_jobstreet_id_data_roles": "description",
    "indeed_us_2025_500_legit": "description",
    "govcz_civil_service_391": "description",
    "indeed_ca_grv7_weak": "description",
    "startupjobs_cz_60": "description",
    "labonnealternance_fr_feeds": "description",
}
"""Public boards whose ads are taken for honest, and the column with their text."""

SAME_SITE = {
    "linkedin_jobstreet_id_data_roles": "jobstreet_id_2024",
    "indeed_ca_grv7_weak": "indeed_us_2025_500_legit",
}
"""Boards with ads of another one's site: they are left out together."""

EXAMPLES = "examples"
"""Example ads by another writer, some of them reported ones in new words."""
EMSCAD = "emscad"
SYNTHETIC = "fraudr1_fake_job_300_SYNTHETIC"
"""Machine-written lures, blunt ones: they teach what is said outright, and are never measured on."""
AGAINST_A_MODEL = "thirteenth"
"""The hand that kept what a model got wrong: it teaches, and is measured by itself, beside all other figures and in none."""

KEPT_APART = {
    "twenty-fifth": "wrote lures after what is reported of recruitment in each language, a fifth of them on each grade\n"
    "of evidence, from five signs to one, beside honest texts a third of which provoke.",
    "twenty-sixth": "wrote to evade and to provoke, each text from a seed drawn by chance from its writers' own lists.",
}
"""The hands that nothing learns from and nothing is chosen on, and what each wrote: what the model that ships makes of them is no
memory."""


class MissingSourceError(RuntimeError):
    """A source that the shipped model is trained on is not there. The message names it."""


@dataclass(frozen=True)
class Row:
    """One labelled post. `group` is the unit of every split; `own`: written for this project, by the hand in `source`."""

    post: JobPost
    label: str
    kind: str
    group: str
    source: str
    language: str
    own: bool
    pair: str = ""
    how: str = ""
    """How it is told, of our own: direct, in slang, as a denial …"""
    difficulty: str = ""
    platform: str = ""
    has_aside: bool = False
    """It carries a sentence about lures that its writer did not write (`scorer.asides`): it teaches the boosters alone."""

    @property
    def teaches(self) -> bool:
        """Whether models learn from it. EMSCAD's frauds are only measured: with them one honest American ad in ten is raised."""
        return not (self.source == EMSCAD and self.label == "fraud")

    @property
    def site(self) -> str:
        """What a fold leaves out together: a hand, or all boards of one site."""
        return SAME_SITE.get(self.source, self.source)

    @property
    def is_measured(self) -> bool:
        """Whether it stands in the figures that are of all sources."""
        return self.source not in {SYNTHETIC, AGAINST_A_MODEL} and not self.has_aside


def load_rows(project: Path, shared: Path, complete: Complete) -> list[Row]:
    """All labelled posts but those kept apart. Raises MissingSourceError naming every source that is not there."""
    own = [path for path in own_files(project) if hand(path) not in KEPT_APART]
    needed = [shared / "examples" / f"{EXAMPLES}.jsonl", shared / "data" / "emscad.jsonl"]
    needed += [shared / "data" / f"{name}.jsonl" for name in BOARDS]
    needed += [shared / "data" / f"{SYNTHETIC}.jsonl"]
    missing = [str(path) for path in needed if not path.is_file()] + ([] if own else ["data/posts/*.jsonl"])
    if missing:
        raise MissingSourceError(f"The shipped model is trained on sources that are not here: {', '.join(missing)}")
    rows: list[Row] = []
    for path in (*own, needed[0]):
        rows.extend(_own(path, complete))
    public = [*_emscad(needed[1], complete)]
    for name, column in BOARDS.items():
        public.extend(_board(shared / "data" / f"{name}.jsonl", column, complete))
    rows.extend(_different(public))
    rows.extend(_synthetic(needed[-1], complete))
    return rows


def _different(rows: Iterable[Row]) -> Iterable[Row]:
    """The first of those with the same words: one ad stands in EMSCAD 48 times, which set a threshold by itself."""
    first: dict[tuple[str, str | None, str], Row] = {}
    for row in rows:
        first.setdefault((row.source, row.post.title, row.post.text), row)
    return first.values()


def load_kept_apart(project: Path, complete: Complete) -> list[Row]:
    """The posts of the hands that are kept apart."""
    return [row for path in own_files(project) if hand(path) in KEPT_APART for row in _own(path, complete)]


def own_files(project: Path) -> list[Path]:
    """The files of our own posts: data/posts/<language>.jsonl, and those of later hands in data/posts/<hand>/."""
    return sorted((project / "data" / "posts").rglob("*.jsonl"))


def lines(path: Path) -> Iterator[dict[str, Any]]:
    """The rows of a JSON Lines file."""
    with path.open(encoding="utf-8") as file:
        yield from map(json.loads, file)


def hand(path: Path) -> str:
    """Who wrote a file of our own posts: "first", "second" … or EXAMPLES."""
    return "first" if path.parent.name == "posts" else path.parent.name


def _own(path: Path, complete: Complete) -> Iterator[Row]:
    for fields in lines(path):
        if fields["label"] in LABELS:
            post = complete(read_fields(fields))
            yield Row(
                post, fields["label"], fields["kind"], fields["group"], hand(path), fields["language"], own=True,
                pair=fields.get("pair", ""), how=fields.get("how", ""), difficulty=fields.get("difficulty", ""),
                platform=fields.get("platform", ""),
            )  # fmt: skip


def _emscad(path: Path, complete: Complete) -> Iterator[Row]:
    for fields in lines(path):
        parts = [fields.get(name) for name in ("company_profile", "description", "requirements", "benefits")]
        text = "\n".join(part for part in parts if part)
        post = _post({"id": f"emscad-{fields['job_id']}", "title": fields["title"], "text": text}, complete)
        if post:
            label = "fraud" if fields["fraudulent"] else "legitimate"
            kind = "other_job_fraud" if fields["fraudulent"] else "legitimate"
            yield Row(post, label, kind, str(fields["group"]), EMSCAD, "en", own=False)


def _synthetic(path: Path, complete: Complete) -> Iterator[Row]:
    for fields in lines(path):
        post = _post({"id": fields["id"], "text": fields["generated_text"]}, complete)
        if post:
            language = "zh-Hans" if fields["lang"] == "zh" else "en"
            yield Row(post, "lure", "scam_compound_lure", str(fields["group"]), SYNTHETIC, language, own=False)


def _board(path: Path, column: str, complete: Complete) -> Iterator[Row]:
    for number, fields in enumerate(lines(path)):
        given = {
            "id": f"{path.stem}-{number}",
            "title": fields.get("title"),
            "text": fields.get(column),
            "employer": fields.get("company"),
            "place": fields.get("location"),
            "pay": fields.get("salary"),
        }
        post = _post(given, complete)
        if post:
            language = post.language or str(fields.get("lang", ""))
            yield Row(post, "legitimate", "legitimate", str(fields["group"]), path.stem, language, own=False)


def _post(fields: dict[str, Any], complete: Complete) -> JobPost | None:
    if not fields.get("text"):
        return None
    try:
        return complete(read_fields(fields))
    except FeedLineError:
        return None
