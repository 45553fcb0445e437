"""The language of a text."""

import pytest

from crawler.pages.language import known_tag, language_of

TOLD = [
    ("en", "We are looking for a driver who knows the roads of the valley"),
    ("id", "Lowongan kerja di luar negeri, gaji besar dan makan gratis"),
    ("ms", "Jawatan kosong untuk pekerja kedai, sila hubungi encik"),
    ("vi", "Tuyển nhân viên phục vụ, bao ăn ở"),
    ("tl", "Naghahanap kami ng mga kasama sa trabaho, may libreng tirahan"),
    ("es", "Buscamos personal para la cosecha, con alojamiento incluido"),
    ("pt", "Procuramos pessoas para trabalhar na colheita, com alojamento"),
    ("fr", "Nous cherchons une personne pour la cuisine du soir"),
    ("de", "Wir suchen jemanden für die Nachtschicht in der Bäckerei"),
    ("pl", "Szukamy osoby do pracy w magazynie na nocną zmianę"),
    ("tr", "Gece vardiyası için çalışma arkadaşları arıyoruz"),
    ("sw", "Tunatafuta wafanyakazi wa hoteli, malazi ni bure"),
    ("ru", "Требуются рабочие на склад, жильё предоставляем"),
    ("uk", "Потрібні працівники на склад, житло надаємо"),
    ("kk", "Қоймаға жұмысшылар қажет, тұрғын үй беріледі"),
    ("ar", "مطلوب عمال للعمل في المخزن والسكن مجاني"),
    ("fa", "به چند نفر کارگر ساده برای کار در انبار نیازمندیم"),
    ("ur", "گودام میں کام کے لیے مزدور چاہیے، رہائش مفت ہے"),
    ("hi", "गोदाम में काम करने के लिए लोग चाहिए, रहना फ्री है"),
    ("ne", "गोदाममा काम गर्ने मानिस चाहियो, बस्ने ठाउँ छ"),
    ("mr", "गोदामात काम करण्यासाठी माणसे हवी आहेत"),
    ("bn", "গুদামে কাজের জন্য লোক নেওয়া হবে"),
    ("th", "รับสมัคร"),
    ("lo", "ຮັບສະໝັກ"),
    ("km", "ជ្រើសរើស"),
    ("my", "အလုပ်"),
    ("am", "ሥራ"),
    ("ko", "구인"),
    ("ja", "募集してます"),
    ("ja", "倉庫作業員募集 時給応相談 日払可"),
    ("he", "דרושים עובדים"),
    ("ka", "სამუშაო"),
    ("hy", "աշխատանք"),
    ("el", "εργασία"),
    ("ta", "வேலை"),
    ("si", "රැකියා"),
    ("te", "ఉద్యోగం"),
    ("zh-Hans", "公司直招客服，机票全包"),
    ("zh-Hant", "公司直接徵人，機票全包"),
    ("zh", "高薪招人"),
    ("th", "รับ Admin ทำงาน Online รายได้ดี ทัก LINE"),
    ("zh-Hans", "招 CS / Chat Support，USDT 结算，联系 TG @example"),
]


@pytest.mark.parametrize(("language", "text"), TOLD)
def test_the_language_of_an_ad_is_told(language: str, text: str) -> None:
    """By script where a script has one language, by its words otherwise; Chinese carries its script where it shows."""
    assert language_of(text) == language


@pytest.mark.parametrize("text", ["", "12345", "😀 👉", "ok", "WA 0000", "https://example.com/a?b=c", "@example_hr"])
def test_what_has_no_language_gets_none(text: str) -> None:
    """Too few words, or none, are not guessed at."""
    assert language_of(text) is None


def test_addresses_and_handles_do_not_tell_the_language() -> None:
    """A Thai ad full of Latin links and handles is Thai."""
    assert language_of("สมัครงาน https://example.com/a/very/long/address/with/words @example_handle_here") == "th"


@pytest.mark.parametrize(
    ("tag", "known"),
    [("en-GB", "en"), ("es-419", "es"), ("fil-PH", "tl"), ("in", "id"), ("zh-TW", "zh-Hant"), ("zh", "zh")],
)
def test_a_tag_is_written_as_word_lists_have_it(tag: str, known: str) -> None:
    """Without a region, and one tag for a language that has two."""
    assert known_tag(tag) == known
