"""The language of a text: by script where a script has one language, by py3langid among a script's languages otherwise."""

import copy
import re
from collections import Counter
from functools import cache

from py3langid.langid import MODEL_FILE, LanguageIdentifier

SAMPLE, ENOUGH = 1_200, 600
"""Characters whose script is looked at, and letters of a script from which its language is told."""

NOISE = re.compile(r"(?:https?://|www\.)\S{1,300}|(?<![\w.+-])[\w.+-]{0,64}@[\w.-]{1,64}|[#$€£]\w{1,64}")

ALONE = {
    "am": "ሀ-᎙",
    "bo": "ༀ-࿿",
    "el": "Ͱ-Ͽἀ-῿",
    "gu": "઀-૿",
    "he": "֐-׿",
    "hy": "԰-֏",
    "ka": "Ⴀ-ჿᲐ-Ჿ",
    "km": "ក-៿",
    "kn": "ಀ-೿",
    "ko": "ᄀ-ᇿ㄰-㆏가-힣",
    "lo": "຀-໿",
    "ml": "ഀ-ൿ",
    "my": "က-႟ꩠ-ꩿ",
    "or": "଀-୿",
    "pa": "਀-੿",
    "si": "඀-෿",
    "ta": "஀-௿",
    "te": "ఀ-౿",
    "th": "ก-๛",
}
"""Scripts that one language of job ads uses."""

SHARED = {
    "latin": "A-Za-zÀ-ɏʻʼḀ-ỿ",
    "cyrillic": "Ѐ-ԯ",
    "arabic": "ء-ۓۮ-ۿݐ-ݿ",
    "devanagari": "ऀ-ॿ",
    "bengali": "ঀ-৿",
    "han": "㐀-䶿一-鿿",
    "kana": "ぁ-ゖァ-ヺー",
}

RUN = re.compile("|".join(f"(?P<{name}>[{letters}]+)" for name, letters in (SHARED | ALONE).items()))

WEIGHT = {"han": 3.0, "kana": 2.0, "ko": 2.0}
"""How many letters of an alphabet one sign is worth, when an ad mixes languages."""

CANDIDATES = {
    "latin": "af az bg ca cs da de en es et eu fi fr ha hr hu id is it lt lv mg ms mt nl no pl pt ro sk sl so sq sr sv sw tl"
    " tr uz vi xh yo zu",
    "cyrillic": "be bg kk ky mk mn ru sr tg uk uz",
    "arabic": "ar fa ku ps ug ur",
    "devanagari": "hi mr ne",
}

LETTERS = {
    "cyrillic": (("kk", "әұһ"), ("tg", "ҷӣӯ"), ("be", "ў(?=.*і)|і(?=.*ў)"), ("uk", "їєґ"), ("sr", "ђћ"), ("mk", "ѓќѕ")),
    "arabic": (("ur", "ٹڈڑےں"), ("ps", "ښځڅټډړ"), ("ug", "ېۈ"), ("ku", "ێۆڵڕ"), ("fa", "پچژگ")),
}
"""Letters that settle it where the text is short. The first that occurs wins."""

SHORT = 5
"""Letters of an abbreviation."""

SURE = 0.4
"""Probability from which a guess among a script's languages counts."""

MALAY_OR_INDONESIAN = frozenset({"id", "ms"})
MALAY = re.compile(
    r"\b(?:jawatan|kekosongan|awak|nak|kat|sila|boleh|encik|syarikat|ejen|gaji pokok rm|rm ?\d+|ialah|pekerja)\b",
    re.IGNORECASE,
)
INDONESIAN = re.compile(
    r"\b(?:lowongan|loker|bisa|kamu|karyawan|perusahaan|rp|juta|butuh|gak|nggak|utk|kak|karena|wa)\b", re.IGNORECASE
)

PAIRS = (
    "国國会會学學车車门門开開关關对對时時东東发發现現业業电電话話费費务務员員资資证證签簽护護飞飛机機场場饭飯吗嗎给給从從来來们們这這个個"
    "说說为為没沒还還过過钱錢联聯络絡网網线線经經验驗历歷无無问問题題间間单單职職请請谁誰让讓讲講该該语語读讀识識试試详詳谈談谢謝贵貴买買"
    "卖賣货貨账賬贷貸负負责責财財赚賺购購赏賞轻輕转轉轮輪软軟边邊达達运運进進远遠连連选選适適递遞银銀铁鐵错錯长長闻聞队隊阳陽阶階际際陆陸"
    "难難顶頂项項顺順须須预預领領频頻馆館马馬驾駕骗騙鱼魚龙龍龄齡宾賓带帶师師帮幫广廣应應张張强強归歸录錄总總愿願战戰户戶执執扩擴报報担擔"
    "择擇换換据據损損旧舊显顯术術权權条條杂雜极極标標样樣检檢楼樓欢歡毕畢汉漢沟溝济濟满滿灵靈点點热熱爱愛状狀独獨环環玛瑪产產画畫疗療盘盤"
    "码碼础礎确確种種积積稳穩穷窮竞競笔筆简簡类類级級纪紀约約红紅纯純组組细細终終绍紹结結绝絕统統继繼绩績续續维維绿綠缅緬罗羅罚罰脑腦节節"
    "苏蘇药藥获獲营營补補见見规規视視觉覺订訂认認讨討许許论論设設访訪评評诈詐诉訴词詞译譯诚誠诱誘调調贫貧贸貿质質赌賭赢贏较較办辦动動劳勞"
    "势勢区區医醫华華协協卫衛厂廠厅廳压壓双雙变變号號听聽启啟团團园園围圍图圖圆圓声聲处處备備头頭奖獎妈媽妇婦娱娛宁寧实實审審宽寬将將尔爾"
    "层層岁歲岛島币幣宝寶湾灣两兩严嚴丰豐临臨义義乐樂习習书書乱亂争爭亚亞亲親亿億仅僅价價众眾优優传傳伤傷体體佣傭债債偿償储儲兴興养養内內"
    "写寫军軍农農决決况況净淨减減凭憑击擊划劃刚剛创創别別剧劇万萬与與专專丽麗举舉么麼乡鄉"
)
"""Signs that differ: simplified, traditional, in turn."""

CHINESE = dict.fromkeys(("HANT", "TW", "HK", "MO"), "zh-Hant") | dict.fromkeys(("HANS", "CN", "SG", "MY"), "zh-Hans")
"""The script that a script's or a region's tag stands for."""
SIMPLIFIED, TRADITIONAL = frozenset(PAIRS[::2]), frozenset(PAIRS[1::2])
JAPANESE = frozenset("収働広応円発帰売読続験駅込気図権実徴払齢勧価県対経済効")
"""Signs that Japan alone writes so: an ad in kanji without a kana."""


OTHER_TAGS = {"fil": "tl", "in": "id", "iw": "he"}
"""Two tags of one language, as `language_of` does not and does write it."""


def known_tag(tag: str) -> str:
    """Give a language's BCP 47 tag as `language_of` writes it: without a region, Chinese with its script where the tag tells it."""
    base, *parts = tag.split("-")
    if base != "zh":
        return OTHER_TAGS.get(base, base)
    return next((CHINESE[part.upper()] for part in parts if part.upper() in CHINESE), base)


def language_of(text: str) -> str | None:
    """Give the BCP 47 tag of a text's language, with the script for Chinese; None where it cannot be told."""
    sample = NOISE.sub(" ", text[:SAMPLE])
    letters: dict[str, list[str]] = {}
    for match in RUN.finditer(sample):
        letters.setdefault(match.lastgroup or "", []).append(match[0])
    if not letters:
        return None
    weights = Counter({name: WEIGHT.get(name, 1.0) * sum(map(_letters, runs)) for name, runs in letters.items()})
    if "kana" in weights:
        weights["kana"] += weights.pop("han", 0)
    script = weights.most_common(1)[0][0]
    if script in ALONE:
        return script
    words = " ".join(letters[script])
    match script:
        case "kana":
            return "ja"
        case "han":
            return _chinese(words)
        case "bengali":
            return "as" if set(words) & set("ৰৱ") else "bn"
        case _:
            return _among(script, words)


def _letters(run: str) -> int:
    """The letters of a word. Short capitals (USDT, CS, LINE) stand in ads of all languages."""
    return 0 if run.isupper() and len(run) <= SHORT else len(run)


def _chinese(signs: str) -> str:
    """Simplified, traditional, or Chinese that could be either."""
    simplified = sum(sign in SIMPLIFIED for sign in signs)
    traditional = sum(sign in TRADITIONAL for sign in signs)
    japanese = sum(sign in JAPANESE for sign in signs)
    if japanese > 1 or japanese > (simplified + traditional) // 2:
        return "ja"
    if simplified == traditional:
        return "zh"
    return "zh-Hans" if simplified > traditional else "zh-Hant"


def _among(script: str, words: str) -> str | None:
    for language, signs in LETTERS.get(script, ()):
        if re.search(signs if "(" in signs else f"[{signs}]", words):
            return language
    (first, sure), (second, next_sure) = _identifier(script).rank(words[:ENOUGH].lower())[:2]
    if {first, second} == MALAY_OR_INDONESIAN and sure + next_sure >= SURE:
        malay, indonesian = len(MALAY.findall(words)), len(INDONESIAN.findall(words))
        return first if malay == indonesian else "ms" if malay > indonesian else "id"
    return first if sure >= SURE else None


@cache
def _identifier(script: str) -> LanguageIdentifier:
    narrowed = copy.copy(_everything())
    narrowed.set_languages(CANDIDATES[script].split())
    return narrowed


@cache
def _everything() -> LanguageIdentifier:
    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
