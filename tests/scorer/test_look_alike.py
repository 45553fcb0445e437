"""Hosts that pass for a known site's."""

import pytest

from facts import load_facts
from scorer.hosts import is_free_mail, registered
from scorer.look_alike import looks_alike

FACTS = load_facts()


@pytest.mark.parametrize(
    "host",
    [
        "jobstreet-hiring.example",
        "careers.jobstreethiring.example",
        "jobstreet2.example",
        "jobstret.example",
        "jobsrteet.example",
        "j0bstreet.example",
        "slbfe-jobs.example",
        "dmw-apply.example",
    ],
)
def test_a_known_name_with_something_beside_or_beneath_it_is_a_look_alike(host: str) -> None:
    """A word beside the name, a letter more, less, other or exchanged, or a digit that passes for a letter."""
    assert looks_alike(host, FACTS)


@pytest.mark.parametrize(
    "host",
    [
        "jobstreet.example",
        "hiring.jobstreet.example",
        "dmw.example",
        "streetjobs.example",
        "indeedly.example",
        "topcvs-of-poets.example",
        "localhost",
        "192.0.2.1",
        "",
    ],
)
def test_other_names_and_the_known_one_itself_are_none(host: str) -> None:
    """A known name under any suffix is taken for the site; a name that only shares letters is another."""
    assert not looks_alike(host, FACTS)


def test_letters_of_other_alphabets_pass_for_a_name() -> None:
    """A host is compared as a reader sees it."""
    host = "j\u043ebstreet".encode("idna").decode() + ".example"
    assert host.startswith("xn--")
    assert looks_alike(host, FACTS)


@pytest.mark.parametrize(
    ("host", "parts"),
    [
        ("mail.example.co.uk", ("example", "co.uk")),
        ("a.b.contoh.example", ("contoh", "example")),
        ("Example.ORG", ("example", "org")),
    ],
)
def test_the_registered_name_is_what_stands_before_the_public_suffix(host: str, parts: tuple[str, str]) -> None:
    """Suffixes come from the list in the library; of one that is in no list the last label counts."""
    assert registered(host) == parts


@pytest.mark.parametrize(
    ("host", "is_free"),
    [("gmail.com", True), ("yahoo.co.id", True), ("mail.ru", True), ("mail.example", False), ("gmail.example", False)],
)
def test_hosts_that_give_a_mailbox_to_anybody(host: str, *, is_free: bool) -> None:
    """Known ones only; a name like theirs elsewhere is not taken for one."""
    assert is_free_mail(host) is is_free
