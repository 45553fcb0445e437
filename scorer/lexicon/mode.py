"""How what was found is meant: said of the offer itself, denied, or told of others. Linear in the length of the text."""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from itertools import chain, pairwise
from operator import itemgetter
from typing import NamedTuple

from scorer.lexicon.file import LURE_THEMES
from scorer.normal import normalise

NEGATION_REACH = 45
"""Characters between a word of negation and what it denies."""
SHORT_CUE = 3
"""Letters up to which a word of negation denies only phrases of its own language: "no" is Portuguese for "in the"."""
AND_REACH = 6
"""Characters of an "and" before a word of negation."""
LONGEST_CUE = 60
"""Characters that a word of negation has at most."""
LIST_REACH = 40
"""Characters after a find within which an "or" makes one list of what stands between commas."""
ANSWER = 30
"""Characters between a question and the warning that answers it."""
PASSAGE = 400
"""Characters after the opening of a warning that still belong to it."""
HEADING = 150
"""Characters of a first line that may be a title."""

NOT_BEFORE, NOT_AFTER, IDLE, WARNING, OPENER = "not_before", "not_after", "idle", "warning", "opener"
"""Themes of the words that change how a find is meant. Idle words of negation deny nothing ("not only")."""
NEGATIONS = frozenset({NOT_BEFORE, NOT_AFTER, IDLE})
WARNINGS = frozenset({WARNING, OPENER})

KEEPS_NEGATION = LURE_THEMES - {"denial", "reassurance"} | WARNINGS
"""A word of negation inside one of these ("no experience", "do not trust") is part of it, and denies nothing else."""
SENTENCES = frozenset({"fee_ban", "passport_stays"})
"""Themes whose phrases are whole negative sentences: one more word of negation in or beside them is emphasis."""
NEGATIVE = SENTENCES | frozenset(
    "denial reassurance secrecy no_experience no_schooling no_leaving no_employer long_shifts tourist_visa".split()
)
"""Themes whose phrases deny something themselves: a word of negation that runs into one is its own."""

OPPOSITES = {
    "fees": ("fee_ban", "employer_pays"),
    "passport_kept": ("passport_stays",),
    "deductions": ("deductions_told",),
    "work_visa_first": ("tourist_visa",),
    "visa_later": ("work_visa_first",),
    WARNING: ("denial",),
}
"""What a theme's finds are denied by where the two meet: "your passport stays with you, the company ..."; "it is no scam"."""

CHANGING = NEGATIONS | WARNINGS | frozenset(chain.from_iterable(OPPOSITES.values()))
"""Without a find of these, and without a question, everything is said of the offer itself."""

GIFTS = frozenset(
    "travel_paid housing_paid pay_claims deductions_told benefits employer_pays return_ticket day_off visa_later".split()
)
"""Themes whose phrases say something of their own, also as the first item of a list ("free ticket and no interview")."""


PAID = frozenset({"travel_paid", "housing_paid", "employer_pays"})
"""Themes whose phrases name what is paid for and who pays."""


def _words(words: str) -> str:
    """The words in normal form, as alternatives."""
    return "|".join(re.escape(normalise(word).text) for word in words.split())


BUT_WORDS = """but tapi tetapi melainkan nhưng pero sino но mais aber sondern ale lecz ama fakat बल्कि लेकिन لكن ولكن بل але
    kundi ngunit mas porém lakini amma ammo lekin balki لیکن بلکہ مگر اما ولی بلکه কিন্তু বরং तर ஆனால்
    because karena kerana sebab soalnya vì kasi porque pues потому поскольку поэтому бо weil denn deshalb ponieważ dlatego bo
    puisque çünkü क्योंकि इसलिए لأن کیونکہ چون কারণ তাই किनभने ஏனெனில் chunki sababu saboda"""
BUT = rf"\b(?:{_words(BUT_WORDS)})\b|但|而是|因为|因為|แต่|เพราะ|ແຕ່|ເພາະ|ប៉ុន្តែ|ព្រោះ|지만|니까|けど|から、"
"""What is denied is not what is held against it, nor its reason."""
FREE = "|".join(rf"(?<={word})" for word in "無料 支給 負担 完備 付き 込み".split())
FREE_KO = "|".join(rf"(?<={word})" for word in "무료 제공 지원 포함 부담".split())
LINKED = rf"(?:{FREE})(?:で(?![はもすしごあな])|、)|(?:{FREE_KO})(?:이고|이며|하고|하며|되고|고)|たまま|のに|てから"
"""Where Japanese and Korean end a clause without a comma, after a predicate of its own."""
SIGNS = "\u2022\u2190-\u2bff\U0001f000-\U0001faff"
"""Bullets, arrows, ticks and pictures: ads put them where others put a full stop."""
SPACE = "(?<=[\u0e00-\u0eff\u1780-\u17ff]) |(?<=[\u3041-\u30ff\u4e00-\u9fff]) (?![不没沒無无免な])"
"""Thai, Lao, Khmer, Chinese and Japanese write a space where others write a comma or a full stop."""
ALSO_WORDS = """including not_even even kể_cả bao_gồm incluido incluida incluidos incluidas incluso ni_siquiera inclusive
    incluindo nem_mesmo y_compris pas_même einschließlich auch_nicht nicht_einmal в_том_числе включая даже у_тому_числі зокрема
    навіть w_tym nawet dahil dâhil termasuk bahkan kabilang kahit pati ikiwemo بما_في_ذلك بما_فيها حتى از_جمله حتی सहित
    حتیٰ_کہ jumladan соның_ішінде har_da"""
ALSO = _words(ALSO_WORDS).replace("_", " ")
"""What goes on after a comma with what is denied before it."""
NEXT = rf"[,،，၊፣](?! ?(?:or|and|nor|{ALSO}) )|{SPACE}"
"""Where a clause ends within a sentence."""
AND_THAT = r"\b(?:and that|y que|e que|et qu|und dass|и что|і що|та що|i że) ?"
"""What begins a further clause that is told."""
CLAUSE_END = re.compile(
    rf"[.!?;:\n。！？；：…।။។៖።፤؛؟۔{SIGNS}]|{NEXT}|、(?=.{{0,40}}[\u3040-\u30ff])|{BUT}|{AND_THAT}|{LINKED}"
)
COMMA = re.compile("[,،，、၊፣]")
NEXT_CLAUSE = re.compile(NEXT)
SENTENCE_END = re.compile(r"[.!?\n。！？।။។።؟۔]")
ITEM_END = re.compile(rf"{SENTENCE_END.pattern}|[|•●▪◦■►➤✔✓✅☑]")
"""Where a sentence ends, or an item of a list that stands in one line."""

COLON = re.compile(":")
SAYING_STEMS = """say ask tell write request messag demand dir diga dice pedi pid escrib exig dirá dirão pede escrev dira dire
    demand écri exige sag schreib frag forder verlang prosi żąda pisz mówi powie прос говор пиш скаж требу каж вимага söyle yaz
    iste diye ayt so'ra yoz minta bilang kata tanya sabi hingi hihingi nói bảo nhắn yêu жаз айт сұра sema ambia omba tambay
    कह माँग मांग बोल लिख भन माग বল চা লিখ کہ مانگ لکھ گو خواه نویس سأل طلب قول كتب رسل இல்லை கேட் சொல் කිය ඉල්ල ጠይቅ
    说 說 要求 让 讓 叫 告诉 告訴 言 求 요구 요청 말 บอก ขอ เรียก ບອກ ຂໍ ប្រាប់ សុំ ပြော တောင်း"""
SAYING = re.compile(_words(SAYING_STEMS))
"""What a colon belongs to: "we never ask: pay the fee first" denies what is not asked."""
FIRST_WORDS = """first firstly zuerst erst primero primeiro d'abord najpierw сначала сперва спочатку önce avval алдымен pertama
    awalnya una 먼저 처음 まず 最初 首先 先 แรก เริ่ม ທຳອິດ ដំបូង पहले पहिले প্রথমে پہلے اول ابتدا أولا اولا البداية முதலில்
    මුලින් በመጀመሪያ မြို့ပထမ ပထမ kwanza farko"""
GOES_ON_FIRST = re.compile(
    rf"[^\w]{{0,3}}(?:\w{{1,3}} )?(?:{_words(FIRST_WORDS)}|đầu tiên|trước tiên|thoạt đầu|en premier|al principio)"
)
"""How an account goes on in the sentence after the one that says whose trick it is."""

OR_WORDS = "or nor atau maupun hay hoặc o ni или ни або ні ou nem oder noch lub albo ani veya ya या अथवा أو ولا"
OR = rf"(?:\b(?:{_words(OR_WORDS)})\b|或|또는|이나|หรือ|または)"
AND_WORDS = "and dan và at y e и і та й et und i ve আর ও এবং और र و اور va hamda және na እና සහ மற்றும்"
AND = rf"(?:\b(?:{_words(AND_WORDS)})\b|နှင့်|နဲ့|和|及|与|與|และ|ແລະ|និង)"
GOES_ON = re.compile(rf"[^.!?;:\n。！？।؟]{{0,{LIST_REACH}}}?{OR}")
"""What stands after an item of a list that ends with "or"."""
REST = "(?:(?![\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\u9fff])[^\\W\\d_]){0,8}"
"""The ending of a word of which a phrase holds the stem."""
NEXT_ITEM = re.compile(rf"{REST}\W{{0,3}}(?:[,،、၊፣/&+]|{OR}|{AND}|などの|等の)\W{{0,2}}(?:\w{{1,6}}\W)?")
"""What stands between two items of a list."""
NO_WORDS = """no nope never nein nie niemals não nunca jamás non jamais нет никогда ні ніколи hayır asla tidak nggak bukan tak không
    hindi wala नहीं نہیں না होइन छैन இல்லை لا كلا خیر نه yo'q hapana a'a いいえ 아니요 아니오 아뇨 不会 不會 不是 没有 沒有
    ไม่ ไม่ใช่ ບໍ່ ទេ"""
QUESTION = re.compile("[?？؟]")
LABEL = r"[^\n:?？؟]{1,30}: ?"
"""Who speaks next."""
ANSWERED_NO = re.compile(
    rf"[^.!?\n。？！।؟]{{0,{LIST_REACH}}}[?？؟]\W{{0,3}}(?:{LABEL}(?:{_words(NO_WORDS)})(?!\w)|(?:{_words(NO_WORDS)})(?:[.,!;，。、！؛،।]|$))"
)
"""What stands after an item of a question that is answered with no, by the one who asks or by another speaker."""
NEW_VERB = re.compile(rf"(?:{AND} |และ|แล้ว|ແລະ|និង|이고 ?|하고 ?)\Z")
"""What stands before a word of negation that belongs to another verb ("on a tourist visa and did not return")."""
AND_LAST = re.compile(rf"{AND} ?\Z")
AND_THEN = re.compile(rf" {AND} ")
WORD = re.compile(r" \w")
PRICED = re.compile(r"\W{0,3}(?:\w{1,4}\W{1,2})?\d")
"""What makes an item one that is to be paid."""


class Mode(StrEnum):
    """How a phrase is meant."""

    ASSERTED = "asserted"
    DENIED = "denied"
    REPORTED = "reported"


class Found(NamedTuple):
    """An entry found at [start, end) of the normalised text, with what stands between its parts."""

    theme: str
    phrase: int
    start: int
    end: int
    gaps: tuple[tuple[int, int], ...] = ()
    languages: frozenset[str] = frozenset()


def modes(text: str, everything: Sequence[Found]) -> list[tuple[Found, Mode]]:
    """How each find is meant, words of negation apart. All are in order of place, and within a theme nothing overlaps."""
    found = [one for one in everything if one.theme not in NEGATIONS]
    asks = QUESTION.search(text) is not None
    if not asks and CHANGING.isdisjoint(one.theme for one in everything):
        return [(one, Mode.ASSERTED) for one in found]
    denied = _Negations(text, everything).denied(found)
    contrary = _contrary(found, denied)
    answered = [asks and ANSWERED_NO.match(text, one.end) is not None for one in found]
    warnings = [
        one
        for one, *is_none in zip(found, denied, answered, contrary, strict=True)
        if one.theme in WARNINGS and not any(is_none)
    ]
    passages = _Passages(text, warnings) if warnings else None
    return [
        (
            one,
            Mode.DENIED
            if is_denied
            else Mode.REPORTED
            if passages and one.theme not in WARNINGS and passages.meet(one.start, one.end)
            else Mode.DENIED
            if is_answered or is_contrary
            else Mode.ASSERTED,
        )
        for one, is_denied, is_answered, is_contrary in zip(found, denied, answered, contrary, strict=True)
    ]


def _contrary(found: Sequence[Found], denied: Sequence[bool]) -> list[bool]:
    """Which meet one of their OPPOSITES that nothing denies: neither a word, nor an opposite of its own, listed before."""
    contrary = [False] * len(found)
    for theme, opposites in OPPOSITES.items():
        stands = [one for one, *is_denied in zip(found, denied, contrary, strict=True) if not any(is_denied)]
        spans = [[(one.start, one.end) for one in stands if one.theme == opposite] for opposite in opposites]
        for at, one in enumerate(found):
            if one.theme == theme:
                contrary[at] = any(meets(one, some) for some in spans)
    return contrary


class _Cue(NamedTuple):
    """A word of negation at [start, end). [owner_start, owner_end): the find that it is part of, and denies only what meets it."""

    start: int
    end: int
    is_short: bool
    languages: frozenset[str]
    owner_start: int
    owner_end: int

    def is_of_another(self, one: Found) -> bool:
        """Whether it is part of a find that ends before this one: then nothing before it reaches this one either."""
        return self.owner_start < self.owner_end <= one.start

    def free_for(self, one: Found) -> bool:
        """Whether it may deny `one`. Short words mean something else in other languages; longer ones deny in mixed speech."""
        if self.is_short and self.languages.isdisjoint(one.languages):
            return False
        return self.owner_start == self.owner_end or (one.start < self.owner_end and self.owner_start < one.end)


class _Negations:
    """The words of a text that deny what stands near them."""

    def __init__(self, text: str, found: Sequence[Found]) -> None:
        self._text = text
        idle = [
            one for one in found if one.theme == IDLE and not any(CLAUSE_END.search(text, *gap) for gap in one.gaps)
        ]
        owners = sorted(part for one in found if one.theme in KEEPS_NEGATION for part in _parts(one))
        self._before = _cues(found, NOT_BEFORE, idle, owners)
        self._after = _cues(found, NOT_AFTER, idle, owners)

    def denied(self, found: Sequence[Found]) -> list[bool]:
        """Which are denied, alone or as items of one list: what denies the first or the last denies all of it."""
        before = [self._denied_before(one) or self._denied_within(one) for one in found]
        after = [self._denied_after(one) for one in found]
        by_theme: defaultdict[str, list[int]] = defaultdict(list)
        for at, one in enumerate(found):
            by_theme[one.theme].append(at)
        for places in by_theme.values():
            pairs = [(a, b) for a, b in pairwise(places) if self._one_list(found[a], found[b])]
            for a, b in pairs:
                before[b] = before[b] or (before[a] and not PRICED.match(self._text, found[b].end))
            for a, b in reversed(pairs):
                after[a] = after[a] or after[b]
        return [is_before or is_after for is_before, is_after in zip(before, after, strict=True)]

    def _denied_before(self, one: Found) -> bool:
        """Whether a word of negation stands before it in its clause, or runs into it.

        It is not where what is paid for is only named in another clause ("no money for tickets, the company pays"), nor where it
        begins with a negation of its own ("no degree and no experience", "no degree no experience").
        """
        if one.theme in PAID and any(NEXT_CLAUSE.search(self._text, *gap) for gap in one.gaps):
            return False
        at = bisect_left(self._before, (one.start,)) - 1
        own = bisect_left(self._before, (one.start,))
        is_own = one.theme in NEGATIVE and own < len(self._before) and self._before[own].start == one.start
        while at >= 0 and self._before[at].start + LONGEST_CUE + NEGATION_REACH >= one.start:
            cue = self._before[at]
            if cue.is_of_another(one):
                return False
            near, runs_into = one.start <= cue.end + NEGATION_REACH, one.start < cue.end + (one.theme in SENTENCES) * 2
            if (
                near
                and cue.end < one.end
                and not (runs_into and one.theme in NEGATIVE)
                and cue.free_for(one)
                and self._one_clause(cue, one)
                and not (is_own and self._begins_anew(cue, self._before[own]))
            ):
                return True
            at -= 1
        return False

    def _denied_after(self, one: Found) -> bool:
        """Whether a word of negation stands after it in its clause, or begins in its last word ("keep" in a "keep not")."""
        at = bisect_left(self._after, (one.end,))
        if one.theme not in GIFTS | NEGATIVE:
            within = self._after[bisect_left(self._after, (one.start + 1,)) : at]
            if any(cue.end > one.end and cue.free_for(one) for cue in within):
                return True
        while at < len(self._after) and self._after[at].start <= one.end + NEGATION_REACH:
            cue = self._after[at]
            if (
                cue.free_for(one)
                and not CLAUSE_END.search(self._text, one.end, cue.start)
                and not self._goes_on(one, cue.start)
                and not NEW_VERB.search(self._text, max(one.end, cue.start - AND_REACH), cue.start)
            ):
                return True
            at += 1
        return False

    def _denied_within(self, one: Found) -> bool:
        """Whether a word of negation stands between its parts, or before the last. Who warns may do so in the negative."""
        if one.theme in WARNINGS | SENTENCES:
            return False
        for start, end in one.gaps:
            for cues, last in ((self._before, one.end), (self._after, end)):
                at = bisect_left(cues, (start,))
                if at < len(cues) and cues[at].start < end and cues[at].end <= last and cues[at].free_for(one):
                    return True
        return False

    def _one_clause(self, cue: _Cue, one: Found) -> bool:
        """Whether no clause ends between them; the commas of a list with "or" and the colon of what is not said end none."""
        last = cue.end
        after_space = cue.end + self._text.startswith(" ", cue.end)
        for match in CLAUSE_END.finditer(self._text, after_space, one.start):
            if COLON.fullmatch(match[0]) and SAYING.search(self._text, cue.start, match.start()):
                continue
            if not COMMA.fullmatch(match[0]):
                return False
            last = match.end()
        return last == cue.end or bool(GOES_ON.match(self._text, last, one.start) or GOES_ON.match(self._text, one.end))

    def _begins_anew(self, cue: _Cue, own: _Cue) -> bool:
        """Whether a find's own negation says no more to an earlier one than another item of a list: an "and", or the same word."""
        if self._text[cue.start : cue.end] == self._text[own.start : own.end]:
            return True
        return AND_LAST.search(self._text, max(cue.end, own.start - AND_REACH), own.start) is not None

    def _goes_on(self, one: Found, end: int) -> bool:
        """Whether another verb stands before `end`: after an "and", but for the "and" of a list of things."""
        match = AND_THEN.search(self._text, one.end, end)
        if match is None:
            return False
        return one.theme in GIFTS or WORD.search(self._text, one.end, match.start()) is not None

    def _one_list(self, one: Found, other: Found) -> bool:
        return one.end <= other.start and bool(NEXT_ITEM.fullmatch(self._text, one.end, other.start))


def meets(one: Found, spans: Sequence[tuple[int, int]]) -> bool:
    """Whether one of the spans, which are in order and do not overlap, holds a part of it."""
    at = bisect_left(spans, (one.end,)) - 1
    return at >= 0 and spans[at][1] > one.start


def _cues(found: Iterable[Found], theme: str, idle: Sequence[Found], owners: Sequence[tuple[int, int]]) -> list[_Cue]:
    """The words of negation in order of place, without the idle ones, each with the find that it is part of."""
    words = [one for one in found if one.theme == theme]
    idle_spans, owner_spans = _around(words, [(one.start, one.end) for one in idle]), _around(words, owners)
    return [
        _Cue(
            word.start,
            word.end,
            word.end - word.start <= SHORT_CUE,
            word.languages,
            *(owner or (word.start, word.start)),
        )
        for word, is_idle, owner in zip(words, idle_spans, owner_spans, strict=True)
        if not is_idle
    ]


def _parts(one: Found) -> Iterator[tuple[int, int]]:
    """The find without what stands between its parts."""
    start = one.start
    for gap_start, gap_end in one.gaps:
        yield start, gap_start
        start = gap_end
    yield start, one.end


def _around(words: Sequence[Found], spans: Sequence[tuple[int, int]]) -> list[tuple[int, int] | None]:
    """For each word the span that holds it, or None. Both are in order of place."""
    holding: list[tuple[int, int] | None] = []
    at, reach = 0, (0, 0)
    for word in words:
        while at < len(spans) and spans[at][0] <= word.start:
            reach = max(reach, spans[at], key=itemgetter(1))
            at += 1
        holding.append(reach if word.end <= reach[1] else None)
    return holding


class _Passages:
    """The stretches of a text that speak about lures: the sentence of each warning, and what a warning opens."""

    def __init__(self, text: str, warnings: Sequence[Found]) -> None:
        ends = [match.start() for match in SENTENCE_END.finditer(text)]
        colons = [match.start() for match in COLON.finditer(text)]
        heading = text.find("\n")
        titled = 0 < heading <= HEADING and len(warnings) > 1  # one warning in a title may be bait
        stretches = []
        for one in warnings:
            at = bisect_left(ends, one.start)
            start = ends[at - 1] if at else 0
            if at and text[start] in "?？؟" and one.start - start <= ANSWER:
                start = ends[at - 2] if at > 1 else 0
            after = bisect_left(ends, one.end)
            end = ends[after] if after < len(ends) else len(text)
            colon = bisect_left(colons, one.end)
            lists = colon < len(colons) and colons[colon] < end
            is_account = bool(GOES_ON_FIRST.match(text, end + 1))
            if one.theme == OPENER or lists or is_account or (titled and one.end <= heading):
                end += PASSAGE
            elif text[one.end : end + 1] == "!":
                at = bisect_right(ends, end)
                end = ends[at] if at < len(ends) else len(text)
            stretches.append((start, end))
        self._starts: list[int] = []
        self._ends: list[int] = []
        for start, end in sorted(stretches):
            self._starts.append(start)
            self._ends.append(max(end, self._ends[-1] if self._ends else 0))

    def meet(self, start: int, end: int) -> bool:
        """Whether one of them holds a part of [start, end)."""
        at = bisect_left(self._starts, end) - 1
        return at >= 0 and self._ends[at] > start
