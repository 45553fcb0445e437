"""Where an ad sends people: names in many scripts, whole words only, with the ad's exact words."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from casefile.post import JobPost, Place
from facts import load_facts
from facts.schema import PlaceKind
from scorer.destination import Destination, destinations

FACTS = load_facts()


def found(text: str, language: str | None = None) -> list[tuple[str, str | None, str]]:
    """Give country, town and quote of what a text names."""
    post = JobPost(text=text, language=language)
    return [(one.country, one.town, one.quote) for one in destinations(post, FACTS)]


def countries(text: str, language: str | None = None) -> set[str]:
    """Give the countries that a text names."""
    return {country for country, _, _ in found(text, language)}


@pytest.mark.parametrize(
    ("language", "text", "quote"),
    [
        ("en", "Chat support in Cambodia, hotel and food paid", "Cambodia"),
        ("id", "Kerja admin di Kamboja, gaji besar", "Kamboja"),
        ("ms", "Kerja di Kemboja, tiket percuma", "Kemboja"),
        ("vi", "Tuyển nhân viên đi Campuchia làm việc", "Campuchia"),
        ("th", "รับสมัครงานที่กัมพูชาด่วน", "กัมพูชา"),
        ("zh-Hans", "诚聘去柬埔寨工作的客服", "柬埔寨"),
        ("zh-Hant", "高薪赴柬工作", "赴柬"),
        ("km", "ការងារនៅកម្ពុជាមានប្រាក់ខែខ្ពស់", "កម្ពុជា"),
        ("lo", "ຮັບຄົນໄປເຮັດວຽກກຳປູເຈຍ", "ກຳປູເຈຍ"),
        ("my", "ကမ္ဘောဒီးယားမှာအလုပ်ရှိသည်", "ကမ္ဘောဒီးယား"),
        ("ko", "캄보디아에서 근무하실 분", "캄보디아에서"),
        ("ja", "勤務地はカンボジアです", "カンボジア"),
        ("hi", "कंबोडिया में नौकरी", "कंबोडिया"),
        ("ne", "कम्बोडियामा काम", "कम्बोडियामा"),
        ("bn", "কম্বোডিয়ায় লোক নেওয়া হচ্ছে", "কম্বোডিয়ায়"),
        ("ta", "கம்போடியாவில் வேலை", "கம்போடியாவில்"),
        ("si", "කාම්බෝජයේ රැකියා", "කාම්බෝජයේ"),
        ("ur", "کمبوڈیا میں نوکری", "کمبوڈیا"),
        ("ar", "وظائف في كمبوديا برواتب عالية", "كمبوديا"),
        ("ru", "Работа в Камбодже, жильё бесплатно", "Камбодже"),
        ("uk", "Робота в Камбоджі", "Камбоджі"),
        ("kk", "Камбоджада жұмыс", "Камбоджада"),
        ("pl", "Praca w Kambodży, bilet za darmo", "Kambodży"),
        ("cs", "Práce v Kambodži", "Kambodži"),
        ("uz", "Kambodjada ish bor", "Kambodjada"),
        ("am", "በካምቦዲያ ሥራ", "ካምቦዲያ"),
        ("ka", "სამუშაო კამბოჯაში", "კამბოჯაში"),
        ("es", "Trabajo en Camboya", "Camboya"),
        ("pt", "Trabalho no Camboja", "Camboja"),
        ("fr", "Emploi au Cambodge", "Cambodge"),
        ("de", "Arbeit in Kambodscha", "Kambodscha"),
        ("tr", "Kamboçya'da iş", "Kamboçya"),
        ("sw", "Kazi Kambodia, mshahara mzuri", "Kambodia"),
    ],
)
def test_a_country_is_found_in_native_scripts(language: str, text: str, quote: str) -> None:
    """Cambodia is found in each language as people write it there, quoted as it stands in the ad."""
    assert ("KH", None, quote) in found(text, language)


@pytest.mark.parametrize(
    ("text", "country", "town"),
    [
        ("西港直招,包机票", "KH", "Sihanoukville"),
        ("พนักงานแอดมิน ปอยเปต รายได้ดี", "KH", "Poipet"),
        ("ทำงานแม่สอดข้ามฝั่ง", "TH", "Mae Sot"),
        ("妙瓦底园区招人", "MM", "Myawaddy"),
        ("မြဝတီမှာအလုပ်", "MM", "Myawaddy"),
        ("សម្រាប់ភ្នំពេញ", "KH", "Phnom Penh"),
        ("Lowongan di Sihanoukville", "KH", "Sihanoukville"),
        ("Набор на Алабуга Старт", "RU", "Yelabuga"),
        ("프놈펜 콜센터", "KH", "Phnom Penh"),
        ("O'Smach resort", "KH", "O'Smach"),
        ("O’Smach resort", "KH", "O'Smach"),
        ("Paranaque office", "PH", "Parañaque"),
    ],
)
def test_named_places_are_found_with_their_country(text: str, country: str, town: str) -> None:
    """A place of the facts is found by its aliases and spellings, and brings its country."""
    assert (country, town) in {(one_country, one_town) for one_country, one_town, _ in found(text)}


def test_a_hotspot_is_told_from_a_place_of_transit() -> None:
    """Why reports name a place goes with it: a scam compound's town is a hotspot, a place of transit is not."""
    post = JobPost(text="Fly to Bangkok, then by car to Myawaddy")
    kinds = {one.town: (one.kind, one.hotspot) for one in destinations(post, FACTS)}
    assert kinds == {
        "Bangkok": (PlaceKind.BORDER_TRANSIT, False),
        "Myawaddy": (PlaceKind.SCAM_COMPOUND_HOTSPOT, True),
    }


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("We hire Filipinos and Kenyans, Indian and Cambodian staff welcome", "en"),
        ("Warga Indonesia, orang Kamboja", "id"),
        ("Người Campuchia, tiếng Thái Lan", "vi"),
        ("รับคนพม่า พูดญี่ปุ่นได้ ภาษาเกาหลี", "th"),
        ("招泰国人、越南籍员工,会日语", "zh-Hans"),
        ("중국어 가능, 베트남인 환영", "ko"),
        ("नेपाली र भारतीय कामदार", "ne"),
        ("камбоджийцы и тайский язык", "ru"),
        ("Applicants from Kenya and nationals of Nepal", "en"),
        ("polska firma szuka", "pl"),
    ],
)
def test_a_people_or_a_language_is_no_destination(text: str, language: str) -> None:
    """Citizenship words, languages and where applicants come from are not where the ad sends people."""
    assert found(text, language) == []


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("방콕 본사 (캄보디아 아님)", "ko"),
        ("This is not Cambodia. Nowhere else.", "en"),
        ("我们不是柬埔寨公司", "zh-Hans"),
        ("bukan Kamboja ya", "id"),
        ("không phải Campuchia", "vi"),
        ("ไม่ใช่กัมพูชา", "th"),
        ("No es Camboya", "es"),
        ("не в Камбодже", "ru"),
    ],
)
def test_a_place_that_the_ad_rules_out_is_not_counted(text: str, language: str) -> None:
    """Where the ad says that it is not about a country, that country is no destination."""
    assert "KH" not in countries(text, language)


def test_a_place_that_is_ruled_out_and_named_again_counts() -> None:
    """Only the mention that is ruled out is passed over."""
    assert found("Not Cambodia! You work in Cambodia.") == [("KH", None, "Cambodia")]
    (one,) = destinations(JobPost(text="Not Cambodia! You work in Cambodia."), FACTS)
    assert one.span == (26, 34)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("join us, contact us, trust us", "en"),
        ("JOIN US TODAY", "en"),
        ("chad and jordan run the georgia peach stand", "en"),
        ("Turkey sandwiches, Michael Jordan posters", "en"),
        ("Office in New Mexico, New Jersey and Los Angeles City Hall", "en"),
        ("Cuba daftar sekarang, mali ang sagot", "ms"),
        ("áo thun, ý kiến, pháp luật, anh chị em", "vi"),
        ("dabei sein", "de"),
        ("タイムカード、タイプ、ネクタイ", "ja"),
        ("세부 사항은 아이티 부서로", "ko"),
        ("того, мали, перу", "ru"),
        ("دعم مالي", "ar"),
        ("write to hr@singapore.example or @dubai_jobs_example", "en"),
        ("Nigerians, Nigeriaaa, xindia, Omanis", "en"),
        ("台南市西港區", "zh-Hant"),
        ("la réunion est à dix heures", "fr"),
        ("kerja di island resort", "id"),
    ],
)
def test_other_words_are_no_places(text: str, language: str) -> None:
    """Ordinary words, people's names, longer names, handles and parts of words are not taken for places."""
    assert found(text, language) == []


@pytest.mark.parametrize(
    ("text", "language", "country"),
    [
        ("Work in Jordan, flights paid", "en", "JO"),
        ("Làm việc tại Đức", "vi", "DE"),
        ("Arbeit in Island", "de", "IS"),
        ("#LokerKamboja buruan", "id", "KH"),
        ("KERJA DI LAOS", "id", "LA"),
        ("РАБОТА В КАМБОДЖЕ", "ru", "KH"),
        ("PRACA W KAMBODŻY", "pl", "KH"),
        ("#KambojaLoker", "id", "KH"),
        ("work in CambodiaContact us", "en", "KH"),
        ("jobs in the UK", "en", "GB"),
        ("للكويت مطلوب سائق", "ar", "KW"),
        ("Papua New Guinea mine", "en", "PG"),
        ("招聘柬埔寨人事专员,去柬埔寨", "zh-Hans", "KH"),
    ],
)
def test_words_of_two_meanings_count_where_they_are_places(text: str, language: str, country: str) -> None:
    """After a preposition, in its own language, joined to other words or in capitals, a name is a place."""
    assert countries(text, language) == {country}


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Citizens of Uganda, Kenya and Ghana may apply for Poland", "en"),
        ("граждане Узбекистана, Таджикистана и Кыргызстана, работа в Польше", "ru"),
        ("orang dari Indonesia, Nepal dan Filipina kerja di Polandia", "id"),
    ],
)
def test_a_list_of_those_who_may_come_names_no_place_to_go_to(text: str, language: str) -> None:
    """Where people come from goes on after a comma and the language's word for "and", and ends with the list."""
    assert countries(text, language) == {"PL"}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "You help shoppers in Thailand, Vietnam and Cambodia"),
        ("en", "We answer customers in the UK, clients from Laos"),
        ("en", "The factory exports to the UAE and Oman"),
        ("en", "Experience in Cambodia (an advantage)"),
        ("en", "Returnees from Cambodia and those returned from Myanmar"),
        ("zh-Hans", "产品出口到泰国、越南"),
        ("zh-Hant", "會員來自台灣、香港"),
        ("ar", "المصنع يصدر إلى السعودية والكويت"),
        ("fa", "کارگران از کامبوج"),
        ("th", "รับคนที่กลับจากกัมพูชา"),
        ("hi", "कंबोडिया से लौटे लोग"),
        ("bn", "কম্বোডিয়া থেকে ফেরা কর্মী"),
        ("bn", "সৌদি ফেরত কর্মী"),
        ("ne", "कम्बोडियाबाट फर्केका"),
        ("ne", "कम्बोडिया‑बाट फर्केका"),
        ("ur", "سعودی عرب سے واپس آنے والے"),
        ("sw", "waliorudi kutoka Kambodia"),
        ("tl", "mga galing sa Cambodia"),
        ("ru", "вернулись из Камбоджи и Лаоса"),
        ("ru", "опыт работы в Камбодже"),
        ("uk", "повернулися з Камбоджі"),
        ("kk", "Камбоджадан келгендер"),
        ("pl", "telefony do klientów z Kambodży"),
        ("de", "Kunden in Kambodscha und Laos"),
        ("es", "exportamos a Camboya y Vietnam"),
        ("pt", "exportamos para o Camboja"),
        ("fr", "nos clients au Cambodge"),
        ("id", "ekspor ke Kamboja, Vietnam, dan Thailand"),
        ("vi", "có kinh nghiệm ở Campuchia"),
        ("ko", "캄보디아 고객에게 안내"),
        ("ja", "カンボジアの顧客"),
        ("tr", "Kamboçya'ya ihracat"),
        ("am", "ከካምቦዲያ የተመለሱ"),
        ("ta", "கம்போடியாவில் இருந்து"),
    ],
)
def test_customers_markets_and_the_past_are_no_place_to_go_to(language: str, text: str) -> None:
    """Where customers are, goods go, experience was made or somebody returned from is not where the work is."""
    assert found(text, language) == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Work in customer service in Cambodia"),
        ("en", "Customer service Cambodia"),
        ("en", "No experience needed, job in Cambodia"),
        ("id", "layanan pelanggan di Kamboja"),
        ("vi", "chăm sóc khách hàng tại Campuchia"),
        ("th", "งานบริการลูกค้าที่กัมพูชา"),
        ("th", "ออฟฟิศไม่ไกลจากกัมพูชา"),
        ("zh-Hans", "柬埔寨客户服务"),
        ("ko", "캄보디아 고객센터"),
        ("ja", "カンボジアのカスタマーサポート"),
        ("ar", "خدمة العملاء في كمبوديا"),
        ("ar", "مكتب قريب من كمبوديا"),
        ("ru", "обслуживание клиентов в Камбодже"),
        ("es", "atención a clientes en Camboya"),
        ("pt", "atendimento a clientes no Camboja"),
        ("fr", "service clients au Cambodge"),
        ("de", "Kundenservice in Kambodscha"),
        ("hi", "कंबोडिया में ग्राहक सेवा"),
        ("id", "Kerja di Kamboja dan Thailand"),
    ],
)
def test_customer_service_in_a_place_is_work_there(language: str, text: str) -> None:
    """The service of customers is done where the ad says, and "near" holds "from" in some languages."""
    assert "KH" in countries(text, language)


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("ar", "وظيفة في عمان، الأردن", {"JO"}),
        ("ar", "وظيفة في عمان", set()),
        ("ar", "وظيفة في سلطنة عمان", {"OM"}),
        ("ar", "وظيفة في عُمان", {"OM"}),
        ("ar", "وظيفة في عمّان", {"JO"}),
        ("ur", "عمان میں نوکری", {"OM"}),
        ("fa", "کار در عمان", {"OM"}),
    ],
)
def test_amman_is_told_from_oman(language: str, text: str, expected: set[str]) -> None:
    """Without its vowels the Arabic name is Amman's or Oman's, and names neither alone."""
    assert countries(text, language) == expected


def test_names_of_another_language_in_latin_letters_do_not_count() -> None:
    """German's name for Iceland is not looked for in an English ad."""
    assert countries("We go to Island together", "en") == set()


def test_what_the_ad_states_comes_first() -> None:
    """The ad's places come before its title, and the title before the text; each place is given once."""
    post = JobPost(
        title="Customer service, Laos",
        text="Work in Thailand or Cambodia. Cambodia is best.",
        places=(Place(raw="Poipet, Cambodia", country="KH"),),
    )
    given_places = [(one.country, one.town, one.where) for one in destinations(post, FACTS)]
    assert given_places == [
        ("KH", "Poipet", "place"),
        ("KH", None, "place"),
        ("LA", None, "title"),
        ("TH", None, "text"),
    ]


def test_a_country_code_without_its_name_is_quoted_in_the_ads_words() -> None:
    """Where the country is only a code, the quote is the place as the ad writes it."""
    post = JobPost(text="x", places=(Place(raw="Kandal province", country="KH"),))
    assert destinations(post, FACTS) == (
        Destination(country="KH", quote="Kandal province", where="place", span=(0, 15)),
    )


def test_a_town_named_like_a_country_stays_in_its_own() -> None:
    """With the country given, a name of another country in the same place is a town's."""
    post = JobPost(
        text="x", places=(Place(raw="Atlanta, Georgia", country="US"), Place(raw="Lebanon, Ohio", country="US"))
    )
    assert {one.country for one in destinations(post, FACTS)} == {"US"}


def test_a_place_may_be_a_word_of_two_meanings() -> None:
    """In the field for places no preposition is needed."""
    assert {one.country for one in destinations(JobPost(text="x", places=(Place(raw="Malta"),)), FACTS)} == {"MT"}


def test_no_place_no_destination() -> None:
    """An ad that names no place has no destination: unknown stays unknown."""
    assert destinations(JobPost(text="Easy work abroad, message me"), FACTS) == ()


NAMES = st.sampled_from(
    [
        "Cambodia",
        "柬埔寨",
        "กัมพูชา",
        "Камбоджа",
        "캄보디아 아님",
        "İstanbul",
        "ß",
        "\u200b",
        "not ",
        "Nowhere else",
        " ",
        "\n",
        "كمبوديا",
        "e\u0301",
    ]
)


@settings(max_examples=150, deadline=None)
@given(
    pieces=st.lists(st.one_of(st.text(max_size=12), NAMES), max_size=12),
    language=st.sampled_from([None, "ko", "en", "tr"]),
)
def test_quotes_are_the_ads_exact_words(pieces: list[str], language: str | None) -> None:
    """Whatever the text, each quote stands at its span, in code points, and each place comes once."""
    text = "".join(pieces)
    given_places = destinations(JobPost(text=text, title="x" + text[:100], language=language), FACTS)
    for one in given_places:
        field = text if one.where == "text" else ("x" + text[:100]).strip()
        start, end = one.span
        assert field[start:end] == one.quote != ""
    keys = [(one.country, one.town) for one in given_places]
    assert len(set(keys)) == len(keys)


def test_a_long_hostile_text_takes_linear_time() -> None:
    """A text of the greatest length made of names alone is read in a moment."""
    for piece in ("柬埔寨", "Cambodia ", "Cambodia", "الكويت", "не в Камбодже"):
        post = JobPost(text=(piece * 100_000)[:100_000])
        destinations(JobPost(text="warm up"), FACTS)
        started = time.perf_counter()
        destinations(post, FACTS)
        assert time.perf_counter() - started < 5
