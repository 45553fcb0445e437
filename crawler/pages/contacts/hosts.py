"""Hosts: which addresses are a messenger's, a form's or a profile's, and whose."""

import re
from urllib.parse import unquote

from casefile.address import BadAddressError, canonical, parse
from casefile.post import ContactKind as Kind

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
NAMELESS = frozenset({Kind.KAKAO, Kind.WECHAT, Kind.QQ, Kind.DISCORD, Kind.FORM})
"""Kinds whose addresses hold a code and no name."""

NO_PROFILE = frozenset(
    "joinchat addstickers s c groups group pages events photo photos watch reel reels p tv explore ti r message profile.php"
    " channels invite i home status jobs marketplace story stories".split()
)
"""First parts of a path that are not a name."""

SCHEMES = {"mailto": Kind.EMAIL, "tel": Kind.PHONE, "sms": Kind.SMS}


def link(address: str) -> tuple[Kind, str] | None:
    """Give what an address is as a contact: its kind and its normal form. None where nobody answers there."""
    scheme, _, rest = address.partition(":")
    if kind := SCHEMES.get(scheme.lower()):
        return kind, unquote(rest).partition("?")[0].strip("/ ").lower()
    try:
        url = parse(_web_form(address))
        whole = canonical(url.href)
    except BadAddressError:
        return None
    kind = kind_of(url.hostname)
    if kind is None or (kind is Kind.FORM and "docs.google" in url.hostname and "/forms" not in url.pathname):
        return Kind.URL, whole
    if SHARED.search(url.pathname) or len(url.pathname) <= 1:
        return None
    name = _name(kind, unquote(url.pathname), unquote(url.search))
    is_share = kind is Kind.WHATSAPP and "text=" in url.search and not name
    return None if is_share else (kind, name or whole)


def kind_of(host: str) -> Kind | None:
    """Give the kind of contact that a host serves."""
    labels = host.rstrip(".").split(".")
    return next((HOSTS[name] for at in range(len(labels) - 1) if (name := ".".join(labels[at:])) in HOSTS), None)


def _web_form(address: str) -> str:
    """The https form of an app's own scheme: tg://resolve?domain=name."""
    if match := re.match(r"tg://resolve/?\?domain=([\w]+)", address):
        return f"https://t.me/{match[1]}"
    if match := re.match(r"whatsapp://send/?\?phone=(\+?\d+)", address):
        return f"https://wa.me/{match[1].lstrip('+')}"
    return address


def _name(kind: Kind, path: str, search: str) -> str | None:
    parts = [part for part in path.split("/") if part]
    if kind is Kind.WHATSAPP:
        number = re.search(r"phone=\+?(\d{7,15})", search) or re.match(r"/\+?(\d{7,15})$", path)
        return f"+{number[1]}" if number else None
    if kind is Kind.LINE and (match := re.search(r"/ti/p/[~@%40]*([\w.-]+)$", path)):
        return match[1].lower() if "~" in path or "@" in path else None
    if kind is Kind.TELEGRAM and parts[:1] == ["s"]:
        parts = parts[1:]
    if kind in NAMELESS or not parts or not HANDLE.match(parts[0]):
        return None
    name = parts[0].lower()
    if name.lstrip("@") in NO_PROFILE:
        return None
    if kind is Kind.ZALO:
        return name if NUMBERED.match(name) else None
    return "@" + name.lstrip("@") if kind is Kind.TELEGRAM else name.lstrip("@")
