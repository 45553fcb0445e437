"""Filling what a post leaves open from its own words."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from casefile.feed import read_fields
from casefile.post import Contact, ContactKind, Employer, JobPost, Pay, Period, Place
from crawler.pages import complete

SHORT_FORM = {
    "id": "x1",
    "title": "Chat agent",
    "text": "Work in Poipet for 900-1,300 USD a month. Telegram @example_chat or WhatsApp +855 00 000 000.",
    "place": "Poipet, Cambodia",
    "pay": "USD 900-1,300 a month",
    "contacts": [{"kind": "telegram", "value": "@example_chat"}],
}


def test_a_hand_written_line_is_filled_from_its_own_words() -> None:
    """Numbers out of the pay's words, country and town out of the place's, language and more contacts out of the text."""
    post = complete(read_fields(SHORT_FORM))
    assert post.pay == Pay(raw="USD 900-1,300 a month", low=900, high=1300, currency="USD", period=Period.MONTH)
    assert post.places == (Place(raw="Poipet, Cambodia", country="KH", town="Poipet"),)
    assert post.language == "en"
    assert [(contact.kind.value, contact.value) for contact in post.contacts] == [
        ("telegram", "@example_chat"),
        ("whatsapp", "+855 00 000 000"),
    ]


def test_what_is_known_is_never_changed() -> None:
    """A complete post comes back as it is, also where its words say otherwise."""
    known = JobPost(
        id="1",
        title="Cook",
        text="Koch gesucht, 2000 Euro im Monat, Telegram @example_other",
        employer=Employer(name="Example"),
        places=(Place(raw="Bavet, Cambodia", country="VN", town="Hanoi"),),
        pay=Pay(raw="1 USD", low=5, high=6, currency="THB", period=Period.DAY),
        contacts=(Contact(kind=ContactKind.TELEGRAM, value="@example_other", raw="x"),),
        language="pl",
        posted_on=date(2026, 1, 1),
    )
    assert complete(known) == known


def test_parts_of_pay_that_are_known_stay() -> None:
    """Numbers that are known are kept; a currency that only the words name is added."""
    post = complete(JobPost(text="x", pay=Pay(raw="2,000 baht a day", low=1, high=2)))
    assert post.pay == Pay(raw="2,000 baht a day", low=1, high=2, currency="THB", period=Period.DAY)


def test_a_number_known_as_a_messengers_is_not_added_as_a_telephone() -> None:
    """The same number without its messenger's name is no second contact."""
    known = Contact(kind=ContactKind.WHATSAPP, value="+6281234567890", raw="wa")
    post = complete(JobPost(text="Call +62 812 3456 7890", contacts=(known,)))
    assert post.contacts == (known,)


def test_a_posts_own_address_is_no_contact() -> None:
    """A feed that ends each text with a link to itself gives no contact by it."""
    post = complete(JobPost(text="To apply: https://jobs.example/1", address="https://jobs.example/1"))
    assert post.contacts == ()


@pytest.mark.parametrize(
    ("said", "known"),
    [
        ("en", "en"),
        ("en-US", "en"),
        ("pt-BR", "pt"),
        ("uz-Cyrl-UZ", "uz"),
        ("zh-CN", "zh-Hans"),
        ("zh-Hant-HK", "zh-Hant"),
    ],
)
def test_a_languages_tag_is_written_in_one_way(said: str, known: str) -> None:
    """A region is left out: word lists are by language."""
    assert complete(JobPost(text="Cook wanted", language=said)).language == known


def test_a_bare_handle_in_a_channel_is_a_telegram_handle() -> None:
    """Where the post stands in Telegram, @name is a name there."""
    post = complete(JobPost(text="пишите @example_hr", address="https://t.me/example_jobs/1"))
    assert post.contacts[0].kind is ContactKind.TELEGRAM


WORDS = st.lists(
    st.sampled_from(
        [
            "salary", "USD", "$1,200", "1.000.000", "15tr", "月薪", "两万", "WhatsApp", "+62 000 0000 0000", "@example_x",
            "t.me/example_y",
            "a month", "per day", "deposit", "to", "-", "\n", ".", ":", "微信", "example_1", "hr@example.com", "Telegram",
            "лей", "руб.",
            "เงินเดือน", "บาท", "١٢٠٠", "دولار", "월급", "600", "만원", "kr", "https://example.com/a", "x" * 70, "0" * 20, "🇰🇭", "1️⃣",
        ]
    ),
    max_size=40,
).map(" ".join)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(
    text=st.one_of(WORDS, st.text(max_size=300)),
    title=st.one_of(st.none(), st.just("Cook")),
    pay=st.one_of(st.none(), st.just("1.000 a 2.000"), st.just("月 600"), st.just("from 5 tr")),
    place=st.one_of(st.none(), st.just("Poipet, Cambodia"), st.just("Seoul / Busan"), st.just("柬埔寨金边")),
)
def test_completing_twice_is_completing_once(text: str, title: str | None, pay: str | None, place: str | None) -> None:
    """Whatever stands in a post, completion is idempotent, gives a valid post and changes none of its words."""
    post = JobPost(
        text=text,
        title=title,
        pay=Pay(raw=pay) if pay else None,
        places=(Place(raw=place),) if place else (),
    )
    once = complete(post)
    assert complete(once) == once
    assert JobPost.model_validate(once.model_dump()) == once
    assert (once.text, once.title) == (post.text, post.title)


def test_letters_that_hide_a_word_hide_no_field() -> None:
    """Language, pay and contacts are read as a reader sees them."""
    plain = (
        "We hire typists, salary $1500 per month, message @example_hr on Telegram or visit https://jobs.example/apply"
    )
    hidden = plain.translate({ord("a"): "а", ord("e"): "е", ord("o"): "о"})
    thinned = "\u200b".join(plain)
    expected = complete(JobPost(text=plain))
    assert expected.language == "en"
    assert expected.pay
    for text in (hidden, thinned):
        post = complete(JobPost(text=text))
        assert (post.language, post.pay) == (expected.language, expected.pay)
        assert {contact.value for contact in post.contacts if contact.kind is ContactKind.TELEGRAM} == {"@example_hr"}


def test_an_address_keeps_the_letters_that_it_was_sent_with() -> None:
    """Where a link leads is decided by its letters, not by what they look like: a look-alike stays one."""
    post = complete(JobPost(text="Sign in at https://www.pаypal.example/login"))
    assert [contact.value for contact in post.contacts] == ["https://www.xn--pypal-4ve.example/login"]
