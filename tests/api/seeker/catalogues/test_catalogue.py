from pathlib import Path

import pytest

from api.seeker.catalogues import update as command
from api.seeker.catalogues.catalogue import Catalogue
from api.seeker.catalogues.faults import faults
from api.seeker.catalogues.sources import Message

MESSAGES = [
    Message("Copy", "a.html"),
    Message("For citizens of %(country)s", "b.html"),
    Message("Ask: {authority}", "c.py"),
]
WHOLE = Catalogue(
    "id",
    {"Copy": "Salin", "For citizens of %(country)s": "Warga: %(country)s", "Ask: {authority}": "Tanya: {authority}"},
)


def test_a_catalogue_comes_back_as_it_was_written(tmp_path: Path) -> None:
    """What is written is read again the same: translations, what is unsure, what is gone, the day of the review."""
    path = tmp_path / "id.po"
    whole = WHOLE._replace(unsure=frozenset({"Copy"}), gone={"Old": "Lama"}, review="2026-12-01")
    path.write_text(whole.written(MESSAGES), encoding="utf-8")
    assert Catalogue.read(path) == whole


def test_a_sentence_goes_and_comes_back() -> None:
    """A translation whose sentence is no longer said is kept aside, and serves again when the sentence comes back."""
    without = WHOLE.brought_up_to_date(MESSAGES[1:])
    assert without.gone == {"Copy": "Salin"}
    assert "Copy" not in without.translations
    assert without.brought_up_to_date(MESSAGES) == WHOLE


@pytest.mark.parametrize(
    ("sentence", "translated", "fault"),
    [
        ("Copy", "", "not translated"),
        ("Copy", " Salin", "spaces around it"),
        ("Copy", "Salin " * 8 + "Salin", "too long"),
        ("For citizens of %(country)s", "Warga negara", "other placeholders"),
        ("For citizens of %(country)s", "Warga: %(country)s %(negara)", "a broken placeholder"),
        ("Ask: {authority}", "Tanya: {instansi}", "other gaps"),
        ("Read it <b>twice</b>.", "Baca dua kali.", "other tags"),
        ("It pays for your ticket.", "It pays for your ticket.", "left in English"),
        ("Nothing found", "Aman", "says aman"),
    ],
)
def test_a_fault_is_named(sentence: str, translated: str, fault: str) -> None:
    """Each kind of fault is found, and named with its sentence."""
    found = list(faults(Catalogue("id", {sentence: translated}), [Message(sentence, "a.html")]))
    assert [one.partition(":")[0].startswith(fault) for one in found] == [True]
    assert sentence in found[0]


def test_an_unsure_translation_is_a_fault() -> None:
    """What a translator marked as unsure does not pass for done."""
    found = list(faults(WHOLE._replace(unsure=frozenset({"Copy"})), MESSAGES))
    assert [one.partition(":")[0] for one in found] == ["marked fuzzy"]


def test_a_label_is_quoted_as_it_is() -> None:
    """A sentence that quotes a label, such as a button's, says it in the words that the label has."""
    messages = [Message("Leave now", "a.html"), Message("Press “Leave now” at the top.", "b.html")]
    said = {"Leave now": "Keluar sekarang", "Press “Leave now” at the top.": "Tekan “keluar sekarang” di atas."}
    assert list(faults(Catalogue("id", said), messages)) == []
    said["Press “Leave now” at the top."] = "Tekan “Pergi” di atas."
    assert [one.startswith("quotes “Leave now”") for one in faults(Catalogue("id", said), messages)] == [True]


def test_a_language_needs_its_list_of_words() -> None:
    """A language without a table of words that are not said has no catalogue that passes."""
    assert list(faults(WHOLE._replace(language="xx"), MESSAGES)) == ["wording.toml has no table [xx]"]


def test_a_language_begins(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """The command begins a catalogue, brings the others up to date, keeps what they have, and counts what is missing."""
    monkeypatch.setattr(command, "collect", lambda: MESSAGES)
    (tmp_path / "id.po").write_text(WHOLE.written(MESSAGES[:1]), encoding="utf-8")
    assert command.update(["sw"], tmp_path) == 2 + 3
    assert capsys.readouterr().out.splitlines() == [
        "id: 3 sentences, 2 not translated, review: none",
        "sw: 3 sentences, 3 not translated, review: none",
    ]
    assert Catalogue.read(tmp_path / "id.po").translations == {"Copy": "Salin"}
    assert 'msgid "Ask: {authority}"\nmsgstr ""' in (tmp_path / "lurewatch.pot").read_text()
