"""Together: what proves nothing alone and says more in company. The published lesson is that one indicator is none."""

from casefile.post import ContactKind
from scorer.features import published
from scorer.features.contact import PRIVATE
from scorer.features.feature import FEATURES, Answer, Found
from scorer.lexicon import Mode
from scorer.lexicon.file import FAIR_THEMES
from scorer.reading import Evidence, Reading

GRAVE = (
    "debt", "advances", "deductions", "passport_kept", "passport_photo", "tourist_visa", "visa_later", "border_crossing",
    "secrecy", "denial", "reassurance", "no_leaving", "head_count_fee", "army",
)  # fmt: skip
"""Themes that honest ads seldom carry."""
BAIT = (
    "travel_paid", "housing_paid", "no_experience", "no_schooling", "pay_claims", "screen_work", "gambling", "crypto",
    "messenger_only", "chat_interview", "bring_friends", "urgency", "pick_up", "no_employer",
)  # fmt: skip
"""Themes that honest ads carry too."""
LITTLE = 400
"""Characters, contacts among them, up to which a text may say very little."""


def _themes(reading: Reading, themes: tuple[str, ...]) -> int:
    return sum((theme, Mode.ASSERTED) in reading.hits for theme in themes)


def _all(reading: Reading, *themes: str) -> tuple[Evidence, ...]:
    """The evidence of all the themes, if every one of them was found."""
    found = [reading.asserted(theme) for theme in themes]
    return tuple(one for evidence in found for one in evidence[:1]) if all(found) else ()


@FEATURES.ask(
    None,
    lure=1,
    credits=(
        "seeks_debtors", "offers_advance", "deducts_costs", "keeps_passport", "wants_passport_photo", "uses_tourist_visa",
        "puts_visa_off", "crosses_border", "asks_silence", "denies_force", "reassures", "limits_leaving", "pays_by_head",
        "is_army",
    ),
)  # fmt: skip
def grave_signs(reading: Reading) -> Answer:
    return _themes(reading, GRAVE)


@FEATURES.ask(
    None,
    lure=1,
    credits=(
        "pays_travel", "gives_housing", "wants_no_experience", "wants_no_schooling", "praises_pay", "is_screen_work",
        "is_gambling", "is_crypto", "moves_to_messenger", "interviews_by_chat", "brings_friends", "presses", "picks_up",
        "leaves_employer_vague",
    ),
)  # fmt: skip
def bait_signs(reading: Reading) -> Answer:
    return _themes(reading, BAIT)


@FEATURES.ask(
    None,
    lure=-1,
    fraud=-1,
    credits=(
        "bans_fees", "tells_deductions", "names_benefits", "gives_visa_first", "says_employer_pays", "gives_return_ticket",
        "leaves_passport", "gives_contract_first", "gives_street_address", "selects_in_stages", "names_licence",
        "names_job_order", "asks_work_right", "asks_qualification", "gives_days_off",
    ),
)  # fmt: skip
def fair_signs(reading: Reading) -> Answer:
    return _themes(reading, tuple(FAIR_THEMES))


@FEATURES.ask(
    "Ticket and room are paid for work that needs no experience.",
    source=published.FBI,
    version=2,
    lure=1,
)
def pays_all_for_unskilled(reading: Reading) -> Answer:
    both = ("travel_paid", "housing_paid")
    return _all(reading, *both, "no_experience") or _all(reading, *both, "no_schooling")


@FEATURES.ask(
    "Ticket and room are paid for chat, typing or customer-service work.",
    source=published.BRAZIL,
    lure=1,
)
def pays_all_for_screen_work(reading: Reading) -> Answer:
    return _all(reading, "travel_paid", "housing_paid", "screen_work")


@FEATURES.ask("It offers people in debt money in advance.", source=published.READR, lure=1)
def lends_to_debtors(reading: Reading) -> Answer:
    return _all(reading, "debt", "advances")


@FEATURES.ask(
    "Work for an army or near a war, with the promise that there is no danger.",
    source=published.SILKWAY,
    lure=1,
)
def reassures_about_war(reading: Reading) -> Answer:
    return _all(reading, "army", "reassurance")


@FEATURES.ask("The ticket is paid for chat, typing or customer-service work abroad.", source=published.FBI, lure=1)
def pays_travel_for_screen_work(reading: Reading) -> Answer:
    return _all(reading, "travel_paid", "screen_work")


@FEATURES.ask(
    "It praises the pay and wants neither experience nor schooling.", source=published.WORLDJOB, lure=1, fraud=1
)
def praises_pay_for_unskilled(reading: Reading) -> Answer:
    return _all(reading, "pay_claims", "no_experience") or _all(reading, "pay_claims", "no_schooling")


@FEATURES.ask("Screen work in a place that reports on scam compounds name.", source=published.INTERPOL, lure=1)
def screen_work_at_hotspot(reading: Reading) -> Answer:
    places = tuple(
        Evidence(place.town or "", place.quote, place.where, *place.span)
        for place in reading.destinations
        if place.hotspot and place.span
    )
    work = reading.asserted("screen_work", "gambling", "crypto")
    return (*places[:1], *work[:1]) if places and work else ()


@FEATURES.ask(
    "Work abroad for an unnamed employer, to be settled in a private messenger.",
    source=published.KOREA,
    version=2,
    absent=True,
    lure=1,
)
def unnamed_and_private(reading: Reading) -> Answer:
    post = reading.post
    unnamed = post.employer is None or post.employer.name is None
    kinds = {contact.kind for contact in post.contacts} - {ContactKind.URL}
    private = bool(kinds) and kinds <= PRIVATE
    abroad = bool(reading.countries) and reading.is_abroad is not False
    return Found(float(unnamed and private and abroad))


@FEATURES.ask(
    "It says very little: no employer, no terms, only a place to write to.",
    source=published.TEMPO,
    version=3,
    absent=True,
    lure=1,
)
def says_little(reading: Reading) -> Answer:
    """Unknown where no word list of ours could have found terms."""
    if not reading.has_lexicon:
        return None
    post = reading.post
    unnamed = post.employer is None or post.employer.name is None
    is_short = len(reading.document) <= LITTLE
    return is_short and bool(post.contacts) and unnamed and fair_signs(reading) == 0 and not reading.asserted("warning")
