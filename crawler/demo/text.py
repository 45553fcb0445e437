"""An ad's text as HTML, the ways that boards write it."""

import re
from itertools import groupby

from markupsafe import Markup, escape

BULLET = re.compile(r"^(?:[-•–*]|✔|✅)\s+")


def broken_lines(text: str) -> Markup:
    """Give the text as one run with `<br>` between lines, as messengers and old boards do."""
    return Markup("<br>").join(escape(line) for line in text.split("\n"))


def paragraphs(text: str) -> Markup:
    """Give the text as paragraphs and lists, as an editor in the browser writes it."""
    return Markup("\n").join(_block(block.split("\n")) for block in text.split("\n\n"))


def _block(lines: list[str]) -> Markup:
    listed = [BULLET.match(line) is not None for line in lines]
    if sum(listed) < 2:  # noqa: PLR2004 - one line with a dash is no list
        return _paragraph(lines)
    runs = groupby(zip(listed, lines, strict=True), key=lambda pair: pair[0])
    return Markup("").join(
        _list([line for _, line in run]) if is_item else _paragraph([line for _, line in run]) for is_item, run in runs
    )


def _list(lines: list[str]) -> Markup:
    items = Markup("").join(Markup("<li>{}</li>").format(BULLET.sub("", line)) for line in lines)
    return Markup("<ul>{}</ul>").format(items)


def _paragraph(lines: list[str]) -> Markup:
    return Markup("<p>{}</p>").format(broken_lines("\n".join(lines)))
