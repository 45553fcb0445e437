"""Currencies: by code, symbol and word, in the languages of job ads."""

from functools import cache

from babel import Locale
from babel.numbers import get_territory_currencies

SURE = {
    "AED": "dhs aed dirham_uae درهم_إماراتي د.إ",
    "AMD": "֏ դրամ",
    "ARS": "ar$ pesos_argentinos",
    "AUD": "a$ au$ aud$ australian_dollars australian_dollar 澳元 澳币 호주달러 豪ドル",
    "AZN": "₼",
    "BDT": "৳ taka টাকা tk tk. bdt",
    "BGN": "лв лв. лева",
    "BHD": "bd دينار_بحريني",
    "BRL": "r$ reais real",
    "CAD": "c$ ca$ cad$ canadian_dollars canadian_dollar 加元 加币 캐나다달러",
    "CHF": "chf sfr fr. franken swiss_francs",
    "CNY": "rmb cny 人民币 人民幣 yuan юаней юань юаня 위안 หยวน ယွမ် tệ nhân_dân_tệ 块 块钱 renminbi cn¥ युआन ইউয়ান يوان",
    "COP": "col$ cop$",
    "CZK": "kč kc korun czk",
    "EGP": "le l.e. جنيه_مصري",
    "ETB": "etb birr ብር",
    "EUR": "€ eur euro euros eura eurů eur. евро євро еуро يورو یورو ยูโร 유로 ユーロ 欧元 歐元 यूरो ইউরো யூரோ יורו ዩሮ ευρώ",
    "GBP": "£ gbp pounds_sterling quid 英镑 英鎊 파운드 ポンド ปอนด์",
    "GEL": "₾ lari ლარი лари",
    "GHS": "gh₵ ghs ₵ cedis cedi",
    "GTQ": "quetzales quetzal",
    "HKD": "hk$ hkd$ 港币 港幣 港元 홍콩달러",
    "HUF": "ft huf forint",
    "IDR": "rp rp. idr rupiah rupiahs рупий_индонезии",
    "ILS": "₪ nis שקל שקלים ש״ח shekels shekel שח",
    "INR": "₹ inr भारतीय_रुपये",
    "JPY": "jp¥ jpy yen iene ienes yenes 日元 日圓 日币 日幣 円 엔 엔화 เยน yên येन иен иены ين یен yeni",
    "KES": "ksh ksh. kshs kes",
    "KGS": "сом сомов сома",
    "KHR": "៛ រៀល riel riels",
    "KRW": "₩ krw 원 won 韩元 韓元 韩币 วอน ウォン вон",
    "KWD": "kd دينار_كويتي",
    "KZT": "₸ тенге теңге tenge тг.",
    "LAK": "₭ ກີບ กีบ kip",
    "LKR": "රුපියල් lkr slr",
    "MMK": "ကျပ် kyat kyats mmk ks",
    "MNT": "₮ төгрөг",
    "MYR": "rm myr ringgit ringgits 马币 馬幣 令吉 ริงกิต 링깃 रिंगिट রিঙ্গিত",
    "NGN": "₦ naira ngn",
    "NPR": "npr nrs ने.रू नेपाली_रुपैयाँ",
    "NZD": "nz$ nzd$",
    "OMR": "ro r.o. ريال_عماني",
    "PEN": "s/ s/. soles nuevos_soles",
    "PHP": "₱ php piso pisos 菲币 披索 페소",
    "PLN": "zł zl złotych złote złoty zlotych zloty злотых злотых",
    "PYG": "₲ guaraníes guaranies",
    "QAR": "qr ريال_قطري",
    "RON": "lei ron",
    "RUB": "₽ rub rubles ruble roubles rouble rublos rubli rubl rubldan rublgacha рублей рубля рубль рублях руб руб. рубл р. 卢布 盧布 루블 ルーブル روبل रूबल",
    "SAR": "sr ريال_سعودي",
    "SGD": "s$ sgd$ 新币 新幣 坡币 싱가포르달러",
    "THB": "฿ thb baht bahts บาท 泰铢 泰銖 铢 銖 바트 バーツ бат батов бата بات بھات बाट থাই_বাত ဘတ် បាត ບາດ bạt",
    "TND": "دينار_تونسي",
    "TRY": "₺ tl lira liras лир",
    "TWD": "nt$ ntd ntd$ nt 台币 台幣 新台币 新台幣 대만달러",
    "TZS": "tsh tzs tshs",
    "UAH": "₴ грн грн. гривень гривні гривен uah",
    "UGX": "ush ugx",
    "USD": "us$ usd$ u$s u$d usd us_dollars us_dollar dólares_americanos american_dollars 美元 美金 美刀 刀 米ドル 미국달러 미화"
    " ดอลลาร์สหรัฐ ดอลล่าร์สหรัฐ долларов_сша доллара_сша মার্কিন_ডলার अमेरिकी_डॉलर دولار_أمريكي đô_mỹ đô_la_mỹ dolar_as dolar_amerika",
    "USDT": "usdt u泰达币 泰达币 泰達幣 teter tether 테더",
    "UZS": "so'm soʻm so‘m som сум сўм сумов",
    "VND": "₫ đ vnd vnđ đồng vn₫ 越南盾 ดองเวียดนาม dong",
    "ZAR": "zar rand rands",
    "ZMW": "zmw kwacha",
}
"""What names one currency everywhere. An underscore stands for a space."""

DOLLARS = "USD AUD CAD NZD SGD HKD TWD FJD BND JMD TTD BBD BSD BZD GYD NAD XCD LRD ZWL MXN CLP COP ARS UYU DOP CUP NIO"
RUPEES = "INR PKR NPR LKR MUR SCR MVR IDR"

OPEN = {
    "$": DOLLARS,
    "dollar dollars dollor dolar dolares dólares dólar dolares dolarów долларов доллара доллар долл долл. дол долар доларів"
    " đô đô_la do_la ดอลลาร์ ดอลล่าร์ ดอล ដុល្លារ ໂດລາ ဒေါ်လာ 달러 ドル 刀乐 دولار دولارات دلار ڈالر डॉलर डलर ডলার டாலர் ඩොලර් డాలర్"
    " ዶላር דולר דולרים დოლარი դոլար δολάρια dollari dolari bucks": DOLLARS,
    "¥ ￥ 元 圆 圓": "CNY JPY TWD HKD",
    "₨ rs rs. rupee rupees rupiyah रुपये रुपए रुपया रुपैयाँ रुपियाँ रू रु रु. रू. রুপি روپے روپیہ روپئے ரூபாய் රු රු. రూపాయలు rúp рупий": RUPEES,
    "peso pesos เปโซ песо": "PHP MXN COP ARS CLP CUP UYU DOP",
    "kr kr. kronor kroner krona krone крон": "SEK NOK DKK ISK",
    "dinar dinars دينار دنانير ดีนาร์ динар dinares ዲናር": "KWD BHD JOD IQD LYD TND DZD RSD",
    "dirham dirhams dh درهم دراهم ድርሃም дирхам дирхамов dirhames ดีแรห์ม दिरहम দিরহাম திர்ஹாம் درہم ദിർഹം": "AED MAD",
    "riyal riyals rial rials ريال ریال ሪያል रियाल রিয়াল ரியால் រិអាល": "SAR QAR OMR YER IRR",
    "shilling shillings sh sh. shs shilingi /=": "KES TZS UGX SOS",
    "pound pounds фунтов جنيه פאונד": "GBP EGP SDG LBP SYP",
    "franc francs fcfa cfa f_cfa xaf xof francos_cfa": "XAF XOF CHF RWF BIF GNF CDF",
    "lev leu": "BGN MDL RON",
    "manat": "AZN TMT",
    "r": "ZAR",
    "som": "UZS KGS",
    "q": "GTQ",
    "br": "ETB BYN",
    "bs bs.": "BOB VES",
    "u": "USDT",
}
"""What several currencies are called; the country of the place says which."""

HOME = {
    "cs": "CZ", "da": "DK", "id": "ID", "is": "IS", "ja": "JP", "ko": "KR", "ms": "MY", "ne": "NP", "no": "NO", "si": "LK",
    "sv": "SE", "th": "TH", "tl": "PH", "ur": "PK", "vi": "VN", "zh-Hans": "CN", "hi": "IN", "bn": "BD", "mr": "IN",
}  # fmt: skip
"""Countries of languages that have one: the second clue, for a word several currencies share."""

THREE_DECIMALS = frozenset("KWD BHD JOD OMR TND LYD IQD".split())
WORDS_TOO = frozenset(
    "all amd ang awg bam bob btn cad cop cup dop gel lak mad mop mur nad nok pab pen rub scr sek sos std top try".split()
)
"""Codes that are a word or an abbreviation as well."""

LONGEST = 20


def currency(token: str, country: str | None, language: str | None) -> str | None:
    """Give the code of a currency's code, symbol or word; None where it could be several."""
    if sure := _sure().get(token):
        return sure
    if token.upper() in _codes():
        return token.upper()
    candidates = _open().get(token, ())
    if len(candidates) == 1:
        return candidates[0]
    for land in (country, HOME.get(language or "")):
        local = [code for code in candidates if land and code in _of(land)]
        if len(local) == 1:
            return local[0]
    return "USD" if candidates[:1] == ("USD",) else None


def is_currency(token: str, *, capitals: bool) -> bool:
    """Say whether a folded word or sign names a currency, or one of several. Some codes are words unless in capitals."""
    return token in _sure() or token in _open() or (token.upper() in _codes() and (capitals or token not in WORDS_TOO))


@cache
def _of(country: str) -> frozenset[str]:
    return frozenset(get_territory_currencies(country))


@cache
def _codes() -> frozenset[str]:
    """Codes of the money that is in use somewhere today."""
    return frozenset(code for land in Locale("en").territories for code in _of(land)) | {"USDT"}


@cache
def _sure() -> dict[str, str]:
    return {word.replace("_", " "): code for code, words in SURE.items() for word in words.split()}


@cache
def _open() -> dict[str, tuple[str, ...]]:
    return {
        word.replace("_", " "): tuple(codes.split()) for words, codes in OPEN.items() for word in words.split() if codes
    }
