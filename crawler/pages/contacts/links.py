"""Addresses in an ad: which of them are a messenger's, a form's or a profile's, and whose."""

import re
from functools import cache
from urllib.parse import unquote

from casefile.address import BadAddressError, canonical, parse
from casefile.post import ContactKind as Kind
from crawler.pages.contacts.found import Found, strike
from crawler.pages.folding import Folded

LINK = re.compile(
    r"(?:(?:https?|tg|viber|whatsapp|weixin|zalo)://|mailto:|www\.)[^\s<>\"'`{}|\\^）】」』、，。；！？]{3,2000}"
)
TOP = "com|net|org|info|biz|io|co|me|ly|gl|gg|ee|cc|tv|vip|top|xyz|online|site|shop|club|work|jobs|link|app|so|example"
BARE = re.compile(
    r"(?<![\w@.-])(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.){1,4}"
    rf"(?:{TOP})"
    r"(?:\.[a-z]{2})?(?:/[^\s<>\"'`{}|\\^）】」』、，。；！？]{0,500})?(?![\w@-])"
)
BROKEN = re.compile(
    r"(?<![a-z0-9.])(t|wa|m)\s{0,2}(?:\.|\(dot\)|\[dot\]|\bdot\b|点|點|,)\s{0,2}me\s{0,2}/\s{0,2}(\+?[a-z0-9_]{3,64})"
)
"""t . me / handle: how a link is broken so that filters do not see one."""

TOP_LEVEL = re.compile(rf"\.(?:{TOP})(?![a-z])")
POINTER = re.compile(r"[:👉➡→] ?$")

BROKEN_HINT = re.compile(r"me\s{0,2}/")
LINK_HINTS = ("://", "www.", "mailto:")

TRAILING = ".,;:!?)]}>»”’*_~"

SHARED = re.compile(
    r"/(?:share|sharer|intent|dialog|plugins|login|signup|hashtag|search|help|legal|privacy|policies)\b"
)
"""Addresses by which a page is passed on, or a site is explained: nobody answers there."""

HOSTS: dict[str, Kind] = {
    "t.me": Kind.TELEGRAM,
    "telegram.me": Kind.TELEGRAM,
    "telegram.dog": Kind.TELEGRAM,
    "wa.me": Kind.WHATSAPP,
    "wa.link": Kind.WHATSAPP,
    "whatsapp.com": Kind.WHATSAPP,
    "line.me": Kind.LINE,
    "lin.ee": Kind.LINE,
    "zalo.me": Kind.ZALO,
    "wechat.com": Kind.WECHAT,
    "weixin.qq.com": Kind.WECHAT,
    "qm.qq.com": Kind.QQ,
    "qun.qq.com": Kind.QQ,
    "kakao.com": Kind.KAKAO,
    "viber.com": Kind.VIBER,
    "viber.me": Kind.VIBER,
    "signal.me": Kind.SIGNAL,
    "signal.group": Kind.SIGNAL,
    "m.me": Kind.MESSENGER,
    "messenger.com": Kind.MESSENGER,
    "facebook.com": Kind.FACEBOOK,
    "fb.com": Kind.FACEBOOK,
    "fb.me": Kind.FACEBOOK,
    "instagram.com": Kind.INSTAGRAM,
    "instagr.am": Kind.INSTAGRAM,
    "ig.me": Kind.INSTAGRAM,
    "tiktok.com": Kind.TIKTOK,
    "x.com": Kind.X,
    "twitter.com": Kind.X,
    "discord.gg": Kind.DISCORD,
    "discord.com": Kind.DISCORD,
    "forms.gle": Kind.FORM,
    "docs.google.com": Kind.FORM,
    "forms.office.com": Kind.FORM,
    "typeform.com": Kind.FORM,
    "jotform.com": Kind.FORM,
    "tally.so": Kind.FORM,
    "surveymonkey.com": Kind.FORM,
}
HANDLE = re.compile(r"^@?[a-z0-9][a-z0-9_.-]{1,63}$", re.IGNORECASE)
NUMBERED = re.compile(r"^\+?\d{7,15}$")
NO_PROFILE = frozenset(
    "joinchat addstickers s c groups group pages events photo photos watch reel reels p tv explore ti r message profile.php"
    " channels invite i home status jobs marketplace story stories".split()
)
"""First parts of a path that are not a name."""


def links(folded: Folded) -> list[Found]:
    """Give the addresses in a text at which somebody can be reached, or something be read."""
    text = folded.text
    found: list[Found] = []
    if BROKEN_HINT.search(text):
        for match in BROKEN.finditer(text):
            if " " in match[0] or "dot" in match[0] or not match[0].isascii() or "," in match[0]:
                found += _as_found(match.start(), match.end(), f"{match[1]}.me/{match[2]}")
    for match in LINK.finditer(text) if any(hint in text for hint in LINK_HINTS) else ():
        end = match.start() + len(_trimmed(match[0]))
        found += _as_found(match.start(), end, _written(folded, match.start(), end))
    if TOP_LEVEL.search(text):
        text = strike(text, found)
        for match in BARE.finditer(text):
            address = _trimmed(match[0])
            if _is_address(text, match.start(), address):
                end = match.start() + len(address)
                found += _as_found(match.start(), end, _written(folded, match.start(), end))
    return found


def _written(folded: Folded, start: int, end: int) -> str:
    """An address as written: invitations tell capitals apart. Styled letters are folded: no address has any."""
    raw = folded.raw(start, end)
    return raw if raw.isascii() else folded.text[start:end]


def _as_found(start: int, end: int, address: str) -> list[Found]:
    contact = link(address)
    return [Found(start, end, *contact)] if contact and contact[1] else []


def _trimmed(address: str) -> str:
    """An address without the punctuation of the sentence around it."""
    while address and address[-1] in TRAILING:
        if address[-1] == ")" and address.count("(") >= address.count(")"):
            break
        address = address[:-1]
    return address


def _is_address(text: str, start: int, address: str) -> bool:
    """Say whether words with dots are an address, and not ASP.NET: a path, three labels, a known host or a pointer."""
    host, _, path = address.partition("/")
    return (
        bool(path)
        or host.count(".") > 1
        or _kind(host) is not None
        or POINTER.search(text, max(0, start - 3), start) is not None
    )


def link(address: str) -> tuple[Kind, str] | None:
    """Give what an address is as a contact: its kind and its normal form. None where nobody answers there."""
    scheme, _, rest = address.partition(":")
    if scheme.lower() in _SCHEMES:
        return _SCHEMES[scheme.lower()], unquote(rest).partition("?")[0].strip("/ ").lower()
    try:
        url = parse(_web_form(address))
        whole = canonical(url.href)
    except BadAddressError:
        return None
    kind = _kind(url.hostname)
    if kind is None:
        return Kind.URL, whole
    if SHARED.search(url.pathname + url.search):
        return None
    if kind is Kind.FORM:
        return (
            (Kind.FORM, whole) if "docs.google" not in url.hostname or "/forms" in url.pathname else (Kind.URL, whole)
        )
    name = _name(kind, unquote(url.pathname), unquote(url.search))
    if name:
        return kind, name
    is_share = kind is Kind.WHATSAPP and "text=" in url.search
    return (kind, whole) if len(url.pathname) > 1 and not is_share else None


_SCHEMES = {"mailto": Kind.EMAIL, "tel": Kind.PHONE, "sms": Kind.SMS}


def _web_form(address: str) -> str:
    """The https form of an app's own scheme: tg://resolve?domain=name."""
    if match := re.match(r"tg://resolve/?\?domain=([\w]+)", address):
        return f"https://t.me/{match[1]}"
    if match := re.match(r"whatsapp://send/?\?phone=(\+?\d+)", address):
        return f"https://wa.me/{match[1].lstrip('+')}"
    return address


@cache
def _kind(host: str) -> Kind | None:
    labels = host.rstrip(".").split(".")
    return next((HOSTS[name] for at in range(len(labels) - 1) if (name := ".".join(labels[at:])) in HOSTS), None)


def _name(kind: Kind, path: str, search: str) -> str | None:
    parts = [part for part in path.split("/") if part]
    if kind is Kind.WHATSAPP:
        number = re.search(r"phone=\+?(\d{7,15})", search) or re.match(r"/\+?(\d{7,15})$", path)
        return f"+{number[1]}" if number else None
    if kind is Kind.LINE and (match := re.search(r"/ti/p/[~@%40]*([\w.-]+)$", path)):
        return match[1].lower() if "~" in path or "@" in path else None
    if kind is Kind.TELEGRAM and parts[:1] == ["s"]:
        parts = parts[1:]
    if kind in {Kind.KAKAO, Kind.WECHAT, Kind.QQ, Kind.DISCORD} or not parts or not HANDLE.match(parts[0]):
        return None
    name = parts[0].lower()
    if name.lstrip("@") in NO_PROFILE:
        return None
    if kind is Kind.ZALO:
        return name if NUMBERED.match(name) else None
    return "@" + name.lstrip("@") if kind is Kind.TELEGRAM else name.lstrip("@")
