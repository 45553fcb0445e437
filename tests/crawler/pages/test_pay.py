"""What words about pay say in numbers, in the languages of job ads."""

import pytest

from casefile.post import Pay, Period
from crawler.pages.pay import number, pay_in, read_pay, stated

STATED = [
    # words, country, language, low, high, currency, period
    ("USD 800-1500 a month", None, "en", 800, 1500, "USD", "month"),
    ("from $1.8 to 2.3 million", None, "en", 1.8e6, 2.3e6, "USD", None),
    ("between 800 and 1,000 euros per week", None, "en", 800, 1000, "EUR", "week"),
    ("30k", None, "en", 30_000, 30_000, None, None),
    ("US$1,500+ p/m", None, "en", 1500, None, "USD", "month"),
    ("up to £140 a day", None, "en", None, 140, "GBP", "day"),
    ("AED 3500 per annum", None, "en", 3500, 3500, "AED", "year"),
    ("R6 700 p/m", None, "en", 6700, 6700, "ZAR", "month"),
    ("KSh 18,000/mo", None, "en", 18_000, 18_000, "KES", "month"),
    ("₹1,00,000", None, "en", 100_000, 100_000, "INR", None),
    ("2.5 lakh per month", "IN", "en", 250_000, 250_000, None, "month"),
    ("1 crore rupees", "IN", "en", 1e7, 1e7, "INR", None),
    ("S$900 + OT", None, "en", 900, 900, "SGD", None),
    ("2,000–5,000 USDT monthly", None, "en", 2000, 5000, "USDT", "month"),
    ("OMR 450.000", None, "en", 450, 450, "OMR", None),
    ("$150-$175,000", None, "en", 150_000, 175_000, "USD", None),
    ("15-20jt/bulan", None, "id", 15e6, 20e6, "IDR", "month"),
    ("Rp 4.500.000 – Rp 5.650.000 per bulan", None, "id", 4.5e6, 5.65e6, "IDR", "month"),
    ("130rb/hr", None, "id", 130_000, 130_000, "IDR", "day"),
    ("RM2 ribu sebulan", None, "ms", 2000, 2000, "MYR", "month"),
    ("12万〜15万円", None, "ja", 120_000, 150_000, "JPY", None),
    ("時給1,250円", None, "ja", 1250, 1250, "JPY", "hour"),
    ("月10万バーツ", None, "ja", 100_000, 100_000, "THB", "month"),
    ("人民币15k–20k", None, "zh-Hans", 15_000, 20_000, "CNY", None),
    ("5千到1万USDT", None, "zh-Hans", 5000, 10_000, "USDT", None),
    ("月薪两千美金", None, "zh-Hans", 2000, 2000, "USD", "month"),
    ("日结200~500元", None, "zh-Hans", 200, 500, "CNY", "day"),
    ("一個月十萬", None, "zh-Hant", 100_000, 100_000, None, "month"),
    ("新台幣 3萬5千", None, "zh-Hant", 35_000, 35_000, "TWD", None),
    ("15 triệu/tháng", None, "vi", 15e6, 15e6, "VND", "month"),
    ("500k – 1 triệu/ngày", None, "vi", 500_000, 1e6, "VND", "day"),
    ("25 củ", None, "vi", 25e6, 25e6, "VND", None),
    ("17-18 man", None, "vi", 170_000, 180_000, "JPY", None),
    ("2 แสนบาทต่อเดือน", None, "th", 200_000, 200_000, "THB", "month"),
    ("3 หมื่น", "TH", "th", 30_000, 30_000, None, None),
    ("๒๕,๐๐๐ บาท", None, "th", 25_000, 25_000, "THB", None),
    ("월 2,000만 원", None, "ko", 2e7, 2e7, "KRW", "month"),
    ("시급 12,000원", None, "ko", 12_000, 12_000, "KRW", "hour"),
    ("100 тыс. руб. в месяц", None, "ru", 100_000, 100_000, "RUB", "month"),
    ("от 1,5 млн тенге", None, "ru", 1.5e6, None, "KZT", None),
    ("до 3500 долларов в месяц", None, "ru", None, 3500, "USD", "month"),
    ("20 000 грн", None, "uk", 20_000, 20_000, "UAH", None),
    ("100 мың теңге", None, "kk", 100_000, 100_000, "KZT", None),
    ("800 a 1.200 euros al mes", None, "es", 800, 1200, "EUR", "month"),
    ("S/ 50 diarios", None, "es", 50, 50, "PEN", "day"),
    ("2 mil pesos a la semana", "MX", "es", 2000, 2000, "MXN", "week"),
    ("R$ 1.518,50 por mês", None, "pt", 1518.5, 1518.5, "BRL", "month"),
    ("1 823,00 EUR", None, "fr", 1823, 1823, "EUR", None),
    ("150 000 FCFA par mois", "SN", "fr", 150_000, 150_000, "XOF", "month"),
    ("2'500 CHF", None, "de", 2500, 2500, "CHF", None),
    ("15 € pro Stunde", None, "de", 15, 15, "EUR", "hour"),
    ("3700 zł miesięcznie", None, "pl", 3700, 3700, "PLN", "month"),
    ("až 70 000 Kč / měsíc", None, "cs", None, 70_000, "CZK", "month"),
    ("450.000 Ft", None, "hu", 450_000, 450_000, "HUF", None),
    ("25.000 TL aylık", None, "tr", 25_000, 25_000, "TRY", "month"),
    ("25 000 kr i månad", "SE", "sv", 25_000, 25_000, "SEK", "month"),
    ("١٢٠٠ دولار شهريا", None, "ar", 1200, 1200, "USD", "month"),
    ("290 دينار", "JO", "ar", 290, 290, "JOD", None),
    ("۲۰ میلیون تومان ماهانه", None, "fa", 2e7, 2e7, None, "month"),
    ("80,000 روپے", "PK", "ur", 80_000, 80_000, "PKR", None),
    ("१,००० देखि १,५०० डलर", None, "ne", 1000, 1500, "USD", None),
    ("१ लाख ५० हजार रुपैयाँ", None, "ne", 150_000, 150_000, "NPR", None),
    ("3 juta 500 ribu sebulan", None, "id", 3.5e6, 3.5e6, "IDR", "month"),
    ("महिनाको १२० दिनार", "KW", "ne", 120, 120, "KWD", "month"),
    ("9 हज़ार रुपये महीना", None, "hi", 9000, 9000, "INR", "month"),
    ("৬৫০ মার্কিন ডলার/মাস", None, "bn", 650, 650, "USD", "month"),
    ("৫০ হাজার টাকা", None, "bn", 50_000, 50_000, "BDT", None),
    ("மாதம் 25,000 ரூபாய்", "IN", "ta", 25_000, 25_000, "INR", "month"),
    ("၁၅ သိန်း ကျပ်", None, "my", 1.5e6, 1.5e6, "MMK", None),
    ("៨០០ ដុល្លារ", None, "km", 800, 800, "USD", None),
    ("9 ລ້ານກີບ", None, "lo", 9e6, 9e6, "LAK", None),
    ("dola 450 kwa mwezi", None, "sw", 450, 450, "USD", "month"),
    ("dinari 120 kwa mwezi", "BH", "sw", 120, 120, "BHD", "month"),
    ("TSh 300,000 kwa mwezi", None, "sw", 300_000, 300_000, "TZS", "month"),
    ("15 ሺህ ብር", None, "am", 15_000, 15_000, "ETB", None),
    ("₱55,000", None, "tl", 55_000, 55_000, "PHP", None),
    ("100 ming so'm", None, "uz", 100_000, 100_000, "UZS", None),
]


@pytest.mark.parametrize(("words", "country", "language", "low", "high", "currency", "period"), STATED, ids=str)
def test_words_about_pay_give_its_numbers(  # noqa: PLR0913, PLR0917 - one column a field
    words: str,
    country: str | None,
    language: str,
    low: float | None,
    high: float | None,
    currency: str | None,
    period: str | None,
) -> None:
    """Ranges, multipliers, separators, local digits, currencies and periods are read as a reader reads them."""
    pay = read_pay(words, country, language)
    assert pay == Pay(raw=words, low=low, high=high, currency=currency, period=Period(period) if period else None)


@pytest.mark.parametrize("words", ["negotiable", "high pay", "thoả thuận", "面议", "", "月薪面议", "competitive"])
def test_words_without_a_sum_give_no_numbers(words: str) -> None:
    """Where no sum stands, none is made up."""
    assert read_pay(words) is None


@pytest.mark.parametrize(
    ("words", "country", "language", "currency"),
    [
        ("25 000 kr", None, None, None),
        ("25 000 kr", "DK", None, "DKK"),
        ("25 000 kr", None, "sv", "SEK"),
        ("55k pesos", None, "en", None),
        ("55k pesos", "PH", "en", "PHP"),
        ("1,400 dirhams", None, "en", None),
        ("1,400 dirhams", "AE", "en", "AED"),
        ("1,400 dirhams", "MA", "fr", "MAD"),
        ("20,000 rupees", None, "en", None),
        ("20,000 rupees", "NP", "en", "NPR"),
        ("$1,500", None, "en", "USD"),
        ("$1,500", "AU", "en", "AUD"),
        ("$1,500", "KH", "en", "USD"),
        ("US$1,500", "AU", "en", "USD"),
        ("$900", None, "es", None),
        ("$900", "MX", "es", "MXN"),
        ("$900", "PA", "es", "USD"),
        ("US$900", None, "es", "USD"),
        ("$640.000", None, None, None),
        ("$640.000", "CL", None, "CLP"),
        ("$1.250.000 al mes", None, "es", None),
        ("$1.250.000 al mes", "CO", "es", "COP"),
        ("¥5000", None, None, None),
        ("¥5000", "CN", "zh-Hans", "CNY"),
        ("5000元", None, "zh-Hant", None),
        ("5000元", "TW", "zh-Hant", "TWD"),
        ("40 000", None, None, None),
    ],
)
def test_an_ambiguous_currency_is_settled_by_the_country_or_left_open(
    words: str, country: str | None, language: str | None, currency: str | None
) -> None:
    """A word that several currencies share means the one of the place, then of the language, else none."""
    pay = read_pay(words, country, language)
    assert pay is not None
    assert pay.currency == currency


@pytest.mark.parametrize(
    "text",
    [
        "Deposit of $200 before you fly. Call us.",
        "Registration fee USD 50, refundable.",
        "Phí làm hồ sơ 5 triệu, đặt cọc 2tr.",
        "押金2000元，手续费500元。",
        "Biaya administrasi Rp 500.000 dibayar di awal.",
        "Valid 2024-2025, call +62 000 0000 0000, room 12, 18-35 years, 8-10 hours a day.",
        "We are 500 people in 12 countries with 3 million users.",
        "40 wpm, 15 GB, 200 km, 75 kg, 401(k) and 403(b).",
        "PHP 8.2 and 2D CAD, python 3.11, 24/7.",
        "He owed 8,000 dollars to the agent, a debt that grew.",
        "Referral bonus $300 for each friend.",
        "Stage de 6 mois, poste 53 H/F.",
    ],
)
def test_what_is_not_pay_is_not_taken_for_it(text: str) -> None:
    """Fees, deposits, debts, phone numbers, years, ages, hours, sizes and head counts are not pay."""
    assert pay_in(text, None, "en") is None


def test_pay_is_found_among_other_sums() -> None:
    """The sum beside the pay word and the period wins over fees and bonuses around it."""
    text = "Visa fee $120 is on us. Salary: USD 900-1,300 a month, bonus up to $400. Deposit $50."
    pay = pay_in(text, None, "en")
    assert pay == Pay(raw="USD 900-1,300 a month", low=900, high=1300, currency="USD", period=Period.MONTH)


@pytest.mark.parametrize(
    ("language", "text", "raw", "period"),
    [
        ("ne", "१२० दिनार", "१२० दिनार", None),
        ("bn", "৭৫ দিনার", "৭৫ দিনার", None),
        ("ne", "कारखानामा काम, महिनाको ४० हजार रुपैयाँ", "महिनाको ४० हजार रुपैयाँ", "month"),
        ("hi", "प्रतिघंटा 90 रुपये", "प्रतिघंटा 90 रुपये", "hour"),
        ("bn", "অফিসে কাজ, দিনে ৭০০ টাকা", "দিনে ৭০০ টাকা", "day"),
        ("ta", "மாதத்திற்கு 25,000 ரூபாய்", "மாதத்திற்கு 25,000 ரூபாய்", "month"),
    ],
)
def test_indic_words_count_whole_with_what_grammar_hangs_on(
    language: str, text: str, raw: str, period: str | None
) -> None:
    """A day is not read in दिनार, nor a fee in অফিস; case endings and "per" may be one word with the unit."""
    pay = pay_in(text, None, language)
    assert pay is not None
    assert (pay.raw, pay.period) == (raw, Period(period) if period else None)


@pytest.mark.parametrize(
    ("language", "text", "low"),
    [
        ("pt", "Salário R$ 2.350,00 + VR R$ 25/dia", 2350),
        ("tr", "Maaş 28.000 TL, yemek 200 TL/gün", 28_000),
        ("id", "Gaji Rp 4.000.000 + uang makan Rp 25.000/hari", 4e6),
        ("id", "Gaji Rp 4.000.000, Rp 25.000/hari uang makan", 4e6),
        ("hi", "वेतन 18000 रुपये, भत्ता 200 रुपये प्रतिदिन", 18_000),
        ("es", "Salario 1.200 euros, dieta 20 € al día", 1200),
        ("fr", "Salaire 1 500 €, panier repas 12 € par jour", 1500),
        ("sw", "Mshahara TSh 300,000, chakula TSh 5,000 kwa siku", 300_000),
        ("en", "Salary SAR 1,500, overtime SAR 10 per hour", 1500),
        ("en", "Overtime SAR 10 per hour, salary SAR 1,500", 1500),
        ("en", "Salary SAR 1,500 food and room free", 1500),
        ("en", "Food and room free SAR 1,500 per month", 1500),
        ("en", "Overtime SAR 10 per hour", 10),
    ],
)
def test_meals_allowances_and_overtime_come_after_the_pay(language: str, text: str, low: float) -> None:
    """A sum for them is the pay only where no other sum stands beside a pay word."""
    pay = pay_in(text, None, language)
    assert pay is not None
    assert pay.low == low


@pytest.mark.parametrize(
    ("text", "raw", "period"),
    [
        ("เงินเดือน 12,000 บาท โอทีชั่วโมงละ 75", "เงินเดือน 12,000 บาท", Period.MONTH),
        ("เงินเดือน 12,000 บาท ชั่วโมงละ 75", "เงินเดือน 12,000 บาท", Period.MONTH),
        ("เงินเดือน 500 บาทต่อวัน", "500 บาทต่อวัน", Period.DAY),
    ],
)
def test_a_period_of_the_next_item_is_not_of_the_sum_before(text: str, raw: str, period: Period) -> None:
    """What overtime is paid for says nothing of a salary that has its own period before it."""
    pay = pay_in(text, None, "th")
    assert pay is not None
    assert (pay.raw, pay.period) == (raw, period)


@pytest.mark.parametrize(
    ("language", "text", "raw"),
    [
        ("en", "No fees, KES 30,000 monthly", "KES 30,000 monthly"),
        ("en", "Free visa, free ticket, AED 1,500 per month", "AED 1,500 per month"),
        ("en", "✅ Free ticket ✅ $1200", "$1200"),
        ("en", "✈️ Free ticket 💰 $1200", "$1200"),
        ("en", "• No deposit • AED 1,500", "AED 1,500"),
        ("hi", "कोई फीस नहीं है। 18000 रुपये महीना", "18000 रुपये महीना"),
        ("ur", "فیس کوئی نہیں۔ 18000 روپے ماہانہ", "18000 روپے ماہانہ"),
        ("am", "ክፍያ የለም። 18000 ብር በወር", "18000 ብር በወር"),
        ("my", "အာမခံ မလို။ ၅ သိန်း ကျပ် တစ်လ", "၅ သိန်း ကျပ် တစ်လ"),
    ],
)
def test_a_word_about_fees_ends_with_its_sentence_or_item(language: str, text: str, raw: str) -> None:
    """Full stops of any script, ticks and pictures end it; a comma does before a sum with currency and period."""
    pay = pay_in(text, None, language)
    assert pay is not None
    assert pay.raw == raw


@pytest.mark.parametrize("text", ["Registration fee 💰 $50", "Deposit 👉 $50", "Deposit, once, $50", "फीस 500 रुपये।"])
def test_a_fee_stays_a_fee_behind_a_picture_or_a_comma(text: str) -> None:
    """A picture that points to a sum begins no item."""
    assert pay_in(text, None, None) is None


def test_the_raw_words_are_the_ads_own() -> None:
    """`raw` quotes the text as written, in its own digits."""
    pay = pay_in("الراتب ١٢٠٠ دولار شهريا والسكن مجاني", None, "ar")
    assert pay is not None
    assert pay.raw == "١٢٠٠ دولار شهريا"


def test_a_lone_sum_counts_in_a_message_and_not_on_a_page() -> None:
    """In a short message one sum of money is the pay; in a long text it may be the price of anything."""
    assert pay_in("Cooks and builders for Russia. $2,000. Write to me", "RU", "en") is not None
    assert pay_in("Kettle, steel. " * 60 + "$29.90", None, "en") is None


def test_korean_shorthand_keeps_its_words_and_gives_no_number() -> None:
    """월급 600 is six million won to every reader, and 600 to nobody."""
    pay = pay_in("통역 알바, 월급 600, 숙소 지원", None, "ko")
    assert pay is not None
    assert (pay.raw, pay.low, pay.high) == ("월급 600", None, None)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("55000", 55000),
        ("55,000.50", 55000.5),
        ("1823,00", 1823),
        ("1 823,00", 1823),
        ("x", None),
        ("", None),
        (None, None),
    ],
)
def test_a_field_gives_its_number(text: str | None, value: float | None) -> None:
    """Numbers in fields of markup and feeds are read with either separator."""
    assert number(text) == value


def test_pay_stated_in_fields_is_put_in_order() -> None:
    """Ends that a feed swapped are put right, names of currencies and periods understood."""
    assert stated(1823, 710, "euro", "MONTHLY") == Pay(
        raw="euro 710-1,823 per month", low=710, high=1823, currency="EUR", period=Period.MONTH
    )
    assert stated(None, None, "EUR", "MONTH") is None
