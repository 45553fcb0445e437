"""How countries and named places are written: CLDR's names, short forms in daily use, and the places of the facts."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from itertools import chain
from typing import NamedTuple

from babel import Locale

from facts import Facts
from facts.schema import PlaceKind
from scorer.confusables import script

LOCALES = (
    "en id ms vi th zh_Hans zh_Hant km lo my ko ja hi bn ne ur ta te ml si pa gu mr kn ar fa ru uk be kk ky uz mn am sw fil "
    "es pt fr de it nl pl ro cs tr az ka hy he so ha yo"
).split()
"""The languages whose names of countries are known."""

SHORT = {
    "AE": "UAE; U.A.E.; Emirates; Emirats; Emiratos; Emirati Arabi; Uni Emirat; UEA; ОАЭ; Эмираты; الإمارات; امارات; متحدہ عرب امارات; "
    "阿联酋; 阿聯酋; 阿联; ยูเออี; 아랍에미리트; UAE국; アラブ首長国連邦; ইউএই; আমিরাত; यूएई; युएई; യുഎഇ; اماراتو",
    "BH": "巴林; บาห์เรน; البحرين",
    "CD": "DR Congo; DRC; Democratic Republic of the Congo; Democratic Republic of Congo; RDC",
    "CN": "Mainland China; PRC; Tiongkok; Tiongkong; 中国大陆; 中國大陸; 大陆; 大陸; ประเทศจีน; 중국",
    "CI": "Ivory Coast; Cote d'Ivoire; Cote d Ivoire",
    "CZ": "Czech Republic",
    "GB": "UK; U.K.; Great Britain; England; Scotland; Wales; Northern Ireland; Inggris; อังกฤษ; 英国; 英國; 영국; イギリス; Великобритания; بريطانيا; Nước Anh",
    "HK": "Hong Kong; Hongkong; HongKong; Hồng Kông; Hong-Kong; Гонконг; 香港; 홍콩; ฮ่องกง; ຮົງກົງ; ហុងកុង; ဟောင်ကောင်; हांगकांग; हंगकंग; হংকং; ஹாங்காங்; "
    "ഹോങ്കോങ്; هونغ كونغ; هونج كونج; ہانگ کانگ; هنگ کنگ; හොංකොං",
    "ID": "อินโดนีเซีย; 인니; 인도네시아; 印尼; Индонезия",
    "IN": "Bharat; भारत; 印度",
    "JP": "Jepang; Jepun; Nhật; Hapon; Japan; 日本; ญี่ปุ่น",
    "KH": "Kamboja; Kambodja; Kamboja; Kemboja; Kambodia; Kambodscha; Kampuchea; Campuchia; Cam-pu-chia; Cămpuchia; Camboya; Camboja; Cambodge; Cambogia; Cambodja; "
    "Kambodża; Kambodža; Kamboçya; Камбоджа; 柬埔寨; 柬国; 柬國; 柬埔; 高棉; 赴柬; 去柬; 来柬; 來柬; 在柬; 到柬; กัมพูชา; เขมร; ກຳປູເຈຍ; ກໍາປູເຈຍ; ກຳປູເຈັຍ; កម្ពុជា; "
    "ကမ္ဘောဒီးယား; 캄보디아; 캄보; カンボジア; كمبوديا; کمبوڈیا; کامبوج; कंबोडिया; कम्बोडिया; কম্বোডিয়া; ক্যাম্বোডিয়া; கம்போடியா; කාම්බෝජය; കംബോഡിയ; ካምቦዲያ; კამბოჯა",
    "KR": "South Korea; Korea Selatan; Republic of Korea; Korea; Hàn; 한국; 대한민국; 韩国; 韓國; 南韩; 南韓; 韓国; เกาหลี; เกาหลีใต้; Южная Корея; Южную Корею; Южной Корее; कोरिया; কোরিয়া",
    "KW": "科威特; คูเวต; الكويت",
    "LA": "Laos; Lao PDR; Lào; Laose; Лаос; 老挝; 老撾; 寮国; 寮國; ประเทศลาว; สปป.ลาว; ສປປ ລາວ; ລາວ; ឡាវ; လာအို; 라오스; ラオス; لاوس; लाओस; লাওস; லாவோஸ்; ലാവോസ്; ላኦስ",
    "MM": "Myanmar; Burma; Birma; Birmania; Birmanie; Mianmar; Miến Điện; Miyanmar; Мьянма; Бирма; 缅甸; 緬甸; 缅北; 緬北; 缅东; 緬東; 赴缅; 去缅; เมียนมา; เมียนมาร์; พม่า; "
    "ມຽນມາ; មីយ៉ាន់ម៉ា; ភូមា; မြန်မာ; 미얀마; 버마; ミャンマー; ميانمار; میانمار; म्यांमार; म्यान्मार; মিয়ানমার; মায়ানমার; மியான்மர்; මියන්මාරය; മ്യാൻമർ; ማይናማር; მიანმარი",
    "MO": "Macau; Macao; Makau; Ma Cao; Макао; 澳门; 澳門; 마카오; มาเก๊า; マカオ",
    "MY": "Malaysia; 马来西亚; 馬來西亞; 大马; 大馬; 马来; มาเลเซีย; มาเลย์; 말레이시아; Малайзия; ماليزيا; मलेसिया; মালয়েশিয়া; マレーシア",
    "PH": "Pilipinas; Philippines; Filipina; Filipinas; 菲律宾; 菲律賓; 赴菲; ฟิลิปปินส์; 필리핀; フィリピン; Филиппины; Филиппинах; الفلبين",
    "QA": "卡塔尔; 卡達; กาตาร์; 카타르",
    "RU": "Russia; РФ; Россия; Российская Федерация; 俄罗斯; 俄羅斯; รัสเซีย; 러시아; ロシア; روسيا; روس; रूस; रशिया; রাশিয়া; Rossiya; Ресей",
    "SA": "KSA; K.S.A.; Saudi; Saudi Arabia; Saudi Arab; Саудовская Аравия; Саудовской Аравии; Саудовскую Аравию; 沙特; 沙特阿拉伯; 沙烏地; السعودية; السعوديه; سعودی عرب; "
    "सऊदी अरब; साउदी; साउदी अरब; সৌদি আরব; সৌদি; ซาอุ; ซาอุดีอาระเบีย; ሳውዲ; ሳዑዲ; ሳኡዲ; サウジアラビア; 사우디; 사우디아라비아",
    "SG": "Singapore; Singapura; Singapur; Xinhgapo; Сингапур; 新加坡; 狮城; 星洲; สิงคโปร์; 싱가포르; 싱가폴; シンガポール; سنغافورة; सिंगापुर; সিঙ্গাপুর; சிங்கப்பூர்; සිංගප්පූරුව",
    "TH": "Thailand; Thái; Thái Lan; Tailandia; Tailândia; Thaïlande; Tayland; Таиланд; Тайланд; Тай; 泰国; 泰國; 赴泰; 去泰; ประเทศไทย; เมืองไทย; ໄທ; ປະເທດໄທ; ថៃ; ထိုင်း; "
    "태국; タイ; تايلاند; تایلند; تھائی لینڈ; थाईलैंड; थाइल्याण्ड; থাইল্যান্ড; தாய்லாந்து; තායිලන්තය; തായ്‌ലൻഡ്; ታይላንድ",
    "TR": "Türkiye; Turkiye; Turki; Turquía; Turquie; Турция; 土耳其; ตุรกี; 튀르키예; 터키; トルコ; تركيا; तुर्की; তুরস্ক",
    "TW": "Taiwan; Đài Loan; Тайвань; 台湾; 台灣; 臺灣; ไต้หวัน; 대만; 타이완; تايوان; ताइवान; তাইওয়ান",
    "US": "USA; U.S.A.; U.S.; United States of America; Amerika Serikat; AS Serikat; 美国; 美國; สหรัฐ; สหรัฐฯ; อเมริกา; 미국; アメリカ; США; أمريكا; अमेरिका; আমেরিকা; EE. UU.; EE.UU.; EEUU",
    "VN": "Vietnam; Viet Nam; Việt Nam; Вьетнам; 越南; 赴越; เวียดนาม; ຫວຽດນາມ; វៀតណាម; ဗီယက်နမ်; 베트남; 월남; ベトナム; فيتنام; वियतनाम; ভিয়েতনাম; வியட்நாம்",
}
"""Short forms and names in daily use, counted in an ad of any language."""

AS_WRITTEN = frozenset(
    "UAE UEA UK USA PRC DRC RDC KSA США ОАЭ РФ EEUU Tai Hàn Nhật Thái Lào Тай Turki Saudi Korea Wales Japan".split()
)
"""Of these, the ones that count only in just this case."""

PRECEDED = frozenset(
    "chad jordan georgia jersey guinea mali niger togo cuba chile dominica turkey guernsey grenada monaco malta island "
    "того мали чад ирак เขมร".split()
)
"""Names that are also ordinary words, other places or people's names: they count only after a word such as "in" or "to"."""

DROPPED = frozenset(
    "مالي الهندي ลาว จีน ไทย 月 maurice salvador grenade granada indie man réunion reunion martin guam نيجر عمان Ý Áo Úc Bỉ Đức Pháp Nga".split()
)
"""CLDR's names that mean something else far more often: never counted."""

NOT_PLACES = (
    "New Mexico; New Jersey; Los Angeles; New England; New South Wales; Prince of Wales; Latin America; South America; Central America; "
    "North America; Bank of China; Bank of America; South China Sea; China Town; Air India; Georgia Tech; Atlanta, Georgia; "
    "Georgia, USA; Michael Jordan; Air Jordan; Jordan Brand; Papua; Guinea pig; Turkey Creek; Japan Airlines; Made in China; "
    "본일본; 本日本; 日本语; 日本語; 中国語; タイプ; タイトル; タイム; ネクタイ; ภาษาไทย; South Wales; Indian Ocean; University of Dubai"
).split("; ")
"""Longer names that hold a country's name and mean something else. They hide what they hold."""
