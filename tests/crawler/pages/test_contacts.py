"""How an ad asks to be answered, plain and hidden from filters."""

import pytest

from casefile.post import Contact, ContactKind
from crawler.pages.contacts import contacts_in, given, key, linked

FOUND = [
    ("write to HR@Example.com.", [("email", "hr@example.com")]),
    (
        "name@example.com, other.name@sub.example.org",
        [("email", "name@example.com"), ("email", "other.name@sub.example.org")],
    ),
    ("name (at) mail (dot) example", [("email", "name@mail.example")]),
    ("hr [at] example [dot] org please", [("email", "hr@example.org")]),
    ("jobs at example dot com", [("email", "jobs@example.com")]),
    ("hr @ example . com", []),
    ("hr arroba example punto com", [("email", "hr@example.com")]),
    ("Telegram: @Example_HR", [("telegram", "@example_hr")]),
    ("TG：example_hr1", [("telegram", "@example_hr1")]),
    ("tele gr@m: @example_hr1", [("telegram", "@example_hr1")]),
    ("T E L E G R A M @example_hr", [("telegram", "@example_hr")]),
    ("𝗧𝗲𝗹𝗲𝗴𝗿𝗮𝗺 @example_hr", [("telegram", "@example_hr")]),
    ("t . me / example_hr", [("telegram", "@example_hr")]),
    ("t.me/exa\u200bmple_hr", [("telegram", "@example_hr")]),
    ("https://t.me/+AbCdEf123", [("telegram", "https://t.me/+AbCdEf123")]),
    ("https://t.me/s/example_chan/12", [("telegram", "@example_chan")]),
    ("联系飞机：@example88，包飞机票", [("telegram", "@example88")]),
    ("电报 examplehr01", [("telegram", "@examplehr01")]),
    ("телеграм: example_ru2", [("telegram", "@example_ru2")]),
    ("تيليجرام @example_ar", [("telegram", "@example_ar")]),
    ("टेलीग्राम @example_hi", [("telegram", "@example_hi")]),
    ("টেলিগ্রাম: @example_bn", [("telegram", "@example_bn")]),
    ("텔레 @example_kr", [("telegram", "@example_kr")]),
    ("テレグラム @example_jp", [("telegram", "@example_jp")]),
    ("តេឡេក្រាម @example_km", [("telegram", "@example_km")]),
    ("WhatsApp +62 812 3456 7890", [("whatsapp", "+6281234567890")]),
    ("w h a t s a p p +62 000 0000 0000", [("whatsapp", "+62 000 0000 0000")]),
    ("WA cepat +62 000 0000 0000", [("whatsapp", "+62 000 0000 0000")]),
    ("ватсап +7 900 000-00-00", [("whatsapp", "+7 900 000-00-00")]),
    ("واتساب ٠٧٩٠٠٠٠٠٠٠", [("whatsapp", "0790000000")]),
    ("https://wa.me/6281234567890?text=hi", [("whatsapp", "+6281234567890")]),
    ("api.whatsapp.com/send?phone=6281234567890", [("whatsapp", "+6281234567890")]),
    ("Viber/WhatsApp +380 00 000 00 00", [("viber", "+380 00 000 00 00"), ("whatsapp", "+380 00 000 00 00")]),
    ("Zalo 0000 000 000 / Tele @example_vl", [("zalo", "0000 000 000"), ("telegram", "@example_vl")]),
    ("LINE ID: example.line", [("line", "example.line")]),
    ("ไลน์ @exampleth", [("line", "exampleth")]),
    ("line.me/ti/p/~example_line", [("line", "example_line")]),
    ("加V examplehr88，QQ：1234567890", [("wechat", "examplehr88"), ("qq", "1234567890")]),
    ("微信/TG example_sc54", [("telegram", "@example_sc54"), ("wechat", "example_sc54")]),
    ("카톡 examplekk2", [("kakao", "examplekk2")]),
    ("Signal: example.01", [("signal", "example.01")]),
    ("m.me/example.page facebook.com/example.page", [("messenger", "example.page"), ("facebook", "example.page")]),
    ("ig: @example_ig, tiktok.com/@example_tt", [("instagram", "example_ig"), ("tiktok", "example_tt")]),
    ("x.com/example_x discord.gg/ExAmple", [("x", "example_x"), ("discord", "https://discord.gg/ExAmple")]),
    ("Apply: https://forms.gle/AbC123", [("form", "https://forms.gle/AbC123")]),
    ("apply via example.com/apply?utm_source=x.", [("url", "https://example.com/apply")]),
    ("👉 jobs.example.com", [("url", "https://jobs.example.com/")]),
    ("☎ +44 7700 900123", [("phone", "+447700900123")]),
    ("Gọi anh H. 0000 000 000", [("phone", "0000 000 000")]),
    ("Mob: 050-000-0000", [("phone", "050-000-0000")]),
    ("call zero eight one two, three four five six, seven eight nine zero", [("phone", "081234567890")]),
    ("📞 0️⃣8️⃣1️⃣2️⃣ 3️⃣4️⃣5️⃣6️⃣ 7️⃣8️⃣9️⃣0️⃣", [("phone", "0812 3456 7890")]),
    ("Ｗｈａｔｓａｐｐ：＋８５５ １２ ３４５ ６７８", [("whatsapp", "+85512345678")]),
    ("Viber ဖုန်း ၀၉၁၂၃၄၅၆၇၈၉", [("viber", "09123456789")]),
    ("message @example_dm", [("other", "@example_dm")]),
]


@pytest.mark.parametrize(("text", "expected"), FOUND, ids=lambda value: str(value)[:40])
def test_a_contact_is_found_as_it_is_written(text: str, expected: list[tuple[str, str]]) -> None:
    """Messengers, numbers, mailboxes and links are found in many spellings and scripts, with their normal form."""
    assert sorted((contact.kind.value, contact.value) for contact in contacts_in(text)) == sorted(expected)


@pytest.mark.parametrize(
    "text",
    [
        "Salary 15000000 - 20000000, call center staff, ref 1234567, 2020-2021.",
        "We post on Instagram and TikTok, LINE manager wanted, business line: government.",
        "Join our Telegram channel, contact us on WhatsApp.",
        "ASP.NET, node.js and Booking.com experience, 24/7, e.g. 9:00-17:00.",
        "https://t.me/share/url?url=x https://wa.me/?text=hi https://facebook.com/sharer/sharer.php?u=1",
        "包飞机票，包吃包住",
        "line-height: 115%; margin: 0 0 0 0",
        "Licence ต.0000/0000",
        "Vacancies @ Hotel, work @ home",
        "Rp 1.000.000 - 2.000.000, $ 15000000",
    ],
)
def test_what_looks_like_a_contact_is_none(text: str) -> None:
    """Years, sums, licences, share buttons and messengers that are only spoken of are no contacts."""
    assert contacts_in(text) == ()


def test_raw_is_what_the_ad_writes() -> None:
    """`raw` keeps the ad's own spelling, so that it can be quoted."""
    (contact,) = contacts_in("Pls  Tele gr@m:  T . me / Example_HR")
    assert contact == Contact(kind=ContactKind.TELEGRAM, value="@example_hr", raw="T . me / Example_HR")


def test_the_country_of_the_place_completes_a_number() -> None:
    """A number without a country code is read by the number plan of the place."""
    assert contacts_in("WA 0812-3456-7890", "ID")[0].value == "+6281234567890"
    assert contacts_in("WA 0812-3456-7890")[0].value == "0812-3456-7890"


def test_a_bare_handle_is_of_the_kind_of_its_home() -> None:
    """In a Telegram channel a handle without a messenger's name is a Telegram handle."""
    assert contacts_in("пишите @example_hr", home=ContactKind.TELEGRAM)[0].kind is ContactKind.TELEGRAM


def test_one_contact_in_two_spellings_is_one() -> None:
    """A handle with and without @, a number with and without spaces count once."""
    assert len(contacts_in("TG @example_hr, telegram: example_hr, t.me/example_hr")) == 1
    assert len(contacts_in("WhatsApp +62 812 3456 7890, WA +6281234567890")) == 1


@pytest.mark.parametrize(
    ("kind", "raw", "value"),
    [
        (ContactKind.EMAIL, "mailto:HR@Example.com?subject=x", "hr@example.com"),
        (ContactKind.PHONE, "tel:+62 812 3456 7890", "+6281234567890"),
        (ContactKind.PHONE, "+62 000 0000 0000", "+62 000 0000 0000"),
        (ContactKind.WECHAT, "Example_1", "Example_1"),
    ],
)
def test_a_given_contact_is_normalised(kind: ContactKind, raw: str, value: str) -> None:
    """Mailboxes are lower-cased, numbers made international, masked ones kept."""
    contact = given(kind, raw)
    assert contact is not None
    assert contact.value == value


@pytest.mark.parametrize(
    ("address", "kind", "value"),
    [
        ("mailto:Jobs@Example.com?subject=x", ContactKind.EMAIL, "jobs@example.com"),
        ("tel:+442071838750", ContactKind.PHONE, "+442071838750"),
        ("tg://resolve?domain=example_hr", ContactKind.TELEGRAM, "@example_hr"),
        ("whatsapp://send?phone=6281234567890", ContactKind.WHATSAPP, "+6281234567890"),
    ],
)
def test_a_link_leads_to_a_contact(address: str, kind: ContactKind, value: str) -> None:
    """Links to apps are read as the contacts they open."""
    contact = linked(address)
    assert contact is not None
    assert (contact.kind, contact.value) == (kind, value)


@pytest.mark.parametrize(
    "address", ["", "javascript:x()", "https://", "https://t.me/share/url?url=x", "mailto:", "mailto:%0a", "#"]
)
def test_a_link_to_nobody_is_no_contact(address: str) -> None:
    """Empty, broken and share links give nothing."""
    assert linked(address) is None


def test_a_key_tells_kinds_apart() -> None:
    """The same handle in two messengers is two contacts."""
    telegram = Contact(kind=ContactKind.TELEGRAM, value="@x_example", raw="x")
    assert key(telegram) != key(telegram.model_copy(update={"kind": ContactKind.LINE}))
