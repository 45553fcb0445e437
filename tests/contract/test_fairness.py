import re
from collections.abc import Iterator
from functools import cache
from itertools import islice
from pathlib import Path
from random import Random
from typing import Any

import numpy as np
import pytest

from casefile.confusables import script
from casefile.post import JobPost
from facts import load_facts
from scorer.corpus import own_posts
from scorer.features import FEATURES, vector
from scorer.identity import KINDS, find_identity, identity_languages, identity_terms, identity_words
from scorer.lexicon import load_lexicon
from scorer.lexicon.file import LexiconFile, read_files
from scorer.reading import Reading

ROOT = Path(__file__).resolve().parents[2]
FILES = list(read_files())

NOTATION = re.compile(r"[()|*]+|\.\.")
"""The signs of phrases: between them stand the words."""

CITIZENSHIP = "a citizenship offered as pay for a war, whoever is offered it"
ABROAD = "`en el extranjero`: abroad"
EXPIRY = "`หมดอายุ`: expired, of a paper"
PLACE = "a landmark near the place of work, whoever prays there"
LAW = "`hợp pháp`, `tư pháp`: law, lawful; the country's name is a homograph"
AUTHORITY = "part of the name of an authority, or of the language that a contract is written in"
LANGUAGE = "the language that the work asks for, with its level"
COMPANY = "where an employer comes from, not a person"
CLIENTS = "the clients whom the work is to reach, not who may apply"
RELATIVE = "one of those who may come along, or whose firm it is: whoever that is"
RIGHT = "who may work there by law: a paper, not a people"
ANYBODY = "`even a child can`: how easy the work is"
HOMOGRAPHS: dict[tuple[str, str], str] = {
    ("ar", "مالي"): "financial; the country's name is a homograph",
    ("am", "ዜግነት"): CITIZENSHIP,
    ("ar", "جنسية"): CITIZENSHIP,
    ("bn", "মালি"): "the first letters of the word for owner; the country's name is a homograph",
    ("fa", "مالی"): "financial; the country's name is a homograph",
    ("km", "ជនបរទេស"): "foreign, after the last syllable of the word for customers",
    ("ur", "اسلام"): "the first half of a city's name",
    ("kk", "азаматтық"): CITIZENSHIP,
    ("km", "ជនថៃ"): "Thai, after the last syllable of the word for customers",
    ("km", "សញ្ជាតិ"): CITIZENSHIP,
    ("ta", "உஷா"): "the first letters of the word for beware",
    ("lo", "ສັນຊາດ"): CITIZENSHIP,
    ("lo", "ຊາດ"): "in `ທາງທຳມະຊາດ`: a path through nature, off the road",
    ("si", "පුරවැසිභාවය"): CITIZENSHIP,
    ("ur", "محرم"): "the month in which pilgrims come; a name is a homograph",
    ("vi", "nam"): "`viet nam`, written without accents; the word for men is a homograph",
    ("uk", "громадянство"): CITIZENSHIP,
    ("uz", "fuqarolik"): CITIZENSHIP,
    ("uz", "fuqarolig"): CITIZENSHIP,
    ("my", "နိုင်ငံသား"): CITIZENSHIP,
    ("es", "nacionalidad"): CITIZENSHIP,
    ("es", "extranjero"): ABROAD,
    ("es", "francés"): LANGUAGE,
    ("es", "alemán"): LANGUAGE,
    ("hi", "गिनी"): "`गिनी चुनी`: a few; the country's name is a homograph",
    ("hi", "भारत"): AUTHORITY,
    ("hi", "भारत के नागरिक"): "begins with a country's name, which the facts read",
    ("id", "indonesia"): AUTHORITY,
    ("ko", "국적"): CITIZENSHIP,
    ("pt", "nacionalidade"): CITIZENSHIP,
    ("pt", "estrangeiro"): "`no estrangeiro`: abroad",
    ("ru", "граждане"): CITIZENSHIP,
    ("ru", "того"): "`кого-то, того`: that one; the country's name is a homograph",
    ("ta", "சாட்"): "chat; the country's name is a homograph",
    ("th", "ไทย"): AUTHORITY,
    ("th", "อายุ"): EXPIRY,
    ("th", "สัญชาติ"): CITIZENSHIP,
    ("th", "พลเมือง"): CITIZENSHIP,
    ("vi", "pháp"): LAW,
    ("zh-Hans", "国籍"): CITIZENSHIP,
    ("zh-Hans", "公民"): CITIZENSHIP,
    ("zh-Hans", "外籍"): "`外籍军团`: the name of an army unit",
    ("zh-Hans", "中国"): AUTHORITY,
    ("zh-Hant", "國籍"): CITIZENSHIP,
    ("zh-Hant", "公民"): CITIZENSHIP,
    ("zh-Hant", "外籍"): "`外籍兵團`: the name of an army unit",
    ("zh-Hant", "中國"): AUTHORITY,
    ("ar", "أجنبية"): COMPANY,
    ("ar", "اجنبية"): COMPANY,
    ("ar", "آسيوية"): COMPANY,
    ("ar", "اسيوية"): COMPANY,
    ("ar", "أوروبية"): RIGHT,
    ("ar", "اوروبية"): RIGHT,
    ("ar", "اوروبي"): RIGHT,
    ("ar", "الأجانب"): CLIENTS,
    ("ar", "اجانب"): CLIENTS,
    ("ar", "أزواج"): RELATIVE,
    ("ar", "ازواج"): RELATIVE,
    ("ar", "متزوجين"): RELATIVE,
    ("ar", "البدون"): "`without`, which denies what follows; the stateless of the Gulf are a homograph",
    ("ar", "بدون جنسية"): "begins with `without`, which denies what follows",
    ("ar", "عربي"): LANGUAGE,
    ("en", "brother"): RELATIVE,
    ("en", "sister"): RELATIVE,
    ("en", "mr"): "`MR no.`: the number of a manpower request; the form of address is a homograph",
    ("en", "locals"): RIGHT,
    ("es", "inglés"): LANGUAGE,
    ("es", "hermano"): RELATIVE,
    ("es", "hermanos"): RELATIVE,
    ("es", "hermana"): RELATIVE,
    ("es", "hermanas"): RELATIVE,
    ("es", "extranjera"): COMPANY,
    ("es", "asiática"): COMPANY,
    ("es", "asiático"): COMPANY,
    ("es", "europea"): RIGHT,
    ("es", "europeo"): RIGHT,
    ("hi", "मम्मी"): "a family that asks about the journey",
    ("hi", "विदेशी"): CLIENTS,
    ("hi", "विदेशियों"): CLIENTS,
    ("hi", "videshi"): CLIENTS,
    ("hi", "भाई"): RELATIVE,
    ("hi", "पति"): RELATIVE,
    ("hi", "पत्नी"): RELATIVE,
    ("hi", "पति-पत्नी"): RELATIVE,
    ("hi", "pati patni"): RELATIVE,
    ("hi", "biwi"): RELATIVE,
    ("hi", "पिता"): "`माता पिता को मत बताना`: a family that is not to know",
    ("hi", "नागरिक"): RIGHT,
    ("id", "orang indonesia"): COMPANY,
    ("id", "orang mali"): "a short name of a country that is part of an address elsewhere",
    ("id", "belum nikah"): "begins with `not yet`, which denies what follows",
    ("id", "orang asing"): CLIENTS,
    ("id", "pasutri"): RELATIVE,
    ("id", "abang"): RELATIVE,
    ("id", "mbak"): RELATIVE,
    ("id", "kewarganegaraan"): CITIZENSHIP,
    ("ru", "ребенок"): ANYBODY,
    ("ru", "ребёнок"): ANYBODY,
    ("ru", "школьник"): ANYBODY,
    ("ru", "английский"): LANGUAGE,
    ("ru", "английского"): LANGUAGE,
    ("ru", "иностранц"): CLIENTS,
    ("ru", "подруг"): RELATIVE,
    ("ru", "брата"): RELATIVE,
    ("ru", "семейные пары"): RELATIVE,
    ("ru", "гражданство"): CITIZENSHIP,
    ("ru", "азиатская"): COMPANY,
    ("ru", "детей"): "`путёвки для детей`: a benefit for those who have a family",
    ("ar", "أجانب"): CLIENTS,
    ("th", "คู่ผัวเมีย"): RELATIVE,
    ("th", "คู่สามีภรรยา"): RELATIVE,
    ("th", "เมีย"): RELATIVE,
    ("th", "ต่างชาติ"): "`กองทัพต่างชาติ`: the name of an army unit",
    ("tl", "foreigner"): CLIENTS,
    ("tl", "ingles na tao"): LANGUAGE,
    ("tl", "walang asawa"): "begins with `without`, which denies what follows",
    ("tl", "jowa"): RELATIVE,
    ("tl", "asawa"): "a family that is not to know",
    ("tl", "nanay"): "a family that is not to know",
    ("tl", "dayuhang"): COMPANY,
    ("tl", "mr"): "`MR`: a manpower request; the form of address is a homograph",
    ("tl", "tagalog"): AUTHORITY,
    ("vi", "anh em"): "`của anh em`: everybody's",
    ("vi", "chưa kết hôn"): "begins with `not yet`, which denies what follows",
    ("vi", "chưa chồng"): "begins with `not yet`, which denies what follows",
    ("vi", "bạn trai"): RELATIVE,
    ("vi", "vợ chồng"): RELATIVE,
    ("vi", "bố mẹ"): "a family that is not to know",
    ("vi", "ba mẹ"): "a family that is not to know",
    ("zh-Hans", "父母"): "a family that is sent money",
    ("zh-Hans", "老外"): CLIENTS,
    ("zh-Hans", "外国人"): CLIENTS,
    ("zh-Hans", "未婚"): "begins with `not yet`, which denies what follows",
    ("zh-Hans", "非裔"): "begins with `not`, which denies what follows",
    ("zh-Hans", "南非人"): "holds `not`, which denies what follows",
    ("zh-Hans", "不丹人"): "begins with `not`, which denies what follows",
    ("zh-Hans", "老乡"): RELATIVE,
    ("zh-Hans", "夫妻"): RELATIVE,
    ("zh-Hans", "老人"): "`老人都懂`: old hands know",
    ("zh-Hant", "父母"): "a family that is sent money",
    ("zh-Hant", "老外"): CLIENTS,
    ("zh-Hant", "外國人"): CLIENTS,
    ("zh-Hant", "老鄉"): RELATIVE,
    ("zh-Hant", "夫妻"): RELATIVE,
    ("zh-Hant", "老人"): "`老人都懂`: old hands know",
    ("zh-Hant", "移民"): "`移民官`: the officer at the border",
    ("fr", "frère"): RELATIVE,
    ("fr", "sœur"): RELATIVE,
    ("fr", "soeur"): RELATIVE,
    ("fr", "sans-papiers"): "begins with `without`, which denies what follows",
    ("fr", "étranger"): "`à l'étranger`: abroad",
    ("fr", "étrangère"): COMPANY,
    ("fr", "européen"): RIGHT,
    ("fr", "européenne"): RIGHT,
    ("ja", "夫婦"): RELATIVE,
    ("ja", "外人"): "`外人部隊`: the name of an army unit",
    ("ko", "부부"): RELATIVE,
    ("pt", "inglês"): LANGUAGE,
    ("pt", "espanhol"): LANGUAGE,
    ("pt", "irmão"): RELATIVE,
    ("pt", "irmãos"): RELATIVE,
    ("pt", "irmã"): RELATIVE,
    ("pt", "irmãs"): RELATIVE,
    ("pt", "estrangeira"): "`legião estrangeira`: the name of an army unit",
    ("pt", "asiática"): COMPANY,
    ("pt", "asiático"): COMPANY,
    ("pt", "europeia"): RIGHT,
    ("pt", "europeu"): RIGHT,
    ("de", "freundin"): RELATIVE,
    ("de", "freundinnen"): RELATIVE,
    ("ms", "belum berkahwin"): "begins with `not yet`, which denies what follows",
    ("ms", "mak"): "a family that is sent money",
    ("ms", "sis"): "`PM sis`: whom to write to",
    ("ms", "mak cik"): "begins with the word for a mother who is not to know",
    ("ms", "ayah"): "a family that is sent money",
    ("bn", "স্ত্রী"): RELATIVE,
    ("bn", "স্বামী"): RELATIVE,
    ("bn", "বিদেশী"): "a foreign army",
    ("bn", "বিদেশি"): "a foreign army",
    ("fa", "پدر"): "a family that is not to know",
    ("fa", "مادر"): "a family that is not to know",
    ("uk", "дитина"): ANYBODY,
    ("uk", "школяр"): ANYBODY,
    ("uk", "дітей"): "`путівки для дітей`: a benefit for those who have a family",
    ("ur", "بیوی"): RELATIVE,
    ("ur", "غیر ملکی"): "a foreign army",
    ("ha", "masallaci"): PLACE,
    ("ha", "yan uwa"): RELATIVE,
    ("ne", "श्रीमान"): RELATIVE,
    ("si", "පන්සල"): PLACE,
    ("my", "စုံတွဲ"): RELATIVE,
    ("bn", "স্বামী-স্ত্রী"): RELATIVE,
    ("bn", "মসজিদ"): PLACE,
    ("fa", "انگلیسی تبار"): "`not English`: a language, and who a casino's guests are",
    ("fa", "بچه"): "in `بچه‌های ما`: our people",
    ("fa", "زوج"): RELATIVE,
    ("pl", "koleżank"): RELATIVE,
    ("uk", "іноземц"): CLIENTS,
    ("tr", "yabancılarla"): CLIENTS,
    ("tr", "kardeşim"): "a relative to whom it has happened",
    ("tr", "oğlum"): "a relative to whom it has happened",
    ("uk", "азійська"): COMPANY,
    ("uk", "подруг"): RELATIVE,
    ("uk", "брата"): RELATIVE,
    ("uk", "сестру"): RELATIVE,
    ("uk", "сімейні пари"): RELATIVE,
    ("pl", "koleżanką"): RELATIVE,
    ("fa", "زوج\u200cها"): RELATIVE,
    ("fa", "پدر و مادر"): "a family that is not to know",
    ("fa", "تابعیت"): CITIZENSHIP,
    ("fa", "مسجد"): PLACE,
    ("ur", "شہریت"): CITIZENSHIP,
    ("ur", "میاں بیوی"): RELATIVE,
    ("ur", "مسجد"): PLACE,
    ("fa", "انگلیسی\u200cها"): "`not English`: a language, and who a casino's guests are",
    ("tl", "may asawa"): "begins with `has`, as do the words for a fee",
    ("km", "បងប្អូន"): RELATIVE,
    ("km", "សង្សារ"): RELATIVE,
    ("km", "គូស្នេហ៍"): RELATIVE,
    ("km", "ប្តីប្រពន្ធ"): RELATIVE,
    ("km", "ឪពុកម្តាយ"): "a family that is not to know",
    ("lo", "ພໍ່ແມ່"): "a family that is not to know",
    ("lo", "ພີ່ນ້ອງ"): RELATIVE,
    ("lo", "ຄູ່ຜົວເມຍ"): RELATIVE,
    ("lo", "ຄູ່ຮັກ"): RELATIVE,
    ("lo", "ຜົວເມຍ"): RELATIVE,
    ("ta", "குடியுரிமை"): CITIZENSHIP,
    ("ta", "கோயில்"): PLACE,
    ("ne", "श्रीमती"): RELATIVE,
    ("kk", "шетелдіктермен"): CLIENTS,
    ("uz", "xorijlik"): CLIENTS,
    ("uz", "xorijliklar"): CLIENTS,
    ("uz", "chet ellik"): CLIENTS,
    ("uz", "chet elliklar"): CLIENTS,
    ("fr", "cousine"): RELATIVE,
    ("km", "បងប្អូនប្រុស"): RELATIVE,
    ("km", "បងប្អូនស្រី"): RELATIVE,
    ("km", "បងប្អូននារី"): RELATIVE,
    ("km", "សង្សារស្រី"): RELATIVE,
    ("km", "សង្សារប្រុស"): RELATIVE,
    ("lo", "ຄົນລາວ"): "begins with the word for people: whoever they are whom the work is to talk into it",
    ("th", "ลัวะ"): "behind a `ก` it begins with the letters of `กลัว`: afraid",
}
"""By language and word as written: why it names nobody's identity in the phrases that hold it."""


def _identity_in(text: str, language: str) -> set[str]:
    """The identity terms of a language in a text, in small letters: as it stands, and with capitals."""
    return {
        written[one.start : one.end].lower()
        for written in (text, text.title())
        for one in find_identity(written, language)
    }


@pytest.mark.parametrize("lexicon_file", FILES, ids=lambda lexicon_file: lexicon_file.language)
def test_no_phrase_holds_an_identity_term(lexicon_file: LexiconFile) -> None:
    """Nationality, gender, age, religion and names stand in no phrase and no exception, in no language."""
    language = lexicon_file.language
    words = [
        (phrase.theme, wording, word)
        for phrase in lexicon_file.phrases
        for wording in (*phrase.wordings, *phrase.exceptions)
        for word in _identity_in(NOTATION.sub(" ; ", wording), language)
        if (language, word) not in HOMOGRAPHS
    ]
    assert not words


@pytest.mark.parametrize("feature", FEATURES, ids=lambda feature: feature.name)
def test_no_feature_names_an_identity(feature: Any) -> None:
    """Neither a feature's name nor what a seeker reads speaks of who somebody is."""
    spoken = f"{feature.name.replace('_', ' ')} ; {feature.sentence or ''}"
    assert not {word for word in _identity_in(spoken, "en") if ("en", word) not in HOMOGRAPHS}


@pytest.mark.parametrize("language", sorted(identity_languages()))
def test_every_language_names_every_kind(language: str) -> None:
    """Each language has at least 25 nationalities, and words of every other kind."""
    words = identity_words(language)
    assert words.keys() == KINDS
    assert len(words["nationality"]) >= 25
    assert all(len(written) >= 5 for written in words.values())
    assert len(identity_terms(language)) > 200


@pytest.mark.parametrize("language", sorted(identity_languages()))
def test_every_word_is_found_in_its_language_and_among_all(language: str) -> None:
    """Each word of a file is found where it stands alone, as its kind or inside a longer word's find."""
    missed = [
        word
        for written in identity_words(language).values()
        for word in written
        for sought in (language, None)
        if not find_identity(f" {word.replace('#', ' 25 ').strip('*')} ", sought)
    ]
    assert not missed


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Male and female Filipinos aged 18-35",
            [("Male", "gender"), ("female", "gender"), ("Filipinos", "nationality"), ("aged 18-35", "age")],
        ),
        ("Нужны девушки от 18 до 35 лет", [("девушки", "gender"), ("18 до 35 лет", "age")]),
        ("招男女员工,18-35岁", [("男女", "gender"), ("18-35岁", "age")]),
        ("pengalaman 2 tahun, usia 20", [("usia 20", "age")]),
        ("manager, womanly, 10 ans, chad", []),
    ],
)
def test_words_are_found_whole(text: str, found: list[tuple[str, str]]) -> None:
    """A word inside another is none; an age is two digits from 15; a country's short name has its capital."""
    assert [(text[one.start : one.end], one.kind) for one in find_identity(text)] == found


# ── swaps ─────────────────────────────────────────────────────────────────────────────────────────────────────────────

POSTS = 300
SWAPPED = 3_000
"""Posts in which a word that is there is swapped: one in five of those that hold one that can be."""
SWAPS = {
    "en": (
        "Filipino",
        "Kenyan",
        "men",
        "women",
        "boys",
        "ladies",
        "Muslim",
        "Christian",
        "young",
        "elderly",
        "Maria",
        "Ahmed",
    ),
    "id": (
        "Orang Jawa",
        "Orang Batak",
        "pria",
        "wanita",
        "gadis",
        "muslim",
        "kristen",
        "muda",
        "lansia",
        "Budi",
        "Siti",
    ),
    "ms": ("Melayu", "orang Nepal", "lelaki", "wanita", "gadis", "Muslim", "Hindu", "muda", "Aisyah", "Farid"),
    "vi": ("người Hoa", "người Nga", "đàn ông", "phụ nữ", "Hồi giáo", "Công giáo", "trẻ tuổi", "Tuấn", "Thảo"),
    "zh-Hans": ("菲律宾人", "越南人", "男性", "女性", "穆斯林", "基督徒", "年轻", "老年", "王伟", "李娜"),
    "zh-Hant": ("菲律賓人", "越南人", "男性", "女性", "穆斯林", "基督徒", "年輕", "老年", "林志明", "陳怡君"),
    "ja": ("ベトナム人", "ネパール人", "男性", "女性", "クリスチャン", "仏教徒", "若い", "シニア", "太郎", "花子"),
    "pt": (
        "brasileiros",
        "angolanos",
        "homens",
        "mulheres",
        "católicos",
        "evangélicos",
        "jovens",
        "idosos",
        "João",
        "Maria",
    ),
    "tr": ("Türk", "Suriyeli", "erkek", "kadın", "Müslüman", "Hristiyan", "genç", "yaşlı", "Ahmet", "Ayşe"),
    "fr": (
        "Marocains",
        "Sénégalais",
        "hommes",
        "femmes",
        "musulmans",
        "catholiques",
        "jeunes",
        "seniors",
        "Marie",
        "Karim",
    ),
    "ar": ("مغربي", "مصري", "رجال", "نساء", "مسلم", "مسيحي", "فاطمة", "يوسف"),
    "ru": ("узбеки", "вьетнамцы", "мужчины", "женщины", "мусульмане", "молодые", "Иван", "Гульнара"),
    "es": ("colombianos", "peruanos", "hombres", "mujeres", "católicos", "jóvenes", "María", "Carlos"),
    "tl": ("Pinoy", "Koreano", "lalaki", "babae", "Katoliko", "Muslim", "Maricel", "Rodel"),
}
"""Terms put into our own texts at the beginning, by language."""


def _numbers(fields: dict[str, Any], text: str) -> Any:
    post = JobPost(title=fields["title"] or None, text=text, language=fields["language"])
    return vector(Reading(post, load_lexicon(), load_facts()))


@cache
def _texts() -> tuple[dict[str, Any], ...]:
    rows = [row for row in own_posts(ROOT) if row["language"] in SWAPS]
    return tuple(Random(7).sample(rows, POSTS))


def test_an_identity_term_put_in_changes_no_feature() -> None:
    """A line that names a nationality, gender, age, religion or person says no more than a line of no meaning."""
    random = Random(8)
    changed = []
    for fields in _texts():
        term = random.choice(SWAPS[fields["language"]])
        before, after = (_numbers(fields, f"{word}\n{fields['text']}") for word in (_blank(term), term))
        changed += _changed(fields["id"], term, before, after)
    assert not changed


def test_an_identity_term_swapped_for_another_changes_no_feature() -> None:
    """Where an ad names a nationality, gender, religion or person, neither that nor another says more than a blank."""
    changed, swapped = [], 0
    for fields, found in islice(_swappable(), SWAPPED):
        random = Random(fields["id"])  # another post's words draw no other swaps
        language, text = fields["language"], fields["text"]
        one = random.choice(found)
        written = text[one.start : one.end]
        for term in (written, random.choice(_plain(language, one.kind))):
            before, after = (
                _numbers(fields, text[: one.start] + word + text[one.end :]) for word in (_blank(term), term)
            )
            changed += _changed(fields["id"], f"{written!r} as {term!r}", before, after)
            swapped += 1
    assert swapped == 2 * SWAPPED
    assert not changed, "\n".join(changed)


def _blank(term: str) -> str:
    """Letters of no meaning, as many as the term has and in its script: what stays is how far apart the others stand."""
    letter = {"CYRILLIC": "ж", "ARABIC": "ظ", "CJK": "亖", "KATAKANA": "ヅ", "HIRAGANA": "ぢ", "HANGUL": "뷁"}
    return "".join(letter.get(script(sign), "z") if sign.isalpha() else sign for sign in term)


def _swappable() -> Iterator[tuple[dict[str, Any], list[Any]]]:
    """Posts in a drawn order, each with the finds that can be swapped."""
    rows = own_posts(ROOT)
    for fields in Random(9).sample(rows, len(rows)):
        language, text = fields["language"], fields["text"]
        if language in identity_languages():
            found = [one for one in find_identity(text, language) if _can_swap(text, one, language)]
            if found:
                yield fields, found


def _can_swap(text: str, one: Any, language: str) -> bool:
    """Whether the find is a word of the language's file that stands for a person, not a country or a number of years."""
    written = text[one.start : one.end].lower()
    is_of_people = one.kind in {"nationality", "gender", "religion", "name"} and (language, written) not in HOMOGRAPHS
    return is_of_people and written in _in_small_letters(language, one.kind)


@cache
def _in_small_letters(language: str, kind: str) -> frozenset[str]:
    return frozenset(word.lower() for word in _plain(language, kind))


@cache
def _plain(language: str, kind: str) -> tuple[str, ...]:
    words = identity_words(language)[kind]
    return tuple(word for word in words if not set(word) & set("*#") and (language, word) not in HOMOGRAPHS)


def _changed(post: str, swap: str, before: Any, after: Any) -> list[str]:
    same = np.isclose(before, after, equal_nan=True)
    return [f"{post} {swap}: {FEATURES.names[at]} {before[at]} -> {after[at]}" for at in np.flatnonzero(~same)]
