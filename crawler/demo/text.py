"""An ad's text as HTML, the ways that boards write it."""

import re

from markupsafe import Markup, escape

BULLET = re.compile(r"^(?:[-•–*]|✔|✅|1\.|2\.|3\.)\s+")


def broken_lines(text: str) -> Markup:
    """Give the text as one run with `<br>` between lines, as messengers and old boards do."""
    return Markup("<br>").join(escape(line) for line in text.split("\n"))


def paragraphs(text: str) -> Markup:
    """Give the text as paragraphs and lists, as an editor in the browser writes it."""
    return Markup("\n").join(_block(block.split("\n")) for block in text.split("\n\n"))


def _block(lines: list[str]) -> Markup:
    listed = [BULLET.match(line) is not None for line in lines]
    if sum(listed) < 2:  # noqa: PLR2004 - one line with a dash is no list
        return Markup("<p>{}</p>").format(broken_lines("\n".join(lines)))
    parts = []
    for line, is_item in zip(lines, listed, strict=True):
        parts.append(Markup("<li>{}</li>").format(BULLET.sub("", line)) if is_item else Markup("<p>{}</p>").format(line))
    written = Markup("").join(parts)
    return Markup(re.sub(r"((?:<li>(?:(?!</li>).)*</li>)+)", r"<ul>\1</ul>", str(written)))  # noqa: S704 - escaped above
