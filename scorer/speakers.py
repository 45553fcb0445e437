"""Who speaks in a pasted chat, so that what somebody asks about an offer is not taken for what it says.

A chat is told by its form: "Name: text" line by line (with the time before it, as messengers export it), lines with a dash
each, lines quoted with ">", or one quotation after the other. Whoever asks most and says least is the seeker. Where the
form or the roles leave a doubt there is no seeker, and the whole text counts.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import NamedTuple

TIME = r"\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?:\s?[apAP]\.?[mM]\.?)?"
STAMP = rf"(?:\[[^\]\n]{{4,30}}\]\s?|\d{{1,4}}[./-]\d{{1,2}}[./-]\d{{1,4}},?\s{TIME}\s(?:[-–]\s)?|{TIME}\s(?:[-–]\s)?)?"
NAMED = re.compile(rf"^[ \t\u200e]*{STAMP}(?P<name>[^:：\n\[\]]{{1,30}}?)\s?[:：][ \t]*(?=[^\s/])", re.MULTILINE)
SIGNED = re.compile(r"^[ \t]*(?P<name>[-–—+>])[ \t]?(?=\S)", re.MULTILINE)
LINE = re.compile(r"^[ \t]*\S.*$", re.MULTILINE)
QUOTED = re.compile(r"„[^„“”\"]+[“”\"]|“[^“”]+”|\"[^\"\n]+\"|«[^«»]+»|»[^«»]+«|「[^「」]+」")

SENTENCE = re.compile(r"[^.!?。！？؟…।۔။።។\n]*[.!?。！？؟…।۔။።។\n]*")
QUESTION = re.compile(r"[?？؟]")
PARTICLES = tuple("吗 嗎 呢 么 麼 か 나요 까 까요 가요 ไหม มั้ย หรือเปล่า รึเปล่า หรือยัง คะ ບໍ လား လဲ".split())
"""How a sentence ends that asks, in languages that need no sign for it."""
POLITE = ("ครับ", "ค่ะ", "นะ")
"""What Thai may add behind them."""
ASKING = (*PARTICLES, *(particle + word for particle in PARTICLES for word in POLITE))
CLOSING = ' \t\n“”"」»~.。…'

YES_WORDS = frozenset(
    """yes yeah yep yup yea ok okay sure correct right exactly ya iya yup betul benar ada boleh bisa oo opo oho meron có vâng dạ
    ừ uh đúng да ага конечно так иә ия ha xa sí si claro sim oui ouais ja jo klar natürlich tak evet tabii हाँ हां जी
    হ্যাঁ জি ہاں جی نعم ايوه أيوة ايه اه آه بله آره ඔව් ஆமா ஆம் አዎ ndiyo ndio eh e""".split()
)
YES_SIGNS = tuple(
    """是 对 對 有 要 可以 会 會 嗯 好 恩 当然 當然 はい ええ うん そう 네 예 응 맞 있어
    ใช่ มี ได้ จ้า ครับ ค่ะ ဟုတ် បាទ ចាស ແມ່ນ ເຈົ້າ ມີ""".split()
)
NEAR = 20
"""Characters of an answer within which a number says that there is something to pay, or how much."""

FEWEST_QUOTES = 2
FEWEST_DASHES = 3
COVER = 0.7
"""Share of a text that stands in quotation marks where it is nothing but talk."""
MOST_SPEAKERS = 6


class Turn(NamedTuple):
    """What one speaker says at a stretch: [start, end) of the text. Unnamed speakers have a number or a sign."""

    speaker: str
    start: int
    end: int


def turns(text: str) -> tuple[Turn, ...]:
    """Give the turns of a chat in order; none where the text is not clearly one."""
    return _named(text) or _signed(text) or _quoted(text)


def asked(text: str) -> tuple[tuple[int, int], ...]:
    """Give the spans of what the seeker asks in a chat and nobody affirms: it is not said of the offer."""
    if not (QUESTION.search(text) or any(map(text.__contains__, PARTICLES))):
        return ()
    chat = turns(text)
    questions = [tuple(_questions(text, turn)) for turn in chat]
    seeker = _seeker(text, chat, questions)
    spans: list[tuple[int, int]] = []
    for turn, answer, found in zip(chat, _answers(chat), questions, strict=True):
        if turn.speaker == seeker and found and not (answer and _affirms(text[answer.start : answer.end])):
            spans += found
    return tuple(spans)


def _named(text: str) -> tuple[Turn, ...]:
    """Turns of lines with a name each; lines without one go on. A list of fields names nothing twice."""
    marks = [mark for mark in NAMED.finditer(text) if not mark["name"].strip().isdecimal()]
    names = Counter(mark["name"].strip() for mark in marks)
    letters = all(len(name) == 1 for name in names)
    if not 1 < len(names) <= MOST_SPEAKERS or not (letters or max(names.values()) > 1):
        return ()
    lines = len(LINE.findall(text))
    if 2 * len(marks) < lines or text.count("\n", 0, marks[0].start()) > 1:
        return ()
    ends = [mark.start() for mark in marks[1:]] + [len(text)]
    return tuple(Turn(mark["name"].strip(), mark.end(), end) for mark, end in zip(marks, ends, strict=True))


def _signed(text: str) -> tuple[Turn, ...]:
    """Turns of lines with a sign each: two kinds of sign are two speakers, of one kind they take turns."""
    marks = {mark.start(): mark for mark in SIGNED.finditer(text)}
    lines = list(LINE.finditer(text))
    signs = {mark["name"] for mark in marks.values()}
    if signs == {">"} and len(marks) < len(lines):
        starts = [(marks[one.start()].end(), ">") if one.start() in marks else (one.start(), "") for one in lines]
        return tuple(Turn(who, start, line.end()) for (start, who), line in zip(starts, lines, strict=True))
    if len(marks) < len(lines) or len(lines) < FEWEST_DASHES:
        return ()
    pairs = zip(lines, marks.values(), strict=True)
    return tuple(
        Turn(mark["name"] if len(signs) > 1 else str(at % 2), mark.end(), line.end())
        for at, (line, mark) in enumerate(pairs)
    )


def _quoted(text: str) -> tuple[Turn, ...]:
    """Turns of a text that is hardly more than quotations: two speakers take turns."""
    found = list(QUOTED.finditer(text))
    if len(found) < FEWEST_QUOTES or sum(one.end() - one.start() for one in found) < COVER * len(text):
        return ()
    return tuple(Turn(str(at % 2), one.start() + 1, one.end() - 1) for at, one in enumerate(found))


def _questions(text: str, turn: Turn) -> Iterator[tuple[int, int]]:
    """The sentences of a turn that ask."""
    for sentence in SENTENCE.finditer(text, turn.start, turn.end):
        if sentence[0] and _asks(sentence[0]):
            yield sentence.span()


def _asks(sentence: str) -> bool:
    if QUESTION.search(sentence):
        return True
    end = sentence.rstrip(CLOSING)
    return end.endswith(ASKING)


def _seeker(text: str, chat: tuple[Turn, ...], questions: list[tuple[tuple[int, int], ...]]) -> str | None:
    """The one who asks in half of their turns or more, more often than anybody, and says less than the others."""
    count, asks, letters = Counter[str](), Counter[str](), defaultdict[str, int](int)
    for turn, found in zip(chat, questions, strict=True):
        count[turn.speaker] += 1
        asks[turn.speaker] += bool(found)
        letters[turn.speaker] += sum(map(str.isalnum, text[turn.start : turn.end]))
    ranked = asks.most_common(2)
    if len(ranked) < 2 or ranked[0][1] == ranked[1][1]:  # noqa: PLR2004 - two speakers or more
        return None
    seeker = ranked[0][0]
    says_less = letters[seeker] * 2 < sum(letters.values())
    return seeker if says_less and asks[seeker] * 2 >= count[seeker] else None


def _answers(chat: tuple[Turn, ...]) -> list[Turn | None]:
    """For each turn the next one of another speaker."""
    answers: list[Turn | None] = []
    after: Turn | None = None
    for turn in reversed(chat):
        answers.append(after if after is None or after.speaker != turn.speaker else answers[-1])
        after = turn
    return answers[::-1]


def _affirms(answer: str) -> bool:
    """Whether an answer begins with a yes, or with a number: then the question tells of the offer."""
    says = answer.strip().lower()
    first = says.split(maxsplit=1)[0].strip(".,!?;:…،。！，") if says else ""
    return first in YES_WORDS or says.startswith(YES_SIGNS) or any(map(str.isdecimal, says[:NEAR]))
