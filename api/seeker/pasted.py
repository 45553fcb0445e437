"""What a person pasted: the words of an ad or a chat, or the address of a page."""

import re
from http import HTTPStatus

from api.errors import ProblemError
from api.verdicts.reading import Check
from casefile.address import BadAddressError, parse
from casefile.value import Value

ADDRESS = re.compile(r"(https?://)?[^\s/@]+\.[^\s/@.]{2,}([/?#:]\S*)?", re.IGNORECASE)
"""One run of characters with a host in it. A mailbox or a handle alone is words, not the address of a page."""

UNREADABLE_SHARE = 0.05
"""Share of characters that came out as U+FFFD from which what was pasted is no text."""


class NotTextError(ProblemError):
    """What was pasted is a picture, a file or broken characters."""

    status = HTTPStatus.UNPROCESSABLE_ENTITY
    name = "not_text"


class EmptyError(ProblemError):
    """Nothing was pasted."""

    status = HTTPStatus.UNPROCESSABLE_ENTITY
    name = "empty"


class Shared(Value):
    """What another app shares, in the fields of the Web Share Target. Apps differ in where they put an address."""

    title: str = ""
    text: str = ""
    url: str = ""


def read_pasted(pasted: str, *, may_fetch: bool = False) -> Check:
    """Give the check that was meant. `may_fetch`: the person wants us to open a page that we do not know.

    Raises ProblemError with a sentence for the person who pasted it.
    """
    text = pasted.replace("\r\n", "\n")
    if not text.strip():
        raise EmptyError("The box is empty. Paste the ad or the chat first.")
    if "\x00" in text or text.count("\ufffd") > UNREADABLE_SHARE * len(text):
        raise NotTextError(
            "This is not text that can be read: perhaps a picture or a file. Paste the words themselves."
        )
    return Check(url=text.strip(), fetch=may_fetch) if _is_address(text.strip()) else Check(text=text)


def read_shared(shared: Shared) -> tuple[str, bool]:
    """Give what another app shared as it would be pasted, and whether that is the address of a page and nothing else.

    Beside an address a title is only the page's name: the words of the ad are still on the page.
    """
    title, words = shared.title.strip(), shared.text.strip() or shared.url.strip()
    if _is_address(words):
        return words, True
    return "\n".join(filter(None, (title if title not in words else "", words))), False


def _is_address(text: str) -> bool:
    if not ADDRESS.fullmatch(text):
        return False
    try:
        parse(text)
    except BadAddressError:
        return False
    return True
