"""Pay in words: which sum in a text is the pay, and both its ends."""

import re
from itertools import pairwise

from casefile.post import MAX_LINE, Pay
from crawler.pages.folding import fold
from crawler.pages.pay.amounts import amounts, with_period
from crawler.pages.pay.sums import Amount
from crawler.pages.pay.words import context_words, extra_words, period_words

FROM = re.compile(
    r"(?:(?<![^\W\d_])(?:from|starting|starts?|min\.?|minimum|at least|above|over|more than|mulai|dari|minimal|từ|trên|mula"
    r"|desde|a partir de|mínimo|dès|à partir de|ab|od|від|от|более|свыше|kuanzia)|从|從|超过|起薪|최소|เริ่มต้น|ตั้งแต่|من|از|ከ)"
    r" ?[:：]? ?$"
)
UP_TO = re.compile(
    r"(?:(?<![^\W\d_])(?:up ?to|max\.?|maximum|as high as|hingga|sampai|maksimal|lên đến|lên tới|tới|đến|hasta|até|jusqu'à"
    r"|bis zu|bis|do|až|до|hadi)|高达|高達|最高|可达|可達|최대|最大|สูงสุด|ถึง|حتى|تا) ?[:：]? ?$"
)
AND_MORE = re.compile(
    r" ?(?:\+(?! ?[^\s.,;!)/]| ?\S+ ?\d)|\+(?= ?(?:per|a|/|p/)\b)| and (?:up|above|more|over)\b| or more\b| trở lên| ke ?atas"
    r"| y más| ou mais| et plus| и выше|以上|이상|ขึ้นไป|起|超え)"
)
"""What stands before or behind a sum whose range has one end. A plus with something to add is none."""

NEAR_BEFORE, NEAR_AFTER = 45, 18
SENTENCE = re.compile(r"[\n.。!！?？;；](?![0-9])|[।॥۔።။។•●▪◦‣■◆◇✓✔✅☑❖]|(?<=[㐀-鿿]),")
"""Where what was said before no longer speaks of what follows. In Chinese a comma is enough."""

EMOJI = re.compile("[\u2600-\u2793\u2b50-\u2b55\U0001f000-\U0001f445\U0001f44a-\U0001faff]")
"""Pictures that begin the next item of a list; not hands that point to a sum."""
MONEY = re.compile("[\U0001f4b0-\U0001f4b8\U0001f911]")
"""Pictures of money: before a sum they begin an item only where the item before has a picture too."""
COMMA = re.compile(r"[,،、](?![0-9])")
"""Behind a comma a sum that has a currency and a period is an item of its own: no fees, KES 30,000 monthly."""

SHORT = 600
"""Characters of a message in which a lone sum of money is taken for the pay."""

LEAST = 50.0
"""A number below that is no pay, where no currency or pay word stands beside it."""

TOO_LONG = 1e9
"""A number from here on, without a currency, is a telephone's or a registry's."""

SHORTHAND = 10_000
SHORTEST, BESIDE, LEAST_BARE = 3, 12, 500
"""Letters of a period beside a bare number, and that number: `53 H/F` is a job for both sexes, `214 days` a duration."""

CONNECTED = re.compile(r"/|(?:per|a|an|each|every|por|al|par|pro|na|la|mỗi|một|ต่อ|в|за|every)\b|每|一")
COUNTED = re.compile(r"days|weeks|months|years|hours|hrs|yrs")
CLOSED = re.compile(r"\s?(?:[.,;:!)+/|\n。，、；！）]|多|左右|upward|plus|$|[㐀-鿿])|\s{0,2}[^\w\s]")
"""What stands behind a sum and its period where nothing is counted: 3 million daily readings go on."""

OF = re.compile(r"\s?(?:of |for |is |as |in |de |del |for your |untuk |для |на )?\s?")
YEARS = range(1950, 2050)


def read_pay(raw: str, country: str | None = None, language: str | None = None) -> Pay | None:
    """Give what words about pay say in numbers: the first sum in them. None where there is none.

    A lone sum is both ends of its range; "from" leaves the upper end open, "up to" the lower.
    """
    folded = fold(raw[:MAX_LINE])
    found = [with_period(folded.text, amount, language) for amount in amounts(folded, country, language)]
    if not found:
        return None
    likely = [amount for amount in found if amount.is_money] or [amount for amount in found if _is_large(amount)]
    if not likely:
        return None
    best = likely[0]
    if _is_shorthand(best, language):
        return None
    currencies = {amount.currency for amount in found if amount.currency}
    periods = {period for _, _, period in period_words().said(folded.text, 0, len(folded.text))}
    low, high = _ends(folded.text, best)
    return Pay(
        raw=raw,
        low=low,
        high=high,
        currency=best.currency or (currencies.pop() if len(currencies) == 1 else None),
        period=best.period or (periods.pop() if len(periods) == 1 and len(found) == 1 else None),
    )


def pay_in(text: str, country: str | None = None, language: str | None = None) -> Pay | None:
    """Give the pay that a text states, with the ad's words as `raw`; None where no sum is clearly pay.

    A sum counts by the words around it: pay, a period, a currency. Fees, deposits, debts and bonuses do not, nor do
    meals, allowances and overtime where another sum stands beside a pay word.
    """
    folded = fold(text)
    found = [with_period(folded.text, amount, language) for amount in amounts(folded, country, language)]
    weighed = [(weight, -amount.start, amount) for amount in found if (weight := _weight(folded.text, amount))]
    if not weighed:
        return None
    extra = {now.start for last, now in pairwise((None, *found)) if now and _is_extra(folded.text, now, last)}
    if any(-start not in extra and _is_paid(folded.text, amount) for _, start, amount in weighed):
        weighed = [each for each in weighed if each[2].start not in extra]
    best = max(weighed, key=lambda each: each[:2])[2]
    raw = " ".join(folded.raw(*best.around).split())[:MAX_LINE]
    if _is_shorthand(best, language):
        return Pay(raw=raw, period=best.period)
    low, high = _ends(folded.text, best)
    return Pay(raw=raw, low=low, high=high, currency=best.currency, period=best.period)


def _is_shorthand(amount: Amount, language: str | None) -> bool:
    """Say whether a sum leaves out what everybody knows there: 월급 600 is six million won, and no number we may write."""
    return language == "ko" and not amount.is_money and amount.high < SHORTHAND


def _weight(text: str, amount: Amount) -> int:
    """How surely a sum is pay; 0 where it is not."""
    if _is_pay(text, amount) is False:
        return 0
    is_paid = _is_paid(text, amount)
    is_range = amount.low != amount.high
    if amount.is_money:
        is_clear = is_paid or amount.period is not None or (amount.high >= LEAST and (is_range or len(text) <= SHORT))
    elif amount.factor == 1:
        is_year = amount.high in YEARS and amount.low in YEARS
        is_clear = LEAST <= amount.high < TOO_LONG and not is_year and (is_paid or _is_beside(text, amount))
    else:
        is_clear = is_paid or _is_beside(text, amount) or (is_range and len(text) <= SHORT)
    weight = 1 + amount.is_money + 2 * is_paid + 2 * (amount.period is not None) + is_range
    return weight if is_clear else 0


def _is_paid(text: str, amount: Amount) -> bool:
    """Say whether a pay word stands near a sum, or between it and its period."""
    return _is_pay(text, amount) is True or bool(context_words().said(text, *amount.around))


def _is_pay(text: str, amount: Amount) -> bool | None:
    """Whether the words near a sum make it pay, or something else; None where they say neither.

    The last word before it in the sentence decides; where there is none, one that stands right behind it.
    """
    start = _sentence_start(text, amount)
    if before := context_words().said(text, start, amount.start):
        last = max(before, key=lambda word: (word.end, -word.start))
        is_freed = not last.meaning and _is_next_item(text, start, last.end, amount)
        return None if is_freed else last.meaning
    after = context_words().said(text, amount.end, amount.end + NEAR_AFTER)
    return next((word.meaning for word in after if OF.fullmatch(text, amount.end, word.start)), None)


def _is_extra(text: str, amount: Amount, last: Amount | None) -> bool:
    """Say whether a sum is for meals, an allowance or overtime: by the last word before it, or one right behind it.

    Behind it counts where no word before it is nearer than the sum `last`: salary 1500 AED food and room free.
    """
    start = _sentence_start(text, amount)
    paid = max((word.end for word in context_words().said(text, start, amount.start)), default=-1)
    extra = max((word.end for word in extra_words().said(text, start, amount.start)), default=-1)
    if extra >= max(paid, 0) and not _is_next_item(text, start, extra, amount):
        return True
    end = max(amount.end, amount.around[1])
    is_near = paid >= (last.end if last else 0)
    after = extra_words().said(text, end, end + NEAR_AFTER)
    return not is_near and any(OF.fullmatch(text, end, word.start) for word in after)


def _sentence_start(text: str, amount: Amount) -> int:
    """Where the sentence of a sum begins, or what of it is near enough."""
    start = max(0, amount.start - NEAR_BEFORE)
    for stop in SENTENCE.finditer(text, start, amount.start):
        start = stop.end()
    return start


def _is_next_item(text: str, start: int, end: int, amount: Amount) -> bool:
    """Say whether a sum is the next item of a list, not what the words before it, from `start` to `end`, speak of."""
    between = text[end : amount.start]
    if EMOJI.search(between if EMOJI.search(text, start, end) else MONEY.sub("", between)):
        return True
    return amount.is_money and amount.period is not None and COMMA.search(between) is not None


def _is_beside(text: str, amount: Amount) -> bool:
    """Say whether a period stands right beside a number without a currency, and nothing is counted: 9000 a month."""
    if amount.period is None:
        return False
    begin, finish = amount.around
    before, after = text[begin : amount.start].strip(), text[amount.end : finish].strip()
    if before:
        return len(before) <= BESIDE
    if CONNECTED.match(after):
        return True
    is_word = len(after) > SHORTEST and not COUNTED.fullmatch(after) if after.isascii() else True
    is_large = amount.high >= LEAST_BARE or amount.high != int(amount.high)
    return is_word and is_large and len(after) <= BESIDE and CLOSED.match(text, finish) is not None


def _is_large(amount: Amount) -> bool:
    """Say whether a number without a currency may be a sum in words about pay, and is no count of days or shares."""
    return amount.factor > 1 or amount.period is not None or amount.high >= LEAST


def _ends(text: str, amount: Amount) -> tuple[float | None, float | None]:
    """Both ends of a sum; one is open behind "from" or "up to"."""
    if amount.low != amount.high:
        return amount.low, amount.high
    before = text[max(0, amount.start - 20) : amount.start]
    if UP_TO.search(before):
        return None, amount.high
    if FROM.search(before) or AND_MORE.match(text, amount.end) or AND_MORE.match(text, amount.around[1]):
        return amount.low, None
    return amount.low, amount.high
