"""Hosts: whose a mailbox or a web address is, by the list of public suffixes that comes with a library. No network."""

from tldextract import TLDExtract

from casefile.address import BadAddressError, parse
from casefile.post import Contact, ContactKind

FREE_MAIL = frozenset(
    """gmail.com googlemail.com ymail.com rocketmail.com live.com msn.com aol.com icloud.com me.com mac.com mail.com proton.me
    protonmail.com pm.me tuta.io tuta.com tutanota.com zohomail.com mail.ru bk.ru list.ru inbox.ru ya.ru rambler.ru ukr.net
    i.ua qq.com foxmail.com 163.com 126.com yeah.net sina.com sohu.com naver.com daum.net hanmail.net rediffmail.com wp.pl
    o2.pl onet.pl interia.pl web.de t-online.de free.fr laposte.net orange.fr uol.com.br bol.com.br terra.com.br seznam.cz
    libero.it walla.co.il""".split()
)
"""Hosts that give a mailbox to anybody."""
FREE_MAIL_NAMES = frozenset("yahoo hotmail outlook gmx yandex".split())
"""Registered names of such hosts, under many suffixes."""

_extract = TLDExtract(suffix_list_urls=(), cache_dir=None)
"""Works from the list of suffixes that comes with the library: no network, no files."""


def registered(host: str) -> tuple[str, str]:
    """Give the registered name of a host and its public suffix: ("example", "co.uk"); the name may be empty.

    Of a suffix that is in no list, the last label.
    """
    found = _extract(host.lower())
    if found.suffix or not found.subdomain:
        return found.domain, found.suffix
    return found.subdomain.rpartition(".")[2], found.domain


def host_of(contact: Contact) -> str | None:
    """Give the host of a mailbox or a web address; None for any other contact."""
    if contact.kind is ContactKind.EMAIL:
        return contact.value.rpartition("@")[2] if "@" in contact.value else None
    return host(contact.value) if contact.kind is ContactKind.URL else None


def host(address: str | None) -> str | None:
    """Give the host of a web address; None where it is none."""
    try:
        return parse(address).hostname.rstrip(".") if address else None
    except BadAddressError:
        return None


def is_free_mail(name: str) -> bool:
    """Say whether a host gives a mailbox to anybody."""
    label, suffix = registered(name)
    return label in FREE_MAIL_NAMES or f"{label}.{suffix}" in FREE_MAIL
