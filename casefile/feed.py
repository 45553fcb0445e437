"""Feeds: posts as JSON Lines, in the full form of `JobPost` or the short form that people write by hand."""

import re
from typing import Any

import orjson
from pydantic import ValidationError

from casefile.post import MAX_LINE, ContactKind, JobPost

MAX_FEED_LINE = 1_048_576
"""Bytes of one line. A post has at most 100,000 characters of text."""

SHORT_FORM = frozenset({"country", "place", "url"})
"""Fields that only the short form has."""


READ = SHORT_FORM | JobPost.model_fields.keys()
"""Fields that are read. Others (labels, a caller's own columns) belong to whoever wrote the line, and pass by."""


class FeedLineError(ValueError):
    """One line of a feed that is no post. `id` is the caller's, where it could be read."""

    def __init__(self, message: str, id_: str | None = None) -> None:
        super().__init__(message)
        self.id = id_


def read_line(line: bytes | str) -> JobPost:
    """Read one line, full or short form. Raises FeedLineError with a sentence that says what is wrong."""
    raw = line.encode("utf-8", "surrogatepass") if isinstance(line, str) else line
    if len(raw) > MAX_FEED_LINE:
        raise FeedLineError(f"The line has {len(raw):,} bytes; at most {MAX_FEED_LINE:,} are read.")
    try:
        fields = orjson.loads(raw)
    except orjson.JSONDecodeError as error:
        raise FeedLineError(_why_not_json(raw, error)) from error
    return read_fields(fields)


def _why_not_json(raw: bytes, error: orjson.JSONDecodeError) -> str:
    """The decoder counts lines within this one: only its column tells something."""
    try:
        raw.decode()
    except UnicodeDecodeError as bad:
        return f"The line is not UTF-8: its byte {bad.start + 1:,} belongs to no character."
    return f"Not JSON: {error.msg}, at column {error.colno:,}. JSON Lines is wanted: one post a line, as a JSON object."


def read_fields(fields: Any) -> JobPost:
    """Read a decoded line. Raises FeedLineError."""
    if not isinstance(fields, dict):
        raise FeedLineError("A line must be a JSON object with at least a `text`.")
    if type(fields.get("id")) is int:  # databases count their rows
        fields = fields | {"id": str(fields["id"])}
    id_ = fields["id"] if isinstance(fields.get("id"), str) else None
    known = {name: value for name, value in fields.items() if name in READ and not _is_empty(value)}
    known.setdefault("text", "")
    if not known["text"] and not known.get("title"):
        raise FeedLineError("The post has neither text nor title.", id_)
    try:
        return JobPost.model_validate(_full_form(known))
    except ValidationError as error:
        raise FeedLineError(_sentence(error), id_) from error


def write_line(post: JobPost) -> bytes:
    """Write one post in the full form, with a newline. What is not stated is left out."""
    return orjson.dumps(post.model_dump(mode="json", exclude_none=True)) + b"\n"


def _is_empty(value: Any) -> bool:
    return value is None or value in ("", [], {})


def _full_form(fields: dict[str, Any]) -> dict[str, Any]:
    full = {name: _cut(value) for name, value in fields.items() if name not in SHORT_FORM}
    full["text"] = fields["text"]
    if isinstance(full.get("employer"), str):
        full["employer"] = {"name": full["employer"]}
    if isinstance(full.get("pay"), str):
        full["pay"] = {"raw": full["pay"]}
    if "url" in fields:
        full["address"] = fields["url"]
    if "place" in fields or "country" in fields:
        full["places"] = [_place(fields.get("place"), fields.get("country")), *full.get("places", ())]
    if isinstance(full.get("contacts"), list):
        full["contacts"] = [_contact(contact) for contact in full["contacts"]]
    return full


def _cut(value: Any) -> Any:
    return value[:MAX_LINE] if isinstance(value, str) else value


def _place(place: Any, country: Any) -> dict[str, Any]:
    """A country that is no ISO code is a place in the ad's own words."""
    is_code = isinstance(country, str) and re.fullmatch("[A-Za-z]{2}", country)
    return {"raw": _cut(place or country), "country": country.upper() if is_code else None}


def _contact(contact: Any) -> Any:
    """Let a hand-written contact through: a kind we do not know is `other`, the value stands for the raw words."""
    if not isinstance(contact, dict) or not isinstance(contact.get("value"), str):
        return contact
    kind = contact.get("kind")
    known = kind if kind in ContactKind.__members__.values() else ContactKind.OTHER
    return {"kind": known, "value": contact["value"], "raw": contact.get("raw") or contact["value"]}


def _sentence(error: ValidationError) -> str:
    first = error.errors(include_url=False, include_input=False)[0]
    where = ".".join(str(part) for part in first["loc"])
    return f"`{where}`: {first['msg']}."
