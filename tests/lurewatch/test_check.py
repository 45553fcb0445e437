import json
from collections.abc import Callable, Sequence
from pathlib import Path
from types import SimpleNamespace

import pytest
from typer.testing import CliRunner

from casefile.post import JobPost
from casefile.verdict import Verdict
from lurewatch.failure import CannotRunError
from lurewatch.main import app

RUNNER = CliRunner()


@pytest.fixture(autouse=True)
def judged(
    monkeypatch: pytest.MonkeyPatch, verdict: Verdict, judge_all: Callable[[Sequence[JobPost]], list[Verdict]]
) -> list[JobPost]:
    """Put a judge in the model's place, and give the posts that it is asked about."""
    asked: list[JobPost] = []

    def judge(post: JobPost) -> Verdict:
        asked.append(post)
        return verdict

    monkeypatch.setattr("scorer.model.Scorer.load", lambda: SimpleNamespace(judge=judge, judge_all=judge_all))
    return asked


def test_a_text_is_read_and_judged(tmp_path: Path, judged: list[JobPost]) -> None:
    """A text file is judged, and the verdict is printed in words."""
    ad = tmp_path / "ad.txt"
    ad.write_text("Cook wanted. Write to cook@example.org")
    done = RUNNER.invoke(app, ["check", str(ad)])
    assert done.exit_code == 0
    assert "Some warning signs" in done.output
    assert judged[0].text == "Cook wanted. Write to cook@example.org"
    assert [contact.value for contact in judged[0].contacts] == ["cook@example.org"]


def test_a_page_is_read_as_a_page(tmp_path: Path, judged: list[JobPost]) -> None:
    """An HTML file is read as the crawler reads it: its title apart, its scripts gone."""
    page = tmp_path / "ad.html"
    page.write_text("<html><body><h1>Cook</h1><script>x()</script><p>Cook wanted in a hotel kitchen.</p></body></html>")
    assert RUNNER.invoke(app, ["check", str(page)]).exit_code == 0
    assert judged[0].title == "Cook"
    assert "x()" not in judged[0].text


def test_standard_input_is_judged(judged: list[JobPost]) -> None:
    """A dash stands for standard input."""
    assert RUNNER.invoke(app, ["check", "-"], input="Cook wanted").exit_code == 0
    assert judged[0].text == "Cook wanted"


def test_json_is_one_line(verdict: Verdict) -> None:
    """With --json the verdict is one line, which reads back as the same verdict."""
    done = RUNNER.invoke(app, ["check", "--json", "-"], input="Cook wanted")
    assert done.output.count("\n") == 1
    assert Verdict.model_validate_json(done.output) == verdict


@pytest.mark.parametrize(("language", "says"), [("en-GB", "Some warning signs"), ("in", "Beberapa tanda peringatan")])
def test_a_language_is_known_by_its_other_names(language: str, says: str) -> None:
    """A tag that means a language of the pages gives that language."""
    done = RUNNER.invoke(app, ["check", "--lang", language, "-"], input="Cook wanted")
    assert done.exit_code == 0
    assert says in done.output


@pytest.mark.parametrize("rest", [["-"], ["--json", "-"], ["--feed", "-"]])
@pytest.mark.parametrize("language", ["klingon", "xx", "", "../../x"])
def test_a_language_that_is_not_there_is_refused(language: str, rest: list[str], judged: list[JobPost]) -> None:
    """A language that no pages are written in is an error that names those that are, before anything is judged."""
    done = RUNNER.invoke(app, ["check", "--lang", language, *rest], input="Cook wanted")
    assert isinstance(done.exception, CannotRunError)
    assert f"--lang {language}: " in str(done.exception)
    assert "There are: en, ar, " in str(done.exception)
    assert judged == []


@pytest.mark.parametrize("citizen", ["ID", "id", "Indonesia", "indonesia"])
def test_a_citizenship_is_a_code_or_a_name(citizen: str) -> None:
    """The law for citizens of a country is shown whether they give its code or its name."""
    done = RUNNER.invoke(app, ["check", "--citizen", citizen, "-"], input="Cook wanted")
    assert done.exit_code == 0
    assert "There is no official placement route." in done.output


@pytest.mark.parametrize("citizen", ["XX", "Atlantis", "", "IDN"])
def test_a_citizenship_that_is_none_is_refused(citizen: str, judged: list[JobPost]) -> None:
    """What is no country hides no row: it is an error that says what is wanted."""
    done = RUNNER.invoke(app, ["check", "--citizen", citizen, "-"], input="Cook wanted")
    assert isinstance(done.exception, CannotRunError)
    assert f"--citizen {citizen}: " in str(done.exception)
    assert "code of two letters, such as ID" in str(done.exception)
    assert judged == []


@pytest.mark.parametrize(
    ("arguments", "content", "says"),
    [
        ([], b"", "Name one ad or one feed"),
        (["-", "--feed", "-"], b"", "Name one ad or one feed"),
        (["-"], b" \n", "There is no text"),
        (["-"], b"%PDF-1.7 x", "not text"),
        (["-"], b"\x89PNG\r\n", "not text"),
        (["-"], b"OggS\0\2" + bytes(range(256)) * 12, "not text"),
        (["http://"], b"", "web address"),
    ],
)
def test_what_cannot_be_checked_is_said(
    arguments: list[str], content: bytes, says: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is no ad ends in a sentence on what to do, not in a verdict."""
    monkeypatch.setenv("LUREWATCH_VAR", str(tmp_path))
    done = RUNNER.invoke(app, ["check", *arguments], input=content)
    assert done.exit_code != 0
    assert says in str(done.exception)


def test_an_address_is_looked_up_in_the_store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An address that the store does not hold is not fetched: the command says what to do instead."""
    monkeypatch.setenv("LUREWATCH_VAR", str(tmp_path))
    done = RUNNER.invoke(app, ["check", "https://jobs.example.org/1"])
    assert isinstance(done.exception, CannotRunError)
    assert "not in the store" in str(done.exception)


def test_a_feed_is_answered_line_by_line(tmp_path: Path) -> None:
    """A feed gives one line for each, in order; a bad line makes the exit code 1 and stops nothing."""
    feed = tmp_path / "feed.jsonl"
    feed.write_text('{"id":"a","text":"x"}\nnot json\n{"id":"b","text":"break"}\n{"id":"c","text":"y"}\n')
    done = RUNNER.invoke(app, ["check", "--feed", str(feed)])
    assert done.exit_code == 1
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    assert [line.get("id") for line in lines] == ["a", None, "b", "c"]
    assert ["error" in line for line in lines] == [False, True, True, False]
    assert "2 lines" in done.stderr


def test_a_clean_feed_ends_well() -> None:
    """A feed without a bad line ends with code 0, and says nothing beside the verdicts."""
    done = RUNNER.invoke(app, ["check", "--feed", "-"], input='{"id":"a","text":"x"}\n')
    assert (done.exit_code, done.stderr) == (0, "")
    assert len(done.stdout.splitlines()) == 1


def test_a_feed_with_one_bad_line_says_so_in_the_singular() -> None:
    """One bad line is one line, and its error has the number that it has in the feed."""
    done = RUNNER.invoke(app, ["check", "--feed", "-"], input='{"id":1,"text":"x"}\nCook wanted\n')
    assert done.exit_code == 1
    assert "1 line could not be judged; it says why." in done.stderr
    verdict, error = (json.loads(line) for line in done.stdout.splitlines())
    assert verdict["id"] == "1"
    assert error["error"].startswith("Line 2: Not JSON")


def test_an_empty_feed_gives_nothing() -> None:
    """A feed without lines gives no lines and ends with code 0."""
    done = RUNNER.invoke(app, ["check", "--feed", "-"], input="")
    assert (done.exit_code, done.output) == (0, "")
